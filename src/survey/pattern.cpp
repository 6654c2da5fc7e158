// Thompson's simulation: all states a backtracking matcher could be in are followed at once, each at most once per
// character, so no pattern takes more than (characters x states) steps.
#include "survey/pattern.h"

#include "base/text.h"
#include "survey/pattern_parse.h"

#include <cassert>

namespace dure::survey {

namespace {

    using State = std::uint32_t;

    enum class Operation : std::uint8_t {
        read, // one character of a set, then the next state
        assert_text_begin,
        assert_text_end,
        assert_word_boundary,
        assert_no_word_boundary,
        fork, // the next state and another
        jump,
        matched,
    };

    struct Instruction {
        Operation operation = Operation::matched;
        std::uint32_t argument = 0; // a set or a state
    };

    class Assembler {
    public:
        explicit Assembler(PatternLimits const& limits)
            : m_limits(limits)
        {
        }

        // False if the pattern is too large.
        bool assemble(PatternNode const& node)
        {
            // Copies of empty groups make no states, so the work is bounded apart from them.
            if (m_instructions.size() >= m_limits.states || ++m_steps > m_limits.states * 8)
                return false;
            switch (node.kind) {
            case PatternNodeKind::set:
                add(Operation::read, static_cast<State>(node.set));
                return true;
            case PatternNodeKind::text_begin:
                add(Operation::assert_text_begin);
                return true;
            case PatternNodeKind::text_end:
                add(Operation::assert_text_end);
                return true;
            case PatternNodeKind::word_boundary:
                add(Operation::assert_word_boundary);
                return true;
            case PatternNodeKind::no_word_boundary:
                add(Operation::assert_no_word_boundary);
                return true;
            case PatternNodeKind::sequence:
                for (auto const& child : node.children) {
                    if (!assemble(child))
                        return false;
                }
                return true;
            case PatternNodeKind::choice:
                return choice(node);
            case PatternNodeKind::repeat:
                return repeat(node);
            }
            return false;
        }

        std::vector<Instruction> finish()
        {
            add(Operation::matched);
            return std::move(m_instructions);
        }

    private:
        bool choice(PatternNode const& node)
        {
            std::vector<State> ends;
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                auto const is_last = i + 1 == node.children.size();
                auto const fork = is_last ? 0 : add(Operation::fork);
                if (!assemble(node.children[i]))
                    return false;
                if (is_last)
                    break;
                ends.push_back(add(Operation::jump));
                m_instructions[fork].argument = here();
            }
            for (auto const end : ends)
                m_instructions[end].argument = here();
            return true;
        }

        bool repeat(PatternNode const& node)
        {
            auto const& child = node.children.front();
            for (std::size_t i = 0; i < node.least; ++i) {
                if (!assemble(child))
                    return false;
            }
            if (node.most == PatternNode::unlimited) {
                auto const fork = add(Operation::fork);
                if (!assemble(child))
                    return false;
                add(Operation::jump, fork);
                m_instructions[fork].argument = here();
                return true;
            }
            std::vector<State> exits;
            for (auto i = node.least; i < node.most; ++i) {
                exits.push_back(add(Operation::fork));
                if (!assemble(child))
                    return false;
            }
            for (auto const exit : exits)
                m_instructions[exit].argument = here();
            return true;
        }

        State add(Operation operation, State argument = 0)
        {
            m_instructions.push_back({ operation, argument });
            return here() - 1;
        }
        State here() const { return static_cast<State>(m_instructions.size()); }

        PatternLimits const& m_limits;
        std::vector<Instruction> m_instructions;
        std::size_t m_steps = 0;
    };

    // What the assertions between two characters may ask.
    struct Gap {
        bool at_begin = false;
        bool at_end = false;
        bool at_word_boundary = false;
    };

