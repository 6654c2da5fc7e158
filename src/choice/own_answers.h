// One person's response to a question of choice as her own result, and the population her survey ships to hold it
// against.
#pragma once

#include "choice/own_result.h"
#include "survey/definition.h"
#include "survey/response.h"

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace dure::choice {

// From fewer answered tasks nothing is told: two sets of four items say little about twelve.
inline constexpr std::size_t fewest_tasks_to_tell = 3;

struct OwnRanking {
    OwnItems items;
    std::vector<std::size_t> ranking; // items that stood in an answered task, best first
};

struct OwnProduct {
    OwnProfile profile;
    ProfileCertainty certainty;
};

struct OwnAnswers {
    std::size_t tasks = 0; // answered, and possible; of conjoint those in which a product was chosen
    std::variant<std::monostate, OwnRanking, OwnProduct> result; // nothing: too few tasks, or too much to estimate
};

// From MaxDiff, pairs and conjoint, with the question's prior; nothing of other kinds. What cannot have been shown or
// was not on offer is left out, as collect.h says.
OwnAnswers own_answers(survey::Question const& question, survey::Response const& response);

// The utilities `first` to `first + count` of a population, as segments.
UtilitySegments segments_of(survey::Population const& population, std::size_t first, std::size_t count);
// How many have the same favourite, or would choose the same product. Nothing if the question ships no population, or
// prohibitions make products of the best levels impossible.
std::optional<Agreement> how_many_agree(survey::Question const& question, OwnAnswers const& own);
// The segment she most likely belongs to; nothing if it is not named or not likelier than 0.6.
std::optional<SegmentMembership> own_segment(survey::Question const& question, OwnAnswers const& own);

}
