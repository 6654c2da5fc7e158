// A signature as it is stored: a data URL of a picture in which the strokes of the pen can be found again.
#pragma once

#include "survey/picture_kinds.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey {

struct PenPoint {
    double x = 0; // in units of the pad, from its top left corner
    double y = 0;

    bool operator==(PenPoint const&) const = default;
};
using Stroke = std::vector<PenPoint>;

// A cubic Bézier curve; the next one begins where it ends.
struct PenCurve {
    PenPoint from, control1, control2, to;
};

inline constexpr std::size_t signature_bytes_at_most = 200 * 1024;
inline constexpr std::size_t typed_name_at_most = 100; // characters

// What of a movement is worth keeping: held within the pad, rounded to two digits, without points that lie on the way
// between others (Douglas and Peucker 1973, a fifth of a unit). Empty if nothing of it was on the pad.
Stroke simplified(Signature const& kind, Stroke const& points);
// The smooth line through the points of a stroke (Catmull and Rom 1974, with still ends). Of a single point one curve
// that stays there.
std::vector<PenCurve> curves_of(Stroke const& stroke);

// `data:image/svg+xml;base64,…` or `data:image/png;base64,…`, by the kind's format. Undefined if there are no strokes
// or if it would be too large.
Value signature_value(Signature const& kind, std::vector<Stroke> const& strokes);
// A name that was typed instead: an SVG with the name as its text, whatever the format. Undefined of no name.
Value typed_signature_value(Signature const& kind, std::string_view name);

// Whether it is a picture that may stand as a signature: PNG, JPEG or SVG in base64, not too large.
bool is_signature(Value const& value);
// What signature_value() wrote for the same kind; nothing of any other picture.
std::optional<std::vector<Stroke>> strokes_of(Signature const& kind, Value const& value);
// What typed_signature_value() wrote for the same kind; "" of anything else.
std::string typed_name_of(Signature const& kind, Value const& value);

// The strokes as an SVG path's `d`, and back; nothing of what is not exactly as written here.
std::string path_of(std::vector<Stroke> const& strokes);
std::optional<std::vector<Stroke>> strokes_of_path(std::string_view path);

// The bytes of a PNG with 16 shades, twice as large as the pad, that holds the path as text.
std::string signature_png(Signature const& kind, std::vector<Stroke> const& strokes);
std::optional<std::string> path_in_png(std::string_view bytes);

}
