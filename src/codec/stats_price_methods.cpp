// Adapters: price sensitivity, Kano and TURF.
#include "base/text.h"
#include "choice/kano.h"
#include "choice/price.h"
#include "choice/turf.h"
#include "codec/stats_choice_input.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    // One list of numbers or nulls, as long as the first read.
    Result<std::vector<std::optional<double>>> read_prices(StatsInput const& input, std::size_t count)
    {
        auto const prices = TRY(input.numbers_or_null());
        if (count != SIZE_MAX && prices.size() != count)
            return input.error("should have " + std::to_string(count) + " entries, like 'too_cheap'");
        auto const places = TRY(input.items());
        for (std::size_t i = 0; i < prices.size(); ++i) {
            if (prices[i] && *prices[i] < 0)
                return places[i].error("should be at least 0");
        }
        return prices;
    }

    Result<std::vector<choice::StatedPrices>> read_stated(StatsInput const& input)
    {
        auto const too_cheap = TRY(read_prices(input.member("too_cheap"), SIZE_MAX));
        auto const count = too_cheap.size();
        auto const cheap = TRY(read_prices(input.member("cheap"), count));
        auto const expensive = TRY(read_prices(input.member("expensive"), count));
        auto const too_expensive = TRY(read_prices(input.member("too_expensive"), count));
        std::vector<double> weights(count, 1);
        if (input.member("weights").exists())
            weights = TRY(input.member("weights").numbers(0));
        if (weights.size() != count)
            return input.member("weights").error("should have one weight for each respondent");
        std::vector<choice::StatedPrices> stated;
        for (std::size_t i = 0; i < count; ++i)
            stated.push_back({ too_cheap[i], cheap[i], expensive[i], too_expensive[i], {}, {}, weights[i] });
        return stated;
    }

    Result<choice::PriceSettings> read_settings(StatsInput const& input)
    {
        choice::PriceSettings settings;
        settings.is_strict = TRY(input.member("strict").boolean_or(true));
        if (input.member("round").exists())
            settings.decimals = static_cast<int>(TRY(input.member("round").whole(0, 9)));
        return settings;
    }

    void set_counts(Record& output, std::size_t total, std::size_t valid)
    {
        output.set("n_total", static_cast<double>(total));
        output.set("n_valid", static_cast<double>(valid));
        output.set("n_removed", static_cast<double>(total - valid));
    }

    stats::Warning nobody_left()
    {
        return { "no_data", "No respondent named four prices in ascending order." };
    }

    // The stated probability, or the one that the scale has for the answer.
    Result<std::vector<std::optional<double>>> read_likelihoods(
        StatsInput const& input, StatsInput const& scale, std::size_t count)
    {
        auto const answers = TRY(input.numbers_or_null());
        if (answers.size() != count)
            return input.error("should have " + std::to_string(count) + " entries, like 'too_cheap'");
        auto const places = TRY(input.items());
        std::vector<std::optional<double>> found(count);
        for (std::size_t i = 0; i < count; ++i) {
            if (!answers[i])
                continue;
            if (!scale.exists()) {
                found[i] = TRY(places[i].number(0, 1));
                continue;
            }
            auto const step = scale.member(base::number_to_text(*answers[i]));
            if (!step.exists())
                return places[i].error("the scale has no probability for this answer");
            found[i] = TRY(step.number(0, 1));
        }
        return found;
    }

    Record kano_record(choice::KanoCounts const& counts)
    {
        auto const letter = [](std::optional<choice::KanoCategory> category) {
            return category ? Value(std::string(1, choice::kano_letter(*category))) : Value(nullptr);
        };
        auto const result = choice::evaluate_kano(counts);
        Record record, by_letter;
        for (std::size_t i = 0; i < choice::kano_categories; ++i)
            by_letter.set(std::string(1, choice::kano_letter(static_cast<choice::KanoCategory>(i))), counts[i]);
        record.set("counts", std::move(by_letter));
        record.set("total", result.total);
        record.set("satisfaction", number_or_null(result.satisfaction));
        record.set("dissatisfaction", number_or_null(result.dissatisfaction));
        record.set("mode_category", letter(result.most_frequent));
        record.set("moai_5pp_category", letter(result.by_priority));
        record.set("grouped_rule_category", letter(result.by_group));
        record.set("total_strength_pct", number_or_null(result.total_strength_percent));
        record.set("category_strength_pct", number_or_null(result.category_strength_percent));
        record.set("chi2_moai_uniform", number_or_null(result.chi_square_uniform));
        record.set("fong_difference", number_or_null(result.fong_difference));
        record.set("fong_limit", number_or_null(result.fong_limit));
        record.set(
            "fong_significant", result.is_fong_significant ? Value(*result.is_fong_significant) : Value(nullptr));
        return record;
    }

    void warn_if_empty(choice::KanoCounts const& counts, std::string const& name, stats::Warnings& warnings)
    {
        if (std::all_of(counts.begin(), counts.end(), [](double count) { return count == 0; }))
            warnings.push_back({ "no_data", "Nobody answered both questions about '" + name + "'." });
    }

    using Answers = std::vector<std::vector<std::optional<int>>>; // of each feature

    Result<Answers> read_answers(StatsInput const& input, std::size_t features, std::size_t respondents)
    {
        auto const rows = TRY(input.items());
        if (respondents != SIZE_MAX && rows.size() != respondents)
            return input.error("should have as many rows as 'functional'");
        Answers answers(features);
        for (auto const& row : rows) {
            auto const cells = TRY(row.items());
            if (cells.size() != features)
                return row.error("should have one answer for each feature");
            for (std::size_t i = 0; i < features; ++i) {
                std::optional<int> answer;
                if (cells[i].exists())
                    answer = static_cast<int>(TRY(cells[i].whole(1, 5)));
                answers[i].push_back(answer);
            }
        }
        return answers;
    }

    Result<Record> read_importance(StatsInput const& input, std::vector<std::string> const& features)
    {
        Record means;
        std::vector<double> sums(features.size()), counts(features.size());
        auto const rows = TRY(input.items());
        for (auto const& row : rows) {
            auto const cells = TRY(row.numbers_or_null());
            if (cells.size() != features.size())
                return row.error("should have one number for each feature");
            for (std::size_t i = 0; i < cells.size(); ++i) {
                sums[i] += cells[i].value_or(0);
                counts[i] += cells[i] ? 1 : 0;
            }
        }
        for (std::size_t i = 0; i < features.size(); ++i)
            means.set(features[i], number_or_null(sums[i] / counts[i]));
        return means;
    }

    Result<Value> kano_of_counts(StatsInput const& input)
    {
        Record output;
        stats::Warnings warnings;
        auto const features = TRY(input.members());
        for (auto const& [name, given] : features) {
            choice::KanoCounts counts {};
            for (std::size_t i = 0; i < choice::kano_categories; ++i) {
                std::string const letter(1, choice::kano_letter(static_cast<choice::KanoCategory>(i)));
                counts[i] = TRY(given.member(letter).number_or(0, 0));
            }
            warn_if_empty(counts, name, warnings);
            output.set(name, kano_record(counts));
        }
        add_warnings(output, warnings);
        return Value(std::move(output));
    }

    Record turf_set(std::vector<std::string> const& items, choice::TurfSet const& set)
    {
        Record record;
        record.set("items", names_at(items, set.items));
        record.set("reach_pct", number_or_null(set.reach_percent));
        record.set("frequency", number_or_null(set.frequency));
        return record;
    }

    Result<choice::TurfData> read_turf(StatsInput const& input, std::size_t items)
    {
        choice::TurfData data;
        data.matrix = TRY(input.member("matrix").table());
        if (data.matrix.rows > 0 && data.matrix.columns != items)
            return input.member("matrix").error("should have one column for each item");
        if (input.member("weights").exists()) {
            data.weights = TRY(input.member("weights").numbers(0));
            if (data.weights.size() != data.matrix.rows)
                return input.member("weights").error("should have one weight for each respondent");
        }
        data.depth = TRY(input.member("depth").whole_or(1, 1, 1000));
        return data;
    }

}

