#include "base/random.h"
#include "stats/opinion_groups.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <doctest/doctest.h>

using namespace dure::stats;

namespace {

double const unseen = not_estimable;

Table random_votes(dure::base::Random& random, std::size_t participants, std::size_t statements)
{
    Table votes(participants, statements);
    for (auto& vote : votes.cells)
        vote = random.chance(0.3) ? unseen : static_cast<double>(random.below(3)) - 1;
    return votes;
}

// Votes of two camps that disagree on everything, each member with a slip now and then.
Table two_camps(dure::base::Random& random, std::size_t participants, std::size_t statements)
{
    Table votes(participants, statements);
    for (std::size_t i = 0; i < participants; ++i) {
        for (std::size_t j = 0; j < statements; ++j) {
            auto const side = (i % 2 == 0) == (j % 3 == 0) ? 1.0 : -1.0;
            votes(i, j) = random.chance(0.2) ? unseen : random.chance(0.1) ? -side : side;
        }
    }
    return votes;
}

}

TEST_CASE("components are unit vectors at right angles, and the projection has their variance")
{
    dure::base::Random random(71);
    for (auto const& [participants, statements] :
        { std::pair<std::size_t, std::size_t>(40, 8), { 8, 40 }, { 12, 12 }, { 260, 230 }, { 210, 300 } }) {
        auto const votes = random_votes(random, participants, statements);
        auto const found = opinion_space(votes, { {}, false });
        REQUIRE(found.components.rows == 2);
        double dots[3] = {};
        for (std::size_t j = 0; j < votes.columns; ++j) {
            dots[0] += found.components(0, j) * found.components(0, j);
            dots[1] += found.components(1, j) * found.components(1, j);
            dots[2] += found.components(0, j) * found.components(1, j);
        }
        CHECK(dots[0] == doctest::Approx(1).epsilon(1e-10));
        CHECK(dots[1] == doctest::Approx(1).epsilon(1e-10));
        CHECK(std::abs(dots[2]) < 1e-10);
        for (std::size_t k = 0; k < 2; ++k) {
            double squares = 0;
            for (std::size_t i = 0; i < votes.rows; ++i)
                squares += found.projection(i, k) * found.projection(i, k);
            auto const variance = squares / static_cast<double>(participants - 1);
            CHECK(variance == doctest::Approx(found.explained_variance[k]).epsilon(1e-9));
        }
        CHECK(found.explained_variance[0] >= found.explained_variance[1]);
    }
}

TEST_CASE("two camps stand on two sides, in whatever order people come")
{
    dure::base::Random random(72);
    auto const votes = two_camps(random, 60, 15);
    auto const found = opinion_space(votes, {});
    for (std::size_t i = 0; i < votes.rows; ++i)
        CHECK((found.projection(i, 0) > 0) == (found.projection(i % 2, 0) > 0));
    Table turned(votes.rows, votes.columns);
    for (std::size_t i = 0; i < votes.rows; ++i)
        std::copy(votes.row(i).begin(), votes.row(i).end(), turned.row(votes.rows - 1 - i).begin());
    auto const again = opinion_space(turned, {});
    for (std::size_t i = 0; i < votes.rows; ++i)
        CHECK(again.projection(votes.rows - 1 - i, 0) == doctest::Approx(found.projection(i, 0)).epsilon(1e-9));
}

TEST_CASE("a moderated statement says nothing, and few votes are stretched")
{
    dure::base::Random random(73);
    auto votes = two_camps(random, 30, 6);
    OpinionOptions options;
    options.moderated_out = { false, false, true, false, false, false };
    auto const found = opinion_space(votes, options);
    CHECK(found.statement_means[2] == 0);
    CHECK(found.components(0, 2) == doctest::Approx(0));
    auto const plain = opinion_space(votes, { {}, false });
    auto const scaled = opinion_space(votes, { {}, true });
    for (std::size_t i = 0; i < votes.rows; ++i) {
        double cast = 0;
        for (auto const vote : votes.row(i))
            cast += std::isnan(vote) ? 0 : 1;
        CHECK(scaled.projection(i, 0) == doctest::Approx(plain.projection(i, 0) * std::sqrt(6 / cast)).epsilon(1e-12));
    }
}

TEST_CASE("no votes, one person, one opinion and one direction are said")
{
    Table none(3, 2);
    none.cells.assign(6, unseen);
    auto const silent = opinion_space(none, {});
    CHECK(silent.components.rows == 0);
    CHECK(silent.projection.rows == 3);
    CHECK(std::isnan(silent.statement_means[0]));
    CHECK(silent.warnings.front().code == "statement_without_votes");
    CHECK(silent.warnings.back().code == "no_variance");
    Table one(1, 3);
    CHECK(opinion_space(one, {}).warnings.front().code == "no_variance");
    Table same(4, 3);
    same.cells.assign(12, 1);
    CHECK(opinion_space(same, {}).components.rows == 0);
    Table line(4, 2);
    line.cells = { 1, 1, -1, -1, 1, 1, -1, -1 };
    auto const straight = opinion_space(line, {});
    CHECK(straight.components.rows == 1);
    CHECK(straight.projection.columns == 1);
    CHECK(straight.explained_share[0] == doctest::Approx(1));
    CHECK(straight.components(0, 0) > 0);
    CHECK(straight.warnings.front().code == "one_dimension");
    CHECK(opinion_space(Table(), {}).projection.rows == 0);
}

TEST_CASE("groups are counted and compared with all the others")
{
    Table votes(5, 2);
    votes.cells = { 1, -1, 1, unseen, 0, 1, -1, 1, 1, 1 };
    std::vector<std::uint32_t> const group { 0, 0, 1, 1, no_group };
    auto const found = group_votes(votes, group, 2);
    CHECK(found[0][0].agree == 2);
    CHECK(found[0][0].seen == 2);
    CHECK(found[0][0].p_agree == 0.75);
    CHECK(found[0][0].repness_agree == 3); // (3/4) / (1/4)
    CHECK(found[1][0].pass == 1);
    CHECK(found[1][0].repness_agree == doctest::Approx(1.0 / 3));
    CHECK(found[0][1].seen == 1);
    CHECK(found[0][1].disagree == 1);
    CHECK(found[0][1].p_disagree == doctest::Approx(2.0 / 3));
    std::vector<std::uint32_t> const together(5, 0);
    CHECK(std::isnan(group_votes(votes, together, 1)[0][0].repness_agree));
    CHECK(group_votes(votes, together, 1)[0][0].agree == 3);
}
