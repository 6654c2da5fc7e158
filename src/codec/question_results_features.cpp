// Kano and price sensitivity.
#include "codec/json.h"
#include "codec/question_results_parts.h"
#include "codec/stats_input.h"
#include "survey/answers.h"

#include <array>
#include <cmath>

namespace dure::codec {

namespace {

    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    Value number_or_null(std::optional<int> number)
    {
        return number ? Value(*number) : Value(nullptr);
    }

    // Of each feature how many see it as attractive, must-be and so on, as shares.
    Value category_shares(Value const& counted, QuestionResult& found)
    {
        Record all;
        for (auto const& [feature, record] : counted.record()) {
            Record own;
            auto const total = record.member("total").number();
            for (auto const& [letter, count] : record.member("counts").record())
                own.append(letter, share_record({ count.number(), total }, json_pointer("/shares", feature), found));
            all.append(feature, std::move(own));
        }
        return all;
    }

    // Texts are numbers where a person typed them; nothing below 0 is a price.
    Value price_or_null(Value const& said, std::string where, QuestionResult& found)
    {
        double price = 0;
        if (survey::is_empty(said))
            return nullptr;
        if (survey::to_number(said, price) && std::isfinite(price) && price >= 0)
            return price;
        add_unreadable(found, std::move(where));
        return nullptr;
    }

}

void kano_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    auto const& kind = std::get<survey::Kano>(question.kind);
    std::vector<std::string> names;
    for (auto const& feature : kind.features)
        names.push_back(survey::to_words(feature.item.value));
    List functional, dysfunctional;
    std::vector<std::vector<double>> importance(names.size());
    for (auto const& person : answers_by_item(question, responses, names, found)) {
        List with(names.size(), Value(nullptr)), without = with;
        auto is_used = false;
        for (auto const& answer : person.items) {
            auto const part = [&](std::string_view name, int most) {
                return whole_answer(answer.said->member(name), 1, most, json_pointer(answer.where, name), found);
            };
            auto const one = part("functional", 5);
            auto const other = part("dysfunctional", 5);
            auto const weight = part("importance", 9);
            with[answer.item] = number_or_null(one);
            without[answer.item] = number_or_null(other);
            if (weight)
                importance[answer.item].push_back(*weight);
            is_used |= one || other || weight;
        }
        found.respondents += is_used;
        functional.emplace_back(std::move(with));
        dysfunctional.emplace_back(std::move(without));
    }
    warn_of_few(found);
    Record input;
    input.append("features", List(names.begin(), names.end()));
    input.append("functional", std::move(functional));
    input.append("dysfunctional", std::move(dysfunctional));
    found.result = run_method("kano", input, "", found);
    if (!found.result.is_record())
        return;
    found.result.record().set("shares", category_shares(found.result.member("berger"), found));
    if (!kind.asks_importance)
        return;
    Record means;
    for (std::size_t i = 0; i < names.size(); ++i)
        means.set(names[i], mean_record(importance[i], json_pointer("/importance", names[i]), found));
    found.result.record().set("importance", std::move(means));
}

void price_result(
    Question const& question, std::span<Response const> responses, ResultOptions const&, QuestionResult& found)
{
    // In the order of the methods' input; the last two only where the likelihood is asked for.
    constexpr std::array<std::pair<char const*, char const*>, 6> parts { { { "too_cheap", "tooCheap" },
        { "cheap", "cheap" }, { "expensive", "expensive" }, { "too_expensive", "tooExpensive" },
        { "buy_if_cheap", "buyCheap" }, { "buy_if_expensive", "buyExpensive" } } };
    constexpr std::size_t prices = 4;
    std::array<List, parts.size()> columns;
    for (std::size_t r = 0; r < responses.size(); ++r) {
        auto const* answer = responses[r].data.find(question.value_name);
        if (!answer || survey::is_empty(*answer))
            continue;
        auto const where = json_pointer(json_pointer("/responses", r) + "/data", question.value_name);
        if (!answer->is_record()) {
            add_unreadable(found, where);
            continue;
        }
        auto is_used = false;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto const& said = answer->member(parts[i].second);
            auto const place = json_pointer(where, parts[i].second);
            columns[i].push_back(i < prices ? price_or_null(said, place, found)
                                            : number_or_null(whole_answer(said, 1, 5, place, found)));
            is_used |= i < prices && !columns[i].back().is_missing();
        }
        found.respondents += is_used;
    }
    warn_of_few(found);
    Record input, stated;
    for (std::size_t i = 0; i < prices; ++i) {
        std::vector<double> numbers;
        for (auto const& price : columns[i]) {
            if (price.is_number())
                numbers.push_back(price.number());
        }
        stated.append(parts[i].first, mean_record(numbers, json_pointer("/stated", parts[i].first), found));
        input.append(parts[i].first, columns[i]);
    }
    input.append("strict", true);
    found.result = run_method("van_westendorp", input, "", found);
    if (!found.result.is_record())
        return;
    found.result.record().set("stated", std::move(stated));
    if (!std::get<survey::PriceSensitivity>(question.kind).asks_likelihood)
        return;
    // What people say they would do overstates what they do: the usual calibration of the five answers, as in CRAN's
    // pricesensitivitymeter.
    Record scale;
    for (auto const& [answer, probability] :
        { std::pair("1", 0.0), std::pair("2", 0.1), std::pair("3", 0.3), std::pair("4", 0.5), std::pair("5", 0.7) })
        scale.append(answer, probability);
    for (auto i = prices; i < parts.size(); ++i)
        input.append(parts[i].first, columns[i]);
    input.append("scale", scale);
    auto likelihood = run_method("price_newton_miller_smith", input, "/likelihood", found);
    if (likelihood.is_record())
        likelihood.record().set("scale", std::move(scale));
    found.result.record().set("likelihood", std::move(likelihood));
}

}
