// How many conditions a second: the native and the WebAssembly side of tools/bench/expressions.mjs, which sends
// questions, people and conditions as lines of conditions.mjs. Prints one JSON object.
#include "survey/expression.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

using namespace dure::survey;

namespace {

// Of this process, so that other work on the machine counts for nobody.
#ifdef __EMSCRIPTEN__
EM_JS(double, seconds, (), {
    const usage = process.cpuUsage();
    return (usage.user + usage.system) / 1e6;
});
#else
double seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}
#endif

struct Survey {
    std::vector<std::string> questions;
    std::vector<std::vector<Value>> people;
    std::vector<Expression> conditions;
};

class Names : public NameResolver {
public:
    explicit Names(std::vector<std::string> const& questions)
        : m_questions(questions)
    {
    }

    std::optional<Location> resolve(std::string_view name) override
    {
        auto const dot = name.find('.');
        for (std::uint32_t i = 0; i < m_questions.size(); ++i) {
            if (m_questions[i] == name.substr(0, dot))
                return Location { i, std::string(dot == name.npos ? std::string_view() : name.substr(dot + 1)) };
        }
        return {};
    }

private:
    std::vector<std::string> const& m_questions;
};

std::string_view take(std::string_view& rest, char separator)
{
    auto const end = rest.find(separator);
    auto const part = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    return part;
}

Value decoded(std::string_view text)
{
    auto content = text.substr(1);
    switch (text[0]) {
    case 'n':
        return std::atof(std::string(content).c_str());
    case 'b':
        return content == "1";
    case 't':
        return content;
    case 'l': {
        List list;
        while (!content.empty())
            list.push_back(decoded(take(content, '\x1f')));
        return list;
    }
    case 'r': {
        Record record;
        while (!content.empty()) {
            auto const key = take(content, '\x1e');
            record.set(key, decoded(take(content, '\x1f')));
        }
        return record;
    }
    default:
        return {};
    }
}

// Percent signs as in an address.
std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        plain += text[at] == '%' ? static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16))
                                 : text[at];
        at += text[at] == '%' ? 2 : 0;
    }
    return plain;
}

void read_line(Survey& survey, std::string_view line)
{
    auto const kind = take(line, '\t');
    if (kind == "q") {
        survey.questions.emplace_back(line);
    } else if (kind == "p") {
        auto& person = survey.people.emplace_back();
        while (!line.empty())
            person.push_back(decoded(take(line, '\t')));
    } else {
        auto compiled = Expression::compile(line);
        if (!compiled)
            std::abort();
        survey.conditions.push_back(compiled.release_value());
    }
}

bool is_met(Expression const& condition, std::vector<Value> const& person)
{
    Surroundings surroundings;
    surroundings.slots = person;
    return condition.is_true(surroundings);
}

long sweep(Survey const& survey, int count)
{
    long met = 0;
    std::size_t condition = 0;
    std::size_t person = 0;
    for (int i = 0; i < count; ++i) {
        met += is_met(survey.conditions[condition], survey.people[person]);
        if (++condition == survey.conditions.size())
            condition = 0;
        if (++person == survey.people.size())
            person = 0;
    }
    return met;
}

double measure(Survey const& survey, int rounds)
{
    constexpr int chunk = 9600;
    double best = 0;
    long met = 0;
    for (int round = 0; round < rounds; ++round) {
        long count = 0;
        auto const begin = seconds();
        auto elapsed = 0.0;
        while (elapsed < 0.03) {
            met += sweep(survey, chunk);
            count += chunk;
            elapsed = seconds() - begin;
        }
        best = std::max(best, static_cast<double>(count) / elapsed);
    }
    return met < 0 ? 0 : best; // `met` must be looked at, or there is nothing to do
}

}

int main(int argument_count, char** arguments)
{
    std::ios::sync_with_stdio(false);
    Survey survey;
    for (std::string line; std::getline(std::cin, line);)
        read_line(survey, unescaped(line));
    Names names(survey.questions);
    for (auto& condition : survey.conditions)
        condition.bind(names);
    std::string results;
    for (auto const& condition : survey.conditions) {
        for (auto const& person : survey.people)
            results += is_met(condition, person) ? '1' : '0';
    }
    auto const rounds = argument_count > 1 ? std::atoi(arguments[1]) : 20;
    std::printf("{\"perSecond\":%.0f,\"results\":\"%s\"}\n", measure(survey, rounds), results.c_str());
    return 0;
}
