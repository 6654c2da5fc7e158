// What a person wants and what the machine reports. Screens queue actions while drawing; apply() carries them out.
#pragma once

#include "app/ids.h"
#include "app/picture_actions.h"
#include "app/planner_actions.h"
#include "base/result.h"
#include "store/journal.h"
#include "store/library.h"
#include "survey/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace dure::app {

// One of several: radio, dropdown, image with one choice. An empty key clears a dropdown.
struct ChooseOption {
    ElementId question;
    Key option;
};

// Any number of: checkbox, tagbox, image with several choices; "none" and "select all" are ordinary keys here.
struct ToggleOption {
    ElementId question;
    Key option;
};

// A step of a rating or a net promoter score.
struct SetRating {
    ElementId question;
    Key item;
};

struct SetBoolean {
    ElementId question;
    bool yes = false;
};

struct ClearAnswer {
    ElementId question;
};

// A field reports every change (`settled` false, may be half a Hangul syllable) and once more when it is settled.
struct TypeText {
    ElementId question;
    Key item; // of a multiple text; otherwise empty
    std::string text;
    bool settled = true;
};

// The comment under a question, or the words behind "other" (`option` empty) or behind another option that asks for
// some.
struct TypeComment {
    ElementId question;
    Key option;
    std::string text;
    bool settled = true;
};

enum class RankStep : std::uint8_t {
    up,
    down,
    take, // an unranked item joins the end of the ranking
    leave, // a ranked item goes back to the unranked ones, where the survey allows it
};

struct MoveRank {
    ElementId question;
    Key item;
    RankStep step = RankStep::up;
};

// The order the survey proposes is the person's own.
struct AcceptRanking {
    ElementId question;
};

// Dropped by dragging: the item now stands at this place, 0 first.
struct PlaceRank {
    ElementId question;
    Key item;
    std::uint32_t place = 0;
};

struct SetSlider {
    ElementId question;
    std::uint32_t thumb = 0;
    double value = 0;
};

struct ChooseMatrixCell {
    ElementId question;
    Key row;
    Key column;
};

struct ToggleConsentItem {
    ElementId question;
    Key item;
};

// One part of the answer to one task: the best of a set, the chosen product, how one would feel with a feature.
struct AnswerTask {
    ElementId question;
    std::uint32_t task = 0; // from 0
    Key part;
    Key option;
};

// Looks at another task of the same question.
struct ShowTask {
    ElementId question;
    std::uint32_t task = 0;
};

// One step more or less of a constant sum.
struct StepShare {
    ElementId question;
    Key item;
    bool more = true;
};

// An empty category: back among the cards that are not sorted yet.
struct SortCard {
    ElementId question;
    Key card;
    Key category;
};

// So many of the files that were chosen are still being made ready on the device.
struct PrepareFiles {
    ElementId question;
    std::uint32_t left = 0;
};

// One of them is: `content` is a data URL, "data:image/jpeg;base64,…".
struct AttachFile {
    ElementId question;
    std::string name;
    std::string content;
};

enum class FileTrouble : std::uint8_t {
    too_large,
    wrong_type,
    unreadable,
    no_picture, // called one, and cannot be opened as one here
    not_cleaned, // the device cannot take out of it where it was made
    too_many,
    no_room,
};

// One of them cannot be.
struct RefuseFile {
    ElementId question;
    std::string name;
    FileTrouble trouble = FileTrouble::unreadable;
};

// Asks first where the survey wants it.
struct RemoveFile {
    ElementId question;
    std::uint32_t index = 0; // from 0
};

struct TogglePanel {
    ElementId panel;
};

// Another panel or row of a repeated question, at the end.
struct AddRow {
    ElementId question;
};

// Asks first where the survey wants it.
struct RemoveRow {
    ElementId question;
    std::uint32_t row = 0;
};

struct Next { };
struct Previous { };
struct Complete { };
struct GoHome { };
// From the error summary: put the focus on this question.
struct FocusQuestion {
    ElementId question;
};

// By address: a sample's name or a path on the site. Resumes the latest draft of it, if there is one.
struct OpenSurvey {
    std::string address;
};

