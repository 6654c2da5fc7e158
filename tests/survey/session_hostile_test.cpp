// Surveys made to hang the page or to fill its memory: each is refused with its place, or does a bounded amount of
// work.
#include "base/text.h"
#include "survey/plan.h"
#include "survey/simulation.h"
#include "survey/survey.h"
#include "tests/survey/session_support.h"

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

std::string repeated(std::string_view item, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i > 0 ? "," : "";
        // '#' is the item's number.
        for (auto const letter : item)
            text += letter == '#' ? std::to_string(i) : std::string(1, letter);
    }
    return text;
}

std::string elements(std::string_view list)
{
    return R"({"elements":[)" + std::string(list) + "]}";
}

// "place: reason" of a survey that is refused; "" of one that is not.
std::string refusal(std::string_view json)
{
    auto const value = codec::parse_json(json);
    REQUIRE(value.is_ok());
    auto const loaded = codec::read_survey(value.value());
    return loaded.is_ok() ? "" : loaded.error().where + ": " + loaded.error().detail;
}

std::size_t count_findings(Findings const& findings, std::string_view english)
{
    std::size_t count = 0;
    for (auto const& finding : findings)
        count += finding.english.find(english) != std::string::npos ? 1 : 0;
    return count;
}

std::vector<Choice> const& choices_of(Survey const& survey, std::string_view name)
{
    return choice_list(survey.question(survey.find_question(name)))->choices;
}

}

TEST_CASE("numbers offered as choices end where the step is lost in rounding")
{
    auto const endless
        = load(elements(R"({"type":"dropdown","name":"q","choicesMin":1e17,"choicesMax":1.0000000000000016e17})"));
    CHECK(choices_of(*endless.survey, "q").size() == 1);
    auto const usual
        = load(elements(R"({"type":"dropdown","name":"q","choicesMin":1,"choicesMax":9,"choicesStep":4})"));
    CHECK(choices_of(*usual.survey, "q").size() == 3);
    CHECK(choices_of(*usual.survey, "q").back().value == Value(9));
    auto const halves = load(elements(R"({"type":"dropdown","name":"q","choicesMax":2,"choicesStep":0.5})"));
    CHECK(choices_of(*halves.survey, "q").size() == 3);
}

