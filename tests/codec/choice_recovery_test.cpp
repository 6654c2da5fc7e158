// From a survey to utilities: the television sample, answered by simulated people with stated tastes, estimated again.
#include "choice/choice_conjoint.h"
#include "choice/collect.h"
#include "choice/maxdiff.h"
#include "codec/draft_json.h"
#include "codec/json.h"
#include "codec/survey_json.h"
#include "survey/simulation.h"
#include "tests/source_folder.h"

#include <cmath>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

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

double correlation(std::vector<double> const& x, std::vector<double> const& y)
{
    REQUIRE(x.size() == y.size());
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / static_cast<double>(x.size());
        mean_y += y[i] / static_cast<double>(y.size());
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return xy / std::sqrt(xx * yy);
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
