#include "choice/ratings_conjoint.h"

#include "choice/cholesky.h"
#include "choice/conditional_logit.h"

#include <algorithm>
#include <limits>

namespace dure::choice {

namespace {

    double const nan = std::numeric_limits<double>::quiet_NaN();

    // 1, then for each attribute one column for each level but the last, which is -1 in all of them.
    std::vector<double> coded(std::span<std::size_t const> levels, std::vector<std::size_t> const& profile)
    {
        std::vector<double> row { 1 };
        for (std::size_t attribute = 0; attribute < levels.size(); ++attribute) {
            for (std::size_t level = 0; level + 1 < levels[attribute]; ++level) {
                auto const is_last = profile[attribute] + 1 == levels[attribute];
                row.push_back(is_last ? -1 : profile[attribute] == level ? 1 : 0);
            }
        }
        return row;
    }

    void write_part_worths(
        std::span<std::size_t const> levels, std::span<double const> coefficients, std::span<double> into)
    {
        std::size_t from = 1, to = 0;
        for (auto const count : levels) {
            double sum = 0;
            for (std::size_t level = 0; level + 1 < count; ++level)
                sum += into[to++] = coefficients[from++];
            into[to++] = -sum;
        }
    }

    void average(std::span<std::size_t const> levels, RatingsFit& fit)
    {
        auto const respondents = fit.part_worths.rows;
        auto const n = static_cast<double>(respondents);
        fit.mean_part_worths.assign(fit.part_worths.columns, respondents > 0 ? 0 : nan);
        fit.mean_intercept = respondents > 0 ? 0 : nan;
        fit.mean_importance.assign(levels.size(), 0);
        std::size_t alike = 0;
        for (std::size_t i = 0; i < respondents; ++i) {
            fit.mean_intercept += fit.intercepts[i] / n;
            for (std::size_t k = 0; k < fit.part_worths.columns; ++k)
                fit.mean_part_worths[k] += fit.part_worths(i, k) / n;
            auto const own = importance_percent(levels, fit.part_worths.row(i));
            if (own.empty() || own.front() != own.front()) {
                ++alike;
                continue;
            }
            for (std::size_t a = 0; a < own.size(); ++a)
                fit.mean_importance[a] += own[a];
        }
        for (auto& importance : fit.mean_importance)
            importance = respondents > alike ? importance / static_cast<double>(respondents - alike) : nan;
        if (alike > 0) {
            fit.warnings.push_back({ "no_variation",
                std::to_string(alike) + " respondents rate all profiles alike and have no importances of their own." });
        }
        fit.importance_of_means = importance_percent(levels, fit.mean_part_worths);
    }

    void add_shares(std::span<double const> shares, std::vector<double>& into)
    {
        for (std::size_t i = 0; i < shares.size(); ++i)
            into[i] += 100 * shares[i];
    }

    void divide(std::vector<double>& sums, std::size_t count)
    {
        for (auto& sum : sums)
            sum = count > 0 ? sum / static_cast<double>(count) : nan;
    }

}

std::vector<double> importance_percent(std::span<std::size_t const> levels, std::span<double const> part_worths)
{
    std::vector<double> ranges;
    double total = 0, size = 0;
    std::size_t from = 0;
    for (auto const count : levels) {
        auto const own = part_worths.subspan(from, count);
        ranges.push_back(*std::max_element(own.begin(), own.end()) - *std::min_element(own.begin(), own.end()));
        total += ranges.back();
        from += count;
    }
    for (auto const worth : part_worths)
        size = std::max(size, std::max(worth, -worth));
    for (auto& range : ranges)
        range = total > 1e-10 && size > 1e-10 ? 100 * range / total : nan;
    return ranges;
}

RatingsFit fit_ratings(RatingsData const& data)
{
    std::size_t all_levels = 0;
    for (auto const count : data.levels)
        all_levels += count;
    auto const columns = all_levels - data.levels.size() + 1;
    std::vector<std::vector<double>> rows;
    std::vector<double> squares(columns * columns);
    for (auto const& profile : data.profiles) {
        rows.push_back(coded(data.levels, profile));
        for (std::size_t i = 0; i < columns; ++i) {
            for (std::size_t j = 0; j < columns; ++j)
                squares[i * columns + j] += rows.back()[i] * rows.back()[j];
        }
    }
    RatingsFit fit;
    fit.part_worths = stats::Table(data.ratings.rows, all_levels);
    fit.intercepts.assign(data.ratings.rows, nan);
    auto const is_determined = !rows.empty() && cholesky(squares, columns, 1e-10);
    if (!is_determined) {
        std::fill(fit.part_worths.cells.begin(), fit.part_worths.cells.end(), nan);
        fit.warnings.push_back({ "collinear", "The profiles do not tell the levels of all attributes apart." });
    }
    for (std::size_t i = 0; is_determined && i < data.ratings.rows; ++i) {
        std::vector<double> coefficients(columns);
        for (std::size_t profile = 0; profile < rows.size(); ++profile) {
            for (std::size_t k = 0; k < columns; ++k)
                coefficients[k] += rows[profile][k] * data.ratings(i, profile);
        }
        solve_factored(squares, columns, coefficients);
        fit.intercepts[i] = coefficients[0];
        write_part_worths(data.levels, coefficients, fit.part_worths.row(i));
    }
    if (data.ratings.rows == 0)
        fit.warnings.push_back({ "no_data", "Nobody rated the profiles." });
    average(data.levels, fit);
    return fit;
}

RatingsSimulation simulate_ratings(
    RatingsFit const& fit, std::span<std::size_t const> levels, std::span<std::vector<std::size_t> const> profiles)
{
    auto const respondents = fit.part_worths.rows;
    RatingsSimulation result;
    for (auto* const sums : { &result.utilities, &result.first_choice_percent, &result.btl_percent,
             &result.logit_percent, &result.logit_all_percent })
        sums->assign(profiles.size(), 0);
    auto is_known = true;
    for (std::size_t i = 0; i < respondents; ++i) {
        std::vector<double> utilities;
        for (auto const& profile : profiles) {
            auto utility = fit.intercepts[i];
            std::size_t from = 0;
            for (std::size_t a = 0; a < levels.size(); ++a) {
                utility += fit.part_worths(i, from + profile[a]);
                from += levels[a];
            }
            utilities.push_back(utility);
        }
        is_known = is_known && (utilities.empty() || utilities.front() == utilities.front());
        if (!is_known || utilities.empty())
            break;
        double total = 0;
        auto const largest = *std::max_element(utilities.begin(), utilities.end());
        std::vector<std::size_t> best;
        for (std::size_t k = 0; k < utilities.size(); ++k) {
            result.utilities[k] += utilities[k];
            total += utilities[k];
            if (utilities[k] > largest - 1e-9)
                best.push_back(k);
        }
        for (auto const k : best)
            result.first_choice_percent[k] += 100.0 / static_cast<double>(best.size());
        auto const shares = logit_shares(utilities);
        add_shares(shares, result.logit_all_percent);
        if (*std::min_element(utilities.begin(), utilities.end()) < 0 || !(total > 0))
            continue;
        ++result.without_negative;
        add_shares(shares, result.logit_percent);
        for (auto& utility : utilities)
            utility /= total;
        add_shares(utilities, result.btl_percent);
    }
    divide(result.utilities, is_known ? respondents : 0);
    divide(result.first_choice_percent, is_known ? respondents : 0);
    divide(result.logit_all_percent, is_known ? respondents : 0);
    divide(result.btl_percent, is_known ? result.without_negative : 0);
    divide(result.logit_percent, is_known ? result.without_negative : 0);
    return result;
}

}
