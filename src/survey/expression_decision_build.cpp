// How a condition is taken apart into tests.
#include "survey/expression_program.h"

#include <algorithm>
#include <cmath>

namespace dure::survey::expression {

namespace {

    constexpr std::size_t most_operands = 64;

    std::uint8_t outcomes_of(Operator op)
    {
        auto const bit = [](Ordering ordering) { return static_cast<std::uint8_t>(1 << static_cast<int>(ordering)); };
        auto const less = bit(Ordering::less);
        auto const greater = bit(Ordering::greater);
        auto const equal = bit(Ordering::equal);
        switch (op) {
        case Operator::equal:
            return equal;
        case Operator::not_equal:
            return static_cast<std::uint8_t>(bit(Ordering::none) | less | greater);
        case Operator::less:
            return less;
        case Operator::greater:
            return greater;
        case Operator::less_or_equal:
            return static_cast<std::uint8_t>(less | equal);
        default:
            return static_cast<std::uint8_t>(greater | equal);
        }
    }

    bool is_arithmetic(Operator op)
    {
        return op >= Operator::plus && op <= Operator::power;
    }

    class Builder {
    public:
        Builder(Syntax const& syntax, LeafCompiler& compiler, Expression::Program& program)
            : m_syntax(syntax)
            , m_compiler(compiler)
            , m_program(program)
        {
        }

        void build()
        {
            emit(m_syntax.root, rejected, accepted);
            for (auto& step : m_program.steps) {
                for (auto& next : step.next)
                    next = next >= rejected ? next : m_labels[next];
            }
        }

    private:
        Node const& node(NodeIndex index) const { return m_syntax.nodes[index]; }

        // One level of "and" or of "or" between tests.
        bool is_junction(Node const& one) const
        {
            return one.kind == NodeKind::chain && is_logical(one.operators[0])
                && std::count(one.operators.begin(), one.operators.end(), one.operators[0])
                == static_cast<std::ptrdiff_t>(one.operators.size())
                && std::all_of(one.children.begin(), one.children.end(),
                    [&](NodeIndex child) { return gives_boolean(m_syntax, child); });
        }

        void emit(NodeIndex index, std::uint32_t if_false, std::uint32_t if_true)
        {
            auto const& one = node(index);
            auto const is_negation = one.kind == NodeKind::unary && one.operators[0] == Operator::negate;
            if (is_negation && gives_boolean(m_syntax, one.children[0]))
                return emit(one.children[0], if_true, if_false);
            if (!is_junction(one))
                return add_step(index, if_false, if_true);
            auto const is_and = one.operators[0] == Operator::logical_and;
            for (std::size_t i = 0; i + 1 < one.children.size(); ++i) {
                auto const label = static_cast<std::uint32_t>(m_labels.size());
                m_labels.push_back(0);
                emit(one.children[i], is_and ? if_false : label, is_and ? label : if_true);
                m_labels[label] = static_cast<std::uint32_t>(m_program.steps.size());
            }
            emit(one.children.back(), if_false, if_true);
        }

        void add_step(NodeIndex index, std::uint32_t if_false, std::uint32_t if_true)
        {
            Step step;
            step.code = m_compiler.code_of(index);
            step.next[0] = if_false;
            step.next[1] = if_true;
            auto const& one = node(index);
            if (one.kind == NodeKind::unary)
                choose_emptiness(one, step);
            else if (one.kind == NodeKind::chain && one.operators.size() == 1)
                choose_test(one, step);
            m_program.steps.push_back(step);
        }

        void choose_emptiness(Node const& one, Step& step)
        {
            auto const& child = node(one.children[0]);
            step.op = one.operators[0];
            if (step.op == Operator::negate || child.kind != NodeKind::variable)
                return;
            step.test = Test::emptiness;
            step.variable = m_compiler.variable_of(child);
        }

        void choose_test(Node const& one, Step& step)
        {
            auto const& left = node(one.children[0]);
            auto const& right = node(one.children[1]);
            step.op = one.operators[0];
            if (is_comparison(step.op)) {
                step.outcomes = outcomes_of(step.op);
                if (left.kind != NodeKind::variable)
                    choose_arithmetic(step);
                else if (right.kind == NodeKind::constant)
                    choose_comparison(left, right, step);
                else if (right.kind == NodeKind::variable)
                    choose_variables(left, right, step);
                else
                    choose_arithmetic(step);
            } else if (left.kind == NodeKind::variable && step.op >= Operator::contains) {
                choose_list(left, right, step);
            }
        }

        void choose_comparison(Node const& left, Node const& right, Step& step)
        {
            auto const is_equality = step.op == Operator::equal || step.op == Operator::not_equal;
            if (!make_operand(right.constant, step.operand) || (!right.constant.is_number() && !is_equality))
                return;
            step.test = right.constant.is_number() ? Test::number
                : right.constant.is_text()         ? Test::word
                                                   : Test::boolean;
            step.variable = m_compiler.variable_of(left);
        }

