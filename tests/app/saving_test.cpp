// "Saved" is said only for what the device confirmed, and what it refuses stays in reach.
#include "codec/draft_json.h"
#include "codec/response_json.h"
#include "tests/app/bench.h"
#include "tests/app/samples.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::answer_all;
using dure::test::Bench;
using dure::test::in_words;
using dure::test::opened;
using dure::test::with_samples;

namespace {

survey::Response only_response(Bench const& bench)
{
    REQUIRE(bench.responses.size() == 1);
    auto const read = codec::response_from_json(bench.responses.begin()->second.body);
    REQUIRE(read);
    return read.value();
}

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("nothing is called saved before there is something to save")
{
    auto bench = opened();
    CHECK(bench.taking().save.state == SaveState::untouched);
    CHECK(bench.taking().save.words.empty());
    CHECK(bench.count_writes() == 0);
}

TEST_CASE("saving is said until the device confirms, saved only after it")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    CHECK(bench.taking().save.words == "저장 중");
    bench.deliver();
    CHECK(bench.taking().save.words == "저장됨");
}

TEST_CASE("an older confirmation does not count for a newer answer")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    auto const& save = std::get<SaveDraft>(bench.log.back());
    auto const id = save.draft.id;
    auto const revision = save.draft.revision;
    bench.act(ChooseOption { bench.id("adult"), "no" });
    bench.act(DraftSaved { id, revision });
    CHECK(bench.taking().save.state == SaveState::saving);
    bench.deliver();
    CHECK(bench.taking().save.state == SaveState::saved);
    auto const stored = codec::draft_from_json(bench.drafts.at(id).body);
    REQUIRE(stored);
    CHECK(stored.value().data.find("adult")[0] == survey::Value("no"));
}

TEST_CASE("a confirmation of another draft does not count")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(DraftSaved { "another", 99 });
    CHECK(bench.taking().save.state == SaveState::saving);
}

TEST_CASE("at most one write is under way, and after it only the latest goes")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(ChooseOption { bench.id("adult"), "no" });
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    CHECK(bench.count_writes() == 1);
    bench.deliver();
    CHECK(bench.count_writes() == 2);
}

TEST_CASE("typing quickly writes once per pause, not once per letter")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    auto const before = bench.count_writes();
    for (int letter = 0; letter < 20; ++letter) {
        bench.act(TypeText { bench.id("times"), "", std::string(static_cast<std::size_t>(letter + 1), '1'), false });
        bench.pass(20);
    }
    CHECK(bench.count_writes() <= before + 1);
    bench.pass(1000);
    CHECK(bench.taking().save.state == SaveState::saved);
}

TEST_CASE("a full device is said plainly, the answers stay and can be downloaded")
{
    auto bench = opened();
    bench.draft_failure = base::ErrorCode::storage_full;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    auto const save = bench.taking().save;
    CHECK(save.state == SaveState::failed);
    CHECK(has(save.words, "저장 공간이 가득"));
    CHECK(bench.kind<ChoiceView>("adult").options[0].chosen);
    REQUIRE(save.download);
    bench.act(save.download->action);
    REQUIRE(bench.downloads.size() == 1);
    auto const response = codec::response_from_json(bench.downloads[0].bytes);
    REQUIRE(response);
    CHECK_FALSE(response.value().complete);
    CHECK(response.value().data.find("adult")[0] == survey::Value("yes"));
}

TEST_CASE("a device without room for the survey's file still keeps the finished response, and a draft that has an address")
{
    for (bool const has_address : { true, false }) {
        CAPTURE(has_address);
        auto bench = with_samples();
        bench.has_room_for_surveys = false;
        if (has_address)
            bench.begin("short");
        else
            bench.open(test::short_survey);
        bench.act(ChooseOption { bench.id("adult"), "yes" });
        CHECK(bench.taking().save.state == (has_address ? SaveState::saved : SaveState::failed));
        if (has_address) {
            bench.reload();
            CHECK(bench.answer("adult") == survey::Value("yes"));
        }
        answer_all(bench);
        bench.act(Complete {});
        CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::stored);
        CHECK(bench.responses.size() == 1);
        CHECK(bench.surveys.empty());
        bench.has_room_for_surveys = true;
        bench.act(GoHome {});
        bench.act(StartSample { "short" });
        bench.act(ChooseOption { bench.id("adult"), "yes" });
        CHECK(bench.surveys.size() == 1); // the next draft brings it along
    }
}

TEST_CASE("a draft that was written without its survey's file does not pass for having brought it")
{
    auto bench = with_samples();
    bench.has_room_for_surveys = false;
    bench.begin("short");
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "no" });
    bench.act(GoHome {}); // the confirmation comes when nobody is answering any more
    bench.deliver();
    bench.holds_back = false;
    bench.has_room_for_surveys = true;
    bench.act(test::home(bench).drafts[0].resume.action);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    CHECK(bench.surveys.size() == 1);
}

