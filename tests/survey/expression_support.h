// What the tests of expressions share: variables by name, JSON values, and one call to evaluate.
#pragma once

#include "survey/expression.h"

#include <optional>
#include <string_view>

#include <doctest/doctest.h>

namespace dure::survey {

// All values in one record in slot 0, every name a path into it: names are found as SurveyJS finds them in plain
// values.
class RecordResolver : public NameResolver {
public:
    std::optional<Location> resolve(std::string_view name) override
    {
        // A leading $ asks for a property of a question; plain values have none and SurveyJS then ignores it.
        if (!name.empty() && name[0] == '$')
            name.remove_prefix(1);
        return Location { 0, std::string(name) };
    }
};

struct Evaluated {
    Value value;
    bool is_true = false;
};

inline Evaluated evaluate(Expression& expression, Value values, double now_millis = 0, int utc_offset_minutes = 0)
{
    RecordResolver resolver;
    expression.bind(resolver);
    Surroundings surroundings;
    surroundings.slots = { &values, 1 };
    surroundings.now_millis = now_millis;
    surroundings.utc_offset_minutes = utc_offset_minutes;
    return { expression.evaluate(surroundings), expression.is_true(surroundings) };
}

inline Value value_of(std::string_view text, Record values = {}, double now_millis = 0, int utc_offset_minutes = 0)
{
    auto compiled = Expression::compile(text);
    REQUIRE_MESSAGE(compiled.is_ok(), std::string(text) << " at " << (compiled ? "" : compiled.error().where));
    auto expression = compiled.release_value();
    return evaluate(expression, std::move(values), now_millis, utc_offset_minutes).value;
}

inline Record record_of(std::initializer_list<std::pair<char const*, Value>> members)
{
    Record record;
    for (auto const& [name, value] : members)
        record.set(name, value);
    return record;
}

inline bool is_true(std::string_view text, Record values = {})
{
    auto compiled = Expression::compile(text);
    REQUIRE_MESSAGE(compiled.is_ok(), std::string(text) << " at " << (compiled ? "" : compiled.error().where));
    auto expression = compiled.release_value();
    return evaluate(expression, std::move(values)).is_true;
}

}
