#include "base/text.h"
#include "codec/json.h"
#include "codec/survey_json_parts.h"

namespace dure::codec {

using namespace survey;

namespace {

    Choice read_choice(ReadingContext& context, Value const& value, std::string const& where)
    {
        Choice choice;
        if (value.is_text()) {
            // "value|words" is SurveyJS's short form.
            auto const bar = value.text().find('|');
            if (bar == std::string::npos) {
                choice.value = value;
            } else {
                choice.value = value.text().substr(0, bar);
                choice.text.fallback = value.text().substr(bar + 1);
            }
            return choice;
        }
        if (!value.is_record()) {
            choice.value = value;
            return choice;
        }
        ObjectReader reader(context, value, where);
        if (auto const* own = reader.take("value"))
            choice.value = *own;
        else
            context.add(Severity::warning, where, "'value'가 없는 보기예요.", "A choice without a 'value'.");
        reader.localized("text", choice.text);
        reader.localized("imageLink", choice.image_link);
        reader.expression("visibleIf", choice.visible_if);
        reader.expression("enableIf", choice.enable_if);
        reader.boolean("showCommentArea", choice.has_comment);
        reader.boolean("isCommentRequired", choice.comment_required);
        reader.localized("commentPlaceholder", choice.comment_placeholder);
        reader.boolean("isExclusive", choice.is_exclusive);
        reader.boolean("randomize", choice.randomize);
        reader.skip({ "score", "id", "type" });
        reader.ignore({ "elements", "randomizeCategory", "customProperty", "icon" });
        return choice;
    }

    void read_special(ObjectReader& reader, SpecialChoice& special, std::string_view shown,
        std::string_view shown_before, std::string_view text)
    {
        reader.boolean(shown_before, special.is_shown);
        reader.boolean(shown, special.is_shown);
        reader.localized(text, special.text);
    }

    bool is_key(Value const& value)
    {
        return value.is_text() || value.is_number() || value.is_boolean();
    }

}

std::vector<Choice> read_choices(ReadingContext& context, Value const& value, std::string const& where)
{
    std::vector<Choice> choices;
    if (!value.is_list()) {
        context.add(Severity::error, where, "여기에는 목록 [ ]이 있어야 해요.", "A list [ ] is expected here.");
        return choices;
    }
    auto const& list = value.list();
    if (list.size() > context.limits.choices_per_list)
        context.exceed(where, "too many choices");
    if (list.size() > context.limits.choices_per_list || !context.count_choices(list.size(), where, "too many choices"))
        return choices;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto const place = json_pointer(where, i);
        auto choice = read_choice(context, list[i], place);
        if (choice.value.is_missing())
            continue;
        if (is_key(choice.value) && !seen.insert(to_json(choice.value)).second)
            context.add(
                Severity::warning, place, "같은 값의 보기가 앞에 또 있어요.", "An earlier choice has the same value.");
        choices.push_back(std::move(choice));
    }
    return choices;
}

ChoiceList read_choice_list(ObjectReader& reader)
{
    ChoiceList list;
    if (auto const* choices = reader.take("choices"))
        list.choices = read_choices(reader.context(), *choices, reader.where("choices"));
    reader.choice("choicesOrder", list.order,
        { { "none", ChoicesOrder::none }, { "asc", ChoicesOrder::ascending }, { "desc", ChoicesOrder::descending },
            { "random", ChoicesOrder::random } });
    reader.expression("choicesVisibleIf", list.choices_visible_if);
    reader.expression("choicesEnableIf", list.choices_enable_if);
    reader.text("choicesFromQuestion", list.choices_from_question);
    std::initializer_list<std::pair<std::string_view, ChoicesFilter>> const filters = {
        { "all", ChoicesFilter::all },
        { "selected", ChoicesFilter::selected },
        { "unselected", ChoicesFilter::unselected },
    };
    reader.choice("choicesMode", list.choices_filter, filters);
    reader.choice("choicesFromQuestionMode", list.choices_filter, filters);
    reader.boolean("hideIfChoicesEmpty", list.hide_if_empty);
    read_special(reader, list.other, "showOtherItem", "hasOther", "otherText");
    read_special(reader, list.none, "showNoneItem", "hasNone", "noneText");
    read_special(reader, list.refuse, "showRefuseItem", "hasRefuse", "refuseText");
    read_special(reader, list.dont_know, "showDontKnowItem", "hasDontKnow", "dontKnowText");
    read_special(reader, list.select_all, "showSelectAllItem", "hasSelectAll", "selectAllText");
    reader.localized("otherPlaceHolder", list.other_placeholder);
    reader.localized("otherPlaceholder", list.other_placeholder);
    reader.localized("otherErrorText", list.other_error);
    if (auto const* store = reader.take("storeOthersAsComment")) {
        if (store->is_boolean())
            list.store_other_as_comment = store->boolean();
    }
    reader.count("minSelectedChoices", list.minimum_selected);
    reader.count("maxSelectedChoices", list.maximum_selected);
    reader.count("colCount", list.columns);
    reader.ignore({ "choicesByUrl", "choiceValuesFromQuestion", "choiceTextsFromQuestion", "valuePropertyName",
        "choicesLazyLoadEnabled", "choicesLazyLoadPageSize", "allowCustomChoices", "createCustomChoiceText",
        "imagePosition", "separateSpecialChoices" });
    reader.skip({ "itemComponent" });
    return list;
}

}
