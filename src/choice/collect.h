// What respondents chose in a question, out of their responses: items and levels by number, for the estimators. A task
// that cannot have been, or an answer to one never shown, is a finding with its place; everything else is used.
#pragma once

#include "survey/definition.h"
#include "survey/finding.h"
#include "survey/response.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dure::choice {

enum class Anchor : std::uint8_t { not_said, all, some, none }; // of the items of a set matter

// Only tasks with a whole answer are collected; `respondent` counts the responses that have any.
struct CollectedSet {
    std::uint32_t respondent = 0;
    std::vector<std::uint16_t> shown; // items
    std::uint16_t best = 0, worst = 0; // items of `shown`, not the same
    Anchor anchor = Anchor::not_said;
};

struct CollectedPair {
    std::uint32_t respondent = 0;
    std::uint16_t first = 0, second = 0;
    bool first_won = false;
};

struct CollectedProducts {
    std::uint32_t respondent = 0;
    std::vector<std::vector<std::uint16_t>> shown; // products, a level of each attribute
    std::optional<std::uint16_t> chosen; // nothing: none of them
};

template <typename Task> struct Collected {
    std::vector<Task> tasks; // of one respondent after the other
    std::size_t respondents = 0;
    std::vector<std::uint32_t> places; // of each respondent's response among the responses
    std::size_t skipped = 0; // pairs passed over
    survey::Findings findings; // "/responses/3/tasks/wishes/shown/0"
};

Collected<CollectedSet> collect_sets(survey::Question const& question, std::span<survey::Response const> responses);
Collected<CollectedPair> collect_pairs(survey::Question const& question, std::span<survey::Response const> responses);
Collected<CollectedProducts> collect_products(
    survey::Question const& question, std::span<survey::Response const> responses);

}
