// Why there is no design for a specification: a stable code with the numbers involved, so that callers can word it.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dure::choice {

enum class DesignRefusalCode : std::uint8_t {
    too_few_items, // of `stated` items, where `needed` are the least
    too_few_per_set, // a set of `stated` compares nothing; `needed` is 2
    more_per_set_than_items, // `stated` per set, only `needed` items
    too_few_sets, // `stated` sets or tasks; `needed` show every item, or every level, once
    no_versions,
    prohibition_of_itself, // the pair `stated` (counted from 0) names one item, or one attribute, twice
    prohibitions_leave_nothing, // no set or profile with item or level number `stated` is allowed
    no_attributes,
    one_level, // attribute number `stated` has fewer than 2 levels
    too_few_alternatives, // `stated` alternatives per task; `needed` is 2
    too_few_profiles, // `stated` different profiles for `needed` alternatives
    always_dominated, // with all attributes in order every task has an alternative nobody would take
    wrong_priors, // `stated` numbers, `needed` parameters; or one that is not finite
    no_design_found, // the search ended with `stated` sets or tasks that break a rule
    too_large, // `stated` is over the limit of `needed`
};

struct DesignRefusal {
    DesignRefusalCode code = DesignRefusalCode::no_design_found;
    std::string where; // JSON pointer into the specification as docs/formats.md writes it
    std::size_t stated = 0;
    std::size_t needed = 0;

    bool operator==(DesignRefusal const&) const = default;
};

std::string_view code_name(DesignRefusalCode code); // "too_few_sets"
// In English, for planners and logs.
base::Error error_of(DesignRefusal const& refusal);

}
