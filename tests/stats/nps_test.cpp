#include "base/random.h"
#include "stats/nps.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

TEST_CASE("the mean of answers scored -1, 0 and 1 is the score, and its t interval the trinomial one")
{
    RecommendCounts const counts { 2, 0, 1, 0, 0, 3, 1, 4, 6, 5, 8 };
    auto const found = net_promoter_score(counts, 0.95);
    CHECK(found.n == 30);
    CHECK(found.detractors == 7);
    CHECK(found.passives == 10);
    CHECK(found.promoters == 13);
    CHECK(found.score == 20);
    CHECK(found.adjusted_score == doctest::Approx(100 * (13.75 - 7.75) / 33).epsilon(1e-14));
    auto const p = 13.75 / 33, d = 7.75 / 33;
    auto const error = 100 * std::sqrt((p + d - (p - d) * (p - d)) / 33);
    CHECK(found.adjusted_standard_error == doctest::Approx(error).epsilon(1e-14));
    // R: x <- rep(c(-1, 0, 1), c(7, 10, 13)); 100 * t.test(x)$conf.int
    CHECK(found.t_of_mean.lower == doctest::Approx(-10.065011671892).epsilon(1e-10));
    CHECK(found.t_of_mean.upper == doctest::Approx(50.065011671892).epsilon(1e-10));
}

TEST_CASE("answers within a band may be swapped, and ten times the answers divide the error by the root of ten")
{
    dure::base::Random random(2);
    for (int round = 0; round < 200; ++round) {
        RecommendCounts counts {};
        RecommendCounts merged {};
        RecommendCounts tenfold {};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            counts[i] = random.below(30);
            tenfold[i] = 10 * counts[i];
            merged[i <= 6 ? 0 : i <= 8 ? 7 : 10] += counts[i];
        }
        auto const found = net_promoter_score(counts, 0.9);
        CHECK(found.score == net_promoter_score(merged, 0.9).score);
        CHECK(found.adjusted_wald.lower == net_promoter_score(merged, 0.9).adjusted_wald.lower);
        CHECK(net_promoter_score(tenfold, 0.9).score == doctest::Approx(found.score).epsilon(1e-12));
        CHECK(net_promoter_score(tenfold, 0.9).standard_error
            == doctest::Approx(found.standard_error / std::sqrt(10.0)).epsilon(1e-12));
        CHECK(found.score >= -100);
        CHECK(found.score <= 100);
    }
}

TEST_CASE("a change turned round changes its sign alone")
{
    auto const before = net_promoter_score({ 1, 0, 2, 0, 0, 3, 1, 4, 6, 5, 8 }, 0.95);
    auto const after = net_promoter_score({ 0, 0, 1, 0, 0, 2, 1, 4, 6, 9, 12 }, 0.95);
    auto const forth = net_promoter_change(before, after, 0.95);
    auto const back = net_promoter_change(after, before, 0.95);
    CHECK(forth.plain.difference == after.score - before.score);
    CHECK(forth.plain.z == -back.plain.z);
    CHECK(forth.plain.p == back.plain.p);
    CHECK(forth.adjusted.interval.lower == -back.adjusted.interval.upper);
}

TEST_CASE("nobody, one person and people who all agree")
{
    auto const nobody = net_promoter_score({}, 0.95);
    CHECK(std::isnan(nobody.score));
    CHECK(std::isnan(nobody.adjusted_score));
    CHECK(nobody.warnings.front().code == "no_cases");
    RecommendCounts one {};
    one[9] = 1;
    auto const single = net_promoter_score(one, 0.95);
    CHECK(single.score == 100);
    CHECK(std::isnan(single.standard_error_n_minus_1));
    CHECK(std::isfinite(single.adjusted_wald.lower));
    CHECK(single.warnings.front().code == "too_few_cases");
    RecommendCounts many {};
    many[3] = 12;
    auto const agreed = net_promoter_score(many, 0.95);
    CHECK(agreed.standard_error == 0);
    CHECK(agreed.warnings.front().code == "zero_variance");
    auto const change = net_promoter_change(agreed, agreed, 0.95);
    CHECK(std::isnan(change.plain.z));
    CHECK(change.adjusted.z == 0);
    CHECK(change.warnings.front().code == "zero_variance");
    CHECK(std::isnan(net_promoter_change(nobody, agreed, 0.95).plain.difference));
}
