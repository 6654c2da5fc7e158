#include "base/random.h"
#include "base/text.h"
#include "codec/json.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace dure;
using codec::JsonLimits;
using codec::parse_json;
using codec::to_json;
using survey::List;
using survey::Record;
using survey::Value;

namespace {

// "where: detail", or "ok".
std::string outcome(std::string_view json, JsonLimits const& limits = {})
{
    auto const parsed = parse_json(json, limits);
    return parsed.is_ok() ? "ok" : parsed.error().where + ": " + parsed.error().detail;
}

std::string again(std::string_view json)
{
    auto const parsed = parse_json(json);
    return parsed.is_ok() ? to_json(parsed.value()) : "error: " + parsed.error().detail;
}

std::string random_text(base::Random& random)
{
    constexpr char32_t likely[]
        = { U'a', U'"', U'\\', U'/', U'\n', 0x01, 0x7F, U'é', U'두', U'레', 0x2028, 0x1F600, U'~' };
    std::string text;
    for (auto count = random.below(6); count > 0; --count)
        base::append_utf8(text, likely[random.below(std::size(likely))]);
    return text;
}

double random_number(base::Random& random)
{
    if (random.chance(0.5))
        return static_cast<double>(random.below(2000)) - 1000;
    return std::ldexp(random.unit() * 2 - 1, static_cast<int>(random.below(600)) - 300);
}

Value random_value(base::Random& random, int depth)
{
    switch (random.below(depth > 0 ? 7 : 5)) {
    case 0:
        return nullptr;
    case 1:
        return random.chance(0.5);
    case 2:
    case 3:
        return random_number(random);
    case 4:
        return random_text(random);
    case 5: {
        List list;
        for (auto count = random.below(4); count > 0; --count)
            list.push_back(random_value(random, depth - 1));
        return list;
    }
    default: {
        Record record;
        for (auto count = random.below(4); count > 0; --count)
            record.set(random_text(random), random_value(random, depth - 1));
        return record;
    }
    }
}

}

TEST_CASE("every JSON kind is read and written in the order it came")
{
    CHECK(again(R"({"b":[1,-2.5,true,false,null],"a":{"두레":"값"},"":""})")
        == R"({"b":[1,-2.5,true,false,null],"a":{"두레":"값"},"":""})");
    CHECK(again(" \n[ ] ") == "[]");
    CHECK(again("{}") == "{}");
    CHECK(again("1e2") == "100");
    CHECK(again("-0") == "0");
    CHECK(again("1e-400") == "0");
    CHECK(again(R"("\u00e9\ud83d\ude00\n\/")") == "\"é😀\\n/\"");
    CHECK(again("\xEF\xBB\xBF[1]") == "[1]"); // a byte order mark is tolerated
}

TEST_CASE("what any random value writes reads back the same, compact and pretty")
{
    base::Random random(21);
    for (int i = 0; i < 3000; ++i) {
        auto const value = random_value(random, 4);
        for (auto const style : { codec::JsonStyle::compact, codec::JsonStyle::pretty }) {
            auto const json = to_json(value, style);
            auto const parsed = parse_json(json);
            REQUIRE_MESSAGE(parsed.is_ok(), json);
            REQUIRE(parsed.value() == value);
            REQUIRE(to_json(parsed.value(), style) == json);
        }
    }
}

