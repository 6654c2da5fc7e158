// Adapters: hierarchical Bayes.
#include "choice/worths.h"
#include "codec/stats_bayes.h"
#include "codec/stats_choice_input.h"

#include <cmath>

namespace dure::codec {

using base::Result;
using survey::List;
using survey::Record;
using survey::Value;

Result<BayesSettings> read_bayes_settings(StatsInput const& input)
{
    BayesSettings read;
    read.settings.seed = TRY(input.member("seed").seed_or(1));
    read.draws = TRY(input.member("draws").whole_or(10'000, 1, 10'000'000));
    read.settings.burn_in = TRY(input.member("burn_in").whole_or(read.draws / 10, 0, 10'000'000));
    if (read.settings.burn_in >= read.draws)
        return input.member("burn_in").error("should be below 'draws', of which it is a part");
    read.settings.individual_draws = TRY(input.member("individual_draws").whole_or(0, 0, 1000));
    read.settings.expected_draws = read.draws - read.settings.burn_in;
    return read;
}

Value bayes_output(choice::HierarchicalBayes const& chain)
{
    auto const summary = choice::summarise(chain);
    Record output;
    stats::Warnings warnings;
    output.set("posterior_mean_population", number_list(summary.population_mean));
    output.set("posterior_sd_population", number_list(summary.population_mean_deviation));
    output.set("population_covariance", table_list(summary.population_covariance));
    output.set("individual", table_list(summary.individual));
    output.set("individual_sd", table_list(summary.individual_deviation));
    output.set("r_hat", number_list(summary.r_hat));
    output.set("effective_draws", number_list(summary.effective_draws));
    output.set("acceptance", number_or_null(summary.acceptance));
    output.set("draws_kept", static_cast<double>(chain.kept));
    output.set("seed", static_cast<double>(chain.settings.seed));
    if (chain.kept_individuals > 0) {
        List draws;
        auto const size = chain.respondents * chain.parameters;
        for (std::size_t draw = 0; draw < chain.kept_individuals; ++draw) {
            stats::Table table(chain.respondents, chain.parameters);
            for (std::size_t i = 0; i < size; ++i)
                table.cells[i] = chain.individual_draws[draw * size + i];
            draws.emplace_back(table_list(table));
        }
        output.set("individual_draws", std::move(draws));
    }
    if (chain.respondents == 0)
        warnings.push_back({ "no_data", "There is no respondent." });
    for (auto const r_hat : summary.r_hat) {
        if (r_hat >= choice::settled_r_hat) {
            warnings.push_back(
                { "not_converged", "The halves of the chain differ (R-hat above 1.05): more draws are needed." });
            break;
        }
    }
    add_warnings(output, warnings);
    return output;
}

namespace {

    Value result_of(choice::Panel const& panel, BayesSettings const& read)
    {
        auto chain = choice::start_hierarchical_bayes(panel, read.settings);
        choice::advance(chain, choice::likelihoods(panel), read.draws);
        return bayes_output(chain);
    }

}

Result<Value> run_hierarchical_bayes_mnl(Value const& value)
{
    StatsInput const input(value);
    auto const read = TRY(read_bayes_settings(input));
    auto const respondents = TRY(input.member("respondents").whole(0, 1'000'000));
    auto const tasks = TRY(input.member("tasks").whole(1, 100'000));
    auto const alternatives = TRY(input.member("alternatives").whole(2, 10'000));
    auto const x = TRY(input.member("X").table());
    if (x.rows != respondents * tasks * alternatives)
        return input.member("X").error("should have respondents x tasks x alternatives rows");
    if (respondents > 0 && x.columns == 0)
        return input.member("X").error("should have at least one column");
    auto const choices = TRY(input.member("choices").items());
    if (choices.size() != respondents)
        return input.member("choices").error("should have one row for each respondent");
    choice::Panel panel;
    panel.parameters = x.columns;
    for (std::size_t i = 0; i < respondents; ++i) {
        auto const chosen = TRY(choices[i].wholes(0, alternatives - 1));
        if (chosen.size() != tasks)
            return choices[i].error("should have one choice for each task");
        choice::ChoiceData own;
        own.parameters = x.columns;
        auto const width = alternatives * x.columns;
        for (std::size_t task = 0; task < tasks; ++task)
            choice::add_task(own, std::span(x.cells).subspan((i * tasks + task) * width, width), chosen[task]);
        panel.tasks.push_back(std::move(own));
    }
    return result_of(panel, read);
}

Result<Value> run_hierarchical_bayes_maxdiff(Value const& value)
{
    StatsInput const input(value);
    auto const settings = TRY(read_bayes_settings(input));
    auto const read = TRY(read_maxdiff(input));
    if (read.respondent.size() != read.tasks.size())
        return input.member("respondent").error("should say whose each task is");
    std::vector<std::vector<choice::MaxDiffTask>> tasks(read.respondents);
    for (std::size_t i = 0; i < read.tasks.size(); ++i)
        tasks[read.respondent[i]].push_back(read.tasks[i]);
    choice::Panel panel;
    panel.parameters = read.items.size() - 1;
    for (auto const& own : tasks)
        panel.picks.push_back(choice::picks_of(read.items.size(), own, {}));
    return result_of(panel, settings);
}

}