TEST_CASE("saving again after the device has room again leads to saved")
{
    auto bench = opened();
    bench.draft_failure = base::ErrorCode::storage_full;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.draft_failure.reset();
    bench.act(bench.taking().save.again->action);
    CHECK(bench.taking().save.state == SaveState::saved);
    CHECK(bench.drafts.size() == 1);
}

TEST_CASE("the next answer after a failure is tried again by itself")
{
    auto bench = opened();
    bench.draft_failure = base::ErrorCode::storage_refused;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    CHECK(bench.taking().save.state == SaveState::failed);
    bench.draft_failure.reset();
    bench.act(Next {});
    CHECK(bench.taking().save.state == SaveState::saved);
}

TEST_CASE("a device that never answers is said to have failed, and its late answer still counts")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    auto const& draft = std::get<SaveDraft>(bench.log.back()).draft;
    auto const news = DraftSaved { draft.id, draft.revision };
    bench.pass(11'000);
    CHECK(bench.taking().save.state == SaveState::failed);
    bench.act(news);
    CHECK(bench.taking().save.state == SaveState::saved);
}

TEST_CASE("hiding the tab sends what waits at once")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    auto const before = bench.count_writes();
    bench.act(TypeText { bench.id("times"), "", "7", false });
    CHECK(bench.count_writes() == before);
    bench.act(LeavingPage {});
    CHECK(bench.count_writes() == before + 1);
    bench.reload();
    CHECK(bench.session().data("times") == survey::Value(7));
}

TEST_CASE("a reload comes back to the same screen with the same answers")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    bench.act(ChooseOption { bench.id("why"), "other" });
    bench.act(TypeComment { bench.id("why"), "", "넓어서", true });
    auto const before = in_words(bench.view());
    bench.reload();
    CHECK(in_words(bench.view()) == before);
}

TEST_CASE("a survey opened from a file comes back after a reload, although the file is gone")
{
    Bench bench;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    auto const before = in_words(bench.view());
    bench.reload();
    CHECK(in_words(bench.view()) == before);
}

TEST_CASE("a reload at every step of a walk shows the same screen")
{
    auto bench = opened();
    std::vector<Action> const steps = { ChooseOption { { 0 }, "yes" }, Next {}, ChooseOption { { 1 }, "near" },
        TypeText { { 2 }, "", "4", true }, TypeText { { 3 }, "", "어두워요", true }, Next {}, Previous {}, Next {} };
    for (auto const& step : steps) {
        bench.act(step);
        auto const before = in_words(bench.taking().elements);
        bench.reload();
        REQUIRE(bench.shows<TakingView>());
        CHECK(in_words(bench.taking().elements) == before);
    }
}

TEST_CASE("finishing says thank you only after the response is stored")
{
    auto bench = opened();
    answer_all(bench);
    bench.holds_back = true;
    bench.act(Complete {});
    auto view = std::get<CompletedView>(bench.view().body);
    CHECK(view.state == StoreState::storing);
    CHECK_FALSE(has(in_words(bench.view()), "고맙습니다"));
    CHECK_FALSE(view.home);
    bench.deliver();
    view = std::get<CompletedView>(bench.view().body);
    CHECK(view.state == StoreState::stored);
    CHECK(view.headline == "고맙습니다");
    CHECK(has(in_words(bench.view()), "소중한 이야기 잘 받았어요."));
    CHECK(view.home);
    CHECK(bench.drafts.empty());
}

TEST_CASE("the finished response holds the answers, the survey and the time")
{
    auto bench = opened();
    answer_all(bench);
    bench.act(Complete {});
    auto const response = only_response(bench);
    CHECK(response.complete);
    CHECK(response.survey.id == "short");
    CHECK(response.survey.version == 2);
    CHECK(response.survey.hash.starts_with("sha256:"));
    CHECK(response.language == "ko");
    CHECK(response.data.find("night")[0] == survey::Value("어두워요"));
    CHECK(response.data.find("times")[0] == survey::Value(4));
    CHECK_FALSE(response.started_at.empty());
    CHECK_FALSE(response.finished_at.empty());
    CHECK(response.id == bench.responses.begin()->first);
}

TEST_CASE("words typed but not settled are in the finished response")
{
    auto bench = opened();
    answer_all(bench);
    bench.act(TypeText { bench.id("wish"), "", "조명과 화장실", false });
    bench.act(Complete {});
    CHECK(only_response(bench).data.find("wish")[0] == survey::Value("조명과 화장실"));
}

