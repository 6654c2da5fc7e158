#include "survey/expression_compare.h"

#include "base/sort.h"
#include "base/text.h"
#include "survey/expression_date.h"
#include "survey/expression_number.h"
#include "survey/expression_word.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dure::survey::expression {

namespace {

    bool values_are_equal(Context& context, Cell const& left, Cell const& right, Order order);

    // JavaScript compares UTF-16 units: characters beyond the basic plane come before U+E000 and above.
    bool is_text_less(std::string_view left, std::string_view right)
    {
        auto const [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
        if (r == right.end())
            return false;
        if (l == left.end())
            return true;
        auto const a = static_cast<unsigned char>(*l);
        auto const b = static_cast<unsigned char>(*r);
        auto const is_high = [](unsigned char c) { return c == 0xEE || c == 0xEF; };
        if ((a >= 0xF0 && is_high(b)) || (b >= 0xF0 && is_high(a)))
            return a > b;
        return a < b;
    }

    // As the default order of JavaScript's sort(): by text, undefined last.
    std::vector<Cell> sorted_by_text(Context& context, List const& list)
    {
        struct Keyed {
            std::string key;
            Cell cell;
        };
        std::vector<Keyed> keyed;
        keyed.reserve(list.size());
        for (auto const& item : list)
            keyed.push_back({ to_text(context, Cell::of(item)), Cell::of(item) });
        context.spend(list.size() * 4);
        base::stable_sort(keyed, [](Keyed const& a, Keyed const& b) {
            if (a.cell.is(Kind::undefined) || b.cell.is(Kind::undefined))
                return !a.cell.is(Kind::undefined);
            return is_text_less(a.key, b.key);
        });
        std::vector<Cell> cells;
        cells.reserve(keyed.size());
        for (auto const& entry : keyed)
            cells.push_back(entry.cell);
        return cells;
    }

    bool lists_are_equal(Context& context, List const& left, List const& right, Order order)
    {
        if (left.size() != right.size() || !context.spend(left.size()))
            return false;
        auto const same = [&](Cell const& a, Cell const& b) { return values_are_equal(context, a, b, order); };
        if (order == Order::matters)
            return std::equal(left.begin(), left.end(), right.begin(),
                [&](Value const& a, Value const& b) { return same(Cell::of(a), Cell::of(b)); });
        auto const a = sorted_by_text(context, left);
        auto const b = sorted_by_text(context, right);
        return std::equal(a.begin(), a.end(), b.begin(), same);
    }

    bool records_are_equal(Context& context, Record const& left, Record const& right, Order order)
    {
        if (left.size() != right.size() || !context.spend(left.size() * right.size()))
            return false;
        return std::all_of(left.begin(), left.end(), [&](auto const& member) {
            auto const* twin = right.find(member.first);
            return twin && values_are_equal(context, Cell::of(member.second), Cell::of(*twin), order);
        });
    }

    // JavaScript sees a list as a record of its indices.
    Record record_of(List const& list)
    {
        Record record;
        for (std::size_t i = 0; i < list.size(); ++i)
            record.set(base::number_to_text(static_cast<double>(i)), list[i]);
        return record;
    }

    bool objects_are_equal(Context& context, Cell const& left, Cell const& right, Order order)
    {
        if (left.is(Kind::list) && right.is(Kind::list))
            return lists_are_equal(context, left.list(), right.list(), order);
        if (left.is(Kind::record) && right.is(Kind::record))
            return records_are_equal(context, left.record(), right.record(), order);
        // A date has no members of its own, and something with members is never empty here.
        if (left.is(Kind::date) || right.is(Kind::date))
            return false;
        if (!context.spend(left.is(Kind::list) ? left.list().size() : right.list().size()))
            return false;
        auto const a = left.is(Kind::list) ? record_of(left.list()) : left.record();
        auto const b = right.is(Kind::list) ? record_of(right.list()) : right.record();
        return records_are_equal(context, a, b, order);
    }

    // parseInt and parseFloat both agree, of two things JavaScript can turn into numbers.
    bool numbers_are_equal(Cell const& left, Cell const& right)
    {
        auto const is_candidate = [](Cell const& cell) { return cell.is(Kind::number) || cell.is(Kind::text); };
        if (!is_candidate(left) || !is_candidate(right))
            return false;
        if (left.is(Kind::number) && right.is(Kind::number))
            return left.number == right.number;
        auto const& text = left.is(Kind::text) ? left.text() : right.text();
        auto const number = left.is(Kind::text) ? right.number : left.number;
        if (std::isnan(number) || std::isnan(text_to_number(text)))
            return false;
        return number == parse_float(text) && parse_int(base::number_to_text(number)) == parse_int(text);
    }

    std::optional<bool> boolean_and_text(Cell const& left, Cell const& right)
    {
        if (!left.is(Kind::boolean) || !right.is(Kind::text))
            return {};
        return base::fold_case(right.text()) == (left.boolean ? "true" : "false");
    }

    bool values_are_equal(Context& context, Cell const& left, Cell const& right, Order order)
    {
        if (!context.spend(1))
            return false;
        if (left.is(Kind::number) && right.is(Kind::number))
            return left.number == right.number;
        if (left.is(Kind::boolean) && right.is(Kind::boolean))
            return left.boolean == right.boolean;
        if (left.is(Kind::text) && right.is(Kind::text))
            return is_same_text(left.text(), right.text());
        if (left.is(Kind::date) && right.is(Kind::date))
            return left.number == right.number;
        if (left.is_missing() && right.is_missing())
            return true;
        if ((left.is(Kind::undefined) && right.is(Kind::list)) || (right.is(Kind::undefined) && left.is(Kind::list)))
            return is_empty(left) && is_empty(right);
        if ((left.is_missing() && right.is(Kind::text)) || (right.is_missing() && left.is(Kind::text)))
            return is_empty(left) && is_empty(right);
        if (numbers_are_equal(left, right))
            return true;
        if (is_empty(left) != is_empty(right))
            return false;
        if (auto const same = boolean_and_text(left, right))
            return *same;
        if (auto const same = boolean_and_text(right, left))
            return *same;
        if (!left.is_object() && !right.is_object())
            return is_loosely_equal(context, left, right);
        return left.is_object() && right.is_object() && objects_are_equal(context, left, right, order);
    }

    bool is_same(Context& context, Cell left, Cell right, Order order)
    {
        auto const is_word_undefined
            = [](Cell const& cell) { return cell.is(Kind::text) && cell.text() == "undefined"; };
        if (is_word_undefined(left))
            left = Cell::undefined();
        if (is_word_undefined(right))
            right = Cell::undefined();
        return values_are_equal(context, left, right, order);
    }

    double with_clock(double millis, double hour, double minute, double second, std::optional<double> milli, int offset)
    {
        auto time = local_time(millis, offset);
        time.hour = hour;
        time.minute = minute;
        time.second = second;
        time.milli = milli.value_or(time.milli);
        return millis_of(time, offset);
    }

    // A text beside a date is read as a date; how much of a clock the one has decides how much the other keeps.
    void read_text_as_date(Context& context, Cell& text, Cell& date)
    {
        auto const offset = context.utc_offset_minutes();
        auto const other = local_time(date.number, offset);
        date.number = with_clock(date.number, other.hour, other.minute, other.second, 0, offset);
        auto millis
            = text.characters.size == 0 ? context.surroundings().now_millis : parse_survey_date(text.text(), offset);
        if (!(other.hour > 0 || other.minute > 0 || other.second > 0))
            millis = with_clock(millis, 0, 0, 0, {}, offset);
        text = Cell::of_date(millis);
    }

    void prepare_dates(Context& context, Cell& left, Cell& right)
    {
        if (left.is(Kind::text) && right.is(Kind::date)) {
            read_text_as_date(context, left, right);
        } else if (left.is(Kind::date) && right.is(Kind::text)) {
            auto const offset = context.utc_offset_minutes();
            auto const length = base::count_utf16_units(right.text());
            auto const time = local_time(left.number, offset);
            if (length < 11)
                left.number = with_clock(left.number, 0, 0, 0, 0, offset);
            else if (length < 14)
                left.number = with_clock(left.number, time.hour, 0, 0, 0, offset);
            else if (length < 17)
                left.number = with_clock(left.number, time.hour, time.minute, 0, 0, offset);
            read_text_as_date(context, right, left);
        }
    }

    bool is_ordered_before(Context& context, Cell const& left, Cell const& right)
    {
        auto const a = to_primitive(context, left, true);
        auto const b = to_primitive(context, right, true);
        if (a.is(Kind::text) && b.is(Kind::text))
            return is_text_less(a.text(), b.text());
        return to_number(context, a) < to_number(context, b);
    }

    bool text_contains(Context& context, std::string const& text, Cell const& part)
    {
        auto const haystack = base::fold_case(text);
        auto const needle = base::fold_case(to_text(context, part));
        context.spend(haystack.size() / 64 * (needle.size() / 64 + 1));
        return haystack.find(needle) != std::string::npos;
    }

    bool list_contains(Context& context, List const& list, Cell const& wanted)
    {
        auto const has = [&](Cell const& one) {
            return std::any_of(list.begin(), list.end(),
                [&](Value const& item) { return is_same(context, Cell::of(item), one, Order::ignored); });
        };
        if (!wanted.is(Kind::list))
            return has(wanted);
        auto const& parts = wanted.list();
        return std::all_of(parts.begin(), parts.end(), [&](Value const& part) { return has(Cell::of(part)); });
    }

    bool contains_or_not(Context& context, Cell const& left, Cell const& right, bool expected)
    {
        if (left.is(Kind::list))
            return list_contains(context, left.list(), right) == expected;
        auto const is_nothing = left.is_missing() || (left.is(Kind::number) && std::isnan(left.number))
            || (left.is(Kind::text) && left.characters.size == 0);
        if (is_nothing || !is_truthy(right))
            return false;
        return text_contains(context, to_text(context, left), right) == expected;
    }

}

bool is_same_text(std::string_view left, std::string_view right)
{
    // Almost every pair is told apart, or found the same, by its first letters alone.
    auto const size = std::min(left.size(), right.size());
    std::size_t at = 0;
    while (at < size && (left[at] == right[at] || ascii_lower(left[at]) == ascii_lower(right[at])))
        ++at;
    if (at == size && left.size() == right.size())
        return true;
    if (at < size && is_told_apart(left, at) && is_told_apart(right, at))
        return false;
    return base::equals_ignoring_case(base::trim(left), base::trim(right));
}

bool is_equal(Context& context, Cell left, Cell right, Order order)
{
    prepare_dates(context, left, right);
    return is_same(context, left, right, order);
}

bool is_less(Context& context, Cell left, Cell right)
{
    if (left.is_missing() || right.is_missing())
        return false;
    prepare_dates(context, left, right);
    return is_ordered_before(context, left, right);
}

bool is_greater(Context& context, Cell left, Cell right)
{
    if (left.is_missing() || right.is_missing())
        return false;
    prepare_dates(context, left, right);
    return is_ordered_before(context, right, left);
}

bool is_greater_plainly(Context& context, Cell const& left, Cell const& right)
{
    return is_ordered_before(context, right, left);
}

bool contains(Context& context, Cell const& left, Cell const& right)
{
    if (left.is(Kind::list) && left.list().empty())
        return false;
    return contains_or_not(context, left, right, true);
}

bool lacks(Context& context, Cell const& left, Cell const& right)
{
    if (!is_truthy(left) && !is_empty(right))
        return true;
    if (left.is(Kind::list) && left.list().empty())
        return true;
    return contains_or_not(context, left, right, false);
}

bool has_any_of(Context& context, Cell const& left, Cell const& right)
{
    if (is_empty(left))
        return is_empty(right);
    if (is_empty(right))
        return true;
    if (!left.is(Kind::list))
        return contains(context, right, left);
    if (!right.is(Kind::list))
        return contains(context, left, right);
    auto const& wanted = right.list();
    return std::any_of(
        wanted.begin(), wanted.end(), [&](Value const& item) { return contains(context, left, Cell::of(item)); });
}

bool has_all_of(Context& context, Cell const& left, Cell const& right)
{
    if (!is_truthy(left) && !is_empty(right))
        return false;
    if (!right.is(Kind::list))
        return contains(context, left, right);
    auto const& wanted = right.list();
    return std::all_of(
        wanted.begin(), wanted.end(), [&](Value const& item) { return contains(context, left, Cell::of(item)); });
}

}
