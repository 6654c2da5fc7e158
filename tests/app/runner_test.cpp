// The actions meet a device: what it refuses is told.
#include "bin/app_runner.h"
#include "platform/fake/fake_platform.h"

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
        made.wake = [](double) {};
        return made;
    }
    void act(app::Action action)
    {
        runner.act(std::move(action));
        platform.run_all();
    }

    platform::FakePlatform platform;
    bin::AppRunner runner;
};

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
