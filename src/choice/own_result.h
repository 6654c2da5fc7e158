// "Your result": what a respondent sees of her own utilities, and how many think alike.
#pragma once

#include "choice/design_conjoint.h"
#include "choice/utility_posterior.h"

#include <cstddef>
#include <cstdint>
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

// The posterior probability that `first` has the higher utility of the two.
double chance_ahead(UtilityDistribution const& utilities, std::size_t first, std::size_t second);

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
    UtilityDistribution parameters; // in effects coding, the none constant last
    std::size_t iterations = 0;
};

// From choice-based conjoint tasks. Uses the attributes, `none` and prohibitions of `spec`; the prior is over the
// parameters in effects coding, the none constant last.
base::Result<OwnProfile> own_profile(ConjointSpec const& spec, std::vector<ProfileAnswer> const& answers,
    std::optional<UtilityDistribution> const& prior = {});

struct ImportanceRange {
    double low = 0; // percent
    double high = 0;
};

// How far the answers settle what own_profile says.
struct ProfileCertainty {
    std::vector<ImportanceRange> importance; // the middle 95 % of the posterior, per attribute
    std::vector<std::vector<double>> best_level; // probability that this level is its attribute's best
    double first_attribute = 0; // probability that the most important attribute is more important than the second
};

// From `draws` draws of the posterior; the same seed gives the same digits.
ProfileCertainty profile_certainty(OwnProfile const& own, std::uint64_t seed, std::size_t draws = 1000);

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
    std::vector<double> within {}; // variance of each item's utility within a segment, above 0; empty: 1 each
};

// Whose best item is `item`, people of a segment having independent normal utilities; the integral over that item's
// utility is done by the trapezoidal rule. Nothing if the segments are no population.
std::optional<Agreement> same_favourite(UtilitySegments const& segments, std::size_t item);
// Who would have this product of all: `attributes` holds the utilities of each attribute's levels, in the same
// segments; no pair of levels is prohibited. Nothing as above, or without attributes.
std::optional<Agreement> same_product(std::vector<UtilitySegments> const& attributes, Profile const& product);

struct SegmentMembership {
    std::size_t segment = 0; // the likeliest
    double probability = 0; // that she belongs to it
    Agreement agreement; // how many do
};

// Bayes' rule with normal segments; `own` as own_items gives it, so that an answer or two settle little.
std::optional<SegmentMembership> nearest_segment(UtilitySegments const& segments, UtilityDistribution const& own);

}
