#include "base/random.h"
#include "stats/keyness.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure::stats;

TEST_CASE("swapping the corpora turns every sign and nothing else")
{
    dure::base::Random random(31);
    for (int round = 0; round < 500; ++round) {
        CorpusSizes const sizes { 100.0 + random.below(1000), 100.0 + random.below(1000) };
        WordCount const word { static_cast<double>(random.below(60)), 1.0 + random.below(60) };
        auto const found = keyness(word, sizes);
        auto const turned = keyness({ word.second, word.first }, { sizes.second, sizes.first });
        REQUIRE(found.log_likelihood_4 == doctest::Approx(-turned.log_likelihood_4).epsilon(1e-9));
        REQUIRE(found.log_likelihood_2 == doctest::Approx(-turned.log_likelihood_2).epsilon(1e-9));
        REQUIRE(found.chi_square == doctest::Approx(-turned.chi_square).epsilon(1e-9));
        REQUIRE(found.log_ratio == doctest::Approx(-turned.log_ratio).epsilon(1e-9));
        REQUIRE(found.p == doctest::Approx(turned.p).epsilon(1e-9));
        REQUIRE(std::abs(found.log_likelihood_4) >= std::abs(found.log_likelihood_2) - 1e-9);
        auto const odds = log_odds(word, sizes, 20);
        auto const odds_turned = log_odds({ word.second, word.first }, { sizes.second, sizes.first }, 20);
        REQUIRE(odds.z == doctest::Approx(-odds_turned.z).epsilon(1e-9));
        REQUIRE(odds.variance == doctest::Approx(odds_turned.variance).epsilon(1e-12));
    }
}

TEST_CASE("a count of 0 is taken as half a word, and only that of the ratio")
{
    CHECK(
        keyness({ 1, 0 }, { 17, 12 }).log_ratio == doctest::Approx(std::log2((1.0 / 17) / (0.5 / 12))).epsilon(1e-14));
    CHECK(
        keyness({ 0, 3 }, { 17, 12 }).log_ratio == doctest::Approx(std::log2((0.5 / 17) / (3.0 / 12))).epsilon(1e-14));
    CHECK(
        keyness({ 3, 2 }, { 17, 12 }).log_ratio == doctest::Approx(std::log2((3.0 / 17) / (2.0 / 12))).epsilon(1e-14));
}

TEST_CASE("a word used equally often has no keyness, and a stronger prior says less")
{
    auto const even = keyness({ 10, 20 }, { 1000, 2000 });
    CHECK(std::abs(even.log_likelihood_4) < 1e-12);
    CHECK(even.p == doctest::Approx(1));
    CHECK(even.log_ratio == doctest::Approx(0));
    auto last = log_odds({ 30, 5 }, { 1000, 1000 }, 1).z;
    for (auto const strength : { 10.0, 100.0, 1000.0, 100000.0 }) {
        auto const z = log_odds({ 30, 5 }, { 1000, 1000 }, strength).z;
        CHECK(z < last);
        CHECK(z > 0);
        last = z;
    }
}

TEST_CASE("an empty corpus, an absent word and the only word have no finite keyness")
{
    CHECK(std::isnan(keyness({ 1, 0 }, { 10, 0 }).log_likelihood_4));
    CHECK(std::isnan(keyness({ 0, 0 }, { 10, 10 }).log_ratio));
    auto const only = keyness({ 10, 4 }, { 10, 4 });
    CHECK(only.log_likelihood_4 == doctest::Approx(0));
    CHECK(std::isnan(only.chi_square));
    CHECK(std::isnan(log_odds({ 10, 4 }, { 10, 4 }, 5).z));
    CHECK(std::isnan(log_odds({ 10, 0 }, { 20, 20 }, 0).z));
    CHECK(std::isfinite(log_odds({ 10, 0 }, { 20, 20 }, 1).z));
    CHECK(std::isnan(weighted_log_odds({ 5, 5, 10, 5, 5, 10 })));
}

TEST_CASE("words are split at every kind of white space and counted for their corpus")
{
    std::vector<std::string> const texts { " 정말  좋은\t영화\n", "정말\u00A0별로", "", "영화 영화" };
    auto const table = count_words(texts, { true, false, true, false });
    CHECK(table.words == std::vector<std::string> { "별로", "영화", "정말", "좋은" });
    CHECK(table.counts[1].first == 1);
    CHECK(table.counts[1].second == 2);
    CHECK(table.counts[2].first == 1);
    CHECK(table.counts[2].second == 1);
    auto const sizes = corpus_sizes(table.counts);
    CHECK(sizes.first == 3);
    CHECK(sizes.second == 4);
}
