// Checks and words of the kinds in which people choose, weigh and react.
#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/messages.h"
#include "survey/rich_text.h"

#include <cmath>

namespace dure::survey {

namespace {

    constexpr std::size_t named_at_most = 5; // of what is missing; the rest is counted
    constexpr char const* price_parts[] = { "tooCheap", "cheap", "expensive", "tooExpensive" };

    // What each key of a record answers to, in the order of the definition.
    std::vector<Choice> const* named_items(QuestionKind const& kind)
    {
        if (auto const* statements = std::get_if<Statements>(&kind))
            return &statements->items;
        if (auto const* sum = std::get_if<ConstantSum>(&kind))
            return &sum->items;
        if (auto const* sort = std::get_if<CardSort>(&kind))
            return &sort->cards;
        return nullptr;
    }

}

void Engine::check_tasks(QuestionIndex question, std::vector<Problem>& problems) const
{
    auto const& what = definition.questions[question.value];
    auto const& shown = tasks(question);
    auto const& value = answer(question);
    auto const count = std::max(shown.shown.size(), value.is_list() ? value.list().size() : 0);
    for (std::size_t task = 0; task < count; ++task) {
        if (!is_on_offer(what.kind, shown, value, task))
            problems.push_back({ message(Message::not_on_offer, is_korean()), std::to_string(task) });
    }
    auto const answered = count_answered(what.kind, shown, value);
    if (!own_required[element_id(definition, question)] || answered >= shown.total || !problems.empty())
        return;
    problems.push_back({ shows_all_tasks(what.kind)
            ? words_of_missing(question)
            : message(Message::tasks_left, is_korean(), { std::to_string(shown.total - answered) }),
        {} });
}

// The concepts of a board that are not answered, by name and in the order in which they stand there.
std::string Engine::words_of_missing(QuestionIndex question) const
{
    auto const& kind = definition.questions[question.value].kind;
    auto const* concepts = std::get_if<Concept>(&kind);
    auto const& shown = tasks(question);
    std::string names;
    std::size_t named = 0, unnamed = 0;
    for (std::size_t task = 0; concepts && task < shown.shown.size(); ++task) {
        if (is_task_answered(kind, shown, answer(question), task))
            continue;
        for (auto const& card : concepts->cards) {
            if (!(card.item.value == shown.shown[task].list().front()))
                continue;
            if (named == named_at_most) {
                ++unnamed;
                continue;
            }
            auto const name = choice_text(card.item);
            names
                += (named++ == 0 ? "" : ", ") + (has_rich_marks(name) ? plain_text(rich_text_from_title(name)) : name);
        }
    }
    if (unnamed > 0)
        names = message(Message::and_more, is_korean(), { names, std::to_string(unnamed) });
    return message(Message::concepts_left, is_korean(), { names });
}

void Engine::check_prices(QuestionIndex question, PriceSensitivity const& kind, std::vector<Problem>& problems) const
{
    auto const& value = answer(question);
    if (is_empty(value))
        return;
    TextField field;
    field.input_type = InputType::number;
    field.minimum = kind.minimum;
    if (kind.maximum)
        field.maximum = *kind.maximum;
    if (kind.step > 0)
        field.step = kind.step;
    double before = -1;
    auto is_rising = true;
    for (auto const* const part : price_parts) {
        auto const& own = value.member(part);
        if (is_empty(own)) {
            problems.push_back({ message(Message::required_text, is_korean()), part });
            continue;
        }
        check_field(field, own, part, problems);
        double price = 0;
        if (to_number(own, price)) {
            is_rising &= price > before;
            before = price;
        }
    }
    if (problems.empty() && !is_rising)
        problems.push_back({ message(Message::prices_rise, is_korean()), {} });
    if (!kind.asks_likelihood || !problems.empty() || !own_required[element_id(definition, question)])
        return;
    if (is_empty(value.member("buyCheap")) || is_empty(value.member("buyExpensive")))
        problems.push_back({ message(Message::required_choice, is_korean()), {} });
}

void Engine::check_sum(QuestionIndex question, ConstantSum const& kind, std::vector<Problem>& problems) const
{
    auto const& value = answer(question);
    if (is_empty(value))
        return;
    TextField field;
    field.input_type = InputType::number;
    field.minimum = 0;
    field.maximum = kind.total;
    field.step = kind.step;
    double sum = 0;
    for (auto const& item : kind.items) {
        auto const& own = value.member(to_words(item.value));
        check_field(field, own, to_words(item.value), problems);
        double number = 0;
        if (to_number(own, number))
            sum += number;
    }
    if (problems.empty() && std::abs(sum - kind.total) > 1e-9 * kind.total)
        problems.push_back({ message(Message::sum_is_off, is_korean(),
                                 { base::number_to_text(kind.total), base::number_to_text(sum) }),
            {} });
}

void Engine::check_sorting(QuestionIndex question, CardSort const& kind, std::vector<Problem>& problems) const
{
    auto const& value = answer(question);
    std::size_t left = 0;
    for (auto const& card : kind.cards)
        left += is_empty(value.member(to_words(card.value)));
    if (left > 0 && own_required[element_id(definition, question)])
        problems.push_back({ message(Message::cards_left, is_korean(), { std::to_string(left) }), {} });
}

void Engine::check_judgement(QuestionIndex question, std::vector<Problem>& problems) const
{
    auto const& kind = definition.questions[question.value].kind;
    if (!can_be_asked(kind))
        return;
    if (has_tasks(kind))
        check_tasks(question, problems);
    if (auto const* prices = std::get_if<PriceSensitivity>(&kind))
        check_prices(question, *prices, problems);
    if (auto const* sum = std::get_if<ConstantSum>(&kind))
        check_sum(question, *sum, problems);
    if (auto const* sort = std::get_if<CardSort>(&kind); sort && !is_empty_answer(question))
        check_sorting(question, *sort, problems);
}

std::string Engine::judgement_text(QuestionIndex question, Value const& value) const
{
    auto const& kind = definition.questions[question.value].kind;
    auto const korean = is_korean();
    std::string shown;
    auto const add = [&](std::string const& head, std::string const& words_of) {
        shown += (shown.empty() ? "" : ", ") + head + ": " + words_of;
    };
    if (auto const* items = named_items(kind)) {
        auto const words_for = [&](Value const& own) -> std::string {
            if (std::holds_alternative<Statements>(kind))
                return message(own == "agree" ? Message::agree
                        : own == "disagree"   ? Message::disagree
                                              : Message::pass,
                    korean);
            if (auto const* sort = std::get_if<CardSort>(&kind)) {
                for (auto const& category : sort->categories) {
                    if (is_same(category.value, own))
                        return choice_text(category);
                }
            }
            return to_words(own);
        };
        for (auto const& item : *items) {
            auto const& own = value.member(to_words(item.value));
            if (!is_empty(own))
                add(choice_text(item), words_for(own));
        }
        return shown;
    }
    if (std::holds_alternative<PriceSensitivity>(kind)) {
        constexpr Message heads[] = { Message::too_cheap, Message::cheap, Message::expensive, Message::too_expensive };
        for (std::size_t i = 0; i < std::size(price_parts); ++i) {
            auto const& own = value.member(price_parts[i]);
            if (!is_empty(own))
                add(message(heads[i], korean), to_words(own));
        }
        return shown;
    }
    auto const& all = tasks(question);
    return message(
        Message::tasks_done, korean, { std::to_string(count_answered(kind, all, value)), std::to_string(all.total) });
}

}
