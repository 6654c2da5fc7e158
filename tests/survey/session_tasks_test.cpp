// Questions in which people choose, weigh and react: what is shown, what counts as an answer, what is kept.
#include "codec/draft_json.h"
#include "survey/simulation.h"
#include "survey/tasks.h"
#include "tests/survey/session_support.h"

#include <map>
#include <set>

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

constexpr char const* maxdiff = R"({"elements":[{"type":"maxdiff","name":"w","isRequired":true,"itemsPerSet":3,
    "items":["a","b","c","d"],"design":{"versions":[[["a","b","c"],["b","c","d"]]]}}]})";

constexpr char const* conjoint = R"({"elements":[{"type":"conjoint","name":"p","alternatives":2,
    "attributes":[{"name":"size","levels":["s","l"]},{"name":"price","levels":[10,20]}],
    "design":{"id":"d1","versions":[[[{"size":"s","price":10},{"size":"l","price":20},null]]]}}]})";

std::string answer(Session const& session, std::string_view name)
{
    return codec::to_json(session.value(ask(session, name)));
}

std::vector<std::string> wrongs(std::string_view json)
{
    std::vector<std::string> found;
    for (auto const& finding : load(json).findings) {
        if (finding.severity == Severity::error)
            found.push_back(finding.where);
    }
    return found;
}

}

TEST_CASE("a MaxDiff is answered when every set has its best and its worst")
{
    auto session = begin_session(maxdiff);
    auto const w = ask(session, "w");
    CHECK(codec::to_json(Value(session.tasks(w).shown)) == R"([["a","b","c"],["b","c","d"]])");
    session.set_task(w, 0, "best", "a");
    session.set_task(w, 0, "worst", "c");
    session.set_task(w, 1, "best", "d");
    CHECK(answer(session, "w") == R"([{"best":"a","worst":"c"},{"best":"d"}])");
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(w).front().text == "1 are left. Please answer these too.");
    session.set_task(w, 1, "worst", "b");
    CHECK(session.check_screen());
    CHECK(codec::to_json(Value(session.snapshot().tasks))
        == R"({"w":{"design":"shipped","version":0,"total":2,"shown":[["a","b","c"],["b","c","d"]],"best":["a","d"],"worst":["c","b"]}})");
}

TEST_CASE("what was not on offer is no answer")
{
    auto session = begin_session(maxdiff);
    auto const w = ask(session, "w");
    session.set_task(w, 0, "best", "d"); // of the second set
    session.set_task(w, 7, "best", "a"); // a set nobody saw
    session.set_task(w, 0, "best", Value());
    CHECK(answer(session, "w") == "null");
    session.set_task(w, 0, "best", "a");
    session.set_task(w, 0, "worst", "a"); // moves it
    CHECK(answer(session, "w") == R"([{"worst":"a"}])");
    // From elsewhere it can come, and then it blocks.
    session.set_value(w, codec::parse_json(R"([{"best":"d","worst":"a"},{"best":"b","worst":"d"}])").value());
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(w).front().text == "Please choose from what was shown.");
}

TEST_CASE("a product of a conjoint task is chosen by its place, or none of them")
{
    auto session = begin_session(conjoint);
    auto const p = ask(session, "p");
    CHECK(session.tasks(p).design == "d1");
    for (auto const& wrong : { Value(2), Value(-1), Value(0.5), Value("s") })
        session.set_task(p, 0, "choice", wrong);
    CHECK(answer(session, "p") == "null");
    session.set_task(p, 0, "choice", 1);
    CHECK(answer(session, "p") == R"([{"choice":1}])");
    session.set_task(p, 0, "choice", "none");
    CHECK(answer(session, "p") == R"([{"choice":"none"}])");
}

TEST_CASE("a pair is decided or passed over, never both")
{
    auto session = begin_session(
        R"({"elements":[{"type":"pairs","name":"q","items":["a","b"],"design":{"versions":[[["a","b"]]]}}]})");
    auto const q = ask(session, "q");
    session.set_task(q, 0, "skipped", true);
    CHECK(answer(session, "q") == R"([{"skipped":true}])");
    session.set_task(q, 0, "choice", "b");
    CHECK(answer(session, "q") == R"([{"choice":"b"}])");
}

