#include "codec/stats_choice_input.h"
#include "codec/stats_parts.h"

namespace dure::codec {

std::span<StatsMethod const> choice_methods()
{
    static constexpr StatsMethod methods[] = {
        { "anchored_maxdiff", "MaxDiff utilities against a threshold of what would matter at all",
            explained<run_anchored_maxdiff> },
        { "bradley_terry", "abilities from paired comparisons", explained<run_bradley_terry> },
        { "bradley_terry_ties", "abilities from paired comparisons that may end in a tie (Davidson)",
            explained<run_bradley_terry_ties> },
        { "choice_based_conjoint", "part-worths, importances and shares from choices between profiles",
            explained<run_choice_based_conjoint> },
        { "conditional_logit", "utilities of attributes from choices, with what-if shares",
            explained<run_conditional_logit> },
        { "hierarchical_bayes_maxdiff", "every respondent's MaxDiff utilities",
            explained<run_hierarchical_bayes_maxdiff> },
        { "hierarchical_bayes_mnl", "every respondent's coefficients of a multinomial logit",
            explained<run_hierarchical_bayes_mnl> },
        { "kano", "what features are to people, from functional and dysfunctional answers", explained<run_kano> },
        { "maxdiff", "best-worst scaling: counts, closed form and conditional logit", explained<run_maxdiff> },
        { "price_newton_miller_smith", "reach and revenue by price, from stated prices and purchase probabilities",
            explained<run_price_newton_miller_smith> },
        { "ranking_aggregation", "Borda, Condorcet, Schulze, instant runoff and plurality from rankings",
            explained<run_ranking_aggregation> },
        { "ratings_conjoint_importance_simulator", "part-worths, importances and simulators from rated profiles",
            explained<run_ratings_conjoint> },
        { "share_of_preference", "shares of products among people with utilities of their own",
            explained<run_share_of_preference> },
        { "turf", "which items together reach the most people", explained<run_turf> },
        { "van_westendorp", "price sensitivity meter", explained<run_van_westendorp> },
        { "willingness_to_pay", "what attributes are worth in money, with intervals",
            explained<run_willingness_to_pay> },
    };
    return methods;
}

}
