#include "base/random.h"
#include "choice/kano.h"
#include "choice/ranking.h"

#include <doctest/doctest.h>

using namespace dure;

namespace {

std::vector<choice::Ballot> random_ballots(base::Random& random, std::size_t candidates)
{
    std::vector<choice::Ballot> ballots;
    for (std::uint32_t i = 0, count = 1 + random.below(9); i < count; ++i) {
        std::vector<std::size_t> order(candidates);
        for (std::size_t c = 0; c < candidates; ++c)
            order[c] = c;
        random.shuffle(order);
        choice::Ballot ballot { static_cast<double>(1 + random.below(5)), {} };
        for (std::size_t c = 0, ranked = random.below(static_cast<std::uint32_t>(candidates + 1)); c < ranked; ++c) {
            if (!ballot.ranks.empty() && random.chance(0.2))
                ballot.ranks.back().push_back(order[c]);
            else
                ballot.ranks.push_back({ order[c] });
        }
        ballots.push_back(std::move(ballot));
    }
    return ballots;
}

}

TEST_CASE("a Condorcet winner wins Copeland and Schulze; Borda points and pairs add up; nobody hangs")
{
    base::Random random(1);
    int winners = 0;
    for (int round = 0; round < 2000; ++round) {
        auto const candidates = 1 + random.below(6);
        auto const ballots = random_ballots(random, candidates);
        auto const found = choice::aggregate_rankings(candidates, ballots);
        double points = 0;
        for (auto const borda : found.borda)
            points += borda;
        CHECK(points == doctest::Approx(found.voters * candidates * (candidates - 1) / 2));
        if (found.condorcet_winner) {
            ++winners;
            CHECK(found.copeland_wins[*found.condorcet_winner] == candidates - 1);
            CHECK(found.schulze_ranking.front() == *found.condorcet_winner);
        }
        for (auto const& runoff : found.runoff_rounds) {
            auto votes = runoff.exhausted;
            for (auto const& vote : runoff.votes)
                votes += vote.value_or(0);
            CHECK(votes == doctest::Approx(found.voters));
        }
    }
    CHECK(winners > 500);
}

TEST_CASE("Schulze's own example of 45 voters is ranked E A C B D")
{
    auto const ballot = [](double count, std::vector<std::size_t> const& order) {
        choice::Ballot made { count, {} };
        for (auto const candidate : order)
            made.ranks.push_back({ candidate });
        return made;
    };
    std::vector<choice::Ballot> const ballots { ballot(5, { 0, 2, 1, 4, 3 }), ballot(5, { 0, 3, 4, 2, 1 }),
        ballot(8, { 1, 4, 3, 0, 2 }), ballot(3, { 2, 0, 1, 4, 3 }), ballot(7, { 2, 0, 4, 1, 3 }),
        ballot(2, { 2, 1, 0, 3, 4 }), ballot(7, { 3, 2, 4, 1, 0 }), ballot(8, { 4, 1, 0, 3, 2 }) };
    auto const found = choice::aggregate_rankings(5, ballots);
    CHECK(found.schulze_ranking == std::vector<std::size_t> { 4, 0, 2, 1, 3 });
    CHECK(found.is_schulze_strict);
    CHECK_FALSE(found.condorcet_winner);
    CHECK(found.schulze_strength(4, 0) == 25);
}

TEST_CASE("a circle of three has no Condorcet winner, and level candidates are not strict")
{
    std::vector<choice::Ballot> const ballots { { 1, { { 0 }, { 1 }, { 2 } } }, { 1, { { 1 }, { 2 }, { 0 } } },
        { 1, { { 2 }, { 0 }, { 1 } } } };
    auto const found = choice::aggregate_rankings(3, ballots);
    CHECK_FALSE(found.condorcet_winner);
    CHECK_FALSE(found.is_schulze_strict);
    CHECK(found.had_runoff_tie);
}

TEST_CASE("Kano's table has its corners, edges and middle")
{
    using enum choice::KanoCategory;
    auto const berger = [](int f, int d) { return choice::kano_category(choice::KanoTable::berger, f, d); };
    CHECK(berger(1, 5) == one_dimensional);
    CHECK(berger(1, 3) == attractive);
    CHECK(berger(3, 5) == must_be);
    CHECK(berger(3, 3) == indifferent);
    CHECK(berger(2, 2) == indifferent);
    CHECK(berger(5, 1) == reverse);
    CHECK(berger(5, 4) == reverse);
    CHECK(berger(2, 1) == reverse);
    CHECK(berger(1, 1) == questionable);
    CHECK(berger(5, 5) == questionable);
    CHECK(choice::kano_category(choice::KanoTable::pouliot, 2, 2) == questionable);
    CHECK(choice::kano_category(choice::KanoTable::pouliot, 4, 4) == questionable);
    CHECK(choice::kano_category(choice::KanoTable::pouliot, 3, 3) == indifferent);
}

TEST_CASE("a feature that nobody answered has no category, and one of only reverse answers no satisfaction")
{
    auto const nothing = choice::evaluate_kano({});
    CHECK_FALSE(nothing.most_frequent);
    CHECK_FALSE(nothing.is_fong_significant);
    CHECK(nothing.satisfaction != nothing.satisfaction);
    auto const reverse = choice::evaluate_kano({ 0, 0, 0, 0, 7, 0 });
    CHECK(reverse.most_frequent == choice::KanoCategory::reverse);
    CHECK_FALSE(reverse.by_priority);
    CHECK(reverse.satisfaction != reverse.satisfaction);
}
