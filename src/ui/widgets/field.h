// Frames around what the page itself lets people type into: the words inside are the page's, the frame is ours.
#pragma once

#include "ui/widgets/kit.h"

#include <functional>

namespace dure::ui {

struct FieldShape {
    int rows = 1; // more than one: a text area
    std::string name; // accessible name where the entry has none
    std::string description; // help and errors
    bool required = false;
    bool enabled = true;
    bool read_only = false;
    bool is_titled = false; // the heading above says its name already
};

// Calls `on_text(text, settled)` for what was typed. Shows the label above where the entry wants it, the counter below.
float field(Kit const& kit, Place place, std::string_view id, app::EntryView const& entry, FieldShape const& shape,
    std::function<void(std::string, bool)> const& on_text);

// The box of a field: surface, edge, thicker while focused.
void field_frame(Kit const& kit, Rect rect, bool focused, bool invalid, bool enabled);

}
