#include "survey/pattern_set.h"

#include "base/text.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr char32_t last_character = 0x10FFFF;

    // JavaScript (without the u flag) never lets a letter beyond ASCII equal an ASCII one, and folds by single capitals
    // only.
    char32_t fold(char32_t character)
    {
        auto const folded = base::fold_case(character);
        if (character >= 0x80 && folded < 0x80)
            return character;
        auto const has_no_single_capital = character == 0x1E9E || character == 0x212B;
        return has_no_single_capital ? character : folded;
    }

    void sort_and_merge(std::vector<CharacterRange>& ranges)
    {
        std::sort(ranges.begin(), ranges.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        std::vector<CharacterRange> merged;
        for (auto const& range : ranges) {
            if (!merged.empty() && range.first <= merged.back().last + 1)
                merged.back().last = std::max(merged.back().last, range.last);
            else
                merged.push_back(range);
        }
        ranges = std::move(merged);
    }

}

void CharacterSet::add(char32_t first, char32_t last)
{
    m_ranges.push_back({ first, last });
}

void CharacterSet::add(CharacterSet const& other)
{
    m_ranges.insert(m_ranges.end(), other.m_ranges.begin(), other.m_ranges.end());
}

void CharacterSet::add_all_but(CharacterSet const& other)
{
    auto ranges = other.m_ranges;
    sort_and_merge(ranges);
    char32_t next = 0;
    for (auto const& range : ranges) {
        if (range.first > next)
            add(next, range.first - 1);
        next = range.last + 1;
    }
    if (next <= last_character)
        add(next, last_character);
}

void CharacterSet::finish(bool ignore_case, bool negated)
{
    m_ignore_case = ignore_case;
    m_negated = negated;
    sort_and_merge(m_ranges);
    if (ignore_case) {
        // Letters with two cases all lie in these two stretches.
        constexpr CharacterRange stretches[] = { { 0, 0x24FF }, { 0xFF00, 0xFF5F } };
        std::vector<CharacterRange> folded;
        for (auto const& range : m_ranges) {
            for (auto const& stretch : stretches) {
                auto const last = std::min(range.last, stretch.last);
                for (auto c = std::max(range.first, stretch.first); c <= last; ++c) {
                    if (fold(c) != c)
                        folded.push_back({ fold(c), fold(c) });
                }
            }
        }
        m_ranges.insert(m_ranges.end(), folded.begin(), folded.end());
        sort_and_merge(m_ranges);
    }
    for (char32_t c = 0; c < m_ascii.size(); ++c)
        m_ascii[c] = is_in_ranges(ignore_case ? fold(c) : c) != negated;
}

bool CharacterSet::contains(char32_t character) const
{
    if (character < m_ascii.size())
        return m_ascii[character];
    return is_in_ranges(m_ignore_case ? fold(character) : character) != m_negated;
}

bool CharacterSet::is_in_ranges(char32_t character) const
{
    auto const after = std::upper_bound(m_ranges.begin(), m_ranges.end(), character,
        [](char32_t value, CharacterRange const& range) { return value < range.first; });
    return after != m_ranges.begin() && character <= (after - 1)->last;
}

CharacterSet digits()
{
    CharacterSet set;
    set.add(U'0', U'9');
    return set;
}

CharacterSet word_characters()
{
    auto set = digits();
    set.add(U'A', U'Z');
    set.add(U'a', U'z');
    set.add(U'_');
    return set;
}

CharacterSet spaces()
{
    CharacterSet set;
    set.add(0x09, 0x0D);
    set.add(0x2000, 0x200A);
    set.add(0x2028, 0x2029);
    for (auto const c : { 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF })
        set.add(static_cast<char32_t>(c));
    return set;
}

CharacterSet line_ends()
{
    CharacterSet set;
    set.add(U'\n');
    set.add(U'\r');
    set.add(0x2028, 0x2029);
    return set;
}

bool is_word_character(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'_';
}

}
