// What one drawn frame says to the page: every widget's role, name, state and place, and what came back from the
// person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dure::platform {

// CSS pixels in document coordinates: y grows with the page, not with the visible window.
// In a fixed layer the same numbers count from the window's corner.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool operator==(Rect const&) const = default;
};

enum class Role : std::uint8_t {
    heading, // level 1-6 in `level`
    paragraph,
    list_item, // neighbours form one list
    link, // `value` is the address
    button,
    checkbox,
    radio, // `group` names the radio group
    toggle, // a switch (role=switch)
    text_field, // one line; `input_type` is the HTML input type
    text_area,
    slider, // native range: minimum, maximum, step
    select, // native select: `options`
    image, // `value` is the address, or "answer:…" of a picture the program gives when asked; shown by the page, never
           // decoded by us; an empty name is a decoration. Level 1 fills its place, 2 tells its own size, 3 lies over
           // another one and means nothing without it
    progress, // `value` in words, minimum and maximum, `step` holds the position
    group, // a named group; `input_type` is radiogroup where its radios are one answer; level 0 opens, 1 closes
    table, // a matrix; like the next three, `level` 0 opens, 1 closes
    row,
    cell,
    row_header,
    column_header, // no children, no closing: `name` is the header
    status, // announced politely
    alert, // announced at once
    dialog, // modal: level 0 opens, 1 closes; everything else is inert meanwhile
    file, // opens a file picker inside the DOM event; for an answer also what may be chosen, see Node
    region, // a landmark; `input_type` is header, main, nav or footer; level 0 opens, 1 closes
    surface, // takes a gesture where no native control does; named, it is read as a picture, without a name it is
             // hidden
};

// What a pointer may do on a node beside what its role does. Nothing can be done by a gesture alone.
enum class Gesture : std::uint8_t {
    none,
    point, // a tap says where
    draw, // every way of the pointer; the page does not scroll under it
    drag, // likewise, to move something
    swipe, // sideways; up and down the page scrolls
};

struct Option {
    std::string value {};
    std::string label {};

    bool operator==(Option const&) const = default;
};

struct Node {
    std::uint64_t id = 0; // stable over frames: the same control keeps the same element; below 2^53
    Role role = Role::paragraph;
    // Beside what the roles above say: of a paragraph 1 belongs to the heading after it, of a field 1 is named by the
    // heading before it. The simple screen needs it, the pixels do not.
    std::uint8_t level = 0;
    std::uint8_t layer = 0; // 0: scrolls with the page; n: stays in Frame::layers[n - 1]
    Rect rect {};
    std::string name {}; // equals the visible words
    std::string description {}; // help and error text, read after the name
    std::string value {};
    std::string input_type {};
    std::string placeholder {};
    std::string autocomplete {};
    std::string field_minimum {}; // of a field, as HTML wants them: "2026-01-31"; a slider has numbers
    std::string field_maximum {};
    std::string field_step {};
    std::uint64_t group = 0;
    std::vector<Option> options {}; // of a select; what a text field suggests
    double minimum = 0;
    double maximum = 0;
    double step = 0;
    // Of a field, in UTF-16 units; 0 means none. Of a file for an answer, how many may be chosen at once: the page then
    // makes them ready, pictures with `maximum` as their longest side in pixels and `step` as their quality, anything
    // else up to `minimum` bytes; `autocomplete` is the camera to open, "environment".
    std::uint32_t max_length = 0;
    float font_size = 0; // of text the page shows itself (fields), in CSS px
    float padding = 0; // between a field's edge and its text, left and right
    float corner_radius = 0; // of pictures and of the focus outline
    bool checked = false;
    bool disabled = false;
    bool read_only = false;
    bool required = false;
    bool invalid = false;
    bool expandable = false; // has an aria-expanded state at all
    bool expanded = false;
    bool current = false; // aria-current
    bool primary = false; // Enter in a one-line field presses this button
    bool cancels = false; // Escape presses this button
    bool take_focus = false; // acts once, when it turns true
    Gesture gesture = Gesture::none;

    bool operator==(Node const&) const = default;
};

// A part of the window that stays while the page scrolls: top bar, bottom bar, dialog.
struct FixedLayer {
    std::uint64_t id = 0;
    Rect rect {}; // in the window
    bool modal = false; // the page shows a veil over everything below

    bool operator==(FixedLayer const&) const = default;
};

// What the page itself paints: the ground, native fields, the focus ring. 0xRRGGBBAA.
struct PageColours {
    std::uint32_t background = 0xFFFFFFFF;
    std::uint32_t surface = 0xFFFFFFFF;
    std::uint32_t ink = 0x1B1F24FF;
    std::uint32_t muted = 0x5A6472FF;
    std::uint32_t border = 0x8A94A0FF;
    std::uint32_t accent = 0x1F5FBFFF;
    std::uint32_t on_accent = 0xFFFFFFFF;
    std::uint32_t danger = 0xB3261EFF;
    std::uint32_t focus = 0x1F5FBFFF;
    std::uint32_t veil = 0x00000080;
    bool dark = false;

    bool operator==(PageColours const&) const = default;
};

struct Frame {
    std::string title {}; // document.title
    std::string language {}; // html lang
    std::uint64_t screen = 0; // a change moves the focus to the first heading and scrolls to the top
    float content_height = 0;
    float top_inset = 0; // what the bars cover: a focused control is scrolled clear of it
    float bottom_inset = 0;
    PageColours colours {};
    std::vector<FixedLayer> layers {}; // from the lowest to the highest
    std::vector<Node> nodes {}; // page and layers together, in reading order
    bool simple = false; // the person chose the simple screen
    bool animating = false; // ask for another frame
};

enum class EventKind : std::uint8_t {
    click,
    input, // text changed; not yet settled while composing
    settled, // text after compositionend or blur
    change, // checkbox, radio, select, slider; `name` is "keys" where the keyboard did it
    focus,
    blur,
    hover, // a mouse came over (checked) or left
    press, // pointer down (checked) or up
    file, // a chosen file: `text` holds its bytes, `name` its name
    pointer, // of a gesture: `phase`, `x`, `y`
    preparing, // of files for an answer: `text` says how many are still being made ready
    attached, // one of them is: `text` is a data URL, `name` its name
    refused, // one of them cannot be: `text` says why, as in web/page/files.js
    loaded, // a picture of level 2 is here: `x` and `y` are its own width and height
};

enum class PointerPhase : std::uint8_t { down, move, up, cancelled, tap };

struct Event {
    std::uint64_t id = 0;
    EventKind kind = EventKind::click;
    std::string text {};
    std::string name {};
    bool checked = false;
    PointerPhase phase = PointerPhase::down;
    float x = 0; // CSS px from the node's top left corner as it was when the pointer went down
    float y = 0;
};

}
