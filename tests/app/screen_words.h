// A screen in words, as a reviewer can read it in a diff.
#pragma once

#include "app/views.h"

#include <string>

namespace dure::test {

std::string in_words(app::AppView const& view);
// Only the questions: what must be the same after coming back.
std::string in_words(std::vector<app::ElementView> const& elements);

}
