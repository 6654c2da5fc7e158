#include "stats/means.h"

#include "stats/distributions.h"
#include "stats/sums.h"

#include <algorithm>
#include <cmath>

namespace dure::stats {

namespace {

    // The smallest power of ten, at most 10^9, that makes every number whole within its own rounding; 0 if none does.
    double whole_scale(std::span<double const> numbers)
    {
        constexpr double rounding = 0x1p-52;
        constexpr double most = 0x1p52;
        double scale = 1;
        double largest = 0;
        for (auto const number : numbers) {
            auto const is_whole = [&] {
                auto const scaled = number * scale;
                return std::abs(scaled - std::round(scaled)) <= rounding * std::abs(scaled);
            };
            while (!is_whole()) {
                scale *= 10;
                if (scale > 1e9)
                    return 0;
            }
            largest = std::max(largest, std::abs(number));
        }
        return largest * scale < most ? scale : 0;
    }

    TTest t_test(double difference, double error, double df, double confidence)
    {
        TTest test;
        if (!(error > 0))
            return test;
        auto const reach = t_quantile((1 + confidence) / 2, df) * error;
        test.t = difference / error;
        test.df = df;
        test.p = t_two_sided(test.t, df);
        test.interval = { difference - reach, difference + reach };
        return test;
    }

    double squared(double number)
    {
        return number * number;
    }

}

Moments moments(std::span<double const> numbers)
{
    Moments found;
    found.n = numbers.size();
    if (numbers.empty())
        return found;
    auto const n = static_cast<double>(numbers.size());
    auto const scale = whole_scale(numbers);
    auto const scaled = [&](double number) { return scale > 0 ? std::round(number * scale) : number; };
    auto const origin = scaled(*std::min_element(numbers.begin(), numbers.end()));
    Sum sum;
    for (auto const number : numbers)
        sum.add(scaled(number) - origin);
    auto const middle = sum.value() / n;
    auto const unit = scale > 0 ? scale : 1.0;
    found.mean = (origin + middle) / unit;
    if (numbers.size() < 2)
        return found;
    Sum squares;
    Sum rest;
    for (auto const number : numbers) {
        auto const off = scaled(number) - origin - middle;
        squares.add(off * off);
        rest.add(off);
    }
    auto const variance = (squares.value() - squared(rest.value()) / n) / (n - 1);
    found.deviation = std::sqrt(std::max(0.0, variance)) / unit;
    if (std::isnan(variance))
        found.deviation = not_estimable;
    found.standard_error = found.deviation / std::sqrt(n);
    return found;
}

Interval mean_interval(Moments const& moments, double confidence)
{
    if (moments.n < 2)
        return {};
    auto const reach = t_quantile((1 + confidence) / 2, static_cast<double>(moments.n - 1)) * moments.standard_error;
    return { moments.mean - reach, moments.mean + reach };
}

MeanDifference mean_difference(std::span<double const> first, std::span<double const> second, double confidence)
{
    MeanDifference found;
    found.first = moments(first);
    found.second = moments(second);
    if (first.empty() || second.empty()) {
        found.warnings.push_back({ "no_cases", "A group without numbers has no mean." });
        return found;
    }
    found.difference = found.first.mean - found.second.mean;
    auto const n = static_cast<double>(first.size());
    auto const m = static_cast<double>(second.size());
    if (n + m < 3) {
        found.warnings.push_back({ "too_few_cases", "One number in each group says nothing about the spread." });
        return found;
    }
    // A group of one adds nothing to the pooled spread; Welch's test needs the spread of both.
    auto const spread
        = [](Moments const& of) { return of.n < 2 ? 0.0 : squared(of.deviation) * static_cast<double>(of.n - 1); };
    auto const pooled = (spread(found.first) + spread(found.second)) / (n + m - 2);
    found.pooled = t_test(found.difference, std::sqrt(pooled * (1 / n + 1 / m)), n + m - 2, confidence);
    if (first.size() < 2 || second.size() < 2) {
        found.warnings.push_back({ "too_few_cases", "Welch's test needs two numbers in each group." });
    } else {
        auto const a = squared(found.first.standard_error);
        auto const b = squared(found.second.standard_error);
        auto const share = a / (a + b);
        auto const df = 1 / (squared(share) / (n - 1) + squared(1 - share) / (m - 1));
        found.welch = t_test(found.difference, std::sqrt(a + b), df, confidence);
    }
    if (pooled == 0)
        found.warnings.push_back({ "zero_variance", "The numbers do not vary within the groups: there is no test." });
    return found;
}

}
