// Values that set each other, chains of them in any order, and choices that are taken over and over.
#include "tests/survey/session_support.h"

#include <algorithm>
#include <cmath>

#include <sys/resource.h>

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

// Every question's value is the sum of all the others and one.
std::string everyone_reads_everyone(int questions)
{
    std::string elements;
    for (int i = 0; i < questions; ++i) {
        std::string sum = "1";
        for (int other = 0; other < questions; ++other)
            sum += other == i ? "" : "+{q" + std::to_string(other) + "}";
        elements += (i ? "," : "") + (R"({"type":"text","inputType":"number","name":"q)" + std::to_string(i))
            + R"(","setValueExpression":")" + sum + "\"}";
    }
    return R"({"elements":[)" + elements + "]}";
}

// name0 reads name1, name1 reads name2 …; the last reads x.
std::string reading_the_next(std::string const& name, int i, int count)
{
    auto const read = i + 1 < count ? name + std::to_string(i + 1) : std::string("x");
    return R"("name":")" + name + std::to_string(i) + R"(","expression":"{)" + read + R"(}+1"})";
}

// Of the whole program so far; what sanitizers keep of freed memory counts too.
long long peak_memory_bytes()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<long long>(usage.ru_maxrss) * 1024;
}

bool is_found(codec::LoadedSurvey const& loaded, Severity severity, std::string_view where)
{
    return std::any_of(loaded.findings.begin(), loaded.findings.end(),
        [&](Finding const& each) { return each.severity == severity && each.where == where; });
}

}

TEST_CASE("questions that set each other are found at loading, and a change among many of them ends soon")
{
    CHECK(is_found(load(everyone_reads_everyone(2)), Severity::warning, "/elements/0/setValueExpression"));
    for (int const questions : { 3, 12, 200 }) {
        auto session = begin_session(everyone_reads_everyone(questions));
        auto const before = session.evaluations();
        set(session, "q0", 1);
        CHECK(session.evaluations() - before < static_cast<std::size_t>(30 * (questions + 1)));
    }
}

TEST_CASE("what is said of questions that set each other is what happens: a change stops where it has come round")
{
    auto const loaded = load(R"json({"elements":[
        {"type":"text","name":"a","setValueExpression":"{b}+1"},{"type":"text","name":"b","setValueExpression":"{a}+1"}]})json");
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings.front().english.ends_with("a change that has come round to it stops there."));
    CHECK(loaded.findings.front().korean.ends_with("한 바퀴 돌아오면 거기서 멈춰요."));
    Session session(loaded.survey, {});
    set(session, "a", 1);
    CHECK(data(session) == R"({"a":1,"b":2})");
}

TEST_CASE("very many questions and calculated values that set each other take bounded work and memory")
{
    std::string values = R"({"name":"c","expression":"(0)";
    for (int i = 0; i < 600; ++i)
        values += "+{q" + std::to_string(i) + "}";
    values += ")%1009\"}"; // so that nothing comes to rest
    std::string elements;
    for (int i = 0; i < 600; ++i) {
        auto const number = std::to_string(i);
        values += R"(,{"name":"v)" + number + R"(","expression":"{c}+)" + number + "\"}";
        elements += (i ? "," : "") + (R"({"type":"text","name":"q)" + number) + R"(","setValueExpression":"{c}+1"})";
    }
    auto const loaded = load(R"({"calculatedValues":[)" + values + R"(],"elements":[)" + elements + "]}");
    auto const memory_before = peak_memory_bytes();
    Session session(loaded.survey, {});
    CHECK(session.evaluations() < 2'100'000);
    set(session, "q0", 1);
    CHECK(session.evaluations() < 4'200'000);
    CHECK(peak_memory_bytes() - memory_before < 500'000'000);
}

TEST_CASE("a rule that is left after ten runs stays left, however long others go on")
{
    // A change of x goes from p0 to p299 against the order of the rules: a step for each round.
    std::string values;
    std::string sum = "0";
    for (int i = 0; i < 300; ++i) {
        auto const read = i == 0 ? std::string("x") : "p" + std::to_string(i - 1);
        values += R"({"name":"p)" + std::to_string(i) + R"(","expression":"iif({p)" + std::to_string(i + 1)
            + "} = 999, 0, {" + read + "})\"},";
        sum += "+{p" + std::to_string(i) + "}";
    }
    auto session = begin_session(R"({"calculatedValues":[)" + values + R"({"name":"sum","expression":")" + sum
        + R"("}],"elements":[{"type":"text","name":"x"},{"type":"text","name":"t","title":"{p299} {sum}"}]})");
    set(session, "x", 1);
    CHECK(session.title(ask(session, "t")) == "1 10");
}

