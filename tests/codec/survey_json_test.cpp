#include "codec/json.h"
#include "codec/survey_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace dure;

namespace {

survey::Findings findings_of(std::string_view json)
{
    auto const value = codec::parse_json(json);
    REQUIRE(value.is_ok());
    auto const loaded = codec::read_definition(value.value());
    REQUIRE(loaded.is_ok());
    return loaded.value().findings;
}

std::vector<std::string> places(survey::Findings const& findings, survey::Severity severity)
{
    std::vector<std::string> found;
    for (auto const& finding : findings) {
        if (finding.severity == severity)
            found.push_back(finding.where);
    }
    std::sort(found.begin(), found.end());
    return found;
}

using Places = std::vector<std::string>;

}

TEST_CASE("a finding inside what was once called questions points there")
{
    auto const findings = findings_of(R"({"pages":[{"questions":[{"type":"panel","name":"p","questions":[
        {"type":"text","name":"q","colour":"red"}]}]}]})");
    CHECK(places(findings, survey::Severity::warning) == Places { "/pages/0/questions/0/questions/0/colour" });
}

TEST_CASE("completed pages that are no list are a finding")
{
    auto const findings = findings_of(R"({"completedHtmlOnCondition":{"html":"x"},"elements":[{"name":"q"}]})");
    CHECK(places(findings, survey::Severity::warning) == Places { "/completedHtmlOnCondition" });
}

TEST_CASE("what is no survey at all is refused at its beginning")
{
    auto const refused = codec::read_definition(survey::Value(survey::List {}));
    REQUIRE_FALSE(refused.is_ok());
    CHECK(refused.error().where == "line 1, column 1");
}

TEST_CASE("concepts are shown as cards or on a board, and anything else is a finding")
{
    auto const read = [](std::string const& display) {
        auto const value = codec::parse_json(R"({"elements":[{"type":"concept","name":"c",)" + display
            + R"("concepts":[{"value":"a"},{"value":"b"}]}]})");
        REQUIRE(value.is_ok());
        auto loaded = codec::read_definition(value.value());
        REQUIRE(loaded.is_ok());
        return loaded.value();
    };
    auto const shown = [](codec::LoadedDefinition const& loaded) {
        return std::get<survey::Concept>(loaded.definition.questions.front().kind).display;
    };
    using Display = survey::Concept::Display;
    for (auto const& one : std::vector<std::pair<std::string, Display>> {
             { "", Display::cards },
             { R"("display":"cards",)", Display::cards },
             { R"("display":"board",)", Display::board },
         }) {
        auto const loaded = read(one.first);
        CAPTURE(one.first);
        CHECK(loaded.findings.empty());
        CHECK(shown(loaded) == one.second);
    }
    for (std::string const wrong : { R"("shelf")", "true", "1", R"(["board"])", R"("")" }) {
        auto const loaded = read(R"("display":)" + wrong + ",");
        CAPTURE(wrong);
        REQUIRE(loaded.findings.size() == 1);
        CHECK(loaded.findings.front().where == "/elements/0/display");
        CHECK_FALSE(loaded.findings.front().korean.empty());
        CHECK_FALSE(loaded.findings.front().english.empty());
        CHECK(shown(loaded) == Display::cards);
    }
}

TEST_CASE("concepts about which nothing is asked are a finding, and the intent to buy is asked")
{
    auto const findings
        = findings_of(R"({"elements":[{"type":"concept","name":"c","askIntent":false,"concepts":[{"value":"a"}]}]})");
    CHECK(places(findings, survey::Severity::error) == Places { "/elements/0/askIntent" });
}

TEST_CASE("what SurveyJS has and nothing here looks at is a note, once for each property")
{
    auto const findings = findings_of(R"({"questionStartIndex":"A","showPageNumbers":true,"completedBeforeHtml":"x",
        "showCompletedPage":false,"widthMode":"static","width":"800px","questionDescriptionLocation":"underInput",
        "theme":{"backgroundColor":"#fff"},
        "pages":[{"navigationTitle":"n","timeLimit":5,"elements":[
            {"type":"dropdown","name":"d","allowClear":false,"searchEnabled":false,"separateSpecialChoices":true},
            {"type":"dropdown","name":"d2","allowClear":false,"correctAnswer":1},
            {"type":"radiogroup","name":"r","showClearButton":true},
            {"type":"boolean","name":"b","swapOrder":true,"useTitleAsLabel":true},
            {"type":"rating","name":"g","displayRateDescriptionsAsExtremeItems":true},
            {"type":"ranking","name":"k","selectToRankEmptyRankedAreaText":"e","selectToRankEmptyUnrankedAreaText":"u"},
            {"type":"comment","name":"c","autoGrow":true,"minWidth":"1px","maxWidth":"9px","indent":1,
                "descriptionLocation":"underInput"}]}]})");
    CHECK(places(findings, survey::Severity::warning).empty());
    auto const first = std::string("/pages/0/elements/");
    Places const notes { "/completedBeforeHtml", "/pages/0/elements/0/allowClear", first + "0/searchEnabled",
        first + "0/separateSpecialChoices", first + "1/correctAnswer", first + "2/showClearButton",
        first + "3/swapOrder", first + "3/useTitleAsLabel", first + "4/displayRateDescriptionsAsExtremeItems",
        first + "5/selectToRankEmptyRankedAreaText", first + "5/selectToRankEmptyUnrankedAreaText",
        first + "6/autoGrow", first + "6/descriptionLocation", first + "6/indent", first + "6/maxWidth",
        first + "6/minWidth", "/pages/0/navigationTitle", "/pages/0/timeLimit", "/questionDescriptionLocation",
        "/questionStartIndex", "/showCompletedPage", "/showPageNumbers", "/theme/backgroundColor", "/width",
        "/widthMode" };
    CHECK(places(findings, survey::Severity::note) == notes);
}

TEST_CASE("a currency makes an attribute the price, whose levels have to be amounts")
{
    auto const findings = [](std::string const& levels) {
        return findings_of(R"({"elements":[{"type":"conjoint","name":"c","attributes":[
            {"name":"size","levels":["s","l"]},{"name":"cost","currency":"KRW","levels":)"
            + levels + "}]}]}");
    };
    CHECK(findings("[1000, 2000]").empty());
    CHECK(findings(R"(["1000", {"value": "2000", "text": "two"}])").empty());
    CHECK(places(findings(R"([1000, "dear"])"), survey::Severity::error)
        == Places { "/elements/0/attributes/1/currency" });
}
