// Civil dates and instants without a clock or a time zone database: the caller says what time it is and what the offset
// is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dure::base {

// Milliseconds since 1970-01-01T00:00Z, in JavaScript's range of plus and minus 8.64e15.
using Millis = std::int64_t;

inline constexpr Millis millis_per_day = 86'400'000;
inline constexpr Millis furthest_instant = 8'640'000'000'000'000;

// Proleptic Gregorian.
struct CivilDate {
    int year = 1970;
    int month = 1; // 1 to 12
    int day = 1; // 1 to 31

    bool operator==(CivilDate const&) const = default;
};

struct CivilTime {
    CivilDate date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milli = 0;

    bool operator==(CivilTime const&) const = default;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);
bool is_valid(CivilDate const& date);
bool is_valid(CivilTime const& time); // no leap seconds

// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_from_civil(CivilDate const& date);
CivilDate civil_from_days(std::int64_t days);
int day_of_week(CivilDate const& date); // 0 is Sunday, as in JavaScript

// The clock on the wall at an offset from UTC, and back.
CivilTime civil_from_millis(Millis millis, int utc_offset_minutes = 0);
Millis millis_from_civil(CivilTime const& time, int utc_offset_minutes = 0);

// Months are added on the calendar; the day is held inside the month (31 January + 1 month = 28 or 29 February).
CivilDate add_months(CivilDate const& date, int months);
// Full years between a birth date and a day: what an age means.
int full_years_between(CivilDate const& from, CivilDate const& to);

enum class IsoPrecision : std::uint8_t {
    date, // "2026-11-22": JavaScript reads it as UTC
    local, // "2026-11-22T09:00": of the person's own clock
    absolute, // with "Z" or "+09:00"
};

struct IsoTime {
    CivilTime civil; // as written
    IsoPrecision precision = IsoPrecision::date;
    int utc_offset_minutes = 0; // 0 unless absolute

    // `local_offset_minutes` is used only where the text did not say an offset.
    Millis millis(int local_offset_minutes = 0) const;
};

// YYYY, YYYY-MM, YYYY-MM-DD, each optionally followed by THH:MM[:SS[.fraction]][Z|±HH:MM]; a space is taken for T.
// Years are four digits or a sign and six. Anything else, and dates that do not exist, are nothing.
std::optional<IsoTime> parse_iso_8601(std::string_view text);

std::string format_iso_date(CivilDate const& date); // 2026-11-22
std::string format_iso_8601(Millis millis); // 2026-11-22T09:00:00.000Z, as toISOString()
std::string format_iso_8601_local(CivilTime const& time); // 2026-11-22T09:00:00.000

}
