// One point of a scale: a small box that fills with the brand's colour when it is chosen.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

struct ScaleCell {
    std::string label; // what is seen
    std::string name; // what is read
    bool chosen = false;
    bool enabled = true;
    bool invalid = false;
    bool several = false; // a checkbox instead of a radio
    bool small_words = false;
    Id group = 0;
};

// True when it was chosen (or, with `several`, turned on or off).
bool scale_cell(Kit const& kit, Rect rect, std::string_view id, ScaleCell const& cell);

// How many fit side by side at that least width, spread evenly over rows: eleven in two rows are six and five.
int cells_in_row(int count, float width, float least, float gap);

// The words at the two ends of a scale. Returns the height.
float scale_ends(Kit const& kit, Place place, std::string const& lowest, std::string const& highest);

}
