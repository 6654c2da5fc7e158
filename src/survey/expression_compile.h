// From the tree to the program: constants folded, conditions of array functions compiled alongside.
#pragma once

#include "survey/expression_program.h"

namespace dure::survey::expression {

void compile(Syntax const& syntax, ExpressionLimits const& limits, Expression::Program& program);

}
