// An order of preference: each item says its place and has buttons up and down; dragging is never the only way.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float ranking(Kit const& kit, Place place, app::ElementView const& element, app::RankingView const& view);

}
