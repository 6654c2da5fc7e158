// Questions asked again for each panel or row: what survey-core has no table for.
#include "base/random.h"
#include "codec/draft_json.h"
#include "survey/simulation.h"
#include "tests/survey/session_support.h"

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

Session& row(Session& session, std::string_view name, std::size_t index)
{
    return session.row(ask(session, name), index);
}

void set_inside(Session& session, std::string_view name, std::size_t index, std::string_view inner, Value value)
{
    set(row(session, name, index), inner, std::move(value));
}

Session through_a_draft(Session const& session, std::string_view json)
{
    auto const read = codec::draft_from_json(codec::draft_to_json(session.snapshot()));
    REQUIRE(read.is_ok());
    return Session::restore(load(json).survey, read.value(), 1000);
}

// Everything about a session and all its rows that a person could see.
std::string everything(Session const& session)
{
    std::string all = data(session);
    for (std::uint32_t i = 0; i < session.definition().questions.size(); ++i) {
        QuestionIndex const question { i };
        all += "\n" + session.definition().questions[i].name + (session.is_visible(question) ? " +" : " -")
            + (session.is_enabled(question) ? "e" : "") + (session.is_required(question) ? "r" : "")
            + session.title(question);
        for (auto const& choice : session.choices(question))
            all += " " + choice.text + (choice.is_chosen ? "*" : "");
        for (std::size_t at = 0; at < session.row_count(question); ++at)
            all += "\n[" + std::to_string(at) + (session.is_row_visible(question, at) ? "+ " : "- ")
                + session.row_title(question, at) + everything(session.row(question, at)) + "]";
    }
    return all;
}

constexpr char const* household = R"json({"elements":[
    {"type":"text","name":"city"},
    {"type":"paneldynamic","name":"people","minPanelCount":1,"maxPanelCount":4,"keyName":"name","panelCount":2,
     "templateTitle":"{panelIndex}. {panel.name} of {city}","clearIfInvisible":"onHidden","templateElements":[
        {"type":"text","name":"name","isRequired":true},
        {"type":"text","name":"age","inputType":"number"},
        {"type":"radiogroup","name":"job","choices":["none",{"value":"pilot","text":"Pilot"},"other"],"showOtherItem":true,
         "visibleIf":"{panel.age} >= 15","clearIfInvisible":"onHidden"},
        {"type":"expression","name":"doubled","expression":"{panel.age} * 2"},
        {"type":"text","name":"nick","defaultValueExpression":"{panel.name} + '!'"},
        {"type":"matrixdynamic","name":"pets","rowCount":1,"maxRowCount":3,"columns":[
            {"name":"kind","cellType":"dropdown","choices":["cat",{"value":"dog","visibleIf":"{panel.age} > 5"}]},
            {"name":"age","cellType":"text","visibleIf":"{row.kind} notempty"}]}]},
    {"type":"matrixdropdown","name":"rooms","rows":["kitchen",{"value":"attic","text":"Attic","visibleIf":"{city} = 'Seoul'"}],
     "choices":[1,2,3],"columns":["size",{"name":"note","cellType":"comment","visibleIf":"{row.size} > 1"}]},
    {"type":"expression","name":"sum","expression":"sumInArray({people}, 'age')"}]})json";

}

TEST_CASE("titles inside are piped with what is inside and what is around")
{
    auto session = begin_session(household);
    set(session, "city", "Busan");
    set_inside(session, "people", 1, "name", "Kim <b>");
    auto const people = ask(session, "people");
    CHECK_EQ(session.row_title(people, 0), "1.  of Busan");
    CHECK_EQ(session.row_title(people, 1), "2. Kim &#60;b&#62; of Busan");
    CHECK_EQ(session.row_title(ask(session, "rooms"), 1), "Attic");
}

TEST_CASE("an answer inside reaches the whole survey and comes back")
{
    auto session = begin_session(household);
    set_inside(session, "people", 0, "age", 10);
    set_inside(session, "people", 1, "age", 5);
    CHECK(session.value(ask(session, "sum")) == Value(15.0));
    auto& first = row(session, "people", 0);
    CHECK(first.value(ask(first, "doubled")) == Value(20.0));
    // Two levels down, the choices of a cell depend on its panel.
    CHECK_EQ(row(first, "pets", 0).choices({ 0 }).size(), 2);
    auto& second = row(session, "people", 1);
    CHECK_EQ(row(second, "pets", 0).choices({ 0 }).size(), 1);
    set_inside(first, "pets", 0, "kind", "dog");
    CHECK(session.value(ask(session, "people")).list()[0].member("pets").list()[0].member("kind") == Value("dog"));
    // A dog nobody may choose any more is no answer.
    set_inside(session, "people", 0, "age", 3);
    CHECK(session.value(ask(session, "people")).list()[0].member("pets").is_undefined());
}

