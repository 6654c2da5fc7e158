// Adapters: conjoint from choices and from ratings, shares of preference.
#include "choice/ratings_conjoint.h"
#include "codec/stats_choice_input.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    struct Attributes {
        std::vector<std::string> names;
        std::vector<std::vector<std::string>> levels;
        std::vector<std::size_t> counts;
    };

    Result<Attributes> read_attributes(StatsInput const& input)
    {
        Attributes read;
        read.names = TRY(input.member("attributes").distinct_texts());
        auto const lists = TRY(input.member("levels").items());
        if (lists.size() != read.names.size() || lists.empty())
            return input.member("levels").error("should have a list of levels for each attribute");
        for (auto const& list : lists) {
            read.levels.push_back(TRY(list.distinct_texts()));
            read.counts.push_back(read.levels.back().size());
            if (read.counts.back() < 2)
                return list.error("an attribute should have at least two levels");
        }
        return read;
    }

    // 1-based levels; all 0 only where `has_none`.
    Result<choice::Profile> read_profile(StatsInput const& input, Attributes const& attributes, bool has_none)
    {
        auto const cells = TRY(input.items());
        if (cells.size() != attributes.names.size())
            return input.error("should have one level for each attribute");
        choice::Profile profile;
        std::size_t zeros = 0;
        for (std::size_t a = 0; a < cells.size(); ++a) {
            profile.push_back(TRY(cells[a].whole(has_none ? 0 : 1, attributes.counts[a])));
            zeros += profile.back() == 0 ? 1 : 0;
        }
        if (zeros != 0 && zeros != cells.size())
            return input.error("the none alternative is 0 in all attributes");
        return profile;
    }

    // The chosen alternative of each task: one mark for each row, or for each task the place in it, counted from 0.
    Result<std::vector<std::size_t>> read_chosen(
        StatsInput const& input, std::vector<std::size_t> const& task_of_row, std::vector<std::size_t> const& sizes)
    {
        auto const rows = task_of_row.size();
        auto const marks = TRY(input.items());
        if (marks.size() != rows) {
            if (marks.size() != sizes.size())
                return input.error("should have one entry for each row, or one for each task");
            std::vector<std::size_t> chosen;
            for (std::size_t task = 0; task < sizes.size(); ++task)
                chosen.push_back(TRY(marks[task].whole(0, sizes[task] - 1)));
            return chosen;
        }
        std::vector<std::size_t> chosen(sizes.size(), SIZE_MAX), place(sizes.size());
        for (std::size_t row = 0; row < rows; ++row) {
            auto const task = task_of_row[row];
            auto const mark = TRY(marks[row].whole(0, 1));
            if (mark == 1 && chosen[task] != SIZE_MAX)
                return marks[row].error("a second alternative is chosen in the same task");
            if (mark == 1)
                chosen[task] = place[task];
            ++place[task];
        }
        if (std::find(chosen.begin(), chosen.end(), SIZE_MAX) != chosen.end())
            return input.error("in one of the tasks nothing is chosen");
        return chosen;
    }

    Result<choice::ConjointData> read_choices(StatsInput const& input, Attributes const& attributes)
    {
        choice::ConjointData data;
        data.levels = attributes.counts;
        data.has_none = TRY(input.member("none").boolean_or(false));
        auto const rows = TRY(input.member("design_levels").items());
        auto const tasks = TRY(input.member("task_of_row").numbers());
        if (tasks.size() != rows.size())
            return input.member("task_of_row").error("should have one entry for each row of 'design_levels'");
        std::map<double, std::size_t> numbers;
        std::vector<std::size_t> task_of_row, sizes;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            auto const task = numbers.emplace(tasks[row], numbers.size()).first->second;
            data.tasks.resize(numbers.size());
            sizes.resize(numbers.size());
            data.tasks[task].push_back(TRY(read_profile(rows[row], attributes, data.has_none)));
            task_of_row.push_back(task);
            ++sizes[task];
        }
        data.chosen = TRY(read_chosen(input.member("chosen"), task_of_row, sizes));
        return data;
    }

    std::vector<std::string> column_names(Attributes const& attributes, bool has_none)
    {
        std::vector<std::string> names;
        for (std::size_t a = 0; a < attributes.names.size(); ++a) {
            for (std::size_t level = 1; level < attributes.counts[a]; ++level)
                names.push_back(attributes.names[a] + ":" + attributes.levels[a][level]);
        }
        if (has_none)
            names.emplace_back("NONE");
        return names;
    }

    Record worths_record(Attributes const& attributes, std::span<double const> worths)
    {
        Record record;
        std::size_t from = 0;
        for (std::size_t a = 0; a < attributes.names.size(); ++a) {
            record.set(attributes.names[a], by_name(attributes.levels[a], worths.subspan(from, attributes.counts[a])));
            from += attributes.counts[a];
        }
        return record;
    }

    Result<Value> scenario_of(
        StatsInput const& input, Attributes const& attributes, choice::ConjointWorths const& worths, bool has_none)
    {
        auto const rows = TRY(input.items());
        std::vector<double> utilities;
        for (auto const& row : rows) {
            auto const profile = TRY(read_profile(row, attributes, has_none));
            utilities.push_back(choice::utility_of(attributes.counts, worths, profile));
        }
        auto shares = choice::logit_shares(utilities);
        for (auto& share : shares)
            share *= 100;
        auto const order = order_of(utilities);
        Record record;
        record.set("utility_zero_centred", number_list(utilities));
        record.set("share_of_preference_pct", number_list(shares));
        record.set("first_choice",
            order.empty() || std::isnan(utilities[order[0]]) ? Value(nullptr) : Value(static_cast<double>(order[0])));
        return Value(std::move(record));
    }

    Value simulation_record(choice::RatingsSimulation const& result)
    {
        Record record;
        record.set("total_utility", number_list(result.utilities));
        record.set("max_utility_pct", number_list(result.first_choice_percent));
        record.set("btl_pct", number_list(result.btl_percent));
        record.set("logit_pct", number_list(result.logit_percent));
        record.set("respondents_used_btl_logit", static_cast<double>(result.without_negative));
        record.set("logit_all_respondents_pct", number_list(result.logit_all_percent));
        return record;
    }

    // Low and high of each product's share over the draws.
    List intervals_of(std::vector<std::vector<double>> const& shares, double confidence)
    {
        List list;
        for (auto const& of_product : shares) {
            auto const interval = choice::middle_interval(of_product, confidence);
            list.emplace_back(number_list({ interval.low, interval.high }));
        }
        return list;
    }

    struct People {
        stats::Table means; // respondent x parameter
        std::vector<stats::Table> draws;
    };

    Result<People> read_people(StatsInput const& input)
    {
        People people;
        if (!input.member("draws").exists()) {
            people.means = TRY(input.member("individual").table());
            return people;
        }
        auto const draws = TRY(input.member("draws").items());
        if (draws.empty())
            return input.member("draws").error("should hold at least one draw");
        for (auto const& draw : draws) {
            auto table = TRY(draw.table());
            if (!people.draws.empty()
                && (table.rows != people.draws[0].rows || table.columns != people.draws[0].columns))
                return draw.error("should be as large as the first draw");
            people.draws.push_back(std::move(table));
        }
        people.means = stats::Table(people.draws[0].rows, people.draws[0].columns);
        for (auto const& draw : people.draws) {
            for (std::size_t i = 0; i < draw.cells.size(); ++i)
                people.means.cells[i] += draw.cells[i] / static_cast<double>(draws.size());
        }
        return people;
    }

}

