#include "base/random.h"
#include "stats/proportions.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

double const z95 = z_for_confidence(0.95);

bool is_within(Interval interval, double low, double high)
{
    return interval.lower >= low && interval.lower <= interval.upper && interval.upper <= high;
}

}

TEST_CASE("the difference of two proportions is Newcombe's table II, method 10")
{
    struct Case {
        Count first, second;
        double lower, upper;
    };
    Case const cases[] = {
        { { 56, 70 }, { 48, 80 }, 0.0524, 0.3339 },
        { { 9, 10 }, { 3, 10 }, 0.1705, 0.8090 },
        { { 6, 7 }, { 2, 7 }, 0.0582, 0.8062 },
        { { 5, 56 }, { 0, 29 }, -0.0381, 0.1926 },
        { { 0, 10 }, { 0, 20 }, -0.1611, 0.2775 },
        { { 0, 10 }, { 0, 10 }, -0.2775, 0.2775 },
        { { 10, 10 }, { 0, 20 }, 0.6791, 1.0000 },
        { { 10, 10 }, { 0, 10 }, 0.6075, 1.0000 },
    };
    for (auto const& worked : cases) {
        auto const found = proportion_difference(worked.first, worked.second, z95);
        CHECK(std::abs(found.method_10.lower - worked.lower) < 5e-5);
        CHECK(std::abs(found.method_10.upper - worked.upper) < 5e-5);
    }
}

TEST_CASE("score intervals stay within 0 and 1, around the proportion, wider with the correction")
{
    dure::base::Random random(4);
    for (int i = 0; i < 20'000; ++i) {
        auto const whole = random.chance(0.7);
        auto const n = whole ? 1 + random.below(random.chance(0.5) ? 10 : 100'000) : 0.01 + 50 * random.unit();
        auto const x = whole ? random.below(static_cast<std::uint32_t>(n) + 1) : n * random.unit();
        auto const z = z_for_confidence(0.01 + 0.989 * random.unit());
        Count const count { static_cast<double>(x), static_cast<double>(n) };
        auto const p = count.successes / count.trials;
        auto const plain = wilson_interval(count, z);
        auto const corrected = wilson_continuity_interval(count, z);
        INFO(count.successes, "/", count.trials, " z ", z);
        REQUIRE(is_within(plain, 0, 1));
        REQUIRE(is_within(corrected, 0, 1));
        REQUIRE(plain.lower <= p);
        REQUIRE(p <= plain.upper);
        if (!whole)
            continue;
        REQUIRE(corrected.lower <= plain.lower + 1e-12);
        REQUIRE(corrected.upper >= plain.upper - 1e-12);
        auto const mirrored = wilson_interval({ count.trials - count.successes, count.trials }, z);
        REQUIRE(std::abs(mirrored.lower - (1 - plain.upper)) < 1e-12);
        auto const difference = proportion_difference(count, { 3, 7 }, z);
        REQUIRE(is_within(difference.method_10, -1, 1));
        REQUIRE(difference.method_10.lower <= difference.difference);
        REQUIRE(difference.method_10.upper >= difference.difference);
    }
}

TEST_CASE("columns are compared as R's prop.test and pairwise.prop.test do")
{
    // R's help page: smokers among patients of four groups.
    Count const columns[] = { { 83, 86 }, { 90, 93 }, { 129, 136 }, { 70, 82 } };
    auto const found = column_proportions(columns);
    CHECK(found.chi_square == doctest::Approx(12.60041129713).epsilon(1e-11));
    CHECK(found.df == 3);
    CHECK(found.p == doctest::Approx(0.00558547666163).epsilon(1e-11));
    REQUIRE(found.pairs.size() == 6);
    double const plain[] = { 0.9223200957342685, 0.5615870540610537, 0.0113289604246876, 0.48473924671197705,
        0.00714096227095324, 0.0161432937786357 };
    double const by_bonferroni[] = { 1, 1, 0.0679737625481253, 1, 0.0428457736257194, 0.0968597626718141 };
    double const by_holm_yates[] = { 1, 1, 0.118564819859551, 1, 0.0932172826883023, 0.123768049716157 };
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(found.pairs[i].test.p == doctest::Approx(plain[i]).epsilon(1e-12));
        CHECK(found.pairs[i].p_bonferroni == doctest::Approx(by_bonferroni[i]).epsilon(1e-12));
        CHECK(found.pairs[i].p_holm_yates == doctest::Approx(by_holm_yates[i]).epsilon(1e-12));
    }
}

TEST_CASE("a column without cases takes no part, and does not make the others pay")
{
    Count const columns[] = { { 30, 40 }, { 0, 0 }, { 10, 40 } };
    Count const without[] = { { 30, 40 }, { 10, 40 } };
    auto const found = column_proportions(columns);
    auto const fewer = column_proportions(without);
    CHECK(found.chi_square == fewer.chi_square);
    CHECK(found.df == 1);
    CHECK(found.pairs[1].p_bonferroni == fewer.pairs[0].p_bonferroni);
    CHECK(found.pairs[1].p_holm_yates == fewer.pairs[0].p_holm_yates);
    CHECK(std::isnan(found.estimates[1]));
    CHECK(std::isnan(found.pairs[0].test.p));
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].code == "empty_column");
}

TEST_CASE("columns in which all cases agree have nothing to test")
{
    Count const columns[] = { { 40, 40 }, { 20, 20 } };
    auto const found = column_proportions(columns);
    CHECK(std::isnan(found.chi_square));
    CHECK(std::isnan(found.pairs[0].test.z));
    REQUIRE_FALSE(found.warnings.empty());
    CHECK(found.warnings[0].code == "not_testable");
}

TEST_CASE("Holm never asks more than Bonferroni, nor less than nothing")
{
    dure::base::Random random(8);
    for (int round = 0; round < 500; ++round) {
        std::vector<double> p_values(1 + random.below(12));
        for (auto& p : p_values)
            p = random.chance(0.2) ? std::nan("") : random.unit() * random.unit();
        auto const strict = bonferroni(p_values);
        auto const step = holm(p_values);
        for (std::size_t i = 0; i < p_values.size(); ++i) {
            REQUIRE(std::isnan(strict[i]) == std::isnan(p_values[i]));
            REQUIRE(std::isnan(step[i]) == std::isnan(p_values[i]));
            if (std::isnan(p_values[i]))
                continue;
            REQUIRE(step[i] <= strict[i]);
            REQUIRE(step[i] >= p_values[i]);
            for (std::size_t j = 0; j < p_values.size(); ++j)
                REQUIRE((!(p_values[j] <= p_values[i]) || step[j] <= step[i]));
        }
    }
}

TEST_CASE("without trials there is no interval")
{
    CHECK(std::isnan(wilson_interval({ 0, 0 }, z95).lower));
    CHECK(std::isnan(wilson_continuity_interval({ 0, 0 }, z95).upper));
    CHECK(std::isnan(wald_interval({ 0, 0 }, z95).lower));
    CHECK(std::isnan(proportion_difference({ 0, 0 }, { 1, 2 }, z95).difference));
}
