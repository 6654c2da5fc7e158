// The adapters of the family "numbers", by subject; each reads its input, calls the estimator, writes what it found.
#pragma once

#include "base/result.h"
#include "survey/value.h"

namespace dure::codec {

// stats_number_means.cpp
base::Result<survey::Value> wilson_score_method(survey::Value const& input);
base::Result<survey::Value> difference_of_proportions_method(survey::Value const& input);
base::Result<survey::Value> mean_ci_method(survey::Value const& input);
base::Result<survey::Value> mean_difference_method(survey::Value const& input);
base::Result<survey::Value> nps_method(survey::Value const& input);

// stats_number_tables.cpp
base::Result<survey::Value> column_proportion_tests_method(survey::Value const& input);
base::Result<survey::Value> crosstab_method(survey::Value const& input);
base::Result<survey::Value> frequencies_multiresponse_method(survey::Value const& input);

// stats_number_agreement.cpp
base::Result<survey::Value> cohen_kappa_method(survey::Value const& input);
base::Result<survey::Value> fleiss_kappa_method(survey::Value const& input);
base::Result<survey::Value> krippendorff_alpha_method(survey::Value const& input);

// stats_number_words.cpp
base::Result<survey::Value> keyness_log_likelihood_method(survey::Value const& input);
base::Result<survey::Value> keyness_korean_text_method(survey::Value const& input);
base::Result<survey::Value> log_odds_method(survey::Value const& input);

// stats_number_weights.cpp
base::Result<survey::Value> rake_method(survey::Value const& input);
base::Result<survey::Value> weighted_mean_method(survey::Value const& input);

// stats_number_opinions.cpp
base::Result<survey::Value> opinion_groups_method(survey::Value const& input);
base::Result<survey::Value> opinion_group_statistics_method(survey::Value const& input);

}
