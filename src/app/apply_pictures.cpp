// Marks on a picture and strokes of a pen.
#include "app/element_ids.h"
#include "app/format.h"
#include "app/turn.h"
#include "survey/answers.h"
#include "survey/marks.h"
#include "survey/signature.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::Hotspot;
    using survey::Mark;
    using survey::Value;

    constexpr double reach = 22; // CSS px around a mark that are the mark: a fingertip
    constexpr std::size_t movement_at_most = 5000; // points between down and up

    Hotspot const* hotspot(Target const& at)
    {
        return at.is_valid() ? std::get_if<Hotspot>(&at.kind()) : nullptr;
    }

    std::vector<Mark> marks_of(Target const& at, Hotspot const& kind)
    {
        return survey::marks_of(kind, at.session().value(at.question));
    }

    // Words being typed about a mark are those of another one once the marks have other numbers.
    void set_marks(Turn& turn, Target const& at, ElementId const& id, std::vector<Mark> const& marks)
    {
        at.session().set_value(at.question, survey::marks_to_value(marks));
        std::erase_if(at.taking->typed,
            [&](TypedText const& entry) { return entry.question == id && entry.field == TypedText::Field::answer; });
        note_change(turn, Urgency::at_once);
    }

    // One mark alone moves to where the person points next.
    void add_mark(Turn& turn, Target const& at, ElementId const& id, Hotspot const& kind, Mark mark)
    {
        auto marks = marks_of(at, kind);
        if (kind.maximum == 1 && !marks.empty()) {
            if (mark.place && marks.front().place) { // the one mark moves, with what was said about it
                mark.feeling = marks.front().feeling;
                mark.comment = marks.front().comment;
            }
            marks.clear();
        }
        if (marks.size() >= kind.maximum)
            return;
        marks.push_back(std::move(mark));
        set_marks(turn, at, id, marks);
    }

    void toggle_region(Turn& turn, Target const& at, ElementId const& id, Hotspot const& kind, Value const& region)
    {
        auto marks = marks_of(at, kind);
        auto const before = marks.size();
        std::erase_if(marks, [&](Mark const& mark) { return survey::is_same(mark.region, region); });
        if (marks.size() != before)
            return set_marks(turn, at, id, marks);
        Mark mark;
        mark.region = region;
        add_mark(turn, at, id, kind, std::move(mark));
    }

    void point_at(Turn& turn, Target const& at, Hotspot const& kind, PointAt const& action)
    {
        auto mark = survey::mark_at(kind, action.x, action.y);
        if (kind.mode == Hotspot::Mode::regions) {
            if (mark)
                toggle_region(turn, at, action.question, kind, mark->region);
            return;
        }
        auto marks = marks_of(at, kind);
        auto const found = std::find_if(marks.begin(), marks.end(), [&](Mark const& other) {
            return other.place
                && std::hypot((other.place->x - action.x) * action.width, (other.place->y - action.y) * action.height)
                < reach;
        });
        if (found != marks.end()) {
            marks.erase(found);
            set_marks(turn, at, action.question, marks);
        } else if (mark) {
            add_mark(turn, at, action.question, kind, std::move(*mark));
        }
    }

    void point_at(Turn& turn, Target const& at, survey::ImageMap const& kind, PointAt const& action)
    {
        if (action.picture_width <= 0 || action.picture_height <= 0)
            return;
        auto const x = action.x * action.picture_width, y = action.y * action.picture_height;
        for (auto const& choice : at.session().choices(at.question)) {
            for (std::size_t i = 0; i < kind.list.choices.size(); ++i) {
                if (!survey::is_same(kind.list.choices[i].value, choice.value)
                    || !survey::contains(kind.outlines[i], x, y, 1))
                    continue;
                // As in SurveyJS, the only answer is taken back by choosing it again.
                if (!kind.multi_select && choice.is_chosen)
                    return carry_out(turn, ClearAnswer { action.question });
                if (choice.is_enabled)
                    at.taking->moved_on.reset();
                return carry_out(turn, ToggleOption { action.question, key_of(choice.value) });
            }
        }
    }

    survey::Signature const* pad(Target const& at)
    {
        return at.is_valid() ? std::get_if<survey::Signature>(&at.kind()) : nullptr;
    }

    std::vector<survey::Stroke> strokes_of(Target const& at, survey::Signature const& kind)
    {
        return survey::strokes_of(kind, at.session().value(at.question)).value_or(std::vector<survey::Stroke>());
    }

    void set_signature(Turn& turn, Target const& at, ElementId const& id, Value value)
    {
        at.session().set_value(at.question, std::move(value));
        std::erase_if(at.taking->typed,
            [&](TypedText const& entry) { return entry.question == id && entry.field == TypedText::Field::answer; });
        note_change(turn, Urgency::at_once);
    }

    void lift_pen(Turn& turn, Target const& at, ElementId const& id, survey::Signature const& kind)
    {
        auto stroke = survey::simplified(kind, at.taking->drawing->points);
        at.taking->drawing.reset();
        if (stroke.empty())
            return;
        auto strokes = strokes_of(at, kind);
        strokes.push_back(std::move(stroke));
        auto value = survey::signature_value(kind, strokes);
        if (value.is_undefined())
            at.taking->drawing = Drawing { .question = id, .points = {}, .is_down = false, .is_refused = true };
        else
            set_signature(turn, at, id, std::move(value));
    }

}

