// Which two items to ask about next, given the answers so far. The state is plain data; nothing here remembers
// anything.
#pragma once

#include "choice/utility_posterior.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dure::choice {

struct ItemPair {
    std::size_t left = 0;
    std::size_t right = 0;

    bool operator==(ItemPair const&) const = default;
};

enum class PairAnswer : std::uint8_t {
    left,
    right,
    skipped, // cannot decide: says nothing, but the pair is not asked again
};

struct PairsState {
    UtilityDistribution utilities; // after the answers so far
    std::vector<std::uint8_t> asked; // items x items, of this respondent
    std::vector<std::size_t> appearances; // per item, of this respondent
    std::size_t votes = 0; // of this respondent
    std::size_t most_votes = 0;
    std::uint64_t seed = 1;
};

// At least two items. A shipped prior, perhaps of other people's answers, makes the first questions good ones already.
PairsState begin_pairs(std::size_t items, std::size_t most_votes, std::uint64_t seed = 1);
PairsState begin_pairs(UtilityDistribution prior, std::size_t most_votes, std::uint64_t seed = 1);
// The next person where one device learns what people in general prefer: the utilities stay, the pairs may come again.
PairsState next_respondent(PairsState state, std::uint64_t seed);

// The pair whose answer is expected to say most about the utilities; now and then, and where an item has been left out,
// another one. Never one that was asked. Nothing: no votes are left.
std::optional<ItemPair> next_pair(PairsState const& state);

// The same state, having seen the answer. Each answer moves mean and covariance to the mode and curvature of the
// logistic posterior in its direction (assumed-density filtering).
PairsState answer_pair(PairsState state, ItemPair pair, PairAnswer answer);

std::size_t votes_left(PairsState const& state);

}
