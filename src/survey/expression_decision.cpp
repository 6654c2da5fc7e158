#include "survey/expression_decision.h"

#include "base/text.h"
#include "survey/expression_arithmetic.h"
#include "survey/expression_program.h"

#include <cmath>
#include <limits>

namespace dure::survey::expression {

namespace {

    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    // What is longer is left to the machine, which counts its steps.
    constexpr std::size_t most_members = 64;
    constexpr std::size_t most_comparisons = 1024;
    constexpr std::size_t most_text = 1024;

    Outcome of(bool holds)
    {
        return holds ? Outcome::yes : Outcome::no;
    }

    Ordering ordering_of(double left, double right)
    {
        return static_cast<Ordering>((left < right) | (left > right) << 1 | (left == right) << 2);
    }

    Outcome outcome_of(Step const& step, Ordering ordering)
    {
        if (ordering == Ordering::unknown)
            return Outcome::unknown;
        return static_cast<Outcome>(step.outcomes >> static_cast<int>(ordering) & 1);
    }

    // "12" as an answer is a number; "012" is not, and the rest is rare.
    bool read_digits(std::string_view text, double& number)
    {
        if (text.empty() || text.size() > 9 || (text[0] == '0' && text.size() > 1))
            return false;
        std::int32_t value = 0;
        for (auto const c : text) {
            if (c < '0' || c > '9')
                return false;
            value = value * 10 + (c - '0');
        }
        number = value;
        return true;
    }

    // NaN where there is nothing, which stands to every number as NaN does.
    bool read_number(Value const& value, double& number)
    {
        switch (value.kind()) {
        case Kind::number:
            number = value.number();
            return true;
        case Kind::undefined:
        case Kind::null:
            number = nothing;
            return true;
        case Kind::text:
            return read_digits(value.text(), number);
        default:
            return false;
        }
    }

    Value const* find_member(Value const& value, Word const& name)
    {
        static Value const none;
        if (value.is_missing())
            return &none;
        if (!value.is_record() || value.record().size() > most_members)
            return nullptr;
        for (auto const& [key, member] : value.record()) {
            auto const likeness = compare(name, key);
            if (likeness == Likeness::same
                || (likeness == Likeness::unknown && base::equals_ignoring_case(key, name.text())))
                return &member;
        }
        return &none;
    }

    Value const* find(Place const& place, SlotValues const& slots)
    {
        if (place.slot >= slots.size())
            return nullptr;
        auto const* value = &slots[place.slot];
        return place.member.data ? find_member(*value, place.member) : value;
    }

    // Of a list test: a number or a word.
    Likeness compare(Operand const& operand, Value const& value)
    {
        auto const likeness = [](bool is_same) { return is_same ? Likeness::same : Likeness::different; };
        double number = nothing;
        switch (value.kind()) {
        case Kind::undefined:
        case Kind::null:
            return Likeness::different;
        case Kind::text:
            if (operand.kind == Kind::text)
                return compare(operand.word, value.text());
            if (read_digits(value.text(), number))
                return likeness(number == operand.number);
            return is_comparable_word(value.text()) ? Likeness::different : Likeness::unknown;
        case Kind::number:
            if (operand.kind == Kind::number)
                return likeness(value.number() == operand.number);
            return Likeness::different;
        default:
            return Likeness::unknown;
        }
    }

    Outcome test_number(Step const& step, Value const& value)
    {
        double number = nothing;
        return read_number(value, number) ? outcome_of(step, ordering_of(number, step.operand.number))
                                          : Outcome::unknown;
    }

    Outcome test_word(Step const& step, Value const& value)
    {
        auto likeness = Likeness::different;
        if (value.is_text())
            likeness = compare(step.operand.word, value.text());
        else if (!value.is_missing() && !value.is_number())
            return Outcome::unknown;
        if (likeness == Likeness::unknown)
            return Outcome::unknown;
        return of((likeness == Likeness::same) == (step.op == Operator::equal));
    }

