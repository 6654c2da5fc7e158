#include "codec/stats_choice_input.h"

#include "base/sort.h"
#include "stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace dure::codec {

namespace {

    using base::Result;

    Result<choice::MaxDiffTask> read_task(StatsInput const& shown_input, std::vector<std::size_t> const& shown,
        StatsInput const& best, StatsInput const& worst, std::size_t items)
    {
        if (std::set<std::size_t>(shown.begin(), shown.end()).size() != shown.size() || shown.size() < 2)
            return shown_input.error("should list at least two items, each once");
        choice::MaxDiffTask task { shown, 0, 0 };
        task.best = TRY(best.whole(0, items - 1));
        task.worst = TRY(worst.whole(0, items - 1));
        auto const is_shown
            = [&](std::size_t item) { return std::find(shown.begin(), shown.end(), item) != shown.end(); };
        if (!is_shown(task.best))
            return best.error("this item was not shown in the task");
        if (!is_shown(task.worst))
            return worst.error("this item was not shown in the task");
        if (task.best == task.worst)
            return worst.error("the best item cannot be the worst too");
        return task;
    }

    Result<choice::MaxDiffTask> read_row(
        StatsInput const& row, std::vector<StatsInput> const& blocks, std::size_t items)
    {
        auto const cells = TRY(row.items());
        if (cells.size() != 3)
            return row.error("should have three entries: the set, the best and the worst item");
        auto shown_input = cells[0];
        if (!blocks.empty()) {
            auto const block = TRY(cells[0].whole(0, blocks.size() - 1));
            shown_input = blocks[block];
        }
        auto const shown = TRY(shown_input.wholes(0, items - 1));
        return read_task(shown_input, shown, cells[1], cells[2], items);
    }

}

Result<std::size_t> place_of(StatsInput const& input, std::vector<std::string> const& names)
{
    auto const name = TRY(input.text());
    auto const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return input.error("there is no '" + name + "'");
    return static_cast<std::size_t>(found - names.begin());
}

survey::Record by_name(std::vector<std::string> const& names, std::span<double const> numbers)
{
    survey::Record record;
    for (std::size_t i = 0; i < names.size(); ++i)
        record.set(names[i], number_or_null(numbers[i]));
    return record;
}

survey::List names_at(std::vector<std::string> const& names, std::span<std::size_t const> places)
{
    survey::List list;
    for (auto const place : places)
        list.emplace_back(names[place]);
    return list;
}

std::vector<std::size_t> order_of(std::span<double const> numbers)
{
    std::vector<std::size_t> order(numbers.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    base::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return numbers[a] > numbers[b] || (!std::isnan(numbers[a]) && std::isnan(numbers[b]));
    });
    return order;
}

survey::Record logit_record(std::vector<std::string> const& names, choice::LogitFit const& fit)
{
    std::vector<double> z;
    for (std::size_t k = 0; k < fit.coefficients.size(); ++k)
        z.push_back(fit.coefficients[k] / fit.standard_errors[k]);
    survey::Record record;
    record.set("coef", by_name(names, fit.coefficients));
    record.set("se", by_name(names, fit.standard_errors));
    record.set("z", by_name(names, z));
    record.set("loglik", number_or_null(fit.log_likelihood));
    record.set("loglik_null", number_or_null(fit.log_likelihood_null));
    auto const chi_square = 2 * (fit.log_likelihood - fit.log_likelihood_null);
    auto const degrees = static_cast<double>(fit.estimated);
    record.set("lr_chisq", number_or_null(chi_square));
    record.set("lr_df", fit.is_estimated() ? survey::Value(degrees) : survey::Value(nullptr));
    record.set("lr_p", number_or_null(stats::chi_square_upper_tail(chi_square, degrees)));
    record.set("mcfadden_r2", number_or_null(1 - fit.log_likelihood / fit.log_likelihood_null));
    return record;
}

Result<MaxDiffInput> read_maxdiff(StatsInput const& input)
{
    MaxDiffInput read;
    read.items = TRY(input.member("items").distinct_texts());
    if (read.items.size() < 2 || read.items.size() > 2'000)
        return input.member("items").error("should name at least two items, at most 2000");
    std::vector<StatsInput> blocks, rows;
    if (input.member("blocks").exists()) {
        blocks = TRY(input.member("blocks").items());
        rows = TRY(input.member("picks").items());
        if (blocks.empty() && !rows.empty())
            return input.member("blocks").error("should list the sets of the picks");
    } else {
        rows = TRY(input.member("tasks").items());
    }
    for (auto const& row : rows)
        read.tasks.push_back(TRY(read_row(row, blocks, read.items.size())));
    auto const who = input.member("respondent");
    if (!who.exists())
        return read;
    auto const ids = TRY(who.items());
    if (ids.size() != rows.size())
        return who.error("should have one entry for each of the " + std::to_string(rows.size()) + " tasks");
    std::map<std::string, std::size_t> numbers;
    for (auto const& id : ids) {
        auto const key = id.value().is_text() ? id.value().text() : std::to_string(TRY(id.number()));
        read.respondent.push_back(numbers.emplace(key, numbers.size()).first->second);
    }
    read.respondents = numbers.size();
    return read;
}

}
