#include "tests/survey/expression_support.h"

#include <doctest/doctest.h>

using namespace dure::survey;

namespace {

std::string error_place(std::string_view text, ExpressionLimits const& limits = {})
{
    auto const compiled = Expression::compile(text, limits);
    return compiled ? "" : compiled.error().where;
}

std::string repeated(std::string_view part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += part;
    return text;
}

}

TEST_CASE("operators bind from content, power, product, sum, comparison and and to or")
{
    CHECK(value_of("2 + 2 * 2 ^ 3") == Value(18));
    CHECK(value_of("1 + 1 = 2 and 3 > 2 or false") == Value(true));
    CHECK(value_of("true or true and false") == Value(true));
    CHECK(value_of("2 - 1 - 1") == Value(0));
    CHECK(value_of("8 / 4 / 2") == Value(1));
    CHECK(value_of("! false and false") == Value(false));
}

TEST_CASE("every spelling of an operator means the same, in either case")
{
    for (auto const* text : { "{a} = 1", "{a} == 1", "{a} equal 1", "{a} EQUAL 1", "{a} equals 1" })
        CHECK(is_true(text, record_of({ { "a", 1 } })));
    for (auto const* text : { "{a} != 1", "{a} <> 1", "{a} notequal 1", "{a} notequals 1" })
        CHECK(is_true(text, record_of({ { "a", 2 } })));
    for (auto const* text : { "{a} >= 2", "{a} => 2", "{a} greaterorequal 2", "{a} GreaterOrEqual 2" })
        CHECK(is_true(text, record_of({ { "a", 2 } })));
    for (auto const* text : { "{a} <= 2", "{a} =< 2", "{a} lessorequal 2" })
        CHECK(is_true(text, record_of({ { "a", 2 } })));
    CHECK(is_true("{a}or{b}", record_of({ { "a", false }, { "b", true } })));
    CHECK(is_true("{a} AND {b}", record_of({ { "a", true }, { "b", true } })));
}

TEST_CASE("quoted text keeps its quotes behind a backslash, and operators inside it are letters")
{
    CHECK(value_of("'it\\'s'") == Value("it's"));
    CHECK(value_of("\"say \\\"hi\\\"\"") == Value("say \"hi\""));
    CHECK(value_of("'a\\b'") == Value("a\\b"));
    CHECK(value_of("'x equals y <> z'") == Value("x equals y <> z"));
    CHECK(value_of("'{a}'") == Value("{a}"));
    CHECK(value_of("''") == Value(""));
}

TEST_CASE("a name in braces may be anything but braces")
{
    CHECK(value_of("{2-3+4}", record_of({ { "2-3+4", 1 } })) == Value(1));
    CHECK(value_of("{a'b\"c}", record_of({ { "a'b\"c", 1 } })) == Value(1));
    CHECK(value_of("{만족도 (전체)}", record_of({ { "만족도 (전체)", 5 } })) == Value(5));
    CHECK(value_of("{q1.row A[1].COL}",
              record_of({ { "q1", record_of({ { "Row a", List { 0, record_of({ { "col", 7 } }) } } }) } }))
        == Value(7));
    CHECK(value_of("{a.b.c}", record_of({ { "a.b", record_of({ { "c", 3 } }) } })) == Value(3));
    CHECK(value_of("{a[-1]}", record_of({ { "a", List { 1, 2, 3 } } })) == Value(3));
    CHECK(value_of("{a.length}", record_of({ { "a", "한국" } })) == Value(2));
    CHECK(value_of("{nobody.length}") == Value(0));
}

TEST_CASE("a name after # keeps text that looks like a number")
{
    CHECK(value_of("{#a}", record_of({ { "a", "12" } })) == Value("12"));
    CHECK(value_of("{a}", record_of({ { "a", "12" } })) == Value(12));
    CHECK(Expression::compile("{#a}").value().variables() == std::vector<std::string> { "a" });
}

TEST_CASE("a name written as JSON that no question has is the object it spells")
{
    CHECK(value_of("{\"a\": 1, \"b\": [true, \"\\u0041\\n\"]}")
        == Value(record_of({ { "a", 1 }, { "b", List { true, "A\n" } } })));
    CHECK(value_of("{a: 1}") == Value(nullptr));
}

TEST_CASE("numbers, words and lists are constants")
{
    CHECK(value_of("0x10 + 1") == Value(17));
    CHECK(value_of("-2.50") == Value(-2.5));
    CHECK(value_of("word_1") == Value("word_1"));
    CHECK(value_of("[1, 'a', [true]]") == Value(List { 1, "a", List { true } }));
    CHECK(value_of("[]") == Value(List {}));
}

TEST_CASE("a missing closing parenthesis at the end is forgiven, as in SurveyJS")
{
    CHECK(value_of("(1 + 2") == Value(3));
    CHECK(value_of("sum(1, 2") == Value(3));
}

