// The most and the least appealing of a few: a mark on either side of each item.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float maxdiff(Kit const& kit, Place place, app::ElementView const& element, app::MaxDiffView const& view);

}
