// What SurveyJS means by an empty answer, by two answers being the same, and by an answer in words.
#pragma once

#include "survey/value.h"

#include <string>

namespace dure::survey {

// What is chosen with the items a survey offers beside the planner's own.
inline constexpr char const* other_value = "other";
inline constexpr char const* none_value = "none";
inline constexpr char const* refuse_value = "refused";
inline constexpr char const* dont_know_value = "dontknow";

// undefined, null, NaN, "", [] and objects whose members are all empty.
bool is_empty(Value const& value);
// Same content, all empty values being one. The order of items counts.
bool is_same(Value const& left, Value const& right);
// The choice alone where the answer is {"value": choice, "comment": words}.
Value const& bare_choice(Value const& value);
// As a key or a word: "1", "true", texts as they are; a date that is none is "".
std::string to_words(Value const& value);
// False of what JavaScript calls an invalid date.
bool is_instant(Date date);
// What a draft can hold and give back: texts without U+0000, nothing too deep or too large. Undefined for the rest.
Value storable(Value value);
// True if it reads as a number; gives it.
bool to_number(Value const& value, double& number);

}
