#include "app/response.h"

#include "app/view_parts.h"
#include "base/text.h"
#include "codec/draft_json.h"
#include "codec/response_json.h"

namespace dure::app {

namespace {

    std::string survey_id(OpenedSurvey const& opened)
    {
        auto const& definition = opened.survey->definition();
        if (!definition.id.empty())
            return definition.id;
        if (!opened.address.empty())
            return opened.address;
        return opened.hash.substr(0, 19); // "sha256:" and the first 12 digits
    }

}

survey::Response make_response(OpenedSurvey const& opened, survey::Session const& session, std::string id)
{
    return codec::response_from_session(session, std::move(id), { survey_id(opened), opened.version, opened.hash });
}

store::FinishedResponse make_finished(OpenedSurvey const& opened, survey::Session const& session, std::string id)
{
    auto const response = make_response(opened, session, id);
    return {
        .id = std::move(id),
        .survey_id = response.survey.id,
        .survey_hash = opened.hash,
        .survey_title = plain_words(session.survey_title()),
        .language = response.language,
        .finished_millis = session.completed_at_millis(),
        .body = codec::response_to_json(response),
    };
}

std::string response_file_name(std::string const& survey, std::string const& response_id)
{
    std::string safe;
    for (auto const letter : survey) {
        auto const is_safe = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
        if (is_safe)
            safe += letter;
        else if (!safe.empty() && safe.back() != '-')
            safe += '-';
    }
    return "dure-" + std::string(base::truncate_bytes(safe, 60)) + "-" + response_id + ".json";
}

std::vector<AnswerRow> answer_rows(survey::Session const& session)
{
    std::vector<AnswerRow> rows;
    survey::PageIndex page;
    for (auto const question : session.visible_questions()) {
        auto const& definition = session.definition().questions[question.value];
        if (!survey::has_answer(definition.kind) || !session.is_answered(question))
            continue;
        auto answer = session.display_text(question);
        // The words behind "other" are in the answer already.
        auto const comment = definition.has_comment ? session.comment(question) : std::string();
        if (!comment.empty())
            answer += answer.empty() ? comment : " · " + comment;
        auto const is_new_page = !(definition.page == page);
        page = definition.page;
        rows.push_back({
            .section = is_new_page && page.is_valid() ? plain_words(session.title(page)) : "",
            .question = plain_words(session.title(question)),
            .answer = std::move(answer),
        });
    }
    return rows;
}

}
