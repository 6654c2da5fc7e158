// What stands in a field: the words as typed, as long as they are what the session holds, else the session's own.
#pragma once

#include "app/state.h"

#include <string>

namespace dure::app {

// `item` of a multiple text, or the option a comment belongs to.
std::string words_in_field(Taking const& taking, ElementId question, Key const& item, TypedText::Field field);

}
