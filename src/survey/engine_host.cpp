#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"

#include <algorithm>

namespace dure::survey {

Value Engine::property(ElementId id, std::string_view name) const
{
    if (id == nothing) {
        if (name == "title")
            return Value(text(definition.title));
        if (name == "description")
            return Value(text(definition.description));
        if (name == "locale")
            return Value(language.empty() ? definition.locale : language);
        return {};
    }
    auto const& what = element(definition, id);
    if (name == "title")
        return Value(title(id));
    if (name == "description")
        return Value(text(what.description));
    if (name == "name")
        return Value(what.name);
    if (name == "visible" || name == "isVisible")
        return Value(is_shown(id));
    if (name == "isRequired")
        return Value(own_required[id] != 0);
    if (name == "readOnly" || name == "isReadOnly")
        return Value(!is_enabled(id));
    if (name == "containsErrors" || name == "hasErrors") {
        auto const shown = shown_problems.find(id);
        return Value(shown != shown_problems.end()
            && std::any_of(shown->second.begin(), shown->second.end(),
                [](Problem const& problem) { return !problem.is_warning; }));
    }
    return {};
}

// What expressions can ask about the survey around them.
std::optional<Value> Engine::call(std::string_view function, std::span<Value const> arguments) const
{
    auto const is = [&](std::string_view name) { return base::equals_ignoring_ascii_case(function, name); };
    auto const name_of_question = arguments.empty() ? std::string() : to_words(arguments[0]);
    auto const own = own_name(name_of_question);
    if (inner_place.around && !own)
        return inner_place.around->call(function, arguments);
    auto const question = arguments.empty() ? QuestionIndex {} : survey->find_question(own.value_or(name_of_question));
    if (is("getComment")) {
        if (!question.is_valid())
            return Value();
        if (arguments.size() > 1 && !arguments[1].is_missing()) {
            if (!is_chosen(question, arguments[1]) && !is_other_chosen(question))
                return Value("");
            return Value(choice_list(definition.questions[question.value]) ? choice_comment(question, arguments[1])
                                                                           : std::string());
        }
        return Value(to_words(slots[plan.comment_slot[question.value]]));
    }
    if (is("displayValue")) {
        if (!question.is_valid())
            return Value();
        auto const& value = arguments.size() > 1 && !arguments[1].is_missing() ? arguments[1] : answer(question);
        return is_empty(value) ? Value() : Value(display(question, value));
    }
    if (is("propertyValue") && arguments.size() > 1) {
        if (!question.is_valid())
            return Value();
        return property(element_id(definition, question), to_words(arguments[1]));
    }
    if (is("isDisplayMode"))
        return Value(is_read_only);
    if (is("isContainerReady") && !arguments.empty()) {
        auto const name = to_words(arguments[0]);
        Container const* container = nullptr;
        if (auto const found = survey->find_page(name); found.is_valid())
            container = &definition.pages[found.value];
        else if (auto const panel = survey->find_panel(name); panel.is_valid())
            container = &definition.panels[panel.value];
        if (!container)
            return Value(false);
        std::vector<QuestionIndex> inside;
        collect_visible(*container, inside);
        for (auto const each : inside) {
            if (own_required[element_id(definition, each)] && is_empty_answer(each))
                return Value(false);
        }
        return Value(true);
    }
    return std::nullopt;
}

}
