#include "survey/answers.h"

#include "base/text.h"
#include "base/time.h"

#include <cmath>

namespace dure::survey {

bool is_empty(Value const& value)
{
    switch (value.kind()) {
    case Kind::undefined:
    case Kind::null:
        return true;
    case Kind::boolean:
    case Kind::date:
        return false;
    case Kind::number:
        return std::isnan(value.number());
    case Kind::text:
        return value.text().empty();
    case Kind::list:
        return value.list().empty();
    case Kind::record:
        for (auto const& [name, member] : value.record()) {
            if (!is_empty(member))
                return false;
        }
        return true;
    }
    return true;
}

bool is_same(Value const& left, Value const& right)
{
    if (left == right)
        return true;
    if (is_empty(left) || is_empty(right))
        return is_empty(left) && is_empty(right);
    // A choice 1 is chosen by "1" too, as in JavaScript's ==.
    if (left.is_number() != right.is_number() && (left.is_text() || right.is_text()))
        return to_words(left) == to_words(right);
    return false;
}

std::string to_words(Value const& value)
{
    switch (value.kind()) {
    case Kind::undefined:
    case Kind::null:
        return {};
    case Kind::boolean:
        return value.boolean() ? "true" : "false";
    case Kind::number:
        return base::number_to_text(value.number());
    case Kind::text:
        return value.text();
    case Kind::date:
        return is_instant(value.date()) ? base::format_iso_8601(static_cast<base::Millis>(value.date().millis)) : "";
    case Kind::list: {
        std::string words;
        for (auto const& item : value.list())
            words += (words.empty() ? "" : ", ") + to_words(item);
        return words;
    }
    case Kind::record: {
        std::string words;
        for (auto const& [name, member] : value.record())
            words += (words.empty() ? "" : ", ") + name + ": " + to_words(member);
        return words;
    }
    }
    return {};
}

bool to_number(Value const& value, double& number)
{
    if (value.is_number()) {
        number = value.number();
        return std::isfinite(number);
    }
    if (!value.is_text())
        return false;
    auto const parsed = base::parse_decimal(base::trim(value.text()));
    if (!parsed)
        return false;
    number = *parsed;
    return true;
}

}
Value const& bare_choice(Value const& value)
{
    return value.is_record() && !value.member("value").is_missing() ? value.member("value") : value;
}

bool is_instant(Date date)
{
    return std::abs(date.millis) <= static_cast<double>(base::furthest_instant);
}

