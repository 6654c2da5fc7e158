#include "ui/widgets/picture_question.h"

#include "ui/widgets/button.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/field.h"
#include "ui/widgets/picture_overlay.h"
#include "ui/widgets/plain.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

#include <cmath>
#include <cstdlib>

namespace dure::ui {

namespace {

    // What the page found wins: the marks must lie where the picture does.
    Point own_size(Kit const& kit, app::PictureQuestionView const& view)
    {
        if (auto const found = kit.canvas.picture_size(kit.canvas.id("picture")))
            return *found;
        return { static_cast<float>(view.width), static_cast<float>(view.height) };
    }

    Rect picture_rect(Kit const& kit, Place place, Point size)
    {
        float const ratio = size.x > 0 && size.y > 0 ? size.y / size.x : 0.75F;
        // The whole picture and a little around it fit the window; a small window scrolls.
        float const tallest = std::max(220.0F, kit.canvas.window_height() * 0.72F);
        float const width = std::min(place.width, tallest / ratio);
        return { place.x + (place.width - width) / 2, place.y, width, std::round(width * ratio) };
    }

    void listen(Kit const& kit, Rect rect, app::ElementView const& element, Point size)
    {
        Node node;
        node.id = kit.canvas.id("surface");
        node.role = Role::surface; // without a name: the list below says the same in words
        node.rect = rect;
        node.gesture = platform::Gesture::point;
        node.disabled = !can_answer(element);
        node.corner_radius = radius::m;
        Id const surface = kit.canvas.node(std::move(node));
        for (PointerStep const& step : kit.canvas.pointer(surface))
            if (step.phase == platform::PointerPhase::tap && rect.width > 0 && rect.height > 0)
                kit.actions.add(app::PointAt { element.id, step.at.x / rect.width, step.at.y / rect.height, rect.width,
                    rect.height, size.x, size.y });
    }

    // Level 2: the page tells how large it is; 3: it lies over that one.
    void picture_node(Kit const& kit, Rect rect, char const* id, std::string name, std::string source)
    {
        Node node;
        node.id = kit.canvas.id(id);
        node.role = Role::image;
        node.level = name.empty() ? 3 : 2;
        node.rect = rect;
        node.name = std::move(name);
        node.value = std::move(source);
        node.corner_radius = radius::m;
        kit.canvas.node(std::move(node));
    }

    std::string focused_region(Kit const& kit, app::PictureQuestionView const& view)
    {
        Canvas::Scope const scope(kit.canvas, "regions");
        for (app::RegionView const& region : view.regions)
            if (kit.canvas.focused(kit.canvas.id(region.key)))
                return region.key;
        return "";
    }

    float shown_picture(
        Kit const& kit, Place place, app::ElementView const& element, app::PictureQuestionView const& view)
    {
        if (view.source.empty())
            return note(kit, place, app::NoteView { view.unavailable });
        Point const size = own_size(kit, view);
        Rect const rect = picture_rect(kit, place, size);
        if (kit.measuring)
            return rect.height;
        kit.canvas.fill(rect, kit.colours().sunken, radius::m);
        picture_node(kit, rect, "picture", view.description.empty() ? element.name : view.description, view.source);
        bool const is_fraction = view.units == app::PictureQuestionView::Units::fractions;
        OverlayLook look { rect.width, rect.height, rect.width, rect.height, focused_region(kit, view) };
        if (!is_fraction) {
            look.unit_x = size.x > 0 ? rect.width / size.x : 0;
            look.unit_y = size.y > 0 ? rect.height / size.y : 0;
        }
        std::string overlay = is_fraction || size.x > 0 ? picture_overlay(kit, view, look) : "";
        if (!overlay.empty())
            picture_node(kit, rect, "overlay", "", std::move(overlay));
        listen(kit, rect, element, size);
        return rect.height;
    }

