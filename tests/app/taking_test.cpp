// Answering: what a person does reaches the survey, and the screen says what is true.
#include "tests/app/bench.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;

namespace {

Bench at_second_page()
{
    Bench bench;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    return bench;
}

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("the first screen of a survey in words")
{
    Bench bench;
    bench.open(test::short_survey);
    CHECK(in_words(bench.view()) == R"(title 주유소 - 두레 (ko)
# 주유소
짧고 솔직하게
## 반가워요
progress 1 / 3쪽
* 표시가 있는 질문에는 꼭 답해 주세요.
1. 만 14세 이상이신가요? (필수)
  ( ) 네
  ( ) 아니요
[다음]
)");
}

TEST_CASE("choosing an option shows it chosen and the save state follows")
{
    Bench bench;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    auto const choice = bench.kind<ChoiceView>("adult");
    CHECK(choice.options[0].chosen);
    CHECK_FALSE(choice.options[1].chosen);
    CHECK(bench.taking().save.words == "저장됨");
}

TEST_CASE("an option nobody offers changes nothing")
{
    Bench bench;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "perhaps" });
    bench.act(ChooseOption { { 4000 }, "yes" });
    bench.act(ToggleConsentItem { bench.id("adult"), "research" });
    CHECK(bench.answer("adult").is_undefined());
    CHECK(bench.taking().save.state == SaveState::untouched);
}

TEST_CASE("going on without a required answer shows the problems and puts the focus on the first")
{
    auto bench = at_second_page();
    auto const before = bench.view();
    bench.act(Next {});
    auto const view = bench.view();
    auto const taking = bench.taking();
    CHECK(view.screen == before.screen);
    CHECK(view.focus == bench.id("why"));
    CHECK(view.focus_request != before.focus_request);
    REQUIRE(taking.errors);
    CHECK(taking.errors->heading == "2곳을 확인해 주세요");
    REQUIRE(taking.errors->lines.size() == 2);
    CHECK(has(taking.errors->lines[0].words, "왜 이곳인가요?"));
    CHECK_FALSE(bench.element("why").errors.empty());
}

TEST_CASE("the summary shrinks as answers are mended and disappears on the next page")
{
    auto bench = at_second_page();
    bench.act(Next {});
    bench.act(ChooseOption { bench.id("why"), "price" });
    REQUIRE(bench.taking().errors);
    CHECK(bench.taking().errors->heading == "한 곳을 확인해 주세요");
    bench.act(TypeText { bench.id("times"), "", "4", true });
    CHECK_FALSE(bench.taking().errors);
    bench.act(Next {});
    CHECK(bench.taking().page_title == "마지막");
    CHECK_FALSE(bench.taking().errors);
    CHECK_FALSE(bench.view().focus);
}

TEST_CASE("a line of the error summary puts the focus on its question again")
{
    auto bench = at_second_page();
    bench.act(Next {});
    auto const request = bench.view().focus_request;
    bench.act(bench.taking().errors->lines[1].action);
    CHECK(bench.view().focus == bench.id("times"));
    CHECK(bench.view().focus_request == request + 1);
}

TEST_CASE("going back keeps the answers and every page is a screen of its own")
{
    auto bench = at_second_page();
    auto const second = bench.view().screen;
    bench.act(ChooseOption { bench.id("why"), "near" });
    bench.act(Previous {});
    CHECK(bench.view().screen != second);
    CHECK(bench.kind<ChoiceView>("adult").options[0].chosen);
    bench.act(Next {});
    CHECK(bench.kind<ChoiceView>("why").options[1].chosen);
}

TEST_CASE("the first page has no previous button and the last one finishes")
{
    Bench bench;
    bench.open(test::short_survey);
    CHECK_FALSE(bench.taking().previous);
    CHECK(bench.taking().next.label == "다음");
    bench = at_second_page();
    CHECK(bench.taking().previous);
    bench.act(ChooseOption { bench.id("why"), "price" });
    bench.act(TypeText { bench.id("times"), "", "4", true });
    bench.act(Next {});
    CHECK(bench.taking().is_last_page);
    CHECK(bench.taking().next.label == "완료하기");
}

