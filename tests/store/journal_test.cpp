#include "store/journal.h"
#include "tests/store/helpers.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::store;

namespace {

struct Device {
    platform::FakeDevice device;
    platform::FakePlatform platform { device };
    Journal journal { platform };

    base::Result<base::Done> save(Draft const& draft)
    {
        std::optional<base::Result<base::Done>> answer;
        journal.save_draft(draft, note(answer));
        platform.run_all();
        return *answer;
    }
    base::Result<base::Done> finish(FinishedResponse const& response)
    {
        std::optional<base::Result<base::Done>> answer;
        journal.finish(response, note(answer));
        platform.run_all();
        return *answer;
    }
};

}

TEST_CASE("a draft comes back as it was saved, in a new tab")
{
    Device device;
    auto const draft = some_draft("01A", "{\"data\":{\"이름\":\"한글\"}}");
    CHECK(device.save(draft).is_ok());
    auto const contents = contents_of(device.device);
    REQUIRE(contents.drafts.size() == 1);
    CHECK(contents.drafts[0] == draft);
    CHECK(contents.responses.empty());
    CHECK(contents.damaged.empty());
}

TEST_CASE("a save is not acknowledged before the device has done it")
{
    Device device;
    std::optional<base::Result<base::Done>> answer;
    device.journal.save_draft(some_draft("01A"), note(answer));
    CHECK(!answer.has_value());
    CHECK(contents_of(device.device).drafts.empty());
    device.platform.run_all();
    REQUIRE(answer.has_value());
    CHECK(answer->is_ok());
}

TEST_CASE("drafts and responses are listed with the latest first")
{
    Device device;
    for (int number = 1; number <= 3; ++number) {
        auto draft = some_draft("d" + std::to_string(number));
        draft.saved_millis = number == 2 ? 9000 : number;
        CHECK(device.save(draft).is_ok());
        auto response = some_response("r" + std::to_string(number));
        response.finished_millis = number;
        CHECK(device.finish(response).is_ok());
    }
    auto const contents = contents_of(device.device);
    REQUIRE(contents.drafts.size() == 3);
    CHECK(contents.drafts[0].id == "d2");
    CHECK(contents.drafts[1].id == "d3");
    CHECK(contents.drafts[2].id == "d1");
    REQUIRE(contents.responses.size() == 3);
    CHECK(contents.responses[0].id == "r3");
}

TEST_CASE("finishing writes the response and takes the draft away in one step, and is on the disk")
{
    Device device;
    CHECK(device.save(some_draft("01A")).is_ok());
    CHECK(device.finish(some_response("01A")).is_ok());
    device.device.lose_power(0);
    auto const contents = contents_of(device.device);
    CHECK(contents.drafts.empty());
    REQUIRE(contents.responses.size() == 1);
    CHECK(contents.responses[0] == some_response("01A"));
}

TEST_CASE("a finished response is never overwritten, but repeating the same finish succeeds")
{
    Device device;
    CHECK(device.finish(some_response("01A", "{\"first\":1}")).is_ok());
    CHECK(device.finish(some_response("01A", "{\"first\":1}")).is_ok());
    auto const other = device.finish(some_response("01A", "{\"second\":2}"));
    REQUIRE(!other.is_ok());
    CHECK(other.error().code == base::ErrorCode::conflict);
    CHECK(contents_of(device.device).responses[0].body == "{\"first\":1}");
}

TEST_CASE("an older save never lands on newer answers of another tab")
{
    Device device;
    auto newer = some_draft("01A", "newer");
    newer.revision = 7;
    CHECK(device.save(newer).is_ok());
    auto older = some_draft("01A", "older");
    older.revision = 7;
    auto const answer = device.save(older);
    REQUIRE(!answer.is_ok());
    CHECK(answer.error().code == base::ErrorCode::conflict);
    older.revision = 3;
    CHECK(!device.save(older).is_ok());
    CHECK(contents_of(device.device).drafts[0].body == "newer");
}

TEST_CASE("a draft saved by a tab that missed the finish does not come back to the list")
{
    Device device;
    CHECK(device.finish(some_response("01A")).is_ok());
    CHECK(device.save(some_draft("01A")).is_ok());
    auto const contents = contents_of(device.device);
    CHECK(contents.drafts.empty());
    CHECK(contents.responses.size() == 1);
}

