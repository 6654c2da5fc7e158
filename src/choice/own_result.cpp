#include "choice/own_result.h"

#include "base/elementary.h"
#include "base/sort.h"
#include "base/variates.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Cholesky>

namespace dure::choice {

namespace {

    // Variance of the sum of some of the parameters, with weights.
    double variance_of(stats::Table const& covariance, std::vector<double> const& weights)
    {
        double sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            for (std::size_t j = 0; j < weights.size() && weights[i] != 0; ++j)
                sum += weights[i] * weights[j] * covariance(i, j);
        }
        return std::max(sum, 0.0);
    }

    UtilityDistribution centred(UtilityDistribution const& utilities)
    {
        auto result = utilities;
        auto const items = utilities.mean.size();
        auto const count = static_cast<double>(items);
        auto const mean = std::accumulate(utilities.mean.begin(), utilities.mean.end(), 0.0) / count;
        std::vector<double> rows(items, 0.0);
        double all = 0;
        for (std::size_t i = 0; i < items; ++i) {
            result.mean[i] -= mean;
            for (std::size_t j = 0; j < items; ++j)
                rows[i] += utilities.covariance(i, j) / count;
            all += rows[i] / count;
        }
        for (std::size_t i = 0; i < items; ++i) {
            for (std::size_t j = 0; j < items; ++j)
                result.covariance(i, j) += all - rows[i] - rows[j];
        }
        return result;
    }

    std::size_t favourite_of(std::span<double const> utilities)
    {
        return static_cast<std::size_t>(std::max_element(utilities.begin(), utilities.end()) - utilities.begin());
    }

    Agreement agreement_of(double share, double people)
    {
        constexpr double z = 1.959963984540054;
        auto const z2 = z * z / people;
        auto const middle = share + z2 / 2;
        auto const half = std::sqrt(z2 * (share * (1 - share) + z2 / 4));
        return { share, std::max(0.0, (middle - half) / (1 + z2)), std::min(1.0, (middle + half) / (1 + z2)), people };
    }

    bool is_distribution(std::vector<double> const& weights)
    {
        double sum = 0;
        for (auto const weight : weights) {
            if (!std::isfinite(weight) || weight < 0)
                return false;
            sum += weight;
        }
        return sum > 0 && std::isfinite(sum);
    }

    bool are_usable(UtilitySegments const& segments)
    {
        return segments.means.rows > 0 && segments.means.columns > 0 && segments.shares.size() == segments.means.rows
            && is_distribution(segments.shares) && segments.people > 0
            && (segments.within.empty() || segments.within.size() == segments.means.columns)
            && std::all_of(
                segments.within.begin(), segments.within.end(), [](double variance) { return variance > 0; });
    }

    double deviation_within(UtilitySegments const& segments, std::size_t item)
    {
        return segments.within.empty() ? 1 : std::sqrt(segments.within[item]);
    }

    // The share of a segment's people whose best item is `item`.
    double favouring(UtilitySegments const& segments, std::size_t segment, std::size_t item)
    {
        constexpr int steps = 256;
        constexpr double reach = 8;
        constexpr double root_two_pi = 2.5066282746310002;
        auto const means = segments.means.row(segment);
        double sum = 0;
        for (int step = 0; step <= steps; ++step) {
            auto const z = reach * (2.0 * step / steps - 1);
            auto const own = means[item] + z * deviation_within(segments, item);
            auto density = base::exp(-0.5 * z * z) / root_two_pi;
            for (std::size_t other = 0; other < means.size() && density > 1e-18; ++other) {
                if (other != item)
                    density *= stats::normal_cumulative((own - means[other]) / deviation_within(segments, other));
            }
            sum += density;
        }
        return std::min(1.0, sum * 2 * reach / steps);
    }

    // The best allowed profile, attribute by attribute, leaving out what can no longer beat the best.
    class BestProfile {
    public:
        BestProfile(ConjointSpec const& spec, std::vector<std::vector<OwnUtility>> const& part_worths)
            : m_spec(spec)
            , m_part_worths(part_worths)
            , m_rest(part_worths.size() + 1, 0.0)
        {
            for (auto i = part_worths.size(); i-- > 0;) {
                auto most = part_worths[i].front().value;
                for (auto const& utility : part_worths[i])
                    most = std::max(most, utility.value);
                m_rest[i] = m_rest[i + 1] + most;
            }
        }

