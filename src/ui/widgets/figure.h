// A result to look at: a sentence, and a table whose rows may have a bar with its interval. The table is what those
// hear who do not see the bars.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float figure(Kit const& kit, Place place, app::FigureView const& view);
float curves(Kit const& kit, Place place, app::CurveView const& view);

}
