#include "survey/answers.h"
#include "survey/engine.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr int passes_at_most = 3; // triggers that change what other triggers look at

    bool contains(std::vector<SlotId> const& keys, SlotId slot)
    {
        return std::find(keys.begin(), keys.end(), slot) != keys.end();
    }

    bool is_boolean_true(Value const& value)
    {
        return value.is_boolean() && value.boolean();
    }

}

void Engine::check_triggers(std::vector<SlotId> keys, bool on_navigation, SlotId first)
{
    if (definition.triggers.empty() || is_read_only || phase == Phase::completed)
        return;
    if (is_running_triggers) {
        for (auto const key : keys) {
            if (!contains(trigger_keys, key))
                trigger_keys.push_back(key);
        }
        return;
    }
    auto const is_concerned = !plan.volatile_triggers.empty()
        || std::any_of(keys.begin(), keys.end(), [&](SlotId key) { return !plan.slots[key].triggers.empty(); });
    if (!is_concerned)
        return;
    // Skipping on and completing wait for a valid answer.
    bool is_invalid = false;
    if (!is_completing && first != nothing && !plan.slots[first].questions.empty())
        is_invalid = !is_valid(plan.slots[first].questions.front());
    is_running_triggers = true;
    trigger_keys = std::move(keys);
    for (int pass = 0; pass < passes_at_most; ++pass) {
        auto const before = trigger_keys;
        for (std::uint32_t i = 0; i < definition.triggers.size() && phase != Phase::completed; ++i)
            run_trigger(i, on_navigation, is_invalid);
        if (phase == Phase::completed || trigger_keys == before)
            break;
        trigger_keys.erase(
            std::remove_if(trigger_keys.begin(), trigger_keys.end(), [&](SlotId key) { return contains(before, key); }),
            trigger_keys.end());
    }
    trigger_keys.clear();
    is_running_triggers = false;
}

bool Engine::is_trigger_due(std::uint32_t index) const
{
    auto const& trigger = definition.triggers[index];
    auto const& plan_of = plan.triggers[index];
    if (plan_of.is_volatile)
        return true;
    if (trigger.action == Trigger::Action::copy_value && plan_of.source != nothing
        && contains(trigger_keys, plan_of.source))
        return true;
    if (!plan_of.has_condition)
        return false;
    auto const& read = plan_of.condition.slots();
    return std::any_of(read.begin(), read.end(), [&](SlotId slot) { return contains(trigger_keys, slot); });
}

void Engine::run_trigger(std::uint32_t index, bool on_navigation, bool is_invalid)
{
    using Action = Trigger::Action;
    auto const& trigger = definition.triggers[index];
    auto const& plan_of = plan.triggers[index];
    auto const needs_valid = trigger.action == Action::complete || trigger.action == Action::skip;
    if (is_invalid && needs_valid)
        return;
    if (on_navigation && trigger.action != Action::complete)
        return;
    if (is_completing)
        return;
    auto const writes = trigger.action == Action::set_value || trigger.action == Action::copy_value;
    if (writes && trigger_keys.size() == 1 && trigger_keys.front() == plan_of.target)
        return;
    if (!is_trigger_due(index))
        return;
    auto const holds
        = plan_of.has_condition ? is_boolean_true(evaluate(plan_of.condition)) : trigger.action == Action::copy_value;
    if (holds)
        fire(index, on_navigation);
    else if (trigger.action == Action::complete)
        can_complete.erase({ index, page.value });
}

void Engine::fire(std::uint32_t index, bool on_navigation)
{
    using Action = Trigger::Action;
    auto const& trigger = definition.triggers[index];
    auto const& plan_of = plan.triggers[index];
    switch (trigger.action) {
    case Action::complete:
        if (on_navigation)
            complete_now();
        else
            can_complete.insert({ index, page.value });
        break;
    case Action::set_value:
        set_target(trigger, plan_of, trigger.value);
        break;
    case Action::copy_value: {
        if (plan_of.source == nothing)
            break;
        auto const& owners = plan.slots[plan_of.source].questions;
        auto value = trigger.copy_display_value && !owners.empty()
            ? Value(display(owners.front(), answer(owners.front())))
            : (owners.empty() ? slots[plan_of.source] : answer(owners.front()));
        set_target(trigger, plan_of, std::move(value));
        break;
    }
    case Action::skip:
        if (auto const target = survey->find_question(trigger.target); target.is_valid() && !is_loading)
            go_to(target);
        break;
    case Action::run_expression:
        if (plan_of.has_run) {
            auto const result = evaluate(plan_of.run);
            if (!trigger.target.empty() && !result.is_undefined())
                set_target(trigger, plan_of, result);
        }
        break;
    }
}

void Engine::set_target(Trigger const& trigger, TriggerPlan const& plan_of, Value value)
{
    if (plan_of.target == nothing) {
        // A path into an answer: "q1.item".
        auto const dot = trigger.target.find('.');
        auto const question = survey->find_question(trigger.target.substr(0, dot));
        if (question.is_valid() && dot != std::string::npos)
            set_item(question, trigger.target.substr(dot + 1), std::move(value));
        return;
    }
    auto const& slot = plan.slots[plan_of.target];
    if (slot.questions.empty()) {
        if (value.is_date())
            value = local_date(value.date());
        change(plan_of.target, std::move(value), !trigger.value_is_variable && slot.kind != SlotKind::calculated);
        return;
    }
    auto const question = slot.questions.front();
    set_answer(question, from_expression(question, value));
}

void Engine::find_completing_triggers()
{
    can_complete.clear();
    if (definition.triggers.empty() || phase != Phase::running || !page.is_valid() || is_read_only)
        return;
    trigger_keys = keys_of_page();
    for (std::uint32_t i = 0; i < definition.triggers.size(); ++i) {
        auto const& plan_of = plan.triggers[i];
        auto const completes = definition.triggers[i].action == Trigger::Action::complete && plan_of.has_condition;
        if (completes && is_trigger_due(i) && is_boolean_true(evaluate(plan_of.condition)))
            can_complete.insert({ i, page.value });
    }
    trigger_keys.clear();
}

std::vector<SlotId> Engine::keys_of_page() const
{
    std::vector<SlotId> keys = plan.calculated_slot;
    for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
        if (definition.questions[i].page == page)
            keys.push_back(plan.answer_slot[i]);
    }
    return keys;
}

void Engine::check_page_triggers()
{
    if (!definition.triggers.empty() && page.is_valid())
        check_triggers(keys_of_page(), true, nothing);
}

}
