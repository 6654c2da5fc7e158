#include "base/random.h"
#include "base/text.h"
#include "survey/rich_text.h"

#include <doctest/doctest.h>

using namespace dure;
using survey::RichBlockKind;
using survey::RichText;

namespace {

// One line per block: "h2: …", "p: …", "li2 3.: …"; *emphasis*, **strong**, [words](link).
std::string sketch(RichText const& text)
{
    std::string lines;
    for (auto const& block : text.blocks) {
        if (!lines.empty())
            lines += " / ";
        if (block.kind == RichBlockKind::heading)
            lines += "h" + std::to_string(block.level) + ": ";
        else if (block.kind == RichBlockKind::list_item)
            lines += "li" + std::to_string(block.level)
                + (block.ordered ? " " + std::to_string(block.number) + ".: " : ": ");
        else
            lines += "p: ";
        for (auto const& span : block.spans) {
            std::string const mark = std::string(span.strong ? "**" : "") + (span.emphasis ? "*" : "");
            auto const words = mark + span.text + mark;
            lines += span.link.empty() ? words : "[" + words + "](" + span.link + ")";
        }
    }
    return lines;
}

std::string html(std::string_view text)
{
    return sketch(survey::rich_text_from_html(text));
}

std::string title(std::string_view text)
{
    return sketch(survey::rich_text_from_title(text));
}

}

TEST_CASE("headings, paragraphs, lists, emphasis and links keep their meaning")
{
    CHECK(html("<h2>안녕하세요</h2><p>이 <b>설문</b>은 <em>3분</em>이면 돼요.</p>")
        == "h2: 안녕하세요 / p: 이 **설문**은 *3분*이면 돼요.");
    CHECK(html("<ul><li>하나</li><li>둘<ol><li>둘의 하나</li><li>둘의 둘</li></ol></li></ul>끝")
        == "li1: 하나 / li1: 둘 / li2 1.: 둘의 하나 / li2 2.: 둘의 둘 / p: 끝");
    CHECK(html("<a href='https://dure.kr/a?b=1&amp;c=2'>여기</a>를 보세요")
        == "p: [여기](https://dure.kr/a?b=1&c=2)를 보세요");
    CHECK(html("<b>a<i>b</i></b>c") == "p: **a*****b***c");
    CHECK(html("<li><p>단락</p></li>") == "li1: 단락");
    CHECK(html("a<br>b<br/>c<br>") == "p: a\nb\nc");
    CHECK(html("<p>a</p>b<div>c</div>d<hr>e") == "p: a / p: b / p: c / p: d / p: e");
    CHECK(html("<table><tr><td>가</td><td>나</td></tr><tr><td>다</td></tr></table>") == "p: 가 나 / p: 다");
    CHECK(html("<img src='x.png' alt='두레 로고'>") == "p: 두레 로고");
}

TEST_CASE("white space collapses as in a browser and empty blocks vanish")
{
    CHECK(html("  <p>\n 가  \t 나 </p>\n\n<p> </p> <ul> </ul>") == "p: 가 나");
    CHECK(html("가 <b> 나</b>") == "p: 가 **나**");
    CHECK(html("가&nbsp;&nbsp;나") == "p: 가\u00A0\u00A0나");
    CHECK(html("") == "");
}

TEST_CASE("scripts, styles, comments and embedded content go with what is in them")
{
    CHECK(html("a<script>alert('<p>x</p>')</script>b") == "p: ab");
    CHECK(html("a<SCRIPT type=x>x</scripty>y</ScRiPt >b") == "p: ab");
    CHECK(html("a<style>p { color: red }</style>b<!-- <p>c --> d<iframe src=x>e</iframe>") == "p: ab d");
    CHECK(html("a<script>never closed") == "p: a");
    CHECK(html("a<!-- never closed") == "p: a");
    CHECK(html("<!DOCTYPE html><?php echo 1 ?>a<svg><text>b</text></svg>c<svg/>d") == "p: acd");
}

TEST_CASE("unknown tags go and their text stays; a lone less-than sign is text")
{
    CHECK(html("<blink onclick=\"evil()\">a</blink><x-y>b</x-y>") == "p: ab");
    CHECK(html("1 < 2 && 3 > 2") == "p: 1 < 2 && 3 > 2");
    CHECK(html("a <") == "p: a <");
    CHECK(html("a <b") == "p: a");
    CHECK(html("<a title='>' href=\"tel:010\">전화</a>") == "p: [전화](tel:010)");
}

TEST_CASE("only addresses that show where they go are links, whatever disguise the others wear")
{
    for (auto const* wrong : { "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)",
             "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example", "/relative",
             "&#106;avascript:alert(1)", "blob:x", "https://", "\x01javascript:x", "intent://x" })
        CHECK_MESSAGE(html("<a href=\"" + std::string(wrong) + "\">x</a>") == "p: x", wrong);
    CHECK(html("<a href=HTTPS://a.kr>x</a>") == "p: [x](HTTPS://a.kr)");
    CHECK(
        html("<a href='mailto:a@b.kr'>x</a> <a href=www.a.kr>y</a>") == "p: [x](mailto:a@b.kr)[ y](https://www.a.kr)");
}

