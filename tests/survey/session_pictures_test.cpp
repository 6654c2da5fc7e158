// Marks and regions on a picture, image maps and signatures: what is taken as an answer and what is not.
#include "codec/draft_json.h"
#include "survey/marks.h"
#include "survey/signature.h"
#include "survey/simulation.h"
#include "tests/survey/session_support.h"

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

constexpr char const* spots = R"({"elements":[{"type":"hotspot","name":"h","isRequired":true,"imageLink":"a.svg",
    "altText":"a","imageWidth":800,"imageHeight":400,"mode":"both","maxMarks":3,"minMarks":2,"askComment":true,
    "feelings":["like","dislike"],"regions":[
    {"value":"shop","text":"편의점","shape":"rect","x":0,"y":0,"width":0.25,"height":0.5},
    {"value":"pump","shape":"circle","cx":0.5,"cy":0.5,"r":0.1},
    {"value":"road","text":"길","shape":"polygon","points":[[0.6,0.6],[1,0.6],[1,1]]}]}]})";

constexpr char const* map = R"({"elements":[{"type":"imagemap","name":"m","imageLink":"a.png","altText":"a",
    "minSelectedAreas":1,"maxSelectedAreas":2,"areas":[{"value":"a","text":"가","shape":"rect","coords":"10,20,30,40"},
    {"value":"b","shape":"circle","coords":"50,50,10"},{"value":"c","coords":"0,0,10,0,10,10","visibleIf":"{more} = 1"}]}]})";

std::string answer(Session const& session, std::string_view name)
{
    return codec::to_json(session.value(ask(session, name)));
}

Value json(std::string_view text)
{
    auto value = codec::parse_json(text);
    REQUIRE(value.is_ok());
    return value.release_value();
}

}

TEST_CASE("a mark is held in four digits and knows the region it hits")
{
    auto session = begin_session(spots);
    set(session, "h", json(R"([{"x":0.123456,"y":0.4},{"x":0.58,"y":0.5},{"x":0.5,"y":0.69999}])"));
    CHECK(answer(session, "h")
        == R"([{"x":0.1235,"y":0.4,"region":"shop"},{"x":0.58,"y":0.5,"region":"pump"},{"x":0.5,"y":0.7,"region":"pump"}])");
}

TEST_CASE("a circle is round on the picture, not in its fractions")
{
    Outline const circle { Outline::Shape::circle, { 0.5, 0.5, 0.1 } };
    CHECK(contains(circle, 0.5, 0.69, 0.5));
    CHECK_FALSE(contains(circle, 0.5, 0.71, 0.5));
    CHECK_FALSE(contains(circle, 0.61, 0.5, 0.5));
}

TEST_CASE("a polygon may be hollow, and of two regions one above the other the first one counts")
{
    Outline const hollow { Outline::Shape::polygon, { 0, 0, 1, 0, 1, 1, 0.9, 1, 0.9, 0.1, 0.1, 0.1, 0.1, 1, 0, 1 } };
    CHECK(contains(hollow, 0.05, 0.9, 1));
    CHECK_FALSE(contains(hollow, 0.5, 0.5, 1));
    Outline const all { Outline::Shape::rectangle, { 0, 0, 1, 1 } };
    CHECK(region_at({ hollow, all }, 0.05, 0.9, 1) == 0u);
    CHECK(region_at({ hollow, all }, 0.5, 0.5, 1) == 1u);
    CHECK_FALSE(region_at({ hollow, {} }, 0.5, 0.5, 1));
}

TEST_CASE("what is no mark of the question is left out, and too many are cut off")
{
    auto session = begin_session(spots);
    set(session, "h", json(R"([{"x":1.2,"y":0.5},{"x":-0.1,"y":0},{"x":"0.1","y":0.1},{"x":0.1},7,"a",
        {"region":"nowhere"},{"x":0.9,"y":0.1,"region":"shop","feeling":"hate","comment":5,"extra":1},
        {"region":"road","feeling":"like","comment":"어두워요"},{"region":"road"},{"x":0.9,"y":0.1},
        {"x":0.8,"y":0.1},{"x":0.7,"y":0.1}])"));
    CHECK(answer(session, "h")
        == R"([{"x":0.9,"y":0.1},{"region":"road","feeling":"like","comment":"어두워요"},{"x":0.8,"y":0.1}])");
}

