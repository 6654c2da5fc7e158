// What a walk through a survey becomes when it is finished or taken along unfinished.
#pragma once

#include "app/state.h"
#include "survey/response.h"

#include <string>

namespace dure::app {

survey::Response make_response(OpenedSurvey const& opened, survey::Session const& session, std::string id);
store::FinishedResponse make_finished(OpenedSurvey const& opened, survey::Session const& session, std::string id);
// "dure-station-2026-01J….json", safe on every file system.
std::string response_file_name(std::string const& survey_id, std::string const& response_id);
// Question by question as the person saw it; unanswered ones are left out.
std::vector<AnswerRow> answer_rows(survey::Session const& session);
// "Your result" from a finished response; the session lends its survey and its words. Nothing where the survey wants
// none or the answers tell nothing.
std::optional<OwnResultView> own_result(
    survey::Session const& session, survey::Response const& response, Language language);

}
