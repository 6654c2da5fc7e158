// TURF (total unduplicated reach and frequency): which items together reach the most people.
#pragma once

#include "stats/table.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dure::choice {

struct TurfData {
    stats::Table matrix; // respondent x item: not 0 where the item appeals
    std::vector<double> weights; // of each respondent, >= 0 and not all 0; empty: 1 each
    std::size_t depth = 1; // so many items of a set reach a respondent
};

struct TurfSet {
    std::vector<std::size_t> items; // ascending
    double reach_percent = 0; // weighted share of the respondents
    double frequency = 0; // weighted mean number of the set's items that appeal, over all respondents
};

// The `keep` best sets of this size, by reach, then frequency, then the items' order.
struct TurfBest {
    std::vector<TurfSet> sets;
    bool is_exhaustive = true; // otherwise found by exchanging items of good sets, as trying all would take too long
};
TurfBest best_sets(TurfData const& data, std::size_t size, std::size_t keep);
// Only by exchange, at any size: from the greedy set, every item's, and the best sets met on the way, one item is
// exchanged while that helps.
TurfBest best_sets_by_exchange(TurfData const& data, std::size_t size, std::size_t keep);

TurfSet reach_of(TurfData const& data, std::vector<std::size_t> items);

// Item by item the one that adds the most reach at depth 1; of equal ones the first.
struct TurfStep {
    std::size_t item = 0;
    double reach_percent = 0;
};
std::vector<TurfStep> greedy_order(TurfData const& data, std::size_t size);

}
