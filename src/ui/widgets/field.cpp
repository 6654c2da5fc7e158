#include "ui/widgets/field.h"

#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    float field_height(Kit const& kit, int rows)
    {
        TextStyle const style = kit.theme.text(TextKind::body);
        float const line = style.size * style.line_height * kit.theme.text_scale;
        float const least = kit.theme.grown(measure::row);
        return rows <= 1 ? std::max(least, line + 2 * space::m)
                         : std::max(least, line * static_cast<float>(rows) + 2 * space::m);
    }

    // Dates, times and numbers need no more room than their longest value.
    float field_width(Kit const& kit, std::string const& type, float width)
    {
        float const scale = kit.theme.text_scale;
        if (type == "number" || type == "time" || type == "month" || type == "week")
            return std::min(width, 220 * scale);
        if (type == "date" || type == "tel")
            return std::min(width, 260 * scale);
        if (type == "datetime-local")
            return std::min(width, 300 * scale);
        if (type == "color")
            return std::min(width, 120 * scale);
        return width;
    }

    Node field_node(Kit const& kit, app::EntryView const& entry, FieldShape const& shape)
    {
        Node node;
        node.role = shape.rows > 1 ? Role::text_area : Role::text_field;
        node.name = entry.label.empty() ? shape.name : entry.label;
        node.description = shape.description;
        node.value = entry.value;
        node.level = shape.is_titled ? 1 : 0;
        node.input_type = shape.rows > 1 ? "" : entry.input_type;
        node.placeholder = entry.placeholder;
        node.autocomplete = entry.autocomplete;
        node.field_minimum = entry.minimum;
        node.field_maximum = entry.maximum;
        node.field_step = entry.step;
        node.max_length = entry.max_length;
        for (std::string const& suggestion : entry.suggestions)
            node.options.push_back({ suggestion, suggestion });
        node.font_size = kit.theme.text(TextKind::body).size * kit.theme.text_scale;
        node.padding = space::l;
        node.corner_radius = radius::m;
        node.required = shape.required;
        node.invalid = entry.invalid;
        node.disabled = !shape.enabled;
        node.read_only = shape.read_only;
        return node;
    }

}

void field_frame(Kit const& kit, Rect rect, bool focused, bool invalid, bool enabled)
{
    Palette const& p = kit.colours();
    kit.canvas.fill(rect, enabled ? p.surface : p.disabled, radius::m);
    Colour const edge = invalid ? p.danger : focused ? p.brand_mark : p.border;
    kit.canvas.stroke(rect, edge, radius::m, focused || invalid ? 2 : 1.25F);
}

float field(Kit const& kit, Place place, std::string_view id, app::EntryView const& entry, FieldShape const& shape,
    std::function<void(std::string, bool)> const& on_text)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    Column column(place);
    TextStyle const label_style = kit.theme.text(TextKind::caption, p.text_soft);
    if (entry.shows_label) {
        // The field's own name says it; here it is only drawn.
        TextBlock const& label = canvas.layout(entry.label, label_style, place.width);
        Place const at = column.next();
        if (!kit.measuring)
            canvas.draw(label, { at.x, at.y }, label_style);
        column.add(label.height());
    }
    float const height = field_height(kit, shape.rows);
    Place const at = column.next(6);
    if (!kit.measuring) {
        Node node = field_node(kit, entry, shape);
        node.id = canvas.id(id);
        node.rect = { at.x, at.y, shape.rows > 1 ? at.width : field_width(kit, entry.input_type, at.width), height };
        Rect const rect = node.rect;
        Id const field_id = kit.control(std::move(node));
        if (canvas.is_visible(rect))
            field_frame(kit, rect, canvas.focused(field_id), entry.invalid, shape.enabled);
        if (auto text = canvas.settled(field_id))
            on_text(*text, true);
        else if (auto so_far = canvas.typed(field_id))
            on_text(*so_far, false);
    }
    column.add(height);
    if (!entry.counter.empty()) {
        TextStyle const counter = kit.theme.text(TextKind::small, p.text_faint);
        column.add(paragraph(kit, column.next(6), entry.counter, counter, Align::right));
    }
    return column.height();
}

}
