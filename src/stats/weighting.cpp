#include "stats/weighting.h"

#include "stats/distributions.h"
#include "stats/sums.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace dure::stats {

namespace {

    // Numbers the different combinations of categories as they first occur, one variable after the other.
    std::vector<std::uint32_t> cells_of(RakingInput const& input)
    {
        std::vector<std::uint32_t> cell(input.people);
        for (std::size_t variable = 0; variable < input.categories.size(); ++variable) {
            std::unordered_map<std::uint64_t, std::uint32_t> numbers;
            auto const categories = static_cast<std::uint64_t>(input.targets[variable].size());
            for (std::size_t i = 0; i < input.people; ++i) {
                auto const key = cell[i] * categories + input.categories[variable][i];
                cell[i] = numbers.try_emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second;
            }
        }
        return cell;
    }

    std::vector<double> margin(std::vector<RakingCell> const& cells, std::size_t variable, std::size_t categories)
    {
        std::vector<double> totals(categories);
        for (auto const& cell : cells)
            totals[cell.categories[variable]] += cell.weight;
        return totals;
    }

    // One round over all variables; the largest relative distance met on the way.
    double fit_once(std::vector<RakingCell>& cells, std::vector<std::vector<double>> const& targets)
    {
        double worst = 0;
        for (std::size_t variable = 0; variable < targets.size(); ++variable) {
            auto factors = margin(cells, variable, targets[variable].size());
            for (std::size_t category = 0; category < factors.size(); ++category) {
                auto const target = targets[variable][category];
                auto const reached = factors[category];
                if (reached == target) {
                    factors[category] = 1;
                    continue;
                }
                factors[category] = reached > 0 ? target / reached : not_estimable;
                worst = std::max(worst, target > 0 && reached > 0 ? std::abs(reached / target - 1) : 1.0);
            }
            for (auto& cell : cells)
                cell.weight *= factors[cell.categories[variable]];
        }
        return worst;
    }

    // A target that nobody can carry.
    bool is_out_of_reach(std::vector<RakingCell> const& cells, std::vector<std::vector<double>> const& targets)
    {
        for (std::size_t variable = 0; variable < targets.size(); ++variable) {
            auto const reached = margin(cells, variable, targets[variable].size());
            for (std::size_t category = 0; category < reached.size(); ++category) {
                if (targets[variable][category] > 0 && !(reached[category] > 0))
                    return true;
            }
        }
        return false;
    }

    bool fit(Raking& found, std::vector<std::vector<double>> const& targets)
    {
        constexpr int most_rounds = 10'000;
        constexpr double close_enough = 1e-11;
        constexpr double near_enough = 1e-6; // where rounding stops the last steps
        constexpr double most_steps = 2e8;
        auto const a_round = static_cast<double>(found.cells.size() * targets.size() + 1);
        auto worst = 1.0;
        for (int round = 0; round < most_rounds && round * a_round < most_steps && worst > close_enough; ++round) {
            worst = fit_once(found.cells, targets);
            if (std::isnan(found.cells.front().weight) || is_out_of_reach(found.cells, targets))
                return false;
        }
        return worst <= near_enough;
    }

    // The share of a stratum's variance in that of the mean: f n / (n - 1) sum (z - mean z)^2; NaN for a single person.
    struct Stratum {
        double people = 0;
        Sum scores;
        Sum squares; // around the stratum's mean
    };

    double stratified_variance(
        WeightedSample const& sample, std::vector<double> const& scores, std::vector<Stratum>& strata)
    {
        for (std::size_t i = 0; i < scores.size(); ++i) {
            auto& stratum = strata[sample.strata[i]];
            ++stratum.people;
            stratum.scores.add(scores[i]);
        }
        for (std::size_t i = 0; i < scores.size(); ++i) {
            auto& stratum = strata[sample.strata[i]];
            auto const off = scores[i] - stratum.scores.value() / stratum.people;
            stratum.squares.add(off * off);
        }
        Sum variance;
        for (std::size_t i = 0; i < strata.size(); ++i) {
            auto const left = 1 - sample.sampled_shares[i];
            if (strata[i].people == 0 || left == 0)
                continue;
            auto const n = strata[i].people;
            variance.add(n > 1 ? left * n / (n - 1) * strata[i].squares.value() : not_estimable);
        }
        return variance.value();
    }

