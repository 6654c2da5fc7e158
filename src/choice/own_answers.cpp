#include "choice/own_answers.h"

#include "choice/collect.h"
#include "choice/task_adaptive.h"
#include "choice/task_designs.h"

#include <algorithm>

namespace dure::choice {

namespace {

    using survey::Question;
    using survey::Response;

    constexpr std::size_t parameters_at_most = 300; // of a conjoint: Newton's method takes their third power
    constexpr double likely_segment = 0.6;
    constexpr std::uint64_t certainty_seed = 1;

    OwnAnswers own_ranking(std::vector<survey::Choice> const& items, survey::TaskOrigin const& origin,
        std::vector<ItemAnswer> const& answers)
    {
        OwnAnswers own;
        own.tasks = answers.size();
        if (own.tasks < fewest_tasks_to_tell)
            return own;
        auto found = own_items(items.size(), answers, prior_of(items, origin.prior));
        if (!found)
            return own;
        std::vector<bool> seen(items.size());
        for (auto const& answer : answers) {
            for (auto const item : answer.shown)
                seen[item] = true;
        }
        OwnRanking ranking { found.release_value(), {} };
        for (auto const item : ranking.items.ranking) {
            if (seen[item])
                ranking.ranking.push_back(item);
        }
        own.result = std::move(ranking);
        return own;
    }

    OwnAnswers from_sets(Question const& question, survey::MaxDiff const& kind, Response const& response)
    {
        std::vector<ItemAnswer> answers;
        for (auto const& set : collect_sets(question, { &response, 1 }).tasks)
            answers.push_back({ { set.shown.begin(), set.shown.end() }, set.best, set.worst });
        return own_ranking(kind.items, kind.origin, answers);
    }

    OwnAnswers from_pairs(Question const& question, survey::Pairs const& kind, Response const& response)
    {
        std::vector<ItemAnswer> answers;
        for (auto const& pair : collect_pairs(question, { &response, 1 }).tasks)
            answers.push_back({ { pair.first, pair.second }, pair.first_won ? pair.first : pair.second, {} });
        return own_ranking(kind.items, kind.origin, answers);
    }

    OwnAnswers from_products(Question const& question, survey::Conjoint const& kind, Response const& response)
    {
        OwnAnswers own;
        auto const spec = spec_of(kind, 0);
        std::size_t parameters = spec.none;
        for (auto const& attribute : spec.attributes)
            parameters += attribute.levels - 1;
        std::vector<ProfileAnswer> answers;
        for (auto const& task : collect_products(question, { &response, 1 }).tasks) {
            ProfileAnswer answer;
            for (auto const& product : task.shown)
                answer.shown.emplace_back(product.begin(), product.end());
            if (spec.none)
                answer.shown.emplace_back();
            if (!task.chosen && !spec.none)
                continue;
            answer.chosen = task.chosen ? *task.chosen : answer.shown.size() - 1;
            own.tasks += task.chosen.has_value();
            answers.push_back(std::move(answer));
        }
        if (own.tasks < fewest_tasks_to_tell || parameters > parameters_at_most || spec.attributes.empty())
            return own;
        auto found = own_profile(spec, answers);
        if (!found || found.value().best.size() != spec.attributes.size())
            return own;
        OwnProduct product { found.release_value(), {} };
        product.certainty = profile_certainty(product.profile, certainty_seed);
        own.result = std::move(product);
        return own;
    }

    survey::Population const* population_of(Question const& question)
    {
        survey::TaskOrigin const* origin = nullptr;
        if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&question.kind))
            origin = &maxdiff->origin;
        if (auto const* pairs = std::get_if<survey::Pairs>(&question.kind))
            origin = &pairs->origin;
        if (auto const* conjoint = std::get_if<survey::Conjoint>(&question.kind))
            origin = &conjoint->origin;
        return origin && origin->population ? &*origin->population : nullptr;
    }

}

OwnAnswers own_answers(Question const& question, Response const& response)
{
    if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&question.kind))
        return from_sets(question, *maxdiff, response);
    if (auto const* pairs = std::get_if<survey::Pairs>(&question.kind))
        return from_pairs(question, *pairs, response);
    if (auto const* conjoint = std::get_if<survey::Conjoint>(&question.kind))
        return from_products(question, *conjoint, response);
    return {};
}

UtilitySegments segments_of(survey::Population const& population, std::size_t first, std::size_t count)
{
    UtilitySegments segments;
    segments.means = stats::Table(population.segments.size(), count);
    segments.people = population.people;
    for (std::size_t s = 0; s < population.segments.size(); ++s) {
        segments.shares.push_back(population.segments[s].share);
        for (std::size_t i = 0; i < count; ++i)
            segments.means(s, i) = population.segments[s].mean[first + i];
    }
    for (std::size_t i = 0; i < count; ++i)
        segments.within.push_back(population.deviation[first + i] * population.deviation[first + i]);
    return segments;
}

std::optional<Agreement> how_many_agree(Question const& question, OwnAnswers const& own)
{
    auto const* population = population_of(question);
    if (!population)
        return {};
    if (auto const* ranking = std::get_if<OwnRanking>(&own.result)) {
        return same_favourite(segments_of(*population, 0, ranking->items.utilities.size()), ranking->ranking.front());
    }
    auto const* product = std::get_if<OwnProduct>(&own.result);
    if (!product || !std::get<survey::Conjoint>(question.kind).prohibitions.empty())
        return {};
    std::vector<UtilitySegments> attributes;
    std::size_t first = 0;
    for (auto const& levels : product->profile.part_worths) {
        attributes.push_back(segments_of(*population, first, levels.size()));
        first += levels.size();
    }
    return same_product(attributes, product->profile.best);
}

std::optional<SegmentMembership> own_segment(Question const& question, OwnAnswers const& own)
{
    auto const* population = population_of(question);
    auto const* ranking = std::get_if<OwnRanking>(&own.result);
    if (!population || population->segments.size() < 2 || !ranking)
        return {};
    auto const found
        = nearest_segment(segments_of(*population, 0, ranking->items.utilities.size()), ranking->items.centred);
    if (!found || found->probability < likely_segment || population->segments[found->segment].name.is_empty())
        return {};
    return found;
}

}
