#include "survey/pattern.h"
#include "tests/survey/pattern_table.h"

#include <doctest/doctest.h>

using namespace dure;

TEST_CASE("random patterns answer as JavaScript's RegExp does")
{
    for (auto const& row : pattern_rows) {
        auto const letter_case = row.ignore_case ? survey::PatternCase::insensitive : survey::PatternCase::sensitive;
        auto const pattern = survey::Pattern::compile(row.pattern, letter_case);
        REQUIRE_MESSAGE(pattern.is_ok(), row.pattern);
        for (std::size_t i = 0; i < std::size(pattern_texts); ++i)
            CHECK_MESSAGE(pattern.value().matches(pattern_texts[i]) == (row.answers[i] == '1'), row.pattern, " on ",
                pattern_texts[i]);
    }
}
