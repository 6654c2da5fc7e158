// What apply() asks the platform to do. Whoever runs them answers with an action where one is named.
#pragma once

#include "store/journal.h"
#include "store/library.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dure::app {

// Journal::load, Library::load and the settings: StorageListed or StorageUnavailable.
struct ListStorage { };

// Journal::save_draft: DraftSaved or DraftFailed with the same id and revision. At most one is under way at a time.
struct SaveDraft {
    store::Draft draft;
    std::optional<store::KeptSurvey> survey; // goes with it until the device has it
};

// Journal::finish (strict; the draft of the same id goes with it): ResponseStored or ResponseFailed.
struct StoreResponse {
    store::FinishedResponse response;
    std::optional<store::KeptSurvey> survey; // likewise
};

// DraftRemoved or RemoveFailed.
struct EraseDraft {
    std::string draft_id;
};

// ResponseRemoved or RemoveFailed.
struct EraseResponse {
    std::string response_id;
};

// Journal::claim_draft: DraftClaimed; later perhaps DraftTaken.
struct ClaimDraft {
    std::string draft_id;
    bool take_over = false;
};

struct ReleaseDraft {
    std::string draft_id;
};

// A file of this site: SurveyFetched or FetchFailed with the same path.
struct FetchSurvey {
    std::string path;
};

// SettingsFailed, or nothing.
struct SaveSettings {
    std::string bytes;
};

// Inside the person's gesture where the browser wants one.
struct Download {
    std::string file_name;
    std::string media_type;
    std::string bytes;
};

// ShareEnded.
struct Share {
    std::string file_name;
    std::string media_type;
    std::string bytes;
};

// StorageHealthKnown.
struct AskToPersist { };

// The program beside this one (codec/estimator.h): EstimateProgress any number of times, then EstimateDone or
// EstimateFailed.
struct Estimate {
    std::uint64_t request = 0;
    std::string head;
    std::string survey;
    std::string data;
};

// Its last reply still comes.
struct CancelEstimate {
    std::uint64_t request = 0;
};

// The address bar, without loading anything, so that a reload comes back here. Empty: the home screen.
struct ShowAddress {
    std::string survey; // ?survey=
    std::string draft_id; // &draft=
    bool planner = false; // ?planner
};

// Activates the waiting version and loads the page again.
struct ReloadPage { };

using Effect = std::variant<ListStorage, SaveDraft, StoreResponse, EraseDraft, EraseResponse, ClaimDraft, ReleaseDraft,
    FetchSurvey, SaveSettings, Download, Share, AskToPersist, Estimate, CancelEstimate, ShowAddress, ReloadPage>;
using Effects = std::vector<Effect>;

}
