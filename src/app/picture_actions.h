// What a person does on a picture and with a pen. Part of actions.h.
#pragma once

#include "app/ids.h"

#include <cstdint>

namespace dure::app {

// A place on the picture of a hotspot or an image map: a mark there, none where there was one, or the region it lies
// in.
struct PointAt {
    ElementId question;
    double x = 0; // fractions of the picture
    double y = 0;
    double width = 0; // of the picture on the screen, in CSS px
    double height = 0;
    double picture_width = 0; // of the picture itself, in its pixels; 0: not known
    double picture_height = 0;
};

// A region of a hotspot, by its name.
struct ToggleRegion {
    ElementId question;
    Key region;
};

struct RemoveMark {
    ElementId question;
    std::uint32_t mark = 0; // from 0
};

enum class AimStep : std::uint8_t {
    toggle, // shows or hides the sliders
    across, // `value` in percent
    down,
    place, // a mark where the sliders stand
};

// Marks a picture without pointing at it.
struct AimMark {
    ElementId question;
    AimStep step = AimStep::toggle;
    double value = 0;
};

enum class PenPhase : std::uint8_t { down, move, up, cancelled };

struct DrawStroke {
    ElementId question;
    PenPhase phase = PenPhase::down;
    double x = 0; // in units of the pad
    double y = 0;
};

// Takes the last stroke of a signature away.
struct UndoStroke {
    ElementId question;
};

}
