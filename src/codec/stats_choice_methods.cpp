#include "codec/stats_choice_input.h"

namespace dure::codec {

std::span<StatsMethod const> choice_methods()
{
    static constexpr StatsMethod methods[] = {
        { "anchored_maxdiff", "MaxDiff utilities against a threshold of what would matter at all", run_anchored_maxdiff },
        { "bradley_terry", "abilities from paired comparisons", run_bradley_terry },
        { "bradley_terry_ties", "abilities from paired comparisons that may end in a tie (Davidson)", run_bradley_terry_ties },
        { "choice_based_conjoint", "part-worths, importances and shares from choices between profiles",
            run_choice_based_conjoint },
        { "conditional_logit", "utilities of attributes from choices, with what-if shares", run_conditional_logit },
        { "hierarchical_bayes_maxdiff", "every respondent's MaxDiff utilities", run_hierarchical_bayes_maxdiff },
        { "hierarchical_bayes_mnl", "every respondent's coefficients of a multinomial logit", run_hierarchical_bayes_mnl },
        { "kano", "what features are to people, from functional and dysfunctional answers", run_kano },
        { "maxdiff", "best-worst scaling: counts, closed form and conditional logit", run_maxdiff },
        { "price_newton_miller_smith", "reach and revenue by price, from stated prices and purchase probabilities",
            run_price_newton_miller_smith },
        { "ranking_aggregation", "Borda, Condorcet, Schulze, instant runoff and plurality from rankings",
            run_ranking_aggregation },
        { "ratings_conjoint_importance_simulator", "part-worths, importances and simulators from rated profiles",
            run_ratings_conjoint },
        { "share_of_preference", "shares of products among people with utilities of their own", run_share_of_preference },
        { "turf", "which items together reach the most people", run_turf },
        { "van_westendorp", "price sensitivity meter", run_van_westendorp },
        { "willingness_to_pay", "what attributes are worth in money, with intervals", run_willingness_to_pay },
    };
    return methods;
}

}
