// What each operator makes of each kind of operand. The results are survey-core 3.1.1's.
#include "tests/survey/expression_support.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace dure::survey;

namespace {

struct Row {
    char const* expression;
    Value expected;
};

Record operands()
{
    return record_of({ { "zero", 0 }, { "one", 1 }, { "two", 2 }, { "text", "abc" }, { "upper", "ABC" },
        { "number", "12" }, { "leading", "05" }, { "comma", "1,5" }, { "yes", true }, { "no", false },
        { "none", nullptr }, { "blank", "" }, { "list", List { "a", "b" } }, { "numbers", List { 1, 2, 3 } },
        { "bare", List {} }, { "record", record_of({ { "x", 1 }, { "Y", "y" } }) }, { "hollow", Record {} },
        { "korean", "한국어" }, { "day", Date { 1'795'305'600'000 } } }); // 2026-11-22T00:00Z
}

void check(std::initializer_list<Row> rows)
{
    for (auto const& row : rows) {
        CAPTURE(row.expression);
        CHECK(value_of(row.expression, operands()) == row.expected);
    }
}

}

TEST_CASE("equality is loose about case, numbers written as text, and order")
{
    check({ { "{text} = {upper}", true }, { "{text} = ' abc '", true }, { "{number} = 12", true },
        { "{one} = '1'", true }, { "{leading} = 5", true }, { "{leading} = '05'", true },
        { "{list} = ['b', 'a']", true }, { "{list} = ['b', 'c']", false }, { "{list} = ['a']", false },
        { "{yes} = 'TRUE'", true }, { "{yes} = 1", true }, { "{no} = 0", true }, { "{no} = ''", false },
        { "{record} = {record}", true }, { "{korean} = '한국어'", true }, { "{one} <> 2", true },
        { "{one} != 1", false }, { "'ÜBUNG' = 'übung'", true } });
}

TEST_CASE("nothing equals nothing and the empty text, but not zero or false")
{
    check(
        { { "{none} = {nobody}", true }, { "{none} = ''", true }, { "{blank} = {none}", true }, { "{none} = 0", false },
            { "{none} = {no}", false }, { "{nobody} = undefined", true }, { "{nobody} = 'undefined'", true },
            { "{none} = {hollow}", false }, { "{bare} = {hollow}", true }, { "{bare} = ''", false } });
}

TEST_CASE("order compares numbers as numbers and texts as texts, and nothing with nothing")
{
    check({ { "{two} > {one}", true }, { "{number} > 2", true }, { "'12' > '2'", false }, { "{text} > 5", false },
        { "{text} < 5", false }, { "{none} < 1", false }, { "{none} <= {nobody}", true }, { "{one} >= '1'", true },
        { "'a' < 'b'", true }, { "{yes} > {zero}", true }, { "1 < 2 < 3", true }, { "3 > 2 > 1", false } });
}

TEST_CASE("a date may be compared with a date written as text, as exactly as the text says")
{
    check({ { "{day} = '2026-11-22'", true }, { "{day} > '2026-11-21'", true },
        { "{day} < '2026-11-22T10:00:00'", false }, { "'2026-11-22' = {day}", true },
        { "{day} >= '2026-11-23'", false }, { "{day} = 'no date'", false } });
}

TEST_CASE("arithmetic takes nothing for zero and rounds to the decimals that were written")
{
    auto const infinity = std::numeric_limits<double>::infinity();
    check({ { "0.1 + 0.2", 0.3 }, { "0.9 - 0.6", 0.3 }, { "3 * 0.6", 1.8 }, { "{none} + 1", 1 }, { "{nobody} * 2", 0 },
        { "{number} + 1", 13 }, { "{comma} * 2", 3 }, { "7 / 2", 3.5 }, { "7 / 0", nullptr }, { "7 % 4", 3 },
        { "-7 % 4", -3 }, { "7 % 0", nullptr }, { "2 ^ 10", 1024 }, { "2 ^ 3 ^ 2", 64 }, { "2 power 3", 8 },
        { "{yes} + 1", 2 }, { "10 ^ 400", infinity }, { "'5' - 2", 3 } });
    CHECK(std::isnan(value_of("{text} - 1", operands()).number()));
}

