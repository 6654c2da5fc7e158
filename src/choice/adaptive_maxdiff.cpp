#include "choice/adaptive_maxdiff.h"

#include "base/elementary.h"
#include "base/random.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dure::choice {

namespace {

    using Items = std::vector<std::size_t>;

    constexpr std::size_t most_ahead = 2; // how much oftener than the least shown an item may be shown

    double logistic(double x)
    {
        return 1 / (1 + base::exp(-x));
    }

    class SetBuilder {
    public:
        SetBuilder(MaxDiffState const& state, UtilityDistribution utilities, base::Random& random)
            : m_state(state)
            , m_utilities(std::move(utilities))
            , m_random(random)
            , m_shown(m_utilities.mean.size(), 0)
        {
            for (auto const& answer : state.answers) {
                for (auto const item : answer.shown)
                    ++m_shown[item];
            }
        }

        Items build()
        {
            Items set;
            while (set.size() < m_state.per_set)
                set.push_back(next(set));
            return set;
        }

    private:
        // How likely an item is to beat the one that now stands at the edge of the upper third.
        double nearness_to_top(std::size_t item) const
        {
            auto ordered = m_utilities.mean;
            std::sort(ordered.begin(), ordered.end(), std::greater<>());
            auto const edge = ordered[ordered.size() / 3];
            return logistic((m_utilities.mean[item] - edge) / std::sqrt(1 + 0.39 * m_utilities.covariance(item, item)));
        }

        double information(std::size_t a, std::size_t b) const
        {
            auto const& covariance = m_utilities.covariance;
            auto const variance = std::max(covariance(a, a) + covariance(b, b) - 2 * covariance(a, b), 0.0);
            auto const p = logistic((m_utilities.mean[a] - m_utilities.mean[b]) / std::sqrt(1 + 0.39 * variance));
            return variance * p * (1 - p);
        }

        std::size_t next(Items const& set)
        {
            auto const least = *std::min_element(m_shown.begin(), m_shown.end());
            std::size_t chosen = 0;
            std::uint32_t equals = 0;
            auto best = -1.0;
            for (std::size_t item = 0; item < m_shown.size(); ++item) {
                if (std::find(set.begin(), set.end(), item) != set.end())
                    continue;
                auto promise = (0.3 + nearness_to_top(item)) * (set.empty() ? m_utilities.covariance(item, item) : 0.0);
                for (auto const other : set)
                    promise += (0.3 + nearness_to_top(item)) * information(item, other);
                // What was never shown, and what lags, comes before anything that promises more.
                if (m_shown[item] == 0)
                    promise += 1e9;
                else if (m_shown[item] >= least + most_ahead)
                    promise *= 1e-9;
                if (promise < best)
                    continue;
                equals = promise > best ? 1 : equals + 1;
                best = promise;
                if (m_random.below(equals) == 0)
                    chosen = item;
            }
            return chosen;
        }

        MaxDiffState const& m_state;
        UtilityDistribution m_utilities;
        base::Random& m_random;
        std::vector<std::size_t> m_shown;
    };

    bool was_shown(MaxDiffState const& state, Items set)
    {
        std::sort(set.begin(), set.end());
        return std::any_of(state.answers.begin(), state.answers.end(), [&](auto const& answer) {
            auto shown = answer.shown;
            std::sort(shown.begin(), shown.end());
            return shown == set;
        });
    }

    // Exchanges one item at a time until the set is new; nothing if every neighbour was shown too.
    std::optional<Items> made_new(MaxDiffState const& state, Items set)
    {
        if (!was_shown(state, set))
            return set;
        for (auto place = set.size(); place-- > 0;) {
            for (std::size_t item = 0; item < state.prior.mean.size(); ++item) {
                auto other = set;
                other[place] = item;
                if (std::find(set.begin(), set.end(), item) == set.end() && !was_shown(state, other))
                    return other;
            }
        }
        return {};
    }

}

std::optional<std::vector<std::size_t>> next_set(MaxDiffState const& state)
{
    auto const items = state.prior.mean.size();
    if (sets_left(state) == 0 || state.per_set < 2 || state.per_set > items)
        return {};
    auto const posterior = utility_posterior(state.prior, coded_choices(items, state.answers));
    if (!posterior)
        return {};
    base::Random random(state.seed, state.answers.size());
    auto set = made_new(state, SetBuilder(state, posterior.value().utilities, random).build());
    if (set)
        random.shuffle(*set);
    return set;
}

MaxDiffState answer_set(MaxDiffState state, ItemAnswer answer)
{
    assert(std::all_of(
        answer.shown.begin(), answer.shown.end(), [&](auto item) { return item < state.prior.mean.size(); }));
    state.answers.push_back(std::move(answer));
    return state;
}

std::size_t sets_left(MaxDiffState const& state)
{
    return state.most_sets - std::min(state.answers.size(), state.most_sets);
}

}
