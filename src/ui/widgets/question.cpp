#include "ui/widgets/question.h"

#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/concept_board.h"
#include "ui/widgets/consent.h"
#include "ui/widgets/field.h"
#include "ui/widgets/file_upload.h"
#include "ui/widgets/judgement.h"
#include "ui/widgets/matrix.h"
#include "ui/widgets/maxdiff.h"
#include "ui/widgets/multiple_text.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/picture_question.h"
#include "ui/widgets/plain.h"
#include "ui/widgets/products.h"
#include "ui/widgets/ranking.h"
#include "ui/widgets/rating.h"
#include "ui/widgets/repeated.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    constexpr std::string_view required_mark = "*";

    // A field or a drop-down carries the question's name itself; everything made of several controls is a named group.
    bool is_one_control(app::ElementKind const& kind)
    {
        return std::holds_alternative<app::TextView>(kind) || std::holds_alternative<app::CommentView>(kind)
            || std::holds_alternative<app::DropdownView>(kind);
    }

    // Several controls that are one answer: a screen reader counts them and says that it is required.
    bool is_one_of_radios(app::ElementKind const& kind)
    {
        if (auto const* choice = std::get_if<app::ChoiceView>(&kind))
            return !choice->several;
        if (auto const* picture = std::get_if<app::PictureQuestionView>(&kind))
            return picture->is_choice && !picture->several;
        if (auto const* boolean = std::get_if<app::BooleanView>(&kind))
            return boolean->look == app::BooleanLook::buttons;
        return std::holds_alternative<app::RatingView>(kind) || std::holds_alternative<app::NpsView>(kind);
    }

    // Words and pictures of the survey: no card, nothing to answer.
    bool is_plain(app::ElementKind const& kind)
    {
        return std::holds_alternative<app::HtmlView>(kind) || std::holds_alternative<app::ImageView>(kind)
            || std::holds_alternative<app::NoteView>(kind);
    }

    std::string help_and_errors(app::ElementView const& element)
    {
        std::string words = plain_words(element.description);
        if (!element.errors.empty() && !words.empty())
            words += ' ';
        return words + joined(element.errors);
    }

    FieldShape shape_of(app::ElementView const& element)
    {
        FieldShape shape;
        shape.name = element.name;
        shape.description = help_and_errors(element);
        shape.required = element.required;
        shape.enabled = element.enabled;
        shape.read_only = element.read_only;
        return shape;
    }

    struct BodyDrawer {
        Kit const& kit;
        Place place;
        app::ElementView const& element;

        float operator()(app::ChoiceView const& view) const { return choice(kit, place, element, view); }
        float operator()(app::DropdownView const& view) const { return dropdown(kit, place, element, view); }
        float operator()(app::TagboxView const& view) const { return tagbox(kit, place, element, view); }
        float operator()(app::RatingView const& view) const { return rating(kit, place, element, view); }
        float operator()(app::NpsView const& view) const { return nps(kit, place, element, view); }
        float operator()(app::BooleanView const& view) const { return boolean(kit, place, element, view); }
        float operator()(app::MatrixView const& view) const { return matrix(kit, place, element, view); }
        float operator()(app::RankingView const& view) const { return ranking(kit, place, element, view); }
        float operator()(app::SliderView const& view) const { return slider(kit, place, element, view); }
        float operator()(app::MultipleTextView const& view) const { return multiple_text(kit, place, element, view); }
        float operator()(app::FileView const& view) const { return file_upload(kit, place, element, view); }
        float operator()(app::ConsentView const& view) const { return consent(kit, place, element, view); }
        float operator()(app::ImageView const& view) const { return picture(kit, place, element, view); }
        float operator()(app::HtmlView const& view) const
        {
            return rich_text(kit, place, view.blocks, kit.theme.text(TextKind::body, kit.colours().text));
        }
        float operator()(app::ExpressionView const& view) const { return result(kit, place, view); }
        float operator()(app::NoteView const& view) const { return note(kit, place, view); }
        float operator()(app::PanelView const& view) const { return panel(kit, place, element, view); }
        float operator()(app::MaxDiffView const& view) const { return maxdiff(kit, place, element, view); }
        float operator()(app::ProductsView const& view) const { return products(kit, place, element, view); }
        float operator()(app::JudgementView const& view) const { return judgement(kit, place, element, view); }
        float operator()(app::BoardView const& view) const { return concept_board(kit, place, element, view); }
        float operator()(app::PriceView const& view) const { return prices(kit, place, element, view); }
        float operator()(app::SharesView const& view) const { return shares(kit, place, element, view); }
        float operator()(app::CardSortView const& view) const { return card_sort(kit, place, element, view); }
        float operator()(app::PictureQuestionView const& view) const
        {
            return picture_question(kit, place, element, view);
        }
        float operator()(app::SignatureView const& view) const { return signature(kit, place, element, view); }
        float operator()(app::RepeatedView const& view) const { return repeated(kit, place, element, view); }
        float operator()(app::TextView const& view) const { return entry(view.entry, 1); }
        float operator()(app::CommentView const& view) const { return entry(view.entry, std::max(2, view.rows)); }

        float entry(app::EntryView const& view, int rows) const
        {
            FieldShape shape = shape_of(element);
            shape.rows = rows;
            app::EntryView shown = view;
            // The question's title is the visible label; saying it twice helps nobody.
            if (shown.label == element.title) {
                shown.shows_label = false;
                shape.is_titled = true;
            }
            return field(kit, place, "field", shown, shape, [this](std::string text, bool settled) {
                kit.actions.add(
                    app::TypeText { .question = element.id, .item = {}, .text = std::move(text), .settled = settled });
            });
        }
    };

    // The number hangs to the left of the title, a star follows it; a screen reader hears "3. required" before it.
    float titled(Kit const& kit, Place place, app::ElementView const& element)
    {
        Palette const& p = kit.colours();
        TextKind const size = kit.is_in_row() ? TextKind::strong : TextKind::heading;
        TextStyle const style = kit.theme.text(size);
        TextStyle const number = kit.theme.text(size, p.brand_text);
        TextStyle const star = kit.theme.text(size, p.danger_text);
        bool const marked = element.required && !element.required_word.empty();
        float const left
            = element.number.empty() ? 0 : kit.canvas.text_width(element.number, number) + 6 * kit.theme.text_scale;
        float const right = marked ? kit.canvas.text_width(required_mark, star) + space::xs : 0;
        std::vector<Span> const spans = element.title_runs.empty() ? std::vector { Span { .text = element.title } }
                                                                   : spans_of(element.title_runs);
        TextBlock const block = balanced(kit, spans, style, place.width - left - right);
        if (kit.measuring)
            return block.height();
        if (left > 0 || marked) {
            Node node;
            node.role = Role::paragraph;
            node.level = 1;
            node.rect = { place.x, place.y, std::max(left, measure::hairline), block.line_height };
            node.name = element.number + (left > 0 && marked ? " " : "") + (marked ? element.required_word : "");
            kit.canvas.node(std::move(node));
        }
        if (left > 0)
            kit.canvas.label(element.number, { place.x, place.y, left, block.line_height }, number, Align::left);
        kit.canvas.words(Role::heading, kit.question_level, block, { place.x + left, place.y }, style, Align::left,
            place.width - left - right);
        if (marked && !block.lines.empty()) {
            float const x = place.x + left + block.lines.back().width + space::xs;
            kit.canvas.label(required_mark,
                { x, place.y + block.height() - block.line_height, right, block.line_height }, star, Align::left);
        }
        return block.height();
    }

    float error_lines(Kit const& kit, Place place, app::ElementView const& element)
    {
        Column column(place);
        for (std::string const& words : element.errors)
            column.add(error_line(kit, column.next(space::xs), words));
        return column.height();
    }

    float title(Kit const& kit, Place place, app::ElementView const& element)
    {
        Column column(place);
        if (!element.title.empty())
            column.add(titled(kit, column.next(), element));
        column.add(rich_text(kit, column.next(space::xs), element.description,
            kit.theme.text(TextKind::caption, kit.colours().text_soft), 4));
        column.add(error_lines(kit, column.next(space::s), element));
        return column.height();
    }

    float inside_card(Kit const& kit, Place place, app::ElementView const& element)
    {
        Column column(place);
        column.add(title(kit, column.next(), element));
        Place const body = column.next(kit.is_in_row() ? space::s : space::m);
        column.add(std::visit(BodyDrawer { kit, body, element }, element.kind));
        if (element.comment)
            column.add(other_field(kit, column.next(space::m), element, *element.comment));
        return column.height();
    }

    float answerable(Kit const& kit, Place place, app::ElementView const& element)
    {
        CardLook look { .padding = kit.canvas.width() < 360 ? space::l
                : kit.is_narrow()                           ? space::xl
                                                            : space::xxl,
            .corner = radius::xl - 4,
            .fill = { 0, 0, 0, 0 },
            .invalid = !element.errors.empty() };
        if (kit.is_in_row())
            look = { .padding = 0, .fill = { 0, 0, 0, 0 }, .bare = true };
        auto const inside = [&](Kit const& inner, Place within) { return inside_card(inner, within, element); };
        if (is_one_control(element.kind) || kit.measuring)
            return card(kit, place, look, inside);
        Kit dry = kit;
        dry.measuring = true;
        float const height = card(dry, place, look, inside);
        Id const group = kit.canvas.id("question");
        kit.canvas.open_group(group, place.rect(height), element.name,
            { .holds_radios = is_one_of_radios(element.kind),
                .description = help_and_errors(element),
                .required = element.required,
                .invalid = !element.errors.empty() });
        card(kit, place, look, inside);
        kit.canvas.close_group(group);
        return height;
    }

}

