// The next task of a question that follows the answers so far: the states of adaptive_pairs and adaptive_maxdiff,
// played through from what was shown and answered.
#pragma once

#include "choice/utility_posterior.h"
#include "survey/tasks.h"

#include <optional>

namespace dure::choice {

// The survey's `prior`: { "mean": { item: utility }, "deviation": number or { item: number } }. Items it does not name
// have the weak prior's numbers. Nothing: there is none, or it is no distribution.
std::optional<UtilityDistribution> prior_of(std::vector<survey::Choice> const& items, survey::Value const& prior);

// Undefined: there is nothing left to ask. `tasks` may be empty.
survey::Value next_task(
    survey::Pairs const& kind, survey::Tasks const& tasks, survey::Value const& answer, std::uint64_t seed);
survey::Value next_task(
    survey::MaxDiff const& kind, survey::Tasks const& tasks, survey::Value const& answer, std::uint64_t seed);

}
