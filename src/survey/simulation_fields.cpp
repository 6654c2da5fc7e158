#include "base/text.h"
#include "base/time.h"
#include "survey/pattern.h"
#include "survey/simulation_answers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace dure::survey {

namespace {

    constexpr std::size_t most_typed = 10'000; // characters; nobody types more, whatever a validator asks for

    std::string digits(base::Random& random, int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += static_cast<char>('0' + random.below(10));
        return text;
    }

    std::string padded(int number, int width)
    {
        char buffer[16];
        std::snprintf(buffer, sizeof buffer, "%0*d", width, number);
        return buffer;
    }

    std::optional<double> as_number(Value const& value)
    {
        if (value.is_number())
            return value.number();
        if (value.is_text() && !base::trim(value.text()).empty())
            return base::parse_decimal(base::trim(value.text()));
        return {};
    }

    std::optional<double> as_millis(Value const& value)
    {
        if (value.is_date())
            return value.date().millis;
        auto const time = value.is_text() ? base::parse_iso_8601(value.text()) : std::nullopt;
        return time ? std::optional(static_cast<double>(time->millis())) : std::nullopt;
    }

    std::string number_field(TextField const& field, std::vector<Check> const& checks, Value const& minimum,
        Value const& maximum, SimulatedPerson const& person, base::Random& random)
    {
        auto low = as_number(minimum);
        auto high = as_number(maximum);
        for (auto const& check : checks) {
            if (auto const* number = std::get_if<NumberCheck>(&check.kind)) {
                low = number->minimum ? std::max(low.value_or(*number->minimum), *number->minimum) : low;
                high = number->maximum ? std::min(high.value_or(*number->maximum), *number->maximum) : high;
            }
        }
        auto const from = low.value_or(std::min(0.0, high.value_or(0)));
        auto const to = std::max(from, high.value_or(from + 100));
        // Most people are somewhere below the middle of what is allowed.
        auto const share = std::clamp(0.4 + 0.2 * random.normal() + 0.03 * person.contentment, 0.0, 1.0);
        auto const step = field.step.value_or(1) > 0 ? field.step.value_or(1) : 1;
        auto number = from + std::round((to - from) * share / step) * step;
        if (number > to)
            number = from + std::floor((to - from) / step) * step;
        return base::number_to_text(number);
    }

    // A day, kept within its bounds: the last two years if there are none.
    double day_field(Value const& minimum, Value const& maximum, double now_millis, base::Random& random)
    {
        constexpr double day = 86'400'000;
        auto const high = as_millis(maximum).value_or(std::max(now_millis, as_millis(minimum).value_or(now_millis)));
        auto const low = as_millis(minimum).value_or(high - 730 * day);
        return std::floor((low + random.unit() * std::max(0.0, high - low)) / day) * day;
    }

    std::string dated(InputType type, double millis, base::Random& random)
    {
        auto const date = base::civil_from_millis(static_cast<base::Millis>(millis)).date;
        auto const text = base::format_iso_date(date);
        switch (type) {
        case InputType::month:
            return text.substr(0, text.size() - 3);
        case InputType::week:
            return padded(date.year, 4) + "-W" + padded(1 + static_cast<int>(random.below(52)), 2);
        case InputType::datetime_local:
            return text + "T" + padded(static_cast<int>(random.below(24)), 2) + ":"
                + padded(static_cast<int>(random.below(60)), 2);
        default:
            return text;
        }
    }

    std::size_t longest(TextField const& field, std::vector<Check> const& checks)
    {
        std::size_t most = field.max_length;
        for (auto const& check : checks) {
            if (auto const* length = std::get_if<LengthCheck>(&check.kind); length && length->maximum > 0)
                most = most == 0 ? length->maximum : std::min<std::size_t>(most, length->maximum);
        }
        return most;
    }

