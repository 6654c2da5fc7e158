#include "base/random.h"
#include "stats/crosstab.h"

#include <algorithm>
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

Table random_counts(dure::base::Random& random)
{
    Table table(2 + random.below(4), 2 + random.below(4));
    for (auto& cell : table.cells)
        cell = random.below(60);
    return table;
}

bool has_warning(Warnings const& warnings, std::string_view code)
{
    return std::any_of(warnings.begin(), warnings.end(), [&](Warning const& warning) { return warning.code == code; });
}

}

TEST_CASE("hair and eye colour of 592 students come out as R's chisq.test says")
{
    auto const table = table_of({ { 68, 20, 15, 5 }, { 119, 84, 54, 29 }, { 26, 17, 14, 14 }, { 7, 94, 10, 16 } });
    auto const found = crosstab(table, {});
    CHECK(found.total == 592);
    CHECK(found.independence.chi_square == doctest::Approx(138.2898416260083).epsilon(1e-13));
    CHECK(found.independence.df == 9);
    CHECK(found.independence.p == doctest::Approx(2.325286787098808e-25).epsilon(1e-10));
    CHECK(found.independence.likelihood_ratio == doctest::Approx(146.4435784645161).epsilon(1e-13));
    CHECK(found.adjusted_residuals(0, 0) == doctest::Approx(6.1365196945769176).epsilon(1e-13));
    CHECK(found.adjusted_residuals(3, 1) == doctest::Approx(9.9675501211544812).epsilon(1e-13));
    CHECK(found.pearson_residuals(2, 3) == doctest::Approx(2.28273672228781344).epsilon(1e-13));
    CHECK(found.column_tests.size() == 4 * 6);
    CHECK(found.column_tests[0].columns.test.z == doctest::Approx(5.608656988298011).epsilon(1e-13));
    CHECK(found.letters[0] == std::vector<std::string> { "BCD", "", "", "" });
    CHECK(found.letters[3] == std::vector<std::string> { "", "ACD", "A", "A" });
    CHECK_FALSE(found.is_two_by_two);
    CHECK(found.warnings.empty());
}

TEST_CASE("turning the table round changes no test of independence, nor does the order of its rows")
{
    dure::base::Random random(11);
    for (int round = 0; round < 300; ++round) {
        auto const table = random_counts(random);
        Table turned(table.columns, table.rows);
        Table shuffled(table.rows, table.columns);
        std::vector<std::size_t> order(table.rows);
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        random.shuffle(order);
        for (std::size_t i = 0; i < table.rows; ++i) {
            for (std::size_t j = 0; j < table.columns; ++j) {
                turned(j, i) = table(i, j);
                shuffled(i, j) = table(order[i], j);
            }
        }
        auto const first = chi_square_of_independence(table);
        for (auto const& other : { chi_square_of_independence(turned), chi_square_of_independence(shuffled) }) {
            REQUIRE(std::isnan(first.chi_square) == std::isnan(other.chi_square));
            if (std::isnan(first.chi_square))
                continue;
            REQUIRE(first.chi_square == doctest::Approx(other.chi_square).epsilon(1e-11));
            REQUIRE(first.likelihood_ratio == doctest::Approx(other.likelihood_ratio).epsilon(1e-9));
            REQUIRE(first.df == other.df);
            REQUIRE(first.cramers_v == doctest::Approx(other.cramers_v).epsilon(1e-11));
            REQUIRE(first.cramers_v <= 1 + 1e-12);
        }
    }
}

TEST_CASE("merging columns with the same profile changes no likelihood ratio")
{
    dure::base::Random random(12);
    for (int round = 0; round < 200; ++round) {
        auto const rows = 2 + random.below(4);
        Table apart(rows, 3);
        Table merged(rows, 2);
        for (std::size_t i = 0; i < rows; ++i) {
            auto const count = 1.0 + random.below(50);
            apart(i, 0) = count;
            apart(i, 1) = 3 * count;
            merged(i, 0) = 4 * count;
            apart(i, 2) = merged(i, 1) = 1.0 + random.below(50);
        }
        auto const before = chi_square_of_independence(apart);
        auto const after = chi_square_of_independence(merged);
        REQUIRE(before.likelihood_ratio == doctest::Approx(after.likelihood_ratio).epsilon(1e-9));
        REQUIRE(before.chi_square == doctest::Approx(after.chi_square).epsilon(1e-9));
    }
}

