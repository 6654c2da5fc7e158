#include "codec/design_json.h"

#include "codec/design_names.h"
#include "codec/stats_input.h"

namespace dure::codec {

namespace {

    using base::Result;
    using choice::CountRange;
    using survey::List;
    using survey::Record;
    using survey::Value;

    constexpr std::string_view format = "dure.design/1";

    Value whole(std::size_t number)
    {
        return static_cast<double>(number);
    }

    Value optional_number(std::optional<double> const& number)
    {
        return number ? number_or_null(*number) : Value(nullptr);
    }

    Value range(CountRange const& counts)
    {
        Record record;
        record.set("min", whole(counts.least));
        record.set("max", whole(counts.most));
        return record;
    }

    // ---- reports ----

    DesignCheck check(MaxDiffFile const& file)
    {
        auto const found = choice::maxdiff_report(file.design, file.spec.prohibitions);
        Record report;
        report.set("itemCounts", range(found.overall.replications));
        report.set("itemCountsInVersion", range(found.shown_in_version));
        report.set("pairCounts", range(found.overall.pairs));
        report.set("pairCountsInVersion", range(found.pairs_in_version));
        report.set("positionCounts", range(found.positions));
        report.set("positionCountsInVersion", range(found.positions_in_version));
        report.set("connected", found.overall.is_connected);
        report.set("everyVersionConnected", found.every_version_connected);
        report.set("balancedIncomplete", found.overall.is_balanced_incomplete);
        report.set("repeatingSets", whole(found.repeating_sets));
        report.set("prohibitedSets", whole(found.prohibited_sets));
        report.set("dEfficiency", optional_number(found.overall.efficiency_d));
        report.set("aEfficiency", optional_number(found.overall.efficiency_a));
        return { Value(std::move(report)),
            found.overall.is_connected && found.repeating_sets == 0 && found.prohibited_sets == 0 };
    }

    List attribute_reports(ConjointFile const& file, choice::ConjointReport const& found)
    {
        List list;
        for (std::size_t i = 0; i < file.attributes.size(); ++i) {
            Record record;
            record.set("name", file.attributes[i]);
            record.set("levelCounts", range(found.attributes[i].shown));
            record.set("levelCountsInVersion", range(found.attributes[i].shown_in_version));
            record.set("positionCounts", range(found.attributes[i].positions));
            list.emplace_back(std::move(record));
        }
        return list;
    }

    DesignCheck check(ConjointFile const& file)
    {
        auto const found = choice::conjoint_report(file.spec, file.design);
        List pairs;
        for (auto const& pair : found.pairs) {
            Record record;
            record.set("attributes", List { file.attributes[pair.first], file.attributes[pair.second] });
            record.set("pairCounts", range(pair.together));
            pairs.emplace_back(std::move(record));
        }
        Record report;
        report.set("attributes", attribute_reports(file, found));
        report.set("pairs", std::move(pairs));
        report.set("repeatingTasks", whole(found.repeating_tasks));
        report.set("dominatedTasks", whole(found.dominated_tasks));
        report.set("prohibitedTasks", whole(found.prohibited_tasks));
        report.set("overlappingTasks", whole(found.overlapping_tasks));
        report.set("connected", found.at_zero.d_error.has_value());
        report.set("dError", optional_number(found.at_zero.d_error));
        report.set("aError", optional_number(found.at_zero.a_error));
        if (found.at_priors)
            report.set("dErrorAtPriors", optional_number(found.at_priors->d_error));
        report.set("dEfficiency", optional_number(found.d_efficiency));
        report.set("aEfficiency", optional_number(found.a_efficiency));
        return { Value(std::move(report)),
            found.at_zero.d_error && found.repeating_tasks + found.dominated_tasks + found.prohibited_tasks == 0 };
    }

    // ---- writing ----

    Record head(std::string_view method, std::uint64_t seed)
    {
        Record record;
        record.set("format", format);
        record.set("method", method);
        record.set("seed", static_cast<double>(seed));
        return record;
    }

    Record written(MaxDiffFile const& file)
    {
        auto record = head("maxdiff", file.spec.seed);
        record.set("items", List(file.items.begin(), file.items.end()));
        List prohibitions, versions;
        for (auto const& [a, b] : file.spec.prohibitions)
            prohibitions.emplace_back(List { file.items[a], file.items[b] });
        if (!prohibitions.empty())
            record.set("prohibitions", std::move(prohibitions));
        for (auto const& version : file.design.versions) {
            List sets;
            for (auto const& set : version) {
                List names;
                for (auto const item : set)
                    names.push_back(file.items[item]);
                sets.emplace_back(std::move(names));
            }
            versions.emplace_back(std::move(sets));
        }
        record.set("versions", std::move(versions));
        return record;
    }

