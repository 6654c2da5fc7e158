#include "base/text.h"
#include "codec/stats_number_methods.h"
#include "codec/stats_parts.h"
#include "stats/weighting.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Record;
    using survey::Value;

    // ---- raking ----

    struct Variable {
        std::string name;
        std::vector<std::string> categories;
    };

    struct RakeTask {
        std::vector<Variable> variables;
        stats::RakingInput input;
        stats::Warnings warnings;
    };

    // The variables in the order of the data, which names the cells.
    Result<base::Done> read_margins(StatsInput const& input, RakeTask& task)
    {
        auto const margins = input.member("margins");
        auto const data = input.member("data");
        auto const wanted = TRY(margins.members());
        if (wanted.empty())
            return margins.error("raking needs at least one margin");
        for (auto const& [name, margin] : wanted) {
            if (!data.member(name).exists())
                return data.member(name).error("the margins name this variable");
            TRY(margin.members());
        }
        auto const variables = TRY(data.members());
        double first_sum = 0;
        bool rescaled = false;
        for (auto const& [name, column] : variables) {
            auto const margin = margins.member(name);
            if (!margin.exists())
                continue;
            Variable variable;
            variable.name = name;
            std::vector<double> targets;
            auto const members = TRY(margin.members());
            double sum = 0;
            for (auto const& [category, target] : members) {
                variable.categories.push_back(category);
                targets.push_back(TRY(target.number(0)));
                sum += targets.back();
            }
            if (!(sum > 0) || !std::isfinite(sum))
                return margin.error("the targets should add up to more than 0");
            if (task.variables.empty())
                first_sum = sum;
            auto const off = std::abs(sum - first_sum) > 1e-9 * first_sum;
            rescaled = rescaled || off;
            for (auto& target : targets)
                target = off ? target * (first_sum / sum) : target;
            task.variables.push_back(std::move(variable));
            task.input.targets.push_back(std::move(targets));
        }
        if (rescaled)
            task.warnings.push_back(
                { "margins_rescaled", "The margins have different sums: all were scaled to the first one's." });
        return base::Done {};
    }

    // A row with a missing value in any variable takes no part.
    Result<base::Done> read_people(StatsInput const& input, RakeTask& task)
    {
        auto const data = input.member("data");
        std::vector<std::vector<StatsInput>> columns;
        for (auto const& variable : task.variables) {
            auto const column = data.member(variable.name);
            columns.push_back(TRY(column.items()));
            TRY(expect_size(column, columns.front().size(), "rows in the first variable"));
        }
        auto const weights = input.member("base_weight");
        if (weights.exists())
            TRY(expect_size(weights, columns.front().size(), "rows of data"));
        auto const given = weights.exists() ? TRY(weights.numbers(0)) : std::vector<double>();
        task.input.categories.resize(columns.size());
        std::vector<std::map<std::string, std::uint32_t, std::less<>>> places(columns.size());
        for (std::size_t v = 0; v < columns.size(); ++v) {
            for (auto const& category : task.variables[v].categories)
                places[v].emplace(category, static_cast<std::uint32_t>(places[v].size()));
        }
        for (std::size_t row = 0; row < columns.front().size(); ++row) {
            auto const is_missing = [&](auto const& column) { return !column[row].exists(); };
            if (std::any_of(columns.begin(), columns.end(), is_missing))
                continue;
            for (std::size_t v = 0; v < columns.size(); ++v) {
                auto const label = TRY(label_of(columns[v][row]));
                auto const place = places[v].find(label);
                if (place == places[v].end())
                    return columns[v][row].error("there is no target for '" + label + "'");
                task.input.categories[v].push_back(place->second);
            }
            if (weights.exists())
                task.input.base_weights.push_back(given[row]);
            ++task.input.people;
        }
        if (task.input.people < columns.front().size())
            task.warnings.push_back({ "missing_values", "Rows with a missing value were left out." });
        return base::Done {};
    }

    // Without this, the categories "a|b" and "c" would share a name with "a" and "b|c".
    std::string escaped(std::string const& category)
    {
        return base::replace_all(base::replace_all(category, "\\", "\\\\"), "|", "\\|");
    }

    Value cells_record(stats::Raking const& found, RakeTask const& task)
    {
        Record cells;
        for (auto const& cell : found.cells) {
            std::vector<std::string> names;
            for (std::size_t v = 0; v < task.variables.size(); ++v)
                names.push_back(escaped(task.variables[v].categories[cell.categories[v]]));
            Record record;
            record.append("n", cell.people);
            record.append("weight_sum", number_or_null(cell.weight));
            record.append("mean_factor", number_or_null(cell.weight / cell.base_weight));
            cells.append(base::join(names, "|"), std::move(record));
        }
        return cells;
    }

    Value margins_record(stats::Raking const& found, RakeTask const& task)
    {
        Record margins;
        for (std::size_t v = 0; v < task.variables.size(); ++v) {
            Record margin;
            for (std::size_t i = 0; i < task.variables[v].categories.size(); ++i)
                margin.append(task.variables[v].categories[i],
                    found.margins.empty() ? Value(nullptr) : number_or_null(found.margins[v][i]));
            margins.append(task.variables[v].name, std::move(margin));
        }
        return margins;
    }

    // ---- weighted mean ----

    // The column of `data` that the member `name` of the input names; of nothing where it names none.
    Result<StatsInput> named_column(StatsInput const& input, std::string_view name)
    {
        auto const given = input.member(name);
        if (!given.exists())
            return given;
        auto const column = input.member("data").member(TRY(given.text()));
        if (!column.exists())
            return given.error("there is no such column in data");
        return column;
    }

    Result<std::size_t> read_strata(StatsInput const& column, std::size_t people, stats::WeightedSample& sample)
    {
        sample.strata.assign(people, 0);
        if (!column.exists())
            return std::size_t(1);
        TRY(expect_size(column, people, "values"));
        std::map<std::string, std::uint32_t> numbers;
        auto const labels = TRY(column.items());
        for (std::size_t i = 0; i < people; ++i) {
            auto const label = TRY(label_of(labels[i]));
            sample.strata[i] = numbers.try_emplace(label, static_cast<std::uint32_t>(numbers.size())).first->second;
        }
        return numbers.size();
    }

    // The population of a person's stratum, or where no number is above 1, the share of it in the sample.
    Result<base::Done> read_populations(StatsInput const& column, std::size_t strata, stats::WeightedSample& sample)
    {
        sample.sampled_shares.assign(strata, 0);
        if (!column.exists())
            return base::Done {};
        auto const people = sample.strata.size();
        TRY(expect_size(column, people, "values"));
        auto const given = TRY(column.numbers(0));
        auto const items = TRY(column.items());
        std::vector<double> drawn(strata);
        for (auto const stratum : sample.strata)
            ++drawn[stratum];
        auto const are_shares = std::all_of(given.begin(), given.end(), [](double number) { return number <= 1; });
        std::vector<double> first(strata, -1);
        for (std::size_t i = 0; i < people; ++i) {
            auto const stratum = sample.strata[i];
            if (first[stratum] >= 0 && first[stratum] != given[i])
                return items[i].error("differs from the others of the same stratum");
            first[stratum] = given[i];
            if (!are_shares && given[i] < drawn[stratum])
                return items[i].error("the stratum has more people in the sample than in the population");
            sample.sampled_shares[stratum] = are_shares ? given[i] : drawn[stratum] / given[i];
        }
        return base::Done {};
    }

    Result<stats::WeightedSample> read_sample(StatsInput const& input)
    {
        stats::WeightedSample sample;
        auto const data = input.member("data");
        auto const values = TRY(data.member("y").numbers_or_null());
        for (auto const& value : values)
            sample.values.push_back(value.value_or(stats::not_estimable));
        TRY(expect_size(data.member("w"), values.size(), "values"));
        sample.weights = TRY(data.member("w").numbers(0));
        auto const strata_column = TRY(named_column(input, "strata"));
        auto const strata = TRY(read_strata(strata_column, values.size(), sample));
        auto const population_column = TRY(named_column(input, "fpc"));
        TRY(read_populations(population_column, strata, sample));
        return sample;
    }

}

