#include "ui/headless.h"
#include "ui/picture.h"

#include <doctest/doctest.h>

using namespace dure::ui;

namespace {

Node button(Id id, std::string name, Rect rect)
{
    Node node;
    node.id = id;
    node.role = Role::button;
    node.name = std::move(name);
    node.rect = rect;
    return node;
}

FrameInput phone()
{
    FrameInput input;
    input.sheet_height = 1600;
    input.pixel_ratio = 2;
    return input;
}

}

TEST_CASE("a click on a button reaches the widget in the next frame and once only")
{
    int clicks = 0;
    Headless screen([&](Canvas& canvas) {
        Id const id = canvas.node(button(canvas.id("next"), "다음", { 0, 0, 100, 48 }));
        clicks += canvas.clicked(id) ? 1 : 0;
    });
    CHECK(screen.click(Role::button, "다음"));
    CHECK(clicks == 1);
    CHECK_FALSE(screen.click(Role::button, "없는 단추"));
}

TEST_CASE("the same name in two scopes gives two ids, the same in every frame")
{
    Canvas canvas;
    std::vector<Id> seen;
    for (int frame = 0; frame < 2; ++frame) {
        canvas.begin(phone());
        for (char const* scope : { "q1", "q2" }) {
            Canvas::Scope const inside(canvas, scope);
            seen.push_back(canvas.id("option:1"));
        }
        canvas.end();
    }
    CHECK(seen[0] != seen[1]);
    CHECK(seen[0] == seen[2]);
    CHECK(seen[1] == seen[3]);
    CHECK(seen[0] < (Id { 1 } << 53U));
}

TEST_CASE("the page stands in a main landmark, between the bars")
{
    Headless screen([](Canvas& canvas) {
        canvas.open_layer("top", { 0, 0, 390, 56 }, Landmark::header);
        canvas.node(button(canvas.id("close"), "닫기", { 0, 0, 48, 48 }));
        canvas.close_layer();
        Node words;
        words.role = Role::heading;
        words.level = 1;
        words.name = "주유소 이야기";
        canvas.node(words);
        canvas.open_layer("bottom", { 0, 780, 390, 64 }, Landmark::footer);
        canvas.node(button(canvas.id("next"), "다음", { 0, 780, 100, 48 }));
        canvas.close_layer();
    });
    CHECK(in_words(screen.frame())
        == "header\n"
           "  button \"닫기\"\n"
           "main\n"
           "  heading 1 \"주유소 이야기\"\n"
           "footer\n"
           "  button \"다음\"\n");
    CHECK(screen.frame().nodes[1].layer == 1);
    CHECK(complaints(screen.frame()).empty());
}

TEST_CASE("complaints find what a person would stumble over")
{
    Headless screen([](Canvas& canvas) {
        canvas.node(button(7, "", { 0, 0, 10, 10 }));
        canvas.node(button(7, "둘", { 0, 0, 48, 48 }));
        canvas.open_group(8, {}, "묶음");
    });
    CHECK(complaints(screen.frame()).size() == 4);
}

TEST_CASE("motion follows its target, asks for frames only while it moves, and ends exactly there")
{
    float target = 0;
    float value = -1;
    Headless screen([&](Canvas& canvas) { value = canvas.animate(canvas.id("knob"), target, 100); });
    CHECK(value == 0);
    CHECK_FALSE(screen.frame().animating);
    target = 1;
    CHECK(screen.frame().animating);
    screen.input().now_millis += 50;
    CHECK(screen.frame().animating);
    CHECK(value > 0.5F);
    CHECK(value < 1);
    CHECK_FALSE(screen.settle().animating);
    CHECK(value == 1);
}

TEST_CASE("motion is instant when the person wants less of it")
{
    float value = 0;
    float target = 0;
    FrameInput input = phone();
    input.reduced_motion = true;
    Headless screen([&](Canvas& canvas) { value = canvas.animate(canvas.id("knob"), target); }, input);
    target = 1;
    CHECK_FALSE(screen.frame().animating);
    CHECK(value == 1);
}

TEST_CASE("text is typed, settled, and focus is known")
{
    std::string typed;
    std::string settled;
    Headless screen([&](Canvas& canvas) {
        Node field;
        field.id = canvas.id("name");
        field.role = Role::text_field;
        field.name = "이름";
        field.rect = { 0, 0, 200, 48 };
        canvas.node(field);
        typed = canvas.typed(field.id).value_or(typed);
        settled = canvas.settled(field.id).value_or(settled);
    });
    CHECK(screen.type("이름", "한글"));
    CHECK(typed == "한글");
    CHECK(settled == "한글");
}

