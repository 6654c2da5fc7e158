#include "ui/widgets/repeated.h"

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/question.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    float row_inside(Kit const& kit, Place place, app::ElementView const& element, app::RepeatedRow const& row)
    {
        Kit within_row = kit;
        within_row.question_level = std::min(kit.question_level + 2, 6);
        auto const level = std::min(kit.question_level + 1, 6);
        Column column(place);
        column.add(heading(kit, column.next(), level, row.title,
            kit.theme.text(kit.is_in_row() ? TextKind::strong : TextKind::heading)));
        column.add(rich_text(kit, column.next(space::xs), row.description,
            kit.theme.text(TextKind::caption, kit.colours().text_soft), 4));
        column.add(questions(within_row, column.next(space::l), row.elements));
        if (!row.remove.empty()) {
            app::ButtonView const view { row.remove, app::Icon::trash, true, app::RemoveRow { element.id, row.row } };
            ButtonShape const shape { .kind = ButtonKind::quiet };
            Place at = column.next(space::s);
            at.width = std::min(at.width, button_width(kit, view, shape));
            column.add(button(kit, at, "remove", view, shape));
        }
        return column.height();
    }

    float one_row(Kit const& kit, Place place, app::ElementView const& element, app::RepeatedRow const& row)
    {
        Canvas::Scope const scope(kit.canvas, "r" + std::to_string(row.row));
        // Rows in a row stand on its card.
        Colour const none { 0, 0, 0, 0 };
        CardLook const look { .padding = kit.is_narrow() ? space::l : space::xl,
            .corner = radius::xl - 4,
            .fill = kit.is_in_row() ? kit.colours().sunken : none,
            .flat = kit.is_in_row() };
        auto const draw = [&](Kit const& all) {
            return card(all, place, look,
                [&](Kit const& inner, Place within) { return row_inside(inner, within, element, row); });
        };
        if (kit.measuring)
            return draw(kit);
        Id const group = kit.canvas.id("row");
        kit.canvas.open_group(group, place.rect(measured(kit, draw)), row.title);
        float const height = draw(kit);
        kit.canvas.close_group(group);
        return height;
    }

}

float repeated(Kit const& kit, Place place, app::ElementView const& element, app::RepeatedView const& view)
{
    Column column(place);
    if (!view.empty.empty()) {
        column.add(paragraph(
            kit, column.next().inset(space::xs), view.empty, kit.theme.text(TextKind::body, kit.colours().text_soft)));
    }
    for (app::RepeatedRow const& row : view.rows)
        column.add(one_row(kit, column.next(kit.is_narrow() ? space::m : space::l), element, row));
    if (!view.add.empty()) {
        app::ButtonView const add { view.add, app::Icon::none, true, app::AddRow { element.id } };
        column.add(button(kit, column.next(space::m), "add", add, { .kind = ButtonKind::secondary }));
    }
    return column.height();
}

}
