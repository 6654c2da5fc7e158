#include "survey/plan_builder.h"

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
            return plan.answer_slot[rule.owner];
        default:
            return nothing;
        }
    }

    enum class Mark : std::uint8_t { unseen, open, done };

    // The first rule found that, through the slots it writes, depends on itself; without recursion: surveys may be
    // long.
    struct CircleSearch {
        Plan const& plan;
        std::vector<Mark> marks;
        std::vector<RuleId> found;

        void search_from(RuleId start)
        {
            struct Step {
                RuleId rule;
                std::size_t next = 0;
            };
            std::vector<Step> path { { start, 0 } };
            marks[start] = Mark::open;
            while (!path.empty()) {
                auto& step = path.back();
                auto const slot = written_slot(plan, plan.rules[step.rule]);
                auto const& readers = slot == nothing ? empty : plan.slots[slot].rules;
                if (step.next == readers.size()) {
                    marks[step.rule] = Mark::done;
                    path.pop_back();
                    continue;
                }
                auto const reader = readers[step.next++];
                if (marks[reader] == Mark::open)
                    found.push_back(reader);
                if (marks[reader] == Mark::unseen) {
                    marks[reader] = Mark::open;
                    path.push_back({ reader, 0 });
                }
            }
        }

        std::vector<RuleId> const empty;
    };

}

void PlanBuilder::find_circles()
{
    CircleSearch search { m_plan, std::vector<Mark>(m_plan.rules.size(), Mark::unseen), {}, {} };
    for (RuleId rule = 0; rule < m_plan.rules.size(); ++rule) {
        if (search.marks[rule] == Mark::unseen && written_slot(m_plan, m_plan.rules[rule]) != nothing)
            search.search_from(rule);
    }
    for (auto const id : search.found) {
        auto const& rule = m_plan.rules[id];
        auto const is_calculated = rule.kind == RuleKind::calculated;
        auto const& name
            = is_calculated ? m_definition.calculated_values[rule.owner].name : m_definition.questions[rule.owner].name;
        auto const& where = is_calculated ? m_definition.calculated_values[rule.owner].expression.where
                                          : m_definition.questions[rule.owner].where;
        find(Severity::error, where, "'" + name + "'의 식이 돌고 돌아 자기 자신에게 달려 있어요.",
            "The expression of '" + name + "' depends on itself.");
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
    // What is carried forward changes with the answer and with the choices of its source.
    for (auto& list : m_plan.lists) {
        auto const rule = m_plan.list_rule[list.question.value];
        if (!list.source.is_valid() || rule == nothing)
            continue;
        m_plan.slots[m_plan.answer_slot[list.source.value]].rules.push_back(rule);
        if (auto const other = m_plan.list_of[list.source.value]; other != nothing)
            m_plan.slots[m_plan.lists[other].slot].rules.push_back(rule);
    }
}

}
