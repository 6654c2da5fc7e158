#include "choice/bradley_terry.h"

#include "base/elementary.h"
#include "choice/cholesky.h"
#include "choice/wins_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    double const nan = std::numeric_limits<double>::quiet_NaN();

    // All contests of an ordered pair of items taken together.
    std::vector<Contest> gathered(std::span<Contest const> contests, std::size_t items)
    {
        std::vector<double> counts(items * items * 3);
        for (auto const& contest : contests) {
            auto* const cell = counts.data() + (contest.first * items + contest.second) * 3;
            cell[0] += contest.first_wins;
            cell[1] += contest.second_wins;
            cell[2] += contest.ties;
        }
        std::vector<Contest> pairs;
        for (std::uint32_t i = 0; i < items; ++i) {
            for (std::uint32_t j = 0; j < items; ++j) {
                auto const* const cell = counts.data() + (i * items + j) * 3;
                if (i != j && cell[0] + cell[1] + cell[2] > 0)
                    pairs.push_back({ i, j, cell[0], cell[1], cell[2] });
            }
        }
        return pairs;
    }

    // Where the parameters stand: the items without the reference, then home, then the logarithm of nu.
    struct Layout {
        std::size_t items = 0, reference = 0;
        bool has_home = false, has_ties = false;

        std::size_t home() const { return items - 1; }
        std::size_t ties() const { return items - 1 + (has_home ? 1 : 0); }
        std::size_t size() const { return ties() + (has_ties ? 1 : 0); }
        std::size_t place(std::size_t item) const { return item < reference ? item : item - 1; }
    };

    ContestOutcome outcome(double difference, double nu)
    {
        auto const up = base::exp(difference / 2), down = base::exp(-difference / 2);
        auto const total = up + down + nu;
        return { up / total, down / total, nu / total };
    }

    double counted_log(double count, double probability)
    {
        return count > 0 ? count * base::log(probability) : 0;
    }

    struct Point {
        double log_likelihood = 0;
        std::vector<double> gradient, information;
    };

    struct Term {
        std::size_t place = 0;
        double sign = 0;
    };

    // Half the difference of the wins is the sufficient statistic of d, the number of ties that of log nu.
    Point evaluate(Layout const& layout, std::span<Contest const> pairs, std::span<double const> at)
    {
        auto const n = layout.size();
        Point point { 0, std::vector<double>(n), std::vector<double>(n * n) };
        auto const nu = layout.has_ties ? base::exp(at[layout.ties()]) : 0;
        for (auto const& pair : pairs) {
            Term terms[3];
            std::size_t count = 0;
            if (pair.first != layout.reference)
                terms[count++] = { layout.place(pair.first), 1 };
            if (pair.second != layout.reference)
                terms[count++] = { layout.place(pair.second), -1 };
            if (layout.has_home)
                terms[count++] = { layout.home(), 1 };
            double difference = 0;
            for (std::size_t i = 0; i < count; ++i)
                difference += terms[i].sign * at[terms[i].place];
            auto const p = outcome(difference, nu);
            auto const total = pair.first_wins + pair.second_wins + pair.ties;
            auto const lead = p.first - p.second;
            point.log_likelihood += counted_log(pair.first_wins, p.first) + counted_log(pair.second_wins, p.second)
                + counted_log(pair.ties, p.tie);
            auto const slope = (pair.first_wins - pair.second_wins - total * lead) / 2;
            auto const curvature = total * (p.first + p.second - lead * lead) / 4;
            for (std::size_t i = 0; i < count; ++i) {
                point.gradient[terms[i].place] += terms[i].sign * slope;
                for (std::size_t j = 0; j < count; ++j)
                    point.information[terms[i].place * n + terms[j].place] += terms[i].sign * terms[j].sign * curvature;
            }
            if (!layout.has_ties)
                continue;
            auto const t = layout.ties();
            point.gradient[t] += pair.ties - total * p.tie;
            point.information[t * n + t] += total * p.tie * (1 - p.tie);
            for (std::size_t i = 0; i < count; ++i) {
                auto const cross = -terms[i].sign * total * lead * p.tie / 2;
                point.information[t * n + terms[i].place] += cross;
                point.information[terms[i].place * n + t] += cross;
            }
        }
        return point;
    }

    struct Maximum {
        std::vector<double> at, covariance;
        double log_likelihood = 0;
        bool is_found = false;
    };

    Maximum maximise(Layout const& layout, std::span<Contest const> pairs)
    {
        auto const n = layout.size();
        Maximum found;
        found.at.assign(n, 0);
        double count = 0;
        for (auto const& pair : pairs)
            count += pair.first_wins + pair.second_wins + pair.ties;
        auto point = evaluate(layout, pairs, found.at);
        for (int iteration = 0; iteration < 60; ++iteration) {
            auto factor = point.information;
            if (!cholesky(factor, n, 1e-10))
                return found;
            auto step = point.gradient;
            solve_factored(factor, n, step);
            double decrement = 0;
            for (std::size_t k = 0; k < n; ++k)
                decrement += step[k] * point.gradient[k];
            auto const before = point.log_likelihood;
            auto next = found.at;
            for (auto length = 1.0; length > 1e-6; length /= 2) {
                for (std::size_t k = 0; k < n; ++k)
                    next[k] = found.at[k] + length * step[k];
                point = evaluate(layout, pairs, next);
                if (point.log_likelihood >= before - 1e-12 * std::abs(before))
                    break;
            }
            found.at = next;
            if (decrement > 1e-12 * count)
                continue;
            found.is_found = cholesky(point.information, n, 1e-10);
            if (found.is_found)
                found.covariance = inverse_of_factored(point.information, n);
            found.log_likelihood = point.log_likelihood;
            return found;
        }
        return found;
    }

    void write_abilities(Layout const& layout, Maximum const& found, BradleyTerryFit& fit)
    {
        auto const items = layout.items, n = layout.size();
        auto const ability
            = [&](std::size_t item) { return item == layout.reference ? 0 : found.at[layout.place(item)]; };
        auto const covariance = [&](std::size_t a, std::size_t b) {
            auto const is_zero = a == layout.reference || b == layout.reference;
            return is_zero ? 0 : found.covariance[layout.place(a) * n + layout.place(b)];
        };
        auto const count = static_cast<double>(items);
        std::vector<double> row_means(items);
        double mean = 0, covariance_mean = 0, worth = 0, largest = 0;
        for (std::size_t a = 0; a < items; ++a) {
            mean += ability(a) / count;
            largest = std::max(largest, ability(a));
            for (std::size_t b = 0; b < items; ++b)
                row_means[a] += covariance(a, b) / count;
            covariance_mean += row_means[a] / count;
        }
        for (std::size_t a = 0; a < items; ++a) {
            fit.abilities[a] = ability(a);
            fit.standard_errors[a] = std::sqrt(covariance(a, a));
            fit.centred_abilities[a] = ability(a) - mean;
            fit.centred_standard_errors[a]
                = std::sqrt(std::max(covariance(a, a) - 2 * row_means[a] + covariance_mean, 0.0));
            worth += fit.worths[a] = base::exp(ability(a) - largest);
        }
        for (auto& share : fit.worths)
            share /= worth;
    }

}