TEST_CASE("only as many panels as the survey allows are added and removed by a person")
{
    auto session = begin_session(household);
    auto const people = ask(session, "people");
    CHECK_EQ(session.row_count(people), 2);
    CHECK(session.add_row(people));
    CHECK(session.add_row(people));
    CHECK_FALSE(session.can_add_row(people));
    CHECK_FALSE(session.add_row(people));
    CHECK_FALSE(session.remove_row(people, 4));
    for (int i = 0; i < 3; ++i)
        CHECK(session.remove_row(people, 0));
    CHECK_FALSE(session.can_remove_row(people));
    CHECK_FALSE(session.remove_row(people, 0));
    CHECK_EQ(session.row_count(people), 1);
    CHECK_FALSE(session.can_add_row(ask(session, "rooms")));
    CHECK_FALSE(session.can_remove_row(ask(session, "rooms")));
}

TEST_CASE("what is wrong inside blocks the way on, stands at the inner question, and goes with it")
{
    auto session = begin_session(household);
    CHECK(session.complete() == Step::blocked);
    auto const people = ask(session, "people");
    REQUIRE_EQ(session.errors(people).size(), 2);
    CHECK_EQ(session.errors(people)[0].part, "0.name");
    CHECK_EQ(row(session, "people", 1).errors(QuestionIndex { 0 }).size(), 1);
    set_inside(session, "people", 0, "name", "Kim");
    set_inside(session, "people", 1, "name", "Kim");
    CHECK(row(session, "people", 0).errors(QuestionIndex { 0 }).empty());
    REQUIRE_EQ(row(session, "people", 1).errors(QuestionIndex { 0 }).size(), 1);
    CHECK(session.complete() == Step::blocked);
    // Changing the other of the two clears it as well.
    set_inside(session, "people", 0, "name", "Lee");
    CHECK(row(session, "people", 1).errors(QuestionIndex { 0 }).empty());
    CHECK(session.errors(people).empty());
    CHECK(session.complete() == Step::completed);
}

TEST_CASE("an answer of the wrong kind is not taken")
{
    auto session = begin_session(household);
    set_inside(session, "people", 0, "name", "Kim");
    auto const before = everything(session);
    for (auto const* name : { "people", "rooms" }) {
        set(session, name, "text");
        set(session, name, 5);
    }
    set(session, "rooms", List { 1 });
    CHECK_EQ(everything(session), before);
    CHECK(session.value(ask(session, "rooms")).is_undefined());
}

TEST_CASE("a draft brings back every row, also the empty ones, and what was touched in them")
{
    auto session = begin_session(household);
    auto const people = ask(session, "people");
    session.add_row(people);
    set_inside(session, "people", 0, "name", "Kim");
    set_inside(session, "people", 0, "nick", "K");
    auto& first = row(session, "people", 0);
    first.add_row(ask(first, "pets"));
    first.add_row(ask(first, "pets"));
    set(session, "city", "Seoul");
    set_inside(session, "rooms", 1, "size", 2);
    auto restored = through_a_draft(session, household);
    CHECK_EQ(everything(restored), everything(session));
    // A default that no longer applies stays away, one that does still follows.
    for (auto* each : { &session, &restored }) {
        set_inside(*each, "people", 0, "name", "Lee");
        set_inside(*each, "people", 1, "name", "Choi");
    }
    CHECK_EQ(everything(restored), everything(session));
    CHECK(row(restored, "people", 0).value({ 4 }) == Value("K"));
    CHECK(row(restored, "people", 1).value({ 4 }) == Value("Choi!"));
}

