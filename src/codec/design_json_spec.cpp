#include "codec/design_json.h"
#include "codec/design_names.h"
#include "codec/stats_input.h"

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Value;

    constexpr std::size_t most = 1'000'000'000;

    Result<std::pair<std::size_t, std::size_t>> read_pair(StatsInput const& prohibition, DesignNames const& items)
    {
        auto const both = TRY(prohibition.items());
        if (both.size() != 2)
            return prohibition.error("a prohibition names two items");
        auto const first = TRY(items.find(both[0]));
        auto const second = TRY(items.find(both[1]));
        return std::pair(first, second);
    }

    Result<choice::DesignAttribute> read_order(StatsInput const& attribute, std::size_t levels)
    {
        auto const better = attribute.member("better");
        if (!better.exists())
            return choice::DesignAttribute { levels, choice::LevelOrder::none };
        auto const word = TRY(better.text());
        if (word != "first" && word != "last")
            return better.error("should be \"first\" or \"last\"");
        return choice::DesignAttribute { levels,
            word == "first" ? choice::LevelOrder::first_is_best : choice::LevelOrder::last_is_best };
    }

    Result<base::Done> read_priors(StatsInput const& priors, ConjointFile& file)
    {
        if (!priors.exists())
            return base::Done {};
        for (auto const& levels : file.levels)
            file.spec.priors.emplace_back(levels.size(), 0.0);
        auto const members = TRY(priors.members());
        for (auto const& [name, utilities] : members) {
            auto const attribute = TRY(find_attribute(file, name, utilities));
            file.spec.priors[attribute] = TRY(utilities.numbers(-100, 100));
            if (file.spec.priors[attribute].size() != file.levels[attribute].size())
                return utilities.error("there should be one number for each of the "
                    + std::to_string(file.levels[attribute].size()) + " levels");
        }
        return base::Done {};
    }

}

Result<base::Done> read_attributes(StatsInput const& attributes, ConjointFile& file)
{
    auto const every = TRY(attributes.items());
    for (auto const& attribute : every) {
        auto const name = TRY(attribute.member("name").text());
        for (auto const& other : file.attributes) {
            if (other == name)
                return attribute.member("name").error("'" + name + "' stands here a second time");
        }
        auto const levels = TRY(read_names(attribute.member("levels")));
        file.attributes.push_back(name);
        file.levels.push_back(levels.values());
        file.spec.attributes.push_back(TRY(read_order(attribute, levels.values().size())));
    }
    return base::Done {};
}

Result<base::Done> read_prohibitions(StatsInput const& prohibitions, ConjointFile& file)
{
    if (!prohibitions.exists())
        return base::Done {};
    auto const every = TRY(prohibitions.items());
    for (auto const& prohibition : every) {
        auto const members = TRY(prohibition.members());
        if (members.size() != 2)
            return prohibition.error("a prohibition names two attributes with a level each");
        std::size_t attributes[2], levels[2];
        for (std::size_t i = 0; i < 2; ++i) {
            attributes[i] = TRY(find_attribute(file, members[i].first, members[i].second));
            levels[i] = TRY(DesignNames(file.levels[attributes[i]]).find(members[i].second));
        }
        file.spec.prohibitions.push_back({ attributes[0], levels[0], attributes[1], levels[1] });
    }
    return base::Done {};
}

Result<base::Done> read_pairs(StatsInput const& prohibitions, DesignNames const& items, choice::MaxDiffSpec& spec)
{
    if (!prohibitions.exists())
        return base::Done {};
    auto const every = TRY(prohibitions.items());
    for (auto const& prohibition : every)
        spec.prohibitions.push_back(TRY(read_pair(prohibition, items)));
    return base::Done {};
}

Result<DesignFile> read_maxdiff_spec(Value const& value, std::string const& where)
{
    StatsInput const input(value, where);
    MaxDiffFile file;
    auto const items = TRY(read_names(input.member("items")));
    file.items = items.values();
    file.spec.items = file.items.size();
    file.spec.per_set = TRY(input.member("itemsPerSet").whole_or(4, 0, most));
    file.spec.sets = TRY(input.member("sets").whole(0, most));
    file.spec.versions = TRY(input.member("versions").whole_or(1, 0, most));
    file.spec.seed = TRY(input.member("seed").seed_or(1));
    TRY(read_pairs(input.member("prohibitions"), items, file.spec));
    return DesignFile(std::move(file));
}

Result<DesignFile> read_conjoint_spec(Value const& value, std::string const& where)
{
    StatsInput const input(value, where);
    ConjointFile file;
    TRY(read_attributes(input.member("attributes"), file));
    file.spec.tasks = TRY(input.member("tasks").whole(0, most));
    file.spec.alternatives = TRY(input.member("alternatives").whole_or(3, 0, most));
    file.spec.none = TRY(input.member("none").boolean_or(false));
    file.spec.versions = TRY(input.member("versions").whole_or(1, 0, most));
    file.spec.seed = TRY(input.member("seed").seed_or(1));
    file.spec.none_prior = TRY(input.member("nonePrior").number_or(0, -100, 100));
    auto const overlap = input.member("overlap");
    if (overlap.exists()) {
        auto const word = TRY(overlap.text());
        if (word != "minimal" && word != "any")
            return overlap.error("should be \"minimal\" or \"any\"");
        file.spec.overlap = word == "any" ? choice::Overlap::any : choice::Overlap::minimal;
    }
    TRY(read_prohibitions(input.member("prohibitions"), file));
    TRY(read_priors(input.member("priors"), file));
    return DesignFile(std::move(file));
}

}
