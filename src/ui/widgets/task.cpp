#include "ui/widgets/task.h"

#include "ui/widgets/button.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/scale_cell.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    using app::Key;
    using app::TaskGroup;

    void choose(Kit const& kit, app::ElementView const& element, std::uint32_t task, Key const& part, Key const& option)
    {
        kit.actions.add(app::AnswerTask { element.id, task, part, option });
    }

    float rows(Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task, TaskGroup const& group)
    {
        Column column(place);
        for (app::TaskOption const& option : group.options) {
            ChoiceRow row;
            row.mark = group.several ? Mark::checkbox : Mark::radio;
            row.label = option.label;
            row.name = option.name;
            row.invalid = group.invalid;
            row.chosen = option.chosen;
            row.enabled = can_answer(element);
            row.group = kit.canvas.id("options");
            RowResult const result = choice_row(kit, column.next(space::s), option.key, row);
            if (result.acted)
                choose(kit, element, task, group.part, option.key);
            column.add(result.height);
        }
        return column.height();
    }

    float scale(
        Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task, TaskGroup const& group)
    {
        constexpr float gap = 6;
        float const narrowest = group.look == TaskGroup::Look::buttons
            ? 96 * (1 + (kit.theme.text_scale - 1) * 0.5F)
            : 34 * (1 + (kit.theme.text_scale - 1) * 0.3F); // one digit
        int const in_row = cells_in_row(static_cast<int>(group.options.size()), place.width, narrowest, gap);
        float const width = (place.width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
        float const height = kit.theme.grown(group.look == TaskGroup::Look::buttons ? 60 : 52);
        float y = 0;
        int column = 0;
        for (app::TaskOption const& option : group.options) {
            if (column == in_row) {
                column = 0;
                y += height + gap;
            }
            ScaleCell cell;
            cell.label = option.label;
            cell.name = option.name;
            cell.chosen = option.chosen;
            cell.enabled = can_answer(element);
            cell.invalid = group.invalid;
            cell.group = kit.canvas.id("options");
            Rect const rect { place.x + static_cast<float>(column) * (width + gap), place.y + y, width, height };
            if (!kit.measuring && scale_cell(kit, rect, option.key, cell))
                choose(kit, element, task, group.part, option.key);
            ++column;
        }
        float const used = y + height;
        float const ends = scale_ends(kit, place.below(used + space::s), group.lowest, group.highest);
        return used + (ends > 0 ? space::s + ends : 0);
    }

    float chip_width(Kit const& kit, app::TaskOption const& option)
    {
        float const icon = option.mood ? kit.theme.grown(26) + space::s : 0;
        return kit.canvas.text_width(option.label, kit.theme.text(TextKind::body)) + icon + 2 * space::l;
    }

    bool chip(Kit const& kit, Rect rect, app::ElementView const& element, TaskGroup const& group,
        app::TaskOption const& option)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Node node;
        node.id = canvas.id(option.key);
        node.role = group.several ? Role::checkbox : Role::radio;
        node.group = group.several ? 0 : canvas.id("options");
        node.rect = rect;
        node.name = option.name.empty() ? option.label : option.name;
        node.checked = option.chosen;
        node.disabled = !can_answer(element);
        node.invalid = group.invalid;
        node.corner_radius = rect.height / 2;
        Id const id = kit.control(std::move(node));
        bool const acted = canvas.toggled(id).has_value() && can_answer(element);
        float const amount = canvas.animate(id, option.chosen ? 1 : 0, motion::quick_millis);
        if (!canvas.is_visible(rect))
            return acted;
        choice_box(kit, rect, amount, canvas.hovered(id) || canvas.pressed(id), group.invalid, rect.height / 2);
        float x = rect.x + space::l;
        if (option.mood) {
            float const face = kit.theme.grown(26);
            draw_face(canvas, *option.mood, { x, rect.y + (rect.height - face) / 2 }, face,
                mix(p.text_soft, p.on_brand_mark, amount), mix(p.surface, p.brand_mark, amount));
            x += face + space::s;
        }
        canvas.label(option.label, { x, rect.y, rect.right() - x - space::m, rect.height },
            kit.theme.text(TextKind::body), Align::left);
        return acted;
    }

    float chips(
        Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task, TaskGroup const& group)
    {
        float const height = kit.theme.grown(measure::target);
        float x = 0;
        float y = 0;
        for (app::TaskOption const& option : group.options) {
            float const width = std::min(chip_width(kit, option), place.width);
            if (x > 0 && x + width > place.width) {
                x = 0;
                y += height + space::s;
            }
            if (!kit.measuring && chip(kit, { place.x + x, place.y + y, width, height }, element, group, option))
                choose(kit, element, task, group.part, option.key);
            x += width + space::s;
        }
        return y + height;
    }

    float options(
        Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task, TaskGroup const& group)
    {
        switch (group.look) {
        case TaskGroup::Look::rows:
            return rows(kit, place, element, task, group);
        case TaskGroup::Look::chips:
            return chips(kit, place, element, task, group);
        case TaskGroup::Look::scale:
        case TaskGroup::Look::buttons:
            return scale(kit, place, element, task, group);
        }
        return 0;
    }

    std::string const& name_of(app::ElementView const& element, TaskGroup const& group)
    {
        return !group.name.empty() ? group.name : group.title.empty() ? element.name : group.title;
    }

}

