// Where letters come from: the device's own font drawn by the page, the bundled font, or plausible numbers in tests.
#pragma once

#include "ui/text_layout.h"

#include <cstdint>
#include <span>

namespace dure::ui {

// In device pixels; the box is placed from the pen on the baseline, y down.
struct GlyphBox {
    float advance = 0;
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    bool coloured = false; // emoji: keeps its own colours
};

struct GlyphJob {
    char32_t letter = 0;
    float size = 0; // device px per em
    Weight weight = Weight::regular;
    GlyphBox box;
    std::uint8_t* pixels = nullptr; // RGBA, straight alpha, white unless coloured
    int pitch = 0; // bytes per row
};

class GlyphSource {
public:
    virtual ~GlyphSource() = default;

    virtual bool measure(char32_t letter, float size, Weight weight, GlyphBox& box) = 0; // false: no such letter
    virtual void rasterise(std::span<GlyphJob const> jobs) = 0; // all at once: one read-back
    virtual float ascent() const = 0; // of the line, in ems
    virtual float descent() const = 0;
};

// Korean proportions without pixels: a syllable is as wide as its size, other letters about half.
class PlausibleGlyphs final : public GlyphSource {
public:
    bool measure(char32_t letter, float size, Weight weight, GlyphBox& box) override;
    void rasterise(std::span<GlyphJob const> jobs) override;
    float ascent() const override { return 0.92F; }
    float descent() const override { return 0.2F; }
};

}
