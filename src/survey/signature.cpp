#include "survey/signature.h"

#include "base/base64.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    constexpr std::string_view svg_head = "data:image/svg+xml;base64,";
    constexpr std::string_view png_head = "data:image/png;base64,";
    constexpr std::string_view jpeg_head = "data:image/jpeg;base64,";
    constexpr std::size_t strokes_at_most = 500;
    constexpr std::size_t points_at_most = 10'000; // of all strokes
    constexpr double tolerance = 0.2;

    double rounded(double number)
    {
        return std::round(number * 100) / 100;
    }

    std::string words(double number)
    {
        return base::number_to_text(rounded(number));
    }

    double distance_to_line(PenPoint point, PenPoint from, PenPoint to)
    {
        auto const x = to.x - from.x, y = to.y - from.y;
        auto const length = x * x + y * y;
        auto const along
            = length > 0 ? std::clamp(((point.x - from.x) * x + (point.y - from.y) * y) / length, 0.0, 1.0) : 0.0;
        return std::hypot(point.x - from.x - along * x, point.y - from.y - along * y);
    }

    // The points between `first` and `last` that the line between them would miss.
    void keep_corners(Stroke const& points, std::vector<std::uint8_t>& kept)
    {
        std::vector<std::pair<std::size_t, std::size_t>> open { { 0, points.size() - 1 } };
        while (!open.empty()) {
            auto const [first, last] = open.back();
            open.pop_back();
            double most = tolerance;
            std::size_t corner = 0;
            for (auto i = first + 1; i < last; ++i) {
                auto const off = distance_to_line(points[i], points[first], points[last]);
                if (off > most) {
                    most = off;
                    corner = i;
                }
            }
            if (corner == 0)
                continue;
            kept[corner] = 1;
            open.emplace_back(first, corner);
            open.emplace_back(corner, last);
        }
    }

    std::string hex(std::uint32_t colour)
    {
        std::string text = "#";
        for (int shift = 20; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[colour >> shift & 15];
        return text;
    }

    std::string svg_begin(Signature const& kind)
    {
        auto const width = words(kind.width), height = words(kind.height);
        auto text = R"(<svg xmlns="http://www.w3.org/2000/svg" width=")" + width + R"(" height=")" + height
            + R"(" viewBox="0 0 )" + width + " " + height + R"(">)";
        if (kind.background)
            text += R"(<rect width="100%" height="100%" fill=")" + hex(*kind.background) + R"("/>)";
        return text;
    }

    std::string path_end(Signature const& kind)
    {
        return R"(" fill="none" stroke=")" + hex(kind.pen_colour) + R"(" stroke-width=")" + words(kind.pen_width)
            + R"(" stroke-linecap="round" stroke-linejoin="round"/></svg>)";
    }

    // A name as large as its line allows: a Korean syllable is about as wide as it is high.
    std::string text_begin(Signature const& kind)
    {
        return svg_begin(kind) + R"(<text x="50%" y="50%" fill=")" + hex(kind.pen_colour)
            + R"(" text-anchor="middle" dominant-baseline="central" font-family="cursive, sans-serif" font-size=")";
    }

    constexpr std::string_view text_end = "</text></svg>";

    std::string text_size(Signature const& kind, std::string_view name)
    {
        auto const letters = static_cast<double>(std::max<std::size_t>(3, base::count_characters(name)));
        return words(std::min(kind.height * 0.4, kind.width * 0.85 / letters)) + R"(">)";
    }

    std::string escaped(std::string_view text)
    {
        std::string safe;
        for (auto const letter : text) {
            switch (letter) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            default:
                safe += letter;
            }
        }
        return safe;
    }

    std::string unescaped(std::string_view text)
    {
        auto plain = base::replace_all(text, "&lt;", "<");
        plain = base::replace_all(plain, "&gt;", ">");
        return base::replace_all(plain, "&amp;", "&");
    }

    // A name of one line without what XML does not know.
    std::string line_of(std::string_view name)
    {
        std::string line;
        for (auto const letter : base::repair_utf8(base::trim(name)))
            line += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F ? ' ' : letter;
        line = base::replace_all(base::replace_all(line, "\xEF\xBF\xBE", " "), "\xEF\xBF\xBF", " ");
        return base::count_characters(line) > typed_name_at_most ? base::truncate_characters(line, typed_name_at_most)
                                                                 : line;
    }

    std::optional<std::string> decoded(Value const& value, std::string_view head)
    {
        if (!value.is_text() || value.text().size() > signature_bytes_at_most
            || !std::string_view(value.text()).starts_with(head))
            return std::nullopt;
        return base::from_base64(std::string_view(value.text()).substr(head.size()));
    }

    // What stands between two known parts.
    std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end)
    {
        if (text.size() < begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end))
            return std::nullopt;
        return text.substr(begin.size(), text.size() - begin.size() - end.size());
    }

    Value url_of(std::string_view head, std::string const& bytes)
    {
        auto url = std::string(head) + base::to_base64(bytes);
        return url.size() <= signature_bytes_at_most ? Value(std::move(url)) : Value();
    }

}