TEST_CASE("an answer of another shape leaves the marks as they were, and nothing clears them")
{
    auto session = begin_session(spots);
    set(session, "h", json(R"([{"region":"shop"}])"));
    for (auto const* other : { R"({"x":0.1,"y":0.1})", R"("shop")", "5", "true", R"([{"x":2,"y":2}])", "[[0.1,0.1]]" })
        set(session, "h", json(other));
    CHECK(answer(session, "h") == R"([{"region":"shop"}])");
    set(session, "h", Value());
    CHECK(session.value(ask(session, "h")).is_undefined());
}

TEST_CASE("where regions are chosen, a place becomes its region and counts once")
{
    auto session = begin_session(R"({"elements":[{"type":"hotspot","name":"h","imageLink":"a.svg","mode":"regions",
        "regions":[{"value":1,"shape":"rect","x":0,"y":0,"width":0.5,"height":1},{"value":2}]}]})");
    set(session, "h", json(R"([{"x":0.1,"y":0.1},{"x":0.2,"y":0.2},{"x":0.9,"y":0.9},{"region":2}])"));
    CHECK(answer(session, "h") == R"([{"region":1},{"region":2}])");
}

TEST_CASE("a required hotspot asks for marks, and for as many as it wants")
{
    auto session = begin_session(spots);
    auto const h = ask(session, "h");
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(h).front().text == "Please mark the picture.");
    set(session, "h", json(R"([{"region":"shop"}])"));
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(h).front().text == "Please mark at least 2 places.");
    set(session, "h", json(R"([{"region":"shop"},{"x":0.9,"y":0.1}])"));
    CHECK(session.check_screen());
}

TEST_CASE("marks are said in words, and are restored from a draft as they were")
{
    SessionOptions options;
    options.language = "ko";
    auto session = begin_session(spots, options);
    set(session, "h", json(R"([{"region":"shop","feeling":"like"},{"x":0.9,"y":0.1,"comment":"멀어요"}])"));
    CHECK(session.display_text(ask(session, "h")) == "편의점: like, 왼쪽에서 90%, 위에서 10% (멀어요)");
    auto const survey = load(spots).survey;
    auto const again = Session::restore(survey, session.snapshot(), 0);
    CHECK(answer(again, "h") == answer(session, "h"));
}

TEST_CASE("a draft somebody wrote by hand does not get past the checks")
{
    auto session = begin_session(spots);
    auto snapshot = session.snapshot();
    snapshot.data.set("h", json(R"([{"x":7,"y":7},{"region":"x"}])"));
    auto again = Session::restore(load(spots).survey, snapshot, 0);
    CHECK_FALSE(again.check_screen());
}

TEST_CASE("an image map is answered like a choice, by the names of its areas")
{
    auto session = begin_session(map);
    auto const m = ask(session, "m");
    CHECK_FALSE(session.check_screen());
    session.choose(m, "a", true);
    session.choose(m, "b", true);
    session.choose(m, "c", true); // does not show, and two are enough
    CHECK(answer(session, "m") == R"(["a","b"])");
    CHECK(session.display_text(m) == "가, b");
    session.choose(m, "a", false);
    CHECK(session.check_screen());
    CHECK(session.choices(m).size() == 2);
    session.set_data("more", 1);
    CHECK(session.choices(m).size() == 3);
}

TEST_CASE("an image map asks for no more areas than there are to choose")
{
    auto few = begin_session(R"({"elements":[{"type":"imagemap","name":"m","imageLink":"a","minSelectedAreas":3,
        "areas":[{"value":"a","coords":"0,0,9,0,9,9"},{"value":"b","coords":"0,0,9,0,9,9"},
        {"value":"c","coords":"0,0,9,0,9,9","visibleIf":"{more} = 1"}]}]})");
    auto const m = ask(few, "m");
    few.choose(m, "a", true);
    CHECK_FALSE(few.check_screen());
    few.choose(m, "b", true);
    CHECK(few.check_screen());
    few.set_data("more", 1);
    CHECK_FALSE(few.check_screen());

    auto crossed = begin_session(R"({"elements":[{"type":"imagemap","name":"m","imageLink":"a","minSelectedAreas":3,
        "maxSelectedAreas":2,"areas":[{"value":"a","coords":"0,0,9,0,9,9"},{"value":"b","coords":"0,0,9,0,9,9"},
        {"value":"c","coords":"0,0,9,0,9,9"}]}]})");
    crossed.choose(ask(crossed, "m"), "a", true);
    crossed.choose(ask(crossed, "m"), "b", true);
    CHECK(crossed.check_screen());
}

