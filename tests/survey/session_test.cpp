#include "base/random.h"
#include "survey/rich_text.h"
#include "tests/survey/session_support.h"

#include <set>

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

using Names = std::vector<std::string>;

std::vector<std::string> choice_values(Session const& session, std::string_view name)
{
    std::vector<std::string> values;
    for (auto const& choice : session.choices(ask(session, name)))
        values.push_back(codec::to_json(choice.value));
    return values;
}

char const* const three_pages = R"({"pages":[
    {"name":"p1","elements":[{"type":"radiogroup","name":"car","choices":["yes","no"],"isRequired":true}]},
    {"name":"p2","visibleIf":"{car} = 'yes'","elements":[{"type":"text","name":"grade"}]},
    {"name":"p3","elements":[{"type":"comment","name":"wish"}]}]})";

}

TEST_CASE("a page whose condition fails is not walked through")
{
    auto session = begin_session(three_pages);
    CHECK(session.next() == Step::blocked);
    CHECK(session.errors(ask(session, "car")).size() == 1);
    set(session, "car", "no");
    CHECK(session.errors(ask(session, "car")).empty());
    CHECK(session.next() == Step::moved);
    CHECK(session.current_page() == session.survey().find_page("p3"));
    CHECK(session.is_last_screen());
    CHECK(session.previous() == Step::moved);
    CHECK(session.is_first_screen());
}

TEST_CASE("progress counts only the pages this person sees")
{
    auto session = begin_session(three_pages);
    CHECK(session.progress().total == 2);
    set(session, "car", "yes");
    CHECK(session.progress().total == 3);
    session.next();
    CHECK(session.progress().done == 1);
}

TEST_CASE("a skipped page keeps its earlier answers until the survey is completed")
{
    auto session = begin_session(three_pages);
    set(session, "car", "yes");
    set(session, "grade", "diesel");
    set(session, "car", "no");
    CHECK(data(session) == R"({"car":"no","grade":"diesel"})");
    CHECK(session.complete() == Step::completed);
    CHECK(data(session) == R"({"car":"no"})");
}

TEST_CASE("onHidden clears an answer as soon as its question goes")
{
    auto session = begin_session(R"({"clearInvisibleValues":"onHidden","elements":[{"type":"text","name":"a"},
        {"type":"text","name":"b","visibleIf":"{a} = 1","defaultValue":"x"}]})");
    CHECK(data(session) == "{}");
    set(session, "a", 1);
    CHECK(data(session) == R"({"a":1,"b":"x"})");
    set(session, "a", 2);
    CHECK(data(session) == R"({"a":2})");
}

TEST_CASE("titles show answers in words, and what a person wrote is not read again")
{
    auto session = begin_session(R"({"elements":[
        {"type":"dropdown","name":"s","choices":[{"value":1,"text":{"default":"Self","ko":"셀프"}}]},
        {"type":"text","name":"t"},
        {"type":"text","name":"u","title":"{s} / {t} / {nobody}"}]})");
    set(session, "s", 1);
    set(session, "t", "{s}<b>");
    auto const shown = [&] { return plain_text(rich_text_from_title(session.title(ask(session, "u")))); };
    CHECK(shown() == "Self / {s}<b> / {nobody}");
    session.set_language("ko");
    CHECK(shown() == "셀프 / {s}<b> / {nobody}");
}

TEST_CASE("messages change their language while they are on the screen")
{
    auto session = begin_session(R"({"elements":[{"type":"text","name":"a","isRequired":true}]})");
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(ask(session, "a")).front().text == "Please write an answer.");
    session.set_language("ko");
    CHECK(session.errors(ask(session, "a")).front().text == "내용을 적어 주세요.");
}

TEST_CASE("a random order is the same for the same seed, keeps the special items last, and survives a language switch")
{
    auto const json = R"({"elements":[{"type":"checkbox","name":"q","choicesOrder":"random","showNoneItem":true,
        "showOtherItem":true,"choices":["a","b","c","d","e","f","g","h"]}]})";
    SessionOptions options;
    options.seed = 7;
    auto first = begin_session(json, options);
    auto const order = choice_values(first, "q");
    CHECK(order == choice_values(begin_session(json, options), "q"));
    CHECK(order[8] == "\"none\"");
    CHECK(order[9] == "\"other\"");
    first.set_language("ko");
    CHECK(order == choice_values(first, "q"));
    std::set<std::vector<std::string>> orders;
    for (options.seed = 0; options.seed < 20; ++options.seed)
        orders.insert(choice_values(begin_session(json, options), "q"));
    CHECK(orders.size() > 15);
}

