#include "survey/expression_word.h"

#include "base/text.h"
#include "survey/expression_number.h"

#include <cmath>

namespace dure::survey::expression {

Word Word::of(std::string_view text)
{
    return { head_of(text), text.data(), text.size() };
}

bool is_told_apart(std::string_view text, std::size_t at)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(at) < 0x80)
        return byte(at) > ' ';
    while (at > 0 && (byte(at) & 0xC0) == 0x80)
        --at;
    if (byte(at) == 0xEA)
        return at + 1 < text.size() && byte(at + 1) >= 0xB0;
    return byte(at) >= 0xE4 && byte(at) <= 0xED;
}

unsigned char ascii_lower(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

bool is_plain_word(std::string_view text)
{
    if (text.empty())
        return false;
    auto const first = static_cast<unsigned char>(text[0]);
    auto const is_letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0xE3;
    auto const may_be_boolean = text.size() == 4 || text.size() == 5;
    auto const lower = first | 0x20;
    return is_letter && !(may_be_boolean && (lower == 't' || lower == 'f')) && text != "undefined" && first != 0xEF;
}

bool is_comparable_word(std::string_view text)
{
    return is_plain_word(text) && base::trim(text).size() == text.size() && std::isnan(text_to_number(text))
        && !base::equals_ignoring_ascii_case(text, "undefined");
}

Likeness compare_closely(Word const& word, std::string_view text)
{
    auto const other = word.text();
    auto const size = std::min(text.size(), other.size());
    std::size_t at = 0;
    while (at < size && text[at] == other[at])
        ++at;
    if (at == text.size() && at == other.size())
        return Likeness::same;
    if (at < text.size() && (!is_told_apart(text, at) || is_quote(text[at])))
        return Likeness::unknown;
    if (at < other.size() && !is_told_apart(other, at))
        return Likeness::unknown;
    if (at < size && ascii_lower(text[at]) == ascii_lower(other[at]))
        return Likeness::unknown;
    return Likeness::different;
}

}
