// The machine that runs compiled expressions. Nothing here allocates unless an operator makes a new text or list.
#include "base/text.h"
#include "survey/expression_arithmetic.h"
#include "survey/expression_compare.h"
#include "survey/expression_number.h"
#include "survey/expression_program.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dure::survey::expression {

namespace {

    bool compare_numbers(Operator op, double left, double right)
    {
        switch (op) {
        case Operator::equal:
            return left == right;
        case Operator::not_equal:
            return left != right;
        case Operator::less:
            return left < right;
        case Operator::greater:
            return left > right;
        case Operator::less_or_equal:
            return left <= right;
        default:
            return left >= right;
        }
    }

    class Machine {
    public:
        Machine(Context& context, Expression::Program const& program, Cell const* item)
            : m_context(context)
            , m_program(program)
            , m_item(item)
        {
        }

        Cell run(std::uint32_t begin, Cell* stack)
        {
            auto const* code = m_program.code.data();
            auto* top = stack; // one past the topmost
            for (auto at = begin;; ++at) {
                auto const& step = code[at];
                switch (step.action) {
                case Action::push_constant:
                    *top++ = m_program.constants[step.a].cell;
                    break;
                case Action::push_variable:
                    *top++ = load(m_program.variables[step.a]);
                    break;
                case Action::compare:
                    *top++ = Cell::of(compare(step));
                    break;
                case Action::test_variable:
                    *top++ = Cell::of(is_empty(load(m_program.variables[step.a])) == (step.op == Operator::empty));
                    break;
                case Action::binary:
                    --top;
                    if (top->is(Kind::number) && top[-1].is(Kind::number) && is_comparison(step.op)) {
                        top[-1] = Cell::of(compare_numbers(step.op, top[-1].number, top->number));
                        break;
                    }
                    top[-1] = apply(m_context, step.op, top[-1], *top, order(step));
                    break;
                case Action::unary:
                    top[-1] = apply(step.op, top[-1]);
                    break;
                case Action::keep_if_false:
                    if (top[-1].boolean)
                        --top;
                    else
                        at = step.a - 1;
                    break;
                case Action::keep_if_true:
                    if (top[-1].boolean)
                        at = step.a - 1;
                    else
                        --top;
                    break;
                case Action::jump:
                    at = step.a - 1;
                    break;
                case Action::drop_and_jump_if_falsy:
                    if (!is_truthy(*--top))
                        at = step.a - 1;
                    break;
                case Action::finish:
                    return top[-1];
                default:
                    top = call(step, top);
                    break;
                }
            }
        }

    private:
        Cell load(Variable const& variable) const
        {
            auto const& slots = m_context.surroundings().slots;
            if (variable.is_plain && variable.slot < slots.size()) {
                auto const cell = Cell::of(slots[variable.slot]);
                if (cell.is(Kind::text))
                    return corrected(cell);
                if (!cell.is(Kind::undefined) || !variable.has_fallback)
                    return cell.is(Kind::undefined) ? Cell::null() : cell;
            }
            return load_slowly(variable);
        }

        Cell load_slowly(Variable const& variable) const
        {
            auto cell = Cell::undefined();
            if (variable.is_of_item && m_item)
                cell = follow(m_context, *m_item, variable.item_path);
            auto const& slots = m_context.surroundings().slots;
            if (cell.is(Kind::undefined) && variable.is_bound && variable.slot < slots.size())
                cell = follow(m_context, Cell::of(slots[variable.slot]), variable.path);
            if (!cell.is(Kind::undefined))
                return variable.is_as_is ? cell : corrected(cell);
            constexpr std::string_view length = ".length";
            auto const& name = variable.name;
            if (name.size() >= length.size() && name.compare(name.size() - length.size(), length.size(), length) == 0)
                return Cell::of(0.0);
            return variable.literal.is_undefined() ? Cell::null() : Cell::of(variable.literal);
        }

        Order order(Instruction const& step) const
        {
            auto const is_ordered
                = [&](std::uint32_t index) { return index > 0 && m_program.variables[index - 1].is_ordered; };
            return is_ordered(step.a) || is_ordered(step.b) ? Order::matters : Order::ignored;
        }