// Always a new response, even if a draft of the same survey exists.
struct StartSample {
    std::string sample_id;
};

struct OpenFile {
    std::string file_name;
    std::string bytes;
};

struct ResumeDraft {
    std::string draft_id;
};

// The answers of a draft as they are, when they cannot be resumed.
struct DownloadDraft {
    std::string draft_id;
};

// Asks first; ConfirmYes carries it out.
struct DiscardDraft {
    std::string draft_id;
};

struct ShowResponse {
    std::string response_id;
};

struct DownloadResponse {
    std::string response_id; // empty: the one on screen, finished or not
};

struct ShareResponse {
    std::string response_id;
};

// Asks first.
struct DeleteResponse {
    std::string response_id;
};

struct DownloadAll { };

struct RetrySave { }; // the draft once more
struct RetryStore { }; // the finished response once more
struct RetryFetch { };
struct ConfirmYes { };
struct ConfirmNo { };

struct ShowSettings { };
struct CloseSettings { };

struct SwitchLanguage {
    Language language = Language::korean;
};

struct SetTheme {
    Theme theme = Theme::system;
};

struct SetTextScale {
    int percent = 100; // 100-200
};

struct ToggleSimpleScreen { };
struct KeepSafely { };
struct ReloadForNewVersion { };

enum class Banner : std::uint8_t {
    offline,
    new_version,
    done, // a short confirmation of what just happened
};

struct Dismiss {
    Banner banner = Banner::done;
};

// The page showed the first questions before the program arrived, and hands over what was answered there, as if the
// person had given it just now. A draft that opens further on is answered by what it holds: there only what it leaves
// open is filled in, and nothing leads on from a screen the person has not seen.
struct EarlyAnswer {
    std::string question; // by its name in the survey
    survey::Value value;
};

struct ApplyEarlyAnswers {
    std::vector<EarlyAnswer> answers;
    bool then_next = false;
    double spent_millis = 0; // on the start page: they belong to the survey's first page
};

// The first action of all. Whether it or StorageListed comes first does not matter.
struct Begin {
    std::string address; // what ?survey= said, or empty for the home screen
    std::string draft_id; // what ?draft= said, or empty
    Language language = Language::korean; // of the page; a language set earlier wins …
    bool language_is_asked = false; // … unless the address asks for this one
    bool language_is_chosen = false; // … or the person did just now, which is kept
    bool shows_planner = false; // ?planner
    std::string survey; // bytes of the survey file if the page has them already
    ApplyEarlyAnswers early;
};

// The tab is being hidden or closed: whatever waits to be saved goes now.
struct LeavingPage { };
struct ReturnedToPage { };

struct SurveyFetched {
    std::string path;
    std::string bytes;
};

struct FetchFailed {
    std::string path;
    base::Error error;
};

struct DraftSaved {
    std::string draft_id;
    std::uint64_t revision = 0; // store::Draft::revision of the effect that is confirmed
};

struct DraftFailed {
    std::string draft_id;
    std::uint64_t revision = 0;
    base::Error error;
};

struct ResponseStored {
    std::string response_id;
};

struct ResponseFailed {
    std::string response_id;
    base::Error error;
};

// The answer to ClaimDraft. Not granted: the draft is open in another tab.
struct DraftClaimed {
    std::string draft_id;
    bool granted = true;
};

// Another tab has taken the draft over; this one stops saving it.
struct DraftTaken {
    std::string draft_id;
};

// From the message about another tab: go on here.
struct TakeOverDraft {
    std::string draft_id;
};

struct DraftRemoved {
    std::string draft_id;
};

struct ResponseRemoved {
    std::string response_id;
};

struct RemoveFailed {
    std::string id;
    base::Error error;
};

struct ShareEnded {
    bool shared = false;
};

// Everything the device keeps, once at the start.
struct StorageListed {
    store::JournalContents journal;
    std::vector<store::KeptSurvey> surveys;
    std::string settings; // bytes of a SaveSettings effect, or empty
};

struct StorageUnavailable {
    base::Error error;
};

struct StorageHealthKnown {
    bool persisted = false;
};

struct SettingsFailed {
    base::Error error;
};

