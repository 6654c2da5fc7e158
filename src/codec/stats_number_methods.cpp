#include "codec/stats_number_methods.h"

#include "codec/stats_methods.h"

namespace dure::codec {

namespace {

    constexpr StatsMethod methods[] = {
        { "agreement_cohen_kappa", "two raters beyond chance: plain, linear, quadratic weights", cohen_kappa_method },
        { "agreement_fleiss_kappa", "several raters beyond chance, in all and by category", fleiss_kappa_method },
        { "agreement_krippendorff_alpha", "any number of raters with missing values, on four scales",
            krippendorff_alpha_method },
        { "column_proportion_tests", "whether columns have the same proportion, together and two by two",
            column_proportion_tests_method },
        { "crosstab", "a two-way table: shares, chi-square, residuals, column letters", crosstab_method },
        { "difference_of_proportions", "the difference of two proportions with its interval",
            difference_of_proportions_method },
        { "frequencies_multiresponse", "how many picked what where several answers are allowed",
            frequencies_multiresponse_method },
        { "keyness_korean_text", "words one group of texts uses more than the other", keyness_korean_text_method },
        { "keyness_log_likelihood", "keyness of words from counts in two corpora", keyness_log_likelihood_method },
        { "log_odds_informative_dirichlet", "weighted log-odds of features in one set of many", log_odds_method },
        { "mean_ci", "a mean with standard deviation and t interval", mean_ci_method },
        { "mean_difference", "two means: Welch's and the pooled t test", mean_difference_method },
        { "nps", "net promoter score of waves, with intervals, and their change", nps_method },
        { "opinion_group_statistics", "what opinion groups say of each statement", opinion_group_statistics_method },
        { "opinion_groups", "who votes alike: principal components and k-means of votes", opinion_groups_method },
        { "rake", "weights that meet known margins", rake_method },
        { "weighted_mean", "the mean of a weighted, stratified sample with its standard error", weighted_mean_method },
        { "wilson_score", "a proportion with its score interval", wilson_score_method },
    };

}

std::span<StatsMethod const> number_methods()
{
    return methods;
}

}
