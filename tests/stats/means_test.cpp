#include "base/random.h"
#include "stats/means.h"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

// NIST's Statistical Reference Datasets NumAcc3 and NumAcc4: a large number, then one tenth below and above it in turn.
std::vector<double> alternating(double low, double middle, double high)
{
    std::vector<double> numbers { middle };
    for (int i = 0; i < 500; ++i) {
        numbers.push_back(low);
        numbers.push_back(high);
    }
    return numbers;
}

}

TEST_CASE("large numbers that differ in their last digits lose nothing")
{
    auto const third = moments(alternating(1000000.1, 1000000.2, 1000000.3));
    CHECK(third.n == 1001);
    CHECK(std::abs(third.mean - 1000000.2) < 1e-9);
    CHECK(std::abs(third.deviation - 0.1) < 1e-14);
    auto const fourth = moments(alternating(10000000.1, 10000000.2, 10000000.3));
    CHECK(std::abs(fourth.mean - 10000000.2) < 1e-8);
    // The nearest doubles alone give 0.10000000056.
    CHECK(std::abs(fourth.deviation - 0.1) < 1e-14);
}

TEST_CASE("NIST's small sets come out exactly")
{
    auto const first = moments(std::vector<double> { 10000001, 10000003, 10000002 });
    CHECK(first.mean == 10000002);
    CHECK(first.deviation == 1);
    std::vector<double> second { 1.2 };
    for (int i = 0; i < 500; ++i) {
        second.push_back(1.1);
        second.push_back(1.3);
    }
    CHECK(std::abs(moments(second).mean - 1.2) < 1e-15);
    CHECK(std::abs(moments(second).deviation - 0.1) < 1e-15);
}

TEST_CASE("the order of the numbers, a shift and a scale do to the moments what they should")
{
    dure::base::Random random(3);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> numbers(2 + random.below(40));
        for (auto& number : numbers)
            number = random.chance(0.5) ? std::round(1000 * random.normal()) / 100 : random.normal() / 3;
        auto const found = moments(numbers);
        auto shuffled = numbers;
        random.shuffle(shuffled);
        REQUIRE(moments(shuffled).mean == doctest::Approx(found.mean).epsilon(1e-14));
        REQUIRE(moments(shuffled).deviation == doctest::Approx(found.deviation).epsilon(1e-13));
        auto moved = numbers;
        for (auto& number : moved)
            number = 1e6 - 4 * number;
        REQUIRE(moments(moved).mean == doctest::Approx(1e6 - 4 * found.mean).epsilon(1e-14));
        REQUIRE(moments(moved).deviation == doctest::Approx(4 * found.deviation).epsilon(1e-9));
    }
}

TEST_CASE("numbers that are no decimals are taken as they are")
{
    std::vector<double> const thirds { 1.0 / 3, 2.0 / 3, 1 };
    CHECK(moments(thirds).mean == doctest::Approx(2.0 / 3).epsilon(1e-15));
    CHECK(moments(thirds).deviation == doctest::Approx(1.0 / 3).epsilon(1e-15));
    std::vector<double> const far { 1e300, 1e-300, 3 };
    CHECK(moments(far).mean == doctest::Approx(1e300 / 3).epsilon(1e-14));
    std::vector<double> const too_far { 1.7e308, -1.7e308 };
    CHECK_FALSE(std::isfinite(moments(too_far).deviation));
}

TEST_CASE("sleep gained by two drugs is tested as R's t.test does")
{
    std::vector<double> const first { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
    std::vector<double> const second { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
    auto const found = mean_difference(first, second, 0.95);
    CHECK(found.welch.t == doctest::Approx(-1.860813467487).epsilon(1e-12));
    CHECK(found.welch.df == doctest::Approx(17.77647351618).epsilon(1e-12));
    CHECK(found.welch.p == doctest::Approx(0.0793941401874).epsilon(1e-11));
    CHECK(found.welch.interval.lower == doctest::Approx(-3.36548323071171).epsilon(1e-12));
    CHECK(found.welch.interval.upper == doctest::Approx(0.20548323071171).epsilon(1e-12));
    CHECK(found.pooled.df == 18);
    CHECK(found.pooled.p == doctest::Approx(0.0791867142159).epsilon(1e-11));
    CHECK(found.pooled.interval.lower == doctest::Approx(-3.363874032287598).epsilon(1e-12));
    auto const turned = mean_difference(second, first, 0.95);
    CHECK(turned.welch.t == -found.welch.t);
    CHECK(turned.welch.interval.lower == doctest::Approx(-found.welch.interval.upper).epsilon(1e-13));
}

TEST_CASE("too few numbers and numbers that do not vary leave no test, and say so")
{
    std::vector<double> const none, one { 3 }, two { 1, 2 }, same { 5, 5, 5 };
    CHECK(std::isnan(moments(none).mean));
    CHECK(moments(one).mean == 3);
    CHECK(std::isnan(moments(one).deviation));
    CHECK(std::isnan(mean_interval(moments(one), 0.95).lower));
    CHECK(moments(same).deviation == 0);
    CHECK(mean_interval(moments(same), 0.95).lower == 5);
    CHECK(mean_difference(none, two, 0.95).warnings.front().code == "no_cases");
    CHECK(mean_difference(one, one, 0.95).warnings.front().code == "too_few_cases");
    auto const uneven = mean_difference(one, two, 0.95);
    CHECK(std::isnan(uneven.welch.t));
    CHECK(uneven.pooled.df == 1);
    CHECK(std::isfinite(uneven.pooled.t));
    auto const flat = mean_difference(same, same, 0.95);
    CHECK(std::isnan(flat.welch.t));
    CHECK(std::isnan(flat.pooled.t));
    CHECK(flat.warnings.front().code == "zero_variance");
}
