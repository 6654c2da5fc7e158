#include "codec/stats_number_methods.h"
#include "codec/stats_parts.h"
#include "stats/crosstab.h"
#include "stats/multiple_response.h"
#include "stats/proportions.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    // Names of rows or columns; their numbers from 1 where the input has none.
    Result<std::vector<std::string>> read_names(StatsInput const& names, std::size_t count, std::string_view what)
    {
        std::vector<std::string> numbered;
        for (std::size_t i = 0; i < count && !names.exists(); ++i)
            numbered.push_back(std::to_string(i + 1));
        if (!names.exists())
            return numbered;
        TRY(expect_size(names, count, what));
        return names.distinct_texts();
    }

    void add_tests(Record& output, stats::Crosstab const& found, std::vector<std::string> const& rows)
    {
        List tests;
        for (auto const& test : found.column_tests) {
            Record record;
            record.append("row", rows[test.row]);
            record.append("a", stats::column_letters(test.columns.first));
            record.append("b", stats::column_letters(test.columns.second));
            record.append("z", number_or_null(test.columns.test.z));
            record.append("p", number_or_null(test.columns.test.p));
            record.append("p_bonferroni", number_or_null(test.columns.p_bonferroni));
            tests.emplace_back(std::move(record));
        }
        Record letters;
        for (std::size_t row = 0; row < found.letters.size(); ++row) {
            Record of_row;
            for (std::size_t column = 0; column < found.letters[row].size(); ++column)
                of_row.append(stats::column_letters(column), found.letters[row][column]);
            letters.append(rows[row], std::move(of_row));
        }
        output.set("column_tests", std::move(tests));
        output.set("letters", std::move(letters));
    }

    Record crosstab_record(stats::Crosstab const& found)
    {
        auto const& tested = found.independence;
        Record output;
        output.set("n", number_or_null(found.total));
        output.set("row_totals", number_list(found.row_totals));
        output.set("col_totals", number_list(found.column_totals));
        output.set("chi2", number_or_null(tested.chi_square));
        output.set("df", number_or_null(tested.df));
        output.set("p", number_or_null(tested.p));
        output.set("g2", number_or_null(tested.likelihood_ratio));
        output.set("g2_p", number_or_null(tested.likelihood_ratio_p));
        output.set("cramers_v", number_or_null(tested.cramers_v));
        output.set("expected_counts", table_list(found.expected));
        output.set("pearson_residuals", table_list(found.pearson_residuals));
        output.set("adjusted_residuals", table_list(found.adjusted_residuals));
        output.set("col_pct", table_list(found.column_percentages));
        output.set("row_pct", table_list(found.row_percentages));
        output.set("min_expected", number_or_null(tested.least_expected));
        if (found.is_two_by_two) {
            output.set("chi2_yates", number_or_null(found.chi_square_yates));
            output.set("p_yates", number_or_null(found.p_yates));
        }
        return output;
    }

    // Both ways round: whoever looks a pair up need not know which column comes first.
    void set_pair(Record& record, stats::ColumnPair const& pair, double p)
    {
        auto const first = std::to_string(pair.first + 1);
        auto const second = std::to_string(pair.second + 1);
        record.append(first + "-" + second, number_or_null(p));
        record.append(second + "-" + first, number_or_null(p));
    }

    Result<stats::Picks> read_picks(StatsInput const& response, std::size_t items)
    {
        if (!response.exists())
            return stats::Picks();
        auto const given = TRY(response.items());
        std::vector<std::uint32_t> picks;
        for (auto const& pick : given) {
            auto const item = TRY(pick.whole(0, most_items));
            if (item >= items)
                return pick.error("there is no item " + std::to_string(item));
            picks.push_back(static_cast<std::uint32_t>(item));
        }
        auto sorted = picks;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            return response.error("an item is picked a second time");
        return stats::Picks(std::move(picks));
    }

    Record frequencies_record(stats::PickFrequencies const& found, std::vector<std::string> const& names)
    {
        Record items;
        for (std::size_t i = 0; i < names.size(); ++i) {
            Record item;
            item.append("count", found.items[i].count);
            item.append("pct_of_answered", number_or_null(found.items[i].of_answered));
            item.append("pct_of_selected_any", number_or_null(found.items[i].of_selected_any));
            item.append("pct_of_responses", number_or_null(found.items[i].of_responses));
            items.append(names[i], std::move(item));
        }
        Record record;
        record.set("n_asked", found.asked);
        record.set("n_missing", found.missing);
        record.set("base_answered", found.answered);
        record.set("base_selected_any", found.selected_any);
        record.set("total_responses", found.responses);
        record.set("mean_responses_per_answering", number_or_null(found.mean_responses));
        record.set("items", std::move(items));
        return record;
    }

    void warn_of_bases(stats::PickFrequencies const& found, std::string const& whose, stats::Warnings& warnings)
    {
        if (found.answered == 0)
            warnings.push_back({ "no_cases", whose + "nobody has answered." });
        else if (found.selected_any == 0)
            warnings.push_back({ "nothing_picked", whose + "nobody has picked anything." });
    }

    struct Groups {
        std::vector<std::string> names; // as they first occur
        std::vector<std::uint32_t> of; // of each person kept
        std::vector<stats::Picks> people; // with a group
    };

    Result<Groups> read_groups(StatsInput const& given, std::vector<stats::Picks> const& people)
    {
        TRY(expect_size(given, people.size(), "responses"));
        auto const labels = TRY(given.items());
        Groups groups;
        std::map<std::string, std::uint32_t> numbers;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!labels[i].exists())
                continue;
            auto const name = TRY(label_of(labels[i]));
            auto const [found, is_new] = numbers.try_emplace(name, static_cast<std::uint32_t>(groups.names.size()));
            if (is_new)
                groups.names.push_back(name);
            groups.of.push_back(found->second);
            groups.people.push_back(people[i]);
        }
        return groups;
    }

    Result<base::Done> add_groups(StatsInput const& input, std::vector<std::string> const& items,
        std::vector<stats::Picks> const& people, Record& output, stats::Warnings& warnings)
    {
        auto const groups = TRY(read_groups(input.member("group"), people));
        if (groups.names.size() > most_cells / std::max<std::size_t>(items.size(), 1))
            return input.member("group").error("there are too many groups for so many items");
        auto const found = stats::grouped_picks(groups.people, items.size(), groups.of, groups.names.size());
        Record by_group;
        for (std::size_t i = 0; i < groups.names.size(); ++i) {
            by_group.append(groups.names[i], frequencies_record(found.groups[i], items));
            warn_of_bases(found.groups[i], groups.names[i] + ": ", warnings);
        }
        output.set("by_group", std::move(by_group));
        auto const wants_tests = TRY(input.member("group_item_chi2").boolean_or(true));
        if (!wants_tests)
            return base::Done {};
        Record tests;
        bool is_untestable = false;
        bool is_small = false;
        for (std::size_t i = 0; i < items.size(); ++i) {
            Record test;
            test.append("chi2", number_or_null(found.items[i].chi_square));
            test.append("df", number_or_null(found.items[i].df));
            test.append("p", number_or_null(found.items[i].p));
            is_untestable = is_untestable || std::isnan(found.items[i].chi_square);
            is_small = is_small || found.items[i].least_expected < 5;
            tests.append(items[i], std::move(test));
        }
        output.set("group_item_chi2", std::move(tests));
        output.set("chi2_sum", number_or_null(found.chi_square_sum));
        if (is_untestable || items.empty())
            warnings.push_back(
                { "not_testable", "An item all or none picked, or a single group, leaves nothing to test." });
        if (is_small)
            warnings.push_back(
                { "small_expected_counts", "An expected count is below 5: the p-values are rough approximations." });
        return base::Done {};
    }

}

