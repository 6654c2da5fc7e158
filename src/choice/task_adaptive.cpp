#include "choice/task_adaptive.h"

#include "choice/adaptive_maxdiff.h"
#include "choice/adaptive_pairs.h"
#include "choice/task_designs.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>

namespace dure::choice {

namespace {

    using survey::Choice;
    using survey::List;
    using survey::Tasks;
    using survey::Value;

    std::optional<std::size_t> place_of(std::vector<Choice> const& items, Value const& value)
    {
        auto const found
            = std::find_if(items.begin(), items.end(), [&](Choice const& item) { return item.value == value; });
        if (found == items.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - items.begin());
    }

    std::vector<std::size_t> places_of(std::vector<Choice> const& items, Value const& set)
    {
        std::vector<std::size_t> places;
        for (auto const& value : set.list())
            places.push_back(place_of(items, value).value_or(0)); // known: the tasks were found possible
        return places;
    }

    Value const& answer_to(Value const& answer, std::size_t task)
    {
        static Value const none;
        return answer.is_list() && task < answer.list().size() ? answer.list()[task] : none;
    }

    std::optional<double> number(Value const& value)
    {
        if (!value.is_number() || !std::isfinite(value.number()) || std::abs(value.number()) > 100)
            return std::nullopt;
        return value.number();
    }

}

std::optional<UtilityDistribution> prior_of(std::vector<Choice> const& items, Value const& prior)
{
    if (!prior.is_record())
        return std::nullopt;
    auto distribution = weak_prior(items.size());
    auto const& deviation = prior.member("deviation");
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const key = survey::to_words(items[i].value);
        distribution.mean[i] = number(prior.member("mean").member(key)).value_or(0);
        auto const own = number(deviation.is_record() ? deviation.member(key) : deviation);
        if (own && !(*own > 0))
            return std::nullopt;
        if (own)
            distribution.covariance(i, i) = *own * *own;
    }
    return distribution;
}

Value next_task(survey::Pairs const& kind, Tasks const& tasks, Value const& answer, std::uint64_t seed)
{
    auto const prior = prior_of(kind.items, kind.origin.prior);
    auto const votes = votes_of(kind);
    auto state = prior ? begin_pairs(*prior, votes, seed) : begin_pairs(kind.items.size(), votes, seed);
    for (std::size_t task = 0; task < tasks.shown.size(); ++task) {
        auto const pair = places_of(kind.items, tasks.shown[task]);
        auto const chosen = place_of(kind.items, answer_to(answer, task).member("choice"));
        auto const what = !chosen ? PairAnswer::skipped : *chosen == pair[0] ? PairAnswer::left : PairAnswer::right;
        state = answer_pair(std::move(state), { pair[0], pair[1] }, what);
    }
    auto const next = next_pair(state);
    if (!next)
        return {};
    return List { kind.items[next->left].value, kind.items[next->right].value };
}

Value next_task(survey::MaxDiff const& kind, Tasks const& tasks, Value const& answer, std::uint64_t seed)
{
    MaxDiffState state;
    state.prior = prior_of(kind.items, kind.origin.prior).value_or(weak_prior(kind.items.size()));
    state.per_set = kind.items_per_set;
    state.most_sets = sets_of(kind);
    state.seed = seed;
    for (std::size_t task = 0; task < tasks.shown.size(); ++task) {
        ItemAnswer own;
        own.shown = places_of(kind.items, tasks.shown[task]);
        own.best = place_of(kind.items, answer_to(answer, task).member("best"));
        own.worst = place_of(kind.items, answer_to(answer, task).member("worst"));
        state = answer_set(std::move(state), std::move(own));
    }
    auto const next = next_set(state);
    if (!next)
        return {};
    List items;
    for (auto const place : *next)
        items.push_back(kind.items[place].value);
    return items;
}

}
