#include "codec/json.h"
#include "codec/survey_json_parts.h"

#include <string>

namespace dure::codec {

using namespace survey;

namespace {

    void read_element(ObjectReader& reader, Element& element)
    {
        element.where = reader.where();
        reader.text("name", element.name);
        reader.localized("title", element.title);
        reader.localized("description", element.description);
        reader.boolean("visible", element.is_visible);
        reader.expression("visibleIf", element.visible_if);
        reader.expression("enableIf", element.enable_if);
        reader.expression("requiredIf", element.required_if);
        reader.boolean("isRequired", element.is_required);
        reader.localized("requiredErrorText", element.required_error);
        reader.boolean("readOnly", element.is_read_only);
        reader.boolean("startWithNewLine", element.start_with_new_line);
        reader.choice("state", element.collapse,
            { { "default", Collapse::always_open }, { "expanded", Collapse::expanded },
                { "collapsed", Collapse::collapsed } });
        std::initializer_list<std::pair<std::string_view, ErrorLocation>> const error_locations = {
            { "default", ErrorLocation::inherit },
            { "top", ErrorLocation::top },
            { "bottom", ErrorLocation::bottom },
        };
        reader.choice("errorLocation", element.error_location, error_locations);
        reader.choice("questionErrorLocation", element.error_location, error_locations);
        std::initializer_list<std::pair<std::string_view, TitleLocation>> const title_locations = {
            { "default", TitleLocation::inherit },
            { "top", TitleLocation::top },
            { "bottom", TitleLocation::bottom },
            { "left", TitleLocation::left },
            { "hidden", TitleLocation::hidden },
        };
        reader.choice("titleLocation", element.title_location, title_locations);
        reader.choice("questionTitleLocation", element.title_location, title_locations);
        reader.ignore({ "width", "minWidth", "maxWidth", "indent" });
        reader.skip({ "type", "colSpan", "effectiveColSpan", "id", "page", "questionTitleWidth", "gridLayoutColumns",
            "innerIndent", "allowAdaptiveActions" });
    }

    void read_default(ObjectReader& reader, Question& question)
    {
        reader.expression("defaultValueExpression", question.default_expression);
        auto const* value = reader.take("defaultValue");
        if (!value)
            return;
        // SurveyJS reads a default that begins with "=" as an expression.
        if (!value->is_text() || value->text().size() <= 1 || value->text().front() != '=')
            question.default_value = *value;
        else if (reader.context().count_expression(reader.where("defaultValue")))
            question.default_expression = { value->text().substr(1), reader.where("defaultValue") };
    }

}

void read_question_properties(ObjectReader& reader, Question& question)
{
    read_element(reader, question);
    reader.text("valueName", question.value_name);
    read_default(reader, question);
    reader.expression("setValueIf", question.set_value_if);
    reader.expression("setValueExpression", question.set_value_expression);
    reader.expression("resetValueIf", question.reset_value_if);
    question.checks = read_checks(reader);
    reader.boolean("hasComment", question.has_comment);
    reader.boolean("showCommentArea", question.has_comment);
    reader.localized("commentText", question.comment_text);
    reader.localized("commentPlaceHolder", question.comment_placeholder);
    reader.localized("commentPlaceholder", question.comment_placeholder);
    bool hide_number = false;
    if (reader.boolean("hideNumber", hide_number))
        question.show_number = !hide_number;
    reader.boolean("showNumber", question.show_number);
    bool show_title = true;
    if (reader.boolean("showTitle", show_title) && !show_title)
        question.title_location = TitleLocation::hidden;
    reader.boolean("useDisplayValuesInTitle", question.use_display_values_in_titles);
    reader.boolean("useDisplayValuesInDynamicTexts", question.use_display_values_in_titles);
    reader.choice("clearIfInvisible", question.clear_invisible,
        { { "default", ClearInvisible::inherit }, { "none", ClearInvisible::none },
            { "onComplete", ClearInvisible::on_complete }, { "onHidden", ClearInvisible::on_hidden },
            { "onHiddenContainer", ClearInvisible::on_hidden_container } });
    reader.ignore({ "bindings", "defaultDisplayValue", "randomizeCategory", "correctAnswer", "descriptionLocation" });
    reader.skip({ "score", "renderAs", "randomize" });
}

namespace {

    // A place among the pages: where an element goes to.
    struct Place {
        PageIndex page;
        PanelIndex panel;
        std::size_t depth = 0;
    };

    std::vector<ElementIndex> read_elements(
        ReadingContext& context, Value const& value, std::string const& where, Place place);

    QuestionIndex read_question(ObjectReader& reader, std::string const& type, Place place)
    {
        auto& questions = reader.context().definition.questions;
        QuestionIndex const index { static_cast<std::uint32_t>(questions.size()) };
        Question question;
        read_question_properties(reader, question);
        reader.context().depth = place.depth;
        question.kind = read_kind(reader, type);
        // Older surveys write a boolean's default as a word.
        if (auto const* boolean = std::get_if<Boolean>(&question.kind);
            boolean && question.default_value.is_text() && boolean->value_true.is_undefined()) {
            auto const& word = question.default_value.text();
            question.default_value = word == "true" ? Value(true) : word == "false" ? Value(false) : Value();
        }
        check_picture_default(reader.context(), question);
        // What an unsupported type means by its properties is nobody's business here.
        if (std::holds_alternative<Unsupported>(question.kind) && reader.is_object())
            reader.skip_rest();
        if (question.name.empty()) {
            question.name = "question" + std::to_string(index.value + 1);
            if (has_answer(question.kind))
                reader.context().add(Severity::warning, reader.where(),
                    "문항에 이름(name)이 없어서 '" + question.name + "'라고 불러요.",
                    "The question has no name and is called '" + question.name + "'.");
        }
        if (question.value_name.empty())
            question.value_name = question.name;
        question.page = place.page;
        question.panel = place.panel;
        questions.push_back(std::move(question));
        return index;
    }

