#include "base/random.h"
#include "base/text.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace dure::base;

namespace {

std::string random_bytes(Random& random, std::size_t most)
{
    // Bytes that often come near to being UTF-8.
    constexpr unsigned char likely[]
        = { 'a', 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xEA, 0xB0, 0xF0, 0x90, 0xF4, 0x8F };
    std::string bytes;
    for (auto count = random.below(static_cast<std::uint32_t>(most)); count > 0; --count)
        bytes += static_cast<char>(random.chance(0.8) ? likely[random.below(sizeof likely)] : random.below(256));
    return bytes;
}

}

TEST_CASE("well-formed UTF-8 is accepted and everything else is found at its first wrong byte")
{
    CHECK(is_valid_utf8(""));
    CHECK(is_valid_utf8("두레 a é 😀 \xEF\xBF\xBF \xF4\x8F\xBF\xBF"));
    CHECK(find_invalid_utf8("ab\x80") == 2);
    CHECK(find_invalid_utf8("\xC0\xAF") == 0); // an overlong "/"
    CHECK(find_invalid_utf8("\xE0\x80\xAF") == 0);
    CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1); // a surrogate
    CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0); // over U+10FFFF
    CHECK(find_invalid_utf8("두\xEB\xA0") == 3); // cut off
    CHECK(find_invalid_utf8("\xFF") == 0);
}

TEST_CASE("repairing replaces each maximal ill-formed part once, as Unicode's example has it")
{
    CHECK(repair_utf8("a\xF1\x80\x80\xE1\x80\xC2"
                      "b\x80"
                      "c\x80\xBF"
                      "d")
        == "a\uFFFD\uFFFD\uFFFD"
           "b\uFFFD"
           "c\uFFFD\uFFFD"
           "d");
    CHECK(repair_utf8("두레") == "두레");
}

TEST_CASE("whatever the bytes, repaired text is valid and walking always moves on")
{
    Random random(7);
    for (int i = 0; i < 5000; ++i) {
        auto const bytes = random_bytes(random, 24);
        auto const repaired = repair_utf8(bytes);
        REQUIRE(is_valid_utf8(repaired));
        REQUIRE(from_code_points(to_code_points(bytes)) == repaired);
        REQUIRE(count_code_points(bytes) == count_code_points(repaired));
        std::size_t steps = 0;
        for (std::size_t at = 0; at < bytes.size(); ++steps) {
            auto const end = end_of_character(bytes, at);
            REQUIRE(end > at);
            REQUIRE(end <= bytes.size());
            at = end;
        }
        REQUIRE(steps == count_characters(bytes));
        REQUIRE(truncate_bytes(repaired, 5).size() <= 5);
        REQUIRE(is_valid_utf8(truncate_bytes(repaired, 5)));
    }
}

TEST_CASE("every code point survives writing and reading")
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        std::string text;
        append_utf8(text, c);
        auto const read = decode_utf8(text, 0);
        REQUIRE(read.value == c);
        REQUIRE(read.bytes == text.size());
    }
}

TEST_CASE("characters are counted as a person counts them")
{
    CHECK(count_characters("한국어") == 3);
    CHECK(count_characters("\u1112\u1161\u11AB\u1100\u116E\u11A8") == 2); // 한국 in conjoining letters
    CHECK(count_characters("가\u11A8") == 1); // 각 as an open syllable and its last consonant
    CHECK(count_characters("각\u1161") == 2);
    CHECK(count_characters("ㅎㅏㄴ") == 3); // compatibility letters stand alone
    CHECK(count_characters("e\u0301a") == 2);
    CHECK(count_characters("👨‍👩‍👧‍👦!") == 2);
    CHECK(count_characters("👍🏽👍") == 2);
    CHECK(count_characters("🇰🇷🇺🇸") == 2);
    CHECK(count_characters("❤️") == 1);
    CHECK(count_characters("a\r\nb") == 3);
}

TEST_CASE("JavaScript's length counts characters beyond the basic plane twice")
{
    CHECK(count_utf16_units("두레") == 2);
    CHECK(count_utf16_units("a😀") == 3);
}

TEST_CASE("truncating never cuts a character and says that something was cut")
{
    CHECK(truncate_characters("두레두레", 4) == "두레두레");
    CHECK(truncate_characters("두레두레", 3) == "두레…");
    CHECK(truncate_characters("👨‍👩‍👧‍👦ab", 2) == "👨‍👩‍👧‍👦…");
    CHECK(truncate_characters("ab", 0) == "");
    CHECK(truncate_characters("", 3) == "");
    CHECK(truncate_bytes("두레", 5) == "두");
    CHECK(truncate_bytes("두레", 6) == "두레");
    CHECK(truncate_bytes("두레", 2) == "");
}

TEST_CASE("trimming takes the white space that JavaScript's trim takes")
{
    CHECK(trim(" \t\u3000두 레\u00A0\r\n") == "두 레");
    CHECK(trim("\uFEFF \u2003") == "");
    CHECK(trim("") == "");
    CHECK(trim("\u200B") == "\u200B"); // the zero-width space is none
}

TEST_CASE("folding makes letters that differ only in case equal")
{
    CHECK(equals_ignoring_case("STRAßE", "straße"));
    CHECK(equals_ignoring_case("ÀÉÎÕÜ ŁÓDŹ ŸĹ", "àéîõü łódź ÿĺ"));
    CHECK(equals_ignoring_case("ΑΒΓΔΣ ЖЁЫ ԱԲ", "αβγδς жёы աբ"));
    CHECK(equals_ignoring_case("ＡＢＣ", "ａｂｃ"));
    CHECK_FALSE(equals_ignoring_case("가", "나"));
    CHECK_FALSE(equals_ignoring_case("×", "÷"));
    CHECK_FALSE(equals_ignoring_case("ab", "abc"));
    CHECK(equals_ignoring_ascii_case("Href", "hREF"));
    CHECK_FALSE(equals_ignoring_ascii_case("É", "é"));
    for (char32_t c = 0; c <= 0xFFFF; ++c)
        REQUIRE(fold_case(fold_case(c)) == fold_case(c));
}

