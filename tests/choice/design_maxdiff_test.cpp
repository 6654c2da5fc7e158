#include "base/random.h"
#include "tests/choice/design_support.h"

#include <algorithm>
#include <array>

using namespace dure::choice;
using dure::tests::designed;
using dure::tests::maxdiff_spec;

namespace {

// By exhaustive search: counting would allow pairs within one here, but no such eight items exist.
using Sizes = std::array<std::size_t, 3>; // items, per set, sets
constexpr std::array<Sizes, 4> without_even_pairs { { { 8, 4, 3 }, { 8, 4, 4 }, { 8, 4, 6 }, { 8, 4, 7 } } };

bool exists_with_even_pairs(MaxDiffSpec const& spec)
{
    Sizes const found { spec.items, spec.per_set, spec.sets };
    return pairs_can_be_even(spec.items, spec.per_set, spec.sets)
        && std::find(without_even_pairs.begin(), without_even_pairs.end(), found) == without_even_pairs.end();
}

void check_promises(MaxDiffSpec const& spec)
{
    CAPTURE(spec.items);
    CAPTURE(spec.per_set);
    CAPTURE(spec.sets);
    CAPTURE(spec.versions);
    auto const design = designed(maxdiff_design(spec));
    REQUIRE(design.versions.size() == spec.versions);
    for (auto const& version : design.versions) {
        REQUIRE(version.size() == spec.sets);
        for (auto const& set : version)
            REQUIRE(set.size() == spec.per_set);
    }
    auto const report = maxdiff_report(design);
    CHECK(report.repeating_sets == 0);
    CHECK(report.overall.replications.spread() <= 1);
    CHECK(report.shown_in_version.spread() <= 1);
    CHECK(report.positions.spread() <= 1);
    CHECK(report.positions_in_version.spread() <= 1);
    CHECK(report.overall.replications.least >= 1);
    if (spec.sets * (spec.per_set - 1) + 1 >= spec.items)
        CHECK(report.every_version_connected);
    if (spec.versions == 1 && exists_with_even_pairs(spec))
        CHECK(report.overall.pairs.spread() <= 1);
    CHECK(report.overall.pairs.spread() <= 4);
}

std::uint64_t digest(MaxDiffDesign const& design)
{
    std::uint64_t sum = 0;
    for (auto const& version : design.versions) {
        for (auto const& set : version) {
            for (auto const item : set)
                sum = dure::base::mix_64(sum ^ item);
        }
    }
    return sum;
}

DesignRefusal refused(MaxDiffSpec const& spec)
{
    auto const outcome = maxdiff_design(spec);
    auto const* const refusal = std::get_if<DesignRefusal>(&outcome);
    REQUIRE(refusal);
    CHECK(!error_of(*refusal).detail.empty());
    return *refusal;
}

}

TEST_CASE("every small design keeps its promises")
{
    for (std::size_t items = 3; items <= 8; ++items) {
        for (std::size_t per_set = 2; per_set <= std::min<std::size_t>(5, items); ++per_set) {
            for (auto sets = (items + per_set - 1) / per_set; sets <= 14; ++sets) {
                for (std::size_t versions = 1; versions <= 2; ++versions)
                    check_promises(maxdiff_spec(items, per_set, sets, versions, items * sets));
            }
        }
    }
}

TEST_CASE("balanced incomplete block designs are found where the textbook has one")
{
    std::vector<Sizes> const known { { 7, 3, 7 }, { 9, 3, 12 }, { 13, 4, 13 }, { 11, 5, 11 }, { 10, 4, 15 },
        { 15, 3, 35 }, { 16, 4, 20 }, { 8, 4, 14 }, { 6, 3, 10 } };
    for (auto const& sizes : known) {
        auto const items = sizes[0], per_set = sizes[1], sets = sizes[2];
        CAPTURE(items);
        auto const report = maxdiff_report(designed(maxdiff_design(maxdiff_spec(items, per_set, sets))));
        CHECK(report.overall.is_balanced_incomplete);
        auto const lambda = static_cast<double>(report.overall.pairs.least * items);
        auto const expected = lambda / static_cast<double>(report.overall.replications.least * per_set);
        CHECK(*report.overall.efficiency_a == doctest::Approx(expected));
    }
}

TEST_CASE("many versions together show all pairs equally often, within one")
{
    for (auto const& spec : { maxdiff_spec(12, 4, 9, 10), maxdiff_spec(20, 4, 15, 10), maxdiff_spec(12, 4, 9, 60),
             maxdiff_spec(13, 4, 10, 20), maxdiff_spec(8, 4, 6, 100) }) {
        check_promises(spec);
        CHECK(maxdiff_report(designed(maxdiff_design(spec))).overall.pairs.spread() <= 1);
    }
}

