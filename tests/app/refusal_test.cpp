// The device refuses, hangs, or another tab got there first: nothing is lost silently, and nothing is promised.
#include "tests/app/bench.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::answer_all;
using dure::test::Bench;
using dure::test::in_words;
using dure::test::opened;

namespace {

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool says(Bench const& bench, std::string_view words)
{
    auto const banners = bench.view().banners;
    return std::any_of(banners.begin(), banners.end(), [&](BannerView const& banner) { return banner.words == words; });
}

constexpr char const* not_opened = "아직 저장하지 못한 답이 있어서 새 버전으로 열지 않았어요.";

}

TEST_CASE("a new version asked for while the device refuses does not take the finished response with it")
{
    auto bench = opened();
    bench.draft_failure = base::ErrorCode::storage_refused;
    bench.response_failure = base::ErrorCode::storage_refused;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(ReloadForNewVersion {});
    CHECK(says(bench, not_opened));
    answer_all(bench);
    bench.act(Complete {});
    CHECK(bench.reloads == 0);
    CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::failed);
    bench.response_failure.reset();
    bench.act(RetryStore {});
    CHECK(bench.reloads == 0); // the thanks are still to be read
    bench.act(ReloadForNewVersion {});
    CHECK(bench.reloads == 1);
}

TEST_CASE("a new version waits on the home screen for a draft the device has refused")
{
    auto bench = opened();
    bench.draft_failure = base::ErrorCode::storage_refused;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.act(ReloadForNewVersion {});
    CHECK(bench.reloads == 0);
    CHECK(says(bench, not_opened));
    bench.draft_failure.reset();
    bench.act(std::get<HomeView>(bench.view().body).drafts[0].resume.action);
    bench.act(GoHome {});
    CHECK(bench.reloads == 0);
    bench.act(ReloadForNewVersion {});
    CHECK(bench.reloads == 1);
}

TEST_CASE("a new version waits on the home screen for a write that is under way")
{
    auto bench = opened();
    bench.holds_back = true;
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.act(ReloadForNewVersion {});
    CHECK(bench.reloads == 0);
    bench.deliver();
    CHECK(bench.reloads == 1);
}

TEST_CASE("a survey from a file is kept together with its draft, and again until the device has it")
{
    Bench bench;
    bench.draft_failure = base::ErrorCode::storage_full;
    bench.open(test::short_survey);
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    CHECK(bench.surveys.empty());
    bench.draft_failure.reset();
    bench.act(RetrySave {});
    CHECK(bench.taking().save.state == SaveState::saved);
    CHECK(bench.surveys.size() == 1);
    bench.act(ChooseOption { bench.id("adult"), "no" });
    CHECK_FALSE(std::get<SaveDraft>(bench.log.back()).survey);
    bench.reload();
    CHECK(bench.answer("adult") == survey::Value("no"));
}

TEST_CASE("a response whose draft was never saved brings its survey along")
{
    Bench bench;
    bench.draft_failure = base::ErrorCode::storage_refused;
    bench.open(test::short_survey);
    answer_all(bench);
    bench.act(Complete {});
    CHECK(bench.responses.size() == 1);
    CHECK(bench.surveys.size() == 1);
}

TEST_CASE("a device that never confirms the response leaves the answers to be downloaded, and a late yes still counts")
{
    auto bench = opened();
    answer_all(bench);
    bench.holds_back = true;
    bench.act(Complete {});
    bench.pass(9'000);
    CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::storing);
    bench.pass(2'000);
    auto const view = std::get<CompletedView>(bench.view().body);
    CHECK(view.state == StoreState::failed);
    CHECK(view.download);
    CHECK(view.retry);
    CHECK(has(in_words(bench.view()), "저장하는 중에 문제가 생겼어요."));
    bench.deliver();
    CHECK(std::get<CompletedView>(bench.view().body).state == StoreState::stored);
    CHECK(bench.responses.size() == 1);
}

TEST_CASE("a response another tab has finished first says so and lets the person go home")
{
    auto bench = opened();
    answer_all(bench);
    auto const id = bench.drafts.begin()->first;
    store::FinishedResponse theirs;
    theirs.id = id;
    bench.responses[id] = theirs;
    bench.act(Complete {});
    auto const view = std::get<CompletedView>(bench.view().body);
    CHECK(view.state == StoreState::failed);
    CHECK(has(in_words(bench.view()), "다른 창에서 이미 완료했어요."));
    CHECK_FALSE(view.retry);
    CHECK(view.download);
    REQUIRE(view.home);
    bench.act(view.home->action);
    auto const home = std::get<HomeView>(bench.view().body);
    CHECK(home.drafts.empty());
    CHECK(home.responses.size() == 1);
    CHECK(bench.responses.at(id) == theirs);
}

TEST_CASE("settings the device does not keep are said to last only until the window is closed")
{
    Bench bench;
    bench.begin();
    bench.settings_failure = base::ErrorCode::storage_refused;
    bench.act(SetTheme { Theme::dark });
    REQUIRE(says(bench, "설정을 저장하지 못했어요. 이 창을 닫으면 원래대로 돌아가요."));
    CHECK(bench.view().banners[0].tone == Tone::warning);
    bench.settings_failure.reset();
    bench.act(SetTextScale { 150 });
    CHECK(bench.view().banners.empty());
}