Result<Value> run_kano(Value const& value)
{
    StatsInput const input(value);
    if (input.member("counts").exists())
        return kano_of_counts(input.member("counts"));
    auto const features = TRY(input.member("features").distinct_texts());
    auto const functional = TRY(read_answers(input.member("functional"), features.size(), SIZE_MAX));
    auto const respondents = features.empty() ? 0 : functional[0].size();
    auto const dysfunctional = TRY(read_answers(input.member("dysfunctional"), features.size(), respondents));
    Record output;
    stats::Warnings warnings;
    for (auto const& [name, table] :
        { std::pair("berger", choice::KanoTable::berger), std::pair("pouliot", choice::KanoTable::pouliot) }) {
        Record by_feature;
        for (std::size_t i = 0; i < features.size(); ++i) {
            auto const counts = choice::count_kano(table, functional[i], dysfunctional[i]);
            if (table == choice::KanoTable::berger)
                warn_if_empty(counts, features[i], warnings);
            by_feature.set(features[i], kano_record(counts));
        }
        output.set(name, std::move(by_feature));
    }
    if (input.member("importance").exists())
        output.set("mean_importance", TRY(read_importance(input.member("importance"), features)));
    add_warnings(output, warnings);
    return Value(std::move(output));
}

Result<Value> run_turf(Value const& value)
{
    StatsInput const input(value);
    auto const items = TRY(input.member("items").distinct_texts());
    auto const data = TRY(read_turf(input, items.size()));
    auto const sizes_input = TRY(input.member("sizes").items());
    auto const keep = TRY(input.member("keep").whole_or(1, 1, 10'000));
    double weight = 0;
    for (std::size_t i = 0; i < data.matrix.rows; ++i)
        weight += data.weights.empty() ? 1 : data.weights[i];
    auto const is_empty = !(weight > 0);
    Record output, reach, best;
    stats::Warnings warnings;
    if (is_empty)
        warnings.push_back({ "no_data", "There is no respondent with a weight." });
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto only = data;
        only.depth = 1;
        reach.set(items[i], is_empty ? Value(nullptr) : number_or_null(choice::reach_of(only, { i }).reach_percent));
    }
    std::size_t largest = 0;
    for (auto const& size_input : sizes_input) {
        auto const size = TRY(size_input.whole(1, std::max<std::size_t>(items.size(), 1)));
        largest = std::max(largest, size);
        auto const name = std::to_string(size);
        if (is_empty) {
            best.set(name, Value(nullptr));
            continue;
        }
        auto const found = choice::best_sets(data, size, keep);
        if (!found.is_exhaustive) {
            warnings.push_back({ "not_exhaustive",
                "There are too many sets of " + name
                    + " items to try all: the best were searched by exchanging items." });
        }
        List sets;
        for (auto const& set : found.sets)
            sets.emplace_back(turf_set(items, set));
        best.set(name, std::move(sets));
    }
    List greedy;
    for (auto const& step : is_empty ? std::vector<choice::TurfStep> {} : choice::greedy_order(data, largest)) {
        Record record;
        record.set("item", items[step.item]);
        record.set("cumulative_reach_pct", number_or_null(step.reach_percent));
        greedy.emplace_back(std::move(record));
    }
    output.set("item_reach_pct", std::move(reach));
    output.set("best", std::move(best));
    output.set("greedy", std::move(greedy));
    add_warnings(output, warnings);
    return Value(std::move(output));
}

Result<Value> run_van_westendorp(Value const& value)
{
    StatsInput const input(value);
    auto const stated = TRY(read_stated(input));
    auto const settings = TRY(read_settings(input));
    std::vector<double> curve_prices;
    if (input.member("curve_prices").exists())
        curve_prices = TRY(input.member("curve_prices").numbers());
    auto const prices = choice::consistent_prices(stated, settings);
    auto const points = choice::price_points(prices);
    Record output, curve;
    set_counts(output, stated.size(), prices.size());
    auto is_missing = false;
    for (auto const& [name, number] :
        { std::pair("PMC", points.marginal_cheapness), std::pair("PME", points.marginal_expensiveness),
            std::pair("IDP", points.indifference), std::pair("OPP", points.optimum),
            std::pair("narrow_lower", points.narrow_lower), std::pair("narrow_upper", points.narrow_upper) }) {
        output.set(name, number_or_null(number));
        is_missing |= std::isnan(number);
    }
    for (auto const price : curve_prices) {
        auto const shares = choice::price_shares(prices, price);
        Record at;
        at.set("too_cheap", number_or_null(shares.too_cheap));
        at.set("cheap", number_or_null(shares.cheap));
        at.set("expensive", number_or_null(shares.expensive));
        at.set("too_expensive", number_or_null(shares.too_expensive));
        curve.set(base::number_to_text(price), std::move(at));
    }
    output.set("curve_at", std::move(curve));
    if (prices.empty())
        add_warnings(output, { nobody_left() });
    else if (is_missing)
        add_warnings(output, { { "no_crossing", "Two of the curves do not cross within the stated prices." } });
    return Value(std::move(output));
}

Result<Value> run_price_newton_miller_smith(Value const& value)
{
    StatsInput const input(value);
    auto stated = TRY(read_stated(input));
    auto const settings = TRY(read_settings(input));
    auto const scale = input.member("scale");
    auto const if_cheap = TRY(read_likelihoods(input.member("buy_if_cheap"), scale, stated.size()));
    auto const if_expensive = TRY(read_likelihoods(input.member("buy_if_expensive"), scale, stated.size()));
    for (std::size_t i = 0; i < stated.size(); ++i) {
        stated[i].buy_if_cheap = if_cheap[i];
        stated[i].buy_if_expensive = if_expensive[i];
    }
    auto prices = choice::consistent_prices(stated, settings);
    std::erase_if(prices, [](choice::StatedPrices const& one) { return !one.buy_if_cheap || !one.buy_if_expensive; });
    auto const curve = choice::purchase_curve(prices);
    Record output, points;
    set_counts(output, stated.size(), prices.size());
    output.set("reach_optimum_price", number_or_null(curve.reach_optimum));
    output.set("reach_at_optimum", number_or_null(curve.reach_at_optimum));
    output.set("revenue_optimum_price", number_or_null(curve.revenue_optimum));
    output.set("revenue_at_optimum", number_or_null(curve.revenue_at_optimum));
    points.set("price", number_list(curve.prices));
    points.set("reach", number_list(curve.reach));
    points.set("revenue", number_list(curve.revenue));
    output.set("curve", std::move(points));
    if (prices.empty())
        add_warnings(output, { nobody_left() });
    return Value(std::move(output));
}

}
