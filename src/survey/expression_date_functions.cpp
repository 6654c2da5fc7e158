// today(), age(), dateDiff() and the like. "Local" is the clock of the person answering.
#include "base/text.h"
#include "survey/expression_date.h"
#include "survey/expression_functions.h"

#include <array>
#include <cmath>
#include <limits>

namespace dure::survey::expression {

namespace {

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    double now(Context const& context)
    {
        return context.surroundings().now_millis;
    }

    // What JavaScript's Date makes of anything; nothing at all is now.
    double date_of(Context& context, Cell const& cell)
    {
        if (!is_truthy(cell))
            return now(context);
        switch (cell.kind) {
        case Kind::date:
            return cell.number;
        case Kind::number:
            return std::fabs(cell.number) <= 8.64e15 ? std::trunc(cell.number) : nan;
        case Kind::boolean:
            return 1;
        case Kind::text:
            return parse_survey_date(cell.text(), context.utc_offset_minutes());
        default:
            return parse_date(to_text(context, cell), context.utc_offset_minutes());
        }
    }

    LocalTime local(Context const& context, double millis)
    {
        return local_time(millis, context.utc_offset_minutes());
    }

    double midnight(Context const& context, double millis)
    {
        auto const time = local(context, millis);
        return millis_of({ time.year, time.month, time.day }, context.utc_offset_minutes());
    }

    bool has(Arguments arguments, std::size_t at)
    {
        return at < arguments.size() && is_truthy(arguments[at]);
    }

    std::string_view unit_of(Arguments arguments, std::size_t at, std::string_view fallback)
    {
        if (!has(arguments, at))
            return fallback;
        return arguments[at].is(Kind::text) ? arguments[at].text() : std::string_view { "other" };
    }

    Cell days_between(Context& context, Cell const& first, Cell const& second)
    {
        auto const day = [&](Cell const& cell) {
            auto const time = local(context, date_of(context, cell));
            return millis_of({ time.year, time.month, time.day }, 0);
        };
        return Cell::of(std::ceil(std::fabs(day(second) - day(first)) / 86'400'000));
    }

    Cell calendar_difference(Context& context, Cell const& first, Cell const& second, std::string_view unit)
    {
        if (unit == "days") {
            if (!is_truthy(first) || !is_truthy(second))
                return Cell::of(0.0);
            return days_between(context, first, second);
        }
        auto const from = local(context, date_of(context, first));
        auto const to = local(context, date_of(context, second));
        auto const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
        if (unit == "months")
            return Cell::of(months);
        return Cell::of(std::isnan(months) ? 0.0 : std::trunc(months / 12) + 0.0);
    }

    Cell age(Context& context, Arguments arguments)
    {
        if (!has(arguments, 0))
            return Cell::null();
        return calendar_difference(context, arguments[0], Cell::undefined(), unit_of(arguments, 1, "years"));
    }

    Cell date_difference(Context& context, Arguments arguments)
    {
        if (!has(arguments, 0) || !has(arguments, 1))
            return Cell::null();
        auto const unit = unit_of(arguments, 2, "days");
        auto const millis = unit == "hours" ? 3'600'000 : unit == "minutes" ? 60'000 : unit == "seconds" ? 1000 : 0;
        if (millis == 0)
            return calendar_difference(context, arguments[0], arguments[1], unit);
        auto const apart = std::fabs(date_of(context, arguments[1]) - date_of(context, arguments[0]));
        return Cell::of(std::ceil(apart / millis));
    }

    Cell difference_in_days(Context& context, Arguments arguments)
    {
        if (arguments.size() != 2 || !has(arguments, 0) || !has(arguments, 1))
            return Cell::of(0.0);
        return days_between(context, arguments[0], arguments[1]);
    }

    Cell date_sum(Context& context, Arguments arguments)
    {
        if (!has(arguments, 0) || !has(arguments, 1))
            return Cell::null();
        auto const millis = date_of(context, arguments[0]);
        auto time = local(context, millis);
        auto const unit = unit_of(arguments, 2, "days");
        auto* field = unit == "days" ? &time.day
            : unit == "months"       ? &time.month
            : unit == "years"        ? &time.year
            : unit == "hours"        ? &time.hour
            : unit == "minutes"      ? &time.minute
            : unit == "seconds"      ? &time.second
                                     : nullptr;
        if (!field)
            return Cell::of_date(millis);
        // JavaScript's +, so that a text is put behind the number as there.
        *field = to_number(context, add(context, Cell::of(*field), arguments[1]));
        return Cell::of_date(millis_of(time, context.utc_offset_minutes()));
    }

    Cell get_date(Context& context, Arguments arguments)
    {
        return has(arguments, 0) ? Cell::of_date(date_of(context, arguments[0])) : Cell::null();
    }

    Cell current_date(Context& context, Arguments)
    {
        return Cell::of_date(now(context));
    }

    Cell today(Context& context, Arguments arguments)
    {
        auto time = local(context, midnight(context, now(context)));
        if (arguments.size() == 1)
            time.day = to_number(context, add(context, Cell::of(time.day), arguments[0]));
        return Cell::of_date(millis_of(time, context.utc_offset_minutes()));
    }

    Cell get_year(Context& context, Arguments arguments)
    {
        if (arguments.size() != 1 || !has(arguments, 0))
            return Cell::undefined();
        return Cell::of(local(context, date_of(context, arguments[0])).year);
    }

    Cell current_year(Context& context, Arguments)
    {
        return Cell::of(local(context, now(context)).year);
    }

    double given_or_now(Context& context, Arguments arguments)
    {
        return has(arguments, 0) ? date_of(context, arguments[0]) : now(context);
    }

    Cell year(Context& context, Arguments arguments)
    {
        return Cell::of(local(context, given_or_now(context, arguments)).year);
    }

    Cell month(Context& context, Arguments arguments)
    {
        return Cell::of(local(context, given_or_now(context, arguments)).month + 1);
    }

    Cell day(Context& context, Arguments arguments)
    {
        return Cell::of(local(context, given_or_now(context, arguments)).day);
    }

    Cell day_of_week(Context& context, Arguments arguments)
    {
        auto const millis = given_or_now(context, arguments);
        return Cell::of(std::isnan(millis) ? nan : weekday(millis, context.utc_offset_minutes()) * 1.0);
    }

    constexpr std::array table { NamedFunction { "age", age, true },
        NamedFunction { "dateDiff", date_difference, false }, NamedFunction { "diffDays", difference_in_days, false },
        NamedFunction { "dateAdd", date_sum, false }, NamedFunction { "getDate", get_date, false },
        NamedFunction { "currentDate", current_date, true }, NamedFunction { "today", today, true },
        NamedFunction { "getYear", get_year, false }, NamedFunction { "currentYear", current_year, true },
        NamedFunction { "year", year, true }, NamedFunction { "month", month, true },
        NamedFunction { "day", day, true }, NamedFunction { "weekday", day_of_week, true } };

}

std::span<NamedFunction const> date_functions()
{
    return table;
}

}
