// The product's own pictograms: strokes with round ends on a grid of 24, crisp at any size, and the mark of Dure.
#pragma once

#include "ui/canvas.h"
#include "ui/theme.h"

#include <cstdint>

namespace dure::ui {

enum class Symbol : std::uint8_t {
    none,
    check,
    chevron_left,
    chevron_right,
    chevron_up,
    chevron_down,
    arrow_left,
    arrow_right,
    close,
    plus,
    minus,
    menu,
    settings,
    globe,
    sun,
    moon,
    contrast,
    text_size,
    download,
    share,
    trash,
    star,
    star_filled,
    lock,
    shield,
    offline,
    cloud_check,
    cloud_busy,
    information,
    warning,
    arrow_up,
    arrow_down,
    grip,
    document,
    open_file,
    camera,
    photo,
    clock,
    home,
    play,
    refresh,
    pencil,
    device,
    chart,
};

// `size` is the edge of the square whose top left corner is `at`.
void draw_symbol(Canvas& canvas, Symbol symbol, Point at, float size, Colour colour, float thickness = 1.8F);

// A face for a mood between 0 (worst) and 1 (best).
void draw_face(Canvas& canvas, double mood, Point at, float size, Colour line, Colour skin);

// People around a shared bowl.
void draw_mark(Canvas& canvas, Point at, float size, Palette const& colours);

}
