#include "ui/letters.h"

namespace dure::ui {

namespace {

    bool is_one_of(char32_t letter, std::u32string_view set)
    {
        return set.find(letter) != std::u32string_view::npos;
    }

    bool within(char32_t letter, char32_t first, char32_t last)
    {
        return letter >= first && letter <= last;
    }

}

char32_t next_letter(std::string_view text, std::size_t& at)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char const lead = byte(at++);
    if (lead < 0x80)
        return lead;
    int const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (more == 0 || lead > 0xF4 || at + static_cast<std::size_t>(more) > text.size())
        return 0xFFFD;
    char32_t code = lead & (0x3FU >> more);
    for (int i = 0; i < more; ++i) {
        unsigned char const next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0U) != 0x80U)
            return 0xFFFD;
        code = (code << 6U) | (next & 0x3FU);
    }
    at += static_cast<std::size_t>(more);
    return code;
}

bool is_space(char32_t letter)
{
    return letter == U' ' || letter == U'\t' || letter == 0x3000 || within(letter, 0x2000, 0x2006)
        || within(letter, 0x2008, 0x200A);
}

bool is_digit(char32_t letter)
{
    return within(letter, U'0', U'9');
}

bool joins_previous(char32_t letter)
{
    return within(letter, 0x0300, 0x036F) // combining marks
        || within(letter, 0x1160, 0x11FF) // medial and final jamo
        || within(letter, 0xFE00, 0xFE0F) // variation selectors
        || within(letter, 0x1F3FB, 0x1F3FF) // skin tones
        || letter == 0x200D || letter == 0x20E3;
}

bool forbidden_at_line_start(char32_t letter)
{
    return is_one_of(letter, U")]}>,.:;!?%°’”»›、。，．：；！？）］｝〉》」』】〕…‥·~～-–—ー");
}

bool forbidden_at_line_end(char32_t letter)
{
    return is_one_of(letter, U"([{<‘“«‹（［｛〈《「『【〔#$₩￦");
}

}
