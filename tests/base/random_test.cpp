#include "base/random.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using namespace dure::base;

TEST_CASE("the sequence is PCG's own, the same on every platform")
{
    // The first numbers of the reference implementation's demonstration: seed 42, stream 54.
    Random random(42, 54);
    for (auto const expected : { 0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu })
        CHECK(random.next() == expected);
}

TEST_CASE("numbers below n are evenly spread, also where n does not divide the range")
{
    Random random(1);
    for (std::uint32_t const n : { 1u, 2u, 3u, 7u, 10u }) {
        std::vector<int> counts(n);
        constexpr int draws = 70'000;
        for (int i = 0; i < draws; ++i)
            ++counts[random.below(n)];
        auto const expected = static_cast<double>(draws) / n;
        for (auto const count : counts)
            CHECK(std::fabs(count - expected) < 5 * std::sqrt(expected));
    }
    // With a bias, the lower third of this range would come up twice as often.
    constexpr std::uint32_t n = 0xC0000000u;
    int low = 0;
    for (int i = 0; i < 30'000; ++i)
        low += random.below(n) < n / 3 ? 1 : 0;
    CHECK(low > 9'600);
    CHECK(low < 10'400);
}

TEST_CASE("a shuffle keeps every item and reaches every order equally often")
{
    Random random(5);
    std::vector<int> counts(6);
    for (int i = 0; i < 60'000; ++i) {
        std::vector<int> items { 0, 1, 2 };
        random.shuffle(items);
        REQUIRE(items[0] + items[1] + items[2] == 3);
        ++counts[static_cast<std::size_t>(items[0] * 2 + (items[1] > items[2] ? 1 : 0))];
    }
    for (auto const count : counts)
        CHECK(std::abs(count - 10'000) < 500);
}

TEST_CASE("unit numbers stay below one and normal numbers have mean 0 and deviation 1")
{
    Random random(9);
    double sum = 0;
    double squares = 0;
    constexpr int draws = 100'000;
    for (int i = 0; i < draws; ++i) {
        auto const unit = random.unit();
        REQUIRE(unit >= 0);
        REQUIRE(unit < 1);
        auto const normal = random.normal();
        sum += normal;
        squares += normal * normal;
    }
    CHECK(std::fabs(sum / draws) < 0.02);
    CHECK(std::fabs(squares / draws - 1) < 0.03);
}

TEST_CASE("texts and small numbers give seeds that look unrelated")
{
    CHECK(seed_from_text("a") != seed_from_text("b"));
    CHECK(seed_from_text("가") == seed_from_text("가"));
    CHECK(mix_64(0) == 0xE220A8397B1DCDAFULL); // SplitMix64's first number from seed 0
}
