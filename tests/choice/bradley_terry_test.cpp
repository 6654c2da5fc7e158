#include "choice/bradley_terry.h"
#include "tests/choice/simulated.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

using namespace dure;
using choice::Contest;

namespace {

std::vector<std::string> const four { "a", "b", "c", "d" };

std::string first_code(choice::BradleyTerryFit const& fit)
{
    return fit.warnings.empty() ? "" : fit.warnings.front().code;
}

}

TEST_CASE("abilities come back from many contests, whatever their order and however they are split")
{
    base::Random random(1);
    std::vector<std::string> names;
    std::vector<double> truth;
    for (int i = 0; i < 12; ++i) {
        names.push_back(std::to_string(i));
        truth.push_back(1.5 - 0.25 * i);
    }
    std::vector<Contest> contests;
    for (int n = 0; n < 6000; ++n) {
        auto const i = random.below(12), j = (i + 1 + random.below(11)) % 12;
        auto const first = random.chance(1 / (1 + std::exp(truth[j] - truth[i])));
        contests.push_back({ i, j, first ? 1.0 : 0.0, first ? 0.0 : 1.0, 0 });
    }
    auto const fit = choice::fit_bradley_terry(names, contests, {});
    REQUIRE(fit.is_estimated());
    CHECK(tests::correlation(fit.abilities, truth) > 0.99);
    random.shuffle(contests);
    for (auto& contest : contests) {
        if (random.chance(0.5))
            contest = { contest.second, contest.first, contest.second_wins, contest.first_wins, 0 };
    }
    auto const other = choice::fit_bradley_terry(names, contests, {});
    for (std::size_t i = 0; i < 12; ++i)
        CHECK(other.abilities[i] == doctest::Approx(fit.abilities[i]).epsilon(1e-9));
}

TEST_CASE("two items have the log odds of their contest")
{
    std::vector<std::string> const two { "a", "b" };
    Contest const contest { 0, 1, 30, 10, 0 };
    choice::BradleyTerrySettings settings;
    settings.reference = 1;
    auto const fit = choice::fit_bradley_terry(two, std::span(&contest, 1), settings);
    CHECK(fit.abilities[0] == doctest::Approx(std::log(3.0)).epsilon(1e-10));
    CHECK(fit.standard_errors[0] == doctest::Approx(std::sqrt(1 / 30.0 + 1 / 10.0)).epsilon(1e-8));
    CHECK(choice::deviance(fit, std::span(&contest, 1), settings).residual == doctest::Approx(0).epsilon(1e-9));
}

TEST_CASE("Davidson's ties: two items have nu = ties / sqrt(wins wins), and ties raise no ability")
{
    std::vector<std::string> const two { "a", "b" };
    Contest const contest { 0, 1, 36, 9, 12 };
    choice::BradleyTerrySettings settings;
    settings.has_ties = true;
    auto const fit = choice::fit_bradley_terry(two, std::span(&contest, 1), settings);
    REQUIRE(fit.is_estimated());
    CHECK(std::exp(fit.tie_log) == doctest::Approx(12 / std::sqrt(36.0 * 9)).epsilon(1e-9));
    CHECK(fit.abilities[1] == doctest::Approx(-std::log(4.0)).epsilon(1e-9));
    CHECK(choice::deviance(fit, std::span(&contest, 1), settings).residual == doctest::Approx(0).epsilon(1e-9));
    Contest const untied { 0, 1, 36, 9, 0 };
    auto const none = choice::fit_bradley_terry(two, std::span(&untied, 1), settings);
    CHECK(first_code(none) == "no_ties");
    CHECK(none.abilities[1] == doctest::Approx(-std::log(4.0)).epsilon(1e-9));
    Contest const only { 0, 1, 0, 0, 5 };
    CHECK(first_code(choice::fit_bradley_terry(two, std::span(&only, 1), settings)) == "only_ties");
}

