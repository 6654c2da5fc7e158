#include "ui/widgets/choice_row.h"

namespace dure::ui {

void choice_box(Kit const& kit, Rect rect, float amount, bool lively, bool invalid, float corner)
{
    Palette const& p = kit.colours();
    bool const is_strict = kit.theme.kind == ThemeKind::high_contrast;
    Colour const idle = lively ? mix(p.surface, p.sunken, 0.9F) : p.surface;
    kit.canvas.fill(rect, mix(idle, p.brand_soft, amount), corner);
    Colour const quiet_edge = is_strict ? p.border : lively ? mix(p.hairline, p.border, 0.5F) : p.hairline;
    Colour const edge = mix(invalid ? p.danger : quiet_edge, p.brand_mark, amount);
    kit.canvas.stroke(rect, edge, corner, 1 + amount * 0.75F);
}

void draw_mark_box(Kit const& kit, Mark mark, Point at, float size, float amount, bool enabled, bool invalid)
{
    Palette const& p = kit.colours();
    Canvas& canvas = kit.canvas;
    Colour const edge = invalid ? p.danger : p.border;
    Colour const fill = enabled ? p.brand_mark : p.on_disabled;
    Point const centre { at.x + size / 2, at.y + size / 2 };
    if (mark == Mark::radio) {
        canvas.circle(centre, size / 2, mix(p.surface, fill, amount));
        canvas.ring(centre, size / 2, mix(edge, fill, amount), measure::border);
        if (amount > 0.01F)
            canvas.circle(centre, size * 0.21F * amount, p.on_brand_mark);
        return;
    }
    Rect const box { at.x, at.y, size, size };
    canvas.fill(box, mix(p.surface, fill, amount), size * 0.28F);
    canvas.stroke(box, mix(edge, fill, amount), size * 0.28F, measure::border);
    if (amount > 0.01F) {
        float const mark_size = size * (0.5F + 0.3F * amount);
        canvas.push_opacity(amount);
        draw_symbol(canvas, Symbol::check, { centre.x - mark_size / 2, centre.y - mark_size / 2 }, mark_size,
            p.on_brand_mark, 3.2F);
        canvas.pop_opacity();
    }
}

RowResult choice_row(Kit const& kit, Place place, std::string_view id, ChoiceRow const& row)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    TextStyle style = kit.theme.text(TextKind::body, row.enabled ? p.text : p.text_faint);
    float const mark = kit.theme.grown(24);
    float const left = space::l + mark + space::m;
    TextBlock const& block = canvas.layout(row.label, style, place.width - left - space::m);
    float const height = std::max({ kit.theme.grown(measure::row), block.height() + 2 * space::l, row.least_height });
    if (kit.measuring)
        return { height, false };

    Rect const rect = place.rect(height);
    Node node;
    node.id = canvas.id(id);
    node.role = row.mark == Mark::radio ? Role::radio : Role::checkbox;
    node.rect = rect;
    node.name = row.name.empty() ? row.label : row.name;
    node.description = row.description;
    node.group = row.group;
    node.checked = row.chosen;
    node.disabled = !row.enabled;
    node.invalid = row.invalid;
    node.required = row.required;
    node.corner_radius = radius::m;
    Id const row_id = kit.control(std::move(node));
    bool const acted = canvas.toggled(row_id).has_value() && row.enabled;
    float const amount = canvas.animate(row_id, row.chosen ? 1 : 0, motion::quick_millis);
    if (canvas.is_visible(rect)) {
        bool const lively = row.enabled && (canvas.hovered(row_id) || canvas.pressed(row_id));
        choice_box(kit, rect, amount, lively, row.invalid);
        draw_mark_box(
            kit, row.mark, { rect.x + space::l, rect.y + (height - mark) / 2 }, mark, amount, row.enabled, row.invalid);
        canvas.draw(block, { rect.x + left, rect.y + (height - block.height()) / 2 }, style);
    }
    return { height, acted };
}

}