TEST_CASE("the same seed gives the same design, another seed another one")
{
    auto const first = designed(maxdiff_design(maxdiff_spec(12, 4, 9, 3, 7)));
    CHECK(first.versions == designed(maxdiff_design(maxdiff_spec(12, 4, 9, 3, 7))).versions);
    CHECK(first.versions != designed(maxdiff_design(maxdiff_spec(12, 4, 9, 3, 8))).versions);
    // What a respondent was shown has to be found again from the seed, on any machine.
    CHECK(digest(first) == 1973092606763257878ULL);
}

TEST_CASE("prohibited pairs are never shown together, and the report says what that costs")
{
    auto spec = maxdiff_spec(8, 3, 8, 4);
    spec.prohibitions = { { 0, 1 }, { 0, 2 }, { 3, 4 }, { 5, 6 } };
    auto const design = designed(maxdiff_design(spec));
    for (auto const& version : design.versions) {
        for (auto const& set : version) {
            for (auto const& [a, b] : spec.prohibitions) {
                auto const both = std::count(set.begin(), set.end(), a) + std::count(set.begin(), set.end(), b);
                CHECK(both < 2);
            }
        }
    }
    auto const report = maxdiff_report(design, spec.prohibitions);
    CHECK(report.prohibited_sets == 0);
    CHECK(report.overall.replications.spread() <= 1);
    CHECK(report.overall.pairs.least == 0);
}

TEST_CASE("prohibitions that allow one arrangement only still get it, unbalanced")
{
    // 0 goes with 1 and 2 alone; the other sets are made of the rest.
    auto spec = maxdiff_spec(6, 3, 4);
    spec.prohibitions = { { 0, 3 }, { 0, 4 }, { 0, 5 } };
    auto const report = maxdiff_report(designed(maxdiff_design(spec)));
    CHECK(report.overall.replications.least >= 1);
    CHECK(report.repeating_sets == 0);
}

TEST_CASE("what cannot be designed is refused with a code, a place and the numbers")
{
    using Code = DesignRefusalCode;
    CHECK(refused(maxdiff_spec(1, 2, 3)) == DesignRefusal { Code::too_few_items, "/items", 1, 2 });
    CHECK(refused(maxdiff_spec(0, 2, 3)).code == Code::too_few_items);
    CHECK(refused(maxdiff_spec(5, 1, 9)) == DesignRefusal { Code::too_few_per_set, "/itemsPerSet", 1, 2 });
    CHECK(refused(maxdiff_spec(4, 5, 3)) == DesignRefusal { Code::more_per_set_than_items, "/itemsPerSet", 5, 4 });
    CHECK(refused(maxdiff_spec(12, 4, 2)) == DesignRefusal { Code::too_few_sets, "/sets", 2, 3 });
    CHECK(refused(maxdiff_spec(12, 4, 3, 0)).code == Code::no_versions);
    CHECK(refused(maxdiff_spec(12, 4, 3, 1'000'000)).code == Code::too_large);
    CHECK(refused(maxdiff_spec(100'000, 4, 30'000)).code == Code::too_large);
    CHECK(refused(maxdiff_spec(12, 4, static_cast<std::size_t>(-1))).code == Code::too_large);
    CHECK(refused(maxdiff_spec(300, 150, 6, 1000)).code == Code::too_large);
    auto spec = maxdiff_spec(4, 2, 4);
    spec.prohibitions = { { 0, 1 }, { 2, 2 } };
    CHECK(refused(spec) == DesignRefusal { Code::prohibition_of_itself, "/prohibitions/1", 1, 0 });
    spec.prohibitions = { { 0, 1 }, { 0, 2 }, { 3, 0 } };
    CHECK(refused(spec) == DesignRefusal { Code::prohibitions_leave_nothing, "/prohibitions", 0, 0 });
}

TEST_CASE("counting knows which pair counts can be even")
{
    CHECK(pairs_can_be_even(7, 3, 7));
    CHECK_FALSE(pairs_can_be_even(8, 3, 9)); // an item shown four times would need eight others
    CHECK_FALSE(pairs_can_be_even(5, 3, 3)); // four items would meet everybody, the fifth only two
    CHECK(pairs_can_be_even(8, 4, 4)); // and yet no such design exists
}
