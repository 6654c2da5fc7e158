// What the result of each kind of question says, against numbers counted once more the slow way.
#include "base/random.h"
#include "survey/answers.h"
#include "tests/codec/question_results_support.h"

#include <algorithm>
#include <functional>

using namespace dure;
using namespace dure::tests;
using survey::Response;

namespace {

constexpr char const* everything = R"({ "pages": [ { "elements": [
  { "type": "concept", "name": "ideas", "reactions": ["like", "sad"], "rivals": ["old", "other"],
    "concepts": [ { "value": "a" }, { "value": "b/c" }, { "value": 3 } ] },
  { "type": "statements", "name": "views", "items": ["s1", "s2", "s3", "s4"] },
  { "type": "constantsum", "name": "money", "items": ["x", "y", "z"], "total": 10 },
  { "type": "cardsort", "name": "cards", "cards": ["c1", "c2", "c3"], "categories": ["home", "work"] },
  { "type": "ranking", "name": "order", "choices": ["p", "q", "r"] },
  { "type": "maxdiff", "name": "best", "items": ["i1", "i2", "i3", "i4", "i5"], "itemsPerSet": 3, "anchored": true },
  { "type": "pairs", "name": "duels", "items": ["d1", "d2", "d3"], "adaptive": false },
  { "type": "conjoint", "name": "product", "tasks": 6, "attributes": [
    { "name": "size", "levels": ["s", "l"] }, { "name": "price", "levels": [100, 200, 300] } ] },
  { "type": "kano", "name": "features", "features": ["f1", "f2"], "askImportance": true },
  { "type": "pricesensitivity", "name": "price", "min": 0, "askLikelihood": true }
] } ] })";

std::vector<std::string> const kinds { "ideas", "views", "money", "cards", "order", "best", "duels", "product",
    "features", "price" };

Value const& answer(Response const& response, std::string_view question)
{
    auto const* found = response.data.find(question);
    REQUIRE(found);
    return *found;
}

void set_answer(Response& response, std::string_view question, std::string_view item, Value value)
{
    response.data.find(question)->record().set(item, std::move(value));
}

std::size_t count_if(std::vector<Response> const& responses, std::function<bool(Response const&)> const& is)
{
    return static_cast<std::size_t>(std::count_if(responses.begin(), responses.end(), is));
}

// Calls use(pointer, value) for every number and null below `value`.
void walk(
    std::string const& where, Value const& value, std::function<void(std::string const&, Value const&)> const& use)
{
    if (value.is_record()) {
        for (auto const& [name, member] : value.record())
            walk(codec::json_pointer(where, name), member, use);
    } else if (value.is_list()) {
        for (std::size_t i = 0; i < value.list().size(); ++i)
            walk(codec::json_pointer(where, i), value.list()[i], use);
    } else if (value.is_number() || value.is_missing()) {
        use(where, value);
    }
}

// People in the order of their responses' names.
Value sorted(Value value)
{
    if (value.is_record()) {
        survey::Record record;
        for (auto const& [name, member] : value.record())
            record.append(name, sorted(member));
        return record;
    }
    if (!value.is_list())
        return value;
    auto& list = value.list();
    std::stable_sort(list.begin(), list.end(), [](Value const& one, Value const& other) {
        auto const& left = one.member("response");
        auto const& right = other.member("response");
        return left.is_text() && right.is_text() && left.text() < right.text();
    });
    return value;
}

bool is_close(Value const& one, Value const& other)
{
    if (one.is_number() && other.is_number())
        return std::abs(one.number() - other.number()) <= 1e-7 * std::max(1.0, std::abs(one.number()));
    if (one.is_list() && other.is_list())
        return std::equal(one.list().begin(), one.list().end(), other.list().begin(), other.list().end(), is_close);
    if (one.is_record() && other.is_record())
        return one.record().size() == other.record().size()
            && std::all_of(one.record().begin(), one.record().end(),
                [&](auto const& member) { return is_close(member.second, other.member(member.first)); });
    return one == other;
}

std::vector<std::string> places(codec::QuestionResult const& found)
{
    std::vector<std::string> all;
    for (auto const& finding : found.findings) {
        CHECK(!finding.korean.empty());
        CHECK(!finding.english.empty());
        all.push_back(finding.where);
    }
    return all;
}

}

