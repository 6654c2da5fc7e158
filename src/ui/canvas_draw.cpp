#include "ui/canvas_parts.h"
#include "ui/letters.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace dure::ui {

namespace {

    std::uint64_t mixed(std::uint64_t seed, std::uint64_t value)
    {
        value = (value ^ seed) * 0x9E3779B97F4A7C15U;
        return value ^ (value >> 29U);
    }

    // Positions by value, never by address: the same shape gives the same number in the next frame.
    std::uint64_t hash_of(ImDrawVert const* vertices, std::uint32_t count, DeviceRect const& cut)
    {
        std::uint64_t value = mixed(
            count, (std::uint64_t { static_cast<std::uint32_t>(cut.x) } << 32U) | static_cast<std::uint32_t>(cut.y));
        value = mixed(value,
            (std::uint64_t { static_cast<std::uint32_t>(cut.width) } << 32U) | static_cast<std::uint32_t>(cut.height));
        for (std::uint32_t i = 0; i < count; ++i) {
            std::uint32_t words[5];
            std::memcpy(words, &vertices[i], sizeof words);
            value = mixed(value, (std::uint64_t { words[0] } << 32U) | words[1]);
            value = mixed(value, (std::uint64_t { words[2] } << 32U) | words[3]) + words[4];
        }
        return mixed(value, count);
    }

}

static_assert(sizeof(ImDrawVert) == sizeof(Vertex));

DrawLayer::DrawLayer(ImDrawListSharedData& shared)
    : list(&shared)
{
}

DrawLayer::~DrawLayer() = default;

void Canvas::Parts::use_layer(std::size_t index, Rect window, ImVec2 shift, DeviceRect area)
{
    while (layers.size() <= index)
        layers.push_back(std::make_unique<DrawLayer>(shared));
    layer = layers[index].get();
    layer->window = window;
    layer->shift = shift;
    if (!(layer->area == area))
        layer->drawn.clear(), whole = true;
    layer->area = area;
    layer->shapes.clear();
    layer->list._ResetForNewFrame();
    layer->list.Flags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
    layer->list.PushClipRect({ -1e6F, -1e6F }, { 1e6F, 1e6F });
    layer->list.PushTexture(atlas.TexRef);
    layer->list._FringeScale = 1 / input.pixel_ratio;
}

bool Canvas::Parts::sees(Rect const& rect) const
{
    Rect const& window = layer->window;
    return !input.unseen && opacity > 0 && rect.x < window.right() && rect.right() > window.x
        && rect.y < window.bottom() && rect.bottom() > window.y;
}

ImU32 Canvas::Parts::paint(Colour colour) const
{
    auto const alpha = static_cast<ImU32>(static_cast<float>(colour.alpha) * opacity + 0.5F);
    return IM_COL32(colour.red, colour.green, colour.blue, alpha);
}

DeviceRect Canvas::Parts::device(Rect const& rect) const
{
    float const ratio = input.pixel_ratio;
    auto const left = static_cast<std::int32_t>(std::floor((rect.x + layer->shift.x) * ratio + 0.01F));
    auto const top = static_cast<std::int32_t>(std::floor((rect.y + layer->shift.y) * ratio + 0.01F));
    auto const right = static_cast<std::int32_t>(std::ceil((rect.right() + layer->shift.x) * ratio - 0.01F));
    auto const bottom = static_cast<std::int32_t>(std::ceil((rect.bottom() + layer->shift.y) * ratio - 0.01F));
    return { left, top, right - left, bottom - top };
}

// Everything added to the list since the last shape becomes one.
void Canvas::Parts::finish_shape()
{
    ImDrawList const& from = layer->list;
    std::uint32_t first_vertex = 0;
    std::uint32_t first_index = 0;
    if (!layer->shapes.empty()) {
        Shape const& before = layer->shapes.back();
        first_vertex = before.first_vertex + before.vertex_count;
        first_index = before.first_index + before.index_count;
    }
    auto const vertex_count = static_cast<std::uint32_t>(from.VtxBuffer.Size) - first_vertex;
    auto const index_count = static_cast<std::uint32_t>(from.IdxBuffer.Size) - first_index;
    if (index_count == 0)
        return;
    ImVec2 low { 1e9F, 1e9F };
    ImVec2 high { -1e9F, -1e9F };
    for (std::uint32_t i = first_vertex; i < first_vertex + vertex_count; ++i) {
        low = ImMin(low, from.VtxBuffer.Data[i].pos);
        high = ImMax(high, from.VtxBuffer.Data[i].pos);
    }
    Shape shape;
    shape.cut = clips.empty() ? layer->area : intersect(layer->area, clips.back());
    Rect const box { low.x - layer->shift.x, low.y - layer->shift.y, high.x - low.x, high.y - low.y };
    shape.bounds = intersect(device(box), shape.cut);
    shape.first_vertex = first_vertex;
    shape.vertex_count = vertex_count;
    shape.first_index = first_index;
    shape.index_count = index_count;
    shape.hash = hash_of(from.VtxBuffer.Data + first_vertex, vertex_count, shape.cut);
    layer->shapes.push_back(shape);
}

