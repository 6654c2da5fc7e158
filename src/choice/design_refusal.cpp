#include "choice/design_refusal.h"

namespace dure::choice {

namespace {

    std::string sentence(DesignRefusal const& refusal)
    {
        auto const stated = std::to_string(refusal.stated), needed = std::to_string(refusal.needed);
        switch (refusal.code) {
        case DesignRefusalCode::too_few_items:
            return "there are " + stated + " items; a design needs at least " + needed;
        case DesignRefusalCode::too_few_per_set:
            return "a set of " + stated + " compares nothing; it needs at least " + needed;
        case DesignRefusalCode::more_per_set_than_items:
            return "a set of " + stated + " cannot be filled from " + needed + " different items";
        case DesignRefusalCode::too_few_sets:
            return stated + " are too few: it takes at least " + needed + " to show everything once";
        case DesignRefusalCode::no_versions:
            return "there should be at least one version";
        case DesignRefusalCode::prohibition_of_itself:
            return "prohibition " + stated + " names the same thing twice";
        case DesignRefusalCode::prohibitions_leave_nothing:
            return "the prohibitions leave no place for number " + stated + " (counted from 0)";
        case DesignRefusalCode::no_attributes:
            return "there should be at least one attribute";
        case DesignRefusalCode::one_level:
            return "attribute " + stated + " (counted from 0) has fewer than two levels";
        case DesignRefusalCode::too_few_alternatives:
            return "a task of " + stated + " compares nothing; it needs at least " + needed + " alternatives";
        case DesignRefusalCode::too_few_profiles:
            return "there are only " + stated + " different profiles for " + needed + " alternatives";
        case DesignRefusalCode::always_dominated:
            return "with these ordered attributes every task has an alternative that is worse in everything";
        case DesignRefusalCode::wrong_priors:
            return "there are " + stated + " prior utilities where " + needed + " finite ones are needed";
        case DesignRefusalCode::no_design_found:
            return "no design was found that keeps every rule; " + stated + " sets or tasks would break one";
        case DesignRefusalCode::too_large:
            return stated + " is more than the limit of " + needed;
        }
        return {};
    }

}

std::string_view code_name(DesignRefusalCode code)
{
    switch (code) {
    case DesignRefusalCode::too_few_items:
        return "too_few_items";
    case DesignRefusalCode::too_few_per_set:
        return "too_few_per_set";
    case DesignRefusalCode::more_per_set_than_items:
        return "more_per_set_than_items";
    case DesignRefusalCode::too_few_sets:
        return "too_few_sets";
    case DesignRefusalCode::no_versions:
        return "no_versions";
    case DesignRefusalCode::prohibition_of_itself:
        return "prohibition_of_itself";
    case DesignRefusalCode::prohibitions_leave_nothing:
        return "prohibitions_leave_nothing";
    case DesignRefusalCode::no_attributes:
        return "no_attributes";
    case DesignRefusalCode::one_level:
        return "one_level";
    case DesignRefusalCode::too_few_alternatives:
        return "too_few_alternatives";
    case DesignRefusalCode::too_few_profiles:
        return "too_few_profiles";
    case DesignRefusalCode::always_dominated:
        return "always_dominated";
    case DesignRefusalCode::wrong_priors:
        return "wrong_priors";
    case DesignRefusalCode::no_design_found:
        return "no_design_found";
    case DesignRefusalCode::too_large:
        return "too_large";
    }
    return "";
}

base::Error error_of(DesignRefusal const& refusal)
{
    return { base::ErrorCode::invalid_input, refusal.where,
        sentence(refusal) + " (" + std::string(code_name(refusal.code)) + ")" };
}

}
