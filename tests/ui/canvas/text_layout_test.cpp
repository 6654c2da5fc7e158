#include "ui/text_layout.h"

#include <doctest/doctest.h>

using namespace dure::ui;

namespace {

// Every letter ten wide, spaces five.
class Ruler final : public TextMeasure {
public:
    float advance(char32_t letter, float, Weight) const override { return letter == U' ' ? 5 : 10; }
};

std::vector<std::string> lines(std::string_view text, float width, int max_lines = 0)
{
    std::vector<Span> spans(1);
    spans[0].text = std::string(text);
    TextBlock const block = layout_text(Ruler {}, spans, 10, 15, Weight::regular, width, max_lines);
    std::vector<std::string> words;
    for (TextLine const& line : block.lines) {
        std::string together;
        for (TextPiece const& piece : line.pieces)
            together += block.spans[piece.span].text.substr(piece.begin, piece.end - piece.begin);
        words.push_back(together);
    }
    return words;
}

using Lines = std::vector<std::string>;

}

TEST_CASE("Korean words are kept whole and spaces at the end of a line take no room")
{
    CHECK(lines("주유소를 얼마나 자주 가세요?", 80) == Lines { "주유소를 얼마나", "자주 가세요?" });
    CHECK(lines("하나 둘", 30) == Lines { "하나", "둘" });
}

TEST_CASE("a word wider than the line is broken by syllable")
{
    CHECK(lines("가나다라마바사", 30) == Lines { "가나다", "라마바", "사" });
}

TEST_CASE("closing punctuation never begins a line")
{
    CHECK(lines("가나다라.", 40) == Lines { "가나다", "라." });
    CHECK(lines("가나(다라)", 30) == Lines { "가나", "(다", "라)" });
}

TEST_CASE("a newline in the text begins a line, even an empty one")
{
    CHECK(lines("가\n\n나", 100) == Lines { "가", "", "나" });
}

TEST_CASE("width zero never breaks")
{
    CHECK(lines("아주 긴 줄도 한 줄이다", 0).size() == 1);
}

TEST_CASE("what does not fit the allowed lines ends in an ellipsis within the width")
{
    CHECK(lines("가나다라마바사", 40, 1) == Lines { "가나다…" });
    CHECK(lines("가나 다라 마바", 40, 2) == Lines { "가나", "다라…" });
}

TEST_CASE("addresses may break behind a slash")
{
    CHECK(lines("ab/cdef", 50) == Lines { "ab/", "cdef" });
}

TEST_CASE("a letter and its combining mark or emoji and its skin tone stay together")
{
    CHECK(lines("a\u0301b", 15) == Lines { "a\u0301", "b" });
}

TEST_CASE("spans keep their own pieces across lines")
{
    std::vector<Span> spans(2);
    spans[0].text = "가나 ";
    spans[1].text = "다라 마";
    spans[1].address = "https://example.org";
    TextBlock const block = layout_text(Ruler {}, spans, 10, 15, Weight::regular, 50);
    REQUIRE(block.lines.size() == 2);
    REQUIRE(block.lines[0].pieces.size() == 2);
    CHECK(block.lines[0].pieces[1].x == doctest::Approx(25));
    CHECK(block.lines[1].pieces[0].span == 1);
    CHECK(block.height() == doctest::Approx(30));
    CHECK(block.plain() == "가나 다라 마");
}

TEST_CASE("broken bytes are measured as replacement letters and never read past the end")
{
    CHECK(lines("가\xE0\x80", 100).size() == 1);
}
