#include "ui/widgets/panel.h"

#include "ui/widgets/question.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    // The whole heading line folds and unfolds.
    float fold_line(Kit const& kit, Place place, app::ElementView const& element, app::PanelView const& view)
    {
        Canvas& canvas = kit.canvas;
        TextStyle const style = kit.theme.text(TextKind::heading);
        float const icon = kit.theme.grown(24);
        TextBlock const& block = canvas.layout(element.title, style, place.width - icon - space::l);
        float const height = std::max(kit.theme.grown(measure::target), block.height() + space::l);
        if (kit.measuring)
            return height;
        Rect const rect = place.rect(height);
        Node node;
        node.id = canvas.id("fold");
        node.role = Role::button;
        node.rect = rect;
        node.name = view.toggle_name.empty() ? element.title : view.toggle_name;
        node.expandable = true;
        node.expanded = !view.collapsed;
        node.corner_radius = radius::s;
        Id const id = kit.control(std::move(node));
        if (canvas.clicked(id))
            kit.actions.add(app::TogglePanel { element.id });
        if (canvas.is_visible(rect)) {
            canvas.draw(block, { rect.x + space::xs, rect.y + (height - block.height()) / 2 }, style);
            draw_symbol(canvas, view.collapsed ? Symbol::chevron_down : Symbol::chevron_up,
                { rect.right() - icon - space::xs, rect.y + (height - icon) / 2 }, icon, kit.colours().text_soft, 2);
        }
        return height;
    }

    float inside(Kit const& kit, Place place, app::ElementView const& element, app::PanelView const& view)
    {
        Column column(place);
        if (view.can_collapse) {
            column.add(fold_line(kit, column.next(), element, view));
        } else {
            column.add(
                heading(kit, column.next().inset(space::xs), 2, element.title, kit.theme.text(TextKind::heading)));
        }
        column.add(rich_text(kit, column.next(space::xs).inset(space::xs), element.description,
            kit.theme.text(TextKind::caption, kit.colours().text_soft)));
        if (!view.collapsed || !view.can_collapse)
            column.add(questions(kit, column.next(space::m), view.elements));
        return column.height();
    }

}

float panel(Kit const& kit, Place place, app::ElementView const& element, app::PanelView const& view)
{
    auto const draw = [&](Kit const& inner) { return inside(inner, place, element, view); };
    if (kit.measuring || element.name.empty())
        return draw(kit);
    float const height = measured(kit, draw);
    Id const group = kit.canvas.id("panel");
    kit.canvas.open_group(group, place.rect(height), element.name);
    draw(kit);
    kit.canvas.close_group(group);
    return height;
}

}
