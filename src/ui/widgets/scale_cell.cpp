#include "ui/widgets/scale_cell.h"

#include "ui/widgets/words.h"

namespace dure::ui {

bool scale_cell(Kit const& kit, Rect rect, std::string_view id, ScaleCell const& cell)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    Node node;
    node.id = canvas.id(id);
    node.role = cell.several ? Role::checkbox : Role::radio;
    node.rect = rect;
    node.name = cell.name.empty() ? cell.label : cell.name;
    node.group = cell.several ? 0 : cell.group;
    node.checked = cell.chosen;
    node.disabled = !cell.enabled;
    node.invalid = cell.invalid;
    node.corner_radius = radius::s;
    Id const cell_id = kit.control(std::move(node));
    bool const acted = canvas.toggled(cell_id).has_value() && cell.enabled;
    float const amount = canvas.animate(cell_id, cell.chosen ? 1 : 0, motion::quick_millis);
    if (!canvas.is_visible(rect))
        return acted;
    bool const is_strict = kit.theme.kind == ThemeKind::high_contrast;
    bool const lively = cell.enabled && (canvas.hovered(cell_id) || canvas.pressed(cell_id));
    Colour const idle = lively ? p.brand_soft : p.sunken;
    canvas.fill(rect, mix(cell.enabled ? idle : p.disabled, p.brand_mark, amount), radius::s + 2);
    if (is_strict || cell.invalid)
        canvas.stroke(
            rect, mix(cell.invalid ? p.danger : p.border, p.brand_mark, amount), radius::s + 2, measure::border);
    Colour const words = amount > 0.5F ? p.on_brand_mark : cell.enabled ? p.text : p.on_disabled;
    TextStyle style = kit.theme.text(cell.small_words ? TextKind::small : TextKind::strong, words);
    if (cell.chosen)
        style.weight = Weight::bold;
    TextBlock const& block = canvas.layout(cell.label, style, rect.width - 6);
    canvas.draw(
        block, { rect.x + 3, rect.y + (rect.height - block.height()) / 2 }, style, Align::centre, rect.width - 6);
    return acted;
}

int cells_in_row(int count, float width, float least, float gap)
{
    int const room = std::max(1, static_cast<int>((width + gap) / (least + gap)));
    int const rows = (count + room - 1) / room;
    return rows <= 0 ? 1 : (count + rows - 1) / rows;
}

float scale_ends(Kit const& kit, Place place, std::string const& lowest, std::string const& highest)
{
    if (lowest.empty() && highest.empty())
        return 0;
    TextStyle const style = kit.theme.text(TextKind::small, kit.colours().text_soft);
    float const half = (place.width - space::l) / 2;
    float const left = paragraph(kit, { place.x, place.y, half }, lowest, style);
    float const right = paragraph(kit, { place.x + place.width - half, place.y, half }, highest, style, Align::right);
    return std::max(left, right);
}

}
