#include "base/text.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"

#include <algorithm>

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::uint32_t panels_at_most = 100; // unless the survey asks for fewer, as in SurveyJS
    constexpr std::uint32_t rows_at_most = 1000;

    // A definition of its own for what is asked each time, read with the counts and findings of the one around it.
    template <typename Read>
    std::shared_ptr<Definition const> read_inner(ReadingContext& around, std::string const& where, Read const& read)
    {
        auto inner = std::make_shared<Definition>();
        auto const& outer = around.definition;
        inner->locale = outer.locale;
        inner->clear_invisible = outer.clear_invisible;
        inner->check_mode = outer.check_mode;
        inner->store_others_as_comment = outer.store_others_as_comment;
        inner->max_text_length = outer.max_text_length;
        inner->max_comment_length = outer.max_comment_length;
        inner->required_mark = outer.required_mark;
        inner->title_location = outer.title_location;
        inner->error_location = outer.error_location;
        inner->pages.emplace_back();
        inner->pages.front().where = where;
        inner->pages.front().name = "page";
        if (around.depth >= around.limits.nesting) {
            around.exceed(where, "questions are nested too deeply");
            return inner;
        }
        ReadingContext context { *inner, around.findings, around.limits, around.choices, around.expressions,
            std::move(around.languages), std::move(around.ignored), std::move(around.over_limit) };
        context.depth = around.depth + 1;
        context.elements_around = around.elements_around + outer.questions.size() + outer.panels.size();
        read(context, inner->pages.front());
        check_names(context);
        for (auto const& question : inner->questions) {
            if (std::holds_alternative<Consent>(question.kind))
                context.add(Severity::warning, question.where,
                    "여러 번 묻는 문항 안의 동의는 답에만 남고 동의 기록에는 남지 않아요.",
                    "Consent inside a repeated question is kept in the answers only, not in the record of consents.");
        }
        around.choices = context.choices;
        around.expressions = context.expressions;
        around.languages = std::move(context.languages);
        around.ignored = std::move(context.ignored);
        around.over_limit = std::move(context.over_limit);
        around.elements_around += context.elements_around - around.elements_around - outer.questions.size()
            - outer.panels.size() + inner->questions.size() + inner->panels.size();
        return inner;
    }

    // "panelCount": 3, and never more than there may be.
    void read_counts(ObjectReader& reader, Repeated& kind, std::string const& noun, std::uint32_t usual_maximum)
    {
        auto const begins = noun == "panel" ? "panelCount" : "rowCount";
        reader.count(begins, kind.count);
        auto const least = noun == "panel" ? "minPanelCount" : "minRowCount";
        auto const most = noun == "panel" ? "maxPanelCount" : "maxRowCount";
        reader.count(least, kind.minimum);
        kind.maximum = usual_maximum;
        if (reader.count(most, kind.maximum))
            kind.maximum = kind.maximum == 0 ? usual_maximum : std::min(kind.maximum, usual_maximum);
        if (kind.minimum > kind.maximum) {
            reader.context().add(Severity::warning, reader.where(least),
                "가장 적은 수가 가장 많은 수보다 커서, 가장 많은 수에 맞춰요.",
                "The least number is larger than the largest, which is used instead.");
            kind.minimum = kind.maximum;
        }
    }

    void read_panel_look(ObjectReader& reader)
    {
        for (auto const property : { "displayMode", "renderMode" }) {
            std::string mode;
            if (reader.text(property, mode) && !base::equals_ignoring_ascii_case(mode, "list"))
                reader.context().add(Severity::note, reader.where(property),
                    "여러 개를 한 번에 하나씩이 아니라 차례로 늘어놓아 보여요.",
                    "All of them are shown one below the other, not one at a time.");
        }
        reader.ignore({ "templateTabTitle", "tabTitlePlaceholder", "panelsState", "panelPrevText", "panelNextText",
            "allowReorder" });
        reader.skip({ "showQuestionNumbers", "templateErrorLocation", "templateTitleLocation",
            "templateQuestionTitleLocation", "templateQuestionTitleWidth", "templateDescriptionLocation",
            "panelAddButtonLocation", "panelRemoveButtonLocation", "showProgressBar", "showRangeInProgress",
            "progressBarLocation", "tabAlign", "newPanelPosition", "panelSizeLayout", "confirmDeleteText", "hideTitle",
            "showTimer", "cellBorders", "noEntriesTextLocation" });
    }

    QuestionKind read_panel_dynamic(ObjectReader& reader)
    {
        Repeated kind;
        kind.kind = Repeated::Kind::panels;
        read_counts(reader, kind, "panel", panels_at_most);
        auto const* elements = reader.take("templateElements");
        auto const where = reader.where("templateElements");
        ExpressionText visible_if;
        reader.expression("templateVisibleIf", visible_if);
        kind.inner = read_inner(reader.context(), where, [&](ReadingContext& context, Page& page) {
            if (elements)
                page.elements = read_inner_elements(context, *elements, where);
            page.visible_if = visible_if;
        });
        reader.localized("templateTitle", kind.row_title);
        reader.localized("templateDescription", kind.row_description);
        reader.boolean("allowAddPanel", kind.may_add);
        reader.boolean("allowRemovePanel", kind.may_remove);
        reader.boolean("confirmDelete", kind.asks_before_removal);
        reader.localized("panelAddText", kind.add_text);
        reader.localized("addPanelText", kind.add_text);
        reader.localized("panelRemoveText", kind.remove_text);
        reader.localized("removePanelText", kind.remove_text);
        reader.localized("noEntriesText", kind.empty_text);
        reader.text("keyName", kind.key);
        reader.localized("keyDuplicationError", kind.key_error);
        reader.boolean("defaultValueFromLastPanel", kind.copies_last);
        reader.boolean("copyDefaultValueFromLastEntry", kind.copies_last);
        if (auto const* answers = reader.take("defaultPanelValue"))
            kind.default_answers = *answers;
        read_panel_look(reader);
        return kind;
    }

    // What all columns of a matrix share.
    struct MatrixDefaults {
        std::string cell_type = "dropdown";
        std::vector<Choice> choices;
    };

    ChoiceList* list_of(QuestionKind& kind)
    {
        if (auto* radio = std::get_if<RadioGroup>(&kind))
            return &radio->list;
        if (auto* boxes = std::get_if<Checkbox>(&kind))
            return &boxes->list;
        if (auto* dropdown = std::get_if<Dropdown>(&kind))
            return &dropdown->list;
        if (auto* tags = std::get_if<TagBox>(&kind))
            return &tags->list;
        return nullptr;
    }

    void read_column(ReadingContext& context, Value const& value, std::string const& where,
        MatrixDefaults const& shared, Repeated& matrix)
    {
        Question question;
        // A name alone is a column too.
        Record named;
        named.set("name", value);
        Value const as_object = value.is_text() ? Value(std::move(named)) : value;
        ObjectReader reader(context, as_object, where);
        read_question_properties(reader, question);
        auto type = shared.cell_type;
        reader.text("cellType", type);
        if (base::equals_ignoring_ascii_case(type, "default"))
            type = shared.cell_type;
        question.kind = read_kind(reader, type);
        check_picture_default(context, question);
        if (std::holds_alternative<Unsupported>(question.kind) && reader.is_object())
            reader.skip_rest();
        if (auto* list = list_of(question.kind); list && list->choices.empty() && list->choices_from_question.empty()
            && context.count_choices(shared.choices.size(), where, "too many choices"))
            list->choices = shared.choices;
        bool is_unique = false;
        if (reader.boolean("isUnique", is_unique) && is_unique)
            matrix.unique.push_back(question.name);
        reader.ignore({ "totalType", "totalExpression", "totalFormat", "totalDisplayStyle", "totalCurrency",
            "totalMaximumFractionDigits", "totalMinimumFractionDigits", "totalAlignment", "showInMultipleColumns" });
        reader.skip({ "minWidth", "width", "cellHint", "alignment", "showTextOnlyInCell" });
        if (question.name.empty()) {
            context.add(Severity::error, where, "열에 이름(name)이 없어서 쓰지 않아요.",
                "The column has no name and is not used.");
            return;
        }
        if (question.value_name.empty())
            question.value_name = question.name;
        question.page = PageIndex { 0 };
        context.definition.pages.front().elements.emplace_back(
            QuestionIndex { static_cast<std::uint32_t>(context.definition.questions.size()) });
        context.definition.questions.push_back(std::move(question));
    }

    void read_columns(ObjectReader& reader, Repeated& kind)
    {
        MatrixDefaults shared;
        reader.text("cellType", shared.cell_type);
        if (auto const* choices = reader.take("choices"))
            shared.choices = read_choices(reader.context(), *choices, reader.where("choices"));
        auto const* columns = reader.take("columns");
        auto const where = reader.where("columns");
        // What SurveyJS opens under a row is asked in it, after its cells.
        std::string detail_mode = "none";
        reader.text("detailPanelMode", detail_mode);
        auto const* details = reader.take("detailElements");
        kind.inner = read_inner(reader.context(), where, [&](ReadingContext& context, Page& page) {
            if (!columns || !columns->is_list()) {
                context.add(Severity::error, where, "여기에는 목록 [ ]이 있어야 해요.", "A list [ ] is expected here.");
                return;
            }
            for (std::size_t i = 0; i < columns->list().size(); ++i) {
                if (context.elements_around + context.definition.questions.size() >= context.limits.elements)
                    return context.exceed(where, "too many questions");
                read_column(context, columns->list()[i], json_pointer(where, i), shared, kind);
            }
            if (!details || base::equals_ignoring_ascii_case(detail_mode, "none"))
                return;
            auto const more = read_inner_elements(context, *details, reader.where("detailElements"));
            page.elements.insert(page.elements.end(), more.begin(), more.end());
        });
    }

    void read_matrix_look(ObjectReader& reader)
    {
        reader.ignore({ "transposeData", "columnLayout", "columnsLocation", "allowRowsDragAndDrop", "allowRowReorder",
            "detailPanelShowOnAdding", "placeHolder", "placeholder", "optionsCaption", "columnsVisibleIf", "totalText",
            "keyDuplicationErrorText" });
        reader.skip({ "showHeader", "columnMinWidth", "columnColCount", "cellErrorLocation", "horizontalScroll",
            "verticalAlign", "alternateRows", "addRowLocation", "addRowButtonLocation", "hideColumnsIfEmpty",
            "showCommentArea", "rowTitleWidth", "displayMode", "confirmDeleteText", "newRowPosition",
            "useCaseSensitiveComparison" });
    }

    QuestionKind read_matrix_dynamic(ObjectReader& reader)
    {
        Repeated kind;
        kind.kind = Repeated::Kind::rows;
        kind.count = 2;
        read_counts(reader, kind, "row", rows_at_most);
        read_columns(reader, kind);
        reader.boolean("allowAddRows", kind.may_add);
        reader.boolean("allowRemoveRows", kind.may_remove);
        reader.boolean("confirmDelete", kind.asks_before_removal);
        reader.localized("addRowText", kind.add_text);
        reader.localized("removeRowText", kind.remove_text);
        reader.localized("emptyRowsText", kind.empty_text);
        reader.localized("noRowsText", kind.empty_text);
        bool hides = false;
        reader.boolean("hideColumnsIfEmpty", hides);
        reader.text("keyName", kind.key);
        reader.localized("keyDuplicationError", kind.key_error);
        reader.boolean("defaultValueFromLastRow", kind.copies_last);
        reader.boolean("copyDefaultValueFromLastEntry", kind.copies_last);
        if (auto const* answers = reader.take("defaultRowValue"))
            kind.default_answers = *answers;
        read_matrix_look(reader);
        return kind;
    }

    QuestionKind read_matrix_dropdown(ObjectReader& reader)
    {
        Repeated kind;
        kind.kind = Repeated::Kind::fixed_rows;
        if (auto const* rows = reader.take("rows"))
            kind.fixed_rows = read_choices(reader.context(), *rows, reader.where("rows"));
        reader.expression("rowsVisibleIf", kind.rows_visible_if);
        read_columns(reader, kind);
        reader.localized("keyDuplicationError", kind.key_error);
        reader.ignore({ "rowsOrder", "rowOrder", "hideIfRowsEmpty" });
        read_matrix_look(reader);
        return kind;
    }

}

std::optional<QuestionKind> read_repeated_kind(ObjectReader& reader, std::string const& type)
{
    if (base::equals_ignoring_ascii_case(type, "paneldynamic"))
        return read_panel_dynamic(reader);
    if (base::equals_ignoring_ascii_case(type, "matrixdynamic"))
        return read_matrix_dynamic(reader);
    if (base::equals_ignoring_ascii_case(type, "matrixdropdown"))
        return read_matrix_dropdown(reader);
    return std::nullopt;
}

}
