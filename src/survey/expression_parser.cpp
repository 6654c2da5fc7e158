// The grammar of SurveyJS's expressions, by recursive descent. It has no words of its own: "{a}or{b}" is two variables
// and an operator, and a bare word where an operand is expected is text.
#include "base/text.h"
#include "survey/expression_path.h"
#include "survey/expression_syntax.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>

namespace dure::survey::expression {

namespace {

    struct Spelling {
        std::string_view text; // letters match in either case
        Operator meaning;
    };

    // From the loosest level to the tightest. Within a level the first spelling that fits is taken, so a spelling comes
    // after those it is the beginning of.
    constexpr std::array or_spellings { Spelling { "||", Operator::logical_or },
        Spelling { "or", Operator::logical_or } };
    constexpr std::array and_spellings { Spelling { "&&", Operator::logical_and },
        Spelling { "and", Operator::logical_and } };
    constexpr std::array comparison_spellings { Spelling { "=>", Operator::greater_or_equal },
        Spelling { "=<", Operator::less_or_equal }, Spelling { "<>", Operator::not_equal },
        Spelling { "<=", Operator::less_or_equal }, Spelling { "lessorequal", Operator::less_or_equal },
        Spelling { ">=", Operator::greater_or_equal }, Spelling { "greaterorequal", Operator::greater_or_equal },
        Spelling { "==", Operator::equal }, Spelling { "equals", Operator::equal },
        Spelling { "equal", Operator::equal }, Spelling { "=", Operator::equal },
        Spelling { "!=", Operator::not_equal }, Spelling { "notequals", Operator::not_equal },
        Spelling { "notequal", Operator::not_equal }, Spelling { "<", Operator::less },
        Spelling { "less", Operator::less }, Spelling { ">", Operator::greater },
        Spelling { "greater", Operator::greater } };
    constexpr std::array sum_spellings { Spelling { "+", Operator::plus }, Spelling { "-", Operator::minus } };
    constexpr std::array product_spellings { Spelling { "*", Operator::multiply }, Spelling { "/", Operator::divide },
        Spelling { "%", Operator::modulo } };
    constexpr std::array power_spellings { Spelling { "^", Operator::power }, Spelling { "power", Operator::power } };
    constexpr std::array content_spellings { Spelling { "*=", Operator::contains },
        Spelling { "contains", Operator::contains }, Spelling { "contain", Operator::contains },
        Spelling { "notcontains", Operator::not_contains }, Spelling { "notcontain", Operator::not_contains },
        Spelling { "anyof", Operator::any_of }, Spelling { "allof", Operator::all_of },
        Spelling { "noneof", Operator::none_of } };

    constexpr std::array<std::span<Spelling const>, 7> levels { or_spellings, and_spellings, comparison_spellings,
        sum_spellings, product_spellings, power_spellings, content_spellings };

    bool is_digit(char c)
    {
        return c >= '0' && c <= '9';
    }

    bool is_letter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    class Parser {
    public:
        Parser(std::string_view text, ExpressionLimits const& limits)
            : m_text(text)
            , m_limits(limits)
        {
        }

        base::Result<Syntax> run()
        {
            if (m_text.size() > m_limits.text_bytes)
                return base::Error { base::ErrorCode::limit_exceeded, "column 1",
                    "the expression is longer than " + std::to_string(m_limits.text_bytes) + " bytes" };
            auto const root = expression();
            if (m_exceeded)
                return base::Error { base::ErrorCode::limit_exceeded, column(m_exceeded_at), m_exceeded };
            if (!root || m_at != m_text.size())
                return base::Error { base::ErrorCode::invalid_input, column(m_furthest), what_is_wrong() };
            m_syntax.root = *root;
            return std::move(m_syntax);
        }

    private:
        using Found = std::optional<NodeIndex>;

        // Every limit ends the parse at once: no alternative is tried after it.
        Found exceed(char const* what)
        {
            if (!m_exceeded)
                m_exceeded_at = m_at;
            m_exceeded = what;
            return {};
        }

        Found make(Node node)
        {
            if (m_syntax.nodes.size() >= m_limits.nodes)
                return exceed("the expression has too many parts");
            m_syntax.nodes.push_back(std::move(node));
            return static_cast<NodeIndex>(m_syntax.nodes.size() - 1);
        }

        Found make_constant(Value value)
        {
            Node node;
            node.kind = NodeKind::constant;
            node.constant = std::move(value);
            return make(std::move(node));
        }

        std::string column(std::size_t at) const
        {
            return "column " + std::to_string(base::count_code_points(m_text.substr(0, at)) + 1);
        }

        std::string what_is_wrong() const
        {
            if (m_furthest >= m_text.size())
                return m_text.find_first_not_of(" \t\r\n") == std::string_view::npos ? "the expression is empty"
                                                                                     : "the expression ends too early";
            auto const length = base::decode_utf8(m_text, m_furthest).bytes;
            return "unexpected '" + std::string(m_text.substr(m_furthest, length)) + "'";
        }

        // The furthest place where something else was expected is where the mistake is.
        void note_failure() { m_furthest = std::max(m_furthest, m_at); }

        void skip_space()
        {
            m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size());
            note_failure();
        }

