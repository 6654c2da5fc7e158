// How well sets of items compare the items with each other: counts and efficiency of a block design.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace dure::choice {

// Sets of items, each item 0 to items - 1; an item may stand in a set more than once.
using Blocks = std::vector<std::vector<std::size_t>>;

struct CountRange {
    std::size_t least = 0;
    std::size_t most = 0;

    std::size_t spread() const { return most - least; }
    bool operator==(CountRange const&) const = default;
};

struct BlockDesignReport {
    std::size_t items = 0;
    std::size_t blocks = 0;
    std::vector<std::size_t> block_sizes; // every size that occurs, ascending
    CountRange replications; // how often an item is shown
    CountRange pairs; // how often two items are shown together: sum over blocks of the products of their counts
    CountRange positions; // how often an item stands in a place of the block; 0 where no block has two places
    bool is_binary = false; // no item twice in a block
    // The textbook's BIBD: binary, one block size 2 <= k < items, r and lambda constant.
    bool is_balanced_incomplete = false;
    bool is_connected = false; // every item is compared with every other, perhaps through third ones
    bool is_position_balanced = false; // in each place every item equally often
    // Harmonic and geometric mean of the canonical efficiency factors: the eigenvalues, without the trivial one, of
    // R^-1/2 C R^-1/2 with C = R - N K^-1 N' (James and Wilkinson 1971; John and Williams 1995, chapter 2). 1 is a
    // complete block design. Nothing if the design is not connected: some contrast cannot be estimated.
    std::optional<double> efficiency_a;
    std::optional<double> efficiency_d;
};

// Asserts that every number in `blocks` is below `items`. Work grows with items^3.
BlockDesignReport block_design_report(std::size_t items, Blocks const& blocks);

// How often two items stand in the same block.
CountRange pair_range(std::size_t items, Blocks const& blocks);

// Whether every item can be reached from every other through sets that share items.
bool is_connected(std::size_t items, Blocks const& blocks);

}
