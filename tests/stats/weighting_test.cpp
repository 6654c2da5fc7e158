#include "base/random.h"
#include "stats/weighting.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

RakingInput random_raking(dure::base::Random& random)
{
    RakingInput input;
    input.people = 200 + random.below(200);
    input.categories.resize(2 + random.below(2));
    for (auto& variable : input.categories) {
        auto const categories = 2 + random.below(3);
        std::vector<double> targets(categories);
        double sum = 0;
        for (auto& target : targets)
            sum += target = 1 + random.unit();
        for (auto& target : targets)
            target *= 1000 / sum;
        input.targets.push_back(targets);
        for (std::size_t i = 0; i < input.people; ++i)
            variable.push_back(random.below(categories));
    }
    return input;
}

WeightedSample random_sample(dure::base::Random& random)
{
    WeightedSample sample;
    auto const people = 10 + random.below(40);
    sample.sampled_shares = { 0.1, 0, 0.4 };
    for (std::size_t i = 0; i < people; ++i) {
        sample.values.push_back(50 + 10 * random.normal());
        sample.weights.push_back(0.5 + random.unit());
        sample.strata.push_back(static_cast<std::uint32_t>(i % 3));
    }
    return sample;
}

}

TEST_CASE("raked weights meet every margin, whatever the order of people and the scale of the base weights")
{
    dure::base::Random random(51);
    for (int round = 0; round < 40; ++round) {
        auto const input = random_raking(random);
        auto const found = rake(input);
        REQUIRE(found.weights.size() == input.people);
        for (std::size_t v = 0; v < input.targets.size(); ++v) {
            std::vector<double> reached(input.targets[v].size());
            for (std::size_t i = 0; i < input.people; ++i)
                reached[input.categories[v][i]] += found.weights[i];
            for (std::size_t c = 0; c < reached.size(); ++c)
                REQUIRE(reached[c] == doctest::Approx(input.targets[v][c]).epsilon(1e-9));
        }
        REQUIRE(found.summary.sum == doctest::Approx(1000).epsilon(1e-9));
        REQUIRE(found.summary.design_effect >= 1 - 1e-12);

        auto scaled = input;
        scaled.base_weights.assign(input.people, 7.5);
        auto const again = rake(scaled);
        auto turned = input;
        for (auto& variable : turned.categories)
            std::reverse(variable.begin(), variable.end());
        auto const backwards = rake(turned);
        for (std::size_t i = 0; i < input.people; ++i) {
            REQUIRE(again.weights[i] == doctest::Approx(found.weights[i]).epsilon(1e-8));
            REQUIRE(backwards.weights[input.people - 1 - i] == doctest::Approx(found.weights[i]).epsilon(1e-8));
        }
    }
}

TEST_CASE("one margin is met by simple ratios, and base weights stay in proportion within a cell")
{
    RakingInput input;
    input.people = 5;
    input.categories = { { 0, 0, 0, 1, 1 } };
    input.targets = { { 40, 60 } };
    input.base_weights = { 1, 2, 1, 3, 1 };
    auto const found = rake(input);
    double const expected[] = { 10, 20, 10, 45, 15 };
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(found.weights[i] == doctest::Approx(expected[i]));
    CHECK(found.cells[1].people == 2);
    CHECK(found.cells[1].base_weight == 4);
    CHECK(found.margins[0][1] == doctest::Approx(60));
    CHECK(found.summary.effective_n == doctest::Approx(100.0 * 100 / (100 + 400 + 100 + 2025 + 225)));
}

TEST_CASE("margins nobody can carry give no weights")
{
    RakingInput nobody;
    nobody.people = 3;
    nobody.categories = { { 0, 0, 0 } };
    nobody.targets = { { 5, 5 } };
    auto const found = rake(nobody);
    CHECK(found.weights.empty());
    CHECK(std::isnan(found.summary.sum));
    CHECK(std::isnan(found.cells[0].weight));
    CHECK(found.warnings.front().code == "margins_out_of_reach");

    // Everyone is either first in both or second in both, so the margins cannot differ.
    RakingInput tied;
    tied.people = 4;
    tied.categories = { { 0, 0, 1, 1 }, { 0, 0, 1, 1 } };
    tied.targets = { { 3, 1 }, { 1, 3 } };
    CHECK(rake(tied).weights.empty());
    CHECK(rake(tied).warnings.front().code == "margins_out_of_reach");
    CHECK(rake({}).warnings.front().code == "no_cases");
}

TEST_CASE("a target of nothing gives its people no weight")
{
    RakingInput input;
    input.people = 4;
    input.categories = { { 0, 0, 1, 1 } };
    input.targets = { { 10, 0 } };
    auto const found = rake(input);
    REQUIRE(found.weights.size() == 4);
    CHECK(found.weights[0] == 5);
    CHECK(found.weights[3] == 0);
    CHECK(found.summary.least == 0);
}

