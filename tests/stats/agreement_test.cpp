#include "base/random.h"
#include "stats/agreement.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

Table table_of(std::vector<std::vector<double>> const& rows)
{
    Table table(rows.size(), rows.front().size());
    table.cells.clear();
    for (auto const& row : rows)
        table.cells.insert(table.cells.end(), row.begin(), row.end());
    return table;
}

// Krippendorff's definition, pair by pair through the coincidences: slow, and nothing like the code it checks.
template <typename Distance> double alpha_by_pairs(Table const& ratings, Distance const& distance)
{
    double observed = 0;
    std::vector<double> all;
    for (std::size_t unit = 0; unit < ratings.columns; ++unit) {
        std::vector<double> values;
        for (std::size_t rater = 0; rater < ratings.rows; ++rater) {
            if (!std::isnan(ratings(rater, unit)))
                values.push_back(ratings(rater, unit));
        }
        if (values.size() < 2)
            continue;
        all.insert(all.end(), values.begin(), values.end());
    }
    for (std::size_t unit = 0; unit < ratings.columns; ++unit) {
        std::vector<double> values;
        for (std::size_t rater = 0; rater < ratings.rows; ++rater) {
            if (!std::isnan(ratings(rater, unit)))
                values.push_back(ratings(rater, unit));
        }
        for (auto const a : values) {
            for (auto const b : values)
                observed += values.size() < 2 ? 0 : distance(a, b, all) / static_cast<double>(values.size() - 1);
        }
    }
    double expected = 0;
    for (auto const a : all) {
        for (auto const b : all)
            expected += distance(a, b, all);
    }
    return 1 - observed / (expected / static_cast<double>(all.size() - 1));
}

}

TEST_CASE("two psychiatrists agree as the formulas say")
{
    auto const found = cohen_kappa(table_of({ { 53, 5, 2 }, { 11, 14, 5 }, { 1, 6, 3 } }));
    CHECK(found.observed == doctest::Approx(0.70).epsilon(1e-14));
    CHECK(found.expected == doctest::Approx(0.475).epsilon(1e-14));
    CHECK(found.kappa == doctest::Approx(3.0 / 7).epsilon(1e-14));
    CHECK(found.linear == doctest::Approx(0.4923076923076924).epsilon(1e-14));
    CHECK(found.quadratic == doctest::Approx(0.566666666666667).epsilon(1e-14));
}

TEST_CASE("kappa is 1 for full agreement, the same with raters swapped, counts scaled or the scale turned")
{
    dure::base::Random random(21);
    for (int round = 0; round < 200; ++round) {
        auto const size = 2 + random.below(4);
        Table table(size, size), swapped(size, size), turned(size, size), scaled(size, size), agreed(size, size);
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j) {
                table(i, j) = 1.0 + random.below(30);
                swapped(j, i) = table(i, j);
                turned(size - 1 - i, size - 1 - j) = table(i, j);
                scaled(i, j) = 0.25 * table(i, j);
            }
            agreed(i, i) = table(i, i);
        }
        auto const found = cohen_kappa(table);
        for (auto const& other : { cohen_kappa(swapped), cohen_kappa(turned), cohen_kappa(scaled) }) {
            REQUIRE(other.kappa == doctest::Approx(found.kappa).epsilon(1e-11));
            REQUIRE(other.linear == doctest::Approx(found.linear).epsilon(1e-11));
            REQUIRE(other.quadratic == doctest::Approx(found.quadratic).epsilon(1e-11));
        }
        REQUIRE(cohen_kappa(agreed).kappa == 1);
        REQUIRE(cohen_kappa(agreed).quadratic == 1);
        if (size == 2)
            REQUIRE(found.linear == doctest::Approx(found.kappa).epsilon(1e-12));
    }
}

