#include "choice/worths.h"

#include "base/elementary.h"
#include "base/variates.h"
#include "choice/choice_conjoint.h"
#include "choice/cholesky.h"
#include "choice/convergence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    constexpr double normal_95 = 1.959963984540054;

    double product(std::span<double const> left, double const* right)
    {
        double sum = 0;
        for (std::size_t k = 0; k < left.size(); ++k)
            sum += left[k] * right[k];
        return sum;
    }

    // row' covariance row
    double variance(std::span<double const> row, stats::Table const& covariance)
    {
        double sum = 0;
        for (std::size_t k = 0; k < row.size(); ++k)
            sum += row[k] * product(row, covariance.cells.data() + k * covariance.columns);
        return sum;
    }

    BoundedEstimate mean_of(std::vector<double> const& numbers)
    {
        auto const n = static_cast<double>(numbers.size());
        double sum = 0, squares = 0;
        for (auto const number : numbers)
            sum += number;
        auto const mean = sum / n;
        for (auto const number : numbers)
            squares += (number - mean) * (number - mean);
        auto const error = std::sqrt(squares / (n - 1) / n);
        return { mean, std::max(0.0, mean - normal_95 * error), std::min(1.0, mean + normal_95 * error) };
    }

    // Each respondent's worths by her posterior means: respondent x worth.
    stats::Table individual_worths(HierarchicalBayes const& chain, stats::Table const& worths)
    {
        stats::Table people(chain.respondents, worths.rows);
        std::vector<double> means(chain.parameters);
        for (std::size_t person = 0; person < chain.respondents; ++person) {
            for (std::size_t k = 0; k < chain.parameters; ++k)
                means[k] = chain.sums[person * chain.parameters + k] / static_cast<double>(chain.kept);
            for (std::size_t w = 0; w < worths.rows; ++w)
                people(person, w) = product(worths.row(w), means.data());
        }
        return people;
    }

    // Of part-worths in dummy coding, the first level's 0.
    std::vector<double> range_shares(std::span<double const> coefficients, std::span<std::size_t const> levels)
    {
        if (std::any_of(coefficients.begin(), coefficients.end(), [](double worth) { return std::isnan(worth); }))
            return std::vector<double>(levels.size(), std::numeric_limits<double>::quiet_NaN());
        std::vector<double> ranges;
        std::size_t at = 0;
        double whole = 0;
        for (auto const count : levels) {
            double low = 0, high = 0;
            for (auto const worth : coefficients.subspan(at, count - 1)) {
                low = std::min(low, worth);
                high = std::max(high, worth);
            }
            ranges.push_back(high - low);
            whole += high - low;
            at += count - 1;
        }
        for (auto& range : ranges)
            range /= whole;
        return ranges;
    }

    stats::Table level_room(std::span<std::size_t const> levels, bool has_none)
    {
        std::size_t rows = has_none ? 1 : 0, columns = rows;
        for (auto const count : levels) {
            rows += count;
            columns += count - 1;
        }
        return { rows, columns };
    }

}

stats::Table item_worths(std::size_t items)
{
    stats::Table worths(items, items - 1);
    for (std::size_t i = 0; i < items; ++i) {
        for (std::size_t k = 0; k + 1 < items; ++k)
            worths(i, k) = (i == k ? 1.0 : 0.0) - 1.0 / static_cast<double>(items);
    }
    return worths;
}

stats::Table level_worths(std::span<std::size_t const> levels, bool has_none)
{
    auto worths = level_room(levels, has_none);
    std::size_t row = 0, column = 0;
    for (auto const count : levels) {
        for (std::size_t k = 0; k + 1 < count; ++k) {
            worths(row + k, column + k) = 1;
            worths(row + count - 1, column + k) = -1;
        }
        row += count;
        column += count - 1;
    }
    if (has_none)
        worths(row, column) = 1;
    return worths;
}

