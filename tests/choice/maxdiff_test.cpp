#include "choice/maxdiff.h"
#include "tests/choice/simulated.h"

#include <doctest/doctest.h>

using namespace dure;

namespace {

std::vector<std::string> const items { "a", "b", "c", "d", "e", "f" };
double const truth[] = { 1.5, 0.8, 0.2, -0.3, -1, 0.5 };

std::vector<choice::MaxDiffTask> tasks_of(base::Random& random, std::size_t count, std::size_t shown)
{
    std::vector<choice::MaxDiffTask> tasks;
    std::vector<std::size_t> order { 0, 1, 2, 3, 4, 5 };
    for (std::size_t i = 0; i < count; ++i) {
        random.shuffle(order);
        tasks.push_back(
            tests::simulated_maxdiff(random, truth, { order.begin(), order.begin() + static_cast<long>(shown) }));
    }
    return tasks;
}

}

TEST_CASE("all three sets of numbers order items as people do, whichever item is the reference")
{
    base::Random random(1);
    auto const tasks = tasks_of(random, 3000, 4);
    auto const counts = choice::count_maxdiff(items.size(), tasks);
    auto const closed = choice::closed_form(counts);
    std::vector<double> standardised;
    for (auto const& count : counts)
        standardised.push_back(count.standardised());
    CHECK(tests::correlation(standardised, truth) > 0.98);
    CHECK(tests::correlation(closed.b, truth) > 0.98);
    auto const with_last = choice::with_reference(choice::fit_maxdiff(items, tasks, 5).coefficients, 5, 0);
    auto const with_first = choice::with_reference(choice::fit_maxdiff(items, tasks, 0).coefficients, 0, 0);
    CHECK(tests::correlation(with_last, truth) > 0.98);
    for (std::size_t i = 0; i < items.size(); ++i)
        CHECK(with_last[i] - with_last[0] == doctest::Approx(with_first[i]).epsilon(1e-8));
}

TEST_CASE("an item that is always best has no number, and neither has one never shown")
{
    std::vector<choice::MaxDiffTask> const tasks { { { 0, 1, 2 }, 0, 1 }, { { 0, 1, 2 }, 0, 2 }, { { 0, 3, 4 }, 0, 3 },
        { { 0, 3, 4 }, 0, 4 } };
    auto const closed = choice::closed_form(choice::count_maxdiff(items.size(), tasks));
    CHECK(std::isnan(closed.b[0]));
    CHECK(std::isnan(closed.b[5]));
    auto const fit = choice::fit_maxdiff(items, tasks, 1);
    CHECK_FALSE(fit.warnings.empty());
    CHECK(std::isnan(fit.coefficients[0]));
    CHECK(choice::fit_maxdiff(items, {}, 0).warnings.front().code == "no_data");
}

TEST_CASE("the threshold of an anchored MaxDiff is found where it stands")
{
    base::Random random(2);
    constexpr double threshold = 0.4;
    std::vector<choice::AnchorAnswer> answers;
    for (int i = 0; i < 4000; ++i) {
        std::size_t const item = random.below(6);
        answers.push_back({ item, truth[item] + tests::gumbel(random) > threshold + tests::gumbel(random) });
    }
    auto const fit = choice::fit_anchored_maxdiff(items, tasks_of(random, 3000, 4), answers);
    REQUIRE(fit.is_estimated());
    for (std::size_t i = 0; i < items.size(); ++i)
        CHECK(std::abs(fit.coefficients[i] - (truth[i] - threshold)) < 4 * fit.standard_errors[i]);
    auto const without = choice::fit_anchored_maxdiff(items, tasks_of(random, 100, 4), {});
    CHECK_FALSE(without.is_estimated()); // nothing says where the threshold is
    CHECK(without.warnings.front().code == "collinear");
}

