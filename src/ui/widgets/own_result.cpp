#include "ui/widgets/own_result.h"

#include "ui/widgets/card.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    constexpr float corner = radius::xl;
    constexpr int question_level = 3;

    constexpr float petals_width = 64;

    // A few petals in the corner of the coloured part: only a decoration.
    void petals(Kit const& kit, Rect rect)
    {
        Palette const& p = kit.colours();
        float const x = rect.right() - petals_width, y = rect.y + space::l;
        kit.canvas.circle({ x + 40, y + 12 }, 9, mix(p.brand, p.on_brand, 0.22F));
        kit.canvas.circle({ x + 22, y + 5 }, 4, p.accent);
        kit.canvas.circle({ x + 24, y + 20 }, 2.5F, mix(p.brand, p.on_brand, 0.6F));
        kit.canvas.circle({ x + 8, y + 14 }, 3.5F, mix(p.brand, p.on_brand, 0.35F));
        kit.canvas.circle({ x + 52, y + 26 }, 3, mix(p.brand, p.accent, 0.75F));
    }

    // One attribute of the ideal product: its name small, its level large, and what is about as good.
    float level(Kit const& kit, Place place, app::OwnLevel const& one)
    {
        Palette const& p = kit.colours();
        float const picture = one.image.empty() ? 0 : kit.theme.grown(52);
        float const left = picture > 0 ? picture + space::m : 0;
        Place const words { place.x + left, place.y, place.width - left };
        TextStyle const name = kit.theme.text(TextKind::small, p.text_soft);
        TextStyle const large = kit.theme.text(TextKind::heading);
        TextStyle const note = kit.theme.text(TextKind::small, p.text_soft);
        TextBlock const& head = kit.canvas.layout(one.attribute, name, words.width);
        TextBlock const& body = kit.canvas.layout(one.words, large, words.width);
        TextBlock const& also = kit.canvas.layout(one.note, note, words.width);
        float const below = one.note.empty() ? 0 : also.height() + 2;
        float const height = std::max(picture, head.height() + body.height() + below);
        if (kit.measuring)
            return height;
        task_picture(kit, { place.x, place.y, picture, picture }, "level" + one.attribute, one.image);
        float const y = place.y + (height - head.height() - body.height() - below) / 2;
        kit.canvas.draw(head, { words.x, y }, name);
        kit.canvas.draw(body, { words.x, y + head.height() }, large);
        if (below > 0)
            kit.canvas.draw(also, { words.x, y + head.height() + body.height() + 2 }, note);
        Node node;
        node.role = Role::list_item;
        node.rect = place.rect(height);
        node.name = one.attribute + ": " + one.words + (one.note.empty() ? "" : ". " + one.note);
        kit.canvas.node(std::move(node));
        return height;
    }

    float product(Kit const& kit, Place place, app::OwnAnswerView const& view)
    {
        if (view.product.empty())
            return 0;
        Palette const& p = kit.colours();
        Column outer(place);
        outer.add(heading(kit, outer.next(), question_level + 1, view.product_heading,
            kit.theme.text(TextKind::strong, p.brand_text)));
        CardLook const look { .padding = space::l, .corner = radius::l, .fill = p.sunken, .flat = true };
        outer.add(card(kit, outer.next(space::s), look, [&](Kit const& inner, Place within) {
            // Two beside each other where both have room for their words.
            bool const paired = within.width > 420 * inner.theme.text_scale;
            Column column(within);
            std::size_t const step = paired ? 2 : 1;
            for (std::size_t i = 0; i < view.product.size(); i += step) {
                Place at = column.next(space::l);
                at.width = paired ? (at.width - space::l) / 2 : at.width;
                float height = level(inner, at, view.product[i]);
                if (paired && i + 1 < view.product.size())
                    height = std::max(
                        height, level(inner, { at.x + at.width + space::l, at.y, at.width }, view.product[i + 1]));
                column.add(height);
            }
            return column.height();
        }));
        return outer.height();
    }

    // Solid as far as it is certain, pale as far as it is possible, a point where it most likely is.
    void draw_bar(Kit const& kit, Rect rect, app::OwnBar const& bar)
    {
        Palette const& p = kit.colours();
        float const round = rect.height / 2;
        auto const length = [&](double fraction) {
            return std::max(rect.height, rect.width * static_cast<float>(std::clamp(fraction, 0.0, 1.0)));
        };
        float const grown = kit.canvas.animate_from(kit.canvas.id("bar"), 0, 1, 480);
        Colour const strong = bar.is_leading ? p.brand_mark : mix(p.track, p.brand_mark, 0.62F);
        kit.canvas.fill(rect, p.track, round);
        kit.canvas.fill({ rect.x, rect.y, std::max(rect.height, length(bar.high) * grown), rect.height },
            mix(p.track, p.brand_mark, 0.28F), round);
        kit.canvas.fill({ rect.x, rect.y, std::max(rect.height, length(bar.low) * grown), rect.height }, strong, round);
        float const x = rect.x + std::max(round, std::min(length(bar.fraction) * grown, rect.width - round));
        kit.canvas.circle({ x, rect.y + round }, round + 3, p.surface);
        kit.canvas.circle({ x, rect.y + round }, round + 1, p.brand_mark);
    }

    float bar_row(Kit const& kit, Place place, app::OwnBar const& bar)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Canvas::Scope const scope(canvas, "row" + bar.rank);
        float const mark = kit.theme.grown(26);
        float const thick = kit.theme.grown(8);
        TextStyle const label = kit.theme.text(bar.is_leading ? TextKind::strong : TextKind::body);
        TextStyle const value = kit.theme.text(TextKind::strong, bar.is_leading ? p.brand_text : p.text_soft);
        TextStyle const rank = kit.theme.text(TextKind::small, bar.is_leading ? p.on_brand_mark : p.text_soft);
        float const number = canvas.text_width(bar.value, value) + 1;
        float const left = mark + space::m;
        TextBlock const& words = canvas.layout(bar.label, label, place.width - left - number - space::m);
        float const line = std::max(words.height(), mark);
        float const height = line + space::xs + thick + 6;
        if (kit.measuring)
            return height;
        Point const centre { place.x + mark / 2, place.y + mark / 2 };
        canvas.circle(centre, mark / 2, bar.is_leading ? p.brand_mark : p.sunken);
        canvas.label(bar.rank, { place.x, place.y, mark, mark }, rank);
        canvas.draw(words, { place.x + left, place.y + (line - words.height()) / 2 }, label);
        canvas.label(bar.value, { place.x + place.width - number, place.y, number, line }, value, Align::right);
        draw_bar(kit, { place.x + left, place.y + line + space::xs, place.width - left, thick }, bar);
        Node node;
        node.role = Role::list_item;
        node.rect = place.rect(height);
        node.name = bar.name;
        canvas.node(std::move(node));
        return height;
    }

    float bars(Kit const& kit, Place place, app::OwnAnswerView const& view)
    {
        Palette const& p = kit.colours();
        Column column(place);
        column.add(heading(
            kit, column.next(), question_level + 1, view.bars_heading, kit.theme.text(TextKind::strong, p.brand_text)));
        column.add(paragraph(kit, column.next(2), view.bars_hint, kit.theme.text(TextKind::small, p.text_soft)));
        for (app::OwnBar const& bar : view.bars)
            column.add(bar_row(kit, column.next(space::m), bar));
        column.add(paragraph(kit, column.next(space::m), view.rest, kit.theme.text(TextKind::small, p.text_soft)));
        return column.height();
    }

    // A hundred people as dots: those who think alike, and those who perhaps do.
    float hundred(Kit const& kit, Place place, app::OwnPeople const& people)
    {
        constexpr int all = 100;
        int const columns = place.width >= 300 ? 25 : 20;
        float const step = std::min(place.width / static_cast<float>(columns), 16.0F);
        float const height = step * static_cast<float>(all / columns);
        if (kit.measuring)
            return height;
        Palette const& p = kit.colours();
        for (int i = 0; i < all; ++i) {
            Point const centre { place.x + step * (static_cast<float>(i % columns) + 0.5F),
                place.y + step * (static_cast<float>(i / columns) + 0.5F) };
            Colour const colour = i < people.same ? p.brand_mark
                : i < people.at_most              ? mix(p.track, p.brand_mark, 0.4F)
                                                  : p.track;
            kit.canvas.circle(centre, step * 0.36F, colour);
        }
        return height;
    }

    float people(Kit const& kit, Place place, app::OwnPeople const& one)
    {
        Palette const& p = kit.colours();
        CardLook const look { .padding = space::l, .corner = radius::l, .fill = p.sunken, .flat = true };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            Column column(within);
            column.add(hundred(inner, column.next(), one));
            column.add(paragraph(inner, column.next(space::m), one.words, inner.theme.text(TextKind::strong)));
            column.add(paragraph(inner, column.next(2), one.basis, inner.theme.text(TextKind::small, p.text_soft)));
            return column.height();
        });
    }

    // Words on a rounded ground of their own.
    float chip(Kit const& kit, Place place, std::string const& words)
    {
        if (words.empty())
            return 0;
        Palette const& p = kit.colours();
        TextStyle style = kit.theme.text(TextKind::caption, p.brand_text);
        style.weight = Weight::bold;
        TextBlock const& block = kit.canvas.layout(words, style, place.width - 2 * space::l);
        float const height = block.height() + 2 * space::s;
        if (!kit.measuring) {
            Rect const rect { place.x, place.y, block.width + 2 * space::l, height };
            kit.canvas.fill(rect, p.brand_soft, std::min(height / 2, radius::l));
            kit.canvas.words(Role::paragraph, 0, block, { place.x + space::l, place.y + space::s }, style);
        }
        return height;
    }

    // The coloured part: what the question was, and in one sentence what it came to.
    float crown(Kit const& kit, Place place, app::OwnAnswerView const& view)
    {
        Palette const& p = kit.colours();
        Place const within { place.x + space::xl, place.y + space::xl, place.width - 2 * space::xl };
        auto const draw = [&](Kit const& inner) {
            Column column(within);
            TextStyle const small = inner.theme.text(TextKind::caption, p.on_brand);
            TextStyle const large = inner.theme.text(TextKind::title, p.on_brand);
            float const picture = view.image.empty() ? 0 : std::round(within.width * 0.56F);
            column.add(task_picture(inner, column.next().rect(picture), "favourite", view.image));
            Place eyebrow = column.next(space::l);
            eyebrow.width -= view.image.empty() ? petals_width : 0;
            column.add(paragraph(inner, eyebrow, view.question, small));
            column.add(heading(inner, column.next(space::xs), question_level, view.sentence, large));
            return column.height();
        };
        float const height = measured(kit, draw) + 2 * space::xl;
        if (kit.measuring)
            return height;
        Rect const rect = place.rect(height);
        kit.canvas.fill(rect, p.brand, corner);
        kit.canvas.fill({ rect.x, rect.bottom() - corner, rect.width, corner }, p.brand);
        if (view.image.empty())
            petals(kit, rect);
        draw(kit);
        return height;
    }

    float answer(Kit const& kit, Place place, app::OwnAnswerView const& view)
    {
        CardLook const look { .padding = 0, .corner = corner, .fill = { 0, 0, 0, 0 } };
        return card(kit, place, look, [&](Kit const& inner, Place whole) {
            Palette const& p = inner.colours();
            Column column(whole);
            column.add(crown(inner, column.next(), view));
            Place const below = column.next();
            Column body({ below.x + space::xl, below.y + space::xl, below.width - 2 * space::xl });
            body.add(product(inner, body.next(), view));
            body.add(chip(inner, body.next(space::l), view.segment));
            body.add(bars(inner, body.next(space::xl), view));
            if (view.people)
                body.add(people(inner, body.next(space::xl), *view.people));
            body.add(paragraph(inner, body.next(space::l), view.basis, inner.theme.text(TextKind::small, p.text_soft)));
            column.add(body.height() + 2 * space::xl);
            return column.height();
        });
    }

}

float own_result(Kit const& kit, Place place, app::OwnResultView const& view)
{
    Canvas::Scope const scope(kit.canvas, "own result");
    Palette const& p = kit.colours();
    TextStyle const small = kit.theme.text(TextKind::small, p.text_soft);
    Column column(place);
    column.add(heading(kit, column.next(), 2, view.headline, kit.theme.text(TextKind::heading)));
    for (std::size_t i = 0; i < view.answers.size(); ++i) {
        Canvas::Scope const inside(kit.canvas, "answer" + std::to_string(i));
        column.add(answer(kit, column.next(i == 0 ? space::m : space::l), view.answers[i]));
    }
    for (std::string const& words : view.chips)
        column.add(chip(kit, column.next(space::l), words));
    for (std::string const& words : view.notes)
        column.add(paragraph(kit, column.next(space::m), words, small));
    column.add(paragraph(kit, column.next(space::m), view.caution, small));
    return column.height();
}

}