TEST_CASE("what was shown survives a killed tab, and what cannot have been shown is made anew")
{
    auto const survey = load(R"({"elements":[{"type":"statements","name":"s","itemsOrder":"random",
        "items":["a","b","c","d","e","f"]}]})")
                            .survey;
    SessionOptions options;
    options.seed = 5;
    Session session(survey, options);
    auto const s = ask(session, "s");
    auto const shown = session.tasks(s).shown;
    auto bytes = codec::draft_to_json(session.snapshot());
    auto const restored = Session::restore(survey, codec::draft_from_json(bytes).value(), 0);
    CHECK(Value(restored.tasks(s).shown) == Value(shown));

    auto snapshot = session.snapshot();
    for (auto const* const corrupted : { R"({"shown":[["nobody"]]})", R"({"shown":[["a","a"]]})", R"({"shown":"x"})",
             R"({"shown":[[]]})", R"({"shown":[["a"],7]})", "7", R"({"shown":[["a"]],"total":1e300})" }) {
        CAPTURE(corrupted);
        snapshot.tasks.set("s", codec::parse_json(corrupted).value());
        auto const anew = Session::restore(survey, snapshot, 0);
        CHECK(anew.tasks(s).shown.size()
            == (std::string_view(corrupted).find("1e300") == std::string_view::npos ? 6 : 1));
    }
}

TEST_CASE("an answer to a set that was never shown does not stop its person for good")
{
    auto session = begin_session(maxdiff);
    auto const w = ask(session, "w");
    session.set_task(w, 0, "best", "a");
    session.set_task(w, 0, "worst", "c");
    auto snapshot = session.snapshot();
    snapshot.data.set("w",
        codec::parse_json(R"([{"best":"a","worst":"c"},{"best":"a","worst":"b"},{"best":"a","worst":"b"},7])").value());
    auto restored = Session::restore(load(maxdiff).survey, snapshot, 0);
    CHECK(answer(restored, "w") == R"([{"best":"a","worst":"c"}])"); // the second set has no "a"
    restored.set_task(w, 1, "best", "d");
    restored.set_task(w, 1, "worst", "b");
    CHECK(restored.complete() == Step::completed);
    // What is complete stays as it came.
    snapshot.phase = Phase::completed;
    CHECK(Session::restore(load(maxdiff).survey, snapshot, 0).value(w).list().size() == 4);

    // From elsewhere it can come to the running survey; the next answer puts it right.
    session.set_value(w, codec::parse_json(R"([{"best":"a","worst":"c"},{},{"best":"a","worst":"b"}])").value());
    CHECK_FALSE(session.check_screen());
    session.set_task(w, 1, "best", "d");
    session.set_task(w, 1, "worst", "b");
    CHECK(session.check_screen());
}

TEST_CASE("a task with more items than any question has cannot have been shown, and is refused at once")
{
    List items;
    for (int i = 0; i < 1'000'000; ++i)
        items.emplace_back(i);
    Tasks tasks;
    tasks.shown.emplace_back(std::move(items));
    CHECK_FALSE(are_possible(Statements {}, tasks)); // looking each up among the others would take hours
}

TEST_CASE("answers to adaptive pairs survive a corrupted tasks block: the same pairs follow from them")
{
    constexpr auto pairs = R"({"elements":[{"type":"pairs","name":"q","items":["a","b","c","d","e"],"votes":6}]})";
    auto session = begin_session(pairs);
    auto const q = ask(session, "q");
    for (std::size_t task = 0; task < 6; ++task)
        session.set_task(q, task, "choice", session.tasks(q).shown[task].list()[task % 2]);
    auto const shown = session.tasks(q).shown;
    auto snapshot = session.snapshot();
    snapshot.tasks.set("q", "broken");
    auto const restored = Session::restore(load(pairs).survey, snapshot, 0);
    CHECK(Value(restored.tasks(q).shown) == Value(shown));
    CHECK(restored.value(q) == session.value(q));
}

