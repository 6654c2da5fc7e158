// What SurveyJS means by an empty answer, by two answers being the same, and by an answer in words.
#pragma once

#include "survey/value.h"

#include <string>

namespace dure::survey {

// undefined, null, NaN, "", [] and objects whose members are all empty.
bool is_empty(Value const& value);
// Same content, all empty values being one. The order of items counts.
bool is_same(Value const& left, Value const& right);
// As a key or a word: "1", "true", texts as they are.
std::string to_words(Value const& value);
// True if it reads as a number; gives it.
bool to_number(Value const& value, double& number);

}
