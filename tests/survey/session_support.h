// What the tests of sessions share: a survey from JSON text, and short ways to ask.
#pragma once

#include "codec/json.h"
#include "codec/survey_json.h"
#include "survey/session.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace dure::tests {

inline codec::LoadedSurvey load(std::string_view json)
{
    auto value = codec::parse_json(json);
    REQUIRE(value.is_ok());
    auto loaded = codec::read_survey(value.value());
    REQUIRE(loaded.is_ok());
    return loaded.release_value();
}

inline survey::Session begin_session(std::string_view json, survey::SessionOptions const& options = {})
{
    return survey::Session(load(json).survey, options);
}

inline survey::QuestionIndex ask(survey::Session const& session, std::string_view name)
{
    auto const question = session.survey().find_question(name);
    REQUIRE(question.is_valid());
    return question;
}

inline void set(survey::Session& session, std::string_view name, survey::Value value)
{
    session.set_value(ask(session, name), std::move(value));
}

inline std::string data(survey::Session const& session)
{
    return codec::to_json(session.data());
}

inline std::vector<std::string> names(survey::Session const& session, std::vector<survey::QuestionIndex> const& found)
{
    std::vector<std::string> all;
    for (auto const question : found)
        all.push_back(session.definition().questions[question.value].name);
    return all;
}

inline std::vector<std::string> visible(survey::Session const& session)
{
    return names(session, session.visible_questions());
}

}