struct ConnectivityChanged {
    bool online = true;
};

struct NewVersionReady { };

// The device's own preferences, at start and whenever they change.
struct DevicePreferences {
    bool dark = false;
    bool more_contrast = false;
    bool reduced_motion = false;
    bool can_share_files = false;
};

// Comes before the choices it is about: they are made with the arrow keys, which choose on their way.
struct ChoosesByKeys {
    bool by_keys = true;
};

// The time that due_millis() asked for has come.
struct TimeReached { };

// Every kind of action, in one list.
template <class... Whats> struct ActionKinds {
    template <class What> static consteval std::uint8_t index()
    {
        static_assert((std::is_same_v<What, Whats> || ...), "not in the list of actions");
        bool const is_it[] = { std::is_same_v<What, Whats>... };
        std::uint8_t found = 0;
        while (!is_it[found])
            ++found;
        return found;
    }

    template <class Visitor> static void visit(auto const& action, Visitor&& visitor)
    {
        ((action.template get<Whats>() ? visitor(*action.template get<Whats>()) : void()), ...);
    }
};

using AllActions = ActionKinds<ChooseOption, ToggleOption, SetRating, SetBoolean, ClearAnswer, TypeText, TypeComment,
    MoveRank, PlaceRank, AcceptRanking, SetSlider, ChooseMatrixCell, ToggleConsentItem, AnswerTask, ShowTask, StepShare,
    SortCard, PrepareFiles, AttachFile, RefuseFile, RemoveFile, PointAt, ToggleRegion, RemoveMark, AimMark, DrawStroke,
    UndoStroke, TogglePanel, AddRow, RemoveRow, Next, Previous, Complete, GoHome, FocusQuestion, OpenSurvey,
    StartSample, OpenFile, ResumeDraft, DownloadDraft, DiscardDraft, ShowResponse, DownloadResponse, ShareResponse,
    DeleteResponse, DownloadAll, ShowPlanner, ChoosePlannerSurvey, RetryEstimate, RunChain, CancelChain, DownloadChain,
    SetProductLevel, AddProduct, RemoveProduct, RetrySave, RetryStore, RetryFetch, ConfirmYes, ConfirmNo, ShowSettings,
    CloseSettings, SwitchLanguage, SetTheme, SetTextScale, ToggleSimpleScreen, KeepSafely, ReloadForNewVersion, Dismiss,
    ApplyEarlyAnswers, Begin, LeavingPage, ReturnedToPage, DraftClaimed, DraftTaken, TakeOverDraft, SurveyFetched,
    FetchFailed, DraftSaved, DraftFailed, ResponseStored, ResponseFailed, DraftRemoved, ResponseRemoved, RemoveFailed,
    ShareEnded, StorageListed, StorageUnavailable, StorageHealthKnown, SettingsFailed, EstimateProgress, EstimateDone,
    EstimateFailed, ConnectivityChanged, NewVersionReady, DevicePreferences, ChoosesByKeys, TimeReached>;

// One of them. Immutable and cheap to copy; not a std::variant, because one of 98 kinds costs every file that touches a
// view seconds of compilation and the program its size.
class Action {
public:
    Action()
        : Action(Next {})
    {
    }
    template <class What>
    requires(!std::is_same_v<What, Action>) Action(What what)
        : m_kind(AllActions::index<What>())
        , m_what(std::make_shared<What>(std::move(what)))
    {
    }

    // Null if it is of another kind.
    template <class What> What const* get() const
    {
        return m_kind == AllActions::index<What>() ? static_cast<What const*>(m_what.get()) : nullptr;
    }

    // Calls visitor(what) with the kind it is.
    template <class Visitor> void visit(Visitor&& visitor) const { AllActions::visit(*this, visitor); }

private:
    std::uint8_t m_kind;
    std::shared_ptr<void const> m_what;
};

// The queue a screen writes to while it draws.
class Actions {
public:
    void add(Action action) { m_queue.push_back(std::move(action)); }
    bool is_empty() const { return m_queue.empty(); }
    std::vector<Action> take() { return std::exchange(m_queue, {}); }

private:
    std::vector<Action> m_queue;
};

}
