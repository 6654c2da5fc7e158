// The two passes of parse_json: the first refuses, the second builds what the first let through.
#pragma once

#include "base/result.h"
#include "codec/json.h"
#include "survey/value.h"

#include <optional>
#include <string_view>

namespace dure::codec {

// What is wrong with the bytes, if anything. Allocates no more than the keys of the records that are open.
std::optional<base::Error> check_json(std::string_view bytes, JsonLimits const& limits);

// Only for bytes that check_json accepted.
survey::Value build_json(std::string_view bytes);

}
