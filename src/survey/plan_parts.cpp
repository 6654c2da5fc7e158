#include "survey/plan_builder.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr std::size_t pattern_size_at_most = 1'000'000; // of all patterns of a survey, in states

}

void PlanBuilder::add_item_conditions(
    std::vector<Choice> const& items, std::vector<ItemConditions>& conditions, ListPlan& list)
{
    auto const has_any = std::any_of(items.begin(), items.end(),
        [](Choice const& item) { return !item.visible_if.is_empty() || !item.enable_if.is_empty(); });
    if (!has_any)
        return;
    conditions.resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        conditions[i].has_visible = compile(items[i].visible_if, conditions[i].visible, true);
        conditions[i].has_enabled = compile(items[i].enable_if, conditions[i].enabled, true);
        list.has_conditions |= conditions[i].has_visible || conditions[i].has_enabled;
    }
}

namespace {

    template <typename Visit> void for_each_expression(ListPlan const& list, Visit const& visit)
    {
        if (list.has_choices_visible)
            visit(list.choices_visible);
        if (list.has_choices_enabled)
            visit(list.choices_enabled);
        if (list.has_rows_visible)
            visit(list.rows_visible);
        if (list.has_columns_visible)
            visit(list.columns_visible);
        for (auto const* items : { &list.choices, &list.rows, &list.columns }) {
            for (auto const& item : *items) {
                if (item.has_visible)
                    visit(item.visible);
                if (item.has_enabled)
                    visit(item.enabled);
            }
        }
    }

}

void PlanBuilder::add_list(QuestionIndex index)
{
    auto const& question = m_definition.questions[index.value];
    ListPlan list;
    list.question = index;
    if (auto const* choices = choice_list(question)) {
        list.has_choices_visible = compile(choices->choices_visible_if, list.choices_visible, true);
        list.has_choices_enabled = compile(choices->choices_enable_if, list.choices_enabled, true);
        add_item_conditions(choices->choices, list.choices, list);
        if (auto const source = m_plan.question_by_name.find(choices->choices_from_question);
            source != m_plan.question_by_name.end() && source->second.value != index.value)
            list.source = source->second;
    } else if (auto const* matrix = std::get_if<Matrix>(&question.kind)) {
        list.has_rows_visible = compile(matrix->rows_visible_if, list.rows_visible, true);
        list.has_columns_visible = compile(matrix->columns_visible_if, list.columns_visible, true);
        add_item_conditions(matrix->rows, list.rows, list);
        add_item_conditions(matrix->columns, list.columns, list);
    } else if (auto const* rows = repeated(question); rows && rows->kind == Repeated::Kind::fixed_rows) {
        list.has_rows_visible = compile(rows->rows_visible_if, list.rows_visible, true);
        add_item_conditions(rows->fixed_rows, list.rows, list);
    } else {
        return;
    }
    list.has_conditions
        |= list.has_choices_visible || list.has_choices_enabled || list.has_rows_visible || list.has_columns_visible;
    list.slot = static_cast<SlotId>(m_plan.slots.size());
    Slot slot;
    slot.kind = SlotKind::list;
    m_plan.slots.push_back(std::move(slot));

    auto const rule_id = static_cast<RuleId>(m_plan.rules.size());
    if (list.has_conditions || list.source.is_valid()) {
        for_each_expression(list, [&](Expression const& expression) { listen(rule_id, expression); });
        Rule rule;
        rule.kind = RuleKind::list;
        rule.owner = index.value;
        m_plan.rules.push_back(std::move(rule));
        m_plan.list_rule[index.value] = rule_id;
    }
    m_plan.list_of[index.value] = static_cast<std::uint32_t>(m_plan.lists.size());
    m_plan.lists.push_back(std::move(list));
}

void PlanBuilder::add_reaction(QuestionIndex index)
{
    auto const& question = m_definition.questions[index.value];
    Reaction reaction;
    reaction.question = index;
    reaction.has_set_if = compile(question.set_value_if, reaction.set_if);
    reaction.has_set = compile(question.set_value_expression, reaction.set);
    reaction.has_reset_if = compile(question.reset_value_if, reaction.reset_if);
    if (!reaction.has_set_if && !reaction.has_set && !reaction.has_reset_if)
        return;
    bool is_always = false;
    auto const listen_to = [&](Expression const& expression) {
        for (auto const slot : expression.slots()) {
            auto& listeners = m_plan.slots[slot].reactions;
            if (listeners.empty() || !(listeners.back() == index))
                listeners.push_back(index);
        }
        is_always |= is_volatile(expression) || expression.slots().empty();
    };
    if (reaction.has_set_if)
        listen_to(reaction.set_if);
    if (reaction.has_set)
        listen_to(reaction.set);
    if (reaction.has_reset_if)
        listen_to(reaction.reset_if);
    if (is_always)
        m_plan.volatile_reactions.push_back(index);
    m_plan.reaction_of[index.value] = static_cast<std::uint32_t>(m_plan.reactions.size());
    m_plan.reactions.push_back(std::move(reaction));
}