TEST_CASE("none excludes the rest, and select all leaves none and other alone")
{
    auto session
        = begin_session(R"({"elements":[{"type":"checkbox","name":"q","showNoneItem":true,"showSelectAllItem":true,
        "choices":["a","b"]}]})");
    auto const q = ask(session, "q");
    session.choose(q, "all", true);
    CHECK(data(session) == R"({"q":["a","b"]})");
    session.choose(q, "none", true);
    CHECK(data(session) == R"({"q":["none"]})");
    session.choose(q, "b", true);
    CHECK(data(session) == R"({"q":["b"]})");
}

TEST_CASE("an exclusive choice is the only one, among check boxes and tags but not pictures, and all leaves it out")
{
    auto session = begin_session(R"({"elements":[{"type":"checkbox","name":"q","showNoneItem":true,
        "showSelectAllItem":true,"choices":["a","b",{"value":"x","isExclusive":true},{"value":"y","isExclusive":true}]},
        {"type":"tagbox","name":"t","choices":["a",{"value":"x","isExclusive":true}]},
        {"type":"imagepicker","multiSelect":true,"name":"i","choices":["a",{"value":"x","isExclusive":true}]}]})");
    auto const q = ask(session, "q");
    auto const after = [&](char const* choice) {
        session.choose(q, choice, true);
        return codec::to_json(session.value(q));
    };
    CHECK(after("a") == R"(["a"])");
    CHECK(after("x") == R"(["x"])");
    CHECK(after("y") == R"(["y"])");
    CHECK(after("b") == R"(["b"])");
    CHECK(after("a") == R"(["b","a"])");
    CHECK(after("none") == R"(["none"])");
    CHECK(after("x") == R"(["x"])");
    CHECK(after("all") == R"(["a","b"])");
    CHECK(session.choices(q).front().is_chosen);
    for (char const* name : { "t", "i" }) {
        session.choose(ask(session, name), "a", true);
        session.choose(ask(session, name), "x", true);
    }
    CHECK(data(session) == R"({"q":["a","b"],"t":["x"],"i":["a","x"]})");
}

TEST_CASE("a question called as another's comment keeps its answer, with a warning")
{
    auto const json = R"({"elements":[{"type":"text","name":"h"},
        {"type":"radiogroup","name":"r","choices":["a"],"showOtherItem":true,"visibleIf":"{h} empty"},
        {"type":"text","name":"r-Comment"}],"clearInvisibleValues":"onHidden"})";
    auto const loaded = load(json);
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings[0].where == "/elements/2");
    CHECK(loaded.findings[0].severity == Severity::warning);
    for (bool const is_hidden : { false, true }) {
        auto session = begin_session(json);
        set(session, "r", "a");
        set(session, "r-Comment", "hello");
        if (is_hidden)
            set(session, "h", 1);
        session.complete();
        CHECK(codec::to_json(session.data("r-Comment")) == "\"hello\"");
    }
}

TEST_CASE("an expression whose date is none gives no answer")
{
    auto session = begin_session(R"json({"elements":[{"type":"text","name":"a"},
        {"type":"text","inputType":"date","name":"d","setValueExpression":"dateAdd({a}, 1, 'days')"},
        {"type":"text","inputType":"datetime-local","name":"t","setValueExpression":"dateAdd({a}, 1, 'days')"},
        {"type":"expression","name":"e","expression":"getDate({a})","title":"{e}"}],
        "triggers":[{"type":"runexpression","expression":"{a} notempty","runExpression":"getDate({a})","setToName":"v"}]})json");
    set(session, "a", "no date");
    CHECK(data(session) == R"({"a":"no date"})");
    CHECK(session.title(ask(session, "e")).empty());
    set(session, "a", "2026-11-21");
    CHECK(data(session)
        == R"({"a":"2026-11-21","e":"2026-11-21","d":"2026-11-22","t":"2026-11-22T00:00","v":"2026-11-21"})");
}

