#include "ui/widgets/file_upload.h"

#include "ui/widgets/button.h"
#include "ui/widgets/words.h"

#include <cstdlib>

namespace dure::ui {

namespace {

    // From here on there is no camera to hold up, and the file picker offers the same.
    constexpr float wide_window = 1000;

    constexpr std::string_view camera_id = "camera", choose_id = "choose";

    app::FileTrouble trouble_of(std::string_view why)
    {
        using app::FileTrouble;
        return why == "large"    ? FileTrouble::too_large
            : why == "many"      ? FileTrouble::too_many
            : why == "picture"   ? FileTrouble::no_picture
            : why == "uncleaned" ? FileTrouble::not_cleaned
                                 : FileTrouble::unreadable;
    }

    // Also once there may be no more and the control is gone: what was chosen together comes one after the other.
    void hear(Kit const& kit, std::string_view source, app::ElementView const& element)
    {
        for (platform::Event const* event : kit.canvas.file_news(kit.canvas.id(source))) {
            if (event->kind == platform::EventKind::preparing)
                kit.actions.add(app::PrepareFiles {
                    element.id, static_cast<std::uint32_t>(std::strtoul(event->text.c_str(), nullptr, 10)) });
            else if (event->kind == platform::EventKind::attached)
                kit.actions.add(app::AttachFile { element.id, event->name, event->text });
            else
                kit.actions.add(app::RefuseFile { element.id, event->name, trouble_of(event->text) });
        }
    }

    Node node_of(Kit const& kit, Rect rect, app::FileView const& view, app::FileSourceView const& source)
    {
        Node node;
        node.id = kit.canvas.id(source.is_camera ? camera_id : choose_id);
        node.role = Role::file;
        node.rect = rect;
        node.name = source.label;
        node.input_type = view.accept;
        node.autocomplete = source.is_camera ? "environment" : "";
        node.max_length = source.is_camera ? 1 : view.at_once;
        node.minimum = view.bytes_at_most;
        node.maximum = view.image_side_at_most;
        node.step = view.image_quality;
        node.corner_radius = radius::l;
        return node;
    }

    // Room for a hand, and on a desktop for what is dropped: the page's own control takes it.
    void one_source(Kit const& kit, Rect rect, app::ElementView const& element, app::FileView const& view,
        app::FileSourceView const& source)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        Node node = node_of(kit, rect, view, source);
        node.invalid = !element.errors.empty();
        Id const id = kit.control(std::move(node));
        if (!canvas.is_visible(rect))
            return;
        bool const lively = canvas.hovered(id) || canvas.pressed(id);
        canvas.fill(rect, mix(p.sunken, p.brand_text, lively ? 0.16F : 0.08F), radius::l);
        if (!element.errors.empty() || kit.theme.kind == ThemeKind::high_contrast)
            canvas.stroke(rect, element.errors.empty() ? p.border : p.danger, radius::l, measure::border);
        TextStyle style = kit.theme.text(TextKind::strong);
        style.max_lines = 2;
        Symbol const symbol = source.is_camera ? Symbol::camera : view.for_photos ? Symbol::photo : Symbol::open_file;
        float const icon = kit.theme.grown(28);
        TextBlock const& block = canvas.layout(source.label, style, rect.width - 2 * space::m);
        float const top = rect.y + (rect.height - icon - space::xs - block.height()) / 2;
        draw_symbol(canvas, symbol, { rect.x + (rect.width - icon) / 2, top }, icon, p.brand_text);
        canvas.draw(
            block, { rect.x + space::m, top + icon + space::xs }, style, Align::centre, rect.width - 2 * space::m);
    }

    float sources(Kit const& kit, Place place, app::ElementView const& element, app::FileView const& view)
    {
        if (view.sources.empty())
            return 0;
        std::vector<app::FileSourceView> shown = view.sources;
        if (kit.canvas.width() >= wide_window)
            shown = { view.only_source };
        TextStyle const words = kit.theme.text(TextKind::strong);
        float widest = 0;
        for (app::FileSourceView const& source : shown)
            widest = std::max(widest, kit.canvas.text_width(source.label, words) + 2 * space::l);
        auto const count = static_cast<float>(shown.size());
        bool const stacked = (place.width - (count - 1) * space::s) / count < widest;
        float const line = words.size * words.line_height * kit.theme.text_scale;
        float const height = kit.theme.grown(28) + space::xs + line + 2 * space::l;
        float const across = stacked ? place.width : (place.width - (count - 1) * space::s) / count;
        float x = place.x;
        float y = place.y;
        for (app::FileSourceView const& source : shown) {
            if (!kit.measuring)
                one_source(kit, { x, y, across, height }, element, view, source);
            (stacked ? y : x) += (stacked ? height : across) + space::s;
        }
        return stacked ? y - space::s - place.y : height;
    }

