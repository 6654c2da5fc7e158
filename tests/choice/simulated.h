// Choices of simulated people whose utilities are known.
#pragma once

#include "base/elementary.h"
#include "base/random.h"
#include "base/variates.h"
#include "choice/choice_data.h"
#include "choice/maxdiff.h"

#include <cmath>
#include <span>
#include <vector>

namespace dure::tests {

inline double gumbel(base::Random& random)
{
    return -base::log(-base::log(1 - random.unit()));
}

// Columns at -1, 0 or 1.
inline choice::ChoiceData simulated_choices(
    base::Random& random, std::span<double const> truth, std::size_t tasks, std::size_t alternatives)
{
    choice::ChoiceData data;
    data.parameters = truth.size();
    std::vector<double> rows(alternatives * truth.size());
    for (std::size_t task = 0; task < tasks; ++task) {
        std::size_t best = 0;
        double highest = -1e300;
        for (std::size_t i = 0; i < alternatives; ++i) {
            auto utility = gumbel(random);
            for (std::size_t k = 0; k < truth.size(); ++k) {
                rows[i * truth.size() + k] = static_cast<double>(random.below(3)) - 1;
                utility += truth[k] * rows[i * truth.size() + k];
            }
            if (utility > highest) {
                highest = utility;
                best = i;
            }
        }
        choice::add_task(data, rows, best);
    }
    return data;
}

// Best of the set, then worst of the rest.
inline choice::MaxDiffTask simulated_maxdiff(
    base::Random& random, std::span<double const> truth, std::vector<std::size_t> shown)
{
    choice::MaxDiffTask task { std::move(shown), 0, 0 };
    auto highest = -1e300, lowest = -1e300;
    for (auto const item : task.shown) {
        if (auto const utility = truth[item] + gumbel(random); utility > highest) {
            highest = utility;
            task.best = item;
        }
    }
    for (auto const item : task.shown) {
        if (item == task.best)
            continue;
        if (auto const utility = -truth[item] + gumbel(random); utility > lowest) {
            lowest = utility;
            task.worst = item;
        }
    }
    return task;
}

inline double correlation(std::span<double const> a, std::span<double const> b)
{
    double mean_a = 0, mean_b = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        mean_a += a[i] / static_cast<double>(a.size());
        mean_b += b[i] / static_cast<double>(a.size());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return ab / std::sqrt(aa * bb);
}

inline std::uint64_t fingerprint(std::span<double const> numbers)
{
    std::uint64_t hash = 0;
    for (auto const number : numbers)
        hash = base::mix_64(hash ^ base::elementary::bits_of(number));
    return hash;
}

}