TEST_CASE("a frame that looks the same draws nothing, and a tap draws only what changed")
{
    Canvas canvas;
    auto const draw = [&](bool chosen) {
        canvas.begin(phone());
        canvas.fill({ 0, 0, 390, 800 }, Colour::hex(0xFFFFFF));
        canvas.fill({ 20, 100, 350, 56 }, Colour::hex(chosen ? 0xDDEEFF : 0xF5F5F5), 12);
        canvas.fill({ 20, 200, 350, 56 }, Colour::hex(0xF5F5F5), 12);
        canvas.end();
        return canvas.picture();
    };
    Picture const first = draw(false);
    CHECK(first.commands.front().cut == DeviceRect { 0, 0, 780, 3200 });
    CHECK(first.commands.size() > 1);
    CHECK(draw(false).empty());
    Picture const tap = draw(true);
    REQUIRE(tap.commands.size() == 2); // empty the rectangle, then draw
    DeviceRect const part = tap.commands.front().cut;
    CHECK(part.y >= 190);
    CHECK(part.y + part.height <= 320);
    CHECK(tap.commands[1].cut == part);
    CHECK(tap.vertices.size() < first.vertices.size());
}

TEST_CASE("what disappears is drawn over")
{
    Canvas canvas;
    auto const draw = [&](bool shown) {
        canvas.begin(phone());
        if (shown)
            canvas.circle({ 100, 100 }, 10, Colour::hex(0));
        canvas.end();
        return canvas.picture();
    };
    draw(true);
    Picture const gone = draw(false);
    REQUIRE(gone.commands.size() == 1);
    CHECK(gone.commands[0].count == 0);
    CHECK(gone.commands[0].cut.width >= 40);
}

TEST_CASE("a lost context draws everything again, textures first")
{
    Canvas canvas;
    auto const draw = [&] {
        canvas.begin(phone());
        canvas.fill({ 0, 0, 100, 100 }, Colour::hex(0));
        canvas.end();
        return canvas.picture();
    };
    CHECK(draw().textures.size() == 1);
    CHECK(draw().empty());
    canvas.forget_pixels();
    Picture const again = draw();
    REQUIRE(again.textures.size() == 1);
    CHECK(again.textures[0].fresh);
    CHECK_FALSE(again.commands.empty());
}

TEST_CASE("fixed layers lie below the page on the sheet and say when their pixels change")
{
    Canvas canvas;
    auto const draw = [&](std::uint32_t rgb) {
        canvas.begin(phone());
        canvas.fill({ 0, 0, 390, 100 }, Colour::hex(0xFFFFFF));
        canvas.open_layer("bar", { 0, 780, 390, 64 }, Landmark::footer);
        canvas.fill({ 10, 790, 100, 44 }, Colour::hex(rgb));
        canvas.close_layer();
        canvas.end();
        return canvas.picture();
    };
    Picture const first = draw(0);
    CHECK(first.sheet_height == doctest::Approx(1664));
    REQUIRE(first.layers.size() == 1);
    CHECK(first.layers[0].area == DeviceRect { 0, 3200, 780, 128 });
    Picture const second = draw(0xFF0000);
    CHECK(second.layers.size() == 1);
    REQUIRE_FALSE(second.commands.empty());
    CHECK(second.commands[0].cut.y >= 3200);
}

TEST_CASE("the person's text size makes the words larger")
{
    FrameInput large = phone();
    large.text_scale = 2;
    Canvas canvas;
    canvas.begin(large);
    TextStyle style;
    style.size = 16;
    TextBlock const block = canvas.layout("가", style, 0);
    CHECK(block.size == 32);
    CHECK(block.line_height == 48);
    canvas.end();
}

TEST_CASE("links inside words become links of the page at their own place")
{
    Headless screen([](Canvas& canvas) {
        std::vector<Span> spans(2);
        spans[0].text = "자세한 내용은 ";
        spans[1].text = "안내문";
        spans[1].address = "https://example.org/";
        TextStyle const style;
        canvas.words(Role::paragraph, 0, canvas.layout(spans, style, 300), { 10, 20 }, style);
    });
    Node const* link = screen.find(Role::link, "안내문");
    REQUIRE(link);
    CHECK(link->value == "https://example.org/");
    CHECK(link->rect.x > 50);
    CHECK(screen.find(Role::paragraph, "자세한 내용은 안내문"));
}
