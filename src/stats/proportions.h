// Proportions from counts: intervals, differences, and whether columns have the same proportion. Everything takes
// counts, weighted ones too, so that a filter over many responses only has to count again.
#pragma once

#include "stats/estimate.h"
#include "stats/warning.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dure::stats {

struct Count {
    double successes = 0; // 0 … trials
    double trials = 0; // without trials everything below is not estimable
};

// The z that leaves (1 - confidence) / 2 in each tail; 0 < confidence < 1.
double z_for_confidence(double confidence);

// Wilson 1927; Newcombe 1998 (Statistics in Medicine 17:857), method 3. Within [0, 1], around the proportion.
Interval wilson_interval(Count count, double z);
// The same with continuity correction: Newcombe's method 4.
Interval wilson_continuity_interval(Count count, double z);
// p -+ z sqrt(p (1 - p) / n), as textbooks have it: it may leave [0, 1].
Interval wald_interval(Count count, double z);

struct ProportionDifference {
    double difference = not_estimable; // first minus second
    Interval method_10; // Newcombe 1998 (Statistics in Medicine 17:873): from the two Wilson intervals
    Interval wald; // unpooled standard error
};

ProportionDifference proportion_difference(Count first, Count second, double z);

// Pooled z of two proportions, first minus second, with its two-sided p.
struct ProportionTest {
    double z = not_estimable;
    double p = not_estimable;
};

ProportionTest pooled_proportion_test(Count first, Count second);

struct ColumnPair {
    std::size_t first = 0;
    std::size_t second = 0;
    ProportionTest test; // without continuity correction
    double p_bonferroni = not_estimable;
    double p_holm_yates = not_estimable; // with Yates' correction, then Holm 1979 over the pairs
};

struct ColumnProportions {
    double chi_square = not_estimable; // Pearson, uncorrected, of columns x (success, failure)
    double df = not_estimable;
    double p = not_estimable;
    std::vector<double> estimates; // a column's proportion
    std::vector<ColumnPair> pairs; // every two columns, first < second
    Warnings warnings;
};

// Every two columns are compared: at most so many pairs.
inline constexpr std::size_t most_pairs = 100'000;
// Whether `rows` times every two of `columns` are few enough to compare.
bool can_compare(std::size_t columns, std::size_t rows = 1);

// Columns without trials are left out of the tests. `can_compare(columns.size())` must be true.
ColumnProportions column_proportions(std::span<Count const> columns);

// Each p times the number of tests, at most 1; those not estimable do not count as tests.
std::vector<double> bonferroni(std::span<double const> p_values);
// Holm 1979, step-down.
std::vector<double> holm(std::span<double const> p_values);

}
