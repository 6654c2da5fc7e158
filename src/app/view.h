// What the person sees of a state.
#pragma once

#include "app/state.h"
#include "app/views.h"

#include <string>
#include <string_view>

namespace dure::app {

AppView view(State const& state);

// What FileItemView::picture stands for: the data URL of a picture among the answers, or "".
std::string picture_of(State const& state, std::string_view address);

}
