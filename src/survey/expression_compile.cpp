#include "survey/expression_compile.h"

#include "base/text.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace dure::survey::expression {

namespace {

    bool gives_boolean(Operator op)
    {
        return is_comparison(op) || op >= Operator::contains;
    }

    std::optional<ArrayFunction> array_function(std::string_view name)
    {
        if (name == "sumInArray")
            return ArrayFunction::sum;
        if (name == "minInArray")
            return ArrayFunction::minimum;
        if (name == "maxInArray")
            return ArrayFunction::maximum;
        if (name == "countInArray")
            return ArrayFunction::count;
        if (name == "avgInArray")
            return ArrayFunction::average;
        return {};
    }

    // A condition of an array function, to be compiled behind the code that calls it.
    struct Pending {
        Syntax const* syntax = nullptr;
        NodeIndex root = 0;
        std::uint32_t array_call = 0;
    };

    class Compiler : public LeafCompiler {
    public:
        Compiler(ExpressionLimits const& limits, Expression::Program& program)
            : m_limits(limits)
            , m_program(program)
        {
        }

        void run(Syntax const& syntax)
        {
            m_syntax = &syntax;
            if (!build_decision(syntax, *this, m_program))
                emit_whole(syntax, syntax.root);
            m_is_in_condition = true;
            while (!m_pending.empty()) {
                auto const pending = m_pending.front();
                m_pending.pop_front();
                m_program.array_calls[pending.array_call].condition = here();
                emit_whole(*pending.syntax, pending.root);
            }
            prepare_operands(m_program);
            for (auto& constant : m_program.constants) {
                constant.cell = Cell::of(constant.value);
                constant.is_plain_text = constant.value.is_text() && !constant.value.text().empty()
                    && !base::equals_ignoring_ascii_case(constant.value.text(), "undefined");
            }
        }

        std::uint32_t code_of(NodeIndex node) override
        {
            auto const begin = here();
            emit_whole(*m_syntax, node);
            return begin;
        }

        std::uint32_t variable_of(Node const& node) override { return variable(node); }

    private:
        std::uint32_t here() const { return static_cast<std::uint32_t>(m_program.code.size()); }

        void emit_whole(Syntax const& syntax, NodeIndex root)
        {
            auto const* before = m_syntax;
            m_syntax = &syntax;
            m_height = 0;
            forbid_folding();
            emit(root);
            append({ Action::finish }, 0);
            m_syntax = before;
        }

        // Code before this point may be jumped to and must stay as it is.
        void forbid_folding() { m_foldable_from = here(); }

        void append(Instruction instruction, int height_change)
        {
            m_program.code.push_back(instruction);
            m_height += height_change;
            m_program.stack_size = std::max(m_program.stack_size, static_cast<std::size_t>(m_height));
        }

        std::uint32_t add_constant(Value value)
        {
            m_program.constants.push_back({ std::move(value), Cell::undefined(), false });
            return static_cast<std::uint32_t>(m_program.constants.size() - 1);
        }

        void emit_constant(Value value)
        {
            append({ Action::push_constant, Operator::equal, add_constant(std::move(value)) }, 1);
        }

        std::uint32_t variable(Node const& node)
        {
            Variable wanted;
            wanted.name = node.name;
            wanted.is_as_is = node.is_as_is;
            wanted.is_of_item = m_is_in_condition;
            auto& variables = m_program.variables;
            auto const found = std::find(variables.begin(), variables.end(), wanted);
            if (found != variables.end())
                return static_cast<std::uint32_t>(found - variables.begin());
            wanted.literal = read_literal(wanted.name);
            if (m_is_in_condition)
                wanted.item_path = Path::parse(wanted.name);
            else if (auto& names = m_program.names; std::find(names.begin(), names.end(), wanted.name) == names.end())
                names.push_back(wanted.name);
            variables.push_back(std::move(wanted));
            return static_cast<std::uint32_t>(variables.size() - 1);
        }

        Value const* trailing_constant(std::size_t from_end) const
        {
            auto const& code = m_program.code;
            if (code.size() < m_foldable_from + from_end)
                return nullptr;
            auto const& instruction = code[code.size() - from_end];
            return instruction.action == Action::push_constant ? &m_program.constants[instruction.a].value : nullptr;
        }

        void replace_trailing(std::size_t count, Value value)
        {
            m_program.code.resize(m_program.code.size() - count);
            m_height -= static_cast<int>(count);
            emit_constant(std::move(value));
        }

