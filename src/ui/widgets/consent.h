// What a person agrees to, item by item: the notices are always in the open, nothing is ticked beforehand.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float consent(Kit const& kit, Place place, app::ElementView const& element, app::ConsentView const& view);

}