TEST_CASE("choosing other opens a field whose words are kept")
{
    auto bench = at_second_page();
    CHECK_FALSE(bench.kind<ChoiceView>("why").other);
    bench.act(ChooseOption { bench.id("why"), "other" });
    REQUIRE(bench.kind<ChoiceView>("why").other);
    bench.act(TypeComment { bench.id("why"), "", "세차장이 넓어서", true });
    CHECK(bench.kind<ChoiceView>("why").other->value == "세차장이 넓어서");
    CHECK(bench.session().other_text(bench.session().survey().find_question("why")) == "세차장이 넓어서");
}

TEST_CASE("a question that appears because of an answer is on the screen at once")
{
    auto bench = at_second_page();
    CHECK_FALSE(has(in_words(bench.view()), "밤에는"));
    bench.act(ChooseOption { bench.id("why"), "near" });
    CHECK(has(in_words(bench.view()), "밤에는"));
}

TEST_CASE("half a syllable stays in the field until it is settled or a while has passed")
{
    auto bench = at_second_page();
    bench.act(ChooseOption { bench.id("why"), "near" });
    bench.act(TypeText { bench.id("night"), "", "어두ㅇ", false });
    CHECK(bench.kind<CommentView>("night").entry.value == "어두ㅇ");
    CHECK(bench.answer("night").is_undefined());
    CHECK(bench.taking().save.state == SaveState::saving);
    bench.act(TypeText { bench.id("night"), "", "어두워요", true });
    CHECK(bench.answer("night") == survey::Value("어두워요"));
    CHECK(bench.taking().save.state == SaveState::saved);
}

TEST_CASE("words that are never settled are saved after a pause")
{
    auto bench = at_second_page();
    bench.act(ChooseOption { bench.id("why"), "near" });
    bench.act(TypeText { bench.id("night"), "", "어두", false });
    bench.pass(600);
    CHECK(bench.answer("night") == survey::Value("어두"));
    CHECK(bench.taking().save.words == "저장됨");
}

TEST_CASE("words that wait go along with the person to the next page")
{
    auto bench = at_second_page();
    bench.act(ChooseOption { bench.id("why"), "near" });
    bench.act(TypeText { bench.id("times"), "", "3", true });
    bench.act(TypeText { bench.id("night"), "", "밝아요", false });
    bench.act(Next {});
    CHECK(bench.taking().page_title == "마지막");
    CHECK(bench.session().data("night") == survey::Value("밝아요"));
}

TEST_CASE("a number is a number in the data and stays as typed in the field")
{
    auto bench = at_second_page();
    bench.act(TypeText { bench.id("times"), "", "4.0", true });
    CHECK(bench.answer("times") == survey::Value(4));
    CHECK(bench.kind<TextView>("times").entry.value == "4.0");
    bench.act(TypeText { bench.id("times"), "", "", true });
    CHECK(bench.answer("times").is_undefined());
}

TEST_CASE("leaving a field without a change is no change")
{
    auto bench = at_second_page();
    auto const writes = bench.count_writes();
    bench.act(TypeText { bench.id("times"), "", "", true });
    CHECK(bench.count_writes() == writes);
    bench.act(TypeText { bench.id("times"), "", "4", true });
    CHECK(bench.count_writes() == writes + 1);
    bench.act(TypeText { bench.id("times"), "", "4", true });
    CHECK(bench.count_writes() == writes + 1);
}

TEST_CASE("switching the language in the middle keeps the page and every answer, and changes every word")
{
    auto bench = at_second_page();
    bench.act(ChooseOption { bench.id("why"), "other" });
    bench.act(TypeComment { bench.id("why"), "", "넓", false });
    auto const data = bench.session().data();
    bench.act(SwitchLanguage { Language::english });
    auto const taking = bench.taking();
    CHECK(bench.view().language == "en");
    CHECK(taking.page_title == "Visits");
    CHECK(bench.element("why").title == "Why this one?");
    CHECK(taking.next.label == "Next");
    CHECK(taking.previous->label == "Previous");
    CHECK(taking.save.words == "Saving");
    CHECK(bench.kind<ChoiceView>("why").other->value == "넓");
    CHECK(bench.answer("why") == survey::Value("other"));
    bench.act(SwitchLanguage { Language::korean });
    CHECK(bench.element("why").title == "왜 이곳인가요?");
    CHECK(bench.session().data("why") == data.find("why")[0]);
}

TEST_CASE("the language chosen is kept for the next visit")
{
    auto bench = at_second_page();
    bench.act(SwitchLanguage { Language::english });
    bench.reload();
    CHECK(bench.view().language == "en");
    CHECK(bench.taking().page_title == "Visits");
}

