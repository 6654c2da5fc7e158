#include "choice/hierarchical_bayes_fit.h"

#include "base/variates.h"
#include "choice/cholesky.h"
#include "choice/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    constexpr double mean_prior_weight = 0.01; // as many respondents with coefficients 0
    constexpr std::size_t first_fit_after = 20; // sweeps; then twice as many each time

    // A population as the proposals see it; rows of K.
    struct Population {
        std::vector<double> mean;
        std::vector<double> precision;
    };

    struct Mode {
        std::vector<double> coefficients;
        std::vector<double> precision_factor;
    };

    // The mode of one respondent's posterior (or of all respondents' together, as one with all their answers), by
    // Newton's method from `start`; the posterior is concave, and a step is halved while it leads down.
    Mode posterior_mode(
        std::span<PersonLikelihood const> people, Population const& population, std::vector<double> start)
    {
        auto const n = population.mean.size();
        std::vector<double> gradient, information, trial(n), product(n);
        auto const value_at = [&](std::vector<double> const& at) {
            gradient.assign(n, 0);
            information = population.precision;
            double value = 0;
            for (auto const& person : people) {
                value += person.log_likelihood(at.data(), product.data());
                person.add_derivatives(at.data(), gradient.data(), information.data(), n);
            }
            for (std::size_t i = 0; i < n; ++i) {
                double pull = 0;
                for (std::size_t j = 0; j < n; ++j)
                    pull += population.precision[i * n + j] * (at[j] - population.mean[j]);
                gradient[i] -= pull;
                value -= 0.5 * pull * (at[i] - population.mean[i]);
            }
            return value;
        };
        Mode mode { std::move(start), {} };
        auto value = value_at(mode.coefficients);
        for (int iteration = 0; iteration < 30; ++iteration) {
            mode.precision_factor = information;
            if (!cholesky(mode.precision_factor, n, 0))
                break;
            auto step = gradient;
            solve_factored(mode.precision_factor, n, step);
            double decrement = 0;
            for (std::size_t k = 0; k < n; ++k)
                decrement += step[k] * gradient[k];
            if (decrement < 1e-4)
                return mode;
            auto const before = value;
            for (auto length = 1.0; length > 1e-4; length /= 2) {
                for (std::size_t k = 0; k < n; ++k)
                    trial[k] = mode.coefficients[k] + length * step[k];
                value = value_at(trial);
                if (value > before)
                    break;
            }
            mode.coefficients = trial;
        }
        mode.precision_factor = population.precision;
        cholesky(mode.precision_factor, n, 0);
        return mode;
    }

    Population average_population(HierarchicalBayes const& chain)
    {
        auto const n = chain.parameters;
        Population average;
        auto covariance = chain.covariance_sum;
        for (auto& cell : covariance)
            cell /= static_cast<double>(chain.fitted_sweeps);
        for (std::size_t k = 0; k < n; ++k)
            average.mean.push_back(chain.mean_sum[k] / static_cast<double>(chain.fitted_sweeps));
        cholesky(covariance, n, 0);
        average.precision = inverse_of_factored(covariance, n);
        return average;
    }

    std::vector<double> identity(std::size_t n, double diagonal)
    {
        std::vector<double> matrix(n * n);
        for (std::size_t k = 0; k < n; ++k)
            matrix[k * n + k] = diagonal;
        return matrix;
    }

    // Where the coefficients stand in their respondent's new normal: F' (b - mode).
    void find_place(HierarchicalBayes& chain, std::size_t person, Mode const& mode)
    {
        auto const n = chain.parameters;
        auto* const place = chain.places.data() + person * chain.stride;
        auto const* const coefficients = chain.coefficients.data() + person * chain.stride;
        for (std::size_t k = 0; k < n; ++k) {
            place[k] = 0;
            for (std::size_t i = k; i < n; ++i)
                place[k] += mode.precision_factor[i * n + k] * (coefficients[i] - mode.coefficients[i]);
        }
    }

    // And the pull, from the factor and the mean.
    void find_precision(HierarchicalBayes& chain)
    {
        auto const n = chain.parameters, stride = chain.stride;
        chain.precision.assign(stride * stride, 0);
        chain.pull.assign(stride, 0);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t k = 0; k <= std::min(i, j); ++k)
                    chain.precision[i * stride + j]
                        += chain.precision_factor[i * stride + k] * chain.precision_factor[j * stride + k];
                chain.pull[i] += chain.precision[i * stride + j] * chain.mean[j];
            }
        }
    }

    void forget_draws(HierarchicalBayes& chain)
    {
        auto const n = chain.parameters;
        chain.sweeps = chain.next_fit = chain.fitted_sweeps = 0;
        chain.proposed = chain.accepted = chain.kept = chain.kept_individuals = 0;
        chain.mean_sum.assign(n, 0);
        chain.covariance_sum.assign(n * n, 0);
        chain.mean_draws.clear();
        chain.individual_draws.clear();
        chain.sums.assign(chain.respondents * n, 0);
        chain.square_sums.assign(chain.respondents * n, 0);
        chain.population_covariance_sum.assign(n * n, 0);
    }

    // Room for all respondents; those who were not there before start at the population's mean.
    void make_room(HierarchicalBayes& chain, std::size_t respondents)
    {
        auto const known = chain.respondents, n = chain.stride;
        chain.respondents = respondents;
        chain.coefficients.resize(respondents * n);
        chain.modes.resize(respondents * n);
        chain.places.resize(respondents * n);
        chain.inverse_factors.resize(respondents * n * n);
        chain.slopes.resize(respondents * n);
        chain.log_likelihoods.resize(respondents);
        for (auto person = known; person < respondents; ++person)
            std::copy(chain.mean.begin(), chain.mean.end(), chain.coefficients.begin() + static_cast<long>(person * n));
    }

}

