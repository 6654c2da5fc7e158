// Concepts side by side: each a card with what is asked about it.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

// As many beside each other as have room for their words; on a phone one under the other.
float concept_board(Kit const& kit, Place place, app::ElementView const& element, app::BoardView const& view);

}
