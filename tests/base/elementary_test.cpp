#include "base/elementary.h"
#include "base/random.h"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using namespace dure;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// How many doubles lie between two numbers of the same sign.
std::int64_t units_apart(double a, double b)
{
    auto const distance = static_cast<std::int64_t>(base::elementary::bits_of(a) - base::elementary::bits_of(b));
    return distance < 0 ? -distance : distance;
}

std::uint64_t fingerprint(std::uint64_t so_far, double number)
{
    return base::mix_64(so_far ^ base::elementary::bits_of(number));
}

}

TEST_CASE("e^x is the library's within two units in the last place, from the smallest to the largest result")
{
    base::Random random(1);
    for (int i = 0; i < 400'000; ++i) {
        auto const x = i % 2 ? (random.unit() - 0.5) * 1480 : (random.unit() - 0.5) * 4;
        INFO(x);
        REQUIRE(units_apart(base::exp(x), std::exp(x)) <= 2);
    }
    for (auto const x : { 0.0, -0.0, 1e-300, -1e-17, 1e-9, 709.78, 709.782712893384, -708.3, -708.5, -740.0, -745.1 }) {
        INFO(x);
        CHECK(units_apart(base::exp(x), std::exp(x)) <= 2);
    }
    CHECK(base::exp(0) == 1);
    CHECK(base::exp(-infinity) == 0);
    CHECK(base::exp(-746) == 0);
    CHECK(base::exp(709.8) == infinity);
    CHECK(base::exp(infinity) == infinity);
    CHECK(std::isnan(base::exp(std::nan(""))));
}

TEST_CASE("a list of e^x has the digits of each alone")
{
    base::Random random(2);
    for (std::size_t const count : { 0u, 1u, 3u, 8u, 1001u }) {
        std::vector<double> numbers(count), alone(count);
        for (std::size_t i = 0; i < count; ++i) {
            numbers[i] = (random.unit() - 0.5) * 200;
            alone[i] = base::exp(numbers[i]);
        }
        base::exp(std::span(numbers));
        CHECK(numbers == alone);
    }
}

TEST_CASE("the logarithm is the library's within two units in the last place, also near 1 and among subnormal numbers")
{
    base::Random random(3);
    for (int i = 0; i < 400'000; ++i) {
        auto const x = i % 2 ? base::elementary::number_of((random.next_64() >> 1) % 0x7FF0000000000000ULL)
                             : 0.5 + random.unit();
        INFO(x);
        REQUIRE(units_apart(base::log(x), std::log(x)) <= 2);
    }
    for (auto const x : { 5e-324, 2.2250738585072014e-308, 1e308, 1 + 1e-15, 1 - 1e-16, 0.7071067811865475, 2.0, 10.0 })
        CHECK(units_apart(base::log(x), std::log(x)) <= 2);
    CHECK(base::log(1) == 0);
    CHECK(base::log(0) == -infinity);
    CHECK(base::log(infinity) == infinity);
    CHECK(std::isnan(base::log(-1)));
    CHECK(std::isnan(base::log(std::nan(""))));
}

TEST_CASE("log(1 + x) keeps the digits of a small x")
{
    base::Random random(4);
    for (int i = 0; i < 400'000; ++i) {
        auto const size = std::ldexp(random.unit(), static_cast<int>(random.below(120)) - 80);
        auto const x = i % 2 ? size : -std::fmod(size, 1.0);
        INFO(x);
        REQUIRE(units_apart(base::log1p(x), std::log1p(x)) <= 2);
    }
    CHECK(base::log1p(0) == 0);
    CHECK(base::log1p(-1) == -infinity);
    CHECK(std::isnan(base::log1p(-1.5)));
}

TEST_CASE("exp and log have the same digits on every platform")
{
    base::Random random(5);
    std::uint64_t hash = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto const x = (random.unit() - 0.5) * 100;
        hash = fingerprint(hash, base::exp(x));
        hash = fingerprint(hash, base::log(x * x + 1e-9));
        hash = fingerprint(hash, base::log1p(x * 1e-3));
    }
    CHECK(hash == 5115959664163033615ULL); // reached natively and in WebAssembly alike
}
