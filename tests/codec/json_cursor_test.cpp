#include "codec/json.h"
#include "codec/json_cursor.h"

#include <doctest/doctest.h>

using namespace dure;
using codec::JsonCursor;
using codec::JsonMismatch;

namespace {

survey::Value parsed(char const* json)
{
    auto value = codec::parse_json(json);
    REQUIRE(value.is_ok());
    return value.release_value();
}

}

TEST_CASE("a cursor reads typed members and knows where it stands")
{
    auto const value = parsed(R"({"title":"두레","count":3,"on":true,"pages":[{"name":"a"},{"name":"b/c"}]})");
    std::vector<JsonMismatch> mismatches;
    JsonCursor const cursor(value, mismatches);
    CHECK(cursor.text("title") == "두레");
    CHECK(cursor.number_or("count", 0) == 3);
    CHECK(cursor.boolean_or("on", false));
    auto const pages = cursor.items("pages");
    REQUIRE(pages.size() == 2);
    CHECK(pages[1].need_text("name") == "b/c");
    CHECK(pages[1].member("name").pointer() == "/pages/1/name");
    CHECK(cursor.members().size() == 4);
    CHECK(cursor.has("on"));
    CHECK(mismatches.empty());
}

TEST_CASE("what has the wrong kind is noted with its pointer and the fallback is used")
{
    auto const value = parsed(R"({"title":7,"pages":"no","a/b":{"x":null}})");
    std::vector<JsonMismatch> mismatches;
    JsonCursor const cursor(value, mismatches);
    CHECK(cursor.text_or("title", "none") == "none");
    CHECK(cursor.items("pages").empty());
    CHECK(cursor.items("absent").empty());
    CHECK(cursor.member("a/b").text_or("x", "y") == "y"); // null counts as absent
    CHECK(cursor.member("a/b").need_text("x") == "");
    REQUIRE(mismatches.size() == 3);
    CHECK(mismatches[0].where == "/title");
    CHECK(codec::describe(mismatches[0]) == "should be a text but is a number");
    CHECK(mismatches[1].where == "/pages");
    CHECK(mismatches[2].where == "/a~1b/x");
}

TEST_CASE("a member of something that has none is absent, however deep one asks")
{
    auto const value = parsed("[1]");
    std::vector<JsonMismatch> mismatches;
    JsonCursor const cursor(value, mismatches);
    CHECK_FALSE(cursor.member("a").member("b").exists());
    CHECK(cursor.need_text("a") == "");
    REQUIRE(mismatches.size() == 1);
    CHECK(codec::describe(mismatches[0]) == "missing: a text is needed here");
}
