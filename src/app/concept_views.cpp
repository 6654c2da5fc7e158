// Concepts to react to: one at a time, or all of them side by side on a board.
#include "app/element_ids.h"
#include "app/format.h"
#include "app/task_views.h"
#include "survey/answers.h"
#include "survey/tasks.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::Choice;
    using survey::QuestionIndex;
    using survey::Value;

    // What these are called where the survey says nothing, and their faces.
    struct KnownReaction {
        char const* key;
        Word word;
        std::optional<double> mood;
    };
    KnownReaction const known_reactions[] = {
        { "like", Word::reaction_like, 0.85 },
        { "sad", Word::reaction_sad, 0.25 },
        { "angry", Word::reaction_angry, 0.0 },
        { "recommend", Word::reaction_recommend, 1.0 },
        { "dislike", Word::reaction_dislike, 0.1 },
    };

    TaskGroup reactions_group(QuestionScene const& scene, survey::Concept const& kind, Value const& chosen)
    {
        auto group = group_of("reactions", say(scene.language, Word::reactions_title), TaskGroup::Look::chips);
        group.several = true;
        for (auto const& reaction : kind.reactions) {
            TaskOption option;
            option.key = key_of(reaction.value);
            option.label = words_of_reaction(scene, reaction, option.mood);
            option.chosen = chosen.is_list()
                && std::find(chosen.list().begin(), chosen.list().end(), reaction.value) != chosen.list().end();
            group.options.push_back(std::move(option));
        }
        return group;
    }

    TaskGroup preferred_group(
        QuestionScene const& scene, survey::Concept const& kind, survey::ConceptCard const& card, Value const& chosen)
    {
        auto group = group_of("preferred", say(scene.language, Word::preferred_title), TaskGroup::Look::rows);
        auto const add = [&](Choice const& item) {
            group.options.push_back(
                { key_of(item.value), words_of_item(scene, item), {}, chosen == item.value, std::nullopt });
        };
        add(card.item);
        for (auto const& rival : kind.rivals)
            add(rival);
        return group;
    }

    constexpr Word intents[] = { Word::intent_1, Word::intent_2, Word::intent_3, Word::intent_4, Word::intent_5 };

    // Every point in words, the most likely first.
    TaskGroup intent_rows(QuestionScene const& scene, Value const& chosen)
    {
        auto group = group_of("intent", say(scene.language, Word::intent_title), TaskGroup::Look::rows);
        for (int number = 5; number >= 1; --number)
            add_number(group, number, say(scene.language, intents[number - 1]), chosen);
        return group;
    }

    // On a board the points stand in one line, to be compared from card to card; those between the ends are words only
    // for those who hear them.
    TaskGroup intent_scale(QuestionScene const& scene, Value const& chosen)
    {
        auto group = group_of("intent", say(scene.language, Word::intent_title), TaskGroup::Look::scale);
        for (int number = 1; number <= 5; ++number) {
            auto const words = std::to_string(number);
            add_number(group, number, words, chosen);
            group.options.back().name
                = say(scene.language, Word::intent_name, { words, say(scene.language, intents[number - 1]) });
        }
        group.lowest = say(scene.language, Word::intent_1);
        group.highest = say(scene.language, Word::intent_5);
        return group;
    }

    // Two cards ask the same: what is read says which of them it is about.
    void name_after(QuestionScene const& scene, std::string const& title, TaskGroup& group)
    {
        group.name = say(scene.language, Word::cell_name, { title, group.title });
        for (auto& option : group.options) {
            auto const& words = option.name.empty() ? option.label : option.name;
            if (words != title)
                option.name = say(scene.language, Word::cell_name, { title, words });
        }
    }

    template <typename View> void show_card(QuestionScene const& scene, survey::ConceptCard const& card, View& view)
    {
        auto const& session = scene.session();
        view.title = words_of_item(scene, card.item);
        view.image = picture_of_item(scene, card.item);
        view.description = plain_words(session.text_with_marks(card.description));
        for (auto const& fact : card.facts)
            view.facts.push_back({ plain_words(session.text_with_marks(fact.title)),
                plain_words(session.text_with_marks(fact.text)), "" });
    }

    survey::ConceptCard const* card_of(survey::Concept const& kind, Value const& value)
    {
        auto const found = std::find_if(kind.cards.begin(), kind.cards.end(),
            [&](survey::ConceptCard const& card) { return card.item.value == value; });
        return found == kind.cards.end() ? nullptr : &*found;
    }

    // `asks_for_rest`: a refused Next has asked for what is missing.
    BoardCard board_card(QuestionScene const& scene, survey::Concept const& kind, survey::ConceptCard const& card,
        Value const& own, bool asks_for_rest)
    {
        BoardCard view;
        show_card(scene, card, view);
        auto const add = [&](TaskGroup group, bool is_needed) {
            name_after(scene, view.title, group);
            group.invalid = asks_for_rest && is_needed && survey::is_empty(own.member(group.part));
            view.groups.push_back(std::move(group));
        };
        if (!kind.reactions.empty())
            add(reactions_group(scene, kind, own.member("reactions")), !kind.asks_intent && kind.rivals.empty());
        if (kind.asks_intent)
            add(intent_scale(scene, own.member("intent")), true);
        if (!kind.rivals.empty())
            add(preferred_group(scene, kind, card, own.member("preferred")), true);
        return view;
    }

}

