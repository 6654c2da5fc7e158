#include "ui/widgets/plain.h"

#include "ui/widgets/card.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

float picture(Kit const& kit, Place place, app::ElementView const& element, app::ImageView const& view)
{
    if (!view.unavailable.empty())
        return note(kit, place, app::NoteView { view.unavailable });
    // The page loads the picture; without a size of its own it gets the column at 16:9.
    float const natural = view.width > 0 ? view.width : place.width;
    float const width = std::min(place.width, natural);
    float const ratio = view.width > 0 && view.height > 0 ? view.height / view.width : 9.0F / 16.0F;
    float const height = std::round(width * ratio);
    if (kit.measuring)
        return height;
    Node node;
    node.id = kit.canvas.id("picture");
    node.role = Role::image;
    node.rect = { place.x + (place.width - width) / 2, place.y, width, height };
    node.name = view.description;
    node.value = view.source;
    node.corner_radius = radius::l;
    kit.canvas.fill(node.rect, kit.colours().sunken, radius::l);
    kit.canvas.node(std::move(node));
    (void)element;
    return height;
}

float result(Kit const& kit, Place place, app::ExpressionView const& view)
{
    Palette const& p = kit.colours();
    TextStyle const style = kit.theme.text(TextKind::heading, p.brand_text);
    CardLook const look {
        .padding = space::l, .corner = radius::m, .fill = p.brand_soft, .invalid = false, .flat = true
    };
    return card(kit, place, look, [&](Kit const& inner, Place within) {
        float const height = paragraph(inner, within, view.value, style);
        return std::max(height, style.size * style.line_height * kit.theme.text_scale);
    });
}

float note(Kit const& kit, Place place, app::NoteView const& view)
{
    Palette const& p = kit.colours();
    CardLook const look {
        .padding = space::m, .corner = radius::m, .fill = p.info_soft, .invalid = false, .flat = true
    };
    return card(kit, place, look, [&](Kit const& inner, Place within) {
        float const icon = inner.theme.grown(20);
        TextStyle const style = inner.theme.text(TextKind::caption, p.text);
        if (!inner.measuring)
            draw_symbol(inner.canvas, Symbol::information, { within.x, within.y }, icon, p.info_text);
        return paragraph(
            inner, { within.x + icon + space::s, within.y, within.width - icon - space::s }, view.words, style);
    });
}

}
