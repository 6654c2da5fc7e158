// What this device keeps: looking at it, taking it along, deleting it.
#include "app/opening.h"
#include "app/response.h"
#include "app/turn.h"
#include "base/time.h"
#include "codec/draft_json.h"
#include "codec/response_json.h"

#include <algorithm>

namespace dure::app {

namespace {

    constexpr char const* json_type = "application/json";
    constexpr char const* json_lines_type = "application/jsonl";

    store::FinishedResponse const* find_response(State const& state, std::string const& id)
    {
        for (auto const& response : state.responses) {
            if (response.id == id)
                return &response;
        }
        auto const* completed = std::get_if<Completed>(&state.screen);
        if (completed && (id.empty() || completed->response.id == id))
            return &completed->response;
        return nullptr;
    }

    std::string pretty(std::string const& body)
    {
        auto const value = codec::parse_json(body);
        return value ? codec::to_json(value.value(), codec::JsonStyle::pretty) + "\n" : body;
    }

    std::string const* survey_json(State const& state, std::string const& hash)
    {
        for (auto const& entry : state.surveys) {
            if (entry.survey.hash == hash)
                return &entry.survey.json;
        }
        return nullptr;
    }

    // What can be said without the survey: the names and the bare values.
    std::vector<AnswerRow> bare_rows(survey::Response const& response)
    {
        std::vector<AnswerRow> rows;
        for (auto const& [name, value] : response.data)
            rows.push_back(
                { .section = "", .question = name, .answer = value.is_text() ? value.text() : codec::to_json(value) });
        return rows;
    }

    Details read_details(State const& state, store::FinishedResponse const& response)
    {
        Details details { .response_id = response.id, .answers = {}, .own = {}, .started_millis = 0 };
        auto const read = codec::response_from_json(response.body);
        if (!read)
            return details;
        if (auto const started = base::parse_iso_8601(read.value().started_at))
            details.started_millis = static_cast<double>(started->millis());
        auto const* json = survey_json(state, response.survey_hash);
        auto opened = json ? open_survey(*json, "") : base::Result<OpenedSurvey>(base::Error {});
        if (!opened) {
            details.answers = bare_rows(read.value());
            return details;
        }
        survey::Snapshot snapshot;
        snapshot.data = read.value().data;
        snapshot.language = code(state.language);
        auto session = survey::Session::restore(opened.value().survey, snapshot, response.finished_millis);
        session.set_language(code(state.language));
        details.answers = answer_rows(session);
        details.own = own_result(session, read.value(), state.language);
        return details;
    }

    // Nothing if one of them cannot be read: then none of them is left out silently.
    std::optional<std::string> export_file(
        std::string const& survey_bytes, std::vector<store::FinishedResponse> const& responses)
    {
        codec::ExportFile file;
        auto survey = codec::parse_json(survey_bytes);
        if (!survey)
            return std::nullopt;
        file.survey = survey.release_value();
        for (auto const& response : responses) {
            auto read = codec::response_from_json(response.body);
            if (!read)
                return std::nullopt;
            file.responses.push_back(read.release_value());
        }
        return codec::export_to_json(file, codec::JsonStyle::pretty) + "\n";
    }

