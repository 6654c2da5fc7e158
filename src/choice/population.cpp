#include "choice/population.h"

#include "choice/collect.h"
#include "choice/design_coding.h"
#include "choice/hierarchical_bayes.h"
#include "choice/worths.h"

#include <algorithm>
#include <cmath>

namespace dure::choice {

namespace {

    using survey::Population;
    using survey::Question;
    using survey::Response;

    constexpr std::size_t people_at_least = 10;

    // As many draws as it takes for the halves of the chain to agree, up to ten times those asked for.
    HierarchicalBayesSummary estimate(Panel const& panel, PopulationSettings const& settings)
    {
        auto const people = likelihoods(panel);
        auto chain = start_hierarchical_bayes(panel,
            { .seed = settings.seed,
                .burn_in = settings.burn_in,
                .individual_draws = 0,
                .expected_draws = settings.draws });
        advance(chain, people, settings.burn_in + settings.draws);
        for (int round = 1; round < 10 && !(chain_health(chain).largest_r_hat < settled_r_hat); ++round)
            advance(chain, people, settings.draws);
        return summarise(chain);
    }

    EstimatedPopulation begin(double people, HierarchicalBayesSummary const& found)
    {
        EstimatedPopulation begun;
        begun.population.people = people;
        begun.population.segments.emplace_back();
        begun.largest_r_hat = *std::max_element(found.r_hat.begin(), found.r_hat.end());
        return begun;
    }

    // Adds the utility that is the sum of the parameters, each times its weight.
    void add_utility(Population& population, HierarchicalBayesSummary const& found, std::vector<double> const& weights)
    {
        double mean = 0, variance = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            mean += weights[i] * found.population_mean[i];
            for (std::size_t j = 0; j < weights.size(); ++j)
                variance += weights[i] * weights[j] * found.population_covariance(i, j);
        }
        population.segments.front().mean.push_back(mean);
        population.deviation.push_back(std::sqrt(std::max(variance, 1e-6)));
    }

    // The last item has the utility 0; centred, all of them sum to 0.
    std::optional<EstimatedPopulation> of_picks(
        std::size_t items, std::vector<std::vector<ItemPick>> picks, PopulationSettings const& settings)
    {
        if (picks.size() < people_at_least || items < 2)
            return {};
        Panel panel;
        panel.parameters = items - 1;
        panel.picks = std::move(picks);
        auto const found = estimate(panel, settings);
        auto made = begin(static_cast<double>(panel.respondents()), found);
        for (std::size_t item = 0; item < items; ++item) {
            std::vector<double> weights(items - 1, -1 / static_cast<double>(items));
            if (item + 1 < items)
                weights[item] += 1;
            add_utility(made.population, found, weights);
        }
        return made;
    }

    std::optional<EstimatedPopulation> of_sets(
        Question const& question, std::span<Response const> responses, PopulationSettings const& settings)
    {
        auto const collected = collect_sets(question, responses);
        std::vector<std::vector<ItemPick>> picks(collected.respondents);
        for (auto const& set : collected.tasks) {
            auto rest = set.shown;
            picks[set.respondent].push_back({ set.shown, set.best, false });
            std::erase(rest, set.best);
            picks[set.respondent].push_back({ std::move(rest), set.worst, true });
        }
        return of_picks(std::get<survey::MaxDiff>(question.kind).items.size(), std::move(picks), settings);
    }

    std::optional<EstimatedPopulation> of_pairs(
        Question const& question, std::span<Response const> responses, PopulationSettings const& settings)
    {
        auto const collected = collect_pairs(question, responses);
        std::vector<std::vector<ItemPick>> picks(collected.respondents);
        for (auto const& pair : collected.tasks)
            picks[pair.respondent].push_back(
                { { pair.first, pair.second }, pair.first_won ? pair.first : pair.second, false });
        return of_picks(std::get<survey::Pairs>(question.kind).items.size(), std::move(picks), settings);
    }

    std::optional<EstimatedPopulation> of_products(
        Question const& question, std::span<Response const> responses, PopulationSettings const& settings)
    {
        auto const& kind = std::get<survey::Conjoint>(question.kind);
        auto const collected = collect_products(question, responses);
        if (collected.respondents < people_at_least)
            return {};
        std::vector<std::size_t> levels;
        for (auto const& attribute : kind.attributes)
            levels.push_back(attribute.levels.size());
        auto const columns = coded_columns(levels);
        Panel panel;
        panel.parameters = columns + kind.has_none;
        panel.tasks.resize(collected.respondents);
        for (auto& tasks : panel.tasks)
            tasks.parameters = panel.parameters;
        for (auto const& task : collected.tasks) {
            if (!task.chosen && !kind.has_none)
                continue;
            std::vector<double> rows((task.shown.size() + kind.has_none) * panel.parameters);
            for (std::size_t product = 0; product < task.shown.size(); ++product)
                code_profile(levels, LevelCoding::effects, { task.shown[product].begin(), task.shown[product].end() },
                    std::span(rows).subspan(product * panel.parameters, columns));
            if (kind.has_none)
                rows.back() = 1;
            add_task(panel.tasks[task.respondent], rows, task.chosen ? *task.chosen : task.shown.size());
        }
        auto const found = estimate(panel, settings);
        auto made = begin(static_cast<double>(collected.respondents), found);
        std::size_t first = 0;
        for (auto const count : levels) {
            for (std::size_t level = 0; level < count; ++level) {
                std::vector<double> weights(panel.parameters);
                for (std::size_t i = 0; i + 1 < count; ++i)
                    weights[first + i] = level + 1 == count ? -1 : level == i ? 1 : 0;
                add_utility(made.population, found, weights);
            }
            first += count - 1;
        }
        return made;
    }

}

std::optional<EstimatedPopulation> estimated_population(
    Question const& question, std::span<Response const> responses, PopulationSettings const& settings)
{
    if (std::holds_alternative<survey::MaxDiff>(question.kind))
        return of_sets(question, responses, settings);
    if (std::holds_alternative<survey::Pairs>(question.kind))
        return of_pairs(question, responses, settings);
    if (std::holds_alternative<survey::Conjoint>(question.kind))
        return of_products(question, responses, settings);
    return {};
}

}