TEST_CASE("shares add up, and a two by two chi-square is the square of the pooled z")
{
    dure::base::Random random(13);
    for (int round = 0; round < 300; ++round) {
        auto const table = random_counts(random);
        auto const found = crosstab(table, {});
        for (std::size_t j = 0; j < table.columns; ++j) {
            double sum = 0;
            for (std::size_t i = 0; i < table.rows; ++i)
                sum += found.column_percentages(i, j);
            if (found.column_totals[j] > 0)
                REQUIRE(sum == doctest::Approx(100).epsilon(1e-12));
        }
        double expected = 0;
        for (auto const cell : found.expected.cells)
            expected += cell;
        REQUIRE(expected == doctest::Approx(found.total).epsilon(1e-12));
    }
    auto const square = crosstab(table_of({ { 12, 30 }, { 25, 9 } }), {});
    auto const z = square.column_tests[0].columns.test.z;
    CHECK(square.independence.chi_square == doctest::Approx(z * z).epsilon(1e-12));
    CHECK(square.chi_square_yates < square.independence.chi_square);
}

TEST_CASE("Yates' correction is R's, and never overshoots")
{
    auto const found = crosstab(table_of({ { 12, 30 }, { 25, 9 } }), {});
    CHECK(found.chi_square_yates == doctest::Approx(13.4552859258742).epsilon(1e-13));
    CHECK(found.p_yates == doctest::Approx(0.000244316858242454).epsilon(1e-11));
    // The counts lie closer to the expected ones than the half that the correction takes away.
    auto const near = crosstab(table_of({ { 10, 10 }, { 10, 11 } }), {});
    CHECK(near.chi_square_yates == 0);
    CHECK(near.p_yates == 1);
}

TEST_CASE("a column or row without cases has no shares, and the rest is tested without it")
{
    auto const found = crosstab(table_of({ { 10, 0, 20 }, { 30, 0, 5 }, { 0, 0, 0 } }), {});
    auto const without = crosstab(table_of({ { 10, 20 }, { 30, 5 } }), {});
    CHECK(found.independence.chi_square == without.independence.chi_square);
    CHECK(found.independence.df == 1);
    CHECK(found.independence.cramers_v == without.independence.cramers_v);
    CHECK(std::isnan(found.column_percentages(0, 1)));
    CHECK(std::isnan(found.row_percentages(2, 0)));
    CHECK(std::isnan(found.adjusted_residuals(0, 1)));
    CHECK(found.letters[0][2] == "A");
    CHECK(found.letters[1][0] == "C");
    CHECK(has_warning(found.warnings, "empty_column"));
    CHECK(has_warning(found.warnings, "empty_row"));
}

TEST_CASE("an empty table and a single row have nothing to test")
{
    auto const empty = crosstab(table_of({ { 0, 0 }, { 0, 0 } }), {});
    CHECK(empty.total == 0);
    CHECK(std::isnan(empty.independence.chi_square));
    CHECK(std::isnan(empty.chi_square_yates));
    CHECK(has_warning(empty.warnings, "no_cases"));
    auto const single = crosstab(table_of({ { 3, 4 } }), {});
    CHECK(std::isnan(single.independence.chi_square));
    CHECK(has_warning(single.warnings, "not_testable"));
    auto const nothing = crosstab(Table(), {});
    CHECK(has_warning(nothing.warnings, "no_cases"));
}

TEST_CASE("an expected count below five is said, counted on the columns that have cases")
{
    CHECK(has_warning(crosstab(table_of({ { 3, 1 }, { 1, 3 } }), {}).warnings, "small_expected_counts"));
    CHECK_FALSE(has_warning(crosstab(table_of({ { 10, 10 }, { 10, 12 } }), {}).warnings, "small_expected_counts"));
}

TEST_CASE("columns are named as spreadsheets name them")
{
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(27) == "AB");
    CHECK(column_letters(701) == "ZZ");
    CHECK(column_letters(702) == "AAA");
}

TEST_CASE("too many columns are tabulated without comparing every two")
{
    Table table(300, 40);
    for (auto& cell : table.cells)
        cell = 1;
    auto const found = crosstab(table, {});
    CHECK(found.column_tests.empty());
    CHECK(has_warning(found.warnings, "too_many_columns"));
    CHECK(found.independence.df == 299 * 39);
}
