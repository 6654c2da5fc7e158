// From responses to the hierarchical model: the panel a chain of draws runs on.
#pragma once

#include "choice/panel.h"
#include "stats/table.h"
#include "survey/definition.h"
#include "survey/finding.h"
#include "survey/response.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dure::codec {

struct ChainInput {
    std::string_view method; // of `dure stats`: the same answers and seed give the same digits there
    choice::Panel panel;
    stats::Table worths; // worth x parameter: items, or the levels of one attribute after the other, and none
    std::vector<std::size_t> levels; // of each attribute; empty: items
    std::size_t respondents = 0; // with an answer that can be used
    std::size_t tasks = 0;
    survey::Findings findings; // answers that are left out, by place
};

// MaxDiff: the last item at 0. Conjoint: effects coding, the last level minus the sum of the others; then none. Nothing
// for other kinds.
std::optional<ChainInput> chain_input(survey::Question const& question, std::span<survey::Response const> responses);

// Whether every respondent of `earlier` stands in `later` in the same place with the same answers first, so that a
// chain can go on.
bool continues(choice::Panel const& earlier, choice::Panel const& later);

}
