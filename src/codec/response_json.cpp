#include "codec/response_json.h"

#include "base/sha256.h"
#include "base/time.h"
#include "codec/value_json.h"

#include <algorithm>
#include <cmath>

namespace dure::codec {

namespace {

    using survey::Kind;
    using survey::Record;
    using survey::Response;
    using survey::Value;

    constexpr std::string_view response_format = "dure.response/1";
    constexpr std::string_view export_format = "dure.export/1";
    constexpr double largest_exact = 9007199254740991.0;

    Value text_or_null(std::optional<std::string> const& text)
    {
        return text ? Value(*text) : Value(nullptr);
    }

    Value survey_to_value(survey::SurveyReference const& survey)
    {
        Record record;
        record.set("id", survey.id);
        record.set("version", survey.version);
        if (!survey.hash.empty())
            record.set("hash", survey.hash);
        return record;
    }

    Value paradata_to_value(Response const& response)
    {
        survey::List list;
        for (auto const& page : response.pages) {
            Record record;
            record.set("name", page.name);
            record.set("millis", static_cast<double>(page.millis));
            record.set("visits", page.visits);
            list.emplace_back(std::move(record));
        }
        Record paradata;
        paradata.set("pages", std::move(list));
        if (!response.seed.empty())
            paradata.set("seed", response.seed);
        return paradata;
    }

    Value consents_to_value(std::vector<survey::ConsentChoice> const& consents)
    {
        survey::List list;
        for (auto const& consent : consents) {
            Record record;
            record.set("item", consent.item);
            record.set("version", consent.version);
            record.set("choice", consent.choice);
            record.set("at", consent.at);
            list.emplace_back(std::move(record));
        }
        return list;
    }

    Value device_to_value(survey::DeviceStamp const& device)
    {
        Record record;
        record.set("id", device.id);
        record.set("sequence", static_cast<double>(device.sequence));
        record.set("previous", device.previous);
        return record;
    }

    // What is in `value` and not in `known`, member by member and item by item; undefined if that is nothing.
    Value rest_of(Value const& value, Value const& known)
    {
        if (value.is_record() && known.is_record()) {
            Record rest;
            for (auto const& [name, member] : value.record()) {
                auto const* same = known.record().find(name);
                auto own = same ? rest_of(member, *same) : member;
                if (!own.is_undefined())
                    rest.append(name, std::move(own));
            }
            return rest.is_empty() ? Value() : Value(std::move(rest));
        }
        if (!value.is_list() || !known.is_list() || value.list().size() != known.list().size())
            return {};
        survey::List rest;
        auto is_any = false;
        for (std::size_t i = 0; i < value.list().size(); ++i) {
            auto own = rest_of(value.list()[i], known.list()[i]);
            is_any |= !own.is_undefined();
            rest.push_back(own.is_undefined() ? Value(Record {}) : std::move(own));
        }
        return is_any ? Value(std::move(rest)) : Value();
    }

    // The other way round. Where something was changed in between, what is known stays.
    void add_rest(Value& known, Value const& rest)
    {
        if (known.is_record() && rest.is_record()) {
            for (auto const& [name, member] : rest.record()) {
                if (auto* own = known.record().find(name))
                    add_rest(*own, member);
                else
                    known.record().append(name, member);
            }
        } else if (known.is_list() && rest.is_list() && known.list().size() == rest.list().size()) {
            for (std::size_t i = 0; i < rest.list().size(); ++i)
                add_rest(known.list()[i], rest.list()[i]);
        }
    }

    // Reads one response; the first complaint about it is the error.
    class Reader {
    public:
        Reader(Value const& value, std::string const& pointer)
            : m_cursor(value, m_mismatches, pointer)
        {
        }

        base::Result<Response> read()
        {
            if (!m_cursor.value().is_record())
                return to_error({ m_cursor.pointer(), Kind::record, m_cursor.kind() });
            if (m_cursor.need_text("format") != response_format && m_mismatches.empty())
                refuse(m_cursor.member("format"), "the format should be " + std::string(response_format));
            read_head();
            read_answers();
            read_paradata();
            read_others();
            if (!m_mismatches.empty())
                return to_error(m_mismatches.front());
            if (m_error)
                return std::move(*m_error);
            return std::move(m_response);
        }