TEST_CASE("every kind of question that compares has a result, and no other kind")
{
    auto const survey
        = survey_of(R"({ "elements": [ { "type": "text", "name": "name" }, { "type": "html", "name": "h" } ] })");
    CHECK(!codec::question_result(question(survey, "name"), {}));
    CHECK(!codec::question_result(question(survey, "h"), {}));
    auto const all = survey_of(everything);
    auto const responses = people(all, 5);
    for (auto const& name : kinds) {
        CAPTURE(name);
        auto const found = result(all, name, responses);
        CHECK(found.respondents == 5);
        CHECK(found.findings.empty());
        CHECK(!found.methods.empty());
        auto const value = codec::to_value(question(all, name), found);
        CHECK(value.member("question") == Value(name));
        CHECK(value.member("result").is_record());
    }
}

TEST_CASE("of a concept everything is counted as its answers say")
{
    auto const survey = survey_of(everything);
    auto const responses = people(survey, 80);
    auto const found = result(survey, "ideas", responses);
    for (auto const* const name : { "a", "b/c", "3" }) {
        CAPTURE(name);
        auto const& record = at(found.result, "concepts", name);
        auto const part = [&](Response const& response, std::string_view what) {
            return answer(response, "ideas").member(name).member(what);
        };
        std::vector<double> intents, first;
        double top = 0, own = 0, old = 0, like = 0;
        for (auto const& response : responses) {
            intents.push_back(part(response, "intent").number());
            top += intents.back() >= 4;
            own += survey::to_words(part(response, "preferred")) == name;
            old += part(response, "preferred") == "old";
            like += part(response, "reactions").is_list() && part(response, "reactions").list()[0] == "like";
            auto const& shown = response.tasks.find("ideas")->member("shown").list();
            if (survey::to_words(shown[0].list()[0]) == name)
                first.push_back(intents.back());
        }
        CHECK(number(record, "n") == 80);
        check_mean(record.member("intent"), intents, 1.99045);
        check_share(at(record, "intent", "top_two"), top, 80);
        check_share(at(record, "reactions", "like"), like, 80);
        check_share(record.member("preferred"), own, 80);
        check_share(at(record, "preferred", "all", "old"), old, 80);
        check_share(at(record, "preferred", "against", "old"), own, own + old);
        double in_all = 0;
        for (auto const& [step, share] : at(record, "intent", "distribution").record())
            in_all += number(share, "count");
        CHECK(in_all == 80);
        CHECK(number(record, "first", "n") == first.size());
        CHECK(number(record, "first", "n") + number(record, "later", "n") == 80);
        double sum = 0;
        for (auto const intent : first)
            sum += intent;
        CHECK(number(record, "first", "intent", "mean") == doctest::Approx(sum / first.size()));
    }
    double higher = 0, lower = 0;
    for (auto const& response : responses) {
        auto const& said = answer(response, "ideas");
        higher += at(said, "a", "intent").number() > at(said, "3", "intent").number();
        lower += at(said, "a", "intent").number() < at(said, "3", "intent").number();
    }
    check_share(at(found.result, "concepts", "a", "rather_than", "3"), higher, higher + lower);
    CHECK(number(found.result, "concepts", "a", "rather_than", "3", "same") == 80 - higher - lower);
}

TEST_CASE("of statements votes are counted, and what nobody voted on is unseen")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 60);
    for (std::size_t i = 0; i < 10; ++i)
        responses[i].data.find("views")->record().erase("s2");
    auto const found = result(survey, "views", responses);
    for (auto const* const name : { "s1", "s2", "s3", "s4" }) {
        auto const votes = [&](char const* vote) {
            return static_cast<double>(count_if(
                responses, [&](Response const& response) { return answer(response, "views").member(name) == vote; }));
        };
        auto const& record = at(found.result, "statements", name);
        auto const seen = votes("agree") + votes("disagree") + votes("pass");
        check_share(record.member("agreeing"), votes("agree"), seen);
        check_share(record.member("disagreeing"), votes("disagree"), seen);
        CHECK(number(record, "pass") == votes("pass"));
        CHECK(number(record, "unseen") == 60 - seen);
    }
    CHECK(number(found.result, "statements", "s2", "unseen") == 10);
}

