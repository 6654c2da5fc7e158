#include "ui/bundled_glyphs.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#define STBTT_DEF extern
#include <imstb_truetype.h>

namespace dure::ui {

namespace {

    // There is one weight in the file; a bold letter is the letter drawn again this much further right.
    int bold_shift(float size, Weight weight)
    {
        return weight == Weight::bold ? std::max(1, static_cast<int>(size / 26 + 0.5F)) : 0;
    }

}

struct BundledGlyphs::Font {
    std::string bytes;
    stbtt_fontinfo info {};

    float scale(float size) const { return stbtt_ScaleForMappingEmToPixels(&info, size); }
};

BundledGlyphs::BundledGlyphs(std::unique_ptr<Font> font)
    : m_font(std::move(font))
{
}

BundledGlyphs::~BundledGlyphs() = default;

std::unique_ptr<BundledGlyphs> BundledGlyphs::create(std::string bytes)
{
    auto font = std::make_unique<Font>();
    font->bytes = std::move(bytes);
    auto const* data = reinterpret_cast<unsigned char const*>(font->bytes.data());
    if (font->bytes.size() < 12 || stbtt_GetFontOffsetForIndex(data, 0) < 0 || !stbtt_InitFont(&font->info, data, 0))
        return nullptr;
    return std::unique_ptr<BundledGlyphs>(new BundledGlyphs(std::move(font)));
}

int BundledGlyphs::index_of(char32_t letter) const
{
    return stbtt_FindGlyphIndex(&m_font->info, static_cast<int>(letter));
}

bool BundledGlyphs::measure(char32_t letter, float size, Weight weight, GlyphBox& box)
{
    int const index = index_of(letter);
    if (index == 0)
        return false;
    int advance = 0;
    int bearing = 0;
    stbtt_GetGlyphHMetrics(&m_font->info, index, &advance, &bearing);
    float const scale = m_font->scale(size);
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    stbtt_GetGlyphBitmapBox(&m_font->info, index, scale, scale, &left, &top, &right, &bottom);
    box = {};
    // Exact in ems, so that lines break alike at every size.
    box.advance = static_cast<float>(advance) * scale + (weight == Weight::bold ? size / 52 : 0);
    box.left = left;
    box.top = top;
    box.width = right > left ? right - left + bold_shift(size, weight) : 0;
    box.height = bottom - top;
    return true;
}

void BundledGlyphs::rasterise(std::span<GlyphJob const> jobs)
{
    std::vector<unsigned char> cover;
    for (GlyphJob const& job : jobs) {
        int const shift = bold_shift(job.size, job.weight);
        int const width = job.box.width - shift;
        int const height = job.box.height;
        cover.assign(static_cast<std::size_t>(width * height), 0);
        float const scale = m_font->scale(job.size);
        stbtt_MakeGlyphBitmap(&m_font->info, cover.data(), width, height, width, scale, scale, index_of(job.letter));
        for (int y = 0; y < height; ++y) {
            std::uint8_t* pixel = job.pixels + y * job.pitch;
            for (int x = 0; x < job.box.width; ++x, pixel += 4) {
                unsigned char most = 0;
                for (int from = std::max(0, x - shift); from <= std::min(x, width - 1); ++from)
                    most = std::max(most, cover[static_cast<std::size_t>(y * width + from)]);
                pixel[0] = pixel[1] = pixel[2] = 255;
                pixel[3] = most;
            }
        }
    }
}

}
