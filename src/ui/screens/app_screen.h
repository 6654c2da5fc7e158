// The whole window: bars, the screen the view names, and what lies over it.
#pragma once

#include "app/views.h"
#include "ui/canvas.h"

#include <cstdint>

namespace dure::ui {

// What the picture remembers from frame to frame besides the canvas's own state.
struct ScreenMemory {
    std::uint64_t focus_request = 0; // the last one that was carried out
    bool chooses_by_keys = false; // as last told
};

// Between canvas.begin() and canvas.end(). Adds what the person did to `actions`.
void draw_app(Canvas& canvas, app::AppView const& view, app::Actions& actions, ScreenMemory& memory);

}
