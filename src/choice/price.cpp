#include "choice/price.h"

#include "base/random.h"
#include "choice/choice_conjoint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    double const nan = std::numeric_limits<double>::quiet_NaN();

    double rounded(double price, std::optional<int> decimals)
    {
        if (!decimals)
            return price;
        double factor = 1;
        for (int i = 0; i < *decimals; ++i)
            factor *= 10;
        return std::nearbyint(price * factor) / factor;
    }

    constexpr std::optional<double> StatedPrices::*const four_prices[]
        = { &StatedPrices::too_cheap, &StatedPrices::cheap, &StatedPrices::expensive, &StatedPrices::too_expensive };

    std::vector<double> every_price(std::span<StatedPrices const> prices)
    {
        std::vector<double> every;
        for (auto const& one : prices) {
            for (auto const which : four_prices)
                every.push_back(*(one.*which));
        }
        std::sort(every.begin(), every.end());
        every.erase(std::unique(every.begin(), every.end()), every.end());
        return every;
    }

    // Every stated price, and where among them the four of each respondent stand: counting respondents anew is then one
    // pass over them, without sorting.
    struct PriceGrid {
        std::vector<double> prices;
        std::vector<std::array<std::uint32_t, 4>> places;

        explicit PriceGrid(std::span<StatedPrices const> stated)
            : prices(every_price(stated))
        {
            for (auto const& one : stated) {
                std::array<std::uint32_t, 4> own {};
                for (std::size_t i = 0; i < own.size(); ++i)
                    own[i] = static_cast<std::uint32_t>(
                        std::lower_bound(prices.begin(), prices.end(), *(one.*four_prices[i])) - prices.begin());
                places.push_back(own);
            }
        }
    };

    // The weight of those who stated each price of the grid, one of the four after the other.
    class PriceWeights {
    public:
        explicit PriceWeights(PriceGrid const& grid)
            : m_grid(grid)
            , m_weights(4 * grid.prices.size())
        {
        }
        void clear() { std::fill(m_weights.begin(), m_weights.end(), 0.0); }
        void add(std::size_t respondent, double weight)
        {
            auto const& places = m_grid.places[respondent];
            for (std::size_t i = 0; i < places.size(); ++i)
                m_weights[i * m_grid.prices.size() + places[i]] += weight;
        }
        // The share at most as high as each price.
        std::vector<double> at_most(std::size_t which) const
        {
            auto const* const own = m_weights.data() + which * m_grid.prices.size();
            std::vector<double> shares;
            double sum = 0;
            for (std::size_t i = 0; i < m_grid.prices.size(); ++i)
                shares.push_back(sum += own[i]);
            for (auto& share : shares)
                share /= sum;
            return shares;
        }

    private:
        PriceGrid const& m_grid;
        std::vector<double> m_weights;
    };

    // Of a curve that falls with one that rises.
    double lowest_crossing(
        std::span<double const> prices, std::span<double const> falling, std::span<double const> rising)
    {
        constexpr double level = 1e-12;
        for (std::size_t i = 0; i < prices.size(); ++i) {
            auto const gap = rising[i] - falling[i];
            if (gap < -level)
                continue;
            if (i == 0)
                return gap <= level ? prices[0] : nan;
            auto const before = rising[i - 1] - falling[i - 1];
            return prices[i - 1] + (prices[i] - prices[i - 1]) * (-before / (gap - before));
        }
        return nan;
    }

    PricePoints points_of(PriceGrid const& grid, PriceWeights const& weights)
    {
        auto const not_too_cheap = weights.at_most(0), not_cheap = weights.at_most(1), expensive = weights.at_most(2),
                   too_expensive = weights.at_most(3);
        auto const rest_of = [](std::vector<double> shares) {
            for (auto& share : shares)
                share = 1 - share;
            return shares;
        };
        auto const too_cheap = rest_of(not_too_cheap), cheap = rest_of(not_cheap), not_expensive = rest_of(expensive);
        auto const& prices = grid.prices;
        return { lowest_crossing(prices, too_cheap, not_cheap), lowest_crossing(prices, not_expensive, too_expensive),
            lowest_crossing(prices, cheap, expensive), lowest_crossing(prices, too_cheap, too_expensive),
            lowest_crossing(prices, too_cheap, expensive), lowest_crossing(prices, cheap, too_expensive) };
    }

}

std::vector<StatedPrices> consistent_prices(std::span<StatedPrices const> stated, PriceSettings const& settings)
{
    std::vector<StatedPrices> consistent;
    for (auto one : stated) {
        if (!one.too_cheap || !one.cheap || !one.expensive || !one.too_expensive || !(one.weight > 0))
            continue;
        for (auto* const price : { &one.too_cheap, &one.cheap, &one.expensive, &one.too_expensive })
            **price = rounded(**price, settings.decimals);
        auto const follows = [&](double low, double high) { return settings.is_strict ? low < high : low <= high; };
        if (follows(*one.too_cheap, *one.cheap) && follows(*one.cheap, *one.expensive)
            && follows(*one.expensive, *one.too_expensive))
            consistent.push_back(one);
    }
    return consistent;
}