TEST_CASE("random walks: rules inside and around are never stale, and drafts keep everything")
{
    auto const survey = load(household).survey;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        base::Random random(seed);
        Session session(survey, {});
        for (int step = 0; step < 40; ++step) {
            CAPTURE(seed);
            CAPTURE(step);
            auto const people = ask(session, "people");
            auto const count = static_cast<std::uint32_t>(session.row_count(people));
            auto& any = session.row(people, random.below(count));
            auto const pets = ask(any, "pets");
            switch (random.below(9)) {
            case 0:
                session.add_row(people);
                break;
            case 1:
                session.remove_row(people, random.below(count));
                break;
            case 2:
                set(any, "age", random.chance(0.2) ? Value() : Value(static_cast<double>(random.below(30))));
                break;
            case 3:
                set(any, "name",
                    random.chance(0.3) ? Value() : Value(std::string(1, static_cast<char>('a' + random.below(4)))));
                break;
            case 4:
                set(any, "job", random.chance(0.5) ? "pilot" : "none");
                break;
            case 5:
                random.chance(0.5) ? any.add_row(pets) : any.remove_row(pets, 0);
                break;
            case 6:
                if (any.row_count(pets) > 0)
                    set(any.row(pets, 0), "kind", random.chance(0.5) ? "dog" : "cat");
                break;
            case 7:
                set(session, "city", random.chance(0.5) ? "Seoul" : "Busan");
                break;
            default:
                set_inside(session, "rooms", random.below(2), "size", static_cast<double>(1 + random.below(3)));
            }
            session.check_screen(); // which takes away a dog that may not be chosen
            auto const seen = everything(session);
            CHECK_EQ(everything(through_a_draft(session, household)), everything(session));
            session.evaluate_everything();
            REQUIRE_EQ(everything(session), seen);
        }
    }
}

TEST_CASE("a row that its own answer removes goes without harm")
{
    auto session = begin_session(R"({"elements":[
        {"type":"paneldynamic","name":"d","panelCount":3,"templateElements":[
            {"type":"checkbox","name":"x","choices":[1,2,3],"showNoneItem":true},
            {"type":"text","name":"y","setValueExpression":"{panel.x}"}]},
        {"type":"text","name":"h","setValueExpression":"iif({d[0].x} contains 2, 1, 0) + 0"}],
        "triggers":[{"type":"setvalue","expression":"{h} = 1","setToName":"d","setValue":[{"y":"left"}]}]})");
    auto& first = session.row(ask(session, "d"), 2);
    first.choose({ 0 }, 1, true);
    session.row(ask(session, "d"), 0).choose({ 0 }, 2, true);
    CHECK_EQ(codec::to_json(session.data("d")), R"([{"y":"left"}])");
    CHECK_EQ(session.row_count(ask(session, "d")), 1);
}

TEST_CASE("an other inside is asked for its words, and they go when it is no longer chosen")
{
    auto session = begin_session(R"({"elements":[{"type":"matrixdynamic","name":"m","rowCount":1,"columns":[
        {"name":"x","cellType":"radiogroup","choices":[1],"showOtherItem":true}]}]})");
    auto& first = row(session, "m", 0);
    first.choose({ 0 }, "other", true);
    CHECK(session.complete() == Step::blocked);
    first.set_other_text({ 0 }, "words");
    CHECK_EQ(data(session), R"({"m":[{"x":"other","x-Comment":"words"}]})");
    first.choose({ 0 }, 1, true);
    CHECK(session.complete() == Step::completed);
    CHECK_EQ(data(session), R"({"m":[{"x":1}]})");
}

TEST_CASE("a whole question that does not show holds nothing at the end, and begins anew when it shows again")
{
    constexpr char const* json = R"({"clearInvisibleValues":"onHidden","elements":[{"type":"text","name":"t"},
        {"type":"paneldynamic","name":"d","panelCount":2,"visibleIf":"{t} <> 'h'","templateElements":[
            {"type":"text","name":"x","defaultValue":"begin"},{"type":"expression","name":"e","expression":"{t} + '?'"}]}]})";
    auto session = begin_session(json);
    set_inside(session, "d", 0, "x", "mine");
    set(session, "t", "h");
    CHECK_EQ(data(session), R"({"t":"h"})");
    set(session, "t", "k");
    CHECK_EQ(data(session), R"({"t":"k","d":[{"x":"begin","e":"k?"},{"x":"begin","e":"k?"}]})");
}

