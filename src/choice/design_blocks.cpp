#include "choice/design_blocks.h"

#include "base/elementary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <set>

#include <Eigen/Dense>

namespace dure::choice {

namespace {

    CountRange range_of(std::vector<std::size_t> const& counts)
    {
        if (counts.empty())
            return {};
        auto const [least, most] = std::minmax_element(counts.begin(), counts.end());
        return { *least, *most };
    }

    struct Positions {
        CountRange range;
        bool balanced = true;
    };

    Positions positions_of(std::size_t items, Blocks const& blocks)
    {
        std::size_t places = 0;
        for (auto const& block : blocks)
            places = std::max(places, block.size());
        std::vector<std::size_t> counts(places * items, 0);
        for (auto const& block : blocks) {
            for (std::size_t place = 0; place < block.size(); ++place)
                ++counts[place * items + block[place]];
        }
        Positions positions;
        positions.range = range_of(counts);
        for (std::size_t place = 0; place < places; ++place) {
            auto const first = counts.begin() + static_cast<std::ptrdiff_t>(place * items);
            positions.balanced = positions.balanced
                && std::all_of(first, first + static_cast<std::ptrdiff_t>(items), [&](auto n) { return n == *first; });
        }
        return positions;
    }

    // The canonical efficiency factors of a connected design, items - 1 of them.
    std::vector<double> efficiency_factors(std::vector<std::size_t> const& replications, Blocks const& blocks)
    {
        auto const items = static_cast<Eigen::Index>(replications.size());
        Eigen::MatrixXd information = Eigen::MatrixXd::Identity(items, items);
        for (auto const& block : blocks) {
            for (auto const a : block) {
                for (auto const b : block) {
                    auto const product = static_cast<double>(replications[a]) * static_cast<double>(replications[b]);
                    information(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b))
                        -= 1 / (static_cast<double>(block.size()) * std::sqrt(product));
                }
            }
        }
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const solver(information, Eigen::EigenvaluesOnly);
        auto const& values = solver.eigenvalues(); // ascending: the first belongs to the mean
        return { values.data() + 1, values.data() + values.size() };
    }

    void add_efficiency(BlockDesignReport& report, std::vector<std::size_t> const& replications, Blocks const& blocks)
    {
        if (!report.is_connected || report.items < 2)
            return;
        double inverses = 0, logarithms = 0;
        for (auto const factor : efficiency_factors(replications, blocks)) {
            inverses += 1 / factor;
            logarithms += base::log(factor);
        }
        auto const count = static_cast<double>(report.items - 1);
        if (!std::isfinite(inverses) || !std::isfinite(logarithms) || !(inverses > 0))
            return;
        report.efficiency_a = count / inverses;
        report.efficiency_d = base::exp(logarithms / count);
    }

}

bool is_connected(std::size_t items, Blocks const& blocks)
{
    std::vector<std::size_t> parent(items);
    std::iota(parent.begin(), parent.end(), std::size_t { 0 });
    auto const root = [&](std::size_t item) {
        while (parent[item] != item)
            item = parent[item] = parent[parent[item]];
        return item;
    };
    auto components = items;
    for (auto const& block : blocks) {
        for (auto const item : block) {
            auto const a = root(block.front()), b = root(item);
            components -= a == b ? 0 : 1;
            parent[a] = b;
        }
    }
    return components <= 1;
}

CountRange pair_range(std::size_t items, Blocks const& blocks)
{
    std::vector<std::size_t> together(items * items, 0);
    for (auto const& block : blocks) {
        for (auto const a : block) {
            for (auto const b : block)
                ++together[a * items + b];
        }
    }
    std::vector<std::size_t> counts;
    for (std::size_t a = 0; a < items; ++a) {
        for (std::size_t b = a + 1; b < items; ++b)
            counts.push_back(together[a * items + b]);
    }
    return range_of(counts);
}

BlockDesignReport block_design_report(std::size_t items, Blocks const& blocks)
{
    BlockDesignReport report;
    report.items = items;
    report.blocks = blocks.size();
    std::set<std::size_t> sizes;
    std::vector<std::size_t> replications(items, 0);
    report.is_binary = true;
    for (auto const& block : blocks) {
        sizes.insert(block.size());
        std::set<std::size_t> const distinct(block.begin(), block.end());
        assert(distinct.empty() || *distinct.rbegin() < items);
        report.is_binary = report.is_binary && distinct.size() == block.size();
        for (auto const item : block)
            ++replications[item];
    }
    report.block_sizes.assign(sizes.begin(), sizes.end());
    report.replications = range_of(replications);
    report.pairs = pair_range(items, blocks);
    auto const positions = positions_of(items, blocks);
    report.positions = positions.range;
    report.is_position_balanced = !blocks.empty() && positions.balanced;
    report.is_connected = is_connected(items, blocks);
    report.is_balanced_incomplete = report.is_binary && sizes.size() == 1 && *sizes.begin() >= 2
        && *sizes.begin() < items && report.replications.spread() == 0 && report.pairs.spread() == 0;
    add_efficiency(report, replications, blocks);
    return report;
}

}
