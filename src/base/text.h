// UTF-8 text without a locale: checking, walking, folding, and numbers written and read as JavaScript does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::base {

inline constexpr char32_t replacement_character = 0xFFFD;

// Where the first byte is that cannot be part of UTF-8 (overlong forms, surrogates and values over U+10FFFF included).
std::optional<std::size_t> find_invalid_utf8(std::string_view text);
bool is_valid_utf8(std::string_view text);
// Every maximal ill-formed part becomes one U+FFFD; valid text comes back unchanged.
std::string repair_utf8(std::string_view text);

struct CodePoint {
    char32_t value = replacement_character;
    std::size_t bytes = 1; // how far to step; at least 1 even where the text is ill-formed
};

// `at` must be below text.size(); an ill-formed part reads as U+FFFD.
CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& text, char32_t code_point);
std::u32string to_code_points(std::string_view text);
std::string from_code_points(std::u32string_view code_points);

std::size_t count_code_points(std::string_view text);
// What JavaScript's `length` says: characters outside the basic plane count twice.
std::size_t count_utf16_units(std::string_view text);

// Where the character that begins at `at` ends, as a person counts: a Korean syllable made of conjoining letters, a
// letter with its accents, an emoji sequence and a flag are one each. A practical subset of Unicode's UAX #29.
std::size_t end_of_character(std::string_view text, std::size_t at);
std::size_t count_characters(std::string_view text);
// At most so many characters, never cutting one; appends "…" (counted) if something was cut.
std::string truncate_characters(std::string_view text, std::size_t limit);
// At most so many bytes, never cutting a code point, nothing appended.
std::string_view truncate_bytes(std::string_view text, std::size_t limit);

// White space as JavaScript's trim() and RegExp \s understand it.
bool is_space(char32_t code_point);
std::string_view trim(std::string_view text);

// Simple case folding of ASCII, Latin, Greek, Cyrillic, Armenian and full-width letters; one code point to one.
char32_t fold_case(char32_t code_point);
std::string fold_case(std::string_view text);
std::string fold_ascii(std::string_view text);
bool equals_ignoring_case(std::string_view left, std::string_view right);
bool equals_ignoring_ascii_case(std::string_view left, std::string_view right);

// JavaScript's String(number): the shortest digits that read back as the same number ("0.1", "1e+21", "NaN", "-0" as
// "0").
std::string number_to_text(double number);
// Without an exponent, as Intl.NumberFormat rounds: the shortest digits of the number times 10^power_of_ten, halves
// away from zero, with so many digits after the point. No minus before a zero.
std::string number_to_decimal(double number, int power_of_ten, int least_digits, int most_digits);
// JavaScript's Number(text): trimmed, "" is 0, 0x/0o/0b, "Infinity"; NaN where it is not a number.
double text_to_number(std::string_view text);
// Only decimal digits with sign, fraction and exponent, nothing around them; nothing else is taken.
std::optional<double> parse_decimal(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::vector<std::string> const& parts, std::string_view separator);
std::string replace_all(std::string_view text, std::string_view what, std::string_view with);

}
