#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/picture_question.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    constexpr float widest = 600;

    app::PenPhase phase_of(platform::PointerPhase phase)
    {
        switch (phase) {
        case platform::PointerPhase::down:
            return app::PenPhase::down;
        case platform::PointerPhase::move:
            return app::PenPhase::move;
        case platform::PointerPhase::up:
            return app::PenPhase::up;
        case platform::PointerPhase::tap:
        case platform::PointerPhase::cancelled:
            break;
        }
        return app::PenPhase::cancelled;
    }

    void draw_lines(Kit const& kit, Rect rect, app::SignatureView const& view, float scale)
    {
        Colour const ink = Colour::hex(view.pen_colour);
        float const pen = static_cast<float>(view.pen_width) * scale;
        std::vector<Point> points;
        for (auto const& line : view.lines) {
            points.clear();
            for (app::PenPointView const& point : line)
                points.push_back({ rect.x + point.x * scale, rect.y + point.y * scale });
            if (points.size() == 1)
                kit.canvas.circle(points[0], pen / 2, ink);
            else if (points.size() > 1)
                kit.canvas.polyline(points, ink, pen);
        }
    }

    // Always paper, also where the screen is dark: the picture that is stored looks the same.
    void draw_paper(Kit const& kit, Rect rect, app::SignatureView const& view, bool invalid)
    {
        Palette const& p = kit.colours();
        Colour const paper = Colour::hex(view.paper);
        kit.canvas.fill(rect, paper, radius::m);
        kit.canvas.stroke(rect, invalid ? p.danger : p.border, radius::m, measure::border);
        bool const is_dark = luminance(paper) < 0.3F;
        Colour const line = is_dark ? Colour { 255, 255, 255, 120 } : Colour { 0, 0, 0, 90 };
        float const y = rect.y + rect.height * 0.78F;
        kit.canvas.line({ rect.x + space::xl, y }, { rect.right() - space::xl, y }, line, 1);
        if (!view.placeholder.empty())
            kit.canvas.label(view.placeholder, { rect.x + space::m, rect.y, rect.width - 2 * space::m, rect.height },
                kit.theme.text(TextKind::body, is_dark ? Colour::hex(0xE6E8EB) : Colour::hex(0x5A6472)));
    }

    float pad(Kit const& kit, Place place, app::ElementView const& element, app::SignatureView const& view)
    {
        // Nobody can scroll by the pad, so some of the window stays free beside it.
        float const tallest = std::max(120.0F, kit.canvas.window_height() * 0.5F);
        float const width = std::min(
            { place.width, widest, tallest * static_cast<float>(view.width) / static_cast<float>(view.height) });
        float const scale = width / static_cast<float>(view.width);
        Rect const rect { place.x, place.y, width, std::round(static_cast<float>(view.height) * scale) };
        if (kit.measuring)
            return rect.height;
        draw_paper(kit, rect, view, !element.errors.empty());
        kit.canvas.push_clip(rect);
        draw_lines(kit, rect, view, scale);
        kit.canvas.pop_clip();
        if (!view.picture.empty()) {
            Node picture;
            picture.id = kit.canvas.id("picture");
            picture.role = Role::image; // a decoration: the pad says that it is signed
            picture.rect = rect;
            picture.value = view.picture;
            picture.corner_radius = radius::m;
            kit.canvas.node(std::move(picture));
        }
        Node node;
        node.id = kit.canvas.id("pad");
        node.role = Role::surface;
        node.rect = rect;
        node.name = view.name;
        node.gesture = can_answer(element) ? platform::Gesture::draw : platform::Gesture::none;
        node.disabled = !can_answer(element);
        node.corner_radius = radius::m;
        Id const surface = kit.canvas.node(std::move(node));
        for (PointerStep const& step : kit.canvas.pointer(surface))
            kit.actions.add(app::DrawStroke { element.id, phase_of(step.phase), step.at.x / scale, step.at.y / scale });
        return rect.height;
    }

    float buttons(Kit const& kit, Place place, app::ElementView const& element, app::SignatureView const& view)
    {
        if (!can_answer(element) || (view.undo.empty() && view.clear.empty()))
            return 0;
        ButtonShape const shape { .kind = ButtonKind::quiet };
        float x = 0;
        float y = 0;
        auto const add = [&](char const* id, std::string const& label, app::Icon icon, app::Action action) {
            if (label.empty())
                return;
            app::ButtonView const one { label, icon, true, std::move(action) };
            float const width = std::min(button_width(kit, one, shape), place.width);
            if (x > 0 && x + width > place.width) {
                x = 0;
                y += button_height(kit, shape) + space::xs;
            }
            button(kit, { place.x + x, place.y + y, width }, id, one, shape);
            x += width + space::s;
        };
        add("undo", view.undo, app::Icon::back, app::UndoStroke { element.id });
        add("clear", view.clear, app::Icon::trash, app::ClearAnswer { element.id });
        return y + button_height(kit, shape);
    }

    float typed_name(Kit const& kit, Place place, app::ElementView const& element, app::SignatureView const& view)
    {
        if (view.typed_label.empty())
            return 0;
        app::EntryView entry;
        entry.label = view.typed_label;
        entry.shows_label = true;
        entry.value = view.typed;
        entry.autocomplete = "name";
        entry.max_length = view.typed_length;
        FieldShape shape;
        shape.enabled = element.enabled;
        shape.read_only = element.read_only;
        return field(kit, place, "typed", entry, shape, [&](std::string text, bool settled) {
            kit.actions.add(
                app::TypeText { .question = element.id, .item = {}, .text = std::move(text), .settled = settled });
        });
    }

}

float signature(Kit const& kit, Place place, app::ElementView const& element, app::SignatureView const& view)
{
    Column column(place);
    column.add(pad(kit, column.next(), element, view));
    column.add(paragraph(
        kit, column.next(space::s), view.status, kit.theme.text(TextKind::caption, kit.colours().success_text)));
    column.add(buttons(kit, column.next(space::xs), element, view));
    column.add(
        paragraph(kit, column.next(space::s), view.note, kit.theme.text(TextKind::caption, kit.colours().danger_text)));
    column.add(typed_name(kit, column.next(space::m), element, view));
    return column.height();
}

}
