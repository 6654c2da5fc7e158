// What a survey shows without asking: pictures, computed results, notes.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float picture(Kit const& kit, Place place, app::ElementView const& element, app::ImageView const& view);
float result(Kit const& kit, Place place, app::ExpressionView const& view);
float note(Kit const& kit, Place place, app::NoteView const& view);

}
