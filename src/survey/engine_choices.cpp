#include "base/random.h"
#include "base/sort.h"
#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/messages.h"

#include <algorithm>
#include <numeric>

namespace dure::survey {

namespace {

    bool is_all(std::vector<std::uint8_t> const& flags)
    {
        return std::all_of(flags.begin(), flags.end(), [](std::uint8_t flag) { return flag != 0; });
    }

    bool is_special(ChoiceList const& list, Value const& value)
    {
        return (list.none.is_shown && is_same(value, none_value))
            || (list.refuse.is_shown && is_same(value, refuse_value))
            || (list.dont_know.is_shown && is_same(value, dont_know_value));
    }

    bool is_other(ChoiceList const& list, Value const& value)
    {
        return list.other.is_shown && is_same(value, other_value);
    }

}

bool Engine::item_holds(Expression const& expression, Value const& item)
{
    slots[plan.item_slot] = item;
    slots[plan.choice_slot] = item;
    slots[plan.row_slot] = item;
    auto const holds = is_true(expression);
    slots[plan.item_slot] = {};
    slots[plan.choice_slot] = {};
    slots[plan.row_slot] = {};
    return holds;
}

void Engine::refilter(QuestionIndex question)
{
    auto const& list = plan.lists[plan.list_of[question.value]];
    auto& state = lists[plan.list_of[question.value]];
    auto const had_carried = state.carried.size();
    auto const before = state.visible;
    auto const rows_before = state.row_visible;
    auto const columns_before = state.column_visible;
    auto const was_empty = state.is_empty;
    if (auto const* matrix = std::get_if<Matrix>(&definition.questions[question.value].kind))
        refilter_matrix(list, matrix->rows, matrix->columns, state);
    else if (auto const* rows = repeated(definition.questions[question.value]))
        refilter_matrix(list, rows->fixed_rows, {}, state);
    else
        refilter_choices(list, state);
    auto const has_changes_now = before != state.visible || rows_before != state.row_visible
        || columns_before != state.column_visible || had_carried != state.carried.size() || list.source.is_valid();
    if (was_empty != state.is_empty)
        update_visible(element_id(definition, question));
    if (!has_changes_now || is_loading)
        return;
    mark_readers(list.slot);
    if (rows_of(question) && rows_before != state.row_visible)
        clear_hidden_rows(question, rows_before);
    // An answer that can no longer be chosen goes at once, as in SurveyJS.
    if (choice_list(definition.questions[question.value]))
        clear_incorrect(question);
}

void Engine::refilter_choices(ListPlan const& list, ListState& state)
{
    state.carried.clear();
    state.visible.clear();
    state.enabled.clear();
    if (list.source.is_valid())
        carry_forward(list, state);
    auto const count = active_count(list.question);
    if (list.has_conditions) {
        state.visible.assign(count, true);
        state.enabled.assign(count, true);
        for (std::size_t i = 0; i < count; ++i) {
            auto const item = active_choice(list.question, i).value;
            if (list.has_choices_visible)
                state.visible[i] = item_holds(list.choices_visible, item);
            if (list.has_choices_enabled)
                state.enabled[i] = item_holds(list.choices_enabled, item);
            if (list.source.is_valid() || i >= list.choices.size())
                continue;
            if (list.choices[i].has_visible && state.visible[i])
                state.visible[i] = item_holds(list.choices[i].visible, item);
            if (list.choices[i].has_enabled && state.enabled[i])
                state.enabled[i] = item_holds(list.choices[i].enabled, item);
        }
    }
    state.is_empty = count == 0
        || (!state.visible.empty()
            && std::none_of(state.visible.begin(), state.visible.end(), [](auto v) { return v; }));
}

void Engine::refilter_matrix(
    ListPlan const& list, std::vector<Choice> const& rows, std::vector<Choice> const& columns, ListState& state)
{
    auto const filter = [&](std::vector<Choice> const& items, std::vector<ItemConditions> const& conditions,
                            Expression const* all, std::vector<std::uint8_t>& visible) {
        visible.assign(items.size(), true);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (all)
                visible[i] = item_holds(*all, items[i].value);
            if (visible[i] && i < conditions.size() && conditions[i].has_visible)
                visible[i] = item_holds(conditions[i].visible, items[i].value);
        }
    };
    filter(rows, list.rows, list.has_rows_visible ? &list.rows_visible : nullptr, state.row_visible);
    filter(columns, list.columns, list.has_columns_visible ? &list.columns_visible : nullptr, state.column_visible);
    state.row_enabled.assign(rows.size(), true);
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        if (list.rows[i].has_enabled)
            state.row_enabled[i] = item_holds(list.rows[i].enabled, rows[i].value);
    }
    state.is_empty = std::none_of(state.row_visible.begin(), state.row_visible.end(), [](auto v) { return v; });
}

