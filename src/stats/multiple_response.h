// Questions with several answers: how many picked what, on three bases, and whether groups differ.
#pragma once

#include "stats/crosstab.h"
#include "stats/estimate.h"
#include "stats/table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dure::stats {

// What one person picked: places of items, each once. Nothing where the person was not asked or did not answer; an
// empty list where none applied.
using Picks = std::optional<std::vector<std::uint32_t>>;

struct ItemFrequency {
    double count = 0;
    double of_answered = not_estimable; // percentages
    double of_selected_any = not_estimable;
    double of_responses = not_estimable;
};

struct PickFrequencies {
    double asked = 0; // all
    double missing = 0;
    double answered = 0; // none picked included
    double selected_any = 0;
    double responses = 0; // picks in all
    double mean_responses = not_estimable; // per person who answered
    std::vector<ItemFrequency> items;
};

PickFrequencies pick_frequencies(std::span<Picks const> people, std::size_t items);
// How many picked both; the diagonal is the count of the item.
Table pairwise_counts(std::span<Picks const> people, std::size_t items);

struct GroupedPicks {
    std::vector<PickFrequencies> groups;
    std::vector<Independence> items; // group x (picked, not picked) among those who answered
    double chi_square_sum = not_estimable; // over the items that can be tested (Agresti and Liu 1999, X2_S)
};

// `group[i]` is the place of person i's group, below `groups`.
GroupedPicks grouped_picks(
    std::span<Picks const> people, std::size_t items, std::span<std::uint32_t const> group, std::size_t groups);

}
