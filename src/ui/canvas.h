// One sheet to draw a frame on and one list to say in words what was drawn; every widget is made of both.
// Document coordinates in CSS pixels. Dear ImGui is inside and does not show; input comes only as events of nodes.
#pragma once

#include "platform/frame.h"
#include "ui/text_layout.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dure::ui {

using Id = std::uint64_t;
using Rect = platform::Rect;
using platform::Node;
using platform::Role;

struct Point {
    float x = 0;
    float y = 0;
};

// Straight (not premultiplied) alpha.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    static constexpr Colour hex(std::uint32_t rgb, std::uint8_t alpha = 255)
    {
        return { static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb), alpha };
    }
    constexpr Colour faded(float opacity) const
    {
        return { red, green, blue, static_cast<std::uint8_t>(static_cast<float>(alpha) * opacity + 0.5F) };
    }
    constexpr std::uint32_t packed() const // 0xRRGGBBAA, as PageColours has it
    {
        return (std::uint32_t { red } << 24) | (std::uint32_t { green } << 16) | (std::uint32_t { blue } << 8) | alpha;
    }
    bool operator==(Colour const&) const = default;
};

Colour mix(Colour from, Colour to, float amount);

struct TextStyle {
    float size = 16; // at 100 % text size; the canvas multiplies by the person's text scale
    Weight weight = Weight::regular;
    Colour colour {};
    float line_height = 1.5F; // times the size
    Colour link {}; // colour of link spans
    int max_lines = 0;
};

enum class Align : std::uint8_t { left, centre, right };

enum class Landmark : std::uint8_t { none, header, nav, footer };

struct FrameInput {
    float width = 390; // the visible window
    float height = 844;
    float scroll_y = 0;
    float pixel_ratio = 1;
    float text_scale = 1;
    double now_millis = 0; // any steady clock
    bool reduced_motion = false;
    // The part of the document that has pixels; the page asks for more than the window so that scrolling needs no
    // drawing.
    float sheet_top = 0;
    float sheet_height = 844;
    bool unseen = false; // only to hear the events: a frame that will not be shown
    std::vector<platform::Event> events {};
};

// What a group says beside its name.
struct GroupState {
    bool holds_radios = false; // one of its controls is the answer
    std::string description {};
    bool required = false;
    bool invalid = false;
};

// One step of a gesture, from the corner of its node.
struct PointerStep {
    platform::PointerPhase phase = platform::PointerPhase::down;
    Point at;
};

// How far a gesture that began on a node has come.
struct Grip {
    Point moved;
    bool is_over = false; // the pointer left the sheet in this frame: what it did counts now
};

class GlyphSource;
struct Picture;

class Canvas {
public:
    // Without a glyph source letters have plausible widths and no pixels: enough for tests.
    explicit Canvas(GlyphSource* glyphs = nullptr);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    // -- one frame ----------------------------------------------------------------------------------------------
    void begin(FrameInput input);
    platform::Frame const& end();
    Picture const& picture(); // what changed since the last call, for the drawing backend; after end()
    FrameInput const& input() const;
    float width() const; // of the window
    float window_height() const;
    float text_scale() const;

    // -- what the page shall know ---------------------------------------------------------------------------------
    void page_title(std::string title);
    void page_language(std::string language); // "ko"
    void screen(std::string_view name); // a change moves the focus to the first heading and the scroll to the top
    void page_colours(platform::PageColours const& colours);
    void content_height(float height); // at least; grows by itself with the nodes
    void simple_screen(bool wanted);
    bool screen_changed() const; // this frame shows another screen than the last

    // -- ids ----------------------------------------------------------------------------------------------------------
    Id id(std::string_view name) const; // within the scopes that are open
    void push(std::string_view scope);
    void pop();
    class [[nodiscard]] Scope {
    public:
        explicit Scope(Canvas& canvas, std::string_view name)
            : m_canvas(canvas)
        {
            m_canvas.push(name);
        }
        ~Scope() { m_canvas.pop(); }
        Scope(Scope const&) = delete;

    private:
        Canvas& m_canvas;
    };

    // -- layers
    // --------------------------------------------------------------------------------------------------------- Between
    // open and close all coordinates are the window's, and drawing outside `rect` is cut off. Leave room for a shadow.
    void open_layer(std::string_view name, Rect rect, Landmark landmark, bool modal = false);
    void close_layer();
    void insets(float top, float bottom); // what the bars cover; a focused control is scrolled clear of it

