// Whatever markup comes in, only valid text and addresses of the four allowed kinds come out.
#include "base/text.h"
#include "survey/rich_text.h"

#include <cstdint>
#include <cstdlib>

using namespace dure;

namespace {

bool is_allowed(std::string const& link)
{
    for (auto const* scheme : { "http://", "https://", "mailto:", "tel:" }) {
        if (base::equals_ignoring_ascii_case(link.substr(0, std::string_view(scheme).size()), scheme))
            return true;
    }
    return link.empty();
}

void check(survey::RichText const& text)
{
    for (auto const& block : text.blocks) {
        if (block.spans.empty() || block.level < 0 || block.level > 8)
            std::abort();
        for (auto const& span : block.spans) {
            if (span.text.empty() || !base::is_valid_utf8(span.text) || !is_allowed(span.link))
                std::abort();
        }
    }
    if (!base::is_valid_utf8(survey::plain_text(text)))
        std::abort();
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    check(survey::rich_text_from_html(bytes));
    check(survey::rich_text_from_title(bytes));
    return 0;
}
