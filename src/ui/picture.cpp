#include "ui/canvas_parts.h"

#include <cstring>

namespace dure::ui {

namespace {

    // Copies the shapes that touch `cut`, so that the backend uploads and runs through nothing else.
    void draw_part(Picture& into, DrawLayer const& layer, DeviceRect const& cut)
    {
        into.commands.push_back({ cut, 0, 0 });
        for (Shape const& shape : layer.shapes) {
            DeviceRect const touched = intersect(shape.bounds, cut);
            if (touched.width <= 0 || touched.height <= 0)
                continue;
            DeviceRect const shape_cut = intersect(shape.cut, cut);
            auto const first_vertex = static_cast<std::uint32_t>(into.vertices.size());
            auto const first_index = static_cast<std::uint32_t>(into.indices.size());
            into.vertices.resize(first_vertex + shape.vertex_count);
            std::memcpy(static_cast<void*>(into.vertices.data() + first_vertex),
                layer.list.VtxBuffer.Data + shape.first_vertex, shape.vertex_count * sizeof(Vertex));
            ImDrawIdx const* index = layer.list.IdxBuffer.Data + shape.first_index;
            for (std::uint32_t i = 0; i < shape.index_count; ++i)
                into.indices.push_back(index[i] - shape.first_vertex + first_vertex);
            DrawCommand& last = into.commands.back();
            if (last.count > 0 && last.cut == shape_cut)
                last.count += shape.index_count;
            else
                into.commands.push_back({ shape_cut, first_index, shape.index_count });
        }
    }

}

void Canvas::Parts::draw_layers(Picture& into)
{
    for (std::size_t i = 0; i < layers.size(); ++i) {
        DrawLayer& from = *layers[i];
        std::vector<DeviceRect> parts;
        if (whole)
            parts.push_back(from.area);
        else
            parts = damage(from.drawn, from.shapes);
        for (DeviceRect const& part : parts)
            draw_part(into, from, intersect(part, from.area));
        if (i > 0 && !parts.empty())
            into.layers.push_back({ static_cast<std::uint32_t>(i), from.area });
        from.drawn = from.shapes;
    }
}

void Canvas::Parts::update_textures(Picture& into)
{
    fonts->rasterise_pending();
    for (ImTextureData* texture : atlas.TexList) {
        auto const change = [&](int x, int y, int width, int height, bool fresh) {
            auto const* pixels = static_cast<std::uint8_t const*>(texture->GetPixelsAt(x, y));
            into.textures.push_back({ { x, y, width, height }, texture->Width, texture->Height, pixels, fresh });
        };
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture != atlas.TexData) {
            continue; // replaced by a larger one; goes next frame
        } else if (texture->Status == ImTextureStatus_WantCreate) {
            change(0, 0, texture->Width, texture->Height, true);
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
            whole = true;
        } else if (texture->Status == ImTextureStatus_WantUpdates) {
            ImTextureRect const& part = texture->UpdateRect;
            change(part.x, part.y, part.w, part.h, false);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

Picture const& Canvas::picture()
{
    Picture& picture = m->picture;
    picture.vertices.clear();
    picture.indices.clear();
    picture.commands.clear();
    picture.textures.clear();
    picture.layers.clear();
    float const ratio = m->input.pixel_ratio;
    float const height = static_cast<float>(m->sheet_bottom) / ratio;
    m->whole = m->whole || picture.sheet_width != m->input.width || picture.sheet_height != height
        || m->drawn_sheet_top != m->input.sheet_top;
    picture.sheet_width = m->input.width;
    picture.sheet_height = height;
    m->drawn_sheet_top = m->input.sheet_top;
    m->update_textures(picture);
    m->draw_layers(picture);
    m->whole = false;
    return picture;
}

}
