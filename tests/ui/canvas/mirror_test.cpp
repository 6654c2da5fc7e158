#include "platform/web/mirror.h"
#include "platform/web/sheet.h"

#include <doctest/doctest.h>

using namespace dure::platform;

namespace {

Node button(std::uint64_t id, std::string name)
{
    Node node;
    node.id = id;
    node.role = Role::button;
    node.name = std::move(name);
    return node;
}

}

TEST_CASE("a frame that says the same sends nothing to the page")
{
    Mirror mirror;
    Frame frame;
    frame.nodes = { button(1, "다음"), button(2, "이전") };
    CHECK_FALSE(mirror.changes(frame).empty());
    CHECK(mirror.changes(frame).empty());
}

TEST_CASE("one changed name sends one node and no order")
{
    Mirror mirror;
    Frame frame;
    frame.nodes = { button(1, "다음"), button(2, "이전") };
    mirror.changes(frame);
    frame.nodes[1].name = "뒤로";
    auto const& words = mirror.changes(frame);
    REQUIRE(words.size() > 3);
    CHECK(words[0] == 0);
    CHECK(words[1] == 1);
    CHECK(words[2] == 2);
}

TEST_CASE("another order sends the order and no node")
{
    Mirror mirror;
    Frame frame;
    frame.nodes = { button(1, "다음"), button(2, "이전") };
    mirror.changes(frame);
    std::swap(frame.nodes[0], frame.nodes[1]);
    CHECK(mirror.changes(frame) == std::vector<std::uint32_t> { 2, 2, 2, 0, 0, 1, 0, 0, 0 });
}

TEST_CASE("a node that left and came back is sent again")
{
    Mirror mirror;
    Frame frame;
    frame.nodes = { button(1, "다음") };
    mirror.changes(frame);
    Frame empty;
    mirror.changes(empty);
    auto const words = mirror.changes(frame);
    CHECK(words[5] == 1); // bits, one of order (id, id, closes), then the count of nodes
}

TEST_CASE("a short page has one sheet and scrolling never moves it")
{
    Sheet const sheet = plan_sheet({}, 1500, 800, 0);
    CHECK(sheet.top == 0);
    CHECK(sheet.height >= 1500);
    CHECK(plan_sheet(sheet, 1500, 800, 700) == sheet);
}

TEST_CASE("wherever a long page is scrolled, the window and a quarter more lies on the sheet")
{
    Sheet sheet;
    for (int step = 0; step < 2000; ++step) {
        float const content = 9000;
        auto const scroll = static_cast<float>((step * 7919) % 8200);
        sheet = plan_sheet(sheet, content, 800, scroll);
        CHECK(sheet.top <= scroll);
        CHECK(sheet.top + sheet.height >= scroll + 800);
        CHECK(sheet.height <= 2200);
        bool const has_spare_above = sheet.top == 0 || sheet.top <= scroll - sheet.spare;
        bool const has_spare_below
            = sheet.top + sheet.height >= content - 8 || sheet.top + sheet.height >= scroll + 800 + sheet.spare;
        CHECK(has_spare_above);
        CHECK(has_spare_below);
    }
}
