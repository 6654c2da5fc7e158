#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    float one_block(
        Kit const& kit, Place place, Role role, int level, TextBlock const& block, TextStyle const& style, Align align)
    {
        if (kit.measuring)
            return block.height();
        return kit.canvas.words(role, level, block, { place.x, place.y }, style, align, place.width);
    }

    float list_entry(Kit const& kit, Place place, app::TextBlock const& entry, TextStyle const& style)
    {
        float const indent = kit.theme.grown(22) * static_cast<float>(entry.level + 1);
        Place const beside { place.x + indent, place.y, place.width - indent };
        TextBlock const& block = kit.canvas.layout(spans_of(entry.runs), style, beside.width);
        if (!kit.measuring) {
            float const middle = place.y + block.line_height / 2;
            float const left = beside.x - kit.theme.grown(22);
            if (entry.kind == app::TextBlockKind::bullet) {
                kit.canvas.circle(
                    { left + kit.theme.grown(8), middle }, kit.theme.grown(2.5F), kit.colours().brand_mark);
            } else {
                kit.canvas.label(std::to_string(entry.number) + ".",
                    { left - 4, place.y, kit.theme.grown(22), block.line_height }, style, Align::left);
            }
        }
        return one_block(kit, beside, Role::list_item, 0, block, style, Align::left);
    }

}

std::vector<Span> spans_of(std::vector<app::TextRun> const& runs)
{
    std::vector<Span> spans;
    for (app::TextRun const& run : runs)
        spans.push_back(Span { run.text, run.strong, run.emphasis, run.link });
    return spans;
}

TextBlock balanced(Kit const& kit, std::vector<Span> const& spans, TextStyle const& style, float width)
{
    TextBlock best = kit.canvas.layout(spans, style, width);
    if (best.lines.size() < 2 || best.lines.size() > 3)
        return best;
    float too_narrow = width / 2;
    for (int step = 0; step < 5; ++step) {
        float const middle = (too_narrow + best.width) / 2;
        TextBlock tried = kit.canvas.layout(spans, style, middle);
        if (tried.lines.size() == best.lines.size() && tried.width <= middle)
            best = std::move(tried);
        else
            too_narrow = middle;
    }
    return best;
}

float heading(Kit const& kit, Place place, int level, std::string_view words, TextStyle const& style, Align align)
{
    if (words.empty())
        return 0;
    TextBlock const block = balanced(kit, { Span { .text = std::string(words) } }, style, place.width);
    return one_block(kit, place, Role::heading, level, block, style, align);
}

float paragraph(Kit const& kit, Place place, std::string_view words, TextStyle const& style, Align align)
{
    if (words.empty())
        return 0;
    TextBlock const block = align == Align::centre
        ? balanced(kit, { Span { .text = std::string(words) } }, style, place.width)
        : kit.canvas.layout(words, style, place.width);
    return one_block(kit, place, Role::paragraph, 0, block, style, align);
}

float error_line(Kit const& kit, Place place, std::string_view words, Role role)
{
    Palette const& p = kit.colours();
    TextStyle style = kit.theme.text(TextKind::caption, p.danger_text);
    style.weight = Weight::bold;
    float const icon = kit.theme.grown(18);
    float const left = icon + 6;
    TextBlock const& block = kit.canvas.layout(words, style, place.width - left);
    if (kit.measuring)
        return block.height();
    draw_symbol(
        kit.canvas, Symbol::warning, { place.x, place.y + (block.line_height - icon) / 2 }, icon, p.danger_text);
    kit.canvas.words(role, 0, block, { place.x + left, place.y }, style);
    return block.height();
}

float rich_text(
    Kit const& kit, Place place, std::vector<app::TextBlock> const& blocks, TextStyle const& style, int first_level)
{
    Column column(place);
    // Whatever a survey's author began with, no level is skipped here.
    int highest = 6;
    for (app::TextBlock const& block : blocks)
        if (block.kind == app::TextBlockKind::heading)
            highest = std::min(highest, std::max(1, block.level));
    int deepest = first_level;
    for (app::TextBlock const& block : blocks) {
        if (block.runs.empty())
            continue;
        switch (block.kind) {
        case app::TextBlockKind::paragraph:
            column.add(one_block(kit, column.next(space::s), Role::paragraph, 0,
                kit.canvas.layout(spans_of(block.runs), style, place.width), style, Align::left));
            break;
        case app::TextBlockKind::heading: {
            TextStyle const larger = kit.theme.text(TextKind::strong, style.colour);
            int const level = std::min({ 6, deepest, first_level + std::max(1, block.level) - highest });
            deepest = level + 1;
            column.add(one_block(kit, column.next(space::m), Role::heading, level,
                kit.canvas.layout(spans_of(block.runs), larger, place.width), larger, Align::left));
            break;
        }
        case app::TextBlockKind::bullet:
        case app::TextBlockKind::numbered:
            column.add(list_entry(kit, column.next(space::xs), block, style));
            break;
        }
    }
    return column.height();
}

std::string plain_words(std::vector<app::TextBlock> const& blocks)
{
    std::string words;
    for (app::TextBlock const& block : blocks) {
        if (!words.empty())
            words += ' ';
        for (app::TextRun const& run : block.runs)
            words += run.text;
    }
    return words;
}

std::string joined(std::vector<std::string> const& sentences)
{
    std::string words;
    for (std::string const& sentence : sentences) {
        if (!words.empty())
            words += ' ';
        words += sentence;
    }
    return words;
}

}
