#include "ui/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    float sign(Kit const& kit, Place place, app::Tone tone)
    {
        constexpr float size = 88;
        if (kit.measuring)
            return size;
        Palette const& p = kit.colours();
        bool const bad = tone == app::Tone::bad;
        bool const good = tone == app::Tone::good;
        Colour const back = bad          ? p.danger_soft
            : good                       ? p.success_soft
            : tone == app::Tone::warning ? p.warning_soft
                                         : p.info_soft;
        Colour const ink = bad           ? p.danger_text
            : good                       ? p.success_text
            : tone == app::Tone::warning ? p.warning_text
                                         : p.info_text;
        Symbol const symbol = good ? Symbol::check : tone == app::Tone::calm ? Symbol::information : Symbol::warning;
        Point const centre { place.x + place.width / 2, place.y + size / 2 };
        kit.canvas.circle(centre, size / 2, back);
        draw_symbol(kit.canvas, symbol, { centre.x - 21, centre.y - 21 }, 42, ink, 1.7F);
        return size;
    }

}

float message_screen(Kit const& kit, Place place, app::MessageView const& view)
{
    float const width = std::min(place.width - 2 * page_margin(place.width), 480.0F);
    Place const content { place.x + (place.width - width) / 2, place.y, width };
    Palette const& p = kit.colours();
    Column column(content);
    column.add(sign(kit, column.next(), view.tone));
    column.add(heading(kit, column.next(space::l), 1, view.headline, kit.theme.text(TextKind::title), Align::centre));
    column.add(
        paragraph(kit, column.next(space::s), view.words, kit.theme.text(TextKind::body, p.text_soft), Align::centre));
    column.add(paragraph(
        kit, column.next(space::m), view.place, kit.theme.text(TextKind::caption, p.text_soft), Align::centre));
    column.add(paragraph(
        kit, column.next(space::xs), view.detail, kit.theme.text(TextKind::small, p.text_faint), Align::centre));
    bool first = true;
    int index = 0;
    float const button_width = std::min(width, 380.0F);
    if (view.open_file) {
        Place const at { content.x + (width - button_width) / 2, column.next(space::xxl).y, button_width };
        column.add(file_button(kit, at, "file", *view.open_file));
        first = false;
    }
    for (app::ButtonView const& one : view.buttons) {
        Place const at { content.x + (width - button_width) / 2, column.next(first ? space::xxl : space::s).y,
            button_width };
        column.add(button(kit, at, "button" + std::to_string(index++), one,
            { .kind = first ? ButtonKind::primary : ButtonKind::secondary }));
        first = false;
    }
    return column.height();
}

float loading_screen(Kit const& kit, Place place, app::LoadingView const& view)
{
    float const width = std::min(place.width - 2 * page_margin(place.width), 480.0F);
    Place const content { place.x + (place.width - width) / 2, place.y, width };
    Column column(content);
    float const mark = kit.theme.grown(56);
    if (!kit.measuring)
        draw_mark(kit.canvas, { content.x + (width - mark) / 2, content.y }, mark, kit.colours());
    column.add(mark);
    Place const at = column.next(space::l);
    TextStyle const style = kit.theme.text(TextKind::body, kit.colours().text_soft);
    TextBlock const& block = kit.canvas.layout(view.words, style, width);
    if (!kit.measuring)
        kit.canvas.words(Role::status, 0, block, { at.x, at.y }, style, Align::centre, width);
    column.add(block.height());
    return column.height();
}

}
