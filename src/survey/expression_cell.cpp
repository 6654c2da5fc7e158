#include "survey/expression_cell.h"

#include "base/text.h"
#include "survey/expression_date.h"
#include "survey/expression_number.h"
#include "survey/expression_word.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dure::survey::expression {

namespace {

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    bool equals_ascii_lower(std::string_view text, std::string_view lower)
    {
        return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
        });
    }

    // Most answers are words: they are told from numbers by their first letter.
    bool cannot_be_number(std::string_view text)
    {
        auto const first = static_cast<unsigned char>(text[0]);
        return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == '_';
    }

}

Cell Context::keep(Value value)
{
    m_made.push_back(std::make_unique<Value>(std::move(value)));
    return Cell::of(*m_made.back());
}

Value to_value(Cell const& cell)
{
    switch (cell.kind) {
    case Kind::undefined:
        return {};
    case Kind::null:
        return nullptr;
    case Kind::boolean:
        return cell.boolean;
    case Kind::number:
        return cell.number;
    case Kind::text:
        return cell.text();
    case Kind::date:
        return Date { cell.number };
    case Kind::list:
    case Kind::record:
        return *cell.value;
    }
    return {};
}

bool is_truthy(Cell const& cell)
{
    switch (cell.kind) {
    case Kind::undefined:
    case Kind::null:
        return false;
    case Kind::boolean:
        return cell.boolean;
    case Kind::number:
        return cell.number != 0 && !std::isnan(cell.number);
    case Kind::text:
        return cell.characters.size > 0;
    case Kind::date:
    case Kind::list:
    case Kind::record:
        return true;
    }
    return false;
}

double to_number(Context& context, Cell const& cell)
{
    switch (cell.kind) {
    case Kind::undefined:
        return nan;
    case Kind::null:
        return 0;
    case Kind::boolean:
        return cell.boolean ? 1 : 0;
    case Kind::number:
    case Kind::date:
        return cell.number;
    case Kind::text:
        return text_to_number(cell.text());
    case Kind::list:
        return text_to_number(to_text(context, cell));
    case Kind::record:
        return nan;
    }
    return nan;
}

std::string to_text(Context& context, Cell const& cell)
{
    switch (cell.kind) {
    case Kind::undefined:
        return "undefined";
    case Kind::null:
        return "null";
    case Kind::boolean:
        return cell.boolean ? "true" : "false";
    case Kind::number:
        return base::number_to_text(cell.number);
    case Kind::text:
        context.spend(cell.characters.size / 64);
        return std::string(cell.text());
    case Kind::date:
        return date_to_text(cell.number, context.utc_offset_minutes());
    case Kind::record:
        return "[object Object]";
    case Kind::list:
        break;
    }
    std::string joined;
    auto is_first = true;
    for (auto const& item : cell.list()) {
        if (!context.spend(1))
            break;
        if (!is_first)
            joined += ',';
        is_first = false;
        if (!item.is_missing())
            joined += to_text(context, Cell::of(item));
    }
    return joined;
}

Cell to_primitive(Context& context, Cell const& cell, bool prefers_number)
{
    if (!cell.is_object())
        return cell;
    if (cell.is(Kind::date) && prefers_number)
        return Cell::of(cell.number);
    return context.keep(to_text(context, cell));
}

Cell add(Context& context, Cell const& left, Cell const& right)
{
    auto const a = to_primitive(context, left, false);
    auto const b = to_primitive(context, right, false);
    if (!a.is(Kind::text) && !b.is(Kind::text))
        return Cell::of(to_number(context, a) + to_number(context, b));
    auto joined = to_text(context, a);
    joined += to_text(context, b);
    if (!context.spend(joined.size() / 64))
        return Cell::undefined();
    return context.keep(std::move(joined));
}

bool is_loosely_equal(Context& context, Cell const& left, Cell const& right)
{
    if (left.is_missing() || right.is_missing())
        return left.is_missing() && right.is_missing();
    if (left.is_object() && right.is_object())
        return false;
    auto const a = to_primitive(context, left, false);
    auto const b = to_primitive(context, right, false);
    if (a.is(Kind::text) && b.is(Kind::text))
        return a.text() == b.text();
    return to_number(context, a) == to_number(context, b);
}

bool is_empty(Cell const& cell)
{
    switch (cell.kind) {
    case Kind::undefined:
    case Kind::null:
        return true;
    case Kind::number:
        return std::isnan(cell.number);
    case Kind::text:
        return cell.characters.size == 0;
    case Kind::boolean:
    case Kind::date:
        return false;
    case Kind::list:
        return cell.list().empty();
    case Kind::record:
        return std::all_of(cell.record().begin(), cell.record().end(),
            [](auto const& member) { return is_empty(Cell::of(member.second)); });
    }
    return false;
}

Cell corrected(Cell const& cell)
{
    if (!cell.is(Kind::text) || cell.characters.size == 0)
        return cell;
    auto const text = cell.text();
    if (equals_ascii_lower(text, "true"))
        return Cell::of(true);
    if (equals_ascii_lower(text, "false"))
        return Cell::of(false);
    if (cannot_be_number(text))
        return cell;
    if (text.size() > 1 && is_quote(text.front()) && is_quote(text.back()))
        return Cell::of(text.substr(1, text.size() - 2));
    auto const number = survey_number(text);
    if (std::isnan(number))
        return cell;
    if (text[0] == '0' && text.substr(0, 2) != "0x" && text.size() > 1) {
        auto const has_point = text[1] == '.' || text[1] == ',';
        if (!has_point || text.size() < 2)
            return cell;
    }
    return Cell::of(number);
}

double survey_number(Context& context, Cell const& cell)
{
    switch (cell.kind) {
    case Kind::number:
        return std::isfinite(cell.number) ? cell.number : nan;
    case Kind::text:
        return survey_number(cell.text());
    case Kind::list: {
        auto const text = to_text(context, cell);
        return std::isfinite(text_to_number(text)) ? parse_float(text) : nan;
    }
    default:
        return nan;
    }
}

}
