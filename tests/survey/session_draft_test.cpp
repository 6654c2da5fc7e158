// What a killed tab must not lose: every draft can be read back, and it goes on where the person was.
#include "codec/draft_json.h"
#include "tests/survey/session_support.h"

#include <cmath>
#include <limits>

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

Session through_a_draft(Session const& session, std::string_view json)
{
    auto const bytes = codec::draft_to_json(session.snapshot());
    auto const read = codec::draft_from_json(bytes);
    REQUIRE_MESSAGE(read.is_ok(), bytes.substr(0, 200));
    return Session::restore(load(json).survey, read.value(), 1000);
}

std::string with_nul(std::string_view before, std::string_view after)
{
    std::string text(before);
    text += '\0';
    text += after;
    return text;
}

}

TEST_CASE("a value that wraps or doubles itself with every answer never grows beyond what a draft holds")
{
    for (char const* expression : { "[{b},1]", "[{b},{b}]", "{b}+{b}+'a'" }) {
        auto const json = R"({"elements":[{"type":"text","name":"a"}],"triggers":[{"type":"runexpression",
            "expression":"{a} notempty","runExpression":")"
            + std::string(expression) + R"(","setToName":"b"}]})";
        auto session = begin_session(json);
        for (int i = 1; i <= 80; ++i) {
            set(session, "a", i);
            through_a_draft(session, json);
        }
    }
}

TEST_CASE("answers that are too much for a draft together are none from there on, until there is room again")
{
    std::string values;
    for (int i = 0; i < 100; ++i)
        values += (i ? ",{" : "{") + (R"("name":"c)" + std::to_string(i))
            + R"(","includeIntoResult":true,"expression":"{q}+'x'"})";
    auto const json = R"({"calculatedValues":[)" + values
        + R"(],"elements":[{"type":"comment","name":"q"},{"type":"text","name":"later"}]})";
    auto session = begin_session(json);
    // A letter below the space is six in JSON.
    for (char const letter : { 'a', '"', '\x01' }) {
        set(session, "q", std::string(1'000'000, letter));
        CHECK(session.data("c0").is_text());
        CHECK(session.data("c99").is_undefined());
        CHECK(data(through_a_draft(session, json)) == data(session));
        set(session, "q", "");
    }
    set(session, "q", std::string(1'000'000, 'a'));
    set(session, "later", std::string(3'000'000, '"'));
    CHECK_FALSE(session.is_answered(ask(session, "later")));
    set(session, "q", "short");
    set(session, "later", std::string(3'000'000, '"'));
    CHECK(session.is_answered(ask(session, "later")));
    CHECK(session.data("c99") == Value("shortx"));
}

TEST_CASE("data from outside takes of the same room, and gives it back")
{
    auto const json = R"({"elements":[{"type":"text","name":"a"}]})";
    auto session = begin_session(json);
    for (int i = 0; i < 20; ++i) {
        session.set_data("d" + std::to_string(i), std::string(3'000'000, 'd'));
        session.set_variable("v" + std::to_string(i), std::string(3'000'000, 'v'));
    }
    auto const stored = session.snapshot();
    CHECK(stored.data.size() + stored.variables.size() == 11);
    auto again = through_a_draft(session, json);
    set(again, "a", std::string(3'000'000, 'a'));
    CHECK_FALSE(again.is_answered(ask(again, "a")));
    again.set_data("d0", {});
    set(again, "a", std::string(3'000'000, 'a'));
    CHECK(again.is_answered(ask(again, "a")));
}

