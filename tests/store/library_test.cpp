#include "tests/store/helpers.h"

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
    Journal journal(platform);
    auto const is_done = [](base::Result<base::Done> const& result) { CHECK(result.is_ok()); };
    journal.save_draft(some_draft("01A"), is_done, &old_one);
    journal.finish(some_response("01B"), is_done, &new_one);
    platform.run_all();
    device.visible[{ "surveys", "b2:3" }].bytes = "torn";

    std::vector<KeptSurvey> kept;
    library.load([&](base::Result<std::vector<KeptSurvey>> surveys) { kept = surveys.release_value(); });
    platform.run_all();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0] == new_one);
    CHECK(kept[1] == old_one);
}

TEST_CASE("a draft and the survey it needs land together or not at all")
{
    platform::FakeDevice device;
    platform::FakePlatform platform(device);
    Journal journal(platform);
    KeptSurvey const survey { "b2:0011", "주유소", "", 5, "{}" };
    std::optional<base::Result<base::Done>> answer;
    journal.save_draft(some_draft("01A"), note(answer), &survey);
    platform.run_all();
    CHECK(device.visible.size() == 2);
    KeptSurvey const other { "b2:0022", "도서관", "", 6, "{}" };
    journal.save_draft(some_draft("01A", "{\"data\":{\"a\":1}}"), note(answer), &other); // the revision is not newer
    platform.run_all();
    REQUIRE(answer);
    CHECK(answer->error().code == base::ErrorCode::conflict);
    CHECK(device.visible.size() == 2);
    platform.quota_bytes = device.used_bytes() + 10;
    journal.save_draft(some_draft("01B"), note(answer), &other);
    platform.run_all();
    CHECK(answer->error().code == base::ErrorCode::storage_full);
    CHECK(device.visible.size() == 2);
}
