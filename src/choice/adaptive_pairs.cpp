#include "choice/adaptive_pairs.h"

#include "base/elementary.h"
#include "base/random.h"
#include "base/sort.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dure::choice {

namespace {

    constexpr double exploring = 0.02; // share of questions that are drawn by lot

    constexpr std::size_t looked_ahead = 20; // pairs whose answers are played through
    constexpr double pi_over_8 = 0.39269908169872414;

    double logistic(double x)
    {
        return 1 / (1 + base::exp(-x));
    }

    double variance_of_difference(UtilityDistribution const& utilities, std::size_t a, std::size_t b)
    {
        auto const& covariance = utilities.covariance;
        return std::max(covariance(a, a) + covariance(b, b) - 2 * covariance(a, b), 0.0);
    }

    // How much the answer is expected to narrow the utilities: the variance of their difference times the curvature of
    // the answer, at a probability that allows for that variance (MacKay 1992).
    double information(UtilityDistribution const& utilities, std::size_t a, std::size_t b)
    {
        auto const variance = variance_of_difference(utilities, a, b);
        auto const difference = utilities.mean[a] - utilities.mean[b];
        auto const p = logistic(difference / std::sqrt(1 + pi_over_8 * variance));
        return variance * p * (1 - p);
    }

    // What an answer does to mean and covariance: the mean moves along `direction` by `step`, the covariance loses
    // `shrink` times its square.
    struct Update {
        double step = 0;
        double shrink = 0;
    };

    Update update_for(double difference, double variance)
    {
        // The mode lies where the step equals the probability of the other answer.
        Update update;
        for (auto i = 0; i < 30; ++i) {
            auto const p = logistic(difference + variance * update.step);
            auto const change = (1 - p - update.step) / (1 + variance * p * (1 - p));
            update.step += change;
            if (std::abs(change) < 1e-13)
                break;
        }
        auto const p = logistic(difference + variance * update.step);
        update.shrink = p * (1 - p) / (1 + variance * p * (1 - p));
        return update;
    }

    std::vector<double> direction_of(UtilityDistribution const& utilities, ItemPair pair)
    {
        std::vector<double> direction(utilities.mean.size());
        for (std::size_t i = 0; i < direction.size(); ++i)
            direction[i] = utilities.covariance(i, pair.left) - utilities.covariance(i, pair.right);
        return direction;
    }

    // How many pairs of items are expected to stand in the wrong order, once the answer to `pair` is known; up to a
    // constant what Kendall's tau will miss.
    class OrderLoss {
    public:
        explicit OrderLoss(UtilityDistribution const& utilities)
            : m_utilities(utilities)
        {
            auto const items = utilities.mean.size();
            for (std::size_t i = 0; i < items; ++i) {
                for (std::size_t j = 0; j < i; ++j)
                    m_variances.push_back(variance_of_difference(utilities, i, j));
            }
        }

        double after(ItemPair pair) const
        {
            auto const direction = direction_of(m_utilities, pair);
            auto const difference = m_utilities.mean[pair.left] - m_utilities.mean[pair.right];
            auto const variance = variance_of_difference(m_utilities, pair.left, pair.right);
            auto const p = logistic(difference / std::sqrt(1 + pi_over_8 * variance));
            auto const left = update_for(difference, variance), right = update_for(-difference, variance);
            return p * loss(direction, left.step, left.shrink) + (1 - p) * loss(direction, -right.step, right.shrink);
        }

    private:
        double loss(std::vector<double> const& direction, double step, double shrink) const
        {
            double sum = 0;
            std::size_t at = 0;
            for (std::size_t i = 0; i < direction.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    auto const along = direction[i] - direction[j];
                    auto const mean = m_utilities.mean[i] - m_utilities.mean[j] + step * along;
                    auto const variance = std::max(m_variances[at++] - shrink * along * along, 1e-12);
                    // The logistic curve stands in for the normal one.
                    sum += logistic(-1.702 * std::abs(mean) / std::sqrt(variance));
                }
            }
            return sum;
        }

