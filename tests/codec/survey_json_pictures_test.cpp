// What a planner hears about hotspots, image maps and signatures.
#include "codec/json.h"
#include "codec/survey_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::survey;

namespace {

codec::LoadedDefinition load(std::string const& elements)
{
    auto const value = codec::parse_json(R"({"elements":[)" + elements + "]}");
    REQUIRE(value.is_ok());
    auto loaded = codec::read_definition(value.value());
    REQUIRE(loaded.is_ok());
    return loaded.release_value();
}

using Places = std::vector<std::string>;

Places places(std::string const& elements)
{
    Places found;
    for (auto const& finding : load(elements).findings) {
        if (finding.severity != Severity::note)
            found.push_back(finding.where);
    }
    return found;
}

std::string repeated_text(std::string const& text, std::size_t count)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += (i ? "," : "") + text;
    return all;
}

std::string hotspot(std::string const& more)
{
    return R"({"type":"hotspot","name":"h","imageLink":"a.svg","altText":"a")" + more + "}";
}

}

TEST_CASE("every property of a hotspot is read")
{
    auto const loaded = load(hotspot(R"(,"imageWidth":800,"imageHeight":600,"mode":"both","maxMarks":5,"minMarks":1,
        "feelings":["like",{"value":"sad","text":"아쉬워요"}],"askComment":true,"simulation":{"spread":0.1},
        "regions":[{"value":"a","text":"가","shape":"rect","x":0.1,"y":0.2,"width":0.3,"height":0.4},
        {"value":"b","shape":"circle","cx":0.5,"cy":0.5,"r":0.1},{"value":"c","shape":"polygon","points":[[0,0],[1,0],[1,1]]}])"));
    CHECK(loaded.findings.empty());
    auto const& kind = std::get<Hotspot>(loaded.definition.questions[0].kind);
    CHECK(kind.mode == Hotspot::Mode::both);
    CHECK(kind.maximum == 5);
    CHECK(kind.ratio() == 0.75);
    CHECK(kind.outlines[0].numbers == std::vector<double> { 0.1, 0.2, 0.3, 0.4 });
    CHECK(kind.outlines[1].shape == Outline::Shape::circle);
    CHECK(kind.outlines[2].numbers.size() == 6);
    CHECK(kind.feelings.size() == 2);
}

TEST_CASE("a region whose place is wrong stays in the list, with a finding at its place")
{
    for (auto const* wrong : { R"("shape":"star")", R"("shape":"rect","x":0,"y":0,"width":2,"height":1)",
             R"("shape":"rect","x":0.9,"y":0,"width":0.2,"height":1)", R"("shape":"rect","x":0,"y":0,"width":1)",
             R"("shape":"rect","x":0,"y":0,"width":0,"height":1)", R"("shape":"circle","cx":0.5,"cy":0.5,"r":-1)",
             R"("shape":"polygon","points":[[0,0],[1,1]])", R"("shape":"polygon","points":[[0,0],[1,1],[0]])",
             R"("shape":"polygon","points":[[0,0],[1,1],[0,300]])", R"("shape":"polygon","points":5)" }) {
        auto const elements = hotspot(
            R"(,"mode":"both","imageWidth":9,"imageHeight":9,"regions":[{"value":"a",)" + std::string(wrong) + "}]");
        CAPTURE(wrong);
        CHECK(places(elements) == Places { "/elements/0/regions/0/shape" });
        auto const loaded = load(elements);
        auto const& kind = std::get<Hotspot>(loaded.definition.questions[0].kind);
        REQUIRE(kind.outlines.size() == 1);
        CHECK(kind.outlines[0].shape == Outline::Shape::none);
    }
}

TEST_CASE("regions and corners have a largest number")
{
    auto const corners = [](std::size_t count) {
        return hotspot(
            R"(,"regions":[{"value":"a","shape":"polygon","points":[)" + repeated_text("[0.1,0.2]", count) + "]}]");
    };
    CHECK(places(corners(100)).empty());
    CHECK(places(corners(101)) == Places { "/elements/0/regions/0/shape" });
    std::string regions;
    for (int i = 0; i < 201; ++i)
        regions += (i ? "," : "") + std::string(R"({"value":)") + std::to_string(i) + "}";
    auto const many = load(hotspot(R"(,"mode":"regions","regions":[)" + regions + "]"));
    CHECK(many.findings.front().where == "/elements/0/regions");
    CHECK(std::get<Hotspot>(many.definition.questions[0].kind).regions.size() == 200);
}

TEST_CASE("numbers of marks that cannot be are findings")
{
    for (auto const* wrong :
        { R"("maxMarks":51)", R"("maxMarks":0)", R"("minMarks":4)", R"("maxMarks":2,"minMarks":3)" }) {
        CAPTURE(wrong);
        CHECK(places(hotspot("," + std::string(wrong))) == Places { "/elements/0/maxMarks" });
    }
    CHECK(places(hotspot(R"(,"maxMarks":50,"minMarks":50)")).empty());
}

TEST_CASE("a hotspot without what it needs is a finding")
{
    CHECK(places(R"({"type":"hotspot","name":"h"})") == Places { "/elements/0/imageLink", "/elements/0/imageLink" });
    CHECK(places(hotspot(R"(,"mode":"regions")")) == Places { "/elements/0/regions" });
    CHECK(places(hotspot(R"(,"regions":[{"value":"a"},{"value":"a"},{"text":"b"},{"value":{"b":1}}])"))
        == Places { "/elements/0/regions/1", "/elements/0/regions/2", "/elements/0/regions/3" });
    CHECK(places(hotspot(R"(,"regions":5)")) == Places { "/elements/0/regions" });
    CHECK(places(hotspot(R"(,"regions":[5])")) == Places { "/elements/0/regions/0", "/elements/0/regions/0" });
    CHECK(places(hotspot(R"(,"regions":[{"value":1,"shape":"circle","cx":0.5,"cy":0.5,"r":0.1}])"))
        == Places { "/elements/0/imageWidth" });
    CHECK(places(hotspot(R"(,"defaultValue":[{"x":0.5,"y":2}])")) == Places { "/elements/0/defaultValue" });
    CHECK(places(hotspot(R"(,"defaultValue":[{"x":0.5,"y":0.5}])")).empty());
}

TEST_CASE("an image map reads SurveyJS's areas: coordinates in one text, shapes that follow the question's")
{
    auto const loaded = load(R"({"type":"imagemap","name":"m","imageLink":"a.png","altText":"a","shape":"rect",
        "multiSelect":true,"minSelectedAreas":1,"maxSelectedAreas":2,"areas":[
        {"value":"a","coords":"30, 40,10,20"},{"value":"b","shape":"circle","coords":"50,50,10"},
        {"value":"c","shape":"poly","coords":"0,0,10,0,10,10,"},{"value":"d","shape":"inherit","coords":"0,0,1,1"}]})");
    CHECK(loaded.findings.empty());
    auto const& kind = std::get<ImageMap>(loaded.definition.questions[0].kind);
    CHECK(kind.multi_select);
    CHECK(kind.list.minimum_selected == 1);
    CHECK(kind.list.maximum_selected == 2);
    CHECK(kind.outlines[0].numbers == std::vector<double> { 10, 20, 20, 20 });
    CHECK(kind.outlines[1].shape == Outline::Shape::circle);
    CHECK(kind.outlines[2].numbers.size() == 6);
    CHECK(kind.outlines[3].shape == Outline::Shape::rectangle);
}

