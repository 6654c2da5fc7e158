#include "raster.h"

#include <cstdio>

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <imstb_truetype.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace dure::shots {

struct FontFile::Parts {
    struct Face {
        std::vector<unsigned char> bytes;
        stbtt_fontinfo info {};
    };
    Face regular;
    Face bold;

    Face& face(ui::Weight weight) { return weight == ui::Weight::bold ? bold : regular; }
};

namespace {

    bool read(std::string const& path, std::vector<unsigned char>& into)
    {
        std::FILE* file = std::fopen(path.c_str(), "rb");
        if (file == nullptr)
            return false;
        unsigned char buffer[65536];
        for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
            into.insert(into.end(), buffer, buffer + n);
        std::fclose(file);
        return !into.empty();
    }

}

FontFile::FontFile()
    : m(std::make_unique<Parts>())
{
}

FontFile::~FontFile() = default;

std::unique_ptr<FontFile> FontFile::open(std::string const& regular, std::string const& bold)
{
    std::unique_ptr<FontFile> font(new FontFile);
    if (!read(regular, font->m->regular.bytes) || !read(bold, font->m->bold.bytes))
        return nullptr;
    for (Parts::Face* face : { &font->m->regular, &font->m->bold })
        if (stbtt_InitFont(&face->info, face->bytes.data(), 0) == 0)
            return nullptr;
    return font;
}

bool FontFile::measure(char32_t letter, float size, ui::Weight weight, ui::GlyphBox& box)
{
    stbtt_fontinfo const& info = m->face(weight).info;
    int const glyph = stbtt_FindGlyphIndex(&info, static_cast<int>(letter));
    if (glyph == 0)
        return false;
    float const scale = stbtt_ScaleForMappingEmToPixels(&info, size);
    int advance = 0;
    int bearing = 0;
    stbtt_GetGlyphHMetrics(&info, glyph, &advance, &bearing);
    int right = 0;
    int bottom = 0;
    stbtt_GetGlyphBitmapBox(&info, glyph, scale, scale, &box.left, &box.top, &right, &bottom);
    box.width = right - box.left;
    box.height = bottom - box.top;
    box.advance = static_cast<float>(advance) * scale;
    return true;
}

void FontFile::rasterise(std::span<ui::GlyphJob const> jobs)
{
    std::vector<unsigned char> coverage;
    for (ui::GlyphJob const& job : jobs) {
        stbtt_fontinfo const& info = m->face(job.weight).info;
        float const scale = stbtt_ScaleForMappingEmToPixels(&info, job.size);
        int const glyph = stbtt_FindGlyphIndex(&info, static_cast<int>(job.letter));
        coverage.assign(static_cast<std::size_t>(job.box.width) * static_cast<std::size_t>(job.box.height), 0);
        stbtt_MakeGlyphBitmap(
            &info, coverage.data(), job.box.width, job.box.height, job.box.width, scale, scale, glyph);
        for (int y = 0; y < job.box.height; ++y)
            for (int x = 0; x < job.box.width; ++x) {
                std::uint8_t* pixel = job.pixels + y * job.pitch + 4 * x;
                pixel[0] = pixel[1] = pixel[2] = 255;
                pixel[3] = coverage[static_cast<std::size_t>(y * job.box.width + x)];
            }
    }
}

float FontFile::ascent() const
{
    return 0.88F;
}

float FontFile::descent() const
{
    return 0.24F;
}

}