TEST_CASE("people who vote alike are one opinion group, and too few people are none with a reason")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 40);
    // Two camps, each with one in eight votes on s4 of its own.
    for (std::size_t i = 0; i < responses.size(); ++i) {
        for (auto const* const name : { "s1", "s2", "s3", "s4" })
            set_answer(
                responses[i], "views", name, (i % 5 < 2) != (i % 8 == 0 && name[1] == '4') ? "agree" : "disagree");
    }
    auto const found = result(survey, "views", responses);
    auto const& groups = found.result.member("groups");
    CHECK(number(groups, "n") == 40);
    CHECK(number(groups, "silhouette") > 0.5);
    std::string camps[2];
    for (std::size_t i = 0; i < responses.size(); ++i) {
        auto const& member = groups.member("members").list()[i];
        CHECK(member.member("response") == Value(responses[i].id));
        if (number(groups, "count") == 2)
            CHECK((member.member("group") == "B") == (i % 5 < 2));
    }
    CHECK(number(groups, "statements", "A", "s1", "agree") == 0);

    auto const few = result(survey, "views", { responses.begin(), responses.begin() + 29 });
    CHECK(few.result.member("groups") == Value(nullptr));
    REQUIRE(few.warnings.size() == 1);
    CHECK(few.warnings[0].where == "/groups");
    CHECK(few.warnings[0].code == "too_few_cases");
    CHECK(few.warnings[0].message.find("29") != std::string::npos);
}

TEST_CASE("of a constant sum each item has its mean, and how many gave it nothing")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 30);
    for (std::size_t i = 0; i < 7; ++i) {
        set_answer(responses[i], "money", "x", 0);
        set_answer(responses[i], "money", "y", 10);
        responses[i].data.find("money")->record().erase("z");
    }
    auto const found = result(survey, "money", responses);
    for (auto const* const name : { "x", "y", "z" }) {
        std::vector<double> given;
        for (auto const& response : responses)
            given.push_back(answer(response, "money").member(name).is_number()
                    ? answer(response, "money").member(name).number()
                    : 0);
        check_mean(at(found.result, "items", name), given, 2.04523);
        check_share(at(found.result, "items", name, "nothing"),
            static_cast<double>(std::count(given.begin(), given.end(), 0.0)), 30);
    }
}

TEST_CASE("of a card sort cards meet categories, and each other")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 50);
    for (std::size_t i = 0; i < 5; ++i)
        responses[i].data.find("cards")->record().erase("c2");
    auto const found = result(survey, "cards", responses);
    check_share(at(found.result, "cards", "c1", "categories", "home"),
        static_cast<double>(count_if(
            responses, [](Response const& response) { return answer(response, "cards").member("c1") == "home"; })),
        50);
    CHECK(number(found.result, "cards", "c2", "n") == 45);
    auto const together = static_cast<double>(count_if(responses, [](Response const& response) {
        auto const& said = answer(response, "cards");
        return said.member("c2").is_text() && said.member("c1") == said.member("c2");
    }));
    auto const cell = [&](char const* part, std::size_t row, std::size_t column) {
        return at(found.result, "similarity", part).list()[row].list()[column].number();
    };
    CHECK(cell("n", 0, 1) == 45);
    CHECK(cell("share", 0, 1) == doctest::Approx(together / 45));
    CHECK(cell("share", 1, 0) == cell("share", 0, 1));
    CHECK(cell("share", 2, 2) == 1);
    CHECK(cell("lower", 0, 1) < cell("share", 0, 1));
    CHECK(cell("upper", 0, 1) > cell("share", 0, 1));
}

TEST_CASE("of rankings there are ranks, and the order that all of them together make")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 30);
    for (std::size_t i = 0; i < 4; ++i)
        responses[i].data.set("order", json(R"(["r"])")); // the others are tied behind
    auto const found = result(survey, "order", responses);
    for (auto const* const name : { "p", "q", "r" }) {
        std::vector<double> ranks;
        double firsts = 0, borda = 0;
        for (auto const& response : responses) {
            auto const& list = answer(response, "order").list();
            auto const place = std::find(list.begin(), list.end(), Value(name)) - list.begin();
            auto const is_ranked = place < static_cast<std::ptrdiff_t>(list.size());
            if (is_ranked)
                ranks.push_back(static_cast<double>(place + 1));
            firsts += is_ranked && place == 0;
            borda += is_ranked ? 2 - static_cast<double>(place) : 0.5;
        }
        auto const& record = at(found.result, "ranks", name);
        check_mean(record.member("mean_rank"), ranks, ranks.size() == 30 ? 2.04523 : 2.05954);
        check_share(record.member("first"), firsts, 30);
        check_share(record.member("ranked"), static_cast<double>(ranks.size()), 30);
        CHECK(number(found.result, "borda", name) == doctest::Approx(borda));
    }
}