        void emit(NodeIndex index)
        {
            auto const& node = m_syntax->nodes[index];
            switch (node.kind) {
            case NodeKind::nothing:
                emit_constant(nullptr);
                break;
            case NodeKind::constant:
                emit_constant(node.constant);
                break;
            case NodeKind::variable:
                append({ Action::push_variable, Operator::equal, variable(node) }, 1);
                break;
            case NodeKind::list:
                emit_list(node);
                break;
            case NodeKind::call:
                emit_call(node);
                break;
            case NodeKind::unary:
                emit_unary(node);
                break;
            case NodeKind::chain:
                emit_chain(node);
                break;
            }
        }

        void emit_list(Node const& node)
        {
            auto const count = node.children.size();
            for (auto const child : node.children)
                emit(child);
            List items;
            for (auto from_end = count; from_end > 0; --from_end) {
                auto const* item = trailing_constant(from_end);
                if (!item)
                    break;
                items.push_back(*item);
            }
            if (items.size() == count)
                replace_trailing(count, std::move(items));
            else
                append({ Action::make_list, Operator::equal, 0, static_cast<std::uint32_t>(count) },
                    1 - static_cast<int>(count));
        }

        void emit_unary(Node const& node)
        {
            auto const op = node.operators[0];
            auto const& child = m_syntax->nodes[node.children[0]];
            if (op != Operator::negate && child.kind == NodeKind::variable) {
                append({ Action::test_variable, op, variable(child) }, 1);
                return;
            }
            emit(node.children[0]);
            if (auto const* value = trailing_constant(1))
                replace_trailing(1, to_value(apply(op, Cell::of(*value))));
            else
                append({ Action::unary, op }, 0);
        }

        bool emit_comparison_with_constant(Node const& chain)
        {
            auto const op = chain.operators[0];
            auto const& left = m_syntax->nodes[chain.children[0]];
            auto const& right = m_syntax->nodes[chain.children[1]];
            if (!is_comparison(op) || left.kind != NodeKind::variable || right.kind != NodeKind::constant)
                return false;
            append({ Action::compare, op, variable(left), add_constant(right.constant) }, 1);
            return true;
        }

        void emit_chain(Node const& chain)
        {
            std::size_t done = 0;
            if (emit_comparison_with_constant(chain))
                done = 1;
            else
                emit(chain.children[0]);
            auto is_boolean = done == 1 || gives_boolean(*m_syntax, chain.children[0]);
            for (auto i = done; i < chain.operators.size(); ++i) {
                auto const op = chain.operators[i];
                auto const right = chain.children[i + 1];
                if (is_logical(op) && is_boolean && gives_boolean(*m_syntax, right)) {
                    emit_shortcut(op, right);
                } else {
                    emit(right);
                    emit_binary(op, i == 0 ? &m_syntax->nodes[chain.children[0]] : nullptr, m_syntax->nodes[right]);
                    is_boolean = gives_boolean(op);
                }
            }
        }

        // Between booleans "and" and "or" need their right side only where the left has not decided.
        void emit_shortcut(Operator op, NodeIndex right)
        {
            if (auto const* left = trailing_constant(1)) {
                if (left->boolean() == (op == Operator::logical_or))
                    return;
                m_program.code.pop_back();
                --m_height;
                emit(right);
                return;
            }
            auto const jump = here();
            append({ op == Operator::logical_or ? Action::keep_if_true : Action::keep_if_false }, -1);
            forbid_folding();
            emit(right);
            m_program.code[jump].a = here();
            forbid_folding();
        }

        void emit_binary(Operator op, Node const* left, Node const& right)
        {
            auto const* a = trailing_constant(2);
            auto const* b = trailing_constant(1);
            if (a && b) {
                Surroundings const nowhere;
                Context context(nowhere);
                replace_trailing(2, to_value(apply(context, op, Cell::of(*a), Cell::of(*b), Order::ignored)));
                return;
            }
            Instruction instruction { Action::binary, op };
            // Equality has to know whether a ranking is one of its sides.
            if (left && left->kind == NodeKind::variable)
                instruction.a = variable(*left) + 1;
            if (right.kind == NodeKind::variable)
                instruction.b = variable(right) + 1;
            append(instruction, -1);
        }

