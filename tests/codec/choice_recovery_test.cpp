// From a survey to utilities: surveys answered by simulated people with stated tastes, estimated again.
#include "base/random.h"
#include "choice/choice_conjoint.h"
#include "choice/collect.h"
#include "choice/maxdiff.h"
#include "survey/answers.h"
#include "tests/codec/question_results_support.h"
#include "tests/source_folder.h"

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace dure;
using survey::Value;

namespace {

std::shared_ptr<survey::Survey const> television()
{
    std::ifstream file(tests::in_source_folder("assets/samples/tv-u1.json"), std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    auto const value = codec::parse_json(bytes.str());
    REQUIRE(value.is_ok());
    auto loaded = codec::read_survey(value.value());
    REQUIRE(loaded.is_ok());
    return loaded.value().survey;
}

std::vector<survey::Response> responses(std::shared_ptr<survey::Survey const> const& survey, std::uint64_t count)
{
    std::vector<survey::Response> all;
    survey::SimulationOptions options;
    for (options.seed = 1; options.seed <= count; ++options.seed)
        all.push_back(codec::response_from_session(survey::simulate_person(survey, options), "id", { "tv-u1", 2, "" }));
    return all;
}

using tests::correlation;

constexpr char const* tastes = R"({ "elements": [
  { "type": "pairs", "name": "fixed", "adaptive": false, "items": ["a", "b", "c", "d", "e", "f", "g", "h"],
    "simulation": { "utilities": { "a": 1.5, "b": 1, "c": 0.6, "d": 0.2, "e": -0.2, "f": -0.6, "g": -1, "h": -1.5 } } },
  { "type": "pairs", "name": "adaptive", "items": ["a", "b", "c", "d", "e", "f", "g", "h"],
    "simulation": { "utilities": { "a": 1.5, "b": 1, "c": 0.6, "d": 0.2, "e": -0.2, "f": -0.6, "g": -1, "h": -1.5 } } },
  { "type": "maxdiff", "name": "anchored", "anchored": true, "itemsPerSet": 3,
    "items": ["a", "b", "c", "d", "e", "f", "g", "h"],
    "simulation": { "threshold": 0.4, "spread": 0.3,
      "utilities": { "a": 1.5, "b": 1, "c": 0.6, "d": 0.2, "e": -0.2, "f": -0.6, "g": -1, "h": -1.5 } } },
  { "type": "maxdiff", "name": "adaptive_sets", "adaptive": true, "itemsPerSet": 3,
    "items": ["a", "b", "c", "d", "e", "f", "g", "h"],
    "simulation": { "utilities": { "a": 1.5, "b": 1, "c": 0.6, "d": 0.2, "e": -0.2, "f": -0.6, "g": -1, "h": -1.5 } } },
  { "type": "conjoint", "name": "products", "tasks": 10, "attributes": [
    { "name": "size", "levels": ["s", "m", "l"] }, { "name": "look", "levels": ["plain", "wood"] },
    { "name": "price", "levels": [100, 200, 300] } ],
    "simulation": { "none": -0.5, "utilities": { "size": { "s": -0.8, "m": 0.1, "l": 0.7 }, "look": { "plain": -0.3, "wood": 0.3 },
      "price": { "100": 1, "200": 0, "300": -1 } } } }
] })";
std::vector<std::string> const letters { "a", "b", "c", "d", "e", "f", "g", "h" };
std::vector<double> const stated_utilities { 1.5, 1, 0.6, 0.2, -0.2, -0.6, -1, -1.5 };

std::vector<double> numbers(Value const& record)
{
    std::vector<double> all;
    for (auto const& name : letters)
        all.push_back(tests::number(record, name));
    return all;
}

double gumbel(base::Random& random)
{
    return -std::log(-std::log(std::max(random.unit(), 1e-300)));
}

}

