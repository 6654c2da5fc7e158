// Estimation in parts: the same digits however it is divided, stopped or asked for; and whatever comes in, an answer.
#include "choice/hierarchical_bayes.h"
#include "codec/stats_methods.h"
#include "tests/codec/estimates.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::test;

namespace {

codec::EstimateReply finish(codec::Estimator& estimator, std::size_t part)
{
    for (int i = 0; i < 100'000; ++i) {
        auto const replies = estimator.advance(part);
        if (!replies.empty())
            return replies.front();
    }
    FAIL("the chain does not end");
    return {};
}

codec::EstimateReply estimated(codec::EstimateRequest const& request, std::size_t part)
{
    codec::Estimator estimator;
    REQUIRE(estimator.take(request).empty());
    return finish(estimator, part);
}

std::string const& forty()
{
    static auto const lines = simulated_lines(choices_survey, 40);
    return lines;
}

// What `dure stats hierarchical_bayes_maxdiff` reads, straight from the responses.
survey::Value input_of(std::string const& lines)
{
    survey::List items, tasks, respondents;
    for (auto const* item : { "crisp", "sweet", "salty", "light", "cheap" })
        items.emplace_back(item);
    auto const place = [&](survey::Value const& item) {
        return static_cast<double>(std::find(items.begin(), items.end(), item) - items.begin());
    };
    auto const responses = codec::responses_from_jsonl(lines).responses;
    for (std::size_t person = 0; person < responses.size(); ++person) {
        auto const& answers = responses[person].data.find("wishes")->list();
        auto const line = codec::parse_json(codec::response_to_json(responses[person])).release_value();
        auto const& sets = line.member("tasks").member("wishes").member("shown").list();
        for (std::size_t i = 0; i < sets.size(); ++i) {
            survey::List shown, task;
            for (auto const& item : sets[i].list())
                shown.emplace_back(place(item));
            task.emplace_back(std::move(shown));
            task.emplace_back(place(answers[i].member("best")));
            task.emplace_back(place(answers[i].member("worst")));
            tasks.emplace_back(std::move(task));
            respondents.emplace_back(static_cast<double>(person));
        }
    }
    survey::Record input;
    input.set("items", std::move(items));
    input.set("tasks", std::move(tasks));
    input.set("respondent", std::move(respondents));
    return input;
}

double number(survey::Value const& head, char const* name)
{
    return head.member(name).number();
}

}

TEST_CASE("however the draws are divided, the digits are the same")
{
    for (auto const* question : { "wishes", "packs" }) {
        auto const request = chain_request(1, question, forty());
        auto const whole = estimated(request, 400);
        CHECK(state_of(whole) == "done");
        CHECK(whole.bytes.size() > 1000);
        for (auto const part : { 1u, 7u, 64u, 399u, 5000u }) {
            auto const divided = estimated(request, part);
            CHECK(divided.bytes == whole.bytes);
            CHECK(divided.head == whole.head);
        }
    }
}

TEST_CASE("a chain gives the digits of dure stats with the same answers and seed")
{
    auto const reply = estimated(chain_request(1, "wishes", forty()), 33);
    auto input = input_of(forty());
    input.record().set("seed", 7);
    input.record().set("draws", 400);
    auto const output = codec::find_stats_method("hierarchical_bayes_maxdiff")->run(input);
    REQUIRE(output.is_ok());
    CHECK(reply.bytes == codec::to_json(output.value()));
}

TEST_CASE("a chain that was stopped goes on as if it had not been")
{
    auto const request = chain_request(1, "wishes", forty());
    codec::Estimator estimator;
    CHECK(estimator.take(request).empty());
    CHECK(estimator.advance(150).empty());
    auto const stopped = estimator.cancel(1);
    REQUIRE(stopped.size() == 1);
    CHECK(state_of(stopped.front()) == "cancelled");
    CHECK(number(head_of(stopped.front()), "done") == 150);
    CHECK_FALSE(estimator.is_busy());
    CHECK(estimator.advance(50).empty());
    auto again = request;
    again.id = 2;
    CHECK(estimator.take(again).empty());
    CHECK(estimator.is_busy());
    auto const done = finish(estimator, 50);
    CHECK(done.id == 2);
    CHECK(done.bytes == estimated(request, 400).bytes);
}

TEST_CASE("who asks for a finished chain again has it at once")
{
    auto const request = chain_request(1, "wishes", forty());
    codec::Estimator estimator;
    CHECK(estimator.take(request).empty());
    auto const done = finish(estimator, 100);
    auto const again = estimator.take(request);
    REQUIRE(again.size() == 1);
    CHECK(again.front().bytes == done.bytes);
    CHECK_FALSE(estimator.is_busy());
}

