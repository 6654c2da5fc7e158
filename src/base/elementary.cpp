#include "base/elementary.h"

#include <limits>

namespace dure::base {

namespace {

    using namespace elementary;

    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr auto fraction_bits = 0x000FFFFFFFFFFFFFULL;
    constexpr auto sqrt_half_bits = 0x3FE6A09E667F3BCDULL;

    // n and m with x = 2^n m and sqrt(1/2) <= m < sqrt(2), for a positive finite x.
    struct Scaled {
        double exponent = 0;
        double mantissa = 1;
    };

    Scaled scaled(double x)
    {
        double exponent = 0;
        if (x < std::numeric_limits<double>::min()) {
            x *= 0x1p54;
            exponent = -54;
        }
        auto const shifted = bits_of(x) - sqrt_half_bits;
        exponent += static_cast<double>(static_cast<std::int64_t>(shifted) >> 52);
        return { exponent, number_of((shifted & fraction_bits) + sqrt_half_bits) };
    }

    // n ln 2 + log(1 + f) + tail for sqrt(1/2) <= 1 + f < sqrt(2) and a tiny tail: with s = f / (2 + f) the logarithm
    // is 2 artanh(s) = f - s (f - (s^2 2/3 + s^4 2/5 + …)), and f^2 / 2 is kept apart from what rounds (W. J. Cody and
    // W. Waite 1980, chapter 5; the series of artanh instead of a rational approximation).
    double sum_of_parts(double n, double f, double tail)
    {
        auto const half_square = 0.5 * f * f;
        auto const s = f / (2 + f);
        auto const z = s * s;
        double series = 0;
        for (int power = 21; power >= 3; power -= 2)
            series = z * (2.0 / power + series);
        return n * ln2_high - ((half_square - (s * (half_square + series) + (n * ln2_low + tail))) - f);
    }

}

double log(double x)
{
    if (!(x > 0))
        return x == 0 ? -infinity : nan;
    if (x == infinity)
        return x;
    auto const [exponent, mantissa] = scaled(x);
    return sum_of_parts(exponent, mantissa - 1, 0);
}

double log1p(double x)
{
    if (!(x > -1))
        return x == -1 ? -infinity : nan;
    if (x == infinity)
        return x;
    if (x > -0.29 && x < 0.41)
        return x == 0 ? x : sum_of_parts(0, x, 0);
    auto const sum = 1 + x;
    auto const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1); // what the addition rounded away
    auto const [exponent, mantissa] = scaled(sum);
    return sum_of_parts(exponent, mantissa - 1, lost / sum);
}

}
