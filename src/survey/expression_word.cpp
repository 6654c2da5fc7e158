#include "survey/expression_word.h"

#include "base/text.h"
#include "survey/expression_number.h"

#include <cmath>

namespace dure::survey::expression {

Word Word::of(std::string_view text)
{
    return { head_of(text), text.data(), text.size() };
}

namespace {

    // Beyond ASCII: the first byte of a character outside the scripts from kana to the Korean syllables.
    bool may_have_case(std::string_view text, std::size_t at)
    {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte < 0xC0)
            return false;
        if (byte == 0xEA)
            return at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) < 0xB0;
        return byte < 0xE3 || byte > 0xED;
    }

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

bool has_simple_case(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (may_have_case(text, at))
            return false;
    }
    return true;
}

Likeness search(std::string_view text, std::string_view word)
{
    if (word.size() > text.size())
        return has_simple_case(text) ? Likeness::different : Likeness::unknown;
    auto const first = word[0] | 0x20;
    auto const last_begin = text.size() - word.size();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (may_have_case(text, at))
            return Likeness::unknown;
        if ((text[at] | 0x20) != first || at > last_begin)
            continue;
        std::size_t length = 0;
        while (length < word.size() && ascii_lower(text[at + length]) == ascii_lower(word[length]))
            ++length;
        if (length == word.size())
            return Likeness::same;
    }
    return Likeness::different;
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
