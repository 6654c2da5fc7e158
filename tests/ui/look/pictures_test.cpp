// Pictures that are pointed at and pads that are drawn on: where a finger is becomes fractions and units.
#include "tests/ui/scenes.h"
#include "ui/headless.h"
#include "ui/widgets/question.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using namespace dure;
using platform::Node;
using platform::Role;

namespace {

struct Sheet {
    std::vector<app::ElementView> elements = scenes::picture_questions(app::Language::korean);
    ui::Theme theme = ui::make_theme({});
    app::Actions actions;
    ui::Headless headless;

    explicit Sheet(std::size_t which)
        : headless([this](ui::Canvas& canvas) { draw(canvas); }, input())
    {
        elements = { elements[which] };
        headless.settle();
    }
    static ui::FrameInput input()
    {
        ui::FrameInput input;
        input.reduced_motion = true;
        return input;
    }
    void draw(ui::Canvas& canvas)
    {
        ui::Kit const kit { canvas, theme, actions };
        ui::question(kit, { 16, 16, 358 }, elements.front());
    }
    Node const& node(Role role, std::uint8_t level = 0)
    {
        auto const& nodes = headless.frame().nodes;
        auto const found = std::find_if(
            nodes.begin(), nodes.end(), [&](Node const& one) { return one.role == role && one.level == level; });
        REQUIRE(found != nodes.end());
        return *found;
    }
    template <typename What> std::vector<What> did()
    {
        std::vector<What> found;
        for (auto const& action : actions.take()) {
            if (auto const* what = action.get<What>())
                found.push_back(*what);
        }
        return found;
    }
};

}

TEST_CASE("a tap on the picture says where in fractions, however large it is shown")
{
    Sheet sheet(0);
    auto const surface = sheet.node(Role::surface);
    CHECK(surface.rect == sheet.node(Role::image, 2).rect);
    CHECK(surface.rect == sheet.node(Role::image, 3).rect);
    CHECK(std::abs(surface.rect.height / surface.rect.width - 0.7F) < 0.01F);
    sheet.headless.drag(surface.id, { { surface.rect.width / 4, surface.rect.height / 2 } });
    auto const taps = sheet.did<app::PointAt>();
    REQUIRE(taps.size() == 1);
    CHECK(std::abs(taps[0].x - 0.25) < 1e-6);
    CHECK(std::abs(taps[0].y - 0.5) < 1e-6);
    CHECK(taps[0].width == doctest::Approx(surface.rect.width));
}

TEST_CASE("a picture takes the shape that the page found, and its pixels go with the tap")
{
    Sheet sheet(1);
    auto const picture = sheet.node(Role::image, 2);
    CHECK(std::none_of(sheet.headless.frame().nodes.begin(), sheet.headless.frame().nodes.end(),
        [](Node const& node) { return node.role == Role::image && node.level == 3; }));
    sheet.headless.input().events.push_back(
        { .id = picture.id, .kind = platform::EventKind::loaded, .x = 240, .y = 120 });
    sheet.headless.frame();
    auto const surface = sheet.node(Role::surface);
    CHECK(std::abs(surface.rect.height / surface.rect.width - 0.5F) < 0.01F);
    CHECK(sheet.node(Role::image, 3).value.starts_with("data:image/svg+xml;base64,"));
    sheet.headless.drag(surface.id, { { 0, 0 } });
    auto const taps = sheet.did<app::PointAt>();
    REQUIRE(taps.size() == 1);
    CHECK(taps[0].picture_width == 240);
    CHECK(taps[0].picture_height == 120);
}

TEST_CASE("everything on a picture can be done with controls that have names")
{
    Sheet sheet(0);
    CHECK(ui::complaints(sheet.headless.frame()).empty());
    CHECK(sheet.headless.check(Role::checkbox, "편의점"));
    CHECK(sheet.did<app::ToggleRegion>().at(0).region == "shop");
    CHECK(sheet.headless.click(Role::button, "표시 2 지우기"));
    CHECK(sheet.did<app::RemoveMark>().at(0).mark == 1);
    CHECK(sheet.headless.check(Role::radio, "좋아요"));
    CHECK(sheet.did<app::AnswerTask>().at(0).part == "feeling");
    CHECK(sheet.headless.type("표시 2에 대해 하고 싶은 말", "느려요"));
    CHECK(sheet.did<app::TypeText>().back().item == "1");
    auto const* slider = sheet.headless.find(Role::slider, "위에서 얼마나");
    REQUIRE(slider);
    CHECK(slider->placeholder == "왼쪽에서 30%, 위에서 60%");
    CHECK(sheet.headless.click(Role::button, "여기에 표시하기"));
    CHECK(sheet.did<app::AimMark>().at(0).step == app::AimStep::place);
}

TEST_CASE("a pen's way comes in units of the pad, from down to up")
{
    Sheet sheet(2);
    auto const pad = sheet.node(Role::surface);
    CHECK(pad.name == "서명란, 아직 서명하지 않았어요");
    CHECK(pad.gesture == platform::Gesture::draw);
    auto const scale = pad.rect.width / 300;
    sheet.headless.drag(pad.id, { { 30 * scale, 20 * scale }, { 150 * scale, 100 * scale } });
    auto const steps = sheet.did<app::DrawStroke>();
    REQUIRE(steps.size() == 4);
    CHECK(steps[0].phase == app::PenPhase::down);
    CHECK(steps[3].phase == app::PenPhase::up);
    CHECK(steps[0].x == doctest::Approx(30));
    CHECK(steps[3].y == doctest::Approx(100));
}

TEST_CASE("a signed pad has buttons to take it back, and what is read-only takes nothing")
{
    Sheet sheet(3);
    CHECK(sheet.headless.click(Role::button, "마지막 획 지우기"));
    CHECK(sheet.did<app::UndoStroke>().size() == 1);
    CHECK(sheet.headless.click(Role::button, "서명 지우기"));
    CHECK(sheet.did<app::ClearAnswer>().size() == 1);
    sheet.elements.front().read_only = true;
    sheet.headless.settle();
    CHECK_FALSE(sheet.headless.click(Role::button, "서명 지우기"));
    CHECK_FALSE(sheet.headless.drag(sheet.node(Role::surface).id, { { 1, 1 } }));
}
