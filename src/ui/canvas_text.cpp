#include "ui/canvas_parts.h"
#include "ui/letters.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dure::ui {

namespace {

    float snapped(float value, float ratio)
    {
        return std::floor(value * ratio + 0.5F) / ratio;
    }

    float start_of(TextLine const& line, TextBlock const& block, Align align, float width)
    {
        float const room = (width > 0 ? width : block.width) - line.width;
        return align == Align::centre ? room / 2 : align == Align::right ? room : 0;
    }

    struct Run {
        std::string_view text;
        float size;
        Weight weight;
        ImU32 paint;
    };

    // 64 bits of everything that decides how words are laid out.
    struct Key {
        std::uint64_t value = 0xCBF29CE484222325U;

        Key& add(std::uint64_t part)
        {
            value = (value ^ part) * 0x9E3779B97F4A7C15U;
            value ^= value >> 32U;
            return *this;
        }
        Key& add(unsigned part) { return add(std::uint64_t { part }); }
        Key& add(float part)
        {
            std::uint32_t bits = 0;
            std::memcpy(&bits, &part, sizeof bits);
            return add(std::uint64_t { bits });
        }
        Key& add(std::string const& text)
        {
            add(std::uint64_t { text.size() });
            for (char const letter : text)
                value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
            return add(std::uint64_t { 1 });
        }
    };

    // Letters keep their exact widths but sit on whole device pixels: sharp at every ratio.
    void draw_run(ImDrawList& list, Fonts& fonts, Run const& run, ImVec2 pen, float ratio)
    {
        float const device_size = std::max(1.0F, std::floor(run.size * ratio + 0.5F));
        for (std::size_t at = 0; at < run.text.size();) {
            char32_t const letter = next_letter(run.text, at);
            float const advance = fonts.advance(letter, run.size, run.weight);
            ImFontGlyph const* glyph
                = is_space(letter) || letter == U'\n' ? nullptr : fonts.glyph(letter, device_size, run.weight);
            if (glyph && glyph->Visible) {
                float const x = snapped(pen.x, ratio);
                ImVec2 const low { x + glyph->X0 / ratio, pen.y + glyph->Y0 / ratio };
                ImVec2 const high { x + glyph->X1 / ratio, pen.y + glyph->Y1 / ratio };
                list.PrimReserve(6, 4);
                list.PrimRectUV(low, high, { glyph->U0, glyph->V0 }, { glyph->U1, glyph->V1 },
                    glyph->Colored ? run.paint | 0x00FFFFFFU : run.paint);
            }
            pen.x += advance;
        }
    }

}

float Canvas::text_width(std::string_view text, TextStyle const& style) const
{
    float width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += m->fonts->advance(next_letter(text, at), style.size * m->input.text_scale, style.weight);
    return width;
}

// The same words are asked for several times in a frame (to measure, to draw, to hear events), and again in the next.
TextBlock const& Canvas::layout(std::vector<Span> spans, TextStyle const& style, float width) const
{
    float const size = style.size * m->input.text_scale;
    float const line_height = std::ceil(size * style.line_height);
    Key key;
    key.add(size).add(line_height).add(width);
    key.add(static_cast<std::uint64_t>(style.weight)).add(static_cast<std::uint64_t>(style.max_lines));
    for (Span const& span : spans)
        key.add(span.text).add(span.address).add((span.bold ? 1U : 0U) + (span.emphasis ? 2U : 0U));
    auto& [block, last_frame] = m->texts[key.value];
    if (last_frame == 0)
        block = layout_text(*m->fonts, std::move(spans), size, line_height, style.weight, width, style.max_lines);
    last_frame = m->frame_count;
    return block;
}

TextBlock const& Canvas::layout(std::string_view text, TextStyle const& style, float width) const
{
    std::vector<Span> spans(1);
    spans.front().text = std::string(text);
    return layout(std::move(spans), style, width);
}

void Canvas::draw(TextBlock const& block, Point top_left, TextStyle const& style, Align align, float width)
{
    float const ratio = m->input.pixel_ratio;
    float const letters_height = (m->fonts->ascent() + m->fonts->descent()) * block.size;
    float const drop = (block.line_height - letters_height) / 2 + m->fonts->ascent() * block.size;
    float y = top_left.y;
    for (TextLine const& line : block.lines) {
        float const left = top_left.x + start_of(line, block, align, width);
        // Some letters reach over their line.
        bool const visible = m->sees({ left - 4, y - block.size / 2, line.width + 8, block.line_height + block.size });
        for (TextPiece const& piece : line.pieces) {
            if (!visible)
                break;
            Span const& span = block.spans[piece.span];
            bool const is_link = !span.address.empty();
            ImU32 const paint = m->paint(is_link ? style.link : style.colour);
            Weight const weight = span.bold || span.emphasis ? Weight::bold : block.weight;
            std::string_view const text = std::string_view(span.text).substr(piece.begin, piece.end - piece.begin);
            ImVec2 pen = m->at({ left + piece.x, y + drop });
            pen.y = snapped(pen.y, ratio);
            draw_run(m->list(), *m->fonts, { text, block.size, weight, paint }, pen, ratio);
            if (is_link) {
                float const under = pen.y + std::max(2 / ratio, block.size * 0.12F);
                m->list().AddRectFilled(
                    { pen.x, under }, { pen.x + piece.width, under + std::max(1.0F / ratio, 1.0F) }, paint);
            }
        }
        m->finish_shape();
        y += block.line_height;
    }
}

float Canvas::text(std::string_view text, Rect within, TextStyle const& style, Align align)
{
    TextBlock const& block = layout(text, style, within.width);
    draw(block, { within.x, within.y }, style, align, within.width);
    return block.height();
}

void Canvas::label(std::string_view text, Rect within, TextStyle const& style, Align align)
{
    TextStyle one_line = style;
    one_line.max_lines = 1;
    TextBlock const& block = layout(text, one_line, within.width);
    draw(block, { within.x, within.y + (within.height - block.height()) / 2 }, one_line, align, within.width);
}

float Canvas::words(
    Role role, int level, TextBlock const& block, Point top_left, TextStyle const& style, Align align, float width)
{
    draw(block, top_left, style, align, width);
    Node words;
    words.role = role;
    words.level = static_cast<std::uint8_t>(level);
    words.rect = { top_left.x, top_left.y, std::max(width, block.width), block.height() };
    words.name = block.plain();
    if (!block.spans.empty() && block.spans.back().text == "…")
        words.name.resize(words.name.size() - block.spans.back().text.size());
    words.font_size = block.size;
    node(std::move(words));
    for (std::uint32_t i = 0; i < block.spans.size(); ++i) {
        if (block.spans[i].address.empty())
            continue;
        // The target is the link's first stretch: a box around two lines would cover the words between.
        float y = top_left.y;
        for (TextLine const& line : block.lines) {
            auto const piece = std::find_if(
                line.pieces.begin(), line.pieces.end(), [i](TextPiece const& one) { return one.span == i; });
            if (piece != line.pieces.end()) {
                Node link;
                link.role = Role::link;
                link.rect = { top_left.x + start_of(line, block, align, width) + piece->x, y, piece->width,
                    block.line_height };
                link.name = block.spans[i].text;
                link.value = block.spans[i].address;
                node(std::move(link));
                break;
            }
            y += block.line_height;
        }
    }
    return block.height();
}

}
