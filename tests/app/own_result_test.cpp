// "Your result": from known answers to the words on the screen, and what keeps it away.
#include "app/own_words.h"
#include "choice/own_answers.h"
#include "codec/json.h"
#include "codec/survey_json.h"
#include "survey/tasks.h"
#include "tests/app/bench.h"
#include "tests/app/samples.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::has;

namespace {

std::string const population
    = R"("population": { "people": 1204, "from": { "default": "panel", "ko": "2026년 10월 패널" }, "deviation": 0.5,
        "segments": [ { "name": { "default": "calm", "ko": "조용한 쪽" }, "share": 0.6, "mean": { "books": 2, "pc": -1 } },
                      { "name": { "default": "bright", "ko": "환한 쪽" }, "share": 0.4, "mean": { "light": 2, "books": -1 } } ] },)";

std::string survey_with(std::string const& of_survey, std::string const& of_sets)
{
    return R"({ "id": "own", "locale": "ko", )" + of_survey + R"( "pages": [ { "name": "all", "elements": [
    { "type": "maxdiff", "name": "wishes", "title": "무엇이 끌리세요?", "itemsPerSet": 3, )"
        + of_sets + R"(
      "items": [ { "value": "terrace", "text": "테라스" }, { "value": "books", "text": "책방" },
                 { "value": "pc", "text": "PC" }, { "value": "light", "text": "조명" } ],
      "design": { "versions": [ [ ["terrace", "books", "pc"], ["books", "pc", "light"], ["light", "terrace", "books"],
                                  ["pc", "light", "terrace"], ["terrace", "books", "light"], ["books", "light", "pc"] ] ] } },
    { "type": "conjoint", "name": "product", "title": "어느 제품", "alternatives": 2,
      "attributes": [ { "name": "size", "title": "크기", "levels": [ { "value": "s", "text": "작게" }, { "value": "l", "text": "크게" } ] },
                      { "name": "price", "title": "가격", "levels": [ { "value": 10, "text": "10만 원" }, { "value": 20, "text": "20만 원" } ] } ],
      "design": { "versions": [ [ [ { "size": "s", "price": 20 }, { "size": "l", "price": 10 } ],
                                  [ { "size": "s", "price": 10 }, { "size": "l", "price": 20 } ],
                                  [ { "size": "s", "price": 20 }, { "size": "l", "price": 10 } ],
                                  [ { "size": "s", "price": 10 }, { "size": "l", "price": 20 } ] ] ] } } ] } ] })";
}

// Whoever stands first in `liked` is the best of every set, whoever stands last the worst.
void choose_items(Bench& bench, std::vector<std::string> const& liked, std::uint32_t sets)
{
    for (std::uint32_t set = 0; set < sets; ++set) {
        auto const& shown = bench.session().tasks({ 0 }).shown[set].list();
        std::vector<std::string> order;
        for (auto const& item : liked) {
            if (std::find(shown.begin(), shown.end(), survey::Value(item)) != shown.end())
                order.push_back(item);
        }
        bench.act(AnswerTask { bench.id("wishes"), set, "best", order.front() });
        bench.act(AnswerTask { bench.id("wishes"), set, "worst", order.back() });
    }
}

// Always the cheaper one.
void choose_products(Bench& bench, std::uint32_t tasks)
{
    for (std::uint32_t task = 0; task < tasks; ++task)
        bench.act(AnswerTask { bench.id("product"), task, "choice", task % 2 == 0 ? "1" : "0" });
}

Bench finished(std::string const& survey, std::uint32_t sets = 6, std::uint32_t tasks = 4)
{
    Bench bench;
    bench.open(survey);
    choose_items(bench, { "books", "terrace", "light", "pc" }, sets);
    choose_products(bench, tasks);
    bench.act(Next {});
    bench.pass(100);
    return bench;
}

CompletedView completed(Bench const& bench)
{
    return std::get<CompletedView>(bench.view().body);
}

survey::Findings findings_of(std::string const& survey)
{
    auto const json = codec::parse_json(survey);
    REQUIRE(json.is_ok());
    return codec::read_survey(json.value()).value().findings;
}

