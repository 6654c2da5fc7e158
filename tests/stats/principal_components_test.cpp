#include "base/random.h"
#include "stats/principal_components.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

// Rows along three directions at right angles, so strongly that their sums of squares are known, and nothing else.
Table three_directions(std::size_t rows, std::size_t columns)
{
    Table table(rows, columns);
    double const strengths[] = { 5, 3, 1 };
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
            for (std::size_t k = 0; k < 3; ++k) {
                auto const row = i % 3 == k && i < 90 ? (i % 2 == 0 ? 1.0 : -1.0) : 0;
                auto const column = j % 3 == k && j < 60 ? 1.0 : 0;
                table(i, j) += strengths[k] * row * column;
            }
        }
    }
    return table;
}

// The largest relative distance of X'X v from its multiple of v.
double residual(Table const& table, std::span<double const> loadings, double value)
{
    std::vector<double> projection(table.rows);
    std::vector<double> back(table.columns);
    for (std::size_t i = 0; i < table.rows; ++i) {
        for (std::size_t j = 0; j < table.columns; ++j)
            projection[i] += table(i, j) * loadings[j];
    }
    for (std::size_t i = 0; i < table.rows; ++i) {
        for (std::size_t j = 0; j < table.columns; ++j)
            back[j] += table(i, j) * projection[i];
    }
    double worst = 0;
    for (std::size_t j = 0; j < table.columns; ++j)
        worst = std::max(worst, std::abs(back[j] - value * loadings[j]) / value);
    return worst;
}

}

TEST_CASE("known directions come out, also of tables too large to be solved at once")
{
    for (auto const& [rows, columns] : { std::pair<std::size_t, std::size_t>(90, 60), { 250, 300 }, { 1000, 210 } }) {
        auto const found = principal_components(three_directions(rows, columns), 5);
        REQUIRE(found.loadings.rows == 3);
        // 30 rows times 20 columns times the squared strength.
        CHECK(found.sums_of_squares[0] == doctest::Approx(600 * 25).epsilon(1e-12));
        CHECK(found.sums_of_squares[1] == doctest::Approx(600 * 9).epsilon(1e-12));
        CHECK(found.sums_of_squares[2] == doctest::Approx(600 * 1).epsilon(1e-12));
        CHECK(found.total == doctest::Approx(600 * 35).epsilon(1e-12));
        CHECK(found.loadings(0, 0) == doctest::Approx(std::sqrt(1.0 / 20)).epsilon(1e-12));
        CHECK(std::abs(found.loadings(0, 1)) < 1e-12);
    }
}

TEST_CASE("components of noise are eigenvectors to twelve digits, however large the table")
{
    dure::base::Random random(81);
    for (auto const& [rows, columns] : { std::pair<std::size_t, std::size_t>(200, 150), { 230, 260 }, { 500, 240 } }) {
        Table table(rows, columns);
        for (auto& cell : table.cells)
            cell = random.unit() - 0.5;
        auto const found = principal_components(table, 2);
        REQUIRE(found.loadings.rows == 2);
        for (std::size_t k = 0; k < 2; ++k) {
            CHECK(residual(table, found.loadings.row(k), found.sums_of_squares[k]) < 1e-12);
            double length = 0;
            for (auto const loading : found.loadings.row(k))
                length += loading * loading;
            CHECK(length == doctest::Approx(1).epsilon(1e-13));
        }
        // No other direction is stronger than the first.
        for (int i = 0; i < 20; ++i) {
            std::vector<double> other(columns);
            double squares = 0;
            for (auto& part : other) {
                part = random.unit() - 0.5;
                squares += part * part;
            }
            double sum = 0;
            for (std::size_t row = 0; row < rows; ++row) {
                double dot = 0;
                for (std::size_t j = 0; j < columns; ++j)
                    dot += table(row, j) * other[j];
                sum += dot * dot;
            }
            CHECK(sum / squares < found.sums_of_squares[0]);
        }
    }
}

TEST_CASE("a table without spread has no components")
{
    CHECK(principal_components(Table(5, 4), 2).loadings.rows == 0);
    CHECK(principal_components(Table(), 2).loadings.rows == 0);
    CHECK(principal_components(Table(300, 300), 2).loadings.rows == 0);
}

TEST_CASE("components have the same digits on every machine")
{
    dure::base::Random random(82);
    Table small(40, 12);
    Table large(240, 210);
    for (auto* const table : { &small, &large }) {
        for (auto& cell : table->cells)
            cell = random.unit() - 0.5;
    }
    auto const of_small = principal_components(small, 2);
    auto const of_large = principal_components(large, 2);
    CHECK(of_small.sums_of_squares[1] == 6.1905961674370378);
    CHECK(of_small.loadings(0, 3) == -0.3651406315404962);
    CHECK(of_large.sums_of_squares[1] == 72.781935361336437);
    CHECK(of_large.loadings(0, 3) == 0.026773616156071618);
}