        void choose_variables(Node const& left, Node const& right, Step& step)
        {
            step.test = Test::variables;
            step.variable = m_compiler.variable_of(left);
            step.first = m_compiler.variable_of(right);
        }

        // Nothing but numbers, answers and arithmetic, as the machine's own code shows.
        void choose_arithmetic(Step& step)
        {
            auto const& code = m_program.code;
            std::size_t height = 0;
            for (auto at = step.code; at + 2 < code.size(); ++at) {
                auto const& instruction = code[at];
                auto const is_number = instruction.action == Action::push_constant
                    && m_program.constants[instruction.a].value.is_number();
                if (instruction.action == Action::binary && is_arithmetic(instruction.op))
                    --height;
                else if (is_number || instruction.action == Action::push_variable)
                    ++height;
                else
                    return;
                if (height > most_numbers)
                    return;
            }
            if (code[code.size() - 2].action == Action::binary)
                step.test = Test::arithmetic;
        }

        void choose_list(Node const& left, Node const& right, Step& step)
        {
            std::vector<Value> wanted;
            auto const takes_one = step.op == Operator::contains || step.op == Operator::not_contains;
            if (right.kind == NodeKind::constant && takes_one)
                wanted.push_back(right.constant);
            for (auto const child : right.children) {
                if (right.kind != NodeKind::list || node(child).kind != NodeKind::constant)
                    return;
                wanted.push_back(node(child).constant);
            }
            std::vector<Operand> operands(wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                if (wanted[i].is_boolean() || !make_operand(wanted[i], operands[i]))
                    return;
            }
            if (operands.empty() || operands.size() > most_operands)
                return;
            step.test = Test::list;
            step.variable = m_compiler.variable_of(left);
            step.first = static_cast<std::uint32_t>(m_program.operands.size());
            step.count = static_cast<std::uint32_t>(operands.size());
            m_program.operands.insert(m_program.operands.end(), operands.begin(), operands.end());
        }

        bool make_operand(Value const& value, Operand& operand)
        {
            auto const is_good = value.is_number() ? std::isfinite(value.number())
                : value.is_text()                  ? is_comparable_word(value.text())
                                                   : value.is_boolean();
            if (!is_good)
                return false;
            operand.kind = value.kind();
            operand.constant = static_cast<std::uint32_t>(m_program.constants.size());
            m_program.constants.push_back({ value, Cell::undefined(), false });
            return true;
        }

        Syntax const& m_syntax;
        LeafCompiler& m_compiler;
        Expression::Program& m_program;
        std::vector<std::uint32_t> m_labels; // where each stands among the steps
    };

    void prepare(Operand& operand, std::vector<Constant> const& constants)
    {
        // An answer has no constant, and there may be none at all.
        if (operand.kind != Kind::number && operand.kind != Kind::boolean && operand.kind != Kind::text)
            return;
        auto const& value = constants[operand.constant].value;
        if (operand.kind == Kind::number)
            operand.number = value.number();
        else if (operand.kind == Kind::boolean)
            operand.boolean = value.boolean();
        else if (operand.kind == Kind::text)
            operand.word = Word::of(value.text());
        if (operand.kind != Kind::text)
            return;
        operand.has_simple_case = has_simple_case(value.text());
        operand.has_no_case = operand.has_simple_case
            && std::none_of(value.text().begin(), value.text().end(),
                [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    }

    Place place_of(Variable const& variable)
    {
        Place place;
        auto const& steps = variable.path.steps;
        auto const is_member = steps.size() == 1 && !steps[0].index && !steps[0].name.empty();
        if (!variable.is_bound || variable.is_as_is || variable.is_of_item || variable.has_fallback)
            return place;
        if (!variable.path.is_empty() && !is_member)
            return place;
        place.slot = variable.slot;
        if (is_member)
            place.member = Word::of(steps[0].name);
        return place;
    }

}

bool build_decision(Syntax const& syntax, LeafCompiler& compiler, Expression::Program& program)
{
    if (!gives_boolean(syntax, syntax.root))
        return false;
    Builder(syntax, compiler, program).build();
    return true;
}

void prepare_operands(Expression::Program& program)
{
    for (auto& step : program.steps)
        prepare(step.operand, program.constants);
    for (auto& operand : program.operands)
        prepare(operand, program.constants);
}

void place_steps(Expression::Program& program)
{
    program.places.clear();
    for (auto const& variable : program.variables)
        program.places.push_back(place_of(variable));
    for (auto& step : program.steps) {
        if (step.variable == nowhere)
            continue;
        auto const& place = program.places[step.variable];
        step.slot = place.slot;
        step.has_member = place.member.data != nullptr;
    }
}

}
