#include "ui/screens/screens.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/words.h"

#include <cmath>

namespace dure::ui {

namespace {

    constexpr float shared_width = 1080;

    // The shared bowl, large, with the people around it: the one picture that is ours.
    void hero_picture(Kit const& kit, Rect rect)
    {
        if (kit.measuring || !kit.canvas.is_visible(rect))
            return;
        Palette const& p = kit.colours();
        Canvas& canvas = kit.canvas;
        float const unit = std::min(rect.width, rect.height) / 100;
        Point const middle { rect.x + rect.width / 2, rect.y + rect.height / 2 };
        auto const at = [&](float x, float y) { return Point { middle.x + x * unit, middle.y + y * unit }; };
        Colour const mist = mix(p.page_glow, p.brand_mark, 0.12F);
        Colour const leaf = mix(p.page_glow, p.brand_mark, 0.45F);
        canvas.circle(at(0, 4), 48 * unit, mist);
        canvas.circle(at(-27, -9), 9.5F * unit, leaf);
        canvas.circle(at(27, -9), 9.5F * unit, leaf);
        canvas.circle(at(0, -22), 11 * unit, p.accent);
        canvas.arc(at(0, 7), 38 * unit, 0, 3.14159265F);
        canvas.fill_path(p.brand_mark);
        // What they say: three small words rising from the bowl.
        Colour const paper = p.surface;
        Rect const notes[] = { { at(-30, 13).x, at(0, 13).y, 26 * unit, 7 * unit },
            { at(-12, 23).x, at(0, 23).y, 28 * unit, 7 * unit }, { at(4, 13).x, at(0, 13).y, 20 * unit, 7 * unit } };
        for (Rect const& one : notes)
            canvas.fill(one, paper.faded(0.9F), 3.5F * unit);
    }

    // On a phone the headline and the emblem share the first lines, and the words below have the whole width.
    float narrow_hero(Kit const& kit, Place place, app::HomeView const& view, TextStyle const& display)
    {
        float const picture = 116;
        bool const beside = place.width - picture >= 200 * kit.theme.text_scale;
        Place const left { place.x, place.y, beside ? place.width - picture - space::m : place.width };
        TextBlock const headline = balanced(kit, { Span { .text = view.headline } }, display, left.width);
        float const first = beside ? std::max(picture, headline.height()) : headline.height();
        if (!kit.measuring)
            kit.canvas.words(Role::heading, 1, headline, { left.x, left.y + (first - headline.height()) / 2 }, display);
        if (beside)
            hero_picture(kit, { place.x + place.width - picture, place.y + (first - picture) / 2, picture, picture });
        TextStyle const lead = kit.theme.text(TextKind::body, kit.colours().text_soft);
        return first + space::m + paragraph(kit, place.below(first + space::m), view.introduction, lead);
    }

    float hero(Kit const& kit, Place place, app::HomeView const& view)
    {
        bool const is_wide = place.width >= 720;
        float const picture = 260;
        TextStyle display = kit.theme.text(TextKind::display);
        if (is_wide) {
            display.size *= 1.28F;
        }
        auto const words = [&](Kit const& inner, Place at) {
            Column column(at);
            column.add(heading(inner, column.next(), 1, view.headline, display));
            TextStyle lead = inner.theme.text(TextKind::body, inner.colours().text_soft);
            if (is_wide)
                lead.size = 17;
            column.add(paragraph(inner, column.next(space::m), view.introduction, lead));
            return column.height();
        };
        if (!is_wide)
            return narrow_hero(kit, place, view, display);
        Place const left { place.x, place.y, place.width - picture - space::vast };
        float const height = measured(kit, [&](Kit const& inner) { return words(inner, left); });
        float const whole = std::max(height, picture);
        words(kit, left.below((whole - height) / 2));
        hero_picture(kit, { place.x + place.width - picture, place.y + (whole - picture) / 2, picture, picture });
        return whole;
    }

    float section_heading(Kit const& kit, Place place, std::string const& words)
    {
        return heading(kit, place, 2, words, kit.theme.text(TextKind::heading));
    }

