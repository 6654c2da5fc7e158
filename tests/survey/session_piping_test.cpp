// What a person wrote goes into a planner's words as words: no mark in it is ever read.
#include "base/random.h"
#include "survey/rich_text.h"
#include "tests/survey/session_support.h"

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

char const* const hostile_answers[] = {
    "<b>big</b>",
    "**big**",
    "*a* and *b*",
    "[win](https://bad.example)",
    "](https://bad.example)",
    "<a href=\"https://bad.example\">here</a>",
    "<script>alert(1)</script>",
    "<img src=x alt=\"other words\">",
    "\" href=\"https://bad.example",
    "' href='https://bad.example",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "<!-- the rest",
    "</p><h1>Big</h1>",
    "a < b > c & d",
    "**",
    "{t}",
};

bool has_marks(RichText const& text)
{
    for (auto const& block : text.blocks) {
        if (block.kind != RichBlockKind::paragraph)
            return true;
        for (auto const& span : block.spans) {
            if (span.strong || span.emphasis || !span.link.empty())
                return true;
        }
    }
    return text.blocks.size() > 1;
}

}

TEST_CASE("an answer inside a title, a page of html or a choice stays the words it is")
{
    auto session = begin_session(R"({"completedHtml":"<h2>Bye</h2>{t}","elements":[
        {"type":"text","name":"t"},
        {"type":"text","name":"u","title":"You said {t} - right?","description":"{t}"},
        {"type":"html","name":"h","html":"<p>You said {t} - right?</p>"},
        {"type":"radiogroup","name":"c","choices":[{"value":1,"text":"As I said: {t}"}]}]})");
    for (auto const* answer : hostile_answers) {
        CAPTURE(answer);
        set(session, "t", answer);
        auto const title = rich_text_from_title(session.title(ask(session, "u")));
        CHECK(plain_text(title) == "You said " + std::string(answer) + " - right?");
        CHECK_FALSE(has_marks(title));
        auto const description = rich_text_from_title(session.description(ask(session, "u")));
        CHECK(plain_text(description) == answer);
        CHECK_FALSE(has_marks(description));
        auto const html = rich_text_from_html(session.html(ask(session, "h")));
        CHECK(plain_text(html) == "You said " + std::string(answer) + " - right?");
        CHECK_FALSE(has_marks(html));
        auto const choice = rich_text_from_title(session.choices(ask(session, "c")).front().text);
        CHECK(plain_text(choice) == "As I said: " + std::string(answer));
        CHECK_FALSE(has_marks(choice));
        auto const thanks = rich_text_from_html(session.completed_text());
        CHECK(plain_text(thanks) == "Bye\n" + std::string(answer));
    }
}

TEST_CASE("an answer cannot leave the emphasis, the link or the attribute a planner put it into")
{
    auto session = begin_session(R"({"elements":[
        {"type":"text","name":"t"},
        {"type":"text","name":"u","title":"**{t}** [{t}](https://good.example/{t}) end"},
        {"type":"html","name":"h","html":"<a href=\"https://good.example/?q={t}\">go</a> end"}]})");
    for (auto const* answer : hostile_answers) {
        CAPTURE(answer);
        set(session, "t", answer);
        for (auto const& text : { rich_text_from_title(session.title(ask(session, "u"))),
                 rich_text_from_html(session.html(ask(session, "h"))) }) {
            REQUIRE(text.blocks.size() == 1);
            for (auto const& span : text.blocks.front().spans)
                CHECK((span.link.empty() || span.link.rfind("https://good.example/", 0) == 0));
            CHECK_FALSE(text.blocks.front().spans.back().strong);
            CHECK(text.blocks.front().spans.back().link.empty());
        }
    }
}

TEST_CASE("an answer shown by itself or told in a message is not changed")
{
    auto session = begin_session(R"({"elements":[
        {"type":"text","name":"t"},
        {"type":"text","name":"u","validators":[{"type":"expression","expression":"false","text":"not {t}"}]}]})");
    set(session, "t", "<b>\"R&D\"</b>");
    set(session, "u", "x");
    CHECK(session.display_text(ask(session, "t")) == "<b>\"R&D\"</b>");
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(ask(session, "u")).front().text == "not <b>\"R&D\"</b>");
}

TEST_CASE("a formatted number keeps every digit it has")
{
    auto const shown = [](std::string const& properties) {
        auto const session = begin_session(R"({"elements":[{"type":"expression","name":"e",)" + properties + "}]}");
        return session.display_text(ask(session, "e"));
    };
    CHECK(shown(R"("expression":"20000.5","displayStyle":"decimal","maximumFractionDigits":15)") == "20,000.5");
    CHECK(shown(R"("expression":"1000000000000000.5","displayStyle":"decimal")") == "1,000,000,000,000,000.5");
    CHECK(shown(R"("expression":"0.07","displayStyle":"percent","maximumFractionDigits":20)") == "7%");
    CHECK(shown(R"("expression":"1000000000000000000","displayStyle":"currency")") == "$1,000,000,000,000,000,000.00");
    CHECK(shown(R"("expression":"0-12345.678","displayStyle":"currency","currency":"KRW")") == "-₩12,346");
}

TEST_CASE("any words come back literally from both readers")
{
    base::Random random(7);
    constexpr std::string_view letters = "ab <>&*[]()\"'/!-#;lt39x가";
    for (int i = 0; i < 3000; ++i) {
        std::string words = "x";
        for (auto count = random.below(14); count > 0; --count) {
            auto const c = letters[random.below(23)];
            if (c != ' ' || words.back() != ' ')
                words += c;
        }
        words += "x";
        CAPTURE(words);
        REQUIRE(plain_text(rich_text_from_title(literal_words(words))) == words);
        REQUIRE(plain_text(rich_text_from_html(literal_words(words))) == words);
    }
}
