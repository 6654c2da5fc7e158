// Means, standard deviations and the two t tests, without loss of digits.
#pragma once

#include "stats/estimate.h"
#include "stats/warning.h"

#include <cstddef>
#include <span>

namespace dure::stats {

struct Moments {
    std::size_t n = 0;
    double mean = not_estimable; // of no numbers
    double deviation = not_estimable; // with n - 1; of fewer than two numbers
    double standard_error = not_estimable;
};

// Answers are decimals, so numbers with at most nine decimals are taken as written: 10000000.1 counts as one hundred
// million and one tenths, not as the double beside it. Two passes with corrected sums (Chan, Golub and LeVeque 1983)
// from the smallest number on, so the order does not matter.
Moments moments(std::span<double const> numbers);

// Student's t interval; needs two numbers.
Interval mean_interval(Moments const& moments, double confidence);

struct TTest {
    double t = not_estimable;
    double df = not_estimable;
    double p = not_estimable; // two-sided
    Interval interval; // of the difference
};

struct MeanDifference {
    Moments first;
    Moments second;
    double difference = not_estimable; // first minus second
    TTest welch; // Welch 1947, degrees of freedom after Satterthwaite 1946
    TTest pooled; // equal variances assumed
    Warnings warnings;
};

MeanDifference mean_difference(std::span<double const> first, std::span<double const> second, double confidence);

}
