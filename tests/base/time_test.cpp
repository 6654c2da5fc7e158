#include "base/random.h"
#include "base/time.h"

#include <doctest/doctest.h>

using namespace dure::base;

namespace {

std::optional<Millis> millis_of(char const* text, int local_offset_minutes = 0)
{
    auto const time = parse_iso_8601(text);
    return time ? std::optional(time->millis(local_offset_minutes)) : std::nullopt;
}

}

TEST_CASE("days and civil dates are one another's inverse, day by day over eight centuries")
{
    CHECK(days_from_civil({ 1970, 1, 1 }) == 0);
    CHECK(days_from_civil({ 2000, 3, 1 }) == 11'017);
    auto date = civil_from_days(-180'000);
    for (std::int64_t day = -180'000; day < 120'000; ++day) {
        REQUIRE(is_valid(date));
        REQUIRE(days_from_civil(date) == day);
        REQUIRE(civil_from_days(day) == date);
        if (++date.day > days_in_month(date.year, date.month)) {
            date.day = 1;
            if (++date.month > 12) {
                date.month = 1;
                ++date.year;
            }
        }
    }
}

TEST_CASE("leap years, month lengths and week days follow the Gregorian calendar")
{
    CHECK(is_leap_year(2024));
    CHECK_FALSE(is_leap_year(1900));
    CHECK(is_leap_year(2000));
    CHECK(days_in_month(2023, 2) == 28);
    CHECK(day_of_week({ 2026, 11, 22 }) == 0); // a Sunday
    CHECK(day_of_week({ 1969, 12, 31 }) == 3);
}

TEST_CASE("instants are read as JavaScript reads them")
{
    CHECK(millis_of("1970-01-01") == 0);
    CHECK(millis_of("2026-11-22T09:00:00Z") == 1'795'338'000'000);
    CHECK(millis_of("2026-11-22T18:00:00+09:00") == 1'795'338'000'000);
    CHECK(millis_of("2026-11-22T18:00", 540) == 1'795'338'000'000); // the clock on a Korean wall
    CHECK(millis_of("2026-11-22", 540) == millis_of("2026-11-22", 0)); // a bare date is UTC
    CHECK(millis_of("2026-11-22 09:00:00.123456Z") == 1'795'338'000'123);
    CHECK(millis_of("2026-11-22T09:00:00.5Z") == 1'795'338'000'500);
    CHECK(millis_of("2026") == millis_of("2026-01-01"));
    CHECK(millis_of("2026-11") == millis_of("2026-11-01"));
    CHECK(millis_of("+275760-09-13") == furthest_instant);
    CHECK(millis_of("-000001-01-01").has_value());
}

TEST_CASE("what is no time, or no date that exists, is nothing")
{
    for (auto const* wrong :
        { "", "26-11-22", "2026-13-01", "2026-02-29", "2026-00-10", "2026-11-22T", "2026-11-22T24:00", "2026-11-22T09",
            "2026-11-22T09:60", "2026-11-22T09:00:60Z", "2026-11-22T09:00:00.Z", "2026-11-22T09:00+9", "2026-11-22Z",
            "2026-11-22T09:00:00ZZ", "-000000-01-01", "+275760-09-14", "2026/11/22", " 2026-11-22", "２０２６-11-22" })
        CHECK_MESSAGE(!parse_iso_8601(wrong).has_value(), wrong);
}

TEST_CASE("every instant survives being written and read")
{
    Random random(3);
    for (int i = 0; i < 20'000; ++i) {
        auto const millis = static_cast<Millis>((random.unit() * 2 - 1) * static_cast<double>(furthest_instant));
        auto const offset = static_cast<int>(random.below(1681)) - 840;
        REQUIRE(millis_from_civil(civil_from_millis(millis, offset), offset) == millis);
        auto const text = format_iso_8601(millis);
        auto const read = parse_iso_8601(text);
        REQUIRE(read.has_value());
        REQUIRE(read->millis() == millis);
    }
    CHECK(format_iso_8601(0) == "1970-01-01T00:00:00.000Z");
    CHECK(format_iso_8601(-1) == "1969-12-31T23:59:59.999Z");
    CHECK(format_iso_8601(furthest_instant) == "+275760-09-13T00:00:00.000Z");
}

TEST_CASE("months are added on the calendar and the day is held inside the month")
{
    CHECK(add_months({ 2026, 1, 31 }, 1) == CivilDate { 2026, 2, 28 });
    CHECK(add_months({ 2024, 1, 31 }, 1) == CivilDate { 2024, 2, 29 });
    CHECK(add_months({ 2026, 1, 15 }, -13) == CivilDate { 2024, 12, 15 });
}

TEST_CASE("a person becomes a year older on the birthday, not before")
{
    CHECK(full_years_between({ 2012, 11, 22 }, { 2026, 11, 21 }) == 13);
    CHECK(full_years_between({ 2012, 11, 22 }, { 2026, 11, 22 }) == 14);
    CHECK(full_years_between({ 2012, 2, 29 }, { 2026, 2, 28 }) == 13);
}
