#include "codec/stats_number_methods.h"
#include "codec/stats_parts.h"
#include "stats/keyness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::List;
    using survey::Record;
    using survey::Value;

    // Places from high to low, equal scores as they came, scores not estimable last.
    std::vector<std::size_t> ranked(std::vector<double> const& scores)
    {
        std::vector<std::size_t> places(scores.size());
        std::iota(places.begin(), places.end(), std::size_t(0));
        std::stable_sort(places.begin(), places.end(), [&](auto a, auto b) {
            if (std::isnan(scores[a]) || std::isnan(scores[b]))
                return !std::isnan(scores[a]) && std::isnan(scores[b]);
            return scores[a] > scores[b];
        });
        return places;
    }

    Value ranking_list(std::vector<std::string> const& words, std::vector<double> const& scores)
    {
        List list;
        for (auto const place : ranked(scores))
            list.emplace_back(words[place]);
        return list;
    }

    void warn_of_corpora(stats::CorpusSizes sizes, stats::Warnings& warnings)
    {
        if (!(sizes.first > 0) || !(sizes.second > 0))
            warnings.push_back({ "empty_corpus", "One of the two corpora has no words to compare with." });
    }

    Record word_record(stats::Keyness const& keyness, stats::LogOdds const& odds)
    {
        Record record;
        record.append("ll_2cell", number_or_null(keyness.log_likelihood_2));
        record.append("ll_4cell", number_or_null(keyness.log_likelihood_4));
        record.append("chi2", number_or_null(keyness.chi_square));
        record.append("p_ll4", number_or_null(keyness.p));
        record.append("log_ratio", number_or_null(keyness.log_ratio));
        record.append("log_odds_delta", number_or_null(odds.delta));
        record.append("log_odds_var", number_or_null(odds.variance));
        record.append("log_odds_z", number_or_null(odds.z));
        return record;
    }

    enum class Leaning {
        first, // positive scores
        second, // negative ones
    };

    // The `top` words that lean so, strongest first: one ranking, read from its beginning or from its end.
    std::vector<std::size_t> strongest(std::vector<double> const& scores, Leaning leaning, std::size_t top)
    {
        auto places = ranked(scores);
        if (leaning == Leaning::second)
            std::reverse(places.begin(), places.end());
        std::erase_if(
            places, [&](auto place) { return !(leaning == Leaning::first ? scores[place] > 0 : scores[place] < 0); });
        places.resize(std::min(places.size(), top));
        return places;
    }

    struct Texts {
        std::vector<std::string> texts;
        std::vector<bool> in_first;
    };

    Result<Texts> read_texts(StatsInput const& input)
    {
        Texts read;
        read.texts = TRY(input.member("texts").texts());
        auto const labels = TRY(input.member("labels").items());
        TRY(expect_size(input.member("labels"), read.texts.size(), "texts"));
        for (auto const& label : labels) {
            auto const is_first = TRY(label.whole(0, 1));
            read.in_first.push_back(is_first == 1);
        }
        return read;
    }

}

Result<Value> keyness_log_likelihood_method(Value const& value)
{
    StatsInput const input(value);
    auto const given = TRY(input.member("words").members());
    auto const prior = input.member("prior");
    if (prior.exists() && TRY(prior.text()) != "proportional")
        return prior.error("the prior is 'proportional': shared out as both corpora together have the words");
    auto const strength = TRY(input.member("prior_strength").number_or(10, 0));
    std::vector<std::string> names;
    std::vector<stats::WordCount> counts;
    for (auto const& [name, word] : given) {
        TRY(expect_size(word, 2, "corpora"));
        auto const pair = TRY(word.numbers(0));
        names.push_back(name);
        counts.push_back({ pair[0], pair[1] });
    }
    auto const sizes = stats::corpus_sizes(counts);
    Record words;
    std::vector<double> by_likelihood;
    std::vector<double> by_odds;
    bool is_any_missing = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const keyness = stats::keyness(counts[i], sizes);
        auto const odds = stats::log_odds(counts[i], sizes, strength);
        by_likelihood.push_back(keyness.log_likelihood_4);
        by_odds.push_back(odds.z);
        is_any_missing = is_any_missing || std::isnan(keyness.chi_square) || std::isnan(odds.z);
        words.append(names[i], word_record(keyness, odds));
    }
    stats::Warnings warnings;
    warn_of_corpora(sizes, warnings);
    if (is_any_missing && warnings.empty())
        warnings.push_back({ "not_estimable",
            "A word that occurs nowhere, is the only one, or has a count of 0 and no prior has no finite keyness." });
    Record output;
    output.set("words", std::move(words));
    output.set("ranking_ll4", ranking_list(names, by_likelihood));
    output.set("ranking_z", ranking_list(names, by_odds));
    return finished(std::move(output), warnings);
}

