// One or several of a list: rows, tiles with pictures, the native drop-down, and the list with a summary.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float choice(Kit const& kit, Place place, app::ElementView const& element, app::ChoiceView const& view);
float dropdown(Kit const& kit, Place place, app::ElementView const& element, app::DropdownView const& view);
float tagbox(Kit const& kit, Place place, app::ElementView const& element, app::TagboxView const& view);

// The field behind "other".
float other_field(Kit const& kit, Place place, app::ElementView const& element, app::EntryView const& entry);

}
