#include "ui/headless.h"

#include <algorithm>
#include <unordered_set>

namespace dure::ui {

bool is_control(Role role)
{
    switch (role) {
    case Role::link:
    case Role::button:
    case Role::checkbox:
    case Role::radio:
    case Role::toggle:
    case Role::text_field:
    case Role::text_area:
    case Role::slider:
    case Role::select:
    case Role::file:
        return true;
    default:
        return false;
    }
}

namespace {

    using platform::Event;
    using platform::EventKind;

    bool is_container(Role role)
    {
        return role == Role::group || role == Role::table || role == Role::row || role == Role::cell
            || role == Role::row_header || role == Role::dialog || role == Role::region;
    }

    std::string_view word_for(Node const& node)
    {
        switch (node.role) {
        case Role::heading:
            return "heading";
        case Role::paragraph:
            return "text";
        case Role::list_item:
            return "item";
        case Role::link:
            return "link";
        case Role::button:
            return "button";
        case Role::checkbox:
            return "checkbox";
        case Role::radio:
            return "radio";
        case Role::toggle:
            return "switch";
        case Role::text_field:
            return "field";
        case Role::text_area:
            return "long field";
        case Role::slider:
            return "slider";
        case Role::select:
            return "select";
        case Role::image:
            return "image";
        case Role::progress:
            return "progress";
        case Role::group:
            return node.input_type == "radiogroup" ? "radio group" : "group";
        case Role::table:
            return "table";
        case Role::row:
            return "row";
        case Role::cell:
            return "cell";
        case Role::row_header:
            return "row header";
        case Role::column_header:
            return "column header";
        case Role::status:
            return "status";
        case Role::alert:
            return "alert";
        case Role::dialog:
            return "dialog";
        case Role::file:
            return "file";
        case Role::region:
            return node.input_type;
        case Role::surface:
            return "surface";
        }
        return "?";
    }

    void add_states(std::string& line, Node const& node)
    {
        std::string states;
        auto const add = [&](bool is, std::string_view word) {
            if (is)
                states += (states.empty() ? "" : ", ") + std::string(word);
        };
        add(node.checked, "checked");
        add(node.disabled, "disabled");
        add(node.read_only, "read only");
        add(node.required, "required");
        add(node.invalid, "invalid");
        add(node.expandable, node.expanded ? "open" : "closed");
        add(node.current, "current");
        add(node.primary, "primary");
        if (!states.empty())
            line += " (" + states + ")";
    }

    std::string line_of(Node const& node)
    {
        std::string line(word_for(node));
        if (node.role == Role::heading)
            line += " " + std::to_string(node.level);
        if (!node.name.empty())
            line += " \"" + node.name + "\"";
        if (!node.value.empty() && node.role != Role::image)
            line += " = \"" + node.value + "\"";
        add_states(line, node);
        if (!node.description.empty())
            line += " -- " + node.description;
        if (node.role == Role::select)
            for (platform::Option const& option : node.options)
                line += " | " + option.label;
        return line;
    }

