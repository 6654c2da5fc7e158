#include "stats/distributions.h"

#include <cmath>
#include <limits>

// Nothing here throws: every error comes back as NaN or infinity.
#define BOOST_MATH_DOMAIN_ERROR_POLICY ignore_error
#define BOOST_MATH_POLE_ERROR_POLICY ignore_error
#define BOOST_MATH_OVERFLOW_ERROR_POLICY ignore_error
#define BOOST_MATH_EVALUATION_ERROR_POLICY ignore_error
#define BOOST_MATH_ROUNDING_ERROR_POLICY ignore_error
#define BOOST_MATH_INDETERMINATE_RESULT_ERROR_POLICY ignore_error
// Native and WebAssembly agree to the digit only if neither has more digits than a double.
#define BOOST_MATH_PROMOTE_DOUBLE_POLICY false
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace dure::stats {

namespace {

    namespace math = boost::math;
    double const nan = std::numeric_limits<double>::quiet_NaN();

}

double normal_cumulative(double z)
{
    return std::isnan(z) ? nan : math::cdf(math::normal(), z);
}

double normal_upper_tail(double z)
{
    return std::isnan(z) ? nan : math::cdf(math::complement(math::normal(), z));
}

double normal_quantile(double p)
{
    return p > 0 && p < 1 ? math::quantile(math::normal(), p) : nan;
}

double normal_two_sided(double z)
{
    return 2 * normal_upper_tail(std::abs(z));
}

double t_quantile(double p, double df)
{
    return p > 0 && p < 1 && df > 0 ? math::quantile(math::students_t(df), p) : nan;
}

double t_two_sided(double t, double df)
{
    return std::isnan(t) || !(df > 0) ? nan : 2 * math::cdf(math::complement(math::students_t(df), std::abs(t)));
}

double chi_square_upper_tail(double x, double df)
{
    return x >= 0 && df > 0 ? math::cdf(math::complement(math::chi_squared(df), x)) : nan;
}

}