        void find()
        {
            m_steps_left = 100'000;
            extend(0);
        }

        Profile best;
        double best_utility = 0;

    private:
        void extend(double utility)
        {
            auto const attribute = m_profile.size();
            if (m_steps_left == 0 || (!best.empty() && utility + m_rest[attribute] <= best_utility))
                return;
            --m_steps_left;
            if (attribute == m_part_worths.size()) {
                best = m_profile;
                best_utility = utility;
                return;
            }
            std::vector<std::size_t> order(m_part_worths[attribute].size());
            std::iota(order.begin(), order.end(), std::size_t { 0 });
            base::stable_sort(order,
                [&](auto a, auto b) { return m_part_worths[attribute][a].value > m_part_worths[attribute][b].value; });
            for (auto const level : order) {
                m_profile.push_back(level);
                if (is_allowed())
                    extend(utility + m_part_worths[attribute][level].value);
                m_profile.pop_back();
            }
        }

        bool is_allowed() const
        {
            auto const has = [&](std::size_t attribute, std::size_t level) {
                return attribute < m_profile.size() && m_profile[attribute] == level;
            };
            return std::none_of(m_spec.prohibitions.begin(), m_spec.prohibitions.end(), [&](auto const& p) {
                return has(p.first_attribute, p.first_level) && has(p.second_attribute, p.second_level);
            });
        }

        ConjointSpec const& m_spec;
        std::vector<std::vector<OwnUtility>> const& m_part_worths;
        std::vector<double> m_rest; // the most that this attribute and those after it can add
        Profile m_profile;
        std::size_t m_steps_left = 0;
    };

    // Part-worths of all levels from parameters in effects coding: the last level is minus the sum of the others.
    std::vector<std::vector<OwnUtility>> part_worths_of(
        std::vector<std::size_t> const& levels, UtilityDistribution const& parameters)
    {
        std::vector<std::vector<OwnUtility>> part_worths;
        std::size_t first = 0;
        for (auto const count : levels) {
            part_worths.emplace_back();
            for (std::size_t level = 0; level < count; ++level) {
                std::vector<double> weights(parameters.mean.size(), 0.0);
                for (std::size_t i = 0; i + 1 < count; ++i)
                    weights[first + i] = level == count - 1 ? -1 : level == i ? 1 : 0;
                auto const value = std::inner_product(weights.begin(), weights.end(), parameters.mean.begin(), 0.0);
                part_worths.back().push_back({ value, std::sqrt(variance_of(parameters.covariance, weights)) });
            }
            first += count - 1;
        }
        return part_worths;
    }

    std::vector<double> importance_of(std::vector<std::vector<OwnUtility>> const& part_worths)
    {
        std::vector<double> ranges;
        double sum = 0;
        for (auto const& levels : part_worths) {
            auto const [least, most] = std::minmax_element(
                levels.begin(), levels.end(), [](auto const& a, auto const& b) { return a.value < b.value; });
            ranges.push_back(most->value - least->value);
            sum += ranges.back();
        }
        for (auto& range : ranges)
            range = sum > 0 ? 100 * range / sum : 0;
        return ranges;
    }

}

base::Result<OwnItems> own_items(
    std::size_t items, std::vector<ItemAnswer> const& answers, std::optional<UtilityDistribution> const& prior)
{
    auto const posterior = TRY(utility_posterior(prior ? *prior : weak_prior(items), coded_choices(items, answers)));
    OwnItems own;
    own.iterations = posterior.iterations;
    own.centred = centred(posterior.utilities);
    for (std::size_t i = 0; i < items; ++i) {
        own.utilities.push_back({ own.centred.mean[i], std::sqrt(std::max(own.centred.covariance(i, i), 0.0)) });
        own.ranking.push_back(i);
    }
    base::stable_sort(own.ranking, [&](auto a, auto b) { return own.utilities[a].value > own.utilities[b].value; });
    return own;
}

