// The first line is a pattern, the rest a text. Compiling and matching always end, whatever both are.
#include "survey/pattern.h"

#include <cstdint>
#include <cstdlib>

using namespace dure;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const line = bytes.find('\n');
    auto const pattern = bytes.substr(0, line);
    auto const text = line == std::string_view::npos ? std::string_view() : bytes.substr(line + 1).substr(0, 2000);
    for (auto const letter_case : { survey::PatternCase::sensitive, survey::PatternCase::insensitive }) {
        auto const compiled = survey::Pattern::compile(pattern, letter_case);
        if (compiled.is_ok())
            (void)compiled.value().matches(text);
        else if (compiled.error().where.empty() || compiled.error().detail.empty())
            std::abort();
    }
    return 0;
}
