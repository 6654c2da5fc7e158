// How far raters agree beyond chance: Cohen's and Fleiss' kappa, Krippendorff's alpha.
#pragma once

#include "stats/estimate.h"
#include "stats/table.h"
#include "stats/warning.h"

#include <vector>

namespace dure::stats {

struct CohenKappa {
    double observed = not_estimable; // share of agreement
    double expected = not_estimable; // by chance
    double kappa = not_estimable; // Cohen 1960
    double linear = not_estimable; // Cohen 1968, weights 1 - |i - j| / (categories - 1)
    double quadratic = not_estimable; // weights 1 - (i - j)^2 / (categories - 1)^2
    Warnings warnings;
};

// A square table of counts or shares: rows one rater's category, columns the other's, in the same order.
CohenKappa cohen_kappa(Table const& table);

struct FleissKappa {
    double subjects = 0;
    double raters = not_estimable; // per subject
    std::vector<double> category_shares;
    double observed = not_estimable; // mean agreement over subjects
    double expected = not_estimable;
    double kappa = not_estimable; // Fleiss 1971
    double null_error = not_estimable; // standard error where kappa is 0, Fleiss, Nee and Landis 1979
    double z = not_estimable;
    std::vector<double> kappa_by_category;
    Warnings warnings;
};

// [subject][category]: how many raters chose it; every row has the same sum.
FleissKappa fleiss_kappa(Table const& counts);

struct KrippendorffAlpha {
    double pairable_values = 0;
    double nominal = not_estimable;
    double ordinal = not_estimable;
    double interval = not_estimable;
    double ratio = not_estimable; // of numbers that are not negative
    Warnings warnings;
};

// Krippendorff 2011, from [rater][unit] with NaN where a value is missing; units with one value are left out. Linear in
// the number of values, but for `ratio` quadratic in the distinct ones: not estimable beyond 10,000 of them.
KrippendorffAlpha krippendorff_alpha(Table const& ratings);

}