    // Things that validators commonly ask for, to be tried against a pattern.
    std::string candidate(SimulatedPerson const& person, base::Random& random, int attempt)
    {
        switch (attempt % 12) {
        case 0:
            return "010-" + digits(random, 4) + "-" + digits(random, 4);
        case 1:
            return simulated_name(person, random);
        case 2:
            return "010" + digits(random, 8);
        case 3:
            return digits(random, 2) + "가 " + digits(random, 4);
        case 4:
            return digits(random, 1 + attempt / 12 % 12);
        case 5:
            return padded(1950 + static_cast<int>(random.below(60)), 4);
        case 6:
            return base::format_iso_date({ 1950 + static_cast<int>(random.below(60)),
                1 + static_cast<int>(random.below(12)), 1 + static_cast<int>(random.below(28)) });
        case 7:
            return "member" + digits(random, 3) + "@example.com";
        case 8:
            return std::string(1 + random.below(8), static_cast<char>('a' + random.below(26)));
        case 9:
            return std::string(1 + random.below(8), static_cast<char>('A' + random.below(26))) + digits(random, 3);
        case 10:
            return digits(random, 3) + "가" + digits(random, 4);
        default:
            return simulated_words(person, random, 0);
        }
    }

    bool satisfies_patterns(std::vector<Pattern> const& patterns, std::string const& text)
    {
        return std::all_of(
            patterns.begin(), patterns.end(), [&](Pattern const& pattern) { return pattern.matches(text); });
    }

    std::string text_field(TextField const& field, std::vector<Check> const& checks, SimulatedPerson const& person,
        base::Random& random, int attempt)
    {
        std::vector<Pattern> patterns;
        std::size_t least = 0;
        auto is_email = field.input_type == InputType::email;
        for (auto const& check : checks) {
            if (auto const* pattern = std::get_if<PatternCheck>(&check.kind)) {
                auto compiled = Pattern::compile(
                    pattern->pattern, pattern->ignore_case ? PatternCase::insensitive : PatternCase::sensitive);
                if (compiled.is_ok())
                    patterns.push_back(compiled.release_value());
            } else if (auto const* length = std::get_if<LengthCheck>(&check.kind)) {
                least = std::max<std::size_t>(least, length->minimum);
            } else if (std::holds_alternative<EmailCheck>(check.kind)) {
                is_email = true;
            }
        }
        if (is_email)
            return "member" + digits(random, 4) + "@example.com";
        auto const most = longest(field, checks);
        for (int i = attempt; !patterns.empty() && i < attempt + 144; ++i) {
            auto text = candidate(person, random, i);
            if (satisfies_patterns(patterns, text))
                return text;
        }
        auto text = field.suggestions.empty() || !random.chance(0.7)
            ? simulated_words(person, random, most)
            : field.suggestions[random.below(static_cast<std::uint32_t>(field.suggestions.size()))].in(
                person.speaks_korean ? "ko" : "en");
        for (auto count = base::count_characters(text); count < std::min(least, most_typed);) {
            auto const more = " " + simulated_words(person, random, 0);
            count += base::count_characters(more);
            text += more;
        }
        return most == 0 ? text : base::truncate_characters(text, most);
    }

}

std::string simulated_field(TextField const& field, std::vector<Check> const& checks, Value const& minimum,
    Value const& maximum, double now_millis, SimulatedPerson const& person, base::Random& random, int attempt)
{
    switch (field.input_type) {
    case InputType::number:
    case InputType::range:
        return number_field(field, checks, minimum, maximum, person, random);
    case InputType::date:
    case InputType::datetime_local:
    case InputType::month:
    case InputType::week:
        return dated(field.input_type, day_field(minimum, maximum, now_millis, random), random);
    case InputType::time:
        return padded(static_cast<int>(random.below(24)), 2) + ":" + padded(static_cast<int>(random.below(12)) * 5, 2);
    case InputType::color:
        return "#" + base::fold_ascii("7F") + digits(random, 4);
    case InputType::tel:
        if (std::none_of(checks.begin(), checks.end(),
                [](Check const& check) { return std::holds_alternative<PatternCheck>(check.kind); }))
            return "010-" + digits(random, 4) + "-" + digits(random, 4);
        break;
    case InputType::url:
        return "https://example.com/" + digits(random, 4);
    case InputType::password:
        return "pass" + digits(random, 6);
    case InputType::text:
    case InputType::email:
        break;
    }
    return text_field(field, checks, person, random, attempt);
}

}