TEST_CASE("choices taken over against the order of the page are there from the beginning")
{
    auto const json = R"({"elements":[{"type":"checkbox","name":"d","choicesFromQuestion":"c"},
        {"type":"checkbox","name":"c","choicesFromQuestion":"b"},{"type":"checkbox","name":"b","choicesFromQuestion":"a"},
        {"type":"checkbox","name":"a","choices":["1","2"],"choicesVisibleIf":"{item} <> {x}"},
        {"type":"text","name":"x"}]})";
    auto const loaded = load(json);
    CHECK(loaded.findings.empty());
    Session session(loaded.survey, {});
    CHECK(session.choices(ask(session, "d")).size() == 2);
    set(session, "x", "2");
    CHECK(session.choices(ask(session, "d")).size() == 1);
    auto const again = Session::restore(loaded.survey, session.snapshot(), 0);
    CHECK(again.choices(ask(again, "d")).size() == 1);
}

TEST_CASE("what a small circle of questions ends with is what SurveyJS ends with")
{
    auto three = begin_session(everyone_reads_everyone(3));
    set(three, "q0", 1);
    CHECK(data(three) == R"({"q0":1,"q1":2,"q2":4})");
    auto four = begin_session(everyone_reads_everyone(4));
    set(four, "q0", 1);
    CHECK(data(four) == R"({"q0":1,"q1":22,"q2":12,"q3":36})");
    auto five = begin_session(everyone_reads_everyone(5));
    set(five, "q0", 1);
    CHECK(data(five) == R"({"q0":1,"q1":71610,"q2":39600,"q3":4668,"q4":115880})");
}

TEST_CASE("questions that clear or keep each other by a condition are no circle")
{
    auto const loaded = load(R"json({"elements":[
        {"type":"text","name":"a","resetValueIf":"{b} notempty"},{"type":"text","name":"b","resetValueIf":"{a} notempty"},
        {"type":"text","name":"c","setValueExpression":"iif({a} = 1, 'x', {c})"}]})json");
    CHECK(loaded.findings.empty());
}

TEST_CASE("a long chain of set values is followed to its end, forwards and backwards")
{
    for (bool const forwards : { true, false }) {
        std::string elements = R"({"type":"text","inputType":"number","name":"x"})";
        for (int i = 0; i < 120; ++i) {
            auto const own = forwards ? i : 119 - i;
            auto const read = own == 0 ? std::string("x") : "r" + std::to_string(own - 1);
            elements += R"(,{"type":"text","name":"r)" + std::to_string(own) + R"(","setValueExpression":"{)" + read
                + R"(}+1"})";
        }
        auto session = begin_session(R"({"elements":[)" + elements + "]}");
        set(session, "x", 1);
        CHECK(session.value(ask(session, "r119")) == Value(121));
    }
}

TEST_CASE("questions that find nothing to do on the way do not end a chain")
{
    // b0 reads b1, … b29 the last of a hundred that a calculated value sets, each setting all the others in motion
    // again.
    std::string elements = R"({"type":"text","inputType":"number","name":"x"})";
    for (int i = 0; i < 30; ++i) {
        auto const read = i == 29 ? std::string("r99") : "b" + std::to_string(i + 1);
        elements
            += R"(,{"type":"text","name":"b)" + std::to_string(i) + R"(","setValueExpression":"{)" + read + R"(}+1"})";
    }
    for (int i = 0; i < 100; ++i)
        elements += R"(,{"type":"text","name":"r)" + std::to_string(i) + R"(","setValueExpression":"{c}+1"})";
    auto session
        = begin_session(R"({"calculatedValues":[{"name":"c","expression":"{x}+1"}],"elements":[)" + elements + "]}");
    for (int const x : { 1, 5 }) {
        set(session, "x", x);
        CHECK(session.value(ask(session, "b0")) == Value(x + 32));
    }
}

TEST_CASE("a value that many ways lead to is worked out without going them all, and is right")
{
    // Every one is the sum of all before it: 2^39 ways from the first to the last.
    std::string elements = R"({"type":"text","inputType":"number","name":"r0"})";
    std::string sum = "{r0}";
    for (int i = 1; i < 40; ++i) {
        elements += R"(,{"type":"text","inputType":"number","name":"r)" + std::to_string(i)
            + R"(","setValueExpression":")" + sum + "\"}";
        sum += "+{r" + std::to_string(i) + "}";
    }
    auto session = begin_session(R"({"elements":[)" + elements + "]}");
    auto const before = session.evaluations();
    set(session, "r0", 1);
    CHECK(session.value(ask(session, "r39")) == Value(std::ldexp(1.0, 38)));
    CHECK(session.evaluations() - before < 2000);
}

TEST_CASE("calculated values that read later ones are right however many there are")
{
    std::string values;
    for (int i = 0; i < 15; ++i)
        values += (i ? ",{" : "{") + reading_the_next("c", i, 15);
    auto session = begin_session(R"({"calculatedValues":[)" + values
        + R"(],"elements":[{"type":"text","name":"x"},{"type":"text","name":"t","title":"{c0}"}]})");
    auto const title = [&] { return session.title(ask(session, "t")); };
    CHECK(title() == "15");
    set(session, "x", 1);
    CHECK(title() == "16");
    set(session, "x", 100);
    CHECK(title() == "115");
}

