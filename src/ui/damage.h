// Finds what changed between two frames, shape by shape, so that a tap redraws one option and not the window.
#pragma once

#include "ui/picture.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dure::ui {

// One drawing call of a canvas: a run of vertices and indices of its layer's list.
struct Shape {
    std::uint64_t hash = 0; // of the vertices and the cut
    DeviceRect bounds; // already cut
    DeviceRect cut;
    std::uint32_t first_vertex = 0;
    std::uint32_t vertex_count = 0;
    std::uint32_t first_index = 0;
    std::uint32_t index_count = 0;
};

DeviceRect intersect(DeviceRect const& a, DeviceRect const& b);
DeviceRect unite(DeviceRect const& a, DeviceRect const& b);

// Rectangles that hold every shape which is in one list only, or in another order. At most `limit`, none overlapping
// another.
std::vector<DeviceRect> damage(std::span<Shape const> before, std::span<Shape const> now, std::size_t limit = 4);

}
