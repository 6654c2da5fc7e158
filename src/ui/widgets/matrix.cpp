#include "ui/widgets/matrix.h"

#include "ui/widgets/choice_row.h"
#include "ui/widgets/scale_cell.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    bool can_answer(app::ElementView const& element, app::MatrixRow const& row)
    {
        return element.enabled && !element.read_only && row.enabled;
    }

    // The widest word decides how narrow a cell may be: a word is never broken.
    float widest_word(Kit const& kit, std::string const& label, TextStyle const& style)
    {
        float widest = 0;
        std::size_t begin = 0;
        while (begin <= label.size()) {
            std::size_t end = label.find(' ', begin);
            end = end == std::string::npos ? label.size() : end;
            widest = std::max(widest, kit.canvas.text_width(std::string_view(label).substr(begin, end - begin), style));
            begin = end + 1;
        }
        return widest;
    }

    float widest_column_word(Kit const& kit, app::MatrixView const& view, TextStyle style)
    {
        style.weight = Weight::bold;
        float widest = 0;
        for (app::MatrixColumn const& column : view.columns)
            widest = std::max(widest, widest_word(kit, column.label, style));
        return widest;
    }

    void choose(Kit const& kit, app::ElementView const& element, app::MatrixRow const& row, app::MatrixCell const& cell)
    {
        kit.actions.add(app::ChooseMatrixCell { element.id, row.key, cell.column });
    }

    ScaleCell cell_of(app::ElementView const& element, app::MatrixView const& view, app::MatrixRow const& row,
        std::size_t column, Id group)
    {
        app::MatrixCell const& source = row.cells[column];
        ScaleCell cell;
        cell.label = column < view.columns.size() ? view.columns[column].label : source.name;
        cell.name = cell.label;
        cell.chosen = source.chosen;
        cell.enabled = can_answer(element, row);
        cell.invalid = row.invalid;
        cell.several = view.several;
        cell.small_words = true;
        cell.group = group;
        return cell;
    }

    // Points side by side when the words fit, else one under the other.
    float stacked_answers(Kit const& kit, Place place, app::ElementView const& element, app::MatrixView const& view,
        app::MatrixRow const& row)
    {
        constexpr float gap = 4;
        Id const group = kit.canvas.id("row");
        std::size_t const count = std::min(row.cells.size(), view.columns.size());
        TextStyle const small = kit.theme.text(TextKind::small);
        float const width = (place.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        if (count > 0 && width >= std::max(measure::dense_target, widest_column_word(kit, view, small) + 8)) {
            float height = kit.theme.grown(measure::target);
            for (app::MatrixColumn const& column : view.columns)
                height = std::max(height, kit.canvas.layout(column.label, small, width - 6).height() + space::l);
            for (std::size_t i = 0; i < count && !kit.measuring; ++i) {
                Rect const rect { place.x + static_cast<float>(i) * (width + gap), place.y, width, height };
                if (scale_cell(kit, rect, row.cells[i].column, cell_of(element, view, row, i, group)))
                    choose(kit, element, row, row.cells[i]);
            }
            return height;
        }
        Column column(place);
        for (std::size_t i = 0; i < count; ++i) {
            ChoiceRow answer;
            answer.mark = view.several ? Mark::checkbox : Mark::radio;
            answer.label = view.columns[i].label;
            answer.chosen = row.cells[i].chosen;
            answer.enabled = can_answer(element, row);
            answer.invalid = row.invalid;
            answer.group = view.several ? 0 : group;
            RowResult const result = choice_row(kit, column.next(6), row.cells[i].column, answer);
            if (result.acted)
                choose(kit, element, row, row.cells[i]);
            column.add(result.height);
        }
        return column.height();
    }

    float stacked(Kit const& kit, Place place, app::ElementView const& element, app::MatrixView const& view)
    {
        Column column(place);
        TextStyle const label = kit.theme.text(TextKind::strong);
        for (app::MatrixRow const& row : view.rows) {
            Canvas::Scope const scope(kit.canvas, row.key);
            Place const at = column.next(space::xl);
            TextBlock const& block = kit.canvas.layout(row.label, label, at.width);
            float const answers = at.y + block.height() + space::s;
            auto const draw = [&](Kit const& inner) {
                return stacked_answers(inner, { at.x, answers, at.width }, element, view, row);
            };
            float const height = block.height() + space::s + measured(kit, draw);
            if (!kit.measuring) {
                Id const group = kit.canvas.id("answers");
                kit.canvas.open_group(
                    group, at.rect(height), row.label, { .holds_radios = !view.several, .invalid = row.invalid });
                kit.canvas.words(Role::paragraph, 0, block, { at.x, at.y }, label);
                draw(kit);
                kit.canvas.close_group(group);
            }
            column.add(height);
        }
        return column.height();
    }

    struct TableShape {
        float label_width = 0;
        float cell_width = 0;
        float header_height = 0;
    };

    Node table_node(Id id, Role role, int level, Rect rect, std::string name)
    {
        Node node;
        node.id = id;
        node.role = role;
        node.level = static_cast<std::uint8_t>(level);
        node.rect = rect;
        node.name = std::move(name);
        return node;
    }

    void table_cell(Kit const& kit, Rect rect, app::ElementView const& element, app::MatrixView const& view,
        app::MatrixRow const& row, std::size_t column, Id group)
    {
        Canvas& canvas = kit.canvas;
        app::MatrixCell const& cell = row.cells[column];
        Canvas::Scope const scope(canvas, cell.column);
        Id const cell_id = canvas.id("cell");
        canvas.node(table_node(cell_id, Role::cell, 0, rect, {}));
        Node node;
        node.id = canvas.id("answer");
        node.role = view.several ? Role::checkbox : Role::radio;
        node.rect = rect;
        node.name = cell.name;
        node.group = view.several ? 0 : group;
        node.checked = cell.chosen;
        node.disabled = !can_answer(element, row);
        node.invalid = row.invalid;
        node.corner_radius = radius::s;
        Id const id = kit.control(std::move(node));
        if (canvas.toggled(id) && can_answer(element, row))
            choose(kit, element, row, cell);
        float const amount = canvas.animate(id, cell.chosen ? 1 : 0, motion::quick_millis);
        float const mark = kit.theme.grown(24);
        if (canvas.hovered(id) && can_answer(element, row))
            canvas.fill(
                { rect.x + (rect.width - 2 * mark) / 2, rect.y + (rect.height - 2 * mark) / 2, 2 * mark, 2 * mark },
                kit.colours().brand_soft, mark);
        draw_mark_box(kit, view.several ? Mark::checkbox : Mark::radio,
            { rect.x + (rect.width - mark) / 2, rect.y + (rect.height - mark) / 2 }, mark, amount,
            can_answer(element, row), row.invalid);
        canvas.node(table_node(cell_id, Role::cell, 1, {}, {}));
    }

    void table_header(Kit const& kit, Place place, app::MatrixView const& view, TableShape const& shape)
    {
        Canvas& canvas = kit.canvas;
        TextStyle const small = kit.theme.text(TextKind::small, kit.colours().text_soft);
        Id const row_id = canvas.id("header");
        canvas.node(table_node(row_id, Role::row, 0, place.rect(shape.header_height), {}));
        Id const corner = canvas.id("corner");
        canvas.node(
            table_node(corner, Role::cell, 0, { place.x, place.y, shape.label_width, shape.header_height }, {}));
        canvas.node(table_node(corner, Role::cell, 1, {}, {}));
        float x = place.x + shape.label_width;
        for (app::MatrixColumn const& column : view.columns) {
            Rect const rect { x, place.y, shape.cell_width, shape.header_height };
            canvas.node(table_node(canvas.id(column.key), Role::column_header, 0, rect, column.label));
            TextBlock const& block = canvas.layout(column.label, small, rect.width - 8);
            canvas.draw(
                block, { rect.x + 4, rect.bottom() - block.height() - space::s }, small, Align::centre, rect.width - 8);
            x += shape.cell_width;
        }
        canvas.node(table_node(row_id, Role::row, 1, {}, {}));
    }

    void table_row(Kit const& kit, Place at, float height, app::ElementView const& element, app::MatrixView const& view,
        app::MatrixRow const& row, TableShape const& shape)
    {
        Canvas& canvas = kit.canvas;
        Canvas::Scope const scope(canvas, row.key);
        TextStyle const label = kit.theme.text(TextKind::body);
        TextBlock const& words = canvas.layout(row.label, label, shape.label_width - space::m);
        canvas.line({ at.x, at.y }, { at.x + at.width, at.y }, kit.colours().hairline);
        Id const row_id = canvas.id("line");
        canvas.node(table_node(row_id, Role::row, 0, at.rect(height), {}));
        Id const header = canvas.id("label");
        canvas.node(table_node(header, Role::row_header, 0, { at.x, at.y, shape.label_width, height }, row.label));
        canvas.words(Role::paragraph, 0, words, { at.x, at.y + (height - words.height()) / 2 }, label);
        canvas.node(table_node(header, Role::row_header, 1, {}, {}));
        Id const group = canvas.id("answers");
        for (std::size_t i = 0; i < std::min(row.cells.size(), view.columns.size()); ++i) {
            float const x = at.x + shape.label_width + static_cast<float>(i) * shape.cell_width;
            table_cell(kit, { x, at.y, shape.cell_width, height }, element, view, row, i, group);
        }
        canvas.node(table_node(row_id, Role::row, 1, {}, {}));
    }

    float table(Kit const& kit, Place place, app::ElementView const& element, app::MatrixView const& view,
        TableShape const& shape)
    {
        Canvas& canvas = kit.canvas;
        TextStyle const label = kit.theme.text(TextKind::body);
        std::vector<float> heights;
        float whole = shape.header_height;
        for (app::MatrixRow const& row : view.rows) {
            TextBlock const& words = canvas.layout(row.label, label, shape.label_width - space::m);
            heights.push_back(std::max(kit.theme.grown(measure::row), words.height() + space::l));
            whole += heights.back();
        }
        if (kit.measuring)
            return whole;
        Id const table_id = canvas.id("table");
        canvas.node(table_node(table_id, Role::table, 0, place.rect(whole), element.name));
        if (shape.header_height > 0)
            table_header(kit, place, view, shape);
        float y = shape.header_height;
        for (std::size_t i = 0; i < view.rows.size(); ++i) {
            table_row(kit, place.below(y), heights[i], element, view, view.rows[i], shape);
            y += heights[i];
        }
        canvas.node(table_node(table_id, Role::table, 1, {}, {}));
        return whole;
    }

}

float matrix(Kit const& kit, Place place, app::ElementView const& element, app::MatrixView const& view)
{
    TextStyle const small = kit.theme.text(TextKind::small);
    float const count = static_cast<float>(view.columns.size());
    TableShape shape;
    shape.label_width = place.width * 0.36F;
    shape.cell_width = (place.width - shape.label_width) / std::max(1.0F, count);
    float const least = std::max(56.0F, widest_column_word(kit, view, small) + 10);
    if (place.width < 560 || shape.cell_width < least)
        return stacked(kit, place, element, view);
    if (view.shows_header)
        for (app::MatrixColumn const& column : view.columns)
            shape.header_height = std::max(
                shape.header_height, kit.canvas.layout(column.label, small, shape.cell_width - 8).height() + space::m);
    return table(kit, place, element, view, shape);
}

}