TEST_CASE("what 500 simulated people choose leads back to the utilities they were given")
{
    auto const survey = television();
    auto const all = responses(survey, 500);
    auto const& questions = survey->definition().questions;

    auto const& wishes = questions[survey->find_question("features").value];
    auto const& maxdiff = std::get<survey::MaxDiff>(wishes.kind);
    auto const sets = choice::collect_sets(wishes, all);
    CHECK(sets.findings.empty());
    CHECK(sets.respondents == 500);
    CHECK(sets.tasks.size() == 4500);
    std::vector<choice::MaxDiffTask> tasks;
    for (auto const& set : sets.tasks)
        tasks.push_back({ { set.shown.begin(), set.shown.end() }, set.best, set.worst });
    std::vector<std::string> names;
    for (auto const& item : maxdiff.items)
        names.push_back(item.value.text());
    auto const fit = choice::with_reference(choice::fit_maxdiff(names, tasks, 0).coefficients, 0, 0);
    std::vector<double> stated;
    for (auto const& item : maxdiff.items)
        stated.push_back(maxdiff.origin.simulation.member("utilities").member(item.value.text()).number());
    CHECK(correlation(fit, stated) >= 0.95);

    auto const& which = questions[survey->find_question("which_tv").value];
    auto const& conjoint = std::get<survey::Conjoint>(which.kind);
    auto const products = choice::collect_products(which, all);
    CHECK(products.findings.empty());
    CHECK(products.tasks.size() == 4000);
    choice::ConjointData data;
    data.has_none = true;
    stated.clear();
    for (auto const& attribute : conjoint.attributes) {
        data.levels.push_back(attribute.levels.size());
        double mean = 0;
        auto const utility = [&](survey::Choice const& level) {
            return conjoint.origin.simulation.member("utilities")
                .member(attribute.name)
                .member(level.value.text())
                .number();
        };
        for (auto const& level : attribute.levels)
            mean += utility(level) / static_cast<double>(attribute.levels.size());
        for (auto const& level : attribute.levels)
            stated.push_back(utility(level) - mean);
    }
    for (auto const& task : products.tasks) {
        std::vector<choice::Profile> shown;
        for (auto const& product : task.shown) {
            shown.emplace_back();
            for (auto const level : product)
                shown.back().push_back(level + 1u);
        }
        data.chosen.push_back(task.chosen.value_or(static_cast<std::uint16_t>(shown.size())));
        shown.emplace_back(conjoint.attributes.size(), 0);
        data.tasks.push_back(std::move(shown));
    }
    auto const logit = choice::fit_conditional_logit(choice::coded(data));
    auto const worths = choice::centred_worths(data.levels, true, logit.coefficients);
    CHECK(correlation(worths.part_worths, stated) >= 0.95);
}

TEST_CASE("pairs, adaptive ones too, lead back to the utilities that 500 people were given")
{
    auto const survey = tests::survey_of(tastes);
    auto const all = tests::people(survey, 500);
    for (auto const* const name : { "fixed", "adaptive" }) {
        CAPTURE(name);
        auto const found = tests::result(survey, name, all);
        CHECK(found.respondents == 500);
        CHECK(found.findings.empty());
        CHECK(correlation(numbers(tests::at(found.result, "log_ability_sum_zero")), stated_utilities) >= 0.95);
    }
    // An adaptive design favours what is liked, the model does not.
    auto const found = tests::result(survey, "adaptive_sets", all);
    auto const& coefficients = tests::at(found.result, "clogit", "coef");
    std::vector<double> estimated { 0 };
    for (std::size_t i = 1; i < letters.size(); ++i)
        estimated.push_back(tests::number(coefficients, letters[i]));
    CHECK(correlation(estimated, stated_utilities) >= 0.95);
}

TEST_CASE("an anchored MaxDiff leads back to the utilities and to which of them matter at all")
{
    auto const survey = tests::survey_of(tastes);
    auto const found = tests::result(survey, "anchored", tests::people(survey, 500));
    auto const& anchored = found.result.member("anchored");
    CHECK(correlation(numbers(tests::at(anchored, "clogit", "coef")), stated_utilities) >= 0.95);
    CHECK(anchored.member("above_threshold") == tests::json(R"(["a", "b", "c"])"));
    CHECK(found.methods == std::vector<std::string_view> { "maxdiff", "anchored_maxdiff" });
}

TEST_CASE("Kano categories and the middle of the prices come back as they were stated")
{
    auto const survey = television();
    auto const all = responses(survey, 500);
    auto const& kano = std::get<survey::Kano>(tests::question(survey, "must_or_nice").kind);
    auto const found = tests::result(survey, "must_or_nice", all);
    CHECK(found.respondents == 500);
    for (auto const& feature : kano.features) {
        auto const& name = feature.item.value.text();
        CAPTURE(name);
        CHECK(tests::at(found.result, "berger", name, "mode_category") == kano.simulation.member(name));
    }
    // People call 0.83 of their price cheap and 1.15 expensive, on average: the curves cross near the price itself.
    auto const prices = tests::result(survey, "price", all);
    auto const median = std::get<survey::PriceSensitivity>(tests::question(survey, "price").kind)
                            .simulation.member("median")
                            .number();
    CHECK(tests::number(prices.result, "n_valid") == 500);
    CHECK(std::abs(tests::number(prices.result, "IDP") / median - 1) < 0.05);
    CHECK(tests::number(prices.result, "PMC") < tests::number(prices.result, "PME"));
    CHECK(tests::number(prices.result, "likelihood", "reach_at_optimum") > 0);
    CHECK(tests::number(prices.result, "likelihood", "n_valid") == 500);
}

