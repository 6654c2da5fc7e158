#include "base/random.h"
#include "choice/turf.h"

#include <doctest/doctest.h>

using namespace dure;

namespace {

choice::TurfData random_data(base::Random& random, std::size_t respondents, std::size_t items)
{
    choice::TurfData data;
    data.matrix = stats::Table(respondents, items);
    for (auto& cell : data.matrix.cells)
        cell = random.chance(0.2) ? 1 : 0;
    for (std::size_t i = 0; i < respondents; ++i)
        data.weights.push_back(0.5 + random.unit());
    return data;
}

}

TEST_CASE("the exchange search finds the set that trying all sets finds")
{
    base::Random random(1);
    int same = 0, tried = 0;
    for (int round = 0; round < 60; ++round) {
        auto data = random_data(random, 60, 9);
        data.depth = 1 + random.below(2);
        for (std::size_t size = 2; size <= 5; ++size) {
            auto const all = choice::best_sets(data, size, 1), searched = choice::best_sets_by_exchange(data, size, 1);
            REQUIRE(all.is_exhaustive);
            REQUIRE_FALSE(searched.is_exhaustive);
            ++tried;
            same += searched.sets[0].items == all.sets[0].items ? 1 : 0;
            CHECK(searched.sets[0].reach_percent <= all.sets[0].reach_percent + 1e-9);
        }
    }
    CHECK(same == tried);
}

TEST_CASE("reach grows with the set and falls with the depth; frequency is the sum of the items' shares")
{
    base::Random random(2);
    auto data = random_data(random, 100, 8);
    double before = 0;
    for (std::size_t size = 1; size <= 8; ++size) {
        auto const best = choice::best_sets(data, size, 1).sets[0];
        CHECK(best.reach_percent >= before - 1e-9);
        before = best.reach_percent;
        double shares = 0;
        for (auto const item : best.items)
            shares += choice::reach_of(data, { item }).reach_percent / 100;
        CHECK(best.frequency == doctest::Approx(shares));
        auto deeper = data;
        deeper.depth = 2;
        CHECK(choice::reach_of(deeper, best.items).reach_percent <= best.reach_percent);
    }
}

TEST_CASE("too many sets to try are searched, in bounded time")
{
    base::Random random(3);
    auto const data = random_data(random, 400, 40);
    auto const best = choice::best_sets(data, 8, 3);
    CHECK_FALSE(best.is_exhaustive);
    REQUIRE(best.sets.size() == 3);
    CHECK(best.sets[0].reach_percent >= choice::greedy_order(data, 8).back().reach_percent - 1e-9);
    CHECK(best.sets[0].items != best.sets[1].items);
}
