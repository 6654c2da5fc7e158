// Entries and shortcuts the store's tests share.
#pragma once

#include "platform/fake/fake_platform.h"
#include "store/journal.h"

#include <optional>

namespace dure::store {

inline Draft some_draft(std::string id, std::string body = "{\"data\":{}}")
{
    Draft draft;
    draft.id = std::move(id);
    draft.address = "station";
    draft.survey_id = "station-2026";
    draft.survey_hash = "b2:0011";
    draft.survey_title = "주유소를 바꿔요";
    draft.language = "ko";
    draft.started_millis = 1'800'000'000'000;
    draft.saved_millis = 1'800'000'001'000;
    draft.progress_percent = 40;
    draft.revision = 1;
    draft.body = std::move(body);
    return draft;
}

inline FinishedResponse some_response(std::string id, std::string body = "{\"complete\":true}")
{
    FinishedResponse response;
    response.id = std::move(id);
    response.survey_id = "station-2026";
    response.survey_hash = "b2:0011";
    response.survey_title = "주유소를 바꿔요";
    response.language = "ko";
    response.finished_millis = 1'800'000'002'000;
    response.body = std::move(body);
    return response;
}

inline std::optional<JournalContents> load_now(Journal& journal, platform::FakePlatform& platform)
{
    std::optional<JournalContents> contents;
    journal.load([&](base::Result<JournalContents> loaded) {
        if (loaded)
            contents = loaded.release_value();
    });
    platform.run_all();
    return contents;
}

// What a new tab on the same device finds.
inline JournalContents contents_of(platform::FakeDevice& device)
{
    platform::FakePlatform platform(device);
    Journal journal(platform);
    return load_now(journal, platform).value_or(JournalContents {});
}

inline Acknowledge note(std::optional<base::Result<base::Done>>& answer)
{
    return [&answer](base::Result<base::Done> result) { answer = std::move(result); };
}

}
