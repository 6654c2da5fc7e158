// Everything the app knows. Only apply() writes it; the screens see it through view().
#pragma once

#include "app/actions.h"
#include "app/planner.h"
#include "app/settings.h"
#include "app/views.h"
#include "store/journal.h"
#include "store/library.h"
#include "survey/session.h"
#include "survey/signature.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dure::app {

// A survey ready to be taken, with the bytes it came from.
struct OpenedSurvey {
    std::shared_ptr<survey::Survey const> survey;
    std::string address; // on the site, or empty if it came from a file
    std::string hash;
    std::string json;
    int version = 1;
};

// Words as typed: the session holds them too, but a field must show "1.0" as it was typed, and half a syllable must not
// reach the session before it is whole or due.
struct TypedText {
    enum class Field : std::uint8_t { answer, comment };
    ElementId question;
    Key item;
    Field field = Field::answer;
    std::string text;
    bool is_waiting = false; // not yet in the session
    survey::Value taken; // what the session made of it
};

// What became of the files last chosen for a question.
struct FileNews {
    struct Trouble {
        std::string name;
        FileTrouble what = FileTrouble::unreadable;
    };
    enum class Last : std::uint8_t { nothing, added, removed };

    ElementId question;
    std::uint32_t left = 0; // still being made ready
    double since_millis = 0; // when the device last told of them
    std::vector<Trouble> troubles {};
    Last last = Last::nothing;
};

// Revisions count the changes of a draft. "Saved" is said only when the latest is confirmed.
struct Saving {
    std::uint64_t revision = 0; // of the latest change; 0: nothing changed yet
    std::uint64_t confirmed = 0;
    std::uint64_t under_way = 0; // 0: no write is under way
    double under_way_since_millis = 0;
    std::optional<double> due_millis; // when the next write should start
    std::optional<base::Error> failure; // of the latest attempt
    bool without_survey = false; // the device has no room for its file, but perhaps for the answers
};

// Where a mark would go that is placed without pointing, in percent of the picture.
struct Aim {
    ElementId question;
    double across = 50;
    double down = 50;
};

// What the pen does before it is lifted.
struct Drawing {
    ElementId question;
    survey::Stroke points {};
    bool is_down = true;
    bool is_refused = false; // the signature has no room for the stroke before
};

struct Taking {
    OpenedSurvey opened;
    survey::Session session;
    std::string draft_id;
    Saving saving;
    std::vector<TypedText> typed;
    std::vector<FileNews> files {}; // of the questions on the screen
    enum class After : std::uint8_t { nothing, next, previous, complete } after_files = After::nothing;
    std::optional<ElementId> moved_on; // the question whose task has just come in the place of another one
    std::optional<Aim> aim {};
    std::optional<Drawing> drawing {};
    bool shows_errors = false; // the summary, from a refused Next until the screen is in order or left
};

struct Completed {
    OpenedSurvey opened;
    survey::Session session;
    store::FinishedResponse response;
    enum class Store : std::uint8_t { storing, stored, failed } store = Store::storing;
    std::optional<base::Error> failure;
    std::vector<AnswerRow> answers;
    double since_millis = 0; // the latest attempt to store it
    std::optional<double> own_due_millis; // when "your result" is to be worked out
    std::optional<OwnResultView> own; // in the language of the moment it was made
    bool without_survey = false; // as in Saving
};

struct Home { };

struct Details {
    std::string response_id;
    std::vector<AnswerRow> answers; // in the language of the moment they were made
    std::optional<OwnResultView> own; // likewise
    double started_millis = 0;
};

// What is being waited for before the survey can be shown.
struct Loading {
    std::string address;
    std::string path; // being fetched; empty while only the storage is waited for
    std::string draft_id; // to be resumed
    std::string survey; // bytes that are here already
    bool start_new = false;
    double since_millis = 0;
};

enum class Trouble : std::uint8_t {
    bad_file, // `error` says where
    not_found,
    offline,
    not_loaded, // the server or the line, though the device is online
    survey_missing, // a draft whose survey is no longer on this device
    another_survey, // the file opened for such a draft is not its survey
    draft_damaged,
    other_tab, // open in another tab
    taken, // another tab took it over
    nothing_shown, // a survey without a single visible page
};

struct Message {
    Trouble trouble = Trouble::bad_file;
    base::Error error;
    std::string draft_id;
    std::string address;
};

using Screen = std::variant<Loading, Home, Taking, Completed, Details, Message, Planner>;

struct Sample {
    std::string id;
    std::string path;
    std::string picture;
    survey::LocalizedText title;
    survey::LocalizedText summary;
};

struct Device {
    bool dark = false;
    bool more_contrast = false;
    bool reduced_motion = false;
    bool can_share_files = false;
    bool online = true;
    bool chooses_by_keys = false;
    std::optional<bool> persisted; // nothing: not asked yet
    int utc_offset_minutes = 0;
    double now_millis = 0; // of the latest action
};

enum class StorageState : std::uint8_t { waiting, listed, unavailable };

// What a question in a dialog is about.
struct Confirming {
    enum class What : std::uint8_t { discard_draft, delete_response, remove_row, remove_file } what = What::discard_draft;
    std::string id {};
    RemoveRow row {}; // of remove_row
    RemoveFile file {}; // of remove_file, whose name is the id
};

enum class DoneWhat : std::uint8_t { // of the short confirmation

    nothing,
    draft_discarded,
    response_deleted,
    remove_failed,
    shared,
    kept_safely,
    not_kept,
    settings_not_saved,
    not_reloaded, // something is not saved yet
};

// A draft as last handed to the device, with what the device confirmed of it.
struct DraftEntry {
    store::Draft draft;
    std::uint64_t confirmed = 0; // revision
    bool has_failed = false;
    bool without_survey = false; // written without its survey's file
};

// A survey in memory; with the first draft or response of it that the device confirms, the device has it too.
struct SurveyEntry {
    store::KeptSurvey survey;
    bool is_confirmed = false;
};

struct State {
    Screen screen = Loading {};
    std::uint64_t screen_count = 0; // counts screens shown, so that even the same place again is a new one
    Settings settings;
    Language language = Language::korean;
    Device device;
    bool has_begun = false;
    bool language_is_asked = false; // by the address or, until it is kept, by the person
    bool language_is_chosen = false; // on the start page: to be kept when the settings are known

    StorageState storage = StorageState::waiting;
    std::vector<DraftEntry> drafts; // latest saved first
    std::vector<store::FinishedResponse> responses; // latest finished first
    std::size_t damaged_count = 0;
    std::vector<SurveyEntry> surveys;
    std::vector<Sample> samples;

    std::optional<ApplyEarlyAnswers> early; // until the survey is there
    std::optional<Confirming> confirming;
    bool shows_settings = false;
    bool asked_to_keep = false; // the answer is to be told
    bool wants_reload = false; // as soon as everything is saved
    bool new_version = false;
    bool new_version_dismissed = false;
    bool offline_dismissed = false;
    DoneWhat done = DoneWhat::nothing;

    std::uint64_t estimate_count = 0; // numbers the requests

    std::optional<ElementId> focus;
    std::uint64_t focus_count = 0;
};

// The only copy of a finished response must not be pushed off the screen.
bool may_leave(State const& state);

}
