#include "tests/choice/adaptive_simulation.h"
#include "tests/choice/design_support.h"

#include <cmath>
#include <set>

using namespace dure;
using namespace dure::choice;
using tests::Asking;
using tests::Simulation;

TEST_CASE("every pair is asked once and then no more, and votes left counts down")
{
    auto state = begin_pairs(6, 100, 4);
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (std::size_t left = 15; left > 0; --left) {
        CHECK(votes_left(state) == left);
        auto const pair = next_pair(state);
        REQUIRE(pair);
        REQUIRE(pair->left != pair->right);
        CHECK(seen.insert(std::minmax(pair->left, pair->right)).second);
        state = answer_pair(std::move(state), *pair, left % 3 == 0 ? PairAnswer::skipped : PairAnswer::left);
    }
    CHECK_FALSE(next_pair(state));
    CHECK(votes_left(state) == 0);
}

TEST_CASE("asking stops at the most votes, and the same state asks the same")
{
    auto state = begin_pairs(10, 3, 4);
    for (auto vote = 0; vote < 3; ++vote) {
        CHECK(next_pair(state) == next_pair(state));
        state = answer_pair(state, *next_pair(state), PairAnswer::right);
    }
    CHECK_FALSE(next_pair(state));
    auto const next = next_respondent(state, 5);
    CHECK(votes_left(next) == 3);
    CHECK(next.utilities.mean == state.utilities.mean);
}

TEST_CASE("no item is left out while votes are enough for all")
{
    // A prior that is sure of most items would never ask about them.
    auto prior = weak_prior(12);
    for (std::size_t i = 2; i < 12; ++i)
        prior.covariance(i, i) = 1e-6;
    auto state = begin_pairs(prior, 60, 2);
    for (auto vote = 0; vote < 60; ++vote)
        state = answer_pair(state, *next_pair(state), vote % 2 == 0 ? PairAnswer::left : PairAnswer::right);
    for (auto const appearances : state.appearances)
        CHECK(appearances >= 2);
}

TEST_CASE("sides are dealt by lot")
{
    auto left = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        auto const pair = *next_pair(begin_pairs(2, 1, seed));
        left += pair.left == 0 ? 1 : 0;
    }
    CHECK(left > 70);
    CHECK(left < 130);
}

TEST_CASE("an answer moves the posterior to the exact mode of its own likelihood")
{
    auto const state = answer_pair(begin_pairs(2, 1), { 0, 1 }, PairAnswer::left);
    auto const exact = utility_posterior(weak_prior(2), coded_choices(2, { { { 0, 1 }, 0, {} } }));
    REQUIRE(exact.is_ok());
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(state.utilities.mean[i] == doctest::Approx(exact.value().utilities.mean[i]).epsilon(1e-9));
        for (std::size_t j = 0; j < 2; ++j)
            CHECK(std::abs(state.utilities.covariance(i, j) - exact.value().utilities.covariance(i, j)) < 1e-9);
    }
}

TEST_CASE("people on one device: adaptive pairs order the items as well as random ones with 60 % of the questions")
{
    Simulation random;
    random.respondents = 10;
    random.questions = 20;
    random.spread = 3;
    random.taste = 0.5;
    random.runs = 12;
    auto fewer = random;
    fewer.questions = 12;
    auto const tau = [](Simulation const& simulation, Asking asking) {
        return tests::mean_tau(simulation, [&](auto seed) { return tests::tau_after_pairs(simulation, asking, seed); });
    };
    auto const at_random = tau(random, Asking::at_random), adaptive = tau(fewer, Asking::adaptive);
    CHECK(at_random > 0.8); // enough questions to compare at all
    CHECK(adaptive >= at_random);
}

TEST_CASE("MaxDiff sets show every item first, never the same set twice, and stop")
{
    MaxDiffState state { weak_prior(9), 3, 8, {}, 3 };
    base::Random random(1);
    auto const truth = tests::drawn_utilities(std::vector<double>(9, 0.0), 2, random);
    std::set<std::vector<std::size_t>> seen;
    std::vector<std::size_t> shown(9, 0);
    for (auto question = 0; question < 8; ++question) {
        auto set = next_set(state);
        REQUIRE(set);
        CHECK(set == next_set(state));
        for (auto const item : *set)
            ++shown[item];
        if (question == 2)
            CHECK(shown == std::vector<std::size_t>(9, 1));
        state = answer_set(std::move(state), tests::answered(*set, truth, random));
        std::sort(set->begin(), set->end());
        CHECK(std::adjacent_find(set->begin(), set->end()) == set->end());
        CHECK(seen.insert(*set).second);
    }
    CHECK_FALSE(next_set(state));
    auto const [least, most] = std::minmax_element(shown.begin(), shown.end());
    CHECK(*most - *least <= 3);
}

TEST_CASE("a MaxDiff state that makes no sense asks nothing")
{
    CHECK_FALSE(next_set({ weak_prior(3), 4, 5, {}, 1 }));
    CHECK_FALSE(next_set({ weak_prior(3), 1, 5, {}, 1 }));
    CHECK_FALSE(next_set({ weak_prior(3), 2, 0, {}, 1 }));
    CHECK_FALSE(next_set({ UtilityDistribution { { 0, 0, 0 }, stats::Table(3, 3) }, 2, 5, {}, 1 }));
    // All three pairs were shown: the fourth question does not exist.
    MaxDiffState state { weak_prior(3), 2, 9, {}, 1 };
    for (auto question = 0; question < 3; ++question) {
        auto const set = next_set(state);
        REQUIRE(set);
        state = answer_set(std::move(state), { *set, set->front(), {} });
    }
    CHECK_FALSE(next_set(state));
}
