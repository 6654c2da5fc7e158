// What every widget is handed: the sheet, the look, the queue of actions, and where it stands.
#pragma once

#include "app/actions.h"
#include "app/views.h"
#include "ui/canvas.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace dure::ui {

// Where a widget may draw: it takes the whole width and says how high it became.
struct Place {
    float x = 0;
    float y = 0;
    float width = 0;

    Place below(float height) const { return Place { x, y + height, width }; }
    Place inset(float amount) const { return Place { x + amount, y, width - 2 * amount }; }
    Rect rect(float height) const { return Rect { x, y, width, height }; }
};

struct Kit {
    Canvas& canvas;
    Theme const& theme;
    app::Actions& actions;
    // While measuring, a widget only answers how high it would be: nothing is drawn, emitted or done.
    bool measuring = false;
    // Set while the first control of a question shall take the focus; the control that takes it clears it.
    bool* focus_pending = nullptr;
    std::optional<app::ElementId> focus {};
    std::optional<Place> wide {}; // where cards to compare may stand: wider than words are read
    int question_level = 2; // of the heading that is a question's title; deeper inside a panel or row

    bool is_in_row() const { return question_level > 2; } // whose card holds its questions

    Palette const& colours() const { return theme.colours; }
    bool is_narrow() const { return canvas.width() < 600; }

    // Emits a control, which may be the one that is to be focused.
    Id control(Node node) const
    {
        if (focus_pending != nullptr && *focus_pending) {
            node.take_focus = true;
            *focus_pending = false;
        }
        return canvas.node(std::move(node));
    }
};

inline bool can_answer(app::ElementView const& element)
{
    return element.enabled && !element.read_only;
}

// How high `draw(kit)` will be.
template <typename Draw> float measured(Kit const& kit, Draw&& draw)
{
    Kit dry = kit;
    dry.measuring = true;
    dry.focus_pending = nullptr;
    return draw(dry);
}

// Stacks widgets with gaps and adds up their heights.
class Column {
public:
    explicit Column(Place place)
        : m_place(place)
    {
    }
    Place next(float gap = 0)
    {
        m_height += m_is_empty ? 0 : gap;
        return m_place.below(m_height);
    }
    void add(float height)
    {
        if (height <= 0)
            return;
        m_height += height;
        m_is_empty = false;
    }
    void space(float height) { m_height += height; }
    float height() const { return m_height; }
    bool is_empty() const { return m_is_empty; }

private:
    Place m_place;
    float m_height = 0;
    bool m_is_empty = true;
};

inline Symbol symbol_of(app::Icon icon)
{
    switch (icon) {
    case app::Icon::none:
        return Symbol::none;
    case app::Icon::back:
        return Symbol::arrow_left;
    case app::Icon::next:
        return Symbol::arrow_right;
    case app::Icon::check:
        return Symbol::check;
    case app::Icon::close:
        return Symbol::close;
    case app::Icon::home:
        return Symbol::home;
    case app::Icon::settings:
        return Symbol::settings;
    case app::Icon::download:
        return Symbol::download;
    case app::Icon::share:
        return Symbol::share;
    case app::Icon::trash:
        return Symbol::trash;
    case app::Icon::open_file:
        return Symbol::open_file;
    case app::Icon::play:
    case app::Icon::resume:
        return Symbol::arrow_right;
    case app::Icon::refresh:
        return Symbol::refresh;
    case app::Icon::warning:
        return Symbol::warning;
    case app::Icon::offline:
        return Symbol::offline;
    case app::Icon::information:
        return Symbol::information;
    case app::Icon::shield:
        return Symbol::shield;
    case app::Icon::language:
        return Symbol::globe;
    case app::Icon::saved:
        return Symbol::cloud_check;
    case app::Icon::chart:
        return Symbol::chart;
    }
    return Symbol::none;
}

}
