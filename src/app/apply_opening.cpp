// From an address, a card, a file or a draft to a survey on the screen. The storage and the file may come in any order.
#include "app/opening.h"
#include "app/turn.h"
#include "base/id.h"
#include "base/sort.h"
#include "codec/draft_json.h"

#include <algorithm>

namespace dure::app {

namespace {

    DraftEntry const* draft_to_resume(State const& state, Loading const& loading)
    {
        if (loading.start_new)
            return nullptr;
        for (auto const& entry : state.drafts) {
            if (!loading.draft_id.empty() && entry.draft.id == loading.draft_id)
                return &entry;
        }
        for (auto const& entry : state.drafts) { // latest saved first
            if (!loading.address.empty() && entry.draft.address == loading.address)
                return &entry;
        }
        return nullptr;
    }

    store::KeptSurvey const* kept_survey(State const& state, std::string const& hash)
    {
        for (auto const& entry : state.surveys) {
            if (entry.survey.hash == hash)
                return &entry.survey;
        }
        return nullptr;
    }

    void show_trouble(Turn& turn, Trouble trouble, base::Error error, Loading const& loading)
    {
        turn.state.early.reset();
        show(turn,
            Message { .trouble = trouble,
                .error = std::move(error),
                .draft_id = loading.draft_id,
                .address = loading.address });
    }

    std::string new_id(Moment const& moment)
    {
        base::RandomBits bits {};
        for (std::size_t at = 0; at < bits.size(); ++at) {
            auto const& word = moment.random[at / 8];
            bits[at] = static_cast<std::uint8_t>(word >> (8 * (at % 8)));
        }
        return base::sortable_id(static_cast<std::int64_t>(moment.now_millis), bits);
    }

    // A draft may open anywhere. Next belongs to the screen it was pressed on, and an answer given unseen must not
    // change what the draft holds.
    ApplyEarlyAnswers fitting(ApplyEarlyAnswers early, survey::Session const& session)
    {
        if (session.phase() == survey::Phase::start_page || session.is_first_screen())
            return early;
        early.then_next = false;
        std::erase_if(early.answers, [&](EarlyAnswer const& answer) {
            auto const question = session.survey().find_question(answer.question);
            return !question.is_valid() || session.is_answered(question);
        });
        return early;
    }

    void begin_taking(Turn& turn, Taking taking)
    {
        turn.ask(ClaimDraft { taking.draft_id, false });
        turn.ask(ShowAddress { taking.opened.address, taking.draft_id });
        auto const has_page
            = !taking.session.visible_pages().empty() || taking.session.phase() != survey::Phase::running;
        auto const draft_id = taking.draft_id;
        auto const address = taking.opened.address;
        show(turn, std::move(taking));
        if (!has_page) {
            turn.state.early.reset();
            show(turn,
                Message { .trouble = Trouble::nothing_shown, .error = {}, .draft_id = draft_id, .address = address });
            return;
        }
        if (auto early = std::exchange(turn.state.early, std::nullopt))
            carry_out(turn, fitting(std::move(*early), turn.taking()->session));
    }

    constexpr double most_early_millis = 24 * 3'600'000.0; // a start page left open longer tells nothing

    void start_new(Turn& turn, OpenedSurvey opened)
    {
        survey::SessionOptions options;
        options.seed = turn.moment.random[1] ^ (turn.moment.random[0] >> 16);
        auto const spent = turn.state.early ? turn.state.early->spent_millis : 0;
        options.now_millis = turn.moment.now_millis - std::clamp(spent, 0.0, most_early_millis);
        options.utc_offset_minutes = turn.moment.utc_offset_minutes;
        options.language = code(turn.state.language);
        survey::Session session(opened.survey, options);
        session.set_now(turn.moment.now_millis);
        begin_taking(turn,
            { .opened = std::move(opened),
                .session = std::move(session),
                .draft_id = new_id(turn.moment),
                .saving = {},
                .typed = {},
                .moved_on = {} });
    }

    void resume(Turn& turn, OpenedSurvey opened, DraftEntry const& entry, Loading const& loading)
    {
        auto snapshot = codec::draft_from_json(entry.draft.body);
        if (!snapshot) {
            auto about = loading;
            about.draft_id = entry.draft.id;
            show_trouble(turn, Trouble::draft_damaged, snapshot.error(), about);
            return;
        }
        auto session = survey::Session::restore(opened.survey, snapshot.value(), turn.moment.now_millis);
        session.set_language(code(turn.state.language));
        Saving saving;
        saving.revision = entry.draft.revision;
        saving.confirmed = entry.confirmed;
        if (saving.confirmed < saving.revision) {
            ++saving.revision;
            saving.due_millis = turn.moment.now_millis;
        }
        begin_taking(turn,
            { .opened = std::move(opened),
                .session = std::move(session),
                .draft_id = entry.draft.id,
                .saving = saving,
                .typed = {},
                .moved_on = {} });
    }

