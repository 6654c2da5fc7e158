#include "store/envelope.h"
#include "tests/store/helpers.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::store;

TEST_CASE("an envelope gives back every field, whatever bytes are in it")
{
    std::string const wild("a b:\n\0\xff 12:x\n", 14);
    auto const sealed = seal_envelope("dure.test/1", { { "first", wild }, { "empty", "" }, { "number", "42" } });
    auto const opened = Envelope::open("dure.test/1", sealed);
    REQUIRE(opened.is_ok());
    CHECK(opened.value().text("first") == wild);
    CHECK(opened.value().text("empty").empty());
    CHECK(opened.value().number("number") == 42);
    CHECK(opened.value().text("unknown").empty());
    CHECK(opened.value().number("first") == 0);
}

TEST_CASE("the checksum is the CRC-32 everybody else computes")
{
    // "x 9:123456789\n" has the CRC-32 that zlib gives for it.
    CHECK(seal_envelope("k/1", { { "x", "123456789" } }) == "k/1 fb2d9f6d 14\nx 9:123456789\n");
}

TEST_CASE("an envelope of a later version is refused as unsupported, not as damaged")
{
    auto const opened = Envelope::open("dure.draft/1", seal_envelope("dure.draft/2", {}));
    REQUIRE(!opened.is_ok());
    CHECK(opened.error().code == base::ErrorCode::unsupported);
}

TEST_CASE("every flipped byte and every torn end of an entry is noticed")
{
    auto const sealed = seal_draft(some_draft("01A"));
    REQUIRE(open_draft(sealed).is_ok());
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        for (int const flip : { 1, 32, 255 }) {
            auto bytes = sealed;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            CHECK_MESSAGE(!open_draft(bytes).is_ok(), "byte ", at, " flip ", flip);
        }
        CHECK(!open_draft(std::string_view(sealed).substr(0, at)).is_ok());
        CHECK(!open_draft(sealed + sealed.substr(at)).is_ok());
    }
    CHECK(!open_draft("").is_ok());
}
