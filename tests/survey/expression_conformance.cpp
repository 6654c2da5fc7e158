// Every deterministic case of SurveyJS's own tests, where the conformance data is at hand.
#include "tests/survey/expression_json.h"
#include "tests/source_folder.h"
#include "tests/survey/expression_support.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>

#include <doctest/doctest.h>

using namespace dure::survey;
using Json = nlohmann::ordered_json;

namespace {

bool is_skipped(Json const& test_case)
{
    constexpr std::array skipped { "custom_function", "depends_on_current_time", "engine_setting_changed",
        "has_properties" };
    return std::any_of(test_case["tags"].begin(), test_case["tags"].end(), [&](Json const& tag) {
        return std::any_of(skipped.begin(), skipped.end(), [&](char const* name) { return tag == name; });
    });
}

// 2026-11-22, a Sunday: the day on which the cases without a date were recorded.
constexpr double recorded_on = 1'795'316'400'000;

}

TEST_CASE("expressions give the results that SurveyJS's own tests expect")
{
    std::ifstream file(dure::tests::in_source_folder("../shared/conformance/surveyjs/expressions.json"));
    if (!file) {
        std::cout << "skipped: ../shared/conformance/surveyjs/expressions.json is not there\n";
        return;
    }
    auto const data = Json::parse(file, nullptr, false);
    REQUIRE(!data.is_discarded());

    int count = 0;
    for (auto const& test_case : data["cases"]) {
        if (is_skipped(test_case))
            continue;
        ++count;
        CAPTURE(test_case.dump());
        auto compiled = Expression::compile(test_case["expression"].get<std::string>());
        REQUIRE(compiled.is_ok());
        auto expression = compiled.release_value();
        auto const result = evaluate(expression, value_from_json(test_case["values"]), recorded_on);
        auto const expected = value_from_json(test_case["expected"]);
        if (test_case["kind"] == "condition")
            CHECK(Value(result.is_true) == expected);
        else
            CHECK_MESSAGE(result.value == expected, json_from_value(result.value).dump());
    }
    CHECK(count == 334);
}
