#include "ui/screens/screens.h"
#include "ui/widgets/answers.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/own_result.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    float facts(Kit const& kit, Place place, std::vector<app::FactRow> const& rows)
    {
        Column column(place);
        for (app::FactRow const& row : rows) {
            Palette const& p = kit.colours();
            TextStyle const label = kit.theme.text(TextKind::caption, p.text_faint);
            TextStyle const value = kit.theme.text(TextKind::caption, p.text);
            Place const at = column.next(space::s);
            float const left = 110 * kit.theme.text_scale;
            if (at.width < left * 2.4F) {
                column.add(paragraph(kit, at, row.label, label));
                column.add(paragraph(kit, column.next(), row.value, value));
            } else {
                float const first = paragraph(kit, { at.x, at.y, left - space::s }, row.label, label);
                column.add(std::max(first, paragraph(kit, { at.x + left, at.y, at.width - left }, row.value, value)));
            }
        }
        return column.height();
    }

    float buttons(Kit const& kit, Place place, app::DetailsView const& view)
    {
        Column column(place);
        ButtonShape const shape { .kind = ButtonKind::secondary, .height = 48 };
        column.add(button(kit, column.next(), "download", view.download, shape));
        if (view.share)
            column.add(button(kit, column.next(space::s), "share", *view.share, shape));
        column.add(button(kit, column.next(space::s), "remove", view.remove, { .kind = ButtonKind::quiet }));
        return column.height();
    }

}

float details_screen(Kit const& kit, Place place, app::DetailsView const& view)
{
    float const width = std::min(place.width - 2 * page_margin(place.width), measure::reading_width);
    Place const content { place.x + (place.width - width) / 2, place.y, width };
    Column column(content);
    column.space(space::m);
    ButtonShape const back { .kind = ButtonKind::quiet };
    float const back_width = std::min(width, button_width(kit, view.back, back));
    column.add(button(kit, { content.x - space::m, column.next().y, back_width }, "back", view.back, back));
    column.add(heading(kit, column.next(space::s), 1, view.headline, kit.theme.text(TextKind::title)));
    column.add(facts(kit, column.next(space::m), view.facts));
    if (view.own)
        column.add(own_result(kit, column.next(space::xxl), *view.own));
    column.add(answers(kit, column.next(space::xxl), view.answers_heading, view.answers));
    column.add(buttons(kit, column.next(space::xl), view));
    column.space(space::vast);
    return column.height();
}

}
