#include "choice/hierarchical_bayes.h"

#include "base/elementary.h"
#include "base/variates.h"
#include "choice/cholesky.h"
#include "choice/convergence.h"
#include "choice/hierarchical_bayes_fit.h"
#include "choice/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    // One step for each proposal, by an angle that differs from sweep to sweep. A quarter of a turn, 1.57, would forget
    // where the coefficients stood; these are accepted more often and gave the most effective draws per second.
    constexpr double least_angle = 0.9, largest_angle = 1.3;

    struct Turn {
        double angle = 0, sine = 0, cosine = 1;
    };

    // sin and cos by the half-angle's tangent, whose series is short here: no library's last digit.
    Turn turn_by(double angle)
    {
        auto const half = angle / 2, square = half * half;
        auto const tangent
            = half * (1 + square * (1.0 / 3 + square * (2.0 / 15 + square * (17.0 / 315 + square * (62.0 / 2835)))));
        auto const divisor = 1 + tangent * tangent;
        return { angle, 2 * tangent / divisor, (1 - tangent * tangent) / divisor };
    }

    // mode + F^-T place
    void coefficients_at(HierarchicalBayes const& chain, std::size_t person, double const* place, double* coefficients)
    {
        auto const n = chain.stride;
        auto const* const mode = chain.modes.data() + person * n;
        std::copy(mode, mode + n, coefficients);
        add_lower_rows(place, chain.inverse_factors.data() + person * n * n, n, coefficients);
    }

    struct Workspace {
        std::vector<double> coefficients, place, slope, speed, kick, room;
    };

    // The kick is minus the gradient, at e, of what the posterior has beyond the normal: b = mode + G' e makes grad_e =
    // G grad_b. Returns (b - mean)' P (b - mean), which the same product P b gives.
    double find_kick(HierarchicalBayes const& chain, std::size_t person, double const* coefficients,
        double const* place, double const* slope, Workspace& work)
    {
        auto const n = chain.stride;
        double distance = 0;
        multiply_rows(chain.precision.data(), n, n, false, coefficients, work.room.data());
        for (std::size_t k = 0; k < n; ++k) {
            auto const pull = chain.pull[k] - work.room[k];
            distance -= (coefficients[k] - chain.mean[k]) * pull;
            work.room[k] = slope[k] + pull;
        }
        multiply_rows(chain.inverse_factors.data() + person * n * n, n, n, true, work.room.data(), work.kick.data());
        for (std::size_t k = 0; k < n; ++k)
            work.kick[k] += place[k];
        return distance;
    }

    DURE_HOT_FUNCTION bool move_person(HierarchicalBayes& chain, PersonLikelihood const& likelihood, std::size_t person,
        Turn const& turn, Workspace& work)
    {
        auto const n = chain.stride;
        auto* const coefficients = chain.coefficients.data() + person * n;
        auto* const place = chain.places.data() + person * n;
        auto* const slope = chain.slopes.data() + person * n;
        for (std::size_t k = 0; k < chain.parameters; ++k)
            work.speed[k] = base::standard_normal(chain.random);
        std::copy(place, place + n, work.place.begin());
        auto const distance = find_kick(chain, person, coefficients, place, slope, work);
        auto const before = chain.log_likelihoods[person] - 0.5 * (sum_of_squares(work.speed.data(), n) + distance);
        add_scaled(turn.angle / 2, work.kick.data(), work.speed.data(), n);
        for (std::size_t k = 0; k < n; ++k) {
            auto const e = work.place[k], v = work.speed[k];
            work.place[k] = turn.cosine * e + turn.sine * v;
            work.speed[k] = turn.cosine * v - turn.sine * e;
        }
        coefficients_at(chain, person, work.place.data(), work.coefficients.data());
        auto const log_likelihood = likelihood.log_likelihood(work.coefficients.data(), work.slope.data());
        auto const new_distance
            = find_kick(chain, person, work.coefficients.data(), work.place.data(), work.slope.data(), work);
        add_scaled(turn.angle / 2, work.kick.data(), work.speed.data(), n);
        auto const after = log_likelihood - 0.5 * (sum_of_squares(work.speed.data(), n) + new_distance);
        auto const threshold = base::log(1 - chain.random.unit());
        if (!(after - before > threshold)) // not where it is NaN
            return false;
        std::copy(work.coefficients.begin(), work.coefficients.end(), coefficients);
        std::copy(work.place.begin(), work.place.end(), place);
        std::copy(work.slope.begin(), work.slope.end(), slope);
        chain.log_likelihoods[person] = log_likelihood;
        return true;
    }

    void keep_draw(HierarchicalBayes& chain)
    {
        auto const k_count = chain.parameters, n = chain.stride;
        chain.mean_draws.insert(
            chain.mean_draws.end(), chain.mean.begin(), chain.mean.begin() + static_cast<long>(k_count));
        for (std::size_t person = 0; person < chain.respondents; ++person) {
            for (std::size_t k = 0; k < k_count; ++k) {
                auto const coefficient = chain.coefficients[person * n + k];
                chain.sums[person * k_count + k] += coefficient;
                chain.square_sums[person * k_count + k] += coefficient * coefficient;
            }
        }
        add_covariance(chain, chain.population_covariance_sum);
        ++chain.kept;
        auto const& settings = chain.settings;
        if (chain.kept_individuals < settings.individual_draws
            && chain.kept * settings.individual_draws >= (chain.kept_individuals + 1) * settings.expected_draws) {
            for (std::size_t person = 0; person < chain.respondents; ++person) {
                auto const* const own = chain.coefficients.data() + person * n;
                chain.individual_draws.insert(chain.individual_draws.end(), own, own + k_count);
            }
            ++chain.kept_individuals;
        }
    }

    void sweep(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people, Workspace& work)
    {
        auto const turn = turn_by(least_angle + (largest_angle - least_angle) * chain.random.unit());
        std::size_t accepted = 0;
        for (std::size_t person = 0; person < chain.respondents; ++person)
            accepted += move_person(chain, people[person], person, turn, work) ? 1 : 0;
        draw_population(chain);
        ++chain.sweeps;
        if (chain.sweeps > chain.settings.burn_in) {
            chain.proposed += chain.respondents;
            chain.accepted += accepted;
            keep_draw(chain);
        } else {
            add_covariance(chain, chain.covariance_sum);
            for (std::size_t k = 0; k < chain.parameters; ++k)
                chain.mean_sum[k] += chain.mean[k];
            ++chain.fitted_sweeps;
        }
    }

}

