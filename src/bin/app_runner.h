// Runs the application: actions go through apply(), what it asks for goes to the platform, the answers come back as
// actions.
#pragma once

#include "app/apply.h"
#include "store/journal.h"
#include "store/library.h"

#include <functional>

namespace dure::bin {

// What only the page can do.
struct PageDoor {
    std::function<void(app::ShowAddress const&)> show_address;
    std::function<void()> reload;
    std::function<void(bool)> guard; // true: to close the page would lose what a person gave
    std::function<void(double millis_from_now)> wake; // negative: no need
};

class AppRunner {
public:
    AppRunner(platform::Platform& platform, PageDoor door);

    void start(); // reads the storage, so that it is there when the first action comes
    void act(app::Action action);
    app::State const& state() const { return m_state; }

private:
    void run(app::Effect& effect);
    void list_storage();
    void list_surveys(store::JournalContents journal);
    void list_settings(app::StorageListed listed);
    void give_up_listing(base::Error error);

    platform::Platform& m_platform;
    PageDoor m_door;
    store::Journal m_journal;
    store::Library m_library;
    app::State m_state;
    std::vector<app::Action> m_waiting;
    bool m_is_acting = false;
    bool m_is_starting = false;
};

}
