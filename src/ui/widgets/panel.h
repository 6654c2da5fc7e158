// Questions that belong together under one heading; may fold.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float panel(Kit const& kit, Place place, app::ElementView const& element, app::PanelView const& view);

}