TEST_CASE("a draft holds no more keys than it can give back")
{
    std::string values;
    for (int i = 0; i < 21'000; ++i)
        values += (i ? ",{" : "{") + (R"("name":"c)" + std::to_string(i))
            + R"(","includeIntoResult":true,"expression":"1"})";
    auto const json = R"({"calculatedValues":[)" + values + R"(],"elements":[{"type":"text","name":"a"}]})";
    auto session = begin_session(json);
    CHECK(session.data().size() == 20'000);
    through_a_draft(session, json);
    Record record;
    for (int i = 0; i < 20'001; ++i)
        record.append("m" + std::to_string(i), i);
    auto one = begin_session(R"({"elements":[{"type":"text","name":"a"}]})");
    set(one, "a", Value(std::move(record)));
    CHECK_FALSE(one.is_answered(ask(one, "a")));
}

TEST_CASE("records that look like the marks of a draft survive it as deep as answers go")
{
    auto const json = R"({"elements":[{"type":"text","name":"a"}]})";
    auto session = begin_session(json);
    Value value(1);
    for (int depth = 1; depth <= 80; ++depth) {
        Record record;
        record.set("$date", value);
        value = Value(std::move(record));
        set(session, "a", value);
        CHECK(data(through_a_draft(session, json)) == data(session));
    }
    CHECK(data(session) == "{}");
}

TEST_CASE("U+0000 is dropped from answers, comments and data from outside, at any depth")
{
    auto const json = R"({"elements":[{"type":"text","name":"a"},{"type":"comment","name":"b","showCommentArea":true},
        {"type":"multipletext","name":"m","items":[{"name":"i"}]}]})";
    auto session = begin_session(json);
    set(session, "a", with_nul("x", "y"));
    session.set_comment(ask(session, "b"), with_nul("두", "레"));
    session.set_item(ask(session, "m"), "i", with_nul("p", "q"));
    session.set_data("kiosk", with_nul("k", "1"));
    session.set_variable("wave", with_nul("w", "2"));
    set(session, "b", with_nul("", ""));
    CHECK(data(session) == R"({"a":"xy","b-Comment":"두레","m":{"i":"pq"},"kiosk":"k1"})");
    CHECK(data(through_a_draft(session, json)) == data(session));
}

TEST_CASE("times that are none become a response all the same")
{
    auto const session = begin_session(R"({"elements":[{"type":"text","name":"a"}]})");
    auto snapshot = session.snapshot();
    snapshot.phase = Phase::completed;
    snapshot.started_at_millis = std::nan("");
    snapshot.completed_at_millis = std::numeric_limits<double>::infinity();
    auto const response = codec::response_from_snapshot(snapshot, "1", {});
    CHECK(response.started_at == "-271821-04-20T00:00:00.000Z");
    CHECK(response.finished_at == "+275760-09-13T00:00:00.000Z");
}

TEST_CASE("after a draft the way back over a skip is the same")
{
    for (char const* mode : { "standard", "questionPerPage" }) {
        auto const json = R"({"questionsOnPageMode":")" + std::string(mode)
            + R"(","triggers":[{"type":"skip","expression":"{a} = 1","gotoName":"c"}],"pages":[
            {"name":"p1","elements":[{"type":"text","name":"a"}]},{"name":"p2","elements":[{"type":"text","name":"b"}]},
            {"name":"p3","elements":[{"type":"text","name":"c"}]}]})";
        auto session = begin_session(json);
        set(session, "a", 1);
        auto again = through_a_draft(session, json);
        CHECK(again.current_page() == again.survey().find_page("p3"));
        CHECK(again.previous() == Step::moved);
        CHECK(again.current_page() == again.survey().find_page("p1"));
    }
}

TEST_CASE("after a draft a page that may end the survey says so still")
{
    auto const json = R"({"calculatedValues":[{"name":"sum","expression":"{a}+{b}"}],"triggers":[
        {"type":"complete","expression":"{a} = 'no'"},{"type":"complete","expression":"{sum} = 7"}],"pages":[
        {"elements":[{"type":"text","name":"a"}]},{"elements":[{"type":"text","name":"b"}]},
        {"elements":[{"type":"text","name":"c"}]}]})";
    auto session = begin_session(json);
    CHECK_FALSE(through_a_draft(session, json).is_last_screen());
    set(session, "a", "no");
    auto again = through_a_draft(session, json);
    CHECK(again.is_last_screen());
    CHECK(again.next() == Step::completed);

    auto counting = begin_session(json);
    set(counting, "a", 3);
    counting.next();
    set(counting, "b", 4);
    CHECK(counting.is_last_screen());
    CHECK(through_a_draft(counting, json).is_last_screen());
}