TEST_CASE("an error names the column where the expression stops making sense")
{
    CHECK(error_place("") == "column 1");
    CHECK(error_place("1 +") == "column 4");
    CHECK(error_place("{a} = 1 )") == "column 9");
    CHECK(error_place("{a} @ 1") == "column 5");
    CHECK(error_place("{a") == "column 3");
    CHECK(error_place("'가나다' = 'x") == "column 11");
    CHECK(error_place("1 2") == "column 3");
    CHECK(error_place("[1, 2") == "column 6");
    CHECK(Expression::compile("1 @").error().detail == "unexpected '@'");
    CHECK(Expression::compile("1 +").error().detail == "the expression ends too early");
    CHECK(Expression::compile("  ").error().detail == "the expression is empty");
}

TEST_CASE("what is too long, too deep or too much is refused, not tried")
{
    auto const code = [](std::string const& text) { return Expression::compile(text).error().code; };
    CHECK(code(repeated("(", 1000) + "1") == dure::base::ErrorCode::limit_exceeded);
    CHECK(code(repeated("!", 1000) + "1") == dure::base::ErrorCode::limit_exceeded);
    CHECK(code(repeated("[", 1000)) == dure::base::ErrorCode::limit_exceeded);
    CHECK(code(repeated("sum(", 1000)) == dure::base::ErrorCode::limit_exceeded);
    CHECK(code("'" + std::string(20'000, 'x') + "'") == dure::base::ErrorCode::limit_exceeded);
    CHECK(code("1" + repeated("+1", 5000)) == dure::base::ErrorCode::limit_exceeded);
    CHECK(error_place(repeated("(", 65) + "1") == "column 65");
    CHECK(value_of("1" + repeated("+1", 4000)) == Value(4001));
    CHECK(value_of(repeated("(", 60) + "1" + repeated(")", 60)) == Value(1));
}

TEST_CASE("a name of too many parts or bytes is refused, but not an object written as JSON")
{
    CHECK(error_place("{a" + repeated(".b", 31) + "} = 1").empty());
    CHECK(error_place("1 + {a" + repeated(".b", 32) + "} = 1") == "column 5");
    CHECK(error_place("{a" + repeated("[0]", 32) + "}") == "column 1");
    CHECK(error_place("{" + std::string(1024, 'a') + "}").empty());
    CHECK(error_place("{" + std::string(1025, 'a') + "}") == "column 1");
    auto const json = R"({"a": [)" + repeated("1.5, ", 400) + "2.5]}";
    CHECK(value_of(json).member("a").list().size() == 401);
}

TEST_CASE("an evaluation that goes on too long gives nothing")
{
    List many(10'000, Value(1));
    auto compiled = Expression::compile("sum({a}) + sum({a}) > 0");
    REQUIRE(compiled.is_ok());
    auto expression = compiled.release_value();
    RecordResolver resolver;
    expression.bind(resolver);
    Value const values = record_of({ { "a", many } });
    Surroundings surroundings;
    surroundings.slots = { &values, 1 };
    CHECK(expression.is_true(surroundings));
    surroundings.step_limit = 15'000;
    CHECK_FALSE(expression.is_true(surroundings));
    CHECK(expression.evaluate(surroundings).is_undefined());
}

TEST_CASE("variables are named once, in order, and without those that belong to array conditions")
{
    auto const expression = Expression::compile("{b} = 1 and {a} = {b} and sumInArray({rows}, 'x', {inner} > {a}) > 1");
    REQUIRE(expression.is_ok());
    CHECK(expression.value().variables() == std::vector<std::string> { "b", "a", "rows" });
}

TEST_CASE("an expression reads each slot once and an unknown name as nothing")
{
    struct Slots : NameResolver {
        std::optional<Location> resolve(std::string_view name) override
        {
            if (name.substr(0, 1) == "a")
                return Location { 3, name.size() > 1 ? std::string(name.substr(2)) : "" };
            if (name == "b")
                return Location { 1, "" };
            return {};
        }
    };
    auto compiled = Expression::compile("{a} = {b} or {a.x} = 5 and {nobody} empty");
    REQUIRE(compiled.is_ok());
    auto expression = compiled.release_value();
    Slots resolver;
    expression.bind(resolver);
    CHECK(expression.slots() == std::vector<std::uint32_t> { 3, 1 });
    Value const values[] = { {}, 1, {}, record_of({ { "X", 5 } }) };
    Surroundings surroundings;
    surroundings.slots = values;
    CHECK(expression.is_true(surroundings));
    surroundings.slots = { values, 1 };
    CHECK(expression.evaluate(surroundings) == Value(true)); // slots that are not there: nothing = nothing
}
