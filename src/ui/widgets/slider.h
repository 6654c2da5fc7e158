// A value on a line: the bubble says it, the buttons at its ends move it step by step.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float slider(Kit const& kit, Place place, app::ElementView const& element, app::SliderView const& view);

}
