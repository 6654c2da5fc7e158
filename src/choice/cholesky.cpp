#include "choice/cholesky.h"

#include <cmath>

namespace dure::choice {

bool cholesky(std::span<double> matrix, std::size_t n, double least_share)
{
    for (std::size_t j = 0; j < n; ++j) {
        auto* const row_j = matrix.data() + j * n;
        auto const diagonal = row_j[j];
        auto pivot = diagonal;
        for (std::size_t k = 0; k < j; ++k)
            pivot -= row_j[k] * row_j[k];
        if (!(pivot > least_share * diagonal) || !(pivot > 0))
            return false;
        auto const root = std::sqrt(pivot);
        row_j[j] = root;
        for (std::size_t i = j + 1; i < n; ++i) {
            auto* const row_i = matrix.data() + i * n;
            auto sum = row_i[j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= row_i[k] * row_j[k];
            row_i[j] = sum / root;
            row_j[i] = 0;
        }
    }
    return true;
}

void solve_lower(std::span<double const> factor, std::size_t n, std::span<double> b)
{
    for (std::size_t i = 0; i < n; ++i) {
        auto sum = b[i];
        for (std::size_t k = 0; k < i; ++k)
            sum -= factor[i * n + k] * b[k];
        b[i] = sum / factor[i * n + i];
    }
}

void solve_upper(std::span<double const> factor, std::size_t n, std::span<double> b)
{
    for (std::size_t i = n; i-- > 0;) {
        auto const x = b[i] / factor[i * n + i];
        b[i] = x;
        for (std::size_t k = 0; k < i; ++k)
            b[k] -= factor[i * n + k] * x;
    }
}

void solve_factored(std::span<double const> factor, std::size_t n, std::span<double> b)
{
    solve_lower(factor, n, b);
    solve_upper(factor, n, b);
}

std::vector<double> inverse_of_factor(std::span<double const> factor, std::size_t n)
{
    std::vector<double> inverse(n * n);
    for (std::size_t j = 0; j < n; ++j) {
        inverse[j * n + j] = 1 / factor[j * n + j];
        for (std::size_t i = j + 1; i < n; ++i) {
            double sum = 0;
            for (std::size_t k = j; k < i; ++k)
                sum -= factor[i * n + k] * inverse[k * n + j];
            inverse[i * n + j] = sum / factor[i * n + i];
        }
    }
    return inverse;
}

std::vector<double> inverse_of_factored(std::span<double const> factor, std::size_t n)
{
    auto const lower = inverse_of_factor(factor, n);
    std::vector<double> inverse(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = 0;
            for (std::size_t k = i; k < n; ++k)
                sum += lower[k * n + i] * lower[k * n + j];
            inverse[i * n + j] = inverse[j * n + i] = sum;
        }
    }
    return inverse;
}

}