    void confirm_done(Turn& turn, DoneWhat what)
    {
        turn.state.done = what;
    }

}

void carry_out(Turn& turn, DownloadDraft const& action)
{
    for (auto const& entry : turn.state.drafts) {
        if (entry.draft.id == action.draft_id)
            turn.ask(Download {
                response_file_name(entry.draft.survey_id, entry.draft.id), json_type, pretty(entry.draft.body) });
    }
}

void carry_out(Turn& turn, DiscardDraft const& action)
{
    turn.state.confirming = Confirming { .what = Confirming::What::discard_draft, .id = action.draft_id };
}

void carry_out(Turn& turn, ShowResponse const& action)
{
    auto const* response = find_response(turn.state, action.response_id);
    if (response && std::holds_alternative<Home>(turn.state.screen))
        show(turn, read_details(turn.state, *response));
}

void carry_out(Turn& turn, DownloadResponse const& action)
{
    if (auto* taking = turn.taking(); taking && action.response_id.empty()) {
        take_typed_words(*taking);
        auto const response = make_response(taking->opened, taking->session, taking->draft_id);
        turn.ask(Download { response_file_name(response.survey.id, response.id), json_type,
            codec::response_to_json(response, codec::JsonStyle::pretty) + "\n" });
        return;
    }
    if (auto const* response = find_response(turn.state, action.response_id))
        turn.ask(Download { response_file_name(response->survey_id, response->id), json_type, pretty(response->body) });
}

void carry_out(Turn& turn, ShareResponse const& action)
{
    auto const* response = find_response(turn.state, action.response_id);
    if (!response || !turn.state.device.can_share_files)
        return;
    turn.state.done = DoneWhat::nothing; // the same outcome once more is news once more
    turn.ask(Share { response_file_name(response->survey_id, response->id), json_type, pretty(response->body) });
}

void carry_out(Turn& turn, DeleteResponse const& action)
{
    turn.state.confirming = Confirming { .what = Confirming::What::delete_response, .id = action.response_id };
}

void carry_out(Turn& turn, DownloadAll const&)
{
    auto const& responses = turn.state.responses;
    if (responses.empty())
        return;
    auto const& first = responses.front();
    auto const same_survey = std::all_of(responses.begin(), responses.end(),
        [&](store::FinishedResponse const& response) { return response.survey_hash == first.survey_hash; });
    auto const* json = survey_json(turn.state, first.survey_hash);
    if (same_survey && json) {
        if (auto file = export_file(*json, responses)) {
            turn.ask(Download { response_file_name(first.survey_id, "export"), json_type, std::move(*file) });
            return;
        }
    }
    // An export file holds one survey; responses to several go line by line, each naming its own.
    std::string lines;
    for (auto const& response : responses)
        lines += response.body + "\n";
    turn.ask(Download { "dure-responses.jsonl", json_lines_type, std::move(lines) });
}

void carry_out(Turn& turn, ConfirmYes const&)
{
    auto const confirming = std::exchange(turn.state.confirming, std::nullopt);
    if (!confirming)
        return;
    turn.state.done = DoneWhat::nothing;
    if (confirming->what == Confirming::What::remove_row)
        remove_row(turn, confirming->row);
    else if (confirming->what == Confirming::What::remove_file)
        remove_file(turn, confirming->file);
    else if (confirming->what == Confirming::What::discard_draft)
        turn.ask(EraseDraft { confirming->id });
    else
        turn.ask(EraseResponse { confirming->id });
}

void carry_out(Turn& turn, ConfirmNo const&)
{
    turn.state.confirming.reset();
}

void carry_out(Turn& turn, DraftRemoved const& action)
{
    std::erase_if(turn.state.drafts, [&](DraftEntry const& entry) { return entry.draft.id == action.draft_id; });
    confirm_done(turn, DoneWhat::draft_discarded);
}

void carry_out(Turn& turn, ResponseRemoved const& action)
{
    std::erase_if(turn.state.responses,
        [&](store::FinishedResponse const& response) { return response.id == action.response_id; });
    auto const* details = std::get_if<Details>(&turn.state.screen);
    if (details && details->response_id == action.response_id)
        show_home(turn);
    confirm_done(turn, DoneWhat::response_deleted);
}

void carry_out(Turn& turn, RemoveFailed const&)
{
    confirm_done(turn, DoneWhat::remove_failed);
}

void carry_out(Turn& turn, ShareEnded const& action)
{
    if (action.shared)
        confirm_done(turn, DoneWhat::shared);
}

void read_details_again(Turn& turn)
{
    if (auto* details = std::get_if<Details>(&turn.state.screen)) {
        if (auto const* response = find_response(turn.state, details->response_id))
            *details = read_details(turn.state, *response);
    }
    if (auto* completed = std::get_if<Completed>(&turn.state.screen)) {
        completed->answers = answer_rows(completed->session);
        if (completed->own)
            completed->own_due_millis = turn.moment.now_millis; // tell_own_result() says it in the other language
    }
}

}
