#include "stats/nps.h"

#include "stats/distributions.h"
#include "stats/proportions.h"

#include <algorithm>
#include <cmath>

namespace dure::stats {

namespace {

    Interval around(double middle, double reach)
    {
        return { middle - reach, middle + reach };
    }

    // Of the answers scored -1, 0, 1 among n; not below 0 where rounding would have it so.
    double score_variance(double promoters, double detractors, double n)
    {
        auto const p = promoters / n;
        auto const d = detractors / n;
        return std::max(0.0, p + d - (p - d) * (p - d));
    }

    ScoreChange change_between(double first, double first_error, double second, double second_error, double z_wanted)
    {
        ScoreChange change;
        change.difference = second - first;
        change.standard_error = std::sqrt(first_error * first_error + second_error * second_error);
        change.interval = around(change.difference, z_wanted * change.standard_error);
        if (change.standard_error > 0) {
            change.z = change.difference / change.standard_error;
            change.p = normal_two_sided(change.z);
        }
        return change;
    }

}

NetPromoterScore net_promoter_score(RecommendCounts const& counts, double confidence)
{
    NetPromoterScore found;
    for (std::size_t answer = 0; answer < counts.size(); ++answer)
        (answer <= 6 ? found.detractors : answer <= 8 ? found.passives : found.promoters) += counts[answer];
    found.n = found.detractors + found.passives + found.promoters;
    auto const n = found.n;
    if (!(n > 0)) {
        found.warnings.push_back({ "no_cases", "Nobody has answered yet." });
        return found;
    }
    auto const z = z_for_confidence(confidence);
    auto const variance = score_variance(found.promoters, found.detractors, n);
    found.score = 100 * ((found.promoters - found.detractors) / n);
    found.standard_error = 100 * std::sqrt(variance / n);
    found.wald = around(found.score, z * found.standard_error);
    if (n > 1) {
        found.standard_error_n_minus_1 = 100 * std::sqrt(variance / (n - 1));
        auto const t = t_quantile((1 + confidence) / 2, n - 1);
        found.t_of_mean = around(found.score, t * found.standard_error_n_minus_1);
    } else {
        found.warnings.push_back({ "too_few_cases", "One answer says nothing about the spread." });
    }
    auto const adjusted_n = n + 3;
    found.adjusted_score = 100 * ((found.promoters - found.detractors) / adjusted_n);
    found.adjusted_standard_error
        = 100 * std::sqrt(score_variance(found.promoters + 0.75, found.detractors + 0.75, adjusted_n) / adjusted_n);
    found.adjusted_wald = around(found.adjusted_score, z * found.adjusted_standard_error);
    if (variance == 0)
        found.warnings.push_back({ "zero_variance", "All answers agree: only the adjusted interval has a width." });
    return found;
}

NetPromoterChange net_promoter_change(NetPromoterScore const& first, NetPromoterScore const& second, double confidence)
{
    NetPromoterChange change;
    if (!(first.n > 0) || !(second.n > 0)) {
        change.warnings.push_back({ "no_cases", "A wave without answers cannot be compared." });
        return change;
    }
    auto const z = z_for_confidence(confidence);
    change.plain = change_between(first.score, first.standard_error, second.score, second.standard_error, z);
    change.adjusted = change_between(
        first.adjusted_score, first.adjusted_standard_error, second.adjusted_score, second.adjusted_standard_error, z);
    if (change.plain.standard_error == 0)
        change.warnings.push_back(
            { "zero_variance", "All answers of each wave agree: only the adjusted test is possible." });
    return change;
}

}