TEST_CASE("early answers from the page are in the survey when it opens, and its next goes on")
{
    Bench bench;
    bench.site["samples/short.json"] = test::short_survey;
    Begin begin;
    begin.address = "short";
    begin.survey = test::short_survey;
    begin.early = { { { "adult", "yes" }, { "no such question", 1 } }, true };
    bench.act(begin);
    CHECK(bench.taking().page_title == "방문");
    CHECK(bench.session().data("adult") == survey::Value("yes"));
    CHECK(bench.taking().save.state == SaveState::saved);
}

TEST_CASE("an early next without a required answer stays and says why")
{
    Bench bench;
    Begin begin;
    begin.address = "short";
    begin.survey = test::short_survey;
    begin.early = { {}, true };
    bench.act(begin);
    CHECK(bench.taking().page_title == "반가워요");
    CHECK(bench.taking().errors);
    CHECK(bench.view().focus == bench.id("adult"));
}

TEST_CASE("what a person wrote stays literal wherever the survey repeats it")
{
    Bench bench;
    bench.open(R"({ "id": "echo", "title": "Echo {word}", "elements": [
        { "type": "text", "name": "word" },
        { "type": "radiogroup", "name": "again", "title": "**You** said {word}", "description": "{word}",
          "choices": [ { "value": 1, "text": "{word}!" } ] } ] })");
    for (std::string const answer : { "<b>x</b>", "**x**", "[x](https://bad.example)", "a & b &lt; c", "<!--" }) {
        CAPTURE(answer);
        bench.act(TypeText { bench.id("word"), "", answer, true });
        auto const element = bench.element("again");
        CHECK(element.name == "You said " + answer);
        for (auto const& run : element.title_runs) {
            CHECK(run.link.empty());
            CHECK(run.strong == has(run.text, "You"));
        }
        REQUIRE(element.description.size() == 1);
        for (auto const& run : element.description[0].runs)
            CHECK((run.text == answer && !run.strong && !run.emphasis && run.link.empty()));
        CHECK(bench.kind<ChoiceView>("again").options[0].label == answer + "!");
        CHECK(bench.taking().survey_title == "Echo " + answer);
        CHECK(has(in_words(bench.view()), "You said " + answer));
    }
    bench.act(GoHome {});
    CHECK(has(in_words(bench.view()), "Echo <!--"));
}

TEST_CASE("where the survey goes on by itself, one choice on a screen of one question is enough")
{
    Bench bench;
    bench.open(R"({ "id": "quick", "autoAdvanceEnabled": true, "showOtherItem": true, "pages": [
        { "name": "p1", "elements": [ { "type": "html", "name": "h", "html": "Hello" },
            { "type": "radiogroup", "name": "a", "choices": [ 1, 2 ], "showOtherItem": true } ] },
        { "name": "p2", "elements": [ { "type": "rating", "name": "b" } ] },
        { "name": "p3", "elements": [ { "type": "boolean", "name": "c" }, { "type": "boolean", "name": "d" } ] },
        { "name": "p4", "elements": [ { "type": "checkbox", "name": "e", "choices": [ 1, 2 ] } ] },
        { "name": "p5", "elements": [ { "type": "radiogroup", "name": "f", "choices": [ 1, 2 ] } ] } ] })");
    auto const page = [&] { return bench.session().definition().pages[bench.session().current_page().value].name; };
    bench.act(ChooseOption { bench.id("a"), "other" });
    CHECK(page() == "p1"); // words are still to come
    bench.act(ChoosesByKeys { true });
    bench.act(ChooseOption { bench.id("a"), "1" });
    CHECK(page() == "p1"); // on the way to the next one, perhaps
    bench.act(ChoosesByKeys { false });
    bench.act(ChooseOption { bench.id("a"), "2" });
    CHECK(page() == "p2");
    bench.act(Previous {});
    bench.act(ChooseOption { bench.id("a"), "2" });
    CHECK(page() == "p1"); // nothing was chosen anew
    bench.act(Next {});
    bench.act(SetRating { bench.id("b"), "4" });
    CHECK(page() == "p3");
    bench.act(SetBoolean { bench.id("c"), true });
    CHECK(page() == "p3");
    bench.act(Next {});
    bench.act(ToggleOption { bench.id("e"), "1" });
    CHECK(page() == "p4");
    bench.act(Next {});
    bench.act(ChooseOption { bench.id("f"), "1" });
    CHECK(bench.shows<TakingView>()); // finishing is the person's own decision
}
