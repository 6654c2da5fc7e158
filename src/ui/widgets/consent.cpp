#include "ui/widgets/consent.h"

#include "ui/widgets/choice_row.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    float badge(Kit const& kit, Place place, app::ConsentItem const& item)
    {
        Palette const& p = kit.colours();
        TextStyle style = kit.theme.text(TextKind::small, item.required ? p.brand_text : p.text_soft);
        style.weight = Weight::bold;
        TextBlock const& block = kit.canvas.layout(item.kind, style, place.width);
        float const height = block.height() + 6;
        if (!kit.measuring) {
            kit.canvas.fill(
                { place.x, place.y, block.width + space::l, height }, item.required ? p.brand_soft : p.sunken, 6);
            kit.canvas.words(Role::paragraph, 0, block, { place.x + space::s, place.y + 3 }, style);
        }
        return height;
    }

    // The term beside its text where every one has room, above it where not: the four read as one list.
    float notice(Kit const& kit, Place place, app::ConsentNotice const& entry, float column)
    {
        Palette const& p = kit.colours();
        TextStyle term = kit.theme.text(TextKind::small, p.text);
        term.weight = Weight::bold;
        TextStyle const words = kit.theme.text(TextKind::small, p.text_soft);
        if (column <= 0) {
            float const first = paragraph(kit, place, entry.term, term);
            return first + 2 + paragraph(kit, place.below(first + 2), entry.text, words);
        }
        float const left = paragraph(kit, { place.x, place.y, column - space::s }, entry.term, term);
        float const right = paragraph(kit, { place.x + column, place.y, place.width - column }, entry.text, words);
        return std::max(left, right);
    }

    float notices(Kit const& kit, Place place, app::ConsentItem const& item)
    {
        if (item.notices.empty())
            return 0;
        TextStyle term = kit.theme.text(TextKind::small);
        term.weight = Weight::bold;
        float beside = 0;
        for (app::ConsentNotice const& entry : item.notices)
            beside = std::max(beside, kit.canvas.text_width(entry.term, term) + space::l);
        if (place.width < beside * 3)
            beside = 0;
        auto const inside = [&](Kit const& inner) {
            Column column(Place { place.x + space::m, place.y + space::m, place.width - 2 * space::m });
            for (app::ConsentNotice const& entry : item.notices)
                column.add(notice(inner, column.next(beside > 0 ? space::s : space::m), entry, beside));
            return column.height();
        };
        float const height = measured(kit, inside) + 2 * space::m;
        if (!kit.measuring) {
            kit.canvas.fill(place.rect(height), kit.colours().sunken, radius::m);
            inside(kit);
        }
        return height;
    }

    float one_item(Kit const& kit, Place place, app::ElementView const& element, app::ConsentItem const& item)
    {
        Column column(place);
        column.add(badge(kit, column.next(), item));
        column.add(paragraph(kit, column.next(space::s), item.title, kit.theme.text(TextKind::strong)));
        column.add(notices(kit, column.next(space::m), item));
        ChoiceRow row;
        row.mark = Mark::checkbox;
        row.label = item.agree;
        row.chosen = item.agreed;
        row.enabled = element.enabled && !element.read_only;
        row.invalid = item.invalid;
        row.required = item.required;
        row.description = item.title;
        RowResult const result = choice_row(kit, column.next(space::s), "agree", row);
        if (result.acted)
            kit.actions.add(app::ToggleConsentItem { element.id, item.key });
        column.add(result.height);
        return column.height();
    }

}

float consent(Kit const& kit, Place place, app::ElementView const& element, app::ConsentView const& view)
{
    Column column(place);
    for (app::ConsentItem const& item : view.items) {
        Canvas::Scope const scope(kit.canvas, item.key);
        Place const at = column.next(space::xxl);
        auto const draw = [&](Kit const& inner) { return one_item(inner, at, element, item); };
        float const height = measured(kit, draw);
        if (!kit.measuring) {
            Id const group = kit.canvas.id("item");
            kit.canvas.open_group(
                group, at.rect(height), item.title, { .required = item.required, .invalid = item.invalid });
            draw(kit);
            kit.canvas.close_group(group);
        }
        column.add(height);
    }
    return column.height();
}

}
