// Constant sum, card sorting, rankings.
#include "codec/json.h"
#include "codec/question_results_parts.h"
#include "codec/stats_input.h"
#include "codec/stats_parts.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    // What one person gave each item; nothing, with a finding, unless it adds up to the total.
    std::optional<std::vector<double>> read_sums(
        survey::ConstantSum const& kind, PersonAnswer const& person, QuestionResult& found)
    {
        std::vector<double> sums(kind.items.size());
        double sum = 0;
        for (auto const& answer : person.items) {
            auto& own = sums[answer.item];
            if (!survey::to_number(*answer.said, own) || !std::isfinite(own) || own < 0) {
                add_unreadable(found, answer.where);
                return std::nullopt;
            }
            sum += own;
        }
        if (std::abs(sum - kind.total) > 1e-9 * kind.total) {
            add_finding(found, person.where, "나눈 합이 정해진 합계와 달라요. 이 답은 쓰지 않아요.",
                "What was given does not add up to the total; this answer is not used.");
            return std::nullopt;
        }
        return sums;
    }

    using Sorting = std::vector<std::optional<std::size_t>>; // the category of each card

    List matrix(std::vector<std::vector<Value>> const& rows)
    {
        List list;
        for (auto const& row : rows)
            list.emplace_back(List(row.begin(), row.end()));
        return list;
    }

    // Of the people who sorted both of two cards, the share who put them together.
    Record similarity_record(
        std::vector<Sorting> const& sortings, std::vector<std::string> const& cards, QuestionResult& found)
    {
        auto const count = cards.size();
        std::vector<std::vector<Value>> share(count, std::vector<Value>(count, Value(nullptr)));
        auto n = share, lower = share, upper = share;
        auto const z = stats::z_for_confidence(0.95);
        auto is_complete = true;
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = 0; b <= a; ++b) {
                stats::Count pair;
                for (auto const& sorting : sortings) {
                    if (!sorting[a] || !sorting[b])
                        continue;
                    pair.trials += 1;
                    pair.successes += *sorting[a] == *sorting[b];
                }
                is_complete &= pair.trials > 0;
                auto const interval = stats::wilson_interval(pair, z);
                share[a][b] = share[b][a] = number_or_null(pair.successes / pair.trials);
                n[a][b] = n[b][a] = pair.trials;
                lower[a][b] = lower[b][a] = number_or_null(interval.lower);
                upper[a][b] = upper[b][a] = number_or_null(interval.upper);
            }
        }
        if (!is_complete)
            add_warning(found, "/similarity", "no_cases", "Of some cards nobody sorted both.");
        Record record;
        record.append("cards", List(cards.begin(), cards.end()));
        record.append("share", matrix(share));
        record.append("n", matrix(n));
        record.append("lower", matrix(lower));
        record.append("upper", matrix(upper));
        return record;
    }

    Record card_record(std::vector<Sorting> const& sortings, std::size_t card,
        std::vector<std::string> const& categories, std::string const& where, QuestionResult& found)
    {
        std::vector<double> counts(categories.size());
        double n = 0;
        for (auto const& sorting : sortings) {
            if (!sorting[card])
                continue;
            counts[*sorting[card]] += 1;
            n += 1;
        }
        if (n == 0)
            add_warning(found, where, "no_cases", "Nobody sorted this card.");
        Record own, record;
        for (std::size_t i = 0; i < categories.size(); ++i)
            own.set(categories[i], share_record({ counts[i], n }, where, found));
        record.append("n", n);
        record.append("categories", std::move(own));
        return record;
    }

    // ---- rankings ----

    constexpr std::size_t candidates_at_most = 200; // every two of them are compared
    constexpr std::size_t carried_at_most = survey::DefinitionLimits {}.choices_per_list;

    std::vector<survey::Choice> candidates_of(Question const& question, std::span<Response const> responses)
    {
        auto const& list = std::get<survey::Ranking>(question.kind).list;
        auto candidates = list.choices;
        auto const add = [&](Value value) {
            if (place_of(candidates, value))
                return;
            candidates.emplace_back();
            candidates.back().value = std::move(value);
        };
        for (auto const& [special, value] :
            { std::pair(&list.other, survey::other_value), std::pair(&list.none, survey::none_value),
                std::pair(&list.refuse, survey::refuse_value), std::pair(&list.dont_know, survey::dont_know_value) }) {
            if (special->is_shown)
                add(value);
        }
        if (list.choices_from_question.empty())
            return candidates;
        // Carried from another question: what anybody ranked, in an order that is not the responses'.
        std::set<std::string> ranked;
        for (auto const& response : responses) {
            auto const* answer = response.data.find(question.value_name);
            for (std::size_t i = 0; answer && answer->is_list() && i < answer->list().size(); ++i) {
                if (answer->list()[i].is_text() && ranked.size() < carried_at_most)
                    ranked.insert(answer->list()[i].text());
            }
        }
        for (auto const& name : ranked)
            add(name);
        return candidates;
    }

    // Best first, each once; nothing, with a finding, where something else was ranked.
    std::optional<std::vector<std::size_t>> read_ballot(std::vector<survey::Choice> const& candidates,
        Value const& answer, std::string const& where, QuestionResult& found)
    {
        if (!answer.is_list()) {
            add_unreadable(found, where);
            return std::nullopt;
        }
        std::vector<std::size_t> ballot;
        for (std::size_t i = 0; i < answer.list().size(); ++i) {
            auto const place = place_of(candidates, answer.list()[i]);
            if (!place || std::find(ballot.begin(), ballot.end(), *place) != ballot.end()) {
                add_not_on_offer(found, json_pointer(where, i));
                return std::nullopt;
            }
            ballot.push_back(*place);
        }
        return ballot;
    }

    using Ballots = std::vector<std::vector<std::size_t>>;

    Record ranks_record(std::vector<std::string> const& names, Ballots const& ballots, QuestionResult& found)
    {
        std::vector<std::vector<double>> ranks(names.size());
        std::vector<double> firsts(names.size());
        for (auto const& ballot : ballots) {
            for (std::size_t i = 0; i < ballot.size(); ++i)
                ranks[ballot[i]].push_back(static_cast<double>(i + 1));
            firsts[ballot.front()] += 1;
        }
        Record all;
        auto const n = static_cast<double>(ballots.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto const where = json_pointer("/ranks", names[i]);
            Record own;
            own.append("mean_rank", mean_record(ranks[i], where, found));
            own.append("first", share_record({ firsts[i], n }, where, found));
            own.append("ranked", share_record({ static_cast<double>(ranks[i].size()), n }, where, found));
            all.set(names[i], std::move(own));
        }
        return all;
    }

}

