// "Your result": the favourite or the product one would like best, its bars, and how many think alike.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float own_result(Kit const& kit, Place place, app::OwnResultView const& view);

}
