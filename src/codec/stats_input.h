// Reads the input of `dure stats`: each call returns what it asks for, or an error with a JSON pointer.
#pragma once

#include "base/result.h"
#include "stats/table.h"
#include "stats/warning.h"
#include "survey/value.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::codec {

// A value and where it stands. Cheap to copy; the value must outlive it.
class StatsInput {
public:
    explicit StatsInput(survey::Value const& value, std::string where = "");

    survey::Value const& value() const { return *m_value; }
    std::string const& where() const { return m_where; }
    bool exists() const { return !m_value->is_missing(); }

    StatsInput member(std::string_view name) const; // of nothing where there is none
    base::Result<std::vector<StatsInput>> items() const; // of a list
    base::Result<std::vector<std::pair<std::string, StatsInput>>> members() const; // of a record

    base::Result<double> number(double at_least = -infinity, double at_most = infinity) const;
    base::Result<double> number_or(double fallback, double at_least = -infinity, double at_most = infinity) const;
    base::Result<std::size_t> whole(std::size_t at_least, std::size_t at_most) const; // whole, both ends included
    base::Result<std::size_t> whole_or(std::size_t fallback, std::size_t at_least, std::size_t at_most) const;
    // Up to 2^53, also where std::size_t is shorter; `fallback` where it is absent.
    base::Result<std::uint64_t> seed_or(std::uint64_t fallback) const;
    base::Result<bool> boolean_or(bool fallback) const;
    base::Result<std::string> text() const;
    base::Result<std::vector<std::string>> texts() const;
    base::Result<std::vector<std::string>> distinct_texts() const; // a name twice is an error
    base::Result<std::vector<double>> numbers(double at_least = -infinity, double at_most = infinity) const;
    base::Result<std::vector<std::size_t>> wholes(std::size_t at_least, std::size_t at_most) const;
    base::Result<std::vector<std::optional<double>>> numbers_or_null() const;
    base::Result<stats::Table> table(
        double at_least = -infinity, double at_most = infinity) const; // rows of equal length

    base::Error error(std::string detail) const;

    static constexpr double infinity = std::numeric_limits<double>::infinity();

private:
    survey::Value const* m_value;
    std::string m_where;
};

// ---- writing ----

survey::Value number_or_null(double number); // null where it is not finite
survey::List number_list(std::vector<double> const& numbers);
survey::List table_list(stats::Table const& table);
// Adds `warnings` to a method's output if there are any.
void add_warnings(survey::Record& output, stats::Warnings const& warnings);

}