        void emit_call(Node const& node)
        {
            auto& names = m_program.function_names;
            if (std::find(names.begin(), names.end(), node.name) == names.end())
                names.push_back(node.name);
            auto const array = array_function(node.name);
            if (array)
                return emit_array_call(*array, node);
            if (node.name == "iif" && node.children.size() >= 2)
                return emit_choice(node);
            for (auto const child : node.children)
                emit(child);
            auto const count = static_cast<std::uint32_t>(node.children.size());
            Instruction instruction { Action::call, Operator::equal, 0, count };
            if (auto const* function = find_function(node.name)) {
                instruction.a = index_of(*function);
                m_program.depends_on_time |= function->depends_on_time;
            } else {
                instruction.action = Action::call_host;
                instruction.a = static_cast<std::uint32_t>(m_program.host_functions.size());
                m_program.host_functions.push_back(node.name);
                m_program.depends_on_time = true;
            }
            append(instruction, 1 - static_cast<int>(count));
        }

        static std::uint32_t index_of(NamedFunction const& function)
        {
            auto const general = general_functions();
            if (&function >= general.data() && &function < general.data() + general.size())
                return static_cast<std::uint32_t>(&function - general.data());
            return static_cast<std::uint32_t>(
                general.size() + static_cast<std::size_t>(&function - date_functions().data()));
        }

        void emit_choice(Node const& node)
        {
            emit(node.children[0]);
            auto const to_else = here();
            append({ Action::drop_and_jump_if_falsy }, -1);
            forbid_folding();
            emit(node.children[1]);
            auto const to_end = here();
            append({ Action::jump }, -1);
            m_program.code[to_else].a = here();
            forbid_folding();
            if (node.children.size() > 2)
                emit(node.children[2]);
            else
                emit_constant({});
            m_program.code[to_end].a = here();
            forbid_folding();
        }

        void emit_array_call(ArrayFunction function, Node const& node)
        {
            ArrayCall call;
            call.function = function;
            auto const count = node.children.size();
            call.is_valid = count >= 2 && count <= 4;
            std::size_t condition_at = 2;
            if (call.is_valid && count > 2) {
                auto const& third = m_syntax->nodes[node.children[2]];
                // A text without any sign of a comparison names the member to give back.
                if (third.kind == NodeKind::constant && third.constant.is_text()
                    && third.constant.text().find_first_of("{}><=!") == std::string::npos) {
                    call.result_name = third.constant.text();
                    call.has_result_name = true;
                    ++condition_at;
                }
            }
            call.has_condition = call.is_valid && condition_at < count;
            auto const index = static_cast<std::uint32_t>(m_program.array_calls.size());
            call.condition_is_valid = call.has_condition && queue_condition(node.children[condition_at], index);
            m_program.array_calls.push_back(std::move(call));
            for (std::size_t i = 0; i < 2; ++i) {
                if (i < count)
                    emit(node.children[i]);
                else
                    emit_constant({});
            }
            append({ Action::fold_array, Operator::equal, index }, -1);
        }

        // The condition may be written out or be a text that is one. False where such a text is none: nothing meets it.
        bool queue_condition(NodeIndex index, std::uint32_t array_call)
        {
            auto const& node = m_syntax->nodes[index];
            if (node.kind != NodeKind::constant || !node.constant.is_text()) {
                m_pending.push_back({ m_syntax, index, array_call });
                return true;
            }
            auto parsed = parse(node.constant.text(), m_limits);
            if (!parsed)
                return false;
            m_owned.push_back(parsed.release_value());
            m_pending.push_back({ &m_owned.back(), m_owned.back().root, array_call });
            return true;
        }

        ExpressionLimits const& m_limits;
        Expression::Program& m_program;
        Syntax const* m_syntax = nullptr;
        std::deque<Syntax> m_owned;
        std::deque<Pending> m_pending;
        std::size_t m_foldable_from = 0;
        int m_height = 0;
        bool m_is_in_condition = false;
    };

}

bool gives_boolean(Syntax const& syntax, NodeIndex index)
{
    auto const& node = syntax.nodes[index];
    switch (node.kind) {
    case NodeKind::constant:
        return node.constant.is_boolean();
    case NodeKind::unary:
        return true;
    case NodeKind::chain:
        if (!is_logical(node.operators.back()))
            return gives_boolean(node.operators.back());
        return std::all_of(
            node.children.begin(), node.children.end(), [&](NodeIndex child) { return gives_boolean(syntax, child); });
    default:
        return false;
    }
}

void compile(Syntax const& syntax, ExpressionLimits const& limits, Expression::Program& program)
{
    Compiler(limits, program).run(syntax);
}

}
