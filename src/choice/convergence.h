// Have chains of draws settled, and how many independent draws are they worth?
#pragma once

#include <span>
#include <vector>

namespace dure::choice {

struct Convergence {
    double r_hat = 0; // split R-hat: near 1 once all halves of all chains agree
    double effective_draws = 0;
};

// Every chain is split into halves (A. Gelman et al. 2013, section 11.4); autocorrelations are summed over Geyer's
// initial monotone sequence (A. Vehtari et al. 2021, equations 10 to 13, without rank normalisation). NaN for fewer
// than four draws in a chain or for draws without variation.
Convergence convergence(std::span<std::vector<double> const> chains);

}
