// The views of questions with tasks, and what other files need of them.
#pragma once

#include "app/view_parts.h"

namespace dure::app {

MaxDiffView maxdiff_view(QuestionScene const&, survey::QuestionIndex, survey::MaxDiff const&);
ProductsView pairs_view(QuestionScene const&, survey::QuestionIndex, survey::Pairs const&);
ProductsView conjoint_view(QuestionScene const&, survey::QuestionIndex, survey::Conjoint const&);
JudgementView statements_view(QuestionScene const&, survey::QuestionIndex, survey::Statements const&);
JudgementView kano_view(QuestionScene const&, survey::QuestionIndex, survey::Kano const&);
PriceView price_view(QuestionScene const&, survey::QuestionIndex, survey::PriceSensitivity const&);
SharesView shares_view(QuestionScene const&, survey::QuestionIndex, survey::ConstantSum const&);
CardSortView card_sort_view(QuestionScene const&, survey::QuestionIndex, survey::CardSort const&);

// concept_views.cpp
JudgementView concept_view(QuestionScene const&, survey::QuestionIndex, survey::Concept const&);
BoardView board_view(QuestionScene const&, survey::QuestionIndex, survey::Concept const&);

// picture_views.cpp
PictureQuestionView hotspot_view(QuestionScene const&, survey::QuestionIndex, survey::Hotspot const&);
PictureQuestionView image_map_view(QuestionScene const&, survey::QuestionIndex, survey::ImageMap const&);
SignatureView signature_view(QuestionScene const&, survey::QuestionIndex, survey::Signature const&);

// What a reaction is called, also where the survey only names it ("like"); `mood` is that of the known ones.
std::string words_of_reaction(QuestionScene const&, survey::Choice const&, std::optional<double>& mood);
// Of a task that shows one item: its value.
survey::Value const& shown_item(QuestionScene const&, survey::QuestionIndex, std::uint32_t task);
TaskGroup group_of(Key part, std::string title, TaskGroup::Look);
void add_number(TaskGroup&, int number, std::string label, survey::Value const& chosen);
TaskHeader task_header(QuestionScene const&, survey::QuestionIndex);
std::string words_of_item(QuestionScene const&, survey::Choice const&);
std::string picture_of_item(QuestionScene const&, survey::Choice const&);

}
