// Paired comparisons: Bradley and Terry 1952, with a home advantage (A. Agresti 2002, section 10.6) and with ties (R.
// R. Davidson 1970), by maximum likelihood.
#pragma once

#include "stats/table.h"
#include "stats/warning.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dure::choice {

// How often items met and how it ended; where there is a home advantage it is the first one's. Any number of contests
// may be of the same two items.
struct Contest {
    std::uint32_t first = 0, second = 0;
    double first_wins = 0, second_wins = 0, ties = 0;
};

struct BradleyTerrySettings {
    std::size_t reference = 0;
    bool has_home_advantage = false;
    bool has_ties = false; // otherwise `ties` of the contests must be 0
};

// NaN, with a warning, where there is no maximum: unless every item can be reached from every other along wins (L. R.
// Ford 1957), some ability has no bound.
struct BradleyTerryFit {
    std::vector<double> abilities, standard_errors; // log abilities less the reference's
    std::vector<double> centred_abilities, centred_standard_errors; // less their mean
    std::vector<double> worths; // abilities as shares of 1
    double home_effect = 0, home_standard_error = 0; // in log odds
    double tie_log = 0, tie_log_standard_error = 0; // log of Davidson's nu
    double log_likelihood_kernel = 0; // sum of count times log probability
    std::size_t parameters = 0;
    stats::Warnings warnings;

    bool is_estimated() const { return parameters > 0; }
};

// `names` of the items stand in the warnings. At least one item; contests name items below names.size().
BradleyTerryFit fit_bradley_terry(
    std::span<std::string const> names, std::span<Contest const> contests, BradleyTerrySettings const& settings);

// Probabilities that the first wins, the second wins and nobody does.
struct ContestOutcome {
    double first = 0, second = 0, tie = 0;
};
ContestOutcome outcome_of(
    BradleyTerryFit const& fit, BradleyTerrySettings const& settings, std::size_t first, std::size_t second);

struct Deviance {
    double residual = 0;
    double null = 0; // all items alike, no home advantage
    std::size_t contests = 0; // that took place
};
// Twice the log-likelihood by which counts of their own for every contest are better.
Deviance deviance(BradleyTerryFit const& fit, std::span<Contest const> contests, BradleyTerrySettings const& settings);

}
