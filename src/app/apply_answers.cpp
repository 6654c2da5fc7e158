// What a person answers goes into the session, by the survey's own rules.
#include "app/element_ids.h"
#include "app/format.h"
#include "app/turn.h"
#include "app/typed_words.h"
#include "base/text.h"
#include "survey/marks.h"
#include "survey/signature.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::QuestionIndex;
    using survey::Session;
    using survey::Value;

    std::optional<survey::ShownChoice> find_choice(Target const& at, Key const& key)
    {
        for (auto& choice : at.session().choices(at.question)) {
            if (key_of(choice.value) == key)
                return std::move(choice);
        }
        return std::nullopt;
    }

    std::optional<Value> find_item(std::vector<survey::ShownItem> const& items, Key const& key)
    {
        for (auto const& item : items) {
            if (key_of(item.value) == key)
                return item.value;
        }
        return std::nullopt;
    }

    bool is_number_field(survey::TextField const& field)
    {
        return field.input_type == survey::InputType::number || field.input_type == survey::InputType::range;
    }

    survey::TextField const* text_field(Target const& at, Key const& item)
    {
        if (auto const* text = std::get_if<survey::Text>(&at.kind()))
            return &text->field;
        if (auto const* several = std::get_if<survey::MultipleText>(&at.kind())) {
            for (auto const& one : several->items) {
                if (one.name == item)
                    return &one.field;
            }
        }
        return nullptr;
    }

    // A price, or a share of a constant sum.
    bool is_number_part(survey::QuestionKind const& kind, Key const& item)
    {
        if (std::holds_alternative<survey::PriceSensitivity>(kind))
            return item == "tooCheap" || item == "cheap" || item == "expensive" || item == "tooExpensive";
        auto const* sum = std::get_if<survey::ConstantSum>(&kind);
        return sum && std::any_of(sum->items.begin(), sum->items.end(), [&](survey::Choice const& own) {
            return key_of(own.value) == item;
        });
    }

    // The mark of a hotspot that the words are about; nothing if there is none.
    std::optional<std::size_t> mark_of_words(Target const& at, Key const& item)
    {
        auto const* kind = std::get_if<survey::Hotspot>(&at.kind());
        auto const number = kind && kind->asks_comment ? base::parse_decimal(item) : std::nullopt;
        if (!number || *number < 0 || *number != std::floor(*number))
            return std::nullopt;
        auto const count = survey::marks_of(*kind, at.session().value(at.question)).size();
        return *number < static_cast<double>(count) ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
    }

    // As SurveyJS holds it: a number where the field is one, nothing where there are no words.
    Value value_of_words(bool is_number, std::string const& words)
    {
        if (words.empty())
            return {};
        if (is_number) {
            if (auto const number = base::parse_decimal(base::trim(words)))
                return *number;
        }
        return words;
    }

    TypedText& typed_entry(Taking& taking, ElementId question, Key const& item, TypedText::Field field)
    {
        for (auto& entry : taking.typed) {
            if (entry.question == question && entry.item == item && entry.field == field)
                return entry;
        }
        taking.typed.push_back({ .question = question, .item = item, .field = field, .text = {}, .taken = {} });
        return taking.typed.back();
    }

    void take_comment(Session& session, QuestionIndex question, TypedText const& entry)
    {
        for (auto const& choice : session.choices(question)) {
            if (!choice.is_chosen || !choice.has_comment)
                continue;
            if (choice.role == survey::ChoiceRole::other && entry.item.empty()) {
                session.set_other_text(question, entry.text);
                return;
            }
            if (!entry.item.empty() && key_of(choice.value) == entry.item) {
                session.set_choice_comment(question, choice.value, entry.text);
                return;
            }
        }
        if (entry.item.empty())
            session.set_comment(question, entry.text);
    }

    void take_comment_on_mark(Session& session, QuestionIndex question, std::size_t mark, TypedText& entry)
    {
        auto const& kind = std::get<survey::Hotspot>(session.definition().questions[question.value].kind);
        auto marks = survey::marks_of(kind, session.value(question));
        marks[mark].comment = std::string(base::trim(entry.text));
        session.set_value(question, survey::marks_to_value(marks));
        auto const& now = session.value(question); // a trigger may have made it another
        entry.taken = now.is_list() && mark < now.list().size() ? now.list()[mark].member("comment") : Value();
    }

    void take_answer(Session& session, QuestionIndex question, Target const& at, TypedText& entry)
    {
        if (std::holds_alternative<survey::Hotspot>(at.kind())) {
            if (auto const mark = mark_of_words(at, entry.item))
                take_comment_on_mark(session, question, *mark, entry);
            return;
        }
        if (auto const* pad = std::get_if<survey::Signature>(&at.kind())) {
            session.set_value(question, survey::typed_signature_value(*pad, entry.text));
            entry.taken = survey::typed_name_of(*pad, session.value(question));
            return;
        }
        auto const* field = text_field(at, entry.item);
        auto const is_part = is_number_part(at.kind(), entry.item);
        auto value = value_of_words(is_part || (field && is_number_field(*field)), entry.text);
        if (is_part || std::holds_alternative<survey::MultipleText>(at.kind())) {
            session.set_item(question, entry.item, std::move(value));
            entry.taken = session.value(question).member(entry.item);
        } else {
            session.set_value(question, std::move(value));
            entry.taken = session.value(question);
        }
    }

    void take_entry(Taking& taking, TypedText& entry)
    {
        entry.is_waiting = false;
        auto* session = session_inside(taking.session, entry.question.inside);
        auto const question = session ? question_of(session->definition(), entry.question) : QuestionIndex {};
        if (!question.is_valid())
            return;
        if (entry.field == TypedText::Field::comment)
            take_comment(*session, question, entry);
        else
            take_answer(*session, question, { &taking, session, question }, entry);
    }

    void type(Turn& turn, Taking& taking, TypedText const& typed, bool settled)
    {
        // Leaving a field reports its words once more; that alone is no change.
        auto const is_same = words_in_field(taking, typed.question, typed.item, typed.field) == typed.text;
        auto& entry = typed_entry(taking, typed.question, typed.item, typed.field);
        if (is_same && !entry.is_waiting)
            return;
        entry.text = typed.text;
        entry.is_waiting = true;
        if (settled)
            take_entry(taking, entry);
        note_change(turn, settled ? Urgency::at_once : Urgency::soon);
    }

    std::vector<Key> ranked_keys(Target const& at)
    {
        std::vector<Key> keys;
        auto const& value = at.session().value(at.question);
        if (value.is_list()) {
            for (auto const& item : value.list())
                keys.push_back(key_of(item));
        } else if (auto const* ranking = std::get_if<survey::Ranking>(&at.kind());
                   ranking && !ranking->select_to_rank) {
            for (auto const& choice : at.session().choices(at.question))
                keys.push_back(key_of(choice.value));
        }
        return keys;
    }

    constexpr std::size_t unranked_place = 1'000'000;

    // What is asked inside a panel or row is one of several.
    void go_on(Turn& turn, Target const& at)
    {
        if (!at.is_inside())
            go_on_after_choice(turn, at.question);
    }

    void choose(Turn& turn, ElementId const& id, Key const& key, std::optional<bool> wanted)
    {
        auto const at = target(turn, id);
        if (!at.is_valid())
            return;
        auto const choice = find_choice(at, key);
        if (!choice || !choice->is_enabled)
            return;
        auto const chosen = wanted.value_or(!choice->is_chosen);
        if (chosen == choice->is_chosen)
            return;
        at.session().choose(at.question, choice->value, chosen);
        note_change(turn, Urgency::at_once);
        // A choice that asks for words stays on the screen.
        if (chosen && !choice->has_comment && !survey::is_multiple(at.kind())
            && !std::holds_alternative<survey::Ranking>(at.kind()))
            go_on(turn, at);
    }

}

