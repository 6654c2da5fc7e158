// Dear ImGui's font atlas fed by a GlyphSource. Letters get their place at once and their pixels together at the end of
// the frame.
#pragma once

#include "ui/glyph_source.h"

#include <unordered_map>
#include <vector>

#include <imgui.h>

namespace dure::ui {

class Fonts final : public TextMeasure {
public:
    Fonts(ImFontAtlas& atlas, GlyphSource& source);

    float advance(char32_t letter, float size, Weight weight) const override;
    float ascent() const { return m_source.ascent(); }
    float descent() const { return m_source.descent(); }
    // Device px from the pen on the baseline; `size` in whole device px. Valid until the next letter is asked for.
    ImFontGlyph const* glyph(char32_t letter, float size, Weight weight);
    void rasterise_pending();

private:
    struct Pending {
        GlyphJob job;
        int place; // in the atlas; survives repacking
    };

    static bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar letter,
        ImFontGlyph* glyph, float* advance);
    static bool contains(ImFontAtlas* atlas, ImFontConfig* source, ImWchar letter);

    ImFontAtlas& m_atlas;
    GlyphSource& m_source;
    ImFont* m_faces[2] = {};
    std::vector<Pending> m_pending;
    mutable std::unordered_map<std::uint32_t, float> m_advances; // per em
};

}
