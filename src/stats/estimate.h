// A number that may be missing, and an interval of such numbers.
#pragma once

#include <limits>

namespace dure::stats {

// What an estimator returns where the data do not settle the number; a warning says why.
inline constexpr double not_estimable = std::numeric_limits<double>::quiet_NaN();

struct Interval {
    double lower = not_estimable;
    double upper = not_estimable;
};

}