    Outcome test_boolean(Step const& step, Value const& value)
    {
        if (!value.is_boolean())
            return value.is_missing() ? of(step.op != Operator::equal) : Outcome::unknown;
        return of((value.boolean() == step.operand.boolean) == (step.op == Operator::equal));
    }

    Ordering ordering_of(Step const& step, Value const& left, Value const& right)
    {
        double a = nothing;
        double b = nothing;
        if (read_number(left, a) && read_number(right, b))
            return left.is_missing() && right.is_missing() ? Ordering::equal : ordering_of(a, b);
        auto const is_word = [](Value const& value) { return value.is_text() && is_plain_word(value.text()); };
        if ((left.is_missing() && is_word(right)) || (right.is_missing() && is_word(left)))
            return Ordering::none;
        auto const is_equality = step.op == Operator::equal || step.op == Operator::not_equal;
        if (!is_equality || !is_word(left) || !is_word(right))
            return Ordering::unknown;
        return is_same_text(left.text(), right.text()) ? Ordering::equal : Ordering::none;
    }

    Outcome test_emptiness(Step const& step, Value const& value)
    {
        auto const is_empty = step.op == Operator::empty;
        switch (value.kind()) {
        case Kind::undefined:
        case Kind::null:
            return of(is_empty);
        case Kind::number:
            return of(std::isnan(value.number()) == is_empty);
        case Kind::boolean:
        case Kind::date:
            return of(!is_empty);
        case Kind::text:
            // Two quotes and nothing between them are empty too.
            if (value.text().size() == 2 && is_quote(value.text()[0]))
                return Outcome::unknown;
            return of(value.text().empty() == is_empty);
        case Kind::list:
            return of(value.list().empty() == is_empty);
        default:
            return Outcome::unknown;
        }
    }

    // Whether a list has something equal to the operand.
    Likeness find_in(List const& list, Operand const& operand)
    {
        auto result = Likeness::different;
        for (auto const& item : list) {
            auto const likeness = compare(operand, item);
            if (likeness == Likeness::same)
                return likeness;
            if (likeness == Likeness::unknown)
                result = likeness;
        }
        return result;
    }

    // A word in a text that means itself.
    Likeness find_in(std::string_view text, Operand const& operand)
    {
        if (!operand.has_simple_case || text.size() > most_text || !is_plain_word(text))
            return Likeness::unknown;
        if (operand.has_no_case)
            return text.find(operand.word.text()) != std::string_view::npos ? Likeness::same : Likeness::different;
        return search(text, operand.word.text());
    }

    // Whether the answer has all of the operands (or any of them); a single answer is one of many only for "any".
    template <typename Find> Likeness find_all(std::span<Operand const> operands, bool is_any, Find find)
    {
        auto const decisive = is_any ? Likeness::same : Likeness::different;
        auto result = is_any ? Likeness::different : Likeness::same;
        for (auto const& operand : operands) {
            auto const likeness = find(operand);
            if (likeness == decisive)
                return decisive;
            if (likeness == Likeness::unknown)
                result = Likeness::unknown;
        }
        return result;
    }

    Outcome test_list(Step const& step, std::span<Operand const> all, Value const& value)
    {
        auto const operands = all.subspan(step.first, step.count);
        auto const is_any = step.op == Operator::any_of || step.op == Operator::none_of;
        auto const is_opposite = step.op == Operator::none_of || step.op == Operator::not_contains;
        auto const is_text = value.is_text();
        if (value.is_missing() || (is_text && value.text().empty()))
            return of(is_opposite);
        auto likeness = Likeness::unknown;
        if (value.is_list()) {
            auto const& list = value.list();
            if (list.empty())
                return of(is_opposite);
            if (list.size() * operands.size() <= most_comparisons)
                likeness = find_all(operands, is_any, [&](Operand const& one) { return find_in(list, one); });
        } else if (is_any) {
            likeness = find_all(operands, is_any, [&](Operand const& one) { return compare(one, value); });
        } else if (is_text && operands.size() == 1 && step.op != Operator::all_of) {
            likeness = find_in(value.text(), operands[0]);
        }
        return likeness == Likeness::unknown ? Outcome::unknown : of((likeness == Likeness::same) != is_opposite);
    }

