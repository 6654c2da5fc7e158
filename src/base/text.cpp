#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace dure::base {

namespace {

    struct Decoded {
        char32_t value = replacement_character;
        std::size_t bytes = 1;
        bool valid = false;
    };

    unsigned char byte_at(std::string_view text, std::size_t at)
    {
        return static_cast<unsigned char>(text[at]);
    }

    // The length of an ill-formed part is its longest beginning that could have become a character (Unicode, table
    // 3-7).
    Decoded decode_checked(std::string_view text, std::size_t at)
    {
        auto const first = byte_at(text, at);
        if (first < 0x80)
            return { first, 1, true };
        std::size_t length = 0;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (first >= 0xC2 && first <= 0xDF)
            length = 2;
        else if (first >= 0xE0 && first <= 0xEF)
            length = 3;
        else if (first >= 0xF0 && first <= 0xF4)
            length = 4;
        else
            return {};
        if (first == 0xE0)
            low = 0xA0;
        else if (first == 0xED)
            high = 0x9F;
        else if (first == 0xF0)
            low = 0x90;
        else if (first == 0xF4)
            high = 0x8F;

        char32_t value = first & (0x7Fu >> length);
        for (std::size_t i = 1; i < length; ++i) {
            if (at + i >= text.size())
                return { replacement_character, i, false };
            auto const next = byte_at(text, at + i);
            if (next < low || next > high)
                return { replacement_character, i, false };
            value = (value << 6) | (next & 0x3Fu);
            low = 0x80;
            high = 0xBF;
        }
        return { value, length, true };
    }

}

namespace {

    // How many bytes of ASCII there are before anything else, in whole groups of eight: photos among the answers are
    // megabytes of it.
    std::size_t ascii_ahead(std::string_view text)
    {
        std::size_t at = 0;
        for (std::uint64_t group = 0; at + sizeof group <= text.size(); at += sizeof group) {
            std::memcpy(&group, text.data() + at, sizeof group);
            if ((group & 0x8080808080808080U) != 0)
                break;
        }
        return at;
    }

}

std::optional<std::size_t> find_invalid_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        at += ascii_ahead(text.substr(at));
        if (at == text.size())
            break;
        auto const decoded = decode_checked(text, at);
        if (!decoded.valid)
            return at;
        at += decoded.bytes;
    }
    return {};
}

bool is_valid_utf8(std::string_view text)
{
    return !find_invalid_utf8(text).has_value();
}

std::string repair_utf8(std::string_view text)
{
    if (is_valid_utf8(text))
        return std::string(text);
    std::string repaired;
    repaired.reserve(text.size() + 8);
    for (std::size_t at = 0; at < text.size();) {
        auto const decoded = decode_checked(text, at);
        append_utf8(repaired, decoded.value);
        at += decoded.bytes;
    }
    return repaired;
}

CodePoint decode_utf8(std::string_view text, std::size_t at)
{
    auto const decoded = decode_checked(text, at);
    return { decoded.value, decoded.bytes };
}

void append_utf8(std::string& text, char32_t code_point)
{
    auto const is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    auto const c = is_surrogate || code_point > 0x10FFFF ? replacement_character : code_point;
    auto const add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | (c >> 6));
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | (c >> 18));
        add(0x80 | ((c >> 12) & 0x3F));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

std::u32string to_code_points(std::string_view text)
{
    std::u32string code_points;
    code_points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_utf8(text, at);
        code_points += next.value;
        at += next.bytes;
    }
    return code_points;
}

std::string from_code_points(std::u32string_view code_points)
{
    std::string text;
    text.reserve(code_points.size());
    for (auto const code_point : code_points)
        append_utf8(text, code_point);
    return text;
}

std::size_t count_code_points(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += decode_utf8(text, at).bytes;
    return count;
}

std::size_t count_utf16_units(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_utf8(text, at);
        count += next.value >= 0x10000 ? 2 : 1;
        at += next.bytes;
    }
    return count;
}

std::string_view truncate_bytes(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    // A character has at most three bytes after its first, so the cut moves back at most that far.
    auto end = limit;
    for (int i = 0; i < 3 && end > 0 && (byte_at(text, end) & 0xC0) == 0x80; ++i)
        --end;
    return text.substr(0, end);
}

bool is_space(char32_t c)
{
    if (c <= 0x20)
        return c == 0x20 || (c >= 0x09 && c <= 0x0D);
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F
        || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::string_view trim(std::string_view text)
{
    std::size_t begin = 0;
    while (begin < text.size()) {
        auto const next = decode_utf8(text, begin);
        if (!is_space(next.value))
            break;
        begin += next.bytes;
    }
    auto end = begin;
    for (auto at = begin; at < text.size();) {
        auto const next = decode_utf8(text, at);
        at += next.bytes;
        if (!is_space(next.value))
            end = at;
    }
    return text.substr(begin, end - begin);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        auto const at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(std::vector<std::string> const& parts, std::string_view separator)
{
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            joined += separator;
        joined += parts[i];
    }
    return joined;
}

std::string replace_all(std::string_view text, std::string_view what, std::string_view with)
{
    std::string replaced;
    if (what.empty())
        return std::string(text);
    for (;;) {
        auto const at = text.find(what);
        replaced += text.substr(0, at);
        if (at == std::string_view::npos)
            return replaced;
        replaced += with;
        text.remove_prefix(at + what.size());
    }
}

}
