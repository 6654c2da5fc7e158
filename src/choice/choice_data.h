// Tasks of choice as the models read them: in each, one of several alternatives was chosen.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dure::choice {

struct ChoiceData {
    std::size_t parameters = 0;
    std::vector<double> rows; // alternatives x parameters, task after task
    std::vector<std::uint32_t> task_starts { 0 }; // the first alternative of each task, and one past the last task's
    std::vector<std::uint32_t> chosen; // of each task, counted from its first alternative
    std::vector<double> weights; // of each task, >= 0; empty: 1 each

    std::size_t tasks() const { return chosen.size(); }
    std::size_t alternatives(std::size_t task) const { return task_starts[task + 1] - task_starts[task]; }
    double weight(std::size_t task) const { return weights.empty() ? 1 : weights[task]; }
    std::span<double const> row(std::size_t alternative) const
    {
        return { rows.data() + alternative * parameters, parameters };
    }
    std::span<double> row(std::size_t alternative) { return { rows.data() + alternative * parameters, parameters }; }
};

// `alternatives` holds the rows of the task's alternatives, one after the other.
inline void add_task(ChoiceData& data, std::span<double const> alternatives, std::size_t chosen)
{
    assert(data.parameters > 0 && alternatives.size() % data.parameters == 0);
    data.rows.insert(data.rows.end(), alternatives.begin(), alternatives.end());
    data.task_starts.push_back(static_cast<std::uint32_t>(data.rows.size() / data.parameters));
    data.chosen.push_back(static_cast<std::uint32_t>(chosen));
}

}
