#include "codec/draft_json.h"

#include "base/text.h"
#include "base/time.h"
#include "codec/json_cursor.h"
#include "codec/value_json.h"

#include <cmath>

namespace dure::codec {

namespace {

    using survey::Phase;
    using survey::Record;
    using survey::Snapshot;
    using survey::Value;

    constexpr std::string_view snapshot_format = "dure.snapshot/1";

    std::string_view name_of(Phase phase)
    {
        switch (phase) {
        case Phase::start_page:
            return "start";
        case Phase::running:
            return "running";
        case Phase::completed:
            return "completed";
        }
        return "running";
    }

    Phase phase_of(JsonCursor const& cursor)
    {
        auto const name = cursor.text_or("phase", "running");
        if (name == "start")
            return Phase::start_page;
        return name == "completed" ? Phase::completed : Phase::running;
    }

    Value names_to_value(std::vector<std::string> const& names)
    {
        survey::List list;
        for (auto const& name : names)
            list.emplace_back(name);
        return list;
    }

    std::vector<std::string> names_from(JsonCursor const& cursor, std::string_view member)
    {
        std::vector<std::string> names;
        for (auto const& item : cursor.items(member)) {
            if (auto name = item.text())
                names.push_back(std::move(*name));
        }
        return names;
    }

    Value paradata_to_value(std::vector<survey::PageParadata> const& pages)
    {
        survey::List list;
        for (auto const& page : pages) {
            Record record;
            record.set("name", page.name);
            record.set("millis", page.millis);
            record.set("visits", static_cast<double>(page.visits));
            list.emplace_back(std::move(record));
        }
        return list;
    }

    Value skips_to_value(std::vector<survey::Skip> const& skips)
    {
        survey::List list;
        for (auto const& skip : skips) {
            Record record;
            record.set("fromPage", skip.from_page);
            record.set("fromQuestion", skip.from_question);
            record.set("toPage", skip.to_page);
            record.set("toQuestion", skip.to_question);
            list.emplace_back(std::move(record));
        }
        return list;
    }

    std::vector<survey::Skip> skips_from(JsonCursor const& cursor)
    {
        std::vector<survey::Skip> skips;
        for (auto const& item : cursor.items("skips")) {
            skips.push_back({ item.need_text("fromPage"), item.text_or("fromQuestion", ""), item.need_text("toPage"),
                item.text_or("toQuestion", "") });
        }
        return skips;
    }

    // A seed has 64 bits and a JSON number 53, so it travels as text.
    std::uint64_t seed_from(JsonCursor const& cursor)
    {
        std::uint64_t seed = 0;
        for (auto const c : cursor.text_or("seed", "0")) {
            if (c < '0' || c > '9') {
                cursor.member("seed").complain(survey::Kind::number);
                return 0;
            }
            seed = seed * 10 + static_cast<std::uint64_t>(c - '0');
        }
        return seed;
    }

    Record record_from(JsonCursor const& cursor, std::string_view name)
    {
        auto const member = cursor.member(name);
        if (member.value().is_record())
            return from_plain(member.value()).record();
        if (member.exists())
            member.complain(survey::Kind::record);
        return {};
    }

