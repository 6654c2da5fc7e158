// Conjoint from ratings of profiles: least squares for each respondent with effects coding, importances, and the three
// classical simulators (as CRAN's `conjoint` 1.42 computes them).
#pragma once

#include "stats/table.h"
#include "stats/warning.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dure::choice {

struct RatingsData {
    std::vector<std::size_t> levels; // how many each attribute has, at least 2
    std::vector<std::vector<std::size_t>> profiles; // a level of each attribute, counted from 0
    stats::Table ratings; // respondent x profile
};

struct RatingsFit {
    // Columns: the levels of all attributes one after the other, each attribute's summing to 0. NaN where the profiles
    // do not tell attributes apart ("collinear").
    stats::Table part_worths; // respondent x level
    std::vector<double> intercepts;
    std::vector<double> mean_part_worths;
    double mean_intercept = 0;
    // Percent; an attribute's share of the sum of the ranges between its best and worst level.
    std::vector<double> mean_importance; // of the respondents' own, without those to whom all is alike
    std::vector<double> importance_of_means;
    stats::Warnings warnings;
};
RatingsFit fit_ratings(RatingsData const& data);

std::vector<double> importance_percent(std::span<std::size_t const> levels, std::span<double const> part_worths);

struct RatingsSimulation {
    std::vector<double> utilities; // intercept and part-worths, mean of the respondents
    std::vector<double> first_choice_percent; // of several best ones each counts for a part
    // Bradley-Terry-Luce and logit shares of those who find no profile below 0, and how many these are.
    std::vector<double> btl_percent, logit_percent;
    std::size_t without_negative = 0;
    std::vector<double> logit_all_percent;
};
RatingsSimulation simulate_ratings(
    RatingsFit const& fit, std::span<std::size_t const> levels, std::span<std::vector<std::size_t> const> profiles);

}