std::string words_of_reaction(QuestionScene const& scene, Choice const& reaction, std::optional<double>& mood)
{
    for (auto const& known : known_reactions) {
        if (key_of(reaction.value) != known.key)
            continue;
        mood = known.mood;
        if (reaction.text.is_empty())
            return say(scene.language, known.word);
    }
    return words_of_item(scene, reaction);
}

JudgementView concept_view(QuestionScene const& scene, QuestionIndex question, survey::Concept const& kind)
{
    JudgementView view;
    view.header = task_header(scene, question);
    auto const& value = shown_item(scene, question, view.header.task);
    auto const* card = card_of(kind, value);
    if (!card)
        return view;
    show_card(scene, *card, view);
    auto const& own = scene.session().value(question).member(key_of(value));
    if (!kind.reactions.empty())
        view.groups.push_back(reactions_group(scene, kind, own.member("reactions")));
    if (kind.asks_intent)
        view.groups.push_back(intent_rows(scene, own.member("intent")));
    if (!kind.rivals.empty())
        view.groups.push_back(preferred_group(scene, kind, *card, own.member("preferred")));
    return view;
}

BoardView board_view(QuestionScene const& scene, QuestionIndex question, survey::Concept const& kind)
{
    auto const& session = scene.session();
    auto const& whole = scene.definition(question).kind;
    auto const& tasks = session.tasks(question);
    auto const& answer = session.value(question);
    auto const asks_for_rest = session.is_required(question) && !session.errors(question).empty();
    BoardView view;
    std::size_t answered = 0;
    for (std::uint32_t task = 0; task < tasks.shown.size(); ++task) {
        auto const& value = shown_item(scene, question, task);
        auto const* card = card_of(kind, value);
        if (!card)
            continue;
        auto shown = board_card(scene, kind, *card, answer.member(key_of(value)), asks_for_rest);
        shown.task = task;
        shown.is_answered = survey::is_task_answered(whole, tasks, answer, task);
        answered += shown.is_answered;
        if (shown.is_answered)
            shown.state = say(scene.language, Word::board_answered);
        else if (asks_for_rest)
            shown.error = say(scene.language, Word::board_missing);
        view.cards.push_back(std::move(shown));
    }
    auto const is_missing = [](BoardCard const& card) { return !card.error.empty(); };
    auto const missing = std::find_if(view.cards.begin(), view.cards.end(), is_missing);
    view.first_missing = missing == view.cards.end() ? 0 : static_cast<std::size_t>(missing - view.cards.begin());
    auto const total = std::max<std::size_t>(view.cards.size(), 1);
    view.progress
        = say(scene.language, Word::board_progress, { std::to_string(answered), std::to_string(view.cards.size()) });
    view.is_done = answered == view.cards.size();
    view.fraction = static_cast<float>(answered) / static_cast<float>(total);
    return view;
}

}
