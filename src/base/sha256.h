// SHA-256 (FIPS 180-4): names the content of a survey. Nothing secret depends on it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dure::base {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
std::string to_hex(Sha256 const& hash);

}
