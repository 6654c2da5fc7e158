#include "choice/design_maxdiff_search.h"

#include "base/sort.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace dure::choice {

namespace {

    bool contains(std::span<std::uint16_t const> set, std::size_t item)
    {
        for (auto const other : set) {
            if (other == item)
                return true;
        }
        return false;
    }

    // The least sum of squares of `count` whole numbers with this sum.
    std::int64_t least_squares(std::size_t sum, std::size_t count)
    {
        if (count == 0)
            return 0;
        auto const low = static_cast<std::int64_t>(sum / count), above = static_cast<std::int64_t>(sum % count);
        return (static_cast<std::int64_t>(count) - above) * low * low + above * (low + 1) * (low + 1);
    }

    // Threshold accepting (Dueck and Scheuer 1990): how much worse a step may be, falling to nothing.
    std::int64_t threshold_at(std::size_t step, std::size_t steps)
    {
        constexpr std::size_t levels = 3;
        return static_cast<std::int64_t>((steps - step - 1) * levels / steps) * 2;
    }

    // Showing an item more often than the others costs more than any pair, and never showing it more still.
    constexpr std::int64_t uneven = 1'000;
    constexpr std::int64_t never_shown = 100'000;

}

MaxDiffSearch::MaxDiffSearch(MaxDiffSpec const& spec)
    : m_spec(spec)
    , m_random(spec.seed, 0x6d64)
    , m_shown(spec.items, 0)
    , m_pairs(spec.items * spec.items, 0)
{
    for (auto const& [a, b] : spec.prohibitions)
        pair(a, b) = pair(b, a) = prohibited;
    for (std::size_t a = 0; a < spec.items; ++a) {
        for (std::size_t b = 0; b < a; ++b)
            m_allowed_pairs += pair(a, b) == 0 ? 1 : 0;
    }
}

std::size_t MaxDiffSearch::pick(std::size_t below)
{
    return static_cast<std::size_t>((static_cast<std::uint64_t>(m_random.next()) * below) >> 32);
}

std::span<std::uint16_t const> MaxDiffSearch::set_of(std::span<std::uint16_t const> cells, std::size_t at) const
{
    return cells.subspan(at - at % m_spec.per_set, m_spec.per_set);
}

void MaxDiffSearch::add_to_pair(std::size_t a, std::size_t b, std::int64_t weight)
{
    pair(a, b) += weight;
    pair(b, a) += weight;
}

void MaxDiffSearch::count_pairs(std::span<std::uint16_t const> cells, std::int64_t weight)
{
    for (std::size_t at = 0; at < cells.size(); ++at) {
        for (auto other = at + 1; other % m_spec.per_set != 0; ++other)
            add_to_pair(cells[at], cells[other], weight);
    }
}

// How often each item is to be shown in the next version: those shown least so far get what does not divide evenly.
std::vector<std::size_t> MaxDiffSearch::quotas()
{
    auto const cells = m_spec.sets * m_spec.per_set;
    std::vector<std::size_t> order(m_spec.items);
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    m_random.shuffle(order);
    base::stable_sort(order, [&](auto a, auto b) { return m_shown[a] < m_shown[b]; });
    std::vector<std::size_t> quotas(m_spec.items, cells / m_spec.items);
    for (std::size_t i = 0; i < cells % m_spec.items; ++i)
        ++quotas[order[i]];
    return quotas;
}

// Who comes next into a set: whoever has to be in all that are left, then whoever met those in it least.
std::size_t MaxDiffSearch::next_item(
    std::vector<std::size_t> const& quotas, std::size_t sets_left, std::span<std::uint16_t const> set)
{
    std::size_t best = 0, equals = 0;
    auto best_cost = std::int64_t { -1 };
    for (std::size_t item = 0; item < quotas.size(); ++item) {
        if (quotas[item] == 0 || contains(set, item))
            continue;
        std::int64_t together = quotas[item] >= sets_left ? 0 : 1;
        for (auto const other : set)
            together += quotas[item] >= sets_left ? 0 : pair(item, other);
        if (best_cost >= 0 && together > best_cost)
            continue;
        equals = together == best_cost ? equals + 1 : 1;
        best_cost = together;
        if (pick(equals) == 0)
            best = item;
    }
    return best;
}

