// Log-likelihood, gradient and information of the conditional logit, over tasks packed so that each loop runs over the
// same place of 32 tasks at once.
#pragma once

#include "choice/choice_data.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dure::choice {

inline constexpr std::size_t logit_lanes = 32;

// Every alternative not chosen as its difference from the chosen one, whose utility is then 0: one row less per task,
// and large common offsets (prices in won) lose no digits.
struct PackedTasks {
    std::size_t parameters = 0;
    std::size_t rivals = 0; // the most alternatives of a task, less one
    std::size_t blocks = 0;
    bool has_equal_weights = true; // every task counts once
    std::vector<double> differences; // block x parameter x rival x lane
    std::vector<double> present; // block x rival x lane: 1, or 0 where a task has fewer alternatives; empty: all 1
    std::vector<double> weights; // block x lane: 0 in the places that fill up the last block
};

// Column k is divided by scales[k] > 0; columns with `used[k]` false are left out.
PackedTasks pack_tasks(ChoiceData const& data, std::span<double const> scales, std::vector<bool> const& used);

struct LogitPoint {
    double log_likelihood = 0;
    std::vector<double> gradient;
    std::vector<double> information; // minus the matrix of second derivatives
};

// At these coefficients, over every `stride`-th block.
LogitPoint evaluate_logit(PackedTasks const& tasks, std::span<double const> coefficients, std::size_t stride = 1);

}
