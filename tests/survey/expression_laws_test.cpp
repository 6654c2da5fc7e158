// What holds of every expression, tried on many.
#include "tests/survey/expression_support.h"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace dure::survey;

namespace {

std::vector<Value> const& sample_values()
{
    static std::vector<Value> const values { Value(), nullptr, true, false, 0, 1, -2.5, 0.1, "", "a", "A", " a ", "1",
        "05", "true", "undefined", List {}, List { 1, "a" }, List { "a", 1 }, Record {}, record_of({ { "x", 1 } }),
        Date { 1'795'305'600'000 }, std::nan("") };
    return values;
}

template <typename Check> void for_all_pairs(Check check)
{
    for (auto const& a : sample_values()) {
        for (auto const& b : sample_values())
            check(record_of({ { "a", a }, { "b", b } }));
    }
}

void check_same(char const* left, char const* right)
{
    for_all_pairs([&](Record const& values) {
        CAPTURE(left);
        CHECK(value_of(left, values) == value_of(right, values));
    });
}

// Two slots, so that an answer is read where it lies.
class TwoSlots : public NameResolver {
public:
    std::optional<Location> resolve(std::string_view name) override
    {
        auto const path = name.size() > 2 ? name.substr(2) : std::string_view();
        return Location { name[0] == 'a' ? 0u : 1u, std::string(path) };
    }
};

// iif() is no condition itself, so that its first parameter is left whole.
void check_taken_apart(std::string const& condition, std::vector<Value> const& answers)
{
    auto compiled = Expression::compile(condition);
    auto compiled_whole = Expression::compile("iif(" + condition + ", true, false)");
    REQUIRE(compiled.is_ok());
    REQUIRE(compiled_whole.is_ok());
    auto apart = compiled.release_value();
    auto whole = compiled_whole.release_value();
    TwoSlots resolver;
    apart.bind(resolver);
    whole.bind(resolver);
    for (auto const& a : answers) {
        for (auto const& b : { Value(), Value(2), Value("a"), Value("12"), Value(12), Value("male"), Value(0) }) {
            Value const slots[] = { a, b };
            Surroundings surroundings;
            surroundings.slots = slots;
            CAPTURE(condition);
            CHECK(apart.evaluate(surroundings) == whole.evaluate(surroundings));
            CHECK(apart.is_true(surroundings) == whole.is_true(surroundings));
        }
    }
}

}

TEST_CASE("negating twice gives the truth of a value")
{
    check_same("!(!({a}))", "iif({a}, true, false)");
}

TEST_CASE("De Morgan's laws hold of truth values")
{
    check_same("!(!(!({a})) and !(!({b})))", "!({a}) or !({b})");
    check_same("!(!(!({a})) or !(!({b})))", "!({a}) and !({b})");
}

TEST_CASE("what is not equal is the opposite of what is equal")
{
    check_same("{a} <> {b}", "!({a} = {b})");
    check_same("{a} noneof {b}", "!({a} anyof {b})");
    check_same("{a} notempty", "!({a} empty)");
}

TEST_CASE("equality does not depend on the side")
{
    check_same("{a} = {b}", "{b} = {a}");
}

TEST_CASE("at least is more or equal, at most is less or equal")
{
    check_same("{a} >= {b}", "{a} = {b} or {a} > {b}");
    check_same("{a} <= {b}", "{a} = {b} or {a} < {b}");
}

TEST_CASE("less is more from the other side, but for a text beside a date")
{
    for_all_pairs([](Record const& values) {
        auto const is_date = [&](char const* name) { return values.find(name)->is_date(); };
        if (!is_date("a") && !is_date("b"))
            CHECK(value_of("{a} < {b}", values) == value_of("{b} > {a}", values));
    });
}

