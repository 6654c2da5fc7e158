#include "choice/own_result.h"
#include "stats/distributions.h"
#include "tests/choice/adaptive_simulation.h"
#include "tests/choice/design_support.h"

#include <cmath>

using namespace dure;
using namespace dure::choice;
using dure::tests::designed;

namespace {

double correlation(std::vector<double> const& a, std::vector<OwnUtility> const& b)
{
    auto const n = static_cast<double>(a.size());
    double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sa += a[i];
        sb += b[i].value;
        saa += a[i] * a[i];
        sbb += b[i].value * b[i].value;
        sab += a[i] * b[i].value;
    }
    return (sab - sa * sb / n) / std::sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
}

UtilityDistribution narrow(std::vector<double> const& mean, double variance)
{
    UtilityDistribution prior { mean, stats::Table(mean.size(), mean.size()) };
    for (std::size_t i = 0; i < mean.size(); ++i)
        prior.covariance(i, i) = variance;
    return prior;
}

}

TEST_CASE("without answers the result is the prior, centred")
{
    auto const own = own_items(3, {}, narrow({ 1, 2, 6 }, 1));
    REQUIRE(own.is_ok());
    CHECK(own.value().ranking == std::vector<std::size_t> { 2, 1, 0 });
    CHECK(own.value().utilities[2].value == doctest::Approx(3));
    CHECK(own.value().utilities[0].deviation == doctest::Approx(std::sqrt(2.0 / 3)));
    CHECK(own.value().iterations == 0);
}

TEST_CASE("one pair: the mode solves its equation and the deviation is the curvature's")
{
    // Difference d has prior variance 8 and the answer's logit: d / 8 = 1 - p(d).
    auto const own = own_items(2, { { { 0, 1 }, 0, {} } });
    REQUIRE(own.is_ok());
    auto const d = own.value().utilities[0].value - own.value().utilities[1].value;
    auto const p = 1 / (1 + std::exp(-d));
    CHECK(d / 8 == doctest::Approx(1 - p).epsilon(1e-9));
    auto const deviation = std::sqrt(1 / (1.0 / 8 + p * (1 - p)));
    CHECK(2 * own.value().utilities[0].deviation == doctest::Approx(deviation).epsilon(1e-9));
}

TEST_CASE("true utilities are recovered from MaxDiff answers, in few steps")
{
    base::Random random(3);
    auto const truth = tests::drawn_utilities(std::vector<double>(30, 0.0), 2, random);
    auto const design = designed(maxdiff_design(tests::maxdiff_spec(30, 5, 12, 4)));
    std::vector<ItemAnswer> answers;
    for (auto const& version : design.versions) {
        for (auto const& set : version)
            answers.push_back(tests::answered(set, truth, random));
    }
    auto const own = own_items(30, answers);
    REQUIRE(own.is_ok());
    CHECK(correlation(truth, own.value().utilities) > 0.9);
    CHECK(own.value().iterations <= 10);
    double sum = 0;
    for (auto const& utility : own.value().utilities) {
        sum += utility.value;
        CHECK(utility.deviation < 2); // less than before
    }
    CHECK(std::abs(sum) < 1e-9);
}

TEST_CASE("contradictory answers cancel out, and one-sided ones stay finite")
{
    auto const both = own_items(3, { { { 0, 1 }, 0, {} }, { { 0, 1 }, 1, {} } });
    REQUIRE(both.is_ok());
    CHECK(std::abs(both.value().utilities[0].value) < 1e-9);
    CHECK(std::abs(both.value().utilities[0].value - both.value().utilities[1].value) < 1e-9);
    std::vector<ItemAnswer> always(1000, ItemAnswer { { 0, 1, 2 }, 0, 2 });
    auto const sure = own_items(3, always);
    REQUIRE(sure.is_ok());
    CHECK(sure.value().ranking == std::vector<std::size_t> { 0, 1, 2 });
    CHECK(std::isfinite(sure.value().utilities[0].value));
    CHECK(sure.value().utilities[0].value < 50);
    CHECK(sure.value().iterations < 50);
}

TEST_CASE("the order of the answers does not matter")
{
    std::vector<ItemAnswer> answers { { { 0, 1, 2 }, 0, 1 }, { { 1, 2, 3 }, 3, 1 }, { { 0, 2, 3 }, 2, 3 } };
    auto const first = own_items(4, answers);
    std::reverse(answers.begin(), answers.end());
    auto const second = own_items(4, answers);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(first.value().utilities[i].value == doctest::Approx(second.value().utilities[i].value).epsilon(1e-9));
}