TEST_CASE("entities are decoded once")
{
    CHECK(html("&lt;b&gt;&amp;amp;&#44032;&#xAC01;&hellip;") == "p: <b>&amp;가각…");
    CHECK(html("R&D &unknown; &#xD800; &#0; &#99999999; &;") == "p: R&D &unknown; \uFFFD \uFFFD \uFFFD &;");
}

TEST_CASE("marks that change the direction of reading do not come through")
{
    CHECK(html("a\u202Eb\u2066c\u200Fd") == "p: abcd");
    CHECK(html("a\x07"
               "b\x1b[31m")
        == "p: ab[31m");
}

TEST_CASE("titles know strong, emphasis, links and line breaks, and leave arithmetic alone")
{
    CHECK(title("**꼭** 답해 *주세요*") == "p: **꼭 **답해 *주세요*");
    CHECK(title("2 * 3 * 4") == "p: 2 * 3 * 4");
    CHECK(title("5*3*2") == "p: 5*3*2");
    CHECK(title("필수(*) 항목") == "p: 필수(*) 항목");
    CHECK(title("**a *b* c**") == "p: **a *****b *****c**");
    CHECK(title("첫 줄\n둘째 줄") == "p: 첫 줄\n둘째 줄");
    CHECK(title("[두레](https://dure.kr) [x](javascript:1) [y] (z)") == "p: [두레](https://dure.kr) x [y] (z)");
    CHECK(title("<b>굵게</b> **굵게**") == "p: **굵게 굵게**");
    CHECK(title("<a href='https://x.kr/*a*'>x</a>") == "p: [x](https://x.kr/*a*)");
    CHECK(title("*** ** * [ ]( ](") == "p: *** ** * [ ]( ](");
    CHECK_FALSE(survey::has_rich_marks("주유소에 얼마나 자주 가시나요?"));
    CHECK(survey::has_rich_marks("*a*"));
}

TEST_CASE("plain text shows lists and where links go")
{
    auto const text = survey::rich_text_from_html(
        "<h1>제목</h1><ol><li>가<ul><li>나</li></ul></li></ol><a href='https://dure.kr/'>dure.kr</a> "
        "<a href='https://dure.kr/a'><b>여</b>기</a> 끝");
    CHECK(survey::plain_text(text) == "제목\n1. 가\n  • 나\ndure.kr 여기 (https://dure.kr/a) 끝");
    CHECK(survey::plain_text(survey::rich_text_from_title("그냥 글")) == "그냥 글");
}

TEST_CASE("limits hold for blocks, spans, bytes and depth")
{
    survey::RichTextLimits limits;
    limits.blocks = 3;
    limits.spans = 5;
    limits.text_bytes = 2000;
    limits.depth = 2;
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "<p>a<b>b</b></p>";
    auto const text = survey::rich_text_from_html(many, limits);
    CHECK(text.blocks.size() <= 3);
    std::string deep;
    for (int i = 0; i < 50; ++i)
        deep += "<ul><li>x";
    for (auto const& block : survey::rich_text_from_html(deep, limits).blocks)
        CHECK(block.level <= 2);
    CHECK(survey::plain_text(survey::rich_text_from_html(std::string(5000, 'a'), limits)).size() <= 2000);
}

TEST_CASE("whatever comes in, what comes out is valid text in well-formed blocks")
{
    base::Random random(41);
    constexpr std::string_view pieces[] = { "<", ">", "/", "b", "<p>", "</p>", "<li>", "<ul>", "</ol>", "<a href=", "'",
        "\"", "https://a.kr", "javascript:", "<script>", "</script>", "<!--", "-->", "&lt;", "&#x3c;", "&", "*", "**",
        "[", "](", ")", " ", "\n", "가", "\xEA", "\xFF", "<br>", "<h3>", "</h3>", "=", "\u202E" };
    for (int i = 0; i < 20'000; ++i) {
        std::string input;
        for (auto count = random.below(20); count > 0; --count)
            input += pieces[random.below(std::size(pieces))];
        for (auto const& text : { survey::rich_text_from_html(input), survey::rich_text_from_title(input) }) {
            for (auto const& block : text.blocks) {
                REQUIRE_FALSE(block.spans.empty());
                REQUIRE(
                    (block.kind == RichBlockKind::heading ? block.level >= 1 && block.level <= 6 : block.level <= 8));
                for (auto const& span : block.spans) {
                    REQUIRE_FALSE(span.text.empty());
                    REQUIRE(base::is_valid_utf8(span.text));
                    REQUIRE((span.link.empty() || span.link.find("https://") == 0));
                }
            }
            // Plain words stay as they are when read again as words.
            REQUIRE(base::is_valid_utf8(survey::plain_text(text)));
        }
    }
}
