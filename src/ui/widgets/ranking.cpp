#include "ui/widgets/ranking.h"

#include "ui/widgets/button.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    void rank_badge(Kit const& kit, Rect rect, std::string const& rank)
    {
        Palette const& p = kit.colours();
        Point const centre { rect.x + rect.width / 2, rect.y + rect.height / 2 };
        if (rank.empty()) { // an order that nobody has chosen yet
            kit.canvas.circle(centre, rect.width * 0.14F, p.border);
            return;
        }
        kit.canvas.circle(centre, rect.width / 2, p.brand_mark);
        TextStyle style = kit.theme.text(TextKind::small, p.on_brand_mark);
        style.weight = Weight::bold;
        kit.canvas.label(rank, rect, style);
    }

    struct Step {
        std::string_view id;
        std::string const& name;
        Symbol symbol;
        app::RankStep step;
        bool enabled;
    };

    float ranked_item(Kit const& kit, Place place, app::ElementView const& element, app::RankItem const& item)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        float const button = std::max(kit.theme.grown(measure::dense_target), measure::dense_target);
        float const badge = kit.theme.grown(28);
        float const left = space::m + badge + space::m;
        bool const can_leave = item.can_leave && !item.leave_name.empty();
        float const buttons = button * (can_leave ? 3 : 2) + space::xs;
        TextStyle const style = kit.theme.text(TextKind::body);
        // Large letters on a small screen: the words first, the buttons under them.
        bool const below = place.width - left - buttons < 110 * kit.theme.text_scale;
        TextBlock const& words = canvas.layout(item.label, style, place.width - left - (below ? space::m : buttons));
        float const line = std::max(kit.theme.grown(measure::row), words.height() + space::xl);
        float const height = below ? line + button + space::xs : line;
        if (kit.measuring)
            return height;

        Canvas::Scope const scope(canvas, item.key);
        Rect const rect = place.rect(height);
        choice_box(kit, rect, item.rank.empty() ? 0 : 1, false, false);
        rank_badge(kit, { rect.x + space::m, rect.y + (line - badge) / 2, badge, badge }, item.rank);
        Node node;
        node.role = Role::paragraph;
        node.rect = { rect.x, rect.y, rect.width - (below ? 0 : buttons), line };
        node.name = item.rank.empty() ? item.label : item.rank + ". " + item.label;
        canvas.node(std::move(node));
        canvas.draw(words, { rect.x + left, rect.y + (line - words.height()) / 2 }, style);
        Step const steps[] = {
            { "up", item.up_name, Symbol::chevron_up, app::RankStep::up, item.can_go_up },
            { "down", item.down_name, Symbol::chevron_down, app::RankStep::down, item.can_go_down },
            { "leave", item.leave_name, Symbol::close, app::RankStep::leave, can_leave },
        };
        float x = rect.right() - buttons;
        float const y = below ? rect.y + line : rect.y + (line - button) / 2;
        for (Step const& step : steps) {
            if (step.step == app::RankStep::leave && !can_leave)
                continue;
            if (icon_button(kit, { x, y, button, button }, step.id, step.name, step.symbol, p.brand_text,
                    step.enabled && can_answer(element)))
                kit.actions.add(app::MoveRank { element.id, item.key, step.step });
            x += button;
        }
        return height;
    }

    float unranked_item(Kit const& kit, Place place, app::ElementView const& element, app::RankItem const& item)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        float const icon = kit.theme.grown(24);
        float const left = space::l + icon + space::m;
        TextStyle const style = kit.theme.text(TextKind::body);
        TextBlock const& words = canvas.layout(item.label, style, place.width - left - space::m);
        float const height = std::max(kit.theme.grown(measure::row), words.height() + space::xl);
        if (kit.measuring)
            return height;
        Rect const rect = place.rect(height);
        Node node;
        node.id = canvas.id(item.key);
        node.role = Role::button;
        node.rect = rect;
        node.name = item.take_name;
        node.disabled = !item.can_be_taken || !can_answer(element);
        node.corner_radius = radius::m;
        bool const enabled = !node.disabled;
        Id const id = kit.control(std::move(node));
        if (canvas.clicked(id) && enabled)
            kit.actions.add(app::MoveRank { element.id, item.key, app::RankStep::take });
        if (canvas.is_visible(rect)) {
            choice_box(kit, rect, 0, canvas.hovered(id) || canvas.pressed(id), false);
            draw_symbol(
                canvas, Symbol::plus, { rect.x + space::l, rect.y + (height - icon) / 2 }, icon, p.brand_text, 2);
            canvas.draw(words, { rect.x + left, rect.y + (height - words.height()) / 2 }, style);
        }
        return height;
    }

}

float ranking(Kit const& kit, Place place, app::ElementView const& element, app::RankingView const& view)
{
    Column column(place);
    column.add(paragraph(kit, column.next(), view.hint, kit.theme.text(TextKind::caption, kit.colours().text_faint)));
    bool first = true;
    for (app::RankItem const& item : view.ranked) {
        column.add(ranked_item(kit, column.next(first ? space::m : space::s), element, item));
        first = false;
    }
    if (!view.accept.empty()) {
        app::ButtonView accept;
        accept.label = view.accept;
        accept.icon = app::Icon::check;
        accept.enabled = can_answer(element);
        accept.action = app::AcceptRanking { element.id };
        column.add(
            button(kit, column.next(space::m), "accept", accept, { .kind = ButtonKind::secondary, .height = 48 }));
    }
    if (!view.unranked.empty() && !view.unranked_heading.empty())
        column.add(paragraph(kit, column.next(space::l), view.unranked_heading,
            kit.theme.text(TextKind::caption, kit.colours().text_soft)));
    for (app::RankItem const& item : view.unranked)
        column.add(unranked_item(kit, column.next(space::s), element, item));
    return column.height();
}

}
