#include "ui/widgets/figure.h"

#include "ui/widgets/words.h"

#include <cmath>
#include <numeric>

namespace dure::ui {

namespace {

    // Columns side by side where there is room; else the cells stand under the label.
    struct FigureShape {
        bool is_wide = false;
        float label = 0, bar = 0;
        std::vector<float> cells;
    };

    constexpr float gap = space::m;

    float widest_cell(Kit const& kit, app::FigureView const& view, std::size_t column, TextStyle const& style)
    {
        TextStyle const head = kit.theme.text(TextKind::small);
        float widest = column + 1 < view.columns.size()
            ? std::min(kit.canvas.text_width(view.columns[column + 1], head), 120 * kit.theme.text_scale)
            : 0;
        for (app::FigureRow const& row : view.rows)
            if (column < row.cells.size())
                widest = std::max(widest, kit.canvas.text_width(row.cells[column], style));
        return std::ceil(widest) + 1;
    }

    bool has_bars(app::FigureView const& view)
    {
        return std::any_of(view.rows.begin(), view.rows.end(), [](auto const& row) { return row.bar.has_value(); });
    }

    FigureShape shape_of(Kit const& kit, app::FigureView const& view, float width)
    {
        TextStyle const style = kit.theme.text(TextKind::caption);
        FigureShape shape;
        for (std::size_t i = 0; i + 1 < view.columns.size(); ++i)
            shape.cells.push_back(widest_cell(kit, view, i, style));
        float const cells = std::accumulate(shape.cells.begin(), shape.cells.end(), 0.0F)
            + gap * static_cast<float>(shape.cells.size());
        float const least_bar = has_bars(view) ? 120 + gap : 0;
        float const left = width - cells - least_bar;
        shape.is_wide = left >= 150 * kit.theme.text_scale;
        shape.label = shape.is_wide ? std::min(left, has_bars(view) ? width * 0.36F : left) : width;
        shape.bar = !has_bars(view) ? 0 : shape.is_wide ? width - cells - shape.label - gap : width;
        return shape;
    }

    Node table_node(Id id, Role role, int level, Rect rect, std::string name = {})
    {
        Node node;
        node.id = id;
        node.role = role;
        node.level = static_cast<std::uint8_t>(level);
        node.rect = rect;
        node.name = std::move(name);
        return node;
    }

    void draw_bar(Kit const& kit, Rect rect, app::FigureBar const& bar, std::optional<float> zero)
    {
        if (!kit.canvas.is_visible(rect))
            return;
        Palette const& p = kit.colours();
        auto const at = [&](float share) { return rect.x + share * rect.width; };
        float const thick = std::min(rect.height, kit.theme.grown(14.0F));
        float const y = rect.y + (rect.height - thick) / 2;
        kit.canvas.fill({ rect.x, y, rect.width, thick }, p.track, 4);
        float const from = std::min(bar.from, bar.to), to = std::max(bar.from, bar.to);
        kit.canvas.fill({ at(from), y, std::max(1.0F, at(to) - at(from)), thick }, p.brand_mark, 3);
        if (zero && *zero > 0.01F)
            kit.canvas.fill({ at(*zero) - 0.75F, y - 3, 1.5F, thick + 6 }, p.text_soft);
        if (bar.high <= bar.low)
            return;
        // The interval lies half on the bar, half beyond it: a light core with a dark edge shows on both.
        float const middle = y + thick / 2;
        auto const whisker = [&](Colour colour, float thickness, float cap) {
            kit.canvas.line({ at(bar.low), middle }, { at(bar.high), middle }, colour, thickness);
            for (float const end : { at(bar.low), at(bar.high) })
                kit.canvas.line({ end, middle - cap }, { end, middle + cap }, colour, thickness);
        };
        whisker(p.surface, 4.5F, thick / 2 - 1);
        whisker(p.text, 1.5F, thick / 2 - 2);
    }

    float words_height(Kit const& kit, std::string const& words, TextStyle const& style, float width)
    {
        return words.empty() ? 0 : kit.canvas.layout(words, style, width).height();
    }

    // A cell of the table with its words in it.
    void cell(Kit const& kit, Rect rect, std::string_view id, Role role, std::string const& words,
        TextStyle const& style, Align align)
    {
        Canvas& canvas = kit.canvas;
        Id const own = canvas.id(id);
        canvas.node(table_node(own, role, 0, rect, role == Role::row_header ? words : std::string()));
        TextBlock const& block = canvas.layout(words, style, rect.width);
        canvas.words(Role::paragraph, 0, block, { rect.x, rect.y + std::max(0.0F, (rect.height - block.height()) / 2) },
            style, align, rect.width);
        canvas.node(table_node(own, role, 1, {}));
    }

