// JavaScript's Date as far as expressions need it: reading, writing and calendar arithmetic at a fixed offset from UTC.
#pragma once

#include <string>
#include <string_view>

namespace dure::survey::expression {

// A clock on the wall. Fields may be out of range or fractional: they roll over as in JavaScript.
struct LocalTime {
    double year = 1970;
    double month = 0; // 0 to 11
    double day = 1;
    double hour = 0;
    double minute = 0;
    double second = 0;
    double milli = 0;
};

// NaN stands for the invalid date.
LocalTime local_time(double millis, int utc_offset_minutes); // fields are NaN for the invalid date
double millis_of(LocalTime const& time, int utc_offset_minutes);
int weekday(double millis, int utc_offset_minutes); // 0 is Sunday; not for the invalid date

// new Date(text): ISO 8601, and the spellings people write: 2026/1/31, 1/31/2026, 31 Jan 2026, Jan 31, 2026 10:30 PM.
double parse_date(std::string_view text, int utc_offset_minutes);
// SurveyJS: a date without a time is local midnight, not midnight in UTC.
double parse_survey_date(std::string_view text, int utc_offset_minutes);

// String(date): "Sun Nov 22 2026 09:00:00 GMT+0900".
std::string date_to_text(double millis, int utc_offset_minutes);

}