stats::Table dummy_level_worths(std::span<std::size_t const> levels, bool has_none)
{
    auto worths = level_room(levels, has_none);
    std::size_t row = 0, column = 0;
    for (auto const count : levels) {
        auto const share = 1.0 / static_cast<double>(count);
        for (std::size_t level = 0; level < count; ++level) {
            for (std::size_t k = 0; k + 1 < count; ++k)
                worths(row + level, column + k) = (level == k + 1 ? 1.0 : 0.0) - share;
        }
        if (has_none) {
            for (std::size_t k = 0; k + 1 < count; ++k)
                worths(worths.rows - 1, column + k) = -share;
        }
        row += count;
        column += count - 1;
    }
    if (has_none)
        worths(row, column) = 1;
    return worths;
}

std::vector<BoundedEstimate> worths_of(
    std::span<double const> coefficients, stats::Table const& covariance, stats::Table const& worths)
{
    std::vector<BoundedEstimate> found;
    for (std::size_t w = 0; w < worths.rows; ++w) {
        auto const value = product(worths.row(w), coefficients.data());
        auto const margin = normal_95 * std::sqrt(variance(worths.row(w), covariance));
        found.push_back({ value, value - margin, value + margin });
    }
    return found;
}

std::vector<BoundedEstimate> importances_of(
    std::span<double const> coefficients, stats::Table const& covariance, std::span<std::size_t const> levels)
{
    constexpr std::size_t draws = 2000;
    auto const n = coefficients.size();
    auto factor = covariance.cells;
    auto const values = range_shares(coefficients, levels);
    auto const is_drawn = !values.empty() && !std::isnan(values.front()) && cholesky(factor, n, 0);
    std::vector<std::vector<double>> drawn(levels.size());
    base::Random random(1);
    std::vector<double> z(n), place(n);
    for (std::size_t draw = 0; draw < draws && is_drawn; ++draw) {
        for (auto& number : z)
            number = base::standard_normal(random);
        for (std::size_t i = 0; i < n; ++i) {
            place[i] = coefficients[i];
            for (std::size_t k = 0; k <= i; ++k)
                place[i] += factor[i * n + k] * z[k];
        }
        auto const shares = range_shares(place, levels);
        for (std::size_t a = 0; a < levels.size(); ++a)
            drawn[a].push_back(shares[a]);
    }
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<BoundedEstimate> found;
    for (std::size_t a = 0; a < levels.size(); ++a) {
        found.push_back({ values[a], nan, nan });
        if (!is_drawn)
            continue;
        auto const high = std::max(middle_interval(std::move(drawn[a]), 0.95).high, values[a]);
        found.back().low = std::max(0.0, 2 * values[a] - high);
        found.back().high = high;
    }
    return found;
}

bool is_ahead(std::span<double const> coefficients, stats::Table const& covariance, std::span<double const> first,
    std::span<double const> second)
{
    std::vector<double> difference;
    for (std::size_t k = 0; k < first.size(); ++k)
        difference.push_back(first[k] - second[k]);
    return product(difference, coefficients.data()) > normal_95 * std::sqrt(variance(difference, covariance));
}

std::vector<BoundedEstimate> shares_of(
    std::span<double const> coefficients, stats::Table const& covariance, stats::Table const& products)
{
    std::vector<double> utilities;
    for (std::size_t p = 0; p < products.rows; ++p)
        utilities.push_back(product(products.row(p), coefficients.data()));
    auto const shares = logit_shares(utilities);
    std::vector<double> average(products.columns), slope(products.columns);
    for (std::size_t p = 0; p < products.rows; ++p) {
        for (std::size_t k = 0; k < products.columns; ++k)
            average[k] += shares[p] * products(p, k);
    }
    std::vector<BoundedEstimate> found;
    for (std::size_t p = 0; p < products.rows; ++p) {
        auto const share = shares[p];
        if (products.rows == 1) {
            found.push_back({ share, share, share });
            continue;
        }
        // d logit(share) = (x - average) / (1 - share)
        for (std::size_t k = 0; k < products.columns; ++k)
            slope[k] = (products(p, k) - average[k]) / (1 - share);
        auto const logit = base::log(share / (1 - share));
        auto const margin = normal_95 * std::sqrt(variance(slope, covariance));
        found.push_back({ share, 1 / (1 + base::exp(-(logit - margin))), 1 / (1 + base::exp(-(logit + margin))) });
    }
    return found;
}

