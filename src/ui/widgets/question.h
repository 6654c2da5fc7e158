// One element of a survey page: its card with title, help, errors, the widget of its kind, and a comment.
#pragma once

#include "ui/widgets/kit.h"

#include <vector>

namespace dure::ui {

float question(Kit const& kit, Place place, app::ElementView const& element);

// All elements of a page or a panel, one under the other.
float questions(Kit const& kit, Place place, std::vector<app::ElementView> const& elements);

}
