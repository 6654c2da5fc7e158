#include "ui/text_layout.h"

#include "ui/letters.h"

#include <algorithm>
#include <cstddef>

namespace dure::ui {

namespace {

    struct Letter {
        char32_t code = 0;
        std::uint32_t span = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        float width = 0;
    };

    Weight weight_of(Span const& span, Weight base)
    {
        // Slanted Hangul reads badly, so emphasis is a heavier weight.
        return span.bold || span.emphasis ? Weight::bold : base;
    }

    std::vector<Letter> letters_of(TextMeasure const& measure, std::vector<Span> const& spans, float size, Weight base)
    {
        std::vector<Letter> letters;
        for (std::uint32_t i = 0; i < spans.size(); ++i) {
            Weight const weight = weight_of(spans[i], base);
            std::string_view const text = spans[i].text;
            for (std::size_t at = 0; at < text.size();) {
                std::size_t const begin = at;
                char32_t const code = next_letter(text, at);
                if (code == U'\r')
                    continue;
                float const width = code == U'\n' ? 0 : measure.advance(code, size, weight);
                letters.push_back(
                    { code, i, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), width });
            }
        }
        return letters;
    }

    // A line may end between these two wherever the words are kept whole.
    bool breaks_between_words(char32_t before, char32_t after)
    {
        if (is_space(after))
            return false; // a space stays at the end of its line
        if (is_space(before) || before == 0x200B)
            return true;
        bool const joint = before == U'/' || before == U'-' || before == 0x2013 || before == 0x2014;
        return joint && !is_digit(after) && !forbidden_at_line_start(after);
    }

    // A line may end between these two if the word alone is wider than the line.
    bool breaks_inside_word(char32_t before, char32_t after)
    {
        return !joins_previous(after) && before != 0x200D && !forbidden_at_line_start(after)
            && !forbidden_at_line_end(before);
    }

    struct Cut {
        std::size_t end; // letters of this line, with trailing spaces
        std::size_t next; // where the next line begins
    };

    Cut cut_line(std::vector<Letter> const& letters, std::size_t begin, float width)
    {
        float x = 0;
        std::size_t word_break = 0;
        std::size_t inner_break = 0;
        for (std::size_t i = begin; i < letters.size(); ++i) {
            if (letters[i].code == U'\n')
                return { i, i + 1 };
            if (i > begin && breaks_between_words(letters[i - 1].code, letters[i].code))
                word_break = i;
            if (i > begin && breaks_inside_word(letters[i - 1].code, letters[i].code))
                inner_break = i;
            x += letters[i].width;
            // A hundredth of a pixel: sums of equal letters differ by the order of adding.
            bool const too_wide = width > 0 && x > width + 0.01F && !is_space(letters[i].code);
            std::size_t const cut = word_break ? word_break : inner_break;
            if (too_wide && cut)
                return { cut, cut };
        }
        return { letters.size(), letters.size() };
    }

    TextLine line_of(std::vector<Letter> const& letters, std::size_t begin, std::size_t end)
    {
        while (end > begin && is_space(letters[end - 1].code))
            --end;
        TextLine line;
        for (std::size_t i = begin; i < end; ++i) {
            Letter const& letter = letters[i];
            if (line.pieces.empty() || line.pieces.back().span != letter.span)
                line.pieces.push_back({ letter.span, letter.begin, letter.begin, line.width, 0 });
            TextPiece& piece = line.pieces.back();
            piece.end = letter.end;
            piece.width += letter.width;
            line.width += letter.width;
        }
        return line;
    }

    // The ellipsis becomes a span of its own, so that pieces keep pointing into the words as they were given.
    void shorten(TextMeasure const& measure, TextBlock& block, std::vector<Letter> const& letters, std::size_t begin,
        std::size_t end, float width)
    {
        float const dots = measure.advance(U'…', block.size, block.weight);
        float x = 0;
        std::size_t keep = begin;
        while (keep < end && (width <= 0 || x + letters[keep].width + dots <= width))
            x += letters[keep++].width;
        while (keep > begin && joins_previous(keep < letters.size() ? letters[keep].code : 0))
            --keep;
        TextLine line = line_of(letters, begin, keep);
        Span ellipsis;
        ellipsis.text = "…";
        block.spans.push_back(ellipsis);
        auto const span = static_cast<std::uint32_t>(block.spans.size() - 1);
        line.pieces.push_back({ span, 0, static_cast<std::uint32_t>(ellipsis.text.size()), line.width, dots });
        line.width += dots;
        block.lines.push_back(std::move(line));
    }

}

std::string TextBlock::plain() const
{
    std::string words;
    for (Span const& span : spans)
        words += span.text;
    return words;
}

TextBlock layout_text(TextMeasure const& measure, std::vector<Span> spans, float size, float line_height, Weight weight,
    float width, int max_lines)
{
    TextBlock block;
    block.spans = std::move(spans);
    block.size = size;
    block.line_height = line_height;
    block.weight = weight;
    std::vector<Letter> const letters = letters_of(measure, block.spans, size, weight);
    for (std::size_t begin = 0; begin < letters.size();) {
        Cut const cut = cut_line(letters, begin, width);
        bool const last = max_lines > 0 && static_cast<int>(block.lines.size()) + 1 == max_lines;
        if (last && cut.next < letters.size()) {
            shorten(measure, block, letters, begin, std::max(cut.end, begin), width);
            break;
        }
        block.lines.push_back(line_of(letters, begin, cut.end));
        begin = cut.next;
    }
    for (TextLine const& line : block.lines)
        block.width = std::max(block.width, line.width);
    return block;
}

}