TEST_CASE("concepts are rotated so that each follows each other equally often")
{
    for (std::uint32_t count = 1; count <= 9; ++count) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> followed, stood;
        for (std::uint32_t row = 0; row < rotation_count(count); ++row) {
            auto const order = balanced_rotation(count, row);
            REQUIRE(order.size() == count);
            for (std::uint32_t i = 0; i < count; ++i) {
                ++stood[{ i, order[i] }];
                if (i > 0)
                    ++followed[{ order[i - 1], order[i] }];
            }
        }
        CAPTURE(count);
        CHECK(stood.size() == count * count);
        CHECK(followed.size() == count * (count - 1));
        for (auto const& [pair, times] : followed)
            CHECK(times == followed.begin()->second);
        for (auto const& [place, times] : stood)
            CHECK(times == stood.begin()->second);
    }
}

TEST_CASE("a board keeps the order and the answers of cards, and names the concepts that are not answered")
{
    auto const survey = [](char const* display) {
        return std::string(R"({"elements":[{"type":"concept","name":"c","isRequired":true,"display":")") + display
            + R"(","reactions":["like"],"rivals":["r"],"concepts":[{"value":"a","text":"Frame"},{"value":"b"},)"
            + R"({"value":"c","text":"Wall"}]}]})";
    };
    SessionOptions options;
    options.seed = 5;
    Session board(load(survey("board")).survey, options);
    Session const cards(load(survey("cards")).survey, options);
    auto const c = ask(board, "c");
    REQUIRE(board.tasks(c).shown.size() == 3);
    CHECK(board.tasks(c) == cards.tasks(ask(cards, "c")));
    std::string const names[] = { "Frame", "b", "Wall" };
    std::vector<std::string> order;
    for (auto const& task : board.tasks(c).shown)
        order.push_back(names[task.list().front().text().front() - 'a']);
    CHECK_FALSE(board.check_screen());
    REQUIRE(board.errors(c).size() == 1);
    CHECK(board.errors(c).front().text == "Not answered yet: " + order[0] + ", " + order[1] + ", " + order[2] + ".");
    auto const second = board.tasks(c).shown[1].list().front().text();
    board.set_part(c, second, "intent", 3);
    board.set_part(c, second, "preferred", "r");
    CHECK(board.errors(c).front().text == "Not answered yet: " + order[0] + ", " + order[2] + ".");
    for (auto const* name : { "a", "b", "c" }) {
        board.set_part(c, name, "intent", 3);
        board.set_part(c, name, "preferred", "r");
    }
    CHECK(board.check_screen());
    CHECK(answer(board, "c").find(R"("a":{"intent":3,"preferred":"r"})") != std::string::npos);
}

TEST_CASE("a board names a few of many missing concepts and counts the rest, and takes the survey's own words")
{
    auto const with = [](std::string const& more) {
        return begin_session(R"({"elements":[{"type":"concept","name":"c","isRequired":true,"display":"board",)"
                             R"("rotation":"none",)"
            + more
            + R"("concepts":[{"value":1},{"value":2},{"value":3},{"value":4},{"value":5},{"value":6},{"value":7}]}]})");
    };
    auto board = with("");
    CHECK_FALSE(board.check_screen());
    CHECK(board.errors(ask(board, "c")).front().text == "Not answered yet: 1, 2, 3, 4, 5 and 2 more.");
    auto own = with(R"("requiredErrorText":"All of them, please.",)");
    CHECK_FALSE(own.check_screen());
    REQUIRE(own.errors(ask(own, "c")).size() == 1);
    CHECK(own.errors(ask(own, "c")).front().text == "All of them, please.");
}