TEST_CASE("Davidson's model of four items is R's Poisson log-linear model")
{
    // glm(counts ~ abilities + log nu + one constant for each pair, poisson), R 4.2.
    std::vector<Contest> const contests { { 0, 1, 10, 5, 3 }, { 0, 2, 7, 6, 4 }, { 0, 3, 12, 3, 2 }, { 1, 2, 6, 8, 5 },
        { 1, 3, 9, 7, 1 }, { 2, 3, 8, 4, 6 } };
    choice::BradleyTerrySettings settings;
    settings.has_ties = true;
    auto const fit = choice::fit_bradley_terry(four, contests, settings);
    double const abilities[] = { 0, -0.742351325, -0.401860009, -1.144211334 };
    double const errors[] = { 0, 0.394956801, 0.393223083, 0.413238153 };
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(std::abs(fit.abilities[i] - abilities[i]) < 1e-8);
        CHECK(std::abs(fit.standard_errors[i] - errors[i]) < 1e-8);
    }
    CHECK(std::abs(fit.tie_log + 0.648868860) < 1e-8);
    CHECK(std::abs(fit.tie_log_standard_error - 0.246524303) < 1e-8);
    CHECK(std::abs(choice::deviance(fit, contests, settings).residual - 6.309407478) < 1e-8);
}

TEST_CASE("abilities without a bound are no numbers, and the reason is named")
{
    auto const fit_of = [](std::vector<Contest> const& contests) {
        auto const fit = choice::fit_bradley_terry(four, contests, {});
        for (auto const ability : fit.abilities)
            CHECK(std::isnan(ability));
        CHECK_FALSE(fit.is_estimated());
        return fit;
    };
    CHECK(first_code(fit_of({})) == "no_data");
    CHECK(first_code(fit_of({ { 0, 1, 2, 1, 0 }, { 2, 3, 1, 1, 0 } })) == "disconnected");
    auto const winner = fit_of({ { 0, 1, 5, 0, 0 }, { 1, 2, 1, 1, 0 }, { 2, 3, 1, 2, 0 }, { 0, 3, 1, 0, 0 } });
    CHECK(first_code(winner) == "never_loses");
    CHECK(winner.warnings[0].message.find("'a'") != std::string::npos);
    CHECK(first_code(fit_of({ { 0, 1, 5, 1, 0 }, { 1, 2, 1, 1, 0 }, { 2, 3, 4, 0, 0 } })) == "never_wins");
    auto const groups = fit_of({ { 0, 1, 5, 1, 0 }, { 2, 3, 1, 1, 0 }, { 0, 2, 4, 0, 0 }, { 1, 3, 1, 0, 0 } });
    CHECK(first_code(groups) == "never_loses");
    CHECK(groups.warnings[0].message.find("'a', 'b'") != std::string::npos);
}

TEST_CASE("no small set of contests gives an infinite or huge ability")
{
    base::Random random(2);
    for (int round = 0; round < 3000; ++round) {
        std::vector<Contest> contests;
        auto const count = random.below(8);
        for (std::uint32_t i = 0; i < count; ++i) {
            auto const a = random.below(4), b = (a + 1 + random.below(3)) % 4;
            contests.push_back({ a, b, static_cast<double>(random.below(3)), static_cast<double>(random.below(3)),
                static_cast<double>(random.below(2)) });
        }
        choice::BradleyTerrySettings settings;
        settings.has_ties = true;
        settings.has_home_advantage = random.chance(0.5);
        auto const fit = choice::fit_bradley_terry(four, contests, settings);
        for (auto const ability : fit.abilities)
            REQUIRE((std::isnan(ability) ? !fit.warnings.empty() : std::abs(ability) < 30));
    }
}

TEST_CASE("paired comparisons have the same digits on every platform")
{
    std::vector<Contest> const contests { { 0, 1, 5, 2, 1 }, { 1, 2, 3, 3, 2 }, { 2, 3, 4, 1, 0 }, { 3, 0, 2, 3, 1 } };
    choice::BradleyTerrySettings settings;
    settings.has_ties = true;
    CHECK(tests::fingerprint(choice::fit_bradley_terry(four, contests, settings).abilities) == 5355612992791427146ULL);
}
