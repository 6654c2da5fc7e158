#include "choice/panel.h"

#include "base/elementary.h"
#include "choice/lanes.h"

#include <algorithm>

namespace dure::choice {

namespace {

    // More than this in a task or more items are worked on in memory of their own.
    constexpr std::size_t most_on_stack = 512;

    // Room for `count` numbers, on the stack where they fit.
    class Room {
    public:
        explicit Room(std::size_t count)
            : m_heap(count > most_on_stack ? count : 0)
        {
        }
        double* data() { return m_heap.empty() ? m_stack : m_heap.data(); }

    private:
        double m_stack[most_on_stack];
        std::vector<double> m_heap;
    };

    // Minus the logarithm of a product of numbers >= 1, eight at a time: a logarithm costs as much as ten products.
    // Numbers too large for this make it -infinity.
    class LogProduct {
    public:
        void take(double number)
        {
            m_product *= number;
            if (++m_count == 8)
                flush();
        }
        double result()
        {
            flush();
            return m_sum;
        }

    private:
        void flush()
        {
            m_sum -= base::log(m_product);
            m_product = 1;
            m_count = 0;
        }

        double m_product = 1, m_sum = 0;
        int m_count = 0;
    };

}

PersonLikelihood::PersonLikelihood(ChoiceData const& tasks)
    : m_parameters(tasks.parameters)
    , m_lanes(std::max<std::size_t>((tasks.tasks() + 1) & ~std::size_t(1), 2))
{
    for (std::size_t task = 0; task < tasks.tasks(); ++task)
        m_rivals = std::max(m_rivals, tasks.alternatives(task) - 1);
    auto const width = m_rivals * m_lanes;
    m_differences.assign(m_parameters * width, 0);
    m_present.assign(width, 0);
    for (std::size_t task = 0; task < tasks.tasks(); ++task) {
        auto const chosen = tasks.row(tasks.task_starts[task] + tasks.chosen[task]);
        auto place = task;
        for (std::size_t i = 0; i < tasks.alternatives(task); ++i) {
            if (i == tasks.chosen[task])
                continue;
            auto const row = tasks.row(tasks.task_starts[task] + i);
            for (std::size_t k = 0; k < m_parameters; ++k)
                m_differences[k * width + place] = row[k] - chosen[k];
            m_present[place] = 1;
            place += m_lanes;
        }
    }
}

PersonLikelihood::PersonLikelihood(std::span<ItemPick const> picks, std::size_t parameters)
    : m_parameters(parameters)
{
    for (auto const& pick : picks) {
        auto const first = static_cast<std::uint32_t>(m_items.size());
        m_items.insert(m_items.end(), pick.shown.begin(), pick.shown.end());
        m_sets.push_back({ first, static_cast<std::uint32_t>(m_items.size()), pick.picked, pick.is_worst });
    }
}

double PersonLikelihood::log_likelihood(double const* coefficients, double* gradient) const
{
    return m_lanes > 0 ? of_tasks(coefficients, gradient) : of_picks(coefficients, gradient);
}

void PersonLikelihood::add_derivatives(
    double const* coefficients, double* gradient, double* information, std::size_t stride) const
{
    if (m_lanes > 0)
        add_tasks(coefficients, gradient, information, stride);
    else
        add_picks(coefficients, gradient, information, stride);
}

double PersonLikelihood::of_tasks(double const* coefficients, double* gradient) const
{
    auto const width = m_rivals * m_lanes;
    Room utilities_room(width), totals_room(m_lanes);
    auto* const utilities = utilities_room.data();
    auto* const totals = totals_room.data();
    std::fill(utilities, utilities + width, 0.0);
    for (std::size_t k = 0; k < m_parameters; ++k)
        add_scaled(coefficients[k], m_differences.data() + k * width, utilities, width);
    std::fill(totals, totals + m_lanes, 1.0);
    for (std::size_t i = 0; i < width; ++i)
        utilities[i] = base::exp(utilities[i]) * m_present[i];
    for (std::size_t i = 0; i < width; i += m_lanes)
        add_scaled(1, utilities + i, totals, m_lanes);
    LogProduct product;
    for (std::size_t lane = 0; lane < m_lanes; ++lane)
        product.take(totals[lane]);
    for (std::size_t lane = 0; lane < m_lanes; ++lane)
        totals[lane] = -1 / totals[lane];
    for (std::size_t i = 0; i < width; i += m_lanes) {
        for (std::size_t lane = 0; lane < m_lanes; ++lane)
            utilities[i + lane] *= totals[lane];
    }
    for (std::size_t k = 0; k < m_parameters; ++k)
        gradient[k] = dot_of_pairs(utilities, m_differences.data() + k * width, width);
    return product.result();
}

double PersonLikelihood::of_picks(double const* coefficients, double* gradient) const
{
    Room powers_room(m_parameters + 1), inverses_room(m_parameters + 1), slopes_room(m_parameters + 1);
    auto* const slopes = slopes_room.data(); // of items: one place more than the gradient, for the last
    std::fill(slopes, slopes + m_parameters + 1, 0.0);
    auto* const powers = powers_room.data();
    auto* const inverses = inverses_room.data();
    for (std::size_t k = 0; k < m_parameters; ++k)
        powers[k] = base::exp(coefficients[k]);
    powers[m_parameters] = 1;
    for (std::size_t k = 0; k <= m_parameters; ++k)
        inverses[k] = 1 / powers[k];
    LogProduct product;
    for (auto const& set : m_sets) {
        auto const* const weights = set.is_worst ? inverses : powers;
        auto const* const of_picked = set.is_worst ? powers : inverses;
        double total = 0;
        for (auto i = set.first; i < set.last; ++i)
            total += weights[m_items[i]];
        product.take(total * of_picked[set.picked]);
        auto const sign = set.is_worst ? -1.0 : 1.0;
        auto const share = sign / total;
        slopes[set.picked] += sign;
        for (auto i = set.first; i < set.last; ++i)
            slopes[m_items[i]] -= share * weights[m_items[i]];
    }
    std::copy(slopes, slopes + m_parameters, gradient);
    return product.result();
}

void PersonLikelihood::add_tasks(
    double const* coefficients, double* gradient, double* information, std::size_t stride) const
{
    std::vector<double> shares(m_rivals), mean(m_parameters);
    auto const width = m_rivals * m_lanes;
    for (std::size_t lane = 0; lane < m_lanes; ++lane) {
        double top = 0;
        for (std::size_t rival = 0; rival < m_rivals; ++rival) {
            shares[rival] = 0;
            for (std::size_t k = 0; k < m_parameters; ++k)
                shares[rival] += coefficients[k] * m_differences[k * width + rival * m_lanes + lane];
            top = std::max(top, shares[rival]);
        }
        auto total = base::exp(-top);
        for (std::size_t rival = 0; rival < m_rivals; ++rival)
            total += shares[rival] = base::exp(shares[rival] - top) * m_present[rival * m_lanes + lane];
        std::fill(mean.begin(), mean.end(), 0.0);
        for (std::size_t rival = 0; rival < m_rivals; ++rival) {
            auto const share = shares[rival] / total;
            auto const* const difference = m_differences.data() + rival * m_lanes + lane;
            for (std::size_t i = 0; share > 0 && i < m_parameters; ++i) {
                mean[i] += share * difference[i * width];
                for (std::size_t j = 0; j <= i; ++j)
                    information[i * stride + j] += share * difference[i * width] * difference[j * width];
            }
        }
        for (std::size_t i = 0; i < m_parameters; ++i) {
            gradient[i] -= mean[i];
            for (std::size_t j = 0; j <= i; ++j)
                information[i * stride + j] -= mean[i] * mean[j];
        }
    }
}

void PersonLikelihood::add_picks(
    double const* coefficients, double* gradient, double* information, std::size_t stride) const
{
    auto const utility = [&](std::size_t item) { return item < m_parameters ? coefficients[item] : 0; };
    std::vector<double> shares;
    for (auto const& set : m_sets) {
        auto const sign = set.is_worst ? -1.0 : 1.0;
        auto const* const items = m_items.data() + set.first;
        shares.assign(set.last - set.first, 0);
        auto top = sign * utility(items[0]);
        for (std::size_t a = 0; a < shares.size(); ++a)
            top = std::max(top, sign * utility(items[a]));
        double total = 0;
        for (std::size_t a = 0; a < shares.size(); ++a)
            total += shares[a] = base::exp(sign * utility(items[a]) - top);
        if (set.picked < m_parameters)
            gradient[set.picked] += sign;
        for (std::size_t a = 0; a < shares.size(); ++a) {
            shares[a] /= total;
            if (items[a] >= m_parameters)
                continue;
            gradient[items[a]] -= sign * shares[a];
            information[items[a] * stride + items[a]] += shares[a];
            for (std::size_t b = 0; b <= a; ++b) {
                if (items[b] >= m_parameters)
                    continue;
                auto const row = std::max(items[a], items[b]), column = std::min(items[a], items[b]);
                information[row * stride + column] -= shares[a] * shares[b];
            }
        }
    }
}

std::vector<PersonLikelihood> likelihoods(Panel const& panel)
{
    std::vector<PersonLikelihood> people;
    people.reserve(panel.respondents());
    for (auto const& tasks : panel.tasks)
        people.emplace_back(tasks);
    for (auto const& picks : panel.picks)
        people.emplace_back(picks, panel.parameters);
    return people;
}

}
