#include "base/elementary.h"
#include "base/variates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using namespace dure;

namespace {

struct Moments {
    double mean = 0, variance = 0, skewness = 0, kurtosis = 0;
};

template <typename Draw> Moments moments_of(int draws, Draw&& draw)
{
    std::vector<double> numbers(static_cast<std::size_t>(draws));
    double sum = 0;
    for (auto& number : numbers)
        sum += number = draw();
    Moments found;
    found.mean = sum / draws;
    double second = 0, third = 0, fourth = 0;
    for (auto const number : numbers) {
        auto const off = number - found.mean;
        second += off * off;
        third += off * off * off;
        fourth += off * off * off * off;
    }
    found.variance = second / draws;
    found.skewness = third / draws / std::pow(found.variance, 1.5);
    found.kurtosis = fourth / draws / (found.variance * found.variance);
    return found;
}

}

TEST_CASE("normal variates have the moments and the shares of the normal distribution, in the tail too")
{
    base::Random random(11);
    constexpr int draws = 1'000'000;
    constexpr std::array edges { -3.7, -3.0, -2.0, -1.0, -0.25, 0.0, 0.1, 0.5, 1.5, 2.5, 3.5, 4.0 };
    std::array<int, edges.size()> below {};
    auto const found = moments_of(draws, [&] {
        auto const x = base::standard_normal(random);
        for (std::size_t i = 0; i < edges.size(); ++i)
            below[i] += x < edges[i] ? 1 : 0;
        return x;
    });
    CHECK(std::abs(found.mean) < 0.004);
    CHECK(std::abs(found.variance - 1) < 0.006);
    CHECK(std::abs(found.skewness) < 0.01);
    CHECK(std::abs(found.kurtosis - 3) < 0.025);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        auto const share = 0.5 * std::erfc(-edges[i] / std::sqrt(2.0));
        INFO(edges[i]);
        CHECK(std::abs(below[i] - draws * share) < 4.5 * std::sqrt(draws * share * (1 - share)));
    }
}

TEST_CASE("gamma variates have mean and variance of their shape, below 1 too")
{
    base::Random random(12);
    for (auto const shape : { 0.3, 1.0, 2.5, 40.0, 600.0 }) {
        auto const found = moments_of(200'000, [&] { return base::gamma_variate(random, shape); });
        INFO(shape);
        CHECK(std::abs(found.mean - shape) < 5 * std::sqrt(shape / 200'000));
        CHECK(std::abs(found.variance / shape - 1) < 0.05);
    }
    auto const chi = moments_of(200'000, [&] {
        auto const x = base::chi_variate(random, 5);
        return x * x;
    });
    CHECK(std::abs(chi.mean - 5) < 0.05);
    CHECK(std::abs(chi.variance - 10) < 0.4);
}

TEST_CASE("variates have the same digits on every platform")
{
    base::Random random(13);
    std::uint64_t hash = 0;
    for (int i = 0; i < 20'000; ++i) {
        hash = base::mix_64(hash ^ base::elementary::bits_of(base::standard_normal(random)));
        hash = base::mix_64(hash ^ base::elementary::bits_of(base::gamma_variate(random, 0.4 + i % 7)));
    }
    CHECK(hash == 15881362975885699728ULL); // reached natively and in WebAssembly alike
}
