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

Json answer(Json const& request)
{
    auto compiled = Expression::compile(request.value("expression", ""));
    if (!compiled)
        return { { "error", compiled.error().where }, { "detail", compiled.error().detail } };
    auto expression = compiled.release_value();
    RecordResolver resolver;
    expression.bind(resolver);
    auto const values = value_from_json(request.value("values", Json::object()));
    Surroundings surroundings;
    surroundings.slots = { &values, 1 };
    surroundings.now_millis = request.value("now", 0.0);
    surroundings.utc_offset_minutes = request.value("offset", 0);
    return { { "value", json_from_value(expression.evaluate(surroundings)) },
        { "condition", expression.is_true(surroundings) } };
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
