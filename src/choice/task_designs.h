// Designs for the questions of a survey: the specification that a question's properties amount to, and a design for one
// person as tasks.
#pragma once

#include "choice/design_conjoint.h"
#include "choice/design_maxdiff.h"
#include "survey/tasks.h"

#include <optional>

namespace dure::choice {

// A version for one person; `seed` decides which.
MaxDiffSpec spec_of(survey::MaxDiff const& kind, std::uint64_t seed);
ConjointSpec spec_of(survey::Conjoint const& kind, std::uint64_t seed);

// Why no design can show everything; nothing if one can, or if the question ships a design or needs none.
std::optional<DesignRefusal> refuse_tasks(survey::QuestionKind const& kind);

// No tasks where nothing can be shown. A MaxDiff with too few sets to show every item shows each person a part.
survey::List made_tasks(survey::MaxDiff const& kind, std::uint64_t seed);
survey::List made_tasks(survey::Conjoint const& kind, std::uint64_t seed);
// Different pairs in which every item stands equally often, within one.
survey::List made_tasks(survey::Pairs const& kind, std::uint64_t seed);
std::uint32_t votes_of(survey::Pairs const& kind);
std::uint32_t sets_of(survey::MaxDiff const& kind);

}
