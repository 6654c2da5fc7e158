// One measurement of the models of choice: dure_bench_choice logit | hb | pairs | maxdiff [DRAWS]. Prints one JSON
// object. With `write FILE`, logit and hb leave their data for the peers of choice_peers.R and choice_peers.py; `ess
// FILE COLUMNS` judges a peer's draws.
#include "base/elementary.h"
#include "base/random.h"
#include "base/variates.h"
#include "choice/bradley_terry.h"
#include "choice/conditional_logit.h"
#include "choice/convergence.h"
#include "choice/hierarchical_bayes.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

using namespace dure;

namespace {

double seconds_now()
{
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

// Each respondent's own coefficients lie about 1, -0.8, 0.6 …, with this deviation.
choice::ChoiceData simulated(
    std::size_t respondents, std::size_t tasks, std::size_t alternatives, std::size_t parameters, double deviation)
{
    base::Random random(20'240'601);
    choice::ChoiceData data;
    data.parameters = parameters;
    std::vector<double> own(parameters), rows(alternatives * parameters);
    for (std::size_t respondent = 0; respondent < respondents; ++respondent) {
        for (std::size_t k = 0; k < parameters; ++k)
            own[k] = (k % 2 ? -1 : 1) * (1 - 0.1 * static_cast<double>(k)) + deviation * base::standard_normal(random);
        for (std::size_t task = 0; task < tasks; ++task) {
            std::size_t best = 0;
            double highest = -1e300;
            for (std::size_t i = 0; i < alternatives; ++i) {
                auto utility = -base::log(-base::log(1 - random.unit()));
                for (std::size_t k = 0; k < parameters; ++k) {
                    auto const level = static_cast<double>(random.below(3)) - 1;
                    rows[i * parameters + k] = level;
                    utility += own[k] * level;
                }
                if (utility > highest) {
                    highest = utility;
                    best = i;
                }
            }
            choice::add_task(data, rows, best);
        }
    }
    return data;
}

// One line per alternative: task, chosen, columns.
void write_data(choice::ChoiceData const& data, char const* path)
{
    auto* const file = std::fopen(path, "w");
    if (!file)
        return;
    for (std::size_t task = 0; task < data.tasks(); ++task) {
        for (std::size_t i = 0; i < data.alternatives(task); ++i) {
            std::fprintf(file, "%zu,%d", task, data.chosen[task] == i ? 1 : 0);
            for (auto const level : data.row(data.task_starts[task] + i))
                std::fprintf(file, ",%g", level);
            std::fprintf(file, "\n");
        }
    }
    std::fclose(file);
}

void print_numbers(char const* name, std::span<double const> numbers)
{
    std::printf(",\"%s\":[", name);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        std::printf("%s%.15g", i ? "," : "", numbers[i]);
    std::printf("]");
}

int measure_logit(char const* path)
{
    auto const data = simulated(10'000, 12, 4, 10, 0);
    if (path)
        write_data(data, path);
    double best = 1e300;
    choice::LogitFit fit;
    for (int run = 0; run < 7; ++run) {
        auto const started = seconds_now();
        fit = choice::fit_conditional_logit(data);
        best = std::min(best, seconds_now() - started);
    }
    std::printf(
        "{\"seconds\":%.6f,\"iterations\":%zu,\"log_likelihood\":%.15g", best, fit.iterations, fit.log_likelihood);
    print_numbers("coefficients", fit.coefficients);
    std::printf("}\n");
    return 0;
}

void print_chain(choice::HierarchicalBayes const& chain, double seconds)
{
    auto const summary = choice::summarise(chain);
    auto effective = summary.effective_draws, r_hat = summary.r_hat;
    std::sort(effective.begin(), effective.end());
    std::printf(
        "{\"seconds\":%.3f,\"acceptance\":%.3f,\"least_effective\":%.1f,\"median_effective\":%.1f,\"worst_r_hat\":%.4f",
        seconds, summary.acceptance, effective.front(), effective[effective.size() / 2],
        *std::max_element(r_hat.begin(), r_hat.end()));
    print_numbers("population_mean", summary.population_mean);
    std::printf("}\n");
}

int measure_chain(choice::Panel const& panel, std::size_t draws)
{
    auto const started = seconds_now();
    choice::HierarchicalBayesSettings settings;
    settings.burn_in = draws / 10;
    auto chain = choice::start_hierarchical_bayes(panel, settings);
    auto const people = choice::likelihoods(panel);
    for (std::size_t done = 0; done < draws; done += 50)
        choice::advance(chain, people, 50); // as a worker does that reports its progress
    print_chain(chain, seconds_now() - started);
    return 0;
}

int measure_hierarchical_bayes(char const* path, std::size_t draws)
{
    constexpr std::size_t respondents = 300, tasks = 12, alternatives = 4, parameters = 10;
    auto const data = simulated(respondents, tasks, alternatives, parameters, 0.7);
    if (path)
        write_data(data, path);
    choice::Panel panel;
    panel.parameters = parameters;
    for (std::size_t i = 0; i < respondents; ++i) {
        choice::ChoiceData own;
        own.parameters = parameters;
        for (auto task = i * tasks; task < (i + 1) * tasks; ++task) {
            choice::add_task(own,
                std::span(data.rows).subspan(task * alternatives * parameters, alternatives * parameters),
                data.chosen[task]);
        }
        panel.tasks.push_back(std::move(own));
    }
    return measure_chain(panel, draws);
}

// Best and worst of five of thirty items, twelve times; the last item is the reference.
int measure_maxdiff(std::size_t draws)
{
    constexpr std::size_t respondents = 1000, items = 30, tasks = 12, shown = 5;
    base::Random random(7);
    choice::Panel panel;
    panel.parameters = items - 1;
    std::vector<std::uint16_t> order(items);
    for (std::size_t i = 0; i < items; ++i)
        order[i] = static_cast<std::uint16_t>(i);
    for (std::size_t i = 0; i < respondents; ++i) {
        std::vector<double> own(items);
        for (std::size_t k = 0; k + 1 < items; ++k)
            own[k] = 2 - 4 * static_cast<double>(k) / (items - 2) + 1.2 * base::standard_normal(random);
        std::vector<choice::ItemPick> picks;
        for (std::size_t task = 0; task < tasks; ++task) {
            random.shuffle(order);
            choice::ItemPick best { { order.begin(), order.begin() + shown }, 0, false };
            auto const pick = [&](choice::ItemPick& from, double sign) {
                double highest = -1e300;
                for (auto const item : from.shown) {
                    auto const utility = sign * own[item] - base::log(-base::log(1 - random.unit()));
                    if (utility > highest) {
                        highest = utility;
                        from.picked = item;
                    }
                }
            };
            pick(best, 1);
            auto worst = best;
            worst.is_worst = true;
            std::erase(worst.shown, best.picked);
            pick(worst, -1);
            picks.push_back(std::move(best));
            picks.push_back(std::move(worst));
        }
        panel.picks.push_back(std::move(picks));
    }
    return measure_chain(panel, draws);
}

// Fifty items, 100,000 comparisons one by one.
int measure_pairs()
{
    constexpr std::uint32_t items = 50;
    base::Random random(11);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < items; ++i)
        names.push_back(std::to_string(i));
    std::vector<choice::Contest> contests;
    for (int n = 0; n < 100'000; ++n) {
        auto const i = random.below(items), j = (i + 1 + random.below(items - 1)) % items;
        auto const odds = base::exp(0.05 * (static_cast<double>(j) - static_cast<double>(i)));
        auto const first = random.chance(odds / (1 + odds));
        contests.push_back({ i, j, first ? 1.0 : 0.0, first ? 0.0 : 1.0, 0 });
    }
    double best = 1e300;
    choice::BradleyTerryFit fit;
    for (int run = 0; run < 20; ++run) {
        auto const started = seconds_now();
        fit = choice::fit_bradley_terry(names, contests, {});
        best = std::min(best, seconds_now() - started);
    }
    std::printf("{\"seconds\":%.6f", best);
    print_numbers("abilities", fit.abilities);
    std::printf("}\n");
    return 0;
}

// Effective draws of each column of numbers in a file, by the estimator that judges our own chains.
int effective_draws_of(char const* path, std::size_t columns)
{
    auto* const file = std::fopen(path, "r");
    if (!file)
        return 1;
    std::vector<std::vector<double>> draws(columns);
    double number = 0;
    for (std::size_t i = 0; std::fscanf(file, "%lf%*[, \n]", &number) >= 1; ++i)
        draws[i % columns].push_back(number);
    std::fclose(file);
    std::vector<double> effective;
    for (auto const& column : draws)
        effective.push_back(choice::convergence(std::span(&column, 1)).effective_draws);
    std::sort(effective.begin(), effective.end());
    std::printf("{\"least_effective\":%.1f,\"median_effective\":%.1f}\n", effective.front(), effective[columns / 2]);
    return 0;
}

}

int main(int argc, char** argv)
{
    auto const what = std::string(argc > 1 ? argv[1] : "");
    auto const* const path = argc > 3 && std::strcmp(argv[2], "write") == 0 ? argv[3] : nullptr;
    if (what == "logit")
        return measure_logit(path);
    if (what == "hb")
        return measure_hierarchical_bayes(path, 10'000);
    if (what == "pairs")
        return measure_pairs();
    if (what == "maxdiff")
        return measure_maxdiff(argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 10'000);
    if (what == "ess" && argc > 3)
        return effective_draws_of(argv[2], static_cast<std::size_t>(std::atoi(argv[3])));
    std::fprintf(stderr, "usage: dure_bench_choice logit | hb | pairs | maxdiff | ess\n");
    return 2;
}
