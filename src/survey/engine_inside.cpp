// Of an engine that is a panel or row inside another one: what it knows of its place, and what reaches it from there.
#include "survey/engine.h"

#include <algorithm>
#include <utility>

namespace dure::survey {

Value const& Engine::value_at(SlotId slot) const
{
    return elsewhere.empty() || !elsewhere[slot] ? slots[slot] : *elsewhere[slot];
}

Value Engine::place_value(PlaceWord word) const
{
    auto const& around = *inner_place.around;
    auto const& fixed = repeated(around.definition.questions[inner_place.question.value])->fixed_rows;
    auto const is_fixed = inner_place.row < fixed.size();
    switch (word) {
    case PlaceWord::index:
        return static_cast<double>(inner_place.row);
    case PlaceWord::number:
        return static_cast<double>(inner_place.row) + 1;
    case PlaceWord::visible_number: {
        double number = 1;
        for (std::uint32_t i = 0; i < inner_place.row; ++i)
            number += around.is_row_visible(inner_place.question, i);
        return number;
    }
    case PlaceWord::row_value:
        return is_fixed ? fixed[inner_place.row].value : Value();
    case PlaceWord::row_title:
        return is_fixed ? Value(around.choice_text(fixed[inner_place.row])) : Value();
    }
    return {};
}

// The slots that changed.
std::vector<SlotId> Engine::fill_places()
{
    std::vector<SlotId> news;
    if (!inner_place.around)
        return news;
    for (auto const& [word, slot] : plan.places) {
        auto value = place_value(word);
        if (slots[slot] == value)
            continue;
        slots[slot] = std::move(value);
        news.push_back(slot);
    }
    return news;
}

void Engine::hear(std::vector<SlotId> const& news)
{
    auto const was_hearing = std::exchange(is_hearing, true);
    for (auto const slot : news) {
        mark_readers(slot);
        changed.push_back(slot);
    }
    settle(news.empty() ? nothing : news.front());
    is_hearing = was_hearing;
}

// Answers from outside, as they are: no default adds to them.
void Engine::take(Record const& answers)
{
    Snapshot saved;
    saved.data = answers;
    auto const was_loading = std::exchange(is_loading, true);
    extra_data = {};
    restore_answers(saved);
    changed.clear();
    std::fill(touched.begin(), touched.end(), 1);
    is_loading = was_loading;
    refresh_all_problems();
}

void Engine::put_over(Record const& answers)
{
    auto const was_hearing = std::exchange(is_hearing, true);
    for (auto const& [name, value] : answers) {
        auto const known = plan.slot_by_name.find(name);
        if (known == plan.slot_by_name.end())
            store_unknown(extra_data, name, value);
        else
            change(known->second, value, true);
    }
    is_hearing = was_hearing;
}

void Engine::set_phase(Phase to)
{
    phase = to;
    for (auto& state : nested) {
        for (auto& row : state.rows)
            row.m_engine->set_phase(to == Phase::completed ? to : Phase::running);
    }
}

// Messages on the screen change their language too.
void Engine::set_language(std::string_view code)
{
    language = std::string(code);
    for (auto& state : nested) {
        for (auto& row : state.rows)
            row.m_engine->set_language(code);
    }
    refresh_all_problems();
}

}
