// People with true utilities who answer pairs and MaxDiff sets, asked adaptively or at random: for the tests and the
// bench.
#pragma once

#include "base/elementary.h"
#include "base/random.h"
#include "base/variates.h"
#include "choice/adaptive_maxdiff.h"
#include "choice/adaptive_pairs.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dure::tests {

struct Simulation {
    std::size_t items = 20;
    std::size_t respondents = 1;
    std::size_t questions = 60; // per respondent
    double spread = 2; // standard deviation of the population's mean utilities
    double taste = 0; // of a respondent's around them
    std::size_t runs = 100;
};

enum class Asking { adaptive, at_random };

inline double kendall_tau(std::vector<double> const& a, std::vector<double> const& b)
{
    double sum = 0, pairs = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            auto const product = (a[i] - a[j]) * (b[i] - b[j]);
            sum += product > 0 ? 1 : product < 0 ? -1 : 0;
            ++pairs;
        }
    }
    return sum / pairs;
}

inline std::vector<double> drawn_utilities(std::vector<double> const& around, double spread, base::Random& random)
{
    auto utilities = around;
    for (auto& utility : utilities)
        utility += spread * base::standard_normal(random);
    return utilities;
}

inline bool prefers(double left, double right, base::Random& random)
{
    return random.chance(1 / (1 + base::exp(right - left)));
}

inline choice::ItemPair random_pair(choice::PairsState const& state, base::Random& random)
{
    auto const items = static_cast<std::uint32_t>(state.utilities.mean.size());
    for (;;) {
        choice::ItemPair const pair { random.below(items), random.below(items) };
        if (pair.left != pair.right && !state.asked[pair.left * items + pair.right])
            return pair;
    }
}

// One survey: all respondents answer pairs on one device; how well the utilities it learns order the items.
inline double tau_after_pairs(Simulation const& simulation, Asking asking, std::uint64_t seed)
{
    base::Random random(seed, asking == Asking::adaptive ? 1 : 2);
    base::Random truth(seed);
    auto const population = drawn_utilities(std::vector<double>(simulation.items, 0.0), simulation.spread, truth);
    auto state = choice::begin_pairs(simulation.items, simulation.questions, seed);
    for (std::size_t respondent = 0; respondent < simulation.respondents; ++respondent) {
        auto const own = drawn_utilities(population, simulation.taste, random);
        state = choice::next_respondent(std::move(state), seed * 1000 + respondent);
        for (std::size_t vote = 0; vote < simulation.questions; ++vote) {
            auto const pair = asking == Asking::adaptive ? *choice::next_pair(state) : random_pair(state, random);
            auto const left = prefers(own[pair.left], own[pair.right], random);
            auto const answer = left ? choice::PairAnswer::left : choice::PairAnswer::right;
            state = choice::answer_pair(std::move(state), pair, answer);
        }
    }
    return kendall_tau(state.utilities.mean, population);
}

// Best by lot from the logit, worst likewise from the others.
inline choice::ItemAnswer answered(
    std::vector<std::size_t> set, std::vector<double> const& utilities, base::Random& random)
{
    auto const drawn = [&](std::vector<std::size_t> const& among, double sign) {
        double sum = 0;
        for (auto const item : among)
            sum += base::exp(sign * utilities[item]);
        auto left = random.unit() * sum;
        for (auto const item : among) {
            left -= base::exp(sign * utilities[item]);
            if (left < 0)
                return item;
        }
        return among.back();
    };
    auto const best = drawn(set, 1);
    auto others = set;
    others.erase(std::find(others.begin(), others.end(), best));
    return { std::move(set), best, drawn(others, -1) };
}

inline double tau_after_sets(Simulation const& simulation, std::size_t per_set, Asking asking, std::uint64_t seed)
{
    base::Random random(seed, asking == Asking::adaptive ? 1 : 2);
    base::Random truth(seed);
    auto const own = drawn_utilities(std::vector<double>(simulation.items, 0.0), simulation.spread, truth);
    choice::MaxDiffState state { choice::weak_prior(simulation.items), per_set, simulation.questions, {}, seed };
    std::vector<std::size_t> all(simulation.items);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    for (std::size_t question = 0; question < simulation.questions; ++question) {
        random.shuffle(all);
        auto set = std::vector<std::size_t>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(per_set));
        if (asking == Asking::adaptive)
            set = *choice::next_set(state);
        state = choice::answer_set(std::move(state), answered(std::move(set), own, random));
    }
    auto const posterior
        = choice::utility_posterior(state.prior, choice::coded_choices(simulation.items, state.answers));
    return kendall_tau(posterior.value().utilities.mean, own);
}

template <typename Tau> double mean_tau(Simulation const& simulation, Tau const& tau)
{
    double sum = 0;
    for (std::size_t run = 1; run <= simulation.runs; ++run)
        sum += tau(run);
    return sum / static_cast<double>(simulation.runs);
}

}
