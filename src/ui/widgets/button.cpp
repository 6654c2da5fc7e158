#include "ui/widgets/button.h"

namespace dure::ui {

namespace {

    struct Look {
        Colour fill;
        Colour edge; // transparent: none
        Colour words;
    };

    constexpr Colour nothing { 0, 0, 0, 0 };

    // Seen on the page as well as on a card.
    Colour quiet_fill(Palette const& p, bool lively)
    {
        return mix(p.sunken, p.brand_text, lively ? 0.18F : 0.10F);
    }

    Look look_of(Kit const& kit, ButtonKind kind, bool enabled, bool pressed, bool hovered)
    {
        Palette const& p = kit.colours();
        bool const is_strict = kit.theme.kind == ThemeKind::high_contrast;
        if (!enabled && kind != ButtonKind::quiet)
            return { p.disabled, is_strict ? p.border : nothing, p.on_disabled };
        switch (kind) {
        case ButtonKind::primary: {
            // A pale brand colour needs an edge to be seen as a button.
            bool const is_pale = contrast(p.brand, p.surface) < 3;
            Colour const fill = pressed ? p.brand_press : hovered ? mix(p.brand, p.brand_press, 0.5F) : p.brand;
            return { fill, is_pale ? p.brand_mark : nothing, p.on_brand };
        }
        case ButtonKind::secondary:
            return { quiet_fill(p, pressed || hovered), is_strict ? p.border : nothing, p.text };
        case ButtonKind::quiet:
            return { pressed || hovered ? p.brand_soft : nothing, nothing, enabled ? p.brand_text : p.text_faint };
        case ButtonKind::danger:
            return { pressed ? mix(p.danger, p.text, 0.15F) : p.danger, nothing, p.on_danger };
        }
        return {};
    }

    TextStyle words_style(Kit const& kit, ButtonKind kind, Colour colour)
    {
        TextStyle style = kit.theme.text(TextKind::strong, colour);
        if (kind == ButtonKind::quiet)
            style.size = 15;
        style.max_lines = 1;
        return style;
    }