void constant_sum_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const& kind = std::get<survey::ConstantSum>(question.kind);
    auto const names = names_of(kind.items);
    std::vector<std::vector<double>> given(names.size());
    for (auto const& person : answers_by_item(question, responses, names, found)) {
        auto const sums = read_sums(kind, person, found);
        if (!sums)
            continue;
        ++found.respondents;
        for (std::size_t i = 0; i < names.size(); ++i)
            given[i].push_back((*sums)[i]);
    }
    warn_of_few(found);
    found.methods = { "mean_ci", "wilson_score" };
    Record items, output;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const where = json_pointer("/items", names[i]);
        auto record = mean_record(given[i], where, found);
        auto const zeros = static_cast<double>(std::count(given[i].begin(), given[i].end(), 0.0));
        record.append("nothing", share_record({ zeros, static_cast<double>(given[i].size()) }, where, found));
        items.set(names[i], std::move(record));
    }
    output.append("total", kind.total);
    output.append("items", std::move(items));
    found.result = std::move(output);
}

void card_sort_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const& kind = std::get<survey::CardSort>(question.kind);
    auto const cards = names_of(kind.cards);
    std::vector<Sorting> sortings;
    for (auto const& person : answers_by_item(question, responses, cards, found)) {
        Sorting sorting(cards.size());
        auto is_used = false;
        for (auto const& answer : person.items) {
            sorting[answer.item] = place_of(kind.categories, *answer.said);
            is_used |= sorting[answer.item].has_value();
            if (!sorting[answer.item])
                add_not_on_offer(found, answer.where);
        }
        if (is_used)
            sortings.push_back(std::move(sorting));
    }
    found.respondents = sortings.size();
    warn_of_few(found);
    found.methods = { "wilson_score" };
    Record all, output;
    auto const categories = names_of(kind.categories);
    for (std::size_t i = 0; i < cards.size(); ++i)
        all.set(cards[i], card_record(sortings, i, categories, json_pointer("/cards", cards[i]), found));
    output.append("cards", std::move(all));
    output.append("similarity", similarity_record(sortings, cards, found));
    found.result = std::move(output);
}

void ranking_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const candidates = candidates_of(question, responses);
    auto const names = names_of(candidates);
    Ballots ballots;
    for (std::size_t r = 0; r < responses.size(); ++r) {
        auto const* answer = responses[r].data.find(question.value_name);
        if (!answer || survey::is_empty(*answer))
            continue;
        auto const where = json_pointer(json_pointer("/responses", r) + "/data", question.value_name);
        if (auto ballot = read_ballot(candidates, *answer, where, found))
            ballots.push_back(std::move(*ballot));
    }
    found.respondents = ballots.size();
    warn_of_few(found);
    found.methods = { "mean_ci", "wilson_score" };
    Record output;
    if (names.size() <= candidates_at_most) {
        List rows;
        for (auto const& ballot : ballots) {
            List places, row;
            for (auto const candidate : ballot)
                places.push_back(number_value(candidate));
            row.emplace_back(1.0);
            row.emplace_back(std::move(places));
            rows.emplace_back(std::move(row));
        }
        Record input;
        input.append("candidates", List(names.begin(), names.end()));
        input.append("ballots", std::move(rows));
        auto aggregated = run_method("ranking_aggregation", input, "", found);
        if (aggregated.is_record())
            output = std::move(aggregated.record());
    } else {
        add_warning(found, "", "too_many_values",
            "Of more than " + std::to_string(candidates_at_most) + " choices every two are not compared.");
    }
    output.set("ranks", ranks_record(names, ballots, found));
    found.result = std::move(output);
}

}
