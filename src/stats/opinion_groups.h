// Who votes alike: the plane on which opinions differ most, and what each group says of each statement. After Pol.is
// (Small et al. 2021).
#pragma once

#include "stats/estimate.h"
#include "stats/table.h"
#include "stats/warning.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dure::stats {

struct OpinionSpace {
    std::vector<double> statement_means; // over the votes cast; not estimable without any
    Table components; // at most two rows: a loading for each statement, the largest positive
    std::vector<double> explained_variance; // with n - 1
    std::vector<double> explained_share; // of the whole variance
    Table projection; // a row for each participant, a column for each component
    Warnings warnings;
};

struct OpinionOptions {
    std::vector<bool> moderated_out; // empty, or one for each statement: its votes count as 0
    bool sparsity_scaling = true; // projections times sqrt(statements / votes cast)
};

// `votes` is participants x statements: 1 agree, -1 disagree, 0 pass, NaN unseen. Missing votes are replaced by the
// statement's mean; principal components of the centred table. A component without variance is left out.
OpinionSpace opinion_space(Table votes, OpinionOptions const& options);

// A group's votes on a statement.
struct GroupVotes {
    double agree = 0;
    double disagree = 0;
    double pass = 0;
    double seen = 0;
    double p_agree = not_estimable; // (agree + 1) / (seen + 2)
    double p_disagree = not_estimable;
    double repness_agree = not_estimable; // p inside / p among the other groups; not estimable where there is no other
    double repness_disagree = not_estimable;
};

// [group][statement]. `group[i]` is the place of participant i's group, or `no_group`.
inline constexpr std::uint32_t no_group = 0xFFFFFFFF;
std::vector<std::vector<GroupVotes>> group_votes(
    Table const& votes, std::span<std::uint32_t const> group, std::size_t groups);

}
