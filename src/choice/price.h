// Prices people name: van Westendorp's price sensitivity meter 1976 and its extension by Newton, Miller and Smith 1993.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dure::choice {

// One respondent's four prices, and where asked for the extension how likely a purchase would be at two of them, 0 to
// 1.
struct StatedPrices {
    std::optional<double> too_cheap, cheap, expensive, too_expensive;
    std::optional<double> buy_if_cheap, buy_if_expensive;
    double weight = 1;
};

struct PriceSettings {
    bool is_strict = true; // each price must be above the one before; otherwise not below
    std::optional<int> decimals; // prices are rounded to these
};

// Those with all four prices in order, rounded.
std::vector<StatedPrices> consistent_prices(std::span<StatedPrices const> stated, PriceSettings const& settings);

// Weighted shares of the respondents: price p is too cheap or cheap for whom the stated one is >= p, expensive or too
// expensive where it is <= p.
struct PriceShares {
    double too_cheap = 0, cheap = 0, expensive = 0, too_expensive = 0;
};
PriceShares price_shares(std::span<StatedPrices const> prices, double price);

// Where curves cross: taken at every stated price and straight between them, the lowest crossing; NaN where there is
// none. At a stated price itself the falling curves have already fallen, as in CRAN's pricesensitivitymeter (1 - ecdf).
struct PricePoints {
    double marginal_cheapness = 0; // PMC: too cheap and not cheap
    double marginal_expensiveness = 0; // PME: too expensive and not expensive
    double indifference = 0; // IDP: cheap and expensive
    double optimum = 0; // OPP: too cheap and too expensive
    double narrow_lower = 0, narrow_upper = 0; // expensive and too cheap; cheap and too expensive
};
PricePoints price_points(std::span<StatedPrices const> prices);

// The middle 95 % of the points over samples of as many respondents, drawn with replacement (B. Efron 1979): 400 of
// them, of more than 1,000 respondents fewer, at least 100. NaN for a point that one sample in twenty does not have.
struct PriceIntervals {
    PricePoints low, high;
};
PriceIntervals price_intervals(std::span<StatedPrices const> prices, std::uint64_t seed);

// The mean probability of a purchase: 0 at too cheap and too expensive, as stated at cheap and expensive, straight
// between.
struct PurchaseCurve {
    std::vector<double> prices; // every stated one, ascending
    std::vector<double> reach; // expected share of buyers
    std::vector<double> revenue; // price times reach
    double reach_optimum = 0, reach_at_optimum = 0; // the lowest price of the largest reach
    double revenue_optimum = 0, revenue_at_optimum = 0; // for each respondent
};
// Empty and NaN without respondents; all of them must have stated both probabilities.
PurchaseCurve purchase_curve(std::span<StatedPrices const> prices);
double purchase_probability(StatedPrices const& prices, double price);

}
