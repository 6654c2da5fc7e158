// The parts of the hierarchical model's chain between its sweeps: population draws and fitting of proposals.
#pragma once

#include "choice/hierarchical_bayes.h"

#include <vector>

namespace dure::choice {

// mean and Sigma given all coefficients: normal and inverse Wishart, drawn together.
void draw_population(HierarchicalBayes& chain);

// Adds the current Sigma, K x K.
void add_covariance(HierarchicalBayes const& chain, std::vector<double>& sum);

// Fits each respondent's normal under the average population since the last fit, and sets when to do so again.
void fit_proposals(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people);

}