TEST_CASE("areas whose coordinates are wrong are only listed")
{
    for (auto const* wrong : { "", "1,2", "1,2,3,x,5,6", "1e999,2,3,4,5,6", "1,2,3,4,5" }) {
        CAPTURE(wrong);
        CHECK(places(R"({"type":"imagemap","name":"m","imageLink":"a","altText":"a","areas":[{"value":"a","coords":")"
                  + std::string(wrong) + R"("}]})")
            == Places { "/elements/0/areas/0/coords" });
    }
}

TEST_CASE("a signature pad reads SurveyJS's properties and says what it does not do")
{
    auto const loaded = load(R"({"type":"consent","name":"c","items":[{"name":"a","title":"a","purpose":"a",
        "collected":"a","retention":"a","refusal":"a"}]},{"type":"signaturepad","name":"s","signatureWidth":400,
        "signatureHeight":"150","penColor":"#f00","backgroundColor":"#FFFFFF","penMinWidth":1,"penMaxWidth":3,
        "dataFormat":"image/jpeg","allowClear":false,"showPlaceholder":false,"placeholder":"여기","signatureAutoScaleEnabled":true,
        "backgroundImage":"x.png"})");
    auto const& kind = std::get<Signature>(loaded.definition.questions[1].kind);
    CHECK(kind.width == 400);
    CHECK(kind.height == 150);
    CHECK(kind.pen_colour == 0xFF0000);
    CHECK(kind.background == 0xFFFFFFu);
    CHECK(kind.pen_width == 3);
    CHECK(kind.format == Signature::Format::png);
    CHECK_FALSE(kind.may_clear);
    CHECK_FALSE(kind.is_own);
    std::vector<std::string> notes;
    for (auto const& finding : loaded.findings)
        notes.push_back(finding.where);
    std::sort(notes.begin(), notes.end());
    CHECK(notes == Places { "/elements/1/backgroundImage", "/elements/1/dataFormat" });
}

TEST_CASE("a signature that nobody agreed to before is a warning, once, also inside panels")
{
    CHECK(places(R"({"type":"signature","name":"s"},{"type":"signature","name":"t"})") == Places { "/elements/0" });
    CHECK(places(R"({"type":"paneldynamic","name":"d","templateElements":[{"type":"signaturepad","name":"s"}]})")
        == Places { "/elements/0" });
    CHECK(places(R"({"type":"signature","name":"s","defaultValue":"x","penColor":"red","signatureWidth":5})")
        == Places { "/elements/0/signatureWidth", "/elements/0/penColor", "/elements/0/defaultValue", "/elements/0" });
}
