// Things to know before going on: banners, the list of what is missing, a short confirmation.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float banner(Kit const& kit, Place place, app::BannerView const& view);
// Stays over the bottom of the window until it is dismissed or the app takes it away. How much it covers.
float toast(Kit const& kit, float bottom, app::BannerView const& view);
float error_summary(Kit const& kit, Place place, app::ErrorSummaryView const& view);

}