bool complains(survey::Findings const& findings, std::string const& where)
{
    return std::any_of(findings.begin(), findings.end(),
        [&](survey::Finding const& finding) { return finding.where == "/pages/0/elements/0/population" + where; });
}

}

TEST_CASE("the favourite, the ranking and the product of known answers are told in words")
{
    auto const bench = finished(survey_with("", population));
    REQUIRE(completed(bench).own);
    auto const own = *completed(bench).own;
    CHECK(own.headline == "내 결과");
    REQUIRE(own.answers.size() == 2);
    auto const& wishes = own.answers[0];
    CHECK(wishes.question == "무엇이 끌리세요?");
    CHECK(wishes.sentence == "가장 먼저 꼽은 것은 ‘책방’이에요.");
    REQUIRE(wishes.bars.size() == 4);
    CHECK(wishes.bars[0].label == "책방");
    CHECK(wishes.bars[3].label == "PC");
    CHECK(has(wishes.bars[0].name, "1위 책방. 다른 것과 나란히 놓으면 100번 중 "));
    for (auto const& bar : wishes.bars) {
        CHECK(bar.low < bar.fraction);
        CHECK(bar.fraction < bar.high);
    }
    CHECK(wishes.basis == "내가 고른 답 6개로 계산했어요.");
    auto const& product = own.answers[1];
    REQUIRE(product.product.size() == 2);
    CHECK(product.product[1].attribute == "가격");
    CHECK(product.product[1].words == "10만 원");
    CHECK(product.sentence == "고를 때 가장 중요하게 본 것은 가격이에요.");
    CHECK(product.bars[0].label == "가격");
    CHECK_FALSE(product.people);
}

TEST_CASE("how many think alike comes with its interval, its number of people and where they are from")
{
    auto const own = *completed(finished(survey_with("", population))).own;
    REQUIRE(own.answers[0].people);
    // 0.6 of people like books about two deviations more than anything else, the others hardly ever: 58 to 60.
    CHECK(own.answers[0].people->same >= 57);
    CHECK(own.answers[0].people->same <= 60);
    CHECK(has(own.answers[0].people->words, "이 같은 것을 가장 먼저 꼽았어요"));
    CHECK(has(own.answers[0].people->words, "명쯤("));
    CHECK(own.answers[0].people->basis == "2026년 10월 패널 · 1,204명 응답 기준");
    CHECK(own.answers[0].segment == "‘조용한 쪽’ 쪽 사람들과 비슷해요 · 100명 중 60명쯤(57~63명)");
    CHECK(has(own.caution, "모든 사람을 대표하지는 않아요"));
    auto const alone = *completed(finished(survey_with(R"("ownResult": { "people": false },)", population))).own;
    CHECK_FALSE(alone.answers[0].people);
    CHECK(alone.answers[0].segment.empty());
    CHECK(alone.caution.empty());
}

TEST_CASE("two favourites the answers cannot tell apart are told together")
{
    Bench bench;
    bench.open(survey_with("", ""));
    // Books and terrace win against each other as often as not.
    choose_items(bench, { "books", "terrace", "light", "pc" }, 6);
    for (std::uint32_t const set : { 2u, 4u })
        bench.act(AnswerTask { bench.id("wishes"), set, "best", "terrace" });
    bench.act(Next {});
    bench.pass(100);
    auto const sentence = completed(bench).own->answers[0].sentence;
    CHECK(has(sentence, "비슷하게 앞섰어요."));
    CHECK(has(sentence, "‘책방’"));
    CHECK(has(sentence, "‘테라스’"));
}

TEST_CASE("the thanks come first, the result a moment later, and in the language of the screen")
{
    Bench bench;
    bench.open(survey_with("", ""));
    choose_items(bench, { "books", "terrace", "light", "pc" }, 6);
    bench.holds_back = true;
    bench.act(Next {});
    bench.pass(1000);
    CHECK_FALSE(completed(bench).own); // nothing before it is stored
    bench.deliver();
    CHECK(completed(bench).state == StoreState::stored);
    CHECK_FALSE(completed(bench).own);
    auto const screen = bench.view().screen;
    bench.pass(100);
    REQUIRE(completed(bench).own);
    CHECK(bench.view().screen == screen); // the focus stays at the thanks
    CHECK_FALSE(due_millis(bench.state));
    bench.act(SwitchLanguage { Language::english });
    CHECK(completed(bench).own->headline == "Your result");
    CHECK(completed(bench).own->answers[0].sentence == "What you put first is “책방”.");
}