namespace {

    bool brings_own_cards(Kit const& kit, app::ElementKind const& kind)
    {
        return std::holds_alternative<app::RepeatedView>(kind)
            || (std::holds_alternative<app::BoardView>(kind) && !kit.is_in_row());
    }

    // No card of its own: the panels, rows or concepts are the cards.
    float question_of_cards(Kit const& kit, Place place, app::ElementView const& element)
    {
        auto const draw = [&](Kit const& inner) {
            Column column(place);
            column.add(title(inner, column.next().inset(space::xs), element));
            column.add(std::visit(BodyDrawer { inner, column.next(space::m), element }, element.kind));
            if (element.comment)
                column.add(other_field(inner, column.next(space::l), element, *element.comment));
            return column.height();
        };
        if (kit.measuring)
            return draw(kit);
        Id const group = kit.canvas.id("question");
        kit.canvas.open_group(group, place.rect(measured(kit, draw)), element.name,
            { .description = help_and_errors(element),
                .required = element.required,
                .invalid = !element.errors.empty() });
        float const height = draw(kit);
        kit.canvas.close_group(group);
        return height;
    }

}

float question(Kit const& kit, Place place, app::ElementView const& element)
{
    Canvas::Scope const scope(kit.canvas, "q" + std::to_string(element.id.number));
    bool pending = kit.focus && *kit.focus == element.id && !kit.measuring;
    Kit inner = kit;
    if (pending)
        inner.focus_pending = &pending;
    if (app::PanelView const* view = std::get_if<app::PanelView>(&element.kind)) {
        inner.wide.reset(); // what stands in a panel stays in it
        return panel(inner, place, element, *view);
    }
    if (brings_own_cards(inner, element.kind)) {
        bool const is_wide = inner.wide && std::holds_alternative<app::BoardView>(element.kind);
        return question_of_cards(inner, is_wide ? Place { inner.wide->x, place.y, inner.wide->width } : place, element);
    }
    if (is_plain(element.kind)) {
        Column column(place.inset(kit.is_narrow() ? space::xs : 0));
        column.add(title(inner, column.next(), element));
        column.add(std::visit(BodyDrawer { inner, column.next(space::s), element }, element.kind));
        return column.height();
    }
    return answerable(inner, place, element);
}

float questions(Kit const& kit, Place place, std::vector<app::ElementView> const& elements)
{
    // Without cards between them, questions in a row need more room to tell them apart.
    float const gap = kit.is_in_row() ? space::xl : kit.is_narrow() ? space::m : space::l;
    Column column(place);
    for (app::ElementView const& element : elements) {
        // A title that stands on the page, not on a card, keeps away from the card above it.
        bool const is_board = std::holds_alternative<app::BoardView>(element.kind) && !kit.is_in_row();
        column.add(question(kit, column.next(is_board ? gap + space::xl : gap), element));
    }
    return column.height();
}

}
