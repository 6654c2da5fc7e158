// A picture to choose: the page shows the picture, we draw the card, the words and the mark.
#pragma once

#include "ui/widgets/choice_row.h"

namespace dure::ui {

float image_tile_height(Kit const& kit, float width, std::string_view label, bool shows_label);
bool image_tile(
    Kit const& kit, Rect rect, std::string_view id, ChoiceRow const& row, std::string const& image, bool shows_label);

}
