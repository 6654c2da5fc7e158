#include "codec/question_results_parts.h"

#include "codec/json.h"
#include "codec/stats_input.h"
#include "codec/stats_methods.h"
#include "codec/stats_parts.h"
#include "stats/means.h"
#include "survey/answers.h"
#include "survey/tasks.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dure::codec {

namespace {

    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    constexpr std::size_t findings_at_most = 200;
    constexpr std::size_t warnings_at_most = 500;
    constexpr double confidence = 0.95;

    bool is_below(std::string const& where, std::string const& whole)
    {
        return where.compare(0, whole.size(), whole) == 0
            && (where.size() == whole.size() || where[whole.size()] == '/');
    }

    // Where each item was shown. False: the block cannot be read. Nothing in it: there is none.
    bool read_positions(Question const& question, Response const& response, std::vector<std::string> const& items,
        std::vector<std::optional<std::size_t>>& positions)
    {
        auto const* block = response.tasks.find(question.name);
        positions.clear();
        if (!block)
            return true;
        auto const tasks = survey::tasks_from_value(question.kind, *block);
        if (tasks.shown.empty())
            return false;
        positions.resize(items.size());
        std::size_t position = 0;
        for (auto const& task : tasks.shown) {
            for (auto const& shown : task.list()) {
                auto const found = std::find(items.begin(), items.end(), survey::to_words(shown));
                if (found != items.end())
                    positions[static_cast<std::size_t>(found - items.begin())] = position++;
            }
        }
        return true;
    }

}

std::vector<std::string> names_of(std::vector<survey::Choice> const& items)
{
    std::vector<std::string> names;
    for (auto const& item : items)
        names.push_back(survey::to_words(item.value));
    return names;
}

std::optional<std::size_t> place_of(std::vector<survey::Choice> const& items, Value const& value)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].value == value)
            return i;
    }
    return std::nullopt;
}

std::optional<int> whole_answer(Value const& said, int least, int most, std::string where, QuestionResult& found)
{
    if (survey::is_empty(said))
        return std::nullopt;
    if (said.is_number() && said.number() >= least && said.number() <= most
        && said.number() == std::floor(said.number()))
        return static_cast<int>(said.number());
    add_not_on_offer(found, std::move(where));
    return std::nullopt;
}

std::vector<PersonAnswer> answers_by_item(Question const& question, std::span<Response const> responses,
    std::vector<std::string> const& items, QuestionResult& found)
{
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t i = 0; i < items.size(); ++i)
        places.emplace(items[i], i);
    std::vector<PersonAnswer> people;
    std::vector<std::optional<std::size_t>> positions;
    for (std::size_t r = 0; r < responses.size(); ++r) {
        auto const* answer = responses[r].data.find(question.value_name);
        if (!answer || survey::is_empty(*answer))
            continue;
        auto const response = json_pointer("/responses", r);
        PersonAnswer person { r, json_pointer(response + "/data", question.value_name), {} };
        if (!answer->is_record()) {
            add_unreadable(found, person.where);
            continue;
        }
        if (!read_positions(question, responses[r], items, positions)) {
            add_finding(found, json_pointer(response + "/tasks", question.name),
                "무엇을 보여 줬는지 읽을 수 없어서 이 답은 쓰지 않아요.",
                "What was shown cannot be read, so this answer is not used.");
            continue;
        }
        for (auto const& [name, said] : answer->record()) {
            auto const place = places.find(name);
            auto const is_shown = place != places.end() && (positions.empty() || positions[place->second].has_value());
            if (survey::is_empty(said))
                continue;
            auto where = json_pointer(person.where, name);
            if (is_shown)
                person.items.push_back({ place->second, &said, std::move(where),
                    positions.empty() ? std::nullopt : positions[place->second] });
            else
                add_finding(found, std::move(where), "보여 주지 않은 것에 대한 답이에요. 쓰지 않아요.",
                    "This is an answer to what was not shown; it is not used.");
        }
        if (!person.items.empty())
            people.push_back(std::move(person));
    }
    return people;
}

Record share_record(stats::Count count, std::string const& where, QuestionResult& found)
{
    if (!(count.trials > 0))
        add_warning(found, where, "no_cases", "Nobody answered: there is no share.");
    auto const interval = stats::wilson_interval(count, stats::z_for_confidence(confidence));
    Record record;
    record.append("count", count.successes);
    record.append("n", count.trials);
    record.append("share", number_or_null(count.successes / count.trials));
    record.append("interval", interval_list(interval));
    return record;
}

Record mean_record(std::span<double const> numbers, std::string const& where, QuestionResult& found)
{
    auto const moments = stats::moments(numbers);
    if (moments.n == 0)
        add_warning(found, where, "no_cases", "Nobody answered: there is no mean.");
    else if (moments.n == 1)
        add_warning(found, where, "too_few_cases", "One answer says nothing about the spread.");
    Record record;
    record.append("n", number_value(moments.n));
    record.append("mean", number_or_null(moments.mean));
    record.append("sd", number_or_null(moments.deviation));
    record.append("interval", interval_list(stats::mean_interval(moments, confidence)));
    return record;
}

Value run_method(std::string_view method, Value const& input, std::string const& where, QuestionResult& found)
{
    if (std::find(found.methods.begin(), found.methods.end(), method) == found.methods.end())
        found.methods.push_back(method);
    auto output = find_stats_method(method)->run(input);
    if (!output.is_ok()) {
        add_warning(found, where, "not_estimable", output.error().where + ": " + output.error().detail);
        return nullptr;
    }
    auto value = output.release_value();
    if (!value.is_record())
        return value;
    auto const& warnings = value.member("warnings");
    for (std::size_t i = 0; warnings.is_list() && i < warnings.list().size(); ++i) {
        auto const& one = warnings.list()[i];
        add_warning(found, where, one.member("code").text(), one.member("message").text());
    }
    value.record().erase("warnings");
    return value;
}

Value number_value(std::size_t number)
{
    return static_cast<double>(number);
}

void add_finding(QuestionResult& found, std::string where, char const* korean, char const* english)
{
    if (found.findings.size() < findings_at_most)
        found.findings.push_back({ survey::Severity::warning, std::move(where), korean, english });
}

void add_unreadable(QuestionResult& found, std::string where)
{
    add_finding(
        found, std::move(where), "읽을 수 없는 답이에요. 쓰지 않아요.", "This answer cannot be read; it is not used.");
}

void add_not_on_offer(QuestionResult& found, std::string where)
{
    add_finding(found, std::move(where), "보여 주지 않은 것을 고른 답이에요. 쓰지 않아요.",
        "This answer was not on offer; it is not used.");
}

void add_warning(QuestionResult& found, std::string where, std::string code, std::string message)
{
    auto const is_said = std::any_of(found.warnings.begin(), found.warnings.end(), [&](ResultWarning const& other) {
        return other.code == code && is_below(where, other.where)
            && (other.message == message || code == "no_cases" || code == "too_few_cases");
    });
    if (!is_said && found.warnings.size() < warnings_at_most)
        found.warnings.push_back({ std::move(where), std::move(code), std::move(message) });
}

void warn_of_few(QuestionResult& found)
{
    if (found.respondents == 0)
        add_warning(found, "", "no_cases", "Nobody answered this question.");
    else if (found.respondents == 1)
        add_warning(found, "", "too_few_cases", "One person says nothing about how people differ.");
}

}