TEST_CASE("simulated people answer a board as they answer cards")
{
    auto const simulated = [](char const* display) {
        auto const survey = load(
            std::string(R"({"elements":[{"type":"concept","name":"c","isRequired":true,"display":")") + display
            + R"(","concepts":[{"value":"a"},{"value":"b"},{"value":"c"}],"reactions":["like","sad"],"rivals":["r"]}]})")
                                .survey;
        SimulationOptions options;
        options.seed = 11;
        auto const session = simulate_person(survey, options);
        CHECK(session.phase() == Phase::completed);
        return answer(session, "c") + codec::to_json(Value(session.snapshot().tasks));
    };
    CHECK(simulated("board") == simulated("cards"));
}

TEST_CASE("a constant sum adds up or says by how much it does not")
{
    auto session = begin_session(R"({"elements":[{"type":"constantsum","name":"c","items":["a","b"],"total":10}]})");
    auto const c = ask(session, "c");
    CHECK(session.check_screen());
    session.set_item(c, "a", 4);
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(c).front().text == "The sum should be 10; it is 4 now.");
    session.set_item(c, "b", 6);
    CHECK(session.errors(c).empty());
    session.set_item(c, "b", 6.5);
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(c).front().part == "b");
}

TEST_CASE("prices rise from too cheap to too expensive")
{
    auto session
        = begin_session(R"({"elements":[{"type":"pricesensitivity","name":"p","min":1000,"max":9000,"step":500}]})");
    auto const p = ask(session, "p");
    session.set_item(p, "tooCheap", 2000);
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(p).size() == 3);
    session.set_item(p, "cheap", 3000);
    session.set_item(p, "expensive", 3000);
    session.set_item(p, "tooExpensive", 5000);
    REQUIRE(session.errors(p).size() == 1);
    CHECK(session.errors(p).front().text
        == "Each price should be higher than the one before. Please check them in order.");
    session.set_item(p, "expensive", 4000);
    CHECK(session.errors(p).empty());
    session.set_item(p, "expensive", 4100);
    CHECK_FALSE(session.check_screen());
    CHECK(session.errors(p).front().part == "expensive");
}

TEST_CASE("a question with too little to compare is a finding, is passed over, and the rest works")
{
    CHECK(wrongs(R"({"elements":[{"type":"maxdiff","name":"a","items":["x","y"],"isRequired":true}]})")
        == std::vector<std::string> { "/elements/0/items", "/elements/0/itemsPerSet" });
    CHECK(wrongs(R"({"elements":[{"type":"maxdiff","name":"a","items":["x","y","z"],"itemsPerSet":4}]})")
        == std::vector<std::string> { "/elements/0/itemsPerSet" });
    CHECK(
        wrongs(
            R"({"elements":[{"type":"conjoint","name":"a","attributes":[{"name":"p","levels":[1]},{"name":"q","levels":[1,2]}]}]})")
        == std::vector<std::string> { "/elements/0/attributes/0/levels", "/elements/0/attributes" });
    CHECK(wrongs(R"({"elements":[{"type":"maxdiff","name":"a","itemsPerSet":3,"items":["x","y","z"],
        "design":{"versions":[[["x","y","z"]],[["x","y","nobody"]]]}}]})")
        == std::vector<std::string> { "/elements/0/design/versions/1" });
    auto session = begin_session(R"({"elements":[{"type":"maxdiff","name":"a","items":["x"],"isRequired":true},
        {"type":"kano","name":"k","features":[],"isRequired":true},
        {"type":"statements","name":"s","items":[],"isRequired":true},{"type":"text","name":"t"}]})");
    set(session, "t", "still here");
    CHECK(session.complete() == Step::completed);
    CHECK(data(session) == R"({"t":"still here"})");
}

