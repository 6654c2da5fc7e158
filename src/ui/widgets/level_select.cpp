#include "ui/widgets/level_select.h"

#include "ui/widgets/field.h"
#include "ui/widgets/words.h"

namespace dure::ui {

float level_select(Kit const& kit, Place place, app::LevelSelect const& view)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    TextStyle const small = kit.theme.text(TextKind::small, p.text_soft);
    float const label = canvas.layout(view.label, small, place.width).height();
    float const height = kit.theme.grown(measure::target);
    if (kit.measuring)
        return label + space::xs + height;
    Rect const rect = place.below(label + space::xs).rect(height);
    // The label is part of the control's name: those who hear it need not hear it twice.
    canvas.text(view.label, place.rect(label), small);
    Node node;
    node.id = canvas.id("select");
    node.role = Role::select;
    node.rect = rect;
    node.name = view.name;
    node.value = view.chosen;
    node.font_size = kit.theme.text(TextKind::body).size * kit.theme.text_scale;
    node.padding = space::m;
    node.corner_radius = radius::m;
    std::string words;
    for (app::LevelOption const& option : view.options) {
        node.options.push_back({ option.key, option.label });
        if (option.key == view.chosen)
            words = option.label;
    }
    Id const select = kit.control(std::move(node));
    if (auto const chosen = canvas.chosen(select)) {
        for (app::LevelOption const& option : view.options)
            if (option.key == *chosen)
                kit.actions.add(option.action);
    }
    if (canvas.is_visible(rect)) {
        field_frame(kit, rect, canvas.focused(select), false, true);
        float const icon = kit.theme.grown(20);
        canvas.label(words, { rect.x + space::m, rect.y, rect.width - 2 * space::m - icon - space::s, height },
            kit.theme.text(TextKind::body), Align::left);
        draw_symbol(canvas, Symbol::chevron_down, { rect.right() - space::m - icon, rect.y + (height - icon) / 2 },
            icon, p.text_soft, 2);
    }
    return label + space::xs + height;
}

}
