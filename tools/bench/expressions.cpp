// How many conditions a second: the native and the WebAssembly side of tools/bench/expressions.mjs.
// Prints one JSON object per condition. The answers change before every evaluation, as they do between questions.
#include "survey/expression.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using namespace dure::survey;

namespace {

struct Shape {
    char const* name;
    char const* expression;
};

// The same list stands in expressions.mjs, where JavaScript's own spelling is beside each.
constexpr Shape shapes[] = {
    { "one number", "{age} >= 21" },
    { "numbers and a word", "{age} >= 21 and ({sex} = 'male' or {kids} > 1)" },
    { "a Korean word", "{station} = '강남' or {station} = '판교'" },
    { "emptiness", "{comment} notempty and {kids} empty" },
    { "a choice of many", "{visits} contains 'night' and {visits} notcontains 'day'" },
    { "arithmetic", "({age} - {kids}) * 2 + 0.5 > 40" },
};

class Names : public NameResolver {
public:
    std::optional<Location> resolve(std::string_view name) override
    {
        static constexpr std::string_view names[] = { "age", "sex", "kids", "station", "comment", "visits" };
        for (std::uint32_t i = 0; i < std::size(names); ++i) {
            if (names[i] == name)
                return Location { i, "" };
        }
        return {};
    }
};

std::vector<Value> answers(int i)
{
    static char const* const stations[] = { "강남", "판교", "수원", "분당" };
    static char const* const times[] = { "day", "night", "dawn", "rush" };
    return { Value(15 + i % 16), Value(i % 2 == 0 ? "male" : "female"), i % 5 == 0 ? Value() : Value(i % 4),
        Value(stations[i % 4]), Value(i % 3 == 0 ? "" : "clean"), Value(List { times[i % 4], times[(i + 1) % 4] }) };
}

// Of this process, so that other work on the machine counts for nobody.
double seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure(Shape const& shape, std::vector<std::vector<Value>> const& people)
{
    auto compiled = Expression::compile(shape.expression);
    if (!compiled)
        std::abort();
    auto expression = compiled.release_value();
    Names names;
    expression.bind(names);
    double best = 0;
    long met = 0;
    for (int round = 0; round < 20; ++round) {
        long count = 0;
        met = 0;
        auto const begin = seconds();
        auto elapsed = 0.0;
        while (elapsed < 0.03) {
            for (int i = 0; i < 10'000; ++i) {
                Surroundings surroundings;
                surroundings.slots = people[static_cast<std::size_t>(i) % people.size()];
                met += expression.is_true(surroundings);
            }
            count += 10'000;
            elapsed = seconds() - begin;
        }
        best = std::max(best, static_cast<double>(count) / elapsed);
        met = met * 10'000 / count;
    }
    std::printf("{\"name\":\"%s\",\"perSecond\":%.0f,\"metPerTenThousand\":%ld}\n", shape.name, best, met);
}

}

int main()
{
    std::vector<std::vector<Value>> people;
    for (int i = 0; i < 64; ++i)
        people.push_back(answers(i));
    for (auto const& shape : shapes)
        measure(shape, people);
    return 0;
}
