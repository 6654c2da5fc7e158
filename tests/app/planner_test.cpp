// The planner's page against the fake device, with the real estimator behind it or a broken one.
#include "app/planner_surveys.h"
#include "app/view.h"
#include "bin/app_runner.h"
#include "platform/fake/fake_platform.h"
#include "tests/app/samples.h"
#include "tests/codec/estimates.h"

#include <doctest/doctest.h>

using namespace dure;
using test::has;

namespace {

struct Tab {
    explicit Tab(platform::FakeDevice& device)
        : platform(device)
        , runner(platform, door())
    {
        runner.start();
        platform.run_all();
    }
    bin::PageDoor door()
    {
        bin::PageDoor made;
        made.show_address = [this](app::ShowAddress const& address) { is_planner = address.planner; };
        made.reload = [] {};
        made.guard = [](bool) {};
        made.wake = [](double) {};
        return made;
    }
    void act(app::Action action)
    {
        runner.act(std::move(action));
        platform.run_all();
    }
    void begin()
    {
        app::Begin begin;
        begin.shows_planner = true;
        begin.language = app::Language::english;
        act(std::move(begin));
    }
    void reply(codec::EstimateReply const& said)
    {
        platform.reply(said.id, platform::EstimateReply { said.head, said.bytes, said.is_last });
    }
    // The estimating program takes what was asked for and not yet taken.
    void take()
    {
        for (std::size_t i = 0; i < platform.estimates.size();) {
            auto const request = platform.estimates[i].request;
            if (request.id <= last_taken) {
                ++i;
                continue;
            }
            last_taken = request.id;
            for (auto const& said : estimator.take({ request.id, request.head, request.survey, request.data }))
                reply(said);
            i = 0;
        }
    }
    void advance(std::size_t draws)
    {
        for (auto const& said : estimator.advance(draws))
            reply(said);
        if (auto const progress = estimator.progress())
            reply(*progress);
    }
    void open(std::string const& lines)
    {
        act(app::OpenFile { "choices.json", test::choices_survey });
        act(app::OpenFile { "answers.jsonl", lines });
        take();
    }
    // The first question's chain, so many draws long.
    void run(std::string const& lines, std::size_t draws)
    {
        open(lines);
        act(app::RunChain { "wishes" });
        take();
        advance(draws);
    }
    app::PlannerView view() const { return std::get<app::PlannerView>(app::view(runner.state()).body); }
    app::PlannerQuestionView question(std::string const& name) const
    {
        for (auto const& one : view().questions)
            if (one.id == name)
                return one;
        FAIL("no such question");
        return {};
    }

    bool is_planner = false;
    std::uint64_t last_taken = 0;
    codec::Estimator estimator;
    platform::FakePlatform platform;
    bin::AppRunner runner;
};

std::string const& forty()
{
    static auto const lines = test::simulated_lines(test::choices_survey, 40);
    return lines;
}

}

TEST_CASE("the planner opens a survey and then its responses, and says what is missing between")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    CHECK(tab.is_planner);
    CHECK(tab.view().status.empty());
    tab.act(app::OpenFile { "choices.json", test::choices_survey });
    CHECK(has(tab.view().status, ".jsonl"));
    tab.act(app::OpenFile { "answers.jsonl", forty() });
    CHECK(has(tab.view().status, "Computing"));
    CHECK(has(tab.view().sources, "choices.json, answers.jsonl"));
    tab.take();
    CHECK(tab.view().status == "Snacks · 40 responses");
    CHECK(tab.view().questions.size() == 5);
}

TEST_CASE("responses first is as good")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.act(app::OpenFile { "answers.jsonl", forty() });
    CHECK(has(tab.view().status, "survey"));
    tab.act(app::OpenFile { "choices.json", test::choices_survey });
    tab.take();
    CHECK(tab.view().questions.size() == 5);
}

TEST_CASE("every figure carries its base, and numbers their intervals")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    auto const wishes = tab.question("wishes");
    CHECK(wishes.base == "40 respondents · 240 tasks");
    CHECK(wishes.warning.empty());
    REQUIRE(wishes.figures.size() == 3);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(has(wishes.figures[i].summary, "40 respondents"));
        for (auto const& row : wishes.figures[i].rows) {
            CHECK(has(row.cells[0], " to "));
            REQUIRE(row.bar);
            CHECK(row.bar->low < row.bar->to);
            CHECK(row.bar->to < row.bar->high);
            CHECK(row.bar->low >= 0);
            CHECK(row.bar->high <= 1);
        }
    }
    CHECK(tab.question("duels").figures.size() == 1);
    CHECK(tab.question("needs").figures[0].rows.size() == 2);
    CHECK(tab.question("price").figures[0].rows.size() == 4);
    CHECK(tab.question("price").curves.size() == 1);
    CHECK_FALSE(tab.question("duels").chain);
}

