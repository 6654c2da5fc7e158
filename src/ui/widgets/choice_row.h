// One answer to touch: the whole row is the target, the mark moves when it is chosen.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

enum class Mark : std::uint8_t {
    radio,
    checkbox,
};

struct ChoiceRow {
    Mark mark = Mark::radio;
    std::string label;
    bool chosen = false;
    bool enabled = true;
    bool invalid = false;
    bool required = false;
    Id group = 0; // of radios
    std::string description;
    float least_height = 0; // of its neighbours in a grid
    std::string name; // what is read, where it is more than the label
};

struct RowResult {
    float height = 0;
    bool acted = false; // chosen, or turned on or off
};

RowResult choice_row(Kit const& kit, Place place, std::string_view id, ChoiceRow const& row);

// The box behind anything that can be chosen, blending to the chosen look as `amount` goes from 0 to 1.
void choice_box(Kit const& kit, Rect rect, float amount, bool lively, bool invalid, float corner = radius::m);
// The circle or square with its dot or check.
void draw_mark_box(Kit const& kit, Mark mark, Point at, float size, float amount, bool enabled, bool invalid);

}