    double weights_only_variance(std::vector<double> const& scores, WeightedSample const& sample)
    {
        double n = 0;
        Sum squares;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            n += std::isnan(sample.values[i]) ? 0 : 1;
            squares.add(scores[i] * scores[i]);
        }
        return n > 1 ? n / (n - 1) * squares.value() : not_estimable;
    }

    // What each person adds to the linearised mean: w (y - mean) / sum w; 0 for a missing value.
    std::vector<double> linear_scores(WeightedSample const& sample, WeightedMean& found)
    {
        Sum weights;
        Sum totals;
        for (std::size_t i = 0; i < sample.values.size(); ++i) {
            if (std::isnan(sample.values[i]))
                continue;
            weights.add(sample.weights[i]);
            totals.add(sample.weights[i] * sample.values[i]);
        }
        std::vector<double> scores(sample.values.size());
        if (!(weights.value() > 0))
            return scores;
        found.mean = totals.value() / weights.value();
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (!std::isnan(sample.values[i]))
                scores[i] = sample.weights[i] / weights.value() * (sample.values[i] - found.mean);
        }
        return scores;
    }

    void add_precision(WeightedSample const& sample, WeightedMean& found)
    {
        std::vector<double> used;
        std::vector<bool> stratum_used(sample.sampled_shares.size());
        for (std::size_t i = 0; i < sample.values.size(); ++i) {
            if (std::isnan(sample.values[i]))
                continue;
            used.push_back(sample.weights[i]);
            stratum_used[sample.strata[i]] = true;
        }
        auto const summary = weight_summary(used);
        found.design_effect = summary.design_effect;
        found.effective_n = summary.effective_n;
        found.df = static_cast<double>(used.size())
            - static_cast<double>(std::count(stratum_used.begin(), stratum_used.end(), true));
        if (used.size() < sample.values.size())
            found.warnings.push_back(
                { "missing_values", "People without a value count for the design, not for the mean." });
    }

}

Raking rake(RakingInput const& input)
{
    Raking found;
    if (input.people == 0) {
        found.warnings.push_back({ "no_cases", "There is nobody to weight." });
        return found;
    }
    auto const cell_of = cells_of(input);
    auto const base = [&](std::size_t i) { return input.base_weights.empty() ? 1.0 : input.base_weights[i]; };
    for (std::size_t i = 0; i < input.people; ++i) {
        if (cell_of[i] == found.cells.size()) {
            found.cells.emplace_back();
            for (auto const& categories : input.categories)
                found.cells.back().categories.push_back(categories[i]);
        }
        auto& cell = found.cells[cell_of[i]];
        ++cell.people;
        cell.base_weight += base(i);
    }
    for (auto& cell : found.cells)
        cell.weight = cell.base_weight;
    if (is_out_of_reach(found.cells, input.targets) || !fit(found, input.targets)) {
        found.warnings.push_back({ "margins_out_of_reach",
            "No weights meet all margins: a category with a target has nobody, or the combinations do not fit." });
        for (auto& cell : found.cells)
            cell.weight = not_estimable;
        return found;
    }
    for (std::size_t variable = 0; variable < input.targets.size(); ++variable)
        found.margins.push_back(margin(found.cells, variable, input.targets[variable].size()));
    for (std::size_t i = 0; i < input.people; ++i) {
        auto const& cell = found.cells[cell_of[i]];
        found.weights.push_back(cell.base_weight > 0 ? base(i) * (cell.weight / cell.base_weight) : 0.0);
    }
    found.summary = weight_summary(found.weights);
    auto const has_no_weight = [](RakingCell const& cell) { return cell.base_weight == 0; };
    if (std::any_of(found.cells.begin(), found.cells.end(), has_no_weight))
        found.warnings.push_back(
            { "zero_weight", "People with a base weight of 0 keep it: no factor is known for them." });
    return found;
}

WeightSummary weight_summary(std::span<double const> weights)
{
    WeightSummary found;
    Sum sum;
    Sum squares;
    for (auto const weight : weights) {
        sum.add(weight);
        squares.add(weight * weight);
    }
    if (!(sum.value() > 0))
        return found;
    auto const [least, most] = std::minmax_element(weights.begin(), weights.end());
    found.sum = sum.value();
    found.least = *least;
    found.most = *most;
    auto const n = static_cast<double>(weights.size());
    found.design_effect = n * squares.value() / (found.sum * found.sum);
    found.effective_n = n / found.design_effect;
    return found;
}

WeightedMean weighted_mean(WeightedSample const& sample, double confidence)
{
    assert(sample.values.size() == sample.weights.size() && sample.values.size() == sample.strata.size());
    WeightedMean found;
    auto const scores = linear_scores(sample, found);
    add_precision(sample, found);
    if (std::isnan(found.mean)) {
        found.df = not_estimable;
        found.warnings.push_back({ "no_cases", "Nobody with a value has a weight above zero." });
        return found;
    }
    std::vector<Stratum> strata(sample.sampled_shares.size());
    found.standard_error = std::sqrt(stratified_variance(sample, scores, strata));
    found.weights_only_error = std::sqrt(weights_only_variance(scores, sample));
    if (std::isnan(found.standard_error))
        found.warnings.push_back({ "single_in_stratum", "A stratum with one person says nothing about its spread." });
    auto const reach = t_quantile((1 + confidence) / 2, found.df) * found.standard_error;
    found.interval = { found.mean - reach, found.mean + reach };
    if (found.warnings.empty() && (std::isnan(reach) || std::isnan(found.weights_only_error)))
        found.warnings.push_back({ "too_few_cases", "There are too few people for an interval." });
    return found;
}

}