Result<Value> run_choice_based_conjoint(Value const& value)
{
    StatsInput const input(value);
    auto const attributes = TRY(read_attributes(input));
    auto const data = TRY(read_choices(input, attributes));
    auto const names = column_names(attributes, data.has_none);
    auto const fit = choice::fit_conditional_logit(choice::coded(data), names);
    auto const worths = choice::centred_worths(attributes.counts, data.has_none, fit.coefficients);
    auto output = logit_record(names, fit);
    output.set("part_worths_zero_centred", worths_record(attributes, worths.part_worths));
    if (data.has_none)
        output.set("none_zero_centred", number_or_null(worths.none));
    output.set(
        "importance_pct", by_name(attributes.names, choice::importance_percent(attributes.counts, worths.part_worths)));
    if (input.member("scenario").exists())
        output.set("scenario", TRY(scenario_of(input.member("scenario"), attributes, worths, data.has_none)));
    add_warnings(output, fit.warnings);
    return Value(std::move(output));
}

Result<Value> run_ratings_conjoint(Value const& value)
{
    StatsInput const input(value);
    auto const attributes = TRY(read_attributes(input));
    auto const read_profiles = [&](StatsInput const& from) -> Result<std::vector<choice::Profile>> {
        auto const rows = TRY(from.items());
        std::vector<choice::Profile> profiles;
        for (auto const& row : rows) {
            profiles.push_back(TRY(read_profile(row, attributes, false)));
            for (auto& level : profiles.back())
                --level;
        }
        return profiles;
    };
    choice::RatingsData data;
    data.levels = attributes.counts;
    data.profiles = TRY(read_profiles(input.member("profiles")));
    data.ratings = TRY(input.member("ratings").table());
    if (data.ratings.rows > 0 && data.ratings.columns != data.profiles.size())
        return input.member("ratings").error("should have one column for each profile");
    auto const fit = choice::fit_ratings(data);
    Record output, first;
    output.set("intercept", number_or_null(fit.mean_intercept));
    output.set("part_worths", worths_record(attributes, fit.mean_part_worths));
    output.set("importance_mean_of_individuals_pct", by_name(attributes.names, fit.mean_importance));
    output.set("importance_from_average_part_worths_pct", by_name(attributes.names, fit.importance_of_means));
    if (data.ratings.rows > 0) {
        first.set("intercept", number_or_null(fit.intercepts[0]));
        first.set("part_worths", worths_record(attributes, fit.part_worths.row(0)));
        output.set("first_respondent", std::move(first));
    } else {
        output.set("first_respondent", nullptr);
    }
    auto warnings = fit.warnings;
    if (input.member("simulation").exists()) {
        auto const profiles = TRY(read_profiles(input.member("simulation")));
        auto const result = choice::simulate_ratings(fit, attributes.counts, profiles);
        output.set("simulation", simulation_record(result));
        if (fit.warnings.empty() && result.without_negative == 0)
            warnings.push_back(
                { "not_estimable", "Every respondent finds a profile below 0: no BTL and logit shares of the rest." });
    }
    add_warnings(output, warnings);
    return Value(std::move(output));
}

