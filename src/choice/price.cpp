#include "choice/price.h"

#include "base/random.h"
#include "choice/choice_conjoint.h"

#include <algorithm>
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

    std::vector<double> every_price(std::span<StatedPrices const> prices)
    {
        std::vector<double> every;
        for (auto const& one : prices) {
            for (auto const price : { *one.too_cheap, *one.cheap, *one.expensive, *one.too_expensive })
                every.push_back(price);
        }
        std::sort(every.begin(), every.end());
        every.erase(std::unique(every.begin(), every.end()), every.end());
        return every;
    }

    // Stated prices with the weights summed up, so that a share is one search.
    struct Steps {
        std::vector<double> prices, weights_below; // weights_below[i]: of the prices before the i-th

        Steps(std::span<StatedPrices const> stated, std::optional<double> StatedPrices::*which)
        {
            std::vector<std::pair<double, double>> pairs;
            for (auto const& one : stated)
                pairs.emplace_back(*(one.*which), one.weight);
            std::sort(pairs.begin(), pairs.end());
            double sum = 0;
            for (auto const& [price, weight] : pairs) {
                prices.push_back(price);
                weights_below.push_back(sum);
                sum += weight;
            }
            weights_below.push_back(sum);
        }
        double above(double price) const { return 1 - at_most(price); }
        double at_most(double price) const
        {
            auto const place = std::upper_bound(prices.begin(), prices.end(), price) - prices.begin();
            return weights_below[static_cast<std::size_t>(place)] / weights_below.back();
        }
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
    auto const every = every_price(prices);
    Steps const too_cheap_steps(prices, &StatedPrices::too_cheap), cheap_steps(prices, &StatedPrices::cheap),
        expensive_steps(prices, &StatedPrices::expensive), too_expensive_steps(prices, &StatedPrices::too_expensive);
    std::vector<double> too_cheap, cheap, not_cheap, expensive, not_expensive, too_expensive;
    for (auto const price : every) {
        too_cheap.push_back(too_cheap_steps.above(price));
        cheap.push_back(cheap_steps.above(price));
        not_cheap.push_back(1 - cheap.back());
        expensive.push_back(expensive_steps.at_most(price));
        not_expensive.push_back(1 - expensive.back());
        too_expensive.push_back(too_expensive_steps.at_most(price));
    }
    return { lowest_crossing(every, too_cheap, not_cheap), lowest_crossing(every, not_expensive, too_expensive),
        lowest_crossing(every, cheap, expensive), lowest_crossing(every, too_cheap, too_expensive),
        lowest_crossing(every, too_cheap, expensive), lowest_crossing(every, cheap, too_expensive) };
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
    std::vector<StatedPrices> sample(prices.size());
    for (std::size_t i = 0; i < samples; ++i) {
        for (auto& one : sample)
            one = prices[random.below(static_cast<std::uint32_t>(prices.size()))];
        auto const of_sample = price_points(sample);
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
