#include "survey/plan_builder.h"

#include <algorithm>
#include <set>

namespace dure::survey {

namespace {

    // The slot a rule writes, or nothing.
    SlotId written_slot(Plan const& plan, Rule const& rule)
    {
        switch (rule.kind) {
        case RuleKind::calculated:
            return plan.calculated_slot[rule.owner];
        case RuleKind::computed:
        case RuleKind::initial:
        case RuleKind::nested:
            return plan.answer_slot[rule.owner];
        case RuleKind::list:
            return plan.lists[plan.list_of[rule.owner]].slot;
        default:
            return nothing;
        }
    }

    enum class Mark : std::uint8_t { unseen, open, done };

    // What must be worked out before what: a rule waits for the slots it reads and, where it gives an answer, for
    // whether that shows; a slot (its number after the rules') waits for the rules that write it.
    std::vector<std::vector<std::uint32_t>> needs(Definition const& definition, Plan const& plan)
    {
        auto const count = static_cast<std::uint32_t>(plan.rules.size());
        std::vector<std::vector<std::uint32_t>> found(count + plan.slots.size());
        std::vector<RuleId> visible_rule(element_count(definition), nothing);
        for (RuleId id = 0; id < count; ++id) {
            auto const& rule = plan.rules[id];
            if (rule.kind == RuleKind::visible)
                visible_rule[rule.owner] = id;
            if (auto const slot = written_slot(plan, rule); slot != nothing)
                found[count + slot].push_back(id);
        }
        for (SlotId slot = 0; slot < plan.slots.size(); ++slot) {
            for (auto const reader : plan.slots[slot].rules)
                found[reader].push_back(count + slot);
        }
        for (RuleId id = 0; id < count; ++id) {
            auto const& rule = plan.rules[id];
            if (rule.kind != RuleKind::computed && rule.kind != RuleKind::initial)
                continue;
            auto element = element_id(definition, QuestionIndex { rule.owner });
            for (; element != nothing; element = plan.parent[element]) {
                if (visible_rule[element] != nothing)
                    found[id].push_back(visible_rule[element]);
            }
        }
        return found;
    }

    // Every one after those it waits for, otherwise in the order given. Without recursion: surveys may be long.
    std::vector<std::uint32_t> sorted_by(std::vector<std::vector<std::uint32_t>> const& before)
    {
        struct Step {
            std::uint32_t node;
            std::size_t next = 0;
        };
        std::vector<std::uint32_t> order;
        std::vector<Mark> marks(before.size(), Mark::unseen);
        std::vector<Step> path;
        for (std::uint32_t start = 0; start < before.size(); ++start) {
            if (marks[start] == Mark::unseen)
                path.push_back({ start });
            marks[start] = Mark::done;
            while (!path.empty()) {
                auto& step = path.back();
                if (step.next == before[step.node].size()) {
                    order.push_back(step.node);
                    path.pop_back();
                    continue;
                }
                auto const need = before[step.node][step.next++];
                if (marks[need] == Mark::unseen) {
                    marks[need] = Mark::done;
                    path.push_back({ need });
                }
            }
        }
        return order;
    }

    // What sets values: rules by their ids, then reactions. Edges go to what reads the value that is set.
    struct CircleSearch {
        using Node = std::size_t;

        explicit CircleSearch(Plan const& of)
            : plan(of)
            , marks(of.rules.size() + of.reactions.size(), Mark::unseen)
            , readers(of.slots.size())
        {
            for (SlotId slot = 0; slot < plan.slots.size(); ++slot)
                readers[slot].assign(plan.slots[slot].rules.begin(), plan.slots[slot].rules.end());
            for (std::size_t i = 0; i < plan.reactions.size(); ++i) {
                auto const& reaction = plan.reactions[i];
                // Its own value changes nothing while it is being set.
                for (auto const slot : reaction.has_set ? reaction.set.slots() : std::vector<SlotId> {}) {
                    if (slot != plan.answer_slot[reaction.question.value])
                        readers[slot].push_back(plan.rules.size() + i);
                }
            }
        }

        SlotId written_by(Node node) const
        {
            // What panels and rows make of their own answers is a circle only inside them.
            if (node < plan.rules.size() && plan.rules[node].kind == RuleKind::nested)
                return nothing;
            if (node < plan.rules.size())
                return written_slot(plan, plan.rules[node]);
            return plan.answer_slot[plan.reactions[node - plan.rules.size()].question.value];
        }

        // Notes where a way leads back to itself; without recursion: surveys may be long.
        void search_from(Node start)
        {
            struct Step {
                Node node;
                std::size_t next = 0;
            };
            std::vector<Step> path { { start, 0 } };
            marks[start] = Mark::open;
            while (!path.empty()) {
                auto& step = path.back();
                auto const slot = written_by(step.node);
                if (slot == nothing || step.next == readers[slot].size()) {
                    marks[step.node] = Mark::done;
                    path.pop_back();
                    continue;
                }
                auto const reader = readers[slot][step.next++];
                if (marks[reader] == Mark::open)
                    found.insert(reader);
                if (marks[reader] == Mark::unseen) {
                    marks[reader] = Mark::open;
                    path.push_back({ reader, 0 });
                }
            }
        }

