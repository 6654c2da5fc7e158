#include "ui/widgets/bars.h"

#include "ui/widgets/button.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    constexpr float bar_width = 1080; // content of the bars never spreads further

    struct Sides {
        float left = 0;
        float right = 0;
    };

    Sides sides(Kit const& kit, float widest)
    {
        float const window = kit.canvas.width();
        float const margin = window < 360 ? space::s : window < 600 ? space::m : space::xxl;
        float const width = std::min(window - 2 * margin, widest);
        float const left = (window - width) / 2;
        return { left, left + width };
    }

    float language_button(Kit const& kit, app::ButtonView const& view, float right, float height, bool has_room)
    {
        float const target = std::max(measure::target, kit.theme.grown(measure::dense_target));
        if (!has_room) {
            Rect const rect { right - target, (height - target) / 2, target, target };
            if (icon_button(kit, rect, "language", view.label, Symbol::globe, kit.colours().text_soft, view.enabled))
                kit.actions.add(view.action);
            return rect.x;
        }
        app::ButtonView plain = view;
        plain.icon = app::Icon::none;
        ButtonShape const shape { .kind = ButtonKind::quiet, .height = 44 };
        float const width = button_width(kit, plain, shape);
        button(kit, { right - width, (height - button_height(kit, shape)) / 2, width }, "language", plain, shape);
        return right - width;
    }

    // Left end: the way home while answering, the product's mark on the home screen. Returns where words may begin.
    float left_end(Kit const& kit, app::TopBarView const& view, float left, float height)
    {
        Canvas& canvas = kit.canvas;
        float const target = std::max(measure::target, kit.theme.grown(measure::dense_target));
        if (view.home) {
            Rect const rect { left, (height - target) / 2, target, target };
            Symbol const symbol = view.home->icon == app::Icon::none ? Symbol::home : symbol_of(view.home->icon);
            if (icon_button(kit, rect, "home", view.home->label, symbol, kit.colours().text_soft, view.home->enabled))
                kit.actions.add(view.home->action);
            return rect.right() + space::xs;
        }
        float const mark = kit.theme.grown(30);
        draw_mark(canvas, { left + space::xs, (height - mark) / 2 }, mark, kit.colours());
        return left + space::xs + mark + space::s + 2;
    }

    void bar_title(Kit const& kit, std::string const& words, float left, float right, float height, bool is_heading)
    {
        TextStyle style = kit.theme.text(TextKind::strong);
        style.max_lines = 1;
        // Two letters and dots tell nobody anything; the page's own heading says where one is.
        bool const is_cut = kit.canvas.text_width(words, style) > right - left;
        if (is_cut && !is_heading && right - left < kit.theme.grown(style.size) * 6)
            return;
        TextBlock const& block = kit.canvas.layout(words, style, std::max(right - left, 1.0F));
        float const y = (height - block.height()) / 2;
        kit.canvas.draw(block, { left, y }, style);
        Node node;
        node.role = is_heading ? Role::heading : Role::paragraph;
        node.level = is_heading ? 1 : 0;
        node.rect = { left, y, std::min(block.width, right - left), block.height() };
        node.name = words;
        kit.canvas.node(std::move(node));
    }

    float second_line_height(Kit const& kit)
    {
        TextStyle const small = kit.theme.text(TextKind::small);
        return std::ceil(small.size * small.line_height * kit.theme.text_scale) + space::s;
    }

    void second_line(Kit const& kit, app::TakingView const& taking, Sides at, float y, float height)
    {
        TextStyle const small = kit.theme.text(TextKind::small, kit.colours().text_soft);
        if (taking.progress)
            kit.canvas.label(taking.progress->words,
                { at.left + space::xs, y, (at.right - at.left) / 2, height - space::s }, small, Align::left);
        save_chip(kit, { (at.left + at.right) / 2, y, (at.right - at.left) / 2 - space::xs }, taking.save, true);
    }

}

