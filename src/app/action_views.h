// What a person can press, as a view says it: small, so that every family of views can have it.
#pragma once

#include "app/actions.h"

#include <cstdint>
#include <string>

namespace dure::app {

enum class Icon : std::uint8_t {
    none,
    back,
    next,
    check,
    close,
    home,
    settings,
    download,
    share,
    trash,
    open_file,
    play,
    resume,
    refresh,
    warning,
    offline,
    information,
    shield,
    language,
    saved,
    chart,
};

// A button says what it does: draw it, and on a click queue `action`. Absent buttons are std::nullopt where they stand.
struct ButtonView {
    std::string label;
    Icon icon = Icon::none;
    bool enabled = true;
    Action action;
};

// Opens the file picker inside the click; the file's bytes come back as OpenFile.
struct FileButtonView {
    std::string label;
    std::string hint;
    std::string accept; // ".json,application/json"
    bool enabled = true;
};

}