TEST_CASE("a survey without a design has one made for each person, the same again for the same seed")
{
    auto const survey = load(R"({"elements":[
        {"type":"maxdiff","name":"w","itemsPerSet":4,"items":["a","b","c","d","e","f","g","h","i","j","k","l"]},
        {"type":"pairs","name":"q","adaptive":false,"items":["a","b","c","d","e","f"],"votes":9},
        {"type":"conjoint","name":"p","tasks":6,"alternatives":3,"attributes":[
            {"name":"x","levels":[1,2,3]},{"name":"y","levels":[1,2,3]},{"name":"z","levels":[1,2,3]}],
         "prohibitions":[{"x":1,"y":3}]}]})")
                            .survey;
    std::set<std::string> different;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SessionOptions options;
        options.seed = seed;
        Session session(survey, options);
        auto const& wishes = session.tasks(ask(session, "w")).shown;
        CHECK(wishes.size() == 9);
        std::map<std::string, int> shown;
        for (auto const& set : wishes) {
            for (auto const& item : set.list())
                ++shown[item.text()];
        }
        CHECK(shown.size() == 12);
        for (auto const& [item, times] : shown)
            CHECK(times == 3);
        std::set<std::set<std::string>> pairs;
        shown.clear();
        for (auto const& pair : session.tasks(ask(session, "q")).shown) {
            pairs.insert({ pair.list()[0].text(), pair.list()[1].text() });
            for (auto const& item : pair.list())
                ++shown[item.text()];
        }
        CHECK(pairs.size() == 9);
        for (auto const& [item, times] : shown)
            CHECK(times == 3);
        for (auto const& task : session.tasks(ask(session, "p")).shown) {
            CHECK(task.list().size() == 3);
            for (auto const& product : task.list())
                CHECK_FALSE((product.member("x") == 1 && product.member("y") == 3));
        }
        auto const tasks = codec::to_json(Value(session.snapshot().tasks));
        different.insert(tasks);
        Session again(survey, options);
        for (auto const* const name : { "w", "q", "p" })
            again.tasks(ask(again, name));
        CHECK(codec::to_json(Value(again.snapshot().tasks)) == tasks);
    }
    CHECK(different.size() == 20);
}

TEST_CASE("no pair comes twice, and no item is ever two pairs ahead of another")
{
    for (int count = 2; count <= 9; ++count) {
        std::string items;
        for (int i = 0; i < count; ++i)
            items += (i ? ",\"" : "\"") + std::string(1, static_cast<char>('a' + i)) + "\"";
        auto const all = count * (count - 1) / 2;
        auto session = begin_session(R"({"elements":[{"type":"pairs","name":"q","adaptive":false,"votes":)"
            + std::to_string(all) + R"(,"items":[)" + items + "]}]}");
        std::map<std::string, int> shown;
        std::set<std::set<std::string>> pairs;
        for (auto const& pair : session.tasks(ask(session, "q")).shown) {
            pairs.insert({ pair.list()[0].text(), pair.list()[1].text() });
            for (auto const& item : pair.list())
                ++shown[item.text()];
            int least = 1000, most = 0;
            for (int i = 0; i < count; ++i) {
                auto const times = shown[std::string(1, static_cast<char>('a' + i))];
                least = std::min(least, times);
                most = std::max(most, times);
            }
            CHECK(most - least <= 1);
        }
        CHECK(pairs.size() == static_cast<std::size_t>(all));
    }
}

TEST_CASE(
    "an adaptive question shows the next task when all before are answered, never the same twice, until none is left")
{
    auto const survey = load(R"({"elements":[
        {"type":"pairs","name":"q","votes":12,"items":["a","b","c","d","e","f"]},
        {"type":"maxdiff","name":"w","adaptive":true,"sets":7,"itemsPerSet":3,"items":["a","b","c","d","e","f"],
         "prior":{"mean":{"a":2},"deviation":1}}]})")
                            .survey;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SessionOptions options;
        options.seed = seed;
        Session session(survey, options);
        auto const q = ask(session, "q"), w = ask(session, "w");
        CHECK(session.tasks(q).design == "adaptive");
        for (std::size_t task = 0; task < 12; ++task) {
            REQUIRE(session.tasks(q).shown.size() == task + 1);
            CHECK(session.tasks(q).total == 12);
            auto const pair = session.tasks(q).shown[task].list();
            if (task % 5 == 4)
                session.set_task(q, task, "skipped", true);
            else
                session.set_task(q, task, "choice", std::min(pair[0].text(), pair[1].text()));
        }
        CHECK(session.tasks(q).shown.size() == 12);
        std::set<std::set<std::string>> pairs;
        for (auto const& pair : session.tasks(q).shown)
            pairs.insert({ pair.list()[0].text(), pair.list()[1].text() });
        CHECK(pairs.size() == 12);
        for (std::size_t task = 0; task < 7; ++task) {
            REQUIRE(session.tasks(w).shown.size() == task + 1);
            auto const set = session.tasks(w).shown[task].list();
            REQUIRE(set.size() == 3);
            session.set_task(w, task, "best", set[0]);
            session.set_task(w, task, "worst", set[2]);
        }
        CHECK(session.tasks(w).shown.size() == 7);
        // The same answers bring the same tasks, on another device as well.
        auto const again = Session::restore(survey, session.snapshot(), 0);
        CHECK(Value(again.tasks(w).shown) == Value(session.tasks(w).shown));
    }
}

