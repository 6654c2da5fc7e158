#include "choice/collect.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::choice;
using survey::List;
using survey::Record;
using survey::Value;

namespace {

survey::Question maxdiff()
{
    survey::MaxDiff kind;
    for (auto const* const name : { "a", "b", "c", "d" }) {
        survey::Choice item;
        item.value = name;
        kind.items.push_back(item);
    }
    survey::Question question;
    question.name = question.value_name = "w";
    question.kind = kind;
    return question;
}

Value set(char const* best, char const* worst)
{
    Record record;
    record.set("best", best);
    record.set("worst", worst);
    return record;
}

// One set of items. Not a list in braces in a list: compilers differ about what that is.
Value only(List set)
{
    List sets;
    sets.emplace_back(std::move(set));
    return sets;
}

survey::Response response(Value shown, List answers)
{
    survey::Response response;
    Record tasks;
    tasks.set("shown", std::move(shown));
    response.tasks.set("w", std::move(tasks));
    response.data.set("w", std::move(answers));
    return response;
}

}

TEST_CASE("answers become numbers of items, respondent by respondent")
{
    std::vector<survey::Response> const responses {
        response(List { List { "a", "b", "c" }, List { "d", "b", "c" } }, { set("a", "c"), set("b", "d") }),
        survey::Response {}, // was not asked
        response(only({ "c", "d", "a" }), { set("d", "a") }),
    };
    auto const collected = collect_sets(maxdiff(), responses);
    CHECK(collected.findings.empty());
    CHECK(collected.respondents == 2);
    REQUIRE(collected.tasks.size() == 3);
    CHECK(collected.tasks[1].shown == std::vector<std::uint16_t> { 3, 1, 2 });
    CHECK(collected.tasks[1].best == 1);
    CHECK(collected.tasks[1].worst == 3);
    CHECK(collected.tasks[2].respondent == 1);
}

TEST_CASE("a corrupted tasks block and answers to what was never shown are findings, the rest is used")
{
    std::vector<survey::Response> const responses {
        response("broken", { set("a", "b") }),
        response(List { List { "a", "nobody" }, List { "a", "b", "c" } }, { set("a", "b"), set("c", "a") }),
        response(only({ "a", "b" }), { set("a", "d") }),
        response(only({ "a", "b" }), { set("a", "b"), set("c", "d") }),
        response(only({ "a", "a" }), { set("a", "a") }),
        response(only({ "a", "b" }), { set("a", "a") }),
    };
    auto const collected = collect_sets(maxdiff(), responses);
    CHECK(collected.tasks.size() == 2);
    CHECK(collected.respondents == 2);
    std::vector<std::string> places;
    for (auto const& finding : collected.findings)
        places.push_back(finding.where);
    CHECK(places
        == std::vector<std::string> { "/responses/0/tasks/w", "/responses/1/tasks/w/shown/0", "/responses/2/data/w/0",
            "/responses/3/tasks/w/shown/1", "/responses/4/tasks/w/shown/0", "/responses/5/data/w/0" });
}

TEST_CASE("only whole answers are collected, each respondent's response is known, and places are JSON pointers")
{
    auto question = maxdiff();
    Record half;
    half.set("best", "a");
    std::vector<survey::Response> const responses {
        response(only({ "a", "b", "c" }), { Value(half) }),
        survey::Response {},
        response(only({ "a", "b", "c" }), { set("a", "b") }),
    };
    auto const collected = collect_sets(question, responses);
    CHECK(collected.findings.empty());
    CHECK(collected.respondents == 1);
    CHECK(collected.places == std::vector<std::uint32_t> { 2 });

    question.name = "a/b~c";
    auto const unread = collect_sets(question, responses);
    REQUIRE(unread.findings.size() == 2);
    CHECK(unread.findings[1].where == "/responses/2/tasks/a~1b~0c");
}

TEST_CASE("a set larger than any question shows was not shown")
{
    auto question = maxdiff();
    auto& items = std::get<survey::MaxDiff>(question.kind).items;
    List shown;
    while (items.size() < 11) {
        items.push_back(items.front());
        items.back().value = std::to_string(items.size());
    }
    for (auto const& item : items)
        shown.push_back(item.value);
    std::vector<survey::Response> responses { response(only(shown), { set("a", "b") }) };
    auto const collected = collect_sets(question, responses);
    CHECK(collected.tasks.empty());
    REQUIRE(collected.findings.size() == 1);
    CHECK(collected.findings.front().where == "/responses/0/tasks/w/shown/0");
    shown.pop_back();
    responses = { response(only(shown), { set("a", "b") }) };
    CHECK(collect_sets(question, responses).tasks.size() == 1);
}