    float status(Kit const& kit, Place place, app::FileView const& view)
    {
        if (view.status.empty())
            return 0;
        Palette const& p = kit.colours();
        float const icon = kit.theme.grown(18);
        TextStyle const style = kit.theme.text(TextKind::caption, view.is_preparing ? p.text_soft : p.success_text);
        TextBlock const& block = kit.canvas.layout(view.status, style, place.width - icon - space::s);
        if (!kit.measuring) {
            Symbol const symbol = view.is_preparing ? Symbol::clock : Symbol::check;
            draw_symbol(
                kit.canvas, symbol, { place.x, place.y + (block.line_height - icon) / 2 }, icon, style.colour, 2);
            kit.canvas.words(Role::status, 0, block, { place.x + icon + space::s, place.y }, style);
        }
        return block.height();
    }

    struct Size {
        float width = 0;
        float height = 0;
    };

    // The survey's own size where the row has room for it.
    Size preview_size(Kit const& kit, app::FileView const& view, float width)
    {
        float const usual = kit.theme.grown(72);
        float const most = std::max(usual, std::min(width - usual - measure::target, 320.0F));
        float const wide = view.preview_width > 0 ? std::min(view.preview_width, most) : usual;
        return { wide, view.preview_height > 0 ? std::min(view.preview_height, most) : wide };
    }

    void preview(Kit const& kit, Rect rect, app::FileItemView const& item)
    {
        Palette const& p = kit.colours();
        kit.canvas.fill(rect, mix(p.sunken, p.text, 0.06F), radius::s);
        if (item.picture.empty()) {
            float const icon = std::min(rect.width, kit.theme.grown(32));
            draw_symbol(kit.canvas, Symbol::document,
                { rect.x + (rect.width - icon) / 2, rect.y + (rect.height - icon) / 2 }, icon, p.text_soft);
            return;
        }
        Node node;
        node.id = kit.canvas.id("picture");
        node.role = Role::image; // a decoration: its name stands beside it
        node.level = 1;
        node.rect = rect;
        node.value = item.picture;
        node.corner_radius = radius::s;
        kit.canvas.node(std::move(node));
    }

    float one_file(
        Kit const& kit, Place place, app::ElementView const& element, app::FileView const& view, std::uint32_t index)
    {
        app::FileItemView const& item = view.files[index];
        Palette const& p = kit.colours();
        Size const shown = preview_size(kit, view, place.width);
        float const button = kit.theme.grown(measure::target);
        float const left = shown.width + 2 * space::s + space::xs;
        float const width = place.width - left - (item.remove.empty() ? space::s : button + space::s);
        TextStyle name = kit.theme.text(TextKind::body);
        name.max_lines = 2;
        TextStyle const small = kit.theme.text(TextKind::small, p.text_soft);
        auto const words = [&](Kit const& inner, Place at) {
            Column column(at);
            column.add(paragraph(inner, column.next(), item.name, name));
            column.add(paragraph(inner, column.next(2), item.size, small));
            return column.height();
        };
        float const text = measured(kit, [&](Kit const& dry) { return words(dry, { 0, 0, width }); });
        float const height = std::max({ shown.height, text, button }) + 2 * space::s;
        if (kit.measuring)
            return height;
        kit.canvas.fill(place.rect(height), p.sunken, radius::m);
        preview(kit, { place.x + space::s, place.y + (height - shown.height) / 2, shown.width, shown.height }, item);
        words(kit, { place.x + left, place.y + (height - text) / 2, width });
        Rect const cross { place.x + place.width - button - space::xs, place.y + (height - button) / 2, button,
            button };
        if (!item.remove.empty()
            && icon_button(kit, cross, "remove", item.remove, Symbol::trash, p.text_soft, can_answer(element)))
            kit.actions.add(app::RemoveFile { element.id, index });
        return height;
    }

}

float file_upload(Kit const& kit, Place place, app::ElementView const& element, app::FileView const& view)
{
    if (!kit.measuring) {
        hear(kit, camera_id, element);
        hear(kit, choose_id, element);
    }
    Column column(place);
    column.add(sources(kit, column.next(), element, view));
    if (!view.hint.empty())
        column.add(
            paragraph(kit, column.next(space::s), view.hint, kit.theme.text(TextKind::small, kit.colours().text_soft)));
    column.add(status(kit, column.next(space::m), view));
    for (std::string const& words : view.problems)
        column.add(error_line(kit, column.next(space::s), words));
    for (std::uint32_t i = 0; i < view.files.size(); ++i) {
        Canvas::Scope const scope(kit.canvas, "file" + std::to_string(i));
        column.add(one_file(kit, column.next(space::s), element, view, i));
    }
    return column.height();
}

}
