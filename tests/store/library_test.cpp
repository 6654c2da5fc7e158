#include "platform/fake/fake_platform.h"
#include "store/library.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::store;

TEST_CASE("a survey opened from a file is there again offline, under its hash")
{
    platform::FakeDevice device;
    platform::FakePlatform platform(device);
    Library library(platform);
    KeptSurvey const old_one { "b2:1", "버스 정류장", "bus.json", 5, "{\"title\":\"버스\"}" };
    KeptSurvey const new_one { "b2:2", "Station", "station.json", 9, "{}" };
    library.keep(old_one, [](base::Result<base::Done> const& result) { CHECK(result.is_ok()); });
    library.keep(new_one, [](base::Result<base::Done> const& result) { CHECK(result.is_ok()); });
    platform.run_all();
    device.visible[{ "surveys", "b2:3" }].bytes = "torn";

    std::vector<KeptSurvey> kept;
    library.load([&](base::Result<std::vector<KeptSurvey>> surveys) { kept = surveys.release_value(); });
    platform.run_all();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0] == new_one);
    CHECK(kept[1] == old_one);

    library.erase("b2:2", [](base::Result<base::Done> const& result) { CHECK(result.is_ok()); });
    library.load([&](base::Result<std::vector<KeptSurvey>> surveys) { kept = surveys.release_value(); });
    platform.run_all();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].hash == "b2:1");
}
