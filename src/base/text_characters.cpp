// Characters as a person counts them, and letters that differ only in case.
#include "base/text.h"

#include <algorithm>
#include <array>

namespace dure::base {

namespace {

    struct Range {
        char32_t first;
        char32_t last;
    };

    // Marks that belong to the letter before them, variation selectors, emoji skin tones and tags.
    constexpr std::array extending { Range { 0x0300, 0x036F }, Range { 0x0483, 0x0489 }, Range { 0x0591, 0x05BD },
        Range { 0x0610, 0x061A }, Range { 0x064B, 0x065F }, Range { 0x0900, 0x0903 }, Range { 0x093A, 0x093C },
        Range { 0x093E, 0x094F }, Range { 0x0E31, 0x0E31 }, Range { 0x0E34, 0x0E3A }, Range { 0x0E47, 0x0E4E },
        Range { 0x1AB0, 0x1AFF }, Range { 0x1DC0, 0x1DFF }, Range { 0x200C, 0x200D }, Range { 0x20D0, 0x20FF },
        Range { 0x302A, 0x302F }, Range { 0x3099, 0x309A }, Range { 0xFE00, 0xFE0F }, Range { 0xFE20, 0xFE2F },
        Range { 0x1F3FB, 0x1F3FF }, Range { 0xE0020, 0xE007F }, Range { 0xE0100, 0xE01EF } };

    bool is_extending(char32_t c)
    {
        if (c < extending.front().first)
            return false;
        auto const found = std::upper_bound(extending.begin(), extending.end(), c,
            [](char32_t value, Range const& range) { return value < range.first; });
        return c <= (found - 1)->last;
    }

    bool is_pictograph(char32_t c)
    {
        return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2190 && c <= 0x21FF)
            || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x2300 && c <= 0x23FF);
    }

    bool is_regional(char32_t c)
    {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    // The conjoining letters of a Korean syllable: leading consonant, vowel, trailing consonant.
    enum class Hangul { none, leading, vowel, trailing, open_syllable, closed_syllable };

    Hangul hangul(char32_t c)
    {
        if ((c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C))
            return Hangul::leading;
        if ((c >= 0x1160 && c <= 0x11A7) || (c >= 0xD7B0 && c <= 0xD7C6))
            return Hangul::vowel;
        if ((c >= 0x11A8 && c <= 0x11FF) || (c >= 0xD7CB && c <= 0xD7FB))
            return Hangul::trailing;
        if (c >= 0xAC00 && c <= 0xD7A3)
            return (c - 0xAC00) % 28 == 0 ? Hangul::open_syllable : Hangul::closed_syllable;
        return Hangul::none;
    }

    bool joins_in_syllable(char32_t before, char32_t after)
    {
        auto const left = hangul(before);
        auto const right = hangul(after);
        if (left == Hangul::none || right == Hangul::none)
            return false;
        if (left == Hangul::leading)
            return right != Hangul::trailing;
        if (left == Hangul::vowel || left == Hangul::open_syllable)
            return right == Hangul::vowel || right == Hangul::trailing;
        return right == Hangul::trailing;
    }

    // Even and odd neighbours: upper case, then its lower case.
    bool is_in_paired_range(char32_t c)
    {
        return (c >= 0x0100 && c <= 0x012F) || (c >= 0x0132 && c <= 0x0137) || (c >= 0x014A && c <= 0x0177)
            || (c >= 0x01DE && c <= 0x01EF) || (c >= 0x01F8 && c <= 0x021F) || (c >= 0x0222 && c <= 0x0233)
            || (c >= 0x0370 && c <= 0x0373) || (c >= 0x03D8 && c <= 0x03EF) || (c >= 0x0460 && c <= 0x0481)
            || (c >= 0x048A && c <= 0x04BF) || (c >= 0x04D0 && c <= 0x052F) || (c >= 0x1E00 && c <= 0x1E95)
            || (c >= 0x1EA0 && c <= 0x1EFF);
    }

}

