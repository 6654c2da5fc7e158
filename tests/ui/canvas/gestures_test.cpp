#include "ui/headless.h"

#include <doctest/doctest.h>

using namespace dure;
using platform::Event;
using platform::EventKind;
using platform::Gesture;
using platform::PointerPhase;
using platform::Role;

namespace {

struct Sheet {
    ui::Id id = 0;
    Gesture gesture = Gesture::drag;
    std::vector<ui::PointerStep> steps;
    std::vector<ui::Grip> grips;
    ui::Headless headless;

    explicit Sheet(Gesture kind = Gesture::drag)
        : gesture(kind)
        , headless([this](ui::Canvas& canvas) { draw(canvas); })
    {
    }
    void draw(ui::Canvas& canvas)
    {
        id = canvas.id("sheet");
        platform::Node node;
        node.id = id;
        node.role = Role::surface;
        node.name = "sheet";
        node.gesture = gesture;
        node.rect = { 10, 20, 200, 100 };
        canvas.node(node);
        for (ui::PointerStep const& step : canvas.pointer(id))
            steps.push_back(step);
        if (auto const grip = canvas.grip(id))
            grips.push_back(*grip);
    }
    void send(PointerPhase phase, float x, float y)
    {
        headless.input().events.push_back({ .id = id, .kind = EventKind::pointer, .phase = phase, .x = x, .y = y });
        headless.frame();
    }
};

}

TEST_CASE("what a pointer does on a surface is heard step by step, and its end counts in one frame only")
{
    Sheet sheet;
    sheet.send(PointerPhase::down, 10, 10);
    sheet.send(PointerPhase::move, 10, 40);
    sheet.headless.frame(); // nothing new: still held
    sheet.send(PointerPhase::up, 12, 70);
    sheet.headless.frame();
    sheet.headless.frame();
    REQUIRE(sheet.steps.size() == 3);
    CHECK(sheet.steps[1].at.y == 40);
    REQUIRE(sheet.grips.size() == 4);
    CHECK(sheet.grips[0].moved.y == 0);
    CHECK(sheet.grips[2].moved.y == 30);
    CHECK_FALSE(sheet.grips[2].is_over);
    CHECK(sheet.grips[3].is_over);
    CHECK(sheet.grips[3].moved.x == 2);
    CHECK(sheet.grips[3].moved.y == 60);
}

TEST_CASE("a gesture that the browser takes away leaves nothing behind")
{
    Sheet sheet;
    sheet.send(PointerPhase::down, 10, 10);
    sheet.send(PointerPhase::move, 10, 90);
    sheet.send(PointerPhase::cancelled, 10, 90);
    sheet.send(PointerPhase::up, 10, 90); // too late
    CHECK(sheet.grips.size() == 2);
    CHECK_FALSE(sheet.grips.back().is_over);
}

TEST_CASE("moves and ends without a beginning, and those of other nodes, hold nothing")
{
    Sheet sheet;
    sheet.send(PointerPhase::move, 10, 10);
    sheet.send(PointerPhase::up, 10, 10);
    ui::Id const own = sheet.id;
    sheet.headless.input().events.push_back(
        { .id = own + 1, .kind = EventKind::pointer, .phase = PointerPhase::down, .x = 1, .y = 1 });
    sheet.headless.frame();
    CHECK(sheet.grips.empty());
    CHECK(sheet.steps.size() == 2);
}

TEST_CASE("a tap on a surface that asks where says where, once")
{
    Sheet sheet(Gesture::point);
    REQUIRE(sheet.headless.draw(Role::surface, "sheet", { { 50, 60 } }));
    REQUIRE(sheet.steps.size() == 1);
    CHECK(sheet.steps[0].phase == PointerPhase::tap);
    CHECK(sheet.steps[0].at.x == 50);
    CHECK(sheet.grips.empty());
}