base::Result<OwnProfile> own_profile(ConjointSpec const& spec, std::vector<ProfileAnswer> const& answers,
    std::optional<UtilityDistribution> const& prior)
{
    std::vector<std::size_t> levels;
    for (auto const& attribute : spec.attributes)
        levels.push_back(attribute.levels);
    auto const parameters = parameter_count({ levels, LevelCoding::effects, spec.none });
    std::vector<CodedChoice> choices;
    for (auto const& answer : answers) {
        CodedChoice choice { stats::Table(answer.shown.size(), parameters), answer.chosen };
        for (std::size_t row = 0; row < answer.shown.size(); ++row) {
            code_profile(levels, LevelCoding::effects, answer.shown[row],
                choice.alternatives.row(row).first(coded_columns(levels)));
            if (spec.none && answer.shown[row].empty())
                choice.alternatives(row, parameters - 1) = 1;
        }
        choices.push_back(std::move(choice));
    }
    auto const posterior = TRY(utility_posterior(prior ? *prior : weak_prior(parameters), choices));
    OwnProfile own;
    own.iterations = posterior.iterations;
    own.part_worths = part_worths_of(levels, posterior.utilities);
    own.importance = importance_of(own.part_worths);
    if (spec.none)
        own.none = OwnUtility { posterior.utilities.mean.back(),
            std::sqrt(posterior.utilities.covariance(parameters - 1, parameters - 1)) };
    BestProfile search(spec, own.part_worths);
    search.find();
    own.best = std::move(search.best);
    own.best_utility = search.best_utility;
    own.parameters = posterior.utilities;
    return own;
}

double chance_ahead(UtilityDistribution const& utilities, std::size_t first, std::size_t second)
{
    std::vector<double> weights(utilities.mean.size(), 0.0);
    weights[first] = 1;
    weights[second] = -1;
    auto const off = utilities.mean[first] - utilities.mean[second];
    auto const variance = variance_of(utilities.covariance, weights);
    if (!(variance > 0))
        return off > 0 ? 1 : off < 0 ? 0 : 0.5;
    return stats::normal_cumulative(off / std::sqrt(variance));
}

namespace {

    // Draws of the parameters in effects coding, as the part-worths of all levels.
    class Draws {
    public:
        Draws(OwnProfile const& own, std::uint64_t seed)
            : m_random(seed)
            , m_levels()
            , m_size(static_cast<Eigen::Index>(own.parameters.mean.size()))
            , m_mean(Eigen::Map<Eigen::VectorXd const>(own.parameters.mean.data(), m_size))
            , m_factor(Eigen::MatrixXd(
                  Eigen::Map<Eigen::MatrixXd const>(own.parameters.covariance.cells.data(), m_size, m_size))
                           .llt()
                           .matrixL())
        {
            for (auto const& levels : own.part_worths)
                m_levels.push_back(levels.size());
        }

        std::vector<std::vector<double>> next()
        {
            Eigen::VectorXd normal(m_size);
            for (Eigen::Index i = 0; i < m_size; ++i)
                normal(i) = base::standard_normal(m_random);
            Eigen::VectorXd const drawn = m_mean + m_factor * normal;
            std::vector<std::vector<double>> utilities;
            Eigen::Index first = 0;
            for (auto const count : m_levels) {
                utilities.emplace_back();
                double sum = 0;
                for (std::size_t i = 0; i + 1 < count; ++i) {
                    utilities.back().push_back(drawn(first++));
                    sum += utilities.back().back();
                }
                utilities.back().push_back(-sum);
            }
            return utilities;
        }

    private:
        base::Random m_random;
        std::vector<std::size_t> m_levels;
        Eigen::Index m_size;
        Eigen::VectorXd m_mean;
        Eigen::MatrixXd m_factor;
    };

    std::vector<std::size_t> by_importance(std::vector<double> const& importance)
    {
        std::vector<std::size_t> order(importance.size());
        std::iota(order.begin(), order.end(), std::size_t { 0 });
        base::stable_sort(order, [&](auto a, auto b) { return importance[a] > importance[b]; });
        return order;
    }

}

ProfileCertainty profile_certainty(OwnProfile const& own, std::uint64_t seed, std::size_t draws)
{
    ProfileCertainty certainty;
    auto const attributes = own.part_worths.size();
    for (auto const& levels : own.part_worths)
        certainty.best_level.emplace_back(levels.size(), 0.0);
    auto const order = by_importance(own.importance);
    auto const each = 1 / static_cast<double>(draws);
    std::vector<std::vector<double>> drawn(attributes);
    Draws posterior(own, seed);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        std::vector<double> ranges;
        double sum = 0;
        auto const utilities = posterior.next();
        for (std::size_t a = 0; a < attributes; ++a) {
            auto const best = favourite_of(utilities[a]);
            certainty.best_level[a][best] += each;
            ranges.push_back(utilities[a][best] - *std::min_element(utilities[a].begin(), utilities[a].end()));
            sum += ranges.back();
        }
        for (std::size_t a = 0; a < attributes; ++a)
            drawn[a].push_back(sum > 0 ? 100 * ranges[a] / sum : 0);
        if (attributes < 2 || ranges[order[0]] > ranges[order[1]])
            certainty.first_attribute += each;
    }
    for (auto& shares : drawn) {
        base::stable_sort(shares, [](double a, double b) { return a < b; });
        certainty.importance.push_back({ shares[shares.size() / 40], shares[shares.size() - 1 - shares.size() / 40] });
    }
    return certainty;
}

