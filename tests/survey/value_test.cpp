#include "survey/value.h"

#include <limits>

#include <doctest/doctest.h>

using namespace dure::survey;

TEST_CASE("a value remembers its kind")
{
    CHECK(Value().kind() == Kind::undefined);
    CHECK(Value(nullptr).kind() == Kind::null);
    CHECK(Value(true).kind() == Kind::boolean);
    CHECK(Value(1).kind() == Kind::number);
    CHECK(Value("한국").kind() == Kind::text);
    CHECK(Value(Date { 5 }).kind() == Kind::date);
    CHECK(Value(List {}).kind() == Kind::list);
    CHECK(Value(Record {}).kind() == Kind::record);
    CHECK(Value().is_missing());
    CHECK(Value(nullptr).is_missing());
    CHECK_FALSE(Value(0).is_missing());
}

TEST_CASE("a copy is independent of what it was copied from")
{
    Value original(List { 1, "two", List { 3 } });
    auto copy = original;
    copy.list()[1] = "changed";
    CHECK(original.list()[1] == Value("two"));
    CHECK(copy != original);
}

TEST_CASE("a value can be replaced by a part of itself")
{
    Value value(List { List { 1, 2 }, "rest" });
    value = value.list()[0];
    CHECK(value == Value(List { 1, 2 }));

    Record inner;
    inner.set("name", "inside");
    Record outer;
    outer.set("part", inner);
    Value record(outer);
    record = record.record().find("part")[0];
    CHECK(record.member("name") == Value("inside"));
}

TEST_CASE("a value assigned to itself stays what it is")
{
    Value value(List { 1 });
    auto const& same = value;
    value = same;
    CHECK(value == Value(List { 1 }));
}

TEST_CASE("NaN equals NaN, and kinds never equal each other")
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(Value(nan) == Value(nan));
    CHECK(Value(1) != Value("1"));
    CHECK(Value() != Value(nullptr));
    CHECK(Value(0) != Value(false));
    CHECK(Value(Date { 1 }) != Value(1));
}

TEST_CASE("members keep the order they were set in")
{
    Record record;
    record.set("b", 1);
    record.set("a", 2);
    record.set("b", 3);
    REQUIRE(record.size() == 2);
    CHECK(record.begin()->first == "b");
    CHECK(record.begin()->second == Value(3));
    CHECK(record.erase("b"));
    CHECK_FALSE(record.erase("b"));
    CHECK(record.begin()->first == "a");
}

TEST_CASE("records are equal whatever the order of their members")
{
    Record one;
    one.set("a", 1);
    one.set("b", 2);
    Record other;
    other.set("b", 2);
    other.set("a", 1);
    CHECK(Value(one) == Value(other));
    other.set("c", 3);
    CHECK(Value(one) != Value(other));
}

TEST_CASE("a member that is not there reads as undefined, also of something that has none")
{
    Record record;
    record.set("a", nullptr);
    CHECK(Value(record).member("a").kind() == Kind::null);
    CHECK(Value(record).member("b").is_undefined());
    CHECK(Value(5).member("a").is_undefined());
}
