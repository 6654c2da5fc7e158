#include "ui/widgets/picture_overlay.h"

#include "base/base64.h"

#include <cmath>
#include <cstdio>

namespace dure::ui {

namespace {

    constexpr float badge = 14; // radius of a mark

    std::string number(double value)
    {
        char text[32];
        std::snprintf(text, sizeof text, "%.1f", value);
        return text;
    }

    std::string attribute(char const* name, double value)
    {
        return std::string(" ") + name + "=\"" + number(value) + "\"";
    }

    std::string shape_of(app::RegionView const& region, OverlayLook const& look)
    {
        auto const& n = region.numbers;
        using Shape = app::RegionView::Shape;
        auto const x = [&](std::size_t i) { return n[i] * look.unit_x; };
        auto const y = [&](std::size_t i) { return n[i] * look.unit_y; };
        if (region.shape == Shape::rectangle && n.size() == 4)
            return "<rect" + attribute("x", x(0)) + attribute("y", y(1)) + attribute("width", x(2))
                + attribute("height", y(3)) + R"( rx="6")";
        if (region.shape == Shape::ellipse && n.size() == 4)
            return "<ellipse" + attribute("cx", x(0)) + attribute("cy", y(1)) + attribute("rx", x(2))
                + attribute("ry", y(3));
        if (region.shape != Shape::polygon)
            return "";
        std::string points;
        for (std::size_t i = 0; i + 1 < n.size(); i += 2)
            points += (i ? " " : "") + number(x(i)) + "," + number(y(i + 1));
        return "<polygon points=\"" + points + "\"";
    }

    // A dark line on a light one is seen on any picture.
    std::string region_lines(Kit const& kit, app::RegionView const& region, OverlayLook const& look, bool shows_idle)
    {
        auto const shape = shape_of(region, look);
        auto const is_focused = look.focused == region.key;
        if (shape.empty() || (!region.chosen && !is_focused && !shows_idle))
            return "";
        auto const brand = to_css(kit.colours().brand_mark);
        auto const fill = region.chosen ? " fill=\"" + brand + "\" fill-opacity=\"0.28\"" : R"( fill="none")";
        auto const width = is_focused ? 5.0 : region.chosen ? 3.5 : 1.5;
        std::string const dashes = region.chosen || is_focused ? "" : R"( stroke-dasharray="5 4")";
        auto const ink = region.chosen || is_focused ? brand : std::string("#3a3f45");
        return shape + R"( fill="none" stroke="#fff" stroke-opacity="0.85")" + attribute("stroke-width", width + 2)
            + "/>" + shape + fill + " stroke=\"" + ink + "\"" + attribute("stroke-width", width) + dashes + "/>";
    }

    std::string mark_badge(Kit const& kit, app::MarkView const& mark, OverlayLook const& look)
    {
        if (!mark.has_place)
            return "";
        Palette const& p = kit.colours();
        // Near an edge a badge stays whole; its mark is a few pixels further out.
        auto const held
            = [](double at, float size) { return std::max<double>(badge + 2, std::min<double>(at, size - badge - 2)); };
        auto const x = held(mark.x * look.width, look.width), y = held(mark.y * look.height, look.height);
        return "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", badge) + " fill=\""
            + to_css(p.brand_mark) + R"(" stroke="#fff" stroke-width="2.5"/>)" + "<text" + attribute("x", x)
            + attribute("y", y) + " fill=\"" + to_css(p.on_brand_mark)
            + R"(" font-family="sans-serif" font-size="14" font-weight="bold" text-anchor="middle" dominant-baseline="central">)"
            + mark.number + "</text>";
    }

    std::string crosshair(app::AimView const& aim, OverlayLook const& look)
    {
        auto const x = number(aim.across / 100 * look.width), y = number(aim.down / 100 * look.height);
        auto const lines = "M" + x + " 0V" + number(look.height) + "M0 " + y + "H" + number(look.width);
        return "<path d=\"" + lines + R"(" stroke="#fff" stroke-width="4"/><path d=")" + lines
            + R"(" stroke="#1b1f24" stroke-width="1.5"/>)" + "<circle cx=\"" + x + "\" cy=\"" + y
            + R"(" r="9" fill="none" stroke="#fff" stroke-width="5"/>)" + "<circle cx=\"" + x + "\" cy=\"" + y
            + R"(" r="9" fill="none" stroke="#1b1f24" stroke-width="2"/>)";
    }

}

std::string picture_overlay(Kit const& kit, app::PictureQuestionView const& view, OverlayLook const& look)
{
    std::string inside;
    for (app::RegionView const& region : view.regions)
        inside += region_lines(kit, region, look, !view.is_marked);
    for (app::MarkView const& mark : view.marks)
        inside += mark_badge(kit, mark, look);
    if (view.aim && view.aim->is_open)
        inside += crosshair(*view.aim, look);
    if (inside.empty())
        return "";
    auto const svg = R"(<svg xmlns="http://www.w3.org/2000/svg")" + attribute("width", look.width)
        + attribute("height", look.height) + ">" + inside + "</svg>";
    return "data:image/svg+xml;base64," + base::to_base64(svg);
}

}
