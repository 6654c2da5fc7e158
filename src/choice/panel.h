// The answers of many respondents, and each one's log-likelihood for the hierarchical model.
#pragma once

#include "choice/choice_data.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dure::choice {

// A set of items of which one was picked: as best, with probability proportional to e^utility, or as worst, to
// e^-utility.
struct ItemPick {
    std::vector<std::uint16_t> shown;
    std::uint16_t picked = 0; // an item of `shown`
    bool is_worst = false;
};

// Tasks with a row of numbers for each alternative, or sets of items with a utility each; not both. Of the items the
// last, number `parameters`, has the utility 0.
struct Panel {
    std::size_t parameters = 0;
    std::vector<ChoiceData> tasks; // of each respondent
    std::vector<std::vector<ItemPick>> picks; // of each respondent

    std::size_t respondents() const { return tasks.size() + picks.size(); }
};

// One respondent's answers, packed.
class PersonLikelihood {
public:
    explicit PersonLikelihood(ChoiceData const& tasks);
    PersonLikelihood(std::span<ItemPick const> picks, std::size_t parameters);

    // The log-likelihood, and its gradient in place of what is there. NaN or -infinity where the utilities are too far
    // apart for a double.
    double log_likelihood(double const* coefficients, double* gradient) const;
    // Adds the gradient, and the information (lower triangle, rows of `stride` numbers).
    void add_derivatives(double const* coefficients, double* gradient, double* information, std::size_t stride) const;

private:
    double of_tasks(double const* coefficients, double* gradient) const;
    double of_picks(double const* coefficients, double* gradient) const;
    void add_tasks(double const* coefficients, double* gradient, double* information, std::size_t stride) const;
    void add_picks(double const* coefficients, double* gradient, double* information, std::size_t stride) const;

    struct Set {
        std::uint32_t first = 0, last = 0; // in m_items
        std::uint16_t picked = 0;
        bool is_worst = false;
    };

    std::size_t m_parameters = 0;
    std::size_t m_rivals = 0; // the most alternatives of a task, less one
    std::size_t m_lanes = 0; // tasks, filled up to an even number; 0: sets of items
    std::vector<double> m_differences; // parameter x rival x lane, from the chosen alternative
    std::vector<double> m_present; // rival x lane: 1, or 0 where there is no such alternative
    std::vector<Set> m_sets;
    std::vector<std::uint16_t> m_items;
};

std::vector<PersonLikelihood> likelihoods(Panel const& panel);

}