void MaxDiffSearch::fill_set(std::vector<std::size_t>& quotas, std::size_t sets_left, std::vector<std::uint16_t>& cells)
{
    auto const begin = cells.size();
    while (cells.size() < begin + m_spec.per_set) {
        auto const item = next_item(quotas, sets_left, std::span(cells).subspan(begin));
        --quotas[item];
        cells.push_back(static_cast<std::uint16_t>(item));
    }
}

// A first version that shows each item as often as its quota says; its pairs are counted.
MaxDiffCells MaxDiffSearch::filled(std::vector<std::size_t> quotas)
{
    MaxDiffCells cells;
    cells.shown.assign(quotas.begin(), quotas.end());
    for (std::size_t set = 0; set < m_spec.sets; ++set) {
        fill_set(quotas, m_spec.sets - set, cells.items);
        count_pairs(std::span(cells.items).last(m_spec.per_set), 2);
    }
    return cells;
}

// By how much the cost changes when two items change places; nothing if one of them is in the other's set already.
std::optional<std::int64_t> MaxDiffSearch::swap_change(
    std::span<std::uint16_t const> cells, std::size_t a_at, std::size_t b_at) const
{
    auto const a = cells[a_at], b = cells[b_at];
    auto const of_a = set_of(cells, a_at), of_b = set_of(cells, b_at);
    if (of_a.data() == of_b.data() || contains(of_a, b) || contains(of_b, a))
        return {};
    std::int64_t change = 0;
    for (auto const c : of_a) {
        if (c != a && !contains(of_b, c))
            change += 2 * (pair(b, c) - pair(a, c)) + 4;
    }
    for (auto const c : of_b) {
        if (c != b && !contains(of_a, c))
            change += 2 * (pair(a, c) - pair(b, c)) + 4;
    }
    return change;
}

void MaxDiffSearch::swap(std::span<std::uint16_t> cells, std::size_t a_at, std::size_t b_at, std::int64_t weight)
{
    auto const a = cells[a_at], b = cells[b_at];
    for (auto const c : set_of(cells, a_at)) {
        if (c != a) {
            add_to_pair(a, c, -weight);
            add_to_pair(b, c, weight);
        }
    }
    for (auto const c : set_of(cells, b_at)) {
        if (c != b) {
            add_to_pair(b, c, -weight);
            add_to_pair(a, c, weight);
        }
    }
    std::swap(cells[a_at], cells[b_at]);
}

std::optional<std::int64_t> MaxDiffSearch::try_move(MaxDiffCells& cells, std::int64_t threshold)
{
    if (!m_spec.prohibitions.empty() && pick(4) == 0)
        return try_replacement(cells, threshold);
    auto const a_at = pick(cells.items.size()), b_at = pick(cells.items.size());
    auto const change = swap_change(cells.items, a_at, b_at);
    if (!change || *change > threshold)
        return {};
    swap(cells.items, a_at, b_at, 2);
    return change;
}

// Another item in a place: changes how often both are shown, so only prohibitions make it worth while.
std::optional<std::int64_t> MaxDiffSearch::try_replacement(MaxDiffCells& cells, std::int64_t threshold)
{
    auto const at = pick(cells.items.size());
    auto const by = pick(m_spec.items);
    auto const set = set_of(cells.items, at);
    auto const old = cells.items[at];
    if (contains(set, by))
        return {};
    auto const weight
        = [&](std::size_t item) { return static_cast<std::int64_t>(m_shown[item]) + 2 * cells.shown[item]; };
    auto change = uneven * (2 * (weight(by) - weight(old)) + 4);
    change += (cells.shown[old] == 1 ? never_shown * uneven : 0) - (cells.shown[by] == 0 ? never_shown * uneven : 0);
    for (auto const c : set) {
        if (c != old)
            change += 2 * (pair(by, c) - pair(old, c)) + 4;
    }
    if (change > threshold)
        return {};
    for (auto const c : set) {
        if (c != old) {
            add_to_pair(old, c, -2);
            add_to_pair(by, c, 2);
        }
    }
    cells.items[at] = static_cast<std::uint16_t>(by);
    --cells.shown[old];
    ++cells.shown[by];
    return change;
}

