#include "platform/web/page.h"

#include "platform/web/mirror.h"

#include <string>
#include <utility>

#include <emscripten/emscripten.h>

extern "C" {
// web/page_imports.js
extern int page_start(void);
extern void page_ready(void);
extern void page_begun(void);
extern void page_look(float* at);
extern void page_ask_frame(void);
extern void page_apply(std::uint32_t const* words);
extern void page_place_sheet(float top, float width, float height, float whole_height, float spare);
extern void page_textures(void const* parts, int count);
extern void page_draw(int width, int height, float ratio, void const* vertices, int vertex_count, void const* indices,
    int index_count, void const* commands, int command_count);
extern void page_copy_bar(int layer, int y, int width, int height);
extern void page_show_address(char const* survey, char const* draft_id, int planner);
extern void page_reload(void);
extern void page_guard(int guarded);
extern void page_wake_after(double millis);
extern void page_tell_preferences(void);
extern int page_glyphs_start(void);
extern void page_measure(std::uint32_t letter, float size, int bold, void* box);
extern void page_rasterise(void const* drawings, int count);
}

namespace dure::platform::page {

namespace {

    // There is one page, and JavaScript calls in without an object.
    struct Door {
        std::vector<Event> events;
        std::string text;
        std::string name;
        Mirror mirror;
    };

    Door& door()
    {
        static Door one;
        return one;
    }

}

static_assert(sizeof(void*) == 4, "the structs below are read by JavaScript as 32-bit words");
static_assert(sizeof(TextureUpload) == 8 * 4);
static_assert(sizeof(GlyphMeasure) == 6 * 4);
static_assert(sizeof(GlyphDrawing) == 11 * 4);

bool start()
{
    return page_start() != 0;
}

void tell_ready()
{
    page_ready();
}

void begin()
{
    page_begun();
}

Look look()
{
    float numbers[6] = {};
    page_look(numbers);
    return { numbers[0], numbers[1], numbers[2], numbers[3], numbers[4] != 0, numbers[5] != 0 };
}

void ask_for_frame()
{
    page_ask_frame();
}

std::vector<Event> take_events()
{
    return std::exchange(door().events, {});
}

void show(Frame const& frame)
{
    std::vector<std::uint32_t> const& words = door().mirror.changes(frame);
    if (!words.empty())
        page_apply(words.data());
}

void show_address(std::string const& survey, std::string const& draft_id, bool planner)
{
    page_show_address(survey.c_str(), draft_id.c_str(), planner ? 1 : 0);
}

void reload()
{
    page_reload();
}

void guard(bool guarded)
{
    page_guard(guarded ? 1 : 0);
}

void wake_after(double millis)
{
    page_wake_after(millis);
}

void tell_preferences()
{
    page_tell_preferences();
}

void place_sheet(Sheet const& sheet, Pixels const& pixels)
{
    page_place_sheet(sheet.top, pixels.width, sheet.height, pixels.height, sheet.spare);
}

void draw(Pixels const& pixels, float pixel_ratio)
{
    auto const device = [pixel_ratio](float length) { return static_cast<int>(length * pixel_ratio + 0.5F); };
    page_draw(device(pixels.width), device(pixels.height), pixel_ratio, pixels.vertices,
        static_cast<int>(pixels.vertex_count), pixels.indices, static_cast<int>(pixels.index_count), pixels.commands,
        static_cast<int>(pixels.command_count));
}

void upload(std::vector<TextureUpload> const& parts)
{
    page_textures(parts.data(), static_cast<int>(parts.size()));
}

void copy_bar(std::uint32_t layer, std::int32_t y, std::int32_t width, std::int32_t height)
{
    page_copy_bar(static_cast<int>(layer), y, width, height);
}

bool start_glyphs()
{
    return page_glyphs_start() != 0;
}

std::string take_text()
{
    return std::exchange(door().text, {});
}

std::string take_font()
{
    return take_text();
}

GlyphMeasure measure(char32_t letter, float size, bool bold)
{
    GlyphMeasure box;
    page_measure(letter, size, bold ? 1 : 0, &box);
    return box;
}

void rasterise(std::vector<GlyphDrawing> const& drawings)
{
    page_rasterise(drawings.data(), static_cast<int>(drawings.size()));
}

}

// What JavaScript calls. Text first goes into the room it asked for.
extern "C" {

EMSCRIPTEN_KEEPALIVE void* dure_page_room(int bytes)
{
    auto& text = dure::platform::page::door().text;
    text.resize(static_cast<std::size_t>(bytes));
    return text.data();
}

EMSCRIPTEN_KEEPALIVE void dure_page_name(void)
{
    auto& door = dure::platform::page::door();
    door.name = std::exchange(door.text, {});
}

EMSCRIPTEN_KEEPALIVE void dure_page_event(double id, int kind, int checked)
{
    auto& door = dure::platform::page::door();
    dure::platform::Event event;
    event.id = static_cast<std::uint64_t>(id);
    event.kind = static_cast<dure::platform::EventKind>(kind);
    event.checked = checked != 0;
    event.text = std::exchange(door.text, {});
    event.name = std::exchange(door.name, {});
    door.events.push_back(std::move(event));
}

EMSCRIPTEN_KEEPALIVE void dure_page_loaded(double id, float width, float height)
{
    dure::platform::Event event;
    event.id = static_cast<std::uint64_t>(id);
    event.kind = dure::platform::EventKind::loaded;
    event.x = width;
    event.y = height;
    dure::platform::page::door().events.push_back(std::move(event));
}

EMSCRIPTEN_KEEPALIVE void dure_page_pointer(double id, int phase, float x, float y)
{
    dure::platform::Event event;
    event.id = static_cast<std::uint64_t>(id);
    event.kind = dure::platform::EventKind::pointer;
    event.phase = static_cast<dure::platform::PointerPhase>(phase);
    event.x = x;
    event.y = y;
    dure::platform::page::door().events.push_back(std::move(event));
}
}
