// Any text as an expression, over answers that are as odd: it must compile or be refused, and evaluate to an end.
#include "survey/expression.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

using namespace dure::survey;

namespace {

class Resolver : public NameResolver {
public:
    std::optional<Location> resolve(std::string_view name) override
    {
        if (name.empty() || name.size() % 5 == 4)
            return {};
        auto const slot = static_cast<std::uint32_t>(static_cast<unsigned char>(name[0]) % 12);
        return Location { slot, std::string(name.substr(1)), name.size() % 2 == 0 };
    }
};

std::array<Value, 11> const& answers()
{
    static auto const values = [] {
        Record record;
        record.set("x", 1);
        record.set("name", "Ü");
        return std::array<Value, 11> { Value(), nullptr, true, 2.5, "05", "한국 text", Date { 1'795'305'600'000 },
            List { 1, "a", nullptr, List { "b" } }, record, List { record, record, 3 }, "" };
    }();
    return values;
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto compiled = Expression::compile(text);
    if (!compiled) {
        if (compiled.error().where.substr(0, 7) != "column ")
            std::abort();
        return 0;
    }
    auto expression = compiled.release_value();
    Resolver resolver;
    expression.bind(resolver);
    Surroundings surroundings;
    surroundings.slots = std::span<Value const>(answers());
    surroundings.now_millis = 1'795'348'800'000;
    surroundings.utc_offset_minutes = size % 3 == 0 ? 540 : -300;
    surroundings.step_limit = 100'000;
    auto const first = expression.evaluate(surroundings);
    if (!(first == expression.evaluate(surroundings)))
        std::abort();
    if (expression.is_true(surroundings) && first.is_missing())
        std::abort();
    return 0;
}
