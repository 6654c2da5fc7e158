#include "ui/widgets/maxdiff.h"

#include "ui/widgets/choice_row.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    struct Side {
        char const* part;
        Symbol symbol;
        Colour strong;
        Colour on_strong;
    };

    // One of the two marks: a round target at the end of the row.
    void mark(Kit const& kit, Rect rect, app::ElementView const& element, std::uint32_t task,
        app::MaxDiffItem const& item, Side const& side, bool chosen, std::string const& name)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Node node;
        node.id = canvas.id(std::string(side.part) + item.key);
        node.role = Role::radio;
        node.rect = rect;
        node.name = name;
        node.group = canvas.id(side.part);
        node.checked = chosen;
        node.disabled = !can_answer(element);
        node.invalid = !element.errors.empty();
        node.corner_radius = rect.width / 2;
        Id const id = kit.control(std::move(node));
        if (canvas.toggled(id) && can_answer(element))
            kit.actions.add(app::AnswerTask { element.id, task, side.part, item.key });
        float const amount = canvas.animate(id, chosen ? 1 : 0, motion::quick_millis);
        if (!canvas.is_visible(rect))
            return;
        float const size = kit.theme.grown(34);
        Point const centre { rect.x + rect.width / 2, rect.y + rect.height / 2 };
        bool const lively = canvas.hovered(id) || canvas.pressed(id);
        canvas.circle(centre, size / 2, mix(lively ? p.sunken : p.surface, side.strong, amount));
        canvas.ring(centre, size / 2, mix(p.border, side.strong, amount), measure::border);
        float const icon = size * 0.58F;
        draw_symbol(canvas, side.symbol, { centre.x - icon / 2, centre.y - icon / 2 }, icon,
            mix(p.text_soft, side.on_strong, amount), 2.2F);
    }

    float one_item(
        Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task, app::MaxDiffItem const& item)
    {
        Palette const& p = kit.colours();
        float const target = kit.theme.grown(measure::row);
        float const picture = item.image.empty() ? 0 : kit.theme.grown(64);
        float const left = target + (picture > 0 ? picture + space::m : space::xs);
        TextStyle const style = kit.theme.text(TextKind::body);
        TextBlock const& words = kit.canvas.layout(item.label, style, place.width - left - target - space::xs);
        float const height = std::max({ target + space::s, words.height() + 2 * space::m, picture + space::l });
        if (kit.measuring)
            return height;
        Rect const rect = place.rect(height);
        bool const is_chosen = item.is_best || item.is_worst;
        kit.canvas.fill(rect, item.is_best ? p.brand_soft : item.is_worst ? p.accent_soft : p.surface, radius::m);
        kit.canvas.stroke(rect,
            item.is_best        ? p.brand_mark
                : item.is_worst ? p.accent_text
                                : p.hairline,
            radius::m, is_chosen ? 1.75F : 1);
        float const y = rect.y + (height - target) / 2;
        mark(kit, { rect.x, y, target, target }, element, task, item,
            { "best", Symbol::arrow_up, p.brand_mark, p.on_brand_mark }, item.is_best, item.best_name);
        task_picture(kit, { rect.x + target, rect.y + (height - picture) / 2, picture, picture }, "picture" + item.key,
            item.image);
        kit.canvas.draw(words, { rect.x + left, rect.y + (height - words.height()) / 2 }, style);
        mark(kit, { rect.right() - target, y, target, target }, element, task, item,
            { "worst", Symbol::arrow_down, p.accent_text, p.surface }, item.is_worst, item.worst_name);
        return height;
    }

    // What the marks on either side mean.
    float legend(Kit const& kit, Place place, app::MaxDiffView const& view)
    {
        TextStyle best = kit.theme.text(TextKind::caption, kit.colours().brand_text);
        TextStyle worst = kit.theme.text(TextKind::caption, kit.colours().accent_text);
        best.weight = Weight::bold;
        worst.weight = Weight::bold;
        float const half = (place.width - space::l) / 2;
        float const left = paragraph(kit, { place.x, place.y, half }, view.best, best);
        float const right
            = paragraph(kit, { place.x + place.width - half, place.y, half }, view.worst, worst, Align::right);
        return std::max(left, right);
    }

}

float maxdiff(Kit const& kit, Place place, app::ElementView const& element, app::MaxDiffView const& view)
{
    Column column(place);
    column.add(task_header(kit, column.next(), element, view.header));
    column.add(legend(kit, column.next(space::s), view));
    {
        Canvas::Scope const scope(kit.canvas, "task" + std::to_string(view.header.task));
        for (app::MaxDiffItem const& item : view.items)
            column.add(one_item(kit, column.next(space::s), element, view.header.task, item));
    }
    if (view.anchor)
        column.add(task_groups(kit, column.next(space::xl), element, view.header.task, { *view.anchor }));
    return column.height();
}

}
