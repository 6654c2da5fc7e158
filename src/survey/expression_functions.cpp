#include "survey/expression_functions.h"

#include "base/text.h"
#include "survey/expression_compare.h"
#include "survey/expression_number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dure::survey::expression {

namespace {

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    // Lists are opened, nothing is left out, text that is a number becomes one.
    void flatten(Context& context, Cell const& cell, std::vector<Cell>& into)
    {
        if (cell.is_missing() || !context.spend(1))
            return;
        if (cell.is(Kind::list)) {
            for (auto const& item : cell.list())
                flatten(context, Cell::of(item), into);
            return;
        }
        auto const number = cell.is(Kind::text) ? survey_number(context, cell) : nan;
        into.push_back(std::isnan(number) ? cell : Cell::of(number));
    }

    std::vector<Cell> flattened(Context& context, Arguments arguments)
    {
        std::vector<Cell> cells;
        for (auto const& argument : arguments)
            flatten(context, argument, cells);
        return cells;
    }

    Cell sum(Context& context, Arguments arguments)
    {
        auto total = Cell::of(0.0);
        for (auto const& cell : flattened(context, arguments))
            total = sum_of(context, total, cell);
        return total;
    }

    Cell extreme(Context& context, Arguments arguments, bool wants_smallest)
    {
        auto const cells = flattened(context, arguments);
        if (cells.empty())
            return Cell::undefined();
        auto best = cells[0];
        for (auto const& cell : cells) {
            if (wants_smallest ? is_greater_plainly(context, best, cell) : is_greater_plainly(context, cell, best))
                best = cell;
        }
        return best;
    }

    Cell minimum(Context& context, Arguments arguments)
    {
        return extreme(context, arguments, true);
    }

    Cell maximum(Context& context, Arguments arguments)
    {
        return extreme(context, arguments, false);
    }

    Cell count(Context& context, Arguments arguments)
    {
        return Cell::of(static_cast<double>(flattened(context, arguments).size()));
    }

    Cell average(Context& context, Arguments arguments)
    {
        auto const size = flattened(context, arguments).size();
        if (size == 0)
            return Cell::of(0.0);
        return Cell::of(to_number(context, sum(context, arguments)) / static_cast<double>(size));
    }

    // The number and how many decimals of it are wanted; false where either is no number.
    bool read_rounding(Context& context, Arguments arguments, double fallback, double& number, double& decimals)
    {
        auto const cells = flattened(context, arguments);
        if (cells.empty())
            return false;
        auto const has_decimals = cells.size() > 1 && is_truthy(cells[1]);
        number = survey_number(context, cells[0]);
        decimals = has_decimals ? survey_number(context, cells[1]) : fallback;
        return !std::isnan(number) && !std::isnan(decimals);
    }

    Cell round(Context& context, Arguments arguments)
    {
        double number = 0;
        double decimals = 0;
        if (!read_rounding(context, arguments, 0, number, decimals))
            return Cell::of(nan);
        auto const scale = power(10, decimals);
        auto const nudged = number * scale * (1 + std::numeric_limits<double>::epsilon());
        return Cell::of(round_half_up(nudged) / scale);
    }

    // SurveyJS cuts the number's text, which tells for numbers written with an exponent.
    Cell truncate(Context& context, Arguments arguments)
    {
        double number = 0;
        double decimals = 0;
        if (!read_rounding(context, arguments, -1, number, decimals))
            return Cell::of(nan);
        auto const text = base::number_to_text(number);
        auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
        auto end = static_cast<std::size_t>(
            std::find_if_not(text.begin() + (text[0] == '-' ? 1 : 0), text.end(), is_digit) - text.begin());
        auto const wants_decimals = decimals >= 0 && decimals == std::floor(decimals) && decimals < 1e21;
        if (wants_decimals && end < text.size()) {
            auto left = std::min(decimals, 1000.0);
            for (++end; end < text.size() && is_digit(text[end]) && left > 0; --left)
                ++end;
        }
        return Cell::of(text_to_number(std::string_view(text).substr(0, end)));
    }

    // Reached only where iif has fewer than two parameters; otherwise it is compiled to a jump.
    Cell choose_nothing(Context&, Arguments)
    {
        return Cell::null();
    }

    // In UTF-16 units, as JavaScript counts; a character is never cut in half.
    Cell substring(Context& context, Arguments arguments)
    {
        if (arguments.size() < 2 || !arguments[0].is(Kind::text))
            return Cell::of(std::string_view {});
        auto const text = arguments[0].text();
        auto const first = survey_number(context, arguments[1]);
        if (std::isnan(first) || !context.spend(text.size() / 64))
            return Cell::of(std::string_view {});
        auto const length = static_cast<double>(base::count_utf16_units(text));
        auto const second = arguments.size() > 2 ? survey_number(context, arguments[2]) : nan;
        auto begin = std::clamp(std::trunc(first), 0.0, length);
        auto end = std::isnan(second) ? length : std::clamp(std::trunc(second), 0.0, length);
        if (begin > end)
            std::swap(begin, end);
        std::size_t begin_byte = text.size();
        std::size_t end_byte = text.size();
        double units = 0;
        for (std::size_t at = 0; at < text.size();) {
            if (units >= begin)
                begin_byte = std::min(begin_byte, at);
            if (units >= end)
                end_byte = std::min(end_byte, at);
            auto const next = base::decode_utf8(text, at);
            units += next.value >= 0x10000 ? 2 : 1;
            at += next.bytes;
        }
        return Cell::of(begin_byte < end_byte ? text.substr(begin_byte, end_byte - begin_byte) : std::string_view {});
    }

    constexpr std::array table { NamedFunction { "sum", sum, false }, NamedFunction { "min", minimum, false },
        NamedFunction { "max", maximum, false }, NamedFunction { "count", count, false },
        NamedFunction { "avg", average, false }, NamedFunction { "round", round, false },
        NamedFunction { "trunc", truncate, false }, NamedFunction { "iif", choose_nothing, false },
        NamedFunction { "substring", substring, false } };

}

std::span<NamedFunction const> general_functions()
{
    return table;
}

NamedFunction const* find_function(std::string_view name)
{
    for (auto const functions : { general_functions(), date_functions() }) {
        for (auto const& function : functions) {
            if (function.name == name)
                return &function;
        }
    }
    return nullptr;
}

int decimals_of(Context& context, Cell const& cell)
{
    if (cell.is(Kind::number))
        return count_decimals(cell.number);
    if ((!cell.is(Kind::text) && !cell.is(Kind::list)) || std::isnan(survey_number(context, cell)))
        return 0;
    auto const text = to_text(context, cell);
    auto const point = text.find('.');
    if (point == std::string::npos)
        return 0;
    return static_cast<int>(std::min(text.find('.', point + 1), text.size()) - point - 1);
}

Cell sum_of(Context& context, Cell const& left, Cell const& right)
{
    auto const total = add(context, left, right);
    if (!total.is(Kind::number))
        return total;
    auto const decimals = std::max(decimals_of(context, left), decimals_of(context, right));
    return decimals > 0 ? Cell::of(round_to_decimals(total.number, decimals)) : total;
}

}