Target target(Turn& turn, ElementId const& id)
{
    auto* taking = turn.taking();
    if (!taking)
        return {};
    auto* session = session_inside(taking->session, id.inside);
    auto const question = session ? question_of(session->definition(), id) : QuestionIndex {};
    if (!question.is_valid() || !session->is_visible(question) || !session->is_enabled(question))
        return {};
    return { taking, session, question };
}

void take_typed_words(Taking& taking)
{
    for (auto& entry : taking.typed) {
        if (entry.is_waiting)
            take_entry(taking, entry);
    }
}

void carry_out(Turn& turn, ChooseOption const& action)
{
    if (action.option.empty())
        carry_out(turn, ClearAnswer { action.question });
    else
        choose(turn, action.question, action.option, true);
}

void carry_out(Turn& turn, ToggleOption const& action)
{
    choose(turn, action.question, action.option, std::nullopt);
}

void carry_out(Turn& turn, SetRating const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid())
        return;
    auto const value = find_item(at.session().rating_items(at.question), action.item);
    if (!value || at.session().value(at.question) == *value)
        return;
    at.session().set_value(at.question, *value);
    note_change(turn, Urgency::at_once);
    go_on(turn, at);
}

void carry_out(Turn& turn, SetBoolean const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = at.is_valid() ? std::get_if<survey::Boolean>(&at.kind()) : nullptr;
    if (!kind)
        return;
    auto const& wanted = action.yes ? kind->value_true : kind->value_false;
    at.session().set_value(at.question, wanted.is_undefined() ? Value(action.yes) : wanted);
    note_change(turn, Urgency::at_once);
    if (kind->display != survey::Boolean::Display::checkbox)
        go_on(turn, at);
}

