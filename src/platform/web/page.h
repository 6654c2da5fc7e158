// The browser's page: shows frames as real controls, draws triangles, and hands back what the person did. See
// web/page/.
#pragma once

#include "platform/frame.h"
#include "platform/web/sheet.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dure::platform::page {

struct Look {
    float width = 0;
    float height = 0;
    float scroll_y = 0;
    float pixel_ratio = 1;
    bool reduced_motion = false;
    bool draws = false; // has WebGL, and has not lost it
};

bool start(); // once, before anything else; false without WebGL
void tell_ready(); // to the start page, which begins when it is time
void begin(); // from now on the page asks for frames; the start page goes
Look look();
void ask_for_frame();
std::vector<Event> take_events(); // in the order they happened
void show(Frame const& frame);

void show_address(
    std::string const& survey, std::string const& draft_id, bool planner); // in the address bar, nothing is loaded
void reload(); // with the newest version of the site
void guard(bool guarded); // guarded: the browser asks before the page goes
void wake_after(double millis); // calls dure_time_reached; a new time replaces the last, a negative one cancels it
void tell_preferences(); // calls dure_preferences and the like, now and whenever they change

// Plain memory, so that this side needs to know nothing of who draws.
struct Pixels {
    void const* vertices = nullptr; // x, y, u, v as float, 0xAABBGGRR
    std::size_t vertex_count = 0;
    std::uint32_t const* indices = nullptr;
    std::size_t index_count = 0;
    void const* commands = nullptr; // x, y, width, height, first, count
    std::size_t command_count = 0;
    float width = 0; // CSS px of the whole sheet
    float height = 0;
};
void place_sheet(Sheet const& sheet, Pixels const& pixels);
void draw(Pixels const& pixels, float pixel_ratio);

struct TextureUpload {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t whole_width = 0;
    std::int32_t whole_height = 0;
    std::uint8_t const* pixels = nullptr;
    std::int32_t fresh = 0;
};
void upload(std::vector<TextureUpload> const& parts);
void copy_bar(std::uint32_t layer, std::int32_t y, std::int32_t width, std::int32_t height);

// The device's own letters. False: they cannot be had, and the page fetches the bundled font: dure_font_ready follows,
// with take_font() giving its bytes, or none if it could not be had.
bool start_glyphs();
std::string take_font();
std::string take_text(); // what the page has just put into dure_page_room()
struct GlyphMeasure {
    float advance = 0;
    std::int32_t left = 0;
    std::int32_t top = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t coloured = 0;
};
GlyphMeasure measure(char32_t letter, float size, bool bold);
struct GlyphDrawing {
    std::uint32_t letter = 0;
    float size = 0;
    std::int32_t bold = 0;
    GlyphMeasure box;
    std::uint8_t* pixels = nullptr;
    std::int32_t pitch = 0;
};
void rasterise(std::vector<GlyphDrawing> const& drawings);

}