TEST_CASE("new answers continue a chain from what is known, whether it runs or has ended")
{
    auto const fifty = simulated_lines(choices_survey, 50);
    REQUIRE(fifty.starts_with(forty()));
    for (auto const before : { 100u, 400u }) {
        codec::Estimator estimator;
        CHECK(estimator.take(chain_request(1, "wishes", forty())).empty());
        estimator.advance(before);
        auto const replies = estimator.take(chain_request(2, "wishes", fifty));
        CHECK(replies.size() == (before < 400 ? 1 : 0)); // the one that ran hears that it is over
        REQUIRE(estimator.is_busy());
        auto const progress = estimator.progress();
        REQUIRE(progress);
        CHECK(number(head_of(*progress), "respondents") == 50);
        CHECK(number(head_of(*progress), "of") == 380); // half of the burn-in's 40, and the 360 that are kept
        auto const done = head_of(finish(estimator, 64));
        CHECK(number(done, "kept") == 360);
        CHECK(number(done, "respondents") == 50);
    }
    // It settles where a chain of its own does.
    codec::Estimator estimator;
    estimator.take(chain_request(1, "wishes", forty(), "4000"));
    finish(estimator, 1000);
    estimator.take(chain_request(2, "wishes", fifty, "4000"));
    auto const continued = head_of(finish(estimator, 1000));
    auto const fresh = head_of(estimated(chain_request(1, "wishes", fifty, "4000"), 1000));
    for (std::size_t i = 0; i < 5; ++i) {
        auto const& mine = continued.member("worths").list()[i].list();
        auto const& other = fresh.member("worths").list()[i].list();
        CHECK(std::abs(mine[0].number() - other[0].number()) < 0.1);
    }
}

TEST_CASE("other answers than before begin a chain of their own")
{
    auto const others = simulated_lines(choices_survey, 45, 2);
    codec::Estimator estimator;
    estimator.take(chain_request(1, "wishes", forty()));
    finish(estimator, 400);
    CHECK(estimator.take(chain_request(2, "wishes", others)).empty());
    auto const done = finish(estimator, 400);
    CHECK(done.bytes == estimated(chain_request(2, "wishes", others), 400).bytes);
}

TEST_CASE("progress tells how far a chain is and how well it has settled")
{
    codec::Estimator estimator;
    CHECK_FALSE(estimator.progress());
    estimator.take(chain_request(5, "wishes", forty()));
    estimator.advance(20);
    auto early = estimator.progress();
    REQUIRE(early);
    CHECK_FALSE(early->is_last);
    CHECK(head_of(*early).member("r_hat").is_missing()); // nothing is kept yet
    estimator.advance(280);
    auto const late = head_of(*estimator.progress());
    CHECK(number(late, "done") == 300);
    CHECK(number(late, "of") == 400);
    CHECK(number(late, "kept") == 260);
    CHECK(number(late, "r_hat") > 0.9);
    CHECK(number(late, "r_hat") < 1.5);
    CHECK(number(late, "effective_draws") > 4);
}

TEST_CASE("two chains run one after the other, and either can be stopped")
{
    codec::Estimator estimator;
    estimator.take(chain_request(1, "wishes", forty()));
    estimator.take(chain_request(2, "packs", forty()));
    CHECK(estimator.cancel(3).empty());
    CHECK(estimator.cancel(1).size() == 1);
    auto const done = finish(estimator, 100);
    CHECK(done.id == 2);
    CHECK(done.bytes == estimated(chain_request(2, "packs", forty()), 400).bytes);
}

TEST_CASE("results name every question of choice with its base and what to show")
{
    codec::Estimator estimator;
    auto const replies = estimator.take(results_request(1, choices_survey, forty()));
    REQUIRE(replies.size() == 1);
    auto const head = head_of(replies.front());
    CHECK(head.member("state").text() == "done");
    CHECK(head.member("title").member("ko").text() == "간식");
    CHECK(number(head, "responses") == 40);
    auto const& questions = head.member("questions").list();
    REQUIRE(questions.size() == 5);
    for (auto const& question : questions)
        CHECK(number(question, "respondents") == 40);
    auto const& wishes = questions[0].member("shown");
    CHECK(wishes.member("labels").list()[0].member("ko").text() == "바삭함");
    double share = 0, worth = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        auto const& one = wishes.member("shares").list()[i].list();
        CHECK(one[1].number() < one[0].number());
        CHECK(one[0].number() < one[2].number());
        share += one[0].number();
        worth += wishes.member("worths").list()[i].list()[0].number();
    }
    CHECK(std::abs(share - 100) < 1e-9);
    CHECK(std::abs(worth) < 1e-9);
    auto const& packs = questions[1].member("shown");
    CHECK(packs.member("coefficients").list().size() == 4);
    CHECK(packs.member("covariance").list().size() == 4);
    CHECK(questions[1].member("result").member("willingness_to_pay").member("price").text() == "price");
    CHECK(questions[4].member("shown").member("curve").record().size() > 1);
    for (auto const& [name, point] : questions[4].member("shown").member("points").record()) {
        auto const told = questions[4].member("result").member(name).number();
        CHECK(point.list()[0].number() == told);
        CHECK(point.list()[1].number() <= point.list()[0].number());
        CHECK(point.list()[2].number() >= point.list()[0].number());
    }
    double importance = 0;
    for (auto const& part : packs.member("importances").list())
        importance += part.list()[0].number();
    CHECK(importance == doctest::Approx(100));
    CHECK_FALSE(head.member("survey").text().empty());
}