PriceShares price_shares(std::span<StatedPrices const> prices, double price)
{
    PriceShares shares;
    double total = 0;
    for (auto const& one : prices) {
        total += one.weight;
        shares.too_cheap += *one.too_cheap >= price ? one.weight : 0;
        shares.cheap += *one.cheap >= price ? one.weight : 0;
        shares.expensive += *one.expensive <= price ? one.weight : 0;
        shares.too_expensive += *one.too_expensive <= price ? one.weight : 0;
    }
    for (auto* const share : { &shares.too_cheap, &shares.cheap, &shares.expensive, &shares.too_expensive })
        *share = total > 0 ? *share / total : nan;
    return shares;
}

PricePoints price_points(std::span<StatedPrices const> prices)
{
    if (prices.empty())
        return { nan, nan, nan, nan, nan, nan };
    PriceGrid const grid(prices);
    PriceWeights weights(grid);
    for (std::size_t i = 0; i < prices.size(); ++i)
        weights.add(i, prices[i].weight);
    return points_of(grid, weights);
}

PriceIntervals price_intervals(std::span<StatedPrices const> prices, std::uint64_t seed)
{
    PriceIntervals intervals { price_points({}), price_points({}) };
    if (prices.size() < 2)
        return intervals;
    constexpr double PricePoints::*const points[]
        = { &PricePoints::marginal_cheapness, &PricePoints::marginal_expensiveness, &PricePoints::indifference,
              &PricePoints::optimum, &PricePoints::narrow_lower, &PricePoints::narrow_upper };
    auto const samples = std::clamp<std::size_t>(400'000 / prices.size(), 100, 400);
    std::vector<double> found[std::size(points)];
    base::Random random(seed);
    PriceGrid const grid(prices);
    PriceWeights weights(grid);
    for (std::size_t i = 0; i < samples; ++i) {
        weights.clear();
        for (std::size_t drawn = 0; drawn < prices.size(); ++drawn) {
            auto const respondent = random.below(static_cast<std::uint32_t>(prices.size()));
            weights.add(respondent, prices[respondent].weight);
        }
        auto const of_sample = points_of(grid, weights);
        for (std::size_t p = 0; p < std::size(points); ++p) {
            if (!std::isnan(of_sample.*points[p]))
                found[p].push_back(of_sample.*points[p]);
        }
    }
    for (std::size_t p = 0; p < std::size(points); ++p) {
        if (found[p].size() * 20 <= samples * 19)
            continue;
        auto const [low, high] = middle_interval(std::move(found[p]), 0.95);
        intervals.low.*points[p] = low;
        intervals.high.*points[p] = high;
    }
    return intervals;
}

double purchase_probability(StatedPrices const& prices, double price)
{
    struct Corner {
        double price, probability;
    };
    Corner const corners[] = { { *prices.too_cheap, 0 }, { *prices.cheap, *prices.buy_if_cheap },
        { *prices.expensive, *prices.buy_if_expensive }, { *prices.too_expensive, 0 } };
    if (price < corners[0].price || price > corners[3].price)
        return 0;
    for (auto i = 0; i < 3; ++i) {
        auto const &low = corners[i], &high = corners[i + 1];
        if (price > high.price)
            continue;
        // Two equal prices where the order need not be strict: the likelier answer counts.
        if (!(high.price > low.price))
            return std::max(low.probability, high.probability);
        return low.probability + (high.probability - low.probability) * (price - low.price) / (high.price - low.price);
    }
    return 0;
}

PurchaseCurve purchase_curve(std::span<StatedPrices const> prices)
{
    PurchaseCurve curve;
    curve.reach_optimum = curve.reach_at_optimum = curve.revenue_optimum = curve.revenue_at_optimum = nan;
    double weight = 0;
    for (auto const& one : prices)
        weight += one.weight;
    if (prices.empty() || !(weight > 0))
        return curve;
    curve.prices = every_price(prices);
    for (auto const price : curve.prices) {
        double reach = 0;
        for (auto const& one : prices)
            reach += one.weight * purchase_probability(one, price) / weight;
        curve.reach.push_back(reach);
        curve.revenue.push_back(price * reach);
        if (!(reach <= curve.reach_at_optimum + 1e-12)) {
            curve.reach_at_optimum = reach;
            curve.reach_optimum = price;
        }
        if (!(price * reach <= curve.revenue_at_optimum + 1e-12)) {
            curve.revenue_at_optimum = price * reach;
            curve.revenue_optimum = price;
        }
    }
    return curve;
}

}
