#include "stats/multiple_response.h"

#include <cassert>
#include <cmath>

namespace dure::stats {

namespace {

    void add(PickFrequencies& counts, Picks const& picks)
    {
        ++counts.asked;
        if (!picks) {
            ++counts.missing;
            return;
        }
        ++counts.answered;
        counts.selected_any += picks->empty() ? 0 : 1;
        counts.responses += static_cast<double>(picks->size());
        for (auto const item : *picks)
            ++counts.items[item].count;
    }

    void add_shares(PickFrequencies& counts)
    {
        auto const percent = [](double part, double base) { return base > 0 ? 100 * part / base : not_estimable; };
        if (counts.answered > 0)
            counts.mean_responses = counts.responses / counts.answered;
        for (auto& item : counts.items) {
            item.of_answered = percent(item.count, counts.answered);
            item.of_selected_any = percent(item.count, counts.selected_any);
            item.of_responses = percent(item.count, counts.responses);
        }
    }

}

PickFrequencies pick_frequencies(std::span<Picks const> people, std::size_t items)
{
    PickFrequencies counts;
    counts.items.resize(items);
    for (auto const& picks : people)
        add(counts, picks);
    add_shares(counts);
    return counts;
}

Table pairwise_counts(std::span<Picks const> people, std::size_t items)
{
    Table counts(items, items);
    for (auto const& picks : people) {
        if (!picks)
            continue;
        for (auto const a : *picks) {
            for (auto const b : *picks)
                ++counts(a, b);
        }
    }
    return counts;
}

GroupedPicks grouped_picks(
    std::span<Picks const> people, std::size_t items, std::span<std::uint32_t const> group, std::size_t groups)
{
    assert(people.size() == group.size());
    GroupedPicks found;
    found.groups.resize(groups);
    for (auto& counts : found.groups)
        counts.items.resize(items);
    for (std::size_t i = 0; i < people.size(); ++i)
        add(found.groups[group[i]], people[i]);
    for (auto& counts : found.groups)
        add_shares(counts);
    double sum = 0;
    bool any = false;
    for (std::size_t item = 0; item < items; ++item) {
        Table table(groups, 2);
        for (std::size_t i = 0; i < groups; ++i) {
            table(i, 0) = found.groups[i].items[item].count;
            table(i, 1) = found.groups[i].answered - table(i, 0);
        }
        found.items.push_back(chi_square_of_independence(table));
        if (!std::isnan(found.items.back().chi_square)) {
            sum += found.items.back().chi_square;
            any = true;
        }
    }
    if (any)
        found.chi_square_sum = sum;
    return found;
}

}