    float meta_line(Kit const& kit, Place place, Symbol symbol, std::string const& words)
    {
        if (words.empty())
            return 0;
        float const icon = kit.theme.grown(17);
        TextStyle const style = kit.theme.text(TextKind::small, kit.colours().text_faint);
        if (!kit.measuring)
            draw_symbol(kit.canvas, symbol,
                { place.x, place.y + (style.size * style.line_height * kit.theme.text_scale - icon) / 2 }, icon,
                kit.colours().text_faint);
        return paragraph(kit, { place.x + icon + 6, place.y, place.width - icon - 6 }, words, style);
    }

    float sample_card(Kit const& kit, Place place, app::SampleCard const& view, float least)
    {
        CardLook const look { .padding = 0, .corner = radius::xl, .fill = { 0, 0, 0, 0 } };
        Canvas& canvas = kit.canvas;
        float const picture = view.image.empty() ? 0 : std::round(place.width * 0.5F);
        auto const inside = [&](Kit const& inner, Place within) {
            Column column(Place { within.x + space::xl, within.y + picture + space::xl, within.width - 2 * space::xl });
            column.add(heading(inner, column.next(), 3, view.title, inner.theme.text(TextKind::heading)));
            column.add(paragraph(inner, column.next(6), view.description,
                inner.theme.text(TextKind::caption, inner.colours().text_soft)));
            column.add(meta_line(inner, column.next(space::m), Symbol::clock, view.length));
            float const button_at = std::max(
                space::l + column.height(), least - picture - 2 * space::xl - button_height(inner, { .height = 52 }));
            if (!column.is_empty())
                column.space(button_at - column.height());
            column.add(button(inner, column.next(), "start", view.start, { .height = 52, .icon_at_end = true }));
            return picture + 2 * space::xl + column.height();
        };
        if (kit.measuring)
            return card(kit, place, look, inside);
        Kit dry = kit;
        dry.measuring = true;
        float const height = card(dry, place, look, inside);
        card_back(kit, place.rect(height), look);
        if (picture > 0) {
            Rect const frame { place.x + space::s, place.y + space::s, place.width - 2 * space::s, picture };
            canvas.fill(frame, kit.colours().brand_soft, radius::l);
            Node node;
            node.id = canvas.id("picture");
            node.role = Role::image;
            node.rect = frame;
            node.value = view.image;
            node.corner_radius = radius::l;
            node.level = 1; // fills its frame
            canvas.node(std::move(node));
        }
        inside(kit, place);
        return height;
    }

    float samples(Kit const& kit, Place place, std::vector<app::SampleCard> const& cards)
    {
        int const columns = std::clamp(
            static_cast<int>(place.width / 320), 1, std::max(1, std::min(3, static_cast<int>(cards.size()))));
        float const gap = space::l;
        float const width = (place.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = 0;
        std::size_t const step = static_cast<std::size_t>(columns);
        for (std::size_t first = 0; first < cards.size(); first += step) {
            std::size_t const last = std::min(first + step, cards.size());
            float tallest = 0;
            Kit dry = kit;
            dry.measuring = true;
            for (std::size_t i = first; i < last; ++i)
                tallest = std::max(tallest, sample_card(dry, { 0, 0, width }, cards[i], 0));
            for (std::size_t i = first; i < last && !kit.measuring; ++i) {
                Canvas::Scope const scope(kit.canvas, "sample" + std::to_string(i));
                sample_card(kit, { place.x + static_cast<float>(i - first) * (width + gap), place.y + y, width },
                    cards[i], tallest);
            }
            y += tallest + gap;
        }
        return y > 0 ? y - gap : 0;
    }

    float draft_card(Kit const& kit, Place place, app::DraftCard const& view)
    {
        CardLook const look { .padding = space::xl, .corner = radius::xl - 4, .fill = { 0, 0, 0, 0 } };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            Palette const& p = inner.colours();
            Column column(within);
            column.add(heading(inner, column.next(), 3, view.title, inner.theme.text(TextKind::strong)));
            column.add(paragraph(inner, column.next(2), view.when, inner.theme.text(TextKind::small, p.text_faint)));
            Place const line = column.next(space::m);
            progress_line(inner, line.rect(6), { view.fraction, view.progress });
            column.add(6);
            TextStyle const small = inner.theme.text(TextKind::small, p.brand_text);
            TextBlock const& progress = inner.canvas.layout(view.progress, small, within.width);
            Place const at = column.next(6);
            if (!inner.measuring)
                inner.canvas.draw(progress, { at.x, at.y }, small);
            column.add(progress.height());
            Place const row = column.next(space::m);
            ButtonShape const main { .height = 48 };
            ButtonShape const side { .kind = ButtonKind::quiet, .height = 48 };
            app::ButtonView discard = view.discard;
            discard.icon = app::Icon::none;
            float const width = button_width(inner, discard, side);
            float const resume_width = button_width(inner, view.resume, main);
            if (width + space::s + resume_width > row.width) {
                column.add(button(inner, row, "resume", view.resume, main));
                column.add(button(inner, column.next(space::xs), "discard", discard, side));
            } else {
                float const reach = std::min(row.width - width - space::s, 360.0F); // no button across a whole desk
                button(inner, { row.x, row.y, reach }, "resume", view.resume, main);
                column.add(button(inner, { row.x + reach + space::s, row.y, width }, "discard", discard, side));
            }
            return column.height();
        });
    }

