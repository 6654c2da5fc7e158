#include "base/text.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::size_t cells_at_most = 10'000; // of a matrix, with words of their own
    constexpr std::size_t consent_items_at_most = 100;

    QuestionKind read_radio_group(ObjectReader& reader)
    {
        RadioGroup kind;
        kind.list = read_choice_list(reader);
        reader.ignore({ "allowClear", "showClearButton" });
        return kind;
    }

    QuestionKind read_checkbox(ObjectReader& reader)
    {
        return Checkbox { read_choice_list(reader) };
    }

    void add_numbers(ObjectReader& reader, std::vector<Choice>& choices)
    {
        double first = 0, last = 0, step = 1;
        auto const has_first = reader.number("choicesMin", first);
        auto const has_last = reader.number("choicesMax", last);
        reader.number("choicesStep", step);
        if (!has_first && !has_last)
            return;
        step = std::max(step, 1.0); // as SurveyJS has it
        for (auto number = first; number <= last;) {
            if (!reader.context().count_choices(1, reader.where("choicesMax"), "too many choices"))
                return;
            if (choices.size() == reader.context().limits.choices_per_list)
                return reader.context().exceed(reader.where("choicesMax"), "too many choices");
            Choice choice;
            choice.value = number;
            choices.push_back(std::move(choice));
            auto const next = number + step;
            if (!(next > number))
                return; // the step is lost in the rounding of numbers this large
            number = next;
        }
    }

    template <typename Kind> QuestionKind read_dropdown(ObjectReader& reader)
    {
        Kind kind;
        kind.list = read_choice_list(reader);
        reader.localized("optionsCaption", kind.placeholder);
        reader.localized("placeHolder", kind.placeholder);
        reader.localized("placeholder", kind.placeholder);
        reader.ignore({ "allowClear", "searchEnabled" });
        reader.skip({ "textWrapEnabled", "searchMode", "closeOnSelect", "hideSelectedItems", "autocomplete",
            "inputFieldComponent" });
        add_numbers(reader, kind.list.choices);
        return kind;
    }

    QuestionKind read_image_picker(ObjectReader& reader)
    {
        ImagePicker kind;
        kind.list.columns = 0;
        kind.list = read_choice_list(reader);
        reader.boolean("multiSelect", kind.multi_select);
        reader.boolean("showLabel", kind.show_label);
        reader.pixels("imageWidth", kind.image_width);
        reader.pixels("imageHeight", kind.image_height);
        reader.skip({ "imageFit", "contentMode", "minImageWidth", "minImageHeight", "maxImageWidth", "maxImageHeight",
            "placeholder" });
        return kind;
    }

    QuestionKind read_ranking(ObjectReader& reader)
    {
        Ranking kind;
        kind.list = read_choice_list(reader);
        reader.boolean("selectToRankEnabled", kind.select_to_rank);
        reader.ignore({ "selectToRankEmptyRankedAreaText", "selectToRankEmptyUnrankedAreaText" });
        reader.skip({ "longTap", "selectToRankAreasLayout", "selectToRankSwapAreas" });
        return kind;
    }

    QuestionKind read_boolean(ObjectReader& reader)
    {
        Boolean kind;
        reader.localized("label", kind.label);
        reader.localized("labelTrue", kind.label_true);
        reader.localized("labelFalse", kind.label_false);
        if (auto const* value = reader.take("valueTrue"))
            kind.value_true = *value;
        if (auto const* value = reader.take("valueFalse"))
            kind.value_false = *value;
        using Display = Boolean::Display;
        std::initializer_list<std::pair<std::string_view, Display>> const displays = {
            { "default", Display::segmented },
            { "segmented", Display::segmented },
            { "switch", Display::toggle },
            { "toggle", Display::toggle },
            { "checkbox", Display::checkbox },
            { "radio", Display::radio },
        };
        reader.choice("renderAs", kind.display, displays);
        reader.choice("displayMode", kind.display, displays);
        reader.ignore({ "swapOrder", "useTitleAsLabel" });
        return kind;
    }

    void set_rating_range(ObjectReader& reader, Rating& kind)
    {
        auto const has_minimum = reader.number("rateMin", kind.minimum);
        auto const has_maximum = reader.number("rateMax", kind.maximum);
        reader.number("rateStep", kind.step);
        if (!(kind.step > 0) || !std::isfinite(kind.step))
            kind.step = 1;
        std::uint32_t count = 0;
        if (reader.count("rateCount", count) && count > 1 && !(has_minimum && has_maximum))
            kind.maximum = kind.minimum + kind.step * (count - 1);
        if (!(kind.maximum >= kind.minimum) || (kind.maximum - kind.minimum) / kind.step > 1000) {
            reader.context().add(Severity::error, reader.where(), "점수의 처음과 끝이 맞지 않아서 1~5로 보여요.",
                "The range of the rating does not work; 1 to 5 is shown.");
            kind.minimum = 1;
            kind.maximum = 5;
            kind.step = 1;
        }
    }

    QuestionKind read_rating(ObjectReader& reader)
    {
        Rating kind;
        set_rating_range(reader, kind);
        if (auto const* values = reader.take("rateValues"))
            kind.values = read_choices(reader.context(), *values, reader.where("rateValues"));
        using Look = Rating::Look;
        std::initializer_list<std::pair<std::string_view, Look>> const looks = {
            { "labels", Look::labels },
            { "numbers", Look::labels },
            { "stars", Look::stars },
            { "smileys", Look::smileys },
        };
        reader.choice("rateDisplayMode", kind.look, looks);
        reader.choice("rateType", kind.look, looks);
        reader.localized("minRateDescription", kind.minimum_text);
        reader.localized("maxRateDescription", kind.maximum_text);
        reader.ignore({ "displayRateDescriptionsAsExtremeItems" });
        using Display = Rating::Display;
        reader.choice("displayMode", kind.display,
            { { "auto", Display::automatic }, { "buttons", Display::buttons }, { "dropdown", Display::dropdown } });
        reader.skip({ "autoGenerate", "rateColorMode", "scaleColorMode", "rateDescriptionLocation", "itemComponent",
            "renderAs" });
        return kind;
    }

    QuestionKind read_nps(ObjectReader& reader)
    {
        Nps kind;
        reader.localized("minRateDescription", kind.minimum_text);
        reader.localized("maxRateDescription", kind.maximum_text);
        return kind;
    }

    void read_cells(ObjectReader& reader, Matrix& kind)
    {
        auto const* cells = reader.take("cells");
        if (!cells || !cells->is_record())
            return;
        for (auto const& [row, columns] : cells->record()) {
            if (!columns.is_record())
                continue;
            auto const where = json_pointer(reader.where("cells"), row);
            for (auto const& [column, words] : columns.record()) {
                if (!reader.context().count_choices(1, where, "too many cells"))
                    return;
                if (kind.cells.size() == cells_at_most)
                    return reader.context().exceed(where, "too many cells");
                kind.cells.push_back({ { Value(row), Value(column) },
                    read_localized(reader.context(), words, json_pointer(where, column)) });
            }
        }
    }

    QuestionKind read_matrix(ObjectReader& reader)
    {
        Matrix kind;
        if (auto const* columns = reader.take("columns"))
            kind.columns = read_choices(reader.context(), *columns, reader.where("columns"));
        if (auto const* rows = reader.take("rows"))
            kind.rows = read_choices(reader.context(), *rows, reader.where("rows"));
        read_cells(reader, kind);
        reader.expression("rowsVisibleIf", kind.rows_visible_if);
        reader.expression("columnsVisibleIf", kind.columns_visible_if);
        std::string cell_type;
        if (reader.text("cellType", cell_type))
            kind.is_multiple = cell_type == "checkbox";
        reader.boolean("isAllRowRequired", kind.each_row_required);
        reader.boolean("eachRowRequired", kind.each_row_required);
        reader.boolean("eachRowUnique", kind.each_row_unique);
        reader.boolean("hideIfRowsEmpty", kind.hide_if_rows_empty);
        std::string order;
        if (reader.text("rowsOrder", order) || reader.text("rowOrder", order))
            kind.random_rows = order == "random";
        reader.skip({ "rowOrder", "showHeader", "columnMinWidth", "verticalAlign", "alternateRows", "displayMode",
            "rowTitleWidth", "cellComponent" });
        return kind;
    }

    QuestionKind read_text(ObjectReader& reader)
    {
        return Text { read_text_field(reader) };
    }

    QuestionKind read_comment(ObjectReader& reader)
    {
        Comment kind;
        reader.localized("placeHolder", kind.placeholder);
        reader.localized("placeholder", kind.placeholder);
        reader.count("maxLength", kind.max_length);
        reader.count("rows", kind.rows);
        reader.ignore({ "autoGrow" });
        reader.skip({ "cols", "textUpdateMode", "allowResize", "acceptCarriageReturn" });
        return kind;
    }

    MultipleTextItem read_multiple_text_item(ReadingContext& context, Value const& value, std::string const& where)
    {
        MultipleTextItem item;
        if (value.is_text()) {
            item.name = value.text();
            return item;
        }
        ObjectReader reader(context, value, where);
        reader.text("name", item.name);
        reader.localized("title", item.title);
        item.field = read_text_field(reader);
        reader.boolean("isRequired", item.is_required);
        reader.localized("requiredErrorText", item.required_error);
        reader.expression("defaultValueExpression", item.default_expression);
        item.checks = read_checks(reader);
        return item;
    }

    QuestionKind read_multiple_text(ObjectReader& reader)
    {
        MultipleText kind;
        reader.count("colCount", kind.columns);
        reader.skip({ "itemSize", "itemErrorLocation", "itemTitleWidth", "inputSize" });
        auto const* items = reader.take("items");
        if (!items || !items->is_list())
            return kind;
        for (std::size_t i = 0; i < items->list().size(); ++i) {
            if (!reader.context().count_choices(1, reader.where("items"), "too many items"))
                break;
            auto const where = json_pointer(reader.where("items"), i);
            auto item = read_multiple_text_item(reader.context(), items->list()[i], where);
            if (item.name.empty())
                reader.context().add(Severity::error, where, "항목에 이름(name)이 없어요.", "The item has no name.");
            else
                kind.items.push_back(std::move(item));
        }
        return kind;
    }

    QuestionKind read_slider(ObjectReader& reader)
    {
        Slider kind;
        std::string type;
        if (reader.text("sliderType", type))
            kind.is_range = type == "range";
        reader.number("min", kind.minimum);
        reader.number("max", kind.maximum);
        reader.number("step", kind.step);
        if (!(kind.step > 0) || !(kind.maximum >= kind.minimum)) {
            reader.context().add(Severity::error, reader.where(), "슬라이더의 범위가 맞지 않아서 0~100으로 보여요.",
                "The range of the slider does not work; 0 to 100 is shown.");
            kind.minimum = 0;
            kind.maximum = 100;
            kind.step = 1;
        }
        reader.expression("minValueExpression", kind.minimum_expression);
        reader.expression("maxValueExpression", kind.maximum_expression);
        if (auto const* labels = reader.take("customLabels"))
            kind.labels = read_choices(reader.context(), *labels, reader.where("customLabels"));
        reader.boolean("showLabels", kind.show_labels);
        reader.localized("labelFormat", kind.label_format);
        reader.localized("tooltipFormat", kind.tooltip_format);
        reader.ignore({ "allowClear" });
        reader.skip({ "tooltipVisibility", "autoGenerate", "labelCount", "minRangeLength", "maxRangeLength",
            "allowSwap", "allowDragRange", "segmentCount" });
        return kind;
    }

    QuestionKind read_image(ObjectReader& reader)
    {
        Image kind;
        reader.localized("imageLink", kind.link);
        reader.localized("text", kind.alternative_text);
        reader.localized("altText", kind.alternative_text);
        reader.pixels("imageWidth", kind.width);
        reader.pixels("imageHeight", kind.height);
        reader.skip({ "imageFit", "contentMode" });
        return kind;
    }

    QuestionKind read_html(ObjectReader& reader)
    {
        Html kind;
        reader.localized("html", kind.html);
        return kind;
    }

    QuestionKind read_computed(ObjectReader& reader)
    {
        Computed kind;
        reader.expression("expression", kind.expression);
        reader.localized("format", kind.format);
        using Style = Computed::Style;
        reader.choice("displayStyle", kind.style,
            { { "none", Style::none }, { "decimal", Style::decimal }, { "currency", Style::currency },
                { "percent", Style::percent }, { "date", Style::date } });
        reader.text("currency", kind.currency);
        auto const digits = [&](std::string_view property, int& out) {
            double read = -1;
            if (reader.number(property, read))
                out = read >= 0 && read <= 20 ? static_cast<int>(read) : -1;
        };
        digits("maximumFractionDigits", kind.maximum_fraction_digits);
        digits("minimumFractionDigits", kind.minimum_fraction_digits);
        digits("precision", kind.precision);
        reader.boolean("useGrouping", kind.use_grouping);
        return kind;
    }

    QuestionKind read_consent(ObjectReader& reader)
    {
        Consent kind;
        auto const* items = reader.take("items");
        if (!items || !items->is_list()) {
            reader.context().add(
                Severity::error, reader.where(), "동의 항목(items)이 없어요.", "There are no consent items.");
            return kind;
        }
        auto const count = items->list().size();
        if (count > consent_items_at_most)
            reader.context().exceed(reader.where("items"), "too many consent items");
        if (count > consent_items_at_most
            || !reader.context().count_choices(count, reader.where("items"), "too many items"))
            return kind;
        for (std::size_t i = 0; i < count; ++i) {
            ObjectReader item(reader.context(), items->list()[i], json_pointer(reader.where("items"), i));
            ConsentItem consent;
            item.text("name", consent.name);
            item.localized("title", consent.title);
            item.text("version", consent.version);
            item.localized("purpose", consent.purpose);
            item.localized("collected", consent.collected);
            item.localized("retention", consent.retention);
            item.localized("refusal", consent.refusal);
            item.boolean("required", consent.is_required);
            item.boolean("isRequired", consent.is_required);
            if (consent.name.empty()) {
                reader.context().add(
                    Severity::error, item.where(), "동의 항목에 이름(name)이 없어요.", "The consent item has no name.");
                continue;
            }
            if (consent.purpose.is_empty() || consent.collected.is_empty() || consent.retention.is_empty()
                || consent.refusal.is_empty())
                reader.context().add(Severity::warning, item.where(),
                    "동의에는 목적, 수집 항목, 보유 기간, 거부할 권리의 네 가지 안내가 모두 있어야 해요.",
                    "Consent needs all four notices: purpose, items collected, retention, right to refuse.");
            kind.items.push_back(std::move(consent));
        }
        return kind;
    }

    QuestionKind read_unsupported(ObjectReader& reader, std::string const& type)
    {
        reader.context().add(Severity::error, reader.where("type"),
            "'" + type + "' 문항은 이 버전에서 보여 주지 못해요. 그 자리는 비워 둬요.",
            "Questions of type '" + type + "' cannot be shown in this version; their place stays empty.");
        return Unsupported { type };
    }

    constexpr std::pair<std::string_view, KindReader> kind_readers[] = {
        { "radiogroup", read_radio_group },
        { "checkbox", read_checkbox },
        { "dropdown", read_dropdown<Dropdown> },
        { "tagbox", read_dropdown<TagBox> },
        { "imagepicker", read_image_picker },
        { "ranking", read_ranking },
        { "boolean", read_boolean },
        { "rating", read_rating },
        { "nps", read_nps },
        { "matrix", read_matrix },
        { "text", read_text },
        { "comment", read_comment },
        { "multipletext", read_multiple_text },
        { "slider", read_slider },
        { "image", read_image },
        { "html", read_html },
        { "expression", read_computed },
        { "file", read_file_upload },
        { "consent", read_consent },
    };

}

QuestionKind read_kind(ObjectReader& reader, std::string const& type)
{
    for (auto const& [name, read] : kind_readers) {
        if (base::equals_ignoring_ascii_case(name, type))
            return read(reader);
    }
    if (auto const read = judgement_reader(type))
        return read(reader);
    if (auto const read = picture_reader(type))
        return read(reader);
    if (auto repeated = read_repeated_kind(reader, type))
        return std::move(*repeated);
    return read_unsupported(reader, type);
}

}
