#include "survey/pattern_parse.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace dure::survey {

namespace {

    constexpr char32_t end_of_pattern = 0xFFFFFFFF;

    bool is_digit(char32_t c)
    {
        return c >= U'0' && c <= U'9';
    }

    int hex_value(char32_t c)
    {
        if (is_digit(c))
            return static_cast<int>(c - U'0');
        if (c >= U'a' && c <= U'f')
            return static_cast<int>(c - U'a') + 10;
        if (c >= U'A' && c <= U'F')
            return static_cast<int>(c - U'A') + 10;
        return -1;
    }

    PatternNode node_of(PatternNodeKind kind)
    {
        PatternNode node;
        node.kind = kind;
        return node;
    }

    struct Count {
        std::size_t least = 0;
        std::size_t most = PatternNode::unlimited;
    };

    // Recursive descent; after the first error every function returns at once with whatever it has.
    class Parser {
    public:
        Parser(std::string_view pattern, PatternCase letter_case, PatternLimits const& limits)
            : m_text(base::to_code_points(pattern))
            , m_ignore_case(letter_case == PatternCase::insensitive)
            , m_limits(limits)
        {
        }

        base::Result<ParsedPattern> parse()
        {
            auto root = choice(0);
            if (!m_error && m_at < m_text.size())
                fail("there is a ) without a (");
            if (m_error)
                return std::move(*m_error);
            return ParsedPattern { std::move(root), std::move(m_sets) };
        }

    private:
        PatternNode choice(std::size_t depth)
        {
            auto node = node_of(PatternNodeKind::choice);
            do
                node.children.push_back(sequence(depth));
            while (!m_error && take(U'|'));
            if (node.children.size() == 1)
                return std::move(node.children.front());
            return node;
        }

        PatternNode sequence(std::size_t depth)
        {
            auto node = node_of(PatternNodeKind::sequence);
            while (!m_error && m_at < m_text.size() && peek() != U'|' && peek() != U')')
                node.children.push_back(repeated(depth));
            return node;
        }

        PatternNode repeated(std::size_t depth)
        {
            auto const begin = m_at;
            auto node = atom(depth);
            if (m_error)
                return node;
            auto const can_repeat = node.kind == PatternNodeKind::set || node.kind == PatternNodeKind::sequence
                || node.kind == PatternNodeKind::choice || m_text[begin] == U'(';
            auto const count = quantifier();
            if (!count || m_error)
                return node;
            if (!can_repeat) {
                fail("there is nothing to repeat here");
                return node;
            }
            auto repeat = node_of(PatternNodeKind::repeat);
            repeat.least = count->least;
            repeat.most = count->most;
            repeat.children.push_back(std::move(node));
            if (quantifier())
                fail("there is nothing to repeat here");
            return repeat;
        }

        PatternNode atom(std::size_t depth)
        {
            auto const c = m_text[m_at++];
            switch (c) {
            case U'^':
                return node_of(PatternNodeKind::text_begin);
            case U'$':
                return node_of(PatternNodeKind::text_end);
            case U'.': {
                CharacterSet set = line_ends();
                return set_node(std::move(set), true);
            }
            case U'(':
                return group(depth);
            case U'[':
                return character_class();
            case U'\\':
                return escape();
            case U'*':
            case U'+':
            case U'?':
                fail("there is nothing to repeat here");
                return {};
            default:
                // "{" begins a count only where one can be read; JavaScript takes it as itself otherwise.
                if (c == U'{') {
                    --m_at;
                    if (quantifier())
                        fail("there is nothing to repeat here");
                    ++m_at;
                }
                return character_node(c);
            }
        }

        PatternNode group(std::size_t depth)
        {
            auto const begin = m_at;
            if (depth + 1 > m_limits.depth) {
                fail("groups are nested too deep", base::ErrorCode::limit_exceeded);
                return {};
            }
            if (take(U'?') && !group_kind())
                return {};
            auto node = choice(depth + 1);
            if (!m_error && !take(U')')) {
                m_at = begin;
                fail("this ( is never closed");
            }
            return node;
        }

        // After "(?".
        bool group_kind()
        {
            if (take(U':'))
                return true;
            auto const behind = take(U'<');
            if (peek() == U'=' || peek() == U'!') {
                unsupported("looking ahead or behind, (?=…) and its kin, is not supported");
                return false;
            }
            if (behind) {
                auto const begin = m_at;
                while (m_at < m_text.size() && (is_word_character(peek()) || peek() == U'$' || peek() >= 0x80))
                    ++m_at;
                if (m_at > begin && take(U'>'))
                    return true;
            }
            fail("this kind of group is not known");
            return false;
        }

