// Net promoter score from counts: intervals of three kinds, and the difference of two waves.
#pragma once

#include "stats/estimate.h"
#include "stats/warning.h"

#include <array>

namespace dure::stats {

using RecommendCounts = std::array<double, 11>; // how many answered 0, 1, … 10

// Scores and standard errors on the scale -100 … 100. Without answers everything is not estimable; of one answer the
// numbers with n - 1.
struct NetPromoterScore {
    double n = 0;
    double detractors = 0; // 0 … 6
    double passives = 0; // 7, 8
    double promoters = 0; // 9, 10
    double score = not_estimable;
    double standard_error = not_estimable; // sqrt((p + d - (p - d)^2) / n), Rocks 2016
    Interval wald;
    double standard_error_n_minus_1 = not_estimable;
    Interval t_of_mean; // Student's t interval of the answers scored -1, 0, 1
    double adjusted_score = not_estimable; // three quarters added to promoters and detractors, three to n
    double adjusted_standard_error = not_estimable;
    Interval adjusted_wald;
    Warnings warnings;
};

NetPromoterScore net_promoter_score(RecommendCounts const& counts, double confidence);

struct ScoreChange {
    double difference = not_estimable; // second minus first
    double standard_error = not_estimable; // unpooled
    double z = not_estimable;
    double p = not_estimable; // two-sided
    Interval interval;
};

struct NetPromoterChange {
    ScoreChange plain;
    ScoreChange adjusted;
    Warnings warnings;
};

NetPromoterChange net_promoter_change(NetPromoterScore const& first, NetPromoterScore const& second, double confidence);

}
