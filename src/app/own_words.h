// Korean words that end by the sound before them: ‘가격’이에요, ‘크기’예요.
#pragma once

#include "app/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace dure::app {

// Whether the last thing said ends in a consonant: Hangul by its syllable, digits by their Korean names (3 is 삼),
// Latin letters by theirs (L is 엘). Quotes, brackets and marks at the end are passed over; of anything else, no.
bool ends_in_consonant(std::string_view words);

std::string quoted(Language language, std::string const& words);
std::string with_copula(Language language, std::string const& words); // "…예요"; in English the words alone
std::string with_subject(Language language, std::string const& words); // "…가"
std::string joined_with_and(Language language, std::vector<std::string> const& words);

}
