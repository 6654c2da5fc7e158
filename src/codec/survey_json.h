// SurveyJS's JSON to a definition. Whatever we do not know becomes a finding with its place; nothing in it makes us
// fail but a value that is not a survey at all, or one beyond the limits.
#pragma once

#include "base/result.h"
#include "survey/definition.h"

#include <memory>

namespace dure::survey {
class Survey;
}

namespace dure::codec {

struct LoadedDefinition {
    survey::Definition definition;
    survey::Findings findings;
};

base::Result<LoadedDefinition> read_definition(survey::Value const& json, survey::DefinitionLimits const& limits = {});

// The usual way in: read, compile, collect every finding of both.
struct LoadedSurvey {
    std::shared_ptr<survey::Survey const> survey;
    survey::Findings findings;
};
base::Result<LoadedSurvey> read_survey(survey::Value const& json, survey::DefinitionLimits const& limits = {});

}
