#include "bin/page_loop.h"

#include "ui/picture.h"

#include <algorithm>
#include <utility>

namespace dure::bin {

namespace {

    // The canvas keeps these itself; no widget decides anything by them.
    bool only_changes_looks(platform::EventKind kind)
    {
        return kind == platform::EventKind::focus || kind == platform::EventKind::blur
            || kind == platform::EventKind::hover || kind == platform::EventKind::press;
    }

    // A pointer moves many times between two frames.
    bool is_same_way(platform::Event const& event, platform::Event const& next)
    {
        auto const moves = [](platform::Event const& one) {
            return one.kind == platform::EventKind::pointer && one.phase == platform::PointerPhase::move;
        };
        return event.id == next.id && moves(event) && moves(next);
    }

}

bool DeviceGlyphs::measure(char32_t letter, float size, ui::Weight weight, ui::GlyphBox& box)
{
    auto const measured = platform::page::measure(letter, size, weight == ui::Weight::bold);
    box = { measured.advance, measured.left, measured.top, measured.width, measured.height, measured.coloured != 0 };
    return true; // the browser always has some picture for a letter
}

void DeviceGlyphs::rasterise(std::span<ui::GlyphJob const> jobs)
{
    std::vector<platform::page::GlyphDrawing> drawings;
    drawings.reserve(jobs.size());
    for (ui::GlyphJob const& job : jobs) {
        platform::page::GlyphDrawing drawing;
        drawing.letter = job.letter;
        drawing.size = job.size;
        drawing.bold = job.weight == ui::Weight::bold ? 1 : 0;
        drawing.box
            = { job.box.advance, job.box.left, job.box.top, job.box.width, job.box.height, job.box.coloured ? 1 : 0 };
        drawing.pixels = job.pixels;
        drawing.pitch = job.pitch;
        drawings.push_back(drawing);
    }
    platform::page::rasterise(drawings);
}

PageLoop::PageLoop(Screen screen, std::unique_ptr<ui::GlyphSource> glyphs)
    : m_screen(std::move(screen))
    , m_glyphs(glyphs ? std::move(glyphs) : std::make_unique<DeviceGlyphs>())
    , m_canvas(m_glyphs.get())
{
}

platform::Frame const& PageLoop::draw(
    platform::page::Look const& look, double now_millis, std::vector<platform::Event> events, Purpose purpose)
{
    ui::FrameInput input;
    input.width = look.width;
    input.height = look.height;
    input.scroll_y = look.scroll_y;
    input.pixel_ratio = look.pixel_ratio;
    input.text_scale = m_text_scale;
    input.now_millis = now_millis;
    input.reduced_motion = look.reduced_motion;
    input.sheet_top = m_sheet.top;
    input.sheet_height = m_sheet.height > 0 ? m_sheet.height : look.height;
    input.unseen = purpose == Purpose::hear;
    input.events = std::move(events);
    m_canvas.begin(std::move(input));
    m_screen(m_canvas);
    platform::Frame const& frame = m_canvas.end();
    for (platform::Node const& node : frame.nodes)
        if (node.take_focus)
            m_focus = node.id;
    return frame;
}

// The focus is asked for in one frame only, and that one may have been drawn again since.
void PageLoop::show(platform::Frame const& frame)
{
    std::uint64_t const focus = std::exchange(m_focus, 0);
    bool const is_lost = focus != 0
        && std::none_of(frame.nodes.begin(), frame.nodes.end(), [](auto const& node) { return node.take_focus; });
    if (!is_lost)
        return platform::page::show(frame);
    platform::Frame with_focus = frame;
    for (platform::Node& node : with_focus.nodes)
        node.take_focus = node.id == focus;
    platform::page::show(with_focus);
}

bool PageLoop::pump(double now_millis)
{
    platform::page::Look const look = platform::page::look();
    // One at a time: what was typed must be heard before the button pressed after it, wherever either is drawn.
    std::vector<platform::Event> heard_together;
    std::vector<platform::Event> events = platform::page::take_events();
    for (std::size_t i = 0; i < events.size(); ++i) {
        bool const goes_on = i + 1 < events.size() && is_same_way(events[i], events[i + 1]);
        bool const decides = !only_changes_looks(events[i].kind) && !goes_on;
        heard_together.push_back(std::move(events[i]));
        if (decides)
            draw(look, now_millis, std::exchange(heard_together, {}), Purpose::hear);
    }
    platform::Frame const* frame = &draw(look, now_millis, std::move(heard_together), Purpose::show);
    // A new length may need another sheet, and letters may have moved within their atlas.
    for (int again = 0; again < 3; ++again) {
        platform::Sheet const sheet = platform::plan_sheet(m_sheet, frame->content_height, look.height, look.scroll_y);
        if (sheet == m_sheet && !m_canvas.letters_moved())
            break;
        m_sheet = sheet;
        frame = &draw(look, now_millis, {}, Purpose::show);
    }
    show(*frame);
    if (look.draws)
        show_picture(look);
    return frame->animating;
}

void PageLoop::show_picture(platform::page::Look const& look)
{
    ui::Picture const& picture = m_canvas.picture();
    platform::page::Pixels pixels;
    pixels.vertices = picture.vertices.data();
    pixels.vertex_count = picture.vertices.size();
    pixels.indices = picture.indices.data();
    pixels.index_count = picture.indices.size();
    pixels.commands = picture.commands.data();
    pixels.command_count = picture.commands.size();
    pixels.width = picture.sheet_width;
    pixels.height = picture.sheet_height;
    if (!(m_sheet == m_shown_sheet) || m_shown_width != picture.sheet_width || m_shown_height != picture.sheet_height) {
        platform::page::place_sheet(m_sheet, pixels);
        m_shown_sheet = m_sheet;
        m_shown_width = picture.sheet_width;
        m_shown_height = picture.sheet_height;
    }
    if (!picture.textures.empty()) {
        std::vector<platform::page::TextureUpload> parts;
        for (ui::TextureChange const& change : picture.textures)
            parts.push_back({ change.part.x, change.part.y, change.part.width, change.part.height, change.width,
                change.height, change.pixels, change.fresh ? 1 : 0 });
        platform::page::upload(parts);
    }
    if (!picture.commands.empty())
        platform::page::draw(pixels, look.pixel_ratio);
    for (ui::LayerChange const& change : picture.layers)
        platform::page::copy_bar(change.layer, change.area.y, change.area.width, change.area.height);
}

}
