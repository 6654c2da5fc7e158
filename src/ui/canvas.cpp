#include "ui/canvas_parts.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dure::ui {

namespace {

    constexpr std::size_t most_texts = 400; // laid out and kept; a long page has some hundred
    constexpr std::uint64_t id_mask = (std::uint64_t { 1 } << 53U) - 1; // JavaScript's whole numbers

    std::uint64_t hash(std::uint64_t seed, std::string_view text)
    {
        std::uint64_t value = seed ^ 0xCBF29CE484222325U;
        for (char const letter : text)
            value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
        value ^= value >> 32U;
        return value * 0x9E3779B97F4A7C15U;
    }

    Id as_id(std::uint64_t value)
    {
        Id const id = (value ^ (value >> 53U)) & id_mask;
        return id ? id : 1;
    }

    char const* landmark_name(Landmark landmark)
    {
        switch (landmark) {
        case Landmark::header:
            return "header";
        case Landmark::nav:
            return "nav";
        case Landmark::footer:
            return "footer";
        case Landmark::none:
            break;
        }
        return "";
    }

    Node region(std::string_view kind, std::uint8_t level)
    {
        Node node;
        node.role = Role::region;
        node.level = level;
        node.input_type = std::string(kind);
        node.id = as_id(hash(1, kind));
        return node;
    }

}

Colour mix(Colour from, Colour to, float amount)
{
    auto const blend = [amount](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(
            static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * amount + 0.5F);
    };
    return { blend(from.red, to.red), blend(from.green, to.green), blend(from.blue, to.blue),
        blend(from.alpha, to.alpha) };
}

Canvas::Parts::Parts(GlyphSource* given)
{
    atlas.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    atlas.TexMinWidth = 1024;
    atlas.TexMinHeight = 512;
    shared.FontAtlas = &atlas;
    shared.ClipRectFullscreen = { -1e6F, -1e6F, 1e6F, 1e6F };
    shared.InitialFringeScale = 1;
    ImFontAtlasAddDrawListSharedData(&atlas, &shared);
    fonts = std::make_unique<Fonts>(atlas, given ? *given : static_cast<GlyphSource&>(plausible));
    scopes.push_back(0);
}

Canvas::Parts::~Parts()
{
    layers.clear();
    for (ImTextureData* texture : atlas.TexList) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImFontAtlasRemoveDrawListSharedData(&atlas, &shared);
}

Canvas::Canvas(GlyphSource* glyphs)
    : m(std::make_unique<Parts>(glyphs))
{
}

Canvas::~Canvas() = default;

void Canvas::begin(FrameInput input)
{
    bool const resized = input.width != m->input.width || input.pixel_ratio != m->input.pixel_ratio
        || input.sheet_height != m->input.sheet_height;
    m->whole = m->whole || resized;
    m->input = std::move(input);
    m->shared.SetCircleTessellationMaxError(0.25F / m->input.pixel_ratio);
    m->shared.CurveTessellationTol = 0.8F / m->input.pixel_ratio;
    ImFontAtlasUpdateNewFrame(&m->atlas, ++m->frame_count, true);
    m->texture_at_begin = m->atlas.TexData;
    if (m->texts.size() > most_texts)
        std::erase_if(m->texts, [&](auto const& entry) { return entry.second.last_frame + 2 < m->frame_count; });

    m->last_screen = m->frame.screen;
    m->frame.nodes.clear();
    m->frame.layers.clear();
    m->frame.content_height = 0;
    m->frame.simple = false;
    m->frame.animating = false;
    m->scopes.assign(1, 0);
    m->words_count = 0;
    m->main_region = Parts::Main::before;
    m->clips.clear();
    m->opacities.clear();
    m->opacity = 1;
    float const ratio = m->input.pixel_ratio;
    Rect const window { 0, m->input.sheet_top, m->input.width, m->input.sheet_height };
    DeviceRect const area { 0, 0, static_cast<std::int32_t>(m->input.width * ratio + 0.5F),
        static_cast<std::int32_t>(m->input.sheet_height * ratio + 0.5F) };
    m->sheet_bottom = area.height;
    m->use_layer(0, window, { 0, -m->input.sheet_top }, area);
    for (auto& [id, motion] : m->motions)
        motion.seen = false;
    if (std::exchange(m->held_is_over, false))
        m->held = 0;
    for (platform::Event const& event : m->input.events) {
        if (event.kind == platform::EventKind::focus)
            m->focused = event.id;
        else if (event.kind == platform::EventKind::blur && m->focused == event.id)
            m->focused = 0;
        else if (event.kind == platform::EventKind::hover)
            m->hovered = event.checked ? event.id : m->hovered == event.id ? 0 : m->hovered;
        else if (event.kind == platform::EventKind::press)
            m->pressed = event.checked ? event.id : 0;
        else if (event.kind == platform::EventKind::pointer)
            m->follow(event);
        else if (event.kind == platform::EventKind::loaded)
            m->picture_sizes[event.id] = { event.x, event.y };
    }
}

