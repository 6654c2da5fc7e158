// What the choice methods of `dure stats` refuse, and what they answer where nothing is estimable.
#include "codec/json.h"
#include "codec/stats_methods.h"

#include <string>

#include <doctest/doctest.h>

using namespace dure;

namespace {

base::Result<survey::Value> run(std::string_view method, std::string_view json)
{
    auto const input = codec::parse_json(json);
    REQUIRE(input.is_ok());
    auto const* const found = codec::find_stats_method(method);
    REQUIRE(found);
    return found->run(input.value());
}

std::string error_at(std::string_view method, std::string_view json)
{
    auto const output = run(method, json);
    return output.is_ok() ? "none" : output.error().where;
}

std::string warning_of(survey::Value const& output)
{
    auto const& warnings = output.member("warnings");
    return warnings.is_list() ? warnings.list()[0].member("code").text() : "none";
}

}

TEST_CASE("malformed input of the choice methods is refused with a pointer to it")
{
    CHECK(error_at("bradley_terry", R"({"items":["a","b"],"contests":[["a","c",1,2]]})") == "/contests/0/1");
    CHECK(error_at("bradley_terry", R"({"items":["a","b"],"contests":[["a","b",1,-2]]})") == "/contests/0/3");
    CHECK(error_at("bradley_terry", R"({"items":["a","b"],"contests":[["a","a",1,2]]})") == "/contests/0/1");
    CHECK(error_at("maxdiff", R"({"items":["a","b","c"],"tasks":[[[0,1],2,1]]})") == "/tasks/0/1");
    CHECK(error_at("maxdiff", R"({"items":["a","b","c"],"tasks":[[[0,1],1,1]]})") == "/tasks/0/2");
    CHECK(error_at("maxdiff", R"({"items":["a","b","c"],"blocks":[[0,1,1]],"picks":[[0,0,1]]})") == "/blocks/0");
    CHECK(error_at("maxdiff", R"({"items":["a","b","c"],"blocks":[[0,1,2]],"picks":[[1,0,1]]})") == "/picks/0/0");
    CHECK(error_at("conditional_logit", R"({"alternatives":["a","b"],"X":{"x":[[1,2],[1]]},"choice":[0,1]})")
        == "/X/x/1");
    CHECK(error_at("conditional_logit", R"({"alternatives":["a","b"],"X":{"x":[[1,2]]},"choice":[0,1]})") == "/X/x");
    CHECK(error_at("conditional_logit", R"({"alternatives":["a","b"],"X":{"x":[[1,2]]},"choice":[2]})") == "/choice/0");
    CHECK(
        error_at("ranking_aggregation", R"({"candidates":["a","b"],"ballots":[[1,[0,[1,0]]]]})") == "/ballots/0/1/1/1");
    CHECK(error_at("kano", R"({"features":["a"],"functional":[[6]],"dysfunctional":[[1]]})") == "/functional/0/0");
    CHECK(error_at("kano", R"({"features":["a"],"functional":[[1]],"dysfunctional":[]})") == "/dysfunctional");
    CHECK(error_at("turf", R"({"items":["a"],"matrix":[[1]],"sizes":[2]})") == "/sizes/0");
    CHECK(error_at("van_westendorp", R"({"too_cheap":[1],"cheap":[2,3],"expensive":[3],"too_expensive":[4]})")
        == "/cheap");
    CHECK(error_at(
              "hierarchical_bayes_mnl", R"({"respondents":1,"tasks":1,"alternatives":2,"X":[[1],[2]],"choices":[[2]]})")
        == "/choices/0/0");
    CHECK(
        error_at("hierarchical_bayes_mnl", R"({"respondents":1,"tasks":1,"alternatives":2,"X":[[1]],"choices":[[0]]})")
        == "/X");
    CHECK(
        error_at("choice_based_conjoint",
            R"({"attributes":["a"],"levels":[["x","y"]],"none":false,"design_levels":[[0],[1]],"task_of_row":[1,1],"chosen":[1,0]})")
        == "/design_levels/0/0");
    CHECK(error_at("ratings_conjoint_importance_simulator",
              R"({"attributes":["a"],"levels":[["x","y"]],"profiles":[[3]],"ratings":[[1]]})")
        == "/profiles/0/0");
}

TEST_CASE("what is not estimable is null with a reason, and no output holds NaN or infinity")
{
    struct Case {
        char const* method;
        char const* input;
        char const* code;
    };
    Case const cases[] = {
        { "bradley_terry", R"({"items":["a","b"],"contests":[],"home_advantage":true})", "no_data" },
        { "bradley_terry", R"({"items":["a","b"],"contests":[["a","b",3,0]]})", "never_loses" },
        { "bradley_terry_ties", R"({"items":["a","b"],"contests":[["a","b",0,0,2]]})", "only_ties" },
        { "conditional_logit", R"({"alternatives":["a","b"],"X":{"x":[]},"choice":[],"asc_reference":"a"})",
            "no_data" },
        { "conditional_logit", R"({"alternatives":["a","b"],"X":{"x":[[1,1],[2,2]]},"choice":[0,1]})", "no_variation" },
        { "conditional_logit", R"({"alternatives":["a","b"],"X":{"x":[[1,2],[3,1]]},"choice":[1,0]})", "separation" },
        { "maxdiff", R"({"items":["a","b","c"],"tasks":[]})", "not_estimable" },
        { "anchored_maxdiff", R"({"items":["a","b"],"tasks":[],"anchors":[]})", "no_data" },
        { "kano", R"({"features":["a"],"functional":[[null]],"dysfunctional":[[1]]})", "no_data" },
        { "turf", R"({"items":["a"],"matrix":[],"sizes":[1]})", "no_data" },
        { "van_westendorp", R"({"too_cheap":[4],"cheap":[3],"expensive":[2],"too_expensive":[1],"curve_prices":[2]})",
            "no_data" },
        { "price_newton_miller_smith",
            R"({"too_cheap":[],"cheap":[],"expensive":[],"too_expensive":[],"buy_if_cheap":[],"buy_if_expensive":[]})",
            "no_data" },
        { "ranking_aggregation", R"({"candidates":["a","b"],"ballots":[]})", "no_data" },
        { "hierarchical_bayes_mnl", R"({"respondents":0,"tasks":1,"alternatives":2,"X":[],"choices":[],"draws":10})",
            "no_data" },
        { "share_of_preference", R"({"individual":[],"products":[[1]]})", "no_data" },
        { "ratings_conjoint_importance_simulator",
            R"({"attributes":["a"],"levels":[["x","y"]],"profiles":[[1],[1]],"ratings":[[1,2]],"simulation":[[1]]})",
            "collinear" },
        { "willingness_to_pay", R"({"coef":{"a":1,"p":0.5},"covariance":[[1,0],[0,1]],"price":"p"})",
            "price_not_negative" },
    };
    for (auto const& one : cases) {
        INFO(one.method, " ", one.input);
        auto const output = run(one.method, one.input);
        REQUIRE(output.is_ok());
        CHECK(warning_of(output.value()) == one.code);
        auto const text = codec::to_json(output.value());
        CHECK(codec::parse_json(text).is_ok());
        CHECK(text.find("inf") == std::string::npos);
        CHECK(text.find("nan") == std::string::npos);
    }
}