    std::string instant(double millis)
    {
        constexpr auto furthest = static_cast<double>(base::furthest_instant);
        return millis == 0 ? "" : base::format_iso_8601(static_cast<base::Millis>(held(millis, -furthest, furthest)));
    }

}

Value snapshot_to_value(Snapshot const& snapshot)
{
    Record record;
    record.set("data", to_plain(snapshot.data));
    record.set("variables", to_plain(snapshot.variables));
    record.set("consentTimes", to_plain(snapshot.consent_times));
    if (!snapshot.tasks.is_empty())
        record.set("tasks", to_plain(snapshot.tasks));
    if (!snapshot.rows.is_empty())
        record.set("rows", to_plain(snapshot.rows));
    record.set("page", snapshot.page);
    record.set("question", snapshot.question);
    record.set("language", snapshot.language);
    record.set("seed", std::to_string(snapshot.seed));
    record.set("startedAt", snapshot.started_at_millis);
    record.set("completedAt", snapshot.completed_at_millis);
    record.set("utcOffset", snapshot.utc_offset_minutes);
    record.set("phase", name_of(snapshot.phase));
    record.set("touched", names_to_value(snapshot.touched));
    record.set("collapsed", names_to_value(snapshot.collapsed));
    record.set("visited", names_to_value(snapshot.visited));
    record.set("skips", skips_to_value(snapshot.skips));
    record.set("paradata", paradata_to_value(snapshot.paradata));
    return record;
}

base::Result<Snapshot> snapshot_from_value(Value const& value, std::string const& pointer)
{
    std::vector<JsonMismatch> mismatches;
    JsonCursor const cursor(value, mismatches, pointer);
    if (!value.is_record())
        cursor.complain(survey::Kind::record);

    Snapshot snapshot;
    snapshot.data = record_from(cursor, "data");
    snapshot.variables = record_from(cursor, "variables");
    snapshot.consent_times = record_from(cursor, "consentTimes");
    snapshot.tasks = record_from(cursor, "tasks");
    snapshot.rows = record_from(cursor, "rows");
    snapshot.page = cursor.text_or("page", "");
    snapshot.question = cursor.text_or("question", "");
    snapshot.language = cursor.text_or("language", "");
    snapshot.seed = seed_from(cursor);
    snapshot.started_at_millis = cursor.number_or("startedAt", 0);
    snapshot.completed_at_millis = cursor.number_or("completedAt", 0);
    snapshot.utc_offset_minutes = static_cast<int>(held(cursor.number_or("utcOffset", 0), -1440, 1440));
    snapshot.phase = phase_of(cursor);
    snapshot.touched = names_from(cursor, "touched");
    snapshot.collapsed = names_from(cursor, "collapsed");
    snapshot.visited = names_from(cursor, "visited");
    snapshot.skips = skips_from(cursor);
    for (auto const& page : cursor.items("paradata")) {
        survey::PageParadata paradata;
        paradata.name = page.need_text("name");
        paradata.millis = page.number_or("millis", 0);
        paradata.visits = static_cast<std::uint32_t>(held(page.number_or("visits", 0), 0, 1e9));
        snapshot.paradata.push_back(std::move(paradata));
    }
    if (!mismatches.empty())
        return to_error(mismatches.front());
    return snapshot;
}

std::string draft_to_json(Snapshot const& snapshot)
{
    Record record;
    record.set("format", snapshot_format);
    record.set("snapshot", snapshot_to_value(snapshot));
    return to_json(record);
}

base::Result<Snapshot> draft_from_json(std::string_view bytes, JsonLimits const& limits)
{
    auto const value = TRY(parse_json(bytes, limits));
    auto const& format = value.member("format");
    if (!format.is_text() || format.text() != snapshot_format) {
        return base::Error { base::ErrorCode::unsupported, "/format",
            "not a draft this version can read: the format should be " + std::string(snapshot_format) };
    }
    return snapshot_from_value(value.member("snapshot"), "/snapshot");
}

survey::Response response_from_session(survey::Session const& session, std::string id, survey::SurveyReference survey)
{
    auto response = response_from_snapshot(session.snapshot(), std::move(id), std::move(survey));
    response.language = session.language();
    auto const& questions = session.definition().questions;
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
        auto const* consent = std::get_if<survey::Consent>(&questions[i].kind);
        if (!consent || !session.is_visible(survey::QuestionIndex { i }))
            continue;
        for (auto const& item : consent->items) {
            auto const& agreed = session.value({ i }).member(item.name);
            auto const millis = session.consent_millis({ i }, item.name);
            // Who was asked and let it be has not agreed; while the survey goes on, nothing is said yet.
            if (millis == 0 && !agreed.is_boolean() && !response.complete)
                continue;
            auto const is_agreed = agreed.is_boolean() && agreed.boolean();
            response.consents.push_back({ item.name, item.version, is_agreed ? "yes" : "no",
                millis != 0 ? instant(millis) : response.finished_at });
        }
    }
    return response;
}

survey::Response response_from_snapshot(Snapshot const& snapshot, std::string id, survey::SurveyReference survey)
{
    survey::Response response;
    response.id = std::move(id);
    response.survey = std::move(survey);
    response.language = snapshot.language;
    response.started_at = instant(snapshot.started_at_millis);
    response.complete = snapshot.phase == Phase::completed;
    if (response.complete)
        response.finished_at = instant(snapshot.completed_at_millis);
    response.data = snapshot.data;
    for (auto const& [question, tasks] : snapshot.tasks) {
        auto shown = tasks.is_record() ? tasks.record() : Record();
        shown.erase("current"); // where the person stood
        response.tasks.set(question, std::move(shown));
    }
    response.seed = std::to_string(snapshot.seed);
    for (auto const& page : snapshot.paradata) {
        response.pages.push_back({ page.name, static_cast<std::int64_t>(held(std::round(page.millis), 0, 1e15)),
            static_cast<int>(held(page.visits, 0, 1e9)) });
    }
    return response;
}

}