void advance(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people, std::size_t sweeps)
{
    if (chain.respondents == 0 || chain.parameters == 0)
        return;
    Workspace work;
    work.coefficients.assign(chain.stride, 0);
    work.place.assign(chain.stride, 0);
    work.speed.assign(chain.stride, 0);
    work.kick.assign(chain.stride, 0);
    work.slope.assign(chain.stride, 0);
    work.room.assign(2 * chain.stride, 0);
    for (std::size_t i = 0; i < sweeps; ++i) {
        if (chain.sweeps == chain.next_fit)
            fit_proposals(chain, people);
        sweep(chain, people, work);
    }
}

HierarchicalBayesSummary summarise(HierarchicalBayes const& chain)
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    auto const k_count = chain.parameters;
    auto const kept = static_cast<double>(chain.kept);
    HierarchicalBayesSummary summary;
    summary.acceptance = static_cast<double>(chain.accepted) / static_cast<double>(chain.proposed);
    std::vector<double> draws(chain.kept);
    for (std::size_t k = 0; k < k_count; ++k) {
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < chain.kept; ++i)
            sum += draws[i] = chain.mean_draws[i * k_count + k];
        auto const mean = chain.kept > 0 ? sum / kept : nan;
        for (auto const draw : draws)
            squares += (draw - mean) * (draw - mean);
        summary.population_mean.push_back(mean);
        summary.population_mean_deviation.push_back(chain.kept > 1 ? std::sqrt(squares / (kept - 1)) : nan);
        auto const found = convergence(std::span(&draws, 1));
        summary.r_hat.push_back(found.r_hat);
        summary.effective_draws.push_back(found.effective_draws);
    }
    summary.population_covariance = stats::Table(k_count, k_count);
    for (std::size_t i = 0; i < k_count * k_count; ++i)
        summary.population_covariance.cells[i] = chain.population_covariance_sum[i] / kept;
    summary.individual = stats::Table(chain.respondents, k_count);
    summary.individual_deviation = stats::Table(chain.respondents, k_count);
    for (std::size_t i = 0; i < chain.sums.size(); ++i) {
        auto const mean = chain.sums[i] / kept;
        summary.individual.cells[i] = mean;
        auto const variance = (chain.square_sums[i] / kept - mean * mean) * kept / (kept - 1);
        summary.individual_deviation.cells[i] = chain.kept > 1 ? std::sqrt(std::max(variance, 0.0)) : nan;
    }
    return summary;
}

}
