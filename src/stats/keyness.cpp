#include "stats/keyness.h"

#include "base/text.h"
#include "stats/distributions.h"

#include <cassert>
#include <cmath>
#include <map>
#include <string_view>

namespace dure::stats {

namespace {

    // 2 o ln(o / e), 0 for nothing observed.
    double term(double observed, double expected)
    {
        return observed > 0 ? 2 * observed * std::log(observed / expected) : 0;
    }

    double square(double number)
    {
        return number * number;
    }

    template <typename Take> void for_each_word(std::string_view text, Take const& take)
    {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size();) {
            auto const [code_point, bytes] = base::decode_utf8(text, at);
            if (base::is_space(code_point)) {
                if (at > begin)
                    take(text.substr(begin, at - begin));
                begin = at + bytes;
            }
            at += bytes;
        }
        if (begin < text.size())
            take(text.substr(begin));
    }

}

CorpusSizes corpus_sizes(std::span<WordCount const> words)
{
    CorpusSizes sizes;
    for (auto const& word : words) {
        sizes.first += word.first;
        sizes.second += word.second;
    }
    return sizes;
}

Keyness keyness(WordCount word, CorpusSizes sizes)
{
    auto const both = word.first + word.second;
    auto const all = sizes.first + sizes.second;
    if (!(both > 0) || !(sizes.first > 0) || !(sizes.second > 0))
        return {};
    auto const expected_first = sizes.first * (both / all);
    auto const expected_second = sizes.second * (both / all);
    auto const sign = word.first / sizes.first < word.second / sizes.second ? -1.0 : 1.0;
    auto const others = (sizes.first - word.first) + (sizes.second - word.second);
    auto const others_expected_first = sizes.first * (others / all);
    auto const others_expected_second = sizes.second * (others / all);
    auto const two = term(word.first, expected_first) + term(word.second, expected_second);
    auto const four = two + term(sizes.first - word.first, others_expected_first)
        + term(sizes.second - word.second, others_expected_second);
    Keyness found;
    // Equal shares make a sum of zero, which rounding may put just below.
    found.log_likelihood_2 = sign * std::fmax(0.0, two);
    found.log_likelihood_4 = sign * std::fmax(0.0, four);
    found.p = chi_square_upper_tail(std::fmax(0.0, four), 1);
    if (others > 0) {
        auto const off = square(word.first - expected_first);
        auto const of_word = off / expected_first + off / expected_second;
        found.chi_square = sign * (of_word + off / others_expected_first + off / others_expected_second);
    }
    auto const at_least_half = [](double count) { return count > 0 ? count : 0.5; };
    found.log_ratio
        = std::log2(at_least_half(word.first) / sizes.first) - std::log2(at_least_half(word.second) / sizes.second);
    return found;
}

LogOdds log_odds(WordCount word, CorpusSizes sizes, double prior_strength)
{
    auto const prior = prior_strength * ((word.first + word.second) / (sizes.first + sizes.second));
    auto const with = [&](double count) { return count + prior; };
    auto const without = [&](double count, double size) { return (size - count) + (prior_strength - prior); };
    auto const first = with(word.first);
    auto const second = with(word.second);
    auto const first_others = without(word.first, sizes.first);
    auto const second_others = without(word.second, sizes.second);
    if (!(first > 0) || !(second > 0) || !(first_others > 0) || !(second_others > 0))
        return {};
    LogOdds found;
    found.delta = std::log(first / first_others) - std::log(second / second_others);
    found.variance = 1 / first + 1 / second;
    found.z = found.delta / std::sqrt(found.variance);
    return found;
}

double weighted_log_odds(FeatureCount const& feature)
{
    auto const in_set = feature.in_set + feature.in_all;
    auto const set_others = feature.set_total + feature.prior_of_set - in_set;
    auto const all_others = feature.pseudo_total - feature.pseudo_of_feature;
    if (!(in_set > 0) || !(feature.pseudo_of_feature > 0) || !(set_others > 0) || !(all_others > 0))
        return not_estimable;
    auto const delta = std::log(in_set / set_others) - std::log(feature.pseudo_of_feature / all_others);
    return delta / std::sqrt(1 / in_set + 1 / feature.pseudo_of_feature);
}

WordTable count_words(std::span<std::string const> texts, std::vector<bool> const& in_first)
{
    assert(texts.size() == in_first.size());
    std::map<std::string_view, WordCount> counts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for_each_word(texts[i], [&](std::string_view word) {
            auto& count = counts[word];
            ++(in_first[i] ? count.first : count.second);
        });
    }
    WordTable table;
    for (auto const& [word, count] : counts) {
        table.words.emplace_back(word);
        table.counts.push_back(count);
    }
    return table;
}

}
