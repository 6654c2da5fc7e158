#include "app/planner_numbers.h"

#include "base/sort.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

using survey::Value;

double number_in(Value const& value)
{
    return value.is_number() ? value.number() : std::numeric_limits<double>::quiet_NaN();
}

Value const& item(Value const& list, std::size_t index)
{
    static Value const none;
    return list.is_list() && index < list.list().size() ? list.list()[index] : none;
}

std::size_t count_of(Value const& list)
{
    return list.is_list() ? list.list().size() : 0;
}

Bounded bounded(std::string label, Value const& triple)
{
    return { std::move(label), number_in(item(triple, 0)), number_in(item(triple, 1)), number_in(item(triple, 2)) };
}

std::string as_utility(Language, double number)
{
    return format_decimals(number, 2);
}

std::string as_percent(Language language, double number)
{
    return std::isfinite(number) ? say(language, Word::percent, { format_decimals(number, 1) }) : "–";
}

std::string as_amount(Language, double number)
{
    if (!std::isfinite(number))
        return "–";
    return format_number(std::abs(number) >= 100 ? std::round(number) : std::round(number * 100) / 100);
}

Format as_money(Value const& currency)
{
    return [code = currency.is_text() ? currency.text() : std::string()](Language language, double number) {
        if (code.empty() || !std::isfinite(number))
            return as_amount(language, number);
        auto const amount = as_amount(language, std::abs(number));
        return (number < 0 ? "-" : "")
            + (code == "KRW" ? say(language, Word::money_won, { amount })
                             : say(language, Word::money, { amount, code }));
    };
}

std::string with_interval(Language language, Bounded const& one, Format const& format)
{
    auto const value = format(language, one.value);
    if (!std::isfinite(one.low) || !std::isfinite(one.high))
        return value;
    return say(language, Word::result_bounded, { value, format(language, one.low), format(language, one.high) });
}

namespace {

    // The axis holds all intervals and 0.
    struct Axis {
        double low = 0, high = 0;

        void take(double number)
        {
            if (std::isfinite(number)) {
                low = std::min(low, number);
                high = std::max(high, number);
            }
        }
        float place(double number) const { return high > low ? static_cast<float>((number - low) / (high - low)) : 0; }
    };

    Axis axis_of(std::vector<Bounded> const& all)
    {
        Axis axis;
        for (auto const& one : all) {
            for (auto const number : { one.value, one.low, one.high })
                axis.take(number);
        }
        return axis;
    }

}

FigureView figure(Language language, std::string title, Word label, std::string column, std::vector<Bounded> const& all,
    Format const& format)
{
    FigureView view;
    view.title = std::move(title);
    view.columns = { say(language, label), std::move(column) };
    auto const axis = axis_of(all);
    view.zero = axis.place(0);
    for (auto const& one : all) {
        FigureRow row;
        row.label = one.label;
        row.is_group = one.is_group;
        if (!one.is_group) {
            row.cells = { with_interval(language, one, format) };
            if (!one.more.empty())
                row.cells.push_back(one.more);
            auto const has_interval = std::isfinite(one.low) && std::isfinite(one.high);
            if (std::isfinite(one.value))
                row.bar = { axis.place(0), axis.place(one.value), axis.place(has_interval ? one.low : one.value),
                    axis.place(has_interval ? one.high : one.value) };
        }
        view.rows.push_back(std::move(row));
    }
    view.note = say(language, Word::result_interval_note);
    return view;
}

void sort_by_value(std::vector<Bounded>& all)
{
    base::stable_sort(all, [](Bounded const& left, Bounded const& right) {
        return left.value > right.value || (std::isfinite(left.value) && !std::isfinite(right.value));
    });
}

std::string summary(ResultScene const& scene, std::vector<Bounded> const& all, Format const& format)
{
    Bounded const* first = nullptr;
    Bounded const* last = nullptr;
    for (auto const& one : all) {
        if (!std::isfinite(one.value))
            continue;
        if (!first || one.value > first->value)
            first = &one;
        if (!last || one.value < last->value)
            last = &one;
    }
    if (!first || first == last)
        return {};
    return say(scene.language, Word::result_summary_ends,
        { first->label, format(scene.language, first->value), last->label, format(scene.language, last->value),
            scene.respondents });
}

std::string label_at(ResultScene const& scene, std::size_t index)
{
    return localized(scene.language, item(scene.shown().member("labels"), index));
}

// Triples in the order of the labels, largest first.
std::vector<Bounded> labelled(ResultScene const& scene, Value const& triples)
{
    std::vector<Bounded> all;
    for (std::size_t i = 0; i < count_of(triples); ++i)
        all.push_back(bounded(label_at(scene, i), item(triples, i)));
    return all;
}

void add_pooled_note(Language language, FigureView& view)
{
    view.note += " " + say(language, Word::result_pooled_note);
}

FigureView sorted_figure(
    ResultScene const& scene, Word title, Word column, std::vector<Bounded> all, Format const& format)
{
    sort_by_value(all);
    auto view = figure(
        scene.language, say(scene.language, title), Word::result_item, say(scene.language, column), all, format);
    view.summary = summary(scene, all, format);
    return view;
}

std::string localized(Language language, Value const& both)
{
    auto const& words = both.member(code(language));
    return words.is_text() ? words.text() : std::string();
}

}
