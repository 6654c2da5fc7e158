// What actions and views call things by; small, so that neither needs the other's header.
#pragma once

#include <cstdint>
#include <string>

namespace dure::app {

enum class Language : std::uint8_t {
    korean,
    english,
};

enum class Theme : std::uint8_t {
    system,
    light,
    dark,
    high_contrast,
};

// A question or another element of the open survey. Stable while the survey is open; panels have ids of their own.
struct ElementId {
    std::uint32_t number = 0;
    std::string inside {}; // "4.0/": in panel or row 0 of question 4; empty: the survey's own

    bool operator==(ElementId const&) const = default;
};

// The key of an option, row, column or item: its survey value written as text, unique within its question.
using Key = std::string;

}