    private:
        void read_head()
        {
            m_response.id = m_cursor.need_text("id");
            auto const survey = m_cursor.member("survey");
            m_response.survey.id = survey.need_text("id");
            m_response.survey.version = static_cast<int>(whole(survey, "version", 1, 1e9));
            m_response.survey.hash = survey.text_or("hash", "");
            m_response.mode = m_cursor.text_or("mode", "panel");
            m_response.member = m_cursor.text("member");
            m_response.wave = m_cursor.text("wave");
            m_response.language = m_cursor.text_or("language", "");
            m_response.started_at = instant(m_cursor, "startedAt");
            m_response.finished_at = instant(m_cursor, "finishedAt");
            m_response.complete = m_cursor.boolean_or("complete", false);
        }

        void read_answers()
        {
            m_response.data = record("data");
            m_response.tasks = record("tasks");
        }

        void read_paradata()
        {
            m_response.seed = m_cursor.member("paradata").text_or("seed", "");
            for (auto const& page : m_cursor.member("paradata").items("pages")) {
                survey::PageVisit visit;
                visit.name = page.need_text("name");
                visit.millis = static_cast<std::int64_t>(whole(page, "millis", 0, largest_exact));
                visit.visits = static_cast<int>(whole(page, "visits", 0, 1e9));
                m_response.pages.push_back(std::move(visit));
            }
            for (auto const& item : m_cursor.items("consents")) {
                survey::ConsentChoice consent;
                consent.item = item.need_text("item");
                consent.version = item.text_or("version", "");
                consent.choice = item.need_text("choice");
                consent.at = instant(item, "at");
                m_response.consents.push_back(std::move(consent));
            }
            auto const device = m_cursor.member("device");
            if (!device.exists())
                return;
            survey::DeviceStamp stamp;
            stamp.id = device.need_text("id");
            stamp.sequence = static_cast<std::int64_t>(whole(device, "sequence", 0, largest_exact));
            stamp.previous = device.text_or("previous", "");
            m_response.device = std::move(stamp);
        }

        void read_others()
        {
            constexpr std::string_view known[] = { "format", "id", "survey", "mode", "member", "wave", "language",
                "startedAt", "finishedAt", "complete", "data", "tasks", "paradata", "consents", "device" };
            Record parts;
            parts.set("survey", survey_to_value(m_response.survey));
            parts.set("paradata", paradata_to_value(m_response));
            parts.set("consents", consents_to_value(m_response.consents));
            if (m_response.device)
                parts.set("device", device_to_value(*m_response.device));
            for (auto const& [name, value] : m_cursor.value().record()) {
                auto const* part = parts.find(name);
                if (std::find(std::begin(known), std::end(known), name) == std::end(known))
                    m_response.others.append(name, value);
                else if (auto rest = part ? rest_of(value, *part) : Value(); !rest.is_undefined())
                    m_response.others.append(name, std::move(rest));
            }
        }

        Record record(std::string_view name)
        {
            auto const member = m_cursor.member(name);
            if (member.value().is_record())
                return member.value().record();
            if (member.exists())
                member.complain(Kind::record);
            return {};
        }

        std::string instant(JsonCursor const& cursor, std::string_view name)
        {
            auto text = cursor.text_or(name, "");
            if (!text.empty() && !base::parse_iso_8601(text))
                refuse(cursor.member(name), "should be a time such as 2026-11-22T09:00:00Z");
            return text;
        }

        double whole(JsonCursor const& cursor, std::string_view name, double lowest, double highest)
        {
            auto const number = cursor.number_or(name, lowest);
            if (number >= lowest && number <= highest && number == std::floor(number))
                return number;
            refuse(cursor.member(name),
                "should be a whole number of " + std::to_string(static_cast<int>(lowest)) + " or more");
            return lowest;
        }

        void refuse(JsonCursor const& cursor, std::string detail)
        {
            if (!m_error)
                m_error = base::Error { base::ErrorCode::invalid_input, cursor.pointer(), std::move(detail) };
        }

        std::vector<JsonMismatch> m_mismatches;
        JsonCursor m_cursor;
        Response m_response;
        std::optional<base::Error> m_error;
    };

