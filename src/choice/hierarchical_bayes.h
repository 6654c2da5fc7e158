// Hierarchical Bayes for choices: respondent i has coefficients b_i ~ N(mean, Sigma), and answers by a multinomial
// logit. Prior as in bayesm's rhierMnlRwMixture with one component: Sigma ~ inverse Wishart(K + 3, (K + 3) I), mean
// given Sigma ~ N(0, 100 Sigma).
//
// Each sweep moves every b_i by a Hamiltonian step. Respondent i's posterior at its mode, under a typical population,
// is close to a normal; in this normal the dynamics is a rotation and is followed exactly, and only the difference
// between posterior and normal is left to the leapfrog's kicks (A. Beskos et al. 2011, "Hybrid Monte Carlo on Hilbert
// spaces"). While the population is not yet known the normals are fitted anew from time to time; then they stay.
#pragma once

#include "base/random.h"
#include "choice/panel.h"
#include "stats/table.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dure::choice {

struct HierarchicalBayesSettings {
    std::uint64_t seed = 1;
    std::size_t burn_in = 1000; // sweeps that are not kept
    std::size_t individual_draws = 0; // so many of each respondent's are kept, evenly spread over `expected_draws`
    std::size_t expected_draws = 10'000; // kept sweeps
};

// The whole state of a chain, as plain data: it can be copied, stopped, and gone on with. Rows of K coefficients are
// filled up to `stride` numbers with zeros.
struct HierarchicalBayes {
    HierarchicalBayesSettings settings;
    std::size_t parameters = 0;
    std::size_t stride = 0;
    std::size_t respondents = 0;
    base::Random random { 1 };

    std::vector<double> coefficients; // respondent x stride
    std::vector<double> mean; // of the population
    std::vector<double> precision_factor; // lower C with C C' = Sigma^-1, stride x stride
    std::vector<double> precision, pull; // Sigma^-1, stride x stride, and Sigma^-1 mean

    // The normal distribution of each respondent's proposals: its mode, the inverse of its precision's lower factor,
    // and where the coefficients stand in it (independent standard normals, were the posterior normal).
    std::vector<double> modes; // respondent x stride
    std::vector<double> inverse_factors; // respondent x stride x stride
    std::vector<double> places; // respondent x stride
    std::vector<double> log_likelihoods; // of each respondent
    std::vector<double> slopes; // their gradients, respondent x stride

    std::size_t sweeps = 0; // since the start or the last new answer
    std::size_t next_fit = 0; // the sweep before which the proposals are fitted again
    std::size_t fitted_sweeps = 0; // over which the two sums below run
    std::vector<double> mean_sum, covariance_sum;

    std::size_t proposed = 0, accepted = 0; // after the burn-in
    std::size_t kept = 0;
    std::vector<double> mean_draws; // kept x K
    std::vector<double> sums, square_sums; // respondent x K
    std::vector<double> population_covariance_sum; // K x K
    std::size_t kept_individuals = 0;
    std::vector<double> individual_draws; // kept_individuals x respondent x K
};

// Without respondents or parameters, `advance` does nothing.
HierarchicalBayes start_hierarchical_bayes(Panel const& panel, HierarchicalBayesSettings const& settings);

// So many sweeps more. `people` are the panel's, as `likelihoods` packs them; after a stop the same again.
void advance(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people, std::size_t sweeps);

// Goes on with a panel that has more answers or more respondents (the earlier ones first, in their order): what is
// known of the population and of each one stays the starting point; the burn-in, of `burn_in` sweeps, and the kept
// draws begin anew.
void take_new_answers(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people, std::size_t burn_in);

struct HierarchicalBayesSummary {
    std::vector<double> population_mean, population_mean_deviation; // posterior mean and deviation
    stats::Table population_covariance; // posterior mean of Sigma
    std::vector<double> r_hat, effective_draws; // of each population mean
    stats::Table individual, individual_deviation; // respondent x K: posterior means and deviations
    double acceptance = 0;
};

// NaN where nothing was kept.
HierarchicalBayesSummary summarise(HierarchicalBayes const& chain);

}