void carry_out(Turn& turn, ClearAnswer const& action)
{
    auto const at = target(turn, action.question);
    // A computed value is nobody's to take away: it would be back with the next evaluation.
    if (!at.is_valid() || std::holds_alternative<survey::Computed>(at.kind())
        || at.session().value(at.question).is_undefined())
        return;
    at.session().clear(at.question);
    at.taking->drawing.reset();
    std::erase_if(at.taking->typed, [&](TypedText const& entry) { return entry.question == action.question; });
    note_change(turn, Urgency::at_once);
}

void carry_out(Turn& turn, TypeText const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid())
        return;
    auto is_text
        = std::holds_alternative<survey::Text>(at.kind()) || std::holds_alternative<survey::Comment>(at.kind());
    auto const* pad = std::get_if<survey::Signature>(&at.kind());
    is_text |= pad && pad->may_type;
    auto const has_item = (std::holds_alternative<survey::MultipleText>(at.kind()) && text_field(at, action.item))
        || mark_of_words(at, action.item);
    if ((is_text && action.item.empty()) || has_item || is_number_part(at.kind(), action.item)) {
        type(turn, *at.taking,
            { .question = action.question, .item = action.item, .text = base::repair_utf8(action.text), .taken = {} },
            action.settled);
    }
}

void carry_out(Turn& turn, TypeComment const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid())
        return;
    type(turn, *at.taking,
        { .question = action.question,
            .item = action.option,
            .field = TypedText::Field::comment,
            .text = base::repair_utf8(action.text),
            .taken = {} },
        action.settled);
}

void carry_out(Turn& turn, MoveRank const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid() || !std::holds_alternative<survey::Ranking>(at.kind()))
        return;
    auto const keys = ranked_keys(at);
    auto const found = std::find(keys.begin(), keys.end(), action.item);
    auto const is_ranked = found != keys.end();
    auto const place = static_cast<std::size_t>(found - keys.begin());
    auto const choice = find_choice(at, action.item);
    if (!choice)
        return;
    auto to = place;
    switch (action.step) {
    case RankStep::up:
        if (!is_ranked || place == 0)
            return;
        to = place - 1;
        break;
    case RankStep::down:
        if (!is_ranked || place + 1 >= keys.size())
            return;
        to = place + 1;
        break;
    case RankStep::take:
        if (is_ranked)
            return;
        to = keys.size();
        break;
    case RankStep::leave:
        if (!is_ranked || !std::get<survey::Ranking>(at.kind()).select_to_rank)
            return;
        to = unranked_place;
        break;
    }
    at.session().rank(at.question, choice->value, to);
    note_change(turn, Urgency::at_once);
}

void carry_out(Turn& turn, PlaceRank const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid() || !std::holds_alternative<survey::Ranking>(at.kind()))
        return;
    auto const keys = ranked_keys(at);
    auto const choice = find_choice(at, action.item);
    if (!choice || keys.empty())
        return;
    auto const is_ranked = std::find(keys.begin(), keys.end(), action.item) != keys.end();
    auto const last = is_ranked ? keys.size() - 1 : keys.size();
    at.session().rank(at.question, choice->value, std::min<std::size_t>(action.place, last));
    note_change(turn, Urgency::at_once);
}

