#include "base/text.h"
#include "codec/stats_number_methods.h"
#include "codec/stats_parts.h"
#include "stats/means.h"
#include "stats/nps.h"
#include "stats/proportions.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Record;
    using survey::Value;

    // [successes, trials, successes, trials, …] of `counts` counts.
    Result<std::vector<stats::Count>> read_counts(StatsInput const& row, std::size_t counts)
    {
        TRY(expect_size(row, 2 * counts, "numbers in a case"));
        auto const items = TRY(row.items());
        std::vector<stats::Count> read;
        for (std::size_t i = 0; i < counts; ++i) {
            auto const trials = TRY(items[2 * i + 1].number(0));
            auto const successes = TRY(items[2 * i].number(0, trials));
            read.push_back({ successes, trials });
        }
        return read;
    }

    std::string name_of(stats::Count count)
    {
        return base::number_to_text(count.successes) + "/" + base::number_to_text(count.trials);
    }

    stats::Warnings empty_case_warning(bool is_any_empty)
    {
        if (!is_any_empty)
            return {};
        return { { "no_cases", "Without cases there is no proportion." } };
    }

    Value t_test_record(stats::TTest const& test)
    {
        Record record;
        record.set("t", number_or_null(test.t));
        record.set("df", number_or_null(test.df));
        record.set("p", number_or_null(test.p));
        record.set("ci", interval_list(test.interval));
        return record;
    }

    Result<stats::RecommendCounts> read_recommendations(StatsInput const& wave)
    {
        TRY(expect_size(wave, 11, "answers from 0 to 10"));
        auto const numbers = TRY(wave.numbers(0));
        stats::RecommendCounts counts {};
        std::copy(numbers.begin(), numbers.end(), counts.begin());
        return counts;
    }

    Value wave_record(stats::NetPromoterScore const& score)
    {
        Record record;
        record.set("n", number_or_null(score.n));
        record.set("detractors", number_or_null(score.detractors));
        record.set("passives", number_or_null(score.passives));
        record.set("promoters", number_or_null(score.promoters));
        record.set("nps", number_or_null(score.score));
        record.set("se", number_or_null(score.standard_error));
        record.set("ci_wald", interval_list(score.wald));
        record.set("se_n_minus_1", number_or_null(score.standard_error_n_minus_1));
        record.set("ci_t_trinomial_mean", interval_list(score.t_of_mean));
        record.set("nps_adjusted", number_or_null(score.adjusted_score));
        record.set("se_adjusted", number_or_null(score.adjusted_standard_error));
        record.set("ci_adjusted_wald", interval_list(score.adjusted_wald));
        return record;
    }

    void add_change(Record& record, stats::ScoreChange const& change, std::string const& suffix)
    {
        record.set("diff" + suffix, number_or_null(change.difference));
        record.set("se" + suffix, number_or_null(change.standard_error));
        record.set("z" + suffix, number_or_null(change.z));
        record.set("p" + suffix, number_or_null(change.p));
        record.set("ci" + suffix, interval_list(change.interval));
    }

    Record change_record(stats::NetPromoterChange const& change)
    {
        Record record;
        add_change(record, change.plain, "");
        add_change(record, change.adjusted, "_adjusted");
        return record;
    }

    // The warnings of one wave, with its name.
    void append_warnings(stats::Warnings& all, std::string const& name, stats::Warnings const& of_one)
    {
        for (auto const& warning : of_one)
            all.push_back({ warning.code, name + ": " + warning.message });
    }

}

Result<Value> wilson_score_method(Value const& value)
{
    StatsInput const input(value);
    auto const z = stats::z_for_confidence(TRY(confidence_of(input)));
    auto const cases = TRY(input.member("cases").items());
    Record results;
    bool is_any_empty = false;
    for (auto const& row : cases) {
        auto const count = TRY(read_counts(row, 1)).front();
        Record record;
        record.set("p", number_or_null(count.successes / count.trials));
        record.set("wilson", interval_list(stats::wilson_interval(count, z)));
        record.set("wald", interval_list(stats::wald_interval(count, z)));
        record.set("wilson_continuity", interval_list(stats::wilson_continuity_interval(count, z)));
        results.set(name_of(count), std::move(record));
        is_any_empty = is_any_empty || count.trials == 0;
    }
    Record output;
    output.set("z", number_or_null(z));
    output.set("results", std::move(results));
    return finished(std::move(output), empty_case_warning(is_any_empty));
}