HierarchicalBayes start_hierarchical_bayes(Panel const& panel, HierarchicalBayesSettings const& settings)
{
    HierarchicalBayes chain;
    chain.settings = settings;
    chain.random = base::Random(settings.seed);
    chain.parameters = panel.parameters;
    chain.stride = (panel.parameters + 1) & ~std::size_t(1);
    auto const n = panel.parameters;
    Population const weak { std::vector<double>(n), identity(n, 0.1) };
    auto const people = likelihoods(panel);
    auto const pooled = posterior_mode(people, weak, weak.mean);
    chain.mean.assign(chain.stride, 0);
    std::copy(pooled.coefficients.begin(), pooled.coefficients.end(), chain.mean.begin());
    chain.precision_factor = identity(chain.stride, 1);
    find_precision(chain);
    make_room(chain, panel.respondents());
    forget_draws(chain);
    return chain;
}

void take_new_answers(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people, std::size_t burn_in)
{
    make_room(chain, people.size());
    forget_draws(chain);
    chain.settings.burn_in = burn_in;
}

void fit_proposals(HierarchicalBayes& chain, std::vector<PersonLikelihood> const& people)
{
    auto const n = chain.parameters;
    if (chain.fitted_sweeps == 0) {
        add_covariance(chain, chain.covariance_sum);
        std::copy(chain.mean.begin(), chain.mean.begin() + static_cast<long>(n), chain.mean_sum.begin());
        chain.fitted_sweeps = 1;
    }
    auto const population = average_population(chain);
    for (std::size_t person = 0; person < chain.respondents; ++person) {
        auto* const coefficients = chain.coefficients.data() + person * chain.stride;
        auto const* const known = chain.sweeps == 0 ? coefficients : chain.modes.data() + person * chain.stride;
        std::vector<double> start(known, known + n);
        auto const mode = posterior_mode(std::span(&people[person], 1), population, std::move(start));
        std::copy(mode.coefficients.begin(), mode.coefficients.end(),
            chain.modes.begin() + static_cast<long>(person * chain.stride));
        auto const inverse = inverse_of_factor(mode.precision_factor, n);
        for (std::size_t i = 0; i < n; ++i) {
            std::copy(inverse.data() + i * n, inverse.data() + (i + 1) * n,
                chain.inverse_factors.data() + (person * chain.stride + i) * chain.stride);
        }
        find_place(chain, person, mode);
        chain.log_likelihoods[person]
            = people[person].log_likelihood(coefficients, chain.slopes.data() + person * chain.stride);
    }
    chain.mean_sum.assign(n, 0);
    chain.covariance_sum.assign(n * n, 0);
    chain.fitted_sweeps = 0;
    auto const next = std::max(2 * chain.sweeps, first_fit_after);
    chain.next_fit = next <= chain.settings.burn_in ? next : std::numeric_limits<std::size_t>::max();
}

void add_covariance(HierarchicalBayes const& chain, std::vector<double>& sum)
{
    auto const n = chain.parameters;
    std::vector<double> factor(n * n);
    for (std::size_t i = 0; i < n; ++i)
        std::copy_n(chain.precision_factor.data() + i * chain.stride, n, factor.data() + i * n);
    auto const covariance = inverse_of_factored(factor, n);
    for (std::size_t i = 0; i < n * n; ++i)
        sum[i] += covariance[i];
}

void draw_population(HierarchicalBayes& chain)
{
    auto const n = chain.parameters, stride = chain.stride;
    auto const count = static_cast<double>(chain.respondents);
    std::vector<double> average(stride), difference(stride), scatter(stride * stride);
    for (std::size_t person = 0; person < chain.respondents; ++person)
        add_scaled(1 / count, chain.coefficients.data() + person * stride, average.data(), stride);
    for (std::size_t person = 0; person < chain.respondents; ++person) {
        for (std::size_t k = 0; k < stride; ++k)
            difference[k] = chain.coefficients[person * stride + k] - average[k];
        for (std::size_t i = 0; i < n; ++i)
            add_scaled(difference[i], difference.data(), scatter.data() + i * stride, (i + 2) & ~std::size_t(1));
    }
    auto const degrees = static_cast<double>(n + 3);
    std::vector<double> scale(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            auto const pull = count * mean_prior_weight / (count + mean_prior_weight) * average[i] * average[j];
            scale[i * n + j] = scale[j * n + i] = scatter[i * stride + j] + pull + (i == j ? degrees : 0);
        }
    }
    // Sigma^-1 is Wishart with the inverse of that scale: L A A' L' with L L' the inverse and A Bartlett's triangle.
    cholesky(scale, n, 0);
    auto lower = inverse_of_factored(scale, n);
    cholesky(lower, n, 0);
    std::vector<double> triangle(n * n), z(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            triangle[i * n + j] = base::standard_normal(chain.random);
        triangle[i * n + i] = base::chi_variate(chain.random, degrees + count - static_cast<double>(i));
    }
    std::vector<double> factor(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            for (std::size_t k = j; k <= i; ++k)
                factor[i * n + j] += lower[i * n + k] * triangle[k * n + j];
            chain.precision_factor[i * stride + j] = factor[i * n + j];
        }
    }
    for (auto& number : z)
        number = base::standard_normal(chain.random) / std::sqrt(count + mean_prior_weight);
    solve_upper(factor, n, z);
    for (std::size_t k = 0; k < n; ++k)
        chain.mean[k] = count / (count + mean_prior_weight) * average[k] + z[k];
    find_precision(chain);
}

}
