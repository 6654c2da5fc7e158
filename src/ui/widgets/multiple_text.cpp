#include "ui/widgets/multiple_text.h"

#include "ui/widgets/field.h"
#include "ui/widgets/words.h"

namespace dure::ui {

namespace {

    float one_field(Kit const& kit, Place place, app::ElementView const& element, app::MultipleTextItem const& item)
    {
        FieldShape shape;
        shape.name = item.entry.label;
        shape.description = joined(item.errors);
        shape.required = item.required;
        shape.enabled = element.enabled;
        shape.read_only = element.read_only;
        Column column(place);
        column.add(field(kit, column.next(), item.key, item.entry, shape, [&](std::string text, bool settled) {
            kit.actions.add(app::TypeText {
                .question = element.id, .item = item.key, .text = std::move(text), .settled = settled });
        }));
        TextStyle const style = kit.theme.text(TextKind::small, kit.colours().danger_text);
        for (std::string const& words : item.errors)
            column.add(paragraph(kit, column.next(space::xs), words, style));
        return column.height();
    }

}

float multiple_text(Kit const& kit, Place place, app::ElementView const& element, app::MultipleTextView const& view)
{
    int const room = std::max(1, static_cast<int>(place.width / (240 * kit.theme.text_scale)));
    int const columns = std::clamp(view.columns, 1, room);
    float const width = (place.width - space::m * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float y = 0;
    float tallest = 0;
    int column = 0;
    for (app::MultipleTextItem const& item : view.items) {
        if (column == columns) {
            y += tallest + space::m;
            tallest = 0;
            column = 0;
        }
        Place const at { place.x + static_cast<float>(column) * (width + space::m), place.y + y, width };
        tallest = std::max(tallest, one_field(kit, at, element, item));
        ++column;
    }
    return y + tallest;
}

}