bool Canvas::is_visible(Rect rect) const
{
    return m->sees(rect);
}

void Canvas::push_clip(Rect rect)
{
    DeviceRect const cut = m->device(rect);
    m->clips.push_back(m->clips.empty() ? cut : intersect(m->clips.back(), cut));
}

void Canvas::pop_clip()
{
    assert(!m->clips.empty());
    m->clips.pop_back();
}

void Canvas::push_opacity(float opacity)
{
    m->opacities.push_back(m->opacity);
    m->opacity *= opacity;
}

void Canvas::pop_opacity()
{
    assert(!m->opacities.empty());
    m->opacity = m->opacities.back();
    m->opacities.pop_back();
}

void Canvas::fill(Rect rect, Colour colour, float radius)
{
    if (!m->sees(rect) || colour.alpha == 0)
        return;
    m->list().AddRectFilled(
        m->at({ rect.x, rect.y }), m->at({ rect.right(), rect.bottom() }), m->paint(colour), radius);
    m->finish_shape();
}

void Canvas::stroke(Rect rect, Colour colour, float radius, float thickness)
{
    if (!m->sees(rect) || colour.alpha == 0)
        return;
    float const half = thickness / 2;
    ImVec2 const low = m->at({ rect.x + half, rect.y + half });
    ImVec2 const high = m->at({ rect.right() - half, rect.bottom() - half });
    m->list().PathRect(low, high, std::max(0.0F, radius - half));
    m->list().PathStroke(m->paint(colour), ImDrawFlags_Closed, thickness);
    m->finish_shape();
}

void Canvas::gradient(Rect rect, Colour top, Colour bottom)
{
    if (!m->sees(rect))
        return;
    m->list().AddRectFilledMultiColor(m->at({ rect.x, rect.y }), m->at({ rect.right(), rect.bottom() }), m->paint(top),
        m->paint(top), m->paint(bottom), m->paint(bottom));
    m->finish_shape();
}

// A ring of strips around the card instead of stacked rectangles: pixels under the card itself are never touched.
void Canvas::shadow(Rect rect, Colour colour, float radius, float blur, float offset_y)
{
    Rect const reach { rect.x - blur, rect.y - blur + offset_y, rect.width + 2 * blur, rect.height + 2 * blur };
    if (!m->sees(reach) || colour.alpha == 0 || blur <= 0)
        return;
    constexpr int steps = 6; // strips from full to nothing
    constexpr int corner_points = 6; // per corner
    constexpr int points = 4 * corner_points;
    ImDrawList& list = m->list();
    list.PrimReserve(points * steps * 6, points * (steps + 1));
    ImVec2 const white = list._Data->TexUvWhitePixel;
    auto const first = list._VtxCurrentIdx;
    for (int step = 0; step <= steps; ++step) {
        float const part = static_cast<float>(step) / steps;
        float const grow = blur * (part - 0.5F);
        float const fade = 1 - part;
        ImU32 const paint = m->paint(colour.faded(fade * fade * (3 - 2 * fade)));
        float const round = std::max(radius + grow, 0.5F);
        for (int i = 0; i < points; ++i) {
            int const corner = i / corner_points;
            float const angle
                = (static_cast<float>(corner) + static_cast<float>(i % corner_points) / (corner_points - 1)) * IM_PI
                / 2;
            bool const is_left = corner == 1 || corner == 2;
            bool const is_top = corner >= 2;
            float const x = is_left ? rect.x - grow + round : rect.right() + grow - round;
            float const y = is_top ? rect.y - grow + round : rect.bottom() + grow - round;
            list.PrimWriteVtx(
                m->at({ x + std::cos(angle) * round, y + offset_y + std::sin(angle) * round }), white, paint);
        }
    }
    for (int step = 0; step < steps; ++step) {
        for (int i = 0; i < points; ++i) {
            auto const a = first + static_cast<unsigned>(step * points + i);
            auto const b = first + static_cast<unsigned>(step * points + (i + 1) % points);
            for (unsigned const index : { a, b, b + points, a, b + points, a + points })
                list.PrimWriteIdx(index);
        }
    }
    m->finish_shape();
}

