#include "codec/question_details.h"

#include "base/text.h"
#include "choice/maxdiff.h"
#include "choice/price.h"
#include "choice/worths.h"
#include "codec/question_results_people.h"
#include "codec/stats_input.h"
#include "survey/answers.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using survey::Choice;
    using survey::List;
    using survey::Question;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    Value bounded(choice::BoundedEstimate const& estimate, double scale = 1)
    {
        return number_list({ estimate.value * scale, estimate.low * scale, estimate.high * scale });
    }

    Value bounded_list(std::vector<choice::BoundedEstimate> const& estimates, double scale = 1)
    {
        List list;
        for (auto const& estimate : estimates)
            list.push_back(bounded(estimate, scale));
        return list;
    }

    Value labels_of(std::vector<Choice> const& items)
    {
        List labels;
        for (auto const& item : items)
            labels.push_back(both_languages(item.text, survey::to_words(item.value)));
        return labels;
    }

    void add_maxdiff(Record& shown, Question const& question, std::span<Response const> responses)
    {
        auto const& items = std::get<survey::MaxDiff>(question.kind).items;
        shown.set("labels", labels_of(items));
        if (items.size() < 2)
            return;
        std::vector<std::string> names;
        for (auto const& item : items)
            names.push_back(survey::to_words(item.value));
        std::vector<choice::MaxDiffTask> tasks;
        for (auto const& set : choice::collect_sets(question, responses).tasks) {
            tasks.push_back({ { set.shown.begin(), set.shown.end() }, set.best, set.worst });
        }
        auto const fit = choice::fit_maxdiff(names, tasks, items.size() - 1);
        shown.set("worths",
            bounded_list(choice::worths_of(fit.coefficients, fit.covariance, choice::item_worths(items.size()))));
        stats::Table products(items.size(), items.size() - 1);
        for (std::size_t k = 0; k + 1 < items.size(); ++k)
            products(k, k) = 1;
        shown.set("shares", bounded_list(choice::shares_of(fit.coefficients, fit.covariance, products), 100));
    }

    void add_conjoint(Record& shown, Question const& question, std::span<Response const> responses)
    {
        auto const& kind = std::get<survey::Conjoint>(question.kind);
        List attributes;
        for (auto const& attribute : kind.attributes) {
            Record one;
            one.set("title", both_languages(attribute.title, attribute.name));
            one.set("labels", labels_of(attribute.levels));
            List names; // as results name them
            for (auto const& level : attribute.levels)
                names.emplace_back(attribute.name + ":" + survey::to_words(level.value));
            one.set("names", std::move(names));
            attributes.emplace_back(std::move(one));
        }
        shown.set("attributes", std::move(attributes));
        shown.set("none", kind.has_none);
        if (kind.attributes.empty())
            return;
        auto const data = conjoint_data(kind, choice::collect_products(question, responses).tasks);
        auto const fit = choice::fit_conditional_logit(choice::coded(data));
        shown.set("worths",
            bounded_list(choice::worths_of(
                fit.coefficients, fit.covariance, choice::dummy_level_worths(data.levels, kind.has_none))));
        shown.set(
            "importances", bounded_list(choice::importances_of(fit.coefficients, fit.covariance, data.levels), 100));
        shown.set("coefficients", number_list(fit.coefficients));
        shown.set("covariance", table_list(fit.covariance));
    }

    // By the method's names, each with its interval.
    Record bounded_points(std::span<choice::StatedPrices const> prices)
    {
        using Points = choice::PricePoints;
        auto const points = choice::price_points(prices);
        auto const [low, high] = choice::price_intervals(prices, 1);
        Record record;
        for (auto const& [name, point] :
            { std::pair("PMC", &Points::marginal_cheapness), std::pair("OPP", &Points::optimum),
                std::pair("IDP", &Points::indifference), std::pair("PME", &Points::marginal_expensiveness) })
            record.set(name, number_list({ points.*point, low.*point, high.*point }));
        return record;
    }

    // A price written as text counts, as it does in the result.
    std::vector<choice::StatedPrices> stated_prices(Question const& question, std::span<Response const> responses)
    {
        using Stated = choice::StatedPrices;
        std::vector<Stated> stated;
        for (auto const& response : responses) {
            auto const* answer = response.data.find(question.value_name);
            if (!answer || !answer->is_record())
                continue;
            auto& own = stated.emplace_back();
            for (auto const& [part, name] :
                { std::pair(&Stated::too_cheap, "tooCheap"), std::pair(&Stated::cheap, "cheap"),
                    std::pair(&Stated::expensive, "expensive"), std::pair(&Stated::too_expensive, "tooExpensive") }) {
                double price = 0;
                if (survey::to_number(answer->member(name), price) && price >= 0)
                    own.*part = price;
            }
        }
        return stated;
    }

    // The shares at up to 40 prices, evenly through those that were named.
    Record price_curve(std::span<choice::StatedPrices const> prices, std::vector<double> named)
    {
        std::sort(named.begin(), named.end());
        named.erase(std::unique(named.begin(), named.end()), named.end());
        constexpr std::size_t most = 40;
        Record curve;
        for (std::size_t i = 0; i < std::min(most, named.size()); ++i) {
            auto const price = named.size() <= most ? named[i] : named[i * (named.size() - 1) / (most - 1)];
            auto const shares = choice::price_shares(prices, price);
            Record at;
            at.set("too_cheap", number_or_null(shares.too_cheap));
            at.set("cheap", number_or_null(shares.cheap));
            at.set("expensive", number_or_null(shares.expensive));
            at.set("too_expensive", number_or_null(shares.too_expensive));
            curve.set(base::number_to_text(price), std::move(at));
        }
        return curve;
    }

    void add_prices(Record& shown, Question const& question, std::span<Response const> responses)
    {
        auto const stated = stated_prices(question, responses);
        auto const prices = choice::consistent_prices(stated, {});
        std::vector<double> named;
        for (auto const& one : stated) {
            for (auto const& price : { one.too_cheap, one.cheap, one.expensive, one.too_expensive }) {
                if (price)
                    named.push_back(*price);
            }
        }
        shown.set("currency", std::get<survey::PriceSensitivity>(question.kind).currency);
        shown.set("points", bounded_points(prices));
        shown.set("curve", price_curve(prices, std::move(named)));
    }

}

