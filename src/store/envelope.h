// The outside of every stored entry: kind and version, a checksum, named fields. A torn or flipped entry is noticed.
//
//   dure.draft/1 <crc32 as 8 hex digits> <bytes after this line>\n
//   <name> <length>:<bytes>\n …
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dure::store {

struct Field {
    std::string_view name;
    std::string bytes;
};

// Kind includes the version ("dure.draft/1").
std::string seal_envelope(std::string_view kind, std::vector<Field> const& fields);

// The fields point into `bytes`. Errors: invalid_input (damaged), unsupported (another kind or a later version).
class Envelope {
public:
    static base::Result<Envelope> open(std::string_view kind, std::string_view bytes);

    // A missing field is empty: a later version may add some.
    std::string_view text(std::string_view name) const;
    std::uint64_t number(std::string_view name) const;

private:
    std::vector<std::pair<std::string_view, std::string_view>> m_fields;
};

}
