// What a screen shows of a choice model: the worth of each item or level with an interval, shares of preference with
// intervals, and how far a chain of draws has settled.
#pragma once

#include "choice/hierarchical_bayes.h"
#include "stats/table.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dure::choice {

struct BoundedEstimate {
    double value = 0, low = 0, high = 0; // 95 %
};

// Worths are linear in the coefficients: worth x parameter. Items: all but the last have a coefficient, and worths sum
// to 0. Attributes of so many levels, effects coding (the last level is minus the sum of the others); then "none".
stats::Table item_worths(std::size_t items);
stats::Table level_worths(std::span<std::size_t const> levels, bool has_none);
// The same from dummy coding, where the first level has no coefficient: zero-centred within each attribute, and "none"
// against the average product.
stats::Table dummy_level_worths(std::span<std::size_t const> levels, bool has_none);

// By the coefficients' covariance. NaN where that is.
std::vector<BoundedEstimate> worths_of(
    std::span<double const> coefficients, stats::Table const& covariance, stats::Table const& worths);

// Each attribute's share of the ranges of its part-worths, in dummy coding as above; "none" takes no part. The interval
// comes from 2,000 draws from the coefficients' normal (I. Krinsky and A. L. Robb 1986): it reaches as far below the
// estimate as the upper 2.5 % of the draws lie above it, because the range of a draw adds what is noise in the estimate
// a second time, and no draw of an attribute without any effect has the range 0. 0 to 1; NaN where a coefficient is.
std::vector<BoundedEstimate> importances_of(
    std::span<double const> coefficients, stats::Table const& covariance, std::span<std::size_t const> levels);

// Whether the first product's share is larger than the second's beyond chance (95 %): of the multinomial logit the one
// of higher utility has it.
bool is_ahead(std::span<double const> coefficients, stats::Table const& covariance, std::span<double const> first,
    std::span<double const> second);

// Shares of products (product x parameter) in the multinomial logit, 0 to 1. Delta method on the logit of the share, so
// that no bound leaves 0 to 1.
std::vector<BoundedEstimate> shares_of(
    std::span<double const> coefficients, stats::Table const& covariance, stats::Table const& products);

struct PopulationWorth {
    BoundedEstimate mean; // of the population: posterior mean and middle 95 % of the draws
    double spread = 0; // standard deviation between respondents' own posterior means
};
std::vector<PopulationWorth> population_worths(HierarchicalBayes const& chain, stats::Table const& worths);

// Each respondent's shares of preference by her own posterior means, averaged; the interval is that of a mean over the
// respondents. 0 to 1.
std::vector<BoundedEstimate> mean_shares(HierarchicalBayes const& chain, stats::Table const& worths);
// Each attribute's share of a respondent's ranges of part-worths, averaged likewise.
std::vector<BoundedEstimate> mean_importances(
    HierarchicalBayes const& chain, stats::Table const& worths, std::span<std::size_t const> levels);

// 1 for each respondent's `count` items of highest worth, by her own posterior means; respondent x worth.
stats::Table favourites(HierarchicalBayes const& chain, stats::Table const& worths, std::size_t count);

constexpr double settled_r_hat = 1.05; // below it the halves of a chain agree (A. Gelman and D. B. Rubin 1992)

struct ChainHealth {
    double largest_r_hat = 0,
           fewest_effective_draws = 0; // over the population means; NaN while there are too few draws
};
ChainHealth chain_health(HierarchicalBayes const& chain);

}