TEST_CASE("prices written as text count on the page as they do in the result")
{
    auto lines = forty();
    for (auto const* part : { "\"cheap\":", "\"expensive\":" }) {
        auto const at = lines.find(part) + std::string_view(part).size();
        lines.insert(lines.find_first_of(",}", at), "\"");
        lines.insert(at, "\"");
    }
    codec::Estimator estimator;
    auto const plain = head_of(estimator.take(results_request(1, choices_survey, forty())).front());
    auto const text = head_of(estimator.take(results_request(2, choices_survey, lines)).front());
    CHECK(lines != forty());
    auto const& shown = plain.member("questions").list()[4];
    CHECK(text.member("questions").list()[4].member("shown") == shown.member("shown"));
    CHECK(text.member("questions").list()[4].member("result") == shown.member("result"));
}

TEST_CASE("an export brings its survey along")
{
    codec::ExportFile file;
    file.survey = codec::parse_json(choices_survey).release_value();
    file.responses = codec::responses_from_jsonl(forty()).responses;
    codec::Estimator estimator;
    auto const from_export = estimator.take({ 1, R"({"do":"results","format":"export"})", "", export_to_json(file) });
    auto const from_lines = estimator.take(results_request(1, choices_survey, forty()));
    CHECK(from_export.front().head == from_lines.front().head);
}

TEST_CASE("any method of dure stats can be asked for")
{
    codec::Estimator estimator;
    auto const replies
        = estimator.take({ 1, R"({"do":"stats","method":"mean_ci"})", "", R"({"x":[1,2,3,4],"conf":0.95})" });
    REQUIRE(replies.size() == 1);
    CHECK(state_of(replies.front()) == "done");
    CHECK(codec::parse_json(replies.front().bytes).value().member("mean").number() == 2.5);
    auto const bad = estimator.take({ 2, R"({"do":"stats","method":"mean_ci"})", "", R"({"x":[1,"two"]})" });
    CHECK(state_of(bad.front()) == "failed");
    CHECK(head_of(bad.front()).member("where").text() == "/x/1");
}

TEST_CASE("whatever is wrong with a request is an answer, and the next one works")
{
    codec::Estimator estimator;
    auto const where = [&](codec::EstimateRequest const& request) {
        auto const replies = estimator.take(request);
        REQUIRE(replies.size() == 1);
        CHECK(replies.front().is_last);
        CHECK(state_of(replies.front()) == "failed");
        return head_of(replies.front()).member("where").text();
    };
    CHECK(where({ 1, "{", "", "" }).starts_with("line 1"));
    CHECK(where({ 1, "{}", "", "" }) == "/do");
    CHECK(where({ 1, R"({"do":"stats","method":"alchemy"})", "", "{}" }) == "/method");
    CHECK(where(results_request(1, "[", forty())).starts_with("survey line 1"));
    CHECK(where(results_request(1, choices_survey, "not JSON")).starts_with("responses line 1"));
    CHECK(where({ 1, R"({"do":"results","format":"export"})", "", R"({"format":"other"})" }) == "responses /format");
    CHECK(where(chain_request(1, "nobody", forty())) == "/question");
    CHECK(where(chain_request(1, "duels", forty())) == "/question");
    CHECK(where(chain_request(1, "wishes", "")) == "responses");
    CHECK(where(chain_request(1, "wishes", forty(), "0")) == "/draws");
    CHECK(where(chain_request(1, "wishes", forty(), "\"many\"")) == "/draws");
    CHECK_FALSE(estimator.is_busy());
    auto const good = estimator.take(results_request(1, choices_survey, "not JSON\n" + forty()));
    CHECK(state_of(good.front()) == "done");
    CHECK(head_of(good.front()).member("findings").list().size() == 1);
}
