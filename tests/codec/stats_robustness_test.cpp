// Whatever stands in the input, every method answers with finite numbers, says why where it has none, or points at what
// is wrong. It neither crashes nor hangs.
#include "base/random.h"
#include "codec/json.h"
#include "codec/stats_methods.h"
#include "tests/codec/stats_small_inputs.h"
#include "tests/source_folder.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

using namespace dure;
using base::Random;
using codec::StatsMethod;
using survey::List;
using survey::Record;
using survey::Value;

namespace {

// ---- what an answer must be ----

struct Seen {
    bool is_finite = true;
    bool has_unexplained_null = false;
};

bool explains(Value const& warnings)
{
    if (!warnings.is_list() || warnings.list().empty())
        return false;
    for (auto const& warning : warnings.list()) {
        auto const& code = warning.member("code");
        auto const& message = warning.member("message");
        if (!code.is_text() || code.text().empty() || !message.is_text() || message.text().empty())
            return false;
    }
    return true;
}

// A null is explained by the warnings of the record it stands in, or of one around that: methods that take several
// named designs warn at each.
void walk(Value const& value, Seen& seen, bool is_explained = false)
{
    if (value.is_list()) {
        for (auto const& item : value.list())
            walk(item, seen, is_explained);
    } else if (value.is_record()) {
        is_explained = is_explained || explains(value.member("warnings"));
        for (auto const& [name, member] : value.record())
            walk(member, seen, is_explained);
    } else if (value.is_number()) {
        seen.is_finite = seen.is_finite && std::isfinite(value.number());
    } else {
        seen.has_unexplained_null = seen.has_unexplained_null || (value.is_missing() && !is_explained);
    }
}

void check_answer(StatsMethod const& method, Value const& input)
{
    auto const shown = codec::to_json(input).substr(0, 2'000);
    INFO(std::string(method.name), " < ", shown);
    auto const answer = method.run(input);
    if (!answer.is_ok()) {
        CHECK_MESSAGE(answer.error().where.substr(0, 1) == "/", answer.error().where);
        CHECK_FALSE(answer.error().detail.empty());
        return;
    }
    Seen seen;
    walk(answer.value(), seen);
    CHECK(seen.is_finite);
    if (seen.has_unexplained_null)
        FAIL_CHECK(codec::to_json(answer.value()).substr(0, 2'000));
}

// ---- what stands in an input ----

Value odd_value(Random& random)
{
    static double const numbers[] = { 0, 1, -1, 2, 3, 0.5, 1e-9, 1e9, 4294967296.0, 1e15, -1e15, 1e150, 1e308, -1e308,
        1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 0.1, 100, -0.0 };
    switch (random.below(12)) {
    case 0:
        return nullptr;
    case 1:
        return random.chance(0.5);
    case 2:
        return "";
    case 3:
        return "a";
    case 4:
        return List {};
    case 5:
        return Record {};
    case 6:
        return List { List {} };
    case 7:
        return List { 1.0, "b", nullptr };
    default:
        return numbers[random.below(static_cast<std::uint32_t>(std::size(numbers)))];
    }
}

std::size_t children(Value const& value)
{
    return value.is_list() ? value.list().size() : value.is_record() ? value.record().size() : 0;
}

Value& child(Value& value, std::size_t index)
{
    if (value.is_list())
        return value.list()[index];
    auto const name = (value.record().begin() + static_cast<std::ptrdiff_t>(index))->first;
    return *value.record().find(name);
}

void change_list(List& list, Random& random)
{
    auto const at = random.below(static_cast<std::uint32_t>(list.size()));
    switch (random.below(5)) {
    case 0:
        list.erase(list.begin() + at);
        break;
    case 1:
        list.push_back(list[at]);
        break;
    case 2:
        list.resize(at);
        break;
    case 3:
        list.assign(list.size(), Value(list[at])); // everybody alike
        break;
    default:
        random.shuffle(list);
    }
}

void change_record(Record& record, Random& random)
{
    auto const at = static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint32_t>(record.size())));
    auto const name = (record.begin() + at)->first;
    if (random.chance(0.3))
        record.set("warnings", *record.find(name));
    record.erase(name);
}

// Walks down at random and changes the place where it stops.
void mutate(Value& value, Random& random)
{
    auto* place = &value;
    while (children(*place) > 0 && random.chance(0.8))
        place = &child(*place, random.below(static_cast<std::uint32_t>(children(*place))));
    if (children(*place) == 0 || random.chance(0.3)) {
        if (place->is_number() && random.chance(0.4))
            *place = place->number() * (random.chance(0.5) ? -1 : 1e6);
        else
            *place = odd_value(random);
    } else if (place->is_list()) {
        change_list(place->list(), random);
    } else {
        change_record(place->record(), random);
    }
}

// The same in every number: all zero, all equal, all huge, all tiny.
void flatten(Value& value, double number)
{
    if (value.is_number())
        value = number;
    for (std::size_t i = 0; i < children(value); ++i)
        flatten(child(value, i), number);
}

void try_around(StatsMethod const& method, Value const& input, int mutations, Random& random)
{
    check_answer(method, input);
    for (int i = 0; i < mutations; ++i) {
        auto changed = input;
        for (auto left = 1 + random.below(3); left > 0; --left)
            mutate(changed, random);
        check_answer(method, changed);
    }
}

template <typename Visit> void for_each_method(Visit const& visit)
{
    for (auto const family : { codec::number_methods(), codec::choice_methods(), codec::design_methods() }) {
        for (auto const& method : family)
            visit(method);
    }
}

Value small_input(std::string_view method)
{
    for (auto const& small : tests::small_inputs) {
        if (small.method != method)
            continue;
        auto const parsed = codec::parse_json(small.json);
        REQUIRE_MESSAGE(parsed.is_ok(), std::string(method));
        return parsed.value();
    }
    return {};
}

}

TEST_CASE("every method has a small input here, and takes it")
{
    for_each_method([](StatsMethod const& method) {
        INFO(std::string(method.name));
        auto const input = small_input(method.name);
        REQUIRE(input.is_record());
        auto const answer = method.run(input);
        CHECK_MESSAGE(answer.is_ok(), (answer.is_ok() ? "" : answer.error().where + ": " + answer.error().detail));
    });
}

TEST_CASE("inputs of the wrong kind are refused with a pointer")
{
    Value const wrong[] = { nullptr, true, 1.0, "", List {}, Record {}, List { Record {} } };
    for_each_method([&](StatsMethod const& method) {
        for (auto const& input : wrong) {
            auto const shown = codec::to_json(input);
            INFO(std::string(method.name), " < ", shown);
            auto const answer = method.run(input);
            REQUIRE_FALSE(answer.is_ok());
            CHECK(answer.error().where.substr(0, 1) == "/");
        }
    });
}

TEST_CASE("damaged inputs give finite numbers, a reason or a pointer")
{
    Random random(20'240'611);
    for_each_method([&](StatsMethod const& method) {
        auto const input = small_input(method.name);
        try_around(method, input, 1500, random);
        for (auto const number : { 0.0, 1.0, -1.0, 0.5, 1e308, 5e-324 }) {
            auto changed = input;
            flatten(changed, number);
            check_answer(method, changed);
            for (auto const& [name, member] : input.record()) {
                changed = input;
                flatten(*changed.record().find(name), number);
                check_answer(method, changed);
            }
        }
    });
}

TEST_CASE("damaged worked cases give finite numbers, a reason or a pointer")
{
    auto const folder = std::filesystem::path(tests::in_source_folder("../shared/conformance/statistics"));
    if (!std::filesystem::is_directory(folder)) {
        MESSAGE("skipped: the worked cases are not beside this checkout");
        return;
    }
    Random random(7);
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream content;
        content << file.rdbuf();
        auto const worked = codec::parse_json(content.str());
        REQUIRE(worked.is_ok());
        auto const* const method = codec::find_stats_method(worked.value().member("method").text());
        if (!method)
            continue; // that it is there is for the conformance test to say
        auto const mutations = content.str().size() < 20'000 ? 100 : 15;
        try_around(*method, worked.value().member("input"), mutations, random);
    }
}
