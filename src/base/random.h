// A small seeded generator with the same sequence on every platform (M. O'Neill 2014, PCG XSH-RR 64/32).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dure::base {

class Random {
public:
    // Two generators with the same seed and different streams are independent of each other.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    // Here for the compiler to see: millions of them are drawn while an estimate is awaited.
    std::uint32_t next()
    {
        auto const old = m_state;
        m_state = old * 6364136223846793005ULL + m_increment;
        auto const shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
        auto const rotation = static_cast<std::uint32_t>(old >> 59);
        return (shifted >> rotation) | (shifted << ((32 - rotation) & 31));
    }
    std::uint64_t next_64()
    {
        auto const high = static_cast<std::uint64_t>(next());
        return (high << 32) | next();
    }
    // 0 to n - 1, every one equally likely; n must not be 0.
    std::uint32_t below(std::uint32_t n);
    // 0 <= x < 1, in steps of 2^-53.
    double unit() { return static_cast<double>(next_64() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    // Normal with mean 0 and deviation 1 (Box and Muller 1958); uses two numbers each time.
    double normal();

    // Fisher and Yates, from the end.
    template <typename T> void shuffle(std::vector<T>& items)
    {
        for (std::size_t i = items.size(); i > 1; --i) {
            auto const j = below(static_cast<std::uint32_t>(i));
            if (j != i - 1)
                std::swap(items[i - 1], items[j]);
        }
    }

private:
    std::uint64_t m_state = 0;
    std::uint64_t m_increment = 1;
};

// Spreads a small or patterned number over 64 bits (Steele, Lea and Flood 2014, SplitMix64).
std::uint64_t mix_64(std::uint64_t number);
// A seed from text, the same everywhere (FNV-1a, then mixed).
std::uint64_t seed_from_text(std::string_view text);

}
