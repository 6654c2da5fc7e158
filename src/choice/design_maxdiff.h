// MaxDiff designs: which items are shown together, in how many sets, to whom.
#pragma once

#include "choice/design_blocks.h"
#include "choice/design_refusal.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace dure::choice {

struct MaxDiffSpec {
    std::size_t items = 0;
    std::size_t per_set = 4;
    std::size_t sets = 0; // per version; a respondent answers one version
    std::size_t versions = 1;
    std::vector<std::pair<std::size_t, std::size_t>> prohibitions; // items never shown together
    std::uint64_t seed = 1;
};

struct MaxDiffDesign {
    std::size_t items = 0;
    std::vector<Blocks> versions;
};

namespace limits {
    inline constexpr std::size_t items = 300;
    inline constexpr std::size_t versions = 10'000;
    inline constexpr std::size_t cells = 1'000'000; // items shown over all versions
    inline constexpr std::size_t work = 500'000'000; // cells * items * per_set: seconds
}

// The same specification gives the same design on every machine. Without prohibitions:
// - every item is shown equally often, within one, in each version and over all;
// - it stands in each place of the set equally often, within one, in each version and over all;
// - a version is connected if it has enough sets: sets * (per_set - 1) >= items - 1;
// - pairs over all versions come together equally often, within one, if the search can reach it: pairs_can_be_even.
// Prohibitions come first and may cost balance: the report says how much.
std::variant<MaxDiffDesign, DesignRefusal> maxdiff_design(MaxDiffSpec const& spec);

// What makes a specification impossible before any search; nothing if nothing does.
std::optional<DesignRefusal> refuse_maxdiff(MaxDiffSpec const& spec);

// Whether counting alone permits pair counts lambda and lambda + 1: the pairs that meet once more often would be the
// edges of a graph in which an item shown r times has r (per_set - 1) - lambda (items - 1) neighbours, and not every
// list of degrees belongs to a graph (Erdos and Gallai 1960). Necessary, not sufficient: some designs that could be
// balanced by counting do not exist, such as eight items in four sets of four.
bool pairs_can_be_even(std::size_t items, std::size_t per_set, std::size_t sets_over_all);

struct MaxDiffReport {
    BlockDesignReport overall; // all versions together
    CountRange shown_in_version; // the version with the largest spread
    CountRange pairs_in_version;
    CountRange positions; // an item in a place: the item with the largest spread, over all versions
    CountRange positions_in_version;
    bool every_version_connected = true;
    std::size_t repeating_sets = 0; // with an item twice
    std::size_t prohibited_sets = 0;
};

// Asserts that every item is below design.items.
MaxDiffReport maxdiff_report(
    MaxDiffDesign const& design, std::vector<std::pair<std::size_t, std::size_t>> const& prohibitions = {});

}
