// Buttons in the four weights a screen needs, and round ones with only a pictogram.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

enum class ButtonKind : std::uint8_t {
    primary, // the one thing to do next
    secondary, // beside it
    quiet, // words in the brand's colour, no box
    danger,
};

struct ButtonShape {
    ButtonKind kind = ButtonKind::primary;
    float height = 0; // 0: the kind's own
    bool icon_at_end = false;
    bool icon_only = false; // the label is its name, for those who hear it
    bool submits = false; // Enter in a one-line field presses it
    bool cancels = false; // Escape presses it
    std::optional<bool> expanded {}; // shows and hides what follows
};

// Smallest width that shows the whole label.
float button_width(Kit const& kit, app::ButtonView const& view, ButtonShape const& shape);
float button_height(Kit const& kit, ButtonShape const& shape);

// Queues the view's action when pressed. Fills the place's width; returns the height.
float button(Kit const& kit, Place place, std::string_view id, app::ButtonView const& view, ButtonShape const& shape);

// Looks like a secondary button and opens the file picker; a file that was chosen is queued as OpenFile.
float file_button(Kit const& kit, Place place, std::string_view id, app::FileButtonView const& view);

// A round or square target with a pictogram; `rect` is the whole target.
bool icon_button(Kit const& kit, Rect rect, std::string_view id, std::string const& name, Symbol symbol, Colour colour,
    bool enabled = true);

}
