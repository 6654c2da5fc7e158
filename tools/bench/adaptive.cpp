// Adaptive questions beside random ones: how many it takes for the same mean Kendall tau with the true utilities.
#include "tests/choice/adaptive_simulation.h"

#include <cstdio>

using namespace dure;
using tests::Asking;
using tests::Simulation;

namespace {

// The smallest share of the random questions, in steps of 5 %, with which adaptive ones order the items as well.
template <typename Tau> void compare(char const* name, Simulation const& random, Tau const& tau)
{
    auto const wanted = tests::mean_tau(random, [&](auto seed) { return tau(random, Asking::at_random, seed); });
    for (auto percent = 40u; percent <= 100; percent += 5) {
        auto fewer = random;
        fewer.questions = random.questions * percent / 100;
        auto const reached = tests::mean_tau(fewer, [&](auto seed) { return tau(fewer, Asking::adaptive, seed); });
        if (reached < wanted && percent < 100)
            continue;
        std::printf("{\"case\":\"%s\",\"spread\":%g,\"questions\":%zu,\"tau_random\":%.4f,\"adaptive_questions\":%zu,"
                    "\"tau_adaptive\":%.4f,\"ratio\":%.2f}\n",
            name, random.spread, random.questions, wanted, fewer.questions, reached, percent / 100.0);
        return;
    }
}

}

int main()
{
    // People who take the better of two random items in 87 % of the cases, and in 82 %.
    for (auto const spread : { 3.0, 2.0 }) {
        Simulation single;
        single.spread = spread;
        single.questions = 100;
        single.runs = 40;
        compare("pairs, one respondent", single, tests::tau_after_pairs);
        auto aggregate = single;
        aggregate.respondents = 10;
        aggregate.questions = 20;
        aggregate.taste = 0.5;
        aggregate.runs = 20;
        compare("pairs, ten respondents on one device", aggregate, tests::tau_after_pairs);
        auto sets = single;
        sets.questions = 20;
        compare("MaxDiff sets of four, one respondent", sets,
            [](auto const& of, auto asking, auto seed) { return tests::tau_after_sets(of, 4, asking, seed); });
    }
}
