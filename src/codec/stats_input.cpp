#include "codec/stats_input.h"

#include "base/text.h"
#include "codec/json.h"
#include "codec/json_cursor.h"

#include <cmath>
#include <set>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Kind;
    using survey::Value;

    Value const absent;

}

StatsInput::StatsInput(Value const& value, std::string where)
    : m_value(&value)
    , m_where(std::move(where))
{
}

base::Error StatsInput::error(std::string detail) const
{
    return { base::ErrorCode::invalid_input, m_where.empty() ? "/" : m_where, std::move(detail) };
}

StatsInput StatsInput::member(std::string_view name) const
{
    auto const* const found = m_value->is_record() ? m_value->record().find(name) : nullptr;
    return StatsInput(found ? *found : absent, json_pointer(m_where, name));
}

Result<std::vector<StatsInput>> StatsInput::items() const
{
    if (!m_value->is_list())
        return error(describe({ m_where, Kind::list, m_value->kind() }));
    std::vector<StatsInput> items;
    items.reserve(m_value->list().size());
    for (auto const& item : m_value->list())
        items.emplace_back(item, json_pointer(m_where, items.size()));
    return items;
}

Result<std::vector<std::pair<std::string, StatsInput>>> StatsInput::members() const
{
    if (!m_value->is_record())
        return error(describe({ m_where, Kind::record, m_value->kind() }));
    std::vector<std::pair<std::string, StatsInput>> members;
    for (auto const& [name, value] : m_value->record())
        members.emplace_back(name, StatsInput(value, json_pointer(m_where, name)));
    return members;
}

Result<double> StatsInput::number(double at_least, double at_most) const
{
    if (!m_value->is_number())
        return error(describe({ m_where, Kind::number, m_value->kind() }));
    auto const number = m_value->number();
    if (!std::isfinite(number) || number < at_least || number > at_most) {
        auto const low = base::number_to_text(at_least), high = base::number_to_text(at_most);
        if (at_most == infinity)
            return error("should be at least " + low);
        return error(at_least == -infinity ? "should be at most " + high : "should be between " + low + " and " + high);
    }
    return number;
}

Result<double> StatsInput::number_or(double fallback, double at_least, double at_most) const
{
    return exists() ? number(at_least, at_most) : Result<double>(fallback);
}

Result<std::size_t> StatsInput::whole(std::size_t at_least, std::size_t at_most) const
{
    auto const found = TRY(number(static_cast<double>(at_least), static_cast<double>(at_most)));
    if (found != std::floor(found))
        return error("should be a whole number");
    return static_cast<std::size_t>(found);
}

Result<std::size_t> StatsInput::whole_or(std::size_t fallback, std::size_t at_least, std::size_t at_most) const
{
    return exists() ? whole(at_least, at_most) : Result<std::size_t>(fallback);
}

Result<std::uint64_t> StatsInput::seed_or(std::uint64_t fallback) const
{
    if (!exists())
        return fallback;
    auto const found = TRY(number(0, 9007199254740992.0));
    if (found != std::floor(found))
        return error("should be a whole number");
    return static_cast<std::uint64_t>(found);
}

Result<bool> StatsInput::boolean_or(bool fallback) const
{
    if (!exists())
        return fallback;
    if (!m_value->is_boolean())
        return error(describe({ m_where, Kind::boolean, m_value->kind() }));
    return m_value->boolean();
}

Result<std::string> StatsInput::text() const
{
    if (!m_value->is_text())
        return error(describe({ m_where, Kind::text, m_value->kind() }));
    return m_value->text();
}

Result<std::vector<std::string>> StatsInput::texts() const
{
    auto const every = TRY(items());
    std::vector<std::string> texts;
    for (auto const& item : every)
        texts.push_back(TRY(item.text()));
    return texts;
}

Result<std::vector<std::string>> StatsInput::distinct_texts() const
{
    auto const every = TRY(items());
    std::vector<std::string> texts;
    std::set<std::string> seen;
    for (auto const& item : every) {
        texts.push_back(TRY(item.text()));
        if (!seen.insert(texts.back()).second)
            return item.error("'" + texts.back() + "' stands here a second time");
    }
    return texts;
}

Result<std::vector<double>> StatsInput::numbers(double at_least, double at_most) const
{
    auto const every = TRY(items());
    std::vector<double> numbers;
    numbers.reserve(every.size());
    for (auto const& item : every)
        numbers.push_back(TRY(item.number(at_least, at_most)));
    return numbers;
}

Result<std::vector<std::size_t>> StatsInput::wholes(std::size_t at_least, std::size_t at_most) const
{
    auto const every = TRY(items());
    std::vector<std::size_t> numbers;
    numbers.reserve(every.size());
    for (auto const& item : every)
        numbers.push_back(TRY(item.whole(at_least, at_most)));
    return numbers;
}

Result<std::vector<std::optional<double>>> StatsInput::numbers_or_null() const
{
    auto const every = TRY(items());
    std::vector<std::optional<double>> numbers;
    numbers.reserve(every.size());
    for (auto const& item : every) {
        if (item.exists())
            numbers.push_back(TRY(item.number()));
        else
            numbers.emplace_back();
    }
    return numbers;
}

Result<stats::Table> StatsInput::table(double at_least, double at_most) const
{
    auto const every = TRY(items());
    stats::Table table;
    for (auto const& item : every) {
        auto const row = TRY(item.numbers(at_least, at_most));
        if (table.rows == 0)
            table.columns = row.size();
        else if (row.size() != table.columns)
            return item.error("this row has " + std::to_string(row.size()) + " numbers, the first has "
                + std::to_string(table.columns));
        table.cells.insert(table.cells.end(), row.begin(), row.end());
        ++table.rows;
    }
    return table;
}

Value number_or_null(double number)
{
    return std::isfinite(number) ? Value(number) : Value(nullptr);
}

survey::List number_list(std::vector<double> const& numbers)
{
    survey::List list;
    list.reserve(numbers.size());
    for (auto const number : numbers)
        list.push_back(number_or_null(number));
    return list;
}

survey::List table_list(stats::Table const& table)
{
    survey::List rows;
    for (std::size_t row = 0; row < table.rows; ++row)
        rows.emplace_back(number_list({ table.row(row).begin(), table.row(row).end() }));
    return rows;
}

void add_warnings(survey::Record& output, stats::Warnings const& warnings)
{
    if (warnings.empty())
        return;
    survey::List list;
    for (auto const& warning : warnings) {
        survey::Record record;
        record.set("code", warning.code);
        record.set("message", warning.message);
        list.emplace_back(std::move(record));
    }
    output.set("warnings", std::move(list));
}

}
