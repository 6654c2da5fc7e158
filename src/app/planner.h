// What the planner's page knows: a survey, responses to it, and what was estimated from them. Numbers stay as the
// estimating program wrote them (codec/estimator.h); the views read them.
#pragma once

#include "base/result.h"
#include "survey/value.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dure::app {

// A chain of draws for one question.
struct PlannerChain {
    enum class Phase : std::uint8_t { none, running, done, cancelled, failed } phase = Phase::none;
    std::uint64_t request = 0; // while running
    double since_millis = 0;
    double first_draws = 0; // at the first progress told
    survey::Value progress; // the latest
    survey::Value result;
    std::string output; // to be downloaded
    std::string trouble; // in English, for the planner
};

struct PlannerQuestion {
    std::string name;
    PlannerChain chain;
    std::vector<std::vector<std::size_t>> products; // to be simulated: a level of each attribute
};

struct Planner {
    std::string survey_hash; // of a survey on this device; empty: from files
    std::string survey_file, survey; // name and bytes
    std::string data_file, data; // responses
    bool is_export = false; // `data` holds the survey too

    enum class Phase : std::uint8_t { nothing, waiting, shown, failed } phase = Phase::nothing;
    std::uint64_t request = 0;
    base::Error error;
    survey::Value results;
    std::vector<PlannerQuestion> questions; // as in `results`
};

}
