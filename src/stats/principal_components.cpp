#include "stats/principal_components.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

namespace dure::stats {

namespace {

    using Eigen::Index;
    using Eigen::MatrixXd;
    using Eigen::VectorXd;
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using View = Eigen::Map<Rows const>;

    // Eigenvalues of X'X from large to small, and unit vectors as columns.
    struct Leading {
        VectorXd values;
        MatrixXd vectors;
    };

    Leading largest_first(VectorXd const& values, MatrixXd const& vectors, Index count)
    {
        return { values.tail(count).reverse(), vectors.rightCols(count).rowwise().reverse() };
    }

    // By way of the smaller of X'X and XX': both have the same values other than 0.
    Leading dense(View const& x, Index count)
    {
        auto const tall = x.cols() <= x.rows();
        Eigen::SelfAdjointEigenSolver<MatrixXd> const solved(
            tall ? MatrixXd(x.transpose() * x) : MatrixXd(x * x.transpose()));
        if (solved.info() != Eigen::Success)
            return {};
        auto found = largest_first(solved.eigenvalues(), solved.eigenvectors(), count);
        if (!tall) {
            found.vectors = x.transpose() * found.vectors;
            found.vectors.colwise().normalize();
        }
        return found;
    }

    VectorXd start_vector(Index size)
    {
        base::Random random(1);
        VectorXd start(size);
        for (auto& number : start)
            number = random.unit() - 0.5;
        return start.normalized();
    }

    Leading lanczos(View const& x, Index count)
    {
        constexpr double close_enough = 1e-13;
        auto const most_steps = std::min<Index>(std::min(x.rows(), x.cols()), 600);
        MatrixXd basis(x.cols(), most_steps);
        VectorXd diagonal(most_steps);
        VectorXd beside(most_steps);
        basis.col(0) = start_vector(x.cols());
        Eigen::SelfAdjointEigenSolver<MatrixXd> solved;
        Index steps = 0;
        for (bool is_settled = false; !is_settled;) {
            VectorXd const product = x * basis.col(steps);
            VectorXd next = x.transpose() * product;
            diagonal[steps] = next.dot(basis.col(steps));
            ++steps;
            auto const known = basis.leftCols(steps);
            for (int pass = 0; pass < 2; ++pass) {
                VectorXd const shares = known.transpose() * next;
                next -= known * shares;
            }
            beside[steps - 1] = next.norm();
            // Nothing is left outside of the basis, or no room in it.
            is_settled = beside[steps - 1] <= close_enough * diagonal.head(steps).maxCoeff() || steps == most_steps;
            if (is_settled || (steps >= count && steps % 10 == 0)) {
                solved.computeFromTridiagonal(diagonal.head(steps), beside.head(steps - 1));
                auto const last = solved.eigenvectors().row(steps - 1).tail(std::min(count, steps));
                auto const missed = beside[steps - 1] * last.cwiseAbs().maxCoeff();
                is_settled = is_settled || missed <= close_enough * solved.eigenvalues()[steps - 1];
            }
            if (!is_settled)
                basis.col(steps) = next / beside[steps - 1];
        }
        if (solved.info() != Eigen::Success)
            return {};
        auto found = largest_first(solved.eigenvalues(), solved.eigenvectors(), std::min(count, steps));
        found.vectors = basis.leftCols(steps) * found.vectors;
        return found;
    }

    // Loadings of equal size decide by the first of them, not by their last digit.
    void make_largest_positive(VectorXd& loadings)
    {
        auto const largest = loadings.cwiseAbs().maxCoeff() * (1 - 1e-9);
        for (auto const loading : VectorXd(loadings)) {
            if (std::abs(loading) < largest)
                continue;
            if (loading < 0)
                loadings = -loadings;
            return;
        }
    }

}

PrincipalComponents principal_components(Table const& centred, std::size_t count)
{
    PrincipalComponents found;
    found.loadings = Table(0, centred.columns);
    View const x(centred.cells.data(), static_cast<Index>(centred.rows), static_cast<Index>(centred.columns));
    found.total = x.squaredNorm();
    auto const smaller = std::min(x.rows(), x.cols());
    if (!(found.total > 0) || !std::isfinite(found.total))
        return found;
    auto const wanted = std::min(static_cast<Index>(count), smaller);
    auto const leading = smaller <= 200 ? dense(x, wanted) : lanczos(x, wanted);
    for (Index k = 0; k < leading.values.size() && leading.values[k] > found.total * 1e-12; ++k) {
        VectorXd loadings = leading.vectors.col(k);
        make_largest_positive(loadings);
        found.loadings.cells.insert(found.loadings.cells.end(), loadings.begin(), loadings.end());
        ++found.loadings.rows;
        found.sums_of_squares.push_back(leading.values[k]);
    }
    return found;
}

}