std::optional<Agreement> same_favourite(UtilitySample const& sample, std::size_t item)
{
    auto const people = sample.utilities.rows;
    if (people == 0 || item >= sample.utilities.columns || (!sample.weights.empty() && sample.weights.size() != people)
        || (!sample.weights.empty() && !is_distribution(sample.weights)))
        return {};
    double sum = 0, squares = 0, same = 0;
    for (std::size_t i = 0; i < people; ++i) {
        auto const weight = sample.weights.empty() ? 1 : sample.weights[i];
        sum += weight;
        squares += weight * weight;
        same += favourite_of(sample.utilities.row(i)) == item ? weight : 0;
    }
    return agreement_of(same / sum, sum * sum / squares);
}

std::optional<Agreement> same_favourite(UtilitySegments const& segments, std::size_t item)
{
    if (!are_usable(segments) || item >= segments.means.columns)
        return {};
    double sum = 0, same = 0;
    for (std::size_t i = 0; i < segments.means.rows; ++i) {
        sum += segments.shares[i];
        same += favouring(segments, i, item) * segments.shares[i];
    }
    return agreement_of(same / sum, segments.people);
}

std::optional<Agreement> same_product(std::vector<UtilitySegments> const& attributes, Profile const& product)
{
    if (attributes.empty() || product.size() != attributes.size())
        return {};
    auto const& first = attributes.front();
    for (std::size_t a = 0; a < attributes.size(); ++a) {
        if (!are_usable(attributes[a]) || product[a] >= attributes[a].means.columns
            || attributes[a].means.rows != first.means.rows)
            return {};
    }
    double sum = 0, same = 0;
    for (std::size_t i = 0; i < first.means.rows; ++i) {
        auto share = first.shares[i];
        sum += share;
        for (std::size_t a = 0; a < attributes.size(); ++a)
            share *= favouring(attributes[a], i, product[a]);
        same += share;
    }
    return agreement_of(same / sum, first.people);
}

std::optional<SegmentMembership> nearest_segment(UtilitySegments const& segments, UtilityDistribution const& own)
{
    auto const items = own.mean.size();
    if (!are_usable(segments) || segments.means.columns != items || own.covariance.rows != items)
        return {};
    auto const size = static_cast<Eigen::Index>(items);
    Eigen::MatrixXd spread = Eigen::Map<Eigen::MatrixXd const>(own.covariance.cells.data(), size, size);
    for (std::size_t item = 0; item < items; ++item) {
        auto const i = static_cast<Eigen::Index>(item);
        spread(i, i) += deviation_within(segments, item) * deviation_within(segments, item);
    }
    Eigen::LLT<Eigen::MatrixXd> const factors(spread);
    std::vector<double> scores;
    for (std::size_t i = 0; i < segments.means.rows; ++i) {
        auto const row = segments.means.row(i);
        auto const mean = std::accumulate(row.begin(), row.end(), 0.0) / static_cast<double>(items);
        Eigen::VectorXd off(size);
        for (std::size_t item = 0; item < items; ++item)
            off(static_cast<Eigen::Index>(item)) = own.mean[item] - (row[item] - mean);
        scores.push_back(base::log(segments.shares[i]) - 0.5 * off.dot(factors.solve(off)));
    }
    SegmentMembership membership;
    membership.segment = favourite_of(scores);
    double sum = 0;
    for (auto const score : scores)
        sum += base::exp(score - scores[membership.segment]);
    membership.probability = 1 / sum;
    auto const all = std::accumulate(segments.shares.begin(), segments.shares.end(), 0.0);
    membership.agreement = agreement_of(segments.shares[membership.segment] / all, segments.people);
    return membership;
}

}