Result<Value> difference_of_proportions_method(Value const& value)
{
    StatsInput const input(value);
    auto const z = stats::z_for_confidence(TRY(confidence_of(input)));
    auto const cases = TRY(input.member("cases").items());
    Record output;
    bool is_any_empty = false;
    for (auto const& row : cases) {
        auto const counts = TRY(read_counts(row, 2));
        auto const found = stats::proportion_difference(counts[0], counts[1], z);
        Record record;
        record.set("diff", number_or_null(found.difference));
        record.set("method10", interval_list(found.method_10));
        record.set("wald", interval_list(found.wald));
        output.set(name_of(counts[0]) + "-" + name_of(counts[1]), std::move(record));
        is_any_empty = is_any_empty || counts[0].trials == 0 || counts[1].trials == 0;
    }
    return finished(std::move(output), empty_case_warning(is_any_empty));
}

Result<Value> mean_ci_method(Value const& value)
{
    StatsInput const input(value);
    auto const confidence = TRY(confidence_of(input));
    auto const numbers = TRY(input.member("x").numbers());
    auto const found = stats::moments(numbers);
    Record output;
    output.set("n", static_cast<double>(found.n));
    output.set("mean", number_or_null(found.mean));
    output.set("sd", number_or_null(found.deviation));
    output.set("se", number_or_null(found.standard_error));
    output.set("ci", interval_list(stats::mean_interval(found, confidence)));
    stats::Warnings warnings;
    if (found.n == 0)
        warnings.push_back({ "no_cases", "There are no numbers." });
    else if (found.n == 1)
        warnings.push_back({ "too_few_cases", "One number says nothing about the spread." });
    return finished(std::move(output), warnings);
}

Result<Value> mean_difference_method(Value const& value)
{
    StatsInput const input(value);
    auto const confidence = TRY(confidence_of(input));
    auto const first = TRY(input.member("x").numbers());
    auto const second = TRY(input.member("y").numbers());
    auto const found = stats::mean_difference(first, second, confidence);
    Record output;
    output.set("mean_x", number_or_null(found.first.mean));
    output.set("mean_y", number_or_null(found.second.mean));
    output.set("difference", number_or_null(found.difference));
    output.set("welch", t_test_record(found.welch));
    output.set("pooled", t_test_record(found.pooled));
    return finished(std::move(output), found.warnings);
}

Result<Value> nps_method(Value const& value)
{
    StatsInput const input(value);
    auto const confidence = TRY(confidence_of(input));
    auto const given = TRY(input.member("waves").members());
    Record waves;
    stats::Warnings warnings;
    std::vector<stats::NetPromoterScore> scores;
    survey::List changes;
    for (auto const& [name, wave] : given) {
        auto const counts = TRY(read_recommendations(wave));
        scores.push_back(stats::net_promoter_score(counts, confidence));
        waves.append(name, wave_record(scores.back()));
        append_warnings(warnings, name, scores.back().warnings);
    }
    Record output;
    output.set("waves", std::move(waves));
    for (std::size_t i = 1; i < scores.size(); ++i) {
        auto const change = stats::net_promoter_change(scores[i - 1], scores[i], confidence);
        append_warnings(warnings, given[i - 1].first + " to " + given[i].first, change.warnings);
        auto record = change_record(change);
        if (i == 1)
            output.set("difference", record);
        record.set("from", given[i - 1].first);
        record.set("to", given[i].first);
        changes.emplace_back(std::move(record));
    }
    if (changes.size() > 1)
        output.set("changes", std::move(changes));
    return finished(std::move(output), warnings);
}

}
