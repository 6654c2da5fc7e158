#include "app/planner_surveys.h"

#include <algorithm>
#include <string_view>

namespace dure::app {

namespace {

    // A look at the bytes is enough to offer it: reading every survey for each frame is not.
    bool asks_choices(std::string_view json)
    {
        for (auto const* type : { "\"maxdiff\"", "\"conjoint\"", "\"pairs\"", "\"kano\"", "\"pricesensitivity\"" }) {
            if (json.find(type) != std::string_view::npos)
                return true;
        }
        return false;
    }

}

std::vector<PlannerSurvey> planner_surveys(State const& state)
{
    std::vector<PlannerSurvey> found;
    for (auto const& response : state.responses) {
        auto const known = std::find_if(
            found.begin(), found.end(), [&](PlannerSurvey const& one) { return one.hash == response.survey_hash; });
        if (known != found.end()) {
            ++known->responses;
            continue;
        }
        for (auto const& entry : state.surveys) {
            if (entry.survey.hash == response.survey_hash && asks_choices(entry.survey.json))
                found.push_back({ response.survey_hash, response.survey_title, 1 });
        }
    }
    return found;
}

std::string planner_lines(State const& state, std::string const& hash)
{
    std::string lines;
    for (auto response = state.responses.rbegin(); response != state.responses.rend(); ++response) {
        if (response->survey_hash == hash)
            lines += response->body + "\n";
    }
    return lines;
}

survey::Value const& result_of(Planner const& planner, std::string const& question)
{
    static survey::Value const none;
    auto const& questions = planner.results.member("questions");
    if (!questions.is_list())
        return none;
    for (auto const& result : questions.list()) {
        if (result.member("question") == survey::Value(question))
            return result;
    }
    return none;
}

}
