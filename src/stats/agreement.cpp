#include "stats/agreement.h"

#include "stats/sums.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dure::stats {

namespace {

    // 1 - observed disagreement / expected disagreement.
    double beyond_chance(double observed, double expected)
    {
        return expected > 0 ? 1 - observed / expected : not_estimable;
    }

    double square(double number)
    {
        return number * number;
    }

    // ---- Krippendorff ----

    // The values of every unit that has at least two.
    std::vector<std::vector<double>> pairable_units(Table const& ratings)
    {
        std::vector<std::vector<double>> units;
        for (std::size_t unit = 0; unit < ratings.columns; ++unit) {
            std::vector<double> values;
            for (std::size_t rater = 0; rater < ratings.rows; ++rater) {
                if (!std::isnan(ratings(rater, unit)))
                    values.push_back(ratings(rater, unit));
            }
            if (values.size() > 1)
                units.push_back(std::move(values));
        }
        return units;
    }

    // The distinct values in order and how often each occurs.
    struct Scale {
        std::vector<double> values;
        std::vector<double> counts;
        double total = 0;

        std::size_t place(double value) const
        {
            return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
        }
    };

    Scale scale_of(std::vector<std::vector<double>> const& units)
    {
        std::vector<double> all;
        for (auto const& unit : units)
            all.insert(all.end(), unit.begin(), unit.end());
        std::sort(all.begin(), all.end());
        Scale scale;
        for (auto const value : all) {
            if (scale.values.empty() || value != scale.values.back()) {
                scale.values.push_back(value);
                scale.counts.push_back(0);
            }
            ++scale.counts.back();
        }
        scale.total = static_cast<double>(all.size());
        return scale;
    }

    // Sum of (a - b)^2 over all ordered pairs, without going through them: 2 n sum (a - mean)^2.
    double squared_distances(std::vector<double> const& values)
    {
        auto const n = static_cast<double>(values.size());
        Sum sum;
        for (auto const value : values)
            sum.add(value - values.front());
        auto const mean = sum.value() / n;
        Sum squares;
        for (auto const value : values)
            squares.add(square(value - values.front() - mean));
        return 2 * n * squares.value();
    }

    double alpha_of_distances(std::vector<std::vector<double>> const& units)
    {
        Sum observed;
        std::vector<double> all;
        for (auto const& unit : units) {
            observed.add(squared_distances(unit) / static_cast<double>(unit.size() - 1));
            all.insert(all.end(), unit.begin(), unit.end());
        }
        return beyond_chance(observed.value(), squared_distances(all) / static_cast<double>(all.size() - 1));
    }

    double alpha_nominal(std::vector<std::vector<double>> units, Scale const& scale)
    {
        Sum observed;
        for (auto& unit : units) {
            std::sort(unit.begin(), unit.end());
            double alike = 0;
            for (std::size_t begin = 0, end = 0; begin < unit.size(); begin = end) {
                while (end < unit.size() && unit[end] == unit[begin])
                    ++end;
                alike += square(static_cast<double>(end - begin));
            }
            auto const size = static_cast<double>(unit.size());
            observed.add((size * size - alike) / (size - 1));
        }
        Sum alike;
        for (auto const count : scale.counts)
            alike.add(count * count);
        return beyond_chance(observed.value(), (scale.total * scale.total - alike.value()) / (scale.total - 1));
    }

    // Krippendorff's ordinal distance, the squared count of values from one to the other with half of both ends, is the
    // squared distance of their mid-ranks.
    double alpha_ordinal(std::vector<std::vector<double>> units, Scale const& scale)
    {
        std::vector<double> ranks;
        double below = 0;
        for (auto const count : scale.counts) {
            ranks.push_back(below + count / 2);
            below += count;
        }
        for (auto& unit : units) {
            for (auto& value : unit)
                value = ranks[scale.place(value)];
        }
        return alpha_of_distances(units);
    }

    double ratio_distance(double a, double b)
    {
        return a == b ? 0 : square((a - b) / (a + b));
    }

    double alpha_ratio(std::vector<std::vector<double>> const& units, Scale const& scale)
    {
        Sum observed;
        for (auto const& unit : units) {
            double sum = 0;
            for (std::size_t i = 0; i < unit.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j)
                    sum += 2 * ratio_distance(unit[i], unit[j]);
            }
            observed.add(sum / static_cast<double>(unit.size() - 1));
        }
        Sum expected;
        for (std::size_t i = 0; i < scale.values.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                expected.add(2 * scale.counts[i] * scale.counts[j] * ratio_distance(scale.values[i], scale.values[j]));
        }
        return beyond_chance(observed.value(), expected.value() / (scale.total - 1));
    }

}