void Engine::carry_forward(ListPlan const& list, ListState& state)
{
    auto const source = list.source;
    auto const& what = definition.questions[source.value];
    auto const& own = *choice_list(definition.questions[list.question.value]);
    auto const filter = own.choices_filter;
    if (!choice_list(what))
        return;
    auto const source_state = plan.list_of[source.value];
    for (auto const i : choice_order(source)) {
        if (!is_active_visible(source, i))
            continue;
        auto const chosen = is_chosen(source, active_choice(source, i).value);
        if (filter == ChoicesFilter::selected && !chosen)
            continue;
        if (filter == ChoicesFilter::unselected && chosen)
            continue;
        auto const& carried = lists[source_state].carried;
        if (carried.empty())
            state.carried.push_back({ source, static_cast<std::uint32_t>(i) });
        else
            state.carried.push_back(carried[i]);
    }
    // One "other" is enough.
    if (filter == ChoicesFilter::selected && !own.other.is_shown && is_other_chosen(source)
        && !other_text(source).empty())
        state.carried.push_back({ source, nothing });
}

std::size_t Engine::active_count(QuestionIndex question) const
{
    auto const& list = *choice_list(definition.questions[question.value]);
    auto const index = plan.list_of[question.value];
    if (plan.lists[index].source.is_valid())
        return lists[index].carried.size();
    return list.choices.size();
}

Choice const& Engine::active_choice(QuestionIndex question, std::size_t index) const
{
    auto const at = plan.list_of[question.value];
    if (!plan.lists[at].source.is_valid())
        return choice_list(definition.questions[question.value])->choices[index];
    auto const& carried = lists[at].carried[index];
    if (carried.is_other()) {
        static Choice const other = [] {
            Choice choice;
            choice.value = other_value;
            return choice;
        }();
        return other;
    }
    return choice_list(definition.questions[carried.origin.value])->choices[carried.index];
}

bool Engine::is_active_visible(QuestionIndex question, std::size_t index) const
{
    auto const& visible = lists[plan.list_of[question.value]].visible;
    return index >= visible.size() || visible[index];
}

bool Engine::is_active_enabled(QuestionIndex question, std::size_t index) const
{
    auto const& enabled = lists[plan.list_of[question.value]].enabled;
    return index >= enabled.size() || enabled[index];
}

// Random orders come from all choices, so that a choice which comes and goes does not move the others.
std::vector<std::size_t> Engine::choice_order(QuestionIndex question) const
{
    auto const& what = definition.questions[question.value];
    std::vector<std::size_t> order(active_count(question));
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    auto const how = choice_list(what)->order;
    if (how == ChoicesOrder::random) {
        std::vector<std::size_t> loose;
        for (auto const i : order) {
            if (active_choice(question, i).randomize)
                loose.push_back(i);
        }
        auto places = loose;
        base::Random random(seed, base::seed_from_text(what.name));
        random.shuffle(loose);
        for (std::size_t i = 0; i < places.size(); ++i)
            order[places[i]] = loose[i];
    } else if (how != ChoicesOrder::none) {
        std::vector<std::string> texts;
        for (auto const i : order)
            texts.push_back(base::fold_case(active_text(question, i)));
        base::stable_sort(order, [&](std::size_t left, std::size_t right) {
            return how == ChoicesOrder::ascending ? texts[left] < texts[right] : texts[right] < texts[left];
        });
    }
    return order;
}

Choice const* Engine::find_choice(QuestionIndex question, Value const& value) const
{
    if (!choice_list(definition.questions[question.value]))
        return nullptr;
    for (std::size_t i = 0; i < active_count(question); ++i) {
        auto const& choice = active_choice(question, i);
        if (is_same(choice.value, value))
            return &choice;
    }
    return nullptr;
}

bool Engine::is_choice(QuestionIndex question, Value const& value, bool visible_only) const
{
    auto const& bare = bare_choice(value);
    auto const& list = *choice_list(definition.questions[question.value]);
    if (is_other(list, bare) || is_special(list, bare))
        return true;
    for (std::size_t i = 0; i < active_count(question); ++i) {
        auto const& own = active_choice(question, i).value;
        if ((!visible_only || is_active_visible(question, i)) && (is_same(own, bare) || is_same(own, value)))
            return true;
    }
    return false;
}