platform::Frame const& Canvas::end()
{
    assert(m->layer_index == 0 && m->clips.empty() && m->scopes.size() == 1);
    if (m->main_region == Parts::Main::inside) {
        m->frame.nodes.push_back(region("main", 1));
        m->main_region = Parts::Main::after;
    }
    std::erase_if(m->motions, [](auto const& entry) { return !entry.second.seen; });
    std::size_t const used = m->frame.layers.size() + 1;
    if (m->layers.size() > used)
        m->layers.resize(used);
    // Letters drawn before the atlas moved point into the old one.
    m->letters_moved = m->atlas.TexData != m->texture_at_begin;
    return m->frame;
}

FrameInput const& Canvas::input() const
{
    return m->input;
}

float Canvas::width() const
{
    return m->input.width;
}

float Canvas::window_height() const
{
    return m->input.height;
}

float Canvas::text_scale() const
{
    return m->input.text_scale;
}

void Canvas::page_title(std::string title)
{
    m->frame.title = std::move(title);
}

void Canvas::page_language(std::string language)
{
    m->frame.language = std::move(language);
}

void Canvas::screen(std::string_view name)
{
    m->frame.screen = as_id(hash(2, name));
}

bool Canvas::screen_changed() const
{
    return m->frame.screen != m->last_screen;
}

void Canvas::page_colours(platform::PageColours const& colours)
{
    m->frame.colours = colours;
}

void Canvas::content_height(float height)
{
    m->frame.content_height = std::max(m->frame.content_height, height);
}

void Canvas::simple_screen(bool wanted)
{
    m->frame.simple = wanted;
}

Id Canvas::id(std::string_view name) const
{
    return as_id(hash(m->scopes.back(), name));
}

void Canvas::push(std::string_view scope)
{
    m->scopes.push_back(hash(m->scopes.back(), scope));
}

void Canvas::pop()
{
    assert(m->scopes.size() > 1);
    m->scopes.pop_back();
}

void Canvas::open_layer(std::string_view name, Rect rect, Landmark landmark, bool modal)
{
    assert(m->layer_index == 0 && m->clips.empty());
    if (m->main_region == Parts::Main::inside) {
        m->frame.nodes.push_back(region("main", 1));
        m->main_region = Parts::Main::after;
    }
    float const ratio = m->input.pixel_ratio;
    // Whole device pixels, so that the page can copy the layer without smearing it.
    auto const whole = [ratio](float value) { return std::floor(value * ratio + 0.5F) / ratio; };
    rect = { whole(rect.x), whole(rect.y), whole(rect.width), whole(rect.height) };
    m->frame.layers.push_back({ id(name), rect, modal });
    m->layer_index = static_cast<std::uint8_t>(m->frame.layers.size());
    m->layer_landmark = landmark;
    DeviceRect const area { 0, m->sheet_bottom, static_cast<std::int32_t>(rect.width * ratio + 0.5F),
        static_cast<std::int32_t>(rect.height * ratio + 0.5F) };
    m->sheet_bottom += area.height;
    m->use_layer(m->layer_index, rect, { -rect.x, static_cast<float>(area.y) / ratio - rect.y }, area);
    if (landmark != Landmark::none)
        m->frame.nodes.push_back(region(landmark_name(landmark), 0));
}

