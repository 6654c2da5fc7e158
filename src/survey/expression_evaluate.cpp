// The machine that runs compiled expressions. Nothing here allocates unless an operator makes a new text or list.
#include "base/text.h"
#include "survey/expression_compare.h"
#include "survey/expression_number.h"
#include "survey/expression_program.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dure::survey::expression {

namespace {

    // What an empty operand of arithmetic counts as depends on the other one.
    Cell for_arithmetic(Context& context, Cell const& cell, Cell const& other)
    {
        if (!is_empty(cell))
            return cell;
        if (other.is(Kind::number))
            return Cell::of(0.0);
        if (cell.is(Kind::text))
            return cell;
        if (other.is(Kind::text))
            return Cell::of(std::string_view {});
        if (other.is(Kind::list))
            return context.keep(List {});
        return Cell::of(0.0);
    }

    // A list and something else: SurveyJS joins, adds up, or does as JavaScript.
    Cell sum_with_list(Context& context, Cell const& left, Cell const& right)
    {
        auto const list_is_left = left.is(Kind::list);
        auto const& list = list_is_left ? left.list() : right.list();
        auto const& other = list_is_left ? right : left;
        if (!context.spend(list.size()))
            return Cell::undefined();
        if (other.is(Kind::text)) {
            std::string joined;
            for (std::size_t i = 0; i < list.size(); ++i) {
                joined += i > 0 ? ", " : "";
                joined += list[i].is_missing() ? std::string {} : to_text(context, Cell::of(list[i]));
            }
            context.spend(joined.size() / 64);
            return context.keep(list_is_left ? joined + std::string(other.text()) : std::string(other.text()) + joined);
        }
        if (!other.is(Kind::number))
            return add(context, left, right);
        auto total = Cell::of(0.0);
        for (auto const& item : list) {
            if (item.is_number())
                total = sum_of(context, total, Cell::of(item));
        }
        return sum_of(context, total, other);
    }

    Cell plus(Context& context, Cell const& left, Cell const& right)
    {
        if (left.is(Kind::number) && right.is(Kind::number))
            return sum_of(context, left, right);
        auto const has_list = left.is(Kind::list) || right.is(Kind::list);
        if (!has_list)
            return left.is(Kind::text) || right.is(Kind::text) ? add(context, left, right)
                                                               : sum_of(context, left, right);
        auto const both_are_numbers
            = !std::isnan(survey_number(context, left)) && !std::isnan(survey_number(context, right));
        if (both_are_numbers)
            return add(context, left, right);
        if (!left.is(Kind::list) || !right.is(Kind::list))
            return sum_with_list(context, left, right);
        if (!context.spend(left.list().size() + right.list().size()))
            return Cell::undefined();
        auto joined = left.list();
        joined.insert(joined.end(), right.list().begin(), right.list().end());
        return context.keep(std::move(joined));
    }

    Cell minus(Context& context, Cell const& left, Cell const& right)
    {
        auto const difference = to_number(context, left) - to_number(context, right);
        auto const decimals = std::max(decimals_of(context, left), decimals_of(context, right));
        return Cell::of(decimals > 0 ? round_to_decimals(difference, decimals) : difference);
    }

    Cell multiply(Context& context, Cell const& left, Cell const& right)
    {
        auto const product = to_number(context, left) * to_number(context, right);
        auto const decimals = decimals_of(context, left) + decimals_of(context, right);
        return Cell::of(decimals > 0 ? round_to_decimals(product, decimals) : product);
    }

    double rounded(double number, int decimals)
    {
        return decimals > 0 ? round_to_decimals(number, decimals) : number;
    }

    // Both are numbers, neither is NaN: nothing has to be looked at twice.
    Cell arithmetic_of_numbers(Operator op, double left, double right)
    {
        switch (op) {
        case Operator::logical_or:
            return Cell::of(left != 0 ? left : right);
        case Operator::logical_and:
            return Cell::of(left != 0 ? right : left);
        case Operator::plus:
            return Cell::of(rounded(left + right, std::max(count_decimals(left), count_decimals(right))));
        case Operator::minus:
            return Cell::of(rounded(left - right, std::max(count_decimals(left), count_decimals(right))));
        case Operator::multiply:
            return Cell::of(rounded(left * right, count_decimals(left) + count_decimals(right)));
        case Operator::power:
            return Cell::of(power(left, right));
        case Operator::divide:
            return right != 0 ? Cell::of(left / right) : Cell::null();
        default:
            return right != 0 ? Cell::of(std::fmod(left, right)) : Cell::null();
        }
    }

    Cell arithmetic(Context& context, Operator op, Cell const& left, Cell const& right)
    {
        if (left.is(Kind::number) && right.is(Kind::number) && left.number == left.number
            && right.number == right.number)
            return arithmetic_of_numbers(op, left.number, right.number);
        auto const a = for_arithmetic(context, left, right);
        auto const b = for_arithmetic(context, right, a);
        switch (op) {
        case Operator::logical_or:
            return is_truthy(a) ? a : b;
        case Operator::logical_and:
            return is_truthy(a) ? b : a;
        case Operator::plus:
            return plus(context, a, b);
        case Operator::minus:
            return minus(context, a, b);
        case Operator::multiply:
            return multiply(context, a, b);
        case Operator::power:
            return Cell::of(power(to_number(context, a), to_number(context, b)));
        case Operator::divide:
            return is_truthy(b) ? Cell::of(to_number(context, a) / to_number(context, b)) : Cell::null();
        default:
            return is_truthy(b) ? Cell::of(std::fmod(to_number(context, a), to_number(context, b))) : Cell::null();
        }
    }

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

    bool is_comparison(Operator op)
    {
        return op >= Operator::less_or_equal && op <= Operator::greater;
    }

    // Words that corrected() would leave alone, so that they may be compared as they are.
    bool is_plain_word(std::string_view text)
    {
        if (text.empty())
            return false;
        auto const first = static_cast<unsigned char>(text[0]);
        auto const is_letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0xE3;
        auto const may_be_boolean = text.size() == 4 || text.size() == 5;
        auto const lower = first | 0x20;
        return is_letter && !(may_be_boolean && (lower == 't' || lower == 'f')) && text != "undefined" && first != 0xEF;
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
