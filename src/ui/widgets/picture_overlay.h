// What lies on a picture: outlines of regions, marks, a crosshair. The page shows pictures above the sheet, so this is
// a picture of its own.
#pragma once

#include "ui/widgets/kit.h"

#include <string>

namespace dure::ui {

struct OverlayLook {
    float width = 0; // of the picture on the screen, in CSS px
    float height = 0;
    float unit_x = 0; // CSS px of one unit of a region
    float unit_y = 0;
    std::string focused; // key of the region whose control has the focus
};

// A data URI of an SVG; "" where there is nothing to show.
std::string picture_overlay(Kit const& kit, app::PictureQuestionView const& view, OverlayLook const& look);

}
