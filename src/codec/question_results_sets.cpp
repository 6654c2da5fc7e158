// MaxDiff, pairs, conjoint.
#include "choice/collect.h"
#include "codec/json.h"
#include "codec/question_results_people.h"
#include "codec/stats_input.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    // The sets with both answers, as the methods for MaxDiff read them.
    Record maxdiff_input(std::vector<std::string> const& items, std::vector<choice::CollectedSet> const& sets)
    {
        List tasks, respondents;
        for (auto const& set : sets) {
            List shown, task;
            for (auto const item : set.shown)
                shown.push_back(number_value(item));
            task.emplace_back(std::move(shown));
            task.push_back(number_value(set.best));
            task.push_back(number_value(set.worst));
            tasks.emplace_back(std::move(task));
            respondents.push_back(number_value(set.respondent));
        }
        Record input;
        input.append("items", List(items.begin(), items.end()));
        input.append("tasks", std::move(tasks));
        input.append("respondent", std::move(respondents));
        return input;
    }

    void add_row(List& rows, List& of_task, List& chosen, List levels, std::size_t task, bool is_chosen)
    {
        rows.emplace_back(std::move(levels));
        of_task.push_back(number_value(task));
        chosen.emplace_back(is_chosen ? 1.0 : 0.0);
    }

    Value conjoint_input(survey::Conjoint const& kind, std::vector<choice::CollectedProducts> const& tasks)
    {
        List attributes, levels, rows, of_task, chosen;
        for (auto const& attribute : kind.attributes) {
            auto const names = names_of(attribute.levels);
            attributes.emplace_back(attribute.name);
            levels.emplace_back(List(names.begin(), names.end()));
        }
        for (std::size_t t = 0; t < tasks.size(); ++t) {
            auto const& task = tasks[t];
            for (std::size_t p = 0; p < task.shown.size(); ++p) {
                List product;
                for (auto const level : task.shown[p])
                    product.push_back(number_value(level + std::size_t { 1 }));
                add_row(rows, of_task, chosen, std::move(product), t, task.chosen == p);
            }
            if (kind.has_none)
                add_row(rows, of_task, chosen, List(kind.attributes.size(), Value(0)), t, !task.chosen);
        }
        Record input;
        input.append("attributes", std::move(attributes));
        input.append("levels", std::move(levels));
        input.append("none", kind.has_none);
        input.append("design_levels", std::move(rows));
        input.append("task_of_row", std::move(of_task));
        input.append("chosen", std::move(chosen));
        return input;
    }

    // As `anchored_maxdiff` reads them.
    List anchors(std::vector<choice::CollectedSet> const& sets)
    {
        List rows;
        for (auto const& set : sets) {
            for (auto const& answer : anchor_answers(set)) {
                List row;
                row.push_back(number_value(answer.item));
                row.emplace_back(answer.matters);
                rows.emplace_back(std::move(row));
            }
        }
        return rows;
    }

    // The levels as numbers; nothing if one of them is none.
    std::optional<std::vector<double>> numbers_of(survey::ConjointAttribute const& attribute)
    {
        std::vector<double> numbers;
        for (auto const& level : attribute.levels) {
            double number = 0;
            if (!survey::to_number(level.value, number))
                return std::nullopt;
            numbers.push_back(number);
        }
        return numbers;
    }

    // The one the caller named, the one with a currency, or the one named "price". Never a guess: numbers may be
    // inches.
    std::optional<std::size_t> price_attribute(
        survey::Conjoint const& kind, std::string const& wanted, QuestionResult& found)
    {
        auto const first = [&](auto const& is_it) -> std::optional<std::size_t> {
            for (std::size_t a = 0; a < kind.attributes.size(); ++a) {
                if (is_it(kind.attributes[a]) && numbers_of(kind.attributes[a]))
                    return a;
            }
            return std::nullopt;
        };
        if (!wanted.empty()) {
            auto const place = first([&](survey::ConjointAttribute const& own) { return own.name == wanted; });
            if (!place)
                add_warning(found, "/willingness_to_pay", "no_price",
                    "There is no attribute '" + wanted + "' whose levels are numbers.");
            return place;
        }
        if (auto const place = first([](survey::ConjointAttribute const& own) { return !own.currency.empty(); }))
            return place;
        return first([](survey::ConjointAttribute const& own) { return own.name == "price" || own.name == "가격"; });
    }

    // The price as one column with its numbers, the others level by level against their first.
    Value worths_in_money(survey::Conjoint const& kind, std::size_t price,
        std::vector<choice::CollectedProducts> const& tasks, ResultOptions const& options, QuestionResult& found)
    {
        auto const data = conjoint_data(kind, tasks);
        auto const numbers = *numbers_of(kind.attributes[price]);
        std::vector<std::string> names;
        std::size_t price_column = 0;
        for (std::size_t a = 0; a < kind.attributes.size(); ++a) {
            auto const levels = names_of(kind.attributes[a].levels);
            if (a == price) {
                price_column = names.size();
                names.push_back(kind.attributes[a].name);
            }
            for (std::size_t level = 1; a != price && level < levels.size(); ++level)
                names.push_back(kind.attributes[a].name + ":" + levels[level]);
        }
        if (kind.has_none)
            names.emplace_back("none");
        choice::ChoiceData choices;
        choices.parameters = names.size();
        for (std::size_t t = 0; t < data.tasks.size(); ++t) {
            std::vector<double> rows;
            for (auto const& product : data.tasks[t]) {
                auto const is_none = product.front() == 0;
                for (std::size_t a = 0; a < product.size(); ++a) {
                    if (a == price)
                        rows.push_back(is_none ? 0 : numbers[product[a] - 1]);
                    for (std::size_t level = 2; a != price && level <= data.levels[a]; ++level)
                        rows.push_back(product[a] == level ? 1 : 0);
                }
                if (kind.has_none)
                    rows.push_back(is_none ? 1 : 0);
            }
            choice::add_task(choices, rows, data.chosen[t]);
        }
        auto const fit = choice::fit_conditional_logit(choices, names);
        for (auto const& warning : fit.warnings)
            add_warning(found, "/willingness_to_pay", warning.code, warning.message);
        auto const is_whole = std::none_of(
            fit.coefficients.begin(), fit.coefficients.end(), [](double number) { return std::isnan(number); });
        if (!fit.is_estimated() || !is_whole)
            return nullptr;
        Record coefficients, input;
        for (std::size_t k = 0; k < names.size(); ++k)
            coefficients.append(names[k], fit.coefficients[k]);
        input.append("coef", std::move(coefficients));
        input.append("covariance", table_list(fit.covariance));
        input.append("price", names[price_column]);
        input.append("seed", static_cast<double>(options.seed));
        auto worths = run_method("willingness_to_pay", input, "/willingness_to_pay", found);
        if (worths.is_record())
            worths.record().set("price", names[price_column]);
        if (worths.is_record() && !kind.attributes[price].currency.empty())
            worths.record().set("currency", kind.attributes[price].currency);
        return worths;
    }

}

