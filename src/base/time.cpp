#include "base/time.h"

#include <algorithm>
#include <cstdio>

namespace dure::base {

namespace {

    constexpr Millis millis_per_minute = 60'000;

    std::int64_t floor_divide(std::int64_t number, std::int64_t divisor)
    {
        return number / divisor - (number % divisor < 0 ? 1 : 0);
    }

    // Reads fixed-width fields from the left.
    class Fields {
    public:
        explicit Fields(std::string_view text)
            : m_text(text)
        {
        }

        bool at_end() const { return m_text.empty(); }
        bool take(char c)
        {
            if (m_text.empty() || m_text.front() != c)
                return false;
            m_text.remove_prefix(1);
            return true;
        }
        std::optional<int> digits(std::size_t count)
        {
            if (m_text.size() < count)
                return {};
            int value = 0;
            for (std::size_t i = 0; i < count; ++i) {
                if (!is_digit(m_text[i]))
                    return {};
                value = value * 10 + (m_text[i] - '0');
            }
            m_text.remove_prefix(count);
            return value;
        }
        // Any number of digits after the point; what is finer than a millisecond is cut off, as JavaScript does.
        std::optional<int> fraction_millis()
        {
            int value = 0;
            std::size_t count = 0;
            for (; count < m_text.size() && is_digit(m_text[count]); ++count) {
                if (count < 3)
                    value = value * 10 + (m_text[count] - '0');
            }
            if (count == 0)
                return {};
            m_text.remove_prefix(count);
            for (; count < 3; ++count)
                value *= 10;
            return value;
        }

    private:
        static bool is_digit(char c) { return c >= '0' && c <= '9'; }
        std::string_view m_text;
    };

    bool read_date(Fields& fields, CivilDate& date)
    {
        date = {};
        auto const negative = fields.take('-');
        auto const extended = negative || fields.take('+');
        auto const year = fields.digits(extended ? 6 : 4);
        if (!year || (negative && *year == 0))
            return false;
        date.year = negative ? -*year : *year;
        if (!fields.take('-'))
            return true;
        auto const month = fields.digits(2);
        if (!month)
            return false;
        date.month = *month;
        if (!fields.take('-'))
            return is_valid(date);
        auto const day = fields.digits(2);
        if (!day)
            return false;
        date.day = *day;
        return is_valid(date);
    }

    bool read_clock(Fields& fields, CivilTime& time)
    {
        auto const hour = fields.digits(2);
        if (!hour || !fields.take(':'))
            return false;
        auto const minute = fields.digits(2);
        if (!minute)
            return false;
        time.hour = *hour;
        time.minute = *minute;
        if (fields.take(':')) {
            auto const second = fields.digits(2);
            if (!second)
                return false;
            time.second = *second;
            if (fields.take('.') || fields.take(',')) {
                auto const milli = fields.fraction_millis();
                if (!milli)
                    return false;
                time.milli = *milli;
            }
        }
        return is_valid(time);
    }

    bool read_offset(Fields& fields, IsoTime& time)
    {
        time.precision = IsoPrecision::local;
        if (fields.at_end())
            return true;
        time.precision = IsoPrecision::absolute;
        if (fields.take('Z') || fields.take('z'))
            return true;
        auto const west = fields.take('-');
        if (!west && !fields.take('+'))
            return false;
        auto const hours = fields.digits(2);
        if (!hours)
            return false;
        fields.take(':');
        auto const minutes = fields.digits(2);
        if (!minutes || *hours > 23 || *minutes > 59)
            return false;
        auto const offset = *hours * 60 + *minutes;
        time.utc_offset_minutes = west ? -offset : offset;
        return true;
    }

}

bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month)
{
    constexpr int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && is_leap_year(year) ? 29 : days[std::clamp(month, 1, 12) - 1];
}

