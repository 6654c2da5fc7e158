// What the person sees of a state.
#pragma once

#include "app/state.h"
#include "app/views.h"

namespace dure::app {

AppView view(State const& state);

}
