// Hierarchical Bayes from `dure stats` input, and a chain's output: shared by the method and by chains that run in
// parts.
#pragma once

#include "base/result.h"
#include "choice/hierarchical_bayes.h"
#include "codec/stats_input.h"
#include "survey/value.h"

namespace dure::codec {

struct BayesSettings {
    choice::HierarchicalBayesSettings settings;
    std::size_t draws = 0; // burn-in included
};

// seed, draws, burn_in, individual_draws: 1, 10,000, a tenth of the draws, and none where they are left out.
base::Result<BayesSettings> read_bayes_settings(StatsInput const& input);

survey::Value bayes_output(choice::HierarchicalBayes const& chain);

}
