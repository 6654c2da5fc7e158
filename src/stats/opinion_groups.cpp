#include "stats/opinion_groups.h"

#include "stats/principal_components.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dure::stats {

namespace {

    constexpr std::size_t most_components = 2;

    std::vector<double> votes_cast(Table const& votes)
    {
        std::vector<double> cast(votes.rows);
        for (std::size_t i = 0; i < votes.rows; ++i) {
            for (auto const vote : votes.row(i))
                cast[i] += std::isnan(vote) ? 0 : 1;
        }
        return cast;
    }

    std::vector<double> column_means(Table const& votes)
    {
        std::vector<double> means(votes.columns);
        std::vector<double> seen(votes.columns);
        for (std::size_t i = 0; i < votes.rows; ++i) {
            for (std::size_t j = 0; j < votes.columns; ++j) {
                if (std::isnan(votes(i, j)))
                    continue;
                means[j] += votes(i, j);
                ++seen[j];
            }
        }
        for (std::size_t j = 0; j < votes.columns; ++j)
            means[j] = seen[j] > 0 ? means[j] / seen[j] : not_estimable;
        return means;
    }

    // A missing vote stands at the mean, so its distance from it is 0.
    void centre(Table& votes, std::vector<double> const& means)
    {
        for (std::size_t i = 0; i < votes.rows; ++i) {
            for (std::size_t j = 0; j < votes.columns; ++j)
                votes(i, j) = std::isnan(votes(i, j)) ? 0 : votes(i, j) - means[j];
        }
    }

    void project(Table const& centred, std::vector<double> const& cast, bool scaling, OpinionSpace& space)
    {
        space.projection = Table(centred.rows, space.components.rows);
        auto const statements = static_cast<double>(centred.columns);
        for (std::size_t i = 0; i < centred.rows; ++i) {
            auto const scale = scaling && cast[i] > 0 ? std::sqrt(statements / cast[i]) : 1.0;
            for (std::size_t k = 0; k < space.components.rows; ++k) {
                double sum = 0;
                for (std::size_t j = 0; j < centred.columns; ++j)
                    sum += centred(i, j) * space.components(k, j);
                space.projection(i, k) = sum * scale;
            }
        }
    }

}

OpinionSpace opinion_space(Table votes, OpinionOptions const& options)
{
    OpinionSpace space;
    for (std::size_t i = 0; i < votes.rows; ++i) {
        for (std::size_t j = 0; j < options.moderated_out.size(); ++j) {
            if (options.moderated_out[j])
                votes(i, j) = 0;
        }
    }
    auto const cast = votes_cast(votes);
    space.statement_means = column_means(votes);
    auto const& means = space.statement_means;
    if (std::any_of(means.begin(), means.end(), [](double mean) { return std::isnan(mean); }))
        space.warnings.push_back({ "statement_without_votes", "A statement nobody has voted on has no mean." });
    if (std::all_of(cast.begin(), cast.end(), [](double count) { return count == 0; }))
        space.warnings.push_back({ "no_cases", "There are no votes." });
    centre(votes, space.statement_means);
    if (votes.rows > 1) {
        auto found = principal_components(votes, most_components);
        for (auto const squares : found.sums_of_squares) {
            space.explained_variance.push_back(squares / static_cast<double>(votes.rows - 1));
            space.explained_share.push_back(squares / found.total);
        }
        space.components = std::move(found.loadings);
    }
    if (space.components.rows == 0)
        space.warnings.push_back(
            { "no_variance", "The votes do not differ: there is nothing to tell groups apart by." });
    else if (space.components.rows < most_components)
        space.warnings.push_back({ "one_dimension", "The votes differ in one direction only." });
    project(votes, cast, options.sparsity_scaling, space);
    return space;
}

std::vector<std::vector<GroupVotes>> group_votes(
    Table const& votes, std::span<std::uint32_t const> group, std::size_t groups)
{
    assert(votes.rows == group.size());
    std::vector<std::vector<GroupVotes>> found(groups, std::vector<GroupVotes>(votes.columns));
    std::vector<GroupVotes> all(votes.columns);
    auto const count = [](GroupVotes& into, double vote) {
        ++(vote > 0 ? into.agree : vote < 0 ? into.disagree : into.pass);
        ++into.seen;
    };
    std::vector<bool> has_members(groups);
    for (std::size_t i = 0; i < votes.rows; ++i) {
        if (group[i] == no_group)
            continue;
        has_members[group[i]] = true;
        for (std::size_t j = 0; j < votes.columns; ++j) {
            if (std::isnan(votes(i, j)))
                continue;
            count(found[group[i]][j], votes(i, j));
            count(all[j], votes(i, j));
        }
    }
    auto const with_members = std::count(has_members.begin(), has_members.end(), true);
    auto const share = [](double part, double seen) { return (part + 1) / (seen + 2); };
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t j = 0; j < votes.columns; ++j) {
            auto& own = found[g][j];
            own.p_agree = share(own.agree, own.seen);
            own.p_disagree = share(own.disagree, own.seen);
            if (with_members - (has_members[g] ? 1 : 0) < 1)
                continue;
            auto const others = all[j].seen - own.seen;
            own.repness_agree = own.p_agree / share(all[j].agree - own.agree, others);
            own.repness_disagree = own.p_disagree / share(all[j].disagree - own.disagree, others);
        }
    }
    return found;
}

}
