#include "choice/utility_posterior.h"

#include "base/elementary.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <Eigen/Cholesky>

namespace dure::choice {

namespace {

    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Eigen::VectorXd;

    constexpr std::size_t most_iterations = 100;

    Eigen::Map<Matrix const> matrix_of(stats::Table const& table)
    {
        return { table.cells.data(), static_cast<Eigen::Index>(table.rows), static_cast<Eigen::Index>(table.columns) };
    }

    Eigen::Map<VectorXd const> vector_of(std::vector<double> const& numbers)
    {
        return { numbers.data(), static_cast<Eigen::Index>(numbers.size()) };
    }

    // The log posterior up to a constant, with gradient and negative curvature.
    class Posterior {
    public:
        Posterior(VectorXd mean, Matrix precision, std::vector<CodedChoice> const& choices)
            : m_mean(std::move(mean))
            , m_precision(std::move(precision))
            , m_choices(choices)
        {
        }

        double value(VectorXd const& at) const
        {
            VectorXd const off = at - m_mean;
            double sum = -0.5 * off.dot(m_precision * off);
            for (auto const& choice : m_choices) {
                double log_sum = 0;
                auto const utilities = shares(choice, at, log_sum);
                sum += matrix_of(choice.alternatives).row(static_cast<Eigen::Index>(choice.chosen)).dot(at) - log_sum;
            }
            return sum;
        }

        void slopes(VectorXd const& at, VectorXd& gradient, Matrix& curvature) const
        {
            gradient = -(m_precision * (at - m_mean));
            curvature = m_precision;
            for (auto const& choice : m_choices) {
                double log_sum = 0;
                auto const p = shares(choice, at, log_sum);
                auto const rows = matrix_of(choice.alternatives);
                VectorXd const mean = rows.transpose() * p;
                gradient += rows.row(static_cast<Eigen::Index>(choice.chosen)).transpose() - mean;
                for (Eigen::Index row = 0; row < rows.rows(); ++row) {
                    VectorXd const off = rows.row(row).transpose() - mean;
                    curvature.noalias() += p(row) * off * off.transpose();
                }
            }
        }

    private:
        static VectorXd shares(CodedChoice const& choice, VectorXd const& at, double& log_sum)
        {
            VectorXd shares = matrix_of(choice.alternatives) * at;
            auto const highest = shares.maxCoeff();
            for (auto& share : shares)
                share = base::exp(share - highest);
            auto const sum = shares.sum();
            log_sum = highest + base::log(sum);
            return shares / sum;
        }

        VectorXd m_mean;
        Matrix m_precision;
        std::vector<CodedChoice> const& m_choices;
    };

    base::Error wrong_covariance()
    {
        return { base::ErrorCode::invalid_input, "/covariance",
            "it is not a positive definite matrix of the right size" };
    }

    UtilityPosterior result_of(VectorXd const& at, Matrix const& curvature, std::size_t iterations)
    {
        Matrix const covariance = curvature.llt().solve(Matrix::Identity(curvature.rows(), curvature.cols()));
        auto const size = static_cast<std::size_t>(at.size());
        UtilityPosterior posterior;
        posterior.iterations = iterations;
        posterior.utilities.mean.assign(at.data(), at.data() + at.size());
        posterior.utilities.covariance = stats::Table(size, size);
        for (std::size_t i = 0; i < size * size; ++i)
            posterior.utilities.covariance.cells[i] = covariance.data()[i];
        return posterior;
    }

}

UtilityDistribution weak_prior(std::size_t parameters)
{
    UtilityDistribution prior { std::vector<double>(parameters, 0.0), stats::Table(parameters, parameters) };
    for (std::size_t i = 0; i < parameters; ++i)
        prior.covariance(i, i) = 4;
    return prior;
}

base::Result<UtilityPosterior> utility_posterior(
    UtilityDistribution const& prior, std::vector<CodedChoice> const& choices)
{
    auto const size = static_cast<Eigen::Index>(prior.mean.size());
    if (size == 0 || prior.covariance.rows != prior.mean.size() || prior.covariance.columns != prior.mean.size())
        return wrong_covariance();
    Eigen::LLT<Matrix> const factors(matrix_of(prior.covariance));
    if (factors.info() != Eigen::Success || !matrix_of(prior.covariance).allFinite()
        || !vector_of(prior.mean).allFinite())
        return wrong_covariance();
    Posterior const posterior(vector_of(prior.mean), factors.solve(Matrix::Identity(size, size)), choices);

    VectorXd at = vector_of(prior.mean), gradient;
    Matrix curvature;
    auto now = posterior.value(at);
    std::size_t iterations = 0;
    for (; iterations < most_iterations; ++iterations) {
        posterior.slopes(at, gradient, curvature);
        VectorXd const step = curvature.llt().solve(gradient);
        if (!(gradient.dot(step) > 1e-14))
            break;
        auto length = 1.0;
        auto next = posterior.value(at + step);
        for (; next < now && length > 1e-9; next = posterior.value(at + length * step))
            length /= 2;
        if (!(next >= now))
            break;
        at += length * step;
        now = next;
    }
    posterior.slopes(at, gradient, curvature);
    return result_of(at, curvature, iterations);
}

std::vector<CodedChoice> coded_choices(std::size_t items, std::vector<ItemAnswer> const& answers)
{
    std::vector<CodedChoice> choices;
    auto const add = [&](std::vector<std::size_t> const& among, std::size_t chosen, double sign) {
        CodedChoice choice { stats::Table(among.size(), items) };
        for (std::size_t row = 0; row < among.size(); ++row) {
            assert(among[row] < items);
            choice.alternatives(row, among[row]) = sign;
        }
        auto const place = std::find(among.begin(), among.end(), chosen);
        assert(place != among.end());
        choice.chosen = static_cast<std::size_t>(place - among.begin());
        choices.push_back(std::move(choice));
    };
    for (auto const& answer : answers) {
        auto others = answer.shown;
        if (answer.best) {
            add(others, *answer.best, 1);
            others.erase(std::find(others.begin(), others.end(), *answer.best));
        }
        if (answer.worst && others.size() > 1)
            add(others, *answer.worst, -1);
    }
    return choices;
}

}
