// What stays in the window while the page scrolls: where one is and whether it is saved above, the way on below.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

// `taking` adds the survey's title, the progress and the save state. Returns the height it covers.
float top_bar(Kit const& kit, app::TopBarView const& view, app::TakingView const* taking);
// Beside the questions of a wide window: the pages by title, where one is among them. False, and nothing, on a narrow
// one.
bool side_steps(Kit const& kit, app::TakingView const& taking, float top, float below);
float bottom_bar(Kit const& kit, app::TakingView const& taking);
float bottom_bar_height(Kit const& kit);

float save_chip(Kit const& kit, Place place, app::SaveView const& save, bool align_right);
void progress_line(Kit const& kit, Rect rect, app::ProgressView const& progress);

}
