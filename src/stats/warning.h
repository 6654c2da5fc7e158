// What a method says beside its numbers: why one of them is missing or should be read with care.
#pragma once

#include <string>
#include <vector>

namespace dure::stats {

struct Warning {
    std::string code; // "not_estimable", "small_expected_counts", …: stable, listed in docs/statistics.md
    std::string message; // one English sentence for a planner
};
using Warnings = std::vector<Warning>;

}
