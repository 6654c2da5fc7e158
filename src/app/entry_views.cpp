#include "app/element_ids.h"
#include "app/format.h"
#include "app/typed_words.h"
#include "app/view_parts.h"
#include "base/text.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::QuestionIndex;

    char const* html_type(survey::InputType type)
    {
        using enum survey::InputType;
        switch (type) {
        case color:
            return "color";
        case date:
            return "date";
        case datetime_local:
            return "datetime-local";
        case email:
            return "email";
        case month:
            return "month";
        case number:
            return "number";
        case password:
            return "password";
        case range:
            return "range";
        case tel:
            return "tel";
        case time:
            return "time";
        case url:
            return "url";
        case week:
            return "week";
        case text:
            break;
        }
        return "text";
    }

    void count_characters(QuestionScene const& scene, EntryView& entry)
    {
        if (entry.max_length == 0)
            return;
        // As the field in the page counts.
        auto const count = std::to_string(base::count_utf16_units(entry.value));
        entry.counter = say(scene.language, Word::counter, { count, std::to_string(entry.max_length) });
    }

    bool has_problem(QuestionScene const& scene, QuestionIndex question, std::string_view part)
    {
        auto const& problems = scene.session().errors(question);
        return std::any_of(problems.begin(), problems.end(), [&](survey::Problem const& problem) {
            return !problem.is_warning && (part.empty() || problem.part == part);
        });
    }

    struct Ends {
        survey::Value minimum;
        survey::Value maximum;
    };

    EntryView field_entry(QuestionScene const& scene, QuestionIndex question, Key const& item,
        survey::TextField const& field, Ends const& ends)
    {
        EntryView entry;
        entry.value = words_in_field(scene.taking, scene.id(question), item, TypedText::Field::answer);
        entry.input_type = html_type(field.input_type);
        entry.autocomplete = field.autocomplete;
        entry.placeholder = scene.session().text(field.placeholder);
        entry.minimum = key_of(ends.minimum);
        entry.maximum = key_of(ends.maximum);
        if (field.step)
            entry.step = base::number_to_text(*field.step);
        else if (field.input_type == survey::InputType::number)
            entry.step = "any";
        for (auto const& suggestion : field.suggestions)
            entry.suggestions.push_back(scene.session().text(suggestion));
        entry.max_length = field.max_length != 0 ? field.max_length : scene.session().definition().max_text_length;
        entry.invalid = has_problem(scene, question, item);
        count_characters(scene, entry);
        return entry;
    }

}

TextView text_view(QuestionScene const& scene, QuestionIndex question, survey::Text const& text)
{
    auto entry = field_entry(
        scene, question, "", text.field, { scene.session().minimum(question), scene.session().maximum(question) });
    entry.label = plain_words(scene.session().title(question));
    return { std::move(entry) };
}

CommentView comment_view(QuestionScene const& scene, QuestionIndex question, survey::Comment const& comment)
{
    EntryView entry;
    entry.label = plain_words(scene.session().title(question));
    entry.value = words_in_field(scene.taking, scene.id(question), "", TypedText::Field::answer);
    entry.placeholder = scene.session().text(comment.placeholder);
    if (entry.placeholder.empty())
        entry.placeholder = say(scene.language, Word::write_here);
    entry.max_length = comment.max_length != 0 ? comment.max_length : scene.session().definition().max_comment_length;
    entry.invalid = has_problem(scene, question, "");
    count_characters(scene, entry);
    return { std::move(entry), static_cast<int>(std::clamp<std::uint32_t>(comment.rows, 2, 20)) };
}

MultipleTextView multiple_text_view(
    QuestionScene const& scene, QuestionIndex question, survey::MultipleText const& several)
{
    auto const& session = scene.session();
    MultipleTextView view;
    view.columns = static_cast<int>(several.columns);
    for (auto const& item : several.items) {
        MultipleTextItem one;
        one.key = item.name;
        one.entry = field_entry(scene, question, item.name, item.field,
            { session.minimum(question, item.name), session.maximum(question, item.name) });
        auto const title = session.text_with_marks(item.title);
        one.entry.label = title.empty() ? item.name : plain_words(title);
        one.entry.shows_label = true;
        one.required = item.is_required;
        for (auto const& problem : session.errors(question)) {
            if (problem.part == item.name)
                one.errors.push_back(problem.text);
        }
        view.items.push_back(std::move(one));
    }
    return view;
}

ConsentView consent_view(QuestionScene const& scene, QuestionIndex question, survey::Consent const& consent)
{
    auto const& session = scene.session();
    ConsentView view;
    for (auto const& item : consent.items) {
        ConsentItem one;
        one.key = item.name;
        one.title = plain_words(session.text_with_marks(item.title));
        one.kind = say(scene.language, item.is_required ? Word::consent_required : Word::consent_optional);
        one.required = item.is_required;
        auto const notice = [&](Word term, survey::LocalizedText const& words) {
            auto text = plain_words(session.text_with_marks(words));
            if (!text.empty())
                one.notices.push_back({ say(scene.language, term), std::move(text) });
        };
        notice(Word::consent_purpose, item.purpose);
        notice(Word::consent_collected, item.collected);
        notice(Word::consent_retention, item.retention);
        notice(Word::consent_refusal, item.refusal);
        one.agree = say(scene.language, Word::consent_agree);
        auto const& answer = session.value(question).member(item.name);
        one.agreed = answer.is_boolean() && answer.boolean();
        auto const& problems = session.errors(question);
        one.invalid = std::any_of(problems.begin(), problems.end(), [&](survey::Problem const& problem) {
            return problem.part == item.name || (problem.part.empty() && item.is_required && !one.agreed);
        });
        view.items.push_back(std::move(one));
    }
    return view;
}

EntryView comment_entry(
    QuestionScene const& scene, QuestionIndex question, Key const& option, std::string label, std::string placeholder)
{
    EntryView entry;
    entry.label = std::move(label);
    entry.value = words_in_field(scene.taking, scene.id(question), option, TypedText::Field::comment);
    entry.placeholder = placeholder.empty() ? say(scene.language, Word::write_here) : std::move(placeholder);
    entry.max_length = scene.session().definition().max_comment_length;
    entry.invalid = !option.empty() ? has_problem(scene, question, option)
                                    : entry.value.empty() && has_problem(scene, question, "");
    count_characters(scene, entry);
    return entry;
}

}
