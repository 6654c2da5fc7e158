#include "choice/conditional_logit.h"

#include "base/elementary.h"
#include "choice/cholesky.h"
#include "choice/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::choice {

namespace {

    double const nan = std::numeric_limits<double>::quiet_NaN();
    constexpr std::size_t most_iterations = 60;
    // Of the information a direction has where nothing is known. At the end of Newton's method a separated direction
    // keeps about 1e-13; utilities twenty units apart, as no survey has them, keep more than this.
    constexpr double separated_share = 1e-8;
    // With this many blocks, the first steps are taken on every sixteenth.
    constexpr std::size_t many_blocks = 512;

    std::string name_of(std::span<std::string const> names, std::size_t k)
    {
        return k < names.size() ? "'" + names[k] + "'" : "column " + std::to_string(k);
    }

    DURE_HOT_FUNCTION void add_squares(ChoiceData const& data, std::size_t task, double* squares, double* largest)
    {
        auto const weight = data.weight(task);
        auto const* const chosen = data.row(data.task_starts[task] + data.chosen[task]).data();
        for (auto i = data.task_starts[task]; i < data.task_starts[task + 1]; ++i) {
            auto const* const row = data.row(i).data();
            for (std::size_t k = 0; k < data.parameters; ++k) {
                auto const difference = row[k] - chosen[k];
                squares[k] += weight * difference * difference;
                largest[k] = std::max(largest[k], std::abs(row[k]));
            }
        }
    }

    // The root mean square of each column's differences from the chosen alternative; 0 where it never varies.
    std::vector<double> column_scales(ChoiceData const& data)
    {
        std::vector<double> squares(data.parameters), largest(data.parameters);
        for (std::size_t task = 0; task < data.tasks(); ++task)
            add_squares(data, task, squares.data(), largest.data());
        auto const count = data.task_starts.back();
        for (std::size_t k = 0; k < data.parameters; ++k) {
            auto const scale = std::sqrt(squares[k] / std::max<double>(count, 1));
            squares[k] = scale > 1e-12 * largest[k] ? scale : 0;
        }
        return squares;
    }

    std::vector<double> diagonal_of_squares(std::span<double const> factor, std::size_t n)
    {
        std::vector<double> pivots(n);
        for (std::size_t k = 0; k < n; ++k)
            pivots[k] = factor[k * n + k] * factor[k * n + k];
        return pivots;
    }

    enum class Ending { converged, collinear, separated, exhausted };

    struct NewtonState {
        std::vector<double> coefficients;
        LogitPoint point;
        std::vector<double> factor; // of the information at the last evaluation
        std::vector<double> pivots_at_zero; // of the information where all coefficients are 0; empty: not known yet
        std::size_t iterations = 0;
    };

    // True where a direction's information has fallen to nothing of what it is at zero.
    bool information_is_gone(NewtonState const& state)
    {
        auto const pivots = diagonal_of_squares(state.factor, state.pivots_at_zero.size());
        for (std::size_t k = 0; k < pivots.size(); ++k) {
            if (!(pivots[k] > separated_share * state.pivots_at_zero[k]))
                return true;
        }
        return false;
    }

    // From the coefficients in `state`, until the step is 1e-7 of a unit of the scaled columns. The log-likelihood is
    // concave, so halving a step that overshoots is enough.
    using Evaluate = std::function<LogitPoint(std::span<double const>)>;

    Ending newton(Evaluate const& evaluate, double weight, NewtonState& state)
    {
        auto const n = state.coefficients.size();
        state.point = evaluate(state.coefficients);
        if (state.pivots_at_zero.empty()) {
            auto at_zero = state.point.information;
            if (!cholesky(at_zero, n))
                return Ending::collinear;
            state.pivots_at_zero = diagonal_of_squares(at_zero, n);
        }
        while (state.iterations < most_iterations) {
            ++state.iterations;
            state.factor = state.point.information;
            if (!cholesky(state.factor, n, 0) || information_is_gone(state))
                return Ending::separated;
            auto step = state.point.gradient;
            solve_factored(state.factor, n, step);
            double decrement = 0;
            for (std::size_t k = 0; k < n; ++k)
                decrement += step[k] * state.point.gradient[k];
            if (decrement <= 1e-14 * weight) {
                for (std::size_t k = 0; k < n; ++k)
                    state.coefficients[k] += step[k];
                state.point.log_likelihood += decrement / 2;
                return Ending::converged;
            }
            auto const before = state.point.log_likelihood;
            auto next = state.coefficients;
            for (auto length = 1.0; length > 1e-6; length /= 2) {
                for (std::size_t k = 0; k < n; ++k)
                    next[k] = state.coefficients[k] + length * step[k];
                state.point = evaluate(next);
                if (state.point.log_likelihood >= before - 1e-9 * std::abs(before))
                    break;
            }
            state.coefficients = next;
        }
        return Ending::exhausted;
    }

    Ending newton_from_a_sample(PackedTasks const& tasks, double weight, NewtonState& state)
    {
        constexpr std::size_t stride = 16;
        auto const every = [&](std::size_t step) {
            return [&tasks, step](std::span<double const> at) { return evaluate_logit(tasks, at, step); };
        };
        state.coefficients.assign(tasks.parameters, 0);
        if (tasks.blocks >= many_blocks) {
            if (newton(every(stride), weight / stride, state) == Ending::converged) {
                for (auto& pivot : state.pivots_at_zero)
                    pivot *= stride;
            } else {
                state = {};
                state.coefficients.assign(tasks.parameters, 0);
            }
            state.iterations = 0;
        }
        return newton(every(1), weight, state);
    }

