// The functions an expression may call, by the names and with the results of SurveyJS.
#pragma once

#include "survey/expression_cell.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace dure::survey::expression {

using Arguments = std::span<Cell const>;
using Function = Cell (*)(Context&, Arguments);

struct NamedFunction {
    std::string_view name;
    Function function;
    bool depends_on_time; // however it is called
};

std::span<NamedFunction const> general_functions();
std::span<NamedFunction const> date_functions();
// Nothing if there is no such function here.
NamedFunction const* find_function(std::string_view name);

// These look at every item of a list or record, and may have a condition of their own.
enum class ArrayFunction : std::uint8_t { sum, minimum, maximum, count, average };

// a + b, rounded to the decimals that a and b have.
Cell sum_of(Context& context, Cell const& left, Cell const& right);
int decimals_of(Context& context, Cell const& cell);

}
