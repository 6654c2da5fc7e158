// A set of characters as a pattern names it: ranges, perhaps negated, perhaps without regard to case.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace dure::survey {

struct CharacterRange {
    char32_t first = 0;
    char32_t last = 0;

    bool operator==(CharacterRange const&) const = default;
};

class CharacterSet {
public:
    void add(char32_t character) { add(character, character); }
    void add(char32_t first, char32_t last);
    void add(CharacterSet const& other);
    void add_all_but(CharacterSet const& other);
    // To be called once after the last range: negation comes after folding, as JavaScript has it.
    void finish(bool ignore_case, bool negated);

    bool contains(char32_t character) const;
    bool operator==(CharacterSet const&) const = default;

private:
    bool is_in_ranges(char32_t character) const;

    std::vector<CharacterRange> m_ranges; // sorted and apart once finished
    std::array<bool, 128> m_ascii {};
    bool m_ignore_case = false;
    bool m_negated = false;
};

CharacterSet digits(); // \d
CharacterSet word_characters(); // \w
CharacterSet spaces(); // \s
CharacterSet line_ends(); // what . leaves out
bool is_word_character(char32_t character);

}
