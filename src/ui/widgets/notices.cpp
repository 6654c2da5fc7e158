#include "ui/widgets/notices.h"

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    struct ToneLook {
        Colour back;
        Colour ink;
    };

    ToneLook look_of(Palette const& p, app::Tone tone)
    {
        switch (tone) {
        case app::Tone::calm:
            return { p.info_soft, p.info_text };
        case app::Tone::good:
            return { p.success_soft, p.success_text };
        case app::Tone::warning:
            return { p.warning_soft, p.warning_text };
        case app::Tone::bad:
            return { p.danger_soft, p.danger_text };
        }
        return { p.info_soft, p.info_text };
    }

    float banner_inside(Kit const& kit, Place place, app::BannerView const& view, Colour ink)
    {
        float const icon = kit.theme.grown(22);
        float const dismiss = view.dismiss ? measure::dense_target : 0;
        TextStyle const style = kit.theme.text(TextKind::caption);
        Place const words { place.x + icon + space::m, place.y, place.width - icon - space::m - dismiss };
        TextBlock const& block = kit.canvas.layout(view.words, style, words.width);
        if (!kit.measuring) {
            draw_symbol(
                kit.canvas, symbol_of(view.icon), { place.x, place.y + (block.line_height - icon) / 2 }, icon, ink);
            kit.canvas.words(Role::status, 0, block, { words.x, words.y }, style);
            if (view.dismiss
                && icon_button(kit,
                    { place.x + place.width - dismiss + space::s, place.y - space::m, dismiss, dismiss }, "dismiss",
                    view.dismiss->label, Symbol::close, kit.colours().text_soft, view.dismiss->enabled))
                kit.actions.add(view.dismiss->action);
        }
        float height = block.height();
        if (view.button) {
            ButtonShape const shape { .kind = ButtonKind::secondary, .height = 44 };
            float const width = std::min(words.width, button_width(kit, *view.button, shape));
            height += space::s;
            height += button(kit, { words.x, words.y + height, width }, "act", *view.button, shape);
        }
        return height;
    }

}

float banner(Kit const& kit, Place place, app::BannerView const& view)
{
    Canvas::Scope const scope(kit.canvas, "banner" + std::to_string(static_cast<int>(view.banner)));
    ToneLook const tone = look_of(kit.colours(), view.tone);
    bool const is_strict = kit.theme.kind == ThemeKind::high_contrast;
    CardLook const look {
        .padding = space::l, .corner = radius::l, .fill = tone.back, .invalid = false, .flat = !is_strict
    };
    return card(
        kit, place, look, [&](Kit const& inner, Place within) { return banner_inside(inner, within, view, tone.ink); });
}

float toast(Kit const& kit, float bottom, app::BannerView const& view)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    float const icon = kit.theme.grown(20);
    float const dismiss = view.dismiss ? measure::dense_target : 0;
    TextStyle const style = kit.theme.text(TextKind::caption, p.on_inverse);
    float const widest = std::min(canvas.width() - 2 * space::l, 480.0F);
    float const left = space::l + icon + space::s;
    TextBlock const& block = canvas.layout(view.words, style, widest - left - space::l - dismiss);
    float const width = left + block.width + space::l + dismiss;
    float const height = std::max(measure::target, block.height() + 2 * space::m);
    constexpr float room = 20; // for the shadow
    float const x = (canvas.width() - width) / 2;
    float const y = canvas.window_height() - bottom - height - space::m;
    float const layer_x = std::max(0.0F, x - room);
    canvas.open_layer("toast",
        { layer_x, y - room, std::min(canvas.width() - layer_x, width + 2 * room), height + 2 * room }, Landmark::none);
    Rect const rect { x, y, width, height };
    if (kit.theme.shadows)
        canvas.shadow(rect, p.shadow.faded(0.9F), radius::l, 16, 4);
    canvas.fill(rect, p.inverse, radius::l);
    draw_symbol(canvas, symbol_of(view.icon), { x + space::l, y + (height - icon) / 2 }, icon, p.on_inverse);
    canvas.words(Role::status, 0, block, { x + left, y + (height - block.height()) / 2 }, style);
    if (view.dismiss
        && icon_button(kit, { x + width - dismiss - 2, y + (height - dismiss) / 2, dismiss, dismiss }, "toast-dismiss",
            view.dismiss->label, Symbol::close, p.on_inverse))
        kit.actions.add(view.dismiss->action);
    canvas.close_layer();
    return height + space::m;
}

float error_summary(Kit const& kit, Place place, app::ErrorSummaryView const& view)
{
    Palette const& p = kit.colours();
    CardLook const look {
        .padding = space::l, .corner = radius::l, .fill = p.danger_soft, .invalid = true, .flat = true
    };
    return card(kit, place, look, [&](Kit const& inner, Place within) {
        Canvas& canvas = inner.canvas;
        Canvas::Scope const scope(canvas, "errors");
        float const icon = inner.theme.grown(22);
        TextStyle const title = inner.theme.text(TextKind::strong, p.danger_text);
        TextStyle const line = inner.theme.text(TextKind::caption, p.text);
        Column column(within);
        Place const at = column.next();
        TextBlock const& words = canvas.layout(view.heading, title, at.width - icon - space::s);
        if (!inner.measuring) {
            draw_symbol(
                canvas, Symbol::warning, { at.x, at.y + (words.line_height - icon) / 2 }, icon, p.danger_text, 2);
            canvas.words(Role::alert, 0, words, { at.x + icon + space::s, at.y }, title);
        }
        column.add(words.height());
        int number = 0;
        for (app::ErrorLine const& entry : view.lines) {
            Place const here = column.next(number == 0 ? space::s : 0);
            TextBlock const& block
                = canvas.layout(entry.words, line, here.width - icon - space::s - inner.theme.grown(20));
            float const height = std::max(measure::dense_target, block.height() + space::m);
            if (!inner.measuring) {
                Node node;
                node.id = canvas.id(std::to_string(number));
                node.role = Role::button;
                node.rect = here.rect(height);
                node.name = entry.words;
                node.corner_radius = radius::s;
                Rect const rect = node.rect;
                Id const id = canvas.node(std::move(node));
                if (canvas.clicked(id))
                    inner.actions.add(entry.action);
                canvas.draw(block, { here.x + icon + space::s, here.y + (height - block.height()) / 2 }, line);
                float const arrow = inner.theme.grown(18);
                draw_symbol(canvas, Symbol::chevron_right, { rect.right() - arrow, rect.y + (height - arrow) / 2 },
                    arrow, p.danger_text, 2);
            }
            column.add(height);
            ++number;
        }
        return column.height();
    });
}

}
