#include "choice/choice_conjoint.h"

#include "base/random.h"
#include "base/variates.h"
#include "choice/cholesky.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    double const nan = std::numeric_limits<double>::quiet_NaN();

    std::size_t columns_of(std::span<std::size_t const> levels, bool has_none)
    {
        std::size_t columns = has_none ? 1 : 0;
        for (auto const count : levels)
            columns += count - 1;
        return columns;
    }

    bool is_none(Profile const& profile)
    {
        return std::all_of(profile.begin(), profile.end(), [](std::size_t level) { return level == 0; });
    }

    // The numbers below and above p (n - 1), straight between.
    double quantile(std::span<double const> sorted, double p)
    {
        auto const place = p * static_cast<double>(sorted.size() - 1);
        auto const low = static_cast<std::size_t>(place);
        auto const high = std::min(low + 1, sorted.size() - 1);
        return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
    }

    // Draws of all ratios from the normal distribution of the estimates; nothing where the covariance is not positive
    // definite, or where the price takes both signs more often than the confidence allows.
    std::vector<std::vector<double>> drawn_ratios(
        std::span<double const> coefficients, stats::Table const& covariance, WillingnessSettings const& settings)
    {
        auto const n = coefficients.size();
        auto factor = covariance.cells;
        if (!cholesky(factor, n, 0))
            return {};
        base::Random random(settings.seed);
        std::vector<std::vector<double>> ratios(n);
        std::vector<double> z(n), drawn(n);
        std::size_t not_negative = 0;
        for (std::size_t draw = 0; draw < settings.draws; ++draw) {
            for (auto& number : z)
                number = base::standard_normal(random);
            for (std::size_t i = 0; i < n; ++i) {
                drawn[i] = coefficients[i];
                for (std::size_t k = 0; k <= i; ++k)
                    drawn[i] += factor[i * n + k] * z[k];
            }
            not_negative += drawn[settings.price] >= 0 ? 1 : 0;
            for (std::size_t i = 0; i < n; ++i)
                ratios[i].push_back(-drawn[i] / drawn[settings.price]);
        }
        auto const allowed = (1 - settings.confidence) / 2 * static_cast<double>(settings.draws);
        if (static_cast<double>(not_negative) > allowed)
            ratios.clear();
        return ratios;
    }

}

ChoiceData coded(ConjointData const& data)
{
    ChoiceData choices;
    choices.parameters = columns_of(data.levels, data.has_none);
    for (std::size_t task = 0; task < data.tasks.size(); ++task) {
        std::vector<double> rows;
        for (auto const& profile : data.tasks[task]) {
            if (data.has_none && is_none(profile)) {
                rows.insert(rows.end(), choices.parameters - 1, 0);
                rows.push_back(1);
                continue;
            }
            for (std::size_t a = 0; a < data.levels.size(); ++a) {
                for (std::size_t level = 2; level <= data.levels[a]; ++level)
                    rows.push_back(profile[a] == level ? 1 : 0);
            }
            if (data.has_none)
                rows.push_back(0);
        }
        add_task(choices, rows, data.chosen[task]);
    }
    return choices;
}

ConjointWorths centred_worths(std::span<std::size_t const> levels, bool has_none, std::span<double const> coefficients)
{
    ConjointWorths worths;
    worths.none = has_none ? coefficients.back() : nan;
    std::size_t from = 0;
    for (auto const count : levels) {
        double mean = 0;
        for (std::size_t level = 1; level < count; ++level)
            mean += coefficients[from + level - 1] / static_cast<double>(count);
        worths.part_worths.push_back(-mean);
        for (std::size_t level = 1; level < count; ++level)
            worths.part_worths.push_back(coefficients[from++] - mean);
        worths.none -= mean;
    }
    return worths;
}

double utility_of(std::span<std::size_t const> levels, ConjointWorths const& worths, Profile const& profile)
{
    if (is_none(profile))
        return worths.none;
    double utility = 0;
    std::size_t from = 0;
    for (std::size_t a = 0; a < levels.size(); ++a) {
        utility += worths.part_worths[from + profile[a] - 1];
        from += levels[a];
    }
    return utility;
}

WillingnessToPay willingness_to_pay(
    std::span<double const> coefficients, stats::Table const& covariance, WillingnessSettings const& settings)
{
    auto const n = coefficients.size();
    WillingnessToPay result;
    result.worths.assign(n, { nan, nan, nan, nan, nan, nan });
    auto const price = coefficients[settings.price];
    if (!(price < 0)) {
        result.warnings.push_back({ "price_not_negative",
            "A higher price does not make a choice less likely here, so nothing can be expressed in money." });
        return result;
    }
    auto const z = stats::normal_quantile((1 + settings.confidence) / 2);
    auto const ratios = drawn_ratios(coefficients, covariance, settings);
    if (ratios.empty()) {
        result.warnings.push_back({ "price_uncertain",
            "The price's coefficient may be 0 at this confidence, so the simulated intervals have no bound." });
    }
    for (std::size_t k = 0; k < n; ++k) {
        if (k == settings.price || std::isnan(coefficients[k]))
            continue;
        auto& worth = result.worths[k];
        worth.value = -coefficients[k] / price;
        // The gradient of -b / p is (-1 / p, b / p^2).
        auto const variance = (covariance(k, k) + 2 * worth.value * covariance(k, settings.price)
                                  + worth.value * worth.value * covariance(settings.price, settings.price))
            / (price * price);
        worth.standard_error = std::sqrt(variance);
        worth.low = worth.value - z * worth.standard_error;
        worth.high = worth.value + z * worth.standard_error;
        if (!ratios.empty()) {
            auto const [low, high] = middle_interval(ratios[k], settings.confidence);
            worth.simulated_low = low;
            worth.simulated_high = high;
        }
    }
    return result;
}

PreferenceShares preference_shares(
    stats::Table const& people, stats::Table const& products, std::span<double const> weights, double exponent)
{
    PreferenceShares shares { std::vector<double>(products.rows), std::vector<double>(products.rows) };
    double total = 0;
    for (std::size_t person = 0; person < people.rows; ++person) {
        auto const weight = weights.empty() ? 1 : weights[person];
        total += weight;
        std::vector<double> utilities(products.rows);
        for (std::size_t i = 0; i < products.rows; ++i) {
            for (std::size_t k = 0; k < people.columns; ++k)
                utilities[i] += people(person, k) * products(i, k);
        }
        if (utilities.empty())
            continue;
        auto const best = *std::max_element(utilities.begin(), utilities.end());
        auto const winners = std::count(utilities.begin(), utilities.end(), best);
        for (std::size_t i = 0; i < products.rows; ++i)
            shares.first_choice_percent[i] += utilities[i] == best ? weight / static_cast<double>(winners) : 0;
        for (auto& utility : utilities)
            utility *= exponent;
        auto const own = logit_shares(utilities);
        for (std::size_t i = 0; i < products.rows; ++i)
            shares.logit_percent[i] += weight * own[i];
    }
    for (std::size_t i = 0; i < products.rows; ++i) {
        shares.first_choice_percent[i] = total > 0 ? 100 * shares.first_choice_percent[i] / total : nan;
        shares.logit_percent[i] = total > 0 ? 100 * shares.logit_percent[i] / total : nan;
    }
    return shares;
}

Interval middle_interval(std::vector<double> numbers, double confidence)
{
    if (numbers.empty())
        return { nan, nan };
    std::sort(numbers.begin(), numbers.end());
    return { quantile(numbers, (1 - confidence) / 2), quantile(numbers, (1 + confidence) / 2) };
}

}
