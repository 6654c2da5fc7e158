#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"

#include <algorithm>

namespace dure::survey {

namespace {

    Value trimmed_comment(std::string_view text)
    {
        return base::trim(text).empty() ? Value() : Value(text);
    }

}

void Engine::choose(QuestionIndex question, Value const& choice, bool chosen)
{
    auto const& what = definition.questions[question.value];
    if (is_multiple(what.kind)) {
        choose_of_many(question, choice, chosen);
        return;
    }
    if (!chosen) {
        if (is_chosen(question, choice) || is_same(choice, other_value))
            clear_answer(question, what.has_comment);
        return;
    }
    if (is_same(choice, other_value) && is_other_chosen(question))
        return;
    set_answer(question, choice);
}

void Engine::choose_all(QuestionIndex question, bool chosen)
{
    List all;
    if (chosen) {
        for (auto const& item : choices(question)) {
            if (item.role == ChoiceRole::ordinary && !item.is_exclusive && (item.is_enabled || item.is_chosen))
                all.push_back(item.value);
        }
    }
    set_answer(question, Value(std::move(all)));
}

void Engine::choose_of_many(QuestionIndex question, Value const& choice, bool chosen)
{
    auto const shown = choices(question);
    auto const found = std::find_if(
        shown.begin(), shown.end(), [&](ShownChoice const& item) { return is_same(item.value, choice); });
    auto const role = found == shown.end() ? ChoiceRole::ordinary : found->role;
    if (role == ChoiceRole::select_all) {
        choose_all(question, chosen);
        return;
    }
    auto const is_exclusive = [&](Value const& value) {
        return std::any_of(shown.begin(), shown.end(),
            [&](ShownChoice const& item) { return item.is_exclusive && is_same(item.value, value); });
    };
    List kept;
    if (answer(question).is_list()) {
        for (auto const& item : answer(question).list()) {
            auto const is_own_words = role == ChoiceRole::other && !is_choice(question, item, false);
            if (is_same(bare_choice(item), choice) || is_own_words)
                continue;
            if (chosen && (is_exclusive(choice) || is_exclusive(bare_choice(item))))
                continue;
            kept.push_back(item);
        }
    }
    if (chosen) {
        auto const* list = choice_list(definition.questions[question.value]);
        if (list->maximum_selected > 0 && kept.size() >= list->maximum_selected)
            return;
        kept.push_back(choice);
    }
    set_answer(question, Value(std::move(kept)));
}

void Engine::rank(QuestionIndex question, Value const& choice, std::size_t place)
{
    auto const* ranking = std::get_if<Ranking>(&definition.questions[question.value].kind);
    if (!ranking)
        return;
    List order;
    if (answer(question).is_list()) {
        order = answer(question).list();
    } else if (!ranking->select_to_rank) {
        for (auto const& item : choices(question))
            order.push_back(item.value);
    }
    order.erase(std::remove_if(order.begin(), order.end(), [&](Value const& item) { return is_same(item, choice); }),
        order.end());
    auto const limit = ranking->list.maximum_selected;
    auto const is_unranking = place > order.size() && ranking->select_to_rank;
    if (!is_unranking && !(ranking->select_to_rank && limit > 0 && order.size() >= limit)) {
        auto const at = std::min(place, order.size());
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), choice);
    }
    set_answer(question, Value(std::move(order)));
}

void Engine::set_cell(QuestionIndex question, Value const& row, Value const& column, bool chosen)
{
    auto const* matrix = std::get_if<Matrix>(&definition.questions[question.value].kind);
    if (!matrix)
        return;
    auto record = answer(question).is_record() ? answer(question).record() : Record();
    auto const key = to_words(row);
    if (!matrix->is_multiple) {
        if (chosen)
            record.set(key, column);
        else
            record.erase(key);
        set_answer(question, Value(std::move(record)));
        return;
    }
    auto const is_exclusive = [&](Value const& value) {
        return std::any_of(matrix->columns.begin(), matrix->columns.end(),
            [&](Choice const& item) { return item.is_exclusive && is_same(item.value, value); });
    };
    List kept;
    if (auto const* cells = record.find(key); cells && cells->is_list()) {
        for (auto const& item : cells->list()) {
            if (!is_same(item, column) && !(chosen && (is_exclusive(column) || is_exclusive(item))))
                kept.push_back(item);
        }
    }
    if (chosen)
        kept.push_back(column);
    if (kept.empty())
        record.erase(key);
    else
        record.set(key, Value(std::move(kept)));
    set_answer(question, Value(std::move(record)));
}

void Engine::set_item(QuestionIndex question, std::string_view item, Value value)
{
    auto record = answer(question).is_record() ? answer(question).record() : Record();
    auto const& kind = definition.questions[question.value].kind;
    if (auto const* items = std::get_if<MultipleText>(&kind)) {
        for (auto const& own : items->items) {
            double number = 0;
            auto const is_number
                = own.field.input_type == InputType::number || own.field.input_type == InputType::range;
            if (own.name == item && is_number && value.is_text() && to_number(value, number))
                value = number;
        }
    }
    if (is_empty(value))
        record.erase(item);
    else
        record.set(item, std::move(value));
    set_answer(question, Value(std::move(record)));
}

void Engine::set_comment(QuestionIndex question, std::string_view text)
{
    auto const slot = plan.comment_slot[question.value];
    change(slot, trimmed_comment(text), true);
    refresh_problems(question);
}

void Engine::set_other_text(QuestionIndex question, std::string_view text)
{
    if (stores_other_as_comment(question)) {
        set_comment(question, text);
        return;
    }
    auto words = trimmed_comment(text);
    if (words.is_undefined())
        words = other_value;
    if (!answer(question).is_list()) {
        set_answer(question, std::move(words));
        return;
    }
    auto list = answer(question).list();
    for (auto& item : list) {
        if (is_same(item, other_value) || !is_choice(question, item, false))
            item = words;
    }
    set_answer(question, Value(std::move(list)));
}

void Engine::set_choice_comment(QuestionIndex question, Value const& choice, std::string_view text)
{
    if (is_same(choice, other_value) && is_other_chosen(question)) {
        set_other_text(question, text);
        return;
    }
    auto const words = trimmed_comment(text);
    auto const with_comment = [&]() -> Value {
        if (words.is_undefined())
            return choice;
        Record record;
        record.set("value", choice);
        record.set("comment", words);
        return Value(std::move(record));
    };
    if (!answer(question).is_list()) {
        if (is_chosen(question, choice))
            set_answer(question, with_comment());
        return;
    }
    auto list = answer(question).list();
    for (auto& item : list) {
        if (is_same(bare_choice(item), choice))
            item = with_comment();
    }
    set_answer(question, Value(std::move(list)));
}

}
