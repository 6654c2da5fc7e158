#include "stats/crosstab.h"

#include "stats/distributions.h"
#include "stats/sums.h"

#include <algorithm>
#include <cmath>

namespace dure::stats {

namespace {

    struct Totals {
        std::vector<double> rows;
        std::vector<double> columns;
        double all = 0;
    };

    Totals totals_of(Table const& counts)
    {
        Totals totals { std::vector<double>(counts.rows), std::vector<double>(counts.columns) };
        for (std::size_t row = 0; row < counts.rows; ++row) {
            for (std::size_t column = 0; column < counts.columns; ++column) {
                totals.rows[row] += counts(row, column);
                totals.columns[column] += counts(row, column);
            }
            totals.all += totals.rows[row];
        }
        return totals;
    }

    double positive(std::vector<double> const& numbers)
    {
        return static_cast<double>(
            std::count_if(numbers.begin(), numbers.end(), [](double total) { return total > 0; }));
    }

    // Divided first: the product of two large totals may be more than a double holds.
    double expected_count(Totals const& totals, std::size_t row, std::size_t column)
    {
        return totals.all > 0 ? totals.rows[row] * (totals.columns[column] / totals.all) : 0;
    }

    Independence independence_of(Table const& counts, Totals const& totals)
    {
        Independence found;
        auto const rows = positive(totals.rows);
        auto const columns = positive(totals.columns);
        if (rows < 2 || columns < 2)
            return found;
        Sum chi_square;
        Sum likelihood_ratio;
        for (std::size_t row = 0; row < counts.rows; ++row) {
            for (std::size_t column = 0; column < counts.columns; ++column) {
                auto const expected = expected_count(totals, row, column);
                if (!(expected > 0))
                    continue;
                auto const observed = counts(row, column);
                auto const off = observed - expected;
                chi_square.add(off * (off / expected));
                if (observed > 0)
                    likelihood_ratio.add(2 * observed * std::log(observed / expected));
                if (!(found.least_expected <= expected))
                    found.least_expected = expected;
            }
        }
        found.df = (rows - 1) * (columns - 1);
        found.chi_square = chi_square.value();
        found.p = chi_square_upper_tail(found.chi_square, found.df);
        found.likelihood_ratio = std::max(0.0, likelihood_ratio.value());
        found.likelihood_ratio_p = chi_square_upper_tail(found.likelihood_ratio, found.df);
        found.cramers_v = std::sqrt(found.chi_square / totals.all / (std::min(rows, columns) - 1));
        return found;
    }

    void add_cells(Table const& counts, Totals const& totals, Crosstab& found)
    {
        found.expected = found.pearson_residuals = found.adjusted_residuals = Table(counts.rows, counts.columns);
        found.column_percentages = found.row_percentages = Table(counts.rows, counts.columns);
        for (std::size_t row = 0; row < counts.rows; ++row) {
            for (std::size_t column = 0; column < counts.columns; ++column) {
                auto const observed = counts(row, column);
                auto const expected = expected_count(totals, row, column);
                auto const residual = expected > 0 ? (observed - expected) / std::sqrt(expected) : not_estimable;
                auto const left = (1 - totals.rows[row] / totals.all) * (1 - totals.columns[column] / totals.all);
                found.expected(row, column) = expected;
                found.pearson_residuals(row, column) = residual;
                found.adjusted_residuals(row, column) = left > 0 ? residual / std::sqrt(left) : not_estimable;
                found.column_percentages(row, column)
                    = totals.columns[column] > 0 ? 100 * (observed / totals.columns[column]) : not_estimable;
                found.row_percentages(row, column)
                    = totals.rows[row] > 0 ? 100 * (observed / totals.rows[row]) : not_estimable;
            }
        }
    }