TEST_CASE("an image map of one answer holds the area's value alone")
{
    auto session = begin_session(R"({"elements":[{"type":"imagemap","name":"m","imageLink":"a","multiSelect":false,
        "areas":[{"value":"a","coords":"0,0,9,0,9,9"},{"value":"b","coords":"0,0,9,0,9,9"}]}]})");
    auto const m = ask(session, "m");
    session.choose(m, "a", true);
    session.choose(m, "b", true);
    CHECK(answer(session, "m") == R"("b")");
}

TEST_CASE("a signature is a picture or none, never given beforehand, and required ones are asked for")
{
    constexpr char const* pad = R"({"elements":[{"type":"signaturepad","name":"s","isRequired":true,
        "defaultValue":"data:image/png;base64,iVBORw0KGgo="}]})";
    auto session = begin_session(pad);
    auto const s = ask(session, "s");
    CHECK(session.value(s).is_undefined());
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(s).front().text == "Please sign here.");
    for (auto const* other : { R"("홍길동")", R"(["a"])", R"("data:text/html;base64,AAAA")", "1" })
        set(session, "s", json(other));
    CHECK(session.value(s).is_undefined());
    auto const& kind = std::get<Signature>(session.definition().questions[s.value].kind);
    auto const value = signature_value(kind, { { { 1, 1 }, { 50, 50 } } });
    session.set_value(s, value);
    CHECK(session.check_screen());
    CHECK(session.display_text(s) == "signed");
    session.set_value(s, typed_signature_value(kind, "홍길동"));
    CHECK(session.display_text(s) == "홍길동");
    auto const again = Session::restore(load(pad).survey, session.snapshot(), 0);
    CHECK(again.value(s) == session.value(s));
}

TEST_CASE("pictures and signatures work inside panels and rows")
{
    auto session = begin_session(R"({"elements":[{"type":"paneldynamic","name":"d","panelCount":1,"templateElements":[
        {"type":"hotspot","name":"h","imageLink":"a.svg"},{"type":"signature","name":"s","isRequired":true}]}]})");
    auto const d = ask(session, "d");
    auto& row = session.row(d, 0);
    row.set_value(QuestionIndex { 0 }, json(R"([{"x":0.5,"y":0.25}])"));
    CHECK(answer(session, "d") == R"([{"h":[{"x":0.5,"y":0.25}]}])");
    CHECK_FALSE(session.check_screen());
    auto const& kind = std::get<Signature>(row.definition().questions[1].kind);
    row.set_value(QuestionIndex { 1 }, signature_value(kind, { { { 1, 1 } } }));
    CHECK(session.check_screen());
}

TEST_CASE("simulated people mark around the regions that the simulation names, and sign")
{
    auto const survey
        = load(R"({"elements":[{"type":"hotspot","name":"h","isRequired":true,"imageLink":"a.svg","mode":"both",
        "simulation":{"regions":{"a":3,"b":1},"spread":0.02},"feelings":["like"],"regions":[
        {"value":"a","shape":"rect","x":0.1,"y":0.1,"width":0.2,"height":0.2},
        {"value":"b","shape":"rect","x":0.6,"y":0.6,"width":0.2,"height":0.2},
        {"value":"c","shape":"rect","x":0.8,"y":0.1,"width":0.1,"height":0.1}]},
        {"type":"signature","name":"s","isRequired":true},
        {"type":"hotspot","name":"r","isRequired":true,"mode":"regions","imageLink":"a","regions":[{"value":"x"},{"value":"y"}]}]})")
              .survey;
    int hits[3] = {};
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SimulationOptions options;
        options.seed = seed;
        options.skip = 0;
        auto const session = simulate_person(survey, options);
        CHECK(session.phase() == Phase::completed);
        CHECK(strokes_of(
            std::get<Signature>(survey->question(ask(session, "s")).kind), session.value(ask(session, "s"))));
        CHECK(session.is_answered(ask(session, "r")));
        for (auto const& mark : session.value(ask(session, "h")).list()) {
            auto const& region = mark.member("region");
            ++hits[region == "a" ? 0 : region == "b" ? 1 : 2];
        }
    }
    CHECK(hits[0] > 2 * hits[1]);
    CHECK(hits[1] > 20);
    CHECK(hits[2] < 5);
}
