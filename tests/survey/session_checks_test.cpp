// Lengths and consents: what a page may prevent, the engine checks again.
#include "base/time.h"
#include "codec/draft_json.h"
#include "tests/survey/session_support.h"

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

std::string first_error(Session const& session, std::string_view name)
{
    auto const& errors = session.errors(ask(session, name));
    return errors.empty() ? "" : errors.front().text;
}

}

TEST_CASE("more characters than maxLength block a text, a comment and a field of several, in both languages")
{
    auto session = begin_session(R"({"locale":"ko","maxCommentLength":4,"elements":[
        {"type":"text","name":"t","maxLength":3},
        {"type":"comment","name":"c","maxLength":5},
        {"type":"comment","name":"d"},
        {"type":"multipletext","name":"m","items":[{"name":"a","maxLength":2}]}]})");
    set(session, "t", "가나다");
    set(session, "c", "가나다라마");
    set(session, "d", "가나다라");
    session.set_item(ask(session, "m"), "a", "가나");
    CHECK(session.check_screen());
    set(session, "t", "가나다라");
    set(session, "c", "가나다라마바");
    set(session, "d", "가나다라마");
    session.set_item(ask(session, "m"), "a", "가나다");
    CHECK(session.complete() == Step::blocked);
    CHECK(first_error(session, "t") == "3자까지만 적어 주세요.");
    CHECK(first_error(session, "c") == "5자까지만 적어 주세요.");
    CHECK(first_error(session, "d") == "4자까지만 적어 주세요.");
    CHECK(first_error(session, "m") == "2자까지만 적어 주세요.");
    CHECK(session.errors(ask(session, "m")).front().part == "a");
    session.set_language("en");
    CHECK(first_error(session, "t") == "Please write at most 3 characters.");
    set(session, "t", "");
    CHECK(first_error(session, "t").empty());
}

TEST_CASE("a bound that begins with = is an expression")
{
    SessionOptions options;
    options.now_millis = 1.79535e12; // 2026-11-22T00:00 in Seoul is 15:00 of the day before in UTC
    options.utc_offset_minutes = 540;
    auto session = begin_session(R"json({"elements":[
        {"type":"text","inputType":"date","name":"d","min":"=today()","max":"=today(2)"},
        {"type":"text","inputType":"number","name":"n","max":"={k} + 1"},
        {"type":"multipletext","name":"m","items":[{"name":"i","inputType":"number","min":"={k} + 1"}]},
        {"type":"text","inputType":"number","name":"k"}]})json",
        options);
    set(session, "k", 4);
    auto const today = base::format_iso_date(base::civil_from_millis(1'795'350'000'000, 540).date);
    CHECK(session.minimum(ask(session, "d")) == Value(today));
    CHECK(session.maximum(ask(session, "n")) == Value(5));
    CHECK(session.minimum(ask(session, "m"), "i") == Value(5));
    set(session, "d", today);
    set(session, "n", 5);
    session.set_item(ask(session, "m"), "i", 5);
    CHECK(session.check_screen());
    set(session, "d", "2020-01-01");
    set(session, "n", 6);
    session.set_item(ask(session, "m"), "i", 4);
    CHECK_FALSE(session.check_screen());
    CHECK(first_error(session, "d").find(today) != std::string::npos);
    CHECK(session.questions_with_errors().size() == 3);
}

TEST_CASE("numbers and dates have no length")
{
    auto session = begin_session(R"({"maxTextLength":3,"elements":[
        {"type":"text","inputType":"number","name":"n"},{"type":"text","inputType":"date","name":"d"}]})");
    set(session, "n", 123456);
    set(session, "d", "2026-11-22");
    CHECK(session.check_screen());
}

TEST_CASE("a consent is dated by its ticking, also over a draft, and what was never ticked is a no at the end")
{
    auto const json = R"({"elements":[
        {"type":"consent","name":"c","items":[{"name":"use","version":"2"},{"name":"quote","version":"1"},{"name":"call","version":"1"}]},
        {"type":"consent","name":"hidden","visibleIf":"{never} = 1","items":[{"name":"x"}]}]})";
    SessionOptions options;
    options.now_millis = 1'000'000;
    auto session = begin_session(json, options);
    auto const c = ask(session, "c");
    session.set_now(2'000'000);
    session.set_item(c, "use", true);
    session.set_now(3'000'000);
    session.set_item(c, "quote", true);
    session.set_item(c, "use", true); // again changes nothing
    session.set_now(4'000'000);
    session.set_item(c, "quote", false);

    auto const unfinished = codec::response_from_session(session, "r", {});
    CHECK(unfinished.consents.size() == 2); // nobody has refused the third yet

    auto const draft = codec::draft_from_json(codec::draft_to_json(session.snapshot()));
    REQUIRE(draft.is_ok());
    auto again = Session::restore(load(json).survey, draft.value(), 9'000'000);
    again.set_now(10'000'000);
    REQUIRE(again.complete() == Step::completed);
    auto const response = codec::response_from_session(again, "r", {});
    std::string told;
    for (auto const& each : response.consents)
        told += each.item + " " + each.version + " " + each.choice + " " + each.at + "\n";
    CHECK(told
        == "use 2 yes 1970-01-01T00:33:20.000Z\n"
           "quote 1 no 1970-01-01T01:06:40.000Z\n"
           "call 1 no 1970-01-01T02:46:40.000Z\n");
}