TEST_CASE("a constant in the expression and the same value in a variable give the same")
{
    struct Pair {
        char const* constant;
        Value value;
    };
    for (auto const& [constant, value] :
        { Pair { "1", 1 }, Pair { "'a'", "a" }, Pair { "true", true }, Pair { "'05'", "05" }, Pair { "null", nullptr },
            Pair { "[1, 'a']", List { 1, "a" } }, Pair { "''", "" }, Pair { "0", 0 } }) {
        for (auto const* op : { "=", "<>", "<", ">", "<=", ">=", "contains", "notcontains", "anyof", "allof", "noneof",
                 "and", "or", "+", "-", "*", "/", "%" }) {
            for (auto const& other : sample_values()) {
                auto const values = record_of({ { "a", other }, { "b", value } });
                auto const inline_text = std::string("{a} ") + op + " " + constant;
                auto const variable_text = std::string("{a} ") + op + " {b}";
                CAPTURE(inline_text);
                CHECK(value_of(inline_text, values) == value_of(variable_text, values));
            }
        }
    }
}

TEST_CASE("a condition gives the same taken apart into tests and as a part of something larger")
{
    std::vector<Value> answers = sample_values();
    for (auto const* text : { "male", " Male ", "'male'", "MALE", "mal", "males", "female", "강남", "강남역", "'강남'",
             "\u3000강남", "매우 만족", "매우 불만", "true", "12", "012", "1,5", "\"\"", "''", "the price is fine",
             "The PRICE", "가격이 비싸요", "Ünder", "prix élevé", "e", "1234567890" })
        answers.push_back(text);
    answers.push_back(List { "male", "강남", 12 });
    answers.push_back(List { "FEMALE", "12", nullptr });
    answers.push_back(List { List { "male" }, true });
    answers.push_back(record_of({ { "Male", "male" }, { "male", 12 } }));
    answers.push_back(12);
    std::vector<std::string> conditions;
    for (auto const* operand :
        { "'male'", "'강남'", "'매우 만족'", "'price'", "'가격'", "12", "0", "-2.5", "true", "false", "'a'",
            "'undefined'", "'Infinity'", "''", "null", "{b}", "({b} * 2)", "['male', 12]", "['강남', 'a']", "[]" }) {
        for (auto const* op :
            { "=", "<>", "<", ">", "<=", ">=", "contains", "notcontains", "anyof", "allof", "noneof" })
            conditions.push_back(std::string("{a} ") + op + " " + operand);
    }
    for (auto const* condition :
        { "{a} empty", "{a} notempty", "!({a} = 'male')", "{a} + {b} > 3", "{a} * 1.1 - {b} <= 12", "{a} / {b} = 1",
            "{a.male} = 12", "{a.Male} contains 'male'", "{a} = 12 and !({b} > 1 or {a} empty)",
            "({a} = 'male' or {b} = 12) and ({a} notempty or !({b} contains 'a'))" })
        conditions.push_back(condition);
    for (auto const& condition : conditions)
        check_taken_apart(condition, answers);
}

TEST_CASE("evaluating changes nothing, so the same expression gives the same again")
{
    for (auto const* text : { "{a} = {b}", "{a} + {b}", "{a} > '2026-11-22'", "sum({a}, {b})", "{a} contains {b}" }) {
        auto compiled = Expression::compile(text);
        REQUIRE(compiled.is_ok());
        auto expression = compiled.release_value();
        RecordResolver resolver;
        expression.bind(resolver);
        for_all_pairs([&](Record const& record) {
            Value const values(record);
            auto const before = values;
            Surroundings surroundings;
            surroundings.slots = { &values, 1 };
            auto const first = expression.evaluate(surroundings);
            CHECK(first == expression.evaluate(surroundings));
            CHECK(values == before);
        });
    }
}

TEST_CASE("every beginning of a good expression compiles or says where it is wrong")
{
    std::string_view const text = "{a.b[0]} >= 21 and ({sex} = 'ma\\'le' or !sumInArray({r}, \"x\", {y} <> 0x1F) "
                                  "notempty) or [1, null] anyof {c}";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        auto const compiled = Expression::compile(text.substr(0, length));
        if (!compiled)
            CHECK(compiled.error().where.substr(0, 7) == "column ");
    }
}
