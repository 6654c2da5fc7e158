#include "survey/expression_number.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>

namespace dure::survey::expression {

namespace {

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    constexpr std::array powers_of_ten { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
        1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

    bool is_digit(char c)
    {
        return c >= '0' && c <= '9';
    }

    // Without a call into the maths library; the number must be below 2^62.
    double nearest_integer(double number)
    {
        return static_cast<double>(static_cast<std::int64_t>(number + (number < 0 ? -0.5 : 0.5)));
    }

    bool is_small_integer(double number)
    {
        return std::fabs(number) < 1e15 && static_cast<double>(static_cast<std::int64_t>(number)) == number;
    }

    struct Decimal {
        double number = nan;
        std::size_t length = 0; // 0: the text does not begin with a number
    };

    // What a decimal is made of, as far as a 64-bit integer can hold it.
    struct Parts {
        std::uint64_t digits = 0;
        int digit_count = 0; // without leading zeros
        int exponent = 0;
        std::size_t length = 0;
        bool is_negative = false;
    };

    void read_digits(std::string_view text, std::size_t& at, Parts& parts, bool after_point)
    {
        for (; at < text.size() && is_digit(text[at]); ++at) {
            if (parts.digit_count > 0 || text[at] != '0')
                ++parts.digit_count;
            if (parts.digit_count <= 18)
                parts.digits = parts.digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
            if (after_point)
                --parts.exponent;
        }
    }

    void read_exponent(std::string_view text, Parts& parts)
    {
        auto at = parts.length;
        if (at >= text.size() || (text[at] | 0x20) != 'e')
            return;
        ++at;
        auto const is_negative = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+'))
            ++at;
        auto const begin = at;
        int exponent = 0;
        for (; at < text.size() && is_digit(text[at]); ++at)
            exponent = std::min(exponent * 10 + (text[at] - '0'), 100'000);
        if (at == begin)
            return;
        parts.exponent += is_negative ? -exponent : exponent;
        parts.length = at;
    }

    Parts read_parts(std::string_view text)
    {
        Parts parts;
        std::size_t at = 0;
        if (at < text.size() && (text[at] == '-' || text[at] == '+'))
            parts.is_negative = text[at++] == '-';
        auto const begin = at;
        read_digits(text, at, parts, false);
        auto count = at - begin;
        if (at < text.size() && text[at] == '.') {
            auto const after_point = ++at;
            read_digits(text, at, parts, true);
            count += at - after_point;
        }
        if (count == 0)
            return parts;
        parts.length = at;
        read_exponent(text, parts);
        return parts;
    }

    // A decimal at the beginning of the text, correctly rounded.
    Decimal read_decimal(std::string_view text)
    {
        auto const parts = read_parts(text);
        if (parts.length == 0)
            return {};
        // Both factors are exact below 2^53 and up to 10^22, so one multiplication or division rounds once.
        if (parts.digit_count <= 15 && parts.exponent >= -22 && parts.exponent <= 22) {
            auto number = static_cast<double>(parts.digits);
            if (parts.exponent < 0)
                number /= powers_of_ten[static_cast<std::size_t>(-parts.exponent)];
            else
                number *= powers_of_ten[static_cast<std::size_t>(parts.exponent)];
            return { parts.is_negative ? -number : number, parts.length };
        }
        return { std::strtod(std::string(text.substr(0, parts.length)).c_str(), nullptr), parts.length };
    }

    int hex_digit(char c)
    {
        if (is_digit(c))
            return c - '0';
        auto const lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    bool has_base_prefix(std::string_view text)
    {
        if (text.size() < 2 || text[0] != '0')
            return false;
        auto const letter = text[1] | 0x20;
        return letter == 'x' || letter == 'o' || letter == 'b';
    }

}

double text_to_number(std::string_view text)
{
    auto const trimmed = base::trim(text);
    if (trimmed.empty())
        return 0;
    auto const decimal = read_decimal(trimmed);
    if (decimal.length == trimmed.size())
        return decimal.number;
    auto const first = trimmed[0];
    if (has_base_prefix(trimmed) || first == 'I' || first == '+' || first == '-')
        return base::text_to_number(trimmed);
    return nan;
}

double parse_float(std::string_view text)
{
    auto const trimmed = base::trim(text);
    auto const decimal = read_decimal(trimmed);
    if (decimal.length > 0)
        return decimal.number;
    auto rest = trimmed;
    if (!rest.empty() && (rest[0] == '-' || rest[0] == '+'))
        rest.remove_prefix(1);
    if (rest.substr(0, 8) != "Infinity")
        return nan;
    return trimmed[0] == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

double parse_int(std::string_view text)
{
    auto rest = base::trim(text);
    auto const is_negative = !rest.empty() && rest[0] == '-';
    if (!rest.empty() && (rest[0] == '-' || rest[0] == '+'))
        rest.remove_prefix(1);
    double number = 0;
    std::size_t length = 0;
    if (rest.size() >= 2 && rest[0] == '0' && (rest[1] | 0x20) == 'x') {
        rest.remove_prefix(2);
        for (; length < rest.size() && hex_digit(rest[length]) >= 0; ++length)
            number = number * 16 + hex_digit(rest[length]);
    } else {
        while (length < rest.size() && is_digit(rest[length]))
            ++length;
        if (length > 0)
            number = read_decimal(rest.substr(0, length)).number;
    }
    if (length == 0)
        return nan;
    return is_negative ? -number : number;
}

double survey_number(std::string_view text)
{
    auto const trimmed = base::trim(text);
    if (trimmed.empty())
        return nan;
    if (trimmed.substr(0, 2) == "0x")
        return trimmed.size() > 32 ? nan : parse_int(trimmed);
    if (trimmed.size() > 15 && std::all_of(trimmed.begin(), trimmed.end(), is_digit))
        return nan;
    auto const decimal = read_decimal(trimmed);
    if (decimal.length == trimmed.size())
        return std::isfinite(decimal.number) ? decimal.number : nan;
    auto const comma = trimmed.find(',');
    if (comma != std::string_view::npos && trimmed.find(',', comma + 1) == std::string_view::npos) {
        std::string with_point(trimmed);
        with_point[comma] = '.';
        auto const again = read_decimal(with_point);
        return again.length == with_point.size() && std::isfinite(again.number) ? again.number : nan;
    }
    // "0X1F" and "0b11" count as numbers, and parseFloat then reads their zero.
    return std::isfinite(text_to_number(trimmed)) ? parse_float(trimmed) : nan;
}

int count_decimals(double number)
{
    if (is_small_integer(number) || !std::isfinite(number) || number == std::floor(number))
        return 0;
    // A quotient of two exact numbers rounds once: if it gives the number back, these are its shortest digits.
    if (std::fabs(number) < 1e9 && std::fabs(number) >= 1e-6) {
        for (std::size_t digits = 1; digits <= 6; ++digits) {
            if (nearest_integer(number * powers_of_ten[digits]) / powers_of_ten[digits] == number)
                return static_cast<int>(digits);
        }
    }
    auto const text = base::number_to_text(number);
    auto const point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

double round_to_decimals(double number, int digits)
{
    if (!std::isfinite(number) || std::fabs(number) >= 1e21)
        return number;
    auto const count = std::min(digits, 100);
    // Below this, the nearest decimal is the nearest integer over a power of ten, unless it is almost a tie.
    if (count <= 22) {
        auto const scale = powers_of_ten[static_cast<std::size_t>(count)];
        auto const scaled = number * scale;
        auto const nearest = std::fabs(scaled) < 1e15 ? nearest_integer(scaled) : scaled + 1;
        if (std::fabs(scaled - nearest) < 0.25)
            return nearest / scale;
    }
    std::array<char, 160> buffer {};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", count, number);
    return std::strtod(buffer.data(), nullptr);
}

double round_half_up(double number)
{
    auto const below = std::floor(number);
    return number - below >= 0.5 ? below + 1 : below;
}

double power(double base, double exponent)
{
    if (std::isnan(exponent) || (std::isinf(exponent) && std::fabs(base) == 1))
        return nan;
    return std::pow(base, exponent);
}

}
