// One action being carried out: the pieces of apply(), one overload per action, spread over apply_*.cpp.
#pragma once

#include "app/apply.h"
#include "app/words.h"

#include <string_view>

namespace dure::app {

struct Turn {
    State& state;
    Moment const& moment;
    Effects effects;

    void ask(Effect effect) { effects.push_back(std::move(effect)); }
    Taking* taking() { return std::get_if<Taking>(&state.screen); }
};

// A device that has not answered by then is said to have failed; a late confirmation still counts.
inline constexpr double patience_millis = 10'000;

// apply_answers.cpp
void carry_out(Turn&, ChooseOption const&);
void carry_out(Turn&, ToggleOption const&);
void carry_out(Turn&, SetRating const&);
void carry_out(Turn&, SetBoolean const&);
void carry_out(Turn&, ClearAnswer const&);
void carry_out(Turn&, TypeText const&);
void carry_out(Turn&, TypeComment const&);
void carry_out(Turn&, MoveRank const&);
void carry_out(Turn&, PlaceRank const&);
void carry_out(Turn&, AcceptRanking const&);
void carry_out(Turn&, SetSlider const&);
void carry_out(Turn&, ChooseMatrixCell const&);
void carry_out(Turn&, ToggleConsentItem const&);
void carry_out(Turn&, TogglePanel const&);
void carry_out(Turn&, ApplyEarlyAnswers const&);
// A late event may name a question that is gone by now; then nothing happens.
struct Target {
    Taking* taking = nullptr;
    survey::Session* place = nullptr; // of the survey, or of a panel or row inside it
    survey::QuestionIndex question;

