// The actions meet a device: what it refuses is told, and the page is guarded while it has the only copy.
#include "bin/app_runner.h"
#include "platform/fake/fake_platform.h"
#include "tests/app/surveys.h"

#include <doctest/doctest.h>

using namespace dure;

namespace {

struct Tab {
    explicit Tab(platform::FakeDevice& device)
        : platform(device)
        , runner(platform, door())
    {
    }
    bin::PageDoor door()
    {
        bin::PageDoor made;
        made.show_address = [](app::ShowAddress const&) {};
        made.reload = [] {};
        made.guard = [this](bool is) { guarded = is; };
        made.wake = [](double) {};
        return made;
    }
    void act(app::Action action)
    {
        runner.act(std::move(action));
        platform.run_all();
    }

    bool guarded = false;
    platform::FakePlatform platform;
    bin::AppRunner runner;
};

}

TEST_CASE("the page is guarded from an answer until the device has it, together with the survey it needs")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.runner.start();
    tab.act(app::Begin {});
    tab.act(app::OpenFile { "survey.json", test::short_survey });
    CHECK_FALSE(tab.guarded);
    tab.runner.act(app::ChooseOption { { 0 }, "yes" });
    CHECK(tab.guarded);
    CHECK(device.visible.empty());
    tab.platform.run_all();
    CHECK_FALSE(tab.guarded);
    CHECK(device.visible.size() == 2);
    tab.act(app::ChooseOption { { 0 }, "no" });
    tab.runner.act(app::Next {}); // which ends it
    CHECK(tab.guarded);
    tab.platform.run_all();
    CHECK_FALSE(tab.guarded);
}

TEST_CASE("a list that cannot be read whole is no list")
{
    platform::FakeDevice device;
    for (std::size_t failing = 0; failing < 4; ++failing) {
        CAPTURE(failing);
        Tab tab(device);
        tab.platform.fail(failing, 1, { base::ErrorCode::storage_refused, "", "" });
        tab.runner.start();
        tab.platform.run_all();
        CHECK(tab.runner.state().storage == app::StorageState::unavailable);
    }
}

TEST_CASE("settings the device refuses are told")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.runner.start();
    tab.act(app::Begin {});
    tab.platform.refuses_storage = true;
    tab.act(app::SetTheme { app::Theme::dark });
    CHECK(tab.runner.state().done == app::DoneWhat::settings_not_saved);
}