TEST_CASE("a byte flipped, left out or put in never does worse than an error with a place")
{
    base::Random random(22);
    for (int i = 0; i < 20'000; ++i) {
        auto json = to_json(random_value(random, 3));
        auto const at = random.below(static_cast<std::uint32_t>(json.size()));
        switch (random.below(3)) {
        case 0:
            json[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            json.erase(at, 1);
            break;
        default:
            json.insert(at, 1, static_cast<char>(random.below(256)));
        }
        auto const parsed = parse_json(json);
        if (parsed.is_ok()) {
            REQUIRE(parse_json(to_json(parsed.value())).is_ok());
        } else {
            REQUIRE(parsed.error().where.find("line ") == 0);
            REQUIRE_FALSE(parsed.error().detail.empty());
            REQUIRE(base::is_valid_utf8(parsed.error().detail));
        }
    }
}

TEST_CASE("errors say the line, the column in characters and the pointer")
{
    CHECK(outcome("") == "line 1, column 1: not valid JSON: unexpected end of input; expected '[', '{', or a literal");
    CHECK(outcome("{\n  \"두레\": tru }").find("line 2, column 12 (/두레): not valid JSON: invalid literal") == 0);
    CHECK(outcome(R"({"pages":[{"name":"a"},{"name":}]})").find("line 1, column 32 (/pages/1/name): ") == 0);
    CHECK(outcome("[1,2] x").find("line 1, column 7: not valid JSON") == 0);
    CHECK(outcome("[1,2][").find("line 1, column 6: not valid JSON") == 0);
    CHECK(outcome(R"({"a/b":{"~":[1,}}})").find("(/a~1b/~0/0)") != std::string::npos);
}

TEST_CASE("a key twice in one object is refused, in different objects it is not")
{
    CHECK(outcome(R"({"a":1,"b":{"a":2},"a":3})") == R"(line 1, column 22 (/a): the key "a" appears twice)");
    CHECK(outcome(R"({"a":1,"\u0061":3})").find("appears twice") != std::string::npos);
    CHECK(outcome(R"([{"a":1},{"a":1}])") == "ok");
    // Also beyond the number of keys that are compared one by one.
    std::string many = "{";
    for (int i = 0; i < 50; ++i)
        many += "\"k" + std::to_string(i) + "\":0,";
    CHECK(outcome(many + "\"k50\":0}") == "ok");
    CHECK(outcome(many + "\"k7\":0}").find("\"k7\" appears twice") != std::string::npos);
}

TEST_CASE("text that is not Unicode is refused")
{
    for (std::string const wrong : { "\"\x80\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF5\x80\x80\x80\"",
             "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"a\nb\"", "\"\\x41\"", "{\"\xFF\":1}" })
        CHECK_MESSAGE(outcome(wrong) != "ok", wrong);
    CHECK(outcome(R"("a\u0000b")") == "line 1, column 10: a text must not contain the character U+0000");
    CHECK(outcome(R"({"a\u0000":1})").find("U+0000") != std::string::npos);
    CHECK(outcome(std::string_view("\"a\0b\"", 5)) != "ok");
    CHECK(outcome(std::string_view("1\0", 2)) != "ok");
}

TEST_CASE("numbers that cannot be kept as written are refused")
{
    CHECK(again("9007199254740991") == "9007199254740991");
    CHECK(again("-9007199254740991") == "-9007199254740991");
    for (auto const* wrong :
        { "9007199254740992", "-9007199254740992", "18446744073709551616", "123456789012345678901234567890", "1e400",
            "-1e999999999", "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x10", "1e", "--1" })
        CHECK_MESSAGE(outcome(wrong) != "ok", wrong);
    CHECK(outcome("[1e400]") == "line 1, column 7: this number is too large");
    CHECK(outcome("{\"id\":12345678901234567}").find("cannot be kept exactly") != std::string::npos);
}

TEST_CASE("everything that is no JSON is refused")
{
    for (auto const* wrong : { "{", "[", "\"", "{a:1}", "{'a':1}", "[1,]", "{\"a\":1,}", "// x\n1", "/* */1", "[1 2]",
             "nul", "{\"a\"}", "{1:2}", "undefined", "]", "}", "," })
        CHECK_MESSAGE(outcome(wrong) != "ok", wrong);
}

TEST_CASE("each limit holds exactly at its edge")
{
    JsonLimits limits;
    limits.bytes = 10;
    CHECK(outcome("[1,2,3,44]", limits) == "ok");
    CHECK(outcome("[1,2,3,444]", limits).find("longer than 10 bytes") != std::string::npos);
    limits = {};
    limits.depth = 3;
    CHECK(outcome("[[[1]]]", limits) == "ok");
    CHECK(outcome("[[{\"a\":[]}]]", limits) == "line 1, column 8 (/0/0/a): values are nested more than 3 deep");
    limits = {};
    limits.string_bytes = 6;
    CHECK(outcome("\"두레\"", limits) == "ok");
    CHECK(outcome("\"두레!\"", limits).find("longer than 6 bytes") != std::string::npos);
    CHECK(outcome("{\"1234567\":1}", limits).find("longer than 6 bytes") != std::string::npos);
    limits = {};
    limits.values = 4;
    CHECK(outcome("[1,2,3]", limits) == "ok");
    CHECK(outcome("[1,2,3,4]", limits).find("more than 4 values") != std::string::npos);
    limits = {};
    limits.keys_per_record = 2;
    CHECK(outcome(R"({"a":1,"b":2})", limits) == "ok");
    CHECK(outcome(R"({"a":1,"b":2,"c":3})", limits).find("more than 2 keys") != std::string::npos);
    CHECK(parse_json("[[1]]", { .depth = 1 }).error().code == base::ErrorCode::limit_exceeded);
}

TEST_CASE("a million brackets neither overflow the stack nor take long")
{
    CHECK(outcome(std::string(1'000'000, '[')).find("nested more than 64 deep") != std::string::npos);
    JsonLimits deep;
    deep.depth = 2'000'000;
    CHECK(outcome(std::string(1'000'000, '['), deep).find("unexpected end of input") != std::string::npos);
}

TEST_CASE("writing follows JSON.stringify where JSON has no word for a value")
{
    Record record;
    record.set("gone", Value());
    record.set("list", List { Value(), std::nan(""), std::numeric_limits<double>::infinity() });
    record.set("date", survey::Date { 0 });
    record.set("bad date", survey::Date { std::nan("") });
    record.set("bytes",
        std::string("a\xFF"
                    "b\x01"));
    CHECK(to_json(record)
        == R"({"list":[null,null,null],"date":"1970-01-01T00:00:00.000Z","bad date":null,"bytes":"a)"
           "\uFFFD"
           R"(b\u0001"})");
    CHECK(to_json(Value()) == "null");
    CHECK(to_json(9007199254740991.0) == "9007199254740991");
    CHECK(to_json(1e17) == "1e+17");
    CHECK(to_json(-69932734596037890.0) == "-6.993273459603789e+16");
    CHECK(codec::to_json_text("a\"b") == R"("a\"b")");
}

TEST_CASE("pretty JSON puts one member to a line and leaves empty ones closed")
{
    auto const value = parse_json(R"({"a":[1,{"b":[]}],"c":{}})");
    REQUIRE(value.is_ok());
    CHECK(to_json(value.value(), codec::JsonStyle::pretty)
        == "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}");
}

TEST_CASE("JSON Lines are read one by one and a bad line does not hide the others")
{
    codec::JsonLineReader reader("{\"a\":1}\r\n\n[1,\n  \n\"끝\"");
    auto line = reader.next();
    REQUIRE((line && line->is_ok()));
    CHECK(line->value().number == 1);
    line = reader.next();
    REQUIRE((line && !line->is_ok()));
    CHECK(line->error().where.find("line 3, column 3") == 0);
    line = reader.next();
    REQUIRE((line && line->is_ok()));
    CHECK(line->value().number == 5);
    CHECK(line->value().value == Value("끝"));
    CHECK_FALSE(reader.next().has_value());
}
