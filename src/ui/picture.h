// What the drawing backend has to do: only what changed since the last picture, as triangles cut to rectangles.
#pragma once

#include <cstdint>
#include <vector>

namespace dure::ui {

// As Dear ImGui lays it out: CSS px on the sheet, texture coordinates 0..1, 0xAABBGGRR.
struct Vertex {
    float x = 0;
    float y = 0;
    float u = 0;
    float v = 0;
    std::uint32_t colour = 0;
};

// Device pixels on the sheet, y down.
struct DeviceRect {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;

    bool operator==(DeviceRect const&) const = default;
};

// Cut everything to `cut`; count 0: empty that rectangle.
struct DrawCommand {
    DeviceRect cut;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct TextureChange {
    DeviceRect part; // of the texture
    std::int32_t width = 0; // of the whole texture
    std::int32_t height = 0;
    std::uint8_t const* pixels = nullptr; // RGBA of the part's first pixel; rows are `width` pixels apart
    bool fresh = false; // make a new texture of this size first
};

struct LayerChange {
    std::uint32_t layer = 0; // from 1
    DeviceRect area; // on the sheet
};

struct Picture {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<DrawCommand> commands;
    std::vector<TextureChange> textures;
    std::vector<LayerChange> layers; // fixed layers whose pixels changed
    float sheet_width = 0; // CSS px, layers packed below the page
    float sheet_height = 0;
    bool empty() const { return commands.empty() && textures.empty(); }
};

}