    void toggle(
        Kit const& kit, app::ElementView const& element, app::PictureQuestionView const& view, app::Key const& key)
    {
        if (!view.is_choice)
            kit.actions.add(app::ToggleRegion { element.id, key });
        else if (view.several)
            kit.actions.add(app::ToggleOption { element.id, key });
        else
            kit.actions.add(app::ChooseOption { element.id, key });
    }

    float region_list(
        Kit const& kit, Place place, app::ElementView const& element, app::PictureQuestionView const& view)
    {
        if (!view.lists_regions)
            return 0;
        Canvas::Scope const scope(kit.canvas, "regions");
        Id const group = kit.canvas.id("all");
        int const columns = place.width > 520 * kit.theme.text_scale && view.regions.size() > 2 ? 2 : 1;
        float const width = (place.width - space::s * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = 0;
        float tallest = 0;
        int column = 0;
        for (app::RegionView const& region : view.regions) {
            ChoiceRow row;
            row.mark = view.several ? Mark::checkbox : Mark::radio;
            row.label = region.label;
            row.chosen = region.chosen;
            row.enabled = region.enabled && can_answer(element);
            row.invalid = !element.errors.empty();
            row.group = view.several ? 0 : group;
            Place const at { place.x + static_cast<float>(column) * (width + space::s), place.y + y, width };
            RowResult const result = choice_row(kit, at, region.key, row);
            if (result.acted)
                toggle(kit, element, view, region.key);
            tallest = std::max(tallest, result.height);
            if (++column == columns) {
                y += tallest + space::s;
                tallest = 0;
                column = 0;
            }
        }
        return column > 0 ? y + tallest : std::max(0.0F, y - space::s);
    }

    float mark_comment(Kit const& kit, Place place, app::ElementView const& element, app::MarkView const& mark)
    {
        app::EntryView entry;
        entry.label = mark.comment_label;
        entry.shows_label = true;
        entry.value = mark.comment;
        entry.max_length = mark.comment_length;
        FieldShape shape;
        shape.enabled = element.enabled;
        shape.read_only = element.read_only;
        return field(kit, place, "comment", entry, shape, [&](std::string text, bool settled) {
            kit.actions.add(app::TypeText { element.id, std::to_string(mark.mark), std::move(text), settled });
        });
    }

    float mark_line(Kit const& kit, Place place, app::ElementView const& element, app::MarkView const& mark)
    {
        Palette const& p = kit.colours();
        float const button = kit.theme.grown(measure::target);
        float const badge = kit.theme.grown(28);
        TextStyle const style = kit.theme.text(TextKind::body);
        bool const may_remove = can_answer(element);
        float const room = place.width - badge - space::m - (may_remove ? button : 0);
        TextBlock const& words = kit.canvas.layout(mark.words, style, room);
        float const height = std::max(button, words.height() + space::s);
        if (kit.measuring)
            return height;
        Point const centre { place.x + badge / 2, place.y + height / 2 };
        kit.canvas.circle(centre, badge / 2, p.brand_mark);
        kit.canvas.label(mark.number, { place.x, place.y + (height - badge) / 2, badge, badge },
            kit.theme.text(TextKind::caption, p.on_brand_mark));
        kit.canvas.words(
            Role::list_item, 0, words, { place.x + badge + space::m, place.y + (height - words.height()) / 2 }, style);
        if (may_remove
            && icon_button(kit, { place.x + place.width - button, place.y + (height - button) / 2, button, button },
                "remove", mark.remove, Symbol::trash, p.text_soft))
            kit.actions.add(app::RemoveMark { element.id, mark.mark });
        return height;
    }

    float mark_list(Kit const& kit, Place place, app::ElementView const& element, app::PictureQuestionView const& view)
    {
        Column column(place);
        for (app::MarkView const& mark : view.marks) {
            Canvas::Scope const scope(kit.canvas, "mark" + mark.number);
            column.add(mark_line(kit, column.next(space::s), element, mark));
            if (mark.feeling)
                column.add(task_groups(kit, column.next(space::xs), element, mark.mark, { *mark.feeling }));
            if (mark.takes_comment)
                column.add(mark_comment(kit, column.next(space::s), element, mark));
        }
        return column.height();
    }

    struct AimSlider {
        char const* id;
        std::string const& name;
        double value;
        app::AimStep step;
    };

    float aim_slider(
        Kit const& kit, Place place, app::ElementView const& element, std::string const& words, AimSlider const& slider)
    {
        Palette const& p = kit.colours();
        Canvas& canvas = kit.canvas;
        TextStyle const style = kit.theme.text(TextKind::caption, p.text_soft);
        TextBlock const& label = canvas.layout(slider.name, style, place.width);
        float const height = label.height() + measure::target;
        if (kit.measuring)
            return height;
        canvas.draw(label, { place.x, place.y }, style);
        Rect const line { place.x, place.y + label.height(), place.width, measure::target };
        Node node;
        node.id = canvas.id(slider.id);
        node.role = Role::slider;
        node.rect = line;
        node.name = slider.name;
        node.placeholder = words;
        node.minimum = 0;
        node.maximum = 100;
        node.step = 1;
        node.value = std::to_string(static_cast<int>(std::lround(slider.value)));
        node.disabled = !can_answer(element);
        node.corner_radius = radius::s;
        Id const id = kit.control(std::move(node));
        if (auto const text = canvas.chosen(id))
            kit.actions.add(app::AimMark { element.id, slider.step, std::strtod(text->c_str(), nullptr) });
        if (!canvas.is_visible(line))
            return height;
        float const thumb = 14;
        float const x = line.x + thumb + (line.width - 2 * thumb) * static_cast<float>(slider.value / 100);
        float const y = line.y + line.height / 2;
        canvas.fill({ line.x + 4, y - 4, line.width - 8, 8 }, p.track, 4);
        canvas.circle({ x, y }, thumb, p.surface);
        canvas.ring({ x, y }, thumb, p.brand_mark, 3);
        return height;
    }

    float aim(Kit const& kit, Place place, app::ElementView const& element, app::AimView const& view)
    {
        Canvas::Scope const scope(kit.canvas, "aim");
        Column column(place);
        app::ButtonView const toggle { view.toggle, app::Icon::none, can_answer(element),
            app::AimMark { element.id, app::AimStep::toggle, 0 } };
        ButtonShape const quiet { .kind = ButtonKind::quiet, .expanded = view.is_open };
        Place at = column.next();
        at.width = std::min(at.width, button_width(kit, toggle, quiet));
        column.add(button(kit, at, "toggle", toggle, quiet));
        if (!view.is_open)
            return column.height();
        column.add(aim_slider(kit, column.next(space::s), element, view.words,
            { "across", view.across_name, view.across, app::AimStep::across }));
        column.add(aim_slider(kit, column.next(space::s), element, view.words,
            { "down", view.down_name, view.down, app::AimStep::down }));
        column.add(paragraph(
            kit, column.next(space::xs), view.words, kit.theme.text(TextKind::caption, kit.colours().text_soft)));
        app::ButtonView const placed { view.place, app::Icon::none, view.can_place && can_answer(element),
            app::AimMark { element.id, app::AimStep::place, 0 } };
        column.add(button(kit, column.next(space::s), "place", placed, { .kind = ButtonKind::secondary }));
        return column.height();
    }

}

float picture_question(
    Kit const& kit, Place place, app::ElementView const& element, app::PictureQuestionView const& view)
{
    TextStyle const soft = kit.theme.text(TextKind::caption, kit.colours().text_soft);
    Column column(place);
    column.add(paragraph(kit, column.next(), view.hint, soft));
    column.add(shown_picture(kit, column.next(space::s), element, view));
    column.add(paragraph(kit, column.next(space::s), view.count, soft));
    column.add(region_list(kit, column.next(space::m), element, view));
    column.add(mark_list(kit, column.next(space::m), element, view));
    if (view.aim)
        column.add(aim(kit, column.next(space::s), element, *view.aim));
    return column.height();
}

}
