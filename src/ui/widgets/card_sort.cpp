#include "ui/widgets/choice_row.h"
#include "ui/widgets/field.h"
#include "ui/widgets/judgement.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    void place_of_card(Kit const& kit, Rect rect, app::ElementView const& element, app::CardSortView const& view,
        app::SortedCard const& card)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Node node;
        node.id = canvas.id("place");
        node.role = Role::select;
        node.rect = rect;
        node.name = card.name;
        node.value = card.category;
        node.font_size = kit.theme.text(TextKind::body).size * kit.theme.text_scale;
        node.padding = space::m;
        node.corner_radius = radius::m;
        node.disabled = !can_answer(element);
        node.options.push_back({ "", view.unsorted });
        std::string words = view.unsorted;
        for (app::TaskOption const& category : view.categories) {
            node.options.push_back({ category.key, category.label });
            if (category.key == card.category)
                words = category.label;
        }
        Id const select = kit.control(std::move(node));
        if (auto const chosen = canvas.chosen(select))
            kit.actions.add(app::SortCard { element.id, card.key, *chosen });
        if (!canvas.is_visible(rect))
            return;
        field_frame(kit, rect, canvas.focused(select), false, can_answer(element));
        float const icon = kit.theme.grown(20);
        canvas.label(words, { rect.x + space::m, rect.y, rect.width - 2 * space::m - icon, rect.height },
            kit.theme.text(TextKind::body, card.category.empty() ? p.text_faint : p.text), Align::left);
        draw_symbol(canvas, Symbol::chevron_down, { rect.right() - space::m - icon, rect.y + (rect.height - icon) / 2 },
            icon, p.text_soft, 2);
    }

    // The card with its category beside it, or below it where there is little room.
    float one_card(Kit const& kit, Place place, app::ElementView const& element, app::CardSortView const& view,
        app::SortedCard const& card)
    {
        Canvas::Scope const scope(kit.canvas, card.key);
        bool const is_beside = place.width > 480 * kit.theme.text_scale;
        float const picture = card.image.empty() ? 0 : kit.theme.grown(56);
        float const select = kit.theme.grown(measure::target);
        float const inner = place.width - 2 * space::m;
        float const beside = is_beside ? inner * 0.45F : 0;
        float const left = picture > 0 ? picture + space::m : 0;
        TextStyle const style = kit.theme.text(TextKind::body);
        TextBlock const& words
            = kit.canvas.layout(card.label, style, inner - left - (is_beside ? beside + space::m : 0));
        float const head = std::max(picture, words.height());
        float const height = 2 * space::m + (is_beside ? std::max(head, select) : head + space::s + select);
        if (kit.measuring)
            return height;
        Rect const rect = place.rect(height);
        choice_box(
            kit, rect, card.category.empty() ? 0.0F : 1.0F, false, !element.errors.empty() && card.category.empty());
        float const x = rect.x + space::m;
        float const row = is_beside ? height - 2 * space::m : head;
        task_picture(kit, { x, rect.y + space::m + (row - picture) / 2, picture, picture }, "picture", card.image);
        kit.canvas.draw(words, { x + left, rect.y + space::m + (row - words.height()) / 2 }, style);
        Rect const where = is_beside
            ? Rect { rect.right() - space::m - beside, rect.y + (height - select) / 2, beside, select }
            : Rect { x, rect.y + space::m + head + space::s, inner, select };
        place_of_card(kit, where, element, view, card);
        return height;
    }

    std::string counts(app::CardSortView const& view)
    {
        std::string words;
        for (app::TaskOption const& category : view.categories)
            words += (words.empty() ? "" : "   ") + category.name;
        return words;
    }

}

float card_sort(Kit const& kit, Place place, app::ElementView const& element, app::CardSortView const& view)
{
    Column column(place);
    column.add(
        paragraph(kit, column.next(), view.progress, kit.theme.text(TextKind::caption, kit.colours().text_soft)));
    for (app::SortedCard const& card : view.cards)
        column.add(one_card(kit, column.next(space::s), element, view, card));
    column.add(paragraph(
        kit, column.next(space::m), counts(view), kit.theme.text(TextKind::caption, kit.colours().text_soft)));
    return column.height();
}

}
