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
        column.add(card(kit, column.next(space::s), look,
            [&](Kit const& inner, Place within) { return thing(inner, within, view); }));
    }
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