        // *, +, ?, {n}, {n,}, {n,m}; a ? after it changes which match is found, not whether there is one.
        std::optional<Count> quantifier()
        {
            std::optional<Count> count;
            if (take(U'*'))
                count = Count {};
            else if (take(U'+'))
                count = Count { 1, PatternNode::unlimited };
            else if (take(U'?'))
                count = Count { 0, 1 };
            else
                count = braces();
            if (count)
                take(U'?');
            return count;
        }

        std::optional<Count> braces()
        {
            auto const begin = m_at;
            Count count;
            if (!take(U'{') || !is_digit(peek())) {
                m_at = begin;
                return {};
            }
            count.least = number();
            count.most = count.least;
            if (take(U','))
                count.most = is_digit(peek()) ? number() : PatternNode::unlimited;
            if (!take(U'}')) {
                m_at = begin;
                return {};
            }
            if (count.least > m_limits.count || (count.most != PatternNode::unlimited && count.most > m_limits.count))
                fail("a count is larger than " + std::to_string(m_limits.count), base::ErrorCode::limit_exceeded);
            else if (count.least > count.most)
                fail("the counts are in the wrong order");
            return count;
        }

        std::size_t number()
        {
            std::size_t value = 0;
            for (; is_digit(peek()); ++m_at)
                value = std::min<std::size_t>(value * 10 + (peek() - U'0'), 1'000'000);
            return value;
        }

        // After "\", outside a class.
        PatternNode escape()
        {
            auto const c = peek();
            if (take(U'b'))
                return node_of(PatternNodeKind::word_boundary);
            if (take(U'B'))
                return node_of(PatternNodeKind::no_word_boundary);
            if ((c >= U'1' && c <= U'9') || c == U'k') {
                unsupported("a reference back to a group is not supported");
                return {};
            }
            CharacterSet set;
            if (class_escape(set))
                return set_node(std::move(set), false);
            return character_node(character_escape());
        }

        // \d \D \w \W \s \S.
        bool class_escape(CharacterSet& set)
        {
            auto const c = peek();
            switch (c) {
            case U'd':
                set.add(digits());
                break;
            case U'D':
                set.add_all_but(digits());
                break;
            case U'w':
                set.add(word_characters());
                break;
            case U'W':
                set.add_all_but(word_characters());
                break;
            case U's':
                set.add(spaces());
                break;
            case U'S':
                set.add_all_but(spaces());
                break;
            case U'p':
            case U'P':
                if (m_at + 1 < m_text.size() && m_text[m_at + 1] == U'{')
                    unsupported("\\p{…} is not supported; write the ranges, such as [가-힣A-Za-z]");
                return false;
            default:
                return false;
            }
            ++m_at;
            return true;
        }

        char32_t character_escape()
        {
            if (m_at >= m_text.size()) {
                fail("the pattern ends with a backslash");
                return 0;
            }
            auto const c = m_text[m_at++];
            switch (c) {
            case U't':
                return U'\t';
            case U'n':
                return U'\n';
            case U'v':
                return U'\v';
            case U'f':
                return U'\f';
            case U'r':
                return U'\r';
            case U'c':
                return control_escape();
            case U'x':
                return hex(2).value_or(U'x');
            case U'u':
                return unicode_escape();
            default:
                if (c >= U'0' && c <= U'7')
                    return octal_escape(c - U'0');
                return c;
            }
        }

