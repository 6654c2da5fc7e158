#include "survey/survey.h"

#include "base/text.h"
#include "survey/plan.h"
#include "survey/plan_builder.h"

namespace dure::survey {

Survey::Survey() = default;
Survey::~Survey() = default;

std::shared_ptr<Survey const> Survey::build(Definition definition, Findings& findings, TaskMaker const* task_maker)
{
    std::shared_ptr<Survey> survey(new Survey);
    survey->m_definition = std::make_shared<Definition const>(std::move(definition));
    survey->m_task_maker = task_maker;
    survey->m_plan = std::make_unique<Plan>();
    build_plan(*survey->m_definition, *survey->m_plan, findings);
    return survey;
}

std::shared_ptr<Survey const> Survey::build_inner(
    std::shared_ptr<Definition const> definition, Repeated::Kind kind, PlanBuilder& around, Findings& findings)
{
    std::shared_ptr<Survey> survey(new Survey);
    survey->m_definition = std::move(definition);
    survey->m_plan = std::make_unique<Plan>();
    PlanBuilder(*survey->m_definition, *survey->m_plan, findings, around, kind).build();
    return survey;
}

QuestionIndex Survey::find_question(std::string_view name) const
{
    auto const exact = m_plan->question_by_name.find(std::string(name));
    if (exact != m_plan->question_by_name.end())
        return exact->second;
    auto const folded = m_plan->question_by_folded_name.find(base::fold_case(name));
    return folded == m_plan->question_by_folded_name.end() ? QuestionIndex {} : folded->second;
}

namespace {

    template <typename Found, typename Items> Found find_named(Items const& items, std::string_view name)
    {
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            if (items[i].name == name)
                return { i };
        }
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            if (base::equals_ignoring_case(items[i].name, name))
                return { i };
        }
        return {};
    }

}

PageIndex Survey::find_page(std::string_view name) const
{
    return find_named<PageIndex>(m_definition->pages, name);
}

PanelIndex Survey::find_panel(std::string_view name) const
{
    return find_named<PanelIndex>(m_definition->panels, name);
}

}
