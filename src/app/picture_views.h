// What is on the questions that are answered on a picture or with a pen. Part of question_views.h.
#pragma once

#include "app/judgement_views.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dure::app {

struct RegionView {
    enum class Shape : std::uint8_t {
        none,
        rectangle, // x, y, width, height
        ellipse, // x, y of the centre, radius across, radius down
        polygon, // x, y of each corner
    };
    Key key;
    std::string label;
    bool chosen = false;
    bool enabled = true;
    Shape shape = Shape::none;
    std::vector<double> numbers; // in units of PictureView::units
};

// A field to type in belongs to question_views.h; a mark's words are one line.
struct MarkView {
    std::uint32_t mark = 0; // from 0
    std::string number; // "1"
    std::string words; // "표시 1: 세차장"
    std::string remove; // name of RemoveMark's button
    bool has_place = false;
    double x = 0; // fractions of the picture
    double y = 0;
    std::optional<TaskGroup> feeling; // AnswerTask with the mark as its task
    bool takes_comment = false; // TypeText with the mark's number as its item
    std::string comment_label;
    std::string comment;
    std::uint32_t comment_length = 0; // characters at most
};

// Where a mark would go that is placed without pointing: two sliders and a button.
struct AimView {
    std::string toggle; // name of the button that shows and hides the rest
    bool is_open = false;
    double across = 50; // percent
    double down = 50;
    std::string across_name;
    std::string down_name;
    std::string words; // "왼쪽에서 50%, 위에서 50%"
    std::string place; // label of the button
    bool can_place = true;
};

// hotspot and imagemap: PointAt; ToggleRegion or ToggleOption/ChooseOption; RemoveMark; AimMark.
struct PictureQuestionView {
    enum class Units : std::uint8_t { fractions, pixels } units = Units::fractions;
    std::string source; // path within the site or data URI; empty: none to show
    std::string description;
    std::string unavailable; // words instead of the picture
    double width = 0; // of the picture itself, in pixels; 0: whatever the page finds
    double height = 0;
    std::string hint;
    std::string count; // "3곳까지 표시할 수 있어요. …"
    bool is_marked = false; // marks are placed; otherwise only regions are chosen
    bool is_choice = false; // an imagemap
    bool several = true; // of the regions
    bool lists_regions = false; // under the picture
    std::vector<RegionView> regions;
    std::vector<MarkView> marks;
    std::optional<AimView> aim;
};

struct PenPointView {
    float x = 0;
    float y = 0;
};

// DrawStroke, UndoStroke, ClearAnswer, TypeText.
struct SignatureView {
    double width = 300; // of the pad, in its own units
    double height = 200;
    double pen_width = 2.5;
    std::uint32_t pen_colour = 0; // 0xRRGGBB
    std::uint32_t paper = 0xFFFFFF;
    std::vector<std::vector<PenPointView>> lines; // in units of the pad; of a dot one point
    std::string picture; // instead of lines: a data URI
    std::string placeholder; // on the empty pad
    std::string name; // of the pad: "서명란. 아직 서명하지 않았어요"
    std::string status; // "서명했어요", or empty
    std::string note; // "더 그릴 수 없어요. …", or empty
    std::string undo; // label of its button; empty: nothing to undo
    std::string clear; // empty: nothing to clear, or not allowed
    std::string typed_label; // empty: no name can be typed
    std::string typed;
    std::uint32_t typed_length = 0;
};

}