        bool take(char c)
        {
            note_failure();
            if (m_at >= m_text.size() || m_text[m_at] != c)
                return false;
            ++m_at;
            note_failure();
            return true;
        }

        bool take_word(std::string_view word)
        {
            note_failure();
            if (!base::equals_ignoring_ascii_case(m_text.substr(m_at, word.size()), word))
                return false;
            m_at += word.size();
            note_failure();
            return true;
        }

        bool take_exactly(std::string_view word)
        {
            note_failure();
            if (m_text.substr(m_at, word.size()) != word)
                return false;
            m_at += word.size();
            note_failure();
            return true;
        }

        std::optional<Operator> take_operator(std::span<Spelling const> spellings)
        {
            for (auto const& spelling : spellings) {
                if (take_word(spelling.text))
                    return spelling.meaning;
            }
            return {};
        }

        Found expression()
        {
            skip_space();
            auto const found = level(0);
            if (found)
                skip_space();
            return found;
        }

        Found level(std::size_t index)
        {
            if (index == levels.size())
                return factor();
            auto const first = level(index + 1);
            if (!first)
                return {};
            // Only content operators may stand without a right operand.
            auto const may_lack_operand = index + 1 == levels.size();
            Node chain;
            chain.kind = NodeKind::chain;
            for (;;) {
                auto const before = m_at;
                skip_space();
                auto const taken = take_operator(levels[index]);
                if (taken)
                    skip_space();
                auto next = taken ? level(index + 1) : Found {};
                if (taken && !next && may_lack_operand && !m_exceeded)
                    next = make({});
                if (m_exceeded)
                    return {};
                if (!next) {
                    m_at = before;
                    break;
                }
                chain.operators.push_back(*taken);
                chain.children.push_back(*next);
            }
            if (chain.operators.empty())
                return first;
            chain.children.insert(chain.children.begin(), *first);
            return make(std::move(chain));
        }

        // "(" expression ")" | call | "!" factor | atom ["empty"] | list
        Found factor()
        {
            if (++m_depth > m_limits.depth)
                return exceed("the expression is nested too deeply");
            auto const found = factor_alternatives();
            --m_depth;
            return found;
        }

        Found factor_alternatives()
        {
            auto const begin = m_at;
            if (take('(')) {
                auto const inner = expression();
                if (!inner) {
                    m_at = begin;
                    return {};
                }
                take(')'); // SurveyJS forgives a missing one
                return inner;
            }
            auto found = call();
            if (!found && !m_exceeded)
                found = negation();
            if (!found && !m_exceeded)
                found = atom();
            if (!found && !m_exceeded)
                found = list();
            return found;
        }

        Found call()
        {
            auto const begin = m_at;
            Node node;
            node.kind = NodeKind::call;
            node.name = std::string(letters_and_digits());
            if (node.name.empty() || !take('(')) {
                m_at = begin;
                return {};
            }
            node.children = sequence();
            if (m_exceeded)
                return {};
            take(')');
            return make(std::move(node));
        }

        Found negation()
        {
            auto const begin = m_at;
            if (!take('!') && !take_word("negate"))
                return {};
            skip_space();
            auto const operand = factor();
            if (!operand) {
                m_at = begin;
                return {};
            }
            return make_unary(*operand, Operator::negate);
        }

        Found make_unary(NodeIndex operand, Operator meaning)
        {
            Node node;
            node.kind = NodeKind::unary;
            node.children = { operand };
            node.operators = { meaning };
            return make(std::move(node));
        }

        Found atom()
        {
            auto const begin = m_at;
            skip_space();
            auto found = operand();
            if (!found) {
                m_at = begin;
                return {};
            }
            auto const after = m_at;
            skip_space();
            if (take_word("empty"))
                return make_unary(*found, Operator::empty);
            if (take_word("notempty"))
                return make_unary(*found, Operator::not_empty);
            m_at = after;
            return found;
        }

        Found operand()
        {
            if (take_exactly("undefined") || take_exactly("null"))
                return make({});
            if (take_word("true"))
                return make_constant(true);
            if (take_word("false"))
                return make_constant(false);
            if (auto const number = take_number())
                return make_constant(*number);
            if (auto const word = letters_and_digits(); !word.empty())
                return make_constant(word);
            if (auto quoted = take_quoted())
                return make_constant(std::move(*quoted));
            return variable();
        }