        Plan const& plan;
        std::vector<Mark> marks;
        std::vector<std::vector<Node>> readers;
        std::set<Node> found;
    };

}

// So that one pass is enough wherever nothing depends on itself.
void PlanBuilder::order_rules()
{
    std::vector<RuleId> place(m_plan.rules.size());
    std::vector<Rule> rules;
    rules.reserve(place.size());
    for (auto const id : sorted_by(needs(m_definition, m_plan))) {
        if (id >= place.size())
            continue;
        place[id] = static_cast<RuleId>(rules.size());
        rules.push_back(std::move(m_plan.rules[id]));
    }
    m_plan.rules = std::move(rules);
    auto const move_all = [&](std::vector<RuleId>& ids) {
        for (auto& id : ids)
            id = id == nothing ? nothing : place[id];
    };
    move_all(m_plan.volatile_rules);
    move_all(m_plan.list_rule);
    move_all(m_plan.initial_rule);
    for (auto& slot : m_plan.slots) {
        move_all(slot.rules);
        std::sort(slot.rules.begin(), slot.rules.end());
    }
}

void PlanBuilder::find_circles()
{
    CircleSearch search(m_plan);
    for (std::size_t node = 0; node < search.marks.size(); ++node) {
        if (search.marks[node] == Mark::unseen && search.written_by(node) != nothing)
            search.search_from(node);
    }
    for (auto const node : search.found) {
        if (node >= m_plan.rules.size()) {
            auto const& question = m_definition.questions[m_plan.reactions[node - m_plan.rules.size()].question.value];
            find(Severity::warning, question.set_value_expression.where,
                "'" + question.name
                    + "'의 값을 정하는 식이 돌고 돌아 자기 자신을 바꿔요. 한 바퀴 돌아오면 거기서 멈춰요.",
                "What sets the value of '" + question.name
                    + "' is changed by it again; a change that has come round to it stops there.");
            continue;
        }
        auto const& rule = m_plan.rules[node];
        auto const is_calculated = rule.kind == RuleKind::calculated;
        auto const& name
            = is_calculated ? m_definition.calculated_values[rule.owner].name : m_definition.questions[rule.owner].name;
        auto const& where = is_calculated ? m_definition.calculated_values[rule.owner].expression.where
                                          : m_definition.questions[rule.owner].where;
        find(Severity::error, where, "'" + name + "'의 식이 돌고 돌아 자기 자신에게 달려 있어요.",
            "The expression of '" + name + "' depends on itself.");
    }
}

// Every question that takes choices over keeps its own list of them, so they count like choices written out.
void PlanBuilder::limit_carried_choices()
{
    constexpr auto in_all = DefinitionLimits {}.choices_in_all;
    std::size_t carried = 0;
    for (auto& list : m_plan.lists) {
        std::size_t own = 0;
        for (auto source = list.source; source.is_valid();) {
            ++own; // its "other"
            auto const at = m_plan.list_of[source.value];
            auto const next = at == nothing ? QuestionIndex {} : m_plan.lists[at].source;
            if (auto const* choices = choice_list(m_definition.questions[source.value]); choices && !next.is_valid())
                own += choices->choices.size();
            source = next;
        }
        carried += own;
        if (own == 0 || carried <= in_all)
            continue;
        carried -= own;
        list.source = {};
        find(Severity::error, m_definition.questions[list.question.value].where + "/choicesFromQuestion",
            "다른 문항에서 가져오는 보기가 모두 " + std::to_string(in_all) + "개를 넘어서 가져오지 않아요.",
            "More than " + std::to_string(in_all) + " choices in all are taken from other questions; these are not.");
    }
}

void PlanBuilder::find_carry_forward_circles()
{
    for (auto& list : m_plan.lists) {
        auto source = list.source;
        for (std::size_t steps = 0; source.is_valid(); ++steps) {
            if (source == list.question || steps > m_plan.lists.size()) {
                auto const& question = m_definition.questions[list.question.value];
                find(Severity::error, question.where + "/choicesFromQuestion",
                    "보기를 서로 가져오고 있어서 가져오지 않아요.",
                    "The questions take their choices from each other.");
                list.source = {};
                break;
            }
            auto const next = m_plan.list_of[source.value];
            source = next == nothing ? QuestionIndex {} : m_plan.lists[next].source;
        }
    }
    limit_carried_choices();
    // What is carried forward changes with the answer and with the choices of its source.
    for (auto& list : m_plan.lists) {
        auto const rule = m_plan.list_rule[list.question.value];
        if (!list.source.is_valid() || rule == nothing)
            continue;
        m_plan.slots[m_plan.answer_slot[list.source.value]].rules.push_back(rule);
        m_plan.slots[m_plan.comment_slot[list.source.value]].rules.push_back(rule); // its "other" in words
        if (auto const other = m_plan.list_of[list.source.value]; other != nothing)
            m_plan.slots[m_plan.lists[other].slot].rules.push_back(rule);
    }
}

}
