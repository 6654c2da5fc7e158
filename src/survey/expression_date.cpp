#include "survey/expression_date.h"

#include "base/text.h"
#include "base/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>
#include <vector>

namespace dure::survey::expression {

namespace {

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double furthest = 8.64e15;
    constexpr std::array month_names { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec" };
    constexpr std::array day_names { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    constexpr std::array month_titles { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec" };

    bool is_digit(char c)
    {
        return c >= '0' && c <= '9';
    }

    bool is_letter(char c)
    {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    double days_from_civil(double year, double month)
    {
        auto const carried = std::floor(month / 12);
        auto const full_year = year + carried;
        if (!(std::fabs(full_year) < 400'000))
            return nan;
        auto const month_of_year = static_cast<int>(month - carried * 12) + 1;
        return static_cast<double>(base::days_from_civil({ static_cast<int>(full_year), month_of_year, 1 }));
    }

    // The pieces of a date as people write it; order and separators decide what a number means.
    struct Written {
        std::vector<int> numbers;
        std::vector<std::size_t> widths;
        int month = -1;
        bool month_came_first = false;
        int hour = 0;
        int minute = 0;
        int second = 0;
        std::optional<int> offset_minutes;
        bool is_afternoon = false;
        bool has_half = false; // AM or PM was said
    };

    class Reader {
    public:
        explicit Reader(std::string_view text)
            : m_text(text)
        {
        }

        std::optional<Written> read()
        {
            while (m_at < m_text.size()) {
                auto const c = m_text[m_at];
                if (is_digit(c) ? !read_number() : is_letter(c) ? !read_word() : !read_mark(c))
                    return {};
            }
            return m_written;
        }

    private:
        int digits(std::size_t& width)
        {
            int value = 0;
            width = 0;
            for (; m_at < m_text.size() && is_digit(m_text[m_at]); ++m_at, ++width)
                value = std::min(value * 10 + (m_text[m_at] - '0'), 10'000'000);
            return value;
        }

        bool read_number()
        {
            std::size_t width = 0;
            auto const value = digits(width);
            if (m_at < m_text.size() && m_text[m_at] == ':')
                return read_clock(value);
            m_written.numbers.push_back(value);
            m_written.widths.push_back(width);
            return m_written.numbers.size() <= 3;
        }

        bool read_clock(int hour)
        {
            if (m_has_clock)
                return false;
            m_has_clock = true;
            std::size_t width = 0;
            ++m_at;
            m_written.hour = hour;
            m_written.minute = digits(width);
            if (width == 0)
                return false;
            if (m_at < m_text.size() && m_text[m_at] == ':') {
                ++m_at;
                m_written.second = digits(width);
                if (width == 0)
                    return false;
            }
            return true;
        }

        bool read_word()
        {
            auto const begin = m_at;
            while (m_at < m_text.size() && is_letter(m_text[m_at]))
                ++m_at;
            auto const word = base::fold_ascii(m_text.substr(begin, m_at - begin));
            if (word == "am" || word == "pm") {
                m_written.has_half = true;
                m_written.is_afternoon = word == "pm";
                return m_has_clock;
            }
            if (word == "z" || word == "gmt" || word == "utc") {
                m_written.offset_minutes = m_written.offset_minutes.value_or(0);
                return true;
            }
            if (word == "t")
                return !m_written.numbers.empty();
            if (word.size() < 3)
                return false;
            auto const found = std::find(month_names.begin(), month_names.end(), word.substr(0, 3));
            if (found != month_names.end()) {
                m_written.month_came_first = m_written.numbers.empty();
                m_written.month = static_cast<int>(found - month_names.begin());
            }
            return true; // other words, such as the day's name, say nothing
        }

        bool read_mark(char c)
        {
            ++m_at;
            if ((c == '+' || c == '-') && m_has_clock) {
                std::size_t width = 0;
                auto value = digits(width);
                if (width == 0)
                    return false;
                if (m_at < m_text.size() && m_text[m_at] == ':') {
                    ++m_at;
                    value = value * 100 + digits(width);
                } else if (width <= 2) {
                    value *= 100;
                }
                auto const minutes = value / 100 * 60 + value % 100;
                m_written.offset_minutes = c == '-' ? -minutes : minutes;
                return true;
            }
            return c == ' ' || c == '/' || c == '-' || c == ',' || c == '.';
        }

        std::string_view m_text;
        std::size_t m_at = 0;
        bool m_has_clock = false;
        Written m_written;
    };

    int full_year(int year, std::size_t width)
    {
        if (width > 2)
            return year;
        return year < 50 ? year + 2000 : year + 1900;
    }

    // Year, month and day out of the numbers in the order they were written.
    std::optional<LocalTime> date_of(Written const& written)
    {
        auto const& numbers = written.numbers;
        LocalTime time;
        if (written.month >= 0) {
            if (numbers.empty() || numbers.size() > 2)
                return {};
            time.month = written.month;
            auto const year_first = written.widths[0] > 2 || numbers[0] > 31;
            auto const day_at = year_first ? 1u : 0u;
            time.day = day_at < numbers.size() ? numbers[day_at] : 1;
            auto const year_at = year_first ? 0u : 1u;
            time.year = year_at < numbers.size() ? full_year(numbers[year_at], written.widths[year_at]) : 2001;
        } else if (numbers.size() == 3 && (written.widths[0] > 2 || numbers[0] > 31)) {
            time = { full_year(numbers[0], written.widths[0]) * 1.0, numbers[1] - 1.0, numbers[2] * 1.0 };
        } else if (numbers.size() == 3) {
            time = { full_year(numbers[2], written.widths[2]) * 1.0, numbers[0] - 1.0, numbers[1] * 1.0 };
        } else {
            return {};
        }
        if (time.month < 0 || time.month > 11 || time.day < 1 || time.day > 31)
            return {};
        return time;
    }

    double parse_written_date(std::string_view text, int utc_offset_minutes)
    {
        auto const written = Reader(base::trim(text)).read();
        if (!written)
            return nan;
        auto time = date_of(*written);
        if (!time || written->hour > 24 || written->minute > 59 || written->second > 59)
            return nan;
        auto hour = written->hour;
        if (written->has_half) {
            if (hour < 1 || hour > 12)
                return nan;
            hour = hour % 12 + (written->is_afternoon ? 12 : 0);
        }
        time->hour = hour;
        time->minute = written->minute;
        time->second = written->second;
        return millis_of(*time, written->offset_minutes.value_or(utc_offset_minutes));
    }

    bool has_iso_day(std::string_view text)
    {
        constexpr std::string_view shape = "0000-00-00";
        for (std::size_t at = 0; at + shape.size() <= text.size(); ++at) {
            auto const fits = std::equal(shape.begin(), shape.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                [](char expected, char c) { return expected == '0' ? is_digit(c) : c == expected; });
            if (fits)
                return true;
        }
        return false;
    }

}

LocalTime local_time(double millis, int utc_offset_minutes)
{
    if (std::isnan(millis))
        return { nan, nan, nan, nan, nan, nan, nan };
    auto const civil = base::civil_from_millis(static_cast<base::Millis>(millis), utc_offset_minutes);
    return { civil.date.year * 1.0, civil.date.month - 1.0, civil.date.day * 1.0, civil.hour * 1.0, civil.minute * 1.0,
        civil.second * 1.0, civil.milli * 1.0 };
}

double millis_of(LocalTime const& time, int utc_offset_minutes)
{
    auto const days = days_from_civil(std::trunc(time.year), std::trunc(time.month)) + std::trunc(time.day) - 1;
    auto const of_day = std::trunc(time.hour) * 3'600'000 + std::trunc(time.minute) * 60'000
        + std::trunc(time.second) * 1000 + std::trunc(time.milli);
    auto const millis = days * 86'400'000 + of_day - utc_offset_minutes * 60'000.0;
    return std::fabs(millis) <= furthest ? millis + 0.0 : nan;
}

int weekday(double millis, int utc_offset_minutes)
{
    return base::day_of_week(base::civil_from_millis(static_cast<base::Millis>(millis), utc_offset_minutes).date);
}

double parse_date(std::string_view text, int utc_offset_minutes)
{
    if (text.find(' ') == std::string_view::npos) {
        if (auto const iso = base::parse_iso_8601(text))
            return static_cast<double>(iso->millis(utc_offset_minutes));
    }
    return parse_written_date(text, utc_offset_minutes);
}

double parse_survey_date(std::string_view text, int utc_offset_minutes)
{
    auto const t = text.find('T');
    auto const is_date_only = (t == std::string_view::npos || t == 0) && has_iso_day(text)
        && !std::isnan(parse_date(text, utc_offset_minutes));
    if (is_date_only)
        return parse_date(std::string(text) + "T00:00:00", utc_offset_minutes);
    return parse_date(text, utc_offset_minutes);
}

std::string date_to_text(double millis, int utc_offset_minutes)
{
    if (std::isnan(millis))
        return "Invalid Date";
    auto const time = base::civil_from_millis(static_cast<base::Millis>(millis), utc_offset_minutes);
    auto const offset = std::abs(utc_offset_minutes);
    std::array<char, 80> buffer {};
    std::snprintf(buffer.data(), buffer.size(), "%s %s %02d %04d %02d:%02d:%02d GMT%c%02d%02d%s",
        day_names[static_cast<std::size_t>(base::day_of_week(time.date))],
        month_titles[static_cast<std::size_t>(time.date.month - 1)], time.date.day, time.date.year, time.hour,
        time.minute, time.second, utc_offset_minutes < 0 ? '-' : '+', offset / 60 % 100, offset % 60,
        utc_offset_minutes == 0 ? " (Coordinated Universal Time)" : "");
    return buffer.data();
}

}
