// Shared by the adapters of the choice methods: names to numbers, and results by name.
#pragma once

#include "choice/choice_conjoint.h"
#include "choice/maxdiff.h"
#include "codec/stats_input.h"
#include "codec/stats_methods.h"

namespace dure::codec {

// A text's place among the names; an error where it is none of them.
base::Result<std::size_t> place_of(StatsInput const& input, std::vector<std::string> const& names);
// {name: number}
survey::Record by_name(std::vector<std::string> const& names, std::span<double const> numbers);
survey::List names_at(std::vector<std::string> const& names, std::span<std::size_t const> places);
std::vector<std::size_t> order_of(std::span<double const> numbers); // largest first; NaN last

// coef, se, z, loglik, loglik_null, lr_chisq, lr_df, mcfadden_r2
survey::Record logit_record(std::vector<std::string> const& names, choice::LogitFit const& fit);

struct MaxDiffInput {
    std::vector<std::string> items;
    std::vector<choice::MaxDiffTask> tasks;
    std::vector<std::size_t> respondent; // of each task, numbered in order of appearance; empty: not given
    std::size_t respondents = 0;
};
// `items` and either `blocks` with `picks` or `tasks`.
base::Result<MaxDiffInput> read_maxdiff(StatsInput const& input);

// The methods, from several files.
base::Result<survey::Value> run_conditional_logit(survey::Value const& input);
base::Result<survey::Value> run_willingness_to_pay(survey::Value const& input);
base::Result<survey::Value> run_choice_based_conjoint(survey::Value const& input);
base::Result<survey::Value> run_ratings_conjoint(survey::Value const& input);
base::Result<survey::Value> run_share_of_preference(survey::Value const& input);
base::Result<survey::Value> run_hierarchical_bayes_mnl(survey::Value const& input);
base::Result<survey::Value> run_hierarchical_bayes_maxdiff(survey::Value const& input);
base::Result<survey::Value> run_maxdiff(survey::Value const& input);
base::Result<survey::Value> run_anchored_maxdiff(survey::Value const& input);
base::Result<survey::Value> run_bradley_terry(survey::Value const& input);
base::Result<survey::Value> run_bradley_terry_ties(survey::Value const& input);
base::Result<survey::Value> run_ranking_aggregation(survey::Value const& input);
base::Result<survey::Value> run_kano(survey::Value const& input);
base::Result<survey::Value> run_turf(survey::Value const& input);
base::Result<survey::Value> run_van_westendorp(survey::Value const& input);
base::Result<survey::Value> run_price_newton_miller_smith(survey::Value const& input);

}
