// Adapters: paired comparisons and rankings.
#include "base/elementary.h"
#include "choice/bradley_terry.h"
#include "choice/ranking.h"
#include "codec/stats_choice_input.h"

#include <cmath>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    struct Comparisons {
        std::vector<std::string> items;
        std::vector<choice::Contest> contests;
        choice::BradleyTerrySettings settings;
    };

    Result<Comparisons> read_comparisons(StatsInput const& input, bool has_ties)
    {
        Comparisons read;
        read.settings.has_ties = has_ties;
        read.items = TRY(input.member("items").distinct_texts());
        if (read.items.empty())
            return input.member("items").error("should name at least one item");
        if (input.member("reference").exists())
            read.settings.reference = TRY(place_of(input.member("reference"), read.items));
        auto const rows = TRY(input.member("contests").items());
        auto const width = has_ties ? 5u : 4u;
        for (auto const& row : rows) {
            auto const cells = TRY(row.items());
            if (cells.size() != width)
                return row.error("should have " + std::to_string(width) + " entries");
            choice::Contest contest;
            contest.first = static_cast<std::uint32_t>(TRY(place_of(cells[0], read.items)));
            contest.second = static_cast<std::uint32_t>(TRY(place_of(cells[1], read.items)));
            if (contest.first == contest.second)
                return cells[1].error("an item cannot meet itself");
            contest.first_wins = TRY(cells[2].number(0));
            contest.second_wins = TRY(cells[3].number(0));
            if (has_ties)
                contest.ties = TRY(cells[4].number(0));
            read.contests.push_back(contest);
        }
        return read;
    }

    List ranking_of(Comparisons const& read, choice::BradleyTerryFit const& fit)
    {
        return fit.is_estimated() ? names_at(read.items, order_of(fit.abilities)) : List {};
    }

    Record win_probabilities(Comparisons const& read, choice::BradleyTerryFit const& fit)
    {
        Record table;
        for (std::size_t i = 0; i < read.items.size(); ++i) {
            std::vector<double> row;
            for (std::size_t j = 0; j < read.items.size(); ++j)
                row.push_back(choice::outcome_of(fit, read.settings, i, j).first);
            table.set(read.items[i], by_name(read.items, row));
        }
        return table;
    }

    Record home_record(Comparisons read)
    {
        read.settings.has_home_advantage = true;
        auto const fit = choice::fit_bradley_terry(read.items, read.contests, read.settings);
        auto const deviance = choice::deviance(fit, read.contests, read.settings);
        Record home;
        home.set("log_ability", by_name(read.items, fit.abilities));
        home.set("se", by_name(read.items, fit.standard_errors));
        home.set("home_effect", number_or_null(fit.home_effect));
        home.set("home_se", number_or_null(fit.home_standard_error));
        home.set("worth", by_name(read.items, fit.worths));
        home.set("residual_deviance", number_or_null(deviance.residual));
        add_warnings(home, fit.warnings);
        return home;
    }

    Result<choice::Ballot> read_ballot(StatsInput const& input, std::size_t candidates)
    {
        auto const cells = TRY(input.items());
        if (cells.size() != 2)
            return input.error("should have two entries: a count and a ranking");
        choice::Ballot ballot;
        ballot.count = TRY(cells[0].number(0));
        std::vector<bool> seen(candidates);
        auto const places = TRY(cells[1].items());
        for (auto const& place : places) {
            auto const tied = place.value().is_list() ? TRY(place.items()) : std::vector<StatsInput> { place };
            std::vector<std::size_t> rank;
            for (auto const& one : tied) {
                auto const candidate = TRY(one.whole(0, candidates - 1));
                if (seen[candidate])
                    return one.error("this candidate is ranked twice");
                seen[candidate] = true;
                rank.push_back(candidate);
            }
            if (!rank.empty())
                ballot.ranks.push_back(std::move(rank));
        }
        return ballot;
    }

    Record pairs_record(std::vector<std::string> const& names, stats::Table const& table)
    {
        Record record;
        for (std::size_t a = 0; a < names.size(); ++a) {
            Record row;
            for (std::size_t b = 0; b < names.size(); ++b) {
                if (a != b)
                    row.set(names[b], table(a, b));
            }
            record.set(names[a], std::move(row));
        }
        return record;
    }

    List rounds_list(std::vector<std::string> const& names, std::vector<choice::RunoffRound> const& rounds)
    {
        List list;
        for (auto const& round : rounds) {
            Record record, votes;
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (round.votes[i])
                    votes.set(names[i], *round.votes[i]);
            }
            record.set("votes", std::move(votes));
            record.set("exhausted", round.exhausted);
            list.emplace_back(std::move(record));
        }
        return list;
    }

    stats::Warnings ranking_warnings(choice::RankingResult const& result)
    {
        stats::Warnings warnings;
        if (!(result.voters > 0))
            warnings.push_back({ "no_data", "There is no ballot." });
        else if (!result.condorcet_winner)
            warnings.push_back({ "no_condorcet_winner", "No candidate beats all others in pairs." });
        if (result.had_runoff_tie)
            warnings.push_back(
                { "runoff_tie", "Last places of the runoff were level: the candidate named last went out." });
        if (result.voters > 0 && !result.runoff_winner)
            warnings.push_back({ "no_runoff_winner", "The runoff ended without a majority." });
        return warnings;
    }

}

