#include "ui/widgets/concept_board.h"

#include "ui/widgets/card.h"
#include "ui/widgets/scale_cell.h"
#include "ui/widgets/task.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace dure::ui {

namespace {

    using Cards = std::span<app::BoardCard const>;

    constexpr float least_width = 260; // of a card, with letters of the usual size
    constexpr float around_picture = space::s;

    // One thing on a card: in a row of cards it stands at the same height on all of them.
    struct Section {
        enum class What : std::uint8_t { picture, title, description, fact, error, group } what = What::title;
        std::size_t number = 0; // of facts and groups
        float gap = 0; // above it
        float height = 0; // of the tallest in the row; 0: no card has it
    };

    struct Row {
        float width = 0; // of a card
        float padding = space::l;
        bool has_picture = false;
        std::vector<std::string> attributes {}; // of facts, as in a table: those of every card are among them in order
        std::vector<Section> sections {};

        float inside() const { return width - 2 * padding; }
        float top() const { return has_picture ? around_picture : padding; }
    };

    // Each card's facts are found in order: the place of the first one from `from` on, or the number of places.
    std::size_t place_of(Row const& row, std::string const& attribute, std::size_t from)
    {
        auto const first = row.attributes.begin() + static_cast<std::ptrdiff_t>(from);
        return static_cast<std::size_t>(std::find(first, row.attributes.end(), attribute) - row.attributes.begin());
    }

    void take_attributes(Row& row, app::BoardCard const& card)
    {
        std::size_t from = 0;
        for (app::ProductLine const& fact : card.facts) {
            std::size_t place = place_of(row, fact.attribute, from);
            if (place == row.attributes.size()) {
                place = from;
                row.attributes.insert(row.attributes.begin() + static_cast<std::ptrdiff_t>(place), fact.attribute);
            }
            from = place + 1;
        }
    }

    app::ProductLine const* fact_at(Row const& row, app::BoardCard const& card, std::size_t wanted)
    {
        std::size_t from = 0;
        for (app::ProductLine const& fact : card.facts) {
            std::size_t const place = place_of(row, fact.attribute, from);
            if (place == wanted)
                return &fact;
            from = place + 1;
        }
        return nullptr;
    }

    // A term beside its words, or above them where letters are large; lines between them as in a table. Where other
    // cards say something that this one does not, its place stays empty.
    float fact(Kit const& kit, Place place, app::ProductLine const* entry)
    {
        Palette const& p = kit.colours();
        TextStyle const term = kit.theme.text(TextKind::caption, p.text_soft);
        TextStyle words = kit.theme.text(TextKind::caption, p.text);
        words.weight = Weight::bold;
        bool const is_beside = place.width > 210 * kit.theme.text_scale;
        float const left = is_beside ? std::min(place.width * 0.34F, 130.0F) : 0;
        if (!kit.measuring)
            kit.canvas.fill({ place.x, place.y, place.width, measure::hairline }, p.hairline);
        if (entry == nullptr)
            return measure::hairline;
        Place const at = place.below(space::s + measure::hairline);
        float const above
            = paragraph(kit, { at.x, at.y, is_beside ? left - space::s : at.width }, entry->attribute, term);
        Place const beside { at.x + left, at.y + (is_beside ? 0 : above), at.width - left };
        float const height = paragraph(kit, beside, entry->words, words);
        return space::s + measure::hairline + (is_beside ? std::max(above, height) : above + height) + space::s;
    }

    // A check beside the name once the card is answered: seen while scrolling past.
    float titled(Kit const& kit, Place place, app::BoardCard const& card)
    {
        Palette const& p = kit.colours();
        float const mark = kit.theme.grown(24);
        TextStyle const style = kit.theme.text(TextKind::heading, p.text);
        float const height = heading(kit, { place.x, place.y, place.width - mark - space::s },
            std::min(kit.question_level + 1, 6), card.title, style);
        if (kit.measuring)
            return std::max(height, mark);
        float const amount
            = kit.canvas.animate(kit.canvas.id("answered"), card.is_answered ? 1 : 0, motion::calm_millis);
        float const line = style.size * style.line_height * kit.theme.text_scale;
        Point const centre { place.x + place.width - mark / 2, place.y + std::max(line, mark) / 2 };
        if (amount > 0.01F) {
            kit.canvas.push_opacity(amount);
            kit.canvas.circle(centre, mark / 2, p.brand_mark);
            draw_symbol(kit.canvas, Symbol::check, { centre.x - mark * 0.35F, centre.y - mark * 0.35F }, mark * 0.7F,
                p.on_brand_mark, 2.8F);
            kit.canvas.pop_opacity();
        }
        return std::max(height, mark);
    }

    // The picture stands nearer to the edges than the words. Beside cards with a picture its place stays.
    float picture(Kit const& kit, Place place, Row const& row, app::BoardCard const& card)
    {
        if (!row.has_picture)
            return 0;
        float const width = std::min(row.width - 2 * around_picture, 480.0F);
        Rect const rect { place.x + (row.inside() - width) / 2, place.y, width, std::round(width * 2 / 3) };
        if (!kit.measuring && card.image.empty())
            kit.canvas.fill(rect, kit.colours().sunken, radius::m);
        else if (!kit.measuring)
            task_picture(kit, rect, "picture", card.image);
        return rect.height;
    }

