// Definitions and answer sequences with what survey-core 3.1.1 makes of them, read from the folder beside the project.
#include "tests/source_folder.h"
#include "tests/survey/session_support.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace dure;
using namespace dure::survey;

namespace {

std::string read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string folder()
{
    return tests::in_source_folder("../shared/conformance/surveyjs/");
}

std::set<std::string> texts(Value const& list)
{
    std::set<std::string> found;
    if (list.is_list()) {
        for (auto const& item : list.list())
            found.insert(item.is_text() ? item.text() : codec::to_json(item));
    }
    return found;
}

std::string joined(std::set<std::string> const& names)
{
    std::string all;
    for (auto const& name : names)
        all += name + " | ";
    return all;
}

std::set<std::string> select(Session const& session, bool (Session::*holds)(QuestionIndex) const)
{
    std::set<std::string> found;
    for (std::uint32_t i = 0; i < session.definition().questions.size(); ++i) {
        if ((session.*holds)({ i }))
            found.insert(session.definition().questions[i].name);
    }
    return found;
}

std::set<std::string> required(Session const& session)
{
    std::set<std::string> found;
    for (auto const question : session.visible_questions()) {
        if (session.is_required(question))
            found.insert(session.definition().questions[question.value].name);
    }
    return found;
}

std::set<std::string> read_only(Session const& session)
{
    std::set<std::string> found;
    for (std::uint32_t i = 0; i < session.definition().questions.size(); ++i) {
        if (!session.is_enabled(QuestionIndex { i }))
            found.insert(session.definition().questions[i].name);
    }
    return found;
}

std::set<std::string> visible_pages(Session const& session)
{
    // There all pages become one of this name.
    if (session.definition().page_mode == Definition::PageMode::single_page)
        return { "single-page" };
    std::set<std::string> found;
    for (auto const page : session.visible_pages())
        found.insert(session.definition().pages[page.value].name);
    return found;
}

void check_state(Session const& session, Value const& expected)
{
    CHECK_EQ(joined(select(session, &Session::is_visible)), joined(texts(expected.member("visible"))));
    CHECK_EQ(joined(visible_pages(session)), joined(texts(expected.member("visible_pages"))));
    CHECK_EQ(joined(read_only(session)), joined(texts(expected.member("read_only"))));
    CHECK_EQ(joined(required(session)), joined(texts(expected.member("required"))));
    if (!(Value(session.data()) == expected.member("data")))
        CHECK_EQ(codec::to_json(Value(session.data())), codec::to_json(expected.member("data")));
}

void run_scenario(std::shared_ptr<Survey const> const& survey, Value const& scenario)
{
    SessionOptions options;
    options.now_millis = 1.8e12;
    Session session(survey, options);
    check_state(session, scenario.member("initial"));
    for (auto const& step : scenario.member("steps").list()) {
        auto const question = survey->find_question(step.member("question").text());
        REQUIRE(question.is_valid());
        if (!step.member("value").is_undefined())
            session.set_value(question, step.member("value"));
        if (step.member("comment").is_text())
            session.set_comment(question, step.member("comment").text());
    }
    check_state(session, scenario.member("after"));
    std::set<std::string> with_errors;
    session.check_screen();
    for (auto const question : session.questions_with_errors()) {
        // There the fields of a multipletext are in error, not the question; a page that is not shown keeps it unsaid.
        auto const& found = session.errors(question);
        if (!found.empty()
            && std::all_of(found.begin(), found.end(), [](Problem const& problem) { return !problem.part.empty(); })
            && std::holds_alternative<MultipleText>(session.definition().questions[question.value].kind))
            continue;
        with_errors.insert(session.definition().questions[question.value].name);
    }
    CHECK_EQ(joined(with_errors), joined(texts(scenario.member("errors_on_validate"))));
    session.complete_now();
    if (!(Value(session.data()) == scenario.member("data_on_complete")))
        CHECK_EQ(codec::to_json(Value(session.data())), codec::to_json(scenario.member("data_on_complete")));
}

bool is_supported(Findings const& findings)
{
    return std::none_of(findings.begin(), findings.end(), [](Finding const& finding) {
        return finding.english.find("cannot be shown in this version") != std::string::npos
            || finding.english.find("do not work yet") != std::string::npos;
    });
}

}

TEST_CASE("every scenario of survey-core whose types are supported ends the same")
{
    int ran = 0, skipped = 0;
    for (auto const* file : { "scenarios_1.json", "scenarios_2.json" }) {
        auto const bytes = read_file(folder() + file);
        if (bytes.empty()) {
            MESSAGE("skipped: ../shared/conformance/surveyjs/" << std::string(file) << " is not here");
            continue;
        }
        auto const all = codec::parse_json(bytes);
        REQUIRE(all.is_ok());
        for (auto const& entry : all.value().list()) {
            auto const loaded = codec::read_survey(entry.member("json"));
            REQUIRE(loaded.is_ok());
            auto const& scenarios = entry.member("scenarios").list();
            if (!is_supported(loaded.value().findings)) {
                skipped += static_cast<int>(scenarios.size());
                continue;
            }
            for (std::size_t i = 0; i < scenarios.size(); ++i) {
                CAPTURE(entry.member("id").text());
                CAPTURE(i);
                run_scenario(loaded.value().survey, scenarios[i]);
                ++ran;
            }
        }
    }
    MESSAGE("scenarios: " << ran << " run, " << skipped << " of types that come later");
}

TEST_CASE("the larger definitions load, with findings rather than failures")
{
    for (int number = 1; number <= 16; ++number) {
        auto const name = std::string(number < 10 ? "0" : "") + std::to_string(number);
        auto const bytes = read_file(folder() + "definitions/definition_" + name + ".json");
        if (bytes.empty()) {
            MESSAGE("skipped: definition_" << name << ".json is not here");
            continue;
        }
        CAPTURE(name);
        auto const json = codec::parse_json(bytes);
        REQUIRE(json.is_ok());
        auto const loaded = codec::read_survey(json.value());
        REQUIRE(loaded.is_ok());
        Session session(loaded.value().survey, {});
        CHECK(session.definition().pages.size() > 0);
        for (int step = 0; step < 50 && session.next() == Step::moved; ++step)
            CHECK_FALSE(session.screen().empty());
        session.complete_now();
        CHECK(session.phase() == Phase::completed);
    }
}
