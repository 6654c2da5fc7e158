#include "base/random.h"
#include "choice/price.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure;
using choice::StatedPrices;

TEST_CASE("only four prices in ascending order count")
{
    std::vector<StatedPrices> const stated {
        { 1, 2, 3, 4, {}, {}, 1 },
        { 1, 1, 3, 4, {}, {}, 1 },
        { 1, 2, {}, 4, {}, {}, 1 },
        { 4, 3, 2, 1, {}, {}, 1 },
    };
    CHECK(choice::consistent_prices(stated, {}).size() == 1);
    choice::PriceSettings loose;
    loose.is_strict = false;
    CHECK(choice::consistent_prices(stated, loose).size() == 2);
    CHECK(std::isnan(choice::price_points({}).optimum));
    CHECK(choice::purchase_curve({}).prices.empty());
    CHECK(std::isnan(choice::purchase_curve({}).revenue_optimum));
}

TEST_CASE("a respondent of weight two is two respondents")
{
    std::vector<StatedPrices> once { { 10, 20, 30, 40, 0.8, 0.3, 2 }, { 12, 18, 36, 50, 0.6, 0.2, 1 },
        { 8, 22, 28, 35, 0.9, 0.1, 1 } };
    auto twice = once;
    twice[0].weight = 1;
    twice.push_back(twice[0]);
    auto const a = choice::price_points(once), b = choice::price_points(twice);
    CHECK(a.optimum == doctest::Approx(b.optimum));
    CHECK(a.indifference == doctest::Approx(b.indifference));
    auto const c = choice::purchase_curve(once), d = choice::purchase_curve(twice);
    CHECK(c.revenue_optimum == d.revenue_optimum);
    for (std::size_t i = 0; i < c.reach.size(); ++i)
        CHECK(c.reach[i] == doctest::Approx(d.reach[i]));
}

TEST_CASE("Newton, Miller and Smith: straight between the four prices, nothing outside")
{
    StatedPrices const one { 10, 20, 30, 40, 0.8, 0.4, 1 };
    CHECK(choice::purchase_probability(one, 9) == 0);
    CHECK(choice::purchase_probability(one, 15) == doctest::Approx(0.4));
    CHECK(choice::purchase_probability(one, 20) == doctest::Approx(0.8));
    CHECK(choice::purchase_probability(one, 25) == doctest::Approx(0.6));
    CHECK(choice::purchase_probability(one, 35) == doctest::Approx(0.2));
    CHECK(choice::purchase_probability(one, 41) == 0);
    auto const curve = choice::purchase_curve(std::span(&one, 1));
    CHECK(curve.reach_optimum == 20);
    CHECK(curve.reach_at_optimum == doctest::Approx(0.8));
    CHECK(curve.revenue_optimum == 20); // 16 against 12 at 30
    CHECK(curve.revenue_at_optimum == doctest::Approx(16));
}

TEST_CASE("the points lie in order where answers differ as they do")
{
    std::vector<StatedPrices> stated;
    for (int i = 0; i < 200; ++i) {
        auto const shift = i % 40 * 0.5;
        stated.push_back({ 10 + shift, 20 + shift, 26 + shift, 38 + shift, {}, {}, 1 });
    }
    auto const points = choice::price_points(choice::consistent_prices(stated, {}));
    CHECK(points.marginal_cheapness < points.indifference);
    CHECK(points.indifference < points.marginal_expensiveness);
    CHECK(points.optimum > points.marginal_cheapness);
    CHECK(points.optimum < points.marginal_expensiveness);
}

TEST_CASE("the points have intervals, which narrow with more respondents, and none where there is no point")
{
    base::Random random(5);
    auto const people = [&](std::size_t count) {
        std::vector<StatedPrices> prices;
        for (std::size_t i = 0; i < count; ++i) {
            auto const base = 100.0 + random.below(60), step = 10.0 + random.below(20);
            prices.push_back({ base, base + step, base + 2 * step, base + 3 * step, {}, {}, 1 });
        }
        return prices;
    };
    auto const few = people(40), many = people(1000);
    auto const wide = choice::price_intervals(few, 1), narrow = choice::price_intervals(many, 1);
    auto const optimum = choice::price_points(few).optimum;
    CHECK(wide.low.optimum <= optimum);
    CHECK(wide.high.optimum >= optimum);
    CHECK(wide.high.optimum > wide.low.optimum);
    CHECK(narrow.high.optimum - narrow.low.optimum < 0.5 * (wide.high.optimum - wide.low.optimum));
    CHECK(choice::price_intervals(few, 1).low.indifference == wide.low.indifference);
    CHECK(std::isnan(choice::price_intervals({}, 1).low.optimum));
    CHECK(std::isnan(choice::price_intervals(people(1), 1).high.optimum));
    // Everybody's prices alike: the curves of too cheap and not cheap do not cross where they jump at once.
    std::vector<StatedPrices> const alike(20, { 1, 2, 3, 4, {}, {}, 1 });
    auto const points = choice::price_points(alike);
    auto const intervals = choice::price_intervals(alike, 1);
    CHECK(std::isnan(points.optimum) == std::isnan(intervals.low.optimum));
    CHECK((std::isnan(points.optimum) || intervals.low.optimum == points.optimum));
}
