// The factor of a symmetric positive definite matrix, in a fixed order of operations. Matrices are n x n, row after
// row.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dure::choice {

// Replaces the matrix by its lower factor L with L L' = matrix (zeros above). False where a pivot is not above
// `least_share` of its diagonal entry: the matrix is then not of full rank to working precision, and its content is
// lost.
bool cholesky(std::span<double> matrix, std::size_t n, double least_share = 1e-11);

void solve_lower(std::span<double const> factor, std::size_t n, std::span<double> b); // L x = b
void solve_upper(std::span<double const> factor, std::size_t n, std::span<double> b); // L' x = b
void solve_factored(std::span<double const> factor, std::size_t n, std::span<double> b); // L L' x = b
// The inverse of L, lower; and of L L'.
std::vector<double> inverse_of_factor(std::span<double const> factor, std::size_t n);
std::vector<double> inverse_of_factored(std::span<double const> factor, std::size_t n);

}
