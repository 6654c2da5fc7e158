// `dure.snapshot/1`: all that must survive a killed tab, as bytes; the body of a draft in the journal.
#pragma once

#include "base/result.h"
#include "codec/json.h"
#include "survey/response.h"
#include "survey/session.h"

#include <string>
#include <string_view>

namespace dure::codec {

survey::Value snapshot_to_value(survey::Snapshot const& snapshot);
base::Result<survey::Snapshot> snapshot_from_value(survey::Value const& value, std::string const& pointer = "");

// Compact, deterministic. Unknown members of a newer version are ignored when read; an unknown format is refused.
std::string draft_to_json(survey::Snapshot const& snapshot);
base::Result<survey::Snapshot> draft_from_json(std::string_view bytes, JsonLimits const& limits = {});

// What a finished (or exported unfinished) walk becomes, with each item of the consent questions it showed listed by
// itself: when it was ticked or unticked; at the end, what was never ticked is a "no".
survey::Response response_from_session(survey::Session const& session, std::string id, survey::SurveyReference survey);
// The same where only the snapshot is at hand: without the list of consents.
survey::Response response_from_snapshot(
    survey::Snapshot const& snapshot, std::string id, survey::SurveyReference survey);

}
