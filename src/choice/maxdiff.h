// MaxDiff (best-worst scaling, case 1): counts, the closed form of Lipovetsky and Conklin 2014, and the paired
// conditional logit, in which the ordered pairs (best, worst) of a set are the alternatives.
#pragma once

#include "choice/conditional_logit.h"
#include "choice/panel.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dure::choice {

struct MaxDiffTask {
    std::vector<std::size_t> shown; // at least two items, none twice
    std::size_t best = 0, worst = 0; // two different items of `shown`
};

struct MaxDiffCount {
    double shown = 0, best = 0, worst = 0;
    double difference() const { return best - worst; }
    double standardised() const { return shown > 0 ? (best - worst) / shown : not_a_number; } // NaN where never shown
    static double const not_a_number;
};
std::vector<MaxDiffCount> count_maxdiff(std::size_t items, std::span<MaxDiffTask const> tasks);

// b = logit of p = (shown - worst + best) / (2 shown), se = 1 / sqrt(2 shown p (1 - p)), shares by e^b. NaN where an
// item was never shown or always best or always worst.
struct MaxDiffClosedForm {
    std::vector<double> b, standard_errors, shares;
};
MaxDiffClosedForm closed_form(std::span<MaxDiffCount const> counts);

// Utilities with the reference item at 0.
LogitFit fit_maxdiff(std::span<std::string const> items, std::span<MaxDiffTask const> tasks, std::size_t reference);
// Of all items, the reference's in its place.
std::vector<double> with_reference(std::span<double const> coefficients, std::size_t reference, double value);

// "Would it matter at all?" asked of an item: yes, it lies above the threshold, or no, below it.
struct AnchorAnswer {
    std::size_t item = 0;
    bool matters = false;
};
// Utilities of the items against the threshold at 0, from the tasks (best of all shown, then worst of the rest) and the
// answers together.
LogitFit fit_anchored_maxdiff(
    std::span<std::string const> items, std::span<MaxDiffTask const> tasks, std::span<AnchorAnswer const> answers);

// The same for the hierarchical model, of one respondent; the last item (or, with answers, the threshold) is at 0.
std::vector<ItemPick> picks_of(
    std::size_t items, std::span<MaxDiffTask const> tasks, std::span<AnchorAnswer const> answers);

}
