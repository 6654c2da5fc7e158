// Arithmetic as SurveyJS has it: nothing counts as 0, texts and lists join, sums are rounded to the decimals written.
#include "survey/expression_arithmetic.h"

#include "survey/expression_functions.h"
#include "survey/expression_number.h"

#include <algorithm>
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
    if (left.is(Kind::number) && right.is(Kind::number) && left.number == left.number && right.number == right.number)
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

}
