// Several short fields under one question.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float multiple_text(Kit const& kit, Place place, app::ElementView const& element, app::MultipleTextView const& view);

}
