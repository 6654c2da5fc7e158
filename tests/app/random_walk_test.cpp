// Whatever a person does, in whatever order: answers are kept, "saved" is true, and coming back shows the same.
#include "base/random.h"
#include "codec/draft_json.h"
#include "codec/response_json.h"
#include "tests/app/bench.h"
#include "tests/app/judgement_survey.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;

namespace {

constexpr char const* keys[] = { "a", "b", "3", "none", "x", "y", "z", "all", "other", "one", "t1", "t2", "p1", "p2",
    "1", "5", "10", "staff", "price", "good", "bad", "r1", "r2", "s1", "s3", "first", "second", "research", "quotes",
    "m", "yes", "no", "near", "", "terrace", "books", "pc", "0", "skipped", "4", "like", "u1", "rival", "agree", "pass",
    "safe", "clean", "cheap", "expensive", "wash", "toilet" };
constexpr char const* parts[] = { "best", "worst", "choice", "skipped", "functional", "dysfunctional", "vote", "intent",
    "preferred", "reactions", "buyCheap", "anchor" };

template <typename List> auto const& any(base::Random& random, List const& list)
{
    return list[random.below(static_cast<std::uint32_t>(std::size(list)))];
}

Action random_answer(base::Random& random)
{
    ElementId const id { random.chance(0.03) ? 0x80000000u : random.below(28) };
    std::string const key = any(random, keys);
    std::string const words = random.chance(0.2) ? "" : std::string("답 ") + std::to_string(random.below(50));
    switch (random.below(18)) {
    case 0:
        return ChooseOption { id, key };
    case 1:
        return ToggleOption { id, key };
    case 2:
        return SetRating { id, key };
    case 3:
        return SetBoolean { id, random.chance(0.5) };
    case 4:
        return ClearAnswer { id };
    case 5:
        return TypeText { id, random.chance(0.5) ? "" : key, words, random.chance(0.5) };
    case 6:
        return TypeComment { id, "", words, random.chance(0.5) };
    case 7:
        return MoveRank { id, key, static_cast<RankStep>(random.below(4)) };
    case 8:
        return PlaceRank { id, key, random.below(5) };
    case 9:
        return SetSlider { id, random.below(2), random.below(200) - 50.0 };
    case 10:
        return ChooseMatrixCell { id, key, any(random, keys) };
    case 11:
        return ToggleConsentItem { id, key };
    case 12:
        return TogglePanel { id };
    case 13:
        return ShowTask { id, random.below(4) };
    case 14:
        return StepShare { id, key, random.chance(0.7) };
    case 15:
        return SortCard { id, key, any(random, keys) };
    default:
        return AnswerTask { id, random.below(3), any(random, parts), key };
    }
}

Action random_walk(base::Random& random)
{
    switch (random.below(14)) {
    case 0:
    case 1:
    case 2:
        return Next {};
    case 3:
        return Previous {};
    case 4:
        return SwitchLanguage { random.chance(0.5) ? Language::korean : Language::english };
    case 5:
        return GoHome {};
    case 6:
        return LeavingPage {};
    case 7:
        return ReturnedToPage {};
    case 8:
        return ShowSettings {};
    case 9:
        return CloseSettings {};
    case 10:
        return FocusQuestion { { random.below(40) } };
    case 11:
        return RetrySave {};
    case 12:
        return DownloadResponse {};
    default:
        return TimeReached {};
    }
}

// The device holds what the screen calls saved.
void check_saved_is_true(Bench const& bench)
{
    if (!bench.shows<TakingView>() || bench.taking().save.state != SaveState::saved)
        return;
    auto const& taking = std::get<Taking>(bench.state.screen);
    auto const stored = bench.drafts.find(taking.draft_id);
    REQUIRE(stored != bench.drafts.end());
    auto const snapshot = codec::draft_from_json(stored->second.body);
    REQUIRE(snapshot);
    CHECK(codec::to_json(snapshot.value().data) == codec::to_json(taking.session.data()));
}

bool shows_problems(Bench const& bench)
{
    auto const taking = bench.taking();
    if (taking.errors)
        return true;
    auto const& elements = taking.elements;
    return std::any_of(
        elements.begin(), elements.end(), [](ElementView const& element) { return !element.errors.empty(); });
}

// All of it but what lies over the screen for the moment.
std::string screen_in_words(Bench const& bench)
{
    auto view = bench.view();
    view.banners.clear();
    view.settings.reset();
    view.confirm.reset();
    return in_words(view);
}

// Another device with the same drafts shows the same screen.
void check_coming_back_shows_the_same(Bench const& bench)
{
    if (!bench.shows<TakingView>() || bench.taking().save.state != SaveState::saved)
        return;
    Bench other;
    other.drafts = bench.drafts;
    other.surveys = bench.surveys;
    other.settings = bench.settings;
    other.now = bench.now;
    other.addresses.push_back({ "", std::get<Taking>(bench.state.screen).draft_id });
    other.reload();
    REQUIRE(other.shows<TakingView>());
    CHECK(codec::to_json(other.session().data()) == codec::to_json(bench.session().data()));
    // Problems that were shown are not part of a draft.
    if (!shows_problems(bench))
        CHECK(screen_in_words(other) == screen_in_words(bench));
}

void check_view_holds_together(Bench const& bench)
{
    auto const view = bench.view();
    CHECK_FALSE(view.title.empty());
    CHECK_FALSE(in_words(view).empty());
    if (auto const* completed = std::get_if<CompletedView>(&view.body); completed) {
        auto const id = std::get<Completed>(bench.state.screen).response.id;
        CHECK((completed->state == StoreState::stored) == (bench.responses.count(id) == 1));
    }
    if (auto const* home = std::get_if<HomeView>(&view.body))
        CHECK(home->responses.size() == bench.responses.size());
}

void walk(std::uint64_t seed, char const* survey_json)
{
    base::Random random(seed);
    Bench bench;
    bench.open(survey_json);
    std::size_t finished = 0;
    for (int step = 0; step < 120; ++step) {
        CAPTURE(seed);
        CAPTURE(step);
        bench.draft_failure.reset();
        bench.response_failure.reset();
        if (random.chance(0.15))
            bench.draft_failure = base::ErrorCode::storage_full;
        if (random.chance(0.3))
            bench.response_failure = base::ErrorCode::storage_refused;
        if (bench.shows<TakingView>()) {
            bench.act(random.chance(0.75) ? random_answer(random) : random_walk(random));
            if (random.chance(0.05) && bench.shows<TakingView>())
                bench.act(Complete {});
        } else if (bench.shows<CompletedView>()) {
            bench.act(RetryStore {});
            bench.act(GoHome {});
        } else {
            bench.act(GoHome {});
            auto const home = std::get<HomeView>(bench.view().body);
            if (!home.drafts.empty())
                bench.act(home.drafts.front().resume.action);
            else
                bench.open(survey_json);
        }
        bench.pass(random.chance(0.3) ? 700 : 10);
        check_saved_is_true(bench);
        check_view_holds_together(bench);
        CHECK(bench.responses.size() >= finished); // nothing acknowledged is lost
        finished = bench.responses.size();
        if (step % 10 == 0)
            check_coming_back_shows_the_same(bench);
    }
}

}

TEST_CASE("random actions on every kind of question never lose an acknowledged answer")
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        walk(seed, test::every_kind);
}

TEST_CASE("random actions on choices, weights and reactions never lose an acknowledged answer")
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        walk(seed, test::judgements);
}

TEST_CASE("random actions on a survey of several pages never lose an acknowledged answer")
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        walk(seed, test::short_survey);
}