    // -- drawing ------------------------------------------------------------------------------------------------------
    void fill(Rect rect, Colour colour, float radius = 0);
    void stroke(Rect rect, Colour colour, float radius = 0, float thickness = 1); // inside the rect
    void shadow(Rect rect, Colour colour, float radius, float blur, float offset_y = 0);
    void gradient(Rect rect, Colour top, Colour bottom); // square corners
    void circle(Point centre, float radius, Colour colour);
    void ring(Point centre, float radius, Colour colour, float thickness); // radius of the outer edge
    void line(Point from, Point to, Colour colour, float thickness = 1);
    void polyline(std::span<Point const> points, Colour colour, float thickness, bool closed = false); // round joins
    void polygon(std::span<Point const> points, Colour colour); // may be concave
    // Paths for icons: begin with move_to, end with stroke_path or fill_path.
    void move_to(Point point);
    void line_to(Point point);
    void cubic_to(Point control1, Point control2, Point point);
    void arc(Point centre, float radius, float from_radians, float to_radians);
    void stroke_path(Colour colour, float thickness, bool closed = false); // round ends
    void fill_path(Colour colour);
    void push_clip(Rect rect);
    void pop_clip();
    void push_opacity(float opacity); // multiplies everything drawn until pop_opacity
    void pop_opacity();
    bool is_visible(Rect rect) const; // has pixels in this frame; draw nothing costly otherwise, but always emit nodes

    // -- text
    // --------------------------------------------------------------------------------------------------------------
    float text_width(std::string_view text, TextStyle const& style) const;
    // Width 0: one line. Kept from frame to frame; what is returned lives until the next begin().
    TextBlock const& layout(std::string_view text, TextStyle const& style, float width) const;
    TextBlock const& layout(std::vector<Span> spans, TextStyle const& style, float width) const;
    void draw(
        TextBlock const& block, Point top_left, TextStyle const& style, Align align = Align::left, float width = 0);
    // Lays out and draws; returns the height taken. No node: pair it with node().
    float text(std::string_view text, Rect within, TextStyle const& style, Align align = Align::left);
    // One line centred in the rect, shortened with an ellipsis if need be.
    void label(std::string_view text, Rect within, TextStyle const& style, Align align = Align::centre);

    // -- nodes
    // ---------------------------------------------------------------------------------------------------------------
    // Emit in reading order. An id of 0 (words without a state of their own) is given one. Returns the node's id.
    Id node(Node node);
    void open_group(Id id, Rect rect, std::string name, GroupState state = {});
    void close_group(Id id);
    // For the words of a heading or paragraph together with its pixels; links inside become link nodes. Returns the
    // height taken.
    float words(Role role, int level, TextBlock const& block, Point top_left, TextStyle const& style,
        Align align = Align::left, float width = 0);

    // -- what came back
    // -------------------------------------------------------------------------------------------------
    bool clicked(Id id) const;
    std::optional<bool> toggled(Id id) const; // checkbox, toggle; a radio only turns true
    std::optional<std::string> typed(Id id) const; // text so far: draw by it, do not validate or store by it
    std::optional<std::string> settled(Id id) const; // text that is finished for now
    std::optional<std::string> chosen(Id id) const; // select (the option's value), slider (the number)
    std::optional<bool> changed_by_keys() const; // whether the keyboard made the last change of a control, if there is one
    platform::Event const* file(Id id) const;
    // Every event about files for an answer, in order.
    std::vector<platform::Event const*> file_news(Id id) const;
    bool focused(Id id) const;
    bool hovered(Id id) const;
    bool pressed(Id id) const;
    std::vector<PointerStep> pointer(Id id) const; // of this frame, in order
    std::optional<Point> picture_size(Id id) const; // its own width and height in px, once the page has loaded it
    // While a drag or swipe lasts, and in the frame of its end. Nothing once it was cancelled.
    std::optional<Grip> grip(Id id) const;

    // -- motion
    // --------------------------------------------------------------------------------------------------------------
    // Follows `target`, eased, within `millis`; starts at the target. At once when motion is reduced.
    float animate(Id id, float target, float millis = 160);
    float animate_from(Id id, float start, float target, float millis); // the first time from `start`
    void keep_animating(); // this frame moves by itself
    double now_millis() const;

    // -- trouble
    // ------------------------------------------------------------------------------------------------------------
    bool letters_moved() const; // the atlas was laid out anew while drawing: draw this frame again
    void forget_pixels(); // after a lost context or a new size: the next picture is whole

private:
    struct Parts;
    std::unique_ptr<Parts> m;
};

}