std::vector<PopulationWorth> population_worths(HierarchicalBayes const& chain, stats::Table const& worths)
{
    auto const people = individual_worths(chain, worths);
    std::vector<PopulationWorth> found;
    for (std::size_t w = 0; w < worths.rows; ++w) {
        std::vector<double> draws;
        double sum = 0;
        for (std::size_t draw = 0; draw < chain.kept; ++draw) {
            draws.push_back(product(worths.row(w), chain.mean_draws.data() + draw * chain.parameters));
            sum += draws.back();
        }
        auto const value = sum / static_cast<double>(chain.kept);
        auto const [low, high] = middle_interval(std::move(draws), 0.95);
        double mean = 0, squares = 0;
        auto const n = static_cast<double>(people.rows);
        for (std::size_t person = 0; person < people.rows; ++person)
            mean += people(person, w) / n;
        for (std::size_t person = 0; person < people.rows; ++person)
            squares += (people(person, w) - mean) * (people(person, w) - mean);
        found.push_back({ { value, low, high }, std::sqrt(squares / (n - 1)) });
    }
    return found;
}

std::vector<BoundedEstimate> mean_shares(HierarchicalBayes const& chain, stats::Table const& worths)
{
    auto const people = individual_worths(chain, worths);
    std::vector<std::vector<double>> shares(worths.rows);
    for (std::size_t person = 0; person < people.rows; ++person) {
        auto const own = logit_shares(people.row(person));
        for (std::size_t w = 0; w < own.size(); ++w)
            shares[w].push_back(own[w]);
    }
    std::vector<BoundedEstimate> found;
    for (auto const& of_item : shares)
        found.push_back(mean_of(of_item));
    return found;
}

std::vector<BoundedEstimate> mean_importances(
    HierarchicalBayes const& chain, stats::Table const& worths, std::span<std::size_t const> levels)
{
    auto const people = individual_worths(chain, worths);
    std::vector<std::vector<double>> parts(levels.size());
    for (std::size_t person = 0; person < people.rows; ++person) {
        std::vector<double> ranges;
        std::size_t from = 0;
        double whole = 0;
        for (auto const count : levels) {
            auto const own = people.row(person).subspan(from, count);
            ranges.push_back(*std::max_element(own.begin(), own.end()) - *std::min_element(own.begin(), own.end()));
            whole += ranges.back();
            from += count;
        }
        for (std::size_t a = 0; a < levels.size(); ++a)
            parts[a].push_back(ranges[a] / whole);
    }
    std::vector<BoundedEstimate> found;
    for (auto const& of_attribute : parts)
        found.push_back(mean_of(of_attribute));
    return found;
}

stats::Table favourites(HierarchicalBayes const& chain, stats::Table const& worths, std::size_t count)
{
    auto const people = individual_worths(chain, worths);
    stats::Table found(people.rows, people.columns);
    for (std::size_t person = 0; person < people.rows; ++person) {
        auto const own = people.row(person);
        for (std::size_t i = 0; i < own.size(); ++i) {
            auto const better = std::count_if(own.begin(), own.end(), [&](double other) { return other > own[i]; });
            found(person, i) = better < static_cast<long>(count) ? 1 : 0;
        }
    }
    return found;
}

ChainHealth chain_health(HierarchicalBayes const& chain)
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    ChainHealth health { nan, nan };
    std::vector<double> draws(chain.kept);
    for (std::size_t k = 0; k < chain.parameters; ++k) {
        for (std::size_t i = 0; i < chain.kept; ++i)
            draws[i] = chain.mean_draws[i * chain.parameters + k];
        auto const found = convergence(std::span(&draws, 1));
        if (!(found.r_hat <= health.largest_r_hat))
            health.largest_r_hat = found.r_hat;
        if (!(found.effective_draws >= health.fewest_effective_draws))
            health.fewest_effective_draws = found.effective_draws;
    }
    return health;
}

}
