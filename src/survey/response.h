// One person's response to one survey: what `dure.response/1` holds. `data` has the shape of SurveyJS's survey.data.
#pragma once

#include "survey/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dure::survey {

struct SurveyReference {
    std::string id;
    int version = 1;
    std::string hash; // "sha256:…" of the definition's canonical bytes; "" if not known

    bool operator==(SurveyReference const&) const = default;
};

struct PageVisit {
    std::string name;
    std::int64_t millis = 0; // spent on the page in all
    int visits = 0;

    bool operator==(PageVisit const&) const = default;
};

struct ConsentChoice {
    std::string item;
    std::string version;
    std::string choice; // "yes" or "no"
    std::string at; // ISO 8601

    bool operator==(ConsentChoice const&) const = default;
};

struct DeviceStamp {
    std::string id;
    std::int64_t sequence = 0;
    std::string previous; // hash of the device's record before this one; "" for the first

    bool operator==(DeviceStamp const&) const = default;
};

struct Response {
    std::string id; // base::sortable_id
    SurveyReference survey;
    std::string mode = "panel"; // panel, kiosk or preview
    std::optional<std::string> member;
    std::optional<std::string> wave;
    std::string language;
    std::string started_at; // ISO 8601, UTC
    std::string finished_at; // "" while it is not complete
    bool complete = false;
    Record data;
    Record tasks;
    std::vector<PageVisit> pages;
    std::string seed; // of every random order, in decimals: it has 64 bits; "" if not known
    std::vector<ConsentChoice> consents;
    std::optional<DeviceStamp> device;
    Record others; // members of newer versions, kept as they came; also those inside survey, paradata, consents, device

    bool operator==(Response const&) const = default;
};

}
