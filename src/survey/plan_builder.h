// Builds a Plan: the only place that compiles and binds expressions.
#pragma once

#include "survey/plan.h"

#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace dure::survey {

class PlanBuilder : NameResolver {
public:
    PlanBuilder(Definition const& definition, Plan& plan, Findings& findings);
    // Of what a question asks in each panel or row: other names than its own are those of the plan around it.
    PlanBuilder(Definition const& definition, Plan& plan, Findings& findings, PlanBuilder& around, Repeated::Kind kind);
    void build();

private:
    // plan_names.cpp
    void name_slots();
    void warn_shared_comment(Question const& question, Slot const& comment);
    SlotId add_slot(std::string const& name, SlotKind kind);
    std::optional<Location> resolve(std::string_view name) override;
    std::optional<Location> resolve_known(std::string_view name) const;
    std::optional<Location> resolve_property(std::string_view name);
    void warn_unknown(std::string_view name);

    // plan.cpp
    bool compile(ExpressionText const& text, Expression& expression, bool in_list = false);
    void compile_on_demand(ExpressionText const& text);
    void add_rule(RuleKind kind, std::uint32_t owner, ExpressionText const& text);
    void listen(RuleId rule, Expression const& expression);
    void add_page(PageIndex page);
    void add_children(Container const& container, ElementId parent);
    void add_element_rules(ElementId id, Element const& element);
    void add_question(QuestionIndex index, ElementId parent);

    // plan_parts.cpp
    void add_list(QuestionIndex index);
    void add_item_conditions(std::vector<Choice> const& items, std::vector<ItemConditions>& conditions, ListPlan& list);
    void add_reaction(QuestionIndex index);
    void add_triggers();
    void add_checks(std::vector<Check> const& checks);
    void add_pattern(PatternCheck const& check, std::string const& where);
    base::Result<Pattern> const& shared_pattern(PatternCheck const& check);
    void add_question_on_demand(Question const& question);

    // plan_nested.cpp
    void add_nested(QuestionIndex index, Repeated const& repeated);
    std::optional<Location> resolve_inside(std::string_view name);
    std::optional<Location> resolve_around(std::string_view name);
    std::optional<PlaceWord> place_word(std::string_view name) const;
    SlotId place_slot(PlaceWord word);
    SlotId add_unnamed(SlotKind kind);

    // plan_circles.cpp
    void order_rules();
    void find_circles();
    void find_carry_forward_circles();
    void limit_carried_choices();

    void find(Severity severity, std::string where, std::string korean, std::string english);

    Definition const& m_definition;
    Plan& m_plan;
    Findings& m_findings;
    PlanBuilder* m_around = nullptr;
    std::unordered_map<SlotId, SlotId> m_slot_of_around;
    bool m_shares_answer = false; // with another question around it
    Repeated::Kind m_kind = Repeated::Kind::panels; // with a plan around it
    std::string m_where; // of the expression being bound
    bool m_in_list = false;
    std::set<std::string> m_warned;
    std::map<std::pair<std::string, bool>, base::Result<Pattern>> m_shared_patterns; // by text and ignore_case
    std::size_t m_pattern_size = 0; // of all of them
    std::unordered_map<std::string, ElementId> m_element_by_folded_name; // pages first, as they are numbered
};

}