TEST_CASE("a prior that is no distribution is an error")
{
    auto broken = narrow({ 0, 0 }, 1);
    broken.covariance(0, 1) = broken.covariance(1, 0) = 2;
    CHECK(own_items(2, {}, broken).error().where == "/covariance");
    CHECK(own_items(2, {}, narrow({ 0, 0 }, 0)).error().where == "/covariance");
    CHECK_FALSE(own_items(2, {}, narrow({ 0, std::nan("") }, 1)).is_ok());
    CHECK_FALSE(own_items(2, {}, UtilityDistribution { { 0, 0 }, stats::Table(2, 3) }).is_ok());
}

TEST_CASE("conjoint answers give part-worths that sum to zero, their importance, and the best allowed profile")
{
    ConjointSpec spec;
    spec.attributes = { { 3, LevelOrder::none }, { 2, LevelOrder::none }, { 4, LevelOrder::none } };
    spec.tasks = 12;
    spec.versions = 20;
    spec.none = true;
    std::vector<std::vector<double>> const truth { { -1, 0, 1 }, { 0.5, -0.5 }, { -1.5, -0.5, 0.5, 1.5 } };
    auto const design = designed(conjoint_design(spec));
    base::Random random(5);
    std::vector<ProfileAnswer> answers;
    for (auto const& version : design.versions) {
        for (auto task : version) {
            task.emplace_back();
            std::vector<double> utilities;
            for (auto const& profile : task)
                utilities.push_back(
                    profile.empty() ? 0 : truth[0][profile[0]] + truth[1][profile[1]] + truth[2][profile[2]]);
            std::vector<std::size_t> places { 0, 1, 2, 3 };
            answers.push_back({ task, *tests::answered(places, utilities, random).best });
        }
    }
    auto const own = own_profile(spec, answers);
    REQUIRE(own.is_ok());
    CHECK(own.value().best == Profile { 2, 0, 3 });
    double importance = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(correlation(truth[i], own.value().part_worths[i]) > 0.9);
        double sum = 0;
        for (auto const& utility : own.value().part_worths[i])
            sum += utility.value;
        CHECK(std::abs(sum) < 1e-9);
        importance += own.value().importance[i];
    }
    CHECK(importance == doctest::Approx(100));
    REQUIRE(own.value().none);
    CHECK(std::abs(own.value().none->value) < 1);
    spec.prohibitions = { { 0, 2, 2, 3 } };
    auto const other = own_profile(spec, answers);
    CHECK(other.value().best != Profile { 2, 0, 3 });
    CHECK(other.value().best_utility < own.value().best_utility);
    CHECK(own_profile(spec, {}).value().best.size() == 3);
}

TEST_CASE("how many share a favourite is counted with Wilson's interval")
{
    UtilitySample sample { stats::Table(10, 3), {} };
    for (std::size_t i = 0; i < 10; ++i)
        sample.utilities(i, i < 4 ? 1 : 2) = 1;
    auto const four = same_favourite(sample, 1);
    REQUIRE(four);
    CHECK(four->share == doctest::Approx(0.4));
    CHECK(four->low == doctest::Approx(0.16818).epsilon(1e-4)); // R: prop.test(4, 10, correct = FALSE)
    CHECK(four->high == doctest::Approx(0.68733).epsilon(1e-4));
    CHECK(four->people == 10);
    sample.weights.assign(10, 1);
    sample.weights[0] = 5;
    auto const weighted = same_favourite(sample, 1);
    CHECK(weighted->share == doctest::Approx(8.0 / 14));
    CHECK(weighted->people == doctest::Approx(196.0 / 34));
    CHECK(same_favourite(sample, 0)->share == 0);
    CHECK(same_favourite(sample, 0)->high > 0);
    CHECK_FALSE(same_favourite(sample, 3));
    CHECK_FALSE(same_favourite(UtilitySample {}, 0));
    sample.weights.assign(10, 0);
    CHECK_FALSE(same_favourite(sample, 1));
}