TEST_CASE("the order of the responses makes no difference")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 60);
    auto shuffled = responses;
    base::Random random(7);
    random.shuffle(shuffled);
    for (auto const& name : kinds) {
        CAPTURE(name);
        auto const one = codec::to_value(question(survey, name), result(survey, name, responses));
        auto const other = codec::to_value(question(survey, name), result(survey, name, shuffled));
        CHECK(is_close(sorted(one), sorted(other)));
    }
}

TEST_CASE("everybody twice doubles what is counted and moves no share and no mean")
{
    auto const survey = survey_of(everything);
    auto const responses = people(survey, 40);
    auto twice = responses;
    twice.insert(twice.end(), responses.begin(), responses.end());
    for (auto const& name : kinds) {
        auto const one = result(survey, name, responses);
        auto const two = result(survey, name, twice);
        CHECK(two.respondents == 2 * one.respondents);
        if (one.tasks)
            CHECK(*two.tasks == 2 * *one.tasks);
        std::vector<std::pair<std::string, double>> before;
        walk("", one.result, [&](std::string const& where, Value const& value) {
            auto const part = where.substr(where.rfind('/') + 1);
            if (where.compare(0, 7, "/groups") == 0)
                return; // of so many more people there may be others
            auto const is_count = part == "count" || part == "n" || part == "agree" || part == "pass" || part == "same";
            if ((is_count || part == "share" || part == "mean" || part == "mean_rank") && value.is_number())
                before.emplace_back(where, is_count ? 2 * value.number() : value.number());
        });
        std::size_t seen = 0;
        walk("", two.result, [&](std::string const& where, Value const& value) {
            if (seen < before.size() && before[seen].first == where) {
                CAPTURE(where);
                CHECK(value.number() == doctest::Approx(before[seen].second));
                ++seen;
            }
        });
        CHECK(seen == before.size());
    }
}

TEST_CASE("with nobody, one person or a few nothing is NaN, and whatever is missing has a warning")
{
    auto const survey = survey_of(everything);
    auto const everybody = people(survey, 30);
    codec::ResultOptions individual;
    individual.is_individual = true;
    individual.draws = 200;
    individual.products = json(R"({ "A": { "size": "s", "price": 200 } })");
    for (std::size_t const count : { 0u, 1u, 2u, 5u, 30u }) {
        std::vector<Response> const responses(
            everybody.begin(), everybody.begin() + static_cast<std::ptrdiff_t>(count));
        for (auto const& name : kinds) {
            for (auto const& options : { codec::ResultOptions {}, individual }) {
                CAPTURE(count);
                CAPTURE(name);
                auto const found = result(survey, name, responses, options);
                CHECK(found.respondents == count);
                CHECK(found.findings.empty());
                CHECK((count > 0 || !found.warnings.empty()));
                walk("", found.result, [&](std::string const& where, Value const& value) {
                    CAPTURE(where);
                    if (value.is_number()) {
                        CHECK(std::isfinite(value.number()));
                        return;
                    }
                    CHECK(std::any_of(found.warnings.begin(), found.warnings.end(), [&](auto const& warning) {
                        return where.compare(0, warning.where.size(), warning.where) == 0;
                    }));
                });
            }
        }
    }
}

