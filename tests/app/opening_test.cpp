// Opening: files, addresses and drafts; and what is said when something is in the way.
#include "tests/app/bench.h"
#include "tests/app/samples.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::has;
using dure::test::home;
using dure::test::in_words;
using dure::test::with_samples;

TEST_CASE("a file that is no survey gives one sentence with its place in the language of the person")
{
    Bench bench;
    bench.open("{ \"pages\": [ \n  { \"name\": oops } ] }");
    REQUIRE(bench.shows<MessageView>());
    auto message = std::get<MessageView>(bench.view().body);
    CHECK(message.words == "파일의 내용이 설문 형식에 맞지 않아요.");
    CHECK(has(message.place, "2번째 줄"));
    bench.act(SwitchLanguage { Language::english });
    message = std::get<MessageView>(bench.view().body);
    CHECK(has(message.place, "line 2, column"));
    bench.act(message.buttons.back().action);
    CHECK(bench.shows<HomeView>());
}

TEST_CASE("an empty file and a survey without questions are told apart from a survey")
{
    Bench bench;
    bench.open("");
    CHECK(bench.shows<MessageView>());
    bench.open("{ \"pages\": [] }");
    CHECK(has(in_words(bench.view()), "보여 줄 질문이 하나도 없어요."));
}

TEST_CASE("a bad file opened while answering leaves the answers on the device")
{
    auto bench = with_samples();
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.open("nonsense");
    CHECK(bench.shows<MessageView>());
    bench.act(GoHome {});
    bench.act(home(bench).drafts[0].resume.action);
    CHECK(bench.answer("adult") == survey::Value("yes"));
}

TEST_CASE("a survey that is not there is told with its address, and can be tried again")
{
    auto bench = with_samples();
    bench.begin("elsewhere");
    CHECK(has(in_words(bench.view()), "주소를 다시 확인해 주세요: elsewhere"));
    bench.site["samples/elsewhere.json"] = test::short_survey;
    bench.act(std::get<MessageView>(bench.view().body).buttons[0].action);
    CHECK(bench.shows<TakingView>());
}

TEST_CASE("offline, a survey taken before opens from the device and another one says so")
{
    auto bench = with_samples();
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.site.clear();
    bench.act(ConnectivityChanged { false });
    bench.act(StartSample { "short" });
    CHECK(bench.shows<TakingView>());
    bench.act(GoHome {});
    bench.act(OpenSurvey { "tv-u1" });
    CHECK(has(in_words(bench.view()), "인터넷에 연결되어 있지 않아요"));
}

TEST_CASE("a draft whose survey is gone says so and goes on when the file is opened again")
{
    Bench bench;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    bench.surveys.clear();
    bench.reload();
    REQUIRE(bench.shows<MessageView>());
    auto const message = std::get<MessageView>(bench.view().body);
    CHECK(message.headline == "설문 파일이 없어요");
    bench.act(message.buttons[0].action);
    CHECK(bench.downloads.size() == 1);
    bench.act(OpenFile { "survey.json", test::short_survey });
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.taking().page_title == "방문");
}

TEST_CASE("a draft that cannot be read is left untouched and can be downloaded")
{
    auto bench = with_samples();
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.drafts.begin()->second.body = "{";
    bench.reload();
    CHECK(has(in_words(bench.view()), "저장된 답을 읽을 수 없어요"));
    bench.act(std::get<MessageView>(bench.view().body).buttons[0].action);
    REQUIRE(bench.downloads.size() == 1);
    CHECK(bench.downloads[0].bytes == "{");
    CHECK(bench.drafts.size() == 1);
}

namespace {

// Another visit: the start page has been answered before it was known that a draft waits.
void begin_again(Bench& bench, ApplyEarlyAnswers early)
{
    bench.state = State {};
    Begin begin;
    begin.address = "short";
    begin.early = std::move(early);
    bench.act(begin);
}

}

