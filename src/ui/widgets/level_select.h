// A native drop-down with its label above: what is chosen queues its own action.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float level_select(Kit const& kit, Place place, app::LevelSelect const& view);

}
