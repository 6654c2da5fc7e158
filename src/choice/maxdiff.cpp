#include "choice/maxdiff.h"

#include "base/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace dure::choice {

namespace {

    using CountedTasks = std::map<std::vector<std::size_t>, double>;

    // The same answer to the same set counts as often as it was given: its items in their order, then best and worst.
    CountedTasks counted(std::span<MaxDiffTask const> tasks)
    {
        CountedTasks counts;
        for (auto const& task : tasks) {
            auto key = task.shown;
            std::sort(key.begin(), key.end());
            key.push_back(task.best);
            key.push_back(task.worst);
            ++counts[std::move(key)];
        }
        return counts;
    }

    void fill_upper(LogitPoint& point)
    {
        auto const n = point.gradient.size();
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < i; ++j)
                point.information[j * n + i] = point.information[i * n + j];
        }
    }

    // In the pair model every ordered pair (best, worst) of a set is an alternative, of utility u_best - u_worst. A set
    // of s items has s (s - 1) of them with two entries each: never written down, the probabilities say it all.
    class PairModel {
    public:
        PairModel(CountedTasks const& tasks, std::size_t items, std::size_t reference)
            : m_tasks(tasks)
            , m_places(items, items) // of an item among the columns; `items`: it has none
            , m_shown(items)
            , m_reference(reference)
        {
            for (auto const& [key, count] : tasks) {
                for (std::size_t i = 0; i + 2 < key.size(); ++i)
                    m_shown[key[i]] = true;
            }
            for (std::size_t item = 0; item < items; ++item) {
                if (item != reference && m_shown[item])
                    m_places[item] = m_columns++;
            }
        }
        std::vector<bool> used() const
        {
            auto used = m_shown;
            used.erase(used.begin() + static_cast<long>(m_reference));
            return used;
        }
        LogitPoint evaluate(std::span<double const> coefficients) const
        {
            LogitPoint point;
            point.gradient.assign(m_columns, 0);
            point.information.assign(m_columns * m_columns, 0);
            Set set;
            for (auto const& [key, count] : m_tasks)
                add(key, count, coefficients, set, point);
            fill_upper(point);
            return point;
        }

    private:
        // Of the items of one set: e^u and e^-u, each against the largest.
        struct Set {
            std::vector<double> utilities, best, worst, mean;
        };

        double utility(std::size_t item, std::span<double const> coefficients) const
        {
            return m_places[item] < m_columns ? coefficients[m_places[item]] : 0;
        }

        void add(std::vector<std::size_t> const& key, double count, std::span<double const> coefficients, Set& set,
            LogitPoint& point) const
        {
            auto const size = key.size() - 2;
            set.utilities.resize(size);
            for (std::size_t i = 0; i < size; ++i)
                set.utilities[i] = utility(key[i], coefficients);
            auto const [low, high] = std::minmax_element(set.utilities.begin(), set.utilities.end());
            set.best.resize(size);
            set.worst.resize(size);
            double all_best = 0, all_worst = 0, total = 0;
            for (std::size_t i = 0; i < size; ++i) {
                all_best += set.best[i] = base::exp(set.utilities[i] - *high);
                all_worst += set.worst[i] = base::exp(*low - set.utilities[i]);
            }
            for (std::size_t i = 0; i < size; ++i)
                total += set.best[i] * (all_worst - set.worst[i]);
            auto const chosen = utility(key[size], coefficients) - utility(key[size + 1], coefficients);
            point.log_likelihood += count * (chosen - (*high - *low) - base::log(total));
            add_derivatives(key, count, all_best, all_worst, total, set, point);
        }

        void add_derivatives(std::vector<std::size_t> const& key, double count, double all_best, double all_worst,
            double total, Set& set, LogitPoint& point) const
        {
            auto const size = key.size() - 2;
            set.mean.resize(size);
            for (std::size_t i = 0; i < size; ++i) {
                auto const best = set.best[i] * (all_worst - set.worst[i]) / total;
                auto const worst = set.worst[i] * (all_best - set.best[i]) / total;
                set.mean[i] = best - worst;
                auto const place = m_places[key[i]];
                if (place >= m_columns)
                    continue;
                auto const given = (key[i] == key[size] ? 1.0 : 0.0) - (key[i] == key[size + 1] ? 1.0 : 0.0);
                point.gradient[place] += count * (given - set.mean[i]);
                point.information[place * m_columns + place] += count * (best + worst - set.mean[i] * set.mean[i]);
                for (std::size_t j = 0; j < i; ++j) {
                    auto const other = m_places[key[j]];
                    auto const both = (set.best[i] * set.worst[j] + set.best[j] * set.worst[i]) / total;
                    if (other < m_columns) // items stand in their order, so this is below the diagonal
                        point.information[place * m_columns + other] -= count * (both + set.mean[i] * set.mean[j]);
                }
            }
        }

        CountedTasks const& m_tasks;
        std::vector<std::size_t> m_places;
        std::vector<bool> m_shown;
        std::size_t m_reference = 0;
        std::size_t m_columns = 0;
    };

    LogitPoint evaluate(PersonLikelihood const& everybody, std::span<double const> coefficients)
    {
        auto const n = coefficients.size();
        LogitPoint point;
        std::vector<double> slope(n); // add_derivatives finds it again
        point.log_likelihood = everybody.log_likelihood(coefficients.data(), slope.data());
        point.gradient.assign(n, 0);
        point.information.assign(n * n, 0);
        everybody.add_derivatives(coefficients.data(), point.gradient.data(), point.information.data(), n);
        fill_upper(point);
        return point;
    }

    std::vector<std::string> names_without(std::span<std::string const> items, std::size_t reference)
    {
        std::vector<std::string> names(items.begin(), items.end());
        if (reference < names.size())
            names.erase(names.begin() + static_cast<long>(reference));
        return names;
    }

}