TEST_CASE("a response the device cannot store stays on the screen, can be downloaded and tried again")
{
    auto bench = opened();
    answer_all(bench);
    bench.response_failure = base::ErrorCode::storage_full;
    bench.act(Complete {});
    auto view = std::get<CompletedView>(bench.view().body);
    CHECK(view.state == StoreState::failed);
    CHECK(has(in_words(bench.view()), "저장 공간이 가득 찼어요"));
    CHECK(has(in_words(bench.view()), "하나만 바꾼다면?: 조명"));
    bench.act(view.download->action);
    REQUIRE(bench.downloads.size() == 1);
    CHECK(codec::response_from_json(bench.downloads[0].bytes).value().complete);
    bench.act(GoHome {});
    CHECK(bench.shows<CompletedView>()); // it is the only copy
    bench.act(ReloadForNewVersion {});
    CHECK(bench.reloads == 0);
    bench.response_failure.reset();
    bench.act(view.retry->action);
    CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::stored);
    CHECK(bench.responses.size() == 1);
}

TEST_CASE("a response confirmed for somebody else is no thank you")
{
    auto bench = opened();
    answer_all(bench);
    bench.holds_back = true;
    bench.act(Complete {});
    bench.act(ResponseStored { "another" });
    CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::storing);
}

TEST_CASE("a reload while the response is being stored comes back to the answers")
{
    auto bench = opened();
    answer_all(bench);
    bench.holds_back = true;
    bench.act(Complete {});
    bench.holds_back = false;
    bench.reload();
    CHECK(bench.shows<TakingView>());
    CHECK(bench.session().data("why") == survey::Value("near"));
}

TEST_CASE("a trigger that ends the survey stores the response and shows its own words")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "no" });
    bench.act(Next {});
    REQUIRE(bench.shows<CompletedView>());
    CHECK(has(in_words(bench.view()), "만 14세 이상만 참여할 수 있어요."));
    CHECK(only_response(bench).complete);
}

TEST_CASE("the language can change on the last screen too")
{
    auto bench = opened();
    answer_all(bench);
    bench.act(Complete {});
    bench.act(SwitchLanguage { Language::english });
    CHECK(has(in_words(bench.view()), "Thank you"));
    CHECK(has(in_words(bench.view()), "Your words count."));
}

TEST_CASE("without storage the survey can still be taken, and says that nothing is kept")
{
    Bench bench;
    bench.is_storage_broken = true;
    bench.site["samples/short.json"] = test::short_survey;
    bench.begin("short");
    REQUIRE(bench.shows<TakingView>());
    answer_all(bench);
    CHECK(bench.taking().save.state == SaveState::failed);
    bench.act(Complete {});
    CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::failed);
    CHECK(std::get<CompletedView>(bench.view().body).download);
}

TEST_CASE("going home with a refused draft and coming back loses nothing")
{
    auto bench = opened();
    bench.draft_failure = base::ErrorCode::storage_refused;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    bench.act(GoHome {});
    CHECK(has(in_words(bench.view()), "창을 닫으면 사라져요"));
    auto const home = std::get<HomeView>(bench.view().body);
    REQUIRE(home.drafts.size() == 1);
    bench.draft_failure.reset();
    bench.act(home.drafts[0].resume.action);
    CHECK(bench.taking().page_title == "방문");
    CHECK(bench.taking().save.state == SaveState::saved);
}

TEST_CASE("a draft open in another tab is not touched until the person takes it over")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.grants_claims = false;
    bench.act(std::get<HomeView>(bench.view().body).drafts[0].resume.action);
    REQUIRE(bench.shows<MessageView>());
    auto const message = std::get<MessageView>(bench.view().body);
    CHECK(message.headline == "다른 창에서 답하는 중이에요");
    bench.act(message.buttons[0].action);
    CHECK(bench.shows<TakingView>());
    CHECK(bench.session().data("adult") == survey::Value("yes"));
}

TEST_CASE("a draft taken over by another tab stops being saved here")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    auto const id = bench.drafts.begin()->first;
    auto const writes = bench.count_writes();
    bench.act(DraftTaken { id });
    REQUIRE(bench.shows<MessageView>());
    bench.act(ChooseOption { { 0 }, "no" });
    bench.pass(60'000);
    CHECK(bench.count_writes() == writes);
}

TEST_CASE("a write that another tab got ahead of is not repeated over it")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.drafts.begin()->second.revision = 1000;
    bench.act(ChooseOption { bench.id("adult"), "no" });
    CHECK(bench.shows<MessageView>());
    CHECK(bench.drafts.begin()->second.revision == 1000);
}

TEST_CASE("a new version waits until the answers are saved")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(NewVersionReady {});
    REQUIRE(bench.view().banners.size() == 1);
    bench.act(bench.view().banners[0].button->action);
    CHECK(bench.reloads == 0);
    bench.deliver();
    CHECK(bench.reloads == 1);
}
