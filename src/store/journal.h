// Answers on this device: drafts while a person is answering, finished responses until they are exported or deleted.
// Nothing is called saved before the device said so; a callback without an error is that acknowledgement.
#pragma once

#include "base/result.h"
#include "platform/platform.h"
#include "store/library.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::store {

// The body is the codec's; what the home screen lists stands beside it, so that a list needs no parsing of answers.
struct Draft {
    std::string id; // also the id of the response it becomes
    std::string address; // what `?survey=` said; empty for a survey opened from a file
    std::string survey_id;
    std::string survey_hash; // key in the library of surveys
    std::string survey_title; // in the language of the person
    std::string language;
    double started_millis = 0;
    double saved_millis = 0;
    std::uint32_t progress_percent = 0;
    std::uint64_t revision = 0; // counts the saves of this draft; a save with a revision already stored is a conflict
    std::string body;

    bool operator==(Draft const&) const = default;
};

struct FinishedResponse {
    std::string id;
    std::string survey_id;
    std::string survey_hash;
    std::string survey_title;
    std::string language;
    double finished_millis = 0;
    std::string body; // `dure.response/1`

    bool operator==(FinishedResponse const&) const = default;
};

// An entry that cannot be read. Its bytes stay on the device untouched until a person deletes them.
struct DamagedEntry {
    std::string store;
    std::string key;
    std::string bytes;
    base::Error error;
};

struct JournalContents {
    std::vector<Draft> drafts; // latest saved first
    std::vector<FinishedResponse> responses; // latest finished first
    std::vector<DamagedEntry> damaged;
};

using Acknowledge = std::function<void(base::Result<base::Done>)>;

// Errors of every call: storage_full, storage_refused; of saving and finishing also conflict.
class Journal {
public:
    explicit Journal(platform::Platform& platform)
        : m_platform(platform)
    {
    }

    void load(std::function<void(base::Result<JournalContents>)> then);

    // Relaxed: survives the end of the tab and of the browser, perhaps not the loss of power within the same second.
    // A survey that the library has not got yet goes with it in one transaction: without it a draft cannot be resumed.
    void save_draft(Draft const& draft, Acknowledge then, KeptSurvey const* survey = nullptr);

    // Strict, and one transaction: the response is there and the draft of the same id is gone, or neither. Repeating it
    // with the same bytes succeeds; a finished response is never overwritten with others.
    void finish(FinishedResponse const& response, Acknowledge then, KeptSurvey const* survey = nullptr);

    void erase_draft(std::string const& id, Acknowledge then);
    void erase_response(std::string const& id, Acknowledge then);
    void erase_damaged(DamagedEntry const& entry, Acknowledge then);

    // One tab at a time answers a draft. `then(false)`: it is open in another tab; `take_over` moves it here.
    void claim_draft(std::string const& id, bool take_over, std::function<void(bool)> then, std::function<void()> lost);
    void release_draft(std::string const& id);

private:
    platform::Platform& m_platform;
};

// The bytes of one entry: kind, fields, checksum. Exposed for tests and for tools that read a copied folder.
std::string seal_draft(Draft const&);
std::string seal_response(FinishedResponse const&);
base::Result<Draft> open_draft(std::string_view bytes);
base::Result<FinishedResponse> open_response(std::string_view bytes);

}
