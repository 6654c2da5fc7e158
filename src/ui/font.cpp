#include "ui/font.h"

#include <cstring>

#include <imgui_internal.h>

namespace dure::ui {

namespace {

    constexpr float em = 64; // the size at which widths are asked once and scaled from

    Weight weight_of(ImFontConfig const* source)
    {
        return source->FontNo == 1 ? Weight::bold : Weight::regular;
    }

}

bool Fonts::load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar letter,
    ImFontGlyph* glyph, float* advance)
{
    auto& fonts = *static_cast<Fonts*>(source->FontLoaderData);
    float const density = baked->RasterizerDensity;
    GlyphJob job;
    job.letter = letter;
    job.size = baked->Size * density;
    job.weight = weight_of(source);
    if (!fonts.m_source.measure(letter, job.size, job.weight, job.box))
        return false;
    if (advance) {
        *advance = job.box.advance / density;
        return true;
    }
    glyph->Codepoint = letter;
    glyph->AdvanceX = job.box.advance / density;
    if (job.box.width <= 0 || job.box.height <= 0)
        return true;
    int const place = ImFontAtlasPackAddRect(atlas, job.box.width, job.box.height);
    if (place == ImFontAtlasRectId_Invalid)
        return false;
    glyph->X0 = static_cast<float>(job.box.left) / density;
    glyph->Y0 = static_cast<float>(job.box.top) / density;
    glyph->X1 = static_cast<float>(job.box.left + job.box.width) / density;
    glyph->Y1 = static_cast<float>(job.box.top + job.box.height) / density;
    glyph->Visible = true;
    glyph->Colored = job.box.coloured;
    glyph->PackId = place;
    fonts.m_pending.push_back({ job, place });
    return true;
}

bool Fonts::contains(ImFontAtlas*, ImFontConfig* source, ImWchar letter)
{
    auto& fonts = *static_cast<Fonts*>(source->FontLoaderData);
    GlyphBox box;
    return fonts.m_source.measure(letter, em, weight_of(source), box);
}

Fonts::Fonts(ImFontAtlas& atlas, GlyphSource& source)
    : m_atlas(atlas)
    , m_source(source)
{
    static ImFontLoader const loader = [] {
        ImFontLoader made;
        made.Name = "dure";
        // The source's data can only be set from here.
        made.FontSrcInit = [](ImFontAtlas* owner, ImFontConfig* added) {
            added->FontLoaderData = owner->UserData;
            return true;
        };
        made.FontSrcDestroy = [](ImFontAtlas*, ImFontConfig* removed) { removed->FontLoaderData = nullptr; };
        made.FontSrcContainsGlyph = &Fonts::contains;
        made.FontBakedLoadGlyph = &Fonts::load;
        return made;
    }();
    atlas.UserData = this;
    atlas.SetFontLoader(&loader);
    for (int i = 0; i < 2; ++i) {
        ImFontConfig config;
        config.SizePixels = 16;
        config.FontNo = static_cast<ImU32>(i);
        config.FontLoader = &loader;
        m_faces[i] = atlas.AddFont(&config);
    }
}

float Fonts::advance(char32_t letter, float size, Weight weight) const
{
    auto const key = (static_cast<std::uint32_t>(letter) << 1U) | static_cast<std::uint32_t>(weight);
    auto const found = m_advances.find(key);
    if (found != m_advances.end())
        return found->second * size;
    GlyphBox box;
    if (!m_source.measure(letter, em, weight, box))
        m_source.measure(0xFFFD, em, weight, box);
    m_advances.emplace(key, box.advance / em);
    return box.advance / em * size;
}

ImFontGlyph const* Fonts::glyph(char32_t letter, float size, Weight weight)
{
    ImFontBaked* baked = m_faces[static_cast<int>(weight)]->GetFontBaked(size, 1);
    return baked->FindGlyph(static_cast<ImWchar>(letter));
}

void Fonts::rasterise_pending()
{
    if (m_pending.empty())
        return;
    ImTextureData* texture = m_atlas.TexData;
    std::vector<GlyphJob> jobs;
    jobs.reserve(m_pending.size());
    for (Pending& pending : m_pending) {
        ImTextureRect const* place = ImFontAtlasPackGetRectSafe(&m_atlas, pending.place);
        if (!place)
            continue; // discarded when the atlas was repacked
        pending.job.pixels = static_cast<std::uint8_t*>(texture->GetPixelsAt(place->x, place->y));
        pending.job.pitch = texture->GetPitch();
        jobs.push_back(pending.job);
        ImFontAtlasTextureBlockQueueUpload(&m_atlas, texture, place->x, place->y, place->w, place->h);
    }
    m_source.rasterise(jobs);
    m_pending.clear();
}

bool PlausibleGlyphs::measure(char32_t letter, float size, Weight weight, GlyphBox& box)
{
    bool const wide = letter >= 0x1100 && letter != 0x2026 && !(letter >= 0x2000 && letter < 0x2100);
    float const ratio = letter == U' ' ? 0.28F : wide ? 0.92F : weight == Weight::bold ? 0.56F : 0.53F;
    box = {};
    box.advance = ratio * size;
    return true;
}

void PlausibleGlyphs::rasterise(std::span<GlyphJob const>) { }

}
