// Weights: raking to known margins, what they cost in precision, and means of weighted samples.
#pragma once

#include "stats/estimate.h"
#include "stats/warning.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dure::stats {

struct RakingInput {
    std::size_t people = 0;
    std::vector<std::vector<std::uint32_t>> categories; // [variable][person], a place in the variable's targets
    std::vector<std::vector<double>> targets; // [variable][category], not negative, the same sum for each variable
    std::vector<double> base_weights; // empty: 1 each
};

// People alike in all variables get the same factor.
struct RakingCell {
    std::vector<std::uint32_t> categories; // one for each variable
    double people = 0;
    double base_weight = 0;
    double weight = not_estimable;
};

struct WeightSummary {
    double sum = not_estimable;
    double least = not_estimable;
    double most = not_estimable;
    double design_effect = not_estimable; // Kish 1965: n sum w^2 / (sum w)^2
    double effective_n = not_estimable; // n / design effect
};

struct Raking {
    std::vector<RakingCell> cells; // as they first occur
    std::vector<double> weights; // one for each person; empty where the margins cannot be met
    WeightSummary summary;
    std::vector<std::vector<double>> margins; // the weighted totals reached
    Warnings warnings;
};

// Iterative proportional fitting (Deming and Stephan 1940), on the cells, until every margin is met to 10 digits.
Raking rake(RakingInput const& input);

WeightSummary weight_summary(std::span<double const> weights);

// A stratified sample without replacement.
struct WeightedSample {
    std::vector<double> values; // NaN where missing: the person stays in the design, but not in the mean
    std::vector<double> weights; // not negative
    std::vector<std::uint32_t> strata; // places in `sampled_shares`
    std::vector<double> sampled_shares; // of each stratum's population, 0 … 1; 0 without finite population correction
};

struct WeightedMean {
    double mean = not_estimable;
    double standard_error = not_estimable; // linearised, within strata, with finite population correction
    double df = not_estimable; // people - strata
    Interval interval; // Student's t
    double weights_only_error = not_estimable; // as if drawn with replacement from one stratum
    double design_effect = not_estimable;
    double effective_n = not_estimable;
    Warnings warnings;
};

// Taylor linearisation (Särndal, Swensson and Wretman 1992, 5.7), as R's survey package has it.
WeightedMean weighted_mean(WeightedSample const& sample, double confidence);

}
