// Words that one text uses more than another: log-likelihood, and log-odds with an informative Dirichlet prior.
#pragma once

#include "stats/estimate.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dure::stats {

// How often a word occurs in each of two corpora.
struct WordCount {
    double first = 0;
    double second = 0;
};

// Signs: positive where the word is relatively more frequent in the first corpus.
struct Keyness {
    double log_likelihood_2 = not_estimable; // the word's two cells (Rayson and Garside 2000)
    double log_likelihood_4 = not_estimable; // all four cells (Dunning 1993)
    double chi_square = not_estimable; // uncorrected
    double p = not_estimable; // of the four cells
    double log_ratio = not_estimable; // base 2 of the relative frequencies, a count of 0 taken as 0.5 (Hardie 2014)
};

struct CorpusSizes {
    double first = 0;
    double second = 0;
};

CorpusSizes corpus_sizes(std::span<WordCount const> words);

// Not estimable where a corpus is empty or the word occurs in neither.
Keyness keyness(WordCount word, CorpusSizes sizes);

struct LogOdds {
    double delta = not_estimable;
    double variance = not_estimable;
    double z = not_estimable;
};

// Monroe, Colaresi and Quinn 2008, equations 15 to 22; the word's prior is `prior_strength` words shared out as the two
// corpora together have them. Not estimable for the only word there is, or without a prior for a word that one corpus
// lacks.
LogOdds log_odds(WordCount word, CorpusSizes sizes, double prior_strength);

// A feature's counts in one set of many, each with its pseudo-counts: tidylo compares a set with the whole.
struct FeatureCount {
    double in_set = 0;
    double in_all = 0; // also the feature's prior
    double pseudo_of_feature = 0; // count + prior, over the sets in which it occurs
    double prior_of_set = 0; // sum of the priors of the features in the set
    double set_total = 0;
    double pseudo_total = 0; // of everything
};

double weighted_log_odds(FeatureCount const& feature);

// Words of texts as white space separates them, in the order of their code points.
struct WordTable {
    std::vector<std::string> words;
    std::vector<WordCount> counts;
};

// `in_first[i]` says to which corpus text i belongs.
WordTable count_words(std::span<std::string const> texts, std::vector<bool> const& in_first);

}