    float draw_section(Kit const& kit, Place place, app::ElementView const& element, app::BoardCard const& card,
        Row const& row, Section const& section)
    {
        switch (section.what) {
        case Section::What::picture:
            return picture(kit, place, row, card);
        case Section::What::title:
            return titled(kit, place, card);
        case Section::What::description:
            return paragraph(kit, place, card.description, kit.theme.text(TextKind::body, kit.colours().text_soft));
        case Section::What::fact:
            return fact(kit, place, fact_at(row, card, section.number));
        case Section::What::error:
            return card.error.empty() ? 0 : error_line(kit, place, card.error, Role::paragraph);
        case Section::What::group:
            return section.number < card.groups.size() ? task_group(
                       kit, place, element, card.task, card.groups[section.number], std::min(kit.question_level + 2, 6))
                                                       : 0;
        }
        return 0;
    }

    void list_sections(Row& row, std::size_t groups)
    {
        using What = Section::What;
        row.sections.push_back({ What::picture });
        row.sections.push_back({ What::title, 0, row.has_picture ? space::l : 0 });
        row.sections.push_back({ What::description, 0, space::xs });
        for (std::size_t i = 0; i < row.attributes.size(); ++i)
            row.sections.push_back({ What::fact, i, i == 0 ? space::m : 0 });
        row.sections.push_back({ What::error, 0, space::l });
        for (std::size_t i = 0; i < groups; ++i)
            row.sections.push_back({ What::group, i, i == 0 ? space::l : space::xl });
    }

    Row measured_row(Kit const& kit, app::ElementView const& element, Cards cards, float width)
    {
        Row row;
        row.width = width;
        row.padding = width < 300 ? space::l : space::xl;
        std::size_t groups = 0;
        for (app::BoardCard const& card : cards) {
            row.has_picture = row.has_picture || !card.image.empty();
            take_attributes(row, card);
            groups = std::max(groups, card.groups.size());
        }
        list_sections(row, groups);
        Kit dry = kit;
        dry.measuring = true;
        dry.focus_pending = nullptr;
        for (Section& section : row.sections)
            for (app::BoardCard const& card : cards)
                section.height
                    = std::max(section.height, draw_section(dry, { 0, 0, row.inside() }, element, card, row, section));
        return row;
    }

    float card_height(Row const& row)
    {
        float height = row.top() + row.padding;
        for (Section const& section : row.sections)
            height += section.height > 0 ? section.gap + section.height : 0;
        return height;
    }

    // What is missing takes the focus, not what stands before it.
    bool may_take_focus(app::BoardCard const& card, Section const& section)
    {
        auto const is_missing = [](app::TaskGroup const& group) { return group.invalid; };
        return section.what != Section::What::group || section.number >= card.groups.size()
            || is_missing(card.groups[section.number])
            || std::none_of(card.groups.begin(), card.groups.end(), is_missing);
    }

    void draw_card(
        Kit const& kit, Rect rect, app::ElementView const& element, app::BoardCard const& card, Row const& row)
    {
        Canvas::Scope const scope(kit.canvas, "concept" + std::to_string(card.task));
        CardLook const look { .corner = radius::xl - 4,
            .fill = kit.is_in_row() ? kit.colours().sunken : Colour { 0, 0, 0, 0 },
            .invalid = !card.error.empty(),
            .flat = kit.is_in_row() };
        Id const group = kit.canvas.id("card");
        kit.canvas.open_group(group, rect, card.title,
            { .description = card.error.empty() ? card.state : card.error, .invalid = !card.error.empty() });
        card_back(kit, rect, look);
        float y = rect.y + row.top();
        for (Section const& section : row.sections) {
            if (section.height <= 0)
                continue;
            y += section.gap;
            Kit own = kit;
            if (!may_take_focus(card, section))
                own.focus_pending = nullptr;
            draw_section(own, { rect.x + row.padding, y, row.inside() }, element, card, row, section);
            y += section.height;
        }
        kit.canvas.close_group(group);
    }

    float progress(Kit const& kit, Place place, app::BoardView const& view)
    {
        Palette const& p = kit.colours();
        constexpr float line = 6;
        TextStyle style = kit.theme.text(TextKind::caption, view.is_done ? p.success_text : p.text_soft);
        style.weight = Weight::bold;
        TextBlock const& words = kit.canvas.layout(view.progress, style, place.width);
        float const height = words.height() + space::s + line;
        if (kit.measuring)
            return height;
        kit.canvas.words(Role::status, 0, words, { place.x, place.y }, style);
        task_progress(kit, { place.x, place.y + words.height() + space::s, place.width, line }, view.fraction);
        return height;
    }

}

float concept_board(Kit const& kit, Place place, app::ElementView const& element, app::BoardView const& view)
{
    float const gap = kit.is_narrow() ? space::m : space::l;
    Column column(place);
    column.add(progress(kit, column.next().inset(kit.is_in_row() ? 0 : space::xs), view));
    auto const columns = static_cast<std::size_t>(
        cells_in_row(static_cast<int>(view.cards.size()), place.width, least_width * kit.theme.text_scale, gap));
    float const width = (place.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t first = 0; first < view.cards.size(); first += columns) {
        Cards const cards = Cards(view.cards).subspan(first, std::min(columns, view.cards.size() - first));
        Row const row = measured_row(kit, element, cards, width);
        Place const at = column.next(first == 0 ? space::l : gap);
        float const height = card_height(row);
        for (std::size_t i = 0; i < cards.size() && !kit.measuring; ++i) {
            Kit own = kit;
            if (first + i != view.first_missing)
                own.focus_pending = nullptr;
            float const x = at.x + static_cast<float>(i) * (width + gap);
            draw_card(own, { x, at.y, width, height }, element, cards[i], row);
        }
        column.add(height);
    }
    return column.height();
}

}
