#include "codec/json.h"
#include "codec/survey_json_parts.h"

#include <cmath>

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::size_t suggestions_at_most = 1'000; // of one field

    std::optional<CheckKind> read_check_kind(ObjectReader& reader, std::string type)
    {
        if (auto const end = type.find("validator"); end != std::string::npos)
            type.resize(end);
        if (type == "numeric") {
            NumberCheck check;
            double bound = 0;
            if (reader.number("minValue", bound))
                check.minimum = bound;
            if (reader.number("maxValue", bound))
                check.maximum = bound;
            return check;
        }
        if (type == "text") {
            LengthCheck check;
            reader.count("minLength", check.minimum);
            reader.count("maxLength", check.maximum);
            reader.boolean("allowDigits", check.allow_digits);
            return check;
        }
        if (type == "regex") {
            PatternCheck check;
            reader.text("regex", check.pattern);
            reader.boolean("insensitive", check.ignore_case);
            reader.boolean("caseInsensitive", check.ignore_case);
            return check;
        }
        if (type == "email")
            return EmailCheck {};
        if (type == "expression") {
            ExpressionCheck check;
            reader.expression("expression", check.expression);
            return check;
        }
        if (type == "answercount") {
            AnswerCountCheck check;
            reader.count("minCount", check.minimum);
            reader.count("maxCount", check.maximum);
            return check;
        }
        return std::nullopt;
    }

    // What its expression did on being read.
    bool is_counted(std::optional<CheckKind> const& kind)
    {
        auto const* check = kind ? std::get_if<ExpressionCheck>(&*kind) : nullptr;
        return check && !check->expression.where.empty();
    }

    // SurveyJS reads a bound that begins with "=" as an expression.
    void read_bound(ObjectReader& reader, std::string_view property, Value& bound, ExpressionText& expression)
    {
        auto const* value = reader.take(property);
        if (!value)
            return;
        if (!value->is_text() || value->text().size() < 2 || value->text().front() != '=') {
            bound = *value;
            return;
        }
        if (reader.context().count_expression(reader.where(property)))
            expression = { value->text().substr(1), reader.where(property) };
    }

}

std::vector<Check> read_checks(ObjectReader& reader)
{
    std::vector<Check> checks;
    auto const* value = reader.take("validators");
    if (!value)
        return checks;
    if (!value->is_list()) {
        reader.wrong_kind("validators");
        return checks;
    }
    for (std::size_t i = 0; i < value->list().size(); ++i) {
        ObjectReader item(reader.context(), value->list()[i], json_pointer(reader.where("validators"), i));
        std::string type;
        item.text("type", type);
        auto const kind = read_check_kind(item, type);
        if (!is_counted(kind) && !reader.context().count_expression(item.where()))
            break;
        if (!kind) {
            item.context().add(Severity::error, item.where(), "'" + type + "' 검사는 모르는 종류예요.",
                "The validator type '" + type + "' is not known.");
            item.skip({ "text", "notificationType" });
            continue;
        }
        Check check;
        check.kind = *kind;
        check.where = item.where();
        item.localized("text", check.text);
        std::string notification;
        if (item.text("notificationType", notification))
            check.is_warning = notification != "error";
        item.skip({ "score" });
        checks.push_back(std::move(check));
    }
    return checks;
}

TextField read_text_field(ObjectReader& reader)
{
    TextField field;
    reader.choice("inputType", field.input_type,
        { { "text", InputType::text }, { "color", InputType::color }, { "date", InputType::date },
            { "datetime-local", InputType::datetime_local }, { "datetime", InputType::datetime_local },
            { "email", InputType::email }, { "month", InputType::month }, { "number", InputType::number },
            { "password", InputType::password }, { "range", InputType::range }, { "tel", InputType::tel },
            { "time", InputType::time }, { "url", InputType::url }, { "week", InputType::week } });
    reader.localized("placeHolder", field.placeholder);
    reader.localized("placeholder", field.placeholder);
    reader.count("maxLength", field.max_length);
    read_bound(reader, "min", field.minimum, field.minimum_expression);
    read_bound(reader, "max", field.maximum, field.maximum_expression);
    reader.expression("minValueExpression", field.minimum_expression);
    reader.expression("maxValueExpression", field.maximum_expression);
    reader.localized("minErrorText", field.minimum_error);
    reader.localized("maxErrorText", field.maximum_error);
    reader.localized("stepErrorText", field.step_error);
    if (auto const* step = reader.take("step")) {
        if (step->is_number() && std::isfinite(step->number()) && step->number() > 0)
            field.step = step->number();
    }
    reader.text("autoComplete", field.autocomplete);
    reader.text("autocomplete", field.autocomplete);
    reader.count("size", field.size);
    reader.count("inputSize", field.size);
    if (auto const* list = reader.take("dataList"); list && list->is_list()) {
        auto const where = reader.where("dataList");
        auto const count = list->list().size();
        if (count > suggestions_at_most)
            reader.context().exceed(where, "too many suggestions");
        auto const fits
            = count <= suggestions_at_most && reader.context().count_choices(count, where, "too many choices");
        for (std::size_t i = 0; fits && i < count; ++i)
            field.suggestions.push_back(read_localized(reader.context(), list->list()[i], json_pointer(where, i)));
    }
    std::string mask;
    if (reader.text("maskType", mask) && mask != "none")
        reader.context().add(Severity::note, reader.where("maskType"), "입력 틀(maskType)은 아직 쓰지 않아요.",
            "Input masks (maskType) are not used yet.");
    reader.skip({ "textUpdateMode", "maskSettings", "inputTextAlignment" });
    return field;
}

}
