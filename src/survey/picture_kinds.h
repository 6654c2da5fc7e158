// The kinds of questions that are answered on a picture or with a pen: marks and named regions, a signature. Part of
// definition.h.
#pragma once

#include "survey/definition_parts.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dure::survey {

// Where a region lies on its picture.
struct Outline {
    enum class Shape : std::uint8_t {
        none, // named, but on no place of the picture
        rectangle, // x, y, width, height
        circle, // x, y of the centre, radius
        polygon, // x, y of each corner
    } shape
        = Shape::none;
    std::vector<double> numbers;
};

struct Picture {
    LocalizedText link;
    LocalizedText alternative_text;
    float width = 0; // its own, in pixels; 0: the page finds out
    float height = 0;
};

// Our own: marks on a picture, and regions of it that have names. The value is a list of marks, see survey/marks.h.
// Lengths are fractions of the picture's sides, a radius one of its width.
struct Hotspot {
    enum class Mode : std::uint8_t {
        marks, // anywhere
        regions, // only what has a name
        both,
    } mode
        = Mode::marks;
    Picture picture;
    std::vector<Choice> regions;
    std::vector<Outline> outlines; // of each region
    std::vector<Choice> feelings; // about a mark; empty: none are asked for
    bool asks_comment = false; // on each mark
    std::uint32_t minimum = 0;
    std::uint32_t maximum = 3;
    Value simulation;

    double ratio() const { return picture.width > 0 && picture.height > 0 ? picture.height / picture.width : 1; }
};

// SurveyJS's: regions of a picture as choices. Lengths are pixels of the picture.
struct ImageMap {
    ChoiceList list;
    Picture picture;
    std::vector<Outline> outlines; // of each choice
    bool multi_select = true;
};

// SurveyJS's signaturepad, and our own signature, which is the same with other defaults. The value is a data URL, see
// survey/signature.h.
struct Signature {
    enum class Format : std::uint8_t { png, svg } format = Format::png;
    bool is_own = false;
    double width = 300; // of the pad and of what is stored, in its own units
    double height = 200;
    double pen_width = 2.5;
    std::uint32_t pen_colour = 0x1B1F24; // 0xRRGGBB
    std::optional<std::uint32_t> background; // nothing: transparent
    bool may_clear = true;
    bool may_type = true; // a name instead of a drawing
    bool shows_placeholder = true;
    LocalizedText placeholder;
};

inline constexpr std::size_t regions_at_most = 200;
inline constexpr std::size_t corners_at_most = 100;
inline constexpr std::uint32_t marks_at_most = 50;
inline constexpr std::size_t mark_comment_at_most = 500; // UTF-16 units

}