bool is_valid(CivilDate const& date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

bool is_valid(CivilTime const& time)
{
    return is_valid(time.date) && time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60
        && time.second >= 0 && time.second < 60 && time.milli >= 0 && time.milli < 1000;
}

std::int64_t days_from_civil(CivilDate const& date)
{
    // The year begins in March here, so that the leap day is its last day.
    auto const year = static_cast<std::int64_t>(date.year) - (date.month <= 2 ? 1 : 0);
    auto const era = floor_divide(year, 400);
    auto const year_of_era = year - era * 400;
    auto const month_from_march = (date.month + 9) % 12;
    auto const day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    auto const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

CivilDate civil_from_days(std::int64_t days)
{
    auto const shifted = days + 719'468;
    auto const era = floor_divide(shifted, 146'097);
    auto const day_of_era = shifted - era * 146'097;
    auto const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    auto const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    auto const month_from_march = (5 * day_of_year + 2) / 153;
    CivilDate date;
    date.day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    date.month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

int day_of_week(CivilDate const& date)
{
    auto const days = days_from_civil(date) + 4; // 1970-01-01 was a Thursday
    return static_cast<int>(days - floor_divide(days, 7) * 7);
}

CivilTime civil_from_millis(Millis millis, int utc_offset_minutes)
{
    auto const held = std::clamp(millis, -furthest_instant, furthest_instant);
    auto const local = held + utc_offset_minutes * millis_per_minute;
    auto const days = floor_divide(local, millis_per_day);
    auto const of_day = static_cast<int>(local - days * millis_per_day);
    CivilTime time;
    time.date = civil_from_days(days);
    time.hour = of_day / 3'600'000;
    time.minute = of_day / 60'000 % 60;
    time.second = of_day / 1000 % 60;
    time.milli = of_day % 1000;
    return time;
}

Millis millis_from_civil(CivilTime const& time, int utc_offset_minutes)
{
    auto const of_day = ((time.hour * 60 + time.minute) * 60 + time.second) * Millis { 1000 } + time.milli;
    return days_from_civil(time.date) * millis_per_day + of_day - utc_offset_minutes * millis_per_minute;
}

CivilDate add_months(CivilDate const& date, int months)
{
    auto const total = static_cast<std::int64_t>(date.year) * 12 + (date.month - 1) + months;
    CivilDate moved;
    moved.year = static_cast<int>(floor_divide(total, 12));
    moved.month = static_cast<int>(total - floor_divide(total, 12) * 12) + 1;
    moved.day = std::min(date.day, days_in_month(moved.year, moved.month));
    return moved;
}

int full_years_between(CivilDate const& from, CivilDate const& to)
{
    auto const before_birthday = to.month < from.month || (to.month == from.month && to.day < from.day);
    return to.year - from.year - (before_birthday ? 1 : 0);
}

Millis IsoTime::millis(int local_offset_minutes) const
{
    switch (precision) {
    case IsoPrecision::date:
        return millis_from_civil(civil, 0);
    case IsoPrecision::local:
        return millis_from_civil(civil, local_offset_minutes);
    case IsoPrecision::absolute:
        break;
    }
    return millis_from_civil(civil, utc_offset_minutes);
}

std::optional<IsoTime> parse_iso_8601(std::string_view text)
{
    Fields fields(text);
    IsoTime time;
    if (!read_date(fields, time.civil.date))
        return {};
    if (!fields.at_end()) {
        if (!fields.take('T') && !fields.take('t') && !fields.take(' '))
            return {};
        if (!read_clock(fields, time.civil) || !read_offset(fields, time) || !fields.at_end())
            return {};
    }
    auto const millis = time.millis();
    if (millis < -furthest_instant || millis > furthest_instant)
        return {};
    return time;
}

std::string format_iso_date(CivilDate const& date)
{
    char buffer[40];
    if (date.year >= 0 && date.year <= 9999)
        std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
    else
        std::snprintf(buffer, sizeof buffer, "%+07d-%02d-%02d", date.year, date.month, date.day);
    return buffer;
}

std::string format_iso_8601_local(CivilTime const& time)
{
    char buffer[60];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03d", time.hour, time.minute, time.second, time.milli);
    return format_iso_date(time.date) + buffer;
}

std::string format_iso_8601(Millis millis)
{
    return format_iso_8601_local(civil_from_millis(millis)) + "Z";
}

}
