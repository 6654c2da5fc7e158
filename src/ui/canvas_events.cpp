#include "ui/canvas_parts.h"

namespace dure::ui {

namespace {

    // The last one counts: typing fast queues several.
    platform::Event const* last(std::vector<platform::Event> const& events, Id id, platform::EventKind kind)
    {
        for (auto event = events.rbegin(); event != events.rend(); ++event)
            if (event->id == id && event->kind == kind)
                return &*event;
        return nullptr;
    }

    std::optional<std::string> text_of(platform::Event const* event)
    {
        if (!event)
            return std::nullopt;
        return event->text;
    }

}

void Canvas::Parts::follow(platform::Event const& pointer)
{
    using Phase = platform::PointerPhase;
    Point const at { pointer.x, pointer.y };
    if (pointer.phase == Phase::down) {
        held = pointer.id;
        held_from = held_to = at;
        held_is_over = false;
    }
    if (held != pointer.id)
        return;
    held_to = at;
    held_is_over = pointer.phase == Phase::up;
    if (pointer.phase == Phase::cancelled)
        held = 0;
}

bool Canvas::clicked(Id id) const
{
    return last(m->input.events, id, platform::EventKind::click) != nullptr;
}

std::optional<bool> Canvas::toggled(Id id) const
{
    platform::Event const* event = last(m->input.events, id, platform::EventKind::change);
    if (!event)
        return std::nullopt;
    return event->checked;
}

std::optional<std::string> Canvas::typed(Id id) const
{
    return text_of(last(m->input.events, id, platform::EventKind::input));
}

std::optional<std::string> Canvas::settled(Id id) const
{
    return text_of(last(m->input.events, id, platform::EventKind::settled));
}

std::optional<std::string> Canvas::chosen(Id id) const
{
    return text_of(last(m->input.events, id, platform::EventKind::change));
}

std::optional<bool> Canvas::changed_by_keys() const
{
    std::optional<bool> by_keys;
    for (platform::Event const& event : m->input.events)
        if (event.kind == platform::EventKind::change)
            by_keys = event.name == "keys";
    return by_keys;
}

platform::Event const* Canvas::file(Id id) const
{
    return last(m->input.events, id, platform::EventKind::file);
}

std::vector<platform::Event const*> Canvas::file_news(Id id) const
{
    using platform::EventKind;
    std::vector<platform::Event const*> news;
    for (platform::Event const& event : m->input.events)
        if (event.id == id
            && (event.kind == EventKind::preparing || event.kind == EventKind::attached
                || event.kind == EventKind::refused))
            news.push_back(&event);
    return news;
}

bool Canvas::focused(Id id) const
{
    return m->focused == id;
}

bool Canvas::hovered(Id id) const
{
    return m->hovered == id;
}

bool Canvas::pressed(Id id) const
{
    return m->pressed == id;
}

std::vector<PointerStep> Canvas::pointer(Id id) const
{
    std::vector<PointerStep> steps;
    for (platform::Event const& event : m->input.events)
        if (event.id == id && event.kind == platform::EventKind::pointer)
            steps.push_back({ event.phase, { event.x, event.y } });
    return steps;
}

std::optional<Point> Canvas::picture_size(Id id) const
{
    auto const found = m->picture_sizes.find(id);
    return found == m->picture_sizes.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Grip> Canvas::grip(Id id) const
{
    if (m->held != id || id == 0)
        return std::nullopt;
    return Grip { { m->held_to.x - m->held_from.x, m->held_to.y - m->held_from.y }, m->held_is_over };
}

}
