// A response or an export file that is accepted is written and read back the same.
#include "codec/response_json.h"

#include <cstdint>
#include <cstdlib>

using namespace dure;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const response = codec::response_from_json(bytes);
    if (response.is_ok()) {
        auto const again = codec::response_from_json(codec::response_to_json(response.value()));
        if (!again.is_ok() || !(again.value() == response.value()))
            std::abort();
    }
    auto const file = codec::export_from_json(bytes);
    if (file.is_ok()) {
        auto const again = codec::export_from_json(codec::export_to_json(file.value()));
        if (!again.is_ok() || !(again.value().responses == file.value().responses))
            std::abort();
    }
    (void)codec::responses_from_jsonl(bytes);
    return 0;
}
