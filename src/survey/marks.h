// Marks on a picture: which of them count, and which named region each of them hits.
#pragma once

#include "survey/definition.h"

#include <optional>
#include <string>
#include <vector>

namespace dure::survey {

struct PicturePoint {
    double x = 0; // fractions of the picture's width and height, 0 to 1
    double y = 0;

    bool operator==(PicturePoint const&) const = default;
};

// In an answer `{x, y, region, feeling, comment}`, of which only what there is. A mark has a place, or it names a
// region chosen in the list.
struct Mark {
    std::optional<PicturePoint> place;
    Value region; // undefined: none is hit
    Value feeling;
    std::string comment;

    bool operator==(Mark const&) const = default;
};

// Whether the point lies inside; of a polygon by the even-odd rule. `ratio` is how long a unit of y is in units of x:
// with fractions the picture's height over its width, with pixels 1.
bool contains(Outline const& outline, double x, double y, double ratio);
// The first of the regions that contains the point.
std::optional<std::size_t> region_at(std::vector<Outline> const& outlines, double x, double y, double ratio);
// A point well inside: of a rectangle and a circle the middle, of a polygon the mean of its corners.
PicturePoint middle_of(Outline const& outline);

// What of an answer is a mark of this question: fractions within 0..1, rounded to four digits; known regions, worked
// out anew from the place; known feelings; no region twice where regions are chosen; at most as many as are allowed.
std::vector<Mark> marks_of(Hotspot const& kind, Value const& answer);
Value marks_to_value(std::vector<Mark> const& marks); // undefined where there are none
// The mark that a point makes: its place rounded, its region found. In `regions` the region alone, or nothing.
std::optional<Mark> mark_at(Hotspot const& kind, double x, double y);

}