    class Simulation {
    public:
        Simulation(std::vector<Instruction> const& instructions, std::vector<CharacterSet> const& sets)
            : m_instructions(instructions)
            , m_sets(sets)
            , m_seen(instructions.size(), 0)
        {
            m_current.reserve(instructions.size());
            m_next.reserve(instructions.size());
        }

        bool run(std::string_view text)
        {
            auto previous_is_word = false;
            std::size_t at = 0;
            begin_round();
            for (;;) {
                auto const at_end = at == text.size();
                auto const character = at_end ? base::CodePoint { 0, 0 } : base::decode_utf8(text, at);
                auto const is_word = !at_end && is_word_character(character.value);
                Gap const gap { at == 0, at_end, previous_is_word != is_word };
                // Where the states of before lead to is known only now that the character after the gap is.
                for (auto const state : m_next) {
                    if (follow(state, gap))
                        return true;
                }
                if (follow(0, gap))
                    return true;
                if (at_end)
                    return false;
                step(character.value);
                at += character.bytes;
                previous_is_word = is_word;
            }
        }

    private:
        // Adds the reading states that can be reached without reading. True: the end was reached.
        bool follow(State from, Gap const& gap)
        {
            m_pending.push_back(from);
            while (!m_pending.empty()) {
                auto const state = m_pending.back();
                m_pending.pop_back();
                if (m_seen[state] == m_round)
                    continue;
                m_seen[state] = m_round;
                auto const [operation, argument] = m_instructions[state];
                switch (operation) {
                case Operation::read:
                    m_current.push_back(state);
                    break;
                case Operation::fork:
                    m_pending.push_back(argument);
                    m_pending.push_back(state + 1);
                    break;
                case Operation::jump:
                    m_pending.push_back(argument);
                    break;
                case Operation::matched:
                    return true;
                default:
                    if (holds(operation, gap))
                        m_pending.push_back(state + 1);
                }
            }
            return false;
        }

        static bool holds(Operation operation, Gap const& gap)
        {
            switch (operation) {
            case Operation::assert_text_begin:
                return gap.at_begin;
            case Operation::assert_text_end:
                return gap.at_end;
            case Operation::assert_word_boundary:
                return gap.at_word_boundary;
            case Operation::assert_no_word_boundary:
                return !gap.at_word_boundary;
            default:
                return false;
            }
        }

        void step(char32_t character)
        {
            m_next.clear();
            for (auto const state : m_current) {
                if (m_sets[m_instructions[state].argument].contains(character))
                    m_next.push_back(state + 1);
            }
            begin_round();
        }

        void begin_round()
        {
            m_current.clear();
            ++m_round;
        }

        std::vector<Instruction> const& m_instructions;
        std::vector<CharacterSet> const& m_sets;
        std::vector<std::uint64_t> m_seen; // the round in which a state was last followed
        std::uint64_t m_round = 0;
        std::vector<State> m_current;
        std::vector<State> m_next;
        std::vector<State> m_pending;
    };

}

struct Pattern::Program {
    std::vector<Instruction> instructions;
    std::vector<CharacterSet> sets;
};

base::Result<Pattern> Pattern::compile(std::string_view text, PatternCase letter_case, PatternLimits const& limits)
{
    auto parsed = TRY(parse_pattern(text, letter_case, limits));
    Assembler assembler(limits);
    if (!assembler.assemble(parsed.root)) {
        return base::Error { base::ErrorCode::limit_exceeded, "column 1",
            "the pattern is too large once its counts are written out" };
    }
    auto program = std::make_shared<Program>();
    program->instructions = assembler.finish();
    program->sets = std::move(parsed.sets);
    Pattern pattern;
    pattern.m_program = std::move(program);
    return pattern;
}

Pattern::Pattern() = default;
Pattern::Pattern(Pattern const&) = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern const&) = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::matches(std::string_view text) const
{
    if (!m_program)
        return true;
    return Simulation(m_program->instructions, m_program->sets).run(text);
}

std::size_t Pattern::state_count() const
{
    return m_program ? m_program->instructions.size() : 0;
}

}
