#include "app/format.h"
#include "app/view_parts.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::QuestionIndex;

    std::string or_ours(QuestionScene const& scene, survey::LocalizedText const& words, Word ours)
    {
        auto theirs = scene.session().text_with_marks(words);
        return theirs.empty() ? say(scene.language, ours) : plain_words(theirs);
    }

    std::vector<RatingItem> rating_items(QuestionScene const& scene, QuestionIndex question)
    {
        std::vector<RatingItem> items;
        auto const& answer = scene.session().value(question);
        auto const shown = scene.session().rating_items(question);
        for (auto const& item : shown) {
            RatingItem one;
            one.key = key_of(item.value);
            one.label = item.text.empty() ? one.key : plain_words(item.text);
            one.chosen = !answer.is_undefined() && answer == item.value;
            one.mood = shown.size() < 2 ? 1 : static_cast<double>(items.size()) / static_cast<double>(shown.size() - 1);
            items.push_back(std::move(one));
        }
        auto const chosen
            = std::find_if(items.begin(), items.end(), [](RatingItem const& item) { return item.chosen; });
        if (chosen != items.end()) {
            for (auto item = items.begin(); item <= chosen; ++item)
                item->filled = true;
        }
        return items;
    }

    // What a screen reader says: the words at the ends belong to the ends.
    void name_items(QuestionScene const& scene, std::vector<RatingItem>& items, std::string const& lowest,
        std::string const& highest)
    {
        for (auto& item : items) {
            auto const is_number = item.label == item.key;
            item.name
                = is_number ? say(scene.language, Word::rating_name, { item.label, items.back().label }) : item.label;
            if (&item == &items.front() && !lowest.empty())
                item.name = say(scene.language, Word::rating_name_words, { item.name, lowest });
            if (&item == &items.back() && !highest.empty())
                item.name = say(scene.language, Word::rating_name_words, { item.name, highest });
        }
    }

    RatingLook look_of(survey::Rating::Look look)
    {
        switch (look) {
        case survey::Rating::Look::stars:
            return RatingLook::stars;
        case survey::Rating::Look::smileys:
            return RatingLook::smileys;
        case survey::Rating::Look::labels:
            break;
        }
        return RatingLook::numbers;
    }

}

RatingView rating_view(QuestionScene const& scene, QuestionIndex question, survey::Rating const& rating)
{
    RatingView view;
    view.look = look_of(rating.look);
    view.items = rating_items(scene, question);
    view.lowest = plain_words(scene.session().text_with_marks(rating.minimum_text));
    view.highest = plain_words(scene.session().text_with_marks(rating.maximum_text));
    name_items(scene, view.items, view.lowest, view.highest);
    if (view.look == RatingLook::numbers) {
        view.shows_as_list = std::any_of(view.items.begin(), view.items.end(),
            [](RatingItem const& item) { return base::count_characters(item.label) > 6; });
    }
    return view;
}

NpsView nps_view(QuestionScene const& scene, QuestionIndex question, survey::Nps const& nps)
{
    NpsView view;
    view.items = rating_items(scene, question);
    view.lowest = or_ours(scene, nps.minimum_text, Word::nps_lowest);
    view.highest = or_ours(scene, nps.maximum_text, Word::nps_highest);
    name_items(scene, view.items, view.lowest, view.highest);
    return view;
}

BooleanView boolean_view(QuestionScene const& scene, QuestionIndex question, survey::Boolean const& boolean)
{
    BooleanView view;
    if (boolean.display == survey::Boolean::Display::checkbox)
        view.look = BooleanLook::checkbox;
    view.yes = or_ours(scene, boolean.label_true, Word::yes);
    view.no = or_ours(scene, boolean.label_false, Word::no);
    auto const label = scene.session().text_with_marks(boolean.label);
    view.label = plain_words(label.empty() ? scene.session().title(question) : label);
    auto const& answer = scene.session().value(question);
    auto const is = [&](survey::Value const& wanted, bool ours) {
        return answer == (wanted.is_undefined() ? survey::Value(ours) : wanted);
    };
    if (is(boolean.value_true, true))
        view.value = true;
    else if (is(boolean.value_false, false))
        view.value = false;
    return view;
}

namespace {

    std::string own_words(
        QuestionScene const& scene, survey::Matrix const& matrix, survey::Value const& row, survey::Value const& column)
    {
        for (auto const& [place, words] : matrix.cells) {
            if (place.first == row && place.second == column)
                return plain_words(scene.session().text_with_marks(words));
        }
        return "";
    }

}

