#include "base/random.h"
#include "stats/clustering.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

// So many points around each corner of a triangle, the first corner having most.
Table three_clouds(dure::base::Random& random, double spread)
{
    double const corners[3][2] = { { 0, 0 }, { 10, 0 }, { 0, 10 } };
    std::vector<double> cells;
    for (std::size_t corner = 0; corner < 3; ++corner) {
        for (std::size_t i = 0; i < 30 - 5 * corner; ++i) {
            cells.push_back(corners[corner][0] + spread * random.normal());
            cells.push_back(corners[corner][1] + spread * random.normal());
        }
    }
    Table points(cells.size() / 2, 2);
    points.cells = cells;
    return points;
}

Table in_order(Table const& points, std::vector<std::size_t> const& order)
{
    Table moved(points.rows, points.columns);
    for (std::size_t i = 0; i < order.size(); ++i)
        std::copy(points.row(order[i]).begin(), points.row(order[i]).end(), moved.row(i).begin());
    return moved;
}

}

TEST_CASE("three clouds are found, the largest first")
{
    dure::base::Random random(61);
    auto const points = three_clouds(random, 0.5);
    auto const found = k_means(points, 3, 1);
    CHECK(found.sizes == std::vector<std::size_t> { 30, 25, 20 });
    CHECK(found.labels.front() == 0);
    CHECK(found.labels.back() == 2);
    CHECK(std::abs(found.centres(1, 0) - 10) < 0.5);
    CHECK(silhouette(points, found.labels, 3) > 0.85);
    for (std::size_t const k : { 2, 4, 5 }) {
        auto const other = k_means(points, k, 1);
        CHECK(silhouette(points, other.labels, k) < silhouette(points, found.labels, 3));
    }
}

TEST_CASE("the same seed gives the same clusters, whatever the order of the points")
{
    dure::base::Random random(62);
    for (int round = 0; round < 20; ++round) {
        auto const points = three_clouds(random, 5);
        std::vector<std::size_t> order(points.rows);
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        random.shuffle(order);
        auto const moved = in_order(points, order);
        for (std::size_t const k : { 2, 3, 5 }) {
            auto const found = k_means(points, k, 9);
            auto const again = k_means(moved, k, 9);
            REQUIRE(found.inertia == again.inertia);
            REQUIRE(found.centres.cells == again.centres.cells);
            for (std::size_t i = 0; i < order.size(); ++i)
                REQUIRE(again.labels[i] == found.labels[order[i]]);
        }
    }
}

TEST_CASE("every point is with its nearest centre, centres are means, and more clusters never cost inertia")
{
    dure::base::Random random(63);
    auto const points = three_clouds(random, 4);
    double last = 1e300;
    for (std::size_t k = 1; k <= 6; ++k) {
        auto const found = k_means(points, k, 5);
        REQUIRE(found.sizes.size() == k);
        REQUIRE(std::is_sorted(found.sizes.rbegin(), found.sizes.rend()));
        double inertia = 0;
        Table sums(k, 2);
        for (std::size_t i = 0; i < points.rows; ++i) {
            auto const distance = [&](std::size_t centre) {
                auto const x = points(i, 0) - found.centres(centre, 0);
                auto const y = points(i, 1) - found.centres(centre, 1);
                return x * x + y * y;
            };
            for (std::size_t other = 0; other < k; ++other)
                REQUIRE(distance(found.labels[i]) <= distance(other) + 1e-9);
            inertia += distance(found.labels[i]);
            sums(found.labels[i], 0) += points(i, 0);
        }
        for (std::size_t centre = 0; centre < k; ++centre) {
            auto const mean = sums(centre, 0) / static_cast<double>(found.sizes[centre]);
            REQUIRE(mean == doctest::Approx(found.centres(centre, 0)));
        }
        REQUIRE(found.inertia == doctest::Approx(inertia).epsilon(1e-9));
        REQUIRE(found.inertia <= last + 1e-9);
        last = found.inertia;
    }
}

TEST_CASE("there are no more clusters than different points")
{
    Table points(4, 1);
    points.cells = { 1, 1, 2, 2 };
    CHECK(k_means(points, 2, 1).inertia == 0);
    CHECK(k_means(points, 3, 1).labels.empty());
    CHECK(k_means(Table(), 2, 1).labels.empty());
    CHECK(k_means(Table(5, 0), 2, 1).labels.empty());
}

TEST_CASE("a silhouette is worked out by hand")
{
    Table points(4, 1);
    points.cells = { 0, 1, 5, 9 };
    std::vector<std::uint32_t> const labels { 0, 0, 1, 1 };
    auto const expected = (6.0 / 7 + 5.0 / 6 + 0.5 / 4.5 + 4.5 / 8.5) / 4;
    CHECK(silhouette(points, labels, 2) == doctest::Approx(expected).epsilon(1e-14));
    // 9 alone counts 0; 0, 1 and 5 are on average 3, 2.5 and 4.5 from each other, and 9, 8 and 4 from it.
    std::vector<std::uint32_t> const alone { 0, 0, 0, 1 };
    CHECK(silhouette(points, alone, 2) == doctest::Approx((6.0 / 9 + 5.5 / 8 - 0.5 / 4.5) / 4).epsilon(1e-14));
    CHECK(std::isnan(silhouette(points, std::vector<std::uint32_t>(4, 0), 1)));
}

TEST_CASE("the adjusted Rand index is 1 for the same groups by any name, and about 0 by chance")
{
    using Labels = std::vector<std::uint32_t>;
    CHECK(adjusted_rand(Labels { 0, 0, 1, 2 }, Labels { 5, 5, 3, 1 }) == 1);
    CHECK(adjusted_rand(Labels { 0, 0, 0 }, Labels { 1, 1, 1 }) == 1);
    // scikit-learn's documentation.
    CHECK(adjusted_rand(Labels { 0, 0, 1, 2 }, Labels { 0, 0, 1, 1 }) == doctest::Approx(4.0 / 7));
    dure::base::Random random(64);
    double sum = 0;
    for (int round = 0; round < 200; ++round) {
        Labels first(60), second(60);
        for (std::size_t i = 0; i < 60; ++i) {
            first[i] = random.below(3);
            second[i] = random.below(4);
        }
        sum += adjusted_rand(first, second);
    }
    CHECK(std::abs(sum / 200) < 0.01);
}

TEST_CASE("clusters have the same digits on every machine")
{
    dure::base::Random random(65);
    Table points(300, 2);
    for (auto& cell : points.cells)
        cell = random.unit();
    auto const found = k_means(points, 4, 12);
    CHECK(found.inertia == 11.686497993466377);
    CHECK(found.centres(0, 0) == 0.76094566970795785);
    CHECK(silhouette(points, found.labels, 4) == 0.40323895351569766);
}