Result<Value> column_proportion_tests_method(Value const& value)
{
    StatsInput const input(value);
    auto const trials = TRY(input.member("n").numbers(0));
    auto const successes = TRY(input.member("x").items());
    TRY(expect_size(input.member("x"), trials.size(), "columns in n"));
    if (!stats::can_compare(trials.size()))
        return input.member("n").error("there are too many columns to compare every two of them");
    std::vector<stats::Count> columns;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        auto const count = TRY(successes[i].number(0, trials[i]));
        columns.push_back({ count, trials[i] });
    }
    auto const found = stats::column_proportions(columns);
    Record plain;
    Record bonferroni;
    Record holm;
    for (auto const& pair : found.pairs) {
        set_pair(plain, pair, pair.test.p);
        set_pair(bonferroni, pair, pair.p_bonferroni);
        set_pair(holm, pair, pair.p_holm_yates);
    }
    Record output;
    output.set("chi2", number_or_null(found.chi_square));
    output.set("df", number_or_null(found.df));
    output.set("p", number_or_null(found.p));
    output.set("estimates", number_list(found.estimates));
    output.set("pairwise_none_uncorrected", std::move(plain));
    output.set("pairwise_bonferroni_uncorrected", std::move(bonferroni));
    output.set("pairwise_holm_yates", std::move(holm));
    return finished(std::move(output), found.warnings);
}

Result<Value> crosstab_method(Value const& value)
{
    StatsInput const input(value);
    auto const counts = TRY(input.member("table").table(0));
    auto const rows = TRY(read_names(input.member("rows"), counts.rows, "rows in the table"));
    TRY(read_names(input.member("cols"), counts.columns, "columns in the table"));
    stats::CrosstabOptions options;
    options.column_tests = TRY(input.member("column_tests").boolean_or(true));
    options.alpha = TRY(input.member("alpha").number_or(0.05, 0, 1));
    auto const found = stats::crosstab(counts, options);
    auto output = crosstab_record(found);
    if (!found.letters.empty())
        add_tests(output, found, rows);
    return finished(std::move(output), found.warnings);
}

Result<Value> frequencies_multiresponse_method(Value const& value)
{
    StatsInput const input(value);
    auto const items = TRY(input.member("items").distinct_texts());
    auto const responses = TRY(input.member("responses").items());
    std::vector<stats::Picks> people;
    people.reserve(responses.size());
    for (auto const& response : responses)
        people.push_back(TRY(read_picks(response, items.size())));
    Record output;
    stats::Warnings warnings;
    auto const total = stats::pick_frequencies(people, items.size());
    warn_of_bases(total, "", warnings);
    output.set("total", frequencies_record(total, items));
    auto const wants_pairs = TRY(input.member("pairwise").boolean_or(false));
    if (wants_pairs && items.size() > 2'000)
        return input.member("items").error("there are too many items to count every two of them");
    if (wants_pairs)
        output.set("pairwise_counts", table_list(stats::pairwise_counts(people, items.size())));
    if (input.member("group").exists())
        TRY(add_groups(input, items, people, output, warnings));
    return finished(std::move(output), warnings);
}

}
