#include "base/random.h"
#include "base/sort.h"
#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/messages.h"
#include "survey/rich_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dure::survey {

namespace {

    struct Special {
        ChoiceRole role;
        char const* value;
        SpecialChoice const& choice;
        Message message;
    };

}

std::vector<ShownChoice> Engine::choices(QuestionIndex question) const
{
    auto const& kind = definition.questions[question.value].kind;
    if (!choice_list(definition.questions[question.value]))
        return {};
    auto shown = ordinary_choices(question);
    if (std::holds_alternative<Ranking>(kind)) {
        sort_by_rank(question, shown);
        return shown;
    }
    add_special_choices(question, shown);
    if (choice_list(definition.questions[question.value])->select_all.is_shown && is_multiple(kind))
        add_select_all(question, shown);
    return shown;
}

std::vector<ShownChoice> Engine::ordinary_choices(QuestionIndex question) const
{
    std::vector<ShownChoice> shown;
    auto const& kind = definition.questions[question.value].kind;
    auto const can_exclude = std::holds_alternative<Checkbox>(kind) || std::holds_alternative<TagBox>(kind);
    auto const enabled = is_enabled(element_id(definition, question));
    for (auto const i : choice_order(question)) {
        if (!is_active_visible(question, i))
            continue;
        auto const& choice = active_choice(question, i);
        ShownChoice item;
        item.value = choice.value;
        item.text = active_text(question, i, Piping::literal);
        item.image_link = words(choice.image_link);
        item.is_enabled = enabled && is_active_enabled(question, i);
        item.is_chosen = is_chosen(question, choice.value);
        item.is_exclusive = can_exclude && choice.is_exclusive;
        item.has_comment = choice.has_comment;
        if (choice.has_comment) {
            item.comment = choice_comment(question, choice.value);
            item.comment_placeholder = text(choice.comment_placeholder);
        }
        shown.push_back(std::move(item));
    }
    return shown;
}

// What is ranked comes first, in its order.
void Engine::sort_by_rank(QuestionIndex question, std::vector<ShownChoice>& shown) const
{
    auto const& value = answer(question);
    if (!value.is_list())
        return;
    for (auto& item : shown) {
        for (std::uint32_t i = 0; i < value.list().size() && item.rank == 0; ++i) {
            if (is_same(value.list()[i], item.value))
                item.rank = i + 1;
        }
    }
    base::stable_sort(shown, [](ShownChoice const& left, ShownChoice const& right) {
        return (left.rank ? left.rank : nothing) < (right.rank ? right.rank : nothing);
    });
}

void Engine::add_special_choices(QuestionIndex question, std::vector<ShownChoice>& shown) const
{
    auto const& list = *choice_list(definition.questions[question.value]);
    auto const enabled = is_enabled(element_id(definition, question));
    Special const specials[] = {
        { ChoiceRole::none, none_value, list.none, Message::none },
        { ChoiceRole::refuse, refuse_value, list.refuse, Message::refuse },
        { ChoiceRole::dont_know, dont_know_value, list.dont_know, Message::dont_know },
        { ChoiceRole::other, other_value, list.other, Message::other },
    };
    for (auto const& special : specials) {
        if (!special.choice.is_shown)
            continue;
        auto const is_other = special.role == ChoiceRole::other;
        ShownChoice item;
        item.value = special.value;
        item.role = special.role;
        item.text = special.choice.text.is_empty() ? message(special.message, is_korean())
                                                   : text(special.choice.text, Piping::literal);
        item.is_enabled = enabled;
        item.is_chosen = is_other ? is_other_chosen(question) : is_chosen(question, special.value);
        item.is_exclusive = !is_other;
        item.has_comment = is_other;
        if (is_other) {
            item.comment = other_text(question);
            item.comment_placeholder = text(list.other_placeholder);
        }
        shown.push_back(std::move(item));
    }
}

void Engine::add_select_all(QuestionIndex question, std::vector<ShownChoice>& shown) const
{
    auto const& words_of = choice_list(definition.questions[question.value])->select_all.text;
    ShownChoice item;
    item.value = "all";
    item.role = ChoiceRole::select_all;
    item.text = words_of.is_empty() ? message(Message::select_all, is_korean()) : text(words_of, Piping::literal);
    item.is_enabled = is_enabled(element_id(definition, question));
    item.is_chosen = std::all_of(shown.begin(), shown.end(), [](ShownChoice const& other) {
        return other.role != ChoiceRole::ordinary || other.is_exclusive || other.is_chosen;
    });
    shown.insert(shown.begin(), std::move(item));
}

std::vector<ShownItem> Engine::matrix_items(QuestionIndex question, bool rows) const
{
    std::vector<ShownItem> shown;
    auto const* matrix = std::get_if<Matrix>(&definition.questions[question.value].kind);
    if (!matrix)
        return shown;
    auto const& items = rows ? matrix->rows : matrix->columns;
    auto const& state = lists[plan.list_of[question.value]];
    auto const& visible = rows ? state.row_visible : state.column_visible;
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    if (rows && matrix->random_rows) {
        base::Random random(seed, base::seed_from_text(definition.questions[question.value].name));
        random.shuffle(order);
    }
    auto const enabled = is_enabled(element_id(definition, question));
    for (auto const i : order) {
        if (i < visible.size() && !visible[i])
            continue;
        auto const row_enabled = !rows || i >= state.row_enabled.size() || state.row_enabled[i];
        shown.push_back({ items[i].value, choice_text(items[i], Piping::literal), enabled && row_enabled });
    }
    return shown;
}

std::vector<ShownItem> Engine::rating_items(QuestionIndex question) const
{
    std::vector<ShownItem> shown;
    auto const& what = definition.questions[question.value];
    auto const enabled = is_enabled(element_id(definition, question));
    auto const add_range = [&](double first, double last, double step) {
        auto const steps = std::floor((last - first) / step + 1e-9);
        for (double i = 0; i <= steps; ++i) {
            Value const value(first + i * step);
            shown.push_back({ value, to_words(value), enabled });
        }
    };
    if (std::holds_alternative<Nps>(what.kind))
        add_range(0, 10, 1);
    auto const* rating = std::get_if<Rating>(&what.kind);
    if (rating && rating->values.empty())
        add_range(rating->minimum, rating->maximum, rating->step);
    else if (rating)
        for (auto const& value : rating->values)
            shown.push_back({ value.value, choice_text(value, Piping::literal), enabled });
    return shown;
}

}
