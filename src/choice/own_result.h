// "Your result": what a respondent sees of her own utilities, and how many think alike.
#pragma once

#include "choice/design_conjoint.h"
#include "choice/utility_posterior.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace dure::choice {

struct OwnUtility {
    double value = 0; // centred: the utilities of all items, or of an attribute's levels, sum to zero
    double deviation = 0; // of the posterior
};

struct OwnItems {
    std::vector<OwnUtility> utilities;
    std::vector<std::size_t> ranking; // best first; of equals the earlier item
    UtilityDistribution centred; // the same with all covariances, for think-alike questions
    std::size_t iterations = 0;
};

// From MaxDiff sets and pairs. `prior` over the items; nothing: weak_prior. Error: see utility_posterior.
base::Result<OwnItems> own_items(
    std::size_t items, std::vector<ItemAnswer> const& answers, std::optional<UtilityDistribution> const& prior = {});

struct ProfileAnswer {
    ChoiceTask shown; // an empty profile is the none alternative
    std::size_t chosen = 0; // place in `shown`
};

struct OwnProfile {
    std::vector<std::vector<OwnUtility>> part_worths; // per attribute and level
    std::optional<OwnUtility> none; // against an average profile
    std::vector<double> importance; // the attributes' shares of the ranges, in percent
    Profile best; // the allowed profile with the highest utility
    double best_utility = 0;
    std::size_t iterations = 0;
};

// From choice-based conjoint tasks. Uses the attributes, `none` and prohibitions of `spec`; the prior is over the
// parameters in effects coding, the none constant last.
base::Result<OwnProfile> own_profile(ConjointSpec const& spec, std::vector<ProfileAnswer> const& answers,
    std::optional<UtilityDistribution> const& prior = {});

// ---- how many think alike ----

struct Agreement {
    double share = 0; // 0 to 1
    double low = 0; // 95 % score interval (Wilson 1927) for the people it is based on
    double high = 0;
    double people = 0; // after weighting: Kish's effective number
};

// Utilities of people who were asked before: people x items, weighted if `weights` is not empty.
struct UtilitySample {
    stats::Table utilities;
    std::vector<double> weights;
};

// Whose best item is `item`. Nothing if there is nobody, or weights that do not add up.
std::optional<Agreement> same_favourite(UtilitySample const& sample, std::size_t item);

// Groups of people: segments x items of mean utilities, and how large a share each is, found from so many people.
struct UtilitySegments {
    stats::Table means;
    std::vector<double> shares;
    double people = 0;
    double within = 1; // variance of a utility within a segment
};

std::optional<Agreement> same_favourite(UtilitySegments const& segments, std::size_t item);

struct SegmentMembership {
    std::size_t segment = 0; // the likeliest
    double probability = 0; // that she belongs to it
    Agreement agreement; // how many do
};

// Bayes' rule with normal segments; `own` as own_items gives it, so that an answer or two settle little.
std::optional<SegmentMembership> nearest_segment(UtilitySegments const& segments, UtilityDistribution const& own);

}
