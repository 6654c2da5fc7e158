#include "ui/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scale_cell.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    float setting_group(Kit const& kit, Place place, std::string const& id, app::SettingGroup const& view)
    {
        if (view.choices.empty())
            return 0;
        Canvas& canvas = kit.canvas;
        Canvas::Scope const scope(canvas, id);
        constexpr float gap = 6;
        TextStyle const label = kit.theme.text(TextKind::caption, kit.colours().text_soft);
        TextBlock const& words = canvas.layout(view.label, label, place.width);
        float const title = words.height();
        float widest = 0;
        for (app::SettingChoice const& choice : view.choices)
            widest = std::max(widest, canvas.text_width(choice.label, kit.theme.text(TextKind::strong)));
        int const in_row = cells_in_row(static_cast<int>(view.choices.size()), place.width,
            std::min(place.width, std::max(measure::target, widest + 14)), gap);
        float const width = (place.width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
        float const height = std::max(measure::target, kit.theme.grown(measure::target));
        int const rows = (static_cast<int>(view.choices.size()) + in_row - 1) / in_row;
        float const whole = title + space::s + static_cast<float>(rows) * (height + gap) - gap;
        if (kit.measuring)
            return whole;
        Id const group = canvas.id("group");
        canvas.open_group(group, place.rect(whole), view.label, { .holds_radios = true });
        canvas.words(Role::paragraph, 0, words, { place.x, place.y }, label);
        int index = 0;
        for (app::SettingChoice const& choice : view.choices) {
            float const x = place.x + static_cast<float>(index % in_row) * (width + gap);
            float const y = place.y + title + space::s + static_cast<float>(index / in_row) * (height + gap);
            ScaleCell cell;
            cell.label = choice.label;
            cell.chosen = choice.chosen;
            cell.group = group;
            if (scale_cell(kit, { x, y, width, height }, std::to_string(index), cell))
                kit.actions.add(choice.action);
            ++index;
        }
        canvas.close_group(group);
        return whole;
    }

    float switch_row(Kit const& kit, Place place, app::SettingsView const& view)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        float const track = 48;
        TextStyle const label = kit.theme.text(TextKind::body);
        TextStyle const hint = kit.theme.text(TextKind::small, p.text_faint);
        float const room = place.width - track - space::l;
        TextBlock const& words = canvas.layout(view.simple_label, label, room);
        TextBlock const& more = canvas.layout(view.simple_hint, hint, room);
        float const height = std::max(measure::target, words.height() + more.height() + space::s);
        if (kit.measuring)
            return height;
        Rect const rect = place.rect(height);
        Node node;
        node.id = canvas.id("simple");
        node.role = Role::toggle;
        node.rect = rect;
        node.name = view.simple_label;
        node.description = view.simple_hint;
        node.checked = view.simple_screen;
        node.corner_radius = radius::s;
        Id const id = canvas.node(std::move(node));
        if (canvas.toggled(id) || canvas.clicked(id))
            kit.actions.add(app::ToggleSimpleScreen {});
        float const top = rect.y + (height - words.height() - more.height()) / 2;
        canvas.draw(words, { rect.x, top }, label);
        canvas.draw(more, { rect.x, top + words.height() }, hint);
        float const amount = canvas.animate(id, view.simple_screen ? 1 : 0, motion::quick_millis);
        Rect const pill { rect.right() - track, rect.y + (height - 28) / 2, track, 28 };
        canvas.fill(pill, mix(p.border, p.brand_mark, amount), 14);
        canvas.circle(
            { pill.x + 14 + (track - 28) * amount, pill.y + 14 }, 11, mix(p.surface, p.on_brand_mark, amount));
        return height;
    }

}

float settings_panel(Kit const& kit, Place place, app::SettingsView const& view, int heading_level)
{
    Column column(place);
    float const target = measure::target;
    Place const top = column.next();
    TextStyle const title = kit.theme.text(TextKind::title);
    float const words = heading(kit, { top.x, top.y + 6, top.width - target }, heading_level, view.headline, title) + 6;
    column.add(std::max(words, target));
    column.add(setting_group(kit, column.next(space::m), "language", view.language));
    column.add(setting_group(kit, column.next(space::xl), "theme", view.theme));
    column.add(setting_group(kit, column.next(space::xl), "text", view.text_size));
    column.add(switch_row(kit, column.next(space::l), view));
    if (!view.storage.empty()) {
        Place const at = column.next(space::l);
        float const icon = kit.theme.grown(18);
        if (!kit.measuring)
            draw_symbol(kit.canvas, Symbol::shield, { at.x, at.y }, icon, kit.colours().text_faint);
        column.add(paragraph(kit, { at.x + icon + space::s, at.y, at.width - icon - space::s }, view.storage,
            kit.theme.text(TextKind::small, kit.colours().text_faint)));
    }
    if (view.keep_safely)
        column.add(button(
            kit, column.next(space::m), "keep", *view.keep_safely, { .kind = ButtonKind::secondary, .height = 48 }));
    app::ButtonView close = view.close;
    close.icon = app::Icon::none;
    column.add(button(kit, column.next(space::l), "close", close, { .height = 52, .cancels = true }));
    return column.height();
}

float confirm_panel(Kit const& kit, Place place, app::ConfirmView const& view, int heading_level)
{
    Column column(place);
    column.add(heading(kit, column.next(), heading_level, view.headline, kit.theme.text(TextKind::title)));
    column.add(
        paragraph(kit, column.next(space::s), view.words, kit.theme.text(TextKind::body, kit.colours().text_soft)));
    ButtonShape const no { .kind = ButtonKind::secondary, .height = 52, .cancels = true };
    ButtonShape const yes { .kind = ButtonKind::danger, .height = 52 };
    float const half = (place.width - space::s) / 2;
    bool const fits = button_width(kit, view.no, no) <= half && button_width(kit, view.yes, yes) <= half;
    Place const row = column.next(space::xxl);
    if (fits) {
        button(kit, { row.x, row.y, half }, "no", view.no, no);
        column.add(button(kit, { row.x + half + space::s, row.y, half }, "yes", view.yes, yes));
    } else {
        column.add(button(kit, row, "no", view.no, no));
        column.add(button(kit, column.next(space::s), "yes", view.yes, yes));
    }
    return column.height();
}

}
