#include "store/saver.h"
#include "tests/store/helpers.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::store;

namespace {

struct Desk {
    platform::FakeDevice device;
    platform::FakePlatform platform { device };
    Journal journal { platform };
    int changes = 0;
    Saver saver { journal, [this] { ++changes; } };

    Desk() { saver.begin("01A", 0); }
    std::string stored() { return contents_of(device).drafts.at(0).body; }
};

base::Error const broken { base::ErrorCode::storage_refused, "", "broken" };

}

TEST_CASE("while a write is under way only the latest of the later contents is written after it")
{
    Desk desk;
    for (auto const* body : { "1", "2", "3", "4" })
        desk.saver.save(some_draft("01A", body));
    CHECK(desk.saver.state() == SaveState::saving);
    CHECK(desk.saver.given_revision() == 4);
    CHECK(desk.platform.run_one());
    CHECK(desk.stored() == "1");
    CHECK(desk.saver.durable_revision() == 1);
    CHECK(desk.saver.state() == SaveState::saving);
    CHECK(desk.platform.run_one());
    CHECK(desk.stored() == "4");
    CHECK(desk.saver.durable_revision() == 4);
    CHECK(desk.saver.state() == SaveState::clean);
    CHECK(!desk.platform.run_one());
}

TEST_CASE("a failed save keeps the content, says why, and a retry writes it")
{
    Desk desk;
    desk.platform.fail(0, 1, broken);
    desk.saver.save(some_draft("01A", "kept"));
    desk.platform.run_all();
    CHECK(desk.saver.state() == SaveState::failed);
    CHECK(desk.saver.error() == broken);
    CHECK(desk.saver.durable_revision() == 0);
    desk.saver.retry();
    CHECK(desk.saver.state() == SaveState::saving);
    desk.platform.run_all();
    CHECK(desk.saver.state() == SaveState::clean);
    CHECK(desk.stored() == "kept");
    CHECK(!desk.saver.error().has_value());
}

TEST_CASE("the next answer after a failure is written in the place of the failed one")
{
    Desk desk;
    desk.platform.fail(0, 1, broken);
    desk.saver.save(some_draft("01A", "failed"));
    desk.platform.run_all();
    desk.saver.save(some_draft("01A", "next"));
    desk.platform.run_all();
    CHECK(desk.stored() == "next");
    CHECK(desk.saver.durable_revision() == 2);
}

TEST_CASE("a save the device did but answered with an error can be repeated")
{
    Desk desk;
    desk.platform.fail(0, 1, broken, platform::FaultMoment::after);
    desk.saver.save(some_draft("01A", "landed"));
    desk.platform.run_all();
    CHECK(desk.saver.state() == SaveState::failed);
    desk.saver.retry();
    desk.platform.run_all();
    CHECK(desk.saver.state() == SaveState::clean);
    CHECK(desk.stored() == "landed");
}

TEST_CASE("finishing waits for the write under way and leaves no draft behind")
{
    Desk desk;
    desk.saver.save(some_draft("01A", "1"));
    desk.saver.save(some_draft("01A", "2"));
    std::optional<base::Result<base::Done>> finished;
    desk.saver.finish(some_response("01A"), note(finished));
    desk.saver.save(some_draft("01A", "too late"));
    desk.platform.run_all();
    REQUIRE(finished.has_value());
    CHECK(finished->is_ok());
    CHECK(desk.saver.state() == SaveState::clean);
    auto const contents = contents_of(desk.device);
    CHECK(contents.drafts.empty());
    CHECK(contents.responses.size() == 1);
}

TEST_CASE("a finish that fails leaves the latest draft on the device, and can be repeated")
{
    Desk desk;
    desk.saver.save(some_draft("01A", "1"));
    desk.saver.save(some_draft("01A", "2"));
    desk.platform.fail(1, 1, broken);
    std::optional<base::Result<base::Done>> finished;
    desk.saver.finish(some_response("01A"), note(finished));
    desk.platform.run_all();
    REQUIRE(finished.has_value());
    CHECK(!finished->is_ok());
    CHECK(desk.stored() == "2");

    finished.reset();
    desk.saver.finish(some_response("01A"), note(finished));
    desk.platform.run_all();
    CHECK(finished->is_ok());
    CHECK(contents_of(desk.device).drafts.empty());
}

TEST_CASE("a finish is tried even when the draft before it could not be saved")
{
    Desk desk;
    desk.platform.fail(0, 1, broken);
    desk.saver.save(some_draft("01A", "1"));
    std::optional<base::Result<base::Done>> finished;
    desk.saver.finish(some_response("01A"), note(finished));
    desk.platform.run_all();
    REQUIRE(finished.has_value());
    CHECK(finished->is_ok());
    CHECK(contents_of(desk.device).responses.size() == 1);
}

TEST_CASE("turning to another draft still writes what was pending of the first")
{
    Desk desk;
    desk.saver.save(some_draft("01A", "1"));
    desk.saver.save(some_draft("01A", "2"));
    desk.saver.begin("01B", 0);
    desk.saver.save(some_draft("01B", "other"));
    desk.platform.run_all();
    auto const contents = contents_of(desk.device);
    REQUIRE(contents.drafts.size() == 2);
    for (auto const& draft : contents.drafts)
        CHECK(draft.body == (draft.id == "01A" ? "2" : "other"));
    CHECK(desk.saver.durable_revision() == 1);
}

TEST_CASE("a resumed draft goes on from its stored revision, and a tab with an old copy is told of the conflict")
{
    Desk desk;
    for (int save = 0; save < 3; ++save) {
        desk.saver.save(some_draft("01A", std::to_string(save)));
        desk.platform.run_all();
    }
    platform::FakePlatform other_platform(desk.device);
    Journal other_journal(other_platform);
    Saver other(other_journal, nullptr);
    other.begin("01A", contents_of(desk.device).drafts[0].revision);
    other.save(some_draft("01A", "other tab"));
    other_platform.run_all();
    CHECK(desk.stored() == "other tab");

    desk.saver.save(some_draft("01A", "old copy"));
    desk.platform.run_all();
    CHECK(desk.saver.state() == SaveState::failed);
    CHECK(desk.saver.error()->code == base::ErrorCode::conflict);
    CHECK(desk.stored() == "other tab");
}

TEST_CASE("a saver may go while the device still writes")
{
    platform::FakeDevice device;
    platform::FakePlatform platform(device);
    Journal journal(platform);
    {
        Saver saver(journal, [] { FAIL("nobody is there to hear it"); });
        saver.begin("01A", 0);
    }
    {
        Saver saver(journal, nullptr);
        saver.begin("01A", 0);
        saver.save(some_draft("01A", "1"));
    }
    platform.run_all();
    CHECK(contents_of(device).drafts.size() == 1);
}
