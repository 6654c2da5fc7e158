// What is done on the planner's page, and what the estimating program says. Part of actions.h.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>

namespace dure::app {

// The planner's page: results of questions of choice. There OpenFile opens a survey or its responses.
struct ShowPlanner { };
// A survey of this device, with the responses it has.
struct ChoosePlannerSurvey {
    std::string hash;
};
struct RetryEstimate { };
// A chain of draws for this question: from the start, or on from where it is.
struct RunChain {
    std::string question;
};
struct CancelChain {
    std::string question;
};
struct DownloadChain {
    std::string question;
};
struct SetProductLevel {
    std::string question;
    std::uint32_t product = 0;
    std::uint32_t attribute = 0;
    std::uint32_t level = 0;
};
struct AddProduct {
    std::string question;
};
struct RemoveProduct {
    std::string question;
    std::uint32_t product = 0;
};

// What came of an Estimate, as codec/estimator.h writes it.
struct EstimateProgress {
    std::uint64_t request = 0;
    std::string head;
};

struct EstimateDone {
    std::uint64_t request = 0;
    std::string head;
    std::string bytes;
};

// The program that estimates is not there or broke off; the next request starts it anew.
struct EstimateFailed {
    std::uint64_t request = 0;
    base::Error error;
};

}
