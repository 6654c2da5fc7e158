// Base64 (RFC 4648, with padding): bytes as text, where JSON has to carry them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dure::base {

std::string to_base64(std::string_view bytes);
// Strict: whole groups of four with their padding, nothing else around them; nothing of any other text.
std::optional<std::string> from_base64(std::string_view text);
// True if it is whole groups of four of its letters, padded at most at the end.
bool is_base64(std::string_view text);
// How many bytes such a text stands for.
std::size_t base64_bytes(std::string_view text);
// The first bytes it stands for, at most so many; whatever is no letter of it ends them.
std::string first_of_base64(std::string_view text, std::size_t bytes_at_most);

}
