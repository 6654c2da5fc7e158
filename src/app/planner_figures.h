// One figure for each thing a result says. They read results as codec/question_results.h and codec/estimator.h write
// them; what is missing leaves a dash, never a guess.
#pragma once

#include "app/ids.h"
#include "app/planner.h"
#include "app/planner_views.h"
#include "survey/value.h"

#include <string>
#include <vector>

namespace dure::app {

struct ResultScene {
    Language language = Language::korean;
    survey::Value const& result; // of one question
    std::string respondents; // formatted

    survey::Value const& shown() const { return result.member("shown"); }
};

std::string localized(Language language, survey::Value const& both); // {ko, en}

std::vector<FigureView> maxdiff_figures(ResultScene const& scene);
std::vector<FigureView> pairs_figures(ResultScene const& scene);
std::vector<FigureView> conjoint_figures(ResultScene const& scene);
std::vector<FigureView> kano_figures(ResultScene const& scene);
std::vector<FigureView> price_figures(ResultScene const& scene);
std::vector<CurveView> price_curves(ResultScene const& scene);
// Of a finished chain.
std::vector<FigureView> chain_figures(ResultScene const& scene, survey::Value const& chain);
FigureView simulated_shares(ResultScene const& scene, PlannerQuestion const& question);

}
