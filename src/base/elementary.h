// exp, log and log1p made only of + - * /, comparisons and bits. The C libraries of native builds and of WebAssembly
// differ in the last digit; an estimator that iterates or draws by chance carries such a digit to the first.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>

namespace dure::base {

namespace elementary {

    constexpr double log2_e = 1.4426950408889634074;
    // ln 2 in two pieces: the first with 21 trailing zero bits, so that a whole multiple up to 2^11 is exact.
    constexpr double ln2_high = 0x1.62e42feep-1;
    constexpr double ln2_low = 0x1.a39ef35793c76p-33;
    // Added and taken away again it leaves a whole number, whose bits stand at the low end of the sum.
    constexpr double whole = 0x1.8p52;

    // Emscripten's library has no std::bit_cast yet.
    inline std::uint64_t bits_of(double number)
    {
        std::uint64_t bits;
        std::memcpy(&bits, &number, sizeof bits);
        return bits;
    }
    inline double number_of(std::uint64_t bits)
    {
        double number;
        std::memcpy(&number, &bits, sizeof number);
        return number;
    }

    // 2^n of the whole number n behind `shifted` = whole + n; -1022 <= n <= 1023.
    inline double power_of_two(double shifted)
    {
        return number_of((bits_of(shifted) + 1023) << 52);
    }

}

// e^x, within one unit in the last place, also among the subnormal numbers; infinity above 709.79, 0 below -745.14.
// Without branches, so that a loop over it fills the lanes of a vector. The Taylor series to the 13th power on
// |r| <= ln 2 / 2, where its remainder is 4e-18.
inline double exp(double x)
{
    using namespace elementary;
    auto const bounded = x < -746 ? -746 : x > 710 ? 710 : x; // NaN stays
    auto const n = (bounded * log2_e + whole) - whole;
    auto const r = (bounded - n * ln2_high) - n * ln2_low;
    auto const r2 = r * r;
    auto const r4 = r2 * r2;
    auto const a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    auto const b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    auto const c = (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    auto const near_one = 1 + (r + r2 * (a + r4 * (b + r4 * c)));
    // In two factors, because the result may be a power of two that no normal double holds.
    auto const half = n * 0.5 + whole;
    auto const rest = n - (half - whole) + whole;
    return near_one * power_of_two(half) * power_of_two(rest);
}

// Every number of the list to its e^x; the same digits as exp.
inline void exp(std::span<double> numbers)
{
    for (auto& number : numbers)
        number = exp(number);
}

// The natural logarithm, within one unit in the last place; -infinity at 0, NaN below.
double log(double x);
// log(1 + x) without the loss of digits near 0, within two units in the last place; -infinity at -1, NaN below.
double log1p(double x);

}