TEST_CASE("expressions that read later ones are right, each evaluated once for a change")
{
    std::string elements = R"({"type":"text","name":"x"})";
    for (int i = 0; i < 50; ++i)
        elements += R"(,{"type":"expression",)" + reading_the_next("e", i, 50);
    auto session = begin_session(R"({"elements":[)" + elements + "]}");
    auto const before = session.evaluations();
    set(session, "x", 100);
    CHECK(session.value(ask(session, "e0")) == Value(150));
    CHECK(session.evaluations() - before == 50);
}

TEST_CASE("choices taken over by very many questions end at the limit of all choices, with a finding")
{
    std::string choices = "0";
    for (int i = 1; i < 5000; ++i)
        choices += "," + std::to_string(i);
    std::string elements = R"({"type":"checkbox","name":"q","choices":[)" + choices + "]}";
    for (int i = 0; i < 30; ++i)
        elements += R"(,{"type":"checkbox","name":"c)" + std::to_string(i) + R"(","choicesFromQuestion":")"
            + (i % 2 == 0 ? "q" : "c0") + R"("})";
    auto const loaded = load(R"({"elements":[)" + elements + "]}");
    CHECK_FALSE(is_found(loaded, Severity::error, "/elements/19/choicesFromQuestion"));
    CHECK(is_found(loaded, Severity::error, "/elements/20/choicesFromQuestion"));
    CHECK(is_found(loaded, Severity::error, "/elements/30/choicesFromQuestion"));
    Session const session(loaded.survey, {});
    CHECK(session.choices(ask(session, "c18")).size() == 5000);
    CHECK(session.choices(ask(session, "c29")).empty());
}

TEST_CASE("an other carried forward comes with its words, as soon as they are written and as they are now")
{
    auto session = begin_session(R"({"elements":[{"type":"checkbox","name":"a","choices":["1"],"showOtherItem":true},
        {"type":"checkbox","name":"b","choicesFromQuestion":"a","choicesMode":"selected"},
        {"type":"checkbox","name":"c","choicesFromQuestion":"b"}]})");
    session.set_value(ask(session, "a"), Value(List { "1", "other" }));
    CHECK(session.choices(ask(session, "b")).size() == 1);
    for (char const* words : { "wind", "rain" }) {
        session.set_other_text(ask(session, "a"), words);
        for (char const* name : { "b", "c" }) {
            auto const shown = session.choices(ask(session, name));
            REQUIRE(shown.size() == 2);
            CHECK(shown[1].value == Value("other"));
            CHECK(shown[1].text == words);
        }
    }
}

TEST_CASE("an other carried forward stays chosen while its words are written anew, and goes with its source's")
{
    for (bool const keeps_comments : { true, false }) {
        auto const json = R"({"storeOthersAsComment":)" + std::string(keeps_comments ? "true" : "false")
            + R"(,"elements":[{"type":"checkbox","name":"a","choices":["1"],"showOtherItem":true},
            {"type":"checkbox","name":"b","choicesFromQuestion":"a","choicesMode":"selected"},
            {"type":"radiogroup","name":"c","choicesFromQuestion":"b"},
            {"type":"text","name":"t","title":"Why {b}, {c}?"}]})";
        auto session = begin_session(json);
        auto const title = [&] { return session.title(ask(session, "t")); };
        session.choose(ask(session, "a"), "other", true);
        session.set_other_text(ask(session, "a"), "apple");
        set(session, "b", Value(List { "other" }));
        set(session, "c", "other");
        CHECK(title() == "Why apple, apple?");
        session.set_other_text(ask(session, "a"), "");
        CHECK(session.choices(ask(session, "b")).empty());
        CHECK(session.value(ask(session, "b")) == Value(List { "other" }));
        CHECK(session.value(ask(session, "c")) == Value("other"));
        CHECK(title() == "Why Other &#40;please say&#41;, Other &#40;please say&#41;?");
        session.set_other_text(ask(session, "a"), "*pear*");
        CHECK(session.choices(ask(session, "b")).front().is_chosen);
        CHECK(title() == "Why &#42;pear&#42;, &#42;pear&#42;?");
        CHECK(session.display_text(ask(session, "b")) == "*pear*");
        session.set_other_text(ask(session, "a"), "");
        session.choose(ask(session, "a"), "other", false);
        CHECK_FALSE(session.is_answered(ask(session, "b")));
        CHECK_FALSE(session.is_answered(ask(session, "c")));
    }
}

TEST_CASE("an other carried forward stands where its words belong, and not beside one of the question's own")
{
    auto session
        = begin_session(R"({"elements":[{"type":"checkbox","name":"a","choices":["m","z"],"showOtherItem":true},
        {"type":"checkbox","name":"b","choicesFromQuestion":"a","choicesMode":"selected","choicesOrder":"asc"},
        {"type":"checkbox","name":"c","choicesFromQuestion":"a","choicesMode":"selected","showOtherItem":true}]})");
    set(session, "a", Value(List { "m", "z", "other" }));
    session.set_other_text(ask(session, "a"), "apple");
    CHECK(session.choices(ask(session, "b")).front().text == "apple");
    auto const own = session.choices(ask(session, "c"));
    REQUIRE(own.size() == 3);
    CHECK(own.back().role == ChoiceRole::other);
}
