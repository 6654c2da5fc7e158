#include "choice/choice_conjoint.h"
#include "choice/ratings_conjoint.h"
#include "tests/choice/simulated.h"

#include <doctest/doctest.h>

using namespace dure;

TEST_CASE("part-worths of choices come back, sum to zero, and none stands on their scale")
{
    base::Random random(1);
    choice::ConjointData data;
    data.levels = { 3, 2 };
    data.has_none = true;
    double const worths[] = { 0, 1, -1, 0, 0.8 };
    constexpr double none = -0.5;
    for (int task = 0; task < 4000; ++task) {
        std::vector<choice::Profile> profiles;
        for (int i = 0; i < 3; ++i)
            profiles.push_back({ 1 + random.below(3), 1 + random.below(2) });
        profiles.push_back({ 0, 0 });
        std::size_t best = 0;
        double highest = -1e300;
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            auto const own = i == 3 ? none : worths[profiles[i][0] - 1] + worths[3 + profiles[i][1] - 1];
            if (auto const utility = own + tests::gumbel(random); utility > highest) {
                highest = utility;
                best = i;
            }
        }
        data.tasks.push_back(std::move(profiles));
        data.chosen.push_back(best);
    }
    auto const fit = choice::fit_conditional_logit(choice::coded(data));
    REQUIRE(fit.is_estimated());
    auto const found = choice::centred_worths(data.levels, true, fit.coefficients);
    CHECK(tests::correlation(found.part_worths, worths) > 0.95);
    CHECK(std::abs(found.part_worths[0] + found.part_worths[1] + found.part_worths[2]) < 1e-12);
    // The difference from none is that of the coefficients themselves.
    auto const profile = choice::utility_of(data.levels, found, { 2, 2 });
    CHECK(profile - found.none
        == doctest::Approx(fit.coefficients[0] + fit.coefficients[2] - fit.coefficients[3]).epsilon(1e-9));
    CHECK(std::abs(profile - found.none - (1.8 - none)) < 0.25);
}

TEST_CASE("willingness to pay: delta method and simulation agree where the price is sure, and refuse where it is not")
{
    double const coefficients[] = { 2, -0.5 };
    stats::Table covariance(2, 2);
    covariance(0, 0) = 0.01;
    covariance(1, 1) = 0.0004;
    covariance(0, 1) = covariance(1, 0) = -0.0005;
    choice::WillingnessSettings settings;
    settings.price = 1;
    settings.draws = 200'000;
    auto const found = choice::willingness_to_pay(coefficients, covariance, settings);
    auto const& worth = found.worths[0];
    CHECK(worth.value == 4);
    // var = (v_bb + 2 w v_bp + w^2 v_pp) / p^2
    CHECK(worth.standard_error == doctest::Approx(std::sqrt((0.01 - 0.004 + 16 * 0.0004) / 0.25)));
    CHECK(worth.simulated_low == doctest::Approx(worth.low).epsilon(0.02));
    CHECK(worth.simulated_high == doctest::Approx(worth.high).epsilon(0.02));
    CHECK(found.warnings.empty());
    CHECK(std::isnan(found.worths[1].value));
    covariance(1, 1) = 0.1;
    auto const unsure = choice::willingness_to_pay(coefficients, covariance, settings);
    CHECK(unsure.warnings.front().code == "price_uncertain");
    CHECK(std::isnan(unsure.worths[0].simulated_high));
    double const liked[] = { 2, 0.5 };
    auto const wrong = choice::willingness_to_pay(liked, covariance, settings);
    CHECK(wrong.warnings.front().code == "price_not_negative");
    CHECK(std::isnan(wrong.worths[0].value));
}

TEST_CASE("shares of preference sum to 100; equal products share; a constant for all changes nothing")
{
    base::Random random(2);
    stats::Table people(50, 3), products(4, 3);
    for (auto* const table : { &people, &products }) {
        for (auto& cell : table->cells)
            cell = base::standard_normal(random);
    }
    for (std::size_t k = 0; k < 3; ++k)
        products(3, k) = products(0, k);
    auto const shares = choice::preference_shares(people, products);
    double first = 0, logit = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        first += shares.first_choice_percent[i];
        logit += shares.logit_percent[i];
    }
    CHECK(first == doctest::Approx(100));
    CHECK(logit == doctest::Approx(100));
    CHECK(shares.first_choice_percent[0] == doctest::Approx(shares.first_choice_percent[3]));
    CHECK(shares.logit_percent[0] == doctest::Approx(shares.logit_percent[3]));
    auto shifted = products;
    for (std::size_t i = 0; i < 4; ++i)
        shifted(i, 1) += 5;
    auto const other = choice::preference_shares(people, shifted);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(other.logit_percent[i] == doctest::Approx(shares.logit_percent[i]));
    auto const sharper = choice::preference_shares(people, products, {}, 50);
    CHECK(sharper.logit_percent[1] == doctest::Approx(sharper.first_choice_percent[1]).epsilon(0.1));
    CHECK(std::isnan(choice::preference_shares(stats::Table(0, 3), products).logit_percent[0]));
}

TEST_CASE("rated profiles: exact part-worths of exact ratings, and refusals")
{
    choice::RatingsData data;
    data.levels = { 2, 3 };
    for (std::size_t a = 0; a < 2; ++a) {
        for (std::size_t b = 0; b < 3; ++b)
            data.profiles.push_back({ a, b });
    }
    data.ratings = stats::Table(2, 6);
    for (std::size_t i = 0; i < 6; ++i) {
        data.ratings(0, i) = 5 + (i < 3 ? 1 : -1) + (i % 3 == 0 ? 2 : i % 3 == 1 ? -0.5 : -1.5);
        data.ratings(1, i) = 4;
    }
    auto const fit = choice::fit_ratings(data);
    CHECK(fit.intercepts[0] == doctest::Approx(5));
    CHECK(fit.part_worths(0, 0) == doctest::Approx(1));
    CHECK(fit.part_worths(0, 4) == doctest::Approx(-1.5));
    CHECK(fit.warnings.front().code == "no_variation"); // the second respondent
    CHECK(fit.mean_importance[0] == doctest::Approx(100 * 2 / 5.5));
    data.profiles.resize(3); // the first attribute never varies
    data.ratings = stats::Table(1, 3);
    auto const poor = choice::fit_ratings(data);
    CHECK(poor.warnings.front().code == "collinear");
    CHECK(std::isnan(poor.mean_part_worths[0]));
    std::vector<std::vector<std::size_t>> const shown { { 0, 1 } };
    CHECK(std::isnan(choice::simulate_ratings(poor, data.levels, shown).utilities[0]));
}