TEST_CASE("nothing rated, and one category only, have no kappa")
{
    CHECK(std::isnan(cohen_kappa(table_of({ { 0, 0 }, { 0, 0 } })).kappa));
    auto const single = cohen_kappa(table_of({ { 9, 0 }, { 0, 0 } }));
    CHECK(single.observed == 1);
    CHECK(std::isnan(single.kappa));
    CHECK(single.warnings.front().code == "one_category");
    CHECK(std::isnan(fleiss_kappa(Table()).kappa));
    auto const lone = fleiss_kappa(table_of({ { 1, 0 }, { 0, 1 } }));
    CHECK(std::isnan(lone.kappa));
    CHECK(lone.warnings.front().code == "too_few_raters");
    auto const same = fleiss_kappa(table_of({ { 3, 0 }, { 3, 0 } }));
    CHECK(same.observed == 1);
    CHECK(std::isnan(same.kappa));
    CHECK(std::isnan(same.z));
    auto const unused = fleiss_kappa(table_of({ { 3, 0, 0 }, { 0, 3, 0 } }));
    CHECK(unused.kappa == 1);
    CHECK(std::isnan(unused.kappa_by_category[2]));
    CHECK(unused.warnings.front().code == "empty_category");
}

TEST_CASE("Fleiss' kappa is the mean of those by category, weighted by p q, whatever the order of subjects")
{
    dure::base::Random random(22);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<double>> rows(3 + random.below(20), std::vector<double>(4));
        for (auto& row : rows) {
            for (int rater = 0; rater < 5; ++rater)
                ++row[random.below(4)];
        }
        auto const found = fleiss_kappa(table_of(rows));
        random.shuffle(rows);
        REQUIRE(fleiss_kappa(table_of(rows)).kappa == doctest::Approx(found.kappa).epsilon(1e-12));
        double sum = 0, weights = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            auto const p = found.category_shares[k];
            if (p > 0)
                sum += p * (1 - p) * found.kappa_by_category[k];
            weights += p * (1 - p);
        }
        REQUIRE(found.kappa == doctest::Approx(sum / weights).epsilon(1e-11));
    }
}

TEST_CASE("Krippendorff's alpha is what its definition gives pair by pair")
{
    dure::base::Random random(23);
    for (int round = 0; round < 60; ++round) {
        Table ratings(2 + random.below(4), 3 + random.below(10));
        for (auto& cell : ratings.cells)
            cell = random.chance(0.25) ? std::nan("") : random.below(5);
        auto const found = krippendorff_alpha(ratings);
        if (std::isnan(found.nominal))
            continue;
        using All = std::vector<double> const&;
        auto const nominal = [](double a, double b, All) { return a == b ? 0.0 : 1.0; };
        auto const interval = [](double a, double b, All) { return (a - b) * (a - b); };
        auto const ratio = [](double a, double b, All) { return a == b ? 0 : (a - b) * (a - b) / ((a + b) * (a + b)); };
        auto const ordinal = [](double a, double b, All all) {
            double between = 0;
            for (auto const value : all) {
                between += value >= std::fmin(a, b) && value <= std::fmax(a, b) ? 1 : 0;
                between -= value == a ? 0.5 : 0;
                between -= value == b ? 0.5 : 0;
            }
            return a == b ? 0 : between * between;
        };
        REQUIRE(found.nominal == doctest::Approx(alpha_by_pairs(ratings, nominal)).epsilon(1e-10));
        REQUIRE(found.interval == doctest::Approx(alpha_by_pairs(ratings, interval)).epsilon(1e-10));
        REQUIRE(found.ordinal == doctest::Approx(alpha_by_pairs(ratings, ordinal)).epsilon(1e-10));
        REQUIRE(found.ratio == doctest::Approx(alpha_by_pairs(ratings, ratio)).epsilon(1e-10));
    }
}

TEST_CASE("alpha needs two values of a unit, two different values, and ratios numbers from zero on")
{
    auto const missing = std::nan("");
    CHECK(krippendorff_alpha(Table()).warnings.front().code == "no_cases");
    CHECK(krippendorff_alpha(table_of({ { 1, missing }, { missing, 2 } })).warnings.front().code == "no_cases");
    auto const same = krippendorff_alpha(table_of({ { 2, 2 }, { 2, 2 } }));
    CHECK(std::isnan(same.nominal));
    CHECK(same.warnings.front().code == "one_category");
    auto const negative = krippendorff_alpha(table_of({ { -1, 2, 3 }, { -1, 3, 3 } }));
    CHECK(std::isfinite(negative.interval));
    CHECK(std::isnan(negative.ratio));
    CHECK(negative.warnings.front().code == "negative_values");
}
