#include "base/id.h"

#include <algorithm>

namespace dure::base {

namespace {

    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::size_t id_length = 26;
    constexpr std::size_t time_length = 10;
    constexpr std::int64_t last_time = (std::int64_t { 1 } << 48) - 1;

}

std::string sortable_id(std::int64_t time_millis, RandomBits const& bits)
{
    std::string text(id_length, '0');
    auto time = std::clamp(time_millis, std::int64_t { 0 }, last_time);
    for (auto i = time_length; i > 0; --i) {
        text[i - 1] = alphabet[static_cast<std::size_t>(time & 31)];
        time >>= 5;
    }
    // 80 bits are sixteen letters of five bits each, without a rest.
    std::uint32_t pending = 0;
    int pending_bits = 0;
    auto at = time_length;
    for (auto const byte : bits) {
        pending = (pending << 8) | byte;
        pending_bits += 8;
        while (pending_bits >= 5) {
            pending_bits -= 5;
            text[at++] = alphabet[(pending >> pending_bits) & 31];
        }
    }
    return text;
}

bool is_sortable_id(std::string_view text)
{
    // A first letter above 7 would need more than 48 bits of time.
    return text.size() == id_length && text[0] <= '7'
        && std::all_of(text.begin(), text.end(), [](char c) { return alphabet.find(c) != std::string_view::npos; });
}

std::optional<std::int64_t> time_of_sortable_id(std::string_view text)
{
    if (!is_sortable_id(text))
        return {};
    std::int64_t time = 0;
    for (auto const c : text.substr(0, time_length))
        time = (time << 5) | static_cast<std::int64_t>(alphabet.find(c));
    return time;
}

}
