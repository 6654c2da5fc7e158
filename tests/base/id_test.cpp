#include "base/id.h"
#include "base/random.h"
#include "base/sha256.h"

#include <doctest/doctest.h>

using namespace dure::base;

namespace {

RandomBits random_bits(Random& random)
{
    RandomBits bits {};
    for (auto& byte : bits)
        byte = static_cast<std::uint8_t>(random.below(256));
    return bits;
}

}

TEST_CASE("sortable ids sort by time and give it back")
{
    Random random(2);
    std::string previous;
    for (std::int64_t time = 0; time < (std::int64_t { 1 } << 48); time = time * 3 + 1) {
        auto const id = sortable_id(time, random_bits(random));
        REQUIRE(is_sortable_id(id));
        REQUIRE(time_of_sortable_id(id) == time);
        REQUIRE(previous < id);
        previous = id;
    }
}

TEST_CASE("the ULID specification's example time is spelled as it says")
{
    CHECK(sortable_id(1469918176385, {}).substr(0, 10) == "01ARYZ6S41");
    RandomBits all {};
    all.fill(0xFF);
    CHECK(sortable_id(0, all) == "0000000000ZZZZZZZZZZZZZZZZ");
}

TEST_CASE("times out of range are held, and foreign texts are no ids")
{
    CHECK(time_of_sortable_id(sortable_id(-5, {})) == 0);
    CHECK(time_of_sortable_id(sortable_id(INT64_MAX, {})) == (std::int64_t { 1 } << 48) - 1);
    CHECK_FALSE(is_sortable_id(""));
    CHECK_FALSE(is_sortable_id("01aryz6s410000000000000000"));
    CHECK_FALSE(is_sortable_id("81ARYZ6S410000000000000000"));
    CHECK_FALSE(is_sortable_id("01ARYZ6S41000000000000000U"));
    CHECK_FALSE(time_of_sortable_id("short").has_value());
}

TEST_CASE("different random bits give different ids at the same instant")
{
    Random random(4);
    for (int i = 0; i < 1000; ++i)
        REQUIRE(sortable_id(1, random_bits(random)) != sortable_id(1, random_bits(random)));
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples")
{
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a')))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 pads correctly at every length around a block")
{
    // Each length's digest differs and none reads beyond the text (the sanitizers would say so).
    std::string previous;
    for (std::size_t length = 0; length < 200; ++length) {
        auto const hex = to_hex(sha256(std::string(length, 'x')));
        REQUIRE(hex != previous);
        previous = hex;
    }
}
