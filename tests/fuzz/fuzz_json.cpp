// Any bytes are refused with a place or become a value that is written and read back the same.
#include "base/text.h"
#include "codec/json.h"

#include <cstdint>
#include <cstdlib>

using namespace dure;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const parsed = codec::parse_json(bytes);
    if (!parsed.is_ok()) {
        if (parsed.error().where.empty() || !base::is_valid_utf8(parsed.error().where + parsed.error().detail))
            std::abort();
    } else {
        auto const again = codec::parse_json(codec::to_json(parsed.value()));
        if (!again.is_ok() || !(again.value() == parsed.value()))
            std::abort();
    }
    codec::JsonLineReader reader(bytes);
    while (reader.next()) { }
    return 0;
}
