// A small survey with questions of choice, and people who answer it.
#pragma once

#include "base/random.h"
#include "codec/estimator.h"
#include "codec/draft_json.h"
#include "codec/json.h"
#include "codec/response_json.h"
#include "codec/survey_json.h"
#include "survey/simulation.h"

#include <string>

namespace dure::test {

inline constexpr char const* choices_survey
    = R"({ "title": { "default": "Snacks", "ko": "간식" }, "pages": [ { "elements": [
  { "type": "maxdiff", "name": "wishes", "isRequired": true, "itemsPerSet": 3, "sets": 6,
    "title": { "default": "Best and worst?", "ko": "가장 끌리는 것은요?" },
    "items": [ { "value": "crisp", "text": { "default": "Crisp", "ko": "바삭함" } }, "sweet", "salty", "light", "cheap" ] },
  { "type": "conjoint", "name": "packs", "isRequired": true, "tasks": 6, "alternatives": 2, "showNone": true,
    "attributes": [ { "name": "size", "levels": [ "small", "large" ] },
      { "name": "price", "title": { "default": "Price", "ko": "가격" }, "levels": [ 1000, 2000, 3000 ] } ] },
  { "type": "pairs", "name": "duels", "isRequired": true, "items": [ "a", "b", "c", "d" ] },
  { "type": "kano", "name": "needs", "isRequired": true, "features": [ "resealable", "vegan" ] },
  { "type": "pricesensitivity", "name": "price", "isRequired": true, "min": 100, "max": 9000, "step": 100 }
] } ] })";

// One response to a line. The first ones stay the same when there are more.
inline std::string simulated_lines(std::string const& survey_json, std::uint64_t people, std::uint64_t seed = 1)
{
    auto const json = codec::parse_json(survey_json);
    auto const loaded = codec::read_survey(json.value());
    std::string lines;
    for (std::uint64_t i = 0; i < people; ++i) {
        base::Random random(seed, i + 1);
        survey::SimulationOptions options;
        options.seed = random.next_64();
        options.skip = 0;
        options.now_millis = 1'795'000'000'000;
        auto const session = survey::simulate_person(loaded.value().survey, options);
        auto const response
            = codec::response_from_session(session, "r" + std::to_string(i), { "snacks", 1, "sha256:0" });
        lines += codec::response_to_json(response) + "\n";
    }
    return lines;
}

inline codec::EstimateRequest results_request(std::uint64_t id, std::string survey, std::string lines)
{
    return { id, R"({"do":"results","format":"lines"})", std::move(survey), std::move(lines) };
}

inline codec::EstimateRequest chain_request(
    std::uint64_t id, std::string const& question, std::string lines, std::string const& draws = "400")
{
    return { id, R"({"do":"chain","format":"lines","seed":7,"draws":)" + draws + R"(,"question":")" + question + "\"}",
        choices_survey, std::move(lines) };
}

inline survey::Value head_of(codec::EstimateReply const& reply)
{
    return codec::parse_json(reply.head).release_value();
}

inline std::string state_of(codec::EstimateReply const& reply)
{
    return head_of(reply).member("state").text();
}

}