Stroke simplified(Signature const& kind, Stroke const& points)
{
    Stroke near;
    for (auto const& point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            continue;
        PenPoint const held { rounded(std::clamp(point.x, 0.0, kind.width)),
            rounded(std::clamp(point.y, 0.0, kind.height)) };
        if (near.empty() || !(near.back() == held))
            near.push_back(held);
    }
    if (near.size() < 3)
        return near;
    std::vector<std::uint8_t> kept(near.size(), 0);
    kept.front() = kept.back() = 1;
    keep_corners(near, kept);
    Stroke stroke;
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (kept[i])
            stroke.push_back(near[i]);
    }
    return stroke;
}

std::vector<PenCurve> curves_of(Stroke const& stroke)
{
    std::vector<PenCurve> curves;
    if (stroke.size() == 1)
        curves.push_back({ stroke[0], stroke[0], stroke[0], stroke[0] });
    for (std::size_t i = 1; i < stroke.size(); ++i) {
        PenCurve curve;
        curve.from = stroke[i - 1];
        curve.to = stroke[i];
        // SVG's "smooth" curves mirror the control point before: the mean direction on both sides of a point.
        curve.control1 = i == 1
            ? curve.from
            : PenPoint { 2 * curve.from.x - curves.back().control2.x, 2 * curve.from.y - curves.back().control2.y };
        curve.control2 = i + 1 == stroke.size() ? curve.to
                                                : PenPoint { rounded(curve.to.x - (stroke[i + 1].x - curve.from.x) / 6),
                                                      rounded(curve.to.y - (stroke[i + 1].y - curve.from.y) / 6) };
        curves.push_back(curve);
    }
    return curves;
}

std::string path_of(std::vector<Stroke> const& strokes)
{
    std::string path;
    for (auto const& stroke : strokes) {
        if (stroke.empty())
            continue;
        path += "M" + words(stroke[0].x) + " " + words(stroke[0].y);
        if (stroke.size() == 1) {
            path += "h0"; // a dot, by its round ends
            continue;
        }
        for (auto const& curve : curves_of(stroke))
            path += "S" + words(curve.control2.x) + " " + words(curve.control2.y) + " " + words(curve.to.x) + " "
                + words(curve.to.y);
    }
    return path;
}

std::optional<std::vector<Stroke>> strokes_of_path(std::string_view path)
{
    std::vector<Stroke> strokes;
    std::size_t points = 0;
    for (std::size_t at = 0; at < path.size();) {
        auto const command = path[at++];
        auto const end = std::min(path.find_first_of("MSh", at), path.size());
        auto const parts = base::split(path.substr(at, end - at), ' ');
        at = end;
        std::vector<double> numbers;
        for (auto const part : parts) {
            auto const number = base::parse_decimal(part);
            if (!number)
                return std::nullopt;
            numbers.push_back(*number);
        }
        if (command == 'M' && numbers.size() == 2)
            strokes.push_back({ { numbers[0], numbers[1] } });
        else if (command == 'S' && numbers.size() == 4 && !strokes.empty())
            strokes.back().push_back({ numbers[2], numbers[3] });
        else if (command != 'h' || strokes.empty())
            return std::nullopt;
        if (strokes.size() > strokes_at_most || ++points > 2 * points_at_most)
            return std::nullopt;
    }
    if (strokes.empty() || path_of(strokes) != path)
        return std::nullopt;
    return strokes;
}

Value signature_value(Signature const& kind, std::vector<Stroke> const& strokes)
{
    std::size_t points = 0;
    for (auto const& stroke : strokes)
        points += stroke.size();
    if (points == 0 || points > points_at_most || strokes.size() > strokes_at_most)
        return {};
    if (kind.format == Signature::Format::png)
        return url_of(png_head, signature_png(kind, strokes));
    return url_of(svg_head, svg_begin(kind) + R"(<path d=")" + path_of(strokes) + path_end(kind));
}

Value typed_signature_value(Signature const& kind, std::string_view name)
{
    auto const line = line_of(name);
    if (base::trim(line).empty())
        return {};
    return url_of(svg_head, text_begin(kind) + text_size(kind, line) + escaped(line) + std::string(text_end));
}

bool is_signature(Value const& value)
{
    return decoded(value, svg_head) || decoded(value, png_head) || decoded(value, jpeg_head);
}

std::optional<std::vector<Stroke>> strokes_of(Signature const& kind, Value const& value)
{
    if (auto const svg = decoded(value, svg_head)) {
        auto const path = between(*svg, svg_begin(kind) + R"(<path d=")", path_end(kind));
        return path ? strokes_of_path(*path) : std::nullopt;
    }
    auto const png = decoded(value, png_head);
    auto const path = png ? path_in_png(*png) : std::nullopt;
    return path ? strokes_of_path(*path) : std::nullopt;
}

std::string typed_name_of(Signature const& kind, Value const& value)
{
    auto const svg = decoded(value, svg_head);
    auto const inside = svg ? between(*svg, text_begin(kind), text_end) : std::nullopt;
    auto const end = inside ? inside->find('>') : std::string_view::npos;
    if (end == std::string_view::npos)
        return "";
    auto name = unescaped(inside->substr(end + 1));
    return typed_signature_value(kind, name) == value ? name : "";
}

}
