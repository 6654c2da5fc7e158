#include "choice/convergence.h"
#include "choice/hierarchical_bayes.h"
#include "tests/choice/simulated.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace dure;

namespace {

struct Simulated {
    choice::Panel panel;
    std::vector<std::vector<double>> truth; // of each respondent
};

Simulated simulated_panel(std::uint64_t seed, std::size_t respondents, std::size_t tasks)
{
    double const population[] = { 1.2, -0.9, 0.5, 0, -0.3 };
    base::Random random(seed);
    Simulated simulated;
    simulated.panel.parameters = std::size(population);
    for (std::size_t i = 0; i < respondents; ++i) {
        std::vector<double> own;
        for (auto const mean : population)
            own.push_back(mean + 0.8 * base::standard_normal(random));
        simulated.panel.tasks.push_back(tests::simulated_choices(random, own, tasks, 3));
        simulated.truth.push_back(std::move(own));
    }
    return simulated;
}

choice::HierarchicalBayes run(
    choice::Panel const& panel, std::size_t burn_in, std::size_t draws, std::uint64_t seed = 3)
{
    choice::HierarchicalBayesSettings settings;
    settings.seed = seed;
    settings.burn_in = burn_in;
    auto chain = choice::start_hierarchical_bayes(panel, settings);
    choice::advance(chain, choice::likelihoods(panel), burn_in + draws);
    return chain;
}

}

TEST_CASE("five hundred people give the population and themselves back")
{
    auto const simulated = simulated_panel(1, 500, 12);
    auto const chain = run(simulated.panel, 300, 700);
    auto const found = choice::summarise(chain);
    double const population[] = { 1.2, -0.9, 0.5, 0, -0.3 };
    CHECK(tests::correlation(found.population_mean, population) > 0.99);
    for (std::size_t k = 0; k < 5; ++k) {
        CHECK(std::abs(found.population_mean[k] - population[k]) < 0.2);
        CHECK(std::abs(found.population_covariance(k, k) - 0.64) < 0.3);
        CHECK(found.r_hat[k] < 1.1);
        CHECK(found.effective_draws[k] > 30);
    }
    std::vector<double> truth;
    for (auto const& own : simulated.truth)
        truth.insert(truth.end(), own.begin(), own.end());
    CHECK(tests::correlation(found.individual.cells, truth) > 0.8);
    CHECK(found.acceptance > 0.5);
}

TEST_CASE("few answers draw a respondent to the population, many leave them where they are")
{
    auto spread = [](std::size_t tasks) {
        auto const found = choice::summarise(run(simulated_panel(2, 60, tasks).panel, 200, 400));
        double sum = 0, deviation = 0;
        for (std::size_t i = 0; i < 60; ++i) {
            auto const off = found.individual(i, 0) - found.population_mean[0];
            sum += off * off;
            deviation += found.individual_deviation(i, 0) / 60;
        }
        return std::pair(sum / 60, deviation);
    };
    auto const [few, few_deviation] = spread(2);
    auto const [many, many_deviation] = spread(40);
    CHECK(few < many);
    CHECK(few_deviation > many_deviation);
}

TEST_CASE("a respondent who answered nothing is the population")
{
    auto simulated = simulated_panel(4, 80, 10);
    choice::ChoiceData nothing;
    nothing.parameters = 5;
    simulated.panel.tasks.push_back(nothing);
    auto const found = choice::summarise(run(simulated.panel, 200, 2000));
    for (std::size_t k = 0; k < 5; ++k) {
        CHECK(std::abs(found.individual(80, k) - found.population_mean[k]) < 0.15);
        CHECK(found.individual_deviation(80, k)
            == doctest::Approx(std::sqrt(found.population_covariance(k, k))).epsilon(0.12));
    }
}

TEST_CASE("always the same answer, or nobody, gives numbers and no hang")
{
    choice::Panel panel;
    panel.parameters = 2;
    CHECK(choice::summarise(run(panel, 5, 5)).individual.rows == 0);
    for (int i = 0; i < 8; ++i) {
        choice::ChoiceData own;
        own.parameters = 2;
        for (int task = 0; task < 6; ++task)
            choice::add_task(own, std::vector<double> { 1, 0, 0, 0 }, 0); // separated; the second column never varies
        panel.tasks.push_back(own);
    }
    auto const found = choice::summarise(run(panel, 100, 200));
    CHECK(std::isfinite(found.population_mean[0]));
    CHECK(found.population_mean[0] > 0);
}

TEST_CASE("a chain in pieces, or copied in between, is the chain in one piece")
{
    auto const simulated = simulated_panel(5, 40, 6);
    auto const whole = run(simulated.panel, 60, 90);
    choice::HierarchicalBayesSettings settings;
    settings.seed = 3;
    settings.burn_in = 60;
    auto chain = choice::start_hierarchical_bayes(simulated.panel, settings);
    for (int i = 0; i < 30; ++i) {
        auto copy = chain;
        choice::advance(copy, choice::likelihoods(simulated.panel), 5);
        chain = copy;
    }
    CHECK(chain.mean_draws == whole.mean_draws);
    CHECK(choice::summarise(chain).individual.cells == choice::summarise(whole).individual.cells);
}