TEST_CASE("a damaged entry is reported, kept as it is, and does not hide the others")
{
    Device device;
    for (auto const* id : { "01A", "01B", "01C" })
        CHECK(device.save(some_draft(id)).is_ok());
    CHECK(device.finish(some_response("01X")).is_ok());
    auto& torn = device.device.visible[{ "drafts", "01B" }].bytes;
    torn.resize(torn.size() / 2);
    auto const torn_bytes = torn;
    device.device.visible[{ "responses", "01Y" }].bytes = "not ours";

    auto contents = contents_of(device.device);
    CHECK(contents.drafts.size() == 2);
    CHECK(contents.responses.size() == 1);
    REQUIRE(contents.damaged.size() == 2);
    CHECK(contents.damaged[0].store == "drafts");
    CHECK(contents.damaged[0].key == "01B");
    CHECK(contents.damaged[0].bytes == torn_bytes);
    CHECK(device.device.visible[{ "drafts", "01B" }].bytes == torn_bytes);

    device.journal.erase_damaged(contents.damaged[0], [](base::Result<base::Done> const&) {});
    device.platform.run_all();
    contents = contents_of(device.device);
    CHECK(contents.damaged.size() == 1);
    CHECK(contents.drafts.size() == 2);
}

TEST_CASE("an entry that lies under another id is damaged, for it could overwrite the right one")
{
    Device device;
    CHECK(device.save(some_draft("01A")).is_ok());
    device.device.visible[{ "drafts", "01Z" }] = device.device.visible[{ "drafts", "01A" }];
    auto const contents = contents_of(device.device);
    CHECK(contents.drafts.size() == 1);
    REQUIRE(contents.damaged.size() == 1);
    CHECK(contents.damaged[0].key == "01Z");
}

TEST_CASE("one draft and one response can be deleted without touching the others")
{
    Device device;
    for (auto const* id : { "01A", "01B" }) {
        CHECK(device.save(some_draft(id)).is_ok());
        CHECK(device.finish(some_response(std::string("R") + id)).is_ok());
    }
    device.journal.erase_draft("01A", [](base::Result<base::Done> const&) {});
    device.journal.erase_response("R01B", [](base::Result<base::Done> const&) {});
    device.platform.run_all();
    auto const contents = contents_of(device.device);
    REQUIRE(contents.drafts.size() == 1);
    CHECK(contents.drafts[0].id == "01B");
    REQUIRE(contents.responses.size() == 1);
    CHECK(contents.responses[0].id == "R01A");
}

TEST_CASE("storage that refuses says so, and loading says so too")
{
    Device device;
    device.platform.refuses_storage = true;
    auto const answer = device.save(some_draft("01A"));
    REQUIRE(!answer.is_ok());
    CHECK(answer.error().code == base::ErrorCode::storage_refused);
    CHECK(!load_now(device.journal, device.platform).has_value());
}

TEST_CASE("a full device keeps what it has and says that it is full")
{
    Device device;
    auto draft = some_draft("01A", "small");
    CHECK(device.save(draft).is_ok());
    device.platform.quota_bytes = device.device.used_bytes() + 10;
    draft.revision = 2;
    draft.body = std::string(1000, 'x');
    auto const answer = device.save(draft);
    REQUIRE(!answer.is_ok());
    CHECK(answer.error().code == base::ErrorCode::storage_full);
    CHECK(contents_of(device.device).drafts[0].body == "small");
}

TEST_CASE("a draft is open in one tab; another may take it over, and the first one hears of it")
{
    Device first;
    platform::FakePlatform second_platform(first.device);
    Journal second(second_platform);
    std::optional<bool> first_has;
    std::optional<bool> second_has;
    bool first_lost = false;
    first.journal.claim_draft(
        "01A", false, [&](bool granted) { first_has = granted; }, [&] { first_lost = true; });
    first.platform.run_all();
    CHECK(first_has == true);

    second.claim_draft(
        "01A", false, [&](bool granted) { second_has = granted; }, [] {});
    second_platform.run_all();
    CHECK(second_has == false);

    second.claim_draft(
        "01A", true, [&](bool granted) { second_has = granted; }, [] {});
    second_platform.run_all();
    first.platform.run_all();
    CHECK(second_has == true);
    CHECK(first_lost);
}

TEST_CASE("a draft is free again when its tab ends without a word")
{
    platform::FakeDevice device;
    std::optional<bool> granted;
    {
        platform::FakePlatform tab(device);
        Journal journal(tab);
        journal.claim_draft(
            "01A", false, [&](bool has) { granted = has; }, [] {});
        tab.run_all();
        CHECK(granted == true);
    }
    platform::FakePlatform tab(device);
    Journal journal(tab);
    granted.reset();
    journal.claim_draft(
        "01A", false, [&](bool has) { granted = has; }, [] {});
    tab.run_all();
    CHECK(granted == true);
}
