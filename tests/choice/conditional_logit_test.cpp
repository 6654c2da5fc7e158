#include "choice/conditional_logit.h"
#include "tests/choice/simulated.h"

#include <doctest/doctest.h>

using namespace dure;
using choice::ChoiceData;
using tests::correlation;
using tests::simulated_choices;

namespace {

double const truth[] = { 1.0, -0.7, 0.4, 0.1 };

bool has_warning(choice::LogitFit const& fit, std::string_view code)
{
    for (auto const& warning : fit.warnings) {
        if (warning.code == code)
            return true;
    }
    return false;
}

// Tasks in another order, and alternatives within each.
ChoiceData shuffled(ChoiceData const& data, base::Random& random)
{
    std::vector<std::size_t> tasks(data.tasks());
    for (std::size_t i = 0; i < tasks.size(); ++i)
        tasks[i] = i;
    random.shuffle(tasks);
    ChoiceData other;
    other.parameters = data.parameters;
    for (auto const task : tasks) {
        std::vector<std::size_t> order(data.alternatives(task));
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        random.shuffle(order);
        std::vector<double> rows;
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            auto const row = data.row(data.task_starts[task] + order[i]);
            rows.insert(rows.end(), row.begin(), row.end());
            if (order[i] == data.chosen[task])
                chosen = i;
        }
        choice::add_task(other, rows, chosen);
    }
    return other;
}

void check_close(std::span<double const> a, std::span<double const> b, double tolerance)
{
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        CHECK(std::abs(a[i] - b[i]) <= tolerance);
}

}

