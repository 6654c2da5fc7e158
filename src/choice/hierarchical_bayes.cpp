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

    // A proposal keeps this much of where the coefficients stood. Mostly nothing, or a step to the other side; but where
    // a respondent's posterior has heavier tails than its normal, only a small step leads out of them.
    constexpr double kept_shares[] = { 0, -0.25, 0, 0.8 };

    void take_out(HierarchicalBayes const& chain, double const* coefficients, double* difference)
    {
        for (std::size_t k = 0; k < chain.stride; ++k)
            difference[k] = coefficients[k] - chain.mean[k];
    }

    // (b - mean)' Sigma^-1 (b - mean), with room for two rows.
    double prior_distance(HierarchicalBayes const& chain, double const* coefficients, double* room)
    {
        auto* const difference = room;
        auto* const product = room + chain.stride;
        take_out(chain, coefficients, difference);
        std::fill(product, product + chain.stride, 0.0);
        for (std::size_t i = 0; i < chain.parameters; ++i)
            add_scaled(difference[i], chain.precision_factor.data() + i * chain.stride, product, (i + 2) & ~std::size_t(1));
        return sum_of_squares(product, chain.stride);
    }

    // mode + F^-T place
    void coefficients_at(HierarchicalBayes const& chain, std::size_t person, double const* place, double* coefficients)
    {
        auto const n = chain.stride;
        auto const* const mode = chain.modes.data() + person * n;
        std::copy(mode, mode + n, coefficients);
        for (std::size_t i = 0; i < chain.parameters; ++i) {
            add_scaled(place[i], chain.inverse_factors.data() + (person * n + i) * n, coefficients,
                (i + 2) & ~std::size_t(1));
        }
    }

    struct Workspace {
        std::vector<double> coefficients, place, room;
    };

    bool move_person(HierarchicalBayes& chain, PersonLikelihood const& likelihood, std::size_t person, double kept_share,
        double new_share, Workspace& work)
    {
        auto const n = chain.stride;
        auto* const coefficients = chain.coefficients.data() + person * n;
        auto* const place = chain.places.data() + person * n;
        for (std::size_t k = 0; k < chain.parameters; ++k)
            work.place[k] = kept_share * place[k] + new_share * base::standard_normal(chain.random);
        coefficients_at(chain, person, work.place.data(), work.coefficients.data());
        auto const log_likelihood = likelihood.log_likelihood(work.coefficients.data());
        auto const before = chain.log_likelihoods[person]
            + 0.5 * (sum_of_squares(place, n) - prior_distance(chain, coefficients, work.room.data()));
        auto const after = log_likelihood
            + 0.5
                * (sum_of_squares(work.place.data(), n)
                    - prior_distance(chain, work.coefficients.data(), work.room.data()));
        auto const threshold = base::log(1 - chain.random.unit());
        if (!(after - before > threshold)) // not where it is NaN
            return false;
        std::copy(work.coefficients.begin(), work.coefficients.end(), coefficients);
        std::copy(work.place.begin(), work.place.end(), place);
        chain.log_likelihoods[person] = log_likelihood;
        return true;
    }

    void keep_draw(HierarchicalBayes& chain)
    {
        auto const k_count = chain.parameters, n = chain.stride;
        chain.mean_draws.insert(chain.mean_draws.end(), chain.mean.begin(), chain.mean.begin() + static_cast<long>(k_count));
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
        auto const kept_share = kept_shares[chain.sweeps % std::size(kept_shares)];
        auto const new_share = std::sqrt(1 - kept_share * kept_share);
        std::size_t accepted = 0;
        for (std::size_t person = 0; person < chain.respondents; ++person)
            accepted += move_person(chain, people[person], person, kept_share, new_share, work) ? 1 : 0;
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
