#include "base/random.h"
#include "choice/design_conjoint.h"
#include "tests/choice/design_support.h"

#include <algorithm>

using namespace dure::choice;
using dure::tests::designed;

namespace {

ConjointSpec conjoint_spec(
    std::vector<std::size_t> const& levels, std::size_t tasks, std::size_t alternatives, std::size_t versions = 1)
{
    ConjointSpec spec;
    for (auto const count : levels)
        spec.attributes.push_back({ count, LevelOrder::none });
    spec.tasks = tasks;
    spec.alternatives = alternatives;
    spec.versions = versions;
    return spec;
}

DesignRefusal refused(ConjointSpec const& spec)
{
    auto const outcome = conjoint_design(spec);
    auto const* const refusal = std::get_if<DesignRefusal>(&outcome);
    REQUIRE(refusal);
    CHECK(!error_of(*refusal).detail.empty());
    return *refusal;
}

ConjointReport check_promises(ConjointSpec const& spec)
{
    auto const design = designed(conjoint_design(spec));
    REQUIRE(design.versions.size() == spec.versions);
    for (auto const& version : design.versions) {
        REQUIRE(version.size() == spec.tasks);
        for (auto const& task : version)
            REQUIRE(task.size() == spec.alternatives);
    }
    auto report = conjoint_report(spec, design);
    CHECK(report.repeating_tasks == 0);
    CHECK(report.dominated_tasks == 0);
    CHECK(report.prohibited_tasks == 0);
    if (spec.prohibitions.empty()) {
        for (auto const& attribute : report.attributes) {
            CHECK(attribute.shown.spread() <= 1);
            CHECK(attribute.shown_in_version.spread() <= 1);
        }
    }
    return report;
}

std::size_t widest_pair(ConjointReport const& report)
{
    std::size_t widest = 0;
    for (auto const& pair : report.pairs)
        widest = std::max(widest, pair.together.spread());
    return widest;
}

}

TEST_CASE("every small conjoint design keeps its promises")
{
    for (std::size_t a = 2; a <= 4; ++a) {
        for (std::size_t b = a; b <= 4; ++b) {
            for (std::size_t alternatives = 2; alternatives <= 4; ++alternatives) {
                auto const fewest = (std::max<std::size_t>(b, 3) + alternatives - 1) / alternatives;
                for (auto tasks = fewest; tasks <= 9; ++tasks) {
                    for (std::size_t versions = 1; versions <= 3; ++versions) {
                        CAPTURE(a);
                        CAPTURE(b);
                        CAPTURE(alternatives);
                        CAPTURE(tasks);
                        CAPTURE(versions);
                        auto const report = check_promises(conjoint_spec({ a, b, 3 }, tasks, alternatives, versions));
                        CHECK(report.overlapping_tasks == 0);
                        CHECK(widest_pair(report) <= 3);
                    }
                }
            }
        }
    }
}

TEST_CASE("where an orthogonal design exists it is found")
{
    for (auto const& spec :
        { conjoint_spec({ 3, 3, 3 }, 9, 3), conjoint_spec({ 2, 2, 2, 2 }, 4, 2), conjoint_spec({ 2, 2, 2 }, 4, 2) }) {
        auto const report = check_promises(spec);
        CHECK(widest_pair(report) == 0);
        CHECK(*report.d_efficiency == doctest::Approx(100));
        CHECK(*report.a_efficiency == doctest::Approx(100));
    }
}

TEST_CASE("many versions show pairs of levels equally often, within one of the mean")
{
    auto spec = conjoint_spec({ 3, 3, 4, 5 }, 12, 3, 30);
    spec.none = true;
    auto const report = check_promises(spec);
    CHECK(widest_pair(report) <= 2);
    CHECK(*report.d_efficiency > 90);
    CHECK(report.at_zero.parameters == 12);
}

TEST_CASE("no alternative is worse in everything where attributes have an order")
{
    auto spec = conjoint_spec({ 3, 3, 4, 4 }, 12, 3, 3);
    for (auto& attribute : spec.attributes)
        attribute.order = LevelOrder::last_is_best;
    spec.attributes[1].order = LevelOrder::first_is_best;
    CHECK(check_promises(spec).at_zero.d_error);
    // A price alone against something without an order: only equal levels of the other make the dearer one worse.
    auto priced = conjoint_spec({ 2, 5 }, 8, 3, 2);
    priced.attributes[1].order = LevelOrder::first_is_best;
    auto const outcome = conjoint_design(priced);
    // Of three alternatives two share one of the two levels.
    CHECK(std::get<DesignRefusal>(outcome).code == DesignRefusalCode::no_design_found);
}

TEST_CASE("dominance compares ordered attributes and needs the others equal")
{
    auto spec = conjoint_spec({ 3, 3, 2 }, 4, 2);
    spec.attributes[0].order = LevelOrder::last_is_best;
    spec.attributes[1].order = LevelOrder::first_is_best;
    CHECK(is_dominated(spec, { 0, 2, 0 }, { 1, 1, 0 }));
    CHECK_FALSE(is_dominated(spec, { 1, 1, 0 }, { 0, 2, 0 }));
    CHECK_FALSE(is_dominated(spec, { 0, 1, 0 }, { 1, 2, 0 }));
    CHECK_FALSE(is_dominated(spec, { 0, 2, 1 }, { 1, 1, 0 }));
    CHECK_FALSE(is_dominated(spec, { 0, 2, 0 }, { 0, 2, 0 }));
}

