// Numbers and times as people read them.
#pragma once

#include "app/ids.h"
#include "survey/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace dure::app {

// "12,345.6"
std::string format_number(double number);
// "0.50"; "–" where it is not a number.
std::string format_decimals(double number, int decimals);
// "11월 22일 오후 6:05", "Nov 22, 6:05 PM"; with the year when it is another one than `now_millis` is in.
std::string format_moment(Language language, double millis, double now_millis, int utc_offset_minutes);
// "3분 12초", "3 min 12 s"
std::string format_duration(Language language, double millis);

// An option's name in views and actions.
std::string key_of(survey::Value const& value);
// A colour such as "#0b6e4f" or "#0b6"; nothing if it is not one.
std::optional<std::uint32_t> parse_colour(std::string_view text);

}
