#include "base/text.h"
#include "survey/plan_builder.h"
#include "survey/survey.h"

namespace dure::survey {

namespace {

    // What follows the prefix, which ends in a dot; nothing if the name begins otherwise.
    std::optional<std::string_view> behind(std::string_view prefix, std::string_view name)
    {
        if (name.size() <= prefix.size() || !base::equals_ignoring_ascii_case(name.substr(0, prefix.size()), prefix))
            return std::nullopt;
        return name.substr(prefix.size());
    }

}

PlanBuilder::PlanBuilder(
    Definition const& definition, Plan& plan, Findings& findings, PlanBuilder& around, Repeated::Kind kind)
    : PlanBuilder(definition, plan, findings)
{
    auto const question = around.m_plan.nested.back().question;
    m_around = &around;
    m_kind = kind;
    m_shares_answer = around.m_plan.slots[around.m_plan.answer_slot[question.value]].questions.size() > 1;
}

void PlanBuilder::add_nested(QuestionIndex index, Repeated const& repeated)
{
    if (!repeated.inner)
        return;
    auto const number = static_cast<std::uint32_t>(m_plan.nested.size());
    m_plan.nested_of[index.value] = number;
    m_plan.nested.push_back({ index, nullptr });
    auto const inner = Survey::build_inner(repeated.inner, repeated.kind, *this, m_findings);
    m_plan.nested[number].inner = inner;

    auto const id = static_cast<RuleId>(m_plan.rules.size());
    Rule rule;
    rule.kind = RuleKind::nested;
    rule.owner = index.value;
    m_plan.rules.push_back(std::move(rule));
    for (auto const& [outside, inside] : inner->plan().around) {
        m_plan.slots[outside].inside.emplace_back(number, inside);
        m_plan.slots[outside].rules.push_back(id);
    }
    if (!inner->plan().volatile_rules.empty() || !inner->plan().volatile_reactions.empty())
        m_plan.volatile_rules.push_back(id);
}

std::optional<Location> PlanBuilder::resolve_inside(std::string_view name)
{
    auto const is_panel = m_kind == Repeated::Kind::panels;
    if (auto const own = behind(is_panel ? "panel." : "row.", name)) {
        if (auto known = resolve_known(*own))
            return known;
        // It may be what another question that shares the answer asks in its own rows.
        if (!m_shares_answer)
            warn_unknown(name);
        auto const first = own->substr(0, own->find_first_of(".["));
        auto rest = own->substr(first.size());
        if (first.empty())
            return std::nullopt;
        if (rest.starts_with('.'))
            rest.remove_prefix(1);
        return Location { add_slot(std::string(first), SlotKind::variable), std::string(rest) };
    }
    if (auto const word = place_word(name))
        return Location { place_slot(*word), {} };
    if (auto const rest = is_panel ? behind("parentPanel.", name) : std::nullopt)
        return resolve_around("panel." + std::string(*rest));
    return resolve_around(name);
}

// Read where it lies: here is only a slot that stands for it.
std::optional<Location> PlanBuilder::resolve_around(std::string_view name)
{
    auto const where = std::exchange(m_around->m_where, m_where);
    auto const in_list = std::exchange(m_around->m_in_list, false);
    auto found = m_around->resolve(name);
    m_around->m_where = where;
    m_around->m_in_list = in_list;
    if (!found)
        return found;
    auto const [known, is_new] = m_slot_of_around.emplace(found->slot, static_cast<SlotId>(m_plan.slots.size()));
    if (is_new)
        m_plan.around.emplace_back(found->slot, add_unnamed(SlotKind::around));
    found->slot = known->second;
    return found;
}

std::optional<PlaceWord> PlanBuilder::place_word(std::string_view name) const
{
    struct Known {
        std::string_view name;
        bool of_panels;
        PlaceWord word;
    };
    static constexpr Known all[] = {
        { "panelIndex", true, PlaceWord::index },
        { "visiblePanelIndex", true, PlaceWord::index },
        { "rowIndex", false, PlaceWord::number },
        { "visibleRowIndex", false, PlaceWord::visible_number },
        { "rowValue", false, PlaceWord::row_value },
        { "rowName", false, PlaceWord::row_value },
        { "rowTitle", false, PlaceWord::row_title },
    };
    for (auto const& known : all) {
        if (known.of_panels == (m_kind == Repeated::Kind::panels) && base::equals_ignoring_ascii_case(known.name, name))
            return known.word;
    }
    return std::nullopt;
}

SlotId PlanBuilder::place_slot(PlaceWord word)
{
    for (auto const& [known, slot] : m_plan.places) {
        if (known == word)
            return slot;
    }
    auto const slot = add_unnamed(SlotKind::place);
    m_plan.places.emplace_back(word, slot);
    return slot;
}

SlotId PlanBuilder::add_unnamed(SlotKind kind)
{
    auto const id = static_cast<SlotId>(m_plan.slots.size());
    Slot slot;
    slot.kind = kind;
    m_plan.slots.push_back(std::move(slot));
    return id;
}

}
