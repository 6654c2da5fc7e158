// Rankings of candidates put together: Borda, Copeland and Condorcet, Schulze (winning votes), instant runoff,
// plurality.
#pragma once

#include "stats/table.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dure::choice {

// Best first; candidates of the same rank are tied. Those not named are tied behind all others.
struct Ballot {
    double count = 1;
    std::vector<std::vector<std::size_t>> ranks;
};

struct RunoffRound {
    std::vector<std::optional<double>> votes; // of each candidate; none: no longer in the running
    double exhausted = 0;
};

struct RankingResult {
    double voters = 0;
    stats::Table pairwise; // voters who prefer row to column
    std::vector<double> borda; // candidates below, over all ballots; a tie counts half
    std::vector<std::size_t> borda_ranking; // equal ones in their order
    std::vector<std::size_t> copeland_wins; // candidates beaten by more voters than not
    std::optional<std::size_t> condorcet_winner; // beats all others
    stats::Table schulze_strength; // of the strongest path of majorities
    std::vector<std::size_t> schulze_ranking;
    bool is_schulze_strict = false; // no two candidates are level
    std::vector<RunoffRound> runoff_rounds; // until one has more than half of the votes still standing
    std::optional<std::size_t> runoff_winner; // none: no vote stands, or the last ones are level
    bool had_runoff_tie = false; // somewhere the last places were level; the candidate named last in the list went
    std::vector<double> plurality; // first places; a ballot with several first ones counts for none
};

RankingResult aggregate_rankings(std::size_t candidates, std::span<Ballot const> ballots);

}
