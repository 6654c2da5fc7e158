// Every respondent's own utilities, by hierarchical Bayes, and what follows from them: reach, shares of preference.
#pragma once

#include "choice/choice_conjoint.h"
#include "choice/collect.h"
#include "choice/maxdiff.h"
#include "codec/question_results_parts.h"

namespace dure::codec {

// Adds `individual`, and for MaxDiff `turf` and `preference`, for conjoint with products `preference`, to the result.
void add_people(survey::MaxDiff const& kind, choice::Collected<choice::CollectedSet> const& collected,
    std::span<survey::Response const> responses, ResultOptions const& options, QuestionResult& found);
void add_people(survey::Conjoint const& kind, choice::Collected<choice::CollectedProducts> const& collected,
    std::span<survey::Response const> responses, ResultOptions const& options, QuestionResult& found);

// What a set says of the threshold of what would matter at all: of all or none of the items the answer says so itself;
// of some it is the best above and the worst below (Lattery 2010, dual response).
std::vector<choice::AnchorAnswer> anchor_answers(choice::CollectedSet const& set);
// The tasks of a conjoint as its models read them, and back to numbers of their columns: of levels, none last.
choice::ConjointData conjoint_data(survey::Conjoint const& kind, std::span<choice::CollectedProducts const> tasks);

}
