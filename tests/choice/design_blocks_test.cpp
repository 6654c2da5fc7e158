#include "choice/design_blocks.h"
#include "choice/design_efficiency.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure::choice;

namespace {

constexpr double tolerance = 1e-12;

Blocks fano_plane()
{
    return { { 0, 1, 3 }, { 1, 2, 4 }, { 2, 3, 5 }, { 3, 4, 6 }, { 4, 5, 0 }, { 5, 6, 1 }, { 6, 0, 2 } };
}

// A paper design of three attributes and five pairs; expected numbers from R with contr.sum and contr.treatment.
std::vector<ChoiceTask> five_pairs()
{
    return { { { 0, 0, 0 }, { 1, 1, 1 } }, { { 2, 0, 1 }, { 0, 1, 0 } }, { { 1, 0, 0 }, { 2, 1, 1 } },
        { { 0, 0, 1 }, { 2, 1, 0 } }, { { 1, 0, 1 }, { 0, 1, 0 } } };
}

}

TEST_CASE("the Fano plane is a balanced incomplete block design with efficiency v lambda / (r k)")
{
    auto const report = block_design_report(7, fano_plane());
    CHECK(report.is_balanced_incomplete);
    CHECK(report.is_connected);
    CHECK(report.is_position_balanced);
    CHECK(report.replications == CountRange { 3, 3 });
    CHECK(report.pairs == CountRange { 1, 1 });
    CHECK(std::abs(*report.efficiency_a - 7.0 / 9) < tolerance);
    CHECK(std::abs(*report.efficiency_d - 7.0 / 9) < tolerance);
}

TEST_CASE("a complete block design has efficiency 1 and is not incomplete")
{
    auto const report = block_design_report(4, { { 0, 1, 2, 3 }, { 1, 2, 3, 0 } });
    CHECK_FALSE(report.is_balanced_incomplete);
    CHECK(std::abs(*report.efficiency_a - 1) < tolerance);
    CHECK(std::abs(*report.efficiency_d - 1) < tolerance);
}

TEST_CASE("unequal sets and replications are measured as R's eigen does")
{
    auto const report = block_design_report(5, { { 0, 1, 2 }, { 2, 3, 4 }, { 0, 4 }, { 1, 3, 4 } });
    CHECK(report.block_sizes == std::vector<std::size_t> { 2, 3 });
    CHECK(report.pairs == CountRange { 0, 2 });
    CHECK(std::abs(*report.efficiency_a - 0.773739742087) < 1e-11);
    CHECK(std::abs(*report.efficiency_d - 0.786140280479) < 1e-11);
}

TEST_CASE("items that are never compared leave the efficiency undefined")
{
    for (auto const& blocks :
        { Blocks { { 0, 1 }, { 2, 3 } }, Blocks { { 0, 1, 2 } }, Blocks {}, Blocks { { 0 }, { 1 }, { 2 }, { 3 } } }) {
        auto const report = block_design_report(4, blocks);
        CHECK_FALSE(report.is_connected);
        CHECK_FALSE(report.efficiency_a);
        CHECK_FALSE(report.efficiency_d);
    }
}

TEST_CASE("an item twice in a set is counted and keeps the design from being binary")
{
    auto const report = block_design_report(3, { { 0, 0, 1 }, { 1, 2, 2 } });
    CHECK_FALSE(report.is_binary);
    CHECK(report.pairs == CountRange { 0, 2 });
    CHECK(report.replications == CountRange { 2, 2 });
}

TEST_CASE("D-error and A-error are R's, in effects and in dummy coding")
{
    std::vector<std::size_t> const levels { 3, 2, 2 };
    auto const effects = choice_design_error({ levels, LevelCoding::effects }, five_pairs());
    CHECK(effects.parameters == 4);
    CHECK(std::abs(*effects.d_error - 0.338130729297) < 1e-11);
    CHECK(std::abs(*effects.a_error - 0.435457516340) < 1e-11);
    CHECK(effects.information_diagonal == std::vector<double> { 2.75, 2, 5, 5 });
    auto const dummy = choice_design_error({ levels, LevelCoding::dummy }, five_pairs());
    CHECK(std::abs(*dummy.d_error - 1.17131920549) < 1e-11);
    CHECK(std::abs(*dummy.a_error - 1.41176470588) < 1e-11);
}

TEST_CASE("one pair and one utility: the information is p (1 - p) times the difference squared")
{
    std::vector<std::size_t> const levels { 2 };
    auto const even = choice_design_error({ levels, LevelCoding::effects }, { { { 0 }, { 1 } } });
    CHECK(std::abs(*even.d_error - 1) < tolerance); // difference 2, p 1/2
    std::vector<double> const utility { 0.5 }; // the first is chosen with probability 1 / (1 + e^-1)
    auto const p = 1 / (1 + std::exp(-1.0));
    auto const known = choice_design_error({ levels, LevelCoding::effects, false, utility }, { { { 0 }, { 1 } } });
    CHECK(std::abs(*known.d_error - 1 / (4 * p * (1 - p))) < tolerance);
}

TEST_CASE("the none alternative has a constant of its own")
{
    std::vector<std::size_t> const levels { 2 };
    auto const error = choice_design_error({ levels, LevelCoding::effects, true }, { { { 0 }, { 1 }, {} } });
    CHECK(error.parameters == 2);
    // X = (1,0), (-1,0), (0,1), p = 1/3: M = diag(2/3, 2/9).
    CHECK(std::abs(*error.d_error - 1 / std::sqrt(4.0 / 27)) < tolerance);
    CHECK(std::abs(*error.a_error - (1.5 + 4.5) / 2) < tolerance);
}

TEST_CASE("a design that cannot tell utilities apart has no D-error")
{
    std::vector<std::size_t> const levels { 3, 2 };
    CHECK_FALSE(choice_design_error({ levels }, { { { 0, 0 }, { 1, 1 } } }).d_error);
    CHECK_FALSE(choice_design_error({ levels }, {}).d_error);
    CHECK_FALSE(choice_design_error({ levels }, { { { 0, 0 }, { 1, 1 } }, { { 1, 1 }, { 2, 0 } } }).d_error);
    std::vector<std::size_t> const one { 1 };
    CHECK_FALSE(choice_design_error({ one }, { { { 0 }, { 0 } } }).d_error);
}

TEST_CASE("an orthogonal array is fully efficient, and less than that is what R says")
{
    std::vector<std::size_t> const square { 3, 3 };
    std::vector<Profile> full;
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b)
            full.push_back({ a, b });
    }
    auto const orthogonal = linear_design_efficiency(square, full);
    CHECK(orthogonal.parameters == 5);
    CHECK(std::abs(*orthogonal.d_efficiency - 100) < 1e-10);
    CHECK(std::abs(*orthogonal.a_efficiency - 100) < 1e-10);
    std::vector<std::size_t> const levels { 3, 2 };
    auto const uneven
        = linear_design_efficiency(levels, { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 2, 1 }, { 2, 1 }, { 1, 1 } });
    CHECK(std::abs(*uneven.d_efficiency - 90.360200361) < 1e-9);
    CHECK(std::abs(*uneven.a_efficiency - 80) < 1e-9);
    // Level 2 is not used.
    CHECK_FALSE(linear_design_efficiency(levels, { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }).d_efficiency);
}
