// Two items or a few products side by side, one of which is chosen.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float products(Kit const& kit, Place place, app::ElementView const& element, app::ProductsView const& view);

}
