// The exchange search behind maxdiff_design: the sets of one version after the other, then the pairs over all of them.
#pragma once

#include "base/random.h"
#include "choice/design_maxdiff.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dure::choice {

// The sets of one version, one after the other, `per_set` items each.
struct MaxDiffCells {
    std::vector<std::uint16_t> items;
    std::vector<std::int64_t> shown; // per item
};

class MaxDiffSearch {
public:
    explicit MaxDiffSearch(MaxDiffSpec const& spec);

    // One more version that looks at what those before it have shown. How many sets break a prohibition, and how many
    // items are not shown, in the best that was found; 0 if all is well.
    std::size_t add_version();
    // Evens out the pairs over all versions.
    void even_out();
    std::vector<Blocks> versions() const;

private:
    std::vector<std::size_t> quotas();
    MaxDiffCells filled(std::vector<std::size_t> quotas);
    void fill_set(std::vector<std::size_t>& quotas, std::size_t sets_left, std::vector<std::uint16_t>& cells);
    std::size_t next_item(
        std::vector<std::size_t> const& quotas, std::size_t sets_left, std::span<std::uint16_t const> set);
    void improve(MaxDiffCells& cells, std::size_t moves);
    std::optional<std::int64_t> try_move(MaxDiffCells& cells, std::int64_t threshold);
    std::optional<std::int64_t> try_replacement(MaxDiffCells& cells, std::int64_t threshold);
    void connect(MaxDiffCells& cells);
    std::int64_t even_out_step(std::size_t version, std::int64_t threshold);

    std::optional<std::int64_t> swap_change(
        std::span<std::uint16_t const> cells, std::size_t a_at, std::size_t b_at) const;
    void swap(std::span<std::uint16_t> cells, std::size_t a_at, std::size_t b_at, std::int64_t weight);
    void count_pairs(std::span<std::uint16_t const> cells, std::int64_t weight);
    std::int64_t cost(MaxDiffCells const& cells) const;
    std::int64_t least_cost(std::size_t versions) const;
    std::size_t broken(MaxDiffCells const& cells) const;
    bool can_be_connected() const { return m_spec.sets * (m_spec.per_set - 1) + 1 >= m_spec.items; }
    bool is_connected(std::span<std::uint16_t const> cells) const;

    std::span<std::uint16_t const> set_of(std::span<std::uint16_t const> cells, std::size_t at) const;
    std::size_t pick(std::size_t below);
    std::int64_t& pair(std::size_t a, std::size_t b) { return m_pairs[a * m_spec.items + b]; }
    std::int64_t pair(std::size_t a, std::size_t b) const { return m_pairs[a * m_spec.items + b]; }
    void add_to_pair(std::size_t a, std::size_t b, std::int64_t weight);

    MaxDiffSpec const& m_spec;
    base::Random m_random;
    std::vector<std::uint16_t> m_cells; // finished versions
    std::vector<std::size_t> m_shown; // over the finished versions
    std::size_t m_finished = 0;
    std::size_t m_allowed_pairs = 0;
    // How often two items were together over the finished versions, plus twice in the one being searched: 2 w + 2 is
    // what one more meeting adds to the squares of both counts. `prohibited` is added where the pair is prohibited.
    std::vector<std::int64_t> m_pairs;
    static constexpr std::int64_t prohibited = 1'000'000;
};

}
