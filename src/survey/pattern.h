// Regular expressions of validators: JavaScript's syntax, matched in time linear in the text whatever the pattern.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dure::survey {

struct PatternLimits {
    std::size_t text_bytes = 4096;
    std::size_t depth = 64; // of groups
    std::size_t states = 8192; // after counted repeats are unrolled
    std::size_t count = 1000; // in {n,m}
};

enum class PatternCase : std::uint8_t {
    sensitive,
    insensitive,
};

class Pattern {
public:
    // Characters are code points, as with JavaScript's `u` flag; escapes that flag would refuse are read as without it.
    // Look-around and back-references are refused as `unsupported`: they cannot be matched in linear time.
    // Error: `where` is "column N" (1-based, in characters) of the pattern.
    static base::Result<Pattern> compile(
        std::string_view pattern, PatternCase letter_case = PatternCase::sensitive, PatternLimits const& limits = {});

    Pattern();
    Pattern(Pattern const&);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern const&);
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    // True if it matches somewhere in the text, as RegExp.test does; anchors say otherwise.
    bool matches(std::string_view text) const;
    std::size_t state_count() const;

private:
    struct Program;
    std::shared_ptr<Program const> m_program; // immutable, so copies share it
};

}
