// MaxDiff, pairs, conjoint.
#include "choice/collect.h"
#include "codec/question_results_parts.h"
#include "codec/stats_input.h"

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

}

void maxdiff_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto collected = choice::collect_sets(question, responses);
    auto const names = names_of(std::get<survey::MaxDiff>(question.kind).items);
    found.respondents = collected.respondents;
    found.tasks = collected.tasks.size();
    found.findings = std::move(collected.findings);
    warn_of_few(found);
    auto input = maxdiff_input(names, collected.tasks);
    input.append("model", true);
    found.result = run_method("maxdiff", input, "", found);
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
}

void conjoint_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto collected = choice::collect_products(question, responses);
    found.respondents = collected.respondents;
    found.tasks = collected.tasks.size();
    found.findings = std::move(collected.findings);
    warn_of_few(found);
    auto const& kind = std::get<survey::Conjoint>(question.kind);
    found.result = run_method("choice_based_conjoint", conjoint_input(kind, collected.tasks), "", found);
}

}
