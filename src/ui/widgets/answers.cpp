#include "ui/widgets/answers.h"

#include "ui/widgets/card.h"
#include "ui/widgets/words.h"

namespace dure::ui {

float answers(Kit const& kit, Place place, std::string const& title, std::vector<app::AnswerRow> const& rows)
{
    if (rows.empty())
        return 0;
    Column outer(place);
    outer.add(heading(kit, outer.next(), 2, title, kit.theme.text(TextKind::heading)));
    CardLook const look { .padding = space::xl, .corner = radius::xl - 4, .fill = { 0, 0, 0, 0 } };
    outer.add(card(kit, outer.next(space::m), look, [&](Kit const& inner, Place within) {
        Palette const& p = inner.colours();
        TextStyle section = inner.theme.text(TextKind::small, p.brand_text);
        section.weight = Weight::bold;
        Column column(within);
        for (app::AnswerRow const& row : rows) {
            if (!row.section.empty())
                column.add(heading(inner, column.next(space::xxl), 3, row.section, section));
            column.add(paragraph(
                inner, column.next(space::l), row.question, inner.theme.text(TextKind::caption, p.text_soft)));
            column.add(paragraph(inner, column.next(2), row.answer, inner.theme.text(TextKind::body)));
        }
        return column.height();
    }));
    return outer.height();
}

}