void maxdiff_result(
    Question const& question, std::span<Response const> responses, ResultOptions const& options, QuestionResult& found)
{
    auto collected = choice::collect_sets(question, responses);
    auto const& kind = std::get<survey::MaxDiff>(question.kind);
    auto const names = names_of(kind.items);
    found.respondents = collected.respondents;
    found.tasks = collected.tasks.size();
    found.findings = std::move(collected.findings);
    warn_of_few(found);
    auto input = maxdiff_input(names, collected.tasks);
    input.append("model", true);
    found.result = run_method("maxdiff", input, "", found);
    if (!found.result.is_record())
        return;
    if (kind.is_anchored) {
        input.append("anchors", anchors(collected.tasks));
        found.result.record().set("anchored", run_method("anchored_maxdiff", input, "/anchored", found));
    }
    if (options.is_individual)
        add_people(kind, collected, responses, options, found);
}

void pairs_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto collected = choice::collect_pairs(question, responses);
    auto const names = names_of(std::get<survey::Pairs>(question.kind).items);
    found.respondents = collected.respondents;
    found.tasks = collected.tasks.size();
    found.findings = std::move(collected.findings);
    warn_of_few(found);
    std::map<std::pair<std::size_t, std::size_t>, std::pair<double, double>> wins;
    for (auto const& pair : collected.tasks) {
        auto const is_turned = pair.first > pair.second;
        auto& count = wins[{ std::min(pair.first, pair.second), std::max(pair.first, pair.second) }];
        (pair.first_won != is_turned ? count.first : count.second) += 1;
    }
    List contests;
    for (auto const& [pair, count] : wins) {
        List contest;
        contest.emplace_back(names[pair.first]);
        contest.emplace_back(names[pair.second]);
        contest.emplace_back(count.first);
        contest.emplace_back(count.second);
        contests.emplace_back(std::move(contest));
    }
    Record input;
    input.append("items", List(names.begin(), names.end()));
    input.append("contests", std::move(contests));
    if (!names.empty())
        input.append("reference", names.front());
    found.result = run_method("bradley_terry", input, "", found);
    if (!found.result.is_record())
        return;
    auto const answered = static_cast<double>(collected.tasks.size());
    auto const skipped = static_cast<double>(collected.skipped);
    found.result.record().set("passed_over", share_record({ skipped, skipped + answered }, "/passed_over", found));
}

void conjoint_result(
    Question const& question, std::span<Response const> responses, ResultOptions const& options, QuestionResult& found)
{
    auto collected = choice::collect_products(question, responses);
    found.respondents = collected.respondents;
    found.tasks = collected.tasks.size();
    found.findings = std::move(collected.findings);
    warn_of_few(found);
    auto const& kind = std::get<survey::Conjoint>(question.kind);
    found.result = run_method("choice_based_conjoint", conjoint_input(kind, collected.tasks), "", found);
    if (!found.result.is_record())
        return;
    if (auto const price = price_attribute(kind, options.price, found))
        found.result.record().set("willingness_to_pay", worths_in_money(kind, *price, collected.tasks, options, found));
    if (options.is_individual)
        add_people(kind, collected, responses, options, found);
}

}
