// Many small questions with the same answers: stacked rows of points on a phone, a table where there is room.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float matrix(Kit const& kit, Place place, app::ElementView const& element, app::MatrixView const& view);

}