TEST_CASE("numbers are written as JavaScript writes them")
{
    CHECK(number_to_text(0) == "0");
    CHECK(number_to_text(-0.0) == "0");
    CHECK(number_to_text(-42) == "-42");
    CHECK(number_to_text(0.1) == "0.1");
    CHECK(number_to_text(0.1 + 0.2) == "0.30000000000000004");
    CHECK(number_to_text(1e21) == "1e+21");
    CHECK(number_to_text(123456789012345680000.0) == "123456789012345680000");
    CHECK(number_to_text(1e-6) == "0.000001");
    CHECK(number_to_text(1e-7) == "1e-7");
    CHECK(number_to_text(1.5e-10) == "1.5e-10");
    CHECK(number_to_text(5e-324) == "5e-324");
    CHECK(number_to_text(1.7976931348623157e308) == "1.7976931348623157e+308");
    CHECK(number_to_text(2.2250738585072014e-308) == "2.2250738585072014e-308");
    CHECK(number_to_text(std::ldexp(1, -44)) == "5.684341886080802e-14"); // not the nearest 16 digits
    CHECK(number_to_text(9007199254740993.0) == "9007199254740992");
    CHECK(number_to_text(4.35) == "4.35");
    CHECK(number_to_text(std::numeric_limits<double>::infinity()) == "Infinity");
    CHECK(number_to_text(std::nan("")) == "NaN");
}

TEST_CASE("every finite number reads back from its text")
{
    Random random(11);
    for (int i = 0; i < 50'000; ++i) {
        auto const mantissa = random.unit() * 2 - 1;
        auto const number = std::ldexp(mantissa, static_cast<int>(random.below(2090)) - 1070);
        auto const text = number_to_text(number);
        REQUIRE(text_to_number(text) == number);
        REQUIRE(text.size() <= 25);
    }
}

TEST_CASE("texts become numbers by JavaScript's rules")
{
    CHECK(text_to_number("") == 0);
    CHECK(text_to_number(" \n\u3000") == 0);
    CHECK(text_to_number(" 12.50 ") == 12.5);
    CHECK(text_to_number("+.5e1") == 5);
    CHECK(text_to_number("5.") == 5);
    CHECK(text_to_number("0x1F") == 31);
    CHECK(text_to_number("0b101") == 5);
    CHECK(text_to_number("0o17") == 15);
    CHECK(text_to_number("-Infinity") == -std::numeric_limits<double>::infinity());
    for (auto const* wrong : { "1,000", "12px", "--1", "1e", ".", "e5", "0x", "-0x10", "infinity", "nan", "1 2", "０" })
        CHECK_MESSAGE(std::isnan(text_to_number(wrong)), wrong);
    CHECK(parse_decimal("1e5") == 1e5);
    CHECK_FALSE(parse_decimal(" 1").has_value());
    CHECK_FALSE(parse_decimal("0x1").has_value());
}

TEST_CASE("texts are split, joined and replaced without losing empty parts")
{
    CHECK(split("a,,b", ',').size() == 3);
    CHECK(split("", ',').size() == 1);
    CHECK(join({ "가", "", "나" }, ", ") == "가, , 나");
    CHECK(replace_all("aXbXX", "X", "yy") == "ayybyyyy");
    CHECK(replace_all("abc", "", "y") == "abc");
}

TEST_CASE("numbers without an exponent are rounded as Intl.NumberFormat does")
{
    CHECK(number_to_decimal(20000.5, 0, 0, 15) == "20000.5");
    CHECK(number_to_decimal(1.005, 0, 0, 2) == "1.01");
    CHECK(number_to_decimal(2.5, 0, 0, 0) == "3");
    CHECK(number_to_decimal(0.5, 0, 0, 0) == "1");
    CHECK(number_to_decimal(0.05, 0, 0, 1) == "0.1");
    CHECK(number_to_decimal(0.04, 0, 0, 1) == "0");
    CHECK(number_to_decimal(-0.4, 0, 0, 0) == "0");
    CHECK(number_to_decimal(-0.4, 0, 2, 2) == "-0.40");
    CHECK(number_to_decimal(-0.004, 0, 2, 2) == "0.00");
    CHECK(number_to_decimal(999.995, 0, 0, 2) == "1000");
    CHECK(number_to_decimal(9.5, 0, 0, 0) == "10");
    CHECK(number_to_decimal(0, 0, 2, 3) == "0.00");
    CHECK(number_to_decimal(7, 0, 0, 0) == "7");
    CHECK(number_to_decimal(0.07, 2, 0, 20) == "7");
    CHECK(number_to_decimal(0.125, 2, 0, 3) == "12.5");
    CHECK(number_to_decimal(1e-30, 0, 0, 20) == "0");
    CHECK(number_to_decimal(0.000001234, 0, 0, 15) == "0.000001234");
    CHECK(number_to_decimal(123456789.987654321, 0, 0, 12) == "123456789.98765433");
    CHECK(number_to_decimal(1000000000000000.5, 0, 0, 3) == "1000000000000000.5");
    CHECK(number_to_decimal(1e22, 0, 1, 1) == "10000000000000000000000.0");
    CHECK(number_to_decimal(std::numeric_limits<double>::infinity(), 0, 0, 2) == "Infinity");
}
