// What the results of several kinds of questions are made of.
#pragma once

#include "codec/question_results.h"
#include "stats/proportions.h"

namespace dure::codec {

// ---- the functions of the kinds, in files by family ----

using ResultMaker
    = void(survey::Question const&, std::span<survey::Response const>, ResultOptions const&, QuestionResult& found);

ResultMaker maxdiff_result, pairs_result, conjoint_result; // question_results_sets.cpp
ResultMaker kano_result, price_result; // question_results_features.cpp
ResultMaker concept_result; // question_results_concept.cpp
ResultMaker statements_result; // question_results_statements.cpp
ResultMaker constant_sum_result, card_sort_result, ranking_result; // question_results_items.cpp
ResultMaker hotspot_result, image_map_result; // question_results_pictures.cpp

// ---- answers ----

// Of a question whose answer is a record: what one person says of one item.
struct ItemAnswer {
    std::size_t item = 0;
    survey::Value const* said = nullptr;
    std::string where;
    std::optional<std::size_t> position; // at which it was shown, from 0; nothing: not known
};
struct PersonAnswer {
    std::size_t response = 0; // its place
    std::string where;
    std::vector<ItemAnswer> items;
};

// An answer that is no record, a corrupted `tasks` block, an item that the question does not have or the person was
// not shown: a finding, and left out. A response without a `tasks` block was shown everything, nobody knows in which
// order.
std::vector<PersonAnswer> answers_by_item(survey::Question const& question, std::span<survey::Response const> responses,
    std::vector<std::string> const& items, QuestionResult& found);

std::vector<std::string> names_of(std::vector<survey::Choice> const& items);
std::optional<std::size_t> place_of(std::vector<survey::Choice> const& items, survey::Value const& value);
// A whole number from `least` to `most`; otherwise nothing, and a finding unless there is no answer at all.
std::optional<int> whole_answer(
    survey::Value const& said, int least, int most, std::string where, QuestionResult& found);

// ---- numbers ----

// 95 % Wilson: {count, n, share, interval: [lower, upper]}. Without n the last two are null, with a warning.
survey::Record share_record(stats::Count count, std::string const& where, QuestionResult& found);
// 95 % t: {n, mean, sd, interval}. null with a warning where there are too few numbers.
survey::Record mean_record(std::span<double const> numbers, std::string const& where, QuestionResult& found);
// The output of a method without its warnings, which go to `found`; null where it has nothing to work on.
survey::Value run_method(
    std::string_view method, survey::Value const& input, std::string const& where, QuestionResult& found);

survey::Value number_value(std::size_t number);

// ---- what went wrong ----

void add_finding(QuestionResult& found, std::string where, char const* korean, char const* english);
void add_unreadable(QuestionResult& found, std::string where);
void add_not_on_offer(QuestionResult& found, std::string where);
// Nothing where the same is said of the whole part already.
void add_warning(QuestionResult& found, std::string where, std::string code, std::string message);
// Of the whole result, if there are too few people for what follows; before anything else is said.
void warn_of_few(QuestionResult& found);

}
