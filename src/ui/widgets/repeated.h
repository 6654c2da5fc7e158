// Questions asked again for each panel or row: each under its own heading, with buttons to add and to remove.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float repeated(Kit const& kit, Place place, app::ElementView const& element, app::RepeatedView const& view);

}