double const MaxDiffCount::not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<MaxDiffCount> count_maxdiff(std::size_t items, std::span<MaxDiffTask const> tasks)
{
    std::vector<MaxDiffCount> counts(items);
    for (auto const& task : tasks) {
        for (auto const item : task.shown)
            ++counts[item].shown;
        ++counts[task.best].best;
        ++counts[task.worst].worst;
    }
    return counts;
}

MaxDiffClosedForm closed_form(std::span<MaxDiffCount const> counts)
{
    MaxDiffClosedForm form;
    double total = 0;
    for (auto const& count : counts) {
        auto const p = (count.shown - count.worst + count.best) / (2 * count.shown);
        auto const is_inside = p > 0 && p < 1;
        form.b.push_back(is_inside ? base::log(p / (1 - p)) : MaxDiffCount::not_a_number);
        form.standard_errors.push_back(
            is_inside ? 1 / std::sqrt(2 * count.shown * p * (1 - p)) : MaxDiffCount::not_a_number);
        form.shares.push_back(base::exp(form.b.back()));
        total += form.shares.back();
    }
    for (auto& share : form.shares)
        share /= total;
    return form;
}

LogitFit fit_maxdiff(std::span<std::string const> items, std::span<MaxDiffTask const> tasks, std::size_t reference)
{
    auto const counts = counted(tasks);
    PairModel const pairs(counts, items.size(), reference);
    LogitModel model;
    model.used = pairs.used();
    model.weight = static_cast<double>(tasks.size());
    for (auto const& [key, count] : counts)
        model.log_likelihood_null -= count * base::log(static_cast<double>((key.size() - 2) * (key.size() - 3)));
    model.evaluate = [&](std::span<double const> coefficients) { return pairs.evaluate(coefficients); };
    return fit_logit_model(model, names_without(items, reference));
}

std::vector<double> with_reference(std::span<double const> coefficients, std::size_t reference, double value)
{
    std::vector<double> all(coefficients.begin(), coefficients.end());
    all.insert(all.begin() + static_cast<long>(reference), value);
    return all;
}

LogitFit fit_anchored_maxdiff(
    std::span<std::string const> items, std::span<MaxDiffTask const> tasks, std::span<AnchorAnswer const> answers)
{
    auto picks = picks_of(items.size(), tasks, answers);
    LogitModel model;
    model.used.assign(items.size(), false);
    for (auto const& pick : picks) {
        model.weight += 1;
        model.log_likelihood_null -= base::log(static_cast<double>(pick.shown.size()));
        for (auto const item : pick.shown) {
            if (item < items.size())
                model.used[item] = true;
        }
    }
    // The items that were shown have a column each; the threshold comes after them.
    std::vector<std::uint16_t> columns;
    std::uint16_t count = 0;
    for (auto const used : model.used)
        columns.push_back(used ? count++ : count);
    columns.push_back(count);
    for (auto& pick : picks) {
        pick.picked = columns[pick.picked];
        for (auto& item : pick.shown)
            item = columns[item];
    }
    PersonLikelihood const everybody(picks, count);
    model.evaluate = [&](std::span<double const> coefficients) { return evaluate(everybody, coefficients); };
    return fit_logit_model(model, items);
}

std::vector<ItemPick> picks_of(
    std::size_t items, std::span<MaxDiffTask const> tasks, std::span<AnchorAnswer const> answers)
{
    std::vector<ItemPick> picks;
    for (auto const& task : tasks) {
        ItemPick best;
        for (auto const item : task.shown)
            best.shown.push_back(static_cast<std::uint16_t>(item));
        best.picked = static_cast<std::uint16_t>(task.best);
        auto worst = best;
        worst.is_worst = true;
        worst.picked = static_cast<std::uint16_t>(task.worst);
        std::erase(worst.shown, best.picked);
        picks.push_back(std::move(best));
        if (worst.shown.size() > 1)
            picks.push_back(std::move(worst));
    }
    auto const threshold = static_cast<std::uint16_t>(items);
    for (auto const& answer : answers) {
        auto const item = static_cast<std::uint16_t>(answer.item);
        picks.push_back({ { item, threshold }, answer.matters ? item : threshold, false });
    }
    return picks;
}

}
