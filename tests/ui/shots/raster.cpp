#include "raster.h"

#include "ui/picture.h"

#include <algorithm>
#include <cmath>

namespace dure::shots {

namespace {

    struct Texture {
        int width = 0;
        int height = 0;
        std::vector<std::uint8_t> pixels;

        void change(ui::TextureChange const& change)
        {
            if (change.fresh) {
                width = change.width;
                height = change.height;
                pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 0);
            }
            for (int y = 0; y < change.part.height; ++y) {
                std::uint8_t const* from
                    = change.pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(change.width) * 4;
                std::size_t const to = (static_cast<std::size_t>(change.part.y + y) * static_cast<std::size_t>(width)
                                           + static_cast<std::size_t>(change.part.x))
                    * 4;
                std::copy(from, from + change.part.width * 4, pixels.begin() + static_cast<std::ptrdiff_t>(to));
            }
        }
    };

    // The sheet with premultiplied colours, as the drawing backend has it.
    struct Sheet {
        int width = 0;
        int height = 0;
        std::vector<float> pixels;

        void resize(int w, int h)
        {
            width = w;
            height = h;
            pixels.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4, 0);
        }
        float* at(int x, int y)
        {
            return pixels.data()
                + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
        }
    };

    void sample(Texture const& texture, float u, float v, float* rgba)
    {
        float const x = u * static_cast<float>(texture.width) - 0.5F;
        float const y = v * static_cast<float>(texture.height) - 0.5F;
        int const x0 = static_cast<int>(std::floor(x));
        int const y0 = static_cast<int>(std::floor(y));
        float const fx = x - static_cast<float>(x0);
        float const fy = y - static_cast<float>(y0);
        for (int i = 0; i < 4; ++i)
            rgba[i] = 0;
        for (int dy = 0; dy < 2; ++dy)
            for (int dx = 0; dx < 2; ++dx) {
                int const px = std::clamp(x0 + dx, 0, texture.width - 1);
                int const py = std::clamp(y0 + dy, 0, texture.height - 1);
                float const weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy);
                std::uint8_t const* texel = texture.pixels.data()
                    + (static_cast<std::size_t>(py) * static_cast<std::size_t>(texture.width)
                          + static_cast<std::size_t>(px))
                        * 4;
                for (int i = 0; i < 4; ++i)
                    rgba[i] += weight * static_cast<float>(texel[i]) / 255.0F;
            }
    }

    struct Corner {
        float x, y, u, v, colour[4];
    };

    void triangle(Sheet& sheet, Texture const& texture, Corner const* c, ui::DeviceRect const& cut)
    {
        float const area = (c[1].x - c[0].x) * (c[2].y - c[0].y) - (c[2].x - c[0].x) * (c[1].y - c[0].y);
        if (std::abs(area) < 1e-6F)
            return;
        auto const low = [](float a, float b, float d) { return static_cast<int>(std::floor(std::min({ a, b, d }))); };
        auto const high = [](float a, float b, float d) { return static_cast<int>(std::ceil(std::max({ a, b, d }))); };
        int const x0 = std::max({ low(c[0].x, c[1].x, c[2].x), cut.x, 0 });
        int const y0 = std::max({ low(c[0].y, c[1].y, c[2].y), cut.y, 0 });
        int const x1 = std::min({ high(c[0].x, c[1].x, c[2].x), cut.x + cut.width, sheet.width });
        int const y1 = std::min({ high(c[0].y, c[1].y, c[2].y), cut.y + cut.height, sheet.height });
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) {
                float const px = static_cast<float>(x) + 0.5F;
                float const py = static_cast<float>(y) + 0.5F;
                float const w1 = ((px - c[0].x) * (c[2].y - c[0].y) - (c[2].x - c[0].x) * (py - c[0].y)) / area;
                float const w2 = ((c[1].x - c[0].x) * (py - c[0].y) - (px - c[0].x) * (c[1].y - c[0].y)) / area;
                float const w0 = 1 - w1 - w2;
                // The top-left rule, roughly: shared edges belong to one triangle only.
                float const slack = -1e-5F;
                if (w0 < slack || w1 < slack || w2 <= 0)
                    continue;
                float texel[4];
                sample(
                    texture, w0 * c[0].u + w1 * c[1].u + w2 * c[2].u, w0 * c[0].v + w1 * c[1].v + w2 * c[2].v, texel);
                float rgba[4];
                for (int i = 0; i < 4; ++i)
                    rgba[i] = texel[i] * (w0 * c[0].colour[i] + w1 * c[1].colour[i] + w2 * c[2].colour[i]);
                float* to = sheet.at(x, y);
                for (int i = 0; i < 3; ++i)
                    to[i] = rgba[i] * rgba[3] + to[i] * (1 - rgba[3]);
                to[3] = rgba[3] + to[3] * (1 - rgba[3]);
            }
    }

    void draw(Sheet& sheet, Texture& texture, ui::Picture const& picture, float ratio)
    {
        for (ui::TextureChange const& change : picture.textures)
            texture.change(change);
        for (ui::DrawCommand const& command : picture.commands) {
            if (command.count == 0) {
                for (int y = std::max(0, command.cut.y); y < std::min(sheet.height, command.cut.y + command.cut.height);
                     ++y)
                    for (int x = std::max(0, command.cut.x);
                         x < std::min(sheet.width, command.cut.x + command.cut.width); ++x)
                        std::fill_n(sheet.at(x, y), 4, 0.0F);
                continue;
            }
            for (std::uint32_t i = command.first; i + 2 < command.first + command.count; i += 3) {
                Corner corners[3];
                for (std::uint32_t k = 0; k < 3; ++k) {
                    ui::Vertex const& vertex = picture.vertices[picture.indices[i + k]];
                    corners[k] = { vertex.x * ratio, vertex.y * ratio, vertex.u, vertex.v, {} };
                    for (int n = 0; n < 4; ++n)
                        corners[k].colour[n] = static_cast<float>((vertex.colour >> (8 * n)) & 0xFFU) / 255.0F;
                }
                triangle(sheet, texture, corners, command.cut);
            }
        }
    }

    struct Painter {
        Image& image;
        float ratio;

        void blend(int x, int y, float const* rgba) // premultiplied
        {
            if (x < 0 || y < 0 || x >= image.width || y >= image.height)
                return;
            std::uint8_t* pixel = image.pixels.data()
                + (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x))
                    * 3;
            for (int i = 0; i < 3; ++i)
                pixel[i] = static_cast<std::uint8_t>(
                    std::clamp(rgba[i] * 255.0F + static_cast<float>(pixel[i]) * (1 - rgba[3]), 0.0F, 255.0F));
        }
        void tint(platform::Rect rect, std::uint32_t colour)
        {
            float const alpha = static_cast<float>(colour & 0xFFU) / 255.0F;
            float rgba[4] = { 0, 0, 0, alpha };
            for (int i = 0; i < 3; ++i)
                rgba[i] = static_cast<float>((colour >> (24 - 8 * i)) & 0xFFU) / 255.0F * alpha;
            for (int y = static_cast<int>(rect.y * ratio); y < static_cast<int>(rect.bottom() * ratio); ++y)
                for (int x = static_cast<int>(rect.x * ratio); x < static_cast<int>(rect.right() * ratio); ++x)
                    blend(x, y, rgba);
        }
        void copy(Sheet& sheet, int from_y, platform::Rect rect)
        {
            int const left = static_cast<int>(std::lround(rect.x * ratio));
            int const top = static_cast<int>(std::lround(rect.y * ratio));
            int const height = static_cast<int>(std::lround(rect.height * ratio));
            for (int y = 0; y < height && from_y + y < sheet.height; ++y)
                for (int x = 0; x < std::min(sheet.width, static_cast<int>(std::lround(rect.width * ratio))); ++x)
                    blend(left + x, top + y, sheet.at(x, from_y + y));
        }
        void words(std::string const& text, float x, float middle, float size, std::uint32_t colour, FontFile& font)
        {
            float pen = x * ratio;
            float const baseline = middle * ratio + size * ratio * 0.36F;
            for (std::size_t i = 0; i < text.size();) {
                auto const lead = static_cast<unsigned char>(text[i]);
                std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
                char32_t letter = length == 1 ? lead : lead & (0xFFU >> (length + 1));
                for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
                    letter = (letter << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
                i += length;
                ui::GlyphBox box;
                if (!font.measure(letter, size * ratio, ui::Weight::regular, box))
                    continue;
                std::vector<std::uint8_t> pixels(
                    static_cast<std::size_t>(std::max(0, box.width * box.height)) * 4 + 4, 0);
                ui::GlyphJob const job { letter, size * ratio, ui::Weight::regular, box, pixels.data(), box.width * 4 };
                font.rasterise(std::span(&job, 1));
                for (int gy = 0; gy < box.height; ++gy)
                    for (int gx = 0; gx < box.width; ++gx) {
                        float const alpha
                            = static_cast<float>(pixels[static_cast<std::size_t>(gy * box.width + gx) * 4 + 3]) / 255;
                        float rgba[4] = { 0, 0, 0, alpha };
                        for (int n = 0; n < 3; ++n)
                            rgba[n] = static_cast<float>((colour >> (24 - 8 * n)) & 0xFFU) / 255.0F * alpha;
                        blend(static_cast<int>(pen) + box.left + gx, static_cast<int>(baseline) + box.top + gy, rgba);
                    }
                pen += box.advance;
            }
        }
    };

    // What the page itself shows: pictures (here only their place) and the text in fields.
    void paint_native(Painter& painter, platform::Frame const& frame, std::uint8_t layer, float shift, FontFile& font)
    {
        for (platform::Node const& node : frame.nodes) {
            if (node.layer != layer)
                continue;
            platform::Rect rect = node.rect;
            rect.y -= shift;
            if (node.role == platform::Role::image)
                painter.tint({ rect.x + 6, rect.y + 6, rect.width - 12, rect.height - 12 }, 0x55CBA855);
            if (node.role != platform::Role::text_field && node.role != platform::Role::text_area)
                continue;
            bool const is_empty = node.value.empty();
            float const line = node.role == platform::Role::text_area ? rect.y + 12 + node.font_size * 0.75F
                                                                      : rect.y + rect.height / 2;
            painter.words(is_empty ? node.placeholder : node.value, rect.x + node.padding, line, node.font_size,
                is_empty ? frame.colours.muted : frame.colours.ink, font);
        }
    }

}

