#include "codec/choice_inputs.h"

#include "choice/collect.h"
#include "survey/answers.h"

#include <map>
#include <utility>

namespace dure::codec {

namespace {

    using survey::Choice;
    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    Value number(std::size_t value)
    {
        return static_cast<double>(value);
    }

    Value names_of(std::vector<Choice> const& items)
    {
        List names;
        for (auto const& item : items)
            names.emplace_back(survey::to_words(item.value));
        return names;
    }

    ChoiceInput maxdiff_input(Question const& question, std::span<Response const> responses)
    {
        auto collected = choice::collect_sets(question, responses);
        List tasks, respondents;
        for (auto const& set : collected.tasks) {
            if (!set.best || !set.worst)
                continue;
            List shown, task;
            for (auto const item : set.shown)
                shown.push_back(number(item));
            task.emplace_back(std::move(shown));
            task.push_back(number(*set.best));
            task.push_back(number(*set.worst));
            tasks.emplace_back(std::move(task));
            respondents.push_back(number(set.respondent));
        }
        ChoiceInput found { "maxdiff", {}, collected.respondents, tasks.size(), std::move(collected.findings) };
        Record input;
        input.set("items", names_of(std::get<survey::MaxDiff>(question.kind).items));
        input.set("tasks", std::move(tasks));
        input.set("respondent", std::move(respondents));
        input.set("model", true);
        found.input = std::move(input);
        return found;
    }

    ChoiceInput pairs_input(Question const& question, std::span<Response const> responses)
    {
        auto collected = choice::collect_pairs(question, responses);
        auto const& items = std::get<survey::Pairs>(question.kind).items;
        std::map<std::pair<std::size_t, std::size_t>, std::pair<double, double>> wins;
        for (auto const& pair : collected.tasks) {
            auto const is_turned = pair.first > pair.second;
            auto& count = wins[{ std::min(pair.first, pair.second), std::max(pair.first, pair.second) }];
            (pair.first_won != is_turned ? count.first : count.second) += 1;
        }
        List contests;
        for (auto const& [pair, count] : wins) {
            List contest;
            contest.emplace_back(survey::to_words(items[pair.first].value));
            contest.emplace_back(survey::to_words(items[pair.second].value));
            contest.emplace_back(count.first);
            contest.emplace_back(count.second);
            contests.emplace_back(std::move(contest));
        }
        ChoiceInput found { "bradley_terry", {}, collected.respondents, collected.tasks.size(),
            std::move(collected.findings) };
        Record input;
        input.set("items", names_of(items));
        input.set("contests", std::move(contests));
        input.set("reference", survey::to_words(items.front().value));
        found.input = std::move(input);
        return found;
    }

    void add_row(List& rows, List& of_task, List& chosen, List levels, std::size_t task, bool is_chosen)
    {
        rows.emplace_back(std::move(levels));
        of_task.push_back(number(task));
        chosen.emplace_back(is_chosen ? 1.0 : 0.0);
    }

    ChoiceInput conjoint_input(Question const& question, std::span<Response const> responses)
    {
        auto collected = choice::collect_products(question, responses);
        auto const& kind = std::get<survey::Conjoint>(question.kind);
        List attributes, levels, rows, of_task, chosen;
        for (auto const& attribute : kind.attributes) {
            attributes.emplace_back(attribute.name);
            levels.push_back(names_of(attribute.levels));
        }
        for (std::size_t t = 0; t < collected.tasks.size(); ++t) {
            auto const& task = collected.tasks[t];
            for (std::size_t p = 0; p < task.shown.size(); ++p) {
                List product;
                for (auto const level : task.shown[p])
                    product.push_back(number(level + 1u));
                add_row(rows, of_task, chosen, std::move(product), t, task.chosen == p);
            }
            if (kind.has_none)
                add_row(rows, of_task, chosen, List(kind.attributes.size(), Value(0)), t, !task.chosen);
        }
        ChoiceInput found { "choice_based_conjoint", {}, collected.respondents, collected.tasks.size(),
            std::move(collected.findings) };
        Record input;
        input.set("attributes", std::move(attributes));
        input.set("levels", std::move(levels));
        input.set("none", kind.has_none);
        input.set("design_levels", std::move(rows));
        input.set("task_of_row", std::move(of_task));
        input.set("chosen", std::move(chosen));
        found.input = std::move(input);
        return found;
    }

    Value number_or_null(Value const& value)
    {
        return value.is_number() ? value : Value(nullptr);
    }

    // A column for each feature or price, a row for each respondent who answered.
    ChoiceInput kano_input(Question const& question, std::span<Response const> responses)
    {
        auto const& kind = std::get<survey::Kano>(question.kind);
        ChoiceInput found { "kano", {}, 0, 0, {} };
        List features, functional, dysfunctional, importance;
        for (auto const& feature : kind.features)
            features.emplace_back(survey::to_words(feature.item.value));
        for (auto const& response : responses) {
            auto const* answer = response.data.find(question.value_name);
            if (!answer || !answer->is_record())
                continue;
            List with, without, weight;
            for (auto const& feature : kind.features) {
                auto const& own = answer->member(survey::to_words(feature.item.value));
                with.push_back(number_or_null(own.member("functional")));
                without.push_back(number_or_null(own.member("dysfunctional")));
                weight.push_back(number_or_null(own.member("importance")));
            }
            functional.emplace_back(std::move(with));
            dysfunctional.emplace_back(std::move(without));
            importance.emplace_back(std::move(weight));
            ++found.respondents;
        }
        found.tasks = found.respondents;
        Record input;
        input.set("features", std::move(features));
        input.set("functional", std::move(functional));
        input.set("dysfunctional", std::move(dysfunctional));
        if (kind.asks_importance)
            input.set("importance", std::move(importance));
        found.input = std::move(input);
        return found;
    }

    ChoiceInput price_input(Question const& question, std::span<Response const> responses)
    {
        ChoiceInput found { "van_westendorp", {}, 0, 0, {} };
        constexpr std::pair<char const*, char const*> parts[] = { { "too_cheap", "tooCheap" }, { "cheap", "cheap" },
            { "expensive", "expensive" }, { "too_expensive", "tooExpensive" } };
        List columns[4];
        for (auto const& response : responses) {
            auto const* answer = response.data.find(question.value_name);
            if (!answer || !answer->is_record())
                continue;
            for (std::size_t i = 0; i < std::size(parts); ++i)
                columns[i].push_back(number_or_null(answer->member(parts[i].second)));
            ++found.respondents;
        }
        found.tasks = found.respondents;
        Record input;
        for (std::size_t i = 0; i < std::size(parts); ++i)
            input.set(parts[i].first, std::move(columns[i]));
        input.set("strict", true);
        found.input = std::move(input);
        return found;
    }

}

std::optional<ChoiceInput> choice_input(Question const& question, std::span<Response const> responses)
{
    auto const& kind = question.kind;
    if (std::holds_alternative<survey::MaxDiff>(kind))
        return maxdiff_input(question, responses);
    if (auto const* pairs = std::get_if<survey::Pairs>(&kind); pairs && !pairs->items.empty())
        return pairs_input(question, responses);
    if (std::holds_alternative<survey::Conjoint>(kind))
        return conjoint_input(question, responses);
    if (std::holds_alternative<survey::Kano>(kind))
        return kano_input(question, responses);
    if (std::holds_alternative<survey::PriceSensitivity>(kind))
        return price_input(question, responses);
    return std::nullopt;
}

}
