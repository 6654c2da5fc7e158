#include "base/sha256.h"

#include <algorithm>
#include <cstring>

namespace dure::base {

namespace {

    // The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    constexpr std::array<std::uint32_t, 64> round_constants { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
        0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
        0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
        0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351,
        0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f,
        0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };

    using State = std::array<std::uint32_t, 8>;

    std::uint32_t rotate(std::uint32_t word, int by)
    {
        return (word >> by) | (word << (32 - by));
    }

    void add_block(State& state, unsigned char const* block)
    {
        std::array<std::uint32_t, 64> words {};
        for (std::size_t i = 0; i < 16; ++i) {
            auto const* bytes = block + i * 4;
            words[i] = std::uint32_t { bytes[0] } << 24 | std::uint32_t { bytes[1] } << 16
                | std::uint32_t { bytes[2] } << 8 | bytes[3];
        }
        for (std::size_t i = 16; i < 64; ++i) {
            auto const before_15 = words[i - 15];
            auto const before_2 = words[i - 2];
            auto const small_0 = rotate(before_15, 7) ^ rotate(before_15, 18) ^ (before_15 >> 3);
            auto const small_1 = rotate(before_2, 17) ^ rotate(before_2, 19) ^ (before_2 >> 10);
            words[i] = words[i - 16] + small_0 + words[i - 7] + small_1;
        }

        auto [a, b, c, d, e, f, g, h] = state;
        for (std::size_t i = 0; i < 64; ++i) {
            auto const big_1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
            auto const choice = (e & f) ^ (~e & g);
            auto const first = h + big_1 + choice + round_constants[i] + words[i];
            auto const big_0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
            auto const majority = (a & b) ^ (a & c) ^ (b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + big_0 + majority;
        }
        State const added { a, b, c, d, e, f, g, h };
        for (std::size_t i = 0; i < state.size(); ++i)
            state[i] += added[i];
    }

}

Sha256 sha256(std::string_view bytes)
{
    State state { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    auto const* data = reinterpret_cast<unsigned char const*>(bytes.data());
    auto const whole = bytes.size() / 64 * 64;
    for (std::size_t at = 0; at < whole; at += 64)
        add_block(state, data + at);

    // The rest, a single 1 bit, zeros, and the length in bits: one block, or two where the length does not fit.
    std::array<unsigned char, 128> tail {};
    auto const rest = bytes.size() - whole;
    if (rest > 0)
        std::memcpy(tail.data(), data + whole, rest);
    tail[rest] = 0x80;
    std::size_t const tail_size = rest < 56 ? 64 : 128;
    auto const bits = static_cast<std::uint64_t>(bytes.size()) * 8;
    for (std::size_t i = 0; i < 8; ++i)
        tail[tail_size - 1 - i] = static_cast<unsigned char>(bits >> (8 * i));
    for (std::size_t at = 0; at < tail_size; at += 64)
        add_block(state, tail.data() + at);

    Sha256 hash {};
    for (std::size_t i = 0; i < hash.size(); ++i)
        hash[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    return hash;
}

std::string to_hex(Sha256 const& hash)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (auto const byte : hash) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}
