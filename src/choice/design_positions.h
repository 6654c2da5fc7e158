// Where in its set each item stands.
#pragma once

#include "base/random.h"
#include "choice/design_blocks.h"

#include <cstddef>
#include <vector>

namespace dure::choice {

// Reorders the items within every set, all of one size, so that each item stands in each place equally often, within
// one, in every version and over all versions. That is always possible: sets and items form a bipartite graph whose
// edges can be coloured equitably, also when items are counted on two levels (de Werra 1971). No item may stand in a
// set twice.
void balance_positions(std::vector<Blocks>& versions, std::size_t items, base::Random& random);

}
