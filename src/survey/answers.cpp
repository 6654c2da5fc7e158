#include "survey/answers.h"

#include "base/text.h"
#include "base/time.h"

#include <algorithm>
#include <cmath>

namespace dure::survey {

namespace {

    // Of one answer. A draft is JSON, 64 levels deep with texts of 4 MB: a value may take two levels for each of its
    // own and begins on the fourth. Nothing a person does comes near; an expression that wraps or doubles its own
    // result does.
    constexpr std::size_t depth_at_most = 30;
    constexpr std::size_t values_at_most = 100'000;
    constexpr std::size_t bytes_at_most = 4 * 1024 * 1024;
    constexpr std::size_t members_at_most = 20'000; // of one record

    // What is left of the above.
    struct Room {
        std::size_t values = values_at_most;
        std::size_t bytes = bytes_at_most;

        bool take_text(std::string const& text)
        {
            if (text.size() > bytes)
                return false;
            bytes -= text.size();
            return true;
        }
        bool take(Value const& value, std::size_t depth)
        {
            if (values == 0)
                return false;
            --values;
            if (value.is_text())
                return take_text(value.text());
            if (!value.is_list() && !value.is_record())
                return true;
            if (depth == 0)
                return false;
            if (value.is_list())
                return std::all_of(
                    value.list().begin(), value.list().end(), [&](Value const& item) { return take(item, depth - 1); });
            if (value.record().size() > members_at_most)
                return false;
            return std::all_of(value.record().begin(), value.record().end(), [&](Record::Member const& member) {
                return take_text(member.first) && take(member.second, depth - 1);
            });
        }
    };

    std::string without_nul(std::string text)
    {
        text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
        return text;
    }

    bool has_nul(Value const& value)
    {
        if (value.is_text())
            return value.text().find('\0') != std::string::npos;
        if (value.is_list())
            return std::any_of(value.list().begin(), value.list().end(), has_nul);
        return value.is_record()
            && std::any_of(value.record().begin(), value.record().end(), [](Record::Member const& member) {
                   return member.first.find('\0') != std::string::npos || has_nul(member.second);
               });
    }

    Value without_nul(Value const& value)
    {
        if (value.is_text())
            return without_nul(value.text());
        if (value.is_list()) {
            List list;
            for (auto const& item : value.list())
                list.push_back(without_nul(item));
            return list;
        }
        if (!value.is_record())
            return value;
        Record record;
        for (auto const& [name, member] : value.record())
            record.set(without_nul(name), without_nul(member));
        return record;
    }

}

Value storable(Value value)
{
    if (!Room {}.take(value, depth_at_most))
        return {};
    return has_nul(value) ? without_nul(value) : value;
}

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

Value const& bare_choice(Value const& value)
{
    return value.is_record() && !value.member("value").is_missing() ? value.member("value") : value;
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

bool is_instant(Date date)
{
    return std::abs(date.millis) <= static_cast<double>(base::furthest_instant);
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