TEST_CASE("other keeps its words beside the answer, or in it where the survey says so")
{
    auto session = begin_session(R"({"elements":[{"type":"radiogroup","name":"q","choices":["a"],"showOtherItem":true},
        {"type":"radiogroup","name":"r","choices":["a"],"showOtherItem":true,"storeOthersAsComment":false}]})");
    session.choose(ask(session, "q"), "other", true);
    CHECK(session.questions_with_errors().size() == 1);
    session.set_other_text(ask(session, "q"), "바람");
    session.choose(ask(session, "r"), "other", true);
    session.set_other_text(ask(session, "r"), "비");
    CHECK(data(session) == R"({"q":"other","q-Comment":"바람","r":"비"})");
    CHECK(session.other_text(ask(session, "r")) == "비");
    session.choose(ask(session, "q"), "a", true);
    session.complete();
    CHECK(data(session) == R"({"q":"a","r":"비"})");
}

TEST_CASE("choices carried forward follow the answer they come from")
{
    auto session = begin_session(R"({"elements":[{"type":"checkbox","name":"q","choices":["a","b","c"]},
        {"type":"radiogroup","name":"best","choicesFromQuestion":"q","choicesMode":"selected"}]})");
    session.set_value(ask(session, "q"), Value(List { "a", "c" }));
    CHECK(choice_values(session, "best") == Names { "\"a\"", "\"c\"" });
    set(session, "best", "c");
    session.set_value(ask(session, "q"), Value(List { "a" }));
    CHECK_FALSE(session.is_answered(ask(session, "best")));
}

TEST_CASE("consent starts unticked and a required item must be true to go on")
{
    auto session = begin_session(R"({"elements":[{"type":"consent","name":"c","items":[
        {"name":"research","required":true,"purpose":"a","collected":"b","retention":"c","refusal":"d"},
        {"name":"contact","purpose":"a","collected":"b","retention":"c","refusal":"d"}]}]})");
    auto const c = ask(session, "c");
    CHECK(data(session) == "{}");
    CHECK(session.complete() == Step::blocked);
    CHECK(session.errors(c).front().part == "research");
    session.set_item(c, "research", true);
    CHECK(session.errors(c).empty());
    session.set_item(c, "contact", false);
    CHECK(session.complete() == Step::completed);
    CHECK(data(session) == R"({"c":{"research":true,"contact":false}})");
}

TEST_CASE("a consent in words says for every item whether it was agreed to")
{
    auto session = begin_session(R"({"locale":"ko","elements":[{"type":"consent","name":"c","items":[
        {"name":"research","title":{"default":"Use","ko":"이용"}},{"name":"quotes","title":{"default":"Quote","ko":"인용"}}]}]})");
    session.set_item(ask(session, "c"), "research", true);
    CHECK(session.display_text(ask(session, "c")) == "이용: 동의함; 인용: 동의하지 않음");
    session.set_language("en");
    CHECK(session.display_text(ask(session, "c")) == "Use: agreed; Quote: not agreed");
}

TEST_CASE("no default ticks a consent")
{
    auto session = begin_session(R"({"elements":[{"type":"consent","name":"c","defaultValue":{"a":true},"items":[
        {"name":"a","purpose":"a","collected":"b","retention":"c","refusal":"d"}]}]})");
    CHECK(data(session) == "{}");
}

TEST_CASE("nps offers 0 to 10")
{
    auto session = begin_session(R"({"elements":[{"type":"nps","name":"n"}]})");
    auto const items = session.rating_items(ask(session, "n"));
    REQUIRE(items.size() == 11);
    CHECK(items.front().value == Value(0));
    CHECK(items.back().text == "10");
}

TEST_CASE("a skip leads back to where it came from")
{
    auto session = begin_session(R"({"triggers":[{"type":"skip","expression":"{a} = 1","gotoName":"c"}],"pages":[
        {"name":"p1","elements":[{"type":"text","name":"a"}]},{"name":"p2","elements":[{"type":"text","name":"b"}]},
        {"name":"p3","elements":[{"type":"text","name":"c"}]}]})");
    set(session, "a", 1);
    CHECK(session.current_page() == session.survey().find_page("p3"));
    CHECK(session.previous() == Step::moved);
    CHECK(session.current_page() == session.survey().find_page("p1"));
}