    float response_row(Kit const& kit, Place place, app::ResponseRow const& view, bool divided)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        float const target = std::max(measure::dense_target, kit.theme.grown(measure::dense_target));
        float const buttons = target * (view.share ? 4.0F : 3.0F);
        float const icon = kit.theme.grown(40);
        bool const below = place.width - buttons - icon - space::m < 170 * kit.theme.text_scale;
        float const words_x = place.x + icon + space::m;
        float const words_width = place.width - icon - space::m - (below ? 0 : buttons);
        auto const words = [&](Kit const& inner, float y) {
            Column column(Place { words_x, y, words_width });
            column.add(paragraph(inner, column.next(), view.title, inner.theme.text(TextKind::strong)));
            column.add(paragraph(inner, column.next(2), view.when, inner.theme.text(TextKind::small, p.text_faint)));
            return column.height();
        };
        float const text = measured(kit, [&](Kit const& inner) { return words(inner, place.y); });
        float const line = std::max({ text, icon, below ? 0 : target }) + space::l;
        float const height = below ? line + target : line;
        if (kit.measuring)
            return height;
        if (divided)
            canvas.fill({ place.x, place.y, place.width, 1 }, p.hairline);
        Id const group = canvas.id("response");
        canvas.open_group(group, place.rect(height), view.title + ", " + view.when);
        Rect const badge { place.x, place.y + (line - icon) / 2, icon, icon };
        canvas.fill(badge, p.brand_soft, radius::m);
        draw_symbol(
            canvas, Symbol::document, { badge.x + icon * 0.2F, badge.y + icon * 0.2F }, icon * 0.6F, p.brand_text);
        words(kit, place.y + (line - text) / 2);
        float x = place.x + place.width - buttons;
        float const y = below ? place.y + line - space::xs : place.y + (line - target) / 2;
        auto const act = [&](char const* id, app::ButtonView const& one, Symbol symbol, Colour colour) {
            if (icon_button(kit, { x, y, target, target }, id, one.label, symbol, colour, one.enabled))
                kit.actions.add(one.action);
            x += target;
        };
        act("show", view.show, Symbol::chevron_right, p.text_soft);
        act("download", view.download, Symbol::download, p.text_soft);
        if (view.share)
            act("share", *view.share, Symbol::share, p.text_soft);
        act("remove", view.remove, Symbol::trash, p.text_soft);
        canvas.close_group(group);
        return height;
    }

    float responses(Kit const& kit, Place place, app::HomeView const& view)
    {
        CardLook const look { .padding = space::l, .corner = radius::xl - 4, .fill = { 0, 0, 0, 0 } };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            Column column(within);
            if (view.responses.empty()) {
                float const icon = inner.theme.grown(28);
                Place const at = column.next();
                if (!inner.measuring)
                    draw_symbol(inner.canvas, Symbol::document, { at.x, at.y }, icon, inner.colours().text_faint, 1.5F);
                float const words = paragraph(inner, { at.x + icon + space::m, at.y + 3, at.width - icon - space::m },
                    view.responses_empty, inner.theme.text(TextKind::caption, inner.colours().text_soft));
                column.add(std::max(icon, words + 3));
            }
            std::size_t index = 0;
            for (app::ResponseRow const& row : view.responses) {
                Canvas::Scope const scope(inner.canvas, "response" + std::to_string(index));
                column.add(response_row(inner, column.next(), row, index > 0));
                ++index;
            }
            if (view.download_all)
                column.add(button(inner, column.next(space::s), "all", *view.download_all,
                    { .kind = ButtonKind::secondary, .height = 48 }));
            if (view.results)
                column.add(button(inner, column.next(space::s), "results", *view.results,
                    { .kind = ButtonKind::secondary, .height = 48 }));
            return column.height();
        });
    }

    float file_card(Kit const& kit, Place place, app::HomeView const& view)
    {
        CardLook const look { .padding = space::xl, .corner = radius::xl - 4, .fill = { 0, 0, 0, 0 } };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            Column column(within);
            column.add(paragraph(inner, column.next(), view.open_file.hint,
                inner.theme.text(TextKind::caption, inner.colours().text_soft)));
            column.add(file_button(inner, column.next(space::m), "file", view.open_file));
            return column.height();
        });
    }

    float storage_note(Kit const& kit, Place place, app::HomeView const& view)
    {
        Column column(place);
        column.add(meta_line(kit, column.next(), Symbol::shield, view.storage));
        if (view.keep_safely) {
            ButtonShape const shape { .kind = ButtonKind::quiet };
            float const width = std::min(place.width, button_width(kit, *view.keep_safely, shape));
            column.add(button(
                kit, { place.x - space::xs, column.next(space::xs).y, width }, "keep", *view.keep_safely, shape));
        }
        return column.height();
    }

    // Sections of the two columns of a wide screen, or of the one of a phone.
    float drafts_section(Kit const& kit, Place place, app::HomeView const& view)
    {
        if (view.drafts.empty() || view.drafts_heading.empty())
            return 0;
        Column column(place);
        column.add(section_heading(kit, column.next(), view.drafts_heading));
        std::size_t index = 0;
        for (app::DraftCard const& one : view.drafts) {
            Canvas::Scope const scope(kit.canvas, "draft" + std::to_string(index++));
            column.add(draft_card(kit, column.next(space::m), one));
        }
        return column.height();
    }

    float samples_section(Kit const& kit, Place place, app::HomeView const& view)
    {
        if (view.samples.empty() || view.samples_heading.empty())
            return 0;
        Column column(place);
        column.add(section_heading(kit, column.next(), view.samples_heading));
        column.add(samples(kit, column.next(space::m), view.samples));
        return column.height();
    }

    float own_section(Kit const& kit, Place place, app::HomeView const& view)
    {
        Column column(place);
        if (!view.responses_heading.empty()) {
            column.add(section_heading(kit, column.next(), view.responses_heading));
            column.add(responses(kit, column.next(space::m), view));
        }
        if (!view.file_heading.empty())
            column.add(section_heading(kit, column.next(space::huge), view.file_heading));
        column.add(file_card(kit, column.next(space::m), view));
        column.add(storage_note(kit, column.next(space::xl), view));
        return column.height();
    }

}

float home_screen(Kit const& kit, Place place, app::HomeView const& view)
{
    float const window = place.width;
    float const margin = page_margin(window);
    float const width = std::min(window - 2 * margin, shared_width);
    Place const content { place.x + (window - width) / 2, place.y, width };
    Column column(content);
    column.space(window < 600 ? space::xl : space::vast);
    column.add(hero(kit, column.next(), view));
    column.space(window < 600 ? space::xxl + space::xs : space::vast);
    column.add(drafts_section(kit, column.next(), view));
    if (!view.drafts.empty())
        column.space(space::huge);
    column.add(samples_section(kit, column.next(), view));
    column.space(space::huge);
    column.add(own_section(kit, column.next(), view));
    column.space(space::vast);
    return column.height();
}

}
