// Evaluates expressions for tests written in another language: one JSON object per line in, one per line out.
//   {"expression": "{a} + 1", "values": {"a": 1}, "now": 0, "offset": 540}  ->  {"value": 2, "condition": false}
//   {"expression": "{a} +"}                                                 ->  {"error": "column 6", "detail": "…"}
#include "survey/expression.h"
#include "tests/survey/expression_json.h"

#include <iostream>

using namespace dure::survey;
using Json = nlohmann::ordered_json;

namespace {

class RecordResolver : public NameResolver {
public:
    std::optional<Location> resolve(std::string_view name) override
    {
        if (!name.empty() && name[0] == '$')
            name.remove_prefix(1);
        return Location { 0, std::string(name) };
    }
};

// A slot for every value behind the one with all: names that are one of them are read without a path.
class SlotResolver : public RecordResolver {
public:
    explicit SlotResolver(Record const& values)
        : m_values(values)
    {
    }

    std::optional<Location> resolve(std::string_view name) override
    {
        std::uint32_t slot = 1;
        for (auto const& member : m_values) {
            if (member.first == name)
                return Location { slot, "" };
            ++slot;
        }
        return RecordResolver::resolve(name);
    }

private:
    Record const& m_values;
};

Json result_of(Expression& expression, NameResolver& resolver, Surroundings const& surroundings)
{
    expression.bind(resolver);
    return { { "value", json_from_value(expression.evaluate(surroundings)) },
        { "condition", expression.is_true(surroundings) } };
}

Json answer(Json const& request)
{
    auto compiled = Expression::compile(request.value("expression", ""));
    if (!compiled)
        return { { "error", compiled.error().where }, { "detail", compiled.error().detail } };
    auto expression = compiled.release_value();
    auto const values = value_from_json(request.value("values", Json::object()));
    std::vector<Value> slots { values };
    for (auto const& member : values.record())
        slots.push_back(member.second);
    Surroundings surroundings;
    surroundings.slots = slots;
    surroundings.now_millis = request.value("now", 0.0);
    surroundings.utc_offset_minutes = request.value("offset", 0);
    RecordResolver by_path;
    SlotResolver by_slot(values.record());
    auto result = result_of(expression, by_path, surroundings);
    auto const same = result_of(expression, by_slot, surroundings);
    // Where an answer lies must not matter.
    return same == result ? result : Json { { "value", { { "byPath", result }, { "bySlot", same } } } };
}

}

int main()
{
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        auto const request = Json::parse(line, nullptr, false);
        if (request.is_discarded()) {
            std::cerr << "not JSON: " << line << '\n';
            return 2;
        }
        std::cout << answer(request).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return 0;
}
