// The way from a value to a part of it: "flap[0].grade". Names match in either case, and one name may hold dots.
#pragma once

#include "survey/expression_cell.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey::expression {

struct Path {
    struct Step {
        std::string name; // empty: only an index
        std::optional<double> index; // negative counts from the end
    };
    std::vector<Step> steps;

    static Path parse(std::string_view text);
    bool is_empty() const { return steps.empty(); }
};

// Undefined where there is no such part.
Cell follow(Context& context, Cell start, Path const& path);

// The object that a name written as JSON means: {"a": 1, "b": [2]}. Undefined if it is not one.
Value read_literal(std::string_view name);

}