Result<Value> keyness_korean_text_method(Value const& value)
{
    StatsInput const input(value);
    auto const given = TRY(read_texts(input));
    auto const least = TRY(input.member("min_count").number_or(1, 0));
    auto const top = TRY(input.member("top").whole_or(10, 0, most_items));
    auto const strength = TRY(input.member("prior_strength").number_or(500, 0));
    auto const table = stats::count_words(given.texts, given.in_first);
    auto const sizes = stats::corpus_sizes(table.counts);
    std::vector<double> likelihood(table.words.size(), stats::not_estimable);
    std::vector<double> odds(table.words.size(), stats::not_estimable);
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        auto const& count = table.counts[i];
        if (count.first + count.second < least)
            continue;
        likelihood[i] = stats::keyness(count, sizes).log_likelihood_4;
        odds[i] = stats::log_odds(count, sizes, strength).z;
    }
    auto const likelihood_list = [&](Leaning leaning) {
        List list;
        for (auto const place : strongest(likelihood, leaning, top)) {
            Record word;
            word.set("word", table.words[place]);
            word.set("n1", table.counts[place].first);
            word.set("n2", table.counts[place].second);
            word.set("ll_4cell", likelihood[place]);
            list.emplace_back(std::move(word));
        }
        return list;
    };
    auto const odds_list = [&](Leaning leaning) {
        List list;
        for (auto const place : strongest(odds, leaning, top)) {
            Record word;
            word.set("word", table.words[place]);
            word.set("z", odds[place]);
            list.emplace_back(std::move(word));
        }
        return list;
    };
    Record output;
    output.set("tokens_1", sizes.first);
    output.set("tokens_2", sizes.second);
    output.set("vocabulary", static_cast<double>(table.words.size()));
    output.set("top_1_ll", likelihood_list(Leaning::first));
    output.set("top_2_ll", likelihood_list(Leaning::second));
    output.set("top_1_z", odds_list(Leaning::first));
    output.set("top_2_z", odds_list(Leaning::second));
    stats::Warnings warnings;
    warn_of_corpora(sizes, warnings);
    return finished(std::move(output), warnings);
}

Result<Value> log_odds_method(Value const& value)
{
    StatsInput const input(value);
    auto const pseudo_total = TRY(input.member("pseudo_total").number(0));
    auto const totals = TRY(input.member("set_totals").members());
    for (auto const& [name, total] : totals)
        TRY(total.number(0));
    auto const features = TRY(input.member("features").items());
    List results;
    bool is_any_missing = false;
    for (auto const& feature : features) {
        auto const name = TRY(feature.member("feature").text());
        auto const set = TRY(feature.member("set").text());
        auto const total = input.member("set_totals").member(set);
        if (!total.exists())
            return feature.member("set").error("there is no total of the set '" + set + "'");
        stats::FeatureCount count;
        count.set_total = TRY(total.number(0));
        count.in_set = TRY(feature.member("n").number(0));
        count.in_all = TRY(feature.member("n_all_sets").number(0));
        count.pseudo_of_feature = TRY(feature.member("pseudo_total_feature").number(0));
        count.prior_of_set = TRY(feature.member("alpha_total_in_set").number(0));
        count.pseudo_total = pseudo_total;
        auto const odds = stats::weighted_log_odds(count);
        is_any_missing = is_any_missing || std::isnan(odds);
        Record result;
        result.set("feature", name);
        result.set("set", set);
        result.set("log_odds_weighted", number_or_null(odds));
        results.emplace_back(std::move(result));
    }
    Record output;
    output.set("results", std::move(results));
    stats::Warnings warnings;
    if (is_any_missing)
        warnings.push_back(
            { "not_estimable", "A feature that is all there is, or that occurs nowhere, has no log-odds." });
    return finished(std::move(output), warnings);
}

}