void carry_out(Turn& turn, AcceptRanking const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid() || !at.session().value(at.question).is_undefined())
        return;
    auto const keys = ranked_keys(at);
    if (!keys.empty())
        carry_out(turn, PlaceRank { action.question, keys.front(), 0 });
}

void carry_out(Turn& turn, SetSlider const& action)
{
    auto const at = target(turn, action.question);
    auto const* slider = at.is_valid() ? std::get_if<survey::Slider>(&at.kind()) : nullptr;
    if (!slider || action.thumb > (slider->is_range ? 1u : 0u))
        return;
    auto const end
        = [](Value const& value, double otherwise) { return value.is_number() ? value.number() : otherwise; };
    auto const lowest = end(at.session().minimum(at.question), slider->minimum);
    auto const highest = std::max(lowest, end(at.session().maximum(at.question), slider->maximum));
    auto const wanted = std::clamp(action.value, lowest, highest);
    if (!slider->is_range) {
        at.session().set_value(at.question, wanted);
    } else {
        auto const& now = at.session().value(at.question);
        auto const has_both
            = now.is_list() && now.list().size() == 2 && now.list()[0].is_number() && now.list()[1].is_number();
        auto from = has_both ? now.list()[0].number() : lowest;
        auto to = has_both ? now.list()[1].number() : highest;
        (action.thumb == 0 ? from : to) = wanted;
        if (from > to)
            (action.thumb == 0 ? from : to) = action.thumb == 0 ? to : from;
        at.session().set_value(at.question, survey::List { from, to });
    }
    note_change(turn, Urgency::soon);
}

void carry_out(Turn& turn, ChooseMatrixCell const& action)
{
    auto const at = target(turn, action.question);
    auto const* matrix = at.is_valid() ? std::get_if<survey::Matrix>(&at.kind()) : nullptr;
    if (!matrix)
        return;
    auto const row = find_item(at.session().rows(at.question), action.row);
    auto const column = find_item(at.session().columns(at.question), action.column);
    if (!row || !column)
        return;
    auto const is_chosen = at.session().is_cell_chosen(at.question, *row, *column);
    if (is_chosen && !matrix->is_multiple)
        return;
    at.session().set_matrix_cell(at.question, *row, *column, !is_chosen);
    note_change(turn, Urgency::at_once);
}

void carry_out(Turn& turn, ToggleConsentItem const& action)
{
    auto const at = target(turn, action.question);
    auto const* consent = at.is_valid() ? std::get_if<survey::Consent>(&at.kind()) : nullptr;
    if (!consent)
        return;
    for (auto const& item : consent->items) {
        if (item.name != action.item)
            continue;
        auto const& now = at.session().value(at.question).member(item.name);
        at.session().set_item(at.question, item.name, !(now.is_boolean() && now.boolean()));
        note_change(turn, Urgency::at_once);
        return;
    }
}

void carry_out(Turn& turn, TogglePanel const& action)
{
    auto* taking = turn.taking();
    // A file that is being made ready comes to the question on the screen; folded away it would not arrive.
    if (!taking || prepares_files(*taking, turn.moment.now_millis))
        return;
    auto* session = session_inside(taking->session, action.panel.inside);
    auto const panel = session ? panel_of(session->definition(), action.panel) : survey::PanelIndex {};
    if (!panel.is_valid() || session->definition().panels[panel.value].collapse == survey::Collapse::always_open)
        return;
    session->set_collapsed(panel, !session->is_collapsed(panel));
    note_change(turn, Urgency::soon);
}

void carry_out(Turn& turn, ApplyEarlyAnswers const& action)
{
    auto* taking = turn.taking();
    if (!taking) {
        turn.state.early = action;
        return;
    }
    for (auto const& answer : action.answers) {
        auto const question = taking->session.survey().find_question(answer.question);
        if (question.is_valid() && taking->session.is_visible(question) && taking->session.is_enabled(question)
            && !std::holds_alternative<survey::Computed>(taking->session.definition().questions[question.value].kind))
            taking->session.set_value(question, answer.value);
    }
    if (!action.answers.empty())
        note_change(turn, Urgency::at_once);
    if (action.then_next)
        carry_out(turn, Next {});
}

}
