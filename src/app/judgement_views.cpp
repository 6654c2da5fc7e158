// Statements and features with what is asked about it, prices, shares of a sum, cards to sort.
#include "app/element_ids.h"
#include "app/format.h"
#include "app/task_views.h"
#include "app/typed_words.h"
#include "base/text.h"
#include "survey/tasks.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::Choice;
    using survey::QuestionIndex;
    using survey::Value;

    void add_scale(QuestionScene const& scene, TaskGroup& group, int last, Value const& chosen)
    {
        for (int number = 1; number <= last; ++number) {
            add_number(group, number, std::to_string(number), chosen);
            group.options.back().name
                = say(scene.language, Word::rating_name, { std::to_string(number), std::to_string(last) });
        }
    }

    TaskGroup kano_group(QuestionScene const& scene, Key part, std::string title, Value const& chosen)
    {
        auto group = group_of(std::move(part), std::move(title), TaskGroup::Look::rows);
        Word const words[]
            = { Word::kano_like, Word::kano_expect, Word::kano_neutral, Word::kano_tolerate, Word::kano_dislike };
        int number = 0;
        for (auto const word : words)
            add_number(group, ++number, say(scene.language, word), chosen);
        return group;
    }

    std::string money(Language language, std::string const& currency, double amount)
    {
        auto const number = format_number(amount);
        return currency == "KRW" ? say(language, Word::money_won, { number })
                                 : say(language, Word::money, { number, currency });
    }

    // A field for a number that is one part of the answer.
    MultipleTextItem number_field(
        QuestionScene const& scene, QuestionIndex question, Key const& part, std::string label, double minimum)
    {
        MultipleTextItem item;
        item.key = part;
        item.entry.label = std::move(label);
        item.entry.shows_label = true;
        item.entry.value = words_in_field(scene.taking, scene.id(question), part, TypedText::Field::answer);
        item.entry.input_type = "number";
        item.entry.minimum = base::number_to_text(minimum);
        item.entry.step = "any";
        for (auto const& problem : scene.session().errors(question)) {
            if (problem.part == part)
                item.errors.push_back(problem.text);
        }
        item.entry.invalid = !item.errors.empty();
        return item;
    }

    double number_in(Value const& answer, std::string const& key)
    {
        auto const& own = answer.member(key);
        return own.is_number() && std::isfinite(own.number()) ? own.number() : 0;
    }

}

Value const& shown_item(QuestionScene const& scene, QuestionIndex question, std::uint32_t task)
{
    static Value const none;
    auto const& shown = scene.session().tasks(question).shown;
    return task < shown.size() && shown[task].is_list() && !shown[task].list().empty() ? shown[task].list().front()
                                                                                       : none;
}

TaskGroup group_of(Key part, std::string title, TaskGroup::Look look)
{
    TaskGroup group;
    group.part = std::move(part);
    group.title = std::move(title);
    group.look = look;
    return group;
}

void add_number(TaskGroup& group, int number, std::string label, Value const& chosen)
{
    auto const is_chosen = chosen.is_number() && chosen.number() == number;
    group.options.push_back({ std::to_string(number), std::move(label), {}, is_chosen, std::nullopt });
}

JudgementView statements_view(QuestionScene const& scene, QuestionIndex question, survey::Statements const& kind)
{
    JudgementView view;
    view.header = task_header(scene, question);
    auto const& value = shown_item(scene, question, view.header.task);
    for (auto const& item : kind.items) {
        if (!(item.value == value))
            continue;
        view.title = words_of_item(scene, item);
        view.image = picture_of_item(scene, item);
    }
    auto const& chosen = scene.session().value(question).member(key_of(value));
    auto group = group_of("vote", "", TaskGroup::Look::buttons);
    auto const add = [&](char const* key, Word word) {
        group.options.push_back({ key, say(scene.language, word), {}, chosen == key, std::nullopt });
    };
    add("agree", Word::statement_agree);
    add("disagree", Word::statement_disagree);
    if (kind.allow_pass)
        add("pass", Word::statement_pass);
    view.swipe = SwipeView { group.options[1], group.options[0],
        say(scene.language, Word::statement_swipe, { group.options[0].label, group.options[1].label }) };
    view.groups.push_back(std::move(group));
    return view;
}

JudgementView kano_view(QuestionScene const& scene, QuestionIndex question, survey::Kano const& kind)
{
    auto const& session = scene.session();
    JudgementView view;
    view.header = task_header(scene, question);
    auto const& value = shown_item(scene, question, view.header.task);
    for (auto const& feature : kind.features) {
        if (!(feature.item.value == value))
            continue;
        view.title = words_of_item(scene, feature.item);
        view.image = picture_of_item(scene, feature.item);
        auto const& own = session.value(question).member(key_of(value));
        auto const title = [&](survey::LocalizedText const& words, Word otherwise) {
            auto said = plain_words(session.text_with_marks(words));
            return said.empty() ? say(scene.language, otherwise) : said;
        };
        view.groups.push_back(kano_group(
            scene, "functional", title(feature.functional, Word::kano_functional), own.member("functional")));
        view.groups.push_back(kano_group(scene, "dysfunctional", title(feature.dysfunctional, Word::kano_dysfunctional),
            own.member("dysfunctional")));
        if (kind.asks_importance) {
            auto group = group_of("importance", say(scene.language, Word::kano_importance), TaskGroup::Look::scale);
            add_scale(scene, group, 9, own.member("importance"));
            group.lowest = say(scene.language, Word::kano_unimportant);
            group.highest = say(scene.language, Word::kano_important);
            view.groups.push_back(std::move(group));
        }
    }
    return view;
}