    void read_container(ObjectReader& reader, Container& container)
    {
        read_element(reader, container);
        std::string order;
        if (reader.text("questionsOrder", order) || reader.text("questionOrder", order))
            container.random_order = order == "random";
        reader.skip({ "questionOrder", "showQuestionNumbers", "questionStartIndex", "showNumber", "randomize" });
    }

    // "questions" is what SurveyJS called "elements" once.
    std::vector<ElementIndex> read_children(ObjectReader& reader, Place place)
    {
        auto const* elements = reader.take("elements");
        auto const* questions = reader.take("questions");
        if (elements)
            return read_elements(reader.context(), *elements, reader.where("elements"), place);
        if (questions)
            return read_elements(reader.context(), *questions, reader.where("questions"), place);
        return {};
    }

    PanelIndex read_panel(ObjectReader& reader, Place place)
    {
        auto& definition = reader.context().definition;
        PanelIndex const index { static_cast<std::uint32_t>(definition.panels.size()) };
        definition.panels.emplace_back();
        Panel panel;
        reader.boolean("showNumber", panel.show_number);
        read_container(reader, panel);
        if (panel.name.empty())
            panel.name = "panel" + std::to_string(index.value + 1);
        panel.page = place.page;
        panel.parent = place.panel;
        panel.elements = read_children(reader, { place.page, index, place.depth + 1 });
        definition.panels[index.value] = std::move(panel);
        return index;
    }

    std::vector<ElementIndex> read_elements(
        ReadingContext& context, Value const& value, std::string const& where, Place place)
    {
        std::vector<ElementIndex> elements;
        if (!value.is_list()) {
            context.add(Severity::error, where, "여기에는 목록 [ ]이 있어야 해요.", "A list [ ] is expected here.");
            return elements;
        }
        if (place.depth > context.limits.nesting) {
            context.exceed(where, "panels are nested too deeply");
            return elements;
        }
        for (std::size_t i = 0; i < value.list().size(); ++i) {
            auto const& definition = context.definition;
            auto const count = context.elements_around + definition.questions.size() + definition.panels.size();
            if (count >= context.limits.elements) {
                context.exceed(where, "too many questions");
                break;
            }
            auto const& item = value.list()[i];
            auto const here = json_pointer(where, i);
            if (!item.is_record()) {
                context.add(Severity::error, here, "문항이 아니라서 건너뛰어요.", "Not a question, so it is skipped.");
                continue;
            }
            ObjectReader reader(context, item, here);
            std::string type;
            if (!reader.text("type", type))
                type = item.member("elements").is_list() ? "panel" : "text";
            if (type == "panel")
                elements.emplace_back(read_panel(reader, place));
            else
                elements.emplace_back(read_question(reader, type, place));
        }
        return elements;
    }

    void read_page(ReadingContext& context, Value const& value, std::string const& where)
    {
        auto& pages = context.definition.pages;
        PageIndex const index { static_cast<std::uint32_t>(pages.size()) };
        ObjectReader reader(context, value, where);
        Page page;
        read_container(reader, page);
        if (page.name.empty())
            page.name = "page" + std::to_string(index.value + 1);
        reader.ignore({ "navigationTitle", "maxTimeToFinish", "timeLimit" });
        reader.skip({ "navigationDescription", "showNavigationButtons", "navigationButtonsVisibility" });
        pages.push_back({});
        page.elements = read_children(reader, { index, {}, 0 });
        pages[index.value] = std::move(page);
    }

}

std::vector<ElementIndex> read_inner_elements(ReadingContext& context, Value const& elements, std::string const& where)
{
    return read_elements(context, elements, where, { PageIndex { 0 }, {}, context.depth });
}

void read_pages(ObjectReader& survey)
{
    auto& context = survey.context();
    auto const* pages = survey.take("pages");
    if (pages && pages->is_list()) {
        for (std::size_t i = 0; i < pages->list().size(); ++i) {
            if (i == context.limits.pages) {
                context.exceed(survey.where("pages"), "too many pages");
                break;
            }
            read_page(context, pages->list()[i], json_pointer(survey.where("pages"), i));
        }
    } else if (pages) {
        survey.wrong_kind("pages");
    }
    for (auto const property : { "elements", "questions" }) {
        auto const* elements = survey.take(property);
        if (!elements)
            continue;
        PageIndex const index { static_cast<std::uint32_t>(context.definition.pages.size()) };
        context.definition.pages.push_back({});
        auto read = read_elements(context, *elements, survey.where(property), { index, {}, 0 });
        auto& page = context.definition.pages[index.value];
        page.name = "page" + std::to_string(index.value + 1);
        page.where = survey.where(property);
        page.elements = std::move(read);
    }
}

}
