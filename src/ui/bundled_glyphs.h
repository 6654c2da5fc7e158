// Letters from a TrueType file in memory: for kiosks, for devices without Hangul or with noise for pixels, for tests.
#pragma once

#include "ui/glyph_source.h"

#include <memory>
#include <string>

namespace dure::ui {

class BundledGlyphs final : public GlyphSource {
public:
    // Nothing if the bytes are not a font.
    static std::unique_ptr<BundledGlyphs> create(std::string bytes);
    ~BundledGlyphs() override;

    bool measure(char32_t letter, float size, Weight weight, GlyphBox& box) override;
    void rasterise(std::span<GlyphJob const> jobs) override;
    float ascent() const override { return 0.92F; }
    float descent() const override { return 0.2F; }

private:
    struct Font;
    explicit BundledGlyphs(std::unique_ptr<Font> font);
    int index_of(char32_t letter) const; // 0: no such letter

    std::unique_ptr<Font> m_font;
};

}
