// SurveyJS's arithmetic, and what is left of "and" and "or" where they stand between other things than booleans.
#pragma once

#include "survey/expression_cell.h"
#include "survey/expression_syntax.h"

namespace dure::survey::expression {

Cell arithmetic(Context& context, Operator op, Cell const& left, Cell const& right);
// Neither is NaN.
Cell arithmetic_of_numbers(Operator op, double left, double right);

}
