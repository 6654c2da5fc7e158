#include "survey/expression.h"

#include "survey/expression_compile.h"

#include <algorithm>

namespace dure::survey {

Expression::Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

namespace {

    template <typename T> std::vector<T> const& none()
    {
        static std::vector<T> const nothing;
        return nothing;
    }

}

base::Result<Expression> Expression::compile(std::string_view text, ExpressionLimits const& limits)
{
    auto const syntax = TRY(expression::parse(text, limits));
    Expression result;
    result.m_program = std::make_unique<Program>();
    expression::compile(syntax, limits, *result.m_program);
    return result;
}

std::vector<std::string> const& Expression::variables() const
{
    return m_program ? m_program->names : none<std::string>();
}

bool Expression::depends_on_time() const
{
    return m_program && m_program->depends_on_time;
}

std::vector<std::string> const& Expression::functions() const
{
    return m_program ? m_program->function_names : none<std::string>();
}

bool is_within_limits(std::string_view name, ExpressionLimits const& limits)
{
    auto const is_divider = [](char letter) { return letter == '.' || letter == '['; };
    auto const dividers = static_cast<std::size_t>(std::count_if(name.begin(), name.end(), is_divider));
    return name.size() <= limits.name_bytes && dividers < limits.name_parts;
}

void Expression::bind(NameResolver& resolver)
{
    if (!m_program)
        return;
    auto& slots = m_program->slots;
    slots.clear();
    for (auto& variable : m_program->variables) {
        auto const location = resolver.resolve(variable.name);
        variable.is_bound = location.has_value();
        variable.slot = location ? location->slot : 0;
        variable.path = expression::Path::parse(location ? std::string_view(location->path) : std::string_view());
        auto const dot = variable.name.rfind('.');
        variable.has_fallback = !variable.literal.is_undefined()
            || (dot != std::string::npos && variable.name.compare(dot, std::string::npos, ".length") == 0);
        variable.is_ordered = location && location->is_ordered;
        variable.is_plain = location && variable.path.is_empty() && !variable.is_as_is && !variable.is_of_item;
        if (location && std::find(slots.begin(), slots.end(), location->slot) == slots.end())
            slots.push_back(location->slot);
    }
    expression::place_steps(*m_program);
}

std::vector<std::uint32_t> const& Expression::slots() const
{
    return m_program ? m_program->slots : none<std::uint32_t>();
}

Value Expression::evaluate(Surroundings const& surroundings) const
{
    if (!m_program)
        return {};
    if (!m_program->steps.empty()) {
        auto const outcome = expression::decide(*m_program, surroundings);
        return outcome == expression::Outcome::unknown ? Value() : Value(outcome == expression::Outcome::yes);
    }
    expression::Context context(surroundings);
    auto const result = expression::run(context, *m_program, 0, nullptr);
    return context.is_exhausted() ? Value() : expression::to_value(result);
}

bool Expression::is_true(Surroundings const& surroundings) const
{
    if (!m_program)
        return false;
    if (!m_program->steps.empty())
        return expression::decide(*m_program, surroundings) == expression::Outcome::yes;
    expression::Context context(surroundings);
    auto const result = expression::run(context, *m_program, 0, nullptr);
    if (result.is(Kind::boolean))
        return result.boolean && !context.is_exhausted();
    auto const is_true = expression::is_loosely_equal(context, result, expression::Cell::of(true));
    return is_true && !context.is_exhausted();
}

}