        char32_t control_escape()
        {
            auto const letter = peek();
            if ((letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z')) {
                ++m_at;
                return letter % 32;
            }
            --m_at; // as in JavaScript, the backslash stands for itself and the c comes next
            return U'\\';
        }

        char32_t octal_escape(char32_t value)
        {
            for (int i = 0; i < 2 && peek() >= U'0' && peek() <= U'7' && value * 8 + (peek() - U'0') <= 0377; ++i)
                value = value * 8 + (m_text[m_at++] - U'0');
            return value;
        }

        char32_t unicode_escape()
        {
            if (peek() == U'{')
                return braced_code_point();
            auto const high = hex(4);
            if (!high)
                return U'u';
            auto const begin = m_at;
            if (*high >= 0xD800 && *high <= 0xDBFF && take(U'\\') && take(U'u')) {
                auto const low = hex(4);
                if (low && *low >= 0xDC00 && *low <= 0xDFFF)
                    return 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
            }
            m_at = begin;
            return *high;
        }

        char32_t braced_code_point()
        {
            ++m_at;
            char32_t value = 0;
            auto const begin = m_at;
            for (; hex_value(peek()) >= 0 && value <= 0x10FFFF; ++m_at)
                value = value * 16 + static_cast<char32_t>(hex_value(peek()));
            if (m_at == begin || value > 0x10FFFF || !take(U'}'))
                fail("\\u{…} needs the number of a character in it");
            return std::min<char32_t>(value, 0x10FFFF);
        }

        std::optional<char32_t> hex(std::size_t count)
        {
            if (m_at + count > m_text.size())
                return {};
            char32_t value = 0;
            for (std::size_t i = 0; i < count; ++i) {
                auto const digit = hex_value(m_text[m_at + i]);
                if (digit < 0)
                    return {};
                value = value * 16 + static_cast<char32_t>(digit);
            }
            m_at += count;
            return value;
        }

        // After "[".
        PatternNode character_class()
        {
            auto const begin = m_at;
            auto const negated = take(U'^');
            CharacterSet set;
            while (!m_error && m_at < m_text.size() && peek() != U']') {
                auto const first = class_character(set);
                auto const may_be_range = peek() == U'-' && m_at + 1 < m_text.size() && m_text[m_at + 1] != U']';
                if (!may_be_range) {
                    if (first)
                        set.add(*first);
                    continue;
                }
                ++m_at;
                auto const last = class_character(set);
                if (first && last && *first <= *last) {
                    set.add(*first, *last);
                } else if (first && last) {
                    fail("a range of characters is in the wrong order");
                } else {
                    // [\d-x] is no range: each stands for itself.
                    set.add(U'-');
                    for (auto const& single : { first, last }) {
                        if (single)
                            set.add(*single);
                    }
                }
            }
            if (!m_error && !take(U']')) {
                m_at = begin;
                fail("this [ is never closed");
            }
            return set_node(std::move(set), negated);
        }

        // One character, or nothing where a whole class such as \d was added instead.
        std::optional<char32_t> class_character(CharacterSet& set)
        {
            auto const c = m_text[m_at++];
            if (c != U'\\')
                return c;
            if (take(U'b'))
                return U'\b';
            if (class_escape(set) || m_error)
                return {};
            return character_escape();
        }

        PatternNode character_node(char32_t c)
        {
            CharacterSet set;
            set.add(c);
            return set_node(std::move(set), false);
        }

        PatternNode set_node(CharacterSet set, bool negated)
        {
            auto node = node_of(PatternNodeKind::set);
            if (m_error)
                return node;
            set.finish(m_ignore_case, negated);
            auto const known = std::find(m_sets.begin(), m_sets.end(), set);
            node.set = static_cast<std::size_t>(known - m_sets.begin());
            if (known == m_sets.end())
                m_sets.push_back(std::move(set));
            return node;
        }

        char32_t peek() const { return m_at < m_text.size() ? m_text[m_at] : end_of_pattern; }
        bool take(char32_t c)
        {
            if (peek() != c)
                return false;
            ++m_at;
            return true;
        }
        void unsupported(std::string detail) { fail(std::move(detail), base::ErrorCode::unsupported); }
        void fail(std::string detail, base::ErrorCode code = base::ErrorCode::invalid_input)
        {
            if (!m_error)
                m_error = base::Error { code, "column " + std::to_string(std::max<std::size_t>(m_at, 1)),
                    std::move(detail) };
        }

        std::u32string m_text;
        std::size_t m_at = 0;
        bool m_ignore_case;
        PatternLimits const& m_limits;
        std::vector<CharacterSet> m_sets;
        std::optional<base::Error> m_error;
    };

}

base::Result<ParsedPattern> parse_pattern(
    std::string_view pattern, PatternCase letter_case, PatternLimits const& limits)
{
    if (pattern.size() > limits.text_bytes) {
        return base::Error { base::ErrorCode::limit_exceeded, "column 1",
            "the pattern is longer than " + std::to_string(limits.text_bytes) + " bytes" };
    }
    return Parser(pattern, letter_case, limits).parse();
}

}