TEST_CASE("the nearest segment is that of like-minded people, and without answers the largest")
{
    UtilitySegments segments { stats::Table(2, 4), { 0.3, 0.7 }, 200 };
    for (std::size_t i = 0; i < 4; ++i) {
        segments.means(0, i) = static_cast<double>(i) - 1.5;
        segments.means(1, i) = 1.5 - static_cast<double>(i);
    }
    auto const nothing = own_items(4, {});
    CHECK(nearest_segment(segments, nothing.value().centred)->segment == 1);
    std::vector<ItemAnswer> answers(4, ItemAnswer { { 0, 1, 2, 3 }, 3, 0 });
    auto const own = own_items(4, answers);
    auto const found = nearest_segment(segments, own.value().centred);
    REQUIRE(found);
    CHECK(found->segment == 0);
    CHECK(found->probability > 0.6);
    CHECK(found->agreement.share == doctest::Approx(0.3));
    CHECK(found->agreement.low < 0.3);
    segments.within.assign(4, 1e-6); // everybody as her segment's mean
    CHECK(same_favourite(segments, 3)->share == doctest::Approx(0.3));
    segments.shares = { 0, 0 };
    CHECK_FALSE(nearest_segment(segments, own.value().centred));
}

TEST_CASE("how many have the same favourite counts that people of a segment differ")
{
    // Of two items the better one is the favourite of Phi(difference / deviation of the difference).
    UtilitySegments two { stats::Table(1, 2), { 1 }, 100, { 0.36, 0.64 } };
    two.means(0, 0) = 0.5;
    CHECK(same_favourite(two, 0)->share == doctest::Approx(stats::normal_cumulative(0.5)).epsilon(1e-9));
    UtilitySegments five { stats::Table(2, 5), { 1, 3 }, 100 };
    double sum = 0;
    for (std::size_t item = 0; item < 5; ++item) {
        CHECK(same_favourite(five, item)->share == doctest::Approx(0.2).epsilon(1e-9));
        sum += same_favourite(five, item)->share;
    }
    CHECK(sum == doctest::Approx(1));
    five.within = { 1, 1, 0, 1, 1 };
    CHECK_FALSE(same_favourite(five, 0));
    five.within = { 1 };
    CHECK_FALSE(same_favourite(five, 0));
}

TEST_CASE("who would like the same product is the product over its attributes, in each segment")
{
    UtilitySegments attribute { stats::Table(2, 2), { 1, 1 }, 50, { 1e-6, 1e-6 } };
    attribute.means(0, 0) = 1;
    attribute.means(1, 1) = 1;
    auto const same = same_product({ attribute, attribute }, { 0, 0 });
    REQUIRE(same);
    CHECK(same->share == doctest::Approx(0.5));
    CHECK(same->people == 50);
    CHECK(same_product({ attribute, attribute }, { 0, 1 })->share == doctest::Approx(0).scale(1));
    CHECK_FALSE(same_product({ attribute }, { 0, 0 }));
    CHECK_FALSE(same_product({ attribute }, { 2 }));
    CHECK_FALSE(same_product({}, {}));
}

TEST_CASE("one item is ahead of another as surely as the difference of the two says")
{
    auto utilities = narrow({ 1, 0 }, 0.5);
    CHECK(chance_ahead(utilities, 0, 1) == doctest::Approx(stats::normal_cumulative(1)));
    CHECK(chance_ahead(utilities, 1, 0) == doctest::Approx(stats::normal_cumulative(-1)));
    utilities.covariance(0, 1) = utilities.covariance(1, 0) = 0.5; // the difference is certain
    CHECK(chance_ahead(utilities, 0, 1) == 1);
}

TEST_CASE("what a few conjoint answers leave open is wide, and the same seed says the same")
{
    ConjointSpec spec;
    spec.attributes = { { 2, LevelOrder::none }, { 2, LevelOrder::none } };
    auto const answers = [](std::size_t count) {
        return std::vector<ProfileAnswer>(count, ProfileAnswer { { { 0, 0 }, { 1, 0 } }, 0 });
    };
    auto const few = profile_certainty(own_profile(spec, answers(1)).value(), 1);
    auto const many_own = own_profile(spec, answers(40)).value();
    auto const many = profile_certainty(many_own, 1);
    CHECK(few.best_level[0][0] < many.best_level[0][0]);
    CHECK(many.best_level[0][0] > 0.99);
    CHECK(many.best_level[1][0] == doctest::Approx(0.5).epsilon(0.1)); // it was never asked about
    CHECK(few.first_attribute < many.first_attribute);
    for (std::size_t attribute = 0; attribute < 2; ++attribute) {
        CHECK(many.importance[attribute].low <= many_own.importance[attribute] + 25);
        CHECK(many.importance[attribute].low < many.importance[attribute].high);
    }
    auto const again = profile_certainty(many_own, 1);
    CHECK(again.first_attribute == many.first_attribute);
    CHECK(again.importance[0].low == many.importance[0].low);
}