void Canvas::circle(Point centre, float radius, Colour colour)
{
    if (!m->sees({ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius }) || radius <= 0)
        return;
    m->list().AddCircleFilled(m->at(centre), radius, m->paint(colour));
    m->finish_shape();
}

void Canvas::ring(Point centre, float radius, Colour colour, float thickness)
{
    if (!m->sees({ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius }) || radius <= thickness / 2)
        return;
    m->list().AddCircle(m->at(centre), radius - thickness / 2, m->paint(colour), 0, thickness);
    m->finish_shape();
}

void Canvas::line(Point from, Point to, Colour colour, float thickness)
{
    Point const points[] = { from, to };
    polyline(points, colour, thickness);
}

void Canvas::polyline(std::span<Point const> points, Colour colour, float thickness, bool closed)
{
    if (points.empty())
        return;
    m->path.clear();
    for (Point const point : points)
        m->path.push_back(m->at(point));
    stroke_path(colour, thickness, closed);
}

void Canvas::polygon(std::span<Point const> points, Colour colour)
{
    m->path.clear();
    for (Point const point : points)
        m->path.push_back(m->at(point));
    fill_path(colour);
}

void Canvas::move_to(Point point)
{
    m->path.assign(1, m->at(point));
}

void Canvas::line_to(Point point)
{
    m->path.push_back(m->at(point));
}

void Canvas::cubic_to(Point control1, Point control2, Point point)
{
    assert(!m->path.empty());
    constexpr int steps = 12; // icons are small
    ImVec2 const start = m->path.back();
    for (int i = 1; i <= steps; ++i)
        m->path.push_back(
            ImBezierCubicCalc(start, m->at(control1), m->at(control2), m->at(point), static_cast<float>(i) / steps));
}

void Canvas::arc(Point centre, float radius, float from_radians, float to_radians)
{
    int const steps = std::clamp(
        static_cast<int>(std::abs(to_radians - from_radians) * std::sqrt(radius * m->input.pixel_ratio) * 1.2F), 4, 96);
    for (int i = 0; i <= steps; ++i) {
        float const angle
            = from_radians + (to_radians - from_radians) * static_cast<float>(i) / static_cast<float>(steps);
        m->path.push_back(m->at({ centre.x + std::cos(angle) * radius, centre.y + std::sin(angle) * radius }));
    }
}

void Canvas::stroke_path(Colour colour, float thickness, bool closed)
{
    if (m->path.empty() || m->opacity <= 0 || m->input.unseen)
        return;
    ImU32 const paint = m->paint(colour);
    ImDrawList& list = m->list();
    list.AddPolyline(
        m->path.data(), static_cast<int>(m->path.size()), paint, closed ? ImDrawFlags_Closed : 0, thickness);
    // Round ends, where they can be seen and would not darken a translucent line.
    if (!closed && thickness >= 1.5F && (paint >> IM_COL32_A_SHIFT) == 255) {
        list.AddCircleFilled(m->path.front(), thickness / 2, paint, 10);
        list.AddCircleFilled(m->path.back(), thickness / 2, paint, 10);
    }
    m->finish_shape();
    m->path.clear();
}

void Canvas::fill_path(Colour colour)
{
    if (m->path.size() >= 3 && m->opacity > 0 && !m->input.unseen) {
        // Dear ImGui's anti-aliased fill wants clockwise points.
        float area = 0;
        for (std::size_t i = 0; i < m->path.size(); ++i) {
            ImVec2 const a = m->path[i];
            ImVec2 const b = m->path[(i + 1) % m->path.size()];
            area += a.x * b.y - b.x * a.y;
        }
        if (area < 0)
            std::reverse(m->path.begin(), m->path.end());
        m->list().AddConcavePolyFilled(m->path.data(), static_cast<int>(m->path.size()), m->paint(colour));
        m->finish_shape();
    }
    m->path.clear();
}

}
