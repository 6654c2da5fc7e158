// What one drawn frame says to the page: every widget's role, name, state and place, and what came back from the person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dure::platform {

// CSS pixels in document coordinates: y grows with the page, not with the visible window.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    bool operator==(Rect const&) const = default;
};

enum class Role : std::uint8_t {
    heading,    // level 1-6 in `level`
    paragraph,
    list_item,
    link,       // `value` is the address
    button,
    checkbox,
    radio,      // `group` names the radio group
    toggle,     // a switch (role=switch)
    text_field, // one line; `input_type` is the HTML input type
    text_area,
    slider,     // native range: minimum, maximum, step
    select,     // native select: `options`
    image,
    progress,
    group,      // a named group (fieldset); `level` 0 opens, 1 closes
    table,      // likewise, for a matrix
    status,     // announced politely
    alert,      // announced at once
    dialog,     // modal: level 0 opens, 1 closes
    file,       // opens a file picker inside the DOM event
    download,   // runs its effect inside the DOM event
};

struct Option {
    std::string value;
    std::string label;

    bool operator==(Option const&) const = default;
};

struct Node {
    std::uint64_t id = 0; // stable over frames: the same control keeps the same element
    Role role = Role::paragraph;
    std::uint8_t level = 0;
    Rect rect;
    std::string name;        // equals the visible words
    std::string description; // help and error text, read after the name
    std::string value;
    std::string input_type;
    std::string placeholder;
    std::string autocomplete;
    std::uint64_t group = 0;
    std::vector<Option> options;
    double minimum = 0;
    double maximum = 0;
    double step = 0;
    std::uint32_t max_length = 0; // in characters; 0 means none
    float font_size = 0;          // of text the page shows itself (fields), in CSS px
    bool checked = false;
    bool mixed = false;
    bool disabled = false;
    bool read_only = false;
    bool required = false;
    bool invalid = false;
    bool expanded = false;
    bool current = false;  // aria-current
    bool take_focus = false;

    bool operator==(Node const&) const = default;
};

struct Frame {
    std::string title;    // document.title
    std::string language; // html lang
    std::uint64_t screen = 0; // a change moves the focus to the first heading and scrolls to the top
    float content_height = 0;
    std::vector<Node> nodes;  // in reading order
    std::vector<Node> fixed;  // nodes that stay in the window while the page scrolls (top bar, bottom bar), reading order
    bool animating = false;   // ask for another frame
};

enum class EventKind : std::uint8_t {
    click,
    input,   // text changed; not yet settled while composing
    settled, // text after compositionend or blur
    change,  // checkbox, radio, select, slider
    focus,
    blur,
    key,     // only keys a widget asked for (arrow keys of a ranking); `text` is the key name
    pointer, // over a figure: x, y relative to the node, 0..1
};

struct Event {
    std::uint64_t id = 0;
    EventKind kind = EventKind::click;
    std::string text;
    bool checked = false;
    float x = 0;
    float y = 0;
};

}
