// Choice-based conjoint designs: which alternatives stand side by side in a task.
#pragma once

#include "choice/design_blocks.h"
#include "choice/design_efficiency.h"
#include "choice/design_refusal.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace dure::choice {

enum class LevelOrder : std::uint8_t {
    none, // people differ about which level they like
    last_is_best, // everybody prefers a later level to an earlier one, all else equal
    first_is_best,
};

struct DesignAttribute {
    std::size_t levels = 2;
    LevelOrder order = LevelOrder::none;
};

// Two levels of different attributes that never meet in one alternative.
struct LevelProhibition {
    std::size_t first_attribute = 0;
    std::size_t first_level = 0;
    std::size_t second_attribute = 0;
    std::size_t second_level = 0;
};

enum class Overlap : std::uint8_t {
    minimal, // the alternatives of a task differ in as many attributes as they can; given up where orders
             // or prohibitions leave no design that can be estimated with it
    any,
};

struct ConjointSpec {
    std::vector<DesignAttribute> attributes;
    std::size_t tasks = 0; // per version; a respondent answers one version
    std::size_t alternatives = 3; // per task, without the none alternative
    bool none = false; // one more alternative: none of these
    std::size_t versions = 1;
    std::vector<LevelProhibition> prohibitions;
    Overlap overlap = Overlap::minimal;
    // Utilities known before, per attribute and level, and of the none alternative against the attributes' means;
    // empty: nothing is known. They make the design efficient where those utilities hold.
    std::vector<std::vector<double>> priors;
    double none_prior = 0;
    std::uint64_t seed = 1;
};

struct ConjointDesign {
    std::vector<std::vector<ChoiceTask>> versions; // profiles without the none alternative
};

// The same specification gives the same design on every machine. No task shows a profile twice, a prohibited pair of
// levels, or an alternative that another beats or equals in every attribute (attributes without an order count only
// where they are equal). Without prohibitions every level is shown equally often, within one, in each version and over
// all. Levels of two attributes meet as evenly as the search can bring them together; where that leaves a choice, and
// where priors are given, coordinate exchange (Meyer and Nachtsheim 1995) lowers the D-error.
std::variant<ConjointDesign, DesignRefusal> conjoint_design(ConjointSpec const& spec);

// What makes a specification impossible before any search; nothing if nothing does.
std::optional<DesignRefusal> refuse_conjoint(ConjointSpec const& spec);

struct LevelBalance {
    CountRange shown; // how often a level is shown, over all versions
    CountRange shown_in_version; // in the version with the largest spread
    CountRange positions; // a level in a place of the task: the level with the largest spread, over all versions
};

struct LevelPairBalance {
    std::size_t first = 0; // attributes
    std::size_t second = 0;
    CountRange together; // over the pairs of levels that are allowed
};

struct ConjointReport {
    std::vector<LevelBalance> attributes;
    std::vector<LevelPairBalance> pairs;
    std::size_t repeating_tasks = 0; // with the same profile twice
    std::size_t dominated_tasks = 0;
    std::size_t prohibited_tasks = 0;
    std::size_t overlapping_tasks = 0; // with more overlap in some attribute than has to be
    ChoiceDesignError at_zero; // effects coding, all tasks pooled
    std::optional<ChoiceDesignError> at_priors;
    // In percent of tasks * identity, the most that standardised orthogonal contrasts can reach without the none
    // alternative (Kuhfeld 2010, Marketing Research Methods in SAS). Where there are more levels than alternatives in a
    // task, no design reaches 100.
    std::optional<double> d_efficiency;
    std::optional<double> a_efficiency;
};

// Of any design with the attributes of `spec`, found here or elsewhere. Asserts that its levels exist.
ConjointReport conjoint_report(ConjointSpec const& spec, ConjointDesign const& design);

// Whether `other` is at least as good as `profile` in every attribute and better in one.
bool is_dominated(ConjointSpec const& spec, Profile const& profile, Profile const& other);

// The priors as parameters in effects coding, the none constant last; empty if there are none.
std::vector<double> prior_parameters(ConjointSpec const& spec);

}