Image take(Shot shot, FontFile& font, std::function<void(ui::Canvas&)> const& draw_screen)
{
    ui::Canvas canvas(&font);
    Texture texture;
    Sheet sheet;
    platform::Frame frame;
    float page_height = shot.height;
    // Letters arrive and motion ends within a few frames.
    for (int i = 0; i < 8; ++i) {
        ui::FrameInput input;
        input.width = shot.width;
        input.height = shot.height;
        input.scroll_y = shot.whole ? 0 : shot.scroll_y;
        input.pixel_ratio = shot.pixel_ratio;
        input.text_scale = shot.text_scale;
        input.now_millis = i * 400.0;
        input.sheet_top = 0;
        input.sheet_height = std::max(shot.height, page_height);
        canvas.begin(input);
        draw_screen(canvas);
        frame = canvas.end();
        if (shot.whole)
            shot.height = std::max(shot.height, std::ceil(frame.content_height));
        page_height = std::max(page_height, std::ceil(frame.content_height));
        ui::Picture const& picture = canvas.picture();
        int const width = static_cast<int>(picture.sheet_width * shot.pixel_ratio);
        int const height = static_cast<int>(std::lround(picture.sheet_height * shot.pixel_ratio));
        if (width != sheet.width || height != sheet.height)
            sheet.resize(width, height);
        draw(sheet, texture, picture, shot.pixel_ratio);
    }
    Image image;
    image.width = static_cast<int>(shot.width * shot.pixel_ratio);
    image.height = static_cast<int>(shot.height * shot.pixel_ratio);
    image.pixels.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3, 0);
    Painter painter { image, shot.pixel_ratio };
    painter.tint({ 0, 0, shot.width, shot.height }, frame.colours.background | 0xFFU);
    float const scroll = shot.whole ? 0 : shot.scroll_y;
    painter.copy(sheet, static_cast<int>(scroll * shot.pixel_ratio), { 0, 0, shot.width, shot.height });
    paint_native(painter, frame, 0, scroll, font);
    int from = static_cast<int>(std::lround(std::max(shot.height, page_height) * shot.pixel_ratio));
    std::uint8_t index = 1;
    for (platform::FixedLayer const& layer : frame.layers) {
        if (layer.modal)
            painter.tint({ 0, 0, shot.width, shot.height }, frame.colours.veil);
        painter.copy(sheet, from, layer.rect);
        paint_native(painter, frame, index, 0, font);
        from += static_cast<int>(std::lround(layer.rect.height * shot.pixel_ratio));
        ++index;
    }
    return image;
}

}
