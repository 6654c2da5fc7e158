#include "ui/damage.h"

#include "base/sort.h"

#include <algorithm>

namespace dure::ui {

namespace {

    bool is_empty(DeviceRect const& rect)
    {
        return rect.width <= 0 || rect.height <= 0;
    }

    std::int64_t area(DeviceRect const& rect)
    {
        return std::int64_t { rect.width } * rect.height;
    }

    // Merging is worth it when the union wastes little; overlapping rectangles must be merged, or blending would happen
    // twice.
    void add(std::vector<DeviceRect>& rects, DeviceRect rect)
    {
        if (is_empty(rect))
            return;
        for (std::size_t i = 0; i < rects.size();) {
            DeviceRect const both = unite(rects[i], rect);
            bool const overlap = !is_empty(intersect(rects[i], rect));
            if (!overlap && area(both) > area(rects[i]) + area(rect) + 4096) {
                ++i;
                continue;
            }
            rect = both;
            rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(i));
            i = 0;
        }
        rects.push_back(rect);
    }

    void shrink_to(std::vector<DeviceRect>& rects, std::size_t limit)
    {
        while (rects.size() > limit) {
            std::size_t best_a = 0;
            std::size_t best_b = 1;
            std::int64_t best = INT64_MAX;
            for (std::size_t a = 0; a < rects.size(); ++a) {
                for (std::size_t b = a + 1; b < rects.size(); ++b) {
                    std::int64_t const waste = area(unite(rects[a], rects[b])) - area(rects[a]) - area(rects[b]);
                    if (waste < best) {
                        best = waste;
                        best_a = a;
                        best_b = b;
                    }
                }
            }
            DeviceRect const both = unite(rects[best_a], rects[best_b]);
            rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(best_b));
            rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(best_a));
            add(rects, both);
        }
    }

    bool by_hash(Shape const* a, Shape const* b)
    {
        return a->hash < b->hash;
    }

    std::vector<Shape const*> sorted(std::span<Shape const> shapes)
    {
        std::vector<Shape const*> list;
        list.reserve(shapes.size());
        for (Shape const& shape : shapes)
            list.push_back(&shape);
        base::stable_sort(list, by_hash);
        return list;
    }

}

DeviceRect intersect(DeviceRect const& a, DeviceRect const& b)
{
    std::int32_t const x = std::max(a.x, b.x);
    std::int32_t const y = std::max(a.y, b.y);
    std::int32_t const right = std::min(a.x + a.width, b.x + b.width);
    std::int32_t const bottom = std::min(a.y + a.height, b.y + b.height);
    return { x, y, std::max(0, right - x), std::max(0, bottom - y) };
}

DeviceRect unite(DeviceRect const& a, DeviceRect const& b)
{
    if (is_empty(a))
        return b;
    if (is_empty(b))
        return a;
    std::int32_t const x = std::min(a.x, b.x);
    std::int32_t const y = std::min(a.y, b.y);
    std::int32_t const right = std::max(a.x + a.width, b.x + b.width);
    std::int32_t const bottom = std::max(a.y + a.height, b.y + b.height);
    return { x, y, right - x, bottom - y };
}

std::vector<DeviceRect> damage(std::span<Shape const> before, std::span<Shape const> now, std::size_t limit)
{
    // Most frames share a long beginning and end.
    while (!before.empty() && !now.empty() && before.front().hash == now.front().hash) {
        before = before.subspan(1);
        now = now.subspan(1);
    }
    while (!before.empty() && !now.empty() && before.back().hash == now.back().hash) {
        before = before.first(before.size() - 1);
        now = now.first(now.size() - 1);
    }
    std::vector<DeviceRect> rects;
    std::vector<Shape const*> const old_shapes = sorted(before);
    std::vector<Shape const*> const new_shapes = sorted(now);
    std::size_t kept = 0;
    std::size_t o = 0;
    std::size_t n = 0;
    while (o < old_shapes.size() || n < new_shapes.size()) {
        bool const only_new
            = o == old_shapes.size() || (n < new_shapes.size() && new_shapes[n]->hash < old_shapes[o]->hash);
        bool const only_old = !only_new && (n == new_shapes.size() || old_shapes[o]->hash < new_shapes[n]->hash);
        if (only_new) {
            add(rects, new_shapes[n++]->bounds);
        } else if (only_old) {
            add(rects, old_shapes[o++]->bounds);
        } else {
            ++o;
            ++n;
            ++kept;
        }
    }
    // The same shapes in another order look different where they overlap; rare, so the whole changed stretch is drawn.
    if (rects.empty() && kept > 0)
        for (Shape const& shape : now)
            add(rects, shape.bounds);
    shrink_to(rects, limit);
    return rects;
}

}
