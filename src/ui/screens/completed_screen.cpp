#include "ui/screens/screens.h"
#include "ui/widgets/answers.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/own_result.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    // A quiet celebration: the check grows once, a few petals open around it.
    float medal(Kit const& kit, Place place, app::StoreState state)
    {
        constexpr float size = 132;
        if (kit.measuring)
            return size;
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Point const centre { place.x + place.width / 2, place.y + size / 2 };
        if (state != app::StoreState::stored) {
            bool const failed = state == app::StoreState::failed;
            canvas.circle(centre, 44, failed ? p.danger_soft : p.sunken);
            draw_symbol(canvas, failed ? Symbol::warning : Symbol::cloud_busy, { centre.x - 24, centre.y - 24 }, 48,
                failed ? p.danger_text : p.text_soft, 1.6F);
            return size;
        }
        float const grown = canvas.animate_from(canvas.id("medal"), 0, 1, 420);
        float const radius = 44 * (0.7F + 0.3F * grown);
        for (int i = 0; i < 10; ++i) {
            float const angle = static_cast<float>(i) * 0.6283F - 1.57F;
            float const far = radius + 6 + 12 * grown + (i % 2 == 0 ? 4.0F : 0.0F);
            Colour const petal = i % 3 == 0 ? p.accent
                : i % 3 == 1                ? mix(p.page, p.brand_mark, 0.55F)
                                            : mix(p.page, p.accent, 0.45F);
            canvas.circle({ centre.x + far * std::cos(angle), centre.y + far * std::sin(angle) },
                (i % 2 == 0 ? 3.5F : 2.5F) * grown, petal);
        }
        canvas.circle(centre, radius, p.brand_mark);
        canvas.push_opacity(grown);
        draw_symbol(canvas, Symbol::check, { centre.x - 27, centre.y - 27 }, 54, p.on_brand_mark, 2.4F);
        canvas.pop_opacity();
        return size;
    }

    float receipt(Kit const& kit, Place place, std::string const& words)
    {
        if (words.empty())
            return 0;
        Palette const& p = kit.colours();
        TextStyle const style = kit.theme.text(TextKind::small, p.text_soft);
        TextBlock const& block = kit.canvas.layout(words, style, place.width - 2 * space::l);
        float const height = block.height() + space::l;
        if (!kit.measuring) {
            float const width = block.width + 2 * space::l;
            float const x = place.x + (place.width - width) / 2;
            kit.canvas.fill({ x, place.y, width, height }, p.sunken, std::min(height / 2, radius::l));
            kit.canvas.words(
                Role::paragraph, 0, block, { x + space::l, place.y + space::s }, style, Align::centre, block.width);
        }
        return height;
    }

    float centred_words(Kit const& kit, Place place, std::vector<app::TextBlock> const& blocks)
    {
        // Short thanks stand in the middle; anything with structure reads better from the left.
        bool const is_short = blocks.size() <= 3
            && std::all_of(blocks.begin(), blocks.end(),
                [](app::TextBlock const& block) { return block.kind == app::TextBlockKind::paragraph; });
        TextStyle const style = kit.theme.text(TextKind::body, kit.colours().text_soft);
        if (!is_short)
            return rich_text(kit, place, blocks, style, 2);
        Column column(place);
        for (app::TextBlock const& block : blocks) {
            TextBlock const laid = balanced(kit, spans_of(block.runs), style, place.width);
            Place const at = column.next(space::s);
            if (!kit.measuring)
                kit.canvas.words(Role::paragraph, 0, laid, { at.x, at.y }, style, Align::centre, at.width);
            column.add(laid.height());
        }
        return column.height();
    }

    float inside(Kit const& kit, Place place, app::CompletedView const& view)
    {
        Column column(place);
        column.add(medal(kit, column.next(), view.state));
        column.add(
            heading(kit, column.next(space::m), 1, view.headline, kit.theme.text(TextKind::display), Align::centre));
        column.add(centred_words(kit, column.next(space::m), view.words));
        if (view.own)
            column.add(own_result(kit, column.next(space::huge), *view.own));
        column.add(receipt(kit, column.next(view.own ? space::xxl : space::l), view.receipt));
        float const width = std::min(place.width, 380.0F);
        auto const narrow = [&](Place at) { return Place { place.x + (place.width - width) / 2, at.y, width }; };
        bool first = true;
        auto const add = [&](std::optional<app::ButtonView> const& one, char const* id, ButtonKind kind) {
            if (!one)
                return;
            column.add(button(kit, narrow(column.next(first ? space::xxl : space::s)), id, *one, { .kind = kind }));
            first = false;
        };
        add(view.retry, "retry", ButtonKind::primary);
        add(view.home, "home", view.retry ? ButtonKind::secondary : ButtonKind::primary);
        add(view.share, "share", ButtonKind::secondary);
        add(view.download, "download", ButtonKind::secondary);
        column.add(answers(kit, column.next(space::xxl), {}, view.answers));
        return column.height();
    }

}

float completed_screen(Kit const& kit, Place place, app::CompletedView const& view)
{
    float const width = std::min(place.width - 2 * page_margin(place.width), 560.0F);
    Place const content { place.x + (place.width - width) / 2, place.y, width };
    return inside(kit, content, view);
}

}
