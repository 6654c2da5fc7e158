// Adapters: conditional logit, willingness to pay, MaxDiff.
#include "codec/stats_choice_input.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    // X[attribute][task][alternative].
    struct LogitInput {
        std::vector<std::string> alternatives, attributes;
        std::vector<stats::Table> x; // of each attribute: task x alternative
        std::vector<std::size_t> choice;
    };

    Result<LogitInput> read_logit(StatsInput const& input)
    {
        LogitInput read;
        read.alternatives = TRY(input.member("alternatives").distinct_texts());
        if (read.alternatives.size() < 2)
            return input.member("alternatives").error("should name at least two alternatives");
        read.choice = TRY(input.member("choice").wholes(0, read.alternatives.size() - 1));
        auto const attributes = TRY(input.member("X").members());
        if (attributes.empty())
            return input.member("X").error("should have at least one attribute");
        for (auto const& [name, rows] : attributes) {
            auto table = TRY(rows.table());
            if (table.rows != read.choice.size())
                return rows.error(
                    "should have one row for each of the " + std::to_string(read.choice.size()) + " choices");
            if (table.rows > 0 && table.columns != read.alternatives.size())
                return rows.error("should have one column for each alternative");
            read.attributes.push_back(name);
            read.x.push_back(std::move(table));
        }
        return read;
    }

    // With a constant for each alternative but one, in front of the attributes, if a reference is given.
    choice::ChoiceData rows_of(LogitInput const& read, std::optional<std::size_t> reference)
    {
        auto const alternatives = read.alternatives.size();
        choice::ChoiceData data;
        data.parameters = read.x.size() + (reference ? alternatives - 1 : 0);
        for (std::size_t task = 0; task < read.choice.size(); ++task) {
            std::vector<double> rows;
            for (std::size_t i = 0; i < alternatives; ++i) {
                for (std::size_t other = 0; reference && other < alternatives; ++other) {
                    if (other != *reference)
                        rows.push_back(other == i ? 1 : 0);
                }
                for (auto const& table : read.x)
                    rows.push_back(table(task, i));
            }
            choice::add_task(data, rows, read.choice[task]);
        }
        return data;
    }

    std::vector<std::string> column_names(LogitInput const& read, std::optional<std::size_t> reference)
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; reference && i < read.alternatives.size(); ++i) {
            if (i != *reference)
                names.push_back("asc_" + read.alternatives[i]);
        }
        names.insert(names.end(), read.attributes.begin(), read.attributes.end());
        return names;
    }

    // Columns that could not be estimated because they never vary take no part.
    std::vector<double> task_shares(choice::ChoiceData const& data, choice::LogitFit const& fit, std::size_t task)
    {
        std::vector<double> utilities;
        for (auto i = data.task_starts[task]; i < data.task_starts[task + 1]; ++i) {
            double utility = 0;
            for (std::size_t k = 0; k < data.parameters; ++k)
                utility += std::isnan(fit.coefficients[k]) ? 0 : fit.coefficients[k] * data.row(i)[k];
            utilities.push_back(utility);
        }
        return choice::logit_shares(utilities);
    }

    Value mean_shares(
        std::vector<std::string> const& names, choice::ChoiceData const& data, choice::LogitFit const& fit)
    {
        if (!fit.is_estimated())
            return nullptr;
        std::vector<double> means(names.size());
        for (std::size_t task = 0; task < data.tasks(); ++task) {
            auto const shares = task_shares(data, fit, task);
            for (std::size_t i = 0; i < shares.size(); ++i)
                means[i] += shares[i] / static_cast<double>(data.tasks());
        }
        return by_name(names, means);
    }

    Record logit_part(LogitInput const& read, std::optional<std::size_t> reference, choice::ChoiceData const& data,
        choice::LogitFit const& fit)
    {
        auto record = logit_record(column_names(read, reference), fit);
        record.set("mean_prob", mean_shares(read.alternatives, data, fit));
        record.set("first_task_prob",
            fit.is_estimated() ? Value(by_name(read.alternatives, task_shares(data, fit, 0))) : Value(nullptr));
        return record;
    }

    Result<std::size_t> attribute_of(
        StatsInput const& input, std::vector<std::string> const& attributes, std::string const& name)
    {
        auto const found = std::find(attributes.begin(), attributes.end(), name);
        if (found == attributes.end())
            return input.error("there is no attribute '" + name + "'");
        return static_cast<std::size_t>(found - attributes.begin());
    }

    // The rows of the constants go with them, so they are changed after coding.
    Result<Value> what_if(
        StatsInput const& input, LogitInput const& read, choice::ChoiceData data, choice::LogitFit const& fit)
    {
        auto const alternatives = read.alternatives.size();
        auto const type = TRY(input.member("type").text());
        auto const constants = data.parameters - read.attributes.size();
        if (type == "scale") {
            auto const alternative = TRY(place_of(input.member("alternative"), read.alternatives));
            auto const attribute = TRY(place_of(input.member("attribute"), read.attributes));
            auto const factor = TRY(input.member("factor").number());
            for (std::size_t task = 0; task < data.tasks(); ++task)
                data.row(task * alternatives + alternative)[constants + attribute] *= factor;
            return mean_shares(read.alternatives, data, fit);
        }
        if (type != "new_alternative")
            return input.member("type").error("should be 'scale' or 'new_alternative'");
        auto const copied = TRY(place_of(input.member("copy_of"), read.alternatives));
        std::vector<double> factors(read.attributes.size(), 1), terms(read.attributes.size());
        for (auto* const list : { &factors, &terms }) {
            auto const from = input.member(list == &factors ? "scale" : "add");
            auto const changes
                = from.exists() ? TRY(from.members()) : std::vector<std::pair<std::string, StatsInput>> {};
            for (auto const& [name, change] : changes) {
                auto const attribute = TRY(attribute_of(change, read.attributes, name));
                (*list)[attribute] = TRY(change.number());
            }
        }
        choice::ChoiceData wider;
        wider.parameters = data.parameters;
        for (std::size_t task = 0; task < data.tasks(); ++task) {
            auto const first = data.row(task * alternatives).data();
            std::vector<double> rows(first, first + alternatives * data.parameters);
            auto const original = data.row(task * alternatives + copied);
            for (std::size_t k = 0; k < data.parameters; ++k)
                rows.push_back(
                    k < constants ? original[k] : original[k] * factors[k - constants] + terms[k - constants]);
            choice::add_task(wider, rows, data.chosen[task]);
        }
        auto names = read.alternatives;
        names.emplace_back("new");
        return mean_shares(names, wider, fit);
    }

    Record worth_record(choice::Worth const& worth)
    {
        Record record;
        record.set("value", number_or_null(worth.value));
        record.set("se_delta", number_or_null(worth.standard_error));
        record.set("ci_delta", number_list({ worth.low, worth.high }));
        record.set("ci_krinsky_robb", number_list({ worth.simulated_low, worth.simulated_high }));
        return record;
    }

}

