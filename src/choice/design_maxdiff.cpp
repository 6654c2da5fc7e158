#include "choice/design_maxdiff.h"

#include "choice/design_maxdiff_search.h"
#include "choice/design_positions.h"

#include <algorithm>
#include <cassert>

namespace dure::choice {

namespace {

    using Code = DesignRefusalCode;

    // Whether a set with an item exists, by trying items in turn; gives up, with "yes", after so many steps.
    class SetFinder {
    public:
        explicit SetFinder(MaxDiffSpec const& spec)
            : m_spec(spec)
            , m_prohibited(spec.items * spec.items, false)
        {
            for (auto const& [a, b] : spec.prohibitions)
                m_prohibited[a * spec.items + b] = m_prohibited[b * spec.items + a] = true;
        }

        bool has_set_with(std::size_t item)
        {
            m_set.assign(1, item);
            m_steps_left = 200'000 / m_spec.items;
            return extend(0);
        }

    private:
        bool extend(std::size_t from)
        {
            if (m_set.size() == m_spec.per_set || m_steps_left == 0)
                return true;
            --m_steps_left;
            for (auto item = from; item < m_spec.items; ++item) {
                if (item == m_set.front() || !fits(item))
                    continue;
                m_set.push_back(item);
                if (extend(item + 1))
                    return true;
                m_set.pop_back();
            }
            return false;
        }

        bool fits(std::size_t item) const
        {
            return std::none_of(
                m_set.begin(), m_set.end(), [&](auto other) { return m_prohibited[item * m_spec.items + other]; });
        }

        MaxDiffSpec const& m_spec;
        std::vector<bool> m_prohibited;
        std::vector<std::size_t> m_set;
        std::size_t m_steps_left = 0;
    };

    std::optional<DesignRefusal> refuse_prohibitions(MaxDiffSpec const& spec)
    {
        for (std::size_t i = 0; i < spec.prohibitions.size(); ++i) {
            auto const& [a, b] = spec.prohibitions[i];
            assert(a < spec.items && b < spec.items);
            if (a == b)
                return DesignRefusal { Code::prohibition_of_itself, "/prohibitions/" + std::to_string(i), i, 0 };
        }
        if (spec.prohibitions.empty())
            return {};
        SetFinder finder(spec);
        for (std::size_t item = 0; item < spec.items; ++item) {
            if (!finder.has_set_with(item))
                return DesignRefusal { Code::prohibitions_leave_nothing, "/prohibitions", item, 0 };
        }
        return {};
    }

    bool spreads_more(CountRange const& range, CountRange const& than)
    {
        return range.spread() > than.spread() || (range.spread() == than.spread() && range.most > than.most);
    }

    // An item in the places of the sets: the item whose counts differ most.
    CountRange widest_positions(std::size_t items, Blocks const& blocks)
    {
        std::size_t places = 0;
        for (auto const& block : blocks)
            places = std::max(places, block.size());
        std::vector<std::size_t> counts(items * places, 0);
        for (auto const& block : blocks) {
            for (std::size_t place = 0; place < block.size(); ++place)
                ++counts[block[place] * places + place];
        }
        CountRange widest;
        for (std::size_t item = 0; item < items && places > 0; ++item) {
            auto const begin = counts.begin() + static_cast<std::ptrdiff_t>(item * places);
            auto const [least, most] = std::minmax_element(begin, begin + static_cast<std::ptrdiff_t>(places));
            if (item == 0 || spreads_more({ *least, *most }, widest))
                widest = { *least, *most };
        }
        return widest;
    }

    CountRange shown_range(std::size_t items, Blocks const& blocks)
    {
        std::vector<std::size_t> counts(items, 0);
        for (auto const& block : blocks) {
            for (auto const item : block)
                ++counts[item];
        }
        auto const [least, most] = std::minmax_element(counts.begin(), counts.end());
        return { *least, *most };
    }

