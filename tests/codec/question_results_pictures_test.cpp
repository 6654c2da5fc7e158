// What marks on a picture and chosen areas say, counted once more by hand.
#include "tests/codec/question_results_support.h"

using namespace dure;
using namespace dure::tests;
using survey::Response;

namespace {

constexpr char const* pictures = R"({"elements":[
    {"type":"hotspot","name":"h","imageLink":"a","imageWidth":200,"imageHeight":100,"mode":"both","feelings":["like","sad"],
     "regions":[{"value":"left","shape":"rect","x":0,"y":0,"width":0.5,"height":1},{"value":"none"}]},
    {"type":"imagemap","name":"m","imageLink":"a","areas":[{"value":"a","coords":"0,0,1,0,1,1"},{"value":2,"coords":"0,0,1,0,1,1"}]}]})";

Response saying(std::string id, std::string_view marks, std::string_view areas)
{
    Response response;
    response.id = std::move(id);
    if (!marks.empty())
        response.data.set("h", json(marks));
    if (!areas.empty())
        response.data.set("m", json(areas));
    return response;
}

}

TEST_CASE("a person who marks a region twice counts once, and their marks twice")
{
    auto const survey = survey_of(pictures);
    std::vector<Response> const responses {
        saying("r0", R"([{"x":0.1,"y":0.1,"region":"left","feeling":"sad"},{"x":0.2,"y":0.9,"region":"left"}])", ""),
        saying("r1", R"([{"x":0.9,"y":0.99},{"region":"none","feeling":"like"}])", ""), saying("r2", "", ""),
        saying("r3", R"([{"x":1,"y":1}])", "")
    };
    auto const found = result(survey, "h", responses);
    CHECK(found.respondents == 3);
    CHECK(found.findings.empty());
    check_share(at(found.result, "regions", "left", "people"), 1, 3);
    CHECK(number(found.result, "regions", "left", "marks") == 2);
    check_share(at(found.result, "regions", "left", "feelings", "sad"), 1, 2);
    check_share(at(found.result, "regions", "none", "people"), 1, 3);
    check_share(at(found.result, "elsewhere", "people"), 2, 3);
    CHECK(number(found.result, "grid", "columns") == 20);
    CHECK(number(found.result, "grid", "rows") == 10);
    auto const& rows = at(found.result, "grid", "counts").list();
    CHECK(rows[1].list()[2].number() == 1);
    CHECK(rows[9].list()[4].number() == 1);
    CHECK(rows[9].list()[18].number() == 1);
    CHECK(rows[9].list()[19].number() == 1);
    CHECK(at(found.result, "points").list().size() == 4);
    CHECK(at(found.result, "points").list()[3].member("response") == "r3");
}

TEST_CASE("marks that cannot be are findings, and the others are used")
{
    auto const survey = survey_of(pictures);
    std::vector<Response> const responses { saying("r0", R"([{"x":0.1,"y":0.1,"region":"none"},{"x":4,"y":1}])",
                                                R"(["a","zoo"])"),
        saying("r1", R"("left")", R"("a")"), saying("r2", "", "[2,2]") };
    auto const marks = result(survey, "h", responses);
    CHECK(marks.respondents == 1);
    REQUIRE(marks.findings.size() == 2);
    CHECK(marks.findings[0].where == "/responses/0/data/h");
    CHECK(marks.findings[1].where == "/responses/1/data/h");
    check_share(at(marks.result, "regions", "left", "people"), 1, 1);
    auto const areas = result(survey, "m", responses);
    CHECK(areas.respondents == 3);
    REQUIRE(areas.findings.size() == 1);
    CHECK(areas.findings[0].where == "/responses/0/data/m");
    check_share(at(areas.result, "areas", "a"), 2, 3);
    check_share(at(areas.result, "areas", "2"), 1, 3);
}

TEST_CASE("without answers nothing is NaN, and it is said why")
{
    auto const survey = survey_of(pictures);
    for (auto const* name : { "h", "m" }) {
        auto const found = result(survey, name, {});
        CHECK(found.respondents == 0);
        CHECK_FALSE(found.warnings.empty());
        CHECK(codec::to_json(found.result).find("nan") == std::string::npos);
    }
}
