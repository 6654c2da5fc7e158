#include "tests/ui/scenes.h"
#include "ui/headless.h"
#include "ui/screens/app_screen.h"

#include <doctest/doctest.h>

using namespace dure;
using platform::Gesture;
using platform::Node;
using platform::Role;

namespace {

struct Screen {
    app::AppView view;
    app::Actions actions;
    ui::ScreenMemory memory;
    ui::Headless headless;

    explicit Screen(app::AppView shown)
        : view(std::move(shown))
        , headless([this](ui::Canvas& canvas) { ui::draw_app(canvas, view, actions, memory); }, calm())
    {
        headless.settle();
        actions.take();
    }
    static ui::FrameInput calm()
    {
        ui::FrameInput input;
        input.reduced_motion = true;
        return input;
    }
    std::vector<Node> takers(Gesture gesture)
    {
        std::vector<Node> found;
        for (Node const& node : headless.frame().nodes)
            if (node.gesture == gesture)
                found.push_back(node);
        return found;
    }
    bool drag(Node const& node, float x, float y)
    {
        return headless.drag(node.id, { { 10, 10 }, { 10 + x / 2, 10 + y / 2 }, { 10 + x, 10 + y } });
    }
};

}

TEST_CASE("a rank that is dragged over a neighbour's middle takes its place, and no further")
{
    Screen screen(scenes::find("fields", app::Language::korean));
    std::vector<Node> const handles = screen.takers(Gesture::drag);
    REQUIRE(handles.size() == 3);
    float const row = handles[1].rect.y - handles[0].rect.y;

    auto const dropped = [&](std::size_t from, float by) {
        REQUIRE(screen.drag(handles[from], 0, by));
        return screen.actions.take();
    };
    CHECK(dropped(0, row * 0.3F).empty());
    auto const one = dropped(0, row * 0.7F);
    REQUIRE(one.size() == 1);
    CHECK(one[0].get<app::PlaceRank>()->place == 1);
    auto const far = dropped(0, row * 20);
    REQUIRE(far.size() == 1);
    CHECK(far[0].get<app::PlaceRank>()->place == 2);
    auto const up = dropped(2, -row * 1.7F);
    REQUIRE(up.size() == 1);
    CHECK(up[0].get<app::PlaceRank>()->place == 0);
    CHECK(dropped(1, 0).empty());
}

TEST_CASE("while a rank is dragged its controls stay where the pointer found them")
{
    Screen screen(scenes::find("fields", app::Language::korean));
    Node const handle = screen.takers(Gesture::drag).front();
    auto const send = [&](platform::PointerPhase phase, float y) {
        screen.headless.input().events.push_back(
            { .id = handle.id, .kind = platform::EventKind::pointer, .phase = phase, .x = 5, .y = y });
        screen.headless.frame();
    };
    send(platform::PointerPhase::down, 5);
    send(platform::PointerPhase::move, 65);
    CHECK(screen.takers(Gesture::drag).front().rect == handle.rect);
    CHECK(screen.actions.take().empty());
    send(platform::PointerPhase::cancelled, 65);
    CHECK(screen.actions.take().empty());
}

TEST_CASE("a statement's card that is moved far enough answers, to each side its own, and comes back otherwise")
{
    Screen screen(scenes::find("judgements", app::Language::korean));
    std::vector<Node> const cards = screen.takers(Gesture::swipe);
    REQUIRE(cards.size() == 1);
    CHECK(screen.drag(cards[0], 40, 0));
    CHECK(screen.actions.take().empty());
    CHECK(screen.drag(cards[0], 200, 5));
    auto const right = screen.actions.take();
    REQUIRE(right.size() == 1);
    CHECK(right[0].get<app::AnswerTask>()->option == "agree");
    CHECK(right[0].get<app::AnswerTask>()->part == "vote");
    CHECK(screen.drag(cards[0], -200, 5));
    auto const left = screen.actions.take();
    REQUIRE(left.size() == 1);
    CHECK(left[0].get<app::AnswerTask>()->option == "disagree");
}

TEST_CASE("a slider moves by its buttons too, and not beyond its end")
{
    app::AppView view = scenes::find("fields", app::Language::korean);
    Screen screen(view);
    REQUIRE(screen.headless.click(Role::button, "기다릴 수 있는 시간: 조금 높이기"));
    auto const more = screen.actions.take();
    REQUIRE(more.size() == 1);
    CHECK(more[0].get<app::SetSlider>()->value == 13);
    REQUIRE(screen.headless.click(Role::button, "기다릴 수 있는 시간: 조금 낮추기"));
    CHECK(screen.actions.take()[0].get<app::SetSlider>()->value == 11);
}