// The squares of the pair counts in this version and over all, and what its prohibited pairs cost.
std::int64_t MaxDiffSearch::cost(MaxDiffCells const& cells) const
{
    std::vector<std::int64_t> own(m_pairs.size(), 0);
    for (std::size_t at = 0; at < cells.items.size(); ++at) {
        for (auto other = at + 1; other % m_spec.per_set != 0; ++other) {
            auto const [low, high] = std::minmax(cells.items[at], cells.items[other]);
            ++own[low * m_spec.items + high];
        }
    }
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < m_spec.items; ++a) {
        for (auto b = a + 1; b < m_spec.items; ++b) {
            auto const here = own[a * m_spec.items + b];
            auto const before = pair(a, b) - 2 * here;
            sum += before >= prohibited ? 2 * (here * here + prohibited * here)
                                        : (before + here) * (before + here) + here * here;
        }
    }
    return sum;
}

std::int64_t MaxDiffSearch::least_cost(std::size_t versions) const
{
    return least_squares(versions * m_spec.sets * m_spec.per_set * (m_spec.per_set - 1) / 2, m_allowed_pairs);
}

void MaxDiffSearch::improve(MaxDiffCells& cells, std::size_t moves)
{
    auto now = cost(cells);
    auto const least = least_cost(1) + least_cost(m_finished + 1);
    auto best = cells;
    auto best_cost = now;
    for (std::size_t move = 0; move < moves && best_cost > least; ++move) {
        auto const change = try_move(cells, threshold_at(move, moves));
        if (!change)
            continue;
        now += *change;
        if (now < best_cost) {
            best_cost = now;
            best = cells;
        }
    }
    count_pairs(cells.items, -2);
    count_pairs(best.items, 2);
    cells = std::move(best);
}

bool MaxDiffSearch::is_connected(std::span<std::uint16_t const> cells) const
{
    std::uint16_t parent[limits::items];
    std::iota(parent, parent + m_spec.items, std::uint16_t { 0 });
    auto const root = [&](std::uint16_t item) {
        while (parent[item] != item)
            item = parent[item] = parent[parent[item]];
        return item;
    };
    auto components = m_spec.items;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        auto const a = root(cells[at]), b = root(cells[at - at % m_spec.per_set]);
        components -= a == b ? 0 : 1;
        parent[a] = b;
    }
    return components == 1;
}

// Random exchanges until every item can be reached from every other. Where the sets hold together by a hair few
// arrangements do, but each exchange of a closed circle with an outsider leads towards one.
void MaxDiffSearch::connect(MaxDiffCells& cells)
{
    if (!can_be_connected())
        return;
    auto const start = cells;
    for (std::size_t tries = 0; tries < 100'000; ++tries) {
        if (is_connected(cells.items))
            return;
        auto const a_at = pick(cells.items.size()), b_at = pick(cells.items.size());
        auto const change = swap_change(cells.items, a_at, b_at);
        if (change && *change < static_cast<std::int64_t>(4 + tries % 64))
            swap(cells.items, a_at, b_at, 2);
    }
    count_pairs(cells.items, -2);
    count_pairs(start.items, 2);
    cells = start;
}

std::size_t MaxDiffSearch::broken(MaxDiffCells const& cells) const
{
    auto count = static_cast<std::size_t>(std::count(cells.shown.begin(), cells.shown.end(), 0));
    for (std::size_t begin = 0; begin < cells.items.size(); begin += m_spec.per_set) {
        auto const set = set_of(cells.items, begin);
        auto const breaks = std::any_of(set.begin(), set.end(), [&](auto a) {
            return std::any_of(set.begin(), set.end(), [&](auto b) { return a != b && pair(a, b) >= prohibited; });
        });
        count += breaks ? 1 : 0;
    }
    return count;
}

