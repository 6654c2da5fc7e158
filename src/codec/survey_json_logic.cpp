#include "base/text.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::size_t theme_variables_at_most = 500;

    // Before expressions there were name, operator and value; SurveyJS still reads them.
    void read_old_condition(ObjectReader& reader, ExpressionText& condition)
    {
        std::string name, comparison = "equal";
        reader.text("name", name);
        reader.text("operator", comparison);
        auto const* value = reader.take("value");
        if (!condition.is_empty() || name.empty())
            return;
        condition.where = reader.where("name");
        if (!reader.context().count_expression(condition.where))
            return;
        condition.text = "{" + name + "} " + comparison;
        if (comparison == "empty" || comparison == "notempty")
            return;
        condition.text += " ";
        if (!value)
            condition.text += "''";
        else if (value->is_text())
            condition.text += "'" + base::replace_all(value->text(), "'", "\\'") + "'";
        else
            condition.text += to_json(*value);
    }

    bool read_action(ObjectReader& reader, std::string type, Trigger& trigger)
    {
        using Action = Trigger::Action;
        if (auto const end = type.find("trigger"); end != std::string::npos)
            type.resize(end);
        if (type == "complete") {
            trigger.action = Action::complete;
        } else if (type == "setvalue") {
            trigger.action = Action::set_value;
            reader.text("setToName", trigger.target);
            if (auto const* value = reader.take("setValue"))
                trigger.value = *value;
            reader.boolean("isVariable", trigger.value_is_variable);
        } else if (type == "copyvalue") {
            trigger.action = Action::copy_value;
            reader.text("setToName", trigger.target);
            reader.text("fromName", trigger.source);
            reader.boolean("copyDisplayValue", trigger.copy_display_value);
        } else if (type == "skip") {
            trigger.action = Action::skip;
            reader.text("gotoName", trigger.target);
        } else if (type == "runexpression") {
            trigger.action = Action::run_expression;
            reader.text("setToName", trigger.target);
            reader.expression("runExpression", trigger.run_expression);
        } else {
            return false;
        }
        return true;
    }

}

void read_triggers(ObjectReader& survey)
{
    auto const* triggers = survey.take("triggers");
    if (!triggers)
        return;
    if (!triggers->is_list()) {
        survey.wrong_kind("triggers");
        return;
    }
    for (std::size_t i = 0; i < triggers->list().size(); ++i) {
        ObjectReader reader(survey.context(), triggers->list()[i], json_pointer(survey.where("triggers"), i));
        std::string type;
        reader.text("type", type);
        Trigger trigger;
        trigger.where = reader.where();
        reader.expression("expression", trigger.condition);
        read_old_condition(reader, trigger.condition);
        if (trigger.condition.is_empty() && !survey.context().count_expression(reader.where()))
            break;
        if (read_action(reader, type, trigger)) {
            survey.context().definition.triggers.push_back(std::move(trigger));
        } else {
            reader.skip_rest();
            survey.context().add(Severity::error, reader.where("type"), "'" + type + "' 동작은 아직 하지 못해요.",
                "Triggers of type '" + type + "' do not work yet.");
        }
    }
}

void read_calculated_values(ObjectReader& survey)
{
    auto const* values = survey.take("calculatedValues");
    if (!values)
        return;
    if (!values->is_list()) {
        survey.wrong_kind("calculatedValues");
        return;
    }
    for (std::size_t i = 0; i < values->list().size(); ++i) {
        auto const where = json_pointer(survey.where("calculatedValues"), i);
        ObjectReader reader(survey.context(), values->list()[i], where);
        CalculatedValue value;
        reader.text("name", value.name);
        reader.expression("expression", value.expression);
        reader.boolean("includeIntoResult", value.include_into_result);
        if (value.expression.is_empty() && !survey.context().count_expression(where))
            break;
        if (value.name.empty())
            survey.context().add(
                Severity::error, where, "계산 값에 이름(name)이 없어요.", "The calculated value has no name.");
        else
            survey.context().definition.calculated_values.push_back(std::move(value));
    }
}

void read_completed_pages(ObjectReader& survey)
{
    auto& definition = survey.context().definition;
    survey.localized("completedHtml", definition.completed_html);
    survey.ignore({ "completedBeforeHtml" });
    auto const* pages = survey.take("completedHtmlOnCondition");
    if (!pages)
        return;
    if (!pages->is_list())
        return survey.wrong_kind("completedHtmlOnCondition");
    for (std::size_t i = 0; i < pages->list().size(); ++i) {
        ObjectReader reader(
            survey.context(), pages->list()[i], json_pointer(survey.where("completedHtmlOnCondition"), i));
        ConditionalText text;
        reader.expression("expression", text.condition);
        reader.localized("html", text.html);
        if (text.condition.is_empty() && !survey.context().count_expression(reader.where()))
            break;
        definition.completed_html_on_condition.push_back(std::move(text));
    }
}

void read_theme(ObjectReader& survey)
{
    auto const* value = survey.take("theme");
    if (!value)
        return;
    auto& theme = survey.context().definition.theme;
    ObjectReader reader(survey.context(), *value, survey.where("theme"));
    reader.text("primaryColor", theme.primary_color);
    reader.ignore({ "backgroundColor" });
    if (auto const* variables = reader.take("cssVariables"); variables && variables->is_record()) {
        for (auto const& [name, content] : variables->record()) {
            if (!content.is_text())
                continue;
            if (theme.variables.size() == theme_variables_at_most)
                return survey.context().exceed(reader.where("cssVariables"), "too many variables of the theme");
            theme.variables.emplace_back(name, content.text());
            if (name == "--sjs-primary-backcolor" && theme.primary_color.empty())
                theme.primary_color = content.text();
        }
    }
    reader.skip_rest(); // fonts, shadows and headers are this product's own
}

}
