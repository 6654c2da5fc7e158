#include "choice/design_efficiency.h"

#include "base/elementary.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <Eigen/Cholesky>

namespace dure::choice {

namespace {

    Eigen::Index index(std::size_t number)
    {
        return static_cast<Eigen::Index>(number);
    }

    Eigen::VectorXd choice_probabilities(CodedTasks const& coded, Eigen::MatrixXd const& rows)
    {
        Eigen::VectorXd shares = Eigen::VectorXd::Ones(rows.rows());
        if (!coded.utilities.empty()) {
            Eigen::VectorXd const utilities
                = rows * Eigen::Map<Eigen::VectorXd const>(coded.utilities.data(), index(coded.utilities.size()));
            auto const highest = utilities.maxCoeff();
            for (Eigen::Index row = 0; row < rows.rows(); ++row)
                shares(row) = base::exp(utilities(row) - highest);
        }
        return shares / shares.sum();
    }

    Eigen::MatrixXd coded_rows(CodedTasks const& coded, std::vector<Profile> const& profiles)
    {
        auto const columns = coded_columns(coded.levels);
        Eigen::MatrixXd rows = Eigen::MatrixXd::Zero(index(profiles.size()), index(parameter_count(coded)));
        std::vector<double> row(columns);
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            code_profile(coded.levels, coded.coding, profiles[i], row);
            for (std::size_t column = 0; column < columns; ++column)
                rows(index(i), index(column)) = row[column];
            if (coded.none_constant && profiles[i].empty())
                rows(index(i), index(columns)) = 1;
        }
        return rows;
    }

    struct Scores {
        double root_of_determinant = 0; // |M|^(1/K)
        double mean_variance = 0; // trace(M^-1)/K
    };

    std::optional<Scores> scores_of(Eigen::MatrixXd const& information)
    {
        auto const logarithm = log_determinant(information);
        if (!logarithm)
            return {};
        auto const parameters = static_cast<double>(information.rows());
        Scores scores;
        scores.root_of_determinant = base::exp(*logarithm / parameters);
        Eigen::MatrixXd const identity = Eigen::MatrixXd::Identity(information.rows(), information.rows());
        scores.mean_variance = information.llt().solve(identity).trace() / parameters;
        return scores;
    }

}

std::optional<double> log_determinant(Eigen::MatrixXd const& matrix)
{
    if (matrix.rows() == 0)
        return {};
    Eigen::LLT<Eigen::MatrixXd> const factors(matrix);
    if (factors.info() != Eigen::Success)
        return {};
    double sum = 0;
    for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
        auto const pivot = factors.matrixLLT()(i, i);
        // What is left of a column after the others explain all but rounding errors of it.
        if (!(pivot * pivot > 1e-11 * matrix(i, i)))
            return {};
        sum += base::log(pivot);
    }
    return 2 * sum;
}

std::size_t parameter_count(CodedTasks const& coded)
{
    return coded_columns(coded.levels) + (coded.none_constant ? 1 : 0);
}

void add_information(CodedTasks const& coded, ChoiceTask const& task, Eigen::MatrixXd& information)
{
    assert(coded.utilities.empty() || coded.utilities.size() == parameter_count(coded));
    if (task.empty())
        return;
    auto const rows = coded_rows(coded, task);
    auto const shares = choice_probabilities(coded, rows);
    Eigen::RowVectorXd const mean = shares.transpose() * rows;
    for (Eigen::Index row = 0; row < rows.rows(); ++row) {
        Eigen::RowVectorXd const off = rows.row(row) - mean;
        information.noalias() += shares(row) * off.transpose() * off;
    }
}

ChoiceDesignError choice_design_error(CodedTasks const& coded, std::vector<ChoiceTask> const& tasks)
{
    ChoiceDesignError error;
    error.parameters = parameter_count(coded);
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(index(error.parameters), index(error.parameters));
    for (auto const& task : tasks)
        add_information(coded, task, information);
    Eigen::VectorXd const diagonal = information.diagonal();
    error.information_diagonal.assign(diagonal.data(), diagonal.data() + diagonal.size());
    if (auto const scores = scores_of(information)) {
        error.d_error = 1 / scores->root_of_determinant;
        error.a_error = scores->mean_variance;
    }
    return error;
}

LinearDesignEfficiency linear_design_efficiency(std::span<std::size_t const> levels, std::vector<Profile> const& rows)
{
    LinearDesignEfficiency efficiency;
    efficiency.rows = rows.size();
    efficiency.parameters = 1 + coded_columns(levels);
    auto const contrasts = coded_rows({ levels, LevelCoding::standardised }, rows);
    Eigen::MatrixXd design(contrasts.rows(), contrasts.cols() + 1);
    design.leftCols(1).setOnes();
    design.rightCols(contrasts.cols()) = contrasts;
    if (auto const scores = scores_of(design.transpose() * design)) {
        auto const count = static_cast<double>(rows.size());
        efficiency.d_efficiency = 100 * scores->root_of_determinant / count;
        efficiency.a_efficiency = 100 / (count * scores->mean_variance);
    }
    return efficiency;
}

}
