// What the adapters of several statistical methods share.
#pragma once

#include "base/result.h"
#include "codec/stats_input.h"
#include "stats/estimate.h"
#include "stats/warning.h"
#include "survey/value.h"

#include <string>
#include <vector>

namespace dure::codec {

// No list is longer: JSON with more values is refused.
inline constexpr std::size_t most_items = 4'000'000;
// Where an output has a record for every two things of the input, at most so many.
inline constexpr std::size_t most_cells = 200'000;

// `conf` of the input, 0.95 where it has none; an error unless it lies between 0 and 1.
base::Result<double> confidence_of(StatsInput const& input);

// A text as it is, a number as JSON writes it: how groups and statements are named in outputs.
base::Result<std::string> label_of(StatsInput const& input);

// An error of `list` unless it has `count` items.
base::Result<base::Done> expect_size(StatsInput const& list, std::size_t count, std::string_view what);

survey::Value interval_list(stats::Interval const& interval);
survey::Value text_list(std::vector<std::string> const& texts);

// The output with its warnings. A number that is missing without a word was too large or too small for a double, and
// gets a warning here.
survey::Value finished(survey::Record output, stats::Warnings const& warnings);

// The same for a method whose output already holds the warnings it has.
template <base::Result<survey::Value> (*method)(survey::Value const&)>
base::Result<survey::Value> explained(survey::Value const& input)
{
    auto output = TRY(method(input));
    if (!output.member("warnings").is_missing() || !output.is_record())
        return output;
    return finished(std::move(output.record()), {});
}

}