TEST_CASE("Next on the start page does not finish a draft that opens on its last page, nor change its answers")
{
    auto bench = with_samples();
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    bench.act(ChooseOption { bench.id("why"), "near" });
    bench.act(TypeText { bench.id("times"), "", "4", true });
    bench.act(Next {});
    begin_again(bench, { { { "adult", "no" }, { "wish", "조명" } }, true });
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.taking().page_title == "마지막");
    CHECK(bench.answer("adult") == survey::Value("yes"));
    CHECK(bench.answer("wish") == survey::Value("조명")); // the draft left it open
}

TEST_CASE("what was answered on the start page goes to the survey it was answered in and to no other")
{
    auto bench = with_samples();
    bench.holds_back = true; // the storage is silent and the survey still to come
    begin_again(bench, { { { "adult", "yes" } }, true });
    bench.act(GoHome {});
    bench.deliver();
    bench.holds_back = false;
    bench.open(test::short_survey);
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.taking().page_title == "반가워요");
    CHECK(bench.answer("adult") == survey::Value());
}

TEST_CASE("a language chosen on the start page is kept, one that the address asks for is not")
{
    for (bool const is_chosen : { true, false }) {
        CAPTURE(is_chosen);
        auto bench = with_samples();
        bench.state = State {};
        Begin begin;
        begin.address = "short";
        begin.language = Language::english;
        begin.language_is_asked = !is_chosen;
        begin.language_is_chosen = is_chosen;
        bench.act(begin);
        CHECK(bench.view().language == "en");
        bench.reload();
        CHECK(bench.view().language == (is_chosen ? "en" : "ko"));
    }
}

TEST_CASE("the time on the start page is time on the survey's first page")
{
    auto bench = with_samples();
    auto const now = bench.now;
    begin_again(bench, { { { "adult", "yes" } }, true, 20'000 });
    REQUIRE(bench.shows<TakingView>());
    auto const snapshot = bench.session().snapshot();
    CHECK(snapshot.started_at_millis == now - 20'000);
    REQUIRE(!snapshot.paradata.empty());
    CHECK(snapshot.paradata.front().millis == 20'000);
}

TEST_CASE("what was answered on the start page goes on top of a draft that opens on that very page")
{
    auto bench = with_samples();
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "no" });
    begin_again(bench, { { { "adult", "yes" } }, true });
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.taking().page_title == "방문");
    CHECK(bench.answer("adult") == survey::Value("yes"));
}

TEST_CASE("another survey's file does not pass for the one a draft needs")
{
    Bench bench;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    auto const drafts = bench.drafts;
    bench.surveys.clear();
    bench.reload();
    bench.act(OpenFile { "survey.json", R"({ "elements": [ { "type": "text", "name": "adult" } ] })" });
    REQUIRE(bench.shows<MessageView>());
    CHECK(std::get<MessageView>(bench.view().body).headline == "다른 설문 파일이에요");
    CHECK(bench.drafts == drafts);
    bench.act(OpenFile { "survey.json", test::short_survey });
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.taking().page_title == "방문");
}

TEST_CASE("a draft whose survey does not come can be tried again, and a failing server is no wrong address")
{
    auto bench = with_samples();
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.surveys.clear();
    bench.site.erase("samples/short.json");
    bench.reload();
    bench.fetch_failure = base::ErrorCode::unsupported;
    bench.act(home(bench).drafts[0].resume.action);
    CHECK(has(in_words(bench.view()), "설문을 불러오지 못했어요"));
    bench.fetch_failure = base::ErrorCode::not_found;
    bench.act(std::get<MessageView>(bench.view().body).buttons[0].action);
    CHECK(has(in_words(bench.view()), "주소를 다시 확인해 주세요: short"));
    bench.site["samples/short.json"] = test::short_survey;
    bench.act(std::get<MessageView>(bench.view().body).buttons[0].action);
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.answer("adult") == survey::Value("yes"));
}