    void open_with(Turn& turn, Loading const& loading, std::string json, DraftEntry const* draft)
    {
        auto opened = open_survey(std::move(json), draft ? draft->draft.address : loading.address);
        if (!opened) {
            show_trouble(turn, Trouble::bad_file, opened.error(), loading);
            return;
        }
        // What is on the site may have been mended since; another file is another survey.
        if (draft && draft->draft.address.empty() && draft->draft.survey_hash != opened.value().hash)
            show_trouble(turn, Trouble::another_survey, {}, loading);
        else if (draft)
            resume(turn, opened.release_value(), DraftEntry(*draft), loading);
        else
            start_new(turn, opened.release_value());
    }

    void ask_for_file(Turn& turn, Loading& loading, std::string const& address)
    {
        auto path = path_of_address(address);
        if (loading.path == path)
            return; // already on its way
        loading.path = path;
        turn.ask(FetchSurvey { std::move(path) });
    }

    void start_loading(Turn& turn, Loading loading)
    {
        if (turn.taking())
            save_before_leaving(turn);
        loading.since_millis = turn.moment.now_millis;
        turn.state.shows_settings = false;
        turn.state.confirming.reset();
        show(turn, std::move(loading));
        go_on_opening(turn);
    }

    // The language chosen on the start page becomes a setting once the settings are known.
    void keep_chosen_language(Turn& turn)
    {
        if (std::exchange(turn.state.language_is_chosen, false))
            carry_out(turn, SwitchLanguage { turn.state.language });
    }

