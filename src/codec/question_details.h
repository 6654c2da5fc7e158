// What a screen shows of a question of choice: its result, with the names to show and what the screen computes from.
#pragma once

#include "survey/definition.h"
#include "survey/finding.h"
#include "survey/response.h"
#include "survey/value.h"

#include <span>
#include <string_view>

namespace dure::codec {

// As codec::to_value has the result, and in `shown` the names ({ko, en} each); of MaxDiff and conjoint worths with 95 %
// intervals [value, low, high]; of MaxDiff shares of preference; of conjoint the coefficients and their covariance for
// simulating shares; of prices the curves. Undefined for kinds that the planner's page does not show.
survey::Value question_details(survey::Question const& question, std::span<survey::Response const> responses);

survey::Value findings_list(survey::Findings const& findings); // [{where, ko, en}]
survey::Value both_languages(survey::LocalizedText const& text, std::string_view otherwise); // {ko, en}

}
