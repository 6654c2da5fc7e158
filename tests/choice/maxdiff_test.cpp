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