    // Yates 1934, as R corrects: by one half, but never past the expected count.
    void add_yates(Table const& counts, Crosstab& found)
    {
        found.is_two_by_two = counts.rows == 2 && counts.columns == 2;
        if (!found.is_two_by_two || std::isnan(found.independence.chi_square))
            return;
        auto const off = std::abs(counts(0, 0) - found.expected(0, 0));
        auto const corrected = off - std::min(0.5, off);
        double chi_square = 0;
        for (auto const expected : found.expected.cells)
            chi_square += corrected * (corrected / expected);
        found.chi_square_yates = chi_square;
        found.p_yates = chi_square_upper_tail(chi_square, 1);
    }

    void add_column_tests(Table const& counts, Totals const& totals, double alpha, Crosstab& found)
    {
        found.letters.assign(counts.rows, std::vector<std::string>(counts.columns));
        // Beyond Z a letter may be two, and needs a space before the next.
        auto const* const between = counts.columns > 26 ? " " : "";
        std::vector<double> p_values;
        for (std::size_t row = 0; row < counts.rows; ++row) {
            auto const begin = found.column_tests.size();
            p_values.clear();
            for (std::size_t a = 0; a < counts.columns; ++a) {
                for (auto b = a + 1; b < counts.columns; ++b) {
                    ColumnTest test { row, { a, b, {}, not_estimable, not_estimable } };
                    test.columns.test = pooled_proportion_test(
                        { counts(row, a), totals.columns[a] }, { counts(row, b), totals.columns[b] });
                    p_values.push_back(test.columns.test.p);
                    found.column_tests.push_back(test);
                }
            }
            auto const adjusted = bonferroni(p_values);
            for (std::size_t i = 0; i < adjusted.size(); ++i) {
                auto& pair = found.column_tests[begin + i].columns;
                pair.p_bonferroni = adjusted[i];
                if (!(adjusted[i] < alpha))
                    continue;
                auto const first_is_greater = pair.test.z > 0;
                auto& list = found.letters[row][first_is_greater ? pair.first : pair.second];
                list += (list.empty() ? "" : between) + column_letters(first_is_greater ? pair.second : pair.first);
            }
        }
    }

    void add_warnings(Totals const& totals, Crosstab& found)
    {
        auto& warnings = found.warnings;
        if (!(totals.all > 0)) {
            warnings.push_back({ "no_cases", "The table has no cases." });
            return;
        }
        if (positive(totals.columns) < static_cast<double>(totals.columns.size()))
            warnings.push_back(
                { "empty_column", "A column without cases has no shares and takes no part in the tests." });
        if (positive(totals.rows) < static_cast<double>(totals.rows.size()))
            warnings.push_back({ "empty_row", "A row without cases has no shares and takes no part in the tests." });
        if (std::isnan(found.independence.chi_square))
            warnings.push_back({ "not_testable", "A test needs two rows and two columns with cases." });
        else if (found.independence.least_expected < 5)
            warnings.push_back(
                { "small_expected_counts", "An expected count is below 5: the p-values are rough approximations." });
        auto const undefined = [](ColumnTest const& test) { return std::isnan(test.columns.test.p); };
        if (warnings.empty() && std::any_of(found.column_tests.begin(), found.column_tests.end(), undefined))
            warnings.push_back({ "not_testable", "Two columns in which all cases agree on a row cannot be compared." });
    }

}

Independence chi_square_of_independence(Table const& counts)
{
    return independence_of(counts, totals_of(counts));
}

Crosstab crosstab(Table const& counts, CrosstabOptions const& options)
{
    auto const totals = totals_of(counts);
    Crosstab found;
    found.total = totals.all;
    found.row_totals = totals.rows;
    found.column_totals = totals.columns;
    found.independence = independence_of(counts, totals);
    add_cells(counts, totals, found);
    add_yates(counts, found);
    auto const compared = options.column_tests && can_compare(counts.columns, counts.rows);
    if (compared)
        add_column_tests(counts, totals, options.alpha, found);
    add_warnings(totals, found);
    if (options.column_tests && !compared)
        found.warnings.push_back({ "too_many_columns", "There are too many columns to compare every two of them." });
    return found;
}

std::string column_letters(std::size_t column)
{
    std::string letters;
    for (auto left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

}
