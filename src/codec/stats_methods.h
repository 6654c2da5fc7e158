// The methods of `dure stats`, by name: input and output as JSON values, shapes in docs/statistics.md. Each reads its
// input, calls the estimator of `stats` or `choice` that the screens call too, and writes what it found.
#pragma once

#include "base/result.h"
#include "survey/value.h"

#include <span>
#include <string_view>

namespace dure::codec {

struct StatsMethod {
    std::string_view name;
    std::string_view summary; // one line
    base::Result<survey::Value> (*run)(survey::Value const& input) = nullptr;
};

// One table for each family, in a file of its own.
std::span<StatsMethod const> number_methods(); // proportions, tests, tables, weights, agreement, words, opinion groups
std::span<StatsMethod const> choice_methods(); // choice models, rankings, Kano, price, TURF
std::span<StatsMethod const> design_methods(); // efficiency and balance of designs

// Null: there is no such method.
StatsMethod const* find_stats_method(std::string_view name);

}
