#include "codec/value_json.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using survey::Kind;
    using survey::Record;
    using survey::Value;

    // Only a record with one member whose name begins like ours can be mistaken for a mark.
    bool looks_like_mark(Record const& record)
    {
        return record.size() == 1 && record.begin()->first.compare(0, 1, "$") == 0;
    }

    Value marked(std::string_view mark, Value content)
    {
        Record record;
        record.set(mark, std::move(content));
        return record;
    }

    Value number_to_plain(double number, std::string_view mark)
    {
        if (mark.empty() && std::isfinite(number))
            return number;
        if (std::isfinite(number))
            return marked(mark, number);
        return marked(mark.empty() ? "$number" : mark, base::number_to_text(number));
    }

    double number_from_plain(Value const& value)
    {
        return value.is_number() ? value.number() : base::text_to_number(value.is_text() ? value.text() : "NaN");
    }

    Value record_from_plain(Record const& record)
    {
        if (looks_like_mark(record)) {
            auto const& [mark, content] = *record.begin();
            if (mark == "$date")
                return survey::Date { number_from_plain(content) };
            if (mark == "$number")
                return number_from_plain(content);
        }
        Record read;
        auto const is_wrapped
            = looks_like_mark(record) && record.begin()->first == "$record" && record.begin()->second.is_record();
        for (auto const& [name, member] : is_wrapped ? record.begin()->second.record() : record)
            read.append(name, from_plain(member));
        return read;
    }

}

Value to_plain(Value const& value)
{
    switch (value.kind()) {
    case Kind::number:
        return number_to_plain(value.number(), "");
    case Kind::date:
        return number_to_plain(value.date().millis, "$date");
    case Kind::list: {
        survey::List list;
        list.reserve(value.list().size());
        for (auto const& item : value.list())
            list.push_back(to_plain(item));
        return list;
    }
    case Kind::record: {
        Record record;
        for (auto const& [name, member] : value.record()) {
            if (!member.is_undefined())
                record.append(name, to_plain(member));
        }
        if (looks_like_mark(record))
            return marked("$record", std::move(record));
        return record;
    }
    default:
        return value;
    }
}

Value from_plain(Value const& value)
{
    if (value.is_record())
        return record_from_plain(value.record());
    if (!value.is_list())
        return value;
    survey::List list;
    list.reserve(value.list().size());
    for (auto const& item : value.list())
        list.push_back(from_plain(item));
    return list;
}

base::Error to_error(JsonMismatch const& mismatch)
{
    return { base::ErrorCode::invalid_input, mismatch.where.empty() ? "/" : mismatch.where, describe(mismatch) };
}

double held(double number, double lowest, double highest)
{
    return std::isnan(number) ? lowest : std::clamp(number, lowest, highest);
}

}