    stats::Warning warning_of(Ending ending, NewtonState const& state, std::span<std::size_t const> columns,
        std::span<std::string const> names)
    {
        if (ending == Ending::collinear)
            return { "collinear",
                "Some columns are sums of others within every task, so no coefficient is determined." };
        if (ending == Ending::exhausted)
            return { "not_converged", "The estimation did not settle." };
        std::string grown;
        double largest = 0;
        for (auto const coefficient : state.coefficients)
            largest = std::max(largest, std::abs(coefficient));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (std::abs(state.coefficients[i]) > 0.5 * largest)
                grown += (grown.empty() ? "" : ", ") + name_of(names, columns[i]);
        }
        return { "separation",
            "The choices are perfectly predicted along a direction of " + grown
                + ", so the likelihood has no maximum and nothing is estimable." };
    }

    // The others have a warning each.
    std::vector<std::size_t> used_columns(
        std::vector<bool> const& used, std::span<std::string const> names, LogitFit& fit)
    {
        std::vector<std::size_t> columns;
        for (std::size_t k = 0; k < used.size(); ++k) {
            if (used[k])
                columns.push_back(k);
            else
                fit.warnings.push_back(
                    { "no_variation", name_of(names, k) + " is the same for all alternatives of every task." });
        }
        return columns;
    }

    LogitFit unestimated(std::size_t parameters)
    {
        LogitFit fit;
        fit.coefficients.assign(parameters, nan);
        fit.standard_errors.assign(parameters, nan);
        fit.covariance = stats::Table(parameters, parameters);
        std::fill(fit.covariance.cells.begin(), fit.covariance.cells.end(), nan);
        fit.log_likelihood = nan;
        return fit;
    }

    LogitFit without_choices(std::size_t parameters)
    {
        auto fit = unestimated(parameters);
        fit.log_likelihood_null = nan;
        fit.warnings.push_back({ "no_data", "There is no task in which something was chosen over something else." });
        return fit;
    }

    void write_estimates(
        NewtonState const& state, std::span<std::size_t const> columns, std::span<double const> scales, LogitFit& fit)
    {
        auto const n = columns.size();
        auto const inverse = inverse_of_factored(state.factor, n);
        for (std::size_t i = 0; i < n; ++i) {
            auto const scale = scales[columns[i]];
            fit.coefficients[columns[i]] = state.coefficients[i] / scale;
            fit.standard_errors[columns[i]] = std::sqrt(inverse[i * n + i]) / scale;
            for (std::size_t j = 0; j < n; ++j)
                fit.covariance(columns[i], columns[j]) = inverse[i * n + j] / scale / scales[columns[j]];
        }
        fit.estimated = n;
        fit.log_likelihood = state.point.log_likelihood;
    }

    void finish(Ending ending, NewtonState const& state, std::span<std::size_t const> columns,
        std::span<double const> scales, std::span<std::string const> names, LogitFit& fit)
    {
        fit.iterations = state.iterations;
        if (ending == Ending::converged)
            write_estimates(state, columns, scales, fit);
        else
            fit.warnings.push_back(warning_of(ending, state, columns, names));
    }

}

LogitFit fit_conditional_logit(ChoiceData const& data, std::span<std::string const> names)
{
    auto fit = unestimated(data.parameters);
    double weight = 0;
    for (std::size_t task = 0; task < data.tasks(); ++task) {
        auto const alternatives = static_cast<double>(data.alternatives(task));
        fit.log_likelihood_null -= data.weight(task) * base::log(alternatives);
        weight += alternatives > 1 ? data.weight(task) : 0;
    }
    if (!(weight > 0))
        return without_choices(data.parameters);
    auto const scales = column_scales(data);
    std::vector<bool> used(data.parameters);
    for (std::size_t k = 0; k < data.parameters; ++k)
        used[k] = scales[k] > 0;
    auto const columns = used_columns(used, names, fit);
    if (columns.empty())
        return fit;
    NewtonState state;
    auto const ending = newton_from_a_sample(pack_tasks(data, scales, used), weight, state);
    finish(ending, state, columns, scales, names, fit);
    return fit;
}

LogitFit fit_logit_model(LogitModel const& model, std::span<std::string const> names)
{
    if (!(model.weight > 0))
        return without_choices(model.used.size());
    auto fit = unestimated(model.used.size());
    fit.log_likelihood_null = model.log_likelihood_null;
    auto const columns = used_columns(model.used, names, fit);
    if (columns.empty())
        return fit;
    NewtonState state;
    state.coefficients.assign(columns.size(), 0);
    auto const ending = newton(model.evaluate, model.weight, state);
    finish(ending, state, columns, std::vector<double>(model.used.size(), 1), names, fit);
    return fit;
}

std::vector<double> logit_shares(std::span<double const> utilities)
{
    std::vector<double> shares(utilities.begin(), utilities.end());
    if (shares.empty())
        return shares;
    auto const largest = *std::max_element(shares.begin(), shares.end());
    double total = 0;
    for (auto& share : shares)
        total += share = base::exp(share - largest);
    for (auto& share : shares)
        share /= total;
    return shares;
}

std::vector<double> utilities(ChoiceData const& data, std::span<double const> coefficients)
{
    std::vector<double> found(data.task_starts.back());
    for (std::size_t i = 0; i < found.size(); ++i) {
        auto const row = data.row(i);
        for (std::size_t k = 0; k < data.parameters; ++k)
            found[i] += coefficients[k] * row[k];
    }
    return found;
}

}