Value both_languages(survey::LocalizedText const& text, std::string_view otherwise)
{
    Record both;
    for (auto const* language : { "ko", "en" }) {
        auto const& words = text.in(language);
        both.set(language, words.empty() ? std::string(otherwise) : words);
    }
    return both;
}

Value findings_list(survey::Findings const& findings)
{
    List list;
    for (auto const& finding : findings) {
        Record record;
        record.set("where", finding.where);
        record.set("ko", finding.korean);
        record.set("en", finding.english);
        list.emplace_back(std::move(record));
    }
    return list;
}

Value question_details(Question const& question, std::span<Response const> responses)
{
    Record shown;
    if (std::holds_alternative<survey::MaxDiff>(question.kind)) {
        add_maxdiff(shown, question, responses);
    } else if (auto const* pairs = std::get_if<survey::Pairs>(&question.kind)) {
        shown.set("labels", labels_of(pairs->items));
    } else if (std::holds_alternative<survey::Conjoint>(question.kind)) {
        add_conjoint(shown, question, responses);
    } else if (auto const* kano = std::get_if<survey::Kano>(&question.kind)) {
        List labels;
        for (auto const& feature : kano->features)
            labels.push_back(both_languages(feature.item.text, survey::to_words(feature.item.value)));
        shown.set("labels", std::move(labels));
    } else if (std::holds_alternative<survey::PriceSensitivity>(question.kind)) {
        add_prices(shown, question, responses);
    } else {
        return {}; // the page does not show it yet
    }
    shown.set("title", both_languages(question.title, question.name));
    auto found = question_result(question, responses);
    if (!found)
        return {};
    auto value = to_value(question, std::move(*found));
    value.record().set("shown", std::move(shown));
    return value;
}

}
