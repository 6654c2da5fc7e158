#include "tests/source_folder.h"
#include "tests/ui/scenes.h"
#include "ui/headless.h"
#include "ui/screens/app_screen.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

using namespace dure;
using platform::Node;
using platform::Role;

namespace {

struct Screen {
    app::AppView view;
    app::Actions actions;
    ui::ScreenMemory memory;
    ui::Headless headless;

    Screen(app::AppView shown, float width = 390, float height = 844)
        : view(std::move(shown))
        , headless([this](ui::Canvas& canvas) { ui::draw_app(canvas, view, actions, memory); }, input_of(width, height))
    {
        headless.settle();
    }
    ui::FrameInput input_of(float width, float height) const
    {
        ui::FrameInput input;
        input.width = width;
        input.height = height;
        input.sheet_height = height;
        input.text_scale = static_cast<float>(view.look.text_percent) / 100;
        input.reduced_motion = true;
        return input;
    }
};

bool overlap(platform::Rect const& a, platform::Rect const& b)
{
    constexpr float touch = 0.51F;
    return a.x + touch < b.right() && b.x + touch < a.right() && a.y + touch < b.bottom() && b.y + touch < a.bottom();
}

// What is wrong with where things stand, in words.
std::vector<std::string> misplaced(platform::Frame const& frame, float width)
{
    std::vector<std::string> wrong;
    std::vector<Node const*> controls;
    for (Node const& node : frame.nodes) {
        bool const closes = node.level == 1 && node.rect.width == 0;
        if (!closes && (node.rect.x < -0.5F || node.rect.right() > width + 0.5F))
            wrong.push_back("outside the window: " + node.name);
        if (!ui::is_control(node.role) || node.role == Role::link)
            continue;
        if (node.rect.height < 43.9F || node.rect.width < 24)
            wrong.push_back("too small to touch: " + node.name);
        controls.push_back(&node);
    }
    for (std::size_t i = 0; i < controls.size(); ++i)
        for (std::size_t k = i + 1; k < controls.size(); ++k)
            if (controls[i]->layer == controls[k]->layer && overlap(controls[i]->rect, controls[k]->rect))
                wrong.push_back("\"" + controls[i]->name + "\" lies over \"" + controls[k]->name + "\"");
    return wrong;
}

std::string read(std::string const& path)
{
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}

TEST_CASE("every screen says in words what it said when it was last looked at")
{
    // DURE_ACCEPT=1 writes the files anew; the difference is then read by a person.
    bool const accept = std::getenv("DURE_ACCEPT") != nullptr;
    for (app::Language language : { app::Language::korean, app::Language::english })
        for (scenes::Scene const& scene : scenes::all(language)) {
            Screen screen(scene.view);
            std::string const words = ui::in_words(screen.headless.frame());
            std::string const path = tests::in_source_folder("tests/ui/golden/") + scene.name + "."
                + (language == app::Language::korean ? "ko" : "en") + ".txt";
            CAPTURE(path);
            if (accept)
                std::ofstream(path) << words;
            CHECK(read(path) == words);
        }
}

TEST_CASE(
    "nothing lies outside the window, over another control, or is too small to touch, at any size of screen and text")
{
    for (app::Language language : { app::Language::korean, app::Language::english })
        for (scenes::Scene const& scene : scenes::all(language))
            for (int percent : { 100, 150, 200 })
                for (float width : { 320.0F, 390.0F, 820.0F, 1280.0F }) {
                    app::AppView view = scene.view;
                    view.look.text_percent = percent;
                    Screen screen(view, width, width < 600 ? 640 : 800);
                    std::vector<std::string> const wrong = misplaced(screen.headless.frame(), width);
                    CAPTURE(scene.name);
                    CAPTURE(percent);
                    CAPTURE(width);
                    CAPTURE(view.language);
                    CAPTURE((wrong.empty() ? std::string() : wrong.front()));
                    CHECK(wrong.empty());
                    CHECK(ui::complaints(screen.headless.frame()).empty());
                }
}

TEST_CASE("radios of one question form one group and of two questions two")
{
    for (scenes::Scene const& scene : scenes::all(app::Language::korean)) {
        Screen screen(scene.view);
        std::map<std::uint64_t, int> chosen;
        for (Node const& node : screen.headless.frame().nodes)
            if (node.role == Role::radio) {
                CHECK(node.group != 0);
                chosen[node.group] += node.checked ? 1 : 0;
            }
        for (auto const& [group, count] : chosen) {
            CAPTURE(scene.name);
            CHECK(count <= 1);
        }
    }
}

TEST_CASE("the radios of an answer stand in a radio group that says what is required and what is wrong")
{
    Screen scales(scenes::find("scales", app::Language::korean));
    auto const group = [](Screen const& screen, std::string_view name) {
        Node const* found = screen.headless.find(Role::group, name);
        REQUIRE(found != nullptr);
        return *found;
    };
    Node const recommend = group(scales, "이 주유소를 친구나 동료에게 추천하시겠어요?");
    CHECK(recommend.input_type == "radiogroup");
    CHECK(recommend.required);
    CHECK(group(scales, "주유구 열기").input_type == "radiogroup"); // a row of a matrix, stacked
    CHECK(group(scales, "다음은 얼마나 쉬우세요?").input_type.empty()); // the rows together are not one answer
    Screen settings(scenes::find("settings", app::Language::korean));
    CHECK(group(settings, "언어").input_type == "radiogroup");
}

TEST_CASE("what names a group of answers, a row or a slider's place is also there as words")
{
    for (float const width : { 390.0F, 1280.0F }) {
        Screen scales(scenes::find("scales", app::Language::korean), width);
        CHECK(scales.headless.find(Role::paragraph, "주유구 열기") != nullptr);
    }
    CHECK(Screen(scenes::find("settings", app::Language::korean)).headless.find(Role::paragraph, "언어") != nullptr);
    CHECK(Screen(scenes::find("fields", app::Language::korean)).headless.find(Role::paragraph, "12분") != nullptr);
}

TEST_CASE("saving is not announced after every answer, its failure is")
{
    app::AppView view = scenes::find("choices", app::Language::korean);
    auto& save = std::get<app::TakingView>(view.body).save;
    save.words = "저장됨";
    save.state = app::SaveState::saved;
    CHECK(Screen(view).headless.find(Role::paragraph, "저장됨") != nullptr);
    save.words = "저장하지 못했어요.";
    save.state = app::SaveState::failed;
    CHECK(Screen(view).headless.find(Role::alert, "저장하지 못했어요.") != nullptr);
}

TEST_CASE("what a confirmation covers at the bottom counts as covered")
{
    app::AppView view = scenes::find("choices", app::Language::korean);
    view.banners.clear();
    float const before = Screen(view).headless.frame().bottom_inset;
    app::ButtonView close;
    close.label = "닫기";
    view.banners.push_back({ app::Banner::done, app::Tone::good, app::Icon::check, "지웠어요.", std::nullopt, close });
    Screen screen(view);
    Node const* dismiss = screen.headless.find(Role::button, "닫기");
    REQUIRE(dismiss != nullptr);
    CHECK(screen.headless.frame().bottom_inset >= 844 - dismiss->rect.y);
    CHECK(screen.headless.frame().bottom_inset > before + 40);
}

TEST_CASE("a button keeps its id in every language: the page keeps its element, and with it the focus")
{
    Screen korean(scenes::find("fields", app::Language::korean));
    Screen english(scenes::find("fields", app::Language::english));
    Node const* up = korean.headless.find(Role::button, "깨끗한 화장실 위로");
    Node const* same = english.headless.find(Role::button, "Move Clean toilets up");
    REQUIRE(up != nullptr);
    REQUIRE(same != nullptr);
    CHECK(up->id == same->id);
}

TEST_CASE("a field hands its limits and suggestions to the page")
{
    app::AppView view = scenes::find("fields", app::Language::korean);
    for (app::ElementView& element : std::get<app::TakingView>(view.body).elements)
        if (auto* text = std::get_if<app::TextView>(&element.kind)) {
            text->entry.minimum = "1970";
            text->entry.maximum = "2026";
            text->entry.step = "2";
            text->entry.max_length = 4;
            text->entry.suggestions = { "1999" };
        }
    Screen screen(view);
    Node const* field = screen.headless.find(Role::text_field, "운전을 시작한 해는요?");
    REQUIRE(field != nullptr);
    CHECK(field->field_minimum == "1970");
    CHECK(field->field_maximum == "2026");
    CHECK(field->field_step == "2");
    CHECK(field->max_length == 4);
    CHECK(field->options == std::vector<platform::Option> { { "1999", "1999" } });
}

TEST_CASE("a tap on an answer queues its action and nothing else")
{
    Screen screen(scenes::find("choices", app::Language::korean));
    screen.actions.take();
    REQUIRE(screen.headless.check(Role::radio, "한 달에 한 번쯤"));
    std::vector<app::Action> const actions = screen.actions.take();
    REQUIRE(actions.size() == 1);
    auto const* choose = actions.front().get<app::ChooseOption>();
    REQUIRE(choose != nullptr);
    CHECK(choose->option == "monthly");
    CHECK(choose->question == app::ElementId { 10 });
}

TEST_CASE("a choice made with the keyboard says so, once, and before the choice itself")
{
    Screen screen(scenes::find("choices", app::Language::korean));
    screen.actions.take();
    REQUIRE(screen.headless.check_by_keys(Role::radio, "한 달에 한 번쯤"));
    std::vector<app::Action> const first = screen.actions.take();
    REQUIRE(first.size() == 2);
    REQUIRE(first[0].get<app::ChoosesByKeys>() != nullptr);
    CHECK(first[0].get<app::ChoosesByKeys>()->by_keys);
    CHECK(first[1].get<app::ChooseOption>() != nullptr);
    REQUIRE(screen.headless.check_by_keys(Role::radio, "한 달에 한 번쯤"));
    CHECK(screen.actions.take().size() == 1);
    REQUIRE(screen.headless.check(Role::radio, "한 달에 한 번쯤"));
    std::vector<app::Action> const last = screen.actions.take();
    REQUIRE(last.size() == 2);
    CHECK_FALSE(last[0].get<app::ChoosesByKeys>()->by_keys);
}

TEST_CASE("a rank moves by its buttons, and the first cannot go further up")
{
    Screen screen(scenes::find("fields", app::Language::korean));
    screen.actions.take();
    REQUIRE(screen.headless.click(Role::button, "깨끗한 화장실 위로"));
    std::vector<app::Action> const actions = screen.actions.take();
    REQUIRE(actions.size() == 1);
    REQUIRE(actions.front().get<app::MoveRank>() != nullptr);
    Node const* first = screen.headless.find(Role::button, "밝은 조명 위로");
    REQUIRE(first != nullptr);
    CHECK(first->disabled);
}

TEST_CASE("an error is said at its question, in the summary, and by the state of its controls")
{
    Screen screen(scenes::find("errors", app::Language::korean));
    int alerts = 0;
    int invalid = 0;
    for (Node const& node : screen.headless.frame().nodes) {
        alerts += node.role == Role::alert ? 1 : 0;
        invalid += node.invalid ? 1 : 0;
    }
    CHECK(alerts == 3);
    CHECK(invalid >= 5);
}

TEST_CASE("a question that is to be looked at takes the focus once")
{
    app::AppView view = scenes::find("errors", app::Language::korean);
    view.focus = app::ElementId { 11 };
    view.focus_request = 1;
    Screen screen(view);
    ui::Headless once(
        [&](ui::Canvas& canvas) {
            app::Actions actions;
            ui::draw_app(canvas, view, actions, screen.memory);
        },
        screen.input_of(390, 844));
    screen.memory.focus_request = 0;
    auto const takers = [&](platform::Frame const& frame) {
        std::vector<std::string> names;
        for (Node const& node : frame.nodes)
            if (node.take_focus)
                names.push_back(node.name);
        return names;
    };
    CHECK(takers(once.frame()) == std::vector<std::string> { "어떤 차를 운전하세요?" });
    CHECK(takers(once.frame()).empty());
}

TEST_CASE("the focus goes to what is missing on a board, not to its first card")
{
    app::AppView view = scenes::find("board", app::Language::korean);
    view.focus = app::ElementId { 60 };
    view.focus_request = 1;
    std::vector<std::string> takers;
    auto const note = [&](platform::Frame const& frame) {
        for (Node const& node : frame.nodes)
            if (node.take_focus)
                takers.push_back(node.name);
    };
    app::Actions actions;
    ui::ScreenMemory memory;
    ui::Headless screen(
        [&](ui::Canvas& canvas) { ui::draw_app(canvas, view, actions, memory); }, Screen(view).input_of(390, 844));
    memory.focus_request = 0; // a frame was drawn already
    note(screen.frame());
    CHECK(takers == std::vector<std::string> { "U1 이동형" }); // a radio: the first of the group that is not answered
    auto const* taker = screen.find(Role::radio, "U1 이동형");
    REQUIRE(taker != nullptr);
    CHECK(taker->take_focus);
}

TEST_CASE("cards of a board stand side by side in step where there is room, and one under the other on a phone")
{
    auto const rects = [](float width, int percent) {
        app::AppView view = scenes::find("board", app::Language::english);
        view.look.text_percent = percent;
        Screen screen(view, width, 800);
        std::map<std::string, platform::Rect> found;
        for (Node const& node : screen.headless.frame().nodes)
            if (node.role == Role::group && node.level == 0 && node.name.find("U1 ") == 0)
                found.emplace(node.name, node.rect);
        return found;
    };
    char const* const names[] = { "U1 Frame", "U1 Roll", "U1 Wall" };
    auto desktop = rects(1280, 100);
    for (auto const* name : names) {
        CAPTURE(name);
        CHECK(desktop[name].y == desktop["U1 Frame"].y);
        CHECK(desktop[name].height == desktop["U1 Frame"].height);
        CHECK(desktop[name].width == desktop["U1 Frame"].width);
        auto const group = std::string(name) + ": Would you buy it as it is?";
        CHECK(desktop[group].y == desktop["U1 Frame: Would you buy it as it is?"].y);
    }
    CHECK(desktop["U1 Roll"].x > desktop["U1 Frame"].right());
    CHECK(desktop["U1 Wall"].x > desktop["U1 Roll"].right());
    auto tablet = rects(820, 100);
    CHECK(tablet["U1 Roll"].y == tablet["U1 Frame"].y);
    CHECK(tablet["U1 Wall"].y > tablet["U1 Frame"].bottom());
    for (auto const& [width, percent] : std::vector<std::pair<float, int>> { { 390.0F, 100 }, { 320.0F, 200 } }) {
        auto phone = rects(width, percent);
        CHECK(phone["U1 Roll"].y > phone["U1 Frame"].bottom());
        CHECK(phone["U1 Wall"].y > phone["U1 Roll"].bottom());
    }
}

TEST_CASE("a focused control is scrolled clear of a short confirmation")
{
    app::AppView view = scenes::find("home-history", app::Language::korean);
    view.banners.clear();
    float const without = Screen(view).headless.frame().bottom_inset;
    view.banners.push_back(
        { app::Banner::done, app::Tone::good, app::Icon::check, "지웠어요.", std::nullopt, std::nullopt });
    constexpr float least = 44; // it has a button
    CHECK(Screen(view).headless.frame().bottom_inset >= without + least);
}

TEST_CASE("settings that are taller than the window take the page, so that they can be scrolled")
{
    app::AppView view = scenes::find("settings", app::Language::korean);
    view.look.text_percent = 200;
    Screen screen(view, 320, 480);
    platform::Frame const& frame = screen.headless.frame();
    CHECK(frame.layers.empty());
    CHECK(frame.content_height > 480);
    CHECK(screen.headless.find(Role::button, "닫기") != nullptr);
}
