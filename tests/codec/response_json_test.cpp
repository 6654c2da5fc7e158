#include "base/id.h"
#include "base/random.h"
#include "base/time.h"
#include "codec/response_json.h"

#include <doctest/doctest.h>

using namespace dure;
using survey::List;
using survey::Record;
using survey::Response;
using survey::Value;

namespace {

std::string word(base::Random& random)
{
    constexpr std::string_view words[] = { "q1", "만족", "a/b", "", "~", "\"quoted\"", "😀", "null" };
    return std::string(words[random.below(std::size(words))]);
}

Value answer(base::Random& random, int depth)
{
    switch (random.below(depth > 0 ? 5 : 3)) {
    case 0:
        return word(random);
    case 1:
        return static_cast<double>(random.below(1000)) / 8;
    case 2:
        return random.chance(0.5);
    case 3:
        return List { answer(random, depth - 1), answer(random, depth - 1) };
    default: {
        Record record;
        record.set(word(random), answer(random, depth - 1));
        return record;
    }
    }
}

std::string instant(base::Random& random)
{
    return base::format_iso_8601(static_cast<base::Millis>(random.below(2'000'000'000)) * 1000);
}

Response random_response(base::Random& random)
{
    Response response;
    response.id = base::sortable_id(static_cast<std::int64_t>(random.next_64() >> 20), {});
    response.survey = { word(random), static_cast<int>(random.below(9)) + 1, random.chance(0.5) ? "sha256:00" : "" };
    response.mode = random.chance(0.5) ? "panel" : "kiosk";
    if (random.chance(0.5))
        response.member = word(random);
    if (random.chance(0.3))
        response.wave = word(random);
    response.language = "ko";
    if (random.chance(0.5))
        response.seed = std::to_string(random.next_64());
    response.started_at = instant(random);
    response.complete = random.chance(0.7);
    response.finished_at = response.complete ? instant(random) : "";
    for (auto count = random.below(4); count > 0; --count)
        response.data.set(word(random), answer(random, 3));
    if (random.chance(0.3))
        response.tasks.set("wishes", answer(random, 2));
    for (auto count = random.below(3); count > 0; --count)
        response.pages.push_back({ word(random), static_cast<std::int64_t>(random.below(100'000)), 1 });
    if (random.chance(0.3))
        response.consents.push_back({ "research", "1", "yes", instant(random) });
    if (random.chance(0.3))
        response.device = survey::DeviceStamp { "kiosk-7", 41, "" };
    if (random.chance(0.3))
        response.others.set("fromTheFuture", answer(random, 2));
    return response;
}

std::string refusal(std::string_view json)
{
    auto const read = codec::response_from_json(json);
    return read.is_ok() ? "" : read.error().where + ": " + read.error().detail;
}

}

TEST_CASE("random responses survive JSON, JSON Lines and an export file")
{
    base::Random random(51);
    codec::ExportFile file;
    Record definition;
    definition.set("pages", List {});
    file.survey = definition;
    for (int i = 0; i < 500; ++i) {
        auto const response = random_response(random);
        auto const read = codec::response_from_json(codec::response_to_json(response));
        REQUIRE_MESSAGE(read.is_ok(), codec::response_to_json(response));
        REQUIRE(read.value() == response);
        file.responses.push_back(response);
    }
    auto const lines = codec::responses_from_jsonl(codec::responses_to_jsonl(file.responses));
    CHECK(lines.errors.empty());
    CHECK(lines.responses == file.responses);
    auto const read = codec::export_from_json(codec::export_to_json(file, codec::JsonStyle::pretty));
    REQUIRE(read.is_ok());
    CHECK(read.value().responses == file.responses);
    CHECK(read.value().survey == file.survey);
}

TEST_CASE("a response has the members of the documented format")
{
    Response response;
    response.id = "01KE";
    response.survey = { "station-2026", 3, "" };
    response.language = "ko";
    response.started_at = "2026-11-22T09:00:00Z";
    response.data.set("grade", Record {});
    response.pages.push_back({ "p1", 8123, 1 });
    CHECK(codec::response_to_json(response)
        == R"({"format":"dure.response/1","id":"01KE","survey":{"id":"station-2026","version":3},"mode":"panel",)"
           R"("member":null,"wave":null,"language":"ko","startedAt":"2026-11-22T09:00:00Z","finishedAt":null,)"
           R"("complete":false,"data":{"grade":{}},"paradata":{"pages":[{"name":"p1","millis":8123,"visits":1}]}})");
}

TEST_CASE("members a version does not know are kept wherever they are")
{
    auto const json
        = R"({"format":"dure.response/1","id":"1","survey":{"id":"s","version":1,"branch":"b"},"mode":"panel",)"
          R"("member":null,"wave":null,"language":"","startedAt":null,"finishedAt":null,"complete":false,)"
          R"("data":{"a":1},"paradata":{"pages":[{"name":"p","millis":1,"visits":1},)"
          R"({"name":"q","millis":2,"visits":1,"scrolled":true}],"device":"tablet"},)"
          R"("consents":[{"item":"i","version":"1","choice":"yes","at":"2026-11-22T09:00:00.000Z","by":{"id":7}}],)"
          R"("device":{"id":"k","sequence":1,"previous":"","place":[1,2]},"reward":{"points":30}})";
    auto const read = codec::response_from_json(json);
    REQUIRE(read.is_ok());
    CHECK(codec::response_to_json(read.value()) == json);
    // A list that has changed since keeps what is known.
    auto changed = read.value();
    changed.pages.pop_back();
    CHECK(codec::response_to_json(changed).find(R"("pages":[{"name":"p","millis":1,"visits":1}],"device":"tablet")")
        != std::string::npos);
}

TEST_CASE("what is wrong with a response is said with its pointer")
{
    CHECK(refusal("[]") == "/: should be an object but is a list");
    CHECK(refusal("{}") == "/format: missing: a text is needed here");
    CHECK(refusal(R"({"format":"dure.response/2","id":"1","survey":{"id":"s"}})")
        == "/format: the format should be dure.response/1");
    CHECK(refusal(R"({"format":"dure.response/1","id":7,"survey":{"id":"s"}})")
        == "/id: should be a text but is a number");
    CHECK(refusal(R"({"format":"dure.response/1","id":"1","survey":{"id":"s"},"data":[]})")
        == "/data: should be an object but is a list");
    CHECK(refusal(R"({"format":"dure.response/1","id":"1","survey":{"id":"s"},"startedAt":"yesterday"})")
              .find("/startedAt: should be a time")
        == 0);
    CHECK(
        refusal(
            R"({"format":"dure.response/1","id":"1","survey":{"id":"s"},"paradata":{"pages":[{"name":"p","millis":-1}]}})")
            .find("/paradata/pages/0/millis: should be a whole number")
        == 0);
    CHECK(refusal(R"({"format":"dure.response/1","id":"1","survey":{"id":"s","version":0},"data":{}})")
        == "/survey/version: should be a whole number of 1 or more");
    CHECK(refusal(R"({"format":"dure.response/1","id":"1","survey":{"id":"s","version":1.5}})").find("/survey/version")
        == 0);
}

TEST_CASE("an export names the response that is wrong")
{
    auto const read = codec::export_from_json(
        R"({"format":"dure.export/1","survey":{},"responses":[{"format":"dure.response/1","id":"1","survey":{"id":"s"}},{}]})");
    REQUIRE_FALSE(read.is_ok());
    CHECK(read.error().where == "/responses/1/format");
    CHECK_FALSE(codec::export_from_json(R"({"format":"dure.export/1","survey":{}})").is_ok());
    CHECK_FALSE(codec::export_from_json(R"({"format":"dure.export/1","responses":[]})").is_ok());
    CHECK_FALSE(codec::export_from_json("{}").is_ok());
}

TEST_CASE("a bad line is reported with its number and the others are kept")
{
    Response response;
    response.id = "1";
    response.survey.id = "s";
    auto const good = codec::response_to_json(response);
    auto const lines = codec::responses_from_jsonl(good + "\n{\n\n" + R"({"format":"dure.response/1"})" + "\n" + good);
    CHECK(lines.responses.size() == 2);
    REQUIRE(lines.errors.size() == 2);
    CHECK(lines.errors[0].where.find("line 2") == 0);
    CHECK(lines.errors[1].where == "line 4 (/id)");
}

TEST_CASE("the hash of a survey depends on its content, not on the order of members")
{
    auto const one = codec::parse_json(R"({"a":1,"b":{"c":[1,2],"d":"x"}})").release_value();
    auto const same = codec::parse_json(R"({"b":{"d":"x","c":[1,2]},"a":1.0})").release_value();
    auto const other = codec::parse_json(R"({"a":1,"b":{"c":[2,1],"d":"x"}})").release_value();
    CHECK(codec::survey_hash(one) == codec::survey_hash(same));
    CHECK(codec::survey_hash(one) != codec::survey_hash(other));
    CHECK(codec::survey_hash(one).find("sha256:") == 0);
    CHECK(codec::survey_hash(one).size() == 7 + 64);
}
