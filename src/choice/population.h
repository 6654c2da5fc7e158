// The utilities of people in general, out of many responses: what a survey ships to tell respondents how many think
// alike.
#pragma once

#include "survey/definition.h"
#include "survey/response.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace dure::choice {

struct PopulationSettings {
    std::uint64_t seed = 1;
    std::size_t burn_in = 500;
    std::size_t draws = 1500; // at least; ten times as many where the chain is slow to settle
};

struct EstimatedPopulation {
    survey::Population population;
    double largest_r_hat = 0; // over the population means; settled_r_hat or more: not to be shipped
};

// One segment with the mean and deviation of a normal population by hierarchical Bayes, centred as own_result's
// utilities are. Of MaxDiff, pairs and conjoint; nothing of other kinds or where fewer than ten people answered.
std::optional<EstimatedPopulation> estimated_population(survey::Question const& question,
    std::span<survey::Response const> responses, PopulationSettings const& settings = {});

}