    float side_padding(ButtonKind kind)
    {
        return kind == ButtonKind::quiet ? space::m : space::xl;
    }

}

float button_height(Kit const& kit, ButtonShape const& shape)
{
    if (shape.height > 0)
        return kit.theme.grown(shape.height);
    return kit.theme.grown(shape.kind == ButtonKind::quiet ? measure::target : measure::button);
}

float button_width(Kit const& kit, app::ButtonView const& view, ButtonShape const& shape)
{
    if (shape.icon_only)
        return button_height(kit, shape);
    float width = kit.canvas.text_width(view.label, words_style(kit, shape.kind, {})) + 2 * side_padding(shape.kind);
    if (view.icon != app::Icon::none)
        width += kit.theme.grown(20) + space::s;
    return std::max(width, measure::target);
}

float button(Kit const& kit, Place place, std::string_view id, app::ButtonView const& view, ButtonShape const& shape)
{
    float const height = button_height(kit, shape);
    if (kit.measuring)
        return height;
    Canvas& canvas = kit.canvas;
    Rect const rect = place.rect(height);
    float const corner = shape.kind == ButtonKind::quiet ? radius::s : radius::l;
    Node node;
    node.id = canvas.id(id);
    node.role = Role::button;
    node.rect = rect;
    node.name = view.label;
    node.disabled = !view.enabled;
    node.primary = shape.submits;
    node.cancels = shape.cancels;
    node.expandable = shape.expanded.has_value();
    node.expanded = shape.expanded.value_or(false);
    node.corner_radius = corner;
    Id const button_id = kit.control(std::move(node));
    if (canvas.clicked(button_id) && view.enabled)
        kit.actions.add(view.action);
    if (!canvas.is_visible(rect))
        return height;

    bool const pressed = canvas.pressed(button_id);
    Look const look = look_of(kit, shape.kind, view.enabled, pressed, canvas.hovered(button_id));
    // A press is felt: the button gives way by a pixel and a half.
    float const give = view.enabled ? canvas.animate(button_id, pressed ? 1.5F : 0, motion::quick_millis) : 0;
    Rect const face { rect.x + give, rect.y + give, rect.width - 2 * give, rect.height - 2 * give };
    if (look.fill.alpha > 0)
        canvas.fill(face, look.fill, corner);
    if (look.edge.alpha > 0)
        canvas.stroke(face, look.edge, corner, measure::border);

    Symbol const symbol = symbol_of(view.icon);
    float const icon = symbol == Symbol::none ? 0 : kit.theme.grown(20);
    if (shape.icon_only) {
        draw_symbol(
            canvas, symbol, { rect.x + (rect.width - icon) / 2, rect.y + (height - icon) / 2 }, icon, look.words, 2);
        return height;
    }
    TextStyle const style = words_style(kit, shape.kind, look.words);
    float const room = rect.width - 2 * space::m - (icon > 0 ? icon + space::s : 0);
    float const text = std::min(room, canvas.text_width(view.label, style));
    float const whole = text + (icon > 0 ? icon + space::s : 0);
    float const left = rect.x + (rect.width - whole) / 2;
    bool const icon_first = icon > 0 && !shape.icon_at_end;
    float const text_x = icon_first ? left + icon + space::s : left;
    canvas.label(view.label, { text_x, rect.y, text + 1, height }, style, Align::left);
    if (icon > 0) {
        float const icon_x = icon_first ? left : left + text + space::s;
        draw_symbol(canvas, symbol, { icon_x, rect.y + (height - icon) / 2 }, icon, look.words, 2);
    }
    return height;
}

float file_button(Kit const& kit, Place place, std::string_view id, app::FileButtonView const& view)
{
    float const height = kit.theme.grown(52);
    if (kit.measuring)
        return height;
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    Rect const rect = place.rect(height);
    Node node;
    node.id = canvas.id(id);
    node.role = Role::file;
    node.rect = rect;
    node.name = view.label;
    node.input_type = view.accept;
    node.disabled = !view.enabled;
    node.corner_radius = radius::l;
    Id const file_id = canvas.node(std::move(node));
    if (platform::Event const* event = canvas.file(file_id))
        kit.actions.add(app::OpenFile { event->name, event->text });
    bool const lively = canvas.hovered(file_id) || canvas.pressed(file_id);
    canvas.fill(rect, quiet_fill(p, lively), radius::l);
    TextStyle const style = kit.theme.text(TextKind::strong);
    float const icon = kit.theme.grown(20);
    float const text = std::min(canvas.text_width(view.label, style), rect.width - icon - 3 * space::s);
    float const left = rect.x + (rect.width - text - icon - space::s) / 2;
    draw_symbol(canvas, Symbol::open_file, { left, rect.y + (height - icon) / 2 }, icon, p.text, 2);
    canvas.label(view.label, { left + icon + space::s, rect.y, text + 1, height }, style, Align::left);
    return height;
}

bool icon_button(
    Kit const& kit, Rect rect, std::string_view id, std::string const& name, Symbol symbol, Colour colour, bool enabled)
{
    if (kit.measuring)
        return false;
    Canvas& canvas = kit.canvas;
    Node node;
    node.id = canvas.id(id);
    node.role = Role::button;
    node.rect = rect;
    node.name = name;
    node.disabled = !enabled;
    node.corner_radius = radius::m;
    Id const button_id = kit.control(std::move(node));
    if (canvas.is_visible(rect)) {
        if (enabled && (canvas.hovered(button_id) || canvas.pressed(button_id)))
            canvas.fill(rect, kit.colours().sunken, radius::m);
        float const icon = std::min(kit.theme.grown(24), rect.height - space::s);
        Colour const ink = enabled ? colour : mix(kit.colours().surface, kit.colours().text_faint, 0.5F);
        draw_symbol(canvas, symbol, { rect.x + (rect.width - icon) / 2, rect.y + (rect.height - icon) / 2 }, icon, ink);
    }
    return enabled && canvas.clicked(button_id);
}

}
