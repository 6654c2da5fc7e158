// What the planner can look at: surveys on this device with finished responses and a question of choice, and results.
#pragma once

#include "app/state.h"

#include <string>
#include <vector>

namespace dure::app {

struct PlannerSurvey {
    std::string hash;
    std::string title;
    std::size_t responses = 0;
};

// The survey of the latest response first.
std::vector<PlannerSurvey> planner_surveys(State const& state);
// What was found for a question; undefined where nothing was.
survey::Value const& result_of(Planner const& planner, std::string const& question);
// One response to a line, oldest first: a chain goes on only where earlier respondents keep their places.
std::string planner_lines(State const& state, std::string const& hash);

}
