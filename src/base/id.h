// The sortable text ids that responses and drafts carry.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dure::base {

using RandomBits = std::array<std::uint8_t, 10>; // 80 bits, from the platform

// 26 characters of Crockford's base 32: 48 bits of time, then 80 random bits. Sorts by time (the ULID layout).
// Times outside 0 to 2^48 - 1 are held at the nearest end.
std::string sortable_id(std::int64_t time_millis, RandomBits const& bits);
bool is_sortable_id(std::string_view text); // upper case only: one id has one spelling
std::optional<std::int64_t> time_of_sortable_id(std::string_view text);

}
