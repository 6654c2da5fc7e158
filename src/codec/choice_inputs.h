// From responses to the input of a statistical method: what `dure utilities` and the planner's screens estimate from.
#pragma once

#include "survey/definition.h"
#include "survey/finding.h"
#include "survey/response.h"

#include <optional>
#include <span>
#include <string_view>

namespace dure::codec {

struct ChoiceInput {
    std::string_view method; // of `dure stats`
    survey::Value input; // its input
    std::size_t respondents = 0; // with an answer that can be used
    std::size_t tasks = 0; // answered; of Kano and prices as many as respondents
    survey::Findings findings; // answers that are left out, by place
};

// Nothing for a kind without a model of its own.
std::optional<ChoiceInput> choice_input(survey::Question const& question, std::span<survey::Response const> responses);

}
