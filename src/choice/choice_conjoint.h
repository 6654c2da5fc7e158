// Choice-based conjoint: part-worths of attribute levels from choices between profiles, and what follows from them.
#pragma once

#include "choice/conditional_logit.h"
#include "stats/table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dure::choice {

using Profile = std::vector<std::size_t>; // a level of each attribute, counted from 1; all 0: the none alternative

struct ConjointData {
    std::vector<std::size_t> levels; // how many each attribute has, at least 2
    bool has_none = false;
    std::vector<std::vector<Profile>> tasks;
    std::vector<std::size_t> chosen; // of each task
};

// The columns: for each attribute its levels but the first, then none.
ChoiceData coded(ConjointData const& data);

struct ConjointWorths {
    std::vector<double> part_worths; // of all levels, one attribute after the other, each attribute's summing to 0
    double none = 0; // on the same scale; NaN where there is none
};
ConjointWorths centred_worths(std::span<std::size_t const> levels, bool has_none, std::span<double const> coefficients);
double utility_of(std::span<std::size_t const> levels, ConjointWorths const& worths, Profile const& profile);

// What a unit of each column is worth in units of the price column: -b / b_price.
struct Worth {
    double value = 0, standard_error = 0; // delta method
    double low = 0, high = 0; // by the delta method
    double simulated_low = 0,
           simulated_high = 0; // quantiles of draws from the estimates (I. Krinsky and A. L. Robb 1986)
};
struct WillingnessToPay {
    std::vector<Worth> worths; // of every column; NaN for the price's own
    // "price_not_negative": nothing is estimable. "price_uncertain": the price's coefficient may be 0 at this level of
    // confidence, so that the simulated interval is NaN: it has no bound.
    stats::Warnings warnings;
};
struct WillingnessSettings {
    std::size_t price = 0;
    double confidence = 0.95;
    std::size_t draws = 10'000;
    std::uint64_t seed = 1;
};
WillingnessToPay willingness_to_pay(
    std::span<double const> coefficients, stats::Table const& covariance, WillingnessSettings const& settings);

// Shares of products among people with utilities of their own.
struct PreferenceShares {
    std::vector<double> first_choice_percent, logit_percent; // of several best ones each counts for a part
};
// `people`: respondent x parameter; `products`: product x parameter; utilities are multiplied by `exponent` for the
// logit.
PreferenceShares preference_shares(stats::Table const& people, stats::Table const& products,
    std::span<double const> weights = {}, double exponent = 1);

struct Interval {
    double low = 0, high = 0;
};
// The middle `confidence` share of the numbers, between order statistics; NaN without numbers.
Interval middle_interval(std::vector<double> numbers, double confidence);

}
