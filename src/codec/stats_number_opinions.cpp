#include "codec/stats_number_methods.h"
#include "codec/stats_parts.h"
#include "stats/clustering.h"
#include "stats/opinion_groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    // 1 agree, -1 disagree, 0 pass, null unseen; between them only where `fractions` are allowed.
    Result<stats::Table> read_votes(StatsInput const& list, bool fractions)
    {
        auto const rows = TRY(list.items());
        stats::Table votes;
        for (auto const& row : rows) {
            auto const items = TRY(row.items());
            if (votes.rows == 0)
                votes.columns = items.size();
            TRY(expect_size(row, votes.columns, "statements in the first row"));
            for (auto const& item : items) {
                auto const vote = item.exists() ? TRY(item.number(-1, 1)) : stats::not_estimable;
                if (!fractions && vote != std::trunc(vote) && !std::isnan(vote))
                    return item.error("a vote is 1, 0, -1 or null");
                votes.cells.push_back(vote);
            }
            ++votes.rows;
        }
        return votes;
    }

    // Names of the statements, their numbers from 0 where the input has none; each once.
    Result<std::vector<std::string>> read_statements(StatsInput const& given, std::size_t count)
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < count && !given.exists(); ++i)
            names.push_back(std::to_string(i));
        if (!given.exists())
            return names;
        TRY(expect_size(given, count, "statements in the votes"));
        auto const items = TRY(given.items());
        std::set<std::string> seen;
        for (auto const& item : items) {
            names.push_back(TRY(label_of(item)));
            if (!seen.insert(names.back()).second)
                return item.error("the statement stands here a second time");
        }
        return names;
    }

    Result<std::vector<bool>> read_moderated(StatsInput const& given, std::vector<std::string> const& statements)
    {
        std::vector<bool> moderated(statements.size());
        if (!given.exists())
            return moderated;
        auto const items = TRY(given.items());
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < statements.size(); ++i)
            places.emplace(statements[i], i);
        for (auto const& item : items) {
            auto const place = places.find(TRY(label_of(item)));
            if (place == places.end())
                return item.error("there is no such statement");
            moderated[place->second] = true;
        }
        return moderated;
    }

    // Groups by label, numbered as they first occur; null is in none.
    struct Grouping {
        std::vector<std::string> names;
        std::vector<std::uint32_t> of;
    };

    Result<Grouping> read_grouping(StatsInput const& given, std::size_t count, std::string_view what)
    {
        TRY(expect_size(given, count, what));
        auto const items = TRY(given.items());
        Grouping grouping;
        std::map<std::string, std::uint32_t> numbers;
        for (auto const& item : items) {
            if (!item.exists()) {
                grouping.of.push_back(stats::no_group);
                continue;
            }
            auto const name = TRY(label_of(item));
            auto const [found, is_new] = numbers.try_emplace(name, static_cast<std::uint32_t>(grouping.names.size()));
            if (is_new)
                grouping.names.push_back(name);
            grouping.of.push_back(found->second);
        }
        return grouping;
    }

    struct GroupTask {
        std::vector<std::size_t> rows; // the participants to group
        std::vector<std::size_t> ks;
        std::optional<Grouping> published; // of those rows
        std::uint64_t seed = 1;
    };

    Result<GroupTask> read_group_task(StatsInput const& input, std::size_t participants)
    {
        GroupTask task;
        auto const rows = input.member("cluster_rows");
        for (std::size_t i = 0; i < participants && !rows.exists(); ++i)
            task.rows.push_back(i);
        if (rows.exists()) {
            auto const given = TRY(rows.items());
            std::vector<bool> taken(participants);
            for (auto const& row : given) {
                task.rows.push_back(TRY(row.whole(0, most_items)));
                if (task.rows.back() >= participants)
                    return row.error("there is no such participant");
                if (taken[task.rows.back()])
                    return row.error("the participant stands here a second time");
                taken[task.rows.back()] = true;
            }
        }
        auto const ks = input.member("ks");
        task.ks = ks.exists() ? TRY(ks.wholes(1, 50)) : std::vector<std::size_t> { 2, 3, 4, 5 };
        if (task.ks.size() > 50)
            return ks.error("at most 50 numbers of groups can be tried");
        task.seed = TRY(input.member("seed").seed_or(1));
        auto const published = input.member("published_groups");
        if (published.exists())
            task.published = TRY(read_grouping(published, task.rows.size(), "participants to group"));
        return task;
    }

    stats::Table rows_of(stats::Table const& table, std::vector<std::size_t> const& rows)
    {
        stats::Table chosen(rows.size(), table.columns);
        for (std::size_t i = 0; i < rows.size(); ++i)
            std::copy(table.row(rows[i]).begin(), table.row(rows[i]).end(), chosen.row(i).begin());
        return chosen;
    }

    // Over the participants who have a published group.
    double agreement_with(Grouping const& published, stats::Clusters const& found)
    {
        std::vector<std::uint32_t> theirs;
        std::vector<std::uint32_t> ours;
        for (std::size_t i = 0; i < found.labels.size(); ++i) {
            if (published.of[i] == stats::no_group)
                continue;
            theirs.push_back(published.of[i]);
            ours.push_back(found.labels[i]);
        }
        return ours.empty() ? stats::not_estimable : stats::adjusted_rand(ours, theirs);
    }

    Record group_record(stats::Clusters const& found, double silhouette, GroupTask const& task)
    {
        List sizes;
        for (auto const size : found.sizes)
            sizes.emplace_back(static_cast<double>(size));
        List labels;
        for (auto const label : found.labels)
            labels.emplace_back(static_cast<double>(label));
        Record record;
        record.set("inertia", number_or_null(found.inertia));
        record.set("silhouette", number_or_null(silhouette));
        record.set("sizes", std::move(sizes));
        record.set("centres", table_list(found.centres));
        record.set("labels", std::move(labels));
        if (task.published)
            record.set("adjusted_rand_vs_published", number_or_null(agreement_with(*task.published, found)));
        return record;
    }

    void add_groups(Record& output, stats::OpinionSpace const& space, GroupTask const& task, stats::Warnings& warnings)
    {
        auto const points = rows_of(space.projection, task.rows);
        Record by_k;
        double best_silhouette = stats::not_estimable;
        double best_k = stats::not_estimable;
        for (auto const k : task.ks) {
            auto const found = stats::k_means(points, k, task.seed);
            auto const silhouette = found.labels.empty() ? stats::not_estimable
                                                         : stats::silhouette(points, found.labels, found.sizes.size());
            if (found.labels.empty())
                warnings.push_back({ "too_few_cases",
                    "There are not " + std::to_string(k) + " different opinions to make groups of." });
            else if (k < 2)
                warnings.push_back({ "one_group", "One group is not separated from anything." });
            by_k.set(std::to_string(k), group_record(found, silhouette, task));
            if (silhouette > best_silhouette || (std::isnan(best_silhouette) && !std::isnan(silhouette))) {
                best_silhouette = silhouette;
                best_k = static_cast<double>(k);
            }
        }
        output.set("kmeans", std::move(by_k));
        output.set("best_k_by_silhouette", number_or_null(best_k));
    }

    Record votes_record(stats::GroupVotes const& votes)
    {
        Record record;
        record.append("agree", votes.agree);
        record.append("disagree", votes.disagree);
        record.append("pass", votes.pass);
        record.append("seen", votes.seen);
        record.append("p_agree", number_or_null(votes.p_agree));
        record.append("repness_agree", number_or_null(votes.repness_agree));
        record.append("p_disagree", number_or_null(votes.p_disagree));
        record.append("repness_disagree", number_or_null(votes.repness_disagree));
        return record;
    }

}

