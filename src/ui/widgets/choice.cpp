#include "ui/widgets/choice.h"

#include "ui/widgets/choice_row.h"
#include "ui/widgets/field.h"
#include "ui/widgets/image_tile.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    void act(Kit const& kit, app::ElementView const& element, bool several, app::Key const& key)
    {
        if (several)
            kit.actions.add(app::ToggleOption { element.id, key });
        else
            kit.actions.add(app::ChooseOption { element.id, key });
    }

    ChoiceRow row_of(app::ElementView const& element, app::OptionView const& option, bool several, Id group)
    {
        ChoiceRow row;
        row.mark = several ? Mark::checkbox : Mark::radio;
        row.label = option.label;
        row.chosen = option.chosen;
        row.enabled = option.enabled && element.enabled && !element.read_only;
        row.invalid = !element.errors.empty();
        row.group = several ? 0 : group;
        return row;
    }

    // Side by side only where every column keeps room for a few words.
    int columns_that_fit(Kit const& kit, int wish, std::size_t count, float width, float least)
    {
        float const each = least * (1 + (kit.theme.text_scale - 1) * 0.8F);
        int const room = std::max(1, static_cast<int>((width + space::s) / (each + space::s)));
        int const wanted = wish <= 0 ? static_cast<int>(count) : wish;
        return std::clamp(wanted, 1, room);
    }

    // The words an option asks for while it is chosen.
    float option_field(Kit const& kit, Place place, app::ElementView const& element, app::OptionView const& option)
    {
        FieldShape shape;
        shape.name = option.label;
        shape.enabled = element.enabled;
        shape.read_only = element.read_only;
        Canvas::Scope const scope(kit.canvas, option.key);
        return field(kit, place, "words", *option.entry, shape, [&](std::string text, bool settled) {
            kit.actions.add(app::TypeComment {
                .question = element.id, .option = option.key, .text = std::move(text), .settled = settled });
        });
    }

    float rows_in_columns(Kit const& kit, Place place, app::ElementView const& element,
        std::vector<app::OptionView> const& options, bool several, int columns)
    {
        Id const group = kit.canvas.id("choices");
        float const width = (place.width - space::s * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = 0;
        std::size_t const step = static_cast<std::size_t>(columns);
        for (std::size_t first = 0; first < options.size(); first += step) {
            std::size_t const last = std::min(first + step, options.size());
            float tallest = 0;
            Kit dry = kit;
            dry.measuring = true;
            for (std::size_t i = first; i < last && columns > 1; ++i)
                tallest = std::max(
                    tallest, choice_row(dry, { 0, 0, width }, {}, row_of(element, options[i], several, group)).height);
            for (std::size_t i = first; i < last; ++i) {
                ChoiceRow row = row_of(element, options[i], several, group);
                row.least_height = tallest;
                Place const at { place.x + static_cast<float>(i - first) * (width + space::s), place.y + y, width };
                RowResult const result = choice_row(kit, at, options[i].key, row);
                if (result.acted)
                    act(kit, element, several, options[i].key);
                tallest = std::max(tallest, result.height);
            }
            y += tallest + space::s;
            for (std::size_t i = first; i < last; ++i)
                if (options[i].entry)
                    y += option_field(kit, place.below(y), element, options[i]) + space::s;
        }
        return y > 0 ? y - space::s : 0;
    }

    float tiles(Kit const& kit, Place place, app::ElementView const& element, app::ChoiceView const& view)
    {
        Id const group = kit.canvas.id("choices");
        int const columns = columns_that_fit(
            kit, view.columns > 1 ? view.columns : 0, view.options.size(), place.width, place.width < 500 ? 130 : 200);
        float const gap = space::m;
        float const width = (place.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = 0;
        std::size_t const step = static_cast<std::size_t>(columns);
        for (std::size_t first = 0; first < view.options.size(); first += step) {
            std::size_t const last = std::min(first + step, view.options.size());
            float tallest = 0;
            for (std::size_t i = first; i < last; ++i)
                tallest = std::max(tallest, image_tile_height(kit, width, view.options[i].label, view.shows_labels));
            for (std::size_t i = first; i < last && !kit.measuring; ++i) {
                ChoiceRow row = row_of(element, view.options[i], view.several, group);
                Rect const rect { place.x + static_cast<float>(i - first) * (width + gap), place.y + y, width,
                    tallest };
                if (image_tile(kit, rect, view.options[i].key, row, view.options[i].image, view.shows_labels))
                    act(kit, element, view.several, view.options[i].key);
            }
            y += tallest + gap;
        }
        return y > 0 ? y - gap : 0;
    }

    // A tag as wide as its word, with a check once it is chosen: many short answers in little room.
    float chip_width(Kit const& kit, app::OptionView const& option)
    {
        float const words = kit.canvas.text_width(option.label, kit.theme.text(TextKind::body));
        return words + kit.theme.grown(20) + space::s + 2 * space::l;
    }

    void chip(Kit const& kit, Rect rect, app::ElementView const& element, app::OptionView const& option)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Node node;
        node.id = canvas.id(option.key);
        node.role = Role::checkbox;
        node.rect = rect;
        node.name = option.label;
        node.checked = option.chosen;
        node.disabled = !option.enabled || !element.enabled || element.read_only;
        node.invalid = !element.errors.empty();
        node.corner_radius = rect.height / 2;
        bool const enabled = !node.disabled;
        bool const invalid = node.invalid;
        Id const id = kit.control(std::move(node));
        if (canvas.toggled(id).has_value() && enabled)
            act(kit, element, true, option.key);
        float const amount = canvas.animate(id, option.chosen ? 1 : 0, motion::quick_millis);
        if (!canvas.is_visible(rect))
            return;
        choice_box(kit, rect, amount, enabled && (canvas.hovered(id) || canvas.pressed(id)), invalid, rect.height / 2);
        float const icon = kit.theme.grown(20);
        Point const at { rect.x + space::l - 2, rect.y + (rect.height - icon) / 2 };
        Colour const ink = enabled ? p.text : p.text_faint;
        draw_symbol(canvas, amount > 0.5F ? Symbol::check : Symbol::plus, at, icon,
            amount > 0.5F ? p.brand_text : p.text_faint, amount > 0.5F ? 2.4F : 1.8F);
        float const words = at.x + icon + space::s;
        canvas.label(option.label, { words, rect.y, rect.right() - words - space::m, rect.height },
            kit.theme.text(TextKind::body, ink), Align::left);
    }

    // Empty where one word alone is wider than the line: then rows show it whole.
    std::optional<float> chips(
        Kit const& kit, Place place, app::ElementView const& element, std::vector<app::OptionView> const& options)
    {
        for (app::OptionView const& option : options)
            if (option.entry || chip_width(kit, option) > place.width)
                return std::nullopt;
        float const height = kit.theme.grown(measure::target);
        float x = 0;
        float y = 0;
        for (app::OptionView const& option : options) {
            float const width = chip_width(kit, option);
            if (x > 0 && x + width > place.width) {
                x = 0;
                y += height + space::s;
            }
            if (!kit.measuring)
                chip(kit, { place.x + x, place.y + y, width, height }, element, option);
            x += width + space::s;
        }
        return y + height;
    }

    float hint_line(Kit const& kit, Place place, std::string const& hint)
    {
        return paragraph(kit, place, hint, kit.theme.text(TextKind::caption, kit.colours().text_faint));
    }

}

