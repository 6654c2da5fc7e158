// Repeated questions step by step, with what survey-core 3.1.1 makes of them: nested_table.json, by nested_table.mjs.
#include "tests/source_folder.h"
#include "tests/survey/session_support.h"

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

// The rows that show, each a list of names.
template <typename Select> Value rows(Session const& session, QuestionIndex question, Select const& select)
{
    List all;
    for (std::size_t i = 0; i < session.row_count(question); ++i) {
        if (!session.is_row_visible(question, i))
            continue;
        auto const& row = session.row(question, i);
        List found;
        for (auto const asked : row.visible_questions()) {
            if (select(row, asked))
                found.emplace_back(row.survey().question(asked).name);
        }
        all.emplace_back(std::move(found));
    }
    return all;
}

void act(Session& session, List const& step)
{
    auto const d = ask(session, "d");
    auto const& what = step[0].text();
    auto const at = [&](std::size_t index) { return static_cast<std::size_t>(step[index].number()); };
    if (what == "set") {
        set(session, step[1].text(), step[2]);
    } else if (what == "in") {
        auto& row = session.row(d, at(1));
        row.set_value(ask(row, step[2].text()), step[3].is_missing() ? Value() : step[3]);
    } else if (what == "comment") {
        auto& row = session.row(d, at(1));
        row.set_other_text(ask(row, step[2].text()), step[3].text());
    } else if (what == "add") {
        session.add_row(d);
    } else if (what == "remove") {
        CHECK(session.remove_row(d, at(1)));
    } else {
        session.complete_now();
    }
}

void compare(Session& session, Value const& expected)
{
    if (!(Value(session.data()) == expected.member("data")))
        CHECK_EQ(data(session), codec::to_json(expected.member("data")));
    if (session.phase() == Phase::completed)
        return;
    auto const d = ask(session, "d");
    auto const all = [](Session const&, QuestionIndex) { return true; };
    auto const is_wrong = [](Session const& row, QuestionIndex asked) { return !row.errors(asked).empty(); };
    CHECK_EQ(codec::to_json(rows(session, d, all)), codec::to_json(expected.member("visible")));
    List around;
    for (auto const& name : visible(session))
        around.emplace_back(name);
    CHECK_EQ(codec::to_json(Value(around)), codec::to_json(expected.member("around")));
    auto const wrong = session.questions_with_errors();
    CHECK_EQ(std::find(wrong.begin(), wrong.end(), d) == wrong.end(), expected.member("valid").boolean());
    session.check_screen();
    CHECK_EQ(codec::to_json(rows(session, d, is_wrong)), codec::to_json(expected.member("wrong")));
}

}

TEST_CASE("panels and rows end up as they do in survey-core, step by step")
{
    std::ifstream file(in_source_folder("tests/survey/nested_table.json"), std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    auto const table = codec::parse_json(content.str());
    REQUIRE(table.is_ok());
    CHECK(table.value().list().size() > 30);
    for (auto const& each : table.value().list()) {
        CAPTURE(each.member("name").text());
        auto const loaded = codec::read_survey(each.member("json"));
        REQUIRE(loaded.is_ok());
        for (auto const& finding : loaded.value().findings)
            FAIL_CHECK(finding.where << " " << finding.english);
        Session session(loaded.value().survey, {});
        compare(session, each.member("states").list()[0]);
        for (std::size_t step = 0; step < each.member("steps").list().size(); ++step) {
            CAPTURE(codec::to_json(each.member("steps").list()[step]));
            act(session, each.member("steps").list()[step].list());
            compare(session, each.member("states").list()[step + 1]);
        }
    }
}
