#include "ui/widgets/products.h"

#include "ui/widgets/choice_row.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    constexpr float margin = space::l;

    float wide_line(Kit const& kit, Place place, app::ProductLine const& entry)
    {
        Palette const& p = kit.colours();
        TextStyle const small = kit.theme.text(TextKind::caption, p.text_soft);
        TextStyle const body = kit.theme.text(TextKind::strong, p.text);
        float const beside = place.width * 0.34F;
        TextBlock const& head = kit.canvas.layout(entry.attribute, small, beside - space::s);
        TextBlock const& words = kit.canvas.layout(entry.words, body, place.width - beside);
        if (!kit.measuring) {
            kit.canvas.draw(head, { place.x, place.y + (words.line_height - head.line_height) / 2 }, small);
            kit.canvas.draw(words, { place.x + beside, place.y }, body);
        }
        return std::max(head.height(), words.height());
    }

    // Attribute over words, the words being what is compared; beside them where the product has the whole width.
    float line(Kit const& kit, Place place, app::ProductLine const& entry)
    {
        if (place.width > 260 * kit.theme.text_scale && entry.image.empty() && !entry.attribute.empty())
            return wide_line(kit, place, entry);
        Palette const& p = kit.colours();
        float const picture = entry.image.empty() ? 0 : kit.theme.grown(48);
        float const left = picture > 0 ? picture + space::s : 0;
        TextStyle const small = kit.theme.text(TextKind::small, p.text_soft);
        TextStyle const body = kit.theme.text(TextKind::strong, p.text);
        TextBlock const& head = kit.canvas.layout(entry.attribute, small, place.width - left);
        TextBlock const& words = kit.canvas.layout(entry.words, body, place.width - left);
        float const above = entry.attribute.empty() ? 0 : head.height();
        float const height = std::max(picture, above + words.height());
        if (kit.measuring)
            return height;
        task_picture(kit, { place.x, place.y, picture, picture }, "picture" + entry.attribute, entry.image);
        if (above > 0)
            kit.canvas.draw(head, { place.x + left, place.y }, small);
        kit.canvas.draw(words, { place.x + left, place.y + above }, body);
        return height;
    }

    float inside(Kit const& kit, Place place, app::ProductView const& product)
    {
        float const mark = kit.theme.grown(26);
        Column column(place);
        if (!product.image.empty()) {
            float const height = std::round(place.width * 0.62F);
            column.add(task_picture(kit, column.next().rect(height), "picture", product.image));
        }
        Place const at = column.next(space::m);
        TextStyle const style = kit.theme.text(product.lines.empty() ? TextKind::body : TextKind::heading);
        TextBlock const& title = kit.canvas.layout(product.title, style, at.width - mark - space::s);
        float const height = std::max(mark, title.height());
        if (!kit.measuring)
            kit.canvas.draw(title, { at.x, at.y + (height - title.height()) / 2 }, style);
        column.add(height);
        for (app::ProductLine const& entry : product.lines)
            column.add(line(kit, column.next(space::s), entry));
        return column.height();
    }

    void card(Kit const& kit, Rect rect, app::ElementView const& element, std::uint32_t task,
        app::ProductView const& product, Id group)
    {
        Canvas& canvas = kit.canvas;
        Canvas::Scope const scope(canvas, product.key);
        Node node;
        node.id = canvas.id("product");
        node.role = Role::radio;
        node.rect = rect;
        node.name = product.name;
        node.group = group;
        node.checked = product.chosen;
        node.disabled = !can_answer(element);
        node.invalid = !element.errors.empty();
        node.corner_radius = radius::l;
        Id const id = kit.control(std::move(node));
        if (canvas.toggled(id) && can_answer(element))
            kit.actions.add(app::AnswerTask { element.id, task, "choice", product.key });
        float const amount = canvas.animate(id, product.chosen ? 1 : 0, motion::quick_millis);
        choice_box(kit, rect, amount, canvas.hovered(id) || canvas.pressed(id), !element.errors.empty(), radius::l);
        Place const within { rect.x + margin, rect.y + margin, rect.width - 2 * margin };
        inside(kit, within, product);
        float const mark = kit.theme.grown(26);
        float const top = product.image.empty() ? within.y : within.y + std::round(within.width * 0.62F) + space::m;
        draw_mark_box(
            kit, Mark::radio, { rect.right() - margin - mark, top }, mark, amount, can_answer(element), false);
    }

    // Side by side where each has room for its words; two pictures always.
    int columns_for(Kit const& kit, Place place, app::ProductsView const& view)
    {
        bool const pictured = !view.products.empty() && !view.products.front().image.empty();
        float const least = (pictured ? 132 : 170) * kit.theme.text_scale;
        int const room = std::max(1, static_cast<int>((place.width + space::m) / (least + space::m)));
        int const count = static_cast<int>(view.products.size());
        return room >= count ? count : count == 4 && room >= 2 ? 2 : 1;
    }

    float grid(Kit const& kit, Place place, app::ElementView const& element, app::ProductsView const& view)
    {
        auto const columns = static_cast<std::size_t>(std::max(1, columns_for(kit, place, view)));
        float const width = (place.width - space::m * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        Kit dry = kit;
        dry.measuring = true;
        Id const group = kit.canvas.id("products");
        float y = 0;
        for (std::size_t first = 0; first < view.products.size(); first += columns) {
            std::size_t const last = std::min(first + columns, view.products.size());
            float tallest = kit.theme.grown(measure::row);
            for (std::size_t i = first; i < last; ++i)
                tallest = std::max(tallest, inside(dry, { 0, 0, width - 2 * margin }, view.products[i]) + 2 * margin);
            for (std::size_t i = first; i < last && !kit.measuring; ++i) {
                float const x = place.x + static_cast<float>(i - first) * (width + space::m);
                card(kit, { x, place.y + y, width, tallest }, element, view.header.task, view.products[i], group);
            }
            y += tallest + space::m;
        }
        return std::max(0.0F, y - space::m);
    }

}

float products(Kit const& kit, Place place, app::ElementView const& element, app::ProductsView const& view)
{
    Column column(place);
    column.add(task_header(kit, column.next(), element, view.header));
    Canvas::Scope const scope(kit.canvas, "task" + std::to_string(view.header.task));
    Place const at = column.next(space::s);
    auto const draw = [&](Kit const& inner) {
        Column own(at);
        own.add(grid(inner, own.next(), element, view));
        if (view.none) {
            ChoiceRow row;
            row.label = view.none->label;
            row.chosen = view.none->chosen;
            row.enabled = can_answer(element);
            row.group = inner.canvas.id("products");
            RowResult const result = choice_row(inner, own.next(space::m), "none", row);
            if (result.acted)
                inner.actions.add(app::AnswerTask { element.id, view.header.task, view.none_part, view.none->key });
            own.add(result.height);
        }
        return own.height();
    };
    float const height = measured(kit, draw);
    if (!kit.measuring) {
        Id const group = kit.canvas.id("group");
        kit.canvas.open_group(group, at.rect(height), element.name + ", " + view.header.name,
            { .holds_radios = true, .description = {} });
        draw(kit);
        kit.canvas.close_group(group);
    }
    column.add(height);
    return column.height();
}

}
