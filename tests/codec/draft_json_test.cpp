#include "base/random.h"
#include "codec/draft_json.h"
#include "codec/value_json.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace dure;
using survey::List;
using survey::Record;
using survey::Snapshot;
using survey::Value;

namespace {

Value random_value(base::Random& random, int depth)
{
    constexpr std::string_view names[] = { "a", "$date", "$number", "$record", "두레", "" };
    switch (random.below(depth > 0 ? 9 : 7)) {
    case 0:
        return nullptr;
    case 1:
        return random.chance(0.5);
    case 2:
        return random.normal();
    case 3:
        return std::nan("");
    case 4:
        return random.chance(0.5) ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
    case 5:
        return survey::Date { std::floor(random.normal() * 1e12) };
    case 6:
        return std::string(names[random.below(std::size(names))]);
    case 7:
        return List { random_value(random, depth - 1), random_value(random, depth - 1) };
    default: {
        Record record;
        for (auto count = random.below(3); count > 0; --count)
            record.set(names[random.below(std::size(names))], random_value(random, depth - 1));
        return record;
    }
    }
}

Snapshot full_snapshot(base::Random& random)
{
    Snapshot snapshot;
    snapshot.data.set("q", random_value(random, 4));
    snapshot.data.set("q-Comment", "자세히");
    snapshot.variables.set("v", random_value(random, 2));
    snapshot.page = "p2";
    snapshot.question = "q";
    snapshot.language = "ko";
    snapshot.seed = random.next_64();
    snapshot.started_at_millis = 1.79e12 + random.below(1000);
    snapshot.completed_at_millis = random.chance(0.5) ? 1.8e12 : 0;
    snapshot.utc_offset_minutes = 540;
    snapshot.phase = static_cast<survey::Phase>(random.below(3));
    snapshot.touched = { "q", "r" };
    snapshot.collapsed = { "panel" };
    snapshot.visited = { "p1", "p2" };
    snapshot.skips = { { "p1", "", "p2", "q" } };
    snapshot.paradata = { { "p1", 8123.5, 2 } };
    return snapshot;
}

}

TEST_CASE("any value survives as plain JSON: dates, NaN, and records that look like our marks")
{
    base::Random random(61);
    for (int i = 0; i < 5000; ++i) {
        auto const value = random_value(random, 4);
        auto const json = codec::to_json(codec::to_plain(value));
        auto const parsed = codec::parse_json(json);
        REQUIRE_MESSAGE(parsed.is_ok(), json);
        REQUIRE_MESSAGE(codec::from_plain(parsed.value()) == value, json);
    }
}

TEST_CASE("a draft returns exactly what it held")
{
    base::Random random(62);
    for (int i = 0; i < 500; ++i) {
        auto const snapshot = full_snapshot(random);
        auto const json = codec::draft_to_json(snapshot);
        auto const read = codec::draft_from_json(json);
        REQUIRE_MESSAGE(read.is_ok(), json);
        auto const& again = read.value();
        REQUIRE(again.data == snapshot.data);
        REQUIRE(again.variables == snapshot.variables);
        REQUIRE(again.page == snapshot.page);
        REQUIRE(again.question == snapshot.question);
        REQUIRE(again.language == snapshot.language);
        REQUIRE(again.seed == snapshot.seed);
        REQUIRE(again.started_at_millis == snapshot.started_at_millis);
        REQUIRE(again.completed_at_millis == snapshot.completed_at_millis);
        REQUIRE(again.utc_offset_minutes == snapshot.utc_offset_minutes);
        REQUIRE(again.phase == snapshot.phase);
        REQUIRE(again.touched == snapshot.touched);
        REQUIRE(again.collapsed == snapshot.collapsed);
        REQUIRE(again.visited == snapshot.visited);
        REQUIRE(again.skips == snapshot.skips);
        REQUIRE(again.paradata == snapshot.paradata);
        REQUIRE(codec::draft_to_json(again) == json);
    }
}

TEST_CASE("a draft of another format or with wrong members is refused with its place")
{
    CHECK(codec::draft_from_json("{").error().where.find("line 1") == 0);
    CHECK(codec::draft_from_json(R"({"format":"dure.snapshot/2","snapshot":{}})").error().code
        == base::ErrorCode::unsupported);
    CHECK(codec::draft_from_json(R"({"format":"dure.snapshot/1"})").error().where == "/snapshot");
    CHECK(codec::draft_from_json(R"({"format":"dure.snapshot/1","snapshot":{"data":7}})").error().where
        == "/snapshot/data");
    CHECK(codec::draft_from_json(R"({"format":"dure.snapshot/1","snapshot":{"seed":"x"}})").error().where
        == "/snapshot/seed");
    CHECK(
        codec::draft_from_json(R"({"format":"dure.snapshot/1","snapshot":{"skips":[{"fromPage":"p"}]}})").error().where
        == "/snapshot/skips/0/toPage");
    CHECK(codec::draft_from_json(R"({"format":"dure.snapshot/1","snapshot":{"fromTheFuture":1}})").is_ok());
}

TEST_CASE("a finished walk becomes a response with its times and pages")
{
    base::Random random(63);
    auto snapshot = full_snapshot(random);
    snapshot.phase = survey::Phase::completed;
    snapshot.started_at_millis = 0 + 1000;
    snapshot.completed_at_millis = 61'000;
    auto const response = codec::response_from_snapshot(snapshot, "01KE", { "s", 2, "sha256:1" });
    CHECK(response.complete);
    CHECK(response.started_at == "1970-01-01T00:00:01.000Z");
    CHECK(response.finished_at == "1970-01-01T00:01:01.000Z");
    CHECK(response.data == snapshot.data);
    REQUIRE(response.pages.size() == 1);
    CHECK(response.pages[0] == survey::PageVisit { "p1", 8124, 2 });
    snapshot.phase = survey::Phase::running;
    CHECK(codec::response_from_snapshot(snapshot, "01KE", {}).finished_at == "");
}
