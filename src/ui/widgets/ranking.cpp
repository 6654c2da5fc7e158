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

    // Where the parts of a ranked item stand.
    struct RankRow {
        float button = 0;
        float grip = 0;
        float badge = 0;
        float left = 0; // of the words
        float buttons = 0;
        bool below = false; // the buttons stand under the words
        float line = 0;
        float height = 0;
    };

    RankRow rank_row(Kit const& kit, float width, app::RankItem const& item)
    {
        RankRow row;
        row.button = std::max(kit.theme.grown(measure::dense_target), measure::dense_target);
        row.grip = kit.theme.grown(20);
        row.badge = kit.theme.grown(28);
        row.left = space::xs + row.grip + space::xs + row.badge + space::m;
        row.buttons = row.button * (item.can_leave && !item.leave_name.empty() ? 3 : 2) + space::xs;
        // Large letters on a small screen: the words first, the buttons under them.
        row.below = width - row.left - row.buttons < 110 * kit.theme.text_scale;
        TextBlock const& words = kit.canvas.layout(
            item.label, kit.theme.text(TextKind::body), width - row.left - (row.below ? space::m : row.buttons));
        row.line = std::max(kit.theme.grown(measure::row), words.height() + space::xl);
        row.height = row.below ? row.line + row.button + space::xs : row.line;
        return row;
    }

    void rank_row_pixels(Kit const& kit, Rect rect, RankRow const& row, app::RankItem const& item, bool can_drag)
    {
        Palette const& p = kit.colours();
        choice_box(kit, rect, item.rank.empty() ? 0 : 1, false, false);
        if (can_drag)
            draw_symbol(kit.canvas, Symbol::grip, { rect.x + space::xs, rect.y + (row.line - row.grip) / 2 }, row.grip,
                p.text_faint, 1.6F);
        float const badge = rect.x + space::xs + row.grip + space::xs;
        rank_badge(kit, { badge, rect.y + (row.line - row.badge) / 2, row.badge, row.badge }, item.rank);
        TextStyle const style = kit.theme.text(TextKind::body);
        TextBlock const& words
            = kit.canvas.layout(item.label, style, rect.width - row.left - (row.below ? space::m : row.buttons));
        kit.canvas.draw(words, { rect.x + row.left, rect.y + (row.line - words.height()) / 2 }, style);
    }

    Id handle_of(Canvas& canvas, app::RankItem const& item)
    {
        Canvas::Scope const scope(canvas, item.key);
        return canvas.id("handle");
    }

    float ranked_item(Kit const& kit, Place place, app::ElementView const& element, app::RankItem const& item)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        RankRow const row = rank_row(kit, place.width, item);
        if (kit.measuring)
            return row.height;

        Canvas::Scope const scope(canvas, item.key);
        Rect const rect = place.rect(row.height);
        rank_row_pixels(kit, rect, row, item, can_answer(element));
        Node node;
        node.role = Role::paragraph;
        node.rect = { rect.x, rect.y, rect.width - (row.below ? 0 : row.buttons), row.line };
        node.name = item.rank.empty() ? item.label : item.rank + ". " + item.label;
        canvas.node(std::move(node));
        if (can_answer(element)) {
            Node handle; // the buttons do the same for those who do not drag
            handle.id = canvas.id("handle");
            handle.role = Role::surface;
            handle.gesture = platform::Gesture::drag;
            handle.rect = { rect.x, rect.y, row.left, row.line };
            canvas.node(std::move(handle));
        }
        bool const can_leave = item.can_leave && !item.leave_name.empty();
        Step const steps[] = {
            { "up", item.up_name, Symbol::chevron_up, app::RankStep::up, item.can_go_up },
            { "down", item.down_name, Symbol::chevron_down, app::RankStep::down, item.can_go_down },
            { "leave", item.leave_name, Symbol::close, app::RankStep::leave, can_leave },
        };
        float x = rect.right() - row.buttons;
        float const y = row.below ? rect.y + row.line : rect.y + (row.line - row.button) / 2;
        for (Step const& step : steps) {
            if (step.step == app::RankStep::leave && !can_leave)
                continue;
            if (icon_button(kit, { x, y, row.button, row.button }, step.id, step.name, step.symbol, p.brand_text,
                    step.enabled && can_answer(element)))
                kit.actions.add(app::MoveRank { element.id, item.key, step.step });
            x += row.button;
        }
        return row.height;
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

    constexpr float rank_gap = space::s;

    // What is being dragged: from where, how far, and where it would stand if it were let go now.
    struct Lifted {
        std::size_t from = 0;
        std::size_t to = 0;
        float moved = 0;
        bool is_over = false;
    };

    std::optional<Lifted> lifted(
        Kit const& kit, std::vector<app::RankItem> const& items, std::vector<float> const& heights)
    {
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::optional<Grip> const grip = kit.canvas.grip(handle_of(kit.canvas, items[i]));
            if (!grip)
                continue;
            Lifted lift { i, i, grip->moved.y, grip->is_over };
            // It takes the place of every neighbour whose middle its leading edge has passed.
            float edge = heights[i] + lift.moved;
            float top = heights[i] + rank_gap;
            for (std::size_t j = i + 1; j < items.size() && edge > top + heights[j] / 2; ++j) {
                top += heights[j] + rank_gap;
                lift.to = j;
            }
            edge = lift.moved;
            top = 0;
            for (std::size_t j = i; j > 0 && edge < top - rank_gap - heights[j - 1] / 2; --j) {
                top -= heights[j - 1] + rank_gap;
                lift.to = j - 1;
            }
            return lift;
        }
        return std::nullopt;
    }

    // Makes room: what stands between the old and the new place moves by one.
    float room(Kit const& kit, app::RankItem const& item, std::size_t place, Lifted const& lift, float height)
    {
        float const by = height + rank_gap;
        float const target = place > lift.from && place <= lift.to ? -by
            : place < lift.from && place >= lift.to                ? by
                                                                   : 0;
        Canvas::Scope const scope(kit.canvas, item.key);
        return kit.canvas.animate_from(kit.canvas.id("room"), 0, target, motion::calm_millis);
    }

    float ranked_items(
        Kit const& kit, Place place, app::ElementView const& element, std::vector<app::RankItem> const& items)
    {
        std::vector<float> heights;
        for (app::RankItem const& item : items)
            heights.push_back(rank_row(kit, place.width, item).height);
        std::optional<Lifted> const lift = kit.measuring ? std::nullopt : lifted(kit, items, heights);
        bool const is_held = lift && !lift->is_over;
        float y = 0;
        float held_at = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            Place at = place.below(y);
            bool const is_this = is_held && i == lift->from;
            if (is_this) {
                held_at = at.y + lift->moved;
                // Its controls stay where the pointer found them; its picture comes last, over the others.
                kit.canvas.push_clip({ 0, 0, 0, 0 });
            } else if (is_held) {
                at.y += room(kit, items[i], i, *lift, heights[lift->from]);
            }
            ranked_item(kit, at, element, items[i]);
            if (is_this)
                kit.canvas.pop_clip();
            y += heights[i] + rank_gap;
        }
        if (is_held) {
            RankRow const row = rank_row(kit, place.width, items[lift->from]);
            Rect const rect { place.x, held_at, place.width, row.height };
            kit.canvas.shadow(rect, kit.colours().shadow, radius::m, 18, 6);
            rank_row_pixels(kit, rect, row, items[lift->from], true);
        } else if (lift && lift->to != lift->from) {
            kit.actions.add(app::PlaceRank { element.id, items[lift->from].key, static_cast<std::uint32_t>(lift->to) });
        }
        return std::max(0.0F, y - rank_gap);
    }

}

float ranking(Kit const& kit, Place place, app::ElementView const& element, app::RankingView const& view)
{
    Column column(place);
    column.add(paragraph(kit, column.next(), view.hint, kit.theme.text(TextKind::caption, kit.colours().text_faint)));
    column.add(ranked_items(kit, column.next(space::m), element, view.ranked));
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
