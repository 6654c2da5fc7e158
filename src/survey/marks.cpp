#include "survey/marks.h"

#include "base/text.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    // Four digits: a tenth of a pixel on a picture as wide as a window.
    double rounded(double fraction)
    {
        return std::round(fraction * 1e4) / 1e4;
    }

    bool is_fraction(Value const& value)
    {
        return value.is_number() && value.number() >= 0 && value.number() <= 1;
    }

    Value known(std::vector<Choice> const& among, Value const& value)
    {
        auto const found = std::find_if(
            among.begin(), among.end(), [&](Choice const& choice) { return is_same(choice.value, value); });
        return found == among.end() ? Value() : found->value;
    }

    bool is_in_polygon(std::vector<double> const& numbers, double x, double y)
    {
        auto is_inside = false;
        auto const count = numbers.size() / 2;
        for (std::size_t i = 0, before = count - 1; i < count; before = i++) {
            auto const x1 = numbers[2 * before], y1 = numbers[2 * before + 1];
            auto const x2 = numbers[2 * i], y2 = numbers[2 * i + 1];
            if ((y1 > y) != (y2 > y) && x < (x1 - x2) * (y - y2) / (y1 - y2) + x2)
                is_inside = !is_inside;
        }
        return is_inside;
    }

    std::optional<Mark> read_mark(Hotspot const& kind, Value const& value)
    {
        if (!value.is_record())
            return std::nullopt;
        Mark mark;
        if (is_fraction(value.member("x")) && is_fraction(value.member("y"))) {
            auto made = mark_at(kind, value.member("x").number(), value.member("y").number());
            if (!made)
                return std::nullopt;
            mark = std::move(*made);
        } else {
            auto const has_place = !value.member("x").is_missing() || !value.member("y").is_missing();
            mark.region = known(kind.regions, value.member("region"));
            if (has_place || kind.mode == Hotspot::Mode::marks || mark.region.is_undefined())
                return std::nullopt;
        }
        mark.feeling = known(kind.feelings, value.member("feeling"));
        auto const& comment = value.member("comment");
        if (kind.asks_comment && comment.is_text() && base::count_utf16_units(comment.text()) <= mark_comment_at_most)
            mark.comment = comment.text();
        return mark;
    }

}

bool contains(Outline const& outline, double x, double y, double ratio)
{
    auto const& n = outline.numbers;
    switch (outline.shape) {
    case Outline::Shape::rectangle:
        return n.size() == 4 && x >= n[0] && x <= n[0] + n[2] && y >= n[1] && y <= n[1] + n[3];
    case Outline::Shape::circle: {
        if (n.size() != 3)
            return false;
        auto const across = x - n[0], down = (y - n[1]) * ratio;
        return across * across + down * down <= n[2] * n[2];
    }
    case Outline::Shape::polygon:
        return n.size() >= 6 && is_in_polygon(n, x, y);
    case Outline::Shape::none:
        break;
    }
    return false;
}

std::optional<std::size_t> region_at(std::vector<Outline> const& outlines, double x, double y, double ratio)
{
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (contains(outlines[i], x, y, ratio))
            return i;
    }
    return std::nullopt;
}

PicturePoint middle_of(Outline const& outline)
{
    auto const& n = outline.numbers;
    if (outline.shape == Outline::Shape::rectangle)
        return { n[0] + n[2] / 2, n[1] + n[3] / 2 };
    if (outline.shape == Outline::Shape::circle)
        return { n[0], n[1] };
    PicturePoint sum;
    for (std::size_t i = 0; i + 1 < n.size(); i += 2) {
        sum.x += n[i];
        sum.y += n[i + 1];
    }
    auto const count = std::max(1.0, std::floor(static_cast<double>(n.size()) / 2));
    return { sum.x / count, sum.y / count };
}

std::optional<Mark> mark_at(Hotspot const& kind, double x, double y)
{
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1))
        return std::nullopt;
    Mark mark;
    mark.place = PicturePoint { rounded(x), rounded(y) };
    if (auto const region = region_at(kind.outlines, mark.place->x, mark.place->y, kind.ratio()))
        mark.region = kind.regions[*region].value;
    if (kind.mode != Hotspot::Mode::regions)
        return mark;
    mark.place.reset();
    return mark.region.is_undefined() ? std::nullopt : std::optional(mark);
}

std::vector<Mark> marks_of(Hotspot const& kind, Value const& answer)
{
    std::vector<Mark> marks;
    if (!answer.is_list())
        return marks;
    for (auto const& value : answer.list()) {
        auto mark = read_mark(kind, value);
        if (!mark || marks.size() >= kind.maximum)
            continue;
        auto const is_double = std::any_of(marks.begin(), marks.end(), [&](Mark const& other) {
            return mark->place ? other.place == mark->place : !other.place && is_same(other.region, mark->region);
        });
        if (!is_double)
            marks.push_back(std::move(*mark));
    }
    return marks;
}

Value marks_to_value(std::vector<Mark> const& marks)
{
    List list;
    for (auto const& mark : marks) {
        Record record;
        if (mark.place) {
            record.set("x", mark.place->x);
            record.set("y", mark.place->y);
        }
        if (!mark.region.is_undefined())
            record.set("region", mark.region);
        if (!mark.feeling.is_undefined())
            record.set("feeling", mark.feeling);
        if (!mark.comment.empty())
            record.set("comment", mark.comment);
        list.emplace_back(std::move(record));
    }
    return list.empty() ? Value() : Value(std::move(list));
}

}
