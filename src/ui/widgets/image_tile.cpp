#include "ui/widgets/image_tile.h"

#include <cmath>

namespace dure::ui {

namespace {

    constexpr float margin = 8;

    float picture_height(float width)
    {
        return std::round((width - 2 * margin) * 0.66F);
    }

    float words_x(Kit const& kit)
    {
        return space::m + kit.theme.grown(22) + space::s;
    }

    TextBlock label_block(Kit const& kit, float width, std::string_view label, Colour colour)
    {
        return kit.canvas.layout(label, kit.theme.text(TextKind::caption, colour), width - words_x(kit) - space::m);
    }

}

float image_tile_height(Kit const& kit, float width, std::string_view label, bool shows_label)
{
    float const words = shows_label ? label_block(kit, width, label, {}).height() : 0;
    return margin + picture_height(width) + std::max(words, kit.theme.grown(22)) + 2 * space::m;
}

bool image_tile(
    Kit const& kit, Rect rect, std::string_view id, ChoiceRow const& row, std::string const& image, bool shows_label)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    float const height = picture_height(rect.width);
    Rect const picture { rect.x + margin, rect.y + margin, rect.width - 2 * margin, height };
    Canvas::Scope const scope(canvas, id);
    if (!image.empty()) {
        Node shown;
        shown.id = canvas.id("picture");
        shown.role = Role::image; // a decoration: the control has the name
        shown.rect = picture;
        shown.value = image;
        shown.corner_radius = radius::s;
        canvas.node(std::move(shown));
    }
    Node node;
    node.id = canvas.id("tile");
    node.role = row.mark == Mark::radio ? Role::radio : Role::checkbox;
    node.rect = rect;
    node.name = row.label;
    node.group = row.group;
    node.checked = row.chosen;
    node.disabled = !row.enabled;
    node.invalid = row.invalid;
    node.corner_radius = radius::l;
    Id const tile = kit.control(std::move(node));
    bool const acted = canvas.toggled(tile).has_value() && row.enabled;
    float const amount = canvas.animate(tile, row.chosen ? 1 : 0, motion::quick_millis);
    if (!canvas.is_visible(rect))
        return acted;
    bool const lively = row.enabled && (canvas.hovered(tile) || canvas.pressed(tile));
    choice_box(kit, rect, amount, lively, row.invalid, radius::l);
    canvas.fill(picture, p.sunken, radius::s);
    float const mark = kit.theme.grown(22);
    float const foot = picture.bottom();
    draw_mark_box(kit, row.mark, { rect.x + space::m, foot + (rect.bottom() - foot - mark) / 2 }, mark, amount,
        row.enabled, row.invalid);
    if (shows_label) {
        TextBlock const block = label_block(kit, rect.width, row.label, p.text);
        canvas.draw(block, { rect.x + words_x(kit), foot + (rect.bottom() - foot - block.height()) / 2 },
            kit.theme.text(TextKind::caption, p.text));
    }
    return acted;
}

}