    List written_attributes(ConjointFile const& file)
    {
        List attributes;
        for (std::size_t i = 0; i < file.attributes.size(); ++i) {
            Record attribute;
            attribute.set("name", file.attributes[i]);
            attribute.set("levels", List(file.levels[i].begin(), file.levels[i].end()));
            auto const order = file.spec.attributes[i].order;
            if (order != choice::LevelOrder::none)
                attribute.set("better", order == choice::LevelOrder::first_is_best ? "first" : "last");
            attributes.emplace_back(std::move(attribute));
        }
        return attributes;
    }

    List written_task(ConjointFile const& file, choice::ChoiceTask const& task)
    {
        List alternatives;
        for (auto const& profile : task) {
            Record alternative;
            for (std::size_t i = 0; i < profile.size(); ++i)
                alternative.append(file.attributes[i], file.levels[i][profile[i]]);
            alternatives.emplace_back(std::move(alternative));
        }
        if (file.spec.none)
            alternatives.emplace_back(nullptr);
        return alternatives;
    }

    Record written(ConjointFile const& file)
    {
        auto record = head("conjoint", file.spec.seed);
        record.set("attributes", written_attributes(file));
        record.set("none", file.spec.none);
        List prohibitions, versions;
        for (auto const& p : file.spec.prohibitions) {
            Record prohibition;
            prohibition.set(file.attributes[p.first_attribute], file.levels[p.first_attribute][p.first_level]);
            prohibition.set(file.attributes[p.second_attribute], file.levels[p.second_attribute][p.second_level]);
            prohibitions.emplace_back(std::move(prohibition));
        }
        if (!prohibitions.empty())
            record.set("prohibitions", std::move(prohibitions));
        for (auto const& version : file.design.versions) {
            List tasks;
            for (auto const& task : version)
                tasks.emplace_back(written_task(file, task));
            versions.emplace_back(std::move(tasks));
        }
        record.set("versions", std::move(versions));
        return record;
    }

    // ---- reading ----

    Result<MaxDiffFile> read_maxdiff(StatsInput const& input)
    {
        MaxDiffFile file;
        DesignNames items;
        auto const listed = input.member("items").exists();
        if (listed)
            items = TRY(read_names(input.member("items")));
        auto const versions = TRY(input.member("versions").items());
        for (auto const& version : versions) {
            choice::Blocks blocks;
            auto const sets = TRY(version.items());
            for (auto const& set : sets) {
                blocks.emplace_back();
                auto const shown = TRY(set.items());
                for (auto const& item : shown)
                    blocks.back().push_back(TRY(listed ? items.find(item) : items.find_or_add(item)));
            }
            file.design.versions.push_back(std::move(blocks));
        }
        if (items.values().empty())
            return input.member("versions").error("no item is shown");
        if (items.values().size() > choice::limits::items)
            return input.error("there are more than " + std::to_string(choice::limits::items) + " items");
        file.items = items.values();
        file.design.items = file.spec.items = file.items.size();
        file.spec.versions = file.design.versions.size();
        TRY(read_pairs(input.member("prohibitions"), items, file.spec));
        return file;
    }

    bool is_none(StatsInput const& alternative)
    {
        return alternative.value().is_missing()
            || (alternative.value().is_text() && alternative.value().text() == "none");
    }

    // Attributes that the file does not list, from the first alternative; their levels come as they are met.
    Result<base::Done> attributes_of(StatsInput const& versions, std::vector<DesignNames>& levels, ConjointFile& file)
    {
        auto const every = TRY(versions.items());
        for (auto const& version : every) {
            auto const tasks = TRY(version.items());
            for (auto const& task : tasks) {
                auto const alternatives = TRY(task.items());
                for (auto const& alternative : alternatives) {
                    if (is_none(alternative))
                        continue;
                    auto const members = TRY(alternative.members());
                    if (file.attributes.empty()) {
                        for (auto const& member : members)
                            file.attributes.push_back(member.first);
                        levels.resize(file.attributes.size());
                    }
                    for (auto const& [name, level] : members) {
                        auto const attribute = TRY(find_attribute(file, name, level));
                        TRY(levels[attribute].find_or_add(level));
                    }
                }
            }
        }
        for (auto const& names : levels) {
            file.levels.push_back(names.values());
            file.spec.attributes.push_back({ names.values().size(), choice::LevelOrder::none });
        }
        return base::Done {};
    }