    bool repeats(std::vector<std::size_t> set)
    {
        std::sort(set.begin(), set.end());
        return std::adjacent_find(set.begin(), set.end()) != set.end();
    }

}

std::optional<DesignRefusal> refuse_maxdiff(MaxDiffSpec const& spec)
{
    if (spec.items < 2)
        return DesignRefusal { Code::too_few_items, "/items", spec.items, 2 };
    if (spec.items > limits::items)
        return DesignRefusal { Code::too_large, "/items", spec.items, limits::items };
    if (spec.per_set < 2)
        return DesignRefusal { Code::too_few_per_set, "/itemsPerSet", spec.per_set, 2 };
    if (spec.per_set > spec.items)
        return DesignRefusal { Code::more_per_set_than_items, "/itemsPerSet", spec.per_set, spec.items };
    auto const needed = (spec.items + spec.per_set - 1) / spec.per_set;
    if (spec.sets < needed)
        return DesignRefusal { Code::too_few_sets, "/sets", spec.sets, needed };
    if (spec.versions < 1)
        return DesignRefusal { Code::no_versions, "/versions", 0, 1 };
    if (spec.versions > limits::versions)
        return DesignRefusal { Code::too_large, "/versions", spec.versions, limits::versions };
    auto const cells = std::min(limits::cells, limits::work / spec.items / spec.per_set);
    if (spec.sets > cells / spec.per_set / spec.versions)
        return DesignRefusal { Code::too_large, "/sets", spec.sets, cells / spec.per_set / spec.versions };
    return refuse_prohibitions(spec);
}

std::variant<MaxDiffDesign, DesignRefusal> maxdiff_design(MaxDiffSpec const& spec)
{
    if (auto refusal = refuse_maxdiff(spec))
        return *refusal;
    MaxDiffSearch search(spec);
    for (std::size_t version = 0; version < spec.versions; ++version) {
        if (auto const broken = search.add_version(); broken > 0)
            return DesignRefusal { Code::no_design_found, spec.prohibitions.empty() ? "/sets" : "/prohibitions", broken,
                0 };
    }
    if (spec.versions > 1)
        search.even_out();
    MaxDiffDesign design { spec.items, search.versions() };
    base::Random random(spec.seed, 0x706c);
    for (auto& version : design.versions)
        random.shuffle(version);
    balance_positions(design.versions, spec.items, random);
    return design;
}

bool pairs_can_be_even(std::size_t items, std::size_t per_set, std::size_t sets_over_all)
{
    auto const cells = sets_over_all * per_set;
    auto const lambda = sets_over_all * per_set * (per_set - 1) / (items * (items - 1));
    auto const lower = cells / items * (per_set - 1), upper = (cells / items + 1) * (per_set - 1);
    auto const above = cells % items; // so many items are shown once more
    if (lower < lambda * (items - 1))
        return false;
    std::vector<std::size_t> degrees(items, lower - lambda * (items - 1));
    std::fill_n(degrees.begin(), above, upper - lambda * (items - 1));
    std::size_t sum = 0;
    for (std::size_t first = 1; first <= items; ++first) {
        sum += degrees[first - 1];
        auto most = first * (first - 1);
        for (auto other = first; other < items; ++other)
            most += std::min(degrees[other], first);
        if (sum > most)
            return false;
    }
    return true;
}

MaxDiffReport maxdiff_report(
    MaxDiffDesign const& design, std::vector<std::pair<std::size_t, std::size_t>> const& prohibitions)
{
    MaxDiffReport report;
    Blocks every;
    for (auto const& version : design.versions) {
        every.insert(every.end(), version.begin(), version.end());
        auto const shown = shown_range(design.items, version);
        if (spreads_more(shown, report.shown_in_version))
            report.shown_in_version = shown;
        auto const positions = widest_positions(design.items, version);
        if (spreads_more(positions, report.positions_in_version))
            report.positions_in_version = positions;
        auto const pairs = pair_range(design.items, version);
        if (spreads_more(pairs, report.pairs_in_version))
            report.pairs_in_version = pairs;
        report.every_version_connected = report.every_version_connected && is_connected(design.items, version);
    }
    report.overall = block_design_report(design.items, every);
    report.positions = widest_positions(design.items, every);
    auto const has_prohibited = [&](auto const& set) {
        auto const has = [&](std::size_t item) { return std::find(set.begin(), set.end(), item) != set.end(); };
        return std::any_of(
            prohibitions.begin(), prohibitions.end(), [&](auto const& p) { return has(p.first) && has(p.second); });
    };
    report.repeating_sets = static_cast<std::size_t>(std::count_if(every.begin(), every.end(), repeats));
    report.prohibited_sets = static_cast<std::size_t>(std::count_if(every.begin(), every.end(), has_prohibited));
    return report;
}

}
