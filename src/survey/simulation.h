// People who do not exist, answering a survey through the very session that runs for people: for trying out a survey,
// its skips and its analysis before anybody is asked.
#pragma once

#include "survey/session.h"

#include <cstdint>
#include <memory>
#include <string>

namespace dure::survey {

struct SimulationOptions {
    std::uint64_t seed = 1; // the same seed, survey and time give the same person
    double now_millis = 0; // when the person begins
    int utc_offset_minutes = 540;
    std::string language;
    double skip = 0.12; // how often an optional question is passed over, on average over people
};

// The session as the person left it: completed, unless the survey's checks could not be satisfied (or it never ends).
Session simulate_person(std::shared_ptr<Survey const> survey, SimulationOptions const& options);

}