TEST_CASE("a stored response shows the same result again")
{
    auto bench = finished(survey_with("", population));
    auto const before = *completed(bench).own;
    bench.act(GoHome {});
    bench.act(test::home(bench).responses[0].show.action);
    REQUIRE(bench.shows<DetailsView>());
    auto const after = std::get<DetailsView>(bench.view().body).own;
    REQUIRE(after);
    REQUIRE(after->answers.size() == before.answers.size());
    for (std::size_t i = 0; i < before.answers.size(); ++i) {
        CHECK(after->answers[i].sentence == before.answers[i].sentence);
        CHECK(after->answers[i].bars[0].name == before.answers[i].bars[0].name);
    }
}

TEST_CASE("a survey that wants no result shows none, and one that names a question only that")
{
    CHECK_FALSE(completed(finished(survey_with(R"("ownResult": false,)", population))).own);
    CHECK_FALSE(completed(finished(survey_with(R"("ownResult": { "show": false },)", population))).own);
    auto const one = completed(finished(survey_with(R"("ownResult": { "questions": ["product"] },)", ""))).own;
    REQUIRE(one);
    REQUIRE(one->answers.size() == 1);
    CHECK(one->answers[0].question == "어느 제품");
    CHECK_FALSE(completed(finished(survey_with(R"("ownResult": { "questions": ["nobody"] },)", ""))).own);
    auto const findings = findings_of(survey_with(R"("ownResult": { "questions": ["nobody", 7] },)", ""));
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].where == "/ownResult/questions/0");
    CHECK(findings[1].where == "/ownResult/questions/1");
}

TEST_CASE("too few answers are said to be too few, none are passed over")
{
    auto const few = completed(finished(survey_with("", ""), 2, 0)).own;
    REQUIRE(few);
    CHECK(few->answers.empty());
    CHECK(few->notes
        == std::vector<std::string> {
            "무엇이 끌리세요?: 고른 답이 2개라 아직 결과를 말하기 어려워요. 3개부터 볼 수 있어요." });
    CHECK_FALSE(completed(finished(survey_with("", ""), 0, 0)).own);
}

TEST_CASE("tasks that cannot have been shown are left out, whatever became of the stored response")
{
    auto bench = finished(survey_with("", ""), 6, 0);
    bench.act(GoHome {});
    auto& body = bench.state.responses.front().body;
    auto const spoil = [&](std::string const& from, std::string const& to) {
        auto const at = body.find(from);
        REQUIRE(at != std::string::npos);
        body.replace(at, from.size(), to);
    };
    SUBCASE("unknown items")
    {
        spoil(R"([["terrace","books","pc"])", R"([["terrace","books","rocket"])");
    }
    SUBCASE("no sets at all")
    {
        spoil(R"("shown":[[)", R"("other":[[)");
    }
    SUBCASE("answers that were not on offer")
    {
        spoil(R"({"best":"books","worst":"pc"})", R"({"best":"light","worst":7})");
    }
    SUBCASE("no JSON")
    {
        body = "{";
    }
    bench.act(test::home(bench).responses[0].show.action);
    REQUIRE(bench.shows<DetailsView>());
    auto const own = std::get<DetailsView>(bench.view().body).own;
    if (own && !own->answers.empty())
        CHECK(own->answers[0].basis == "내가 고른 답 5개로 계산했어요.");
}