TEST_CASE("a complete trigger waits for the next button and offers it as complete")
{
    auto session = begin_session(R"({"triggers":[{"type":"complete","expression":"{a} = 'no'"}],"pages":[
        {"elements":[{"type":"text","name":"a"}]},{"elements":[{"type":"text","name":"b"}]}]})");
    CHECK_FALSE(session.is_last_screen());
    set(session, "a", "no");
    CHECK(session.phase() == Phase::running);
    CHECK(session.is_last_screen());
    CHECK(session.next() == Step::completed);
}

TEST_CASE("one question per screen walks over pages")
{
    auto session = begin_session(R"({"questionsOnPageMode":"questionPerPage","pages":[
        {"elements":[{"type":"text","name":"a"},{"type":"text","name":"b","visibleIf":"{a} = 1"}]},
        {"elements":[{"type":"text","name":"c"}]}]})");
    CHECK(names(session, session.questions_on_screen()) == Names { "a" });
    set(session, "a", 1);
    auto const before = session.screen_id();
    session.next();
    CHECK(before != session.screen_id());
    CHECK(names(session, session.questions_on_screen()) == Names { "b" });
    session.next();
    CHECK(names(session, session.questions_on_screen()) == Names { "c" });
    CHECK(session.is_last_screen());
    session.previous();
    CHECK(names(session, session.questions_on_screen()) == Names { "b" });
}

TEST_CASE("a restored draft shows the same screen with the same answers and orders")
{
    auto const json = R"({"questionsOnPageMode":"questionPerPage","pages":[{"name":"p","elements":[
        {"type":"text","name":"a","defaultValue":"x"},
        {"type":"checkbox","name":"q","choicesOrder":"random","choices":["a","b","c","d","e",
            {"value":"f","showCommentArea":true}],"showOtherItem":true},
        {"type":"text","name":"b","defaultValueExpression":"{a} + 'y'"}]}]})";
    SessionOptions options;
    options.seed = 99;
    options.now_millis = 1000;
    auto session = begin_session(json, options);
    session.clear(ask(session, "a"));
    session.next();
    session.choose(ask(session, "q"), "f", true);
    session.set_choice_comment(ask(session, "q"), "f", "왜냐하면");
    session.set_now(5000);
    auto const saved = session.snapshot();
    auto const again = Session::restore(load(json).survey, saved, 100'000);
    CHECK(data(again) == data(session));
    CHECK(again.screen_id() == session.screen_id());
    CHECK(choice_values(again, "q") == choice_values(session, "q"));
    CHECK_FALSE(again.is_answered(ask(again, "a")));
    CHECK(again.paradata().front().millis == 4000);
    CHECK(again.started_at_millis() == 1000);
}

TEST_CASE("circles are found at loading and end at run time")
{
    auto const loaded = load(R"({"elements":[{"type":"text","name":"x"}],"calculatedValues":[
        {"name":"a","expression":"{b} + {x}"},{"name":"b","expression":"{a} + 1"}]})");
    bool found = false;
    for (auto const& finding : loaded.findings)
        found |= finding.english.find("depends on itself") != std::string::npos;
    CHECK(found);
    Session session(loaded.survey, {});
    set(session, "x", 1);
    CHECK(session.evaluations() < 200);
}

TEST_CASE("what the loader does not know becomes a finding with its place")
{
    auto const loaded = load(R"({"pages":[{"elements":[{"type":"text","name":"a","colour":"red"},
        {"type":"hologram","name":"h"},{"type":"text","name":"a","visibleIf":"{b} ="}]}],
        "triggers":[{"type":"skip","expression":"{a} = 1","gotoName":"z"}]})");
    std::set<std::string> places;
    for (auto const& finding : loaded.findings) {
        places.insert(finding.where);
        CHECK_FALSE(finding.korean.empty());
    }
    CHECK(places.count("/pages/0/elements/0/colour") == 1);
    CHECK(places.count("/pages/0/elements/1/type") == 1);
    CHECK(places.count("/pages/0/elements/2") == 1);
    CHECK(places.count("/pages/0/elements/2/visibleIf") == 1);
    CHECK(places.count("/triggers/0/gotoName") == 1);
}

