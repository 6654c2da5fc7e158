// Surveys of choice questions, people who answer them, and ways to look at results.
#pragma once

#include "codec/draft_json.h"
#include "codec/json.h"
#include "codec/question_results.h"
#include "codec/survey_json.h"
#include "survey/simulation.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dure::tests {

using survey::Value;
using SurveyPointer = std::shared_ptr<survey::Survey const>;

inline Value json(std::string_view text)
{
    auto value = codec::parse_json(text);
    REQUIRE(value.is_ok());
    return value.release_value();
}

inline SurveyPointer survey_of(std::string_view text)
{
    auto loaded = codec::read_survey(json(text));
    REQUIRE(loaded.is_ok());
    return loaded.value().survey;
}

// The first `count` of the people who answer it.
inline std::vector<survey::Response> people(SurveyPointer const& survey, std::uint64_t count)
{
    std::vector<survey::Response> all;
    survey::SimulationOptions options;
    options.skip = 0;
    for (options.seed = 1; options.seed <= count; ++options.seed)
        all.push_back(codec::response_from_session(
            survey::simulate_person(survey, options), "r" + std::to_string(options.seed), { "s", 1, "" }));
    return all;
}

inline survey::Question const& question(SurveyPointer const& survey, std::string_view name)
{
    auto const index = survey->find_question(name);
    REQUIRE(index.is_valid());
    return survey->question(index);
}

inline codec::QuestionResult result(SurveyPointer const& survey, std::string_view name,
    std::vector<survey::Response> const& responses, codec::ResultOptions const& options = {})
{
    auto found = codec::question_result(question(survey, name), responses, options);
    REQUIRE(found.has_value());
    return std::move(*found);
}

// A member of a member: at(result, "concepts", "a", "n").
template <typename... Names> Value const& at(Value const& value, Names const&... names)
{
    auto const* found = &value;
    ((found = &found->member(names)), ...);
    return *found;
}

template <typename... Names> double number(Value const& value, Names const&... names)
{
    auto const& found = at(value, names...);
    REQUIRE(found.is_number());
    return found.number();
}

// E. B. Wilson's interval, written out once more.
inline void check_share(Value const& share, double count, double n)
{
    CHECK(number(share, "count") == count);
    CHECK(number(share, "n") == n);
    REQUIRE(n > 0);
    auto const z = 1.959963984540054;
    auto const p = count / n;
    auto const middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    auto const half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    CHECK(number(share, "share") == doctest::Approx(p));
    CHECK(share.member("interval").list()[0].number() == doctest::Approx(std::max(middle - half, 0.0)));
    CHECK(share.member("interval").list()[1].number() == doctest::Approx(std::min(middle + half, 1.0)));
}

// `t` is Student's quantile for so many numbers.
inline void check_mean(Value const& record, std::vector<double> const& numbers, double t)
{
    double sum = 0, squares = 0;
    for (auto const one : numbers)
        sum += one;
    auto const n = static_cast<double>(numbers.size());
    for (auto const one : numbers)
        squares += (one - sum / n) * (one - sum / n);
    auto const deviation = std::sqrt(squares / (n - 1));
    CHECK(number(record, "n") == n);
    CHECK(number(record, "mean") == doctest::Approx(sum / n));
    CHECK(number(record, "sd") == doctest::Approx(deviation));
    CHECK(record.member("interval").list()[0].number()
        == doctest::Approx(sum / n - t * deviation / std::sqrt(n)).epsilon(1e-4));
}

inline double correlation(std::vector<double> const& x, std::vector<double> const& y)
{
    REQUIRE(x.size() == y.size());
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / static_cast<double>(x.size());
        mean_y += y[i] / static_cast<double>(y.size());
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return xy / std::sqrt(xx * yy);
}

}
