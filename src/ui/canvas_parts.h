// The inside of a Canvas, shared by the files that implement it. Nothing else includes this.
#pragma once

#include "ui/canvas.h"
#include "ui/damage.h"
#include "ui/font.h"
#include "ui/picture.h"

#include <unordered_map>

#include <imgui.h>
#include <imgui_internal.h>

namespace dure::ui {

// The page, or one fixed layer, as a list of triangles on the sheet.
struct DrawLayer {
    explicit DrawLayer(ImDrawListSharedData& shared);
    ~DrawLayer();
    DrawLayer(DrawLayer const&) = delete;

    ImDrawList list;
    std::vector<Shape> shapes;
    std::vector<Shape> drawn; // as of the last picture
    ImVec2 shift; // from canvas coordinates to the sheet
    Rect window; // the part of canvas coordinates that has pixels
    DeviceRect area; // of the sheet, in device px
};

struct Motion {
    float start = 0;
    float target = 0;
    float value = 0;
    double begin_millis = 0;
    bool seen = true;
};

struct LaidText {
    TextBlock block;
    int last_frame = 0; // that asked for it
};

struct Canvas::Parts {
    explicit Parts(GlyphSource* given);
    ~Parts();

    // Begins shape, or returns false where nothing would be seen.
    bool sees(Rect const& rect) const;
    ImVec2 at(Point point) const { return { point.x + layer->shift.x, point.y + layer->shift.y }; }
    ImDrawList& list() { return layer->list; }
    ImU32 paint(Colour colour) const;
    DeviceRect device(Rect const& rect) const;
    void finish_shape();
    void use_layer(std::size_t index, Rect window, ImVec2 shift, DeviceRect area);
    void emit(Node node);
    void follow(platform::Event const& pointer);
    void enter_main();
    void draw_layers(Picture& into);
    void update_textures(Picture& into);

    PlausibleGlyphs plausible;
    // Dear ImGui's drawing alone: its context would bring windows, tables, navigation and settings, 120 KB that the
    // page does better itself.
    ImFontAtlas atlas;
    ImDrawListSharedData shared;
    int frame_count = 0;
    std::unique_ptr<Fonts> fonts;
    FrameInput input;
    platform::Frame frame;
    Picture picture;

    std::vector<std::unique_ptr<DrawLayer>> layers; // 0 is the page
    DrawLayer* layer = nullptr;
    std::uint8_t layer_index = 0;
    Landmark layer_landmark = Landmark::none;
    std::int32_t sheet_bottom = 0; // device px used so far
    std::vector<DeviceRect> clips;
    std::vector<float> opacities;
    float opacity = 1;
    std::vector<ImVec2> path;
    bool whole = true; // the next picture draws everything
    float sheet_width = 0;
    float sheet_height = 0;
    float drawn_sheet_top = -1;
    void const* texture_at_begin = nullptr;
    bool letters_moved = false;

    std::vector<std::uint64_t> scopes;
    std::uint32_t words_count = 0;
    std::uint64_t last_screen = 0;
    enum class Main : std::uint8_t { before, inside, after } main_region = Main::before;

    Id focused = 0;
    Id hovered = 0;
    Id pressed = 0;
    std::unordered_map<Id, Point> picture_sizes;
    Id held = 0; // by a pointer
    Point held_from;
    Point held_to;
    bool held_is_over = false;
    std::unordered_map<Id, Motion> motions;
    mutable std::unordered_map<std::uint64_t, LaidText> texts;
};

}
