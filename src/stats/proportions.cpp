#include "stats/proportions.h"

#include "stats/crosstab.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dure::stats {

namespace {

    double share(Count count)
    {
        return count.trials > 0 ? count.successes / count.trials : not_estimable;
    }

    // Two-sided p of the two-sample chi-square with Yates' correction, as R's prop.test applies it: never more than the
    // difference itself.
    double yates_p(Count first, Count second)
    {
        auto const trials = first.trials + second.trials;
        auto const pooled = (first.successes + second.successes) / trials;
        auto const spread = 1 / first.trials + 1 / second.trials;
        auto const distance = std::abs(share(first) - share(second));
        if (!(pooled > 0 && pooled < 1))
            return not_estimable;
        auto const corrected = std::max(0.0, distance - std::min(0.5 * spread, distance));
        return normal_two_sided(corrected / std::sqrt(pooled * (1 - pooled) * spread));
    }

    void compare_pairs(std::span<Count const> columns, ColumnProportions& found)
    {
        std::vector<double> plain;
        std::vector<double> corrected;
        for (std::size_t first = 0; first < columns.size(); ++first) {
            for (auto second = first + 1; second < columns.size(); ++second) {
                ColumnPair pair;
                pair.first = first;
                pair.second = second;
                auto const both = columns[first].trials > 0 && columns[second].trials > 0;
                if (both)
                    pair.test = pooled_proportion_test(columns[first], columns[second]);
                plain.push_back(pair.test.p);
                corrected.push_back(both ? yates_p(columns[first], columns[second]) : not_estimable);
                found.pairs.push_back(pair);
            }
        }
        auto const by_bonferroni = bonferroni(plain);
        auto const by_holm = holm(corrected);
        for (std::size_t i = 0; i < found.pairs.size(); ++i) {
            found.pairs[i].p_bonferroni = by_bonferroni[i];
            found.pairs[i].p_holm_yates = by_holm[i];
        }
    }

}

double z_for_confidence(double confidence)
{
    return -normal_quantile((1 - confidence) / 2);
}

Interval wilson_interval(Count count, double z)
{
    auto const n = count.trials;
    auto const p = share(count);
    if (!(n > 0) || !std::isfinite(z))
        return {};
    auto const middle = 2 * n * p + z * z;
    auto const reach = z * std::sqrt(z * z + 4 * n * p * (1 - p));
    auto const whole = 2 * (n + z * z);
    // The exact bounds at 0 and n: rounding would leave them a little off.
    auto const lower = count.successes == 0 ? 0.0 : std::clamp((middle - reach) / whole, 0.0, p);
    auto const upper = count.successes == n ? 1.0 : std::clamp((middle + reach) / whole, p, 1.0);
    return { lower, upper };
}

Interval wilson_continuity_interval(Count count, double z)
{
    auto const n = count.trials;
    auto const p = share(count);
    if (!(n > 0) || !std::isfinite(z))
        return {};
    auto const q = 1 - p;
    auto const middle = 2 * n * p + z * z;
    auto const whole = 2 * (n + z * z);
    auto const down = z * std::sqrt(std::max(0.0, z * z - 2 - 1 / n + 4 * p * (n * q + 1)));
    auto const up = z * std::sqrt(std::max(0.0, z * z + 2 - 1 / n + 4 * p * (n * q - 1)));
    auto const lower = count.successes == 0 ? 0.0 : std::clamp((middle - 1 - down) / whole, 0.0, p);
    auto const upper = count.successes == n ? 1.0 : std::clamp((middle + 1 + up) / whole, p, 1.0);
    return { lower, upper };
}

Interval wald_interval(Count count, double z)
{
    auto const p = share(count);
    auto const reach = z * std::sqrt(p * (1 - p) / count.trials);
    return { p - reach, p + reach };
}

ProportionDifference proportion_difference(Count first, Count second, double z)
{
    ProportionDifference found;
    if (!(first.trials > 0) || !(second.trials > 0))
        return found;
    auto const p = share(first);
    auto const q = share(second);
    auto const around_p = wilson_interval(first, z);
    auto const around_q = wilson_interval(second, z);
    found.difference = p - q;
    auto const length = [](double a, double b) { return std::sqrt(a * a + b * b); };
    found.method_10 = { std::max(-1.0, p - q - length(p - around_p.lower, around_q.upper - q)),
        std::min(1.0, p - q + length(around_p.upper - p, q - around_q.lower)) };
    auto const reach = z * std::sqrt(p * (1 - p) / first.trials + q * (1 - q) / second.trials);
    found.wald = { p - q - reach, p - q + reach };
    return found;
}

ProportionTest pooled_proportion_test(Count first, Count second)
{
    auto const trials = first.trials + second.trials;
    auto const pooled = (first.successes + second.successes) / trials;
    if (!(first.trials > 0) || !(second.trials > 0) || !(pooled > 0 && pooled < 1))
        return {};
    auto const error = std::sqrt(pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
    auto const z = (share(first) - share(second)) / error;
    return { z, normal_two_sided(z) };
}

bool can_compare(std::size_t columns, std::size_t rows)
{
    // Each factor is checked alone first: their product may not fit.
    if (columns < 2)
        return true;
    return columns <= most_pairs && columns * (columns - 1) / 2 <= most_pairs / std::max<std::size_t>(rows, 1);
}

ColumnProportions column_proportions(std::span<Count const> columns)
{
    assert(can_compare(columns.size()));
    ColumnProportions found;
    Table table(columns.size(), 2);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        table(i, 0) = columns[i].successes;
        table(i, 1) = columns[i].trials - columns[i].successes;
        found.estimates.push_back(share(columns[i]));
    }
    auto const whole = chi_square_of_independence(table);
    found.chi_square = whole.chi_square;
    found.df = whole.df;
    found.p = whole.p;
    if (std::any_of(columns.begin(), columns.end(), [](Count count) { return !(count.trials > 0); }))
        found.warnings.push_back({ "empty_column", "A column without cases takes no part in the tests." });
    if (std::isnan(whole.chi_square)) {
        found.warnings.push_back({ "not_testable",
            "A test needs two columns with cases, and at least one success and one failure among them." });
    } else if (whole.least_expected < 5) {
        found.warnings.push_back(
            { "small_expected_counts", "An expected count is below 5: the p-values are rough approximations." });
    }
    compare_pairs(columns, found);
    auto const undefined = [](ColumnPair const& pair) { return std::isnan(pair.test.p); };
    if (found.warnings.empty() && std::any_of(found.pairs.begin(), found.pairs.end(), undefined))
        found.warnings.push_back({ "not_testable", "Two columns in which all cases agree cannot be compared." });
    return found;
}

std::vector<double> bonferroni(std::span<double const> p_values)
{
    double tests = 0;
    for (auto const p : p_values)
        tests += std::isnan(p) ? 0 : 1;
    std::vector<double> adjusted;
    for (auto const p : p_values)
        adjusted.push_back(std::isnan(p) ? p : std::min(1.0, p * tests));
    return adjusted;
}

std::vector<double> holm(std::span<double const> p_values)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < p_values.size(); ++i) {
        if (!std::isnan(p_values[i]))
            places.push_back(i);
    }
    std::sort(places.begin(), places.end(), [&](auto a, auto b) { return p_values[a] < p_values[b]; });
    std::vector<double> adjusted(p_values.size(), not_estimable);
    double highest = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const left = static_cast<double>(places.size() - i);
        highest = std::max(highest, std::min(1.0, p_values[places[i]] * left));
        adjusted[places[i]] = highest;
    }
    return adjusted;
}

}