Result<Value> opinion_groups_method(Value const& value)
{
    StatsInput const input(value);
    auto const votes = TRY(read_votes(input.member("votes"), true));
    auto const statements = TRY(read_statements(input.member("statements"), votes.columns));
    stats::OpinionOptions options;
    options.moderated_out = TRY(read_moderated(input.member("moderated_out"), statements));
    options.sparsity_scaling = TRY(input.member("sparsity_scaling").boolean_or(true));
    if (input.member("participants").exists())
        TRY(expect_size(input.member("participants"), votes.rows, "rows of votes"));
    auto const task = TRY(read_group_task(input, votes.rows));
    auto const space = stats::opinion_space(votes, options);
    auto warnings = space.warnings;
    Record output;
    output.set("column_means", number_list(space.statement_means));
    output.set("components", table_list(space.components));
    output.set("explained_variance", number_list(space.explained_variance));
    output.set("explained_variance_ratio", number_list(space.explained_share));
    output.set("projection", table_list(space.projection));
    if (!task.ks.empty())
        add_groups(output, space, task, warnings);
    return finished(std::move(output), warnings);
}

Result<Value> opinion_group_statistics_method(Value const& value)
{
    StatsInput const input(value);
    auto const votes = TRY(read_votes(input.member("votes"), false));
    auto const statements = TRY(read_statements(input.member("statements"), votes.columns));
    auto const grouping = TRY(read_grouping(input.member("groups"), votes.rows, "rows of votes"));
    if (grouping.names.size() > most_cells / std::max<std::size_t>(statements.size(), 1))
        return input.member("groups").error("there are too many groups for so many statements");
    auto const found = stats::group_votes(votes, grouping.of, grouping.names.size());
    Record output;
    stats::Warnings warnings;
    if (grouping.names.empty())
        warnings.push_back({ "no_cases", "Nobody is in a group." });
    if (grouping.names.size() == 1)
        warnings.push_back({ "one_group", "One group has no others to compare with." });
    for (std::size_t g = 0; g < found.size(); ++g) {
        Record group;
        for (std::size_t j = 0; j < statements.size(); ++j)
            group.append(statements[j], votes_record(found[g][j]));
        output.append(grouping.names[g], std::move(group));
    }
    return finished(std::move(output), warnings);
}

}
