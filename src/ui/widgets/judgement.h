// One thing at a time with what is asked about it; prices to name; shares of a sum; cards to sort.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float judgement(Kit const& kit, Place place, app::ElementView const& element, app::JudgementView const& view);
float prices(Kit const& kit, Place place, app::ElementView const& element, app::PriceView const& view);
float shares(Kit const& kit, Place place, app::ElementView const& element, app::SharesView const& view);
float card_sort(Kit const& kit, Place place, app::ElementView const& element, app::CardSortView const& view);

}