TEST_CASE("what a level is worth in money follows from the price's own numbers")
{
    auto const survey = tests::survey_of(tastes);
    auto const found = tests::result(survey, "products", tests::people(survey, 500));
    auto const& worth = tests::at(found.result, "willingness_to_pay");
    CHECK(worth.member("price") == "price");
    // 100 of money are worth a utility of 1.
    for (auto const& expected :
        { std::pair("size:m", 90.0), std::pair("size:l", 150.0), std::pair("look:wood", 60.0) }) {
        CAPTURE(expected.first);
        auto const& one = tests::at(worth, "willingness_to_pay", expected.first);
        CHECK(std::abs(tests::number(one, "value") - expected.second) < 15);
        CHECK(one.member("ci_delta").list()[0].number() < tests::number(one, "value"));
    }
    auto importance = tests::at(found.result, "importance_pct");
    CHECK(tests::number(importance, "price") > tests::number(importance, "size"));
    CHECK(tests::number(importance, "size") > tests::number(importance, "look"));
}

TEST_CASE("every respondent's own utilities come back: MaxDiff")
{
    auto const survey = tests::survey_of(tastes);
    auto all = tests::people(survey, 300);
    base::Random random(11);
    std::vector<std::vector<double>> truth;
    for (auto& response : all) {
        truth.emplace_back();
        for (auto const middle : stated_utilities)
            truth.back().push_back(middle + 1.2 * random.normal());
        survey::List answers;
        for (auto const& set : response.tasks.find("anchored")->member("shown").list()) {
            std::vector<double> best, worst;
            for (auto const& item : set.list()) {
                auto const utility = truth.back()[static_cast<std::size_t>(item.text()[0] - 'a')];
                best.push_back(utility + gumbel(random));
                worst.push_back(utility - gumbel(random));
            }
            auto const first = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
            worst[first] = 1e300;
            auto const last = static_cast<std::size_t>(std::min_element(worst.begin(), worst.end()) - worst.begin());
            survey::Record answer;
            answer.set("best", set.list()[first]);
            answer.set("worst", set.list()[last]);
            answers.emplace_back(std::move(answer));
        }
        response.data.set("adaptive_sets", answers);
        response.tasks.set("adaptive_sets", *response.tasks.find("anchored"));
    }
    codec::ResultOptions options;
    options.is_individual = true;
    options.draws = 2000;
    auto const found = tests::result(survey, "adaptive_sets", all, options);
    auto const& people = tests::at(found.result, "individual", "people").list();
    REQUIRE(people.size() == all.size());
    std::vector<double> estimated, known;
    double within = 0;
    std::size_t covered = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        CHECK(people[i].member("response") == Value(all[i].id));
        double mean = 0;
        for (auto const one : truth[i])
            mean += one / static_cast<double>(letters.size());
        auto const own = numbers(people[i].member("utilities"));
        within += correlation(own, truth[i]) / static_cast<double>(people.size());
        for (std::size_t item = 0; item < letters.size(); ++item) {
            estimated.push_back(own[item]);
            known.push_back(truth[i][item] - mean);
            auto const deviation = tests::number(people[i].member("sd"), letters[item]);
            covered += std::abs(estimated.back() - known.back()) <= 1.96 * deviation;
        }
    }
    auto const share = static_cast<double>(covered) / static_cast<double>(known.size());
    // Eight sets of three say so much and no more: measured are 0.84, 0.84 and 92 %.
    CHECK(correlation(estimated, known) >= 0.8);
    CHECK(within >= 0.8);
    CHECK(std::abs(share - 0.95) < 0.05);
    // Whom a pair of items reaches: those with one of their three best among them.
    CHECK(tests::at(found.result, "turf", "rule") == "top_3");
    CHECK(tests::number(found.result, "turf", "n") == 300);
    auto const& pair = tests::at(found.result, "turf", "best", "2").list()[0];
    double reached = 0;
    for (auto const& person : people) {
        auto const own = numbers(person.member("utilities"));
        auto const is_reached = [&](Value const& item) {
            auto const utility = tests::number(person.member("utilities"), item.text());
            return std::count_if(own.begin(), own.end(), [&](double other) { return other > utility; }) < 3;
        };
        reached += is_reached(pair.member("items").list()[0]) || is_reached(pair.member("items").list()[1]);
    }
    CHECK(tests::number(pair, "reach_pct") == doctest::Approx(reached / 3));
    double sum = 0;
    for (auto const& [item, preference] : tests::at(found.result, "preference", "logit").record()) {
        sum += tests::number(preference, "share_pct");
        CHECK(preference.member("interval").list()[0].number() <= tests::number(preference, "share_pct"));
    }
    CHECK(sum == doctest::Approx(100));
}