float other_field(Kit const& kit, Place place, app::ElementView const& element, app::EntryView const& entry)
{
    FieldShape shape;
    shape.name = element.name;
    shape.enabled = element.enabled;
    shape.read_only = element.read_only;
    return field(kit, place, "words of other", entry, shape, [&](std::string text, bool settled) {
        kit.actions.add(
            app::TypeComment { .question = element.id, .option = {}, .text = std::move(text), .settled = settled });
    });
}

float choice(Kit const& kit, Place place, app::ElementView const& element, app::ChoiceView const& view)
{
    Column column(place);
    column.add(hint_line(kit, column.next(), view.hint));
    if (view.images) {
        column.add(tiles(kit, column.next(space::m), element, view));
    } else {
        int const columns = columns_that_fit(kit, view.columns, view.options.size(), place.width, 230);
        column.add(rows_in_columns(kit, column.next(space::m), element, view.options, view.several, columns));
    }
    if (view.other)
        column.add(other_field(kit, column.next(space::s), element, *view.other));
    return column.height();
}

float dropdown(Kit const& kit, Place place, app::ElementView const& element, app::DropdownView const& view)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    Column column(place);
    float const height = kit.theme.grown(measure::row);
    Place const at = column.next();
    if (!kit.measuring) {
        Rect const rect = at.rect(height);
        Node node;
        node.id = canvas.id("select");
        node.role = Role::select;
        node.level = element.name == element.title ? 1 : 0;
        node.rect = rect;
        node.name = element.name;
        node.description = joined(element.errors);
        node.value = view.chosen;
        node.font_size = kit.theme.text(TextKind::body).size * kit.theme.text_scale;
        node.padding = space::l;
        node.corner_radius = radius::m;
        node.required = element.required;
        node.invalid = !element.errors.empty();
        node.disabled = !element.enabled || element.read_only;
        node.options.push_back({ "", view.placeholder });
        std::string words = view.placeholder;
        for (app::OptionView const& option : view.options) {
            node.options.push_back({ option.key, option.label });
            if (option.key == view.chosen)
                words = option.label;
        }
        bool const invalid = node.invalid;
        Id const select = kit.control(std::move(node));
        if (auto const chosen = canvas.chosen(select))
            kit.actions.add(app::ChooseOption { element.id, *chosen });
        if (canvas.is_visible(rect)) {
            field_frame(kit, rect, canvas.focused(select), invalid, element.enabled);
            float const icon = kit.theme.grown(22);
            TextStyle style = kit.theme.text(TextKind::body, view.chosen.empty() ? p.text_faint : p.text);
            canvas.label(words, { rect.x + space::l, rect.y, rect.width - 2 * space::l - icon - space::s, height },
                style, Align::left);
            draw_symbol(canvas, Symbol::chevron_down, { rect.right() - space::l - icon, rect.y + (height - icon) / 2 },
                icon, p.text_soft, 2);
        }
    }
    column.add(height);
    if (view.other)
        column.add(other_field(kit, column.next(space::s), element, *view.other));
    return column.height();
}

float tagbox(Kit const& kit, Place place, app::ElementView const& element, app::TagboxView const& view)
{
    Column column(place);
    column.add(hint_line(kit, column.next(), view.hint));
    Place const at = column.next(space::m);
    std::optional<float> const tags = chips(kit, at, element, view.options);
    column.add(tags ? *tags : rows_in_columns(kit, at, element, view.options, true, 1));
    if (view.other)
        column.add(other_field(kit, column.next(space::s), element, *view.other));
    return column.height();
}

}