TEST_CASE("a stratified mean has the standard error of the textbook formula")
{
    // R, written out: v = sum over strata of (1 - n/N) n/(n-1) sum (z - mean z)^2, z = w (y - mean) / sum w.
    WeightedSample sample;
    sample.values = { 523, 577, 621, 508, 616, 602, 607, 689, 502, 701, 540, 510 };
    sample.weights = { 736.83, 736.83, 736.83, 736.83, 736.83, 736.83, 251.67, 251.67, 251.67, 339.33, 339.33, 339.33 };
    sample.strata = { 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2 };
    sample.sampled_shares = { 6.0 / 4421, 3.0 / 755, 3.0 / 1018 };
    auto const found = weighted_mean(sample, 0.95);
    CHECK(found.mean == doctest::Approx(579.0335939089244).epsilon(1e-13));
    CHECK(found.standard_error == doctest::Approx(18.35307168517543).epsilon(1e-12));
    CHECK(found.df == 9);
    CHECK(found.interval.lower == doctest::Approx(537.5160613369559).epsilon(1e-12));
    CHECK(found.interval.upper == doctest::Approx(620.551126480893).epsilon(1e-12));
    CHECK(found.weights_only_error == doctest::Approx(16.91238209770265).epsilon(1e-12));
    CHECK(found.design_effect == doctest::Approx(1.18636889574522).epsilon(1e-13));
    CHECK(found.effective_n == doctest::Approx(12 / 1.18636889574522).epsilon(1e-13));
}

TEST_CASE("without strata, weights and population the error is that of a plain mean")
{
    WeightedSample sample;
    sample.values = { 1, 2, 3, 4, 10 };
    sample.weights.assign(5, 3);
    sample.strata.assign(5, 0);
    sample.sampled_shares = { 0 };
    auto const found = weighted_mean(sample, 0.95);
    CHECK(found.mean == 4);
    CHECK(found.standard_error == doctest::Approx(std::sqrt(12.5 / 5)).epsilon(1e-14));
    CHECK(found.weights_only_error == doctest::Approx(found.standard_error).epsilon(1e-14));
    CHECK(found.design_effect == doctest::Approx(1).epsilon(1e-15));
}

TEST_CASE("weights times a constant, and people in another order, change nothing")
{
    dure::base::Random random(52);
    for (int round = 0; round < 100; ++round) {
        auto const sample = random_sample(random);
        auto const found = weighted_mean(sample, 0.9);
        auto scaled = sample;
        for (auto& weight : scaled.weights)
            weight *= 1234.5;
        auto turned = sample;
        std::reverse(turned.values.begin(), turned.values.end());
        std::reverse(turned.weights.begin(), turned.weights.end());
        std::reverse(turned.strata.begin(), turned.strata.end());
        for (auto const& other : { weighted_mean(scaled, 0.9), weighted_mean(turned, 0.9) }) {
            REQUIRE(other.mean == doctest::Approx(found.mean).epsilon(1e-12));
            REQUIRE(other.standard_error == doctest::Approx(found.standard_error).epsilon(1e-10));
            REQUIRE(other.weights_only_error == doctest::Approx(found.weights_only_error).epsilon(1e-10));
            REQUIRE(other.design_effect == doctest::Approx(found.design_effect).epsilon(1e-12));
        }
    }
}

TEST_CASE("a census has no error, a lone person in a stratum none that is known, and missing values stay in the design")
{
    WeightedSample sample;
    sample.values = { 1, 2, 3, 4 };
    sample.weights = { 1, 1, 1, 1 };
    sample.strata = { 0, 0, 0, 0 };
    sample.sampled_shares = { 1 };
    CHECK(weighted_mean(sample, 0.95).standard_error == 0);

    sample.strata = { 0, 0, 0, 1 };
    sample.sampled_shares = { 0, 0 };
    auto const lone = weighted_mean(sample, 0.95);
    CHECK(lone.mean == 2.5);
    CHECK(std::isnan(lone.standard_error));
    CHECK(std::isfinite(lone.weights_only_error));
    CHECK(lone.warnings.front().code == "single_in_stratum");

    sample.strata = { 0, 0, 0, 0 };
    sample.sampled_shares = { 0 };
    sample.values[3] = std::nan("");
    auto const partial = weighted_mean(sample, 0.95);
    CHECK(partial.mean == 2);
    CHECK(partial.df == 2);
    // A domain of three among four: 4/3 sum z^2 with z = (y - 2) / 3.
    CHECK(partial.standard_error == doctest::Approx(std::sqrt(4.0 / 3 * 2 / 9)).epsilon(1e-14));
    CHECK(partial.warnings.front().code == "missing_values");

    sample.weights = { 0, 0, 0, 0 };
    CHECK(std::isnan(weighted_mean(sample, 0.95).mean));
}