PriceView price_view(QuestionScene const& scene, QuestionIndex question, survey::PriceSensitivity const& kind)
{
    auto const& session = scene.session();
    PriceView view;
    view.unit = kind.currency == "KRW" ? say(scene.language, Word::unit_won) : kind.currency;
    struct Part {
        char const* key;
        Word word;
    };
    Part const parts[] = { { "tooCheap", Word::price_too_cheap }, { "cheap", Word::price_cheap },
        { "expensive", Word::price_expensive }, { "tooExpensive", Word::price_too_expensive } };
    std::size_t index = 0;
    for (auto const& part : parts) {
        auto label = plain_words(session.text_with_marks(kind.texts[index++]));
        if (label.empty())
            label = say(scene.language, part.word);
        view.prices.push_back(number_field(scene, question, part.key, std::move(label), kind.minimum));
        if (kind.maximum)
            view.prices.back().entry.maximum = base::number_to_text(*kind.maximum);
    }
    auto const& answer = session.value(question);
    auto const ask = [&](char const* price, char const* part) {
        auto const amount = number_in(answer, price);
        if (!kind.asks_likelihood || amount <= 0)
            return;
        auto group
            = group_of(part, say(scene.language, Word::price_likely, { money(scene.language, kind.currency, amount) }),
                TaskGroup::Look::scale);
        add_scale(scene, group, 5, answer.member(part));
        group.lowest = say(scene.language, Word::intent_1);
        group.highest = say(scene.language, Word::intent_5);
        view.groups.push_back(std::move(group));
    };
    ask("cheap", "buyCheap");
    ask("expensive", "buyExpensive");
    return view;
}

SharesView shares_view(QuestionScene const& scene, QuestionIndex question, survey::ConstantSum const& kind)
{
    auto const& session = scene.session();
    auto const& answer = session.value(question);
    auto const& tasks = session.tasks(question);
    SharesView view;
    view.unit = session.text(kind.unit);
    double sum = 0;
    for (auto const& item : kind.items)
        sum += number_in(answer, key_of(item.value));
    auto const add = [&](Choice const& item) {
        auto const key = key_of(item.value);
        auto const label = words_of_item(scene, item);
        auto const own = number_in(answer, key);
        view.fields.push_back(number_field(scene, question, key, label, 0));
        view.items.push_back({
            .key = key,
            .less_name = say(scene.language, Word::share_less, { label }),
            .more_name = say(scene.language, Word::share_more, { label }),
            .can_be_less = own > 0,
            .can_be_more = sum + kind.step <= kind.total + 1e-9,
            .fraction = static_cast<float>(std::clamp(own / kind.total, 0.0, 1.0)),
        });
    };
    for (auto const& value : tasks.shown.empty() ? survey::List() : tasks.shown.front().list()) {
        for (auto const& item : kind.items) {
            if (item.value == value)
                add(item);
        }
    }
    view.sum = say(scene.language, Word::share_sum, { format_number(sum), format_number(kind.total) });
    if (!view.unit.empty())
        view.sum += " " + view.unit;
    auto const off = kind.total - sum;
    view.is_exact = std::abs(off) <= 1e-9 * kind.total;
    view.words = view.is_exact
        ? say(scene.language, Word::share_exact)
        : say(scene.language, off > 0 ? Word::share_left : Word::share_over, { format_number(std::abs(off)) });
    view.fraction = static_cast<float>(std::clamp(sum / kind.total, 0.0, 1.0));
    return view;
}

CardSortView card_sort_view(QuestionScene const& scene, QuestionIndex question, survey::CardSort const& kind)
{
    auto const& answer = scene.session().value(question);
    auto const& tasks = scene.session().tasks(question);
    CardSortView view;
    view.unsorted = say(scene.language, Word::sort_nowhere);
    std::size_t sorted = 0;
    for (auto const& value : tasks.shown.empty() ? survey::List() : tasks.shown.front().list()) {
        for (auto const& card : kind.cards) {
            if (!(card.value == value))
                continue;
            auto const label = words_of_item(scene, card);
            auto const category = key_of(answer.member(key_of(card.value)));
            sorted += !category.empty();
            view.cards.push_back({ key_of(card.value), label, picture_of_item(scene, card),
                say(scene.language, Word::sort_place, { label }), category });
        }
    }
    for (auto const& category : kind.categories) {
        auto const key = key_of(category.value);
        auto const count = std::count_if(
            view.cards.begin(), view.cards.end(), [&](SortedCard const& card) { return card.category == key; });
        auto const label = words_of_item(scene, category);
        view.categories.push_back({ key, label, say(scene.language, Word::sort_count, { label, std::to_string(count) }),
            false, std::nullopt });
    }
    view.progress
        = say(scene.language, Word::sort_progress, { std::to_string(sorted), std::to_string(view.cards.size()) });
    return view;
}

}