std::size_t MaxDiffSearch::add_version()
{
    auto const places = m_spec.sets * m_spec.per_set;
    auto const wanted = m_spec.versions == 1 ? std::clamp<std::size_t>(800 * places, 20'000, 500'000)
                                             : std::clamp<std::size_t>(300 * places, 4'000, 200'000);
    // A move looks at the square of the set's size; so many steps take seconds.
    auto const affordable = std::size_t { 1'000'000'000 } / (m_spec.per_set * m_spec.per_set * m_spec.versions);
    auto const moves = std::min(wanted, affordable + 100);
    auto const rounds = m_spec.versions == 1 || !m_spec.prohibitions.empty() ? 6 : 1;
    auto const quota = quotas();
    MaxDiffCells best;
    std::int64_t best_cost = 0;
    for (auto round = 0; round < rounds; ++round) {
        auto cells = filled(quota);
        improve(cells, moves);
        connect(cells);
        auto const found = cost(cells) + static_cast<std::int64_t>(broken(cells)) * prohibited;
        count_pairs(cells.items, -2);
        if (best.items.empty() || found < best_cost) {
            best = std::move(cells);
            best_cost = found;
        }
        if (best_cost <= least_cost(1) + least_cost(m_finished + 1))
            break;
    }
    if (auto const wrong = broken(best); wrong > 0)
        return wrong;
    count_pairs(best.items, 1);
    m_cells.insert(m_cells.end(), best.items.begin(), best.items.end());
    for (std::size_t item = 0; item < m_spec.items; ++item)
        m_shown[item] += static_cast<std::size_t>(best.shown[item]);
    ++m_finished;
    return 0;
}

// One exchange within a version, if its change of the squares of the pair counts over all versions is within the
// threshold.
std::int64_t MaxDiffSearch::even_out_step(std::size_t version, std::int64_t threshold)
{
    auto const places = m_spec.sets * m_spec.per_set;
    auto const cells = std::span(m_cells).subspan(version * places, places);
    auto const a_at = pick(places), b_at = pick(places);
    auto const change = swap_change(cells, a_at, b_at);
    if (!change)
        return 0;
    // swap_change adds 4 for each pair it joins, for the squares of two counts: here there is one.
    std::int64_t joined = 0;
    for (auto const c : set_of(cells, a_at))
        joined += c != cells[a_at] && !contains(set_of(cells, b_at), c) ? 2 : 0;
    auto const squares = *change - 2 * joined;
    if (squares > threshold)
        return 0;
    swap(cells, a_at, b_at, 1);
    if (can_be_connected() && !is_connected(cells)) {
        swap(cells, a_at, b_at, 1);
        return 0;
    }
    return squares;
}

// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): nearly all exchanges make things worse, and the few ways
// to the end lead over slightly worse ground.
void MaxDiffSearch::even_out()
{
    std::int64_t now = 0;
    for (std::size_t a = 0; a < m_spec.items; ++a) {
        for (std::size_t b = 0; b < a; ++b)
            now += pair(a, b) >= prohibited ? 0 : pair(a, b) * pair(a, b);
    }
    auto const least = least_cost(m_spec.versions);
    auto const wanted = std::clamp<std::size_t>(2'000 * m_cells.size(), 1'000'000, 12'000'000);
    auto const steps = wanted / (1 + m_spec.per_set * m_spec.per_set / 100);
    auto const start = m_cells;
    auto const at_start = now;
    for (std::size_t step = 0; step < steps && now > least; ++step) {
        auto const warmth = 0.4 - 0.33 * static_cast<double>(step) / static_cast<double>(steps);
        // Leading zeros come as often as steps of an exponential distribution.
        auto const luck = static_cast<double>(std::countl_zero(m_random.next()));
        now += even_out_step(pick(m_spec.versions), static_cast<std::int64_t>(warmth * luck));
    }
    if (now > at_start)
        m_cells = start;
}

std::vector<Blocks> MaxDiffSearch::versions() const
{
    std::vector<Blocks> versions(m_finished);
    for (std::size_t at = 0; at < m_cells.size(); at += m_spec.per_set) {
        auto const set = set_of(m_cells, at);
        versions[at / (m_spec.sets * m_spec.per_set)].emplace_back(set.begin(), set.end());
    }
    return versions;
}

}