    float header_height(Kit const& kit, app::FigureView const& view, FigureShape const& shape)
    {
        if (!shape.is_wide)
            return 0;
        TextStyle const small = kit.theme.text(TextKind::small);
        float height = words_height(kit, view.columns.front(), small, shape.label);
        for (std::size_t i = 0; i < shape.cells.size(); ++i)
            height = std::max(height, words_height(kit, view.columns[i + 1], small, shape.cells[i]));
        return height + space::s;
    }

    // On a narrow screen the heads are only heard.
    void header(Kit const& kit, Place place, app::FigureView const& view, FigureShape const& shape, float height)
    {
        Canvas& canvas = kit.canvas;
        TextStyle const small = kit.theme.text(TextKind::small, kit.colours().text_faint);
        Id const row = canvas.id("header");
        canvas.node(table_node(row, Role::row, 0, place.rect(std::max(height, 1.0F))));
        float x = place.x;
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            float const width = i == 0 ? shape.label : shape.cells[i - 1];
            Rect const rect { shape.is_wide ? x : place.x, place.y, std::min(width, place.width),
                std::max(height, 1.0F) };
            canvas.node(
                table_node(canvas.id("head" + std::to_string(i)), Role::column_header, 0, rect, view.columns[i]));
            if (shape.is_wide)
                canvas.draw(canvas.layout(view.columns[i], small, width), { rect.x, rect.y }, small,
                    i == 0 ? Align::left : Align::right, width);
            x += width + gap + (i == 0 && shape.bar > 0 ? shape.bar + gap : 0);
        }
        canvas.node(table_node(row, Role::row, 1, {}));
    }

    float group_row(Kit const& kit, Place place, app::FigureRow const& row)
    {
        TextStyle style = kit.theme.text(TextKind::small, kit.colours().brand_text);
        style.weight = Weight::bold;
        float const words = words_height(kit, row.label, style, place.width);
        if (!kit.measuring) {
            Canvas& canvas = kit.canvas;
            Id const line = canvas.id("line");
            canvas.node(table_node(line, Role::row, 0, place.rect(words + space::l)));
            cell(kit, { place.x, place.y + space::m, place.width, words }, "label", Role::row_header, row.label, style,
                Align::left);
            canvas.node(table_node(line, Role::row, 1, {}));
        }
        return words + space::l;
    }

