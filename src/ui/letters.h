// What a line breaker needs to know of single letters.
#pragma once

#include <cstddef>
#include <string_view>

namespace dure::ui {

// Decodes the letter at `at` and moves `at` behind it. Broken bytes give U+FFFD, one at a time.
char32_t next_letter(std::string_view text, std::size_t& at);

bool is_space(char32_t letter); // where words end; not the no-break space
bool is_digit(char32_t letter);
bool joins_previous(char32_t letter); // combining marks, variation selectors, joiners, jamo after the first
bool forbidden_at_line_start(char32_t letter); // closing punctuation, kinsoku
bool forbidden_at_line_end(char32_t letter); // opening punctuation

}
