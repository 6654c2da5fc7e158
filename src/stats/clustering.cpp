#include "stats/clustering.h"

#include "base/random.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace dure::stats {

namespace {

    double squared_distance(std::span<double const> a, std::span<double const> b)
    {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    bool comes_before(std::span<double const> a, std::span<double const> b)
    {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
    }

    std::vector<std::size_t> places_in_order(Table const& points)
    {
        std::vector<std::size_t> places(points.rows);
        std::iota(places.begin(), places.end(), std::size_t(0));
        std::stable_sort(
            places.begin(), places.end(), [&](auto a, auto b) { return comes_before(points.row(a), points.row(b)); });
        return places;
    }

    std::size_t count_different(Table const& sorted)
    {
        std::size_t count = sorted.rows > 0 ? 1 : 0;
        for (std::size_t i = 1; i < sorted.rows; ++i)
            count += comes_before(sorted.row(i - 1), sorted.row(i)) ? 1 : 0;
        return count;
    }

    void copy_row(std::span<double const> from, std::span<double> to)
    {
        std::copy(from.begin(), from.end(), to.begin());
    }

    Table spread_start(Table const& points, std::size_t k, base::Random& random)
    {
        Table centres(k, points.columns);
        copy_row(points.row(random.below(static_cast<std::uint32_t>(points.rows))), centres.row(0));
        std::vector<double> nearest(points.rows, std::numeric_limits<double>::max());
        for (std::size_t next = 1; next < k; ++next) {
            double sum = 0;
            for (std::size_t i = 0; i < points.rows; ++i) {
                nearest[i] = std::min(nearest[i], squared_distance(points.row(i), centres.row(next - 1)));
                sum += nearest[i];
            }
            auto left = random.unit() * sum;
            std::size_t chosen = points.rows;
            for (std::size_t i = 0; i < points.rows; ++i) {
                if (nearest[i] == 0)
                    continue;
                chosen = i;
                left -= nearest[i];
                if (left < 0)
                    break;
            }
            copy_row(points.row(chosen < points.rows ? chosen : 0), centres.row(next));
        }
        return centres;
    }

    // Assigns every point to its nearest centre; says whether any changed, and the sum of squares.
    bool assign(Table const& points, Clusters& clusters)
    {
        bool changed = false;
        clusters.inertia = 0;
        for (std::size_t i = 0; i < points.rows; ++i) {
            std::uint32_t best = 0;
            auto least = squared_distance(points.row(i), clusters.centres.row(0));
            for (std::size_t k = 1; k < clusters.centres.rows; ++k) {
                auto const distance = squared_distance(points.row(i), clusters.centres.row(k));
                if (distance < least) {
                    least = distance;
                    best = static_cast<std::uint32_t>(k);
                }
            }
            changed = changed || best != clusters.labels[i];
            clusters.labels[i] = best;
            clusters.inertia += least;
        }
        return changed;
    }

    // A centre that lost all its points stays where it is.
    void move_centres(Table const& points, Clusters& clusters)
    {
        Table sums(clusters.centres.rows, points.columns);
        clusters.sizes.assign(clusters.centres.rows, 0);
        for (std::size_t i = 0; i < points.rows; ++i) {
            ++clusters.sizes[clusters.labels[i]];
            auto const sum = sums.row(clusters.labels[i]);
            for (std::size_t j = 0; j < points.columns; ++j)
                sum[j] += points(i, j);
        }
        for (std::size_t k = 0; k < sums.rows; ++k) {
            for (std::size_t j = 0; j < points.columns && clusters.sizes[k] > 0; ++j)
                clusters.centres(k, j) = sums(k, j) / static_cast<double>(clusters.sizes[k]);
        }
    }

    Clusters run_once(Table const& points, std::size_t k, base::Random& random)
    {
        constexpr int most_rounds = 300;
        Clusters clusters;
        clusters.labels.assign(points.rows, std::numeric_limits<std::uint32_t>::max());
        clusters.centres = spread_start(points, k, random);
        for (int round = 0; round < most_rounds && assign(points, clusters); ++round)
            move_centres(points, clusters);
        return clusters;
    }

    // Largest cluster first, equal ones by their centres.
    void put_in_order(Clusters& clusters)
    {
        std::vector<std::uint32_t> order(clusters.sizes.size());
        std::iota(order.begin(), order.end(), 0u);
        std::sort(order.begin(), order.end(), [&](auto a, auto b) {
            if (clusters.sizes[a] != clusters.sizes[b])
                return clusters.sizes[a] > clusters.sizes[b];
            return comes_before(clusters.centres.row(a), clusters.centres.row(b));
        });
        auto const before = clusters;
        std::vector<std::uint32_t> place(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            place[order[i]] = i;
            clusters.sizes[i] = before.sizes[order[i]];
            copy_row(before.centres.row(order[i]), clusters.centres.row(i));
        }
        for (auto& label : clusters.labels)
            label = place[label];
    }

}

Clusters k_means(Table const& points, std::size_t k, std::uint64_t seed)
{
    auto const places = places_in_order(points);
    Table sorted(points.rows, points.columns);
    for (std::size_t i = 0; i < places.size(); ++i)
        copy_row(points.row(places[i]), sorted.row(i));
    if (k == 0 || count_different(sorted) < k)
        return {};
    // Enough starts for the optimum of small conversations, few for large ones, where every start is nearly as good.
    auto const starts = std::clamp<std::size_t>(1'000'000 / (points.rows * k), 8, 200);
    base::Random random(seed);
    Clusters best;
    for (std::size_t start = 0; start < starts; ++start) {
        auto clusters = run_once(sorted, k, random);
        auto const is_whole
            = std::all_of(clusters.sizes.begin(), clusters.sizes.end(), [](auto size) { return size > 0; });
        if (is_whole && std::isfinite(clusters.inertia) && !(clusters.inertia >= best.inertia))
            best = std::move(clusters);
    }
    if (best.sizes.empty())
        return {};
    put_in_order(best);
    auto const labels = best.labels;
    for (std::size_t i = 0; i < places.size(); ++i)
        best.labels[places[i]] = labels[i];
    return best;
}

double silhouette(Table const& points, std::span<std::uint32_t const> labels, std::size_t clusters)
{
    assert(labels.size() == points.rows);
    if (clusters < 2 || points.rows < 2)
        return not_estimable;
    std::vector<double> sizes(clusters);
    for (auto const label : labels)
        ++sizes[label];
    auto const counted = std::min(points.rows, std::max<std::size_t>(500, 20'000'000 / points.rows));
    auto const places = places_in_order(points);
    double sum = 0;
    std::vector<double> distances(clusters);
    for (std::size_t step = 0; step < counted; ++step) {
        auto const i = places[step * points.rows / counted];
        auto const own = labels[i];
        if (sizes[own] < 2)
            continue;
        std::fill(distances.begin(), distances.end(), 0.0);
        for (std::size_t j = 0; j < points.rows; ++j)
            distances[labels[j]] += std::sqrt(squared_distance(points.row(i), points.row(j)));
        auto const within = distances[own] / (sizes[own] - 1);
        auto between = std::numeric_limits<double>::max();
        for (std::size_t k = 0; k < clusters; ++k) {
            if (k != own && sizes[k] > 0)
                between = std::min(between, distances[k] / sizes[k]);
        }
        auto const larger = std::max(within, between);
        sum += larger > 0 ? (between - within) / larger : 0;
    }
    return sum / static_cast<double>(counted);
}

double adjusted_rand(std::span<std::uint32_t const> first, std::span<std::uint32_t const> second)
{
    assert(first.size() == second.size());
    std::map<std::uint32_t, double> in_first;
    std::map<std::uint32_t, double> in_second;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> in_both;
    for (std::size_t i = 0; i < first.size(); ++i) {
        ++in_first[first[i]];
        ++in_second[second[i]];
        ++in_both[{ first[i], second[i] }];
    }
    auto const pairs = [](auto const& counts) {
        double sum = 0;
        for (auto const& [key, count] : counts)
            sum += count * (count - 1) / 2;
        return sum;
    };
    auto const n = static_cast<double>(first.size());
    auto const both = pairs(in_both);
    auto const a = pairs(in_first);
    auto const b = pairs(in_second);
    auto const by_chance = n > 1 ? a * b / (n * (n - 1) / 2) : 0;
    auto const most = (a + b) / 2;
    return most == by_chance ? 1 : (both - by_chance) / (most - by_chance);
}

}
