#include "choice/task_designs.h"

#include "base/random.h"

#include <algorithm>

namespace dure::choice {

namespace {

    using survey::List;
    using survey::Record;
    using survey::Value;

    // Sets dealt from a shuffled pack, a new one when it is used up.
    List dealt_sets(survey::MaxDiff const& kind, std::uint64_t seed)
    {
        base::Random random(seed);
        std::vector<std::size_t> pack;
        List sets;
        for (std::uint32_t set = 0; set < sets_of(kind); ++set) {
            if (pack.size() < kind.items_per_set) {
                pack.resize(kind.items.size());
                for (std::size_t i = 0; i < pack.size(); ++i)
                    pack[i] = i;
                random.shuffle(pack);
            }
            List items;
            for (std::uint32_t i = 0; i < kind.items_per_set; ++i) {
                items.push_back(kind.items[pack.back()].value);
                pack.pop_back();
            }
            sets.emplace_back(std::move(items));
        }
        return sets;
    }

    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

    // Of an even number: rounds in which everybody plays once (the circle method).
    Pairs round_of(std::size_t count, std::size_t round)
    {
        auto const circle = count - 1;
        Pairs pairs { { circle, round } };
        for (std::size_t j = 1; j < count / 2; ++j)
            pairs.emplace_back((round + j) % circle, (round + circle - j) % circle);
        return pairs;
    }

    // Of an odd number: a cycle through everybody (Walecki, in Lucas 1883), every second step of it first, so that
    // nobody is ever more than one pair ahead.
    Pairs cycle_of(std::size_t count, std::size_t cycle)
    {
        auto const ring = count - 1;
        std::vector<std::size_t> order { ring, cycle };
        for (std::size_t step = 1; order.size() < count; ++step) {
            order.push_back((cycle + step) % ring);
            if (order.size() < count)
                order.push_back((cycle + ring - step) % ring);
        }
        Pairs pairs;
        for (std::size_t turn = 0; turn < count; ++turn) {
            auto const at = 2 * turn < count ? 2 * turn : 2 * turn - count;
            pairs.emplace_back(order[at], order[(at + 1) % count]);
        }
        return pairs;
    }

    // Every pair once; at any time every item has stood equally often, within one.
    Pairs pairs_in_turn(std::size_t count, base::Random& random)
    {
        auto const is_even = count % 2 == 0;
        std::vector<std::size_t> turns(is_even ? count - 1 : (count - 1) / 2);
        for (std::size_t i = 0; i < turns.size(); ++i)
            turns[i] = i;
        random.shuffle(turns);
        Pairs all;
        for (auto const turn : turns) {
            auto const pairs = is_even ? round_of(count, turn) : cycle_of(count, turn);
            all.insert(all.end(), pairs.begin(), pairs.end());
        }
        return all;
    }

}

std::uint32_t votes_of(survey::Pairs const& kind)
{
    auto const items = static_cast<std::uint32_t>(kind.items.size());
    auto const pairs = items * (items - 1) / 2;
    return std::min(kind.votes == 0 ? 2 * items : kind.votes, pairs);
}

std::uint32_t sets_of(survey::MaxDiff const& kind)
{
    if (kind.sets > 0)
        return kind.sets;
    auto const items = static_cast<std::uint32_t>(kind.items.size());
    return (3 * items + kind.items_per_set - 1) / kind.items_per_set;
}

MaxDiffSpec spec_of(survey::MaxDiff const& kind, std::uint64_t seed)
{
    MaxDiffSpec spec;
    spec.items = kind.items.size();
    spec.per_set = kind.items_per_set;
    spec.sets = sets_of(kind);
    spec.seed = seed;
    return spec;
}

ConjointSpec spec_of(survey::Conjoint const& kind, std::uint64_t seed)
{
    ConjointSpec spec;
    for (auto const& attribute : kind.attributes)
        spec.attributes.push_back({ attribute.levels.size(), LevelOrder::none });
    spec.tasks = kind.tasks;
    spec.alternatives = kind.alternatives;
    spec.none = kind.has_none;
    for (auto const& prohibition : kind.prohibitions)
        spec.prohibitions.push_back(
            { prohibition.attribute[0], prohibition.level[0], prohibition.attribute[1], prohibition.level[1] });
    spec.seed = seed;
    return spec;
}

std::optional<DesignRefusal> refuse_tasks(survey::QuestionKind const& kind)
{
    if (!survey::can_be_asked(kind))
        return std::nullopt;
    if (auto const* maxdiff = std::get_if<survey::MaxDiff>(&kind); maxdiff && maxdiff->origin.design.is_undefined())
        return refuse_maxdiff(spec_of(*maxdiff, 0));
    if (auto const* conjoint = std::get_if<survey::Conjoint>(&kind); conjoint && conjoint->origin.design.is_undefined())
        return refuse_conjoint(spec_of(*conjoint, 0));
    return std::nullopt;
}

List made_tasks(survey::MaxDiff const& kind, std::uint64_t seed)
{
    auto const made = maxdiff_design(spec_of(kind, seed));
    auto const* design = std::get_if<MaxDiffDesign>(&made);
    if (!design)
        return dealt_sets(kind, seed);
    List tasks;
    for (auto const& set : design->versions.front()) {
        List items;
        for (auto const item : set)
            items.push_back(kind.items[item].value);
        tasks.emplace_back(std::move(items));
    }
    return tasks;
}

List made_tasks(survey::Conjoint const& kind, std::uint64_t seed)
{
    auto const made = conjoint_design(spec_of(kind, seed));
    auto const* design = std::get_if<ConjointDesign>(&made);
    if (!design)
        return {};
    List tasks;
    for (auto const& task : design->versions.front()) {
        List products;
        for (auto const& profile : task) {
            Record product;
            for (std::size_t a = 0; a < kind.attributes.size(); ++a)
                product.set(kind.attributes[a].name, kind.attributes[a].levels[profile[a]].value);
            products.emplace_back(std::move(product));
        }
        tasks.emplace_back(std::move(products));
    }
    return tasks;
}

List made_tasks(survey::Pairs const& kind, std::uint64_t seed)
{
    base::Random random(seed);
    std::vector<std::size_t> names(kind.items.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = i;
    random.shuffle(names);
    List tasks;
    for (auto const& [first, second] : pairs_in_turn(names.size(), random)) {
        if (tasks.size() == votes_of(kind))
            break;
        auto const is_turned = random.below(2) == 1;
        tasks.emplace_back(List {
            kind.items[names[is_turned ? second : first]].value, kind.items[names[is_turned ? first : second]].value });
    }
    return tasks;
}

}