TEST_CASE("answers given alike are counted, and their order changes no digit")
{
    base::Random random(3);
    auto tasks = tasks_of(random, 2000, 3);
    auto const fit = choice::fit_maxdiff(items, tasks, 0);
    random.shuffle(tasks);
    for (auto& task : tasks)
        random.shuffle(task.shown);
    auto const shuffled = choice::fit_maxdiff(items, tasks, 0);
    CHECK(fit.coefficients == shuffled.coefficients);
    CHECK(fit.standard_errors == shuffled.standard_errors);
    CHECK(fit.log_likelihood_null == doctest::Approx(-2000 * std::log(6)));
    auto const once = tasks;
    tasks.insert(tasks.end(), once.begin(), once.end());
    auto const twice = choice::fit_maxdiff(items, tasks, 0);
    for (std::size_t k = 0; k < fit.coefficients.size(); ++k) {
        CHECK(twice.coefficients[k] == doctest::Approx(fit.coefficients[k]).epsilon(1e-7));
        CHECK(twice.standard_errors[k] == doctest::Approx(fit.standard_errors[k] / std::sqrt(2)).epsilon(1e-7));
    }
}

TEST_CASE("the pair model is the conditional logit of all ordered pairs, written down or not")
{
    base::Random random(4);
    auto const tasks = tasks_of(random, 300, 4);
    choice::ChoiceData data;
    data.parameters = 5;
    for (auto const& task : tasks) {
        std::vector<double> rows;
        std::size_t chosen = 0;
        for (auto const best : task.shown) {
            for (auto const worst : task.shown) {
                if (best == worst)
                    continue;
                if (best == task.best && worst == task.worst)
                    chosen = rows.size() / 5;
                for (std::size_t k = 0; k < 5; ++k)
                    rows.push_back((best == k ? 1 : 0) - (worst == k ? 1 : 0));
            }
        }
        choice::add_task(data, rows, chosen);
    }
    auto const dense = choice::fit_conditional_logit(data), fit = choice::fit_maxdiff(items, tasks, 5);
    CHECK(fit.log_likelihood == doctest::Approx(dense.log_likelihood).epsilon(1e-10));
    CHECK(fit.log_likelihood_null == doctest::Approx(dense.log_likelihood_null).epsilon(1e-10));
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(fit.coefficients[i] == doctest::Approx(dense.coefficients[i]).epsilon(1e-7));
        for (std::size_t k = 0; k < 5; ++k)
            CHECK(fit.covariance(i, k) == doctest::Approx(dense.covariance(i, k)).epsilon(1e-6));
    }
}

TEST_CASE("two hundred items have a model, anchored or not")
{
    base::Random random(6);
    std::vector<std::string> many;
    choice::MaxDiffTask task;
    std::vector<double> utilities;
    for (std::size_t i = 0; i < 200; ++i) {
        many.push_back(std::to_string(i));
        task.shown.push_back(i);
        utilities.push_back(static_cast<double>(i % 7) / 4);
    }
    std::vector<choice::MaxDiffTask> tasks;
    for (int i = 0; i < 2000; ++i) {
        random.shuffle(task.shown);
        tasks.push_back(tests::simulated_maxdiff(random, utilities, { task.shown.begin(), task.shown.begin() + 10 }));
    }
    auto const fit = choice::fit_maxdiff(many, tasks, 0);
    REQUIRE(fit.estimated == 199);
    CHECK(tests::correlation(choice::with_reference(fit.coefficients, 0, 0), utilities) > 0.8);
    std::vector<choice::AnchorAnswer> answers;
    for (std::size_t i = 0; i < 2000; ++i)
        answers.push_back({ i % 200, utilities[i % 200] + tests::gumbel(random) > 0.7 + tests::gumbel(random) });
    auto const anchored = choice::fit_anchored_maxdiff(many, tasks, answers);
    REQUIRE(anchored.estimated == 200);
    CHECK(tests::correlation(anchored.coefficients, utilities) > 0.8);
    // An item that nobody was shown has no number, and the others keep theirs.
    many.insert(many.begin(), "unseen");
    for (auto& one : tasks) {
        for (auto& item : one.shown)
            ++item;
        ++one.best;
        ++one.worst;
    }
    for (auto& answer : answers)
        ++answer.item;
    auto const with_unseen = choice::fit_anchored_maxdiff(many, tasks, answers);
    CHECK(with_unseen.estimated == 200);
    CHECK(std::isnan(with_unseen.coefficients[0]));
    CHECK(with_unseen.coefficients[1] == anchored.coefficients[0]);
}
