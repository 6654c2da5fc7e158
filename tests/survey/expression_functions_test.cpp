#include "tests/survey/expression_support.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure::survey;

namespace {

constexpr double noon_in_november = 1'795'348'800'000; // 2026-11-22T12:00Z, a Sunday

Value rows()
{
    return List { record_of({ { "price", 30 }, { "name", "C" }, { "kind", "car" } }),
        record_of({ { "price", "10" }, { "name", "A" }, { "kind", "bike" } }),
        record_of({ { "price", 20 }, { "name", "B" }, { "kind", "car" } }), record_of({ { "name", "D" } }) };
}

struct Clerk : ExpressionHost {
    std::optional<Value> call(std::string_view function, std::span<Value const> arguments) const override
    {
        if (function != "displayValue" || arguments.empty())
            return {};
        return Value("shown " + arguments[0].text());
    }
};

}

TEST_CASE("sum, avg, min, max and count open lists and take numbers written as text")
{
    auto const values = record_of({ { "a", List { "2", 5, List { 3 } } }, { "b", 0.1 }, { "none", nullptr } });
    CHECK(value_of("sum({a}, {b}, 0.2, {none})", values) == Value(10.3));
    CHECK(value_of("avg({a})", values) == Value(10.0 / 3));
    CHECK(value_of("min({a}, {none})", values) == Value(2));
    CHECK(value_of("max({a})", values) == Value(5));
    CHECK(value_of("count({a}, {none})", values) == Value(3));
    CHECK(value_of("avg()") == Value(0));
    CHECK(value_of("min()") == Value());
}

TEST_CASE("round rounds halves away from what binary made of them, trunc cuts")
{
    CHECK(value_of("round(1.005, 2)") == Value(1.01));
    CHECK(value_of("round(-2.5)") == Value(-3));
    CHECK(value_of("round(1234.5, -2)") == Value(1200));
    CHECK(value_of("trunc(2.179, 2)") == Value(2.17));
    CHECK(value_of("trunc(-2.9)") == Value(-2));
    CHECK(std::isnan(value_of("round('x')").number()));
    CHECK(std::isnan(value_of("trunc()").number()));
}

TEST_CASE("iif chooses by truth and has nothing to give where no other is named")
{
    CHECK(value_of("iif(2 > 1, 'yes', 'no')") == Value("yes"));
    CHECK(value_of("iif({a}, 'yes', 'no')") == Value("no"));
    CHECK(value_of("iif({a}, 'yes')") == Value());
    CHECK(value_of("iif(true)") == Value(nullptr));
    CHECK(value_of("iif({a} = 1, iif({b} = 1, 'both', 'a'), 'none')", record_of({ { "a", 1 }, { "b", 1 } }))
        == Value("both"));
}

TEST_CASE("substring counts as JavaScript does and never leaves half a character")
{
    CHECK(value_of("substring('한국어', 1)") == Value("국어"));
    CHECK(value_of("substring('abcdef', 4, 1)") == Value("bcd"));
    CHECK(value_of("substring('abc', 7)") == Value(""));
    CHECK(value_of("substring('😀x', 2)") == Value("x"));
    CHECK(value_of("substring(5, 1)") == Value(""));
}

TEST_CASE("array functions fold the rows that meet their condition")
{
    auto const values = record_of({ { "rows", rows() }, { "limit", 15 } });
    CHECK(value_of("sumInArray({rows}, 'price')", values) == Value(60));
    CHECK(value_of("sumInArray({rows}, 'price', {kind} = 'car')", values) == Value(50));
    CHECK(value_of("sumInArray({rows}, 'price', '{kind} = \\'car\\'')", values) == Value(50));
    CHECK(value_of("countInArray({rows}, 'price')", values) == Value(3));
    CHECK(value_of("avgInArray({rows}, 'price', {price} > 10)", values) == Value(25));
    CHECK(value_of("minInArray({rows}, 'price', 'name')", values) == Value("A"));
    CHECK(value_of("maxInArray({rows}, 'price', 'name', {kind} = 'bike')", values) == Value("A"));
    CHECK(value_of("sumInArray({rows}, 'nothing')", values) == Value(0));
    CHECK(value_of("minInArray({nobody}, 'price')", values) == Value());
    CHECK(value_of("sumInArray({rows})", values) == Value(0));
    CHECK(value_of("sumInArray({rows}, 'price', '> >')", values) == Value(0));
}

TEST_CASE("the condition of an array function also sees the survey's other answers")
{
    auto const values = record_of({ { "rows", rows() }, { "limit", 15 } });
    CHECK(value_of("sumInArray({rows}, 'price', {price} > {limit})", values) == Value(50));
}

TEST_CASE("today begins at midnight where the person is")
{
    CHECK(value_of("today()", {}, noon_in_november) == Value(Date { 1'795'305'600'000 }));
    // In Seoul it is nine hours later: 21:00 of the same day, which began at 15:00 UTC the day before.
    CHECK(value_of("today()", {}, noon_in_november, 540) == Value(Date { 1'795'273'200'000 }));
    CHECK(value_of("day(today(1))", {}, noon_in_november, 540) == Value(23));
    CHECK(value_of("currentDate()", {}, noon_in_november) == Value(Date { noon_in_november }));
}

TEST_CASE("age counts full years")
{
    CHECK(value_of("age('1990-11-22')", {}, noon_in_november) == Value(36));
    CHECK(value_of("age('1990-11-23')", {}, noon_in_november) == Value(35));
    CHECK(value_of("age('2026-10-01', 'months')", {}, noon_in_november) == Value(1));
    CHECK(value_of("age({nobody})", {}, noon_in_november) == Value(nullptr));
    CHECK(value_of("age('never')", {}, noon_in_november) == Value(0));
}

TEST_CASE("calendar arithmetic rolls over as JavaScript's dates do")
{
    CHECK(value_of("dateAdd('2026-01-31', 1, 'months')") == value_of("getDate('2026-03-03')"));
    CHECK(value_of("dateAdd('2024-02-29', 1, 'years')") == value_of("getDate('2025-03-01')"));
    CHECK(value_of("dateDiff('2026-01-01', '2026-03-01')") == Value(59));
    CHECK(value_of("dateDiff('2026-01-01', '2026-01-01T00:00:01', 'hours')") == Value(1));
    CHECK(value_of("diffDays('2026-01-02', '2026-01-01')") == Value(1));
    CHECK(value_of("weekday('2026-11-22')") == Value(0));
    CHECK(value_of("month('11/22/2026')") == Value(11));
    CHECK(std::isnan(value_of("year('no date')").number()));
}

TEST_CASE("what only the survey knows is asked of the host")
{
    auto compiled = Expression::compile("displayValue('q1') + unheard('x')");
    REQUIRE(compiled.is_ok());
    auto expression = compiled.release_value();
    Clerk host;
    Surroundings surroundings;
    surroundings.host = &host;
    CHECK(expression.evaluate(surroundings) == Value("shown q1"));
    CHECK(expression.depends_on_time());
    CHECK(expression.functions() == std::vector<std::string> { "displayValue", "unheard" });
}

TEST_CASE("only what reads the clock or asks the host says that it may change by itself")
{
    CHECK(Expression::compile("today() > {a}").value().depends_on_time());
    CHECK(Expression::compile("age({a}) > 18").value().depends_on_time());
    CHECK_FALSE(Expression::compile("dateDiff({a}, {b}) > 18").value().depends_on_time());
    CHECK_FALSE(Expression::compile("{a} > 18").value().depends_on_time());
}