    std::string place_of(Node const& node)
    {
        return std::string(word_for(node)) + " \"" + node.name + "\"";
    }

}

Headless::Headless(Screen screen, FrameInput input)
    : m_screen(std::move(screen))
    , m_input(std::move(input))
{
    frame();
}

platform::Frame const& Headless::frame()
{
    m_canvas.begin(m_input);
    m_input.events.clear();
    m_screen(m_canvas);
    m_frame = m_canvas.end();
    return m_frame;
}

platform::Frame const& Headless::settle()
{
    for (int i = 0; i < 200; ++i) {
        m_input.now_millis += 16;
        if (!frame().animating)
            break;
    }
    return m_frame;
}

Node const* Headless::find(Role role, std::string_view name) const
{
    auto const found = std::find_if(m_frame.nodes.begin(), m_frame.nodes.end(), [&](Node const& node) {
        return node.role == role && node.name == name && !(is_container(role) && node.level == 1);
    });
    return found == m_frame.nodes.end() ? nullptr : &*found;
}

// Twice: the first frame hears the event, the second shows what came of it.
bool Headless::send(Event event)
{
    m_input.events.push_back(std::move(event));
    frame();
    frame();
    return true;
}

bool Headless::click(Role role, std::string_view name)
{
    Node const* node = find(role, name);
    return node && !node->disabled && send({ .id = node->id, .kind = EventKind::click });
}

bool Headless::check(Role role, std::string_view name, bool checked)
{
    Node const* node = find(role, name);
    return node && !node->disabled && send({ .id = node->id, .kind = EventKind::change, .checked = checked });
}

bool Headless::check_by_keys(Role role, std::string_view name)
{
    Node const* node = find(role, name);
    return node && !node->disabled
        && send({ .id = node->id, .kind = EventKind::change, .name = "keys", .checked = true });
}

bool Headless::type(std::string_view field, std::string_view text)
{
    Node const* node = find(Role::text_field, field);
    if (!node)
        node = find(Role::text_area, field);
    if (!node || node->disabled || node->read_only)
        return false;
    auto const id = node->id;
    send({ .id = id, .kind = EventKind::input, .text = std::string(text) });
    return send({ .id = id, .kind = EventKind::settled, .text = std::string(text) });
}

bool Headless::draw(Role role, std::string_view name, std::vector<Point> const& way)
{
    Node const* node = find(role, name);
    return node && drag(node->id, way);
}

bool Headless::drag(Id id, std::vector<Point> const& way)
{
    using Phase = platform::PointerPhase;
    auto const found
        = std::find_if(m_frame.nodes.begin(), m_frame.nodes.end(), [id](Node const& node) { return node.id == id; });
    if (found == m_frame.nodes.end() || found->disabled || found->gesture == platform::Gesture::none || way.empty())
        return false;
    auto const step = [&](Phase phase, Point at) {
        send({ .id = id, .kind = EventKind::pointer, .phase = phase, .x = at.x, .y = at.y });
    };
    if (found->gesture == platform::Gesture::point) {
        step(Phase::tap, way.front());
        return true;
    }
    step(Phase::down, way.front());
    for (Point const at : way)
        step(Phase::move, at);
    step(Phase::up, way.back());
    return true;
}

bool Headless::choose(std::string_view field, std::string_view option_label)
{
    Node const* node = find(Role::select, field);
    if (!node || node->disabled)
        return false;
    for (platform::Option const& option : node->options)
        if (option.label == option_label)
            return send({ .id = node->id, .kind = EventKind::change, .text = option.value });
    return false;
}

std::string in_words(platform::Frame const& frame)
{
    std::string words;
    std::size_t depth = 0;
    for (Node const& node : frame.nodes) {
        bool const container = is_container(node.role);
        if (container && node.level == 1) {
            depth -= depth > 0 ? 1 : 0;
            continue;
        }
        if (node.role == Role::surface && node.name.empty())
            continue;
        words += std::string(2 * depth, ' ') + line_of(node) + "\n";
        depth += container ? 1 : 0;
    }
    return words;
}

std::vector<std::string> complaints(platform::Frame const& frame)
{
    std::vector<std::string> list;
    std::unordered_set<Id> seen;
    int depth = 0;
    for (Node const& node : frame.nodes) {
        bool const container = is_container(node.role);
        if (container && node.level == 1) {
            --depth;
            continue;
        }
        depth += container ? 1 : 0;
        if (!seen.insert(node.id).second)
            list.push_back(place_of(node) + ": its id is taken by another");
        bool const needs_name = is_control(node.role) || node.role == Role::heading || node.role == Role::dialog;
        if (needs_name && node.name.empty())
            list.push_back(place_of(node) + ": has no name");
        // WCAG 2.2, 2.5.8; links inside a sentence are exempt.
        if (is_control(node.role) && node.role != Role::link && (node.rect.width < 24 || node.rect.height < 24))
            list.push_back(place_of(node) + ": too small to hit");
        if (node.role == Role::radio && node.group == 0)
            list.push_back(place_of(node) + ": belongs to no group");
    }
    if (depth != 0)
        list.push_back("a group, table or dialog is opened and not closed");
    return list;
}

}
