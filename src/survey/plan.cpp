#include "survey/plan.h"

#include "base/text.h"
#include "survey/plan_builder.h"

#include <algorithm>

namespace dure::survey {

Element const& element(Definition const& definition, ElementId id)
{
    if (id < definition.pages.size())
        return definition.pages[id];
    id -= static_cast<ElementId>(definition.pages.size());
    if (id < definition.panels.size())
        return definition.panels[id];
    return definition.questions[id - definition.panels.size()];
}

bool is_volatile(Expression const& expression)
{
    if (expression.depends_on_time())
        return true;
    static constexpr std::string_view asking[]
        = { "getcomment", "displayvalue", "propertyvalue", "iscontainerready", "isdisplaymode", "getinvalidated" };
    for (auto const& function : expression.functions()) {
        for (auto const name : asking) {
            if (base::equals_ignoring_ascii_case(function, name))
                return true;
        }
    }
    // {$question.isVisible} is a property of an element, not a value.
    for (auto const& variable : expression.variables()) {
        if (!variable.empty() && variable.front() == '$')
            return true;
    }
    return false;
}

PlanBuilder::PlanBuilder(Definition const& definition, Plan& plan, Findings& findings)
    : m_definition(definition)
    , m_plan(plan)
    , m_findings(findings)
{
}

namespace {

    // What is quoted may be as long as a text of the survey.
    std::string shortened(std::string words)
    {
        constexpr std::size_t most_bytes = 1000;
        return words.size() <= most_bytes ? std::move(words)
                                          : std::string(base::truncate_bytes(words, most_bytes)) + "…";
    }

}

void PlanBuilder::find(Severity severity, std::string where, std::string korean, std::string english)
{
    if (m_findings.size() < 2 * DefinitionLimits {}.findings)
        m_findings.push_back(
            { severity, std::move(where), shortened(std::move(korean)), shortened(std::move(english)) });
}

bool PlanBuilder::compile(ExpressionText const& text, Expression& expression, bool in_list)
{
    if (text.is_empty())
        return false;
    auto compiled = Expression::compile(text.text);
    if (!compiled.is_ok()) {
        auto const& error = compiled.error();
        find(Severity::error, text.where, "식을 읽을 수 없어서 쓰지 않아요 (" + error.where + "): " + text.text,
            "The expression cannot be read and is not used (" + error.where + ": " + error.detail + "): " + text.text);
        return false;
    }
    expression = compiled.release_value();
    m_where = text.where;
    m_in_list = in_list;
    expression.bind(*this);
    return true;
}

void PlanBuilder::compile_on_demand(ExpressionText const& text)
{
    Expression expression;
    if (compile(text, expression))
        m_plan.on_demand.insert_or_assign(text.where, std::move(expression));
}

void PlanBuilder::listen(RuleId rule, Expression const& expression)
{
    for (auto const slot : expression.slots()) {
        auto& rules = m_plan.slots[slot].rules;
        if (rules.empty() || rules.back() != rule)
            rules.push_back(rule);
    }
    if (is_volatile(expression) && (m_plan.volatile_rules.empty() || m_plan.volatile_rules.back() != rule))
        m_plan.volatile_rules.push_back(rule);
}

void PlanBuilder::add_rule(RuleKind kind, std::uint32_t owner, ExpressionText const& text)
{
    Expression expression;
    if (!compile(text, expression))
        return;
    auto const id = static_cast<RuleId>(m_plan.rules.size());
    listen(id, expression);
    Rule rule;
    rule.kind = kind;
    rule.owner = owner;
    rule.expression = std::move(expression);
    m_plan.rules.push_back(std::move(rule));
}

void PlanBuilder::add_element_rules(ElementId id, Element const& what)
{
    add_rule(RuleKind::visible, id, what.visible_if);
    add_rule(RuleKind::enabled, id, what.enable_if);
    add_rule(RuleKind::required, id, what.required_if);
}

void PlanBuilder::add_question(QuestionIndex index, ElementId parent)
{
    auto const& question = m_definition.questions[index.value];
    auto const id = element_id(m_definition, index);
    m_plan.parent[id] = parent;
    add_element_rules(id, question);
    add_list(index);
    if (!question.default_expression.is_empty()) {
        auto const rule = static_cast<RuleId>(m_plan.rules.size());
        add_rule(RuleKind::initial, index.value, question.default_expression);
        if (m_plan.rules.size() > rule)
            m_plan.initial_rule[index.value] = rule;
    }
    if (auto const* computed = std::get_if<Computed>(&question.kind))
        add_rule(RuleKind::computed, index.value, computed->expression);
    if (auto const* inner = repeated(question))
        add_nested(index, *inner);
    add_reaction(index);
    add_checks(question.checks);
    add_question_on_demand(question);
}

void PlanBuilder::add_children(Container const& container, ElementId parent)
{
    for (auto const& child : container.elements) {
        if (auto const* question = std::get_if<QuestionIndex>(&child)) {
            add_question(*question, parent);
            continue;
        }
        auto const panel = std::get<PanelIndex>(child);
        auto const id = element_id(m_definition, panel);
        m_plan.parent[id] = parent;
        add_element_rules(id, m_definition.panels[panel.value]);
        add_children(m_definition.panels[panel.value], id);
    }
}

void PlanBuilder::add_page(PageIndex page)
{
    auto const& what = m_definition.pages[page.value];
    add_element_rules(page.value, what);
    add_children(what, page.value);
}

void PlanBuilder::build()
{
    auto const elements = element_count(m_definition);
    m_plan.parent.assign(elements, nothing);
    auto const questions = m_definition.questions.size();
    m_plan.list_of.assign(questions, nothing);
    m_plan.nested_of.assign(questions, nothing);
    m_plan.list_rule.assign(questions, nothing);
    m_plan.reaction_of.assign(questions, nothing);
    m_plan.initial_rule.assign(questions, nothing);
    name_slots();
    for (std::uint32_t i = 0; i < m_definition.calculated_values.size(); ++i)
        add_rule(RuleKind::calculated, i, m_definition.calculated_values[i].expression);
    for (std::uint32_t i = 0; i < m_definition.pages.size(); ++i)
        add_page({ i });
    add_triggers();
    for (auto const& text : m_definition.completed_html_on_condition)
        compile_on_demand(text.condition);
    find_carry_forward_circles();
    order_rules();
    find_circles();
}

void build_plan(Definition const& definition, Plan& plan, Findings& findings)
{
    PlanBuilder(definition, plan, findings).build();
}

}