    float figure_row(
        Kit const& kit, Place place, app::FigureView const& view, app::FigureRow const& row, FigureShape const& shape)
    {
        if (row.is_group)
            return group_row(kit, place, row);
        TextStyle const label = kit.theme.text(TextKind::caption);
        TextStyle const number = kit.theme.text(TextKind::caption, kit.colours().text_soft);
        float const words = words_height(kit, row.label, label, shape.label);
        float const bar = kit.theme.grown(16.0F);
        float cells = 0;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            cells = std::max(
                cells, words_height(kit, row.cells[i], number, shape.is_wide ? shape.cells[i] : place.width));
        float const stacked_bar = row.bar ? bar + space::xs : 0;
        bool const is_list = !shape.is_wide && row.cells.size() > 2; // many cells: each with its head, in lines
        float const stacked_cells = is_list ? cells * static_cast<float>(row.cells.size()) : cells;
        float const height = shape.is_wide ? std::max({ words, cells, bar }) + space::m
                                           : words + stacked_bar + stacked_cells + space::l;
        if (kit.measuring)
            return height;
        Canvas& canvas = kit.canvas;
        Id const line = canvas.id("line");
        canvas.node(table_node(line, Role::row, 0, place.rect(height)));
        float const inner = shape.is_wide ? height : words;
        cell(kit, { place.x, place.y + (shape.is_wide ? 0 : space::s), shape.label, inner }, "label", Role::row_header,
            row.label, label, Align::left);
        float y = place.y + space::s + words;
        if (row.bar)
            draw_bar(kit,
                shape.is_wide ? Rect { place.x + shape.label + gap, place.y, shape.bar, height }
                              : Rect { place.x, y + space::xs, place.width, bar },
                *row.bar, view.zero);
        y += stacked_bar;
        float x = place.x + (shape.is_wide ? shape.label + gap + (shape.bar > 0 ? shape.bar + gap : 0) : 0);
        float const part = place.width / static_cast<float>(std::max<std::size_t>(1, row.cells.size()));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            std::string const id = "cell" + std::to_string(i);
            if (shape.is_wide) {
                cell(kit, { x, place.y, shape.cells[i], height }, id, Role::cell, row.cells[i], number, Align::right);
                x += shape.cells[i] + gap;
            } else if (is_list) {
                TextStyle const small = kit.theme.text(TextKind::small, kit.colours().text_faint);
                canvas.draw(canvas.layout(view.columns[i + 1], small, place.width), { place.x, y }, small);
                cell(kit, { place.x, y, place.width, cells }, id, Role::cell, row.cells[i], number, Align::right);
                y += cells;
            } else {
                Rect const rect { place.x + part * static_cast<float>(i), y, part, cells };
                cell(kit, rect, id, Role::cell, row.cells[i], number, i == 0 ? Align::left : Align::right);
            }
        }
        canvas.node(table_node(line, Role::row, 1, {}));
        return height;
    }

    float table(Kit const& kit, Place place, app::FigureView const& view)
    {
        FigureShape const shape = shape_of(kit, view, place.width);
        float const head = header_height(kit, view, shape);
        auto const rows = [&](Kit const& inner) {
            float y = head;
            std::size_t index = 0;
            for (app::FigureRow const& row : view.rows) {
                Canvas::Scope const scope(inner.canvas, "row" + std::to_string(index++));
                y += figure_row(inner, place.below(y), view, row, shape);
            }
            return y;
        };
        float const height = measured(kit, rows);
        if (kit.measuring)
            return height;
        Id const id = kit.canvas.id("table");
        kit.canvas.node(table_node(id, Role::table, 0, place.rect(height), view.title));
        header(kit, place, view, shape, head);
        rows(kit);
        kit.canvas.node(table_node(id, Role::table, 1, {}));
        return height;
    }

    Colour line_colour(Palette const& p, std::size_t index)
    {
        Colour const colours[] = { p.info_text, p.brand_mark, p.accent_text, p.danger_text };
        return colours[index % 4];
    }

    void draw_curves(Kit const& kit, Rect rect, app::CurveView const& view)
    {
        if (!kit.canvas.is_visible(rect))
            return;
        Palette const& p = kit.colours();
        for (int quarter = 0; quarter <= 4; ++quarter) {
            float const y = rect.y + rect.height * static_cast<float>(quarter) / 4;
            kit.canvas.line({ rect.x, y }, { rect.right(), y }, p.hairline);
        }
        for (std::size_t i = 0; i < view.lines.size(); ++i) {
            std::vector<Point> points;
            for (app::CurvePoint const& point : view.lines[i].points)
                points.push_back({ rect.x + point.x * rect.width, rect.bottom() - point.y * rect.height });
            if (points.size() > 1)
                kit.canvas.polyline(points, line_colour(p, i), 2.5F);
        }
    }

    // The colours' names, in a row that wraps.
    float legend(Kit const& kit, Place place, app::CurveView const& view)
    {
        TextStyle const small = kit.theme.text(TextKind::small, kit.colours().text_soft);
        float const line = small.size * small.line_height * kit.theme.text_scale;
        float x = 0, y = 0;
        for (std::size_t i = 0; i < view.lines.size(); ++i) {
            float const width = kit.canvas.text_width(view.lines[i].label, small) + 24 + gap;
            if (x > 0 && x + width > place.width) {
                x = 0;
                y += line;
            }
            if (!kit.measuring) {
                kit.canvas.fill({ place.x + x, place.y + y + line / 2 - 2, 16, 4 }, line_colour(kit.colours(), i), 2);
                kit.canvas.draw(
                    kit.canvas.layout(view.lines[i].label, small, 0), { place.x + x + 22, place.y + y }, small);
            }
            x += width;
        }
        return y + line;
    }

}

float figure(Kit const& kit, Place place, app::FigureView const& view)
{
    Column column(place);
    column.add(heading(kit, column.next(), 3, view.title, kit.theme.text(TextKind::strong)));
    if (!view.summary.empty())
        column.add(paragraph(kit, column.next(space::xs), view.summary, kit.theme.text(TextKind::caption)));
    if (!view.rows.empty())
        column.add(table(kit, column.next(space::m), view));
    if (!view.note.empty())
        column.add(paragraph(
            kit, column.next(space::s), view.note, kit.theme.text(TextKind::small, kit.colours().text_faint)));
    return column.height();
}

float curves(Kit const& kit, Place place, app::CurveView const& view)
{
    Column column(place);
    column.add(heading(kit, column.next(), 3, view.title, kit.theme.text(TextKind::strong)));
    if (!view.summary.empty())
        column.add(paragraph(kit, column.next(space::xs), view.summary, kit.theme.text(TextKind::caption)));
    float const height = std::round(std::min(place.width * 0.5F, 260.0F));
    Rect const rect = column.next(space::m).rect(height);
    if (!kit.measuring)
        draw_curves(kit, rect, view);
    column.add(height);
    TextStyle const small = kit.theme.text(TextKind::small, kit.colours().text_faint);
    Place const ends = column.next(space::xs);
    if (!kit.measuring) {
        kit.canvas.draw(kit.canvas.layout(view.left, small, 0), { ends.x, ends.y }, small);
        kit.canvas.draw(
            kit.canvas.layout(view.right, small, ends.width), { ends.x, ends.y }, small, Align::right, ends.width);
    }
    column.add(small.size * small.line_height * kit.theme.text_scale);
    column.add(legend(kit, column.next(space::xs), view));
    if (!view.table.rows.empty())
        column.add(table(kit, column.next(space::m), view.table));
    return column.height();
}

}