void progress_line(Kit const& kit, Rect rect, app::ProgressView const& progress)
{
    if (kit.measuring)
        return;
    Canvas& canvas = kit.canvas;
    Node node;
    node.id = canvas.id("progress");
    node.role = Role::progress;
    node.rect = rect;
    node.name = progress.words;
    node.value = progress.words;
    node.minimum = 0;
    node.maximum = 100;
    node.step = std::round(progress.fraction * 100);
    Id const id = canvas.node(std::move(node));
    float const amount = canvas.animate(id, static_cast<float>(progress.fraction), motion::calm_millis);
    float const corner = std::min(rect.height / 2, 3.0F);
    canvas.fill(rect, kit.colours().track, corner);
    if (amount > 0.002F)
        canvas.fill({ rect.x, rect.y, std::max(rect.height, rect.width * amount), rect.height },
            kit.colours().brand_mark, corner);
}

float save_chip(Kit const& kit, Place place, app::SaveView const& save, bool align_right)
{
    if (save.state == app::SaveState::untouched || save.words.empty())
        return 0;
    Palette const& p = kit.colours();
    bool const failed = save.state == app::SaveState::failed;
    bool const saved = save.state == app::SaveState::saved;
    Colour const ink = failed ? p.danger_text : saved ? p.success_text : p.text_soft;
    TextStyle style = kit.theme.text(TextKind::small, ink);
    float const icon = kit.theme.grown(17);
    style.max_lines = 1;
    TextBlock const& block = kit.canvas.layout(save.words, style, place.width - icon - space::xs);
    if (kit.measuring)
        return block.height();
    float const whole = icon + space::xs + block.width;
    float const x = align_right ? place.x + place.width - whole : place.x;
    Symbol const symbol = failed ? Symbol::warning : saved ? Symbol::cloud_check : Symbol::cloud_busy;
    draw_symbol(kit.canvas, symbol, { x, place.y + (block.height() - icon) / 2 }, icon, ink);
    kit.canvas.draw(block, { x + icon + space::xs, place.y }, style);
    Node node;
    node.id = kit.canvas.id("save");
    // Only a failure is announced: "saving, saved" after every answer would talk over the next question.
    node.role = failed ? Role::alert : Role::paragraph;
    node.rect = { x, place.y, whole, block.height() };
    node.name = save.words;
    kit.canvas.node(std::move(node));
    return block.height();
}

float top_bar(Kit const& kit, app::TopBarView const& view, app::TakingView const* taking)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    float const row = std::max(kit.theme.grown(56), 56.0F);
    bool const has_second = taking != nullptr && (taking->progress || taking->save.state != app::SaveState::untouched);
    float const second = has_second ? second_line_height(kit) : 0;
    float const line = taking != nullptr && taking->progress ? 4.0F : 0;
    float const height = row + second + line;
    float const window = canvas.width();
    canvas.open_layer("top", { 0, 0, window, height + 1 }, Landmark::header);
    canvas.fill({ 0, 0, window, height }, p.surface);
    canvas.fill({ 0, height, window, 1 }, p.hairline);
    Sides const at = sides(kit, bar_width);
    float const words_begin = left_end(kit, view, at.left, row);
    float const target = std::max(measure::target, kit.theme.grown(measure::dense_target));
    // Emitted in reading order: title, language, settings; placed from the right end inwards.
    float const settings_x = at.right - target;
    app::ButtonView plain = view.language;
    plain.icon = app::Icon::none;
    float const label = button_width(kit, plain, { .kind = ButtonKind::quiet, .height = 44 });
    bool const has_room = settings_x - label - words_begin > (taking != nullptr ? 150 : 90) * kit.theme.text_scale;
    float const words_end = settings_x - (has_room ? label : target) - space::xs;
    // Where the page has no title of its own the bar's is the heading.
    bool const titles_page = taking != nullptr && taking->page_title.empty() && !taking->is_opening;
    bool const names_survey = taking != nullptr && !taking->is_opening; // the opening says it large
    bar_title(kit, names_survey ? taking->survey_title : view.product, words_begin, words_end, row, titles_page);
    language_button(kit, view.language, settings_x, row, has_room);
    if (icon_button(kit, { settings_x, (row - target) / 2, target, target }, "settings", view.settings.label,
            Symbol::settings, p.text_soft, view.settings.enabled))
        kit.actions.add(view.settings.action);
    if (has_second)
        second_line(kit, *taking, at, row - space::xs, second);
    if (line > 0)
        progress_line(kit, { 0, row + second, window, line }, *taking->progress);
    canvas.close_layer();
    return height + 1;
}