TEST_CASE("what leaves no design is a finding")
{
    CHECK(
        wrongs(
            R"({"elements":[{"type":"conjoint","name":"p","attributes":[{"name":"x","levels":[1,2]},{"name":"y","levels":[1,2]}],
        "prohibitions":[{"x":1,"y":1},{"x":1,"y":2},{"x":2,"y":1}]}]})")
        == std::vector<std::string> { "/elements/0/prohibitions" });
    CHECK(wrongs(R"({"elements":[{"type":"conjoint","name":"p","alternatives":6,
        "attributes":[{"name":"x","levels":[1,2]},{"name":"y","levels":[1,2]}]}]})")
        == std::vector<std::string> { "/elements/0/alternatives" });
    CHECK(wrongs(R"({"elements":[{"type":"pairs","name":"q","items":["a","b"],"prior":{"deviation":0}}]})")
        == std::vector<std::string> { "/elements/0/prior" });
    // A number names its item as a key does.
    CHECK(wrongs(R"({"elements":[{"type":"pairs","name":"q","items":[1,2],"prior":{"deviation":{"2":0}}}]})")
        == std::vector<std::string> { "/elements/0/prior" });
    auto const few = load(
        R"({"elements":[{"type":"maxdiff","name":"w","sets":2,"items":["a","b","c","d","e","f","g","h","i"]}]})");
    REQUIRE(few.findings.size() == 1);
    CHECK(few.findings.front().where == "/elements/0/sets");
    Session session(few.survey, {});
    CHECK(session.tasks(ask(session, "w")).shown.size() == 2);
}

TEST_CASE("simulated people answer every kind so that it passes its own checks")
{
    auto const survey = load(R"({"elements":[
        {"type":"maxdiff","name":"w","isRequired":true,"itemsPerSet":3,"items":["a","b","c","d"],"anchored":true,
         "design":{"versions":[[["a","b","c"],["b","c","d"]]]}},
        {"type":"pairs","name":"q","isRequired":true,"items":["a","b","c"],"design":{"versions":[[["a","b"],["b","c"]]]}},
        {"type":"kano","name":"k","isRequired":true,"features":["x","y"],"askImportance":true},
        {"type":"pricesensitivity","name":"p","isRequired":true,"min":1000,"max":9000,"step":500,"askLikelihood":true},
        {"type":"constantsum","name":"c","isRequired":true,"items":["a","b","c"]},
        {"type":"statements","name":"s","isRequired":true,"items":["a","b","c"]},
        {"type":"concept","name":"n","isRequired":true,"concepts":[{"value":"u1"},{"value":"u2"}],"reactions":["like","sad"],"rivals":["r"]},
        {"type":"cardsort","name":"o","isRequired":true,"cards":["a","b"],"categories":["x","y"]}]})")
                            .survey;
    SimulationOptions options;
    for (options.seed = 1; options.seed <= 50; ++options.seed) {
        CAPTURE(options.seed);
        auto const session = simulate_person(survey, options);
        CHECK(session.phase() == Phase::completed);
        CHECK(session.snapshot().tasks.size() == 5);
    }
}