TEST_CASE("choices of a matrix are those of its columns that bring none, and each cell has its own kind")
{
    auto session
        = begin_session(R"({"elements":[{"type":"matrixdynamic","name":"m","choices":[1,{"value":2,"text":"Two"}],
        "columns":["plain",{"name":"many","cellType":"checkbox"},{"name":"own","cellType":"radiogroup","choices":["a"]},
            {"name":"yes","cellType":"boolean"},{"name":"score","cellType":"rating"},{"name":"tags","cellType":"tagbox"}],
        "detailPanelMode":"underRow","detailElements":[{"type":"comment","name":"more"}]}]})");
    auto const& first = row(session, "m", 0);
    CHECK_EQ(first.definition().questions.size(), 7);
    CHECK_EQ(first.choices(ask(first, "plain")).back().text, "Two");
    CHECK_EQ(first.choices(ask(first, "many")).size(), 2);
    CHECK_EQ(first.choices(ask(first, "own")).size(), 1);
    CHECK(std::holds_alternative<Boolean>(first.survey().question(ask(first, "yes")).kind));
    CHECK(std::holds_alternative<Rating>(first.survey().question(ask(first, "score")).kind));
    CHECK_EQ(visible(first).back(), "more");
}

TEST_CASE("names nobody knows inside are found where they stand")
{
    auto const loaded = load(R"({"elements":[{"type":"paneldynamic","name":"d","displayMode":"tab","templateElements":[
        {"type":"text","name":"x","visibleIf":"{panel.gone} = 1"},
        {"type":"text","name":"y","visibleIf":"{away} = 1","oops":1},
        {"type":"text","name":"y"},
        {"type":"radiogroup","name":"z","choicesFromQuestion":"none"},
        {"type":"consent","name":"c","items":[]}]}]})");
    std::vector<std::string> where;
    for (auto const& finding : loaded.findings)
        where.push_back(finding.where);
    auto const inside = std::string("/elements/0/templateElements");
    std::vector<std::string> const expected { inside + "/1/oops", inside + "/2", inside + "/3/choicesFromQuestion",
        inside + "/4", "/elements/0/displayMode", inside + "/0/visibleIf", inside + "/1/visibleIf" };
    CHECK(where == expected);
}

TEST_CASE("simulated people fill in panels and rows that hold")
{
    auto const survey = load(household).survey;
    bool has_pets = false, has_many = false;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SimulationOptions options;
        options.seed = seed;
        auto const session = simulate_person(survey, options);
        CHECK(session.phase() == Phase::completed);
        auto const& people = session.data("people");
        REQUIRE(people.is_list());
        has_many |= people.list().size() > 2;
        for (auto const& person : people.list()) {
            CHECK(person.member("name").is_text());
            has_pets |= person.member("pets").is_list();
        }
    }
    CHECK(has_pets);
    CHECK(has_many);
}

TEST_CASE("hostile surveys stay within bounds: panels in panels, many rows, wide rows")
{
    std::string deep = R"({"type":"text","name":"x"})";
    for (int level = 0; level < 6; ++level)
        deep = R"({"type":"paneldynamic","name":"d","panelCount":100,"templateElements":[)" + deep + "]}";
    auto session = begin_session(R"({"elements":[)" + deep + R"(,{"type":"matrixdynamic","name":"m","rowCount":1e9,
        "maxRowCount":1e9,"columns":["a"]}]})");
    CHECK_LE(session.row_count(ask(session, "d")), 100);
    CHECK_LE(session.row_count(ask(session, "m")), 1000);
    set(session, "d", session.value(ask(session, "d")));
    // A list from outside is cut where the survey holds no more.
    List many(60'000, Value(Record {}));
    set(session, "m", std::move(many));
    CHECK_LE(session.row_count(ask(session, "m")), DefinitionLimits {}.inner_elements);
    std::string deeper = R"({"type":"text","name":"x"})";
    for (int level = 0; level < 40; ++level)
        deeper = R"({"type":"paneldynamic","name":"d","templateElements":[)" + deeper + "]}";
    auto const json = codec::parse_json(R"({"elements":[)" + deeper + "]}");
    CHECK((!json.is_ok() || !codec::read_survey(json.value()).is_ok()));
}

