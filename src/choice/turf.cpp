#include "choice/turf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace dure::choice {

namespace {

    // Counting this many pattern-and-set pairs takes a few seconds in a browser.
    constexpr double most_counts = 4e9;

    // Respondents who like the same items, once.
    struct Pattern {
        std::vector<unsigned char> likes; // of each item
        double weight = 0;
    };

    struct Patterns {
        std::vector<Pattern> list;
        double weight = 0;
    };

    Patterns patterns_of(TurfData const& data)
    {
        std::map<std::vector<unsigned char>, double> weights;
        Patterns patterns;
        for (std::size_t i = 0; i < data.matrix.rows; ++i) {
            std::vector<unsigned char> likes;
            for (auto const cell : data.matrix.row(i))
                likes.push_back(cell != 0);
            auto const weight = data.weights.empty() ? 1 : data.weights[i];
            weights[likes] += weight;
            patterns.weight += weight;
        }
        for (auto const& [likes, weight] : weights)
            patterns.list.push_back({ likes, weight });
        return patterns;
    }

    TurfSet reach_of(Patterns const& patterns, std::size_t depth, std::vector<std::size_t> const& items)
    {
        TurfSet set { items, 0, 0 };
        for (auto const& pattern : patterns.list) {
            std::size_t count = 0;
            for (auto const item : items)
                count += pattern.likes[item];
            set.reach_percent += count >= depth ? pattern.weight : 0;
            set.frequency += static_cast<double>(count) * pattern.weight;
        }
        set.reach_percent *= 100 / patterns.weight;
        set.frequency /= patterns.weight;
        return set;
    }

    // Sums in different orders differ in their last digits; such sets count as level.
    bool is_better(TurfSet const& a, TurfSet const& b)
    {
        if (std::abs(a.reach_percent - b.reach_percent) > 1e-9)
            return a.reach_percent > b.reach_percent;
        if (std::abs(a.frequency - b.frequency) > 1e-11)
            return a.frequency > b.frequency;
        return a.items < b.items;
    }

    void take(std::vector<TurfSet>& best, std::size_t keep, TurfSet set)
    {
        if (best.size() == keep && !is_better(set, best.back()))
            return;
        auto place = best.size();
        while (place > 0 && is_better(set, best[place - 1]))
            --place;
        best.insert(best.begin() + static_cast<long>(place), std::move(set));
        if (best.size() > keep)
            best.pop_back();
    }

    // The next set of the same size in lexicographic order; false after the last.
    bool next_set(std::vector<std::size_t>& items, std::size_t count)
    {
        for (auto i = items.size(); i-- > 0;) {
            if (items[i] + (items.size() - i) < count) {
                ++items[i];
                for (auto j = i + 1; j < items.size(); ++j)
                    items[j] = items[j - 1] + 1;
                return true;
            }
        }
        return false;
    }

    double sets_of(std::size_t count, std::size_t size)
    {
        double sets = 1;
        for (std::size_t i = 0; i < size; ++i)
            sets *= static_cast<double>(count - i) / static_cast<double>(i + 1);
        return sets;
    }

    // Exchanges one item while that makes the set better; every set looked at may be one of the best.
    void climb(Patterns const& patterns, TurfData const& data, std::size_t keep, std::vector<std::size_t> items,
        std::set<std::vector<std::size_t>>& seen, std::vector<TurfSet>& best)
    {
        auto current = reach_of(patterns, data.depth, items);
        for (auto improved = true; improved;) {
            improved = false;
            auto better = current;
            for (std::size_t place = 0; place < items.size(); ++place) {
                for (std::size_t item = 0; item < data.matrix.columns; ++item) {
                    auto other = current.items;
                    if (std::find(other.begin(), other.end(), item) != other.end())
                        continue;
                    other[place] = item;
                    std::sort(other.begin(), other.end());
                    auto set = reach_of(patterns, data.depth, other);
                    if (is_better(set, better))
                        better = set;
                    if (seen.insert(other).second)
                        take(best, keep, std::move(set));
                }
            }
            if (is_better(better, current)) {
                current = better;
                improved = true;
            }
        }
        if (seen.insert(current.items).second)
            take(best, keep, current);
    }

}

TurfSet reach_of(TurfData const& data, std::vector<std::size_t> items)
{
    std::sort(items.begin(), items.end());
    return reach_of(patterns_of(data), data.depth, items);
}

TurfBest best_sets(TurfData const& data, std::size_t size, std::size_t keep)
{
    auto const patterns = patterns_of(data);
    auto const count = data.matrix.columns;
    if (size == 0 || size > count || keep == 0)
        return {};
    if (sets_of(count, size) * static_cast<double>(patterns.list.size() * size) > most_counts)
        return best_sets_by_exchange(data, size, keep);
    TurfBest best;
    std::vector<std::size_t> items(size);
    for (std::size_t i = 0; i < size; ++i)
        items[i] = i;
    do
        take(best.sets, keep, reach_of(patterns, data.depth, items));
    while (next_set(items, count));
    return best;
}

TurfBest best_sets_by_exchange(TurfData const& data, std::size_t size, std::size_t keep)
{
    auto const count = data.matrix.columns;
    if (size == 0 || size > count || keep == 0)
        return { {}, false };
    auto const patterns = patterns_of(data);
    TurfBest best { {}, false };
    std::set<std::vector<std::size_t>> seen;
    auto const order = greedy_order(data, size);
    auto const wide = std::max<std::size_t>(keep, 30);
    // Once from the greedy set, and once from each greedy set that must hold a given item.
    for (std::size_t start = 0; start <= count; ++start) {
        std::vector<std::size_t> items;
        if (start < count)
            items.push_back(start);
        for (auto const& step : order) {
            if (items.size() < size && std::find(items.begin(), items.end(), step.item) == items.end())
                items.push_back(step.item);
        }
        std::sort(items.begin(), items.end());
        climb(patterns, data, wide, std::move(items), seen, best.sets);
    }
    // Then from the best sets met on the way, until these stay.
    std::set<std::vector<std::size_t>> climbed;
    for (std::size_t i = 0; i < best.sets.size() && climbed.size() < 500;) {
        auto const items = best.sets[i].items;
        if (climbed.insert(items).second) {
            climb(patterns, data, wide, items, seen, best.sets);
            i = 0;
        } else {
            ++i;
        }
    }
    if (best.sets.size() > keep)
        best.sets.resize(keep);
    return best;
}

std::vector<TurfStep> greedy_order(TurfData const& data, std::size_t size)
{
    auto const patterns = patterns_of(data);
    std::vector<TurfStep> order;
    std::vector<std::size_t> items;
    while (order.size() < std::min(size, data.matrix.columns)) {
        TurfStep best { data.matrix.columns, -1 };
        for (std::size_t item = 0; item < data.matrix.columns; ++item) {
            if (std::find(items.begin(), items.end(), item) != items.end())
                continue;
            items.push_back(item);
            auto const reach = reach_of(patterns, 1, items).reach_percent;
            items.pop_back();
            if (reach > best.reach_percent + 1e-9)
                best = { item, reach };
        }
        if (best.item == data.matrix.columns)
            break; // weights too large to be added up
        items.push_back(best.item);
        order.push_back(best);
    }
    return order;
}

}
