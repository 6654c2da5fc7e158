#include "survey/expression_date.h"

#include "base/text.h"
#include "base/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>

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

    // The pieces of a date as people write it. How V8 understands them is not in any standard, but in use everywhere.
    struct Written {
        std::array<int, 3> numbers { 1, 1, 1 };
        std::size_t count = 0;
        int month = 0; // by name; 0: none
        int hour = 0;
        int minute = 0;
        int second = 0;
        int milli = 0;
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
            if (m_written.count == m_written.numbers.size())
                return false;
            m_written.numbers[m_written.count++] = value;
            if (m_at < m_text.size() && m_text[m_at] == '-')
                ++m_at;
            return true;
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
                if (m_at < m_text.size() && m_text[m_at] == '.')
                    read_fraction();
            }
            return true;
        }

        void read_fraction()
        {
            auto const begin = ++m_at;
            std::size_t width = 0;
            digits(width);
            for (std::size_t i = 0; i < 3; ++i)
                m_written.milli = m_written.milli * 10 + (i < width ? m_text[begin + i] - '0' : 0);
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
            // Only where a date that does not exist, such as 31 February, is otherwise written as ISO 8601 wants it.
            if (word == "t" && m_written.count == 3)
                return m_at == 11;
            auto const found = std::find(month_names.begin(), month_names.end(), word.substr(0, 3));
            if (found != month_names.end()) {
                m_written.month = static_cast<int>(found - month_names.begin()) + 1;
                return true;
            }
            // The day's name and other words are overlooked as long as they come first.
            return m_written.count == 0 && (m_at >= m_text.size() || !is_digit(m_text[m_at]));
        }

        bool read_mark(char c)
        {
            ++m_at;
            if (c == '(') // as in "(Korean Standard Time)"
                m_at = std::min(m_text.find(')', m_at), m_text.size());
            auto const is_sign = c == '+' || c == '-';
            if (!is_sign || (!m_has_clock && !m_written.offset_minutes))
                return std::string_view(" /,.(").find(c) != std::string_view::npos || (is_sign && m_written.count == 0);
            std::size_t width = 0;
            auto value = digits(width);
            if (m_at < m_text.size() && m_text[m_at] == ':') {
                ++m_at;
                value = value * 100 + digits(width);
            } else if (width <= 2) {
                value *= 100;
            }
            auto const minutes = value / 100 * 60 + value % 100;
            m_written.offset_minutes = c == '-' ? -minutes : minutes;
            return width > 0;
        }

        std::string_view m_text;
        std::size_t m_at = 0;
        bool m_has_clock = false;
        Written m_written;
    };

    bool is_day(int number)
    {
        return number >= 1 && number <= 31;
    }

    // Which number is the year, the month, the day: told by their size. Missing ones are 1.
    std::optional<LocalTime> date_of(Written const& written)
    {
        if (written.count == 0)
            return {};
        auto const [first, second, third] = written.numbers;
        auto year = 0;
        auto month = written.month;
        auto day = 0;
        if (month == 0 && !is_day(first)) {
            year = first;
            month = second;
            day = third;
        } else if (month == 0) {
            month = first;
            day = second;
            year = third;
        } else {
            day = is_day(first) ? first : second;
            year = is_day(first) ? second : first;
        }
        if (year < 100)
            year += year < 50 ? 2000 : 1900;
        if (month < 1 || month > 12 || !is_day(day))
            return {};
        return LocalTime { year * 1.0, month - 1.0, day * 1.0 };
    }

    double parse_written_date(std::string_view text, int utc_offset_minutes)
    {
        auto const written = Reader(base::trim(text)).read();
        if (!written)
            return nan;
        auto time = date_of(*written);
        if (!time || written->hour > 23 || written->minute > 59 || written->second > 59)
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
        time->milli = written->milli;
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