CohenKappa cohen_kappa(Table const& table)
{
    assert(table.rows == table.columns);
    CohenKappa found;
    auto const size = table.rows;
    std::vector<double> rows(size);
    std::vector<double> columns(size);
    double total = 0;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            rows[i] += table(i, j);
            columns[j] += table(i, j);
            total += table(i, j);
        }
    }
    if (!(total > 0)) {
        found.warnings.push_back({ "no_cases", "The raters have rated nothing together." });
        return found;
    }
    double observed[3] = {}; // disagreement: any, by distance, by squared distance
    double expected[3] = {};
    auto const longest = size > 1 ? static_cast<double>(size - 1) : 1.0;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            auto const distance = static_cast<double>(i > j ? i - j : j - i) / longest;
            double const weights[3] = { i == j ? 0.0 : 1.0, distance, distance * distance };
            for (int k = 0; k < 3; ++k) {
                observed[k] += weights[k] * (table(i, j) / total);
                expected[k] += weights[k] * (rows[i] / total) * (columns[j] / total);
            }
        }
    }
    found.observed = 1 - observed[0];
    found.expected = 1 - expected[0];
    found.kappa = beyond_chance(observed[0], expected[0]);
    found.linear = beyond_chance(observed[1], expected[1]);
    found.quadratic = beyond_chance(observed[2], expected[2]);
    if (std::isnan(found.kappa))
        found.warnings.push_back(
            { "one_category", "Both raters use one and the same category: chance alone agrees fully." });
    return found;
}

FleissKappa fleiss_kappa(Table const& counts)
{
    FleissKappa found;
    found.subjects = static_cast<double>(counts.rows);
    if (counts.rows > 0) {
        found.raters = 0;
        for (auto const count : counts.row(0))
            found.raters += count;
    }
    found.category_shares.assign(counts.columns, not_estimable);
    found.kappa_by_category.assign(counts.columns, not_estimable);
    auto const m = found.raters;
    auto const ratings = found.subjects * m;
    if (!(ratings > 0)) {
        found.warnings.push_back({ "no_cases", "There are no ratings." });
        return found;
    }
    double expected = 0;
    double skew = 0; // sum of p q (q - p)
    double spread = 0; // sum of p q
    Sum disagreement;
    for (std::size_t category = 0; category < counts.columns; ++category) {
        double chosen = 0;
        double split = 0; // sum of n (m - n) over subjects
        for (std::size_t subject = 0; subject < counts.rows; ++subject) {
            chosen += counts(subject, category);
            split += counts(subject, category) * (m - counts(subject, category));
        }
        auto const p = chosen / ratings;
        found.category_shares[category] = p;
        expected += p * p;
        spread += p * (1 - p);
        skew += p * (1 - p) * (1 - 2 * p);
        disagreement.add(split);
        if (m > 1)
            found.kappa_by_category[category] = beyond_chance(split / (ratings * (m - 1)), p * (1 - p));
    }
    found.expected = expected;
    if (!(m > 1)) {
        found.warnings.push_back({ "too_few_raters", "Agreement needs two ratings of a subject." });
        return found;
    }
    auto const observed = disagreement.value() / (ratings * (m - 1));
    found.observed = 1 - observed;
    found.kappa = beyond_chance(observed, spread);
    if (spread > 0) {
        auto const variance = 2 * (spread * spread - skew) / (spread * spread * ratings * (m - 1));
        found.null_error = variance > 0 ? std::sqrt(variance) : not_estimable;
        found.z = found.kappa / found.null_error;
    }
    auto const undefined = [](double kappa) { return std::isnan(kappa); };
    if (undefined(found.kappa))
        found.warnings.push_back({ "one_category", "All ratings are the same: chance alone agrees fully." });
    else if (std::any_of(found.kappa_by_category.begin(), found.kappa_by_category.end(), undefined))
        found.warnings.push_back({ "empty_category", "A category nobody chose has no kappa." });
    return found;
}

KrippendorffAlpha krippendorff_alpha(Table const& ratings)
{
    constexpr std::size_t most_values = 10'000;
    KrippendorffAlpha found;
    auto const units = pairable_units(ratings);
    auto const scale = scale_of(units);
    found.pairable_values = scale.total;
    if (units.empty()) {
        found.warnings.push_back({ "no_cases", "No unit has two values to compare." });
        return found;
    }
    if (scale.values.size() == 1) {
        found.warnings.push_back({ "one_category", "All values are the same: chance alone agrees fully." });
        return found;
    }
    found.nominal = alpha_nominal(units, scale);
    found.ordinal = alpha_ordinal(units, scale);
    found.interval = alpha_of_distances(units);
    if (scale.values.front() < 0)
        found.warnings.push_back({ "negative_values", "Ratios of numbers below zero have no meaning." });
    else if (scale.values.size() > most_values)
        found.warnings.push_back(
            { "too_many_values", "There are too many different values to compare the ratios of every two." });
    else
        found.ratio = alpha_ratio(units, scale);
    return found;
}

}