TEST_CASE("a shuffled data set gives the same estimates")
{
    base::Random random(1);
    for (std::size_t const tasks : { 200u, 17'000u }) { // below and above the number that starts from a sample
        auto const data = simulated_choices(random, truth, tasks, 4);
        auto const fit = choice::fit_conditional_logit(data);
        REQUIRE(fit.is_estimated());
        auto const other = choice::fit_conditional_logit(shuffled(data, random));
        check_close(other.coefficients, fit.coefficients, 1e-9);
        check_close(other.standard_errors, fit.standard_errors, 1e-7);
        CHECK(other.log_likelihood == doctest::Approx(fit.log_likelihood).epsilon(1e-12));
    }
}

TEST_CASE("adding a constant to a column of all alternatives of a task changes nothing")
{
    base::Random random(2);
    auto data = simulated_choices(random, truth, 400, 3);
    auto const fit = choice::fit_conditional_logit(data);
    for (std::size_t task = 0; task < data.tasks(); ++task) {
        auto const constant = 1e4 * random.unit();
        for (auto i = data.task_starts[task]; i < data.task_starts[task + 1]; ++i)
            data.row(i)[1] += constant;
    }
    check_close(choice::fit_conditional_logit(data).coefficients, fit.coefficients, 1e-8);
}

TEST_CASE("a column in other units has a coefficient in other units")
{
    base::Random random(3);
    auto data = simulated_choices(random, truth, 400, 3);
    auto const fit = choice::fit_conditional_logit(data);
    for (std::size_t i = 0; i < data.task_starts.back(); ++i)
        data.row(i)[2] *= 1e6;
    auto const other = choice::fit_conditional_logit(data);
    CHECK(other.coefficients[2] * 1e6 == doctest::Approx(fit.coefficients[2]).epsilon(1e-9));
    CHECK(other.standard_errors[2] * 1e6 == doctest::Approx(fit.standard_errors[2]).epsilon(1e-9));
    CHECK(other.coefficients[0] == doctest::Approx(fit.coefficients[0]).epsilon(1e-9));
}

TEST_CASE("a task of weight two counts like the task twice, and tasks may differ in size")
{
    base::Random random(4);
    auto data = simulated_choices(random, truth, 150, 3);
    auto const larger = simulated_choices(random, truth, 150, 5);
    for (std::size_t task = 0; task < larger.tasks(); ++task) {
        choice::add_task(data, std::span(larger.rows).subspan(task * 5 * std::size(truth), 5 * std::size(truth)),
            larger.chosen[task]);
    }
    auto twice = data;
    data.weights.assign(data.tasks(), 1);
    for (std::size_t task = 0; task < 40; ++task) {
        data.weights[task] = 2;
        auto const first = twice.row(twice.task_starts[task]).data();
        std::vector<double> const rows(first, first + 3 * std::size(truth));
        choice::add_task(twice, rows, twice.chosen[task]);
    }
    auto const weighted = choice::fit_conditional_logit(data), repeated = choice::fit_conditional_logit(twice);
    REQUIRE(weighted.is_estimated());
    check_close(weighted.coefficients, repeated.coefficients, 1e-10);
    CHECK(weighted.log_likelihood == doctest::Approx(repeated.log_likelihood).epsilon(1e-12));
    CHECK(weighted.log_likelihood_null == doctest::Approx(repeated.log_likelihood_null).epsilon(1e-12));
}

TEST_CASE("five hundred people with twelve tasks give the true utilities back")
{
    base::Random random(5);
    double const many[] = { 1.2, -1, 0.8, -0.6, 0.5, -0.3, 0.2, -0.1, 0, 0.9 };
    auto const fit = choice::fit_conditional_logit(simulated_choices(random, many, 6000, 4));
    REQUIRE(fit.is_estimated());
    CHECK(correlation(fit.coefficients, many) > 0.995);
    for (std::size_t k = 0; k < std::size(many); ++k)
        CHECK(std::abs(fit.coefficients[k] - many[k]) < 4 * fit.standard_errors[k]);
}

TEST_CASE("utilities too far apart for the exponential are estimated without overflow")
{
    ChoiceData data;
    data.parameters = 1;
    for (int i = 0; i < 30; ++i)
        choice::add_task(data, std::vector<double> { 1e7 + (i % 3), 1e7 + 1.0 }, i % 2);
    auto const fit = choice::fit_conditional_logit(data);
    for (auto const coefficient : fit.coefficients)
        CHECK((std::isnan(coefficient) || std::abs(coefficient) < 100));
}

TEST_CASE("what cannot be estimated is no number and says why")
{
    base::Random random(6);
    SUBCASE("no tasks")
    {
        ChoiceData data;
        data.parameters = 2;
        auto const fit = choice::fit_conditional_logit(data);
        CHECK(has_warning(fit, "no_data"));
        CHECK(std::isnan(fit.coefficients[0]));
        CHECK(std::isnan(fit.log_likelihood));
    }
    SUBCASE("a column without variation: the others stay")
    {
        auto data = simulated_choices(random, truth, 300, 3);
        for (std::size_t i = 0; i < data.task_starts.back(); ++i)
            data.row(i)[1] = 7;
        auto const fit = choice::fit_conditional_logit(data);
        CHECK(has_warning(fit, "no_variation"));
        CHECK(std::isnan(fit.coefficients[1]));
        CHECK(std::isfinite(fit.coefficients[0]));
        CHECK(fit.estimated == 3);
    }
    SUBCASE("a column that is the sum of two others")
    {
        auto data = simulated_choices(random, truth, 300, 3);
        for (std::size_t i = 0; i < data.task_starts.back(); ++i)
            data.row(i)[1] = data.row(i)[0] + data.row(i)[2];
        auto const fit = choice::fit_conditional_logit(data);
        CHECK(has_warning(fit, "collinear"));
        CHECK_FALSE(fit.is_estimated());
        CHECK(std::isnan(fit.coefficients[3]));
    }
    SUBCASE("choices that a column predicts perfectly, alone or beside others")
    {
        for (std::size_t const tasks : { 5u, 300u, 20'000u }) {
            auto data = simulated_choices(random, truth, tasks, 3);
            for (std::size_t task = 0; task < tasks; ++task) {
                for (auto i = data.task_starts[task]; i < data.task_starts[task + 1]; ++i)
                    data.row(i)[3] = i == data.task_starts[task] + data.chosen[task] ? 1 : random.unit() - 0.1;
            }
            auto const fit = choice::fit_conditional_logit(data);
            CHECK_MESSAGE((has_warning(fit, "separation") || has_warning(fit, "collinear")), tasks);
            for (auto const coefficient : fit.coefficients)
                CHECK(std::isnan(coefficient));
        }
    }
    SUBCASE("an indicator whose alternatives are never chosen")
    {
        auto data = simulated_choices(random, truth, 2000, 3);
        for (std::size_t task = 0; task < data.tasks(); ++task) {
            for (auto i = data.task_starts[task]; i < data.task_starts[task + 1]; ++i)
                data.row(i)[3] = i != data.task_starts[task] + data.chosen[task] && random.chance(0.3) ? 1 : 0;
        }
        std::string const names[] = { "a", "b", "c", "never" };
        auto const fit = choice::fit_conditional_logit(data, names);
        REQUIRE(has_warning(fit, "separation"));
        CHECK(fit.warnings.back().message.find("'never'") != std::string::npos);
    }
}

TEST_CASE("strong but finite preferences are not mistaken for separation")
{
    base::Random random(7);
    double const strong[] = { 6, -5, 4 };
    auto const fit = choice::fit_conditional_logit(simulated_choices(random, strong, 5000, 3));
    REQUIRE(fit.is_estimated());
    CHECK(fit.warnings.empty());
    CHECK(std::abs(fit.coefficients[0] - 6) < 4 * fit.standard_errors[0]);
}

TEST_CASE("the conditional logit has the same digits on every platform")
{
    base::Random random(8);
    auto const fit = choice::fit_conditional_logit(simulated_choices(random, truth, 20'000, 4));
    auto numbers = fit.coefficients;
    numbers.insert(numbers.end(), fit.standard_errors.begin(), fit.standard_errors.end());
    numbers.push_back(fit.log_likelihood);
    CHECK(tests::fingerprint(numbers) == 11175897623062198038ULL);
}