        std::string_view digits()
        {
            auto const begin = m_at;
            while (m_at < m_text.size() && is_digit(m_text[m_at]))
                ++m_at;
            note_failure();
            return m_text.substr(begin, m_at - begin);
        }

        // After "0x" only decimal digits are taken, as in SurveyJS, though they then count as hexadecimal.
        std::optional<double> take_number()
        {
            auto const begin = m_at;
            if (take_exactly("0x")) {
                auto const hexadecimal = digits();
                if (!hexadecimal.empty())
                    return base::text_to_number("0x" + std::string(hexadecimal));
                m_at = begin;
            }
            take('-');
            auto const whole_begin = m_at;
            auto const whole = digits();
            auto const after_whole = m_at;
            if (!whole.empty() && take('.') && !digits().empty())
                return base::parse_decimal(m_text.substr(begin, m_at - begin));
            m_at = after_whole;
            if (whole.empty()) {
                m_at = begin;
                return {};
            }
            if (whole[0] == '0')
                m_at = whole_begin + 1;
            return base::parse_decimal(m_text.substr(begin, m_at - begin));
        }

        std::string_view letters_and_digits()
        {
            auto const begin = m_at;
            note_failure();
            if (m_at >= m_text.size() || !is_letter(m_text[m_at]))
                return {};
            while (m_at < m_text.size() && (is_letter(m_text[m_at]) || is_digit(m_text[m_at])))
                ++m_at;
            note_failure();
            return m_text.substr(begin, m_at - begin);
        }

        // Either quote may stand inside only behind a backslash; any other backslash is itself.
        std::optional<std::string> take_quoted()
        {
            auto const begin = m_at;
            if (m_at >= m_text.size() || (m_text[m_at] != '\'' && m_text[m_at] != '"'))
                return {};
            auto const quote = m_text[m_at++];
            std::string content;
            while (m_at < m_text.size()) {
                auto const c = m_text[m_at];
                if (c == quote) {
                    ++m_at;
                    note_failure();
                    return content;
                }
                if (c == '\'' || c == '"')
                    break;
                auto const is_escape
                    = c == '\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == '\'' || m_text[m_at + 1] == '"');
                content += is_escape ? m_text[m_at + 1] : c;
                m_at += is_escape ? 2 : 1;
            }
            note_failure();
            m_at = begin;
            return {};
        }

        Found variable()
        {
            auto const begin = m_at;
            if (!take('{'))
                return {};
            auto const end = std::min(m_text.find_first_of("{}", m_at), m_text.size());
            auto name = m_text.substr(m_at, end - m_at);
            m_at = end;
            note_failure();
            if (name.empty() || !take('}')) {
                m_at = begin;
                return {};
            }
            Node node;
            node.kind = NodeKind::variable;
            node.is_as_is = name.size() > 1 && name[0] == '#';
            if (node.is_as_is)
                name.remove_prefix(1);
            // An object written as JSON is no name, however many dots are in it.
            if (!is_within_limits(name, m_limits) && read_literal(name).is_undefined()) {
                m_at = begin;
                return exceed("a name has too many parts");
            }
            node.name = std::string(name);
            return make(std::move(node));
        }

        Found list()
        {
            auto const begin = m_at;
            if (!take('['))
                return {};
            Node node;
            node.kind = NodeKind::list;
            node.children = sequence();
            if (m_exceeded)
                return {};
            if (!take(']')) {
                m_at = begin;
                return {};
            }
            return make(std::move(node));
        }

        // What begins with nothing is empty in SurveyJS, whatever follows.
        std::vector<NodeIndex> sequence()
        {
            std::vector<NodeIndex> items;
            auto const first = expression();
            auto const is_empty = !first || m_syntax.nodes[*first].kind == NodeKind::nothing;
            if (first)
                items.push_back(*first);
            while (!m_exceeded) {
                auto const before = m_at;
                skip_space();
                auto const next = take(',') ? expression() : Found {};
                if (!next) {
                    m_at = before;
                    break;
                }
                items.push_back(*next);
            }
            if (is_empty)
                items.clear();
            return items;
        }

        std::string_view m_text;
        ExpressionLimits const& m_limits;
        Syntax m_syntax;
        std::size_t m_at = 0;
        std::size_t m_furthest = 0;
        std::size_t m_depth = 0;
        std::size_t m_exceeded_at = 0;
        char const* m_exceeded = nullptr;
    };

}

base::Result<Syntax> parse(std::string_view text, ExpressionLimits const& limits)
{
    return Parser(text, limits).run();
}

}