Result<Value> run_conditional_logit(Value const& value)
{
    StatsInput const input(value);
    auto const read = TRY(read_logit(input));
    auto data = rows_of(read, std::nullopt);
    auto fit = choice::fit_conditional_logit(data, read.attributes);
    Record output;
    output.set("generic", logit_part(read, std::nullopt, data, fit));
    auto warnings = fit.warnings;
    if (input.member("asc_reference").exists()) {
        auto const reference = TRY(place_of(input.member("asc_reference"), read.alternatives));
        data = rows_of(read, reference);
        fit = choice::fit_conditional_logit(data, column_names(read, reference));
        output.set("with_asc", logit_part(read, reference, data, fit));
        for (auto const& warning : fit.warnings)
            warnings.push_back({ warning.code, "With constants: " + warning.message });
    }
    if (input.member("what_if").exists()) {
        Record scenarios;
        auto const members = TRY(input.member("what_if").members());
        for (auto const& [name, scenario] : members)
            scenarios.set(name, TRY(what_if(scenario, read, data, fit)));
        output.set("what_if", std::move(scenarios));
    }
    add_warnings(output, warnings);
    return Value(std::move(output));
}

Result<Value> run_willingness_to_pay(Value const& value)
{
    StatsInput const input(value);
    std::vector<std::string> names;
    std::vector<double> coefficients;
    stats::Table covariance;
    stats::Warnings warnings;
    if (input.member("coef").exists()) {
        auto const members = TRY(input.member("coef").members());
        for (auto const& [name, number] : members) {
            names.push_back(name);
            coefficients.push_back(TRY(number.number()));
        }
        covariance = TRY(input.member("covariance").table());
        if (covariance.rows != names.size() || covariance.columns != names.size())
            return input.member("covariance").error("should have a row and a column for each coefficient");
    } else {
        auto const read = TRY(read_logit(input));
        names = read.attributes;
        auto fit = choice::fit_conditional_logit(rows_of(read, std::nullopt), names);
        coefficients = std::move(fit.coefficients);
        covariance = std::move(fit.covariance);
        warnings = std::move(fit.warnings);
    }
    choice::WillingnessSettings settings;
    settings.price = TRY(place_of(input.member("price"), names));
    settings.confidence = TRY(input.member("conf").number_or(0.95, 0.5, 0.999));
    settings.draws = TRY(input.member("draws").whole_or(10'000, 100, 1'000'000));
    settings.seed = TRY(input.member("seed").seed_or(1));
    auto const found = choice::willingness_to_pay(coefficients, covariance, settings);
    Record output, worths;
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (k != settings.price)
            worths.set(names[k], worth_record(found.worths[k]));
    }
    output.set("coef", by_name(names, coefficients));
    output.set("willingness_to_pay", std::move(worths));
    output.set("seed", static_cast<double>(settings.seed));
    if (!std::isnan(coefficients[settings.price]))
        warnings.insert(warnings.end(), found.warnings.begin(), found.warnings.end());
    add_warnings(output, warnings);
    return Value(std::move(output));
}

Result<Value> run_maxdiff(Value const& value)
{
    StatsInput const input(value);
    auto const read = TRY(read_maxdiff(input));
    auto const counts = choice::count_maxdiff(read.items.size(), read.tasks);
    auto const closed = choice::closed_form(counts);
    std::size_t reference = 0;
    if (input.member("reference").exists())
        reference = TRY(place_of(input.member("reference"), read.items));
    auto const has_model = TRY(input.member("model").boolean_or(true));
    Record output, by_item, form;
    stats::Warnings warnings;
    std::vector<double> scores;
    for (std::size_t i = 0; i < read.items.size(); ++i) {
        auto const& count = counts[i];
        Record record;
        record.set("shown", count.shown);
        record.set("best", count.best);
        record.set("worst", count.worst);
        record.set("bw", count.difference());
        record.set("bw_std", number_or_null(count.standardised()));
        by_item.set(read.items[i], std::move(record));
        scores.push_back(count.standardised());
        if (std::isnan(closed.b[i])) {
            warnings.push_back({ "not_estimable",
                "'" + read.items[i]
                    + (count.shown > 0 ? "' was always best or always worst where it was shown."
                                       : "' was never shown.") });
        }
    }
    output.set("counts", std::move(by_item));
    form.set("b", by_name(read.items, closed.b));
    form.set("se", by_name(read.items, closed.standard_errors));
    form.set("choice_p", by_name(read.items, closed.shares));
    output.set("closed_form", std::move(form));
    if (has_model) {
        auto names = read.items;
        names.erase(names.begin() + static_cast<long>(reference));
        auto const fit = choice::fit_maxdiff(read.items, read.tasks, reference);
        output.set("clogit", logit_record(names, fit));
        scores = choice::with_reference(fit.coefficients, reference, fit.is_estimated() ? 0 : std::nan(""));
        auto const is_complete
            = std::none_of(scores.begin(), scores.end(), [](double score) { return std::isnan(score); });
        auto const shares
            = is_complete ? choice::logit_shares(scores) : std::vector<double>(scores.size(), std::nan(""));
        output.set("share_of_preference", by_name(read.items, shares));
        warnings.insert(warnings.end(), fit.warnings.begin(), fit.warnings.end());
        if (!is_complete) {
            for (std::size_t i = 0; i < scores.size(); ++i)
                scores[i] = counts[i].standardised();
        }
    }
    output.set("ranking", names_at(read.items, order_of(scores)));
    add_warnings(output, warnings);
    return Value(std::move(output));
}

Result<Value> run_anchored_maxdiff(Value const& value)
{
    StatsInput const input(value);
    auto const read = TRY(read_maxdiff(input));
    std::vector<choice::AnchorAnswer> answers;
    auto const rows = TRY(input.member("anchors").items());
    for (auto const& row : rows) {
        auto const cells = TRY(row.items());
        if (cells.size() != 2)
            return row.error("should have two entries: the item, and whether it would matter");
        choice::AnchorAnswer answer;
        answer.item = TRY(cells[0].whole(0, read.items.size() - 1));
        if (!cells[1].value().is_boolean())
            return cells[1].error("should be true or false");
        answer.matters = cells[1].value().boolean();
        answers.push_back(answer);
    }
    auto const fit = choice::fit_anchored_maxdiff(read.items, read.tasks, answers);
    Record output, shares;
    output.set("clogit", logit_record(read.items, fit));
    List above;
    for (std::size_t i = 0; i < read.items.size(); ++i) {
        double const pair[] = { fit.coefficients[i], 0 };
        shares.set(read.items[i], number_or_null(100 * choice::logit_shares(pair)[0]));
        if (fit.coefficients[i] > 0)
            above.emplace_back(read.items[i]);
    }
    output.set("would_matter_pct", std::move(shares));
    output.set("above_threshold", fit.is_estimated() ? Value(std::move(above)) : Value(nullptr));
    output.set(
        "ranking", fit.is_estimated() ? Value(names_at(read.items, order_of(fit.coefficients))) : Value(nullptr));
    add_warnings(output, fit.warnings);
    return Value(std::move(output));
}

}
