// JSON as the conformance cases and the differential driver write values: {"$date": …}, {"$undefined": true}, {"$nan":
// true}.
#pragma once

#include "base/time.h"
#include "survey/value.h"

#include <cmath>
#include <limits>
#include <string>

#include <nlohmann/json.hpp>

namespace dure::survey {

inline Value value_from_json(nlohmann::ordered_json const& json)
{
    if (json.is_null())
        return nullptr;
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_array()) {
        List list;
        for (auto const& item : json)
            list.push_back(value_from_json(item));
        return list;
    }
    if (json.size() == 1 && json.contains("$undefined"))
        return {};
    if (json.size() == 1 && json.contains("$nan"))
        return std::numeric_limits<double>::quiet_NaN();
    if (json.size() == 1 && json.contains("$number"))
        return json["$number"] == "Infinity" ? std::numeric_limits<double>::infinity()
                                             : -std::numeric_limits<double>::infinity();
    if (json.size() == 1 && json.contains("$date")) {
        auto const time = base::parse_iso_8601(json["$date"].get<std::string>());
        return Date { time ? static_cast<double>(time->millis()) : std::numeric_limits<double>::quiet_NaN() };
    }
    Record record;
    for (auto const& [name, member] : json.items())
        record.set(name, value_from_json(member));
    return record;
}

inline nlohmann::ordered_json json_from_value(Value const& value)
{
    using Json = nlohmann::ordered_json;
    switch (value.kind()) {
    case Kind::undefined:
        return Json { { "$undefined", true } };
    case Kind::null:
        return nullptr;
    case Kind::boolean:
        return value.boolean();
    case Kind::number:
        if (std::isnan(value.number()))
            return Json { { "$nan", true } };
        if (std::isinf(value.number()))
            return Json { { "$number", value.number() > 0 ? "Infinity" : "-Infinity" } };
        return value.number();
    case Kind::text:
        return value.text();
    case Kind::date:
        if (std::isnan(value.date().millis))
            return Json { { "$date", nullptr } };
        return Json { { "$date", base::format_iso_8601(static_cast<base::Millis>(value.date().millis)) } };
    case Kind::list: {
        auto list = Json::array();
        for (auto const& item : value.list())
            list.push_back(json_from_value(item));
        return list;
    }
    case Kind::record: {
        auto record = Json::object();
        for (auto const& [name, member] : value.record())
            record[name] = json_from_value(member);
        return record;
    }
    }
    return nullptr;
}

}
