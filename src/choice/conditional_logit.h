// Conditional logit (D. McFadden 1974) by Newton's method, with refusals instead of numbers that grew without end.
#pragma once

#include "choice/choice_data.h"
#include "choice/logit_kernel.h"
#include "stats/table.h"
#include "stats/warning.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dure::choice {

// What is not estimable is NaN: coefficient and error of a column that never varies within a task ("no_variation"); and
// all of them where there is nothing to estimate from ("no_data"), columns depend on each other ("collinear"), choices
// are separated by a direction of the columns, so that its coefficient has no bound ("separation"), or Newton's method
// did not end ("not_converged").
struct LogitFit {
    std::vector<double> coefficients;
    std::vector<double> standard_errors;
    stats::Table covariance; // of the coefficients
    double log_likelihood = 0;
    double log_likelihood_null = 0; // every alternative of a task alike
    std::size_t estimated = 0; // coefficients that are numbers
    std::size_t iterations = 0;
    stats::Warnings warnings;

    bool is_estimated() const { return estimated > 0; }
};

// `names` of the columns stand in the warnings; without them their numbers do.
LogitFit fit_conditional_logit(ChoiceData const& data, std::span<std::string const> names = {});

// A logit whose rows are too many to be written down: it evaluates itself. Its columns are of one size; those that
// never vary are not `used` and have no place in what `evaluate` takes and gives.
struct LogitModel {
    std::vector<bool> used;
    double weight = 0; // of all choices
    double log_likelihood_null = 0;
    std::function<LogitPoint(std::span<double const>)> evaluate;
};
LogitFit fit_logit_model(LogitModel const& model, std::span<std::string const> names = {});

// Probabilities of alternatives with these utilities; sums to 1.
std::vector<double> logit_shares(std::span<double const> utilities);
// The utility of each alternative of each task, in the order of the rows.
std::vector<double> utilities(ChoiceData const& data, std::span<double const> coefficients);

}
