#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/judgement.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    // The name above; minus, the number and plus below it, and how much of the whole that is.
    float one_share(Kit const& kit, Place place, app::ElementView const& element, app::ShareItem const& item,
        app::MultipleTextItem const& own)
    {
        Canvas::Scope const scope(kit.canvas, item.key);
        Palette const& p = kit.colours();
        FieldShape shape;
        shape.name = own.entry.label;
        shape.description = joined(own.errors);
        shape.enabled = element.enabled;
        shape.read_only = element.read_only;
        float const button = kit.theme.grown(measure::target);
        Column column(place);
        column.add(paragraph(kit, column.next(), own.entry.label, kit.theme.text(TextKind::body)));
        Place const at = column.next(space::xs);
        app::EntryView entry = own.entry;
        entry.shows_label = false;
        float const wide = std::min(at.width - 2 * (button + space::s), 132 * kit.theme.text_scale);
        float const height = measured(kit, [&](Kit const& inner) {
            return field(inner, { at.x, at.y, wide }, "number", entry, shape, [](std::string, bool) {});
        });
        if (!kit.measuring) {
            float const y = at.y + (height - button) / 2;
            if (icon_button(kit, { at.x, y, button, button }, "less", item.less_name, Symbol::minus, p.brand_text,
                    item.can_be_less && can_answer(element)))
                kit.actions.add(app::StepShare { element.id, item.key, false });
            float const x = at.x + button + space::s;
            field(kit, { x, at.y, wide }, "number", entry, shape, [&](std::string text, bool settled) {
                kit.actions.add(app::TypeText {
                    .question = element.id, .item = item.key, .text = std::move(text), .settled = settled });
            });
            if (icon_button(kit, { x + wide + space::s, y, button, button }, "more", item.more_name, Symbol::plus,
                    p.brand_text, item.can_be_more && can_answer(element)))
                kit.actions.add(app::StepShare { element.id, item.key, true });
            float const bar = x + wide + button + 2 * space::s + space::s;
            float const room = at.x + at.width - bar;
            if (room > 40) {
                Rect const track { bar, at.y + height / 2 - 4, room, 8 };
                kit.canvas.fill(track, p.track, 4);
                float const amount = kit.canvas.animate(kit.canvas.id("share"), item.fraction, motion::calm_millis);
                if (amount > 0.005F)
                    kit.canvas.fill({ track.x, track.y, std::max(8.0F, room * amount), 8 }, p.brand_mark, 4);
            }
        }
        column.add(height);
        for (std::string const& words : own.errors)
            column.add(paragraph(kit, column.next(space::xs), words, kit.theme.text(TextKind::small, p.danger_text)));
        return column.height();
    }

    // What is still to be given stays in sight below the last item.
    float sum_line(Kit const& kit, Place place, app::SharesView const& view)
    {
        Palette const& p = kit.colours();
        Canvas& canvas = kit.canvas;
        float const row = kit.theme.grown(36);
        float const height = row + space::s;
        if (kit.measuring)
            return height;
        Rect const track { place.x, place.y, place.width, space::s };
        canvas.fill(track, p.track, 4);
        float const amount = canvas.animate(canvas.id("sum"), view.fraction, motion::calm_millis);
        Colour const fill = view.is_exact ? p.success_text : p.brand_mark;
        if (amount > 0.005F)
            canvas.fill({ track.x, track.y, std::max(8.0F, track.width * amount), space::s }, fill, 4);
        Rect const below { place.x, place.y + space::s, place.width, row };
        Node node;
        node.id = canvas.id("sum words");
        node.role = Role::status;
        node.rect = below;
        node.name = view.sum + ", " + view.words;
        canvas.node(std::move(node));
        TextStyle const strong = kit.theme.text(TextKind::strong, p.text);
        canvas.label(view.sum, below, strong, Align::left);
        canvas.label(view.words, below, kit.theme.text(TextKind::caption, view.is_exact ? p.success_text : p.text_soft),
            Align::right);
        return height;
    }

}

float shares(Kit const& kit, Place place, app::ElementView const& element, app::SharesView const& view)
{
    Column column(place);
    for (std::size_t i = 0; i < view.items.size(); ++i)
        column.add(one_share(kit, column.next(space::l), element, view.items[i], view.fields[i]));
    column.add(sum_line(kit, column.next(space::xl), view));
    return column.height();
}

}