    Loading loading_of(std::string address)
    {
        Loading loading;
        loading.address = std::move(address);
        return loading;
    }

}

void show(Turn& turn, Screen screen)
{
    leave_planner(turn);
    turn.state.screen = std::move(screen);
    turn.state.done = DoneWhat::nothing;
    turn.state.focus.reset();
    ++turn.state.screen_count;
}

void show_home(Turn& turn)
{
    turn.state.early.reset(); // it was for the survey of the address
    turn.ask(ShowAddress {});
    if (turn.state.samples.empty())
        turn.ask(FetchSurvey { samples_path });
    show(turn, Home {});
}

void go_on_opening(Turn& turn)
{
    auto* loading = std::get_if<Loading>(&turn.state.screen);
    if (!loading || !turn.state.has_begun)
        return;
    auto const waited = turn.moment.now_millis - loading->since_millis;
    if (turn.state.storage == StorageState::waiting && waited < storage_patience_millis) {
        // The file can come meanwhile.
        if (loading->survey.empty() && !loading->address.empty() && !loading->start_new)
            ask_for_file(turn, *loading, loading->address);
        return;
    }
    auto const now = *loading; // what follows replaces the screen
    if (auto const* draft = draft_to_resume(turn.state, now)) {
        if (auto const* kept = kept_survey(turn.state, draft->draft.survey_hash)) {
            open_with(turn, now, kept->json, draft);
        } else if (!now.survey.empty()) {
            open_with(turn, now, now.survey, draft);
        } else if (!draft->draft.address.empty()) {
            ask_for_file(turn, *loading, draft->draft.address);
        } else {
            show_trouble(turn, Trouble::survey_missing, {}, now);
        }
        return;
    }
    if (!now.survey.empty()) {
        open_with(turn, now, now.survey, nullptr);
    } else if (!now.address.empty()) {
        ask_for_file(turn, *loading, now.address);
    } else {
        show_home(turn);
    }
}

void carry_out(Turn& turn, Begin const& action)
{
    if (turn.state.has_begun)
        return;
    turn.state.has_begun = true;
    turn.state.language_is_asked = action.language_is_asked || action.language_is_chosen;
    turn.state.language_is_chosen = action.language_is_chosen;
    turn.state.language
        = turn.state.language_is_asked ? action.language : turn.state.settings.language.value_or(action.language);
    if (turn.state.storage == StorageState::waiting)
        turn.ask(ListStorage {});
    else
        keep_chosen_language(turn);
    if (!action.early.answers.empty() || action.early.then_next)
        turn.state.early = action.early;
    if (!action.shows_planner && action.address.empty() && action.draft_id.empty() && action.survey.empty()) {
        show_home(turn);
        return;
    }
    if (action.shows_planner) {
        carry_out(turn, ShowPlanner {});
        return;
    }
    auto loading = loading_of(action.address);
    loading.draft_id = action.draft_id;
    loading.survey = action.survey;
    start_loading(turn, std::move(loading));
}

void carry_out(Turn& turn, OpenSurvey const& action)
{
    if (may_leave(turn.state) && !action.address.empty())
        start_loading(turn, loading_of(action.address));
}

void carry_out(Turn& turn, StartSample const& action)
{
    if (!may_leave(turn.state))
        return;
    for (auto const& sample : turn.state.samples) {
        if (sample.id != action.sample_id)
            continue;
        // Its short name stands in the address bar, unless its file is somewhere else.
        auto loading = loading_of(path_of_address(sample.id) == sample.path ? sample.id : sample.path);
        loading.start_new = true;
        start_loading(turn, std::move(loading));
        return;
    }
}

void carry_out(Turn& turn, OpenFile const& action)
{
    if (!may_leave(turn.state))
        return;
    if (std::holds_alternative<Planner>(turn.state.screen)) {
        open_planner_file(turn, action);
        return;
    }
    Loading loading;
    loading.survey = action.bytes;
    // From a message about a draft whose survey is missing: the file may be that survey.
    if (auto const* message = std::get_if<Message>(&turn.state.screen);
        message && (message->trouble == Trouble::survey_missing || message->trouble == Trouble::another_survey))
        loading.draft_id = message->draft_id;
    loading.start_new = loading.draft_id.empty();
    if (loading.survey.empty()) {
        if (turn.taking())
            save_before_leaving(turn);
        show_trouble(turn, Trouble::bad_file,
            { base::ErrorCode::invalid_input, "line 1, column 1", "The file is empty." }, loading);
        return;
    }
    start_loading(turn, std::move(loading));
}

void carry_out(Turn& turn, ResumeDraft const& action)
{
    auto const is_known = std::any_of(turn.state.drafts.begin(), turn.state.drafts.end(),
        [&](DraftEntry const& entry) { return entry.draft.id == action.draft_id; });
    if (!may_leave(turn.state) || !is_known)
        return;
    Loading loading;
    loading.draft_id = action.draft_id;
    start_loading(turn, std::move(loading));
}

void carry_out(Turn& turn, SurveyFetched const& action)
{
    if (action.path == samples_path) {
        turn.state.samples = read_samples(action.bytes);
        return;
    }
    auto* loading = std::get_if<Loading>(&turn.state.screen);
    if (!loading || loading->path != action.path)
        return;
    loading->survey = action.bytes;
    if (loading->survey.empty())
        show_trouble(turn, Trouble::bad_file,
            { base::ErrorCode::invalid_input, "line 1, column 1", "The file is empty." }, Loading(*loading));
    else
        go_on_opening(turn);
}

void carry_out(Turn& turn, FetchFailed const& action)
{
    auto* loading = std::get_if<Loading>(&turn.state.screen);
    if (!loading || loading->path != action.path || action.path == samples_path)
        return;
    auto about = *loading;
    auto const* draft = draft_to_resume(turn.state, about);
    if (draft)
        about.address = draft->draft.address;
    // Taken here before: the copy on this device does.
    for (auto const& entry : turn.state.surveys) {
        if (entry.survey.file_name == about.address && !about.address.empty()) {
            open_with(turn, about, entry.survey.json, draft);
            return;
        }
    }
    auto const trouble = !turn.state.device.online        ? Trouble::offline
        : action.error.code == base::ErrorCode::not_found ? Trouble::not_found
                                                          : Trouble::not_loaded;
    show_trouble(turn, trouble, action.error, about);
}

void carry_out(Turn& turn, RetryFetch const&)
{
    auto const* message = std::get_if<Message>(&turn.state.screen);
    if (!message || (message->address.empty() && message->draft_id.empty()))
        return;
    auto loading = loading_of(message->address);
    loading.draft_id = message->draft_id;
    start_loading(turn, std::move(loading));
}

void carry_out(Turn& turn, StorageListed const& action)
{
    auto& state = turn.state;
    auto const is_first = state.storage == StorageState::waiting;
    state.storage = StorageState::listed;
    for (auto const& draft : action.journal.drafts) {
        auto const known = std::find_if(state.drafts.begin(), state.drafts.end(),
            [&](DraftEntry const& entry) { return entry.draft.id == draft.id; });
        if (known == state.drafts.end())
            state.drafts.push_back({ draft, draft.revision, false });
        else if (draft.revision >= known->draft.revision)
            *known = { draft, draft.revision, false };
    }
    base::stable_sort(state.drafts, [](DraftEntry const& left, DraftEntry const& right) {
        return left.draft.saved_millis > right.draft.saved_millis;
    });
    state.responses = action.journal.responses;
    std::erase_if(state.drafts, [&](DraftEntry const& entry) {
        return std::any_of(state.responses.begin(), state.responses.end(),
            [&](store::FinishedResponse const& response) { return response.id == entry.draft.id; });
    });
    state.damaged_count = action.journal.damaged.size();
    for (auto const& kept : action.surveys) {
        if (!kept_survey(state, kept.hash))
            state.surveys.push_back({ kept, true });
        else
            note_survey_kept(state, kept.hash);
    }
    if (is_first && !action.settings.empty()) {
        state.settings = settings_from_json(action.settings);
        if (state.settings.language && !state.language_is_asked)
            carry_out(turn, SwitchLanguage { *state.settings.language });
    }
    keep_chosen_language(turn);
    go_on_opening(turn);
    choose_planner_survey(turn);
}

void carry_out(Turn& turn, StorageUnavailable const&)
{
    turn.state.storage = StorageState::unavailable;
    go_on_opening(turn);
}

}
