#include "ui/widgets/rating.h"

#include "ui/widgets/choice_row.h"
#include "ui/widgets/scale_cell.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    // Boxes in even rows; the words at the ends stand above, where the eye begins.
    float boxes(Kit const& kit, Place place, app::ElementView const& element, std::vector<app::RatingItem> const& items,
        std::string const& lowest, std::string const& highest, float least)
    {
        constexpr float gap = 6;
        float const narrowest = least * (1 + (kit.theme.text_scale - 1) * 0.5F);
        int const in_row = cells_in_row(static_cast<int>(items.size()), place.width, narrowest, gap);
        float const width = (place.width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
        float const height = kit.theme.grown(52);
        Id const group = kit.canvas.id("scale");
        float y = 0;
        int column = 0;
        for (app::RatingItem const& item : items) {
            if (column == in_row) {
                column = 0;
                y += height + gap;
            }
            ScaleCell cell;
            cell.label = item.label;
            cell.name = item.name;
            cell.chosen = item.chosen;
            cell.enabled = can_answer(element);
            cell.invalid = !element.errors.empty();
            cell.group = group;
            Rect const rect { place.x + static_cast<float>(column) * (width + gap), place.y + y, width, height };
            if (!kit.measuring && scale_cell(kit, rect, item.key, cell))
                kit.actions.add(app::SetRating { element.id, item.key });
            ++column;
        }
        float const used = y + height;
        float const ends = scale_ends(kit, place.below(used + space::s), lowest, highest);
        return used + (ends > 0 ? space::s + ends : 0);
    }

    float list(Kit const& kit, Place place, app::ElementView const& element, app::RatingView const& view)
    {
        Id const group = kit.canvas.id("scale");
        Column column(place);
        for (app::RatingItem const& item : view.items) {
            ChoiceRow row;
            row.label = item.label;
            row.chosen = item.chosen;
            row.enabled = can_answer(element);
            row.invalid = !element.errors.empty();
            row.group = group;
            RowResult const result = choice_row(kit, column.next(space::s), item.key, row);
            if (result.acted)
                kit.actions.add(app::SetRating { element.id, item.key });
            column.add(result.height);
        }
        return column.height();
    }

    void picture_of(Kit const& kit, app::RatingLook look, app::RatingItem const& item, Rect rect, float amount)
    {
        Palette const& p = kit.colours();
        Canvas& canvas = kit.canvas;
        float const size = std::min({ rect.width, rect.height, kit.theme.grown(44) }) * (0.86F + 0.14F * amount);
        Point const at { rect.x + (rect.width - size) / 2, rect.y + (rect.height - size) / 2 };
        if (look == app::RatingLook::stars) {
            if (amount > 0.5F)
                draw_symbol(canvas, Symbol::star_filled, at, size, p.accent);
            draw_symbol(
                canvas, Symbol::star, at, size, amount > 0.5F ? mix(p.accent, p.accent_text, 0.55F) : p.border, 1.4F);
            return;
        }
        Colour const line = mix(p.text_soft, p.on_brand_mark, amount);
        draw_face(canvas, item.mood, at, size, line, mix(p.surface, p.brand_mark, amount));
    }

    float pictures(Kit const& kit, Place place, app::ElementView const& element, app::RatingView const& view)
    {
        constexpr float gap = 4;
        Canvas& canvas = kit.canvas;
        int const in_row = cells_in_row(static_cast<int>(view.items.size()), place.width, kit.theme.grown(44), gap);
        float const room = (place.width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
        float const width = std::min(room, kit.theme.grown(72));
        float const height = kit.theme.grown(56);
        Id const group = canvas.id("scale");
        float y = 0;
        int column = 0;
        for (app::RatingItem const& item : view.items) {
            if (column == in_row) {
                column = 0;
                y += height + gap;
            }
            Rect const rect { place.x + static_cast<float>(column) * (width + gap), place.y + y, width, height };
            ++column;
            if (kit.measuring)
                continue;
            Node node;
            node.id = canvas.id(item.key);
            node.role = Role::radio;
            node.rect = rect;
            node.name = item.name.empty() ? item.label : item.name;
            node.group = group;
            node.checked = item.chosen;
            node.disabled = !can_answer(element);
            node.invalid = !element.errors.empty();
            node.corner_radius = radius::m;
            Id const id = kit.control(std::move(node));
            if (canvas.toggled(id) && can_answer(element))
                kit.actions.add(app::SetRating { element.id, item.key });
            bool const full = view.look == app::RatingLook::stars ? item.filled : item.chosen;
            float const amount = canvas.animate(id, full ? 1 : 0, motion::quick_millis);
            if (!canvas.is_visible(rect))
                continue;
            if (canvas.hovered(id) && can_answer(element))
                canvas.fill(rect, kit.colours().sunken, radius::m);
            picture_of(kit, view.look, item, rect, amount);
        }
        float const used = y + height;
        float const whole = width * static_cast<float>(in_row) + gap * static_cast<float>(in_row - 1);
        float const ends
            = scale_ends(kit, { place.x, place.y + used + space::xs, std::max(whole, std::min(place.width, 240.0F)) },
                view.lowest, view.highest);
        return used + (ends > 0 ? space::xs + ends : 0);
    }

    // Half the width each, if both words keep one line; else one under the other.
    bool fits_half(Kit const& kit, float width, app::BooleanView const& view)
    {
        TextStyle const style = kit.theme.text(TextKind::body);
        float const words = std::max(kit.canvas.text_width(view.yes, style), kit.canvas.text_width(view.no, style));
        float const rest = space::l + kit.theme.grown(24) + 2 * space::m;
        return words + rest <= (width - space::s) / 2;
    }

}

float rating(Kit const& kit, Place place, app::ElementView const& element, app::RatingView const& view)
{
    if (view.look != app::RatingLook::numbers)
        return pictures(kit, place, element, view);
    if (view.shows_as_list)
        return list(kit, place, element, view);
    float widest = 0;
    for (app::RatingItem const& item : view.items)
        widest = std::max(widest, kit.canvas.text_width(item.label, kit.theme.text(TextKind::strong)));
    float const least = std::max(measure::dense_target, widest / kit.theme.text_scale + 12);
    if (least > 120)
        return list(kit, place, element, view);
    return boxes(kit, place, element, view.items, view.lowest, view.highest, least);
}

float nps(Kit const& kit, Place place, app::ElementView const& element, app::NpsView const& view)
{
    return boxes(kit, place, element, view.items, view.lowest, view.highest, 40);
}

float boolean(Kit const& kit, Place place, app::ElementView const& element, app::BooleanView const& view)
{
    ChoiceRow row;
    row.enabled = can_answer(element);
    row.invalid = !element.errors.empty();
    if (view.look == app::BooleanLook::checkbox) {
        row.mark = Mark::checkbox;
        row.label = view.label;
        row.chosen = view.value.value_or(false);
        row.required = element.required;
        row.description = joined(element.errors);
        RowResult const result = choice_row(kit, place, "check", row);
        if (result.acted)
            kit.actions.add(app::SetBoolean { element.id, !row.chosen });
        return result.height;
    }
    row.group = kit.canvas.id("yes-no");
    row.least_height = kit.theme.grown(64);
    bool const halves = fits_half(kit, place.width, view);
    float const width = halves ? (place.width - space::s) / 2 : place.width;
    float height = 0;
    for (bool const yes : { true, false }) {
        row.label = yes ? view.yes : view.no;
        row.chosen = view.value.has_value() && *view.value == yes;
        Place at { place.x, place.y, width };
        if (!yes && halves)
            at.x += width + space::s;
        else if (!yes)
            at.y += height + space::s;
        RowResult const result = choice_row(kit, at, yes ? "yes" : "no", row);
        if (result.acted)
            kit.actions.add(app::SetBoolean { element.id, yes });
        height = !yes && !halves ? height + space::s + result.height : std::max(height, result.height);
    }
    return height;
}

}