void carry_out(Turn& turn, PointAt const& action)
{
    auto const at = target(turn, action.question);
    if (!at.is_valid() || !std::isfinite(action.x) || !std::isfinite(action.y))
        return;
    if (auto const* kind = hotspot(at))
        point_at(turn, at, *kind, action);
    else if (auto const* map = std::get_if<survey::ImageMap>(&at.kind()))
        point_at(turn, at, *map, action);
}

void carry_out(Turn& turn, ToggleRegion const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = hotspot(at);
    if (!kind || kind->mode == Hotspot::Mode::marks)
        return;
    for (auto const& region : kind->regions) {
        if (key_of(region.value) == action.region)
            return toggle_region(turn, at, action.question, *kind, region.value);
    }
}

void carry_out(Turn& turn, RemoveMark const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = hotspot(at);
    if (!kind)
        return;
    take_typed_words(*at.taking);
    auto marks = marks_of(at, *kind);
    if (action.mark >= marks.size())
        return;
    marks.erase(marks.begin() + static_cast<std::ptrdiff_t>(action.mark));
    set_marks(turn, at, action.question, marks);
}

void carry_out(Turn& turn, AimMark const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = hotspot(at);
    if (!kind || kind->mode == Hotspot::Mode::regions)
        return;
    auto& aim = at.taking->aim;
    auto const is_open = aim && aim->question == action.question;
    if (action.step == AimStep::toggle) {
        if (is_open)
            aim.reset();
        else
            aim = Aim { .question = action.question };
        return;
    }
    if (!is_open || !std::isfinite(action.value))
        return;
    auto const percent = std::clamp(action.value, 0.0, 100.0);
    if (action.step == AimStep::across)
        aim->across = percent;
    else if (action.step == AimStep::down)
        aim->down = percent;
    else if (auto mark = survey::mark_at(*kind, aim->across / 100, aim->down / 100))
        add_mark(turn, at, action.question, *kind, std::move(*mark));
}

bool answer_mark(Turn& turn, AnswerTask const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = hotspot(at);
    if (!kind)
        return false;
    auto marks = marks_of(at, *kind);
    if (action.task >= marks.size() || action.part != "feeling")
        return true;
    for (auto const& feeling : kind->feelings) {
        if (key_of(feeling.value) != action.option)
            continue;
        marks[action.task].feeling = feeling.value;
        at.session().set_value(at.question, survey::marks_to_value(marks));
        note_change(turn, Urgency::at_once);
    }
    return true;
}

void carry_out(Turn& turn, DrawStroke const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = pad(at);
    if (!kind)
        return;
    auto& drawing = at.taking->drawing;
    if (action.phase == PenPhase::down)
        drawing = Drawing { .question = action.question };
    if (!drawing || !drawing->is_down || !(drawing->question == action.question))
        return;
    if (action.phase == PenPhase::cancelled) {
        drawing.reset();
        return;
    }
    if (drawing->points.size() < movement_at_most && std::isfinite(action.x) && std::isfinite(action.y))
        drawing->points.push_back({ std::clamp(action.x, 0.0, kind->width), std::clamp(action.y, 0.0, kind->height) });
    if (action.phase == PenPhase::up)
        lift_pen(turn, at, action.question, *kind);
}

void carry_out(Turn& turn, UndoStroke const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = pad(at);
    if (!kind)
        return;
    auto strokes = strokes_of(at, *kind);
    if (strokes.empty())
        return;
    strokes.pop_back();
    at.taking->drawing.reset();
    set_signature(turn, at, action.question, survey::signature_value(*kind, strokes));
}

}
