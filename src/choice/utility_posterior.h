// What one person's choices say about her utilities, given what is known of people in general.
#pragma once

#include "base/result.h"
#include "stats/table.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace dure::choice {

// A normal distribution of utilities: as the population's before the answers, and as one person's after them.
struct UtilityDistribution {
    std::vector<double> mean;
    stats::Table covariance;
};

// Nothing known: every utility has mean 0 and deviation 2, so that choosing the worse of two that lie two deviations
// apart is rare but not absurd.
UtilityDistribution weak_prior(std::size_t parameters);

// One choice among alternatives that are described by a row of numbers each (items: an indicator; profiles: codes).
struct CodedChoice {
    stats::Table alternatives; // alternatives x parameters
    std::size_t chosen = 0;
};

struct UtilityPosterior {
    UtilityDistribution utilities;
    std::size_t iterations = 0;
};

// Mode and curvature of the posterior of a multinomial logit (Laplace's approximation), by Newton's method with halved
// steps; the posterior is log-concave, so there is one mode and it is found from anywhere. Error: a covariance that is
// not positive definite or of the wrong size.
base::Result<UtilityPosterior> utility_posterior(
    UtilityDistribution const& prior, std::vector<CodedChoice> const& choices);

// What a person did with a set of items: the best of them, then the worst of the others (Louviere, Flynn and Marley
// 2015, sequential best-worst choice). Either may be missing; a pair has a best only.
struct ItemAnswer {
    std::vector<std::size_t> shown;
    std::optional<std::size_t> best;
    std::optional<std::size_t> worst;
};

// Asserts that items are below `items` and that best and worst were shown.
std::vector<CodedChoice> coded_choices(std::size_t items, std::vector<ItemAnswer> const& answers);

}
