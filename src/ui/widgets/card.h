// A sheet of paper on the page: rounded, with a soft shadow.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

struct CardLook {
    float padding = space::xl;
    float corner = radius::l;
    Colour fill; // alpha 0: the theme's surface
    bool invalid = false;
    bool flat = false;
    bool bare = false; // nothing behind what is inside
};

inline void card_back(Kit const& kit, Rect rect, CardLook const& look = { .fill = { 0, 0, 0, 0 } })
{
    Palette const& p = kit.colours();
    if (look.bare)
        return;
    if (!kit.canvas.is_visible({ rect.x - 16, rect.y - 16, rect.width + 32, rect.height + 40 }))
        return;
    if (kit.theme.shadows && !look.flat)
        kit.canvas.shadow(rect, p.shadow, look.corner, 14, 4);
    kit.canvas.fill(rect, look.fill.alpha > 0 ? look.fill : p.surface, look.corner);
    if (look.invalid)
        kit.canvas.stroke(rect, p.danger, look.corner, measure::border);
    else if (!look.flat)
        kit.canvas.stroke(rect, p.hairline, look.corner, 1);
}

// Measures what is inside, draws the card behind it, then what is inside. Returns the card's height.
template <typename Inside> float card(Kit const& kit, Place place, CardLook const& look, Inside&& inside)
{
    Place const within { place.x + look.padding, place.y + look.padding, place.width - 2 * look.padding };
    auto const draw = [&](Kit const& inner) -> float { return inside(inner, within); };
    float const height = measured(kit, draw) + 2 * look.padding;
    if (kit.measuring)
        return height;
    card_back(kit, place.rect(height), look);
    draw(kit);
    return height;
}

}