MatrixView matrix_view(QuestionScene const& scene, QuestionIndex question, survey::Matrix const& matrix)
{
    auto const& session = scene.session();
    MatrixView view;
    view.several = matrix.is_multiple;
    auto const columns = session.columns(question);
    for (auto const& column : columns)
        view.columns.push_back({ key_of(column.value), plain_words(column.text) });
    auto const& problems = session.errors(question);
    for (auto const& row : session.rows(question)) {
        MatrixRow shown;
        shown.key = key_of(row.value);
        shown.label = plain_words(row.text);
        shown.enabled = row.is_enabled;
        shown.invalid = std::any_of(problems.begin(), problems.end(),
            [&](survey::Problem const& problem) { return !problem.part.empty() && problem.part == shown.key; });
        for (std::size_t at = 0; at < columns.size(); ++at) {
            MatrixCell cell;
            cell.column = view.columns[at].key;
            cell.label = own_words(scene, matrix, row.value, columns[at].value);
            cell.name = say(scene.language, Word::cell_name,
                { shown.label, cell.label.empty() ? view.columns[at].label : cell.label });
            cell.chosen = session.is_cell_chosen(question, row.value, columns[at].value);
            shown.cells.push_back(std::move(cell));
        }
        view.rows.push_back(std::move(shown));
    }
    return view;
}

namespace {

    double number_or(survey::Value const& value, double otherwise)
    {
        return value.is_number() ? value.number() : otherwise;
    }

    std::string filled(std::string const& format, double number)
    {
        auto const words = format_number(number);
        return format.empty() ? words : base::replace_all(format, "{0}", words);
    }

    std::vector<SliderMark> marks_of(QuestionScene const& scene, survey::Slider const& slider, SliderView const& view)
    {
        if (!slider.show_labels)
            return {};
        std::vector<SliderMark> marks;
        auto const format = scene.session().text(slider.label_format);
        for (auto const& label : slider.labels) {
            auto const position = number_or(label.value, std::nan(""));
            if (!(position >= view.minimum && position <= view.maximum))
                continue;
            auto const words = scene.session().text_with_marks(label.text);
            marks.push_back({ position, words.empty() ? filled(format, position) : plain_words(words) });
        }
        if (slider.labels.empty()) {
            marks.push_back({ view.minimum, filled(format, view.minimum) });
            marks.push_back({ view.maximum, filled(format, view.maximum) });
        }
        return marks;
    }

}

SliderView slider_view(QuestionScene const& scene, QuestionIndex question, survey::Slider const& slider)
{
    auto const& session = scene.session();
    SliderView view;
    view.minimum = number_or(session.minimum(question), slider.minimum);
    view.maximum = std::max(view.minimum, number_or(session.maximum(question), slider.maximum));
    view.step = slider.step > 0 ? slider.step : 1;
    auto const& answer = session.value(question);
    auto const title = plain_words(session.title(question));
    auto const format = session.text(slider.tooltip_format.is_empty() ? slider.label_format : slider.tooltip_format);
    auto const thumb = [&](survey::Value const& value, double resting, std::string name) {
        SliderThumb one;
        one.name = std::move(name);
        one.chosen = value.is_number();
        one.value = std::clamp(number_or(value, resting), view.minimum, view.maximum);
        one.words = one.chosen ? filled(format, one.value) : say(scene.language, Word::slider_not_chosen);
        one.minimum = view.minimum;
        one.maximum = view.maximum;
        return one;
    };
    if (!slider.is_range) {
        auto const steps = std::floor((view.maximum - view.minimum) / 2 / view.step);
        view.thumbs.push_back(thumb(answer, view.minimum + steps * view.step, title));
    } else {
        survey::Value const none;
        auto const has_both = answer.is_list() && answer.list().size() == 2;
        view.thumbs.push_back(
            thumb(has_both ? answer.list()[0] : none, view.minimum, say(scene.language, Word::slider_from, { title })));
        view.thumbs.push_back(
            thumb(has_both ? answer.list()[1] : none, view.maximum, say(scene.language, Word::slider_to, { title })));
        view.thumbs[0].maximum = view.thumbs[1].value;
        view.thumbs[1].minimum = view.thumbs[0].value;
    }
    // Large ranges in small steps are for dragging; a button that takes one of a thousand steps would help nobody.
    auto const stride = view.step * std::max(1.0, std::floor((view.maximum - view.minimum) / view.step / 100));
    for (auto& one : view.thumbs) {
        one.less_name = say(scene.language, Word::slider_less, { one.name });
        one.more_name = say(scene.language, Word::slider_more, { one.name });
        one.less = std::max(one.minimum, one.value - stride);
        one.more = std::min(one.maximum, one.value + stride);
    }
    view.marks = marks_of(scene, slider, view);
    return view;
}

}
