#include "base/text.h"
#include "codec/survey_json_parts.h"

#include <map>

namespace dure::codec {

using namespace survey;

namespace {

    using Names = std::map<std::string, std::string, std::less<>>; // name -> where it was first

    void note_name(ReadingContext& context, Names& names, std::string const& name, std::string const& where)
    {
        auto const [first, is_new] = names.emplace(name, where);
        if (!is_new)
            context.add(Severity::error, where, "'" + name + "'이라는 이름이 " + first->second + "에 이미 있어요.",
                "The name '" + name + "' is already taken at " + first->second + ".");
    }

    void missing(ReadingContext& context, std::string where, std::string const& name)
    {
        context.add(Severity::error, std::move(where), "'" + name + "'이라는 이름을 가진 문항이 없어요.",
            "There is no question named '" + name + "'.");
    }

    bool has_name(Names const& names, std::string const& name)
    {
        // SurveyJS also takes a path into an answer: "q1.item".
        return names.count(name) > 0 || names.count(name.substr(0, name.find_first_of(".["))) > 0;
    }

    void check_trigger(ReadingContext& context, Trigger const& trigger, Names const& questions, Names const& values)
    {
        using Action = Trigger::Action;
        auto const is_known
            = [&](std::string const& name) { return has_name(questions, name) || has_name(values, name); };
        if (trigger.action == Action::skip) {
            if (!has_name(questions, trigger.target))
                missing(context, trigger.where + "/gotoName", trigger.target);
            return;
        }
        if (trigger.action == Action::complete)
            return;
        if (trigger.action == Action::run_expression && trigger.target.empty())
            return;
        if (trigger.target.empty())
            context.add(
                Severity::error, trigger.where, "어디에 넣을지(setToName) 적지 않았어요.", "'setToName' is missing.");
        else if (!trigger.value_is_variable && !is_known(trigger.target))
            context.add(Severity::warning, trigger.where + "/setToName",
                "'" + trigger.target + "'이라는 문항이 없어서 자료에만 남아요.",
                "There is no question '" + trigger.target + "'; the value is kept in the data only.");
        if (trigger.action == Action::copy_value && !is_known(trigger.source))
            missing(context, trigger.where + "/fromName", trigger.source);
    }

    void check_carry_forward(ReadingContext& context, Names const& questions)
    {
        auto const& definition = context.definition;
        for (auto const& question : definition.questions) {
            auto const* list = choice_list(question);
            if (!list || list->choices_from_question.empty())
                continue;
            auto const where = question.where + "/choicesFromQuestion";
            if (list->choices_from_question == question.name)
                context.add(Severity::error, where, "자기 자신의 보기를 가져올 수는 없어요.",
                    "A question cannot take its choices from itself.");
            else if (!questions.count(list->choices_from_question))
                missing(context, where, list->choices_from_question);
        }
    }

}

void check_names(ReadingContext& context)
{
    auto const& definition = context.definition;
    Names questions, values, pages, panels;
    for (auto const& question : definition.questions) {
        note_name(context, questions, question.name, question.where);
        values.emplace(question.value_name, question.where);
    }
    for (auto const& page : definition.pages)
        note_name(context, pages, page.name, page.where);
    for (auto const& panel : definition.panels)
        note_name(context, panels, panel.name, panel.where);
    for (auto const& calculated : definition.calculated_values)
        values.emplace(calculated.name, "");
    for (auto const& trigger : definition.triggers)
        check_trigger(context, trigger, questions, values);
    check_carry_forward(context, questions);
}

}
