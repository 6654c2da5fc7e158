#include "app/format.h"

#include "app/words.h"
#include "base/text.h"
#include "base/time.h"
#include "codec/json.h"

#include <array>
#include <cmath>

namespace dure::app {

std::string format_number(double number)
{
    auto const plain = base::number_to_text(number);
    if (!std::isfinite(number) || plain.find('e') != std::string::npos)
        return plain;
    auto const end = plain.find('.') == std::string::npos ? plain.size() : plain.find('.');
    std::size_t const begin = plain[0] == '-' ? 1 : 0;
    std::string text = plain.substr(0, begin);
    for (std::size_t at = begin; at < end; ++at) {
        if (at > begin && (end - at) % 3 == 0)
            text += ',';
        text += plain[at];
    }
    return text + plain.substr(end);
}

std::string format_decimals(double number, int decimals)
{
    return std::isfinite(number) ? base::number_to_decimal(number, 0, decimals, decimals) : "–";
}

namespace {

    std::string two_digits(int number)
    {
        return (number < 10 ? "0" : "") + std::to_string(number);
    }

}

std::string format_moment(Language language, double millis, double now_millis, int utc_offset_minutes)
{
    static constexpr std::array<char const*, 12> months { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
        "Oct", "Nov", "Dec" };
    auto const civil = base::civil_from_millis(static_cast<base::Millis>(millis), utc_offset_minutes);
    auto const today = base::civil_from_millis(static_cast<base::Millis>(now_millis), utc_offset_minutes);
    auto const other_year = civil.date.year != today.date.year;
    auto const half = say(language, civil.hour < 12 ? Word::am : Word::pm);
    auto const hour = std::to_string(civil.hour % 12 == 0 ? 12 : civil.hour % 12) + ":" + two_digits(civil.minute);
    auto const day = std::to_string(civil.date.day);
    auto const year = std::to_string(civil.date.year);
    if (language == Language::korean) {
        return (other_year ? year + "년 " : "") + std::to_string(civil.date.month) + "월 " + day + "일 " + half + " "
            + hour;
    }
    return std::string(months[static_cast<std::size_t>(civil.date.month - 1)]) + " " + day
        + (other_year ? ", " + year : "") + ", " + hour + " " + half;
}

std::string format_duration(Language language, double millis)
{
    auto const seconds = static_cast<long long>(std::max(0.0, millis) / 1000);
    if (seconds < 60)
        return say(language, Word::seconds, { std::to_string(seconds) });
    return say(language, Word::minutes_seconds, { std::to_string(seconds / 60), std::to_string(seconds % 60) });
}

std::string key_of(survey::Value const& value)
{
    switch (value.kind()) {
    case survey::Kind::text:
        return value.text();
    case survey::Kind::number:
        return base::number_to_text(value.number());
    case survey::Kind::boolean:
        return value.boolean() ? "true" : "false";
    case survey::Kind::undefined:
        return "";
    case survey::Kind::null:
    case survey::Kind::date:
    case survey::Kind::list:
    case survey::Kind::record:
        break;
    }
    return codec::to_json(value);
}

std::optional<std::uint32_t> parse_colour(std::string_view text)
{
    if (text.empty() || text[0] != '#' || (text.size() != 4 && text.size() != 7))
        return std::nullopt;
    std::uint32_t colour = 0;
    for (auto const letter : text.substr(1)) {
        std::uint32_t digit = 0;
        if (letter >= '0' && letter <= '9')
            digit = static_cast<std::uint32_t>(letter - '0');
        else if ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'f')
            digit = static_cast<std::uint32_t>((letter | 0x20) - 'a') + 10;
        else
            return std::nullopt;
        colour = text.size() == 4 ? (colour << 8) | (digit * 0x11) : (colour << 4) | digit;
    }
    return colour;
}

}