    // Whole numbers need no rounding; what is nothing counts as 0.
    double compute(Operator op, double left, double right)
    {
        left = left == left ? left : 0;
        right = right == right ? right : 0;
        auto const is_whole = [](double number) {
            return std::fabs(number) < 1e9 && static_cast<double>(static_cast<std::int32_t>(number)) == number;
        };
        if (op <= Operator::multiply && is_whole(left) && is_whole(right))
            return op == Operator::plus ? left + right : op == Operator::minus ? left - right : left * right;
        auto const result = arithmetic_of_numbers(op, left, right);
        return result.is(Kind::number) ? result.number : nothing;
    }

    Outcome test_arithmetic(Expression::Program const& program, Step const& step, SlotValues const& slots)
    {
        double numbers[most_numbers + 1];
        auto* top = numbers;
        for (auto const* at = &program.code[step.code];; ++at) {
            if (at->action == Action::push_constant) {
                *top++ = program.constants[at->a].cell.number;
            } else if (at->action == Action::push_variable) {
                auto const* value = find(program.places[at->a], slots);
                if (!value || !read_number(*value, *top++))
                    return Outcome::unknown;
            } else if (is_comparison(at->op)) {
                if (top[-2] != top[-2] || top[-1] != top[-1])
                    return Outcome::unknown;
                return outcome_of(step, ordering_of(top[-2], top[-1]));
            } else {
                --top;
                top[-1] = compute(at->op, top[-1], *top);
            }
        }
    }

    Outcome test(Expression::Program const& program, Step const& step, SlotValues const& slots)
    {
        if (step.test == Test::arithmetic)
            return test_arithmetic(program, step, slots);
        if (step.slot >= slots.size())
            return Outcome::unknown;
        auto const* value = &slots[step.slot];
        if (step.has_member) {
            value = find_member(*value, program.places[step.variable].member);
            if (!value)
                return Outcome::unknown;
        }
        switch (step.test) {
        case Test::number:
            return test_number(step, *value);
        case Test::word:
            return test_word(step, *value);
        case Test::boolean:
            return test_boolean(step, *value);
        case Test::emptiness:
            return test_emptiness(step, *value);
        case Test::list:
            return test_list(step, program.operands, *value);
        case Test::variables: {
            auto const* other = find(program.places[step.first], slots);
            return other ? outcome_of(step, ordering_of(step, *value, *other)) : Outcome::unknown;
        }
        default:
            return Outcome::unknown;
        }
    }

    Outcome decide_slowly(Expression::Program const& program, Surroundings const& surroundings, std::uint32_t at)
    {
        Context context(surroundings);
        context.spend(program.steps.size());
        while (at < rejected && !context.is_exhausted()) {
            auto const& step = program.steps[at];
            auto outcome = test(program, step, surroundings.slots);
            if (outcome == Outcome::unknown)
                outcome = of(run(context, program, step.code, nullptr).boolean);
            at = step.next[static_cast<std::size_t>(outcome)];
        }
        return context.is_exhausted() ? Outcome::unknown : of(at == accepted);
    }

}

Outcome decide(Expression::Program const& program, Surroundings const& surroundings)
{
    if (program.steps.size() > surroundings.step_limit)
        return Outcome::unknown;
    auto const* steps = program.steps.data();
    std::uint32_t at = 0;
    while (at < rejected) {
        auto const& step = steps[at];
        auto const outcome = test(program, step, surroundings.slots);
        if (outcome == Outcome::unknown)
            return decide_slowly(program, surroundings, at);
        at = step.next[static_cast<std::size_t>(outcome)];
    }
    return of(at == accepted);
}

}