        bool compare(Instruction const& step) const
        {
            auto const& variable = m_program.variables[step.a];
            auto const& constant = m_program.constants[step.b];
            auto const& slots = m_context.surroundings().slots;
            if (variable.is_plain && variable.slot < slots.size()) {
                auto const& value = slots[variable.slot];
                if (value.is_number() && constant.cell.is(Kind::number))
                    return compare_numbers(step.op, value.number(), constant.cell.number);
                auto const is_equality = step.op == Operator::equal || step.op == Operator::not_equal;
                if (is_equality && value.is_text() && constant.is_plain_text && is_plain_word(value.text()))
                    return is_same_text(value.text(), constant.cell.text()) == (step.op == Operator::equal);
            }
            auto const order = variable.is_ordered ? Order::matters : Order::ignored;
            return apply(m_context, step.op, load(variable), constant.cell, order).boolean;
        }

        Cell* call(Instruction const& step, Cell* top)
        {
            auto* const arguments = top - step.b;
            switch (step.action) {
            case Action::make_list: {
                List items;
                items.reserve(step.b);
                for (auto* argument = arguments; argument != top; ++argument)
                    items.push_back(to_value(*argument));
                *arguments = m_context.keep(std::move(items));
                return arguments + 1;
            }
            case Action::call: {
                auto const general = general_functions();
                auto const& function
                    = step.a < general.size() ? general[step.a] : date_functions()[step.a - general.size()];
                auto const result = function.function(m_context, Arguments(arguments, step.b));
                *arguments = result;
                return arguments + 1;
            }
            case Action::call_host:
                *arguments = call_host(m_program.host_functions[step.a], Arguments(arguments, step.b));
                return arguments + 1;
            default:
                top[-2] = fold_array(m_context, m_program, m_program.array_calls[step.a], top[-2], top[-1]);
                return top - 1;
            }
        }

        Cell call_host(std::string const& name, Arguments arguments)
        {
            if (auto const* host = m_context.surroundings().host) {
                List values;
                for (auto const& argument : arguments)
                    values.push_back(to_value(argument));
                if (auto result = host->call(name, values))
                    return m_context.keep(std::move(*result));
            }
            if (name == "isContainerReady")
                return Cell::of(false);
            auto const is_known
                = name == "isDisplayMode" || name == "displayValue" || name == "propertyValue" || name == "getComment";
            return is_known ? Cell::undefined() : Cell::null();
        }

        Context& m_context;
        Expression::Program const& m_program;
        Cell const* m_item;
    };

}

Cell apply(Context& context, Operator op, Cell const& left, Cell const& right, Order order)
{
    if (is_comparison(op) && left.is(Kind::number) && right.is(Kind::number))
        return Cell::of(compare_numbers(op, left.number, right.number));
    switch (op) {
    case Operator::equal:
        return Cell::of(is_equal(context, left, right, order));
    case Operator::not_equal:
        return Cell::of(!is_equal(context, left, right, order));
    case Operator::less:
        return Cell::of(is_less(context, left, right));
    case Operator::greater:
        return Cell::of(is_greater(context, left, right));
    case Operator::less_or_equal:
        return Cell::of(is_equal(context, left, right) || is_less(context, left, right));
    case Operator::greater_or_equal:
        return Cell::of(is_equal(context, left, right) || is_greater(context, left, right));
    case Operator::contains:
        return Cell::of(contains(context, left, right));
    case Operator::not_contains:
        return Cell::of(lacks(context, left, right));
    case Operator::any_of:
        return Cell::of(has_any_of(context, left, right));
    case Operator::none_of:
        return Cell::of(!has_any_of(context, left, right));
    case Operator::all_of:
        return Cell::of(has_all_of(context, left, right));
    default:
        return arithmetic(context, op, left, right);
    }
}

Cell apply(Operator op, Cell const& operand)
{
    switch (op) {
    case Operator::empty:
        return Cell::of(is_empty(operand));
    case Operator::not_empty:
        return Cell::of(!is_empty(operand));
    default:
        return Cell::of(!is_truthy(operand));
    }
}

Cell run(Context& context, Expression::Program const& program, std::uint32_t begin, Cell const* item)
{
    if (!context.spend(program.code.size()))
        return Cell::undefined();
    Machine machine(context, program, item);
    std::array<Cell, 16> small;
    if (program.stack_size <= small.size())
        return machine.run(begin, small.data());
    auto const large = std::make_unique<Cell[]>(program.stack_size);
    return machine.run(begin, large.get());
}

}