TEST_CASE("numbers offered as choices count as choices")
{
    CHECK(refusal(elements(R"({"type":"dropdown","name":"q","choicesMin":1,"choicesMax":5000})")).empty());
    CHECK(refusal(elements(R"({"type":"dropdown","name":"q","choicesMin":1,"choicesMax":5001})"))
        == "/elements/0/choicesMax: too many choices");
    CHECK(refusal(elements(repeated(R"({"type":"dropdown","name":"q#","choicesMin":1,"choicesMax":5000})", 21)))
        == "/elements/20/choicesMax: too many choices");
}

TEST_CASE("a number written as text is finite or no number")
{
    auto const loaded = load(elements(R"({"type":"rating","name":"q","rateMin":"1e999","rateMax":"1e999"},
        {"type":"slider","name":"s","max":"-1e999"},
        {"type":"image","name":"i","imageWidth":"1e999px","imageHeight":1e300})"));
    CHECK(count_findings(loaded.findings, "is not understood") == 4);
    Session const session(loaded.survey, {});
    CHECK(session.rating_items(ask(session, "q")).size() == 5);
    auto const& image = std::get<Image>(loaded.survey->question(loaded.survey->find_question("i")).kind);
    CHECK(image.width == 200);
    CHECK(image.height == 1e6F);
}

TEST_CASE("a rating whose step is nothing beside its numbers offers one")
{
    auto const session
        = begin_session(elements(R"({"type":"rating","name":"q","rateMin":1,"rateMax":1,"rateStep":1e-300})"));
    CHECK(session.rating_items(ask(session, "q")).size() == 1);
}

TEST_CASE("validators, triggers and old spellings count as expressions")
{
    auto const twice = std::string(R"({"name":"q","validators":[)");
    CHECK(refusal(elements(twice + repeated(R"({"type":"email"})", 40'000) + "]}")).empty());
    CHECK(refusal(elements(twice + repeated(R"({"type":"email"})", 40'001) + "]}"))
        == "/elements/0/validators/40000: too many expressions");
    for (char const* uncompiled :
        { R"({"type":"expression"})", R"({"type":"expressionvalidator"})", R"({"type":"expressionfoo"})" }) {
        CHECK(refusal(elements(twice + repeated(uncompiled, 40'001) + "]}"))
            == "/elements/0/validators/40000: too many expressions");
    }
    CHECK(refusal(elements(twice + repeated(R"({"type":"expression","expression":"1"})", 40'000) + "]}")).empty());
    CHECK(refusal(R"({"triggers":[)" + repeated(R"({"type":"complete"})", 40'001) + "]}")
        == "/triggers/40000: too many expressions");
    CHECK(refusal(R"({"triggers":[)" + repeated(R"({"type":"complete","name":"q","value":1})", 40'001) + "]}")
        == "/triggers/40000/name: too many expressions");
    CHECK(refusal(R"({"calculatedValues":[)" + repeated(R"({"name":"v#"})", 40'001) + "]}")
        == "/calculatedValues/40000: too many expressions");
    auto const with_default = R"({"name":"q#","visibleIf":"1","enableIf":"1","requiredIf":"1","defaultValue":"=1",)"
                              R"("setValueIf":"1"})";
    CHECK(refusal(R"({"calculatedValues":[{"name":"a","expression":"1"},{"name":"b","expression":"1"}],"elements":[)"
              + repeated(with_default, 8'000) + "]}")
        == "/elements/7999/defaultValue: too many expressions");
}

TEST_CASE("the same pattern is compiled once, and all patterns together stay within bounds")
{
    auto const same = load(elements(
        R"({"name":"q","validators":[)" + repeated(R"({"type":"regex","regex":"(.{90}){90}"})", 20'000) + "]}"));
    CHECK(same.findings.empty());
    CHECK(same.survey->plan().patterns.size() == 20'000);

    auto const different = load(elements(
        R"({"name":"q","validators":[)" + repeated(R"({"type":"regex","regex":"(.{90}){90}#"})", 1'000) + "]}"));
    CHECK(count_findings(different.findings, "too large in all") > 0);
    std::size_t states = 0;
    for (auto const& [where, pattern] : different.survey->plan().patterns)
        states += pattern.state_count();
    CHECK(states > 500'000);
    CHECK(states < 1'100'000);

    // Refused ones cost the time of compiling them, so they use the same room up.
    auto const refused = load(elements(
        R"({"name":"q","validators":[)" + repeated(R"({"type":"regex","regex":"(.{990}){990}#"})", 390) + "]}"));
    CHECK(count_findings(refused.findings, "once its counts are written out") < 130);
    CHECK(count_findings(refused.findings, "too large in all") > 250);
}

TEST_CASE("a name of very many parts is no name, in words, conditions and triggers")
{
    std::string const dots(40'000, '.');
    std::string const title = "a {" + dots + "} b";
    auto const loaded
        = load(R"({"elements":[{"name":"q","title":")" + title + R"(","visibleIf":"{)" + dots.substr(0, 16'000)
            + R"(} empty"}],"triggers":[{"type":"setvalue","expression":"{q} = 1","setToName":")" + dots + "\"}]}");
    CHECK(count_findings(loaded.findings, "a name has too many parts") == 1);
    Session const session(loaded.survey, {});
    CHECK(session.title(ask(session, "q")) == title);
}

TEST_CASE("properties of elements are found by name, pages before panels before questions")
{
    auto const session = begin_session(R"({"pages":[{"name":"One","elements":[
        {"type":"panel","name":"TWO","visible":false,"elements":[{"name":"inner"}]},
        {"name":"two"},{"name":"three","visibleIf":"{$two.isVisible} = false"},
        {"name":"four","visibleIf":"{$ONE.isVisible} = true"}]}]})");
    CHECK(visible(session) == std::vector<std::string> { "two", "three", "four" });
}

TEST_CASE("a list longer than its limit is refused with its place, not cut")
{
    CHECK(refusal(elements(R"({"type":"consent","name":"c","items":[)" + repeated(R"({"name":"i#"})", 101) + "]}"))
        == "/elements/0/items: too many consent items");
    CHECK(refusal(elements(R"({"name":"t","dataList":[)" + repeated(R"("w#")", 1'001) + "]}"))
        == "/elements/0/dataList: too many suggestions");
    CHECK(refusal(elements(R"({"type":"matrix","name":"m","cells":{"r":{)" + repeated(R"("c#":"w")", 10'001) + "}}}"))
        == "/elements/0/cells/r: too many cells");
    CHECK(refusal(R"({"theme":{"cssVariables":{)" + repeated(R"("--v#":"red")", 501) + "}}}")
        == "/theme/cssVariables: too many variables of the theme");
    // Short lists are many choices in the end.
    CHECK(refusal(elements(repeated(R"({"name":"t#","dataList":[)" + repeated("1", 1'000) + "]}", 101)))
        == "/elements/100/dataList: too many choices");
}

TEST_CASE("simulated people type a bounded text, whatever a validator asks for")
{
    auto const loaded
        = load(elements(R"({"name":"q","isRequired":true,"validators":[{"type":"text","minLength":100000000}]})"));
    auto const session = simulate_person(loaded.survey, {});
    auto const& typed = session.value(ask(session, "q"));
    REQUIRE(typed.is_text());
    CHECK(typed.text().size() > 5'000);
    CHECK(typed.text().size() < 50'000);
}

TEST_CASE("a simulated person chooses one where every choice excludes the others")
{
    auto const loaded = load(elements(R"({"type":"checkbox","name":"q","isRequired":true,"showSelectAllItem":true,
        "showNoneItem":true,"choices":[{"value":"a","isExclusive":true},{"value":"b","isExclusive":true}]})"));
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SimulationOptions options;
        options.seed = seed;
        auto const session = simulate_person(loaded.survey, options);
        CHECK(session.phase() == Phase::completed);
        auto const& chosen = session.value(ask(session, "q"));
        REQUIRE(chosen.is_list());
        CHECK(chosen.list().size() == 1);
    }
}

TEST_CASE("a finding quotes the beginning of a long text, in whole characters")
{
    auto const loaded
        = load(elements(R"({"type":"text","name":"q","visibleIf":"{a} = = )" + repeated("가나다", 10'000) + R"("})"));
    REQUIRE(loaded.findings.size() == 1);
    auto const& finding = loaded.findings.front();
    CHECK(finding.where == "/elements/0/visibleIf");
    for (auto const& words : { finding.korean, finding.english }) {
        CHECK(words.size() < 1100);
        CHECK(words.ends_with("…"));
        CHECK(base::is_valid_utf8(words));
    }
}
