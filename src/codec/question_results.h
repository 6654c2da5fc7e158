// What people's answers to one question say: the one place where `dure utilities` and the planner's screens turn a
// question and its responses into a result that can be drawn. A function for each kind of question, registered by type
// in question_results.cpp.
#pragma once

#include "survey/definition.h"
#include "survey/finding.h"
#include "survey/response.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dure::codec {

// Why a number of a result is missing, or should be read with care.
struct ResultWarning {
    std::string where; // JSON pointer into the result; of a whole part at once: everything below it
    std::string code; // as of `dure stats`, listed in docs/statistics.md
    std::string message; // one English sentence for a planner
};

struct QuestionResult {
    std::size_t respondents = 0; // with an answer that can be used
    std::optional<std::size_t> tasks; // answered, of questions that show the same people several
    std::vector<std::string_view> methods; // of `dure stats`, in the order in which they ran
    survey::Value result; // shapes in docs/statistics.md; nothing is NaN, what is not settled is null
    survey::Findings findings; // answers that are left out, "/responses/3/data/price"
    std::vector<ResultWarning> warnings;
};

struct ResultOptions {
    bool is_individual = false; // MaxDiff and conjoint: every respondent's own utilities, by hierarchical Bayes
    std::uint64_t seed = 1;
    std::size_t draws = 4'000; // of hierarchical Bayes, a quarter of them to get there; at least 100
    std::size_t top = 3; // MaxDiff without an anchor reaches a person with so many of their best items
    std::string price; // the conjoint's attribute that is money; "": the one named "price", or the only one in numbers
    survey::Value products; // of a conjoint, name -> {attribute: level}: shares of preference among them
};

// Nothing for a kind without a result of its own.
std::optional<QuestionResult> question_result(
    survey::Question const& question, std::span<survey::Response const> responses, ResultOptions const& options = {});

// {question, type, respondents, tasks, methods, result, findings, warnings}
survey::Value to_value(survey::Question const& question, QuestionResult result);

}