namespace {

std::string random_survey(base::Random& random, int questions)
{
    auto const name = [&](std::uint32_t below) { return "{q" + std::to_string(random.below(below)) + "}"; };
    std::string json = R"({"clearInvisibleValues":")" + std::string(random.chance(0.5) ? "onHidden" : "onComplete")
        + R"(","calculatedValues":[{"name":"sum","expression":"{q0} + {q1}"}],"pages":[)";
    for (int i = 0; i < questions; ++i) {
        if (i % 5 == 0)
            json += std::string(i ? "]}," : "") + R"({"visibleIf":")" + (i ? name(static_cast<std::uint32_t>(i)) : "1")
                + R"( != 3","elements":[)";
        else
            json += ",";
        auto const before = static_cast<std::uint32_t>(i);
        json += R"({"name":"q)" + std::to_string(i) + "\"";
        if (i % 7 == 3)
            json += R"(,"type":"expression","expression":")" + name(before) + " + " + name(before) + "\"";
        else if (i % 7 == 5)
            json += R"(,"type":"checkbox","choices":[0,1,2,3],"choicesVisibleIf":"{item} != )" + name(before) + "\"";
        else
            json += R"(,"type":"text","inputType":"number")";
        if (i > 0 && random.chance(0.6))
            json += R"(,"visibleIf":")" + name(before) + " > 1 or " + name(before) + R"( empty or {sum} = 4")";
        // A computed value that is set as well holds until the next evaluation, so only answers are set here.
        auto const can_be_set = i > 0 && i % 7 != 5 && i % 7 != 3;
        if (can_be_set && random.chance(0.15))
            json += R"(,"setValueIf":")" + name(before) + R"( > 2","setValueExpression":")" + name(before) + " + 1\"";
        else if (can_be_set && random.chance(0.1))
            json += R"(,"resetValueIf":")" + name(before) + " = 4\"";
        if (i > 0 && random.chance(0.3))
            json += R"(,"requiredIf":")" + name(before) + " = 2\",\"enableIf\":\"" + name(before) + " != 1\"";
        json += "}";
    }
    json += R"(]}],"triggers":[)";
    for (int i = 0; i < 4; ++i) {
        constexpr char const* targets[] = { "q0", "q15", "q20", "q25" };
        std::string const target = targets[random.below(4)];
        auto const when = R"("expression":")" + name(static_cast<std::uint32_t>(questions)) + " = "
            + std::to_string(random.below(5)) + "\"";
        json += std::string(i ? "," : "");
        if (random.chance(0.5))
            json += R"({"type":"setvalue","setToName":")" + target + R"(","setValue":3,)" + when + "}";
        else
            json += R"({"type":"copyvalue","setToName":")" + target + R"(","fromName":"q1",)" + when + "}";
    }
    return json + "]}";
}

std::string state(Session const& session)
{
    std::string all = data(session);
    for (std::uint32_t i = 0; i < session.definition().questions.size(); ++i) {
        QuestionIndex const question { i };
        all += session.is_visible(question) ? 'v' : '-';
        all += session.is_enabled(question) ? 'e' : '-';
        all += session.is_required(question) ? 'r' : '-';
        all += std::to_string(session.choices(question).size());
    }
    return all;
}

}

TEST_CASE("evaluating what depends on a change is the same as evaluating everything")
{
    base::Random random(20261122);
    for (int survey = 0; survey < 40; ++survey) {
        auto const json = random_survey(random, 30);
        CAPTURE(json);
        auto session = begin_session(json);
        for (int step = 0; step < 60; ++step) {
            QuestionIndex const question { random.below(30) };
            auto const& kind = session.definition().questions[question.value].kind;
            if (std::holds_alternative<Computed>(kind))
                continue;
            if (is_multiple(kind))
                session.choose(question, static_cast<int>(random.below(4)), random.chance(0.7));
            else
                session.set_value(question, random.chance(0.2) ? Value() : Value(static_cast<int>(random.below(5))));
            auto const incremental = state(session);
            session.evaluate_everything();
            REQUIRE(state(session) == incremental);
        }
    }
}
