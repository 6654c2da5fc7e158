// Conditions made of tests with "and", "or" and "!" between them: each test knows where to go on if it holds and if it
// does not, and decides what answers usually hold without making anything. What it cannot decide is left to the machine
// of expression_evaluate.cpp.
#pragma once

#include "survey/expression_syntax.h"
#include "survey/expression_word.h"

#include <cstdint>

namespace dure::survey::expression {

enum class Test : std::uint8_t {
    other, // left to the machine
    number, // an answer and a constant
    word, // likewise, for equality
    boolean, // likewise
    variables, // of an answer with another
    emptiness,
    list, // contains, anyof, … of an answer with one or more constants
    arithmetic, // comparison of what is computed from numbers
};

// A constant: a number, a comparable word or a boolean.
struct Operand {
    Kind kind = Kind::undefined;
    bool has_simple_case = false; // of a word: only its ASCII letters have another case
    bool has_no_case = false; // of a word: a text that has it has these very letters
    std::uint32_t constant = 0;
    union {
        double number;
        bool boolean;
        Word word;
    };

    Operand()
        : word {}
    {
    }
};

inline constexpr std::uint32_t nowhere = 0xFFFF'FFFF;

// Where an answer lies, if it can be read without the help of the machine: a slot, or a member of the record in it.
struct Place {
    std::uint32_t slot = nowhere;
    Word member {}; // without data: the slot itself
};

struct Step {
    Operand operand; // of a comparison
    std::uint32_t slot = nowhere;
    std::uint32_t variable = nowhere;
    std::uint32_t next[2] = { 0, 0 }; // if it does not hold, if it holds; beyond the last step: the end
    std::uint32_t code = 0; // where the machine's code for the same begins
    std::uint32_t first = 0; // of a list test: its first operand. Of two variables: the other one
    std::uint32_t count = 0; // of a list test: how many operands
    Test test = Test::other;
    Operator op = Operator::equal;
    std::uint8_t outcomes = 0; // of a comparison: for which orders it holds, see Ordering
    bool has_member = false;
};

// How two things stand to each other; a comparison holds if the bit of this number is set in its `outcomes`.
enum class Ordering : std::uint8_t { none = 0, less = 1, greater = 2, equal = 4, unknown = 8 };

inline constexpr std::uint32_t rejected = 0xFFFF'FFFE; // as an end of steps
inline constexpr std::uint32_t accepted = 0xFFFF'FFFF;

// What the builder needs from the compiler.
class LeafCompiler {
public:
    virtual ~LeafCompiler() = default;
    virtual std::uint32_t code_of(NodeIndex node) = 0; // where it begins
    virtual std::uint32_t variable_of(Node const& node) = 0;
};

// False if the expression is no such condition.
bool build_decision(Syntax const& syntax, LeafCompiler& compiler, Expression::Program& program);
// Once the constants, or the places of the variables, will not move any more.
void prepare_operands(Expression::Program& program);
void place_steps(Expression::Program& program);

enum class Outcome : std::uint8_t { no, yes, unknown }; // unknown: the step limit was reached

Outcome decide(Expression::Program const& program, Surroundings const& surroundings);

}