void Engine::clear_incorrect(QuestionIndex question)
{
    auto const& what = definition.questions[question.value];
    if (is_empty_answer(question))
        return;
    if (auto const* matrix = std::get_if<Matrix>(&what.kind)) {
        auto const& state = lists[plan.list_of[question.value]];
        if (!answer(question).is_record() || (is_all(state.row_visible) && is_all(state.column_visible)))
            return;
        auto record = answer(question).record();
        for (std::size_t i = 0; i < matrix->rows.size() && i < state.row_visible.size(); ++i) {
            auto const key = to_words(matrix->rows[i].value);
            auto const* chosen = record.find(key);
            auto const is_gone = [&](Value const& column) {
                for (std::size_t c = 0; c < matrix->columns.size(); ++c) {
                    if (is_same(matrix->columns[c].value, column))
                        return c < state.column_visible.size() && !state.column_visible[c];
                }
                return false;
            };
            if (!state.row_visible[i] || (chosen && !chosen->is_list() && is_gone(*chosen)))
                record.erase(key);
        }
        set_answer(question, Value(std::move(record)));
        return;
    }
    auto const* list = choice_list(what);
    // With one value shared by several questions each has its own choices.
    if (!list || plan.slots[plan.answer_slot[question.value]].questions.size() > 1)
        return;
    if (list->other.is_shown && !stores_other_as_comment(question))
        return;
    auto const is_correct
        = [&](Value const& item) { return is_choice(question, item, true) || awaits_words(question, item); };
    auto const value = answer(question);
    if (!value.is_list()) {
        if (!is_correct(value))
            clear_answer(question, true);
        return;
    }
    List kept;
    for (auto const& item : value.list()) {
        if (is_correct(item))
            kept.push_back(item);
    }
    if (kept.size() != value.list().size())
        set_answer(question, Value(std::move(kept)));
}

bool Engine::is_chosen(QuestionIndex question, Value const& choice) const
{
    auto const& value = slots[plan.answer_slot[question.value]];
    if (value.is_list())
        return std::any_of(
            value.list().begin(), value.list().end(), [&](Value const& item) { return is_same(item, choice); });
    return !value.is_undefined() && is_same(value, choice);
}

bool Engine::stores_other_as_comment(QuestionIndex question) const
{
    auto const* list = choice_list(definition.questions[question.value]);
    return !list || list->store_other_as_comment.value_or(definition.store_others_as_comment);
}

bool Engine::is_other_chosen(QuestionIndex question) const
{
    auto const* list = choice_list(definition.questions[question.value]);
    if (!list || !list->other.is_shown)
        return false;
    if (is_chosen(question, other_value))
        return true;
    return !stores_other_as_comment(question) && !other_text(question).empty();
}

// The question whose "other" is chosen and carried to this one, as soon as it has words; invalid if there is none.
QuestionIndex Engine::carried_other(QuestionIndex question) const
{
    auto const* list = choice_list(definition.questions[question.value]);
    auto const source = list ? plan.lists[plan.list_of[question.value]].source : QuestionIndex {};
    if (!source.is_valid() || !choice_list(definition.questions[source.value]))
        return {};
    auto const filter = list->choices_filter;
    if (filter == ChoicesFilter::selected && !list->other.is_shown && is_other_chosen(source))
        return source;
    if (filter != ChoicesFilter::all && is_chosen(source, other_value) != (filter == ChoicesFilter::selected))
        return {};
    return carried_other(source);
}

// Its words are being written anew: until they are, nothing is offered for it, but who chose it has chosen it still.
bool Engine::awaits_words(QuestionIndex question, Value const& choice) const
{
    if (!is_same(bare_choice(choice), other_value))
        return false;
    auto const origin = carried_other(question);
    return origin.is_valid() && other_text(origin).empty();
}

std::string Engine::other_text(QuestionIndex question) const
{
    if (stores_other_as_comment(question))
        return to_words(slots[plan.comment_slot[question.value]]);
    // The words stand in the answer itself, where no choice has them.
    auto const& value = answer(question);
    if (value.is_list()) {
        for (auto const& item : value.list()) {
            if (!is_choice(question, item, false))
                return to_words(item);
        }
        return {};
    }
    return value.is_undefined() || is_choice(question, value, false) ? std::string() : to_words(value);
}

std::string Engine::choice_comment(QuestionIndex question, Value const& choice) const
{
    if (is_same(choice, other_value) && choice_list(definition.questions[question.value])->other.is_shown)
        return other_text(question);
    auto const& value = answer(question);
    auto const own = [&](Value const& item) {
        return item.is_record() && is_same(item.member("value"), choice) ? to_words(item.member("comment"))
                                                                         : std::string();
    };
    if (!value.is_list())
        return own(value);
    for (auto const& item : value.list()) {
        if (auto words = own(item); !words.empty())
            return words;
    }
    return {};
}

}
