#include "ui/widgets/slider.h"

#include "ui/widgets/button.h"
#include "ui/widgets/words.h"

#include <cstdlib>

namespace dure::ui {

namespace {

    constexpr float thumb_radius = 14;
    constexpr float side = measure::target + space::xs; // for a button beside the bar

    float fraction(app::SliderView const& view, double value)
    {
        double const span = view.maximum - view.minimum;
        return span <= 0 ? 0 : static_cast<float>(std::clamp((value - view.minimum) / span, 0.0, 1.0));
    }

    void bubble(
        Kit const& kit, float x, float left, float right, float y, float height, std::string const& words, bool chosen)
    {
        Palette const& p = kit.colours();
        TextStyle style
            = kit.theme.text(chosen ? TextKind::strong : TextKind::caption, chosen ? p.on_brand_mark : p.text_soft);
        float const width = std::max(height, kit.canvas.text_width(words, style) + space::xl);
        float const at = std::clamp(x - width / 2, left, std::max(left, right - width));
        kit.canvas.fill({ at, y, width, height }, chosen ? p.brand_mark : p.sunken, radius::s);
        if (chosen) {
            Point const tip[] = { { x - 6, y + height - 1 }, { x + 6, y + height - 1 }, { x, y + height + 6 } };
            kit.canvas.polygon(tip, p.brand_mark);
        }
        kit.canvas.label(words, { at, y, width, height }, style);
    }

    struct ThumbAction {
        app::ElementView const& element;
        app::SliderThumb const& thumb;
        std::uint32_t index;
        bool enabled;
    };

    void move_to(Kit const& kit, ThumbAction const& action, double value)
    {
        double const bounded = std::clamp(value, action.thumb.minimum, action.thumb.maximum);
        kit.actions.add(app::SetSlider { action.element.id, action.index, bounded });
    }

    Id range_node(Kit const& kit, Rect rect, app::SliderView const& view, ThumbAction const& action)
    {
        Node node;
        node.id = kit.canvas.id("range");
        node.role = Role::slider;
        node.rect = rect;
        node.name = action.thumb.name.empty() ? action.element.name : action.thumb.name;
        node.placeholder = action.thumb.words; // what is read instead of the bare number
        node.minimum = view.minimum;
        node.maximum = view.maximum;
        node.step = view.step;
        std::string number = std::to_string(action.thumb.value);
        while (number.find('.') != std::string::npos && (number.back() == '0' || number.back() == '.')) {
            bool const was_dot = number.back() == '.';
            number.pop_back();
            if (was_dot)
                break;
        }
        node.value = std::move(number);
        node.disabled = !action.enabled;
        node.invalid = !action.element.errors.empty();
        node.corner_radius = radius::s;
        return kit.control(std::move(node));
    }

    // The value in words, for those who do not see the bubble.
    void value_node(Kit const& kit, Rect rect, std::string const& words)
    {
        Node node;
        node.role = Role::paragraph;
        node.rect = rect;
        node.name = words;
        kit.canvas.node(std::move(node));
    }

    void step_button(Kit const& kit, Rect rect, ThumbAction const& action, bool up)
    {
        app::SliderThumb const& thumb = action.thumb;
        double const to = up ? thumb.more : thumb.less;
        bool const enabled = action.enabled && (to < thumb.value || to > thumb.value);
        if (icon_button(kit, rect, up ? "more" : "less", up ? thumb.more_name : thumb.less_name,
                up ? Symbol::plus : Symbol::minus, kit.colours().brand_text, enabled))
            move_to(kit, action, to);
    }

    float one_thumb(Kit const& kit, Place place, app::SliderView const& view, ThumbAction const& action)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        float const bubble_height = kit.theme.grown(34);
        float const bar_y = bubble_height + space::s;
        float const height = bar_y + measure::target;
        if (kit.measuring)
            return height;
        Rect const line { place.x + side, place.y + bar_y, place.width - 2 * side, measure::target };
        double const value = action.thumb.value;
        value_node(kit, place.rect(bubble_height), action.thumb.words);
        step_button(kit, { place.x, line.y, measure::target, measure::target }, action, false);
        Id const id = range_node(kit, line, view, action);
        if (auto const text = canvas.chosen(id))
            move_to(kit, action, std::strtod(text->c_str(), nullptr));
        step_button(
            kit, { place.x + place.width - measure::target, line.y, measure::target, measure::target }, action, true);
        if (!canvas.is_visible(place.rect(height)))
            return height;
        float const first = line.x + thumb_radius;
        float const last = line.right() - thumb_radius;
        float const x = first + (last - first) * canvas.animate(id, fraction(view, value), motion::quick_millis);
        float const y = line.y + line.height / 2;
        canvas.fill({ line.x + 4, y - 4, line.width - 8, 8 }, p.track, 4);
        if (action.thumb.chosen)
            canvas.fill({ line.x + 4, y - 4, x - line.x - 4, 8 }, p.brand_mark, 4);
        canvas.circle({ x, y }, thumb_radius, p.surface);
        canvas.ring({ x, y }, thumb_radius, action.thumb.chosen ? p.brand_mark : p.border, 3);
        bubble(kit, x, place.x, place.x + place.width, place.y, bubble_height, action.thumb.words, action.thumb.chosen);
        return height;
    }

    float marks(Kit const& kit, Place place, app::SliderView const& view)
    {
        if (view.marks.empty())
            return 0;
        TextStyle const style = kit.theme.text(TextKind::small, kit.colours().text_soft);
        float height = 0;
        float const each = (place.width - 2 * side) / static_cast<float>(view.marks.size());
        for (app::SliderMark const& mark : view.marks) {
            float const at = fraction(view, mark.value);
            Align const align = at < 0.15F ? Align::left : at > 0.85F ? Align::right : Align::centre;
            float const first = place.x + side;
            float const width = place.width - 2 * side;
            float x = first + thumb_radius + (width - 2 * thumb_radius) * at;
            x = align == Align::left ? first : align == Align::right ? first + width - each : x - each / 2;
            height = std::max(height, paragraph(kit, { x, place.y, each }, mark.label, style, align));
        }
        return height;
    }

}

float slider(Kit const& kit, Place place, app::ElementView const& element, app::SliderView const& view)
{
    Column column(place);
    std::uint32_t index = 0;
    for (app::SliderThumb const& thumb : view.thumbs) {
        Canvas::Scope const scope(kit.canvas, std::to_string(index));
        ThumbAction const action { element, thumb, index, element.enabled && !element.read_only };
        column.add(one_thumb(kit, column.next(space::s), view, action));
        ++index;
    }
    column.add(marks(kit, column.next(space::xs), view));
    return column.height();
}

}