        UtilityDistribution const& m_utilities;
        std::vector<double> m_variances; // of the differences of two items
    };

    std::vector<ItemPair> open_pairs(PairsState const& state)
    {
        auto const items = state.utilities.mean.size();
        std::vector<ItemPair> open;
        for (std::size_t a = 0; a < items; ++a) {
            for (auto b = a + 1; b < items; ++b) {
                if (!state.asked[a * items + b])
                    open.push_back({ a, b });
            }
        }
        return open;
    }

    // An item that lags behind the average by more than this is asked about whatever the others promise.
    bool lags(PairsState const& state, std::size_t item)
    {
        auto const average = 2 * state.votes / state.appearances.size();
        return 3 * state.appearances[item] < average;
    }

    // Of the pairs with the most information, the one after whose answer the fewest items are expected to stand in the
    // wrong order.
    ItemPair most_promising(PairsState const& state, std::vector<ItemPair> open, base::Random& random)
    {
        random.shuffle(open);
        auto const late = std::any_of(
            open.begin(), open.end(), [&](auto pair) { return lags(state, pair.left) || lags(state, pair.right); });
        if (late)
            std::erase_if(open, [&](auto pair) { return !lags(state, pair.left) && !lags(state, pair.right); });
        base::stable_sort(open, [&](auto const& a, auto const& b) {
            return information(state.utilities, a.left, a.right) > information(state.utilities, b.left, b.right);
        });
        open.resize(std::min(open.size(), looked_ahead));
        OrderLoss const loss(state.utilities);
        auto best = open.front();
        auto least = loss.after(best);
        for (auto const& pair : open) {
            auto const after = loss.after(pair);
            if (after < least) {
                least = after;
                best = pair;
            }
        }
        return best;
    }

}

PairsState begin_pairs(UtilityDistribution prior, std::size_t most_votes, std::uint64_t seed)
{
    PairsState state;
    auto const items = prior.mean.size();
    assert(items >= 2 && prior.covariance.rows == items && prior.covariance.columns == items);
    state.utilities = std::move(prior);
    state.asked.assign(items * items, 0);
    state.appearances.assign(items, 0);
    state.most_votes = most_votes;
    state.seed = seed;
    return state;
}

PairsState begin_pairs(std::size_t items, std::size_t most_votes, std::uint64_t seed)
{
    return begin_pairs(weak_prior(items), most_votes, seed);
}

PairsState next_respondent(PairsState state, std::uint64_t seed)
{
    auto const most_votes = state.most_votes;
    return begin_pairs(std::move(state.utilities), most_votes, seed);
}

std::optional<ItemPair> next_pair(PairsState const& state)
{
    auto open = open_pairs(state);
    if (open.empty() || state.votes >= state.most_votes)
        return {};
    base::Random random(state.seed, state.votes);
    auto chosen = open[random.below(static_cast<std::uint32_t>(open.size()))];
    if (!random.chance(exploring))
        chosen = most_promising(state, std::move(open), random);
    // Which side an item stands on must say nothing.
    if (random.below(2) == 1)
        std::swap(chosen.left, chosen.right);
    return chosen;
}

PairsState answer_pair(PairsState state, ItemPair pair, PairAnswer answer)
{
    auto const items = state.utilities.mean.size();
    assert(pair.left < items && pair.right < items && pair.left != pair.right);
    state.asked[pair.left * items + pair.right] = state.asked[pair.right * items + pair.left] = 1;
    ++state.appearances[pair.left];
    ++state.appearances[pair.right];
    ++state.votes;
    if (answer == PairAnswer::skipped)
        return state;

    auto const winner = answer == PairAnswer::left ? pair.left : pair.right;
    auto const loser = answer == PairAnswer::left ? pair.right : pair.left;
    auto& [mean, covariance] = state.utilities;
    auto const direction = direction_of(state.utilities, { winner, loser });
    auto const update = update_for(mean[winner] - mean[loser], variance_of_difference(state.utilities, winner, loser));
    for (std::size_t i = 0; i < items; ++i) {
        mean[i] += update.step * direction[i];
        for (std::size_t j = 0; j < items; ++j)
            covariance(i, j) -= update.shrink * direction[i] * direction[j];
    }
    return state;
}

std::size_t votes_left(PairsState const& state)
{
    return std::min(state.most_votes - std::min(state.votes, state.most_votes), open_pairs(state).size());
}

}
