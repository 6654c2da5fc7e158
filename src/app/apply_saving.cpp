// The draft of what is being answered: every change is on its way to the device soon, one write at a time, and "saved"
// is only what the device confirmed.
#include "app/turn.h"
#include "app/view_parts.h"
#include "codec/draft_json.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    constexpr double typing_pause_millis = 500;

    DraftEntry* find_draft(State& state, std::string const& id)
    {
        for (auto& entry : state.drafts) {
            if (entry.draft.id == id)
                return &entry;
        }
        return nullptr;
    }

    store::Draft draft_of(Taking const& taking, double now_millis)
    {
        auto const& session = taking.session;
        auto const fraction = std::clamp(static_cast<double>(session.progress().fraction), 0.0, 1.0);
        return {
            .id = taking.draft_id,
            .address = taking.opened.address,
            .survey_id = taking.opened.survey->definition().id,
            .survey_hash = taking.opened.hash,
            .survey_title = plain_words(session.survey_title()),
            .language = session.language(),
            .started_millis = session.started_at_millis(),
            .saved_millis = now_millis,
            .progress_percent = static_cast<std::uint32_t>(std::lround(fraction * 100)),
            .revision = taking.saving.revision,
            .body = codec::draft_to_json(session.snapshot()),
        };
    }

    void start_write(Turn& turn, Taking& taking)
    {
        take_typed_words(taking);
        auto& saving = taking.saving;
        saving.due_millis.reset();
        saving.under_way = saving.revision;
        saving.under_way_since_millis = turn.moment.now_millis;
        auto draft = draft_of(taking, turn.moment.now_millis);
        // The list in memory always has the latest, so that going home and coming back loses nothing even when the
        // device refuses to write.
        auto const* known = find_draft(turn.state, draft.id);
        DraftEntry entry { draft, known ? known->confirmed : 0, known && known->has_failed, saving.without_survey };
        std::erase_if(turn.state.drafts, [&](DraftEntry const& other) { return other.draft.id == draft.id; });
        turn.state.drafts.insert(turn.state.drafts.begin(), std::move(entry));
        turn.ask(SaveDraft { std::move(draft),
            saving.without_survey ? std::nullopt : survey_to_keep(turn, taking.opened, taking.session) });
    }

    void write_again(Turn const& turn, Saving& saving)
    {
        saving.failure.reset();
        saving.due_millis = turn.moment.now_millis;
        ++saving.revision; // a revision is written once
    }

    bool is_of(Taking const* taking, std::string const& draft_id)
    {
        return taking && taking->draft_id == draft_id;
    }

}

bool is_all_saved(Taking const& taking)
{
    return taking.saving.confirmed == taking.saving.revision;
}

void refuse_reload(Turn& turn)
{
    if (std::exchange(turn.state.wants_reload, false))
        turn.state.done = DoneWhat::not_reloaded;
}

std::optional<store::KeptSurvey> survey_to_keep(Turn& turn, OpenedSurvey const& opened, survey::Session const& session)
{
    for (auto const& entry : turn.state.surveys) {
        if (entry.survey.hash == opened.hash)
            return entry.is_confirmed ? std::nullopt : std::optional(entry.survey);
    }
    turn.state.surveys.push_back({ {
                                       .hash = opened.hash,
                                       .title = plain_words(session.survey_title()),
                                       .file_name = opened.address,
                                       .opened_millis = turn.moment.now_millis,
                                       .json = opened.json,
                                   },
        false });
    return turn.state.surveys.back().survey;
}

bool is_survey_kept(State const& state, std::string const& hash)
{
    return std::any_of(state.surveys.begin(), state.surveys.end(),
        [&](SurveyEntry const& entry) { return entry.survey.hash == hash && entry.is_confirmed; });
}

void note_survey_kept(State& state, std::string const& hash)
{
    for (auto& entry : state.surveys) {
        if (entry.survey.hash == hash)
            entry.is_confirmed = true;
    }
}

void note_change(Turn& turn, Urgency urgency)
{
    auto* taking = turn.taking();
    if (!taking)
        return;
    auto& saving = taking->saving;
    ++saving.revision;
    auto const due = turn.moment.now_millis + (urgency == Urgency::at_once ? 0 : typing_pause_millis);
    saving.due_millis = std::min(saving.due_millis.value_or(due), due);
}

void save_what_is_due(Turn& turn)
{
    auto* taking = turn.taking();
    if (!taking)
        return;
    auto& saving = taking->saving;
    auto const now = turn.moment.now_millis;
    if (saving.under_way != 0 && now - saving.under_way_since_millis >= patience_millis) {
        saving.under_way = 0;
        saving.failure
            = base::Error { base::ErrorCode::storage_refused, taking->draft_id, "no answer from the device" };
        refuse_reload(turn);
    }
    if (saving.under_way == 0 && saving.due_millis && *saving.due_millis <= now)
        start_write(turn, *taking);
}

