// Pairs of doubles that a compiler keeps in one register, natively and in WebAssembly: the order of the additions is
// written down, so the digits are the same with and without such registers.
#pragma once

#include <cstddef>
#include <cstring>

namespace dure::choice {

typedef double Pair __attribute__((vector_size(16)));

inline Pair load_pair(double const* from)
{
    Pair pair;
    std::memcpy(&pair, from, sizeof pair);
    return pair;
}

inline void store_pair(Pair pair, double* into)
{
    std::memcpy(into, &pair, sizeof pair);
}

// into[i] += factor from[i]; count is even.
inline void add_scaled(double factor, double const* from, double* into, std::size_t count)
{
    Pair const both { factor, factor };
    for (std::size_t i = 0; i < count; i += 2)
        store_pair(load_pair(into + i) + both * load_pair(from + i), into + i);
}

// The sum of a[i] b[i]; count is even.
inline double dot_of_pairs(double const* a, double const* b, std::size_t count)
{
    Pair even {}, odd {};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        even += load_pair(a + i) * load_pair(b + i);
        odd += load_pair(a + i + 2) * load_pair(b + i + 2);
    }
    if (i < count)
        even += load_pair(a + i) * load_pair(b + i);
    even += odd;
    return even[0] + even[1];
}

// into[i] = the sum of row i times x, for rows of `stride` numbers, both counts even. Of a lower triangle (zeros above)
// only what may differ from 0 is read.
inline void multiply_rows(
    double const* matrix, std::size_t rows, std::size_t stride, bool is_lower, double const* x, double* into)
{
    for (std::size_t i = 0; i < rows; i += 2) {
        auto const* const first = matrix + i * stride;
        auto const* const second = first + stride;
        auto const count = is_lower ? i + 2 : stride;
        Pair sum_0 {}, sum_1 {}, sum_2 {}, sum_3 {};
        std::size_t k = 0;
        for (; k + 4 <= count; k += 4) {
            auto const low = load_pair(x + k), high = load_pair(x + k + 2);
            sum_0 += load_pair(first + k) * low;
            sum_1 += load_pair(first + k + 2) * high;
            sum_2 += load_pair(second + k) * low;
            sum_3 += load_pair(second + k + 2) * high;
        }
        if (k < count) {
            sum_0 += load_pair(first + k) * load_pair(x + k);
            sum_2 += load_pair(second + k) * load_pair(x + k);
        }
        sum_0 += sum_1;
        sum_2 += sum_3;
        into[i] = sum_0[0] + sum_0[1];
        into[i + 1] = sum_2[0] + sum_2[1];
    }
}

// into += the sum of row i of a lower triangle (zeros above, rows of `stride` numbers, which is even) times factors[i].
// Four rows at a time, each number of `into` taking them in their order.
inline void add_lower_rows(double const* factors, double const* rows, std::size_t stride, double* into)
{
    std::size_t i = 0;
    for (; i + 4 <= stride; i += 4) {
        auto const* const row = rows + i * stride;
        Pair const first { factors[i], factors[i] }, second { factors[i + 1], factors[i + 1] },
            third { factors[i + 2], factors[i + 2] }, fourth { factors[i + 3], factors[i + 3] };
        for (std::size_t k = 0; k < i + 4; k += 2) {
            auto sum = load_pair(into + k) + first * load_pair(row + k);
            sum += second * load_pair(row + stride + k);
            sum += third * load_pair(row + 2 * stride + k);
            sum += fourth * load_pair(row + 3 * stride + k);
            store_pair(sum, into + k);
        }
    }
    for (; i < stride; ++i)
        add_scaled(factors[i], rows + i * stride, into, (i + 2) & ~std::size_t(1));
}

// WebAssembly engines put optimised code in the place of their first only where a function is called anew: what is
// inside a long loop must stay a function of its own.
#define DURE_HOT_FUNCTION __attribute__((noinline))

// The sum of a[i] squared; count is even.
inline double sum_of_squares(double const* a, std::size_t count)
{
    Pair sum {};
    for (std::size_t i = 0; i < count; i += 2)
        sum += load_pair(a + i) * load_pair(a + i);
    return sum[0] + sum[1];
}

// The sum of a[i] b[i] in eight running sums; count is a multiple of 8.
inline double dot_in_lanes(double const* a, double const* b, std::size_t count)
{
    Pair sum_0 {}, sum_1 {}, sum_2 {}, sum_3 {};
    for (std::size_t i = 0; i < count; i += 8) {
        sum_0 += load_pair(a + i) * load_pair(b + i);
        sum_1 += load_pair(a + i + 2) * load_pair(b + i + 2);
        sum_2 += load_pair(a + i + 4) * load_pair(b + i + 4);
        sum_3 += load_pair(a + i + 6) * load_pair(b + i + 6);
    }
    auto const sum = (sum_0 + sum_1) + (sum_2 + sum_3);
    return sum[0] + sum[1];
}

}
