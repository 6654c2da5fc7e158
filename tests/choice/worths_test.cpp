#include "base/variates.h"
#include "choice/choice_conjoint.h"
#include "choice/worths.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure;

TEST_CASE("worths of items and of levels sum to 0, whatever the coding")
{
    double const coefficients[] = { 0.8, -0.2, 0.5 };
    stats::Table const none(3, 3);
    auto const sum = [&](stats::Table const& worths, std::size_t first, std::size_t count) {
        auto const found = choice::worths_of(coefficients, none, worths);
        double total = 0;
        for (std::size_t i = first; i < first + count; ++i)
            total += found[i].value;
        return total;
    };
    CHECK(std::abs(sum(choice::item_worths(4), 0, 4)) < 1e-12);
    std::size_t const levels[] = { 2, 3 };
    for (auto const& worths : { choice::level_worths(levels, false), choice::dummy_level_worths(levels, false) }) {
        CHECK(std::abs(sum(worths, 0, 2)) < 1e-12);
        CHECK(std::abs(sum(worths, 2, 3)) < 1e-12);
    }
}

TEST_CASE("dummy-coded worths are those of the conjoint method")
{
    std::size_t const levels[] = { 2, 3 };
    double const coefficients[] = { 0.8, -0.2, 0.5, 0.1 };
    auto const worths = choice::centred_worths(levels, true, coefficients);
    auto const found = choice::worths_of(coefficients, stats::Table(4, 4), choice::dummy_level_worths(levels, true));
    REQUIRE(found.size() == 6);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(std::abs(found[i].value - worths.part_worths[i]) < 1e-12);
    CHECK(std::abs(found[5].value - worths.none) < 1e-12);
}

TEST_CASE("intervals of shares hold what draws of the coefficients give, and stay between 0 and 1")
{
    double const coefficients[] = { 0.9, -0.4 };
    stats::Table covariance(2, 2), products(3, 2);
    covariance(0, 0) = 0.09;
    covariance(1, 1) = 0.04;
    covariance(0, 1) = covariance(1, 0) = 0.02;
    products(0, 0) = products(1, 1) = 1;
    auto const found = choice::shares_of(coefficients, covariance, products);
    base::Random random(4);
    std::vector<std::vector<double>> drawn(3);
    for (int draw = 0; draw < 20'000; ++draw) {
        auto const z = base::standard_normal(random), y = base::standard_normal(random);
        double const own[] = { 0.9 + 0.3 * z, -0.4 + 0.02 / 0.3 * z + std::sqrt(0.04 - 0.0004 / 0.09) * y };
        double const utilities[] = { own[0], own[1], 0 };
        auto const shares = choice::logit_shares(utilities);
        for (std::size_t p = 0; p < 3; ++p)
            drawn[p].push_back(shares[p]);
    }
    for (std::size_t p = 0; p < 3; ++p) {
        auto const [low, high] = choice::middle_interval(drawn[p], 0.95);
        CHECK(std::abs(found[p].low - low) < 0.01);
        CHECK(std::abs(found[p].high - high) < 0.01);
    }
    covariance.cells = { 900, 0, 0, 900 };
    for (auto const& share : choice::shares_of(coefficients, covariance, products)) {
        CHECK(share.low >= 0);
        CHECK(share.high <= 1);
    }
}

TEST_CASE("importances are the shares of the ranges, with intervals that narrow with the errors")
{
    std::size_t const levels[] = { 3, 2 };
    double const coefficients[] = { 0.5, -1, 0.5 }; // ranges 1.5 and 0.5
    auto const with_error = [&](double error) {
        stats::Table covariance(3, 3);
        for (std::size_t k = 0; k < 3; ++k)
            covariance(k, k) = error * error;
        return choice::importances_of(coefficients, covariance, levels);
    };
    auto const found = with_error(0.2), sharp = with_error(0.02);
    CHECK(found[0].value == doctest::Approx(0.75));
    CHECK(found[1].value == doctest::Approx(0.25));
    for (std::size_t a = 0; a < 2; ++a) {
        CHECK(found[a].low < found[a].value);
        CHECK(found[a].high > found[a].value);
        CHECK(found[a].high - found[a].low > 5 * (sharp[a].high - sharp[a].low));
        CHECK(found[a].low >= 0);
        CHECK(found[a].high <= 1);
    }
    // An attribute without effect is no further from 0 than chance takes it.
    double const idle[] = { 0.05, -0.04, 1 };
    stats::Table covariance(3, 3);
    for (std::size_t k = 0; k < 3; ++k)
        covariance(k, k) = 0.01;
    auto const none = choice::importances_of(idle, covariance, levels);
    CHECK(none[0].low == 0);
    CHECK(none[0].high > none[0].value);
    CHECK(none[1].low > 0.5);
    auto const nan = std::nan("");
    double const unknown[] = { 0.5, nan, 0.5 };
    for (auto const& one : choice::importances_of(unknown, stats::Table(3, 3), levels)) {
        CHECK(std::isnan(one.value));
        CHECK(std::isnan(one.high));
    }
    CHECK(std::isnan(
        choice::importances_of(coefficients, stats::Table(3, 3), levels)[0].low)); // nothing is known of errors
}

TEST_CASE("a product is ahead only beyond chance, and never of itself")
{
    double const coefficients[] = { 1, 0.8 };
    stats::Table covariance(2, 2);
    covariance(0, 0) = covariance(1, 1) = 0.02;
    double const first[] = { 1, 0 }, second[] = { 0, 1 }, neither[] = { 0, 0 };
    CHECK(choice::is_ahead(coefficients, covariance, first, neither));
    CHECK_FALSE(choice::is_ahead(coefficients, covariance, neither, first));
    CHECK_FALSE(choice::is_ahead(coefficients, covariance, first, second)); // 0.2 with an error of 0.2
    CHECK_FALSE(choice::is_ahead(coefficients, covariance, first, first));
    covariance(0, 1) = covariance(1, 0) = 0.019; // the difference is known far better than either
    CHECK(choice::is_ahead(coefficients, covariance, first, second));
}
