// Numbers written and read as JavaScript does. printf and strtod round correctly on every platform we build for; the
// locale is never set, so the decimal separator is always a point.
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace dure::base {

namespace {

    struct Digits {
        std::string digits; // without leading or trailing zeros, at least one
        int exponent = 0; // of the number 0.DIGITS
    };

    // "d.ddde±xx" of a positive number, taken apart.
    Digits digits_of(double number, int significant)
    {
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%.*e", significant - 1, number);
        Digits result;
        char const* c = buffer;
        for (; *c != 'e'; ++c) {
            if (*c != '.')
                result.digits += *c;
        }
        result.exponent = std::atoi(c + 1) + 1;
        while (result.digits.size() > 1 && result.digits.back() == '0')
            result.digits.pop_back();
        return result;
    }

    bool reads_back(Digits const& digits, double number)
    {
        auto const text = "0." + digits.digits + "e" + std::to_string(digits.exponent);
        return std::strtod(text.c_str(), nullptr) == number;
    }

    // The next larger number with as many digits.
    Digits one_up(Digits digits, std::size_t significant)
    {
        digits.digits.resize(significant, '0');
        auto at = significant;
        while (at > 0 && digits.digits[at - 1] == '9')
            digits.digits[--at] = '0';
        if (at > 0) {
            digits.digits[at - 1] = static_cast<char>(digits.digits[at - 1] + 1);
        } else {
            digits.digits.insert(0, 1, '1');
            ++digits.exponent;
        }
        while (digits.digits.size() > 1 && digits.digits.back() == '0')
            digits.digits.pop_back();
        return digits;
    }

    Digits shortest_digits(double number)
    {
        // Fifteen digits always survive the way through a normal double, so fewer need not be tried there.
        auto const is_normal = number >= std::numeric_limits<double>::min();
        int exponent = 0;
        auto const at_power_of_two = std::frexp(number, &exponent) == 0.5;
        for (int significant = is_normal ? 15 : 1; significant < 17; ++significant) {
            auto const digits = digits_of(number, significant);
            if (reads_back(digits, number))
                return digits;
            // Below a power of two the doubles lie closer together: the nearest digits may miss while the next ones
            // above hit.
            if (at_power_of_two) {
                auto const above = one_up(digits, static_cast<std::size_t>(significant));
                if (reads_back(above, number))
                    return above;
            }
        }
        return digits_of(number, 17);
    }

    int digit_value(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return 99;
    }

    double parse_in_base(std::string_view digits, int number_base)
    {
        auto const nan = std::numeric_limits<double>::quiet_NaN();
        if (digits.empty())
            return nan;
        double number = 0;
        for (auto const c : digits) {
            auto const value = digit_value(c);
            if (value >= number_base)
                return nan;
            number = number * number_base + value;
        }
        return number;
    }

}

std::string number_to_text(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number > 0 ? "Infinity" : "-Infinity";
    if (number == 0)
        return "0";
    if (std::fabs(number) < 1e15 && number == std::floor(number))
        return std::to_string(static_cast<long long>(number));

    auto const [digits, exponent] = shortest_digits(std::fabs(number));
    auto const count = static_cast<int>(digits.size());
    std::string text = number < 0 ? "-" : "";
    if (count <= exponent && exponent <= 21) {
        text += digits + std::string(static_cast<std::size_t>(exponent - count), '0');
    } else if (0 < exponent && exponent <= 21) {
        text += digits.substr(0, static_cast<std::size_t>(exponent)) + "."
            + digits.substr(static_cast<std::size_t>(exponent));
    } else if (-6 < exponent && exponent <= 0) {
        text += "0." + std::string(static_cast<std::size_t>(-exponent), '0') + digits;
    } else {
        text += digits.substr(0, 1);
        if (count > 1)
            text += "." + digits.substr(1);
        text += exponent - 1 < 0 ? "e-" : "e+";
        text += std::to_string(std::abs(exponent - 1));
    }
    return text;
}

std::string number_to_decimal(double number, int power_of_ten, int least_digits, int most_digits)
{
    if (!std::isfinite(number))
        return number_to_text(number);
    auto digits = std::string();
    auto point = 0; // before digits[point]
    if (number != 0) {
        auto const shortest = shortest_digits(std::fabs(number));
        digits = shortest.digits;
        point = shortest.exponent + power_of_ten;
    }
    if (auto const kept = point + most_digits; kept < 0) {
        digits.clear();
        point = 0;
    } else if (static_cast<std::size_t>(kept) < digits.size()) {
        auto const goes_up = digits[static_cast<std::size_t>(kept)] >= '5';
        digits.resize(static_cast<std::size_t>(kept));
        if (goes_up) {
            // A zero in front takes what is carried over.
            auto const up = one_up({ "0" + digits, point + 1 }, digits.size() + 1);
            digits = up.digits;
            point = up.exponent;
        }
    }
    if (point < 0)
        digits.insert(0, static_cast<std::size_t>(-point), '0');
    auto const whole_length = static_cast<std::size_t>(std::max(point, 0));
    if (digits.size() < whole_length)
        digits.resize(whole_length, '0');
    auto whole = digits.substr(0, whole_length);
    auto fraction = digits.substr(whole_length);
    whole.erase(0, whole.find_first_not_of('0'));
    while (static_cast<int>(fraction.size()) > least_digits && fraction.back() == '0')
        fraction.pop_back();
    if (static_cast<int>(fraction.size()) < least_digits)
        fraction.resize(static_cast<std::size_t>(least_digits), '0');
    auto const is_zero = whole.empty() && fraction.find_first_not_of('0') == std::string::npos;
    return (number < 0 && !is_zero ? "-" : "") + (whole.empty() ? "0" : whole)
        + (fraction.empty() ? "" : "." + fraction);
}

std::optional<double> parse_decimal(std::string_view text)
{
    std::size_t at = 0;
    auto const skip_digits = [&] {
        auto const begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - begin;
    };
    auto const skip_sign = [&] {
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
    };
    skip_sign();
    auto digits = skip_digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits += skip_digits();
    }
    if (digits == 0)
        return {};
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        skip_sign();
        if (skip_digits() == 0)
            return {};
    }
    if (at != text.size())
        return {};
    return std::strtod(std::string(text).c_str(), nullptr);
}

double text_to_number(std::string_view text)
{
    auto const trimmed = trim(text);
    if (trimmed.empty())
        return 0;
    if (trimmed.size() > 2 && trimmed[0] == '0') {
        auto const letter = trimmed[1];
        if (letter == 'x' || letter == 'X')
            return parse_in_base(trimmed.substr(2), 16);
        if (letter == 'o' || letter == 'O')
            return parse_in_base(trimmed.substr(2), 8);
        if (letter == 'b' || letter == 'B')
            return parse_in_base(trimmed.substr(2), 2);
    }
    if (trimmed == "Infinity" || trimmed == "+Infinity")
        return std::numeric_limits<double>::infinity();
    if (trimmed == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    return parse_decimal(trimmed).value_or(std::numeric_limits<double>::quiet_NaN());
}

}
