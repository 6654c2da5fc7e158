#include "choice/logit_kernel.h"

#include "base/elementary.h"
#include "choice/lanes.h"

#include <algorithm>

namespace dure::choice {

namespace {

    constexpr auto lanes = logit_lanes;
    // Below this, e^utility and a sum of such stay finite, and the largest need not be taken out first.
    constexpr double large_utility = 500;

    // The product of eight sums of such powers is finite too, and one logarithm does for them all.
    constexpr double moderate_utility = 70;

    struct Workspace {
        std::vector<double> shares; // rival x lane: utilities, then weighted probabilities
        std::vector<double> weighted; // parameter x rival x lane: differences times weighted probabilities
        std::vector<double> mean; // parameter x lane: expected difference
        std::vector<double> weighted_mean;
    };

    void utilities(
        PackedTasks const& tasks, double const* differences, std::span<double const> coefficients, double* into)
    {
        auto const width = tasks.rivals * lanes;
        std::fill(into, into + width, 0.0);
        for (std::size_t k = 0; k < tasks.parameters; ++k) {
            auto const coefficient = coefficients[k];
            auto const* const column = differences + k * width;
            for (std::size_t i = 0; i < width; i += lanes) {
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    into[i + lane] += coefficient * column[i + lane];
            }
        }
    }

    // Turns utilities into weight times probability and returns the block's part of the log-likelihood.
    double probabilities(PackedTasks const& tasks, std::size_t block, double* shares)
    {
        auto const width = tasks.rivals * lanes;
        double top[lanes] {}, total[lanes];
        auto const largest = *std::max_element(shares, shares + width);
        if (largest > large_utility) {
            for (std::size_t i = 0; i < width; ++i)
                top[i % lanes] = std::max(top[i % lanes], shares[i]);
            for (std::size_t i = 0; i < width; ++i)
                shares[i] -= top[i % lanes];
        }
        for (std::size_t lane = 0; lane < lanes; ++lane)
            total[lane] = largest > large_utility ? base::exp(-top[lane]) : 1;
        auto const* const present = tasks.present.empty() ? nullptr : tasks.present.data() + block * width;
        for (std::size_t i = 0; i < width; i += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                shares[i + lane] = base::exp(shares[i + lane]);
            for (std::size_t lane = 0; present && lane < lanes; ++lane)
                shares[i + lane] *= present[i + lane];
            for (std::size_t lane = 0; lane < lanes; ++lane)
                total[lane] += shares[i + lane];
        }
        auto const* const weights = tasks.weights.data() + block * lanes;
        double factor[lanes];
        double log_likelihood = 0;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            factor[lane] = weights[lane] / total[lane];
            total[lane] = weights[lane] > 0 ? total[lane] : 1;
        }
        if (tasks.has_equal_weights && largest < moderate_utility) {
            for (std::size_t lane = 0; lane < lanes; lane += 8) {
                auto const* const t = total + lane;
                log_likelihood -= base::log(((t[0] * t[1]) * (t[2] * t[3])) * ((t[4] * t[5]) * (t[6] * t[7])));
            }
        } else {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                log_likelihood -= weights[lane] * (top[lane] + base::log(total[lane]));
        }
        for (std::size_t i = 0; i < width; i += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                shares[i + lane] *= factor[lane];
        }
        return log_likelihood;
    }

    void means(PackedTasks const& tasks, double const* differences, double const* weights, Workspace& work)
    {
        auto const width = tasks.rivals * lanes;
        double inverse[lanes];
        for (std::size_t lane = 0; lane < lanes; ++lane)
            inverse[lane] = weights[lane] > 0 ? 1 / weights[lane] : 0;
        for (std::size_t k = 0; k < tasks.parameters; ++k) {
            auto const* const column = differences + k * width;
            auto* const weighted = work.weighted.data() + k * width;
            auto* const weighted_mean = work.weighted_mean.data() + k * lanes;
            auto* const mean = work.mean.data() + k * lanes;
            std::fill(weighted_mean, weighted_mean + lanes, 0.0);
            for (std::size_t i = 0; i < width; i += lanes) {
                for (std::size_t lane = 0; lane < lanes; ++lane) {
                    weighted[i + lane] = work.shares[i + lane] * column[i + lane];
                    weighted_mean[lane] += weighted[i + lane];
                }
            }
            for (std::size_t lane = 0; lane < lanes; ++lane)
                mean[lane] = weighted_mean[lane] * inverse[lane];
        }
    }

