#include "base/text.h"
#include "survey/plan_builder.h"

namespace dure::survey {

SlotId PlanBuilder::add_slot(std::string const& name, SlotKind kind)
{
    if (auto const found = m_plan.slot_by_name.find(name); found != m_plan.slot_by_name.end())
        return found->second;
    auto const id = static_cast<SlotId>(m_plan.slots.size());
    Slot slot;
    slot.name = name;
    slot.kind = kind;
    m_plan.slots.push_back(std::move(slot));
    m_plan.slot_by_name.emplace(name, id);
    m_plan.slot_by_folded_name.emplace(base::fold_case(name), id);
    return id;
}

void PlanBuilder::name_slots()
{
    for (auto const& question : m_definition.questions) {
        QuestionIndex const index { static_cast<std::uint32_t>(m_plan.answer_slot.size()) };
        auto const slot = add_slot(question.value_name, SlotKind::answer);
        m_plan.slots[slot].questions.push_back(index);
        m_plan.answer_slot.push_back(slot);
        m_plan.question_by_name.emplace(question.name, index);
        m_plan.question_by_folded_name.emplace(base::fold_case(question.name), index);
    }
    for (auto const& question : m_definition.questions) {
        m_plan.comment_slot.push_back(add_slot(question.value_name + "-Comment", SlotKind::comment));
        warn_shared_comment(question, m_plan.slots[m_plan.comment_slot.back()]);
    }
    for (auto const& calculated : m_definition.calculated_values)
        m_plan.calculated_slot.push_back(add_slot(calculated.name, SlotKind::calculated));
    for (auto const& trigger : m_definition.triggers) {
        if (trigger.target.empty() || trigger.action == Trigger::Action::skip)
            continue;
        if (!resolve_known(trigger.target))
            add_slot(trigger.target, SlotKind::variable);
    }
    for (ElementId id = 0; id < element_count(m_definition); ++id)
        m_element_by_folded_name.emplace(base::fold_case(element(m_definition, id).name), id);
    auto const add_local = [&](char const* name, SlotKind kind) {
        auto const id = static_cast<SlotId>(m_plan.slots.size());
        Slot slot;
        slot.name = name;
        slot.kind = kind;
        m_plan.slots.push_back(std::move(slot));
        return id;
    };
    m_plan.item_slot = add_local("item", SlotKind::item);
    m_plan.choice_slot = add_local("choice", SlotKind::item);
    m_plan.row_slot = add_local("row", SlotKind::row);
}

void PlanBuilder::warn_shared_comment(Question const& question, Slot const& comment)
{
    auto const* list = choice_list(question);
    if (comment.questions.empty() || !(question.has_comment || (list && list->other.is_shown)))
        return;
    auto const& other = m_definition.questions[comment.questions.front().value];
    find(Severity::warning, other.where,
        "'" + comment.name + "'에는 '" + question.name + "' 문항의 덧붙인 말도 담겨서 서로 덮어써요.",
        "The words added to '" + question.name + "' are kept under '" + comment.name
            + "' as well and overwrite this answer.");
}

std::optional<Location> PlanBuilder::resolve_known(std::string_view name) const
{
    if (!is_within_limits(name))
        return std::nullopt;
    // The longest prefix that is a name: a question may itself be called "a.b".
    auto end = name.size();
    while (end != std::string_view::npos && end > 0) {
        auto const prefix = name.substr(0, end);
        auto slot = m_plan.find_slot(prefix);
        if (slot == nothing) {
            auto const question = m_plan.question_by_folded_name.find(base::fold_case(prefix));
            if (question != m_plan.question_by_folded_name.end())
                slot = m_plan.answer_slot[question->second.value];
        }
        if (slot != nothing) {
            auto rest = name.substr(end);
            if (!rest.empty() && rest.front() == '.')
                rest.remove_prefix(1);
            return Location { slot, std::string(rest) };
        }
        end = name.find_last_of(".[", end - 1);
    }
    return std::nullopt;
}

std::optional<Location> PlanBuilder::resolve(std::string_view name)
{
    if (m_in_list) {
        auto const first = name.substr(0, name.find_first_of(".["));
        auto const rest = name.size() > first.size() ? name.substr(first.size() + (name[first.size()] == '.')) : "";
        if (base::equals_ignoring_ascii_case(first, "item"))
            return Location { m_plan.item_slot, std::string(rest) };
        if (base::equals_ignoring_ascii_case(first, "choice"))
            return Location { m_plan.choice_slot, std::string(rest) };
        auto const is_of_cells = m_around && m_kind != Repeated::Kind::panels;
        if (base::equals_ignoring_ascii_case(first, "row") && !is_of_cells)
            return Location { m_plan.row_slot, std::string(rest) };
    }
    if (!name.empty() && name.front() == '$')
        return resolve_property(name);
    if (m_around)
        return resolve_inside(name);
    if (auto known = resolve_known(name))
        return known;
    warn_unknown(name);
    // It may still be set from outside, or by a later version of the survey: it gets a slot of its own.
    auto const first = name.substr(0, name.find_first_of(".["));
    if (first.empty())
        return std::nullopt;
    auto const slot = add_slot(std::string(first), SlotKind::variable);
    auto rest = name.substr(first.size());
    if (!rest.empty() && rest.front() == '.')
        rest.remove_prefix(1);
    return Location { slot, std::string(rest) };
}

std::optional<Location> PlanBuilder::resolve_property(std::string_view name)
{
    auto const dot = name.rfind('.');
    auto const owner = dot == std::string_view::npos ? name.substr(1) : name.substr(1, dot - 1);
    auto id = nothing;
    bool is_known = owner == "survey" && !m_around;
    if (!is_known) {
        auto const found = m_element_by_folded_name.find(base::fold_case(owner));
        is_known = found != m_element_by_folded_name.end();
        id = is_known ? found->second : nothing;
    }
    if (!is_known && m_around)
        return resolve_around(name);
    if (!is_known || dot == std::string_view::npos) {
        warn_unknown(name);
        return std::nullopt;
    }
    auto const before = m_plan.slots.size();
    auto const slot = add_slot(std::string(name), SlotKind::property);
    if (slot == before)
        m_plan.properties.push_back({ slot, id, std::string(name.substr(dot + 1)) });
    return Location { slot, {} };
}

void PlanBuilder::warn_unknown(std::string_view name)
{
    auto const text = std::string(name);
    if (!m_warned.insert(m_where + "\n" + text).second)
        return;
    find(Severity::warning, m_where, "'{" + text + "}'라는 이름을 가진 문항이나 값이 없어요.",
        "No question or value is named '{" + text + "}'.");
}

SlotId Plan::find_slot(std::string_view name) const
{
    auto const exact = slot_by_name.find(std::string(name));
    if (exact != slot_by_name.end())
        return exact->second;
    auto const folded = slot_by_folded_name.find(base::fold_case(name));
    return folded == slot_by_folded_name.end() ? nothing : folded->second;
}

Expression const* Plan::expression_at(std::string const& where) const
{
    auto const found = on_demand.find(where);
    return found == on_demand.end() ? nullptr : &found->second;
}

}
