#include "ui/screens/screens.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/level_select.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    constexpr float planner_width = 880;

    // What changes while one looks elsewhere: said when it does.
    float status(Kit const& kit, Place place, std::string_view id, std::string const& words, TextStyle const& style)
    {
        TextBlock const& block = kit.canvas.layout(words, style, place.width);
        if (!kit.measuring) {
            Node node;
            node.id = kit.canvas.id(id);
            node.role = Role::status;
            node.rect = place.rect(block.height());
            node.name = words;
            kit.canvas.node(std::move(node));
            kit.canvas.draw(block, { place.x, place.y }, style);
        }
        return block.height();
    }

    float fitting_button(
        Kit const& kit, Place place, std::string_view id, app::ButtonView const& view, ButtonShape const& shape)
    {
        float const width = std::min(place.width, button_width(kit, view, shape));
        return button(kit, { place.x, place.y, width }, id, view, shape);
    }

    float simulated_product(Kit const& kit, Place place, app::SimulatedProduct const& view)
    {
        Column column(place);
        column.add(heading(kit, column.next(), 4, view.title, kit.theme.text(TextKind::strong)));
        std::size_t index = 0;
        for (app::LevelSelect const& select : view.levels) {
            Canvas::Scope const scope(kit.canvas, "level" + std::to_string(index++));
            column.add(level_select(kit, column.next(space::s), select));
        }
        if (view.remove)
            column.add(
                fitting_button(kit, column.next(space::s), "remove", *view.remove, { .kind = ButtonKind::quiet }));
        return column.height();
    }

    // Products side by side, as many as there is room for.
    float simulated_products(Kit const& kit, Place place, std::vector<app::SimulatedProduct> const& products)
    {
        constexpr float between = space::l;
        float const least = 190 * kit.theme.text_scale;
        auto const fit = static_cast<std::size_t>(std::max(1.0F, (place.width + between) / (least + between)));
        std::size_t const columns = std::min(fit, products.size());
        float const width = (place.width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float y = 0;
        for (std::size_t first = 0; first < products.size(); first += columns) {
            float tallest = 0;
            for (std::size_t i = first; i < std::min(first + columns, products.size()); ++i) {
                Canvas::Scope const scope(kit.canvas, "product" + std::to_string(i));
                Place const at { place.x + static_cast<float>(i - first) * (width + between), place.y + y, width };
                tallest = std::max(tallest, simulated_product(kit, at, products[i]));
            }
            y += tallest + space::l;
        }
        return y - space::l;
    }

    float simulator(Kit const& kit, Place place, app::SimulatorView const& view)
    {
        Canvas::Scope const scope(kit.canvas, "simulator");
        Column column(place);
        column.add(heading(kit, column.next(), 3, view.title, kit.theme.text(TextKind::heading)));
        column.add(paragraph(kit, column.next(space::xs), view.introduction,
            kit.theme.text(TextKind::caption, kit.colours().text_soft)));
        column.add(simulated_products(kit, column.next(space::m), view.products));
        if (view.add)
            column.add(fitting_button(
                kit, column.next(space::m), "add", *view.add, { .kind = ButtonKind::secondary, .height = 48 }));
        column.add(figure(kit, column.next(space::l), view.shares));
        return column.height();
    }

    float chain_progress(Kit const& kit, Place place, app::ChainView const& view)
    {
        Column column(place);
        if (view.fraction) {
            progress_line(kit, column.next().rect(8), { *view.fraction, view.progress });
            column.add(8);
        }
        if (!view.progress.empty())
            column.add(paragraph(kit, column.next(space::xs), view.progress,
                kit.theme.text(TextKind::caption, kit.colours().text_soft)));
        return column.height();
    }

    float chain(Kit const& kit, Place place, app::ChainView const& view)
    {
        Canvas::Scope const scope(kit.canvas, "chain");
        TextStyle const soft = kit.theme.text(TextKind::caption, kit.colours().text_soft);
        Column column(place);
        column.add(heading(kit, column.next(), 3, view.title, kit.theme.text(TextKind::heading)));
        column.add(paragraph(kit, column.next(space::xs), view.introduction, soft));
        column.add(chain_progress(kit, column.next(space::m), view));
        if (!view.convergence.empty())
            column.add(paragraph(kit, column.next(space::xs), view.convergence, kit.theme.text(TextKind::caption)));
        column.add(status(kit, column.next(space::xs), "status", view.status, soft));
        if (view.start)
            column.add(fitting_button(kit, column.next(space::m), "act", *view.start, { .height = 48 }));
        if (view.cancel)
            column.add(fitting_button(
                kit, column.next(space::m), "act", *view.cancel, { .kind = ButtonKind::secondary, .height = 48 }));
        std::size_t index = 0;
        for (app::FigureView const& one : view.figures) {
            Canvas::Scope const own(kit.canvas, "figure" + std::to_string(index++));
            column.add(figure(kit, column.next(space::xl), one));
        }
        if (view.download)
            column.add(fitting_button(kit, column.next(space::l), "download", *view.download,
                { .kind = ButtonKind::secondary, .height = 48 }));
        return column.height();
    }

    float warning(Kit const& kit, Place place, std::string const& words)
    {
        Palette const& p = kit.colours();
        CardLook const look { .padding = space::m, .corner = radius::m, .fill = p.warning_soft, .flat = true };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            return paragraph(inner, within, words, inner.theme.text(TextKind::caption, p.warning_text));
        });
    }

    float question_card(Kit const& kit, Place place, app::PlannerQuestionView const& view)
    {
        CardLook const look {
            .padding = kit.is_narrow() ? space::l : space::xxl, .corner = radius::xl - 4, .fill = { 0, 0, 0, 0 }
        };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            TextStyle const soft = inner.theme.text(TextKind::caption, inner.colours().text_soft);
            Column column(within);
            column.add(heading(inner, column.next(), 2, view.title, inner.theme.text(TextKind::heading)));
            column.add(paragraph(inner, column.next(space::xs), view.base, soft));
            if (!view.warning.empty())
                column.add(warning(inner, column.next(space::m), view.warning));
            for (std::string const& line : view.findings)
                column.add(paragraph(inner, column.next(space::xs), line, soft));
            std::size_t index = 0;
            for (app::FigureView const& one : view.figures) {
                Canvas::Scope const scope(inner.canvas, "figure" + std::to_string(index++));
                column.add(figure(inner, column.next(space::xl), one));
            }
            for (app::CurveView const& one : view.curves) {
                Canvas::Scope const scope(inner.canvas, "figure" + std::to_string(index++));
                column.add(curves(inner, column.next(space::xl), one));
            }
            if (view.simulator)
                column.add(simulator(inner, column.next(space::huge), *view.simulator));
            if (view.chain)
                column.add(chain(inner, column.next(space::huge), *view.chain));
            return column.height();
        });
    }

    float sources(Kit const& kit, Place place, app::PlannerView const& view)
    {
        CardLook const look { .padding = space::xl, .corner = radius::xl - 4, .fill = { 0, 0, 0, 0 } };
        return card(kit, place, look, [&](Kit const& inner, Place within) {
            TextStyle const soft = inner.theme.text(TextKind::caption, inner.colours().text_soft);
            Column column(within);
            if (view.surveys) {
                Canvas::Scope const scope(inner.canvas, "surveys");
                column.add(level_select(inner, column.next(), *view.surveys));
            }
            column.add(paragraph(inner, column.next(space::l), view.open_file.hint, soft));
            column.add(file_button(inner, column.next(space::m), "file", view.open_file));
            if (!view.sources.empty())
                column.add(paragraph(inner, column.next(space::m), view.sources, soft));
            column.add(status(inner, column.next(space::m), "status", view.status, inner.theme.text(TextKind::strong)));
            if (!view.trouble.empty())
                column.add(paragraph(inner, column.next(space::xs), view.trouble, soft));
            for (std::string const& line : view.findings)
                column.add(paragraph(inner, column.next(space::xs), line, soft));
            if (view.retry)
                column.add(fitting_button(inner, column.next(space::m), "retry", *view.retry,
                    { .kind = ButtonKind::secondary, .height = 48 }));
            return column.height();
        });
    }

}

float planner_screen(Kit const& kit, Place place, app::PlannerView const& view)
{
    float const width = std::min(place.width - 2 * page_margin(place.width), planner_width);
    Place const content { place.x + (place.width - width) / 2, place.y, width };
    Column column(content);
    column.add(heading(kit, column.next(), 1, view.headline, kit.theme.text(TextKind::title)));
    column.add(paragraph(
        kit, column.next(space::s), view.introduction, kit.theme.text(TextKind::body, kit.colours().text_soft)));
    column.add(sources(kit, column.next(space::xl), view));
    for (app::PlannerQuestionView const& one : view.questions) {
        Canvas::Scope const scope(kit.canvas, one.id);
        column.add(question_card(kit, column.next(space::xl), one));
    }
    column.space(space::vast);
    return column.height();
}

}
