// The parts of a definition, each read by one function: choices, checks, elements, question kinds, logic.
#pragma once

#include "codec/survey_json_reader.h"

namespace dure::codec {

std::vector<survey::Choice> read_choices(ReadingContext& context, survey::Value const& value, std::string const& where);
survey::ChoiceList read_choice_list(ObjectReader& reader);
std::vector<survey::Check> read_checks(ObjectReader& reader);
survey::TextField read_text_field(ObjectReader& reader);

using KindReader = survey::QuestionKind (*)(ObjectReader&);
// Of the kinds in which people choose, weigh and react; null for any other.
KindReader judgement_reader(std::string_view type);
survey::QuestionKind read_file_upload(ObjectReader& reader);
// The people a question's answers are held against, once its items are known.
void read_population(ObjectReader& question, survey::QuestionKind const& kind, survey::TaskOrigin& origin);
// Of the kinds that are answered on a picture or with a pen.
KindReader picture_reader(std::string_view type);
// A default that holds what the question would not take is a finding.
void check_picture_default(ReadingContext& context, survey::Question const& question);
// A signature identifies a person: a survey that asks for one without a consent before it is told so.
void check_signatures(ReadingContext& context);
// The kind's own properties; a type we do not know is Unsupported and a finding.
survey::QuestionKind read_kind(ObjectReader& reader, std::string const& type);

// Kinds that ask again for each panel or row; nothing for any other type.
std::optional<survey::QuestionKind> read_repeated_kind(ObjectReader& reader, std::string const& type);
// What every kind has: name, title, conditions, checks.
void read_question_properties(ObjectReader& reader, survey::Question& question);
// The only page's content in a definition of what is asked each time.
std::vector<survey::ElementIndex> read_inner_elements(
    ReadingContext& context, survey::Value const& elements, std::string const& where);

// Pages with everything in them, into the context's definition.
void read_pages(ObjectReader& survey);

void read_own_result(ObjectReader& survey); // after the pages: it names questions
void read_triggers(ObjectReader& survey);
void read_calculated_values(ObjectReader& survey);
void read_completed_pages(ObjectReader& survey);
void read_theme(ObjectReader& survey);

// Whether names are unique and everything that is named exists.
void check_names(ReadingContext& context);

}
