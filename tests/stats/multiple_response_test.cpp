#include "base/random.h"
#include "stats/multiple_response.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

std::vector<Picks> random_people(dure::base::Random& random, std::size_t count, std::uint32_t items)
{
    std::vector<Picks> people(count);
    for (auto& picks : people) {
        if (random.chance(0.1))
            continue;
        picks.emplace();
        for (std::uint32_t item = 0; item < items; ++item) {
            if (random.chance(0.3))
                picks->push_back(item);
        }
    }
    return people;
}

}

TEST_CASE("the three bases differ by who was not asked and who picked none")
{
    using Items = std::vector<std::uint32_t>;
    std::vector<Picks> const people { std::nullopt, Items {}, Items { 0, 2 }, Items { 2 } };
    auto const found = pick_frequencies(people, 3);
    CHECK(found.asked == 4);
    CHECK(found.missing == 1);
    CHECK(found.answered == 3);
    CHECK(found.selected_any == 2);
    CHECK(found.responses == 3);
    CHECK(found.mean_responses == 1);
    CHECK(found.items[2].count == 2);
    CHECK(found.items[2].of_answered == doctest::Approx(200.0 / 3));
    CHECK(found.items[2].of_selected_any == 100);
    CHECK(found.items[2].of_responses == doctest::Approx(200.0 / 3));
    CHECK(found.items[1].count == 0);
    auto const pairs = pairwise_counts(people, 3);
    CHECK(pairs(0, 2) == 1);
    CHECK(pairs(2, 2) == 2);
}

TEST_CASE("groups add up to the whole, pairs are symmetric, and the order of people makes no difference")
{
    dure::base::Random random(41);
    for (int round = 0; round < 50; ++round) {
        auto people = random_people(random, 5 + random.below(80), 6);
        auto const total = pick_frequencies(people, 6);
        auto const pairs = pairwise_counts(people, 6);
        std::vector<std::uint32_t> group(people.size());
        for (auto& of : group)
            of = random.below(3);
        auto const grouped = grouped_picks(people, 6, group, 3);
        for (std::size_t item = 0; item < 6; ++item) {
            double sum = 0;
            for (auto const& of : grouped.groups)
                sum += of.items[item].count;
            REQUIRE(sum == total.items[item].count);
            REQUIRE(pairs(item, item) == total.items[item].count);
            for (std::size_t other = 0; other < 6; ++other)
                REQUIRE(pairs(item, other) == pairs(other, item));
        }
        random.shuffle(people);
        REQUIRE(pick_frequencies(people, 6).items[3].of_responses == doctest::Approx(total.items[3].of_responses));
    }
}

TEST_CASE("nobody asked, nothing picked and a single group leave the numbers out")
{
    CHECK(std::isnan(pick_frequencies({}, 2).mean_responses));
    std::vector<Picks> const none(2, std::vector<std::uint32_t>());
    auto const found = pick_frequencies(none, 2);
    CHECK(found.items[0].of_answered == 0);
    CHECK(std::isnan(found.items[0].of_selected_any));
    std::vector<std::uint32_t> const together { 0, 0 };
    CHECK(std::isnan(grouped_picks(none, 2, together, 1).chi_square_sum));
}
