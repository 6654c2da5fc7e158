#include "base/base64.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace dure::base {

namespace {

    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    // 64: no letter of it.
    std::uint32_t sextet(char letter)
    {
        if (letter >= 'A' && letter <= 'Z')
            return static_cast<std::uint32_t>(letter - 'A');
        if (letter >= 'a' && letter <= 'z')
            return static_cast<std::uint32_t>(letter - 'a') + 26;
        if (letter >= '0' && letter <= '9')
            return static_cast<std::uint32_t>(letter - '0') + 52;
        return letter == '+' ? 62 : letter == '/' ? 63 : 64;
    }

    std::size_t padding_of(std::string_view text)
    {
        return text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    }

}

std::string to_base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += at + i <= bytes.size() ? letters[group >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

bool is_base64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return false;
    auto const body = text.substr(0, text.size() - padding_of(text));
    return std::all_of(body.begin(), body.end(), [](char letter) { return sextet(letter) < 64; });
}

std::size_t base64_bytes(std::string_view text)
{
    return text.size() / 4 * 3 - std::min(text.size() / 4 * 3, padding_of(text));
}

std::string first_of_base64(std::string_view text, std::size_t bytes_at_most)
{
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (auto const letter : text) {
        auto const value = sextet(letter);
        if (value == 64 || bytes.size() == bytes_at_most)
            break;
        held = (held << 6U | value) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(held >> bits & 0xFFU);
        }
    }
    return bytes;
}

// The last letter before the padding may hold bits that stand for nothing: then the text is not the one written here.
std::optional<std::string> from_base64(std::string_view text)
{
    if (!is_base64(text))
        return std::nullopt;
    auto bytes = first_of_base64(text, text.size());
    return to_base64(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

}