void save_before_leaving(Turn& turn)
{
    auto* taking = turn.taking();
    take_typed_words(*taking);
    auto const& saving = taking->saving;
    if (saving.confirmed < saving.revision && saving.under_way != saving.revision)
        start_write(turn, *taking);
    turn.ask(ReleaseDraft { taking->draft_id });
}

std::optional<double> due_millis(State const& state)
{
    if (auto const* completed = std::get_if<Completed>(&state.screen)) {
        if (completed->store == Completed::Store::storing)
            return completed->since_millis + patience_millis;
        return completed->own_due_millis;
    }
    if (auto const* loading = std::get_if<Loading>(&state.screen)) {
        if (state.storage == StorageState::waiting && state.has_begun)
            return loading->since_millis + storage_patience_millis;
        return std::nullopt;
    }
    auto const* taking = std::get_if<Taking>(&state.screen);
    if (!taking)
        return std::nullopt;
    auto const& saving = taking->saving;
    if (saving.under_way != 0)
        return saving.under_way_since_millis + patience_millis;
    return saving.due_millis;
}

void carry_out(Turn& turn, DraftSaved const& action)
{
    if (auto* entry = find_draft(turn.state, action.draft_id)) {
        entry->confirmed = std::max(entry->confirmed, action.revision);
        if (entry->confirmed == entry->draft.revision)
            entry->has_failed = false;
        if (!entry->without_survey)
            note_survey_kept(turn.state, entry->draft.survey_hash);
    }
    auto* taking = turn.taking();
    if (!is_of(taking, action.draft_id))
        return;
    auto& saving = taking->saving;
    saving.confirmed = std::max(saving.confirmed, std::min(action.revision, saving.revision));
    if (saving.under_way == action.revision)
        saving.under_way = 0;
    saving.failure.reset();
}

void carry_out(Turn& turn, DraftFailed const& action)
{
    if (auto* entry = find_draft(turn.state, action.draft_id))
        entry->has_failed = true;
    refuse_reload(turn);
    if (action.error.code == base::ErrorCode::conflict) {
        turn.ask(ListStorage {}); // what the device has is the newer
        carry_out(turn, DraftTaken { action.draft_id });
        return;
    }
    auto* taking = turn.taking();
    if (!is_of(taking, action.draft_id))
        return;
    auto& saving = taking->saving;
    if (saving.under_way == action.revision)
        saving.under_way = 0;
    if (saving.confirmed >= saving.revision)
        return;
    saving.failure = action.error;
    // Without its file a draft can be gone on with where the file can be fetched again.
    if (action.error.code == base::ErrorCode::storage_full && !taking->opened.address.empty()
        && !is_survey_kept(turn.state, taking->opened.hash) && !std::exchange(saving.without_survey, true))
        write_again(turn, saving);
}

void carry_out(Turn& turn, RetrySave const&)
{
    auto* taking = turn.taking();
    if (!taking || is_all_saved(*taking))
        return;
    taking->saving.without_survey = false; // room may have been made
    write_again(turn, taking->saving);
}

void carry_out(Turn& turn, DraftClaimed const& action)
{
    if (action.granted || !is_of(turn.taking(), action.draft_id))
        return;
    // Nothing of this tab may be saved over what the other one writes.
    show(turn, Message { .trouble = Trouble::other_tab, .error = {}, .draft_id = action.draft_id, .address = {} });
}

void carry_out(Turn& turn, DraftTaken const& action)
{
    if (is_of(turn.taking(), action.draft_id))
        show(turn, Message { .trouble = Trouble::taken, .error = {}, .draft_id = action.draft_id, .address = {} });
}

void carry_out(Turn& turn, TakeOverDraft const& action)
{
    turn.ask(ClaimDraft { action.draft_id, true });
    // The other tab may have saved more than this one knows.
    turn.state.storage = StorageState::waiting;
    turn.ask(ListStorage {});
    show(turn,
        Loading { .address = {},
            .path = {},
            .draft_id = action.draft_id,
            .survey = {},
            .start_new = false,
            .since_millis = turn.moment.now_millis });
}

void carry_out(Turn& turn, LeavingPage const&)
{
    auto* taking = turn.taking();
    if (!taking)
        return;
    taking->session.pause();
    auto& saving = taking->saving;
    if (saving.confirmed < saving.revision && saving.under_way != saving.revision)
        start_write(turn, *taking); // even beside a write under way: there may be no later
}

void carry_out(Turn& turn, ReturnedToPage const&)
{
    if (auto* taking = turn.taking())
        taking->session.resume();
}

// Every action looks for what is due; this one only brings the time.
void carry_out(Turn& turn, TimeReached const&)
{
    go_on_opening(turn);
}

}
