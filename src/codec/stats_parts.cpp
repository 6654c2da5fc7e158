#include "codec/stats_parts.h"

#include "base/text.h"

#include <algorithm>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Value;

    bool has_null(Value const& value)
    {
        if (value.is_list())
            return std::any_of(value.list().begin(), value.list().end(), has_null);
        if (value.is_record()) {
            return std::any_of(value.record().begin(), value.record().end(),
                [](auto const& member) { return has_null(member.second); });
        }
        return value.is_missing();
    }

}

Result<double> confidence_of(StatsInput const& input)
{
    auto const given = input.member("conf");
    auto const confidence = TRY(given.number_or(0.95, 0, 1));
    if (confidence == 0 || confidence == 1)
        return given.error("should lie between 0 and 1");
    return confidence;
}

Result<std::string> label_of(StatsInput const& input)
{
    if (input.value().is_text())
        return input.value().text();
    auto const number = TRY(input.number());
    return base::number_to_text(number);
}

Result<base::Done> expect_size(StatsInput const& list, std::size_t count, std::string_view what)
{
    auto const items = TRY(list.items());
    if (items.size() != count)
        return list.error("has " + std::to_string(items.size()) + " items, but there are " + std::to_string(count) + " "
            + std::string(what));
    return base::Done {};
}

Value interval_list(stats::Interval const& interval)
{
    return number_list({ interval.lower, interval.upper });
}

Value text_list(std::vector<std::string> const& texts)
{
    return survey::List(texts.begin(), texts.end());
}

Value finished(survey::Record output, stats::Warnings const& warnings)
{
    auto all = warnings;
    Value value(std::move(output));
    if (all.empty() && has_null(value))
        all.push_back({ "out_of_range", "A number is missing because it is too large or too small to be computed." });
    add_warnings(value.record(), all);
    return value;
}

}
