// `dure.response/1` (one object, one JSONL line) and `dure.export/1` (a survey with its responses).
#pragma once

#include "base/result.h"
#include "codec/json.h"
#include "codec/json_cursor.h"
#include "survey/response.h"

#include <string>
#include <string_view>
#include <vector>

namespace dure::codec {

survey::Value response_to_value(survey::Response const& response);
std::string response_to_json(survey::Response const& response, JsonStyle style = JsonStyle::compact);

// Strict about what it knows, tolerant of members it does not (kept in `others`).
// Error: `where` is a JSON pointer below `pointer`.
base::Result<survey::Response> response_from_value(survey::Value const& value, std::string const& pointer = "");
base::Result<survey::Response> response_from_json(std::string_view bytes, JsonLimits const& limits = {});

struct ExportFile {
    survey::Value survey; // the definition as it was loaded
    std::vector<survey::Response> responses;
    survey::Record others;
};

std::string export_to_json(ExportFile const& file, JsonStyle style = JsonStyle::compact);
base::Result<ExportFile> export_from_json(std::string_view bytes, JsonLimits const& limits = {});

// One response to a line, each line ended by a line feed.
std::string responses_to_jsonl(std::vector<survey::Response> const& responses);
struct ResponseLines {
    std::vector<survey::Response> responses;
    std::vector<base::Error> errors; // of lines that could not be read; `where` begins with "line N"
};
ResponseLines responses_from_jsonl(std::string_view bytes, JsonLimits const& limits = {});

// "sha256:…" over the compact JSON of a definition with its members in sorted order: the same survey, the same hash.
std::string survey_hash(survey::Value const& definition);

}
