// What a planner should know about a survey: not an error of ours, not a reason to stop, with its place and plain
// words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dure::survey {

enum class Severity : std::uint8_t {
    note, // harmless: a property that changes nothing here
    warning, // works, but probably not as meant
    error, // this part of the survey cannot work as written
};

struct Finding {
    Severity severity = Severity::warning;
    std::string where; // JSON pointer into the definition
    std::string korean;
    std::string english;

    bool operator==(Finding const&) const = default;
};

using Findings = std::vector<Finding>;

}
