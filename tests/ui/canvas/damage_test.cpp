#include "base/random.h"
#include "ui/damage.h"

#include <doctest/doctest.h>

using namespace dure::ui;

namespace {

Shape shape(std::uint64_t hash, DeviceRect bounds)
{
    Shape made;
    made.hash = hash;
    made.bounds = bounds;
    made.cut = bounds;
    return made;
}

bool covers(std::vector<DeviceRect> const& rects, DeviceRect const& wanted)
{
    std::int64_t covered = 0;
    for (DeviceRect const& rect : rects) {
        DeviceRect const part = intersect(rect, wanted);
        covered += std::int64_t { part.width } * part.height;
    }
    return covered == std::int64_t { wanted.width } * wanted.height;
}

}

TEST_CASE("nothing is damaged when all shapes stay")
{
    std::vector<Shape> const shapes { shape(1, { 0, 0, 10, 10 }), shape(2, { 20, 0, 10, 10 }) };
    CHECK(damage(shapes, shapes).empty());
}

TEST_CASE("two options far apart are two rectangles, not the window between them")
{
    std::vector<Shape> const before { shape(1, { 0, 0, 300, 100 }), shape(2, { 0, 500, 300, 100 }),
        shape(3, { 0, 1000, 300, 100 }) };
    std::vector<Shape> const now { shape(4, { 0, 0, 300, 100 }), shape(2, { 0, 500, 300, 100 }),
        shape(5, { 0, 1000, 300, 100 }) };
    CHECK(damage(before, now).size() == 2);
}

TEST_CASE("shapes in another order are drawn again")
{
    std::vector<Shape> const before { shape(1, { 0, 0, 10, 10 }), shape(2, { 5, 0, 10, 10 }) };
    std::vector<Shape> const now { shape(2, { 5, 0, 10, 10 }), shape(1, { 0, 0, 10, 10 }) };
    CHECK(covers(damage(before, now), { 0, 0, 15, 10 }));
}

TEST_CASE("whatever changes, all of it is covered, at most four times, without overlap")
{
    dure::base::Random random(7);
    auto const below = [&](std::uint32_t n) { return static_cast<std::int32_t>(random.below(n)); };
    for (int round = 0; round < 500; ++round) {
        std::vector<Shape> before;
        for (int i = 0; i < 30; ++i)
            before.push_back(shape(
                static_cast<std::uint64_t>(below(1000)) + 1, { below(900), below(900), 1 + below(90), 1 + below(90) }));
        std::vector<Shape> now = before;
        std::vector<DeviceRect> changed;
        for (int i = 0; i < 8; ++i) {
            auto const at = static_cast<std::size_t>(below(30));
            changed.push_back(now[at].bounds);
            now[at] = shape(10000 + static_cast<std::uint64_t>(round * 10 + i),
                { below(900), below(900), 1 + below(90), 1 + below(90) });
        }
        auto const rects = damage(before, now);
        CHECK(rects.size() <= 4);
        for (Shape const& one : now)
            if (one.hash >= 10000)
                CHECK(covers(rects, one.bounds));
        for (std::size_t a = 0; a < rects.size(); ++a)
            for (std::size_t b = a + 1; b < rects.size(); ++b)
                CHECK(intersect(rects[a], rects[b]).width * intersect(rects[a], rects[b]).height == 0);
    }
}
