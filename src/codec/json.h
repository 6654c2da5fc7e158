// JSON bytes to survey::Value and back. Reading is for bytes nobody has checked: limits come first, then building.
#pragma once

#include "base/result.h"
#include "survey/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::codec {

struct JsonLimits {
    std::size_t bytes = 64 * 1024 * 1024;
    std::size_t depth = 64;
    std::size_t string_bytes = 4 * 1024 * 1024; // of one string or key, after unescaping
    std::size_t values = 4'000'000; // of every kind, members and items included
    std::size_t keys_per_record = 20'000;
};

// Refuses what two readers could understand differently: a key twice, ill-formed UTF-8, lone surrogates, NUL, numbers
// out of range, integers that a double cannot hold exactly, anything after the value. Error: `where` is "line L, column
// C" (columns in characters) and, inside a value, "(/json/pointer)"; `detail` one sentence.
base::Result<survey::Value> parse_json(std::string_view bytes, JsonLimits const& limits = {});

enum class JsonStyle : std::uint8_t {
    compact,
    pretty, // two spaces, one member to a line
};

// Deterministic; members in their order. As JSON.stringify: undefined members are left out, undefined and non-finite
// items are null, a date is its ISO text. Ill-formed UTF-8 becomes U+FFFD; whole numbers
// beyond 2^53 get an exponent.
std::string to_json(survey::Value const& value, JsonStyle style = JsonStyle::compact);
// A text with its quotes, as it stands in JSON.
std::string to_json_text(std::string_view text);

// "/pages/0/name": one step further, escaped as RFC 6901 says.
std::string json_pointer(std::string_view parent, std::string_view member);
std::string json_pointer(std::string_view parent, std::size_t item);

// One line of JSON Lines. Empty lines are skipped but counted.
struct JsonLine {
    std::size_t number = 0; // from 1
    survey::Value value;
};

// Reads line by line, so that one bad line neither hides nor loses the others.
class JsonLineReader {
public:
    explicit JsonLineReader(std::string_view bytes, JsonLimits const& limits = {});

    // Nothing at the end. An error's `where` begins with "line N"; reading can go on after it.
    std::optional<base::Result<JsonLine>> next();

private:
    std::string_view m_rest;
    std::size_t m_line = 0;
    JsonLimits m_limits;
};

}
