// A picture to mark or to choose regions of, and a pad to sign on.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float picture_question(
    Kit const& kit, Place place, app::ElementView const& element, app::PictureQuestionView const& view);
float signature(Kit const& kit, Place place, app::ElementView const& element, app::SignatureView const& view);

}
