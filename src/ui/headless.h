// Runs screens without a browser: tests push the same events and read the same nodes as the page does.
#pragma once

#include "ui/canvas.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::ui {

class Headless {
public:
    using Screen = std::function<void(Canvas&)>;

    explicit Headless(Screen screen, FrameInput input = {});

    platform::Frame const& frame(); // draws once with the pending events
    platform::Frame const& settle(); // draws until nothing moves (at most 200 frames of 16 ms)
    Canvas& canvas() { return m_canvas; }
    FrameInput& input() { return m_input; }

    // By what a person perceives. Each asserts that the control exists, pushes the event, and draws.
    Node const* find(Role role, std::string_view name) const;
    bool click(Role role, std::string_view name);
    bool check(Role role, std::string_view name, bool checked = true);
    bool check_by_keys(Role role, std::string_view name);
    bool type(std::string_view field, std::string_view text); // input, then settled
    bool choose(std::string_view field, std::string_view option_label);
    // A whole gesture from the first point to the last, or a tap at the first, from the node's corner.
    bool draw(Role role, std::string_view name, std::vector<Point> const& way);
    bool drag(Id id, std::vector<Point> const& way);

private:
    bool send(platform::Event event);

    Canvas m_canvas;
    Screen m_screen;
    FrameInput m_input;
    platform::Frame m_frame;
};

// Whether a person can act on it.
bool is_control(platform::Role role);

// The screen in words, one line per node in reading order: `radio "매우 만족" (checked)`. Groups indent what they hold.
std::string in_words(platform::Frame const& frame);

// What a careful reviewer would complain of: duplicate ids, controls without a name, targets under 24 px, radios
// without a group.
std::vector<std::string> complaints(platform::Frame const& frame);

}