void Canvas::close_layer()
{
    assert(m->layer_index > 0 && m->clips.empty());
    if (m->layer_landmark != Landmark::none)
        m->frame.nodes.push_back(region(landmark_name(m->layer_landmark), 1));
    m->layer_index = 0;
    m->layer = m->layers.front().get();
}

void Canvas::insets(float top, float bottom)
{
    m->frame.top_inset = top;
    m->frame.bottom_inset = bottom;
}

void Canvas::Parts::enter_main()
{
    if (layer_index == 0 && main_region == Main::before) {
        frame.nodes.push_back(region("main", 0));
        main_region = Main::inside;
    }
}

void Canvas::Parts::emit(Node node)
{
    enter_main();
    node.layer = layer_index;
    if (layer_index == 0 && node.level == 0)
        frame.content_height = std::max(frame.content_height, node.rect.bottom());
    frame.nodes.push_back(std::move(node));
}

Id Canvas::node(Node node)
{
    if (node.id == 0) {
        // By order within its scope: words have no state to confuse.
        std::uint64_t const seed
            = m->scopes.back() + (std::uint64_t { ++m->words_count } << 8U) + static_cast<std::uint64_t>(node.role);
        node.id = as_id(hash(seed, "words"));
    }
    Id const given = node.id;
    m->emit(std::move(node));
    return given;
}

void Canvas::open_group(Id id, Rect rect, std::string name, GroupState state)
{
    Node group;
    group.id = id;
    group.role = Role::group;
    group.rect = rect;
    group.name = std::move(name);
    group.input_type = state.holds_radios ? "radiogroup" : "";
    group.description = std::move(state.description);
    group.required = state.required;
    group.invalid = state.invalid;
    m->emit(std::move(group));
}

void Canvas::close_group(Id id)
{
    Node group;
    group.id = id;
    group.role = Role::group;
    group.level = 1;
    m->emit(std::move(group));
}

double Canvas::now_millis() const
{
    return m->input.now_millis;
}

void Canvas::keep_animating()
{
    m->frame.animating = true;
}

float Canvas::animate(Id id, float target, float millis)
{
    return animate_from(id, target, target, millis);
}

float Canvas::animate_from(Id id, float start, float target, float millis)
{
    auto const [entry, is_new] = m->motions.try_emplace(id);
    Motion& motion = entry->second;
    motion.seen = true;
    if (is_new)
        motion = { start, start, start, m->input.now_millis, true };
    if (m->input.reduced_motion || millis <= 0)
        motion = { target, target, target, m->input.now_millis, true };
    if (motion.target != target)
        motion = { motion.value, target, motion.value, m->input.now_millis, true };
    if (motion.value == motion.target)
        return motion.value;
    auto const part = static_cast<float>((m->input.now_millis - motion.begin_millis) / millis);
    if (part >= 1) {
        motion.value = motion.target;
        return motion.value;
    }
    float const rest = 1 - std::max(part, 0.0F);
    motion.value = motion.start + (motion.target - motion.start) * (1 - rest * rest * rest);
    m->frame.animating = true;
    return motion.value;
}

bool Canvas::letters_moved() const
{
    return m->letters_moved;
}

void Canvas::forget_pixels()
{
    m->whole = true;
    for (ImTextureData* texture : m->atlas.TexList)
        if (texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_WantCreate);
        }
}

}