    survey::Session& session() const { return *place; }
    bool is_inside() const { return place != &taking->session; }
    survey::QuestionKind const& kind() const { return session().definition().questions[question.value].kind; }
    bool is_valid() const { return taking != nullptr && question.is_valid(); }
};
Target target(Turn&, ElementId const&);
// Words that were typed but wait for their last syllable go into the session.
void take_typed_words(Taking& taking);

// apply_tasks.cpp
void carry_out(Turn&, AnswerTask const&);
void carry_out(Turn&, ShowTask const&);
void carry_out(Turn&, StepShare const&);
void carry_out(Turn&, SortCard const&);

// apply_files.cpp
void carry_out(Turn&, PrepareFiles const&);
void carry_out(Turn&, AttachFile const&);
void carry_out(Turn&, RefuseFile const&);
void carry_out(Turn&, RemoveFile const&);
void remove_file(Turn&, RemoveFile const&); // without asking
// True while files are being made ready: what is asked for is done when they are, if nothing is wrong with them.
bool waits_for_files(Turn&, Taking::After then);
bool prepares_files(Taking const& taking, double now_millis);

// apply_pictures.cpp
void carry_out(Turn&, PointAt const&);
void carry_out(Turn&, ToggleRegion const&);
void carry_out(Turn&, RemoveMark const&);
void carry_out(Turn&, AimMark const&);
void carry_out(Turn&, DrawStroke const&);
void carry_out(Turn&, UndoStroke const&);
// The feeling about a mark; false if the question is not about marks.
bool answer_mark(Turn&, AnswerTask const&);

// apply_rows.cpp
void carry_out(Turn&, AddRow const&);
void carry_out(Turn&, RemoveRow const&);
void remove_row(Turn&, RemoveRow const&); // without asking

// apply_walk.cpp
void carry_out(Turn&, Next const&);
void carry_out(Turn&, Previous const&);
void carry_out(Turn&, Complete const&);
void carry_out(Turn&, GoHome const&);
void carry_out(Turn&, FocusQuestion const&);
void carry_out(Turn&, RetryStore const&);
void carry_out(Turn&, ResponseStored const&);
void carry_out(Turn&, ResponseFailed const&);
// A device that does not confirm the response in time leaves the person with the answers, not with a promise.
void give_up_storing(Turn&);
// "Your result", once the thanks have been on the screen.
void tell_own_result(Turn&);
// If the session has come to its end, by whatever way: stores the response and leaves the questions.
void finish_if_completed(Turn&);
// autoAdvanceEnabled: one choice on a screen of one question leads on; completing stays the person's own decision.
void go_on_after_choice(Turn&, survey::QuestionIndex question);

// apply_saving.cpp
void carry_out(Turn&, DraftSaved const&);
void carry_out(Turn&, DraftFailed const&);
void carry_out(Turn&, DraftClaimed const&);
void carry_out(Turn&, DraftTaken const&);
void carry_out(Turn&, TakeOverDraft const&);
void carry_out(Turn&, RetrySave const&);
void carry_out(Turn&, LeavingPage const&);
void carry_out(Turn&, ReturnedToPage const&);
void carry_out(Turn&, TimeReached const&);
enum class Urgency : std::uint8_t { at_once, soon };
void note_change(Turn&, Urgency urgency);
// Starts the write that is due, and calls one that never comes back a failure.
void save_what_is_due(Turn&);
// Everything that is not on its way yet goes now: the person leaves this survey.
void save_before_leaving(Turn&);
bool is_all_saved(Taking const& taking);
// The page was to be loaded again as soon as everything is saved, and now it is not.
void refuse_reload(Turn&);
// What the device has no copy of yet, to be written together with the draft or the response.
std::optional<store::KeptSurvey> survey_to_keep(Turn&, OpenedSurvey const& opened, survey::Session const& session);
bool is_survey_kept(State const& state, std::string const& hash); // the device has confirmed its file
void note_survey_kept(State& state, std::string const& hash);

// apply_opening.cpp
void carry_out(Turn&, Begin const&);
void carry_out(Turn&, OpenSurvey const&);
void carry_out(Turn&, StartSample const&);
void carry_out(Turn&, OpenFile const&);
void carry_out(Turn&, ResumeDraft const&);
void carry_out(Turn&, SurveyFetched const&);
void carry_out(Turn&, FetchFailed const&);
void carry_out(Turn&, RetryFetch const&);
void carry_out(Turn&, StorageListed const&);
void carry_out(Turn&, StorageUnavailable const&);
// Goes on with opening as far as what is here allows.
void go_on_opening(Turn&);
// A storage that has not answered by then is done without.
inline constexpr double storage_patience_millis = 1500;
void show_home(Turn&);
void show(Turn&, Screen screen);

// apply_kept.cpp
void carry_out(Turn&, DownloadDraft const&);
void carry_out(Turn&, DiscardDraft const&);
void carry_out(Turn&, ShowResponse const&);
void carry_out(Turn&, DownloadResponse const&);
void carry_out(Turn&, ShareResponse const&);
void carry_out(Turn&, DeleteResponse const&);
void carry_out(Turn&, DownloadAll const&);
void carry_out(Turn&, ConfirmYes const&);
void carry_out(Turn&, ConfirmNo const&);
void carry_out(Turn&, DraftRemoved const&);
void carry_out(Turn&, ResponseRemoved const&);
void carry_out(Turn&, RemoveFailed const&);
void carry_out(Turn&, ShareEnded const&);
void read_details_again(Turn&); // after the language changed

// apply_planner.cpp
void carry_out(Turn&, ShowPlanner const&);
void carry_out(Turn&, ChoosePlannerSurvey const&);
void carry_out(Turn&, RetryEstimate const&);
void carry_out(Turn&, RunChain const&);
void carry_out(Turn&, CancelChain const&);
void carry_out(Turn&, DownloadChain const&);
void carry_out(Turn&, SetProductLevel const&);
void carry_out(Turn&, AddProduct const&);
void carry_out(Turn&, RemoveProduct const&);
void carry_out(Turn&, EstimateProgress const&);
void carry_out(Turn&, EstimateDone const&);
void carry_out(Turn&, EstimateFailed const&);
void open_planner_file(Turn&, OpenFile const&);
// The device's latest survey with results, if nothing was chosen yet.
void choose_planner_survey(Turn&);
void leave_planner(Turn&);

// apply_settings.cpp
void carry_out(Turn&, ShowSettings const&);
void carry_out(Turn&, CloseSettings const&);
void carry_out(Turn&, SwitchLanguage const&);
void carry_out(Turn&, SetTheme const&);
void carry_out(Turn&, SetTextScale const&);
void carry_out(Turn&, ToggleSimpleScreen const&);
void carry_out(Turn&, KeepSafely const&);
void carry_out(Turn&, ReloadForNewVersion const&);
void carry_out(Turn&, Dismiss const&);
void carry_out(Turn&, StorageHealthKnown const&);
void carry_out(Turn&, SettingsFailed const&);
void carry_out(Turn&, ConnectivityChanged const&);
void carry_out(Turn&, NewVersionReady const&);
void carry_out(Turn&, DevicePreferences const&);
void carry_out(Turn&, ChoosesByKeys const&);

}