TEST_CASE("answers added meanwhile end in what all answers at once give")
{
    auto const all = simulated_panel(6, 120, 8);
    choice::Panel early;
    early.parameters = all.panel.parameters;
    early.tasks.assign(all.panel.tasks.begin(), all.panel.tasks.begin() + 70);
    auto chain = run(early, 200, 100);
    auto const people = choice::likelihoods(all.panel);
    choice::take_new_answers(chain, people, 200);
    CHECK(chain.kept == 0);
    choice::advance(chain, people, 200 + 2000);
    auto const resumed = choice::summarise(chain), fresh = choice::summarise(run(all.panel, 200, 2000, 9));
    REQUIRE(resumed.individual.rows == 120);
    for (std::size_t k = 0; k < 5; ++k)
        CHECK(std::abs(resumed.population_mean[k] - fresh.population_mean[k]) < 0.12);
    CHECK(tests::correlation(resumed.individual.cells, fresh.individual.cells) > 0.99);
}

TEST_CASE("gradients of the likelihood are its slopes, of tasks and of picks")
{
    base::Random random(10);
    auto const simulated = simulated_panel(7, 1, 7);
    std::vector<choice::ItemPick> const picks {
        { { 0, 3, 5 }, 3, false },
        { { 0, 5 }, 0, true },
        { { 1, 2, 4, 5 }, 5, false },
        { { 1, 4 }, 4, true },
    };
    for (auto const& person :
        { choice::PersonLikelihood(simulated.panel.tasks[0]), choice::PersonLikelihood(picks, 5) }) {
        std::vector<double> at(6), gradient(6), other(6), sum(5), information(25), low(6), high(6);
        for (std::size_t k = 0; k < 5; ++k)
            at[k] = base::standard_normal(random);
        person.log_likelihood(at.data(), gradient.data());
        person.add_derivatives(at.data(), sum.data(), information.data(), 5);
        for (std::size_t k = 0; k < 5; ++k) {
            auto shifted = at;
            shifted[k] += 1e-5;
            auto const up = person.log_likelihood(shifted.data(), high.data());
            shifted[k] -= 2e-5;
            auto const down = person.log_likelihood(shifted.data(), low.data());
            CHECK(gradient[k] == doctest::Approx((up - down) / 2e-5).epsilon(1e-6));
            CHECK(sum[k] == doctest::Approx(gradient[k]).epsilon(1e-9));
            for (std::size_t j = k; j < 5; ++j)
                CHECK(std::abs(information[j * 5 + k] + (high[j] - low[j]) / 2e-5) < 1e-6);
        }
    }
}

TEST_CASE("effective draws of independent numbers are their count, of a sluggish chain fewer; R-hat sees a shift")
{
    base::Random random(11);
    std::vector<double> independent(4000), sluggish(4000), shifted(4000);
    double state = 0;
    for (std::size_t i = 0; i < independent.size(); ++i) {
        independent[i] = base::standard_normal(random);
        state = 0.9 * state + std::sqrt(1 - 0.81) * base::standard_normal(random);
        sluggish[i] = state;
        shifted[i] = independent[i] + (i < 2000 ? 0 : 1);
    }
    CHECK(choice::convergence(std::span(&independent, 1)).effective_draws == doctest::Approx(4000).epsilon(0.15));
    CHECK(choice::convergence(std::span(&sluggish, 1)).effective_draws == doctest::Approx(4000 / 19.0).epsilon(0.4));
    CHECK(choice::convergence(std::span(&independent, 1)).r_hat < 1.01);
    CHECK(choice::convergence(std::span(&shifted, 1)).r_hat > 1.1);
    std::vector<double> const constant(100, 2.0);
    CHECK(std::isnan(choice::convergence(std::span(&constant, 1)).r_hat));
}

TEST_CASE("hierarchical Bayes has the same digits on every platform")
{
    auto const tasks = choice::summarise(run(simulated_panel(8, 30, 6).panel, 50, 60));
    CHECK(tests::fingerprint(tasks.individual.cells) == 15361681123940156182ULL);
    choice::Panel panel;
    panel.parameters = 6;
    base::Random random(12);
    double const truth[] = { 1, 0.5, 0, -0.5, -1, 0.2, 0 };
    for (int i = 0; i < 30; ++i) {
        std::vector<choice::MaxDiffTask> own;
        for (std::size_t task = 0; task < 7; ++task)
            own.push_back(tests::simulated_maxdiff(random, truth, { task, (task + 1) % 7, (task + 3) % 7 }));
        panel.picks.push_back(choice::picks_of(7, own, {}));
    }
    auto const picks = choice::summarise(run(panel, 50, 60));
    CHECK(tests::fingerprint(picks.individual.cells) == 8066731624829246144ULL);
    CHECK(picks.population_mean[0] > picks.population_mean[4]);
}