TEST_CASE("every respondent's own utilities come back: conjoint, and with them the shares of products")
{
    auto const survey = tests::survey_of(tastes);
    auto all = tests::people(survey, 300);
    std::vector<std::string> const names { "size:s", "size:m", "size:l", "look:plain", "look:wood", "price:100",
        "price:200", "price:300", "none" };
    std::vector<double> const middle { -0.8, 0.1, 0.7, -0.3, 0.3, 1, 0, -1, -0.5 };
    base::Random random(12);
    std::vector<std::vector<double>> truth;
    double first_wins = 0;
    for (auto& response : all) {
        truth.emplace_back();
        auto& own = truth.back();
        for (auto const one : middle)
            own.push_back(one + random.normal());
        auto const utility = [&](Value const& product) {
            double felt = 0;
            for (auto const& [attribute, level] : product.record())
                felt += own[static_cast<std::size_t>(
                    std::find(names.begin(), names.end(), attribute + ":" + survey::to_words(level)) - names.begin())];
            return felt;
        };
        survey::List answers;
        for (auto const& set : response.tasks.find("products")->member("shown").list()) {
            survey::Record answer;
            answer.set("choice", "none");
            auto most = own.back() + gumbel(random);
            for (std::size_t i = 0; i < set.list().size(); ++i) {
                auto const felt = utility(set.list()[i]) + gumbel(random);
                if (felt > most) {
                    most = felt;
                    answer.set("choice", static_cast<double>(i));
                }
            }
            answers.emplace_back(std::move(answer));
        }
        response.data.set("products", answers);
        auto const a = utility(tests::json(R"({ "size": "l", "look": "wood", "price": 200 })"));
        auto const b = utility(tests::json(R"({ "size": "s", "look": "wood", "price": 100 })"));
        first_wins += a > b && a > own.back();
    }
    codec::ResultOptions options;
    options.is_individual = true;
    options.draws = 2000;
    options.products = tests::json(R"({ "large": { "size": "l", "look": "wood", "price": 200 },
        "cheap": { "size": "s", "look": "wood", "price": 100 }, "odd": { "size": "xl", "look": "wood", "price": 100 } })");
    auto const found = tests::result(survey, "products", all, options);
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].where == "/products/odd/size");
    auto const& people = tests::at(found.result, "individual", "people").list();
    REQUIRE(people.size() == all.size());
    std::vector<double> estimated, known;
    for (std::size_t i = 0; i < people.size(); ++i) {
        CHECK(people[i].member("response") == Value(all[i].id));
        auto const centre = [&](std::size_t from, std::size_t count) {
            double mean = 0;
            for (auto k = from; k < from + count; ++k)
                mean += truth[i][k] / static_cast<double>(count);
            for (auto k = from; k < from + count; ++k) {
                known.push_back(truth[i][k] - mean);
                estimated.push_back(tests::number(people[i].member("utilities"), names[k]));
            }
        };
        centre(0, 3);
        centre(3, 2);
        centre(5, 3);
    }
    auto const large = tests::number(found.result, "preference", "first_choice", "large", "share_pct");
    // Measured: 0.85, and 51.2 % of 49.0.
    CHECK(correlation(estimated, known) >= 0.8);
    CHECK(std::abs(large - first_wins / 3) < 8);
    CHECK(!tests::at(found.result, "preference", "logit", "none").is_undefined());
    CHECK(tests::at(found.result, "preference", "logit", "odd").is_undefined());
    // The same seed gives the same digits.
    CHECK(found.result == tests::result(survey, "products", all, options).result);
}
