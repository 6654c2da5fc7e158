// A definition made ready to run: every expression compiled and bound, with the graph of what depends on what. Never
// changes after building, so any number of sessions share one.
#pragma once

#include "survey/definition.h"

#include <memory>
#include <string_view>

namespace dure::survey {

class TaskMaker; // survey/tasks.h
struct Plan; // survey/plan.h: compiled expressions, slots, graph
class PlanBuilder;

class Survey {
public:
    // Appends what is wrong with names and expressions to `findings`; a part that cannot work is left out, the rest
    // runs.
    // Without a maker of tasks, which must outlive the survey, questions that need a design have nothing to show.
    static std::shared_ptr<Survey const> build(
        Definition definition, Findings& findings, TaskMaker const* task_maker = nullptr);
    // What a repeated question asks each time: names it does not know are those of the survey around it.
    static std::shared_ptr<Survey const> build_inner(
        std::shared_ptr<Definition const> definition, Repeated::Kind kind, PlanBuilder& around, Findings& findings);
    ~Survey();

    Definition const& definition() const { return *m_definition; }
    Plan const& plan() const { return *m_plan; }
    TaskMaker const* task_maker() const { return m_task_maker; }

    Page const& page(PageIndex page) const { return m_definition->pages[page.value]; }
    Panel const& panel(PanelIndex panel) const { return m_definition->panels[panel.value]; }
    Question const& question(QuestionIndex question) const { return m_definition->questions[question.value]; }

    // By name, exactly as written first, then without regard to case. Not valid if there is none.
    QuestionIndex find_question(std::string_view name) const;
    PageIndex find_page(std::string_view name) const;
    PanelIndex find_panel(std::string_view name) const;

private:
    Survey();
    std::shared_ptr<Definition const> m_definition;
    std::unique_ptr<Plan> m_plan;
    TaskMaker const* m_task_maker = nullptr;
};

}