    // Members in the order of their names at every level, so that only the content decides the hash.
    Value sorted(Value const& value)
    {
        if (value.is_list()) {
            survey::List list;
            list.reserve(value.list().size());
            for (auto const& item : value.list())
                list.push_back(sorted(item));
            return list;
        }
        if (!value.is_record())
            return value;
        std::vector<Record::Member const*> members;
        for (auto const& member : value.record())
            members.push_back(&member);
        std::sort(members.begin(), members.end(), [](auto const* a, auto const* b) { return a->first < b->first; });
        Record record;
        for (auto const* member : members)
            record.append(member->first, sorted(member->second));
        return record;
    }

}

Value response_to_value(Response const& response)
{
    Record record;
    record.set("format", response_format);
    record.set("id", response.id);
    record.set("survey", survey_to_value(response.survey));
    record.set("mode", response.mode);
    record.set("member", text_or_null(response.member));
    record.set("wave", text_or_null(response.wave));
    record.set("language", response.language);
    record.set("startedAt", response.started_at.empty() ? Value(nullptr) : Value(response.started_at));
    record.set("finishedAt", response.finished_at.empty() ? Value(nullptr) : Value(response.finished_at));
    record.set("complete", response.complete);
    record.set("data", response.data);
    if (!response.tasks.is_empty())
        record.set("tasks", response.tasks);
    record.set("paradata", paradata_to_value(response));
    if (!response.consents.empty())
        record.set("consents", consents_to_value(response.consents));
    if (response.device)
        record.set("device", device_to_value(*response.device));
    Value value(std::move(record));
    add_rest(value, response.others);
    return value;
}

std::string response_to_json(Response const& response, JsonStyle style)
{
    return to_json(response_to_value(response), style);
}

base::Result<Response> response_from_value(Value const& value, std::string const& pointer)
{
    return Reader(value, pointer).read();
}

base::Result<Response> response_from_json(std::string_view bytes, JsonLimits const& limits)
{
    auto const value = TRY(parse_json(bytes, limits));
    return response_from_value(value);
}

std::string export_to_json(ExportFile const& file, JsonStyle style)
{
    survey::List responses;
    responses.reserve(file.responses.size());
    for (auto const& response : file.responses)
        responses.push_back(response_to_value(response));
    Record record;
    record.set("format", export_format);
    record.set("survey", file.survey);
    record.set("responses", std::move(responses));
    for (auto const& [name, value] : file.others) {
        if (!record.find(name))
            record.append(name, value);
    }
    return to_json(record, style);
}

base::Result<ExportFile> export_from_json(std::string_view bytes, JsonLimits const& limits)
{
    auto value = TRY(parse_json(bytes, limits));
    auto const& format = value.member("format");
    if (!format.is_text() || format.text() != export_format) {
        return base::Error { base::ErrorCode::invalid_input, "/format",
            "not an export file: the format should be " + std::string(export_format) };
    }
    if (!value.member("survey").is_record())
        return to_error({ "/survey", Kind::record, value.member("survey").kind() });
    if (!value.member("responses").is_list())
        return to_error({ "/responses", Kind::list, value.member("responses").kind() });

    ExportFile file;
    auto const& items = value.member("responses").list();
    file.responses.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto response = TRY(response_from_value(items[i], json_pointer("/responses", i)));
        file.responses.push_back(std::move(response));
    }
    for (auto& [name, member] : value.record()) {
        if (name == "survey")
            file.survey = member;
        else if (name != "format" && name != "responses")
            file.others.append(name, member);
    }
    return file;
}

std::string responses_to_jsonl(std::vector<Response> const& responses)
{
    std::string lines;
    for (auto const& response : responses) {
        lines += response_to_json(response);
        lines += '\n';
    }
    return lines;
}

ResponseLines responses_from_jsonl(std::string_view bytes, JsonLimits const& limits)
{
    ResponseLines read;
    JsonLineReader reader(bytes, limits);
    while (auto line = reader.next()) {
        if (!line->is_ok()) {
            read.errors.push_back(line->error());
            continue;
        }
        auto response = response_from_value(line->value().value);
        if (response.is_ok()) {
            read.responses.push_back(response.release_value());
            continue;
        }
        auto error = response.error();
        error.where = "line " + std::to_string(line->value().number) + " (" + error.where + ")";
        read.errors.push_back(std::move(error));
    }
    return read;
}

std::string survey_hash(Value const& definition)
{
    return "sha256:" + base::to_hex(base::sha256(to_json(sorted(definition))));
}

}
