#include "ui/widgets/judgement.h"

#include "ui/widgets/card.h"
#include "ui/widgets/multiple_text.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    float fact(Kit const& kit, Place place, app::ProductLine const& entry)
    {
        Palette const& p = kit.colours();
        TextStyle term = kit.theme.text(TextKind::caption, p.text_soft);
        TextStyle const words = kit.theme.text(TextKind::caption, p.text);
        term.weight = Weight::bold;
        float const beside = std::min(place.width * 0.36F, 160.0F);
        float const left = paragraph(kit, { place.x, place.y, beside - space::s }, entry.attribute, term);
        float const right = paragraph(kit, { place.x + beside, place.y, place.width - beside }, entry.words, words);
        return std::max(left, right);
    }

    // The thing itself on a sheet of its own, so that it is clear what the questions below are about.
    float thing(Kit const& kit, Place place, app::JudgementView const& view)
    {
        Palette const& p = kit.colours();
        Column column(place);
        if (!view.image.empty()) {
            Place const at = column.next();
            float const width = std::min(at.width, 480.0F);
            float const height = std::round(width * 0.56F);
            column.add(
                task_picture(kit, { at.x + (at.width - width) / 2, at.y, width, height }, "picture", view.image));
        }
        bool const is_card = !view.facts.empty() || !view.description.empty();
        column.add(heading(kit, column.next(space::m), 3, view.title, kit.theme.text(TextKind::heading, p.text),
            is_card ? Align::left : Align::centre));
        column.add(
            paragraph(kit, column.next(space::s), view.description, kit.theme.text(TextKind::body, p.text_soft)));
        for (app::ProductLine const& entry : view.facts)
            column.add(fact(kit, column.next(space::s), entry));
        return column.height();
    }

    // What letting go would answer: a stamp on the card's edge that grows clear as the card goes.
    void stamp(Kit const& kit, Rect rect, app::SwipeView const& swipe, float moved, float enough)
    {
        float const amount = std::min(1.0F, std::abs(moved) / enough);
        if (amount < 0.1F)
            return;
        Palette const& p = kit.colours();
        bool const is_right = moved > 0;
        std::string const& words = is_right ? swipe.right.label : swipe.left.label;
        TextStyle const style = kit.theme.text(TextKind::strong, is_right ? p.success_text : p.danger_text);
        float const width = std::min(rect.width, kit.canvas.text_width(words, style) + 2 * space::l);
        float const height = kit.theme.grown(40);
        Rect const box { is_right ? rect.x + space::m : rect.right() - width - space::m, rect.y - height * 0.6F, width,
            height };
        kit.canvas.push_opacity(amount);
        kit.canvas.fill(box, is_right ? p.success_soft : p.danger_soft, height / 2);
        kit.canvas.stroke(box, style.colour, height / 2, amount < 1 ? 1.0F : 2.5F);
        kit.canvas.label(words, box, style);
        kit.canvas.pop_opacity();
    }

    float swiped_card(Kit const& kit, Place place, app::ElementView const& element, app::JudgementView const& view,
        CardLook const& look)
    {
        auto const inside = [&](Kit const& inner, Place within) { return thing(inner, within, view); };
        if (!view.swipe || !can_answer(element) || kit.measuring)
            return card(kit, place, look, inside);
        Id const id = kit.canvas.id("swipe");
        std::optional<Grip> const grip = kit.canvas.grip(id);
        float const enough = std::min(140.0F, place.width * 0.3F);
        float const moved = grip && !grip->is_over ? grip->moved.x : 0;
        float const height = card(kit, { place.x + moved, place.y, place.width }, look, inside);
        stamp(kit, { place.x + moved, place.y, place.width, height }, *view.swipe, moved, enough);
        Node node;
        node.id = id;
        node.role = Role::surface;
        node.gesture = platform::Gesture::swipe;
        node.rect = place.rect(height);
        node.corner_radius = look.corner;
        kit.canvas.node(std::move(node));
        if (grip && grip->is_over && std::abs(grip->moved.x) >= enough)
            kit.actions.add(app::AnswerTask { element.id, view.header.task, view.groups.front().part,
                grip->moved.x > 0 ? view.swipe->right.key : view.swipe->left.key });
        return height;
    }

}

float judgement(Kit const& kit, Place place, app::ElementView const& element, app::JudgementView const& view)
{
    Column column(place);
    column.add(task_header(kit, column.next(), element, view.header));
    CardLook const look {
        .padding = space::l, .corner = radius::l, .fill = kit.colours().sunken, .invalid = false, .flat = true
    };
    {
        Canvas::Scope const scope(kit.canvas, "thing" + std::to_string(view.header.task));
        column.add(swiped_card(kit, column.next(space::s), element, view, look));
    }
    if (view.swipe)
        column.add(paragraph(kit, column.next(space::s), view.swipe->hint,
            kit.theme.text(TextKind::caption, kit.colours().text_faint), Align::centre));
    column.add(task_groups(kit, column.next(space::l), element, view.header.task, view.groups));
    return column.height();
}

float prices(Kit const& kit, Place place, app::ElementView const& element, app::PriceView const& view)
{
    Column column(place);
    app::MultipleTextView fields;
    fields.items = view.prices;
    for (app::MultipleTextItem& item : fields.items)
        item.entry.label += " (" + view.unit + ")";
    column.add(multiple_text(kit, column.next(), element, fields));
    if (!view.groups.empty())
        column.add(task_groups(kit, column.next(space::xl), element, 0, view.groups));
    return column.height();
}

}