TEST_CASE("a population that is none is a finding with its place, and the rest of the result is shown")
{
    auto const with = [](std::string const& own) { return survey_with("", "\"population\": " + own + ","); };
    auto const refused = [&](std::string const& own, std::string const& where) {
        CAPTURE(own);
        CHECK(complains(findings_of(with(own)), where));
        auto const shown = completed(finished(with(own))).own;
        REQUIRE(shown);
        CHECK(shown->answers.size() == 2);
        CHECK_FALSE(shown->answers[0].people);
    };
    refused("7", "");
    refused(R"({ "mean": { "books": 1 } })", "/people");
    refused(R"({ "people": 0, "mean": { "books": 1 } })", "/people");
    refused(R"({ "people": 10 })", "");
    refused(R"({ "people": 10, "mean": { "books": "much" } })", "/mean/books");
    refused(R"({ "people": 10, "mean": { "books": 1000 } })", "/mean/books");
    refused(R"({ "people": 10, "mean": [1] })", "/mean");
    refused(R"({ "people": 10, "mean": {}, "deviation": 0 })", "/deviation");
    refused(R"({ "people": 10, "mean": {}, "deviation": { "books": -1 } })", "/deviation/books");
    refused(R"({ "people": 10, "segments": [] })", "/segments");
    refused(R"({ "people": 10, "segments": [ { "share": 0, "mean": {} } ] })", "/segments/0/share");
    refused(R"({ "people": 10, "segments": [ { "share": 1 } ] })", "/segments/0/mean");
    // A name nobody has is a slip of the pen; the others still count.
    auto const slip = with(R"({ "people": 10, "mean": { "books": 1, "boks": 1 } })");
    CHECK(complains(findings_of(slip), "/mean/boks"));
    CHECK(completed(finished(slip)).own->answers[0].people);
    CHECK(findings_of(survey_with("", population)).empty());
}

TEST_CASE("a population without utilities of its own has the prior's")
{
    auto const own
        = completed(finished(survey_with("",
                        R"("prior": { "mean": { "books": 3 }, "deviation": 0.5 }, "population": { "people": 50 },)")))
              .own;
    REQUIRE(own->answers[0].people);
    CHECK(own->answers[0].people->same > 95);
    CHECK(own->answers[0].people->basis == "50명 응답 기준");
}

TEST_CASE("the result takes a few steps of Newton's method, however many items there are")
{
    std::string items, sets;
    for (int i = 0; i < 60; ++i) {
        items += (i ? ",\"i" : "\"i") + std::to_string(i) + "\"";
        sets += std::string(i ? "," : "") + "[\"i" + std::to_string(i) + "\",\"i" + std::to_string((i + 7) % 60)
            + "\",\"i" + std::to_string((i + 19) % 60) + "\"]";
    }
    auto const json = codec::parse_json(
        R"({ "pages": [ { "name": "p", "elements": [ { "type": "maxdiff", "name": "many", "itemsPerSet": 3,
        "items": [)"
        + items + R"(], "design": { "versions": [ [)" + sets + "] ] } } ] } ] }");
    auto const survey = codec::read_survey(json.value()).release_value().survey;
    survey::Response response;
    survey::List shown, answer;
    for (int i = 0; i < 60; ++i) {
        auto const name = [](int item) { return survey::Value("i" + std::to_string(item % 60)); };
        shown.push_back(survey::List { name(i), name(i + 7), name(i + 19) });
        survey::Record one;
        one.set("best", name(i));
        one.set("worst", name(i + 19));
        answer.push_back(std::move(one));
    }
    survey::Record tasks;
    tasks.set("shown", std::move(shown));
    response.tasks.set("many", std::move(tasks));
    response.data.set("many", std::move(answer));
    auto const own = choice::own_answers(survey->definition().questions[0], response);
    CHECK(own.tasks == 60);
    REQUIRE(std::holds_alternative<choice::OwnRanking>(own.result));
    CHECK(std::get<choice::OwnRanking>(own.result).items.iterations <= 12);
}

TEST_CASE("Korean endings follow the last sound")
{
    auto const is = [](std::string const& words) { return with_copula(Language::korean, words); };
    CHECK(is("가격") == "가격이에요");
    CHECK(is("크기") == "크기예요");
    CHECK(is("‘책방’") == "‘책방’이에요");
    CHECK(is("화면 (55인치)") == "화면 (55인치)예요");
    CHECK(is("상품 3") == "상품 3이에요");
    CHECK(is("상품 2") == "상품 2예요");
    CHECK(is("HTML") == "HTML이에요");
    CHECK(is("PC") == "PC예요");
    CHECK(is("") == "예요");
    CHECK(with_copula(Language::english, "price") == "price");
    CHECK(joined_with_and(Language::korean, { "가격", "크기", "색" }) == "가격과 크기와 색");
    CHECK(with_subject(Language::korean, "크기") == "크기가");
}
