// Two-way tables of counts, weighted ones too: totals, shares, chi-square, residuals, and column tests with letters.
#pragma once

#include "stats/estimate.h"
#include "stats/proportions.h"
#include "stats/table.h"
#include "stats/warning.h"

#include <string>
#include <vector>

namespace dure::stats {

struct Independence {
    double chi_square = not_estimable; // Pearson
    double df = not_estimable;
    double p = not_estimable;
    double likelihood_ratio = not_estimable; // G2 = 2 sum o ln(o / e)
    double likelihood_ratio_p = not_estimable;
    double cramers_v = not_estimable; // sqrt(chi-square / (n (min(rows, columns) - 1)))
    double least_expected = not_estimable;
};

// Rows and columns without cases are left out, and the degrees of freedom count the others; fewer than two of either
// leave nothing to test. `counts` must not be negative.
Independence chi_square_of_independence(Table const& counts);

struct ColumnTest {
    std::size_t row = 0;
    ColumnPair columns; // Bonferroni over the column pairs of the row that can be tested
};

struct CrosstabOptions {
    bool column_tests = true; // only where `can_compare` says so
    double alpha = 0.05; // of the letters
};

struct Crosstab {
    double total = 0;
    std::vector<double> row_totals;
    std::vector<double> column_totals;
    Independence independence;
    bool is_two_by_two = false;
    double chi_square_yates = not_estimable; // of 2 x 2 alone
    double p_yates = not_estimable;
    Table expected;
    Table pearson_residuals; // (o - e) / sqrt(e)
    Table adjusted_residuals; // (o - e) / sqrt(e (1 - row share) (1 - column share)), Haberman 1973
    Table column_percentages;
    Table row_percentages;
    std::vector<ColumnTest> column_tests;
    std::vector<std::vector<std::string>> letters; // [row][column]: the columns this one is significantly greater than
    Warnings warnings;
};

Crosstab crosstab(Table const& counts, CrosstabOptions const& options);

// A, B, … Z, AA, AB, … as spreadsheets name columns.
std::string column_letters(std::size_t column);

}
