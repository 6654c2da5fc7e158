#include "ui/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notices.h"
#include "ui/widgets/question.h"
#include "ui/widgets/words.h"

#include <algorithm>

namespace dure::ui {

namespace {

    void logo(Kit const& kit, Place place, std::string const& source, float size)
    {
        if (kit.measuring || source.empty())
            return;
        Node node;
        node.id = kit.canvas.id("logo");
        node.role = Role::image;
        node.rect = { place.x, place.y, size, size };
        node.value = source;
        node.corner_radius = radius::m;
        kit.canvas.node(std::move(node));
    }

    // The first page opens like a letter: who asks, what about. Later pages only say where one is.
    float opening(Kit const& kit, Place place, app::TakingView const& view)
    {
        Column column(place);
        if (view.is_opening) {
            if (!view.logo.empty()) {
                float const size = kit.theme.grown(56);
                logo(kit, column.next(), view.logo, size);
                column.add(size);
            }
            column.add(heading(kit, column.next(space::l), 1, view.survey_title, kit.theme.text(TextKind::display)));
            column.add(paragraph(kit, column.next(space::xs), view.survey_description,
                kit.theme.text(TextKind::body, kit.colours().text_soft)));
        }
        if (!view.page_title.empty()) {
            TextStyle const style = kit.theme.text(view.is_opening ? TextKind::heading : TextKind::title);
            int const level = view.is_opening && !view.survey_title.empty() ? 2 : 1;
            column.add(heading(kit, column.next(level == 2 ? space::xl : 0), level, view.page_title, style));
        }
        column.add(rich_text(kit, column.next(space::s), view.page_description,
            kit.theme.text(TextKind::body, kit.colours().text_soft)));
        column.add(paragraph(
            kit, column.next(space::s), view.required_hint, kit.theme.text(TextKind::small, kit.colours().text_faint)));
        return column.height();
    }

    float failed_save(Kit const& kit, Place place, app::SaveView const& save)
    {
        if (save.state != app::SaveState::failed || (!save.download && !save.again))
            return 0;
        Palette const& p = kit.colours();
        CardLook const look {
            .padding = space::l, .corner = radius::l, .fill = p.danger_soft, .invalid = true, .flat = true
        };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            Column column(within);
            column.add(
                paragraph(inner, column.next(), save.words, inner.theme.text(TextKind::caption, inner.colours().text)));
            ButtonShape const shape { .kind = ButtonKind::secondary, .height = 48 };
            if (save.again)
                column.add(button(inner, column.next(space::m), "save-again", *save.again, shape));
            if (save.download)
                column.add(button(inner, column.next(space::s), "save-download", *save.download, shape));
            return column.height();
        });
    }

    // In a large window cards to compare take more room than words: in the middle, or from where the questions begin
    // where something stands to their left.
    std::optional<Place> wide_place(float window, Place content, bool beside_steps)
    {
        float const margin = page_margin(window);
        if (window - 2 * margin < measure::board_width)
            return std::nullopt;
        float const x = beside_steps ? content.x : (window - measure::board_width) / 2;
        return Place { x, content.y, std::min(measure::board_width, window - margin - x) };
    }

    // Where nothing but boards follows, the words above begin where the boards do.
    bool holds_boards_only(app::TakingView const& view)
    {
        return !view.elements.empty()
            && std::all_of(view.elements.begin(), view.elements.end(),
                [](app::ElementView const& one) { return std::holds_alternative<app::BoardView>(one.kind); });
    }

}

float taking_screen(Kit const& kit, Place place, app::TakingView const& view, bool beside_steps)
{
    float const window = place.width;
    float const margin = page_margin(window);
    float const width = std::min(window - 2 * margin, measure::reading_width);
    Place const content { place.x + (window - width) / 2, place.y, width };
    Kit roomy = kit;
    roomy.wide = wide_place(window, content, beside_steps);
    float const left = roomy.wide && holds_boards_only(view) ? roomy.wide->x : content.x;
    auto const words_at = [&](Place at) { return Place { left, at.y, at.width }; };
    Column column(content);
    column.add(failed_save(kit, words_at(column.next()), view.save));
    Place const first = words_at(column.next(space::l)).inset(kit.is_narrow() ? space::xs : 0);
    column.add(opening(kit, first, view));
    if (view.errors)
        column.add(error_summary(kit, words_at(column.next(space::l)), *view.errors));
    column.add(questions(roomy, column.next(space::l), view.elements));
    return column.height();
}

}