TEST_CASE("plus joins texts and lists")
{
    check({ { "{text} + 1", "abc1" }, { "1 + {text}", "1abc" }, { "'1' + 2", "12" }, { "{none} + 'x'", "x" },
        { "{list} + '!'", "a, b!" }, { "{numbers} + 4", 10 }, { "{list} + ['c']", List { "a", "b", "c" } },
        { "{record} + ''", "[object Object]" },
        { "{day} + ''", "Sun Nov 22 2026 00:00:00 GMT+0000 (Coordinated Universal Time)" } });
}

TEST_CASE("contains looks into lists by equality and into texts by letters")
{
    check({ { "{list} contains 'A'", true }, { "{list} contains 'c'", false }, { "{list} contains ['b', 'a']", true },
        { "{list} notcontains 'c'", true }, { "{upper} contains 'bc'", true }, { "{upper} *= 'bc'", true },
        { "{upper} notcontain 'x'", true }, { "{bare} contains 'a'", false }, { "{bare} notcontains 'a'", true },
        { "{none} contains 'a'", false }, { "{none} notcontains 'a'", true }, { "{numbers} contains '2'", true },
        { "{number} contains 2", true }, { "{korean} contains '국'", true }, { "{list} contains", false } });
}

TEST_CASE("anyof, allof and noneof work with a list on either side or none")
{
    check({ { "{list} anyof ['b', 'x']", true }, { "{list} anyof ['x']", false }, { "{list} noneof ['x']", true },
        { "{list} allof ['a', 'b']", true }, { "{list} allof ['a', 'x']", false },
        { "{text} anyof ['abc', 'd']", true }, { "{none} anyof ['a']", false }, { "{none} noneof ['a']", true },
        { "{none} anyof {bare}", true }, { "{list} anyof {bare}", true }, { "{none} allof ['a']", false } });
}

TEST_CASE("empty means nothing to say; zero and false say something")
{
    check({ { "{none} empty", true }, { "{nobody} empty", true }, { "{blank} empty", true }, { "{bare} empty", true },
        { "{hollow} empty", true }, { "{zero} empty", false }, { "{no} notempty", true }, { "{list} notempty", true },
        { "{record} empty", false }, { "{one}empty", false } });
}

TEST_CASE("and, or give back one of their sides, as in JavaScript")
{
    check({ { "1 or 2", 1 }, { "0 or 2", 2 }, { "'a' and 'b'", "b" }, { "{none} or 'x'", "x" },
        { "{none} and 'x'", "" }, { "{yes} && {no}", false }, { "{no} || {yes}", true }, { "true and {one}", 1 },
        { "!{none}", true }, { "negate {yes}", false }, { "!({one} = 1) or {two} = 2", true } });
}

TEST_CASE("a condition is met by true and what equals it, not by everything that is something")
{
    CHECK(is_true("true"));
    CHECK(is_true("1"));
    CHECK(is_true("{a} or {b}", record_of({ { "a", "1" } })));
    CHECK_FALSE(is_true("5"));
    CHECK_FALSE(is_true("'text'"));
    CHECK_FALSE(is_true("null"));
}

TEST_CASE("a ranking's answer is equal only in its order")
{
    struct Ranking : NameResolver {
        std::optional<Location> resolve(std::string_view) override { return Location { 0, "", true }; }
    };
    auto compiled = Expression::compile("{ranking} = ['a', 'b']");
    REQUIRE(compiled.is_ok());
    auto expression = compiled.release_value();
    Ranking resolver;
    expression.bind(resolver);
    Value values[] = { List { "b", "a" } };
    Surroundings surroundings;
    surroundings.slots = values;
    CHECK_FALSE(expression.is_true(surroundings));
    values[0] = List { "a", "b" };
    CHECK(expression.is_true(surroundings));
}