TEST_CASE("prohibited pairs of levels are never shown and the rest stays in use")
{
    auto spec = conjoint_spec({ 3, 3, 4 }, 10, 3, 3);
    spec.prohibitions = { { 0, 0, 1, 2 }, { 1, 1, 2, 3 }, { 0, 0, 2, 0 } };
    auto const report = check_promises(spec);
    for (auto const& attribute : report.attributes)
        CHECK(attribute.shown.least > 0);
    CHECK(report.at_zero.d_error);
}

TEST_CASE("priors lower the D-error where they hold")
{
    auto plain = conjoint_spec({ 3, 3, 4 }, 12, 3, 2);
    auto informed = plain;
    informed.priors = { { -1, 0, 1 }, { 1, 0, -1 }, { -1.5, -0.5, 0.5, 1.5 } };
    auto const without = conjoint_report(informed, designed(conjoint_design(plain)));
    auto const with = conjoint_report(informed, designed(conjoint_design(informed)));
    CHECK(*with.at_priors->d_error < 0.95 * *without.at_priors->d_error);
    check_promises(informed);
}

TEST_CASE("the same seed gives the same conjoint design on every machine")
{
    auto spec = conjoint_spec({ 3, 3, 4 }, 10, 3, 3);
    spec.priors = { { -1, 0, 1 }, { 1, 0, -1 }, { -1.5, -0.5, 0.5, 1.5 } };
    auto const first = designed(conjoint_design(spec));
    CHECK(first.versions == designed(conjoint_design(spec)).versions);
    std::uint64_t sum = 0;
    for (auto const& version : first.versions) {
        for (auto const& task : version) {
            for (auto const& profile : task) {
                for (auto const level : profile)
                    sum = dure::base::mix_64(sum ^ level);
            }
        }
    }
    CHECK(sum == 14414697851350080630ULL);
    spec.seed = 2;
    CHECK(first.versions != designed(conjoint_design(spec)).versions);
}

TEST_CASE("what cannot be a conjoint design is refused with a code, a place and the numbers")
{
    using Code = DesignRefusalCode;
    CHECK(refused(conjoint_spec({}, 5, 3)).code == Code::no_attributes);
    CHECK(refused(conjoint_spec({ 3, 1 }, 5, 3)) == DesignRefusal { Code::one_level, "/attributes/1/levels", 1, 2 });
    CHECK(refused(conjoint_spec({ 3, 0 }, 5, 3)).code == Code::one_level);
    CHECK(
        refused(conjoint_spec({ 3, 2 }, 5, 1)) == DesignRefusal { Code::too_few_alternatives, "/alternatives", 1, 2 });
    CHECK(refused(conjoint_spec({ 3, 7 }, 2, 3)) == DesignRefusal { Code::too_few_sets, "/tasks", 2, 3 });
    CHECK(refused(conjoint_spec({ 3, 3 }, 5, 3, 0)).code == Code::no_versions);
    CHECK(refused(conjoint_spec({ 2, 2 }, 9, 5)) == DesignRefusal { Code::too_few_profiles, "/alternatives", 4, 5 });
    CHECK(refused(conjoint_spec({ 3, 1'000'000'000 }, 5, 3)).code == Code::too_large);
    CHECK(refused(conjoint_spec({ 3, 3 }, static_cast<std::size_t>(-1), 3)).code == Code::too_large);
    CHECK(refused(conjoint_spec(std::vector<std::size_t>(500, 2), 5, 3)).code == Code::too_large);
    CHECK(refused(conjoint_spec(std::vector<std::size_t>(30, 7), 200, 20, 8)).code == Code::too_large);
    auto ordered = conjoint_spec({ 5 }, 5, 3);
    ordered.attributes[0].order = LevelOrder::first_is_best;
    CHECK(refused(ordered).code == Code::always_dominated);
    auto spec = conjoint_spec({ 2, 2 }, 4, 2);
    spec.prohibitions = { { 0, 0, 0, 1 } };
    CHECK(refused(spec) == DesignRefusal { Code::prohibition_of_itself, "/prohibitions/0", 0, 0 });
    spec.prohibitions = { { 0, 0, 1, 0 }, { 1, 1, 0, 0 } };
    CHECK(refused(spec) == DesignRefusal { Code::prohibitions_leave_nothing, "/attributes/0/levels/0", 0, 0 });
    spec.prohibitions = { { 0, 0, 1, 0 }, { 0, 0, 1, 1 }, { 0, 1, 1, 0 } };
    CHECK(refused(spec).code == Code::too_few_profiles);
    spec.prohibitions = {};
    spec.priors = { { 0, 1 } };
    CHECK(refused(spec).code == Code::wrong_priors);
    spec.priors = { { 0, 1 }, { 0, 1e300 } };
    CHECK(refused(spec).code == Code::wrong_priors);
}
