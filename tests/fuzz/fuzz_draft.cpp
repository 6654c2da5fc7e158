// A draft that is accepted is written and read back the same.
#include "codec/draft_json.h"

#include <cstdint>
#include <cstdlib>

using namespace dure;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const draft = codec::draft_from_json({ reinterpret_cast<char const*>(data), size });
    if (!draft.is_ok())
        return 0;
    auto const json = codec::draft_to_json(draft.value());
    auto const again = codec::draft_from_json(json);
    if (!again.is_ok() || codec::draft_to_json(again.value()) != json)
        std::abort();
    return 0;
}
