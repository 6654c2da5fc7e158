#include "choice/design_conjoint.h"

#include <algorithm>
#include <cassert>

namespace dure::choice {

namespace {

    using Tasks = std::vector<ChoiceTask>;

    CountRange range_of(std::vector<std::size_t> const& counts)
    {
        auto const [least, most] = std::minmax_element(counts.begin(), counts.end());
        return counts.empty() ? CountRange {} : CountRange { *least, *most };
    }

    CountRange level_range(Tasks const& tasks, std::size_t attribute, std::size_t levels)
    {
        std::vector<std::size_t> counts(levels, 0);
        for (auto const& task : tasks) {
            for (auto const& profile : task)
                ++counts[profile[attribute]];
        }
        return range_of(counts);
    }

    CountRange position_range(Tasks const& tasks, std::size_t attribute, std::size_t levels)
    {
        std::size_t places = 0;
        for (auto const& task : tasks)
            places = std::max(places, task.size());
        std::vector<std::vector<std::size_t>> counts(levels, std::vector<std::size_t>(places, 0));
        for (auto const& task : tasks) {
            for (std::size_t place = 0; place < task.size(); ++place)
                ++counts[task[place][attribute]][place];
        }
        CountRange widest;
        for (auto const& of_level : counts) {
            auto const range = range_of(of_level);
            if (range.spread() > widest.spread() || widest.most == 0)
                widest = range;
        }
        return widest;
    }

    CountRange pair_counts(ConjointSpec const& spec, Tasks const& tasks, std::size_t first, std::size_t second)
    {
        auto const columns = spec.attributes[second].levels;
        std::vector<std::size_t> counts(spec.attributes[first].levels * columns, 0);
        for (auto const& task : tasks) {
            for (auto const& profile : task)
                ++counts[profile[first] * columns + profile[second]];
        }
        std::vector<bool> allowed(counts.size(), true);
        for (auto const& p : spec.prohibitions) {
            if (p.first_attribute == first && p.second_attribute == second)
                allowed[p.first_level * columns + p.second_level] = false;
            if (p.first_attribute == second && p.second_attribute == first)
                allowed[p.second_level * columns + p.first_level] = false;
        }
        std::vector<std::size_t> of_allowed;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (allowed[i])
                of_allowed.push_back(counts[i]);
        }
        return range_of(of_allowed);
    }

    bool repeats(ChoiceTask task)
    {
        std::sort(task.begin(), task.end());
        return std::adjacent_find(task.begin(), task.end()) != task.end();
    }

    bool has_dominated(ConjointSpec const& spec, ChoiceTask const& task)
    {
        return std::any_of(task.begin(), task.end(), [&](auto const& profile) {
            return std::any_of(
                task.begin(), task.end(), [&](auto const& other) { return is_dominated(spec, profile, other); });
        });
    }

    bool has_prohibited(ConjointSpec const& spec, ChoiceTask const& task)
    {
        return std::any_of(task.begin(), task.end(), [&](auto const& profile) {
            return std::any_of(spec.prohibitions.begin(), spec.prohibitions.end(), [&](auto const& p) {
                return profile[p.first_attribute] == p.first_level && profile[p.second_attribute] == p.second_level;
            });
        });
    }

    bool overlaps_more(ConjointSpec const& spec, ChoiceTask const& task)
    {
        for (std::size_t attribute = 0; attribute < spec.attributes.size(); ++attribute) {
            if (level_range({ task }, attribute, spec.attributes[attribute].levels).spread() > 1)
                return true;
        }
        return false;
    }

    void add_errors(ConjointReport& report, ConjointSpec const& spec, Tasks const& every)
    {
        std::vector<std::size_t> levels;
        for (auto const& attribute : spec.attributes)
            levels.push_back(attribute.levels);
        auto shown = every;
        for (auto& task : shown) {
            if (spec.none)
                task.emplace_back();
        }
        report.at_zero = choice_design_error({ levels, LevelCoding::effects, spec.none }, shown);
        if (auto const priors = prior_parameters(spec); !priors.empty())
            report.at_priors = choice_design_error({ levels, LevelCoding::effects, spec.none, priors }, shown);
        auto const standardised = choice_design_error({ levels, LevelCoding::standardised }, every);
        auto const tasks = static_cast<double>(every.size());
        if (standardised.d_error)
            report.d_efficiency = 100 / (*standardised.d_error * tasks);
        if (standardised.a_error)
            report.a_efficiency = 100 / (*standardised.a_error * tasks);
    }

}

ConjointReport conjoint_report(ConjointSpec const& spec, ConjointDesign const& design)
{
    ConjointReport report;
    Tasks every;
    for (auto const& version : design.versions)
        every.insert(every.end(), version.begin(), version.end());
    for (std::size_t attribute = 0; attribute < spec.attributes.size(); ++attribute) {
        auto const levels = spec.attributes[attribute].levels;
        LevelBalance balance;
        balance.shown = level_range(every, attribute, levels);
        balance.positions = position_range(every, attribute, levels);
        for (auto const& version : design.versions) {
            auto const range = level_range(version, attribute, levels);
            if (range.spread() > balance.shown_in_version.spread() || balance.shown_in_version.most == 0)
                balance.shown_in_version = range;
        }
        report.attributes.push_back(balance);
        for (std::size_t other = attribute + 1; other < spec.attributes.size(); ++other)
            report.pairs.push_back({ attribute, other, pair_counts(spec, every, attribute, other) });
    }
    for (auto const& task : every) {
        report.repeating_tasks += repeats(task) ? 1 : 0;
        report.dominated_tasks += has_dominated(spec, task) ? 1 : 0;
        report.prohibited_tasks += has_prohibited(spec, task) ? 1 : 0;
        report.overlapping_tasks += overlaps_more(spec, task) ? 1 : 0;
    }
    add_errors(report, spec, every);
    return report;
}

}
