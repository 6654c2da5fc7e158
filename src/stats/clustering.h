// Groups of points: k-means, how well separated they are, and how far two groupings agree.
#pragma once

#include "stats/estimate.h"
#include "stats/table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dure::stats {

struct Clusters {
    std::vector<std::uint32_t> labels; // one for each point, 0 the largest cluster
    std::vector<std::size_t> sizes; // from large to small
    Table centres; // a row for each cluster
    double inertia = not_estimable; // sum of squared distances to the centres
};

// The best of many runs of Lloyd's algorithm (1982) from k-means++ starts (Arthur and Vassilvitskii 2007). The points
// are put in order first, so that theirs makes no difference; the same seed gives the same clusters everywhere. No
// clusters at all where there are fewer different points than k.
Clusters k_means(Table const& points, std::size_t k, std::uint64_t seed);

// Mean of (b - a) / max(a, b) over the points (Rousseeuw 1987); a point alone counts 0. Needs two clusters. Of more
// than 4,472 points the mean is over 20,000,000 / points of them, at least 500, evenly spaced in order of place.
double silhouette(Table const& points, std::span<std::uint32_t const> labels, std::size_t clusters);

// Hubert and Arabie 1985; 1 where both are the same, also where that is one cluster only.
double adjusted_rand(std::span<std::uint32_t const> first, std::span<std::uint32_t const> second);

}