bool side_steps(Kit const& kit, app::TakingView const& taking, float top, float below)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    constexpr float width = 224;
    float const questions_x = (canvas.width() - measure::reading_width) / 2;
    float const x = questions_x - space::huge - width;
    float const line = kit.theme.grown(44);
    float const height = line * static_cast<float>(taking.steps.size());
    bool const has_room = x >= space::xl && top + space::vast + height + below < canvas.window_height();
    if (taking.steps.empty() || !has_room || kit.theme.text_scale > 1.3F)
        return false;
    float const mark = 24;
    Rect const rect { x, top + space::vast, width, height };
    canvas.open_layer("steps", rect, Landmark::nav);
    canvas.fill(rect, p.page);
    float y = rect.y;
    for (std::size_t i = 0; i < taking.steps.size(); ++i, y += line) {
        app::StepView const& step = taking.steps[i];
        Point const centre { x + mark / 2, y + line / 2 };
        if (i + 1 < taking.steps.size())
            canvas.line({ centre.x, centre.y + mark / 2 + 3 }, { centre.x, centre.y + line - mark / 2 - 3 },
                step.is_done ? p.brand_mark : p.track, 2);
        if (step.is_done) {
            canvas.circle(centre, mark / 2, p.brand_mark);
            draw_symbol(canvas, Symbol::check, { centre.x - 8, centre.y - 8 }, 16, p.on_brand_mark, 2.6F);
        } else {
            canvas.ring(centre, mark / 2, step.is_current ? p.brand_mark : p.track, 2);
            if (step.is_current)
                canvas.circle(centre, 5, p.brand_mark);
        }
        TextStyle style = kit.theme.text(TextKind::caption, step.is_current ? p.text : p.text_faint);
        style.weight = step.is_current ? Weight::bold : Weight::regular;
        Rect const words { x + mark + space::m, y, width - mark - space::m, line };
        canvas.label(step.title, words, style, Align::left);
        Node node;
        node.role = Role::paragraph;
        node.rect = words;
        node.name = step.title;
        node.current = step.is_current;
        canvas.node(std::move(node));
    }
    canvas.close_layer();
    return true;
}

float bottom_bar_height(Kit const& kit)
{
    return button_height(kit, {}) + 2 * space::m + 1;
}

float bottom_bar(Kit const& kit, app::TakingView const& taking)
{
    Canvas& canvas = kit.canvas;
    Palette const& p = kit.colours();
    float const window = canvas.width();
    ButtonShape next { .kind = ButtonKind::primary, .icon_at_end = true, .submits = true };
    ButtonShape back { .kind = ButtonKind::secondary };
    float const button_size = button_height(kit, next);
    float const height = button_size + 2 * space::m;
    float const top = canvas.window_height() - height;
    canvas.open_layer("bottom", { 0, top - 1, window, height + 1 }, Landmark::footer);
    canvas.fill({ 0, top, window, height }, p.surface);
    canvas.fill({ 0, top - 1, window, 1 }, p.hairline);
    Sides const at = sides(kit, measure::reading_width);
    float next_left = at.left;
    if (taking.previous) {
        float const next_words = button_width(kit, taking.next, next);
        float width = button_width(kit, *taking.previous, back);
        back.icon_only = width + space::s + next_words > at.right - at.left;
        width = back.icon_only ? button_size : width;
        button(kit, { at.left, top + space::m, width }, "previous", *taking.previous, back);
        next_left = at.left + width + space::s;
    }
    // On a phone the whole rest is the target; on a wide screen a button as wide as a thumb's reach looks right.
    if (!kit.is_narrow())
        next_left = std::max(next_left, at.right - std::max(260.0F, button_width(kit, taking.next, next)));
    button(kit, { next_left, top + space::m, at.right - next_left }, "next", taking.next, next);
    canvas.close_layer();
    return height + 1;
}

}
