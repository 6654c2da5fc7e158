// Joins the canvas to the browser's page: one turn of the page is events in, frames drawn, changes out.
#pragma once

#include "platform/web/page.h"
#include "ui/canvas.h"
#include "ui/glyph_source.h"

#include <functional>
#include <memory>

namespace dure::bin {

// The device's own letters, drawn by the page.
class DeviceGlyphs final : public ui::GlyphSource {
public:
    bool measure(char32_t letter, float size, ui::Weight weight, ui::GlyphBox& box) override;
    void rasterise(std::span<ui::GlyphJob const> jobs) override;
    float ascent() const override { return 0.92F; }
    float descent() const override { return 0.2F; }
};

class PageLoop {
public:
    // Draws a frame and takes in what it heard.
    using Screen = std::function<void(ui::Canvas&)>;

    // Without glyphs: the device's own.
    explicit PageLoop(Screen screen, std::unique_ptr<ui::GlyphSource> glyphs = nullptr);

    bool pump(double now_millis); // true while something moves
    void use_text_scale(float scale) { m_text_scale = scale; }
    ui::Canvas& canvas() { return m_canvas; }

private:
    enum class Purpose : std::uint8_t { hear, show };
    platform::Frame const& draw(
        platform::page::Look const& look, double now_millis, std::vector<platform::Event> events, Purpose purpose);
    void show(platform::Frame const& frame);
    void show_picture(platform::page::Look const& look);

    Screen m_screen;
    std::uint64_t m_focus = 0; // who asked for the focus since the last frame that was shown
    std::unique_ptr<ui::GlyphSource> m_glyphs;
    ui::Canvas m_canvas;
    platform::Sheet m_sheet;
    platform::Sheet m_shown_sheet;
    float m_shown_width = 0;
    float m_shown_height = 0;
    float m_text_scale = 1;
};

}
