// The only writer of the state. Deterministic: time and random bits come from the caller, requests go out as effects.
#pragma once

#include "app/actions.h"
#include "app/effects.h"
#include "app/state.h"

#include <array>
#include <cstdint>
#include <optional>

namespace dure::app {

// Fresh for every action.
struct Moment {
    double now_millis = 0; // UTC
    int utc_offset_minutes = 0;
    std::array<std::uint64_t, 2> random {};
};

// False while something a person gave is only in the memory of this page.
bool may_reload(State const& state);

Effects apply(State& state, Action const& action, Moment const& moment);

// When the caller must come back with TimeReached, even if nobody does anything; nothing: never.
std::optional<double> due_millis(State const& state);

}
