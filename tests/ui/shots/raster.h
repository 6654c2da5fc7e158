// Draws a screen to pixels without a browser, so that a person can look at it before there is a page.
#pragma once

#include "ui/canvas.h"
#include "ui/glyph_source.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dure::shots {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels; // RGB
};

// Letters of a TrueType font on this machine; nullptr if the files are missing.
class FontFile final : public ui::GlyphSource {
public:
    static std::unique_ptr<FontFile> open(std::string const& regular, std::string const& bold);
    ~FontFile() override;

    bool measure(char32_t letter, float size, ui::Weight weight, ui::GlyphBox& box) override;
    void rasterise(std::span<ui::GlyphJob const> jobs) override;
    float ascent() const override;
    float descent() const override;

private:
    struct Parts;
    FontFile();
    std::unique_ptr<Parts> m;
};

struct Shot {
    float width = 390;
    float height = 844;
    float pixel_ratio = 2;
    float text_scale = 1;
    float scroll_y = 0;
    bool whole = false; // the window grows to the content
};

Image take(Shot shot, FontFile& font, std::function<void(ui::Canvas&)> const& draw);
bool write_png(std::string const& path, Image const& image);

}