    Result<choice::Profile> read_profile(
        StatsInput const& alternative, ConjointFile const& file, std::vector<DesignNames> const& levels)
    {
        auto const members = TRY(alternative.members());
        choice::Profile profile(file.attributes.size(), 0);
        if (members.size() != profile.size())
            return alternative.error(
                "it should have a level for each of the " + std::to_string(profile.size()) + " attributes");
        for (auto const& [name, level] : members) {
            auto const attribute = TRY(find_attribute(file, name, level));
            profile[attribute] = TRY(levels[attribute].find(level));
        }
        return profile;
    }

    Result<choice::ChoiceTask> read_task(
        StatsInput const& task, ConjointFile& file, std::vector<DesignNames> const& levels)
    {
        choice::ChoiceTask profiles;
        auto const alternatives = TRY(task.items());
        for (auto const& alternative : alternatives) {
            if (is_none(alternative))
                file.spec.none = true;
            else
                profiles.push_back(TRY(read_profile(alternative, file, levels)));
        }
        return profiles;
    }

    Result<ConjointFile> read_conjoint(StatsInput const& input)
    {
        ConjointFile file;
        std::vector<DesignNames> levels;
        if (input.member("attributes").exists()) {
            TRY(read_attributes(input.member("attributes"), file));
            for (auto const& names : file.levels)
                levels.emplace_back(names);
        } else {
            TRY(attributes_of(input.member("versions"), levels, file));
        }
        if (file.attributes.empty())
            return input.member("attributes").error("there should be at least one attribute");
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (levels[i].values().empty())
                return input.member("attributes")
                    .error("attribute " + std::to_string(i) + " (counted from 0) has no levels");
        }
        auto const versions = TRY(input.member("versions").items());
        for (auto const& version : versions) {
            std::vector<choice::ChoiceTask> tasks;
            auto const every = TRY(version.items());
            for (auto const& task : every)
                tasks.push_back(TRY(read_task(task, file, levels)));
            file.design.versions.push_back(std::move(tasks));
        }
        file.spec.versions = file.design.versions.size();
        std::size_t parameters = 1;
        for (auto const& names : levels)
            parameters += names.values().size() - 1;
        if (parameters > 500 || file.attributes.size() > 100)
            return input.member("attributes").error("there are more than 500 parameters or 100 attributes");
        TRY(read_prohibitions(input.member("prohibitions"), file));
        return file;
    }

}

Result<DesignFile> read_design(Value const& value, std::string const& where)
{
    StatsInput const input(value, where);
    auto const stated = TRY(input.member("format").text());
    if (stated != format)
        return input.member("format").error("should be \"" + std::string(format) + "\"");
    auto const seed = TRY(input.member("seed").seed_or(1));
    auto const method = TRY(input.member("method").text());
    if (method == "maxdiff") {
        auto file = TRY(read_maxdiff(input));
        file.spec.seed = seed;
        return DesignFile(std::move(file));
    }
    if (method == "conjoint") {
        auto file = TRY(read_conjoint(input));
        file.spec.seed = seed;
        return DesignFile(std::move(file));
    }
    return input.member("method").error("should be \"maxdiff\" or \"conjoint\"");
}

Result<base::Done> make_design(DesignFile& file)
{
    auto const fill = [](auto& into, auto outcome) -> Result<base::Done> {
        if (auto const* const refusal = std::get_if<choice::DesignRefusal>(&outcome))
            return choice::error_of(*refusal);
        into = std::move(*std::get_if<0>(&outcome));
        return base::Done {};
    };
    if (auto* const maxdiff = std::get_if<MaxDiffFile>(&file))
        return fill(maxdiff->design, choice::maxdiff_design(maxdiff->spec));
    auto* const conjoint = std::get_if<ConjointFile>(&file);
    return fill(conjoint->design, choice::conjoint_design(conjoint->spec));
}

DesignCheck check_design(DesignFile const& file)
{
    return std::visit([](auto const& kind) { return check(kind); }, file);
}

Value design_to_value(DesignFile const& file)
{
    auto record = std::visit([](auto const& kind) { return written(kind); }, file);
    record.set("report", check_design(file).report);
    return record;
}

}