void task_progress(Kit const& kit, Rect rect, float fraction)
{
    Palette const& p = kit.colours();
    kit.canvas.fill(rect, p.track, rect.height / 2);
    float const amount = kit.canvas.animate(kit.canvas.id("task progress"), fraction, motion::calm_millis);
    if (amount > 0.01F)
        kit.canvas.fill(
            { rect.x, rect.y, std::max(rect.height, rect.width * amount), rect.height }, p.brand_mark, rect.height / 2);
}

float task_group(
    Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task, TaskGroup const& group, int level)
{
    Canvas::Scope const scope(kit.canvas, group.part);
    Column column(place);
    column.add(heading(kit, column.next(), level, group.title, kit.theme.text(TextKind::strong)));
    Place const at = column.next(space::s);
    auto const draw = [&](Kit const& inner) { return options(inner, at, element, task, group); };
    float const height = measured(kit, draw);
    if (!kit.measuring) {
        Id const id = kit.canvas.id("group");
        kit.canvas.open_group(id, at.rect(height), name_of(element, group),
            { .holds_radios = !group.several, .description = {}, .invalid = group.invalid });
        draw(kit);
        kit.canvas.close_group(id);
    }
    column.add(height);
    return column.height();
}

float task_header(Kit const& kit, Place place, app::ElementView const& element, app::TaskHeader const& header)
{
    Palette const& p = kit.colours();
    Canvas& canvas = kit.canvas;
    float const line = 6;
    float const row = kit.theme.grown(measure::target);
    float const height = line + space::xs + row;
    if (kit.measuring)
        return height;
    task_progress(kit, { place.x, place.y, place.width, line }, header.fraction);
    Rect const below { place.x, place.y + line + space::xs, place.width, row };
    float left = below.x;
    float right = below.right();
    if (!header.back.empty()) {
        if (icon_button(kit, { left, below.y, row, row }, "task back", header.back, Symbol::chevron_left, p.brand_text))
            kit.actions.add(app::ShowTask { element.id, header.task - 1 });
        left += row + space::xs;
    }
    if (!header.ahead.empty())
        right -= row + space::xs;
    Node node;
    node.id = canvas.id("task " + std::to_string(header.task));
    node.role = Role::heading;
    node.level = 3;
    node.rect = { left, below.y, right - left, row };
    node.name = header.name + ", " + header.left;
    node.take_focus = header.take_focus;
    canvas.node(std::move(node));
    TextStyle const strong = kit.theme.text(TextKind::strong, p.text);
    TextStyle const soft = kit.theme.text(TextKind::caption, header.is_done ? p.success_text : p.text_soft);
    float const words = canvas.text_width(header.progress, strong) + space::m;
    canvas.label(header.progress, { left, below.y, words, row }, strong, Align::left);
    canvas.label(header.left, { left + words, below.y, right - left - words, row }, soft, Align::right);
    if (!header.ahead.empty()
        && icon_button(kit, { below.right() - row, below.y, row, row }, "task ahead", header.ahead,
            Symbol::chevron_right, p.brand_text))
        kit.actions.add(app::ShowTask { element.id, header.task + 1 });
    return height;
}

float task_groups(Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task,
    std::vector<app::TaskGroup> const& groups)
{
    Canvas::Scope const scope(kit.canvas, "task" + std::to_string(task));
    Column column(place);
    for (app::TaskGroup const& group : groups)
        column.add(task_group(kit, column.next(space::xl), element, task, group));
    return column.height();
}

float task_picture(Kit const& kit, Rect rect, std::string_view id, std::string const& address)
{
    if (address.empty())
        return 0;
    if (kit.measuring)
        return rect.height;
    Node node;
    node.id = kit.canvas.id(id);
    node.role = Role::image; // a decoration: the words beside it are its name
    node.rect = rect;
    node.value = address;
    node.corner_radius = radius::m;
    kit.canvas.fill(rect, kit.colours().sunken, radius::m);
    kit.canvas.node(std::move(node));
    return rect.height;
}

}