TEST_CASE("fewer than thirty respondents are called a small base, and none is told too")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(test::simulated_lines(test::choices_survey, 29));
    CHECK(has(tab.question("wishes").warning, "Small base"));
    tab.open(test::simulated_lines(test::choices_survey, 30));
    CHECK_FALSE(has(tab.question("wishes").warning, "Small base"));
    auto none = forty().substr(0, forty().find('\n') + 1);
    none.replace(none.find("\"wishes\""), 8, "\"nobody\"");
    tab.open(none);
    CHECK(has(tab.question("wishes").warning, "Nobody"));
    CHECK(tab.question("wishes").figures.empty());
}

TEST_CASE("the simulator follows what is chosen, between two and four products")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    auto const simulator = [&] { return *tab.question("packs").simulator; };
    REQUIRE(simulator().products.size() == 2);
    CHECK_FALSE(simulator().products[0].remove);
    auto const before = simulator().shares.rows[0].cells[0];
    auto const select = simulator().products[0].levels[1];
    CHECK(select.name == "Product 1: Price");
    CHECK(select.chosen == "0");
    tab.act(simulator().products[0].levels[1].options[2].action);
    CHECK(simulator().products[0].levels[1].chosen == "2");
    CHECK(simulator().shares.rows[0].cells[0] != before);
    tab.act(simulator().add->action);
    tab.act(simulator().add->action);
    CHECK(simulator().products.size() == 4);
    CHECK_FALSE(simulator().add);
    CHECK(simulator().shares.rows.size() == 4);
    tab.act(simulator().products[3].remove->action);
    CHECK(simulator().products.size() == 3);
    // An action too late or too far does nothing.
    tab.act(app::SetProductLevel { "packs", 9, 0, 1 });
    tab.act(app::SetProductLevel { "packs", 0, 9, 1 });
    tab.act(app::SetProductLevel { "packs", 0, 0, 99 });
    CHECK(simulator().shares.rows.size() == 3);
    // The same product twice has the same share twice.
    tab.act(app::SetProductLevel { "packs", 0, 0, 0 });
    for (std::uint32_t product = 0; product < 3; ++product) {
        tab.act(app::SetProductLevel { "packs", product, 0, 1 });
        tab.act(app::SetProductLevel { "packs", product, 1, 1 });
    }
    CHECK(has(simulator().shares.rows[0].cells[0], "33.3%"));
}

TEST_CASE("a chain runs with progress, stops at once, goes on, and says how well it settled")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    auto const chain = [&] { return *tab.question("wishes").chain; };
    CHECK_FALSE(chain().fraction);
    tab.act(chain().start->action);
    CHECK(chain().cancel);
    CHECK_FALSE(chain().start);
    CHECK_FALSE(chain().progress.empty()); // the bar has a name before there is progress
    tab.take();
    tab.advance(1000);
    tab.platform.clock_millis += 1000;
    tab.advance(1500);
    CHECK(*chain().fraction == doctest::Approx(0.25));
    CHECK(has(chain().progress, "2,500 of 10,000"));
    CHECK(has(chain().progress, "left"));
    CHECK(has(chain().convergence, "R-hat"));
    auto const cancel = chain().cancel->action;
    tab.act(cancel);
    CHECK(chain().start);
    CHECK(has(chain().status, "Stopped"));
    CHECK(tab.platform.estimates.back().is_cancelled);
    for (auto const& said : tab.estimator.cancel(tab.platform.estimates.back().request.id))
        tab.reply(said);
    tab.act(chain().start->action);
    tab.take();
    tab.advance(7500); // the rest: it went on from where it was
    CHECK(has(chain().status, "Finished"));
    CHECK(has(chain().convergence, "settled"));
    CHECK(chain().figures.size() == 3); // utilities, shares, reach
    REQUIRE(chain().download);
    tab.act(chain().download->action);
    CHECK(has(tab.platform.downloads.back().bytes, "\"individual\""));
}

