#include "choice/ranking.h"

#include "base/sort.h"

#include <algorithm>

namespace dure::choice {

namespace {

    void count_pairs(std::size_t candidates, std::span<Ballot const> ballots, RankingResult& result)
    {
        result.pairwise = stats::Table(candidates, candidates);
        result.borda.assign(candidates, 0);
        for (auto const& ballot : ballots) {
            std::vector<std::size_t> rank(candidates, ballot.ranks.size());
            for (std::size_t place = 0; place < ballot.ranks.size(); ++place) {
                for (auto const candidate : ballot.ranks[place])
                    rank[candidate] = place;
            }
            result.voters += ballot.count;
            for (std::size_t a = 0; a < candidates; ++a) {
                for (std::size_t b = 0; b < candidates; ++b) {
                    if (rank[a] < rank[b])
                        result.pairwise(a, b) += ballot.count;
                    if (a != b)
                        result.borda[a] += rank[a] < rank[b] ? ballot.count : rank[a] == rank[b] ? ballot.count / 2 : 0;
                }
            }
        }
    }

    // Most first; equal ones in the order of the candidates.
    std::vector<std::size_t> order_by(std::vector<double> const& points)
    {
        std::vector<std::size_t> order(points.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        base::stable_sort(order, [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
        return order;
    }

    void find_condorcet(RankingResult& result)
    {
        auto const candidates = result.pairwise.rows;
        result.copeland_wins.assign(candidates, 0);
        for (std::size_t a = 0; a < candidates; ++a) {
            for (std::size_t b = 0; b < candidates; ++b)
                result.copeland_wins[a] += result.pairwise(a, b) > result.pairwise(b, a) ? 1 : 0;
            if (result.copeland_wins[a] + 1 == candidates)
                result.condorcet_winner = a;
        }
    }

    // M. Schulze 2011: the widest paths, by Floyd's algorithm.
    void find_schulze(RankingResult& result)
    {
        auto const candidates = result.pairwise.rows;
        auto& strength = result.schulze_strength;
        strength = stats::Table(candidates, candidates);
        for (std::size_t a = 0; a < candidates; ++a) {
            for (std::size_t b = 0; b < candidates; ++b)
                strength(a, b) = result.pairwise(a, b) > result.pairwise(b, a) ? result.pairwise(a, b) : 0;
        }
        for (std::size_t via = 0; via < candidates; ++via) {
            for (std::size_t a = 0; a < candidates; ++a) {
                for (std::size_t b = 0; b < candidates; ++b) {
                    if (a != b && a != via && b != via)
                        strength(a, b) = std::max(strength(a, b), std::min(strength(a, via), strength(via, b)));
                }
            }
        }
        std::vector<double> wins(candidates);
        result.is_schulze_strict = true;
        for (std::size_t a = 0; a < candidates; ++a) {
            for (std::size_t b = 0; b < candidates; ++b) {
                wins[a] += strength(a, b) > strength(b, a) ? 1 : 0;
                result.is_schulze_strict &= a == b || strength(a, b) != strength(b, a);
            }
        }
        result.schulze_ranking = order_by(wins);
    }

    // The candidate a ballot stands for: the only one of its best rank that still holds any.
    std::optional<std::size_t> vote_of(Ballot const& ballot, std::vector<bool> const& is_running)
    {
        for (auto const& rank : ballot.ranks) {
            std::optional<std::size_t> only;
            for (auto const candidate : rank) {
                if (!is_running[candidate])
                    continue;
                if (only)
                    return std::nullopt;
                only = candidate;
            }
            if (only)
                return only;
        }
        return std::nullopt;
    }

    RunoffRound count_round(std::span<Ballot const> ballots, std::vector<bool> const& is_running)
    {
        RunoffRound round;
        for (auto const running : is_running)
            round.votes.push_back(running ? std::optional<double>(0) : std::nullopt);
        for (auto const& ballot : ballots) {
            if (auto const candidate = vote_of(ballot, is_running))
                *round.votes[*candidate] += ballot.count;
            else
                round.exhausted += ballot.count;
        }
        return round;
    }

    void run_off(std::size_t candidates, std::span<Ballot const> ballots, RankingResult& result)
    {
        std::vector<bool> is_running(candidates, true);
        for (auto left = candidates; left > 0; --left) {
            auto const round = count_round(ballots, is_running);
            result.runoff_rounds.push_back(round);
            std::size_t leader = candidates, last = candidates;
            for (std::size_t i = 0; i < candidates; ++i) {
                if (!is_running[i])
                    continue;
                if (leader == candidates || *round.votes[i] > *round.votes[leader])
                    leader = i;
                if (last == candidates || *round.votes[i] <= *round.votes[last])
                    last = i;
            }
            auto const standing = result.voters - round.exhausted;
            if (*round.votes[leader] * 2 > standing) {
                result.runoff_winner = leader;
                return;
            }
            auto const is_level = [&](std::size_t i) { return is_running[i] && *round.votes[i] == *round.votes[last]; };
            for (std::size_t i = 0; i < last; ++i)
                result.had_runoff_tie |= is_level(i);
            if (left == 2 || !(standing > 0))
                return;
            is_running[last] = false;
        }
    }

}

RankingResult aggregate_rankings(std::size_t candidates, std::span<Ballot const> ballots)
{
    RankingResult result;
    count_pairs(candidates, ballots, result);
    result.borda_ranking = order_by(result.borda);
    find_condorcet(result);
    find_schulze(result);
    run_off(candidates, ballots, result);
    result.plurality.assign(candidates, 0);
    for (auto const& ballot : ballots) {
        if (!ballot.ranks.empty() && ballot.ranks.front().size() == 1)
            result.plurality[ballot.ranks.front().front()] += ballot.count;
    }
    return result;
}

}
