#include "base/base64.h"

#include <string>

#include <doctest/doctest.h>

using namespace dure::base;

TEST_CASE("bytes become the text that RFC 4648 gives as its examples, and come back")
{
    std::string const words = "foobar";
    char const* const texts[] = { "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy" };
    for (std::size_t length = 0; length <= words.size(); ++length) {
        auto const part = words.substr(0, length);
        CHECK(to_base64(part) == texts[length]);
        CHECK(base64_bytes(texts[length]) == length);
        CHECK(first_of_base64(texts[length], 100) == part);
        CHECK(is_base64(texts[length]));
    }
}

TEST_CASE("every byte survives, and no more of them are read than asked for")
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    auto const text = to_base64(bytes);
    CHECK(first_of_base64(text, bytes.size()) == bytes);
    CHECK(first_of_base64(text, 5) == bytes.substr(0, 5));
}

TEST_CASE("what is no base64 is told apart, and what was read before it is kept")
{
    for (auto const* text : { "Zg=", "Zg", "Z", "Zm9v!mFy", "Zg==Zg==", "=", "====", "Zm9v\n" })
        CHECK_FALSE(is_base64(text));
    CHECK(first_of_base64("Zm9v!mFy", 100) == "foo");
    CHECK(base64_bytes("=") == 0);
    CHECK(base64_bytes("====") <= 3);
}

TEST_CASE("a whole text is read only if it is written as it would be here")
{
    CHECK(from_base64("Zm9vYg==") == "foob");
    CHECK(from_base64("AP+A") == std::string("\0\xFF\x80", 3));
    for (auto const* text : { "Z", "Zg", "Zg=", "Zg=a", "====", "Zm9v\n", "Zh==", "Zm9=", "가나" })
        CHECK_FALSE(from_base64(text));
}
