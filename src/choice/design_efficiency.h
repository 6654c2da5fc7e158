// How much a design of choice tasks or of rated profiles can tell about the utilities behind the answers.
#pragma once

#include "choice/design_coding.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace dure::choice {

struct ChoiceDesignError {
    std::size_t parameters = 0;
    std::vector<double> information_diagonal;
    // det(M)^(-1/K) and trace(M^-1)/K (Huber and Zwerina 1996); nothing if M is singular or there are no parameters.
    std::optional<double> d_error;
    std::optional<double> a_error;
};

struct CodedTasks {
    std::span<std::size_t const> levels; // how many each attribute has
    LevelCoding coding = LevelCoding::effects;
    bool none_constant = false; // one more parameter, last: 1 for the none alternative
    std::span<double const> utilities = {}; // one per parameter, what is known before; empty: zero
};

std::size_t parameter_count(CodedTasks const& coded);

// Adds X' (diag p - p p') X of one task to the information, p being the logit's choice probabilities at `utilities`.
void add_information(CodedTasks const& coded, ChoiceTask const& task, Eigen::MatrixXd& information);

// M = sum of the information of the tasks (McFadden 1974).
ChoiceDesignError choice_design_error(CodedTasks const& coded, std::vector<ChoiceTask> const& tasks);

struct LinearDesignEfficiency {
    std::size_t rows = 0;
    std::size_t parameters = 0; // the intercept and the contrasts
    // In percent of an orthogonal and balanced design, which need not exist: 100 |X'X|^(1/p) / N and
    // 100 p / (N trace((X'X)^-1)) with standardised orthogonal contrasts (Kuhfeld, Tobias and Garratt 1994).
    std::optional<double> d_efficiency;
    std::optional<double> a_efficiency;
};

LinearDesignEfficiency linear_design_efficiency(std::span<std::size_t const> levels, std::vector<Profile> const& rows);

// log det of a positive definite matrix, from its Cholesky factors; nothing if it is singular to working precision.
std::optional<double> log_determinant(Eigen::MatrixXd const& matrix);

}