TEST_CASE("a chain goes on when more responses are opened")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.run(forty(), 2000);
    tab.act(app::OpenFile { "more.jsonl", test::simulated_lines(test::choices_survey, 45) });
    tab.take();
    CHECK(tab.question("wishes").base == "45 respondents · 270 tasks");
    REQUIRE(tab.question("wishes").chain->cancel);
    tab.advance(1);
    CHECK(has(tab.question("wishes").chain->progress, "1 of 9,500")); // settles anew, but from what is known
    tab.advance(9499);
    CHECK(has(tab.question("wishes").chain->status, "Finished"));
}

TEST_CASE("files of another survey stop what runs, and nothing of the earlier one stands under its names")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.run(forty(), 2000);
    tab.act(app::SetProductLevel { "packs", 0, 1, 2 });
    auto const chain = tab.platform.estimates.back().request.id;
    std::string other = test::choices_survey;
    other.replace(other.find("\"cheap\""), 7, "\"dear\"");
    tab.act(app::OpenFile { "other.json", other });
    auto const is_cancelled = [&] {
        for (auto const& estimate : tab.platform.estimates) {
            if (estimate.request.id == chain)
                return estimate.is_cancelled;
        }
        return true; // answered
    };
    CHECK(is_cancelled());
    for (auto const& said : tab.estimator.cancel(chain))
        tab.reply(said);
    tab.take();
    CHECK_FALSE(tab.estimator.is_busy()); // of another survey nothing runs by itself
    CHECK(tab.question("wishes").chain->start);
    CHECK(tab.question("wishes").chain->figures.empty());
    CHECK(tab.question("packs").simulator->products[0].levels[1].chosen == "0");
}

TEST_CASE("no product is called ahead where the difference may be chance")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    for (std::uint32_t product = 0; product < 2; ++product) {
        tab.act(app::SetProductLevel { "packs", product, 0, 1 });
        tab.act(app::SetProductLevel { "packs", product, 1, 1 });
    }
    CHECK(has(tab.question("packs").simulator->shares.summary, "No product is clearly ahead"));
    tab.act(app::SetProductLevel { "packs", 0, 1, 99 });
    CHECK(tab.question("packs").simulator->products[0].levels[1].chosen == "1"); // there is no such level
}

TEST_CASE("prices have their curves in numbers too, and points with intervals")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    auto const question = tab.question("price");
    REQUIRE(question.curves.size() == 1);
    auto const& table = question.curves[0].table;
    CHECK(table.columns.size() == 5);
    REQUIRE(table.rows.size() == 12);
    CHECK(has(table.rows.front().label, question.curves[0].left));
    CHECK(has(table.rows.back().label, question.curves[0].right));
    for (auto const& row : table.rows) {
        CHECK(row.cells.size() == 4);
        CHECK(has(row.cells[0], "%"));
    }
    CHECK(has(question.curves[0].summary, "in order"));
    for (auto const& row : question.figures[0].rows)
        CHECK(has(row.cells[0], " to "));
}

TEST_CASE("willingness to pay names its currency, and only a price is money")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    std::string survey = test::choices_survey;
    auto const levels = std::string("\"levels\": [ 1000, 2000, 3000 ]");
    survey.replace(survey.find(levels), levels.size(), "\"currency\": \"KRW\", " + levels);
    auto const tasks = std::string("\"name\": \"packs\",");
    survey.replace(
        survey.find(tasks), tasks.size(), tasks + R"("simulation": {"utilities": {"size": {"small": 0.5, "large": -0.5},
            "price": {"1000": 1, "2000": 0, "3000": -1}}},)");
    auto const figures = [&](std::string const& definition) {
        tab.act(app::OpenFile { "choices.json", definition });
        tab.act(app::OpenFile { "answers.jsonl", test::simulated_lines(definition, 300) });
        tab.take();
        std::string told;
        for (auto const& figure : tab.question("packs").figures) {
            if (figure.title == "Willingness to pay")
                told += figure.rows.empty() ? figure.summary : figure.rows[0].cells[0];
        }
        return told;
    };
    auto const in_won = figures(survey);
    CHECK(has(in_won, "-₩")); // a large pack is worth less than the small one
    CHECK(has(in_won, " to -₩"));
    auto in_dollars = survey;
    in_dollars.replace(in_dollars.find("KRW"), 3, "USD");
    CHECK(has(figures(in_dollars), " USD"));
    std::string named = test::choices_survey;
    named.replace(named.find("\"name\": \"price\", \"title\""), 15, "\"name\": \"grams\"");
    CHECK(figures(named).empty()); // numbers without being a price
}