    DURE_HOT_FUNCTION void add_block(PackedTasks const& tasks, std::size_t block, std::span<double const> coefficients,
        Workspace& work, LogitPoint& point)
    {
        auto const width = tasks.rivals * lanes;
        auto const* const differences = tasks.differences.data() + block * tasks.parameters * width;
        utilities(tasks, differences, coefficients, work.shares.data());
        point.log_likelihood += probabilities(tasks, block, work.shares.data());
        means(tasks, differences, tasks.weights.data() + block * lanes, work);
        for (std::size_t i = 0; i < tasks.parameters; ++i) {
            auto const* const weighted_mean = work.weighted_mean.data() + i * lanes;
            auto* const row = point.information.data() + i * tasks.parameters;
            for (std::size_t lane = 0; lane < lanes; ++lane)
                point.gradient[i] -= weighted_mean[lane];
            for (std::size_t j = i; j < tasks.parameters; ++j) {
                row[j] += dot_in_lanes(work.weighted.data() + i * width, differences + j * width, width)
                    - dot_in_lanes(weighted_mean, work.mean.data() + j * lanes, lanes);
            }
        }
    }

    DURE_HOT_FUNCTION void pack_task(ChoiceData const& data, std::size_t task, std::span<std::size_t const> columns,
        std::span<double const> inverse_scales, PackedTasks& packed)
    {
        auto const block = task / lanes, lane = task % lanes, width = packed.rivals * lanes;
        auto const chosen = data.row(data.task_starts[task] + data.chosen[task]);
        std::size_t rival = 0;
        for (std::size_t i = 0; i < data.alternatives(task); ++i) {
            if (i == data.chosen[task])
                continue;
            auto const row = data.row(data.task_starts[task] + i);
            auto* into = packed.differences.data() + block * packed.parameters * width + rival * lanes + lane;
            for (std::size_t k = 0; k < columns.size(); ++k, into += width)
                *into = (row[columns[k]] - chosen[columns[k]]) * inverse_scales[k];
            if (!packed.present.empty())
                packed.present[block * width + rival * lanes + lane] = 1;
            ++rival;
        }
    }

}

PackedTasks pack_tasks(ChoiceData const& data, std::span<double const> scales, std::vector<bool> const& used)
{
    std::vector<std::size_t> columns;
    for (std::size_t k = 0; k < data.parameters; ++k) {
        if (used[k])
            columns.push_back(k);
    }
    PackedTasks packed;
    packed.parameters = columns.size();
    packed.has_equal_weights = data.weights.empty();
    auto ragged = false;
    for (std::size_t task = 0; task < data.tasks(); ++task) {
        packed.rivals = std::max(packed.rivals, data.alternatives(task) - 1);
        ragged |= data.alternatives(task) != data.alternatives(0);
    }
    packed.blocks = (data.tasks() + lanes - 1) / lanes;
    auto const width = packed.rivals * lanes;
    packed.differences.assign(packed.blocks * packed.parameters * width, 0);
    packed.weights.assign(packed.blocks * lanes, 0);
    if (ragged)
        packed.present.assign(packed.blocks * width, 0);
    std::vector<double> inverse_scales;
    for (auto const k : columns)
        inverse_scales.push_back(1 / scales[k]);
    for (std::size_t task = 0; task < data.tasks(); ++task) {
        packed.weights[task] = data.weight(task);
        pack_task(data, task, columns, inverse_scales, packed);
    }
    return packed;
}

LogitPoint evaluate_logit(PackedTasks const& tasks, std::span<double const> coefficients, std::size_t stride)
{
    auto const n = tasks.parameters;
    LogitPoint point;
    point.gradient.assign(n, 0);
    point.information.assign(n * n, 0);
    Workspace work;
    work.shares.resize(tasks.rivals * lanes);
    work.weighted.resize(n * tasks.rivals * lanes);
    work.mean.resize(n * lanes);
    work.weighted_mean.resize(n * lanes);
    for (std::size_t block = 0; tasks.rivals > 0 && block < tasks.blocks; block += stride)
        add_block(tasks, block, coefficients, work, point);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            point.information[i * n + j] = point.information[j * n + i];
    }
    return point;
}

}
