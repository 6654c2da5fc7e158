#include "choice/maxdiff.h"

#include "base/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace dure::choice {

namespace {

    // A set with one pick out of it, as rows of indicators; item `zero` has none. `sign` -1: the pick is the worst.
    void add_pick(
        ChoiceData& data, std::span<std::size_t const> shown, std::size_t picked, std::size_t zero, double sign)
    {
        std::vector<double> rows(shown.size() * data.parameters);
        std::size_t chosen = 0;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (shown[i] != zero)
                rows[i * data.parameters + shown[i] - (shown[i] > zero ? 1 : 0)] = sign;
            if (shown[i] == picked)
                chosen = i;
        }
        add_task(data, rows, chosen);
    }

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

    // Every ordered pair (best, worst) of the set is an alternative: +1 for the best, -1 for the worst.
    void add_pairs(
        ChoiceData& data, std::span<std::size_t const> shown, std::size_t best, std::size_t worst, std::size_t reference)
    {
        auto const column = [&](std::size_t item) { return item - (item > reference ? 1 : 0); };
        std::vector<double> rows(shown.size() * (shown.size() - 1) * data.parameters);
        auto* row = rows.data();
        std::size_t pair = 0, chosen = 0;
        for (auto const one : shown) {
            for (auto const other : shown) {
                if (one == other)
                    continue;
                if (one != reference)
                    row[column(one)] = 1;
                if (other != reference)
                    row[column(other)] = -1;
                if (one == best && other == worst)
                    chosen = pair;
                ++pair;
                row += data.parameters;
            }
        }
        add_task(data, rows, chosen);
    }

    LogitFit too_large(std::size_t parameters)
    {
        return not_estimated(parameters,
            { "too_large", "There are too many different sets of too many items for this model; use hierarchical Bayes." });
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
    ChoiceData data;
    data.parameters = items.size() - 1;
    auto const counts = counted(tasks);
    std::size_t numbers = 0;
    for (auto const& [key, count] : counts)
        numbers += (key.size() - 2) * (key.size() - 3) * data.parameters;
    if (numbers > most_row_numbers)
        return too_large(data.parameters);
    for (auto const& [key, count] : counts) {
        auto const shown = key.size() - 2;
        add_pairs(data, std::span(key).first(shown), key[shown], key[shown + 1], reference);
        if (counts.size() < tasks.size())
            data.weights.push_back(count);
    }
    return fit_conditional_logit(data, names_without(items, reference));
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
    auto const threshold = items.size();
    ChoiceData data;
    data.parameters = items.size();
    auto numbers = 2 * answers.size() * items.size();
    for (auto const& task : tasks)
        numbers += (2 * task.shown.size() - 1) * items.size();
    if (numbers > most_row_numbers)
        return too_large(data.parameters);
    for (auto const& task : tasks) {
        add_pick(data, task.shown, task.best, threshold, 1);
        auto rest = task.shown;
        std::erase(rest, task.best);
        if (rest.size() > 1)
            add_pick(data, rest, task.worst, threshold, -1);
    }
    for (auto const& answer : answers) {
        std::size_t const pair[] = { answer.item, threshold };
        add_pick(data, pair, answer.matters ? answer.item : threshold, threshold, 1);
    }
    return fit_conditional_logit(data, items);
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
