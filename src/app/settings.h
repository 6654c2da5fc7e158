// What a person set for this device, and its bytes.
#pragma once

#include "app/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace dure::app {

struct Settings {
    std::optional<Language> language; // nothing: as the page was opened
    Theme theme = Theme::system;
    int text_percent = 100;
    bool simple_screen = false;

    bool operator==(Settings const&) const = default;
};

std::string settings_to_json(Settings const& settings);
// Whatever is not understood keeps its default.
Settings settings_from_json(std::string_view bytes);

}
