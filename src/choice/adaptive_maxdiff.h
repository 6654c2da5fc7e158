// Which items to show next in a MaxDiff that follows the answers so far. The state is plain data.
#pragma once

#include "choice/utility_posterior.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dure::choice {

struct MaxDiffState {
    UtilityDistribution prior; // over the items
    std::size_t per_set = 4;
    std::size_t most_sets = 0;
    std::vector<ItemAnswer> answers;
    std::uint64_t seed = 1;
};

// Items to show, in the order to show them. While items differ in how often they were shown, those shown least come
// first (so that after a round everything was shown); of equals, those whose utility is least certain and that may well
// be among the best; then the places are filled so that every set compares items that are close. Never the same set
// twice. Nothing: no sets are left, or the state is none (fewer items than per_set, a prior that is no distribution).
std::optional<std::vector<std::size_t>> next_set(MaxDiffState const& state);

// Asserts that the answer is about items.
MaxDiffState answer_set(MaxDiffState state, ItemAnswer answer);

std::size_t sets_left(MaxDiffState const& state);

}