std::size_t end_of_character(std::string_view text, std::size_t at)
{
    auto current = decode_utf8(text, at);
    auto end = at + current.bytes;
    if (current.value == U'\r' && end < text.size() && text[end] == '\n')
        return end + 1;
    if (current.value < 0x20)
        return end;
    auto const begins_with_pictograph = is_pictograph(current.value);
    auto previous = current.value;
    auto flag_letters = is_regional(previous) ? 1 : 0;
    while (end < text.size()) {
        auto const next = decode_utf8(text, end);
        auto const second_flag_letter = flag_letters == 1 && is_regional(next.value);
        auto const after_joiner = previous == 0x200D && begins_with_pictograph && is_pictograph(next.value);
        if (!is_extending(next.value) && !second_flag_letter && !after_joiner
            && !joins_in_syllable(previous, next.value))
            break;
        flag_letters = second_flag_letter ? 2 : flag_letters == 1 ? 3 : flag_letters;
        previous = next.value;
        end += next.bytes;
    }
    return end;
}

std::size_t count_characters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at = end_of_character(text, at);
    return count;
}

std::string truncate_characters(std::string_view text, std::size_t limit)
{
    if (limit == 0)
        return "";
    std::size_t at = 0;
    std::size_t cut = 0; // where the text ends if room is needed for the ellipsis
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == limit)
            return std::string(text.substr(0, cut)) + "…";
        if (count + 1 == limit)
            cut = at;
        at = end_of_character(text, at);
    }
    return std::string(text);
}

char32_t fold_case(char32_t c)
{
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (c == 0xB5)
        return 0x3BC;
    if (c >= 0xC0 && c <= 0xDE)
        return c == 0xD7 ? c : c + 32;
    if (is_in_paired_range(c))
        return c | 1;
    if ((c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E) || (c >= 0x01CD && c <= 0x01DC))
        return c + (c & 1); // odd and even neighbours
    if (c == 0x0178)
        return 0xFF;
    if (c == 0x017F)
        return U's';
    if (c == 0x0386)
        return 0x3AC;
    if (c >= 0x0388 && c <= 0x038A)
        return c + 37;
    if (c == 0x038C)
        return 0x3CC;
    if (c == 0x038E || c == 0x038F)
        return c + 63;
    if ((c >= 0x0391 && c <= 0x03A1) || (c >= 0x03A3 && c <= 0x03AB))
        return c + 32;
    if (c == 0x03C2)
        return 0x3C3;
    if (c >= 0x0400 && c <= 0x040F)
        return c + 80;
    if (c >= 0x0410 && c <= 0x042F)
        return c + 32;
    if (c == 0x04C0)
        return 0x4CF;
    if (c >= 0x04C1 && c <= 0x04CE)
        return c + (c & 1);
    if (c >= 0x0531 && c <= 0x0556)
        return c + 48;
    if (c == 0x1E9E)
        return 0xDF;
    if (c == 0x212A)
        return U'k';
    if (c == 0x212B)
        return 0xE5;
    if ((c >= 0x2160 && c <= 0x216F))
        return c + 16;
    if (c >= 0x24B6 && c <= 0x24CF)
        return c + 26;
    if (c >= 0xFF21 && c <= 0xFF3A)
        return c + 32;
    return c;
}

std::string fold_case(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_utf8(text, at);
        append_utf8(folded, fold_case(next.value));
        at += next.bytes;
    }
    return folded;
}

std::string fold_ascii(std::string_view text)
{
    std::string folded(text);
    for (auto& c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return folded;
}

bool equals_ignoring_case(std::string_view left, std::string_view right)
{
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() && r < right.size()) {
        auto const a = decode_utf8(left, l);
        auto const b = decode_utf8(right, r);
        if (fold_case(a.value) != fold_case(b.value))
            return false;
        l += a.bytes;
        r += b.bytes;
    }
    return l == left.size() && r == right.size();
}

bool equals_ignoring_ascii_case(std::string_view left, std::string_view right)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(
        left.begin(), left.end(), right.begin(), right.end(), [lower](char a, char b) { return lower(a) == lower(b); });
}

}
