#include "choice/convergence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace dure::choice {

namespace {

    struct Half {
        std::vector<double> centred;
        double mean = 0;
        double variance = 0; // with n - 1
    };

    std::vector<Half> halves_of(std::span<std::vector<double> const> chains, std::size_t length)
    {
        std::vector<Half> halves;
        for (auto const& chain : chains) {
            for (auto const start : { std::size_t(0), chain.size() - length }) {
                Half half;
                half.centred.assign(chain.data() + start, chain.data() + start + length);
                for (auto const draw : half.centred)
                    half.mean += draw / static_cast<double>(length);
                for (auto& draw : half.centred) {
                    draw -= half.mean;
                    half.variance += draw * draw / static_cast<double>(length - 1);
                }
                halves.push_back(std::move(half));
            }
        }
        return halves;
    }

    double mean_autocovariance(std::vector<Half> const& halves, std::size_t lag)
    {
        double sum = 0;
        for (auto const& half : halves) {
            for (std::size_t i = lag; i < half.centred.size(); ++i)
                sum += half.centred[i] * half.centred[i - lag];
        }
        return sum / static_cast<double>(halves.size() * halves.front().centred.size());
    }

    // 1 + 2 (sum of the autocorrelations), in pairs as long as they stay positive, and none larger than the one before.
    double autocorrelation_time(std::vector<Half> const& halves, double within, double total)
    {
        auto const correlation
            = [&](std::size_t lag) { return 1 - (within - mean_autocovariance(halves, lag)) / total; };
        auto const length = halves.front().centred.size();
        auto pair = 1 + correlation(1);
        double sum = 0;
        for (std::size_t lag = 2; pair > 0; lag += 2) {
            sum += pair;
            if (lag + 1 >= length)
                break;
            pair = std::min(pair, correlation(lag) + correlation(lag + 1));
        }
        return 2 * sum - 1;
    }

}

Convergence convergence(std::span<std::vector<double> const> chains)
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    auto length = chains.empty() ? 0 : chains.front().size();
    for (auto const& chain : chains)
        length = std::min(length, chain.size());
    length /= 2;
    if (length < 2)
        return { nan, nan };
    auto const halves = halves_of(chains, length);
    auto const count = static_cast<double>(halves.size()), n = static_cast<double>(length);
    double mean = 0, within = 0, between = 0;
    for (auto const& half : halves) {
        mean += half.mean / count;
        within += half.variance / count;
    }
    for (auto const& half : halves)
        between += n * (half.mean - mean) * (half.mean - mean) / (count - 1);
    auto const total = (n - 1) / n * within + between / n;
    if (!(within > 1e-24 * mean * mean)) // rounding of equal numbers aside
        return { nan, nan };
    auto const draws = count * n;
    // Antithetic draws may be worth more than independent ones, but nobody should count on more than this.
    auto const time = std::max(autocorrelation_time(halves, within, total), 1 / std::log10(draws + 9));
    return { std::sqrt(total / within), draws / time };
}

}
