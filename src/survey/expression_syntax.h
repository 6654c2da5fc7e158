// An expression taken apart: a flat list of nodes that refer to each other by index.
#pragma once

#include "base/result.h"
#include "survey/expression.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey::expression {

using NodeIndex = std::uint32_t;

enum class NodeKind : std::uint8_t {
    nothing, // the words null and undefined, and an operand that was left out
    constant,
    variable,
    list,
    call,
    unary, // one child
    chain, // a op b op c … of one level: children.size() == operators.size() + 1, grouped from the left
};

enum class Operator : std::uint8_t {
    logical_or,
    logical_and,
    less_or_equal,
    greater_or_equal,
    equal,
    not_equal,
    less,
    greater,
    plus,
    minus,
    multiply,
    divide,
    modulo,
    power,
    contains,
    not_contains,
    any_of,
    all_of,
    none_of,
    negate,
    empty,
    not_empty,
};

struct Node {
    NodeKind kind = NodeKind::nothing;
    bool is_as_is = false; // of a variable: {#name} keeps text that looks like a number
    Value constant;
    std::string name; // of a variable or call
    std::vector<NodeIndex> children;
    std::vector<Operator> operators; // of a chain, or the one of a unary node
};

struct Syntax {
    std::vector<Node> nodes;
    NodeIndex root = 0;
};

inline bool is_logical(Operator op)
{
    return op == Operator::logical_or || op == Operator::logical_and;
}

inline bool is_comparison(Operator op)
{
    return op >= Operator::less_or_equal && op <= Operator::greater;
}

// Whatever its operands are.
bool gives_boolean(Syntax const& syntax, NodeIndex index);

base::Result<Syntax> parse(std::string_view text, ExpressionLimits const& limits);

}
