// A pattern's text as a tree.
#pragma once

#include "base/result.h"
#include "survey/pattern.h"
#include "survey/pattern_set.h"

#include <string_view>
#include <vector>

namespace dure::survey {

enum class PatternNodeKind : std::uint8_t {
    set,
    text_begin,
    text_end,
    word_boundary,
    no_word_boundary,
    sequence,
    choice,
    repeat,
};

struct PatternNode {
    static constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

    PatternNodeKind kind = PatternNodeKind::sequence;
    std::size_t set = 0; // index into ParsedPattern::sets
    std::size_t least = 0; // repeat
    std::size_t most = unlimited; // repeat
    std::vector<PatternNode> children; // of sequence and choice; one of repeat
};

struct ParsedPattern {
    PatternNode root;
    std::vector<CharacterSet> sets;
};

base::Result<ParsedPattern> parse_pattern(
    std::string_view pattern, PatternCase letter_case, PatternLimits const& limits);

}