void PlanBuilder::add_triggers()
{
    for (std::uint32_t i = 0; i < m_definition.triggers.size(); ++i) {
        auto const& trigger = m_definition.triggers[i];
        TriggerPlan plan;
        plan.has_condition = compile(trigger.condition, plan.condition);
        plan.has_run = compile(trigger.run_expression, plan.run);
        auto const listen_to = [&](SlotId slot) {
            auto& listeners = m_plan.slots[slot].triggers;
            if (listeners.empty() || listeners.back() != i)
                listeners.push_back(i);
        };
        if (plan.has_condition) {
            for (auto const slot : plan.condition.slots())
                listen_to(slot);
            plan.is_volatile = is_volatile(plan.condition) || plan.condition.slots().empty();
        }
        if (auto const target = resolve_known(trigger.target); target && target->path.empty())
            plan.target = target->slot;
        if (auto const source = resolve_known(trigger.source)) {
            plan.source = source->slot;
            if (trigger.action == Trigger::Action::copy_value)
                listen_to(source->slot);
        }
        if (plan.is_volatile)
            m_plan.volatile_triggers.push_back(i);
        m_plan.triggers.push_back(std::move(plan));
    }
}

void PlanBuilder::add_checks(std::vector<Check> const& checks)
{
    for (auto const& check : checks) {
        if (auto const* expression = std::get_if<ExpressionCheck>(&check.kind)) {
            compile_on_demand(expression->expression);
        } else if (auto const* pattern = std::get_if<PatternCheck>(&check.kind)) {
            add_pattern(*pattern, check.where);
        }
    }
}

void PlanBuilder::add_pattern(PatternCheck const& check, std::string const& where)
{
    auto const& compiled = shared_pattern(check);
    if (compiled.is_ok())
        m_plan.patterns.insert_or_assign(where, compiled.value());
    else
        find(Severity::error, where + "/regex", "정규식을 쓸 수 없어서 이 검사는 하지 않아요: " + check.pattern,
            "The regular expression cannot be used, so this check is left out (" + compiled.error().where + ": "
                + compiled.error().detail + "): " + check.pattern);
}

// The same pattern at many questions is one program, and all programs together stay within bounds.
base::Result<Pattern> const& PlanBuilder::shared_pattern(PatternCheck const& check)
{
    if (m_around)
        return m_around->shared_pattern(check);
    auto const key = std::pair(check.pattern, check.ignore_case);
    if (auto const known = m_shared_patterns.find(key); known != m_shared_patterns.end())
        return known->second;
    auto const compile = [&]() -> base::Result<Pattern> {
        if (m_pattern_size > pattern_size_at_most)
            return base::Error { base::ErrorCode::limit_exceeded, "column 1",
                "the patterns of the survey are too large in all" };
        return Pattern::compile(check.pattern, check.ignore_case ? PatternCase::insensitive : PatternCase::sensitive);
    };
    auto const& compiled = m_shared_patterns.emplace(key, compile()).first->second;
    // A set of characters takes as much room as some twenty states, and there is at most one for each letter. What was
    // refused as too large took the time of the largest.
    auto const is_too_large = !compiled.is_ok() && compiled.error().code == base::ErrorCode::limit_exceeded;
    auto const states = compiled.is_ok() ? compiled.value().state_count() : is_too_large ? PatternLimits {}.states : 0;
    m_pattern_size += states + 20 * std::min(check.pattern.size(), PatternLimits {}.text_bytes);
    return compiled;
}

void PlanBuilder::add_question_on_demand(Question const& question)
{
    auto const add_field = [&](TextField const& field) {
        compile_on_demand(field.minimum_expression);
        compile_on_demand(field.maximum_expression);
    };
    if (auto const* text = std::get_if<Text>(&question.kind)) {
        add_field(text->field);
    } else if (auto const* slider = std::get_if<Slider>(&question.kind)) {
        compile_on_demand(slider->minimum_expression);
        compile_on_demand(slider->maximum_expression);
    } else if (auto const* items = std::get_if<MultipleText>(&question.kind)) {
        for (auto const& item : items->items) {
            add_field(item.field);
            add_checks(item.checks);
            compile_on_demand(item.default_expression);
        }
    }
}

}