BradleyTerryFit fit_bradley_terry(
    std::span<std::string const> names, std::span<Contest const> contests, BradleyTerrySettings const& settings)
{
    auto const items = names.size();
    auto const pairs = gathered(contests, items);
    BradleyTerryFit fit;
    for (auto* const numbers :
        { &fit.abilities, &fit.standard_errors, &fit.centred_abilities, &fit.centred_standard_errors, &fit.worths })
        numbers->assign(items, nan);
    fit.home_effect = fit.home_standard_error = fit.tie_log = fit.tie_log_standard_error = nan;
    fit.log_likelihood_kernel = nan;
    if (items < 2 || pairs.empty()) {
        fit.warnings.push_back({ "no_data", "There is no contest between two items." });
        return fit;
    }
    if (auto found = unbounded_items(names, pairs); !found.empty()) {
        fit.warnings = std::move(found);
        return fit;
    }
    double ties = 0, wins = 0;
    for (auto const& pair : pairs) {
        ties += pair.ties;
        wins += pair.first_wins + pair.second_wins;
    }
    if (settings.has_ties && wins == 0) {
        fit.warnings.push_back({ "only_ties", "Every contest ended in a tie, so how often items tie has no bound." });
        return fit;
    }
    if (settings.has_ties && ties == 0)
        fit.warnings.push_back({ "no_ties", "No contest ended in a tie: nu is 0, its logarithm is not estimable." });
    Layout const layout { items, settings.reference, settings.has_home_advantage, settings.has_ties && ties > 0 };
    auto const found = maximise(layout, pairs);
    if (!found.is_found) {
        fit.warnings.push_back(
            { "separation", "The likelihood has no maximum: the outcomes are perfectly predicted." });
        return fit;
    }
    auto const n = layout.size();
    write_abilities(layout, found, fit);
    if (layout.has_home) {
        fit.home_effect = found.at[layout.home()];
        fit.home_standard_error = std::sqrt(found.covariance[layout.home() * n + layout.home()]);
    }
    if (layout.has_ties) {
        fit.tie_log = found.at[layout.ties()];
        fit.tie_log_standard_error = std::sqrt(found.covariance[layout.ties() * n + layout.ties()]);
    }
    fit.log_likelihood_kernel = found.log_likelihood;
    fit.parameters = n;
    return fit;
}

ContestOutcome outcome_of(
    BradleyTerryFit const& fit, BradleyTerrySettings const& settings, std::size_t first, std::size_t second)
{
    auto const home = settings.has_home_advantage ? fit.home_effect : 0;
    return outcome(fit.abilities[first] - fit.abilities[second] + home,
        settings.has_ties && !std::isnan(fit.tie_log) ? base::exp(fit.tie_log) : 0);
}

Deviance deviance(BradleyTerryFit const& fit, std::span<Contest const> contests, BradleyTerrySettings const& settings)
{
    Deviance found;
    double wins = 0, ties = 0;
    for (auto const& contest : contests) {
        wins += contest.first_wins + contest.second_wins;
        ties += contest.ties;
    }
    auto const alike = outcome(0, ties > 0 && wins > 0 ? 2 * ties / wins : 0);
    for (auto const& contest : contests) {
        auto const total = contest.first_wins + contest.second_wins + contest.ties;
        if (!(total > 0))
            continue;
        ++found.contests;
        auto const own = counted_log(contest.first_wins, contest.first_wins / total)
            + counted_log(contest.second_wins, contest.second_wins / total)
            + counted_log(contest.ties, contest.ties / total);
        auto const under = [&](ContestOutcome const& p) {
            return counted_log(contest.first_wins, p.first) + counted_log(contest.second_wins, p.second)
                + counted_log(contest.ties, p.tie);
        };
        found.residual += 2 * (own - under(outcome_of(fit, settings, contest.first, contest.second)));
        found.null += 2 * (own - under(alike));
    }
    return found;
}

}
