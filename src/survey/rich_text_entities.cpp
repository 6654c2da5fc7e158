// HTML's named and numbered characters: those that surveys use.
#include "base/text.h"
#include "survey/rich_text_builder.h"

#include <array>

namespace dure::survey {

namespace {

    struct Entity {
        std::string_view name;
        char32_t character;
    };

    constexpr std::array entities {
        Entity { "amp", U'&' },
        Entity { "lt", U'<' },
        Entity { "gt", U'>' },
        Entity { "quot", U'"' },
        Entity { "apos", U'\'' },
        Entity { "nbsp", 0xA0 },
        Entity { "ensp", 0x2002 },
        Entity { "emsp", 0x2003 },
        Entity { "thinsp", 0x2009 },
        Entity { "shy", 0xAD },
        Entity { "copy", 0xA9 },
        Entity { "reg", 0xAE },
        Entity { "trade", 0x2122 },
        Entity { "hellip", 0x2026 },
        Entity { "ndash", 0x2013 },
        Entity { "mdash", 0x2014 },
        Entity { "middot", 0xB7 },
        Entity { "bull", 0x2022 },
        Entity { "lsquo", 0x2018 },
        Entity { "rsquo", 0x2019 },
        Entity { "ldquo", 0x201C },
        Entity { "rdquo", 0x201D },
        Entity { "laquo", 0xAB },
        Entity { "raquo", 0xBB },
        Entity { "times", 0xD7 },
        Entity { "divide", 0xF7 },
        Entity { "plusmn", 0xB1 },
        Entity { "deg", 0xB0 },
        Entity { "sup2", 0xB2 },
        Entity { "sup3", 0xB3 },
        Entity { "frac12", 0xBD },
        Entity { "frac14", 0xBC },
        Entity { "le", 0x2264 },
        Entity { "ge", 0x2265 },
        Entity { "ne", 0x2260 },
        Entity { "infin", 0x221E },
        Entity { "larr", 0x2190 },
        Entity { "uarr", 0x2191 },
        Entity { "rarr", 0x2192 },
        Entity { "darr", 0x2193 },
        Entity { "check", 0x2713 },
        Entity { "euro", 0x20AC },
        Entity { "pound", 0xA3 },
        Entity { "yen", 0xA5 },
        Entity { "cent", 0xA2 },
        Entity { "sect", 0xA7 },
        Entity { "para", 0xB6 },
        Entity { "hearts", 0x2665 },
        Entity { "star", 0x2606 },
        Entity { "starf", 0x2605 },
        Entity { "iexcl", 0xA1 },
        Entity { "iquest", 0xBF },
        Entity { "szlig", 0xDF },
        Entity { "auml", 0xE4 },
        Entity { "ouml", 0xF6 },
        Entity { "uuml", 0xFC },
        Entity { "Auml", 0xC4 },
        Entity { "Ouml", 0xD6 },
        Entity { "Uuml", 0xDC },
        Entity { "eacute", 0xE9 },
        Entity { "egrave", 0xE8 },
        Entity { "ecirc", 0xEA },
        Entity { "agrave", 0xE0 },
        Entity { "aacute", 0xE1 },
        Entity { "ccedil", 0xE7 },
        Entity { "ntilde", 0xF1 },
        Entity { "oacute", 0xF3 },
        Entity { "iacute", 0xED },
        Entity { "uacute", 0xFA },
    };

    bool is_ascii_alphanumeric(char c)
    {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    int digit_value(char c, char32_t number_base)
    {
        auto const value = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'              ? c - 'a' + 10
            : c >= 'A' && c <= 'F'              ? c - 'A' + 10
                                                : 99;
        return value < static_cast<int>(number_base) ? value : -1;
    }

    std::string numbered(std::string_view text, std::size_t at, std::size_t& end)
    {
        char32_t number_base = 10;
        if (at < text.size() && (text[at] == 'x' || text[at] == 'X')) {
            number_base = 16;
            ++at;
        }
        char32_t value = 0;
        auto const begin = at;
        for (; at < text.size() && digit_value(text[at], number_base) >= 0; ++at) {
            if (value <= 0x10FFFF)
                value = value * number_base + static_cast<char32_t>(digit_value(text[at], number_base));
        }
        if (at == begin)
            return "";
        end = at < text.size() && text[at] == ';' ? at + 1 : at;
        std::string character;
        base::append_utf8(character, value == 0 ? base::replacement_character : value);
        return character;
    }

}

std::string decode_entity(std::string_view text, std::size_t at, std::size_t& end)
{
    if (at + 1 >= text.size() || text[at] != '&')
        return "";
    if (text[at + 1] == '#')
        return numbered(text, at + 2, end);
    auto last = at + 1;
    while (last < text.size() && last - at < 12 && is_ascii_alphanumeric(text[last]))
        ++last;
    if (last >= text.size() || text[last] != ';')
        return "";
    auto const name = text.substr(at + 1, last - at - 1);
    for (auto const& entity : entities) {
        if (entity.name == name) {
            end = last + 1;
            std::string character;
            base::append_utf8(character, entity.character);
            return character;
        }
    }
    return "";
}

std::string decode_entities(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        auto const character = decode_entity(text, at, end);
        if (character.empty()) {
            decoded += text[at++];
        } else {
            decoded += character;
            at = end;
        }
    }
    return decoded;
}

}
