// A text made ready to be compared many times: almost every other text is told from it by its first eight bytes.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dure::survey::expression {

// Trivial on purpose; `data` belongs to somebody else.
struct Word {
    std::uint64_t head; // the first eight bytes, the first in the lowest place, zeros behind a shorter text
    char const* data;
    std::size_t size;

    static Word of(std::string_view text);
    std::string_view text() const { return { data, size }; }
};

enum class Likeness : std::uint8_t { different, same, unknown };

// Neither white space nor a letter with another case: ASCII but for blanks, and the scripts from the CJK ideographs to
// the Korean syllables. Two such characters that differ do so whatever is made of case and of blanks at the ends.
bool is_told_apart(std::string_view text, std::size_t at);
// A text in which only ASCII letters have another case, whatever their place.
bool has_simple_case(std::string_view text);
// Whether the text has the word somewhere, ignoring case; the word has simple case. Unknown where the text has not.
Likeness search(std::string_view text, std::string_view word);
inline unsigned char ascii_lower(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}
inline bool is_quote(char c)
{
    return c == '\'' || c == '"';
}

// A text that, as an answer, means itself and neither a number, a boolean nor nothing.
bool is_plain_word(std::string_view text);
// ... and that equals another text only if that has the same letters.
bool is_comparable_word(std::string_view text);

template <typename Number> std::uint64_t load(char const* data)
{
    static_assert(std::endian::native == std::endian::little);
    Number number;
    std::memcpy(&number, data, sizeof(number));
    return number;
}

inline std::uint64_t head_of(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return std::uint64_t { static_cast<unsigned char>(text[i]) }; };
    auto const size = text.size();
    if (size >= 8)
        return load<std::uint64_t>(text.data());
    if (size >= 4)
        return load<std::uint32_t>(text.data()) | load<std::uint32_t>(text.data() + size - 4) << (8 * (size - 4));
    if (size == 0)
        return 0;
    return byte(0) | byte(size / 2) << (8 * (size / 2)) | byte(size - 1) << (8 * (size - 1));
}

// Of two texts of one size that begin with the same eight bytes.
inline bool is_rest_same(char const* left, char const* right, std::size_t size)
{
    if (size > 16)
        return std::memcmp(left + 8, right + 8, size - 8) == 0;
    return size <= 8 || load<std::uint64_t>(left + size - 8) == load<std::uint64_t>(right + size - 8);
}

Likeness compare_closely(Word const& word, std::string_view text);

// Whether the answer `text` equals the comparable word, ignoring case, blanks and quotes around it; unknown where that
// needs a closer look.
inline Likeness compare(Word const& word, std::string_view text)
{
    auto const difference = head_of(text) ^ word.head;
    if (difference == 0) {
        auto const is_same = text.size() == word.size && is_rest_same(text.data(), word.data, word.size);
        return is_same ? Likeness::same : compare_closely(word, text);
    }
    auto const at = static_cast<std::size_t>(std::countr_zero(difference)) / 8;
    if (at < std::min(text.size(), word.size)) {
        auto const a = static_cast<unsigned char>(text[at]);
        auto const b = static_cast<unsigned char>(word.data[at]);
        if (std::max(a, b) < 0x80 && std::min(a, b) > ' ' && (a | 0x20) != (b | 0x20) && !is_quote(text[at]))
            return Likeness::different;
    }
    return compare_closely(word, text);
}

}
