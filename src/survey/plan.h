// What is worked out once when a survey is loaded: every name a slot, every expression compiled and bound, and for each
// slot which rules read it. Sessions share it and never change it.
#pragma once

#include "survey/definition.h"
#include "survey/expression.h"
#include "survey/pattern.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dure::survey {

class Survey;

using SlotId = std::uint32_t;
using RuleId = std::uint32_t;
using ElementId = std::uint32_t; // pages first, then panels, then questions
inline constexpr std::uint32_t nothing = 0xffffffffu;

enum class SlotKind : std::uint8_t {
    answer, // a question's value: in the data
    comment, // "name-Comment": in the data
    calculated, // in the data only if includeIntoResult
    variable, // named in an expression but no question's: set from outside or by triggers
    item, // {item}, {choice}: what a list is being filtered for
    row, // {row}
    property, // {$question.title}: worked out from the state of an element
    list, // changes when a question's choices change; never read by an expression
    place, // {panelIndex}, {rowIndex}: which panel or row this is
    around, // of the survey around a panel or row: its value lies there
};

struct Slot {
    std::string name;
    SlotKind kind = SlotKind::variable;
    std::vector<RuleId> rules; // that read it, ascending
    std::vector<QuestionIndex> questions; // whose answer it is
    std::vector<QuestionIndex> reactions; // whose set/reset expressions read it
    std::vector<std::uint32_t> triggers;
    std::vector<std::pair<std::uint32_t, SlotId>> inside; // (nested plan, its slot) of panels and rows that read it
};

enum class RuleKind : std::uint8_t {
    calculated, // owner: index of the calculated value
    visible, // owner: ElementId
    enabled,
    required,
    list, // owner: question; filters choices, rows and columns
    computed, // owner: question
    initial, // owner: question; defaultValueExpression
    nested, // owner: question; what its panels or rows make of the values around them
};

struct Rule {
    RuleKind kind = RuleKind::visible;
    std::uint32_t owner = 0;
    Expression expression; // not of a list
};

// The expressions of one choice, row or column; a default-constructed Expression with `has_` false is absent.
struct ItemConditions {
    Expression visible;
    Expression enabled;
    bool has_visible = false;
    bool has_enabled = false;
};

struct ListPlan {
    QuestionIndex question;
    QuestionIndex source; // carry-forward
    SlotId slot = nothing;
    Expression choices_visible, choices_enabled, rows_visible, columns_visible;
    bool has_choices_visible = false, has_choices_enabled = false;
    bool has_rows_visible = false, has_columns_visible = false;
    std::vector<ItemConditions> choices, rows, columns;
    bool has_conditions = false; // any of the above
};

// setValueIf, setValueExpression, resetValueIf of a question.
struct Reaction {
    QuestionIndex question;
    Expression set_if, set, reset_if;
    bool has_set_if = false, has_set = false, has_reset_if = false;
};

struct TriggerPlan {
    Expression condition, run;
    bool has_condition = false, has_run = false;
    SlotId target = nothing, source = nothing;
    bool is_volatile = false;
};

// What a repeated question asks in each of its panels or rows.
struct NestedPlan {
    QuestionIndex question;
    std::shared_ptr<Survey const> inner;
};

// What a rule inside a panel or row can ask of its place.
enum class PlaceWord : std::uint8_t { index, number, visible_number, row_value, row_title };

// {$name.property}; the element `nothing` is the survey itself.
struct PropertySlot {
    SlotId slot = nothing;
    ElementId element = nothing;
    std::string property;
};

struct Plan {
    std::vector<Slot> slots;
    std::vector<PropertySlot> properties;
    std::unordered_map<std::string, SlotId> slot_by_name;
    std::unordered_map<std::string, SlotId> slot_by_folded_name;
    SlotId item_slot = nothing, choice_slot = nothing, row_slot = nothing;

    std::vector<SlotId> answer_slot; // by question
    std::vector<SlotId> comment_slot;
    std::vector<SlotId> calculated_slot;

    // In the order SurveyJS evaluates: calculated values, then pages from the top; but what a rule reads comes first.
    std::vector<Rule> rules;
    std::vector<RuleId> volatile_rules; // may change without a slot changing: time, functions that ask the survey
    std::vector<QuestionIndex> volatile_reactions;
    std::vector<std::uint32_t> volatile_triggers;
    std::vector<RuleId> list_rule; // by question; nothing
    std::vector<ListPlan> lists;
    std::vector<std::uint32_t> list_of; // by question; nothing
    std::vector<Reaction> reactions;
    std::vector<std::uint32_t> reaction_of; // by question
    std::vector<std::uint32_t> initial_rule; // by question
    std::vector<TriggerPlan> triggers;
    std::vector<NestedPlan> nested;
    std::vector<std::uint32_t> nested_of; // by question; nothing

    // Of the plan of a panel or row.
    std::vector<std::pair<SlotId, SlotId>> around; // (slot of the plan around it, slot here)
    std::vector<std::pair<PlaceWord, SlotId>> places;

    // Asked only when needed; keyed by where they stand in the definition.
    std::unordered_map<std::string, Expression> on_demand;
    std::unordered_map<std::string, Pattern> patterns; // by where

    std::unordered_map<std::string, QuestionIndex> question_by_name;
    std::unordered_map<std::string, QuestionIndex> question_by_folded_name;
    std::vector<ElementId> parent; // by element; nothing for pages

    SlotId find_slot(std::string_view name) const; // exact, else without regard to case; nothing
    Expression const* expression_at(std::string const& where) const;
};

inline ElementId element_id(Definition const&, PageIndex page)
{
    return page.value;
}
inline ElementId element_id(Definition const& definition, PanelIndex panel)
{
    return static_cast<ElementId>(definition.pages.size()) + panel.value;
}
inline ElementId element_id(Definition const& definition, QuestionIndex question)
{
    return static_cast<ElementId>(definition.pages.size() + definition.panels.size()) + question.value;
}
inline std::size_t element_count(Definition const& definition)
{
    return definition.pages.size() + definition.panels.size() + definition.questions.size();
}
Element const& element(Definition const& definition, ElementId id);

// Asks the survey around it or the clock, so its result can change without a slot changing.
bool is_volatile(Expression const& expression);

// Fills the plan; findings for expressions that do not compile, names nobody knows, and circles.
void build_plan(Definition const& definition, Plan& plan, Findings& findings);

}
