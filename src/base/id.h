// Ids that cannot be mixed up, and the sortable text ids that responses and drafts carry.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dure::base {

// A text id of one kind of thing: `struct ResponseTag { }; using ResponseId = Id<ResponseTag>;`.
template <typename Tag> struct Id {
    std::string text;

    bool is_empty() const { return text.empty(); }
    friend bool operator==(Id const& left, Id const& right) { return left.text == right.text; }
    friend bool operator<(Id const& left, Id const& right) { return left.text < right.text; }
};

// The position of one kind of thing in its list.
template <typename Tag> struct Index {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t value = none;

    bool is_set() const { return value != none; }
    friend bool operator==(Index left, Index right) { return left.value == right.value; }
    friend bool operator<(Index left, Index right) { return left.value < right.value; }
};

using RandomBits = std::array<std::uint8_t, 10>; // 80 bits, from the platform

// 26 characters of Crockford's base 32: 48 bits of time, then 80 random bits. Sorts by time (the ULID layout).
// Times outside 0 to 2^48 - 1 are held at the nearest end.
std::string sortable_id(std::int64_t time_millis, RandomBits const& bits);
bool is_sortable_id(std::string_view text); // upper case only: one id has one spelling
std::optional<std::int64_t> time_of_sortable_id(std::string_view text);

}

template <typename Tag> struct std::hash<dure::base::Id<Tag>> {
    std::size_t operator()(dure::base::Id<Tag> const& id) const { return std::hash<std::string>()(id.text); }
};
