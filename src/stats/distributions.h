// The distributions that intervals and tests ask for, from Boost.Math. Everything is finite for finite input; outside a
// function's domain the answer is NaN, which callers turn into "not estimable".
#pragma once

namespace dure::stats {

// P(Z <= z) of the standard normal, and P(Z > z) without the loss of digits of 1 - p.
double normal_cumulative(double z);
double normal_upper_tail(double z);
// The z with P(Z <= z) = p, 0 < p < 1.
double normal_quantile(double p);
// 2 P(Z > |z|).
double normal_two_sided(double z);

// Student's t with df > 0, not necessarily whole.
double t_quantile(double p, double df);
double t_two_sided(double t, double df);

// P(X > x) of chi-square with df > 0.
double chi_square_upper_tail(double x, double df);

}
