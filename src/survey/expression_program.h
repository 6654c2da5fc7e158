// A compiled expression: one flat list of instructions over a small stack, with everything constant prepared.
#pragma once

#include "survey/expression_compare.h"
#include "survey/expression_decision.h"
#include "survey/expression_functions.h"
#include "survey/expression_path.h"
#include "survey/expression_syntax.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dure::survey {

namespace expression {

    enum class Action : std::uint8_t {
        push_constant, // a: constant
        push_variable, // a: variable
        compare, // variable a with constant b by `op`; the shape of most conditions, in one step
        test_variable, // variable a is (not) empty, by `op`
        binary, // the two topmost by `op`
        unary, // the topmost by `op`
        keep_if_false, // to a if the topmost is false, else drop it
        keep_if_true, // to a if the topmost is true, else drop it
        jump, // to a
        drop_and_jump_if_falsy, // to a
        make_list, // of the b topmost
        call, // function a of the b topmost
        call_host, // name a, of the b topmost
        fold_array, // array call a of the two topmost
        finish,
    };

    struct Instruction {
        Action action = Action::finish;
        Operator op = Operator::equal;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };

    struct Constant {
        Value value;
        Cell cell; // views `value`
        bool is_plain_text = false; // may be compared with plain text without a further look
    };

    struct Variable {
        std::string name;
        bool is_as_is = false;
        bool is_of_item = false; // inside the condition of an array function: the item's member comes first
        bool is_plain = false; // bound to a whole slot, nothing else to look at
        bool is_bound = false;
        bool is_ordered = false;
        bool has_fallback = true; // its name means something even where it has no value
        std::uint32_t slot = 0;
        Path path;
        Path item_path;
        Value literal; // what the name itself means where it has no value

        bool operator==(Variable const& other) const
        {
            return name == other.name && is_as_is == other.is_as_is && is_of_item == other.is_of_item;
        }
    };

    struct ArrayCall {
        ArrayFunction function = ArrayFunction::sum;
        std::string result_name; // minInArray(rows, "price", "name"): the name of the cheapest
        bool has_result_name = false;
        bool has_condition = false;
        bool condition_is_valid = true; // a text that should be a condition and is none: nothing meets it
        bool is_valid = true; // too few or too many parameters give nothing
        std::uint32_t condition = 0; // where its code begins
    };

}

struct Expression::Program {
    std::vector<expression::Step> steps; // of a condition; then the code is only what they refer to
    std::vector<expression::Operand> operands; // of list tests
    std::vector<expression::Place> places; // of the variables
    std::vector<expression::Instruction> code;
    std::vector<expression::Constant> constants;
    std::vector<expression::Variable> variables;
    std::vector<expression::ArrayCall> array_calls;
    std::vector<std::string> host_functions;
    std::vector<std::string> names;
    std::vector<std::string> function_names;
    std::vector<std::uint32_t> slots;
    std::size_t stack_size = 0;
    bool depends_on_time = false;
};

namespace expression {

    // The most numbers that a test of arithmetic may hold at once.
    inline constexpr std::size_t most_numbers = 8;

    // The result of the code that begins at `begin`. `item`: what an array function looks at just now.
    Cell run(Context& context, Expression::Program const& program, std::uint32_t begin, Cell const* item);
    Cell apply(Context& context, Operator op, Cell const& left, Cell const& right, Order order);
    Cell apply(Operator op, Cell const& operand);
    Cell fold_array(Context& context, Expression::Program const& program, ArrayCall const& call, Cell const& items,
        Cell const& name);

}

}