TEST_CASE("answers that cannot be are findings with their place, and everything else is used")
{
    auto const survey = survey_of(everything);
    auto const clean = people(survey, 8);
    auto const spoil = [&](std::string_view name, std::function<void(Response&)> const& how) {
        auto responses = clean;
        how(responses[3]);
        return result(survey, name, responses);
    };
    using Places = std::vector<std::string>;

    // A tasks block that cannot be read.
    for (auto const* const name : { "ideas", "views", "best", "duels", "product", "features" }) {
        CAPTURE(name);
        for (auto const* const block : { R"("broken")", R"({ "shown": 7 })", "null" }) {
            auto const found = spoil(name, [&](Response& response) { response.tasks.set(name, json(block)); });
            CHECK(places(found) == Places { "/responses/3/tasks/" + std::string(name) });
            CHECK(found.respondents == 7);
        }
    }
    // Of a question that shows one thing after another, something that was not shown.
    auto const unseen = spoil("views", [](Response& response) {
        response.tasks.set("views", json(R"({ "design": "order", "total": 3, "shown": [["s1"], ["s2"], ["s3"]] })"));
    });
    CHECK(places(unseen) == Places { "/responses/3/data/views/s4" });
    CHECK(number(unseen.result, "statements", "s4", "unseen") == 1);
    CHECK(number(unseen.result, "statements", "s3", "unseen") == 0);
    // Answers that nobody could give.
    CHECK(
        places(spoil("ideas",
            [](Response& response) {
                response.data.set("ideas",
                    json(
                        R"({ "a": { "intent": 6, "preferred": "b/c" }, "b/c": 1, "nobody": {}, "who": 2, "3": { "reactions": ["mad"] } })"));
            }))
        == Places { "/responses/3/data/ideas/who", "/responses/3/data/ideas/a/intent",
            "/responses/3/data/ideas/a/preferred", "/responses/3/data/ideas/b~1c",
            "/responses/3/data/ideas/3/reactions/0" });
    CHECK(places(spoil("views", [](Response& response) { set_answer(response, "views", "s1", "maybe"); }))
        == Places { "/responses/3/data/views/s1" });
    CHECK(places(spoil("money", [](Response& response) { set_answer(response, "money", "x", 11); }))
        == Places { "/responses/3/data/money" });
    CHECK(places(spoil("money", [](Response& response) { set_answer(response, "money", "x", "much"); }))
        == Places { "/responses/3/data/money/x" });
    CHECK(places(spoil("cards", [](Response& response) { set_answer(response, "cards", "c1", "garden"); }))
        == Places { "/responses/3/data/cards/c1" });
    CHECK(places(spoil("order", [](Response& response) { response.data.set("order", json(R"(["p", "p"])")); }))
        == Places { "/responses/3/data/order/1" });
    CHECK(places(spoil("order", [](Response& response) { response.data.set("order", "p"); }))
        == Places { "/responses/3/data/order" });
    auto const kano = spoil("features", [](Response& response) {
        set_answer(response, "features", "f1", json(R"({ "functional": 7, "dysfunctional": 2.5, "importance": 0 })"));
    });
    CHECK(places(kano)
        == Places { "/responses/3/data/features/f1/functional", "/responses/3/data/features/f1/dysfunctional",
            "/responses/3/data/features/f1/importance" });
    CHECK(number(kano.result, "berger", "f1", "total") == 7);
    CHECK(number(kano.result, "berger", "f2", "total") == 8);
    auto const price = spoil("price", [](Response& response) {
        set_answer(response, "price", "cheap", -5);
        set_answer(response, "price", "buyCheap", 9);
    });
    CHECK(places(price) == Places { "/responses/3/data/price/cheap", "/responses/3/data/price/buyCheap" });
    CHECK(number(price.result, "n_valid") == 7);
    // Sets: an answer to one never shown, an item that was not in it, a set that is none.
    auto const sets = spoil("best", [](Response& response) {
        auto& answers = response.data.find("best")->list();
        answers.push_back(json(R"({ "best": "i1", "worst": "i2" })"));
        answers[0].record().set("best", "nobody");
        response.tasks.find("best")->record().find("shown")->list()[1] = json(R"(["i1", "i1"])");
        answers[2] = 5;
    });
    CHECK(places(sets)
        == Places { "/responses/3/data/best/0", "/responses/3/tasks/best/shown/1", "/responses/3/data/best/2",
            "/responses/3/tasks/best/shown/" + std::to_string(answer(clean[3], "best").list().size()) });
    CHECK(sets.respondents == 8);
}

TEST_CASE("a response without a tasks block is used where the order is all that is missing")
{
    auto const survey = survey_of(everything);
    auto responses = people(survey, 8);
    for (auto& response : responses)
        response.tasks = {};
    auto const found = result(survey, "ideas", responses);
    CHECK(found.respondents == 8);
    CHECK(number(found.result, "concepts", "a", "n") == 8);
    CHECK(number(found.result, "concepts", "a", "first", "n") == 0);
    CHECK(std::any_of(found.warnings.begin(), found.warnings.end(),
        [](auto const& warning) { return warning.code == "order_unknown" && warning.where == "/concepts/a"; }));
    auto const sets = result(survey, "best", responses);
    CHECK(sets.respondents == 0);
    CHECK(sets.findings.size() == 8);
}