Result<Value> rake_method(Value const& value)
{
    StatsInput const input(value);
    RakeTask task;
    TRY(read_margins(input, task));
    TRY(read_people(input, task));
    auto const found = stats::rake(task.input);
    auto warnings = task.warnings;
    warnings.insert(warnings.end(), found.warnings.begin(), found.warnings.end());
    Record output;
    output.set("n", static_cast<double>(task.input.people));
    output.set("sum_w", number_or_null(found.summary.sum));
    output.set("min_w", number_or_null(found.summary.least));
    output.set("max_w", number_or_null(found.summary.most));
    output.set("kish_deff", number_or_null(found.summary.design_effect));
    output.set("n_eff", number_or_null(found.summary.effective_n));
    output.set("cells", cells_record(found, task));
    output.set("margins", margins_record(found, task));
    return finished(std::move(output), warnings);
}

Result<Value> weighted_mean_method(Value const& value)
{
    StatsInput const input(value);
    auto const confidence = TRY(confidence_of(input));
    auto const sample = TRY(read_sample(input));
    auto const found = stats::weighted_mean(sample, confidence);
    Record output;
    output.set("mean", number_or_null(found.mean));
    output.set("se", number_or_null(found.standard_error));
    output.set("df", number_or_null(found.df));
    output.set("ci_t", interval_list(found.interval));
    output.set("se_weights_only", number_or_null(found.weights_only_error));
    output.set("kish_deff", number_or_null(found.design_effect));
    output.set("n_eff", number_or_null(found.effective_n));
    return finished(std::move(output), found.warnings);
}

}
