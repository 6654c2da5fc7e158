// "Your result": a person's own choices in words, with what they leave open and how many think alike.
#include "app/format.h"
#include "app/own_words.h"
#include "app/response.h"
#include "app/view_parts.h"
#include "base/sort.h"
#include "choice/own_answers.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using choice::OwnAnswers;
    using choice::OwnProduct;
    using choice::OwnRanking;
    using survey::Choice;
    using survey::Question;
    using survey::Value;

    constexpr double ahead = 0.75; // a lead is told as one from three to one on
    constexpr double standard_normal_95 = 1.959963984540054;
    constexpr std::size_t bars_at_most = 20;

    struct Telling {
        survey::Session const& session;
        survey::Response const& response;
        Language language;

        std::string words_of(survey::LocalizedText const& text, std::string const& otherwise) const
        {
            auto words = plain_words(session.text_with_marks(text));
            return words.empty() ? otherwise : words;
        }
        std::string words_of(Choice const& item) const { return words_of(item.text, key_of(item.value)); }
        std::string picture_of(Choice const& item) const { return loadable_picture(session.text(item.image_link)); }
        std::string title_of(Question const& question) const { return words_of(question.title, question.name); }
    };

    std::string percent(double fraction)
    {
        return std::to_string(std::lround(100 * std::clamp(fraction, 0.0, 1.0)));
    }

    // How often an item is chosen next to one of average utility: the logit of two.
    double chance(double utility)
    {
        return 1 / (1 + std::exp(-utility));
    }

    std::optional<OwnPeople> people_of(Telling const& telling, survey::Population const& population,
        std::optional<choice::Agreement> const& agreement, Word words, Word words_few)
    {
        if (!agreement)
            return {};
        OwnPeople people;
        people.same = static_cast<int>(std::lround(100 * agreement->share));
        people.at_most = static_cast<int>(std::ceil(100 * agreement->high - 1e-9));
        auto const most = std::to_string(std::max(people.at_most, 1));
        people.words = people.same == 0
            ? say(telling.language, words_few, { most })
            : say(telling.language, words,
                { std::to_string(people.same), percent(agreement->low), percent(agreement->high) });
        auto const count = format_number(std::floor(population.people));
        auto const from = telling.words_of(population.from, "");
        people.basis = from.empty() ? say(telling.language, Word::own_people, { count })
                                    : say(telling.language, Word::own_people_from, { from, count });
        return people;
    }

    std::string sentence_of(Telling const& telling, std::vector<Choice> const& items, OwnRanking const& own)
    {
        auto const& order = own.ranking;
        std::size_t leading = 1;
        while (leading < order.size() && choice::chance_ahead(own.items.centred, order.front(), order[leading]) < ahead)
            ++leading;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < std::min<std::size_t>(leading, leading > 3 ? 2 : 3); ++i)
            names.push_back(quoted(telling.language, telling.words_of(items[order[i]])));
        if (leading == 1)
            return say(telling.language, Word::own_first, { with_copula(telling.language, names.front()) });
        if (leading > 3)
            return say(telling.language, Word::own_first_many, { names[0] + ", " + names[1], std::to_string(leading) });
        return say(telling.language, Word::own_first_close,
            { with_subject(telling.language, joined_with_and(telling.language, names)) });
    }

    OwnBar item_bar(Telling const& telling, Choice const& item, choice::OwnUtility const& utility, std::size_t place)
    {
        OwnBar bar;
        bar.rank = std::to_string(place + 1);
        bar.label = telling.words_of(item);
        bar.image = telling.picture_of(item);
        bar.is_leading = place < 3;
        bar.fraction = chance(utility.value);
        bar.low = chance(utility.value - standard_normal_95 * utility.deviation);
        bar.high = chance(utility.value + standard_normal_95 * utility.deviation);
        bar.value = say(telling.language, Word::percent, { percent(bar.fraction) });
        bar.name = say(telling.language, Word::own_rank_name,
            { bar.rank, bar.label, percent(bar.fraction), percent(bar.low), percent(bar.high) });
        return bar;
    }

    void tell_ranking(Telling const& telling, Question const& question, std::vector<Choice> const& items,
        survey::TaskOrigin const& origin, bool with_people, OwnAnswers const& answers, OwnAnswerView& view)
    {
        auto const& own = std::get<OwnRanking>(answers.result);
        view.sentence = sentence_of(telling, items, own);
        view.image = telling.picture_of(items[own.ranking.front()]);
        view.bars_heading = say(telling.language, Word::own_ranking);
        view.bars_hint = say(telling.language, Word::own_ranking_hint);
        auto const shown = std::min(own.ranking.size(), bars_at_most);
        for (std::size_t i = 0; i < shown; ++i) {
            auto const item = own.ranking[i];
            view.bars.push_back(item_bar(telling, items[item], own.items.utilities[item], i));
        }
        if (shown < own.ranking.size())
            view.rest = say(telling.language, Word::own_rank_rest, { std::to_string(own.ranking.size() - shown) });
        if (!with_people || !origin.population)
            return;
        view.people = people_of(telling, *origin.population, choice::how_many_agree(question, answers),
            Word::own_same_item, Word::own_same_item_few);
        if (auto const segment = choice::own_segment(question, answers)) {
            auto const& name = origin.population->segments[segment->segment].name;
            view.segment = say(telling.language, Word::own_segment,
                { quoted(telling.language, telling.words_of(name, "")), percent(segment->agreement.share),
                    percent(segment->agreement.low), percent(segment->agreement.high) });
        }
    }

    // Another level that may as well be the person's favourite.
    std::string level_note(Telling const& telling, survey::ConjointAttribute const& attribute,
        std::vector<double> const& chances, std::size_t chosen)
    {
        std::size_t other = chosen == 0 ? 1 : 0;
        for (std::size_t level = 0; level < chances.size(); ++level) {
            if (level != chosen && chances[level] > chances[other])
                other = level;
        }
        if (chances[chosen] > ahead || chances[other] < 0.25)
            return "";
        return say(telling.language, Word::own_level_close, { telling.words_of(attribute.levels[other]) });
    }

    void add_importance(
        Telling const& telling, survey::Conjoint const& kind, OwnProduct const& own, OwnAnswerView& view)
    {
        auto const& importance = own.profile.importance;
        auto const& ranges = own.certainty.importance;
        std::vector<std::size_t> order;
        double longest = 1;
        for (std::size_t a = 0; a < importance.size(); ++a) {
            order.push_back(a);
            longest = std::max(longest, ranges[a].high);
        }
        base::stable_sort(order, [&](auto a, auto b) { return importance[a] > importance[b]; });
        std::vector<std::string> names;
        for (std::size_t place = 0; place < order.size(); ++place) {
            auto const a = order[place];
            auto const share = [&](double of_hundred) { return percent(of_hundred / 100); };
            OwnBar bar;
            bar.rank = std::to_string(place + 1);
            bar.label = telling.words_of(kind.attributes[a].title, kind.attributes[a].name);
            bar.is_leading = place == 0;
            bar.value = say(telling.language, Word::percent, { share(importance[a]) });
            bar.fraction = importance[a] / longest;
            bar.low = ranges[a].low / longest;
            bar.high = ranges[a].high / longest;
            bar.name = say(telling.language, Word::own_importance_name,
                { bar.rank, bar.label, share(importance[a]), share(ranges[a].low), share(ranges[a].high) });
            names.push_back(bar.label);
            view.bars.push_back(std::move(bar));
        }
        if (own.certainty.first_attribute >= ahead) {
            view.sentence = say(telling.language, Word::own_weighed, { with_copula(telling.language, names.front()) });
            return;
        }
        names.resize(2);
        view.sentence = say(telling.language, Word::own_weighed_close,
            { with_subject(telling.language, joined_with_and(telling.language, names)) });
    }

    void tell_product(Telling const& telling, Question const& question, survey::Conjoint const& kind, bool with_people,
        OwnAnswers const& answers, OwnAnswerView& view)
    {
        auto const& own = std::get<OwnProduct>(answers.result);
        view.product_heading = say(telling.language, Word::own_product);
        for (std::size_t a = 0; a < kind.attributes.size(); ++a) {
            auto const& attribute = kind.attributes[a];
            auto const level = own.profile.best[a];
            view.product.push_back({
                .attribute = telling.words_of(attribute.title, attribute.name),
                .words = telling.words_of(attribute.levels[level]),
                .note = level_note(telling, attribute, own.certainty.best_level[a], level),
                .image = telling.picture_of(attribute.levels[level]),
            });
        }
        view.bars_heading = say(telling.language, Word::own_importance);
        view.bars_hint = say(telling.language, Word::own_importance_hint);
        add_importance(telling, kind, own, view);
        if (with_people && kind.origin.population)
            view.people = people_of(telling, *kind.origin.population, choice::how_many_agree(question, answers),
                Word::own_same_product, Word::own_same_product_few);
    }

    // Words where a few more choices would have told something; none where the question asks for so few.
    void add_note(Telling const& telling, Question const& question, std::size_t tasks, OwnResultView& view)
    {
        auto const* asked = telling.response.tasks.find(question.name);
        auto const total = asked && asked->member("total").is_number() ? asked->member("total").number() : 0;
        if (tasks == 0 || tasks >= choice::fewest_tasks_to_tell || total < choice::fewest_tasks_to_tell)
            return;
        view.notes.push_back(say(telling.language, Word::own_too_few,
            { telling.title_of(question), std::to_string(tasks), std::to_string(choice::fewest_tasks_to_tell) }));
    }

    void add_answer(Telling const& telling, Question const& question, bool with_people, OwnResultView& view)
    {
        auto const answers = choice::own_answers(question, telling.response);
        if (std::holds_alternative<std::monostate>(answers.result))
            return add_note(telling, question, answers.tasks, view);
        OwnAnswerView own;
        own.question = telling.title_of(question);
        own.basis = say(telling.language, Word::own_basis, { std::to_string(answers.tasks) });
        if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&question.kind))
            tell_ranking(telling, question, maxdiff->items, maxdiff->origin, with_people, answers, own);
        if (auto const* pairs = std::get_if<survey::Pairs>(&question.kind))
            tell_ranking(telling, question, pairs->items, pairs->origin, with_people, answers, own);
        if (auto const* conjoint = std::get_if<survey::Conjoint>(&question.kind))
            tell_product(telling, question, *conjoint, with_people, answers, own);
        if (own.people && view.caution.empty())
            view.caution = say(telling.language, Word::own_caution);
        view.answers.push_back(std::move(own));
    }

    // The one concept that was preferred to its rivals with the highest intent to buy, if there is one.
    void add_concept(Telling const& telling, Question const& question, survey::Concept const& kind, OwnResultView& view)
    {
        auto const* answer = telling.response.data.find(question.value_name);
        if (!answer || !answer->is_record() || kind.rivals.empty())
            return;
        Choice const* favourite = nullptr;
        double most = -1;
        bool is_alone = false;
        for (auto const& card : kind.cards) {
            auto const& own = answer->member(survey::to_words(card.item.value));
            if (!(own.member("preferred") == card.item.value))
                continue;
            auto const intent = own.member("intent").is_number() ? own.member("intent").number() : 0;
            is_alone = intent > most || (is_alone && intent < most);
            favourite = intent > most ? &card.item : favourite;
            most = std::max(most, intent);
        }
        if (favourite && is_alone)
            view.chips.push_back(say(telling.language, Word::own_concept, { telling.words_of(*favourite) }));
    }

}

std::optional<OwnResultView> own_result(
    survey::Session const& session, survey::Response const& response, Language language)
{
    auto const& definition = session.definition();
    auto const& wish = definition.own_result;
    if (!wish.is_shown)
        return {};
    Telling const telling { session, response, language };
    OwnResultView view;
    view.headline = say(language, Word::own_headline);
    for (auto const& question : definition.questions) {
        auto const is_wanted = wish.questions.empty()
            || std::find(wish.questions.begin(), wish.questions.end(), question.name) != wish.questions.end();
        if (!is_wanted)
            continue;
        if (auto const* cards = std::get_if<survey::Concept>(&question.kind))
            add_concept(telling, question, *cards, view);
        else
            add_answer(telling, question, wish.shows_people, view);
    }
    if (view.answers.empty()) {
        view.chips.clear(); // a favourite alone is no result
        if (view.notes.empty())
            return {};
    }
    return view;
}

}