TEST_CASE("an estimating program that breaks off is told, and can be started again")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    tab.act(app::RunChain { "wishes" });
    auto const id = tab.platform.estimates.back().request.id;
    tab.platform.reply(id, base::Error { base::ErrorCode::unsupported, "", "memory access out of bounds" });
    auto const chain = *tab.question("wishes").chain;
    CHECK(has(chain.status, "broke off"));
    CHECK(has(chain.status, "memory access"));
    CHECK(tab.question("wishes").figures.size() == 3); // what was there stays
    REQUIRE(chain.start);
    tab.act(chain.start->action);
    tab.take();
    tab.advance(10'000);
    CHECK(has(tab.question("wishes").chain->status, "Finished"));
    // Before there was any result.
    tab.act(app::OpenFile { "answers.jsonl", forty() });
    tab.platform.reply(tab.platform.estimates.back().request.id,
        base::Error { base::ErrorCode::unsupported, "", "the worker did not start" });
    REQUIRE(tab.view().retry);
    tab.act(tab.view().retry->action);
    tab.take();
    CHECK(tab.view().questions.size() == 5);
}

TEST_CASE("files that are none are told with their place")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open("{\"format\":\n");
    CHECK(has(tab.view().status, "responses cannot be read"));
    CHECK(has(tab.view().trouble, "line 1"));
    tab.act(app::OpenFile { "choices.json", "[1" });
    tab.take();
    CHECK(has(tab.view().status, "survey file cannot be read"));
    tab.open(forty());
    CHECK(tab.view().questions.size() == 5);
    CHECK(tab.view().trouble.empty());
}

TEST_CASE("replies in no known shape leave the page as it is")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.act(app::OpenFile { "choices.json", test::choices_survey });
    for (auto const* head :
        { "{", "[]", "{}", R"({"state":"done"})", R"({"state":"done","questions":[7,{"question":"a"}]})",
            R"({"state":"done","questions":[{"question":"a","type":"maxdiff","respondents":40,"shown":{"shares":[[1]]}}]})",
            R"({"state":"done","questions":[{"question":"a","type":"conjoint","respondents":40,"shown":{"attributes":[{}]}}]})",
            R"({"state":"done","questions":[{"question":"a","type":"pricesensitivity","respondents":40,"shown":{"curve":{"a":1,"b":2}}}]})" }) {
        tab.act(app::OpenFile { "answers.jsonl", forty() });
        auto const id = tab.platform.estimates.back().request.id;
        tab.platform.reply(id, platform::EstimateReply { head, "", true });
        tab.platform.reply(id, platform::EstimateReply { head, "", true });
        CHECK(tab.view().headline == "Results of choices");
    }
}

TEST_CASE("leaving the page stops what runs")
{
    platform::FakeDevice device;
    Tab tab(device);
    tab.begin();
    tab.open(forty());
    tab.act(app::RunChain { "wishes" });
    tab.act(app::GoHome {});
    CHECK(tab.platform.estimates.back().is_cancelled);
    CHECK_FALSE(tab.is_planner);
}

TEST_CASE("the home screen offers results once the device has responses to questions of choice")
{
    auto bench = test::with_samples();
    bench.begin();
    CHECK_FALSE(test::home(bench).results);
    bench.surveys["sha256:0"] = { "sha256:0", "Snacks", "", 0, test::choices_survey };
    auto const add = [&](std::string const& id, double finished, std::string const& line) {
        bench.responses[id] = { id, "snacks", "sha256:0", "Snacks", "en", finished, line };
    };
    auto const first = forty().find('\n');
    add("b", 2, forty().substr(first + 1, forty().find('\n', first + 1) - first - 1));
    add("a", 1, forty().substr(0, first));
    bench.reload();
    bench.act(app::GoHome {});
    REQUIRE(test::home(bench).results);
    bench.act(test::home(bench).results->action);
    auto const view = std::get<app::PlannerView>(bench.view().body);
    REQUIRE(view.surveys);
    CHECK(view.surveys->options.size() == 1);
    CHECK(has(view.surveys->options[0].label, "Snacks"));
    app::Estimate const* asked = nullptr;
    for (auto const& effect : bench.log)
        if (auto const* estimate = std::get_if<app::Estimate>(&effect))
            asked = estimate;
    REQUIRE(asked);
    CHECK(asked->survey == test::choices_survey);
    CHECK(forty().starts_with(asked->data)); // oldest first
}
