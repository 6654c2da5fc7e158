#include "base/random.h"

#include <cassert>
#include <cmath>

namespace dure::base {

Random::Random(std::uint64_t seed, std::uint64_t stream)
    : m_increment((stream << 1) | 1)
{
    next();
    m_state += seed;
    next();
}

std::uint32_t Random::below(std::uint32_t n)
{
    assert(n > 0);
    // The first 2^32 mod n numbers are thrown away, so that what is left divides evenly.
    auto const uneven = (0u - n) % n;
    for (;;) {
        auto const number = next();
        if (number >= uneven)
            return number % n;
    }
}

double Random::normal()
{
    constexpr double two_pi = 6.283185307179586;
    auto const radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
    return radius * std::cos(two_pi * unit());
}

std::uint64_t mix_64(std::uint64_t number)
{
    number += 0x9E3779B97F4A7C15ULL;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9ULL;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBULL;
    return number ^ (number >> 31);
}

std::uint64_t seed_from_text(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (auto const c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mix_64(hash);
}

}
