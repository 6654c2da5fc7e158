// Points of a scale side by side: numbers, stars, faces, the eleven of a net promoter score, and yes or no.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float rating(Kit const& kit, Place place, app::ElementView const& element, app::RatingView const& view);
float nps(Kit const& kit, Place place, app::ElementView const& element, app::NpsView const& view);
float boolean(Kit const& kit, Place place, app::ElementView const& element, app::BooleanView const& view);

}