Result<Value> run_bradley_terry(Value const& value)
{
    StatsInput const input(value);
    auto read = TRY(read_comparisons(input, false));
    auto const has_home = TRY(input.member("home_advantage").boolean_or(false));
    auto const fit = choice::fit_bradley_terry(read.items, read.contests, read.settings);
    auto const deviance = choice::deviance(fit, read.contests, read.settings);
    Record output;
    output.set("log_ability", by_name(read.items, fit.abilities));
    output.set("se", by_name(read.items, fit.standard_errors));
    output.set("log_ability_sum_zero", by_name(read.items, fit.centred_abilities));
    output.set("se_sum_zero", by_name(read.items, fit.centred_standard_errors));
    output.set("worth", by_name(read.items, fit.worths));
    output.set("win_prob", win_probabilities(read, fit));
    output.set("residual_deviance", number_or_null(deviance.residual));
    output.set("df_residual",
        fit.is_estimated() ? Value(static_cast<double>(deviance.contests) - static_cast<double>(fit.parameters))
                           : Value(nullptr));
    output.set("null_deviance", fit.is_estimated() ? number_or_null(deviance.null) : Value(nullptr));
    output.set("loglik_kernel", number_or_null(fit.log_likelihood_kernel));
    output.set("ranking", ranking_of(read, fit));
    if (has_home)
        output.set("home", home_record(read));
    add_warnings(output, fit.warnings);
    return Value(std::move(output));
}

Result<Value> run_bradley_terry_ties(Value const& value)
{
    auto const read = TRY(read_comparisons(StatsInput(value), true));
    auto const fit = choice::fit_bradley_terry(read.items, read.contests, read.settings);
    auto const is_without_ties = fit.is_estimated() && std::isnan(fit.tie_log);
    Record output;
    output.set("log_ability", by_name(read.items, fit.abilities));
    output.set("se", by_name(read.items, fit.standard_errors));
    output.set("worth", by_name(read.items, fit.worths));
    output.set("nu", is_without_ties ? Value(0) : number_or_null(base::exp(fit.tie_log)));
    output.set("log_nu", number_or_null(fit.tie_log));
    output.set("se_log_nu", number_or_null(fit.tie_log_standard_error));
    output.set("deviance", number_or_null(choice::deviance(fit, read.contests, read.settings).residual));
    output.set("loglik_kernel", number_or_null(fit.log_likelihood_kernel));
    output.set("ranking", ranking_of(read, fit));
    add_warnings(output, fit.warnings);
    return Value(std::move(output));
}

Result<Value> run_ranking_aggregation(Value const& value)
{
    StatsInput const input(value);
    auto const names = TRY(input.member("candidates").distinct_texts());
    if (names.empty())
        return input.member("candidates").error("should name at least one candidate");
    std::vector<choice::Ballot> ballots;
    auto const rows = TRY(input.member("ballots").items());
    for (auto const& row : rows)
        ballots.push_back(TRY(read_ballot(row, names.size())));
    auto const result = choice::aggregate_rankings(names.size(), ballots);
    auto const winner = [&](std::optional<std::size_t> place) { return place ? Value(names[*place]) : Value(nullptr); };
    Record output;
    output.set("n_voters", result.voters);
    output.set("pairwise", pairs_record(names, result.pairwise));
    output.set("borda", by_name(names, result.borda));
    output.set("borda_ranking", names_at(names, result.borda_ranking));
    std::vector<double> const copeland(result.copeland_wins.begin(), result.copeland_wins.end());
    output.set("copeland_wins", by_name(names, copeland));
    output.set("condorcet_winner", result.voters > 0 ? winner(result.condorcet_winner) : Value(nullptr));
    output.set("schulze_strength", pairs_record(names, result.schulze_strength));
    output.set("schulze_ranking", names_at(names, result.schulze_ranking));
    output.set("schulze_strict", result.is_schulze_strict);
    output.set("irv_rounds", rounds_list(names, result.runoff_rounds));
    output.set("irv_winner", winner(result.runoff_winner));
    output.set("plurality", by_name(names, result.plurality));
    add_warnings(output, ranking_warnings(result));
    return Value(std::move(output));
}

}
