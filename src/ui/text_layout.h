// Breaks text into lines the way Korean readers expect: between words, never inside one unless it alone is wider than
// the line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dure::ui {

enum class Weight : std::uint8_t { regular, bold };

// A run of text of one look. `address` is not empty for a link.
struct Span {
    std::string text {};
    bool bold = false;
    bool emphasis = false;
    std::string address {};
};

// How wide letters are; the canvas answers from its fonts, tests answer with fixed numbers.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual float advance(char32_t letter, float size, Weight weight) const = 0;
};

// A piece of one span on one line. x counts from the left edge of the block.
struct TextPiece {
    std::uint32_t span = 0;
    std::uint32_t begin = 0; // bytes in that span's text
    std::uint32_t end = 0;
    float x = 0;
    float width = 0;
};

struct TextLine {
    std::vector<TextPiece> pieces;
    float width = 0;
};

struct TextBlock {
    std::vector<Span> spans;
    std::vector<TextLine> lines;
    float size = 0;
    float line_height = 0; // CSS px
    Weight weight = Weight::regular;
    float width = 0; // of the widest line

    float height() const { return line_height * static_cast<float>(lines.size()); }
    std::string plain() const; // all words, for a node's name
};

// Newlines in the text begin new lines. A width of 0 never breaks. At most `max_lines` lines, the last ended by an
// ellipsis; 0 means all.
TextBlock layout_text(TextMeasure const& measure, std::vector<Span> spans, float size, float line_height, Weight weight,
    float width, int max_lines = 0);

}