TEST_CASE("an answer inside that a draft has no room for is not taken")
{
    constexpr char const* json = R"({"elements":[{"type":"paneldynamic","name":"d","panelCount":40,"templateElements":[
        {"type":"comment","name":"x"}]}]})";
    auto session = begin_session(json);
    for (std::size_t i = 0; i < 40; ++i)
        set_inside(session, "d", i, "x", std::string(1'000'000, 'a'));
    auto const& list = session.value(ask(session, "d")).list();
    CHECK(list[1].member("x").is_text());
    CHECK(list[39].member("x").is_undefined());
    CHECK(row(session, "d", 39).value({ 0 }).is_undefined());
    CHECK_EQ(data(through_a_draft(session, json)), data(session));
}

TEST_CASE("two questions that share one answer share their rows")
{
    auto session = begin_session(R"({"elements":[
        {"type":"matrixdynamic","name":"m","valueName":"v","rowCount":0,"columns":[{"name":"a","cellType":"text"}]},
        {"type":"paneldynamic","name":"p","valueName":"v","templateTitle":"{panel.a}","templateElements":[
            {"type":"text","name":"b"},{"type":"text","name":"c","visibleIf":"{panel.a} = 'three'"}]}]})");
    session.add_row(ask(session, "m"));
    set_inside(session, "m", 0, "a", "one");
    REQUIRE_EQ(session.row_count(ask(session, "p")), 1);
    CHECK_EQ(session.row_title(ask(session, "p"), 0), "one");
    CHECK_EQ(visible(row(session, "p", 0)).size(), 1);
    set_inside(session, "p", 0, "b", "two");
    CHECK_EQ(data(session), R"({"v":[{"a":"one","b":"two"}]})");
    set_inside(session, "m", 0, "a", "three");
    CHECK(session.data("v") == codec::parse_json(R"([{"a":"three","b":"two"}])").value());
    CHECK_EQ(visible(row(session, "p", 0)).size(), 2);
    CHECK_EQ(session.row_title(ask(session, "p"), 0), "three");
}

TEST_CASE("an answer checked at once is checked alone, and its message follows the language")
{
    auto session = begin_session(R"({"checkErrorsMode":"onValueChanged","locale":"ko","elements":[
        {"type":"paneldynamic","name":"d","panelCount":2,"templateElements":[
            {"type":"text","name":"x","isRequired":true},
            {"type":"text","name":"n","inputType":"number","min":5}]}]})");
    set_inside(session, "d", 0, "n", 3);
    CHECK_EQ(row(session, "d", 0).errors(QuestionIndex { 1 }).size(), 1);
    CHECK(row(session, "d", 0).errors(QuestionIndex { 0 }).empty());
    CHECK(row(session, "d", 1).errors(QuestionIndex { 0 }).empty());
    CHECK_EQ(row(session, "d", 0).errors(QuestionIndex { 1 })[0].text, "5 이상의 숫자를 적어 주세요.");
    session.set_language("en");
    CHECK_EQ(row(session, "d", 0).errors(QuestionIndex { 1 })[0].text, "Please enter a number of at least 5.");
    set_inside(session, "d", 0, "n", 7);
    CHECK(row(session, "d", 0).errors(QuestionIndex { 1 }).empty());
}

TEST_CASE("what cannot be answered around cannot be answered inside")
{
    auto session = begin_session(R"({"elements":[{"type":"text","name":"t"},
        {"type":"paneldynamic","name":"d","panelCount":1,"enableIf":"{t} = 1","templateElements":[
            {"type":"text","name":"x"}]}]})");
    CHECK_FALSE(row(session, "d", 0).is_enabled(QuestionIndex { 0 }));
    CHECK_FALSE(session.can_add_row(ask(session, "d")));
    set(session, "t", 1);
    CHECK(row(session, "d", 0).is_enabled(QuestionIndex { 0 }));
    CHECK(session.add_row(ask(session, "d")));
}

TEST_CASE("panels that do not show are not asked and hold back nobody")
{
    auto session = begin_session(R"({"elements":[
        {"type":"paneldynamic","name":"d","templateVisibleIf":"{panel.x} <> 'gone'","templateElements":[
            {"type":"text","name":"x"},{"type":"text","name":"y","isRequired":true}]}]})");
    set(session, "d", codec::parse_json(R"([{"x":"gone"},{"x":"here","y":"k"}])").value());
    CHECK_FALSE(session.is_row_visible(ask(session, "d"), 0));
    CHECK(session.is_row_visible(ask(session, "d"), 1));
    CHECK(session.complete() == Step::completed);
}