Result<Value> run_share_of_preference(Value const& value)
{
    StatsInput const input(value);
    auto const people = TRY(read_people(input));
    auto const products = TRY(input.member("products").table());
    if (products.rows == 0 || (people.means.rows > 0 && products.columns != people.means.columns))
        return input.member("products").error("should have a row for each product, with a number for each coefficient");
    std::vector<double> weights;
    if (input.member("weights").exists())
        weights = TRY(input.member("weights").numbers(0));
    if (!weights.empty() && weights.size() != people.means.rows)
        return input.member("weights").error("should have one weight for each respondent");
    auto const confidence = TRY(input.member("conf").number_or(0.95, 0.5, 0.999));
    auto const exponent = TRY(input.member("exponent").number_or(1, 0, 100));
    std::vector<std::vector<double>> first(products.rows), logit(products.rows);
    std::vector<double> first_mean(products.rows), logit_mean(products.rows);
    auto const draws = people.draws.empty() ? std::span(&people.means, 1) : std::span<stats::Table const>(people.draws);
    for (auto const& draw : draws) {
        auto const shares = choice::preference_shares(draw, products, weights, exponent);
        for (std::size_t i = 0; i < products.rows; ++i) {
            first[i].push_back(shares.first_choice_percent[i]);
            logit[i].push_back(shares.logit_percent[i]);
            first_mean[i] += shares.first_choice_percent[i] / static_cast<double>(draws.size());
            logit_mean[i] += shares.logit_percent[i] / static_cast<double>(draws.size());
        }
    }
    Record output;
    output.set("first_choice_pct", number_list(first_mean));
    output.set("logit_pct", number_list(logit_mean));
    if (!people.draws.empty()) {
        output.set("first_choice_interval", intervals_of(first, confidence));
        output.set("logit_interval", intervals_of(logit, confidence));
    }
    output.set("respondents", static_cast<double>(people.means.rows));
    if (people.means.rows == 0)
        add_warnings(output, { { "no_data", "There is no respondent." } });
    return Value(std::move(output));
}

}
