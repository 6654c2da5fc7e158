// Questions in which people choose, weigh and react: shown in words, answered by the actions their views name.
#include "codec/response_json.h"
#include "tests/app/bench.h"
#include "tests/app/judgement_survey.h"
#include "tests/app/screen_words.h"

#include <set>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;
using survey::Value;

namespace {

Bench opened()
{
    Bench bench;
    bench.open(test::judgements);
    return bench;
}

std::string json(Value const& value)
{
    return codec::to_json(value);
}

}

TEST_CASE("every kind of judgement in words")
{
    CHECK(in_words(opened().taking().elements) == R"(가장 끌리는 것
  1 / 2 · 2개 남았어요
  가장 끌려요 | 가장 덜 끌려요
  ( ) 테라스 ( ) 
  ( ) 책방 ( ) 
  ( ) PC ( ) 
둘 중에
  1 / 2 · 2개 남았어요
  ( ) 테라스
  ( ) 책방
  ( ) 비슷해서 고르기 어려워요
어느 제품
  1 / 1 · 마지막이에요
  ( ) A안. 크기: 작게, 값: 10
  ( ) B안. 크기: 크게, 값: 20
  ( ) 이 중에는 고를 것이 없어요
기능
  1 / 1 · 마지막이에요
  ~ 자동 정지
  이 기능이 있다면 어떠세요?
    ( ) 마음에 들어요
    ( ) 당연히 그래야 해요
    ( ) 상관없어요
    ( ) 그래도 괜찮아요
    ( ) 마음에 들지 않아요
  이 기능이 없다면 어떠세요?
    ( ) 마음에 들어요
    ( ) 당연히 그래야 해요
    ( ) 상관없어요
    ( ) 그래도 괜찮아요
    ( ) 마음에 들지 않아요
가격
  너무 싸서 품질이 의심되는 가격은요?: || number
  싸다고 느끼기 시작하는 가격은요?: || number
  비싸지만 그래도 살 만한 가격은요?: || number
  너무 비싸서 사지 않을 가격은요?: || number
나누기
  안전: || number
  청결: || number
  0 / 100 점 · 100 더 나눠 주세요
의견
  1 / 2 · 2개 남았어요
  ~ 밤에도 환하다
    ( ) 동의해요
    ( ) 동의하지 않아요
    ( ) 넘어갈게요
컨셉
  1 / 1 · 마지막이에요
  ~ U1 <picture>
  얇고 조용한 TV
  두께: 3 cm
  어떤 마음이 드세요?
    [ ] 좋아요
    [ ] 아쉬워요
  이대로 나온다면 사시겠어요?
    ( ) 꼭 살래요
    ( ) 아마 살 거예요
    ( ) 반반이에요
    ( ) 아마 안 살 거예요
    ( ) 사지 않을래요
  하나만 고른다면 어느 쪽인가요?
    ( ) U1
    ( ) 다른 회사
분류
  카드 2장 중 0장을 나눴어요
  세차 -> ?
  화장실 -> ?
  좋다 · 0장
  나쁘다 · 0장
)");
}

TEST_CASE("the best and the worst lead on to the next set, and back again")
{
    auto bench = opened();
    auto const id = bench.id("maxdiff");
    bench.act(AnswerTask { id, 0, "best", "terrace" });
    CHECK(bench.kind<MaxDiffView>("maxdiff").header.task == 0);
    bench.act(AnswerTask { id, 0, "worst", "pc" });
    CHECK(bench.kind<MaxDiffView>("maxdiff").header.task == 1);
    CHECK(bench.kind<MaxDiffView>("maxdiff").header.take_focus);
    bench.act(ShowTask { id, 0 });
    auto const view = bench.kind<MaxDiffView>("maxdiff");
    CHECK(view.header.task == 0);
    CHECK(view.items[0].is_best);
    CHECK(view.items[2].is_worst);
    CHECK(view.header.ahead == "다음 카드");
    // A correction stays where it is made.
    bench.act(AnswerTask { id, 0, "best", "books" });
    CHECK(bench.kind<MaxDiffView>("maxdiff").header.task == 0);
    CHECK(json(bench.answer("maxdiff")) == R"([{"best":"books","worst":"pc"}])");
}

TEST_CASE("whoever chooses with the keyboard goes on by hand")
{
    auto bench = opened();
    auto const id = bench.id("pairs");
    bench.act(ChoosesByKeys { true });
    bench.act(AnswerTask { id, 0, "choice", "terrace" });
    CHECK(bench.kind<ProductsView>("pairs").header.task == 0);
    bench.act(ShowTask { id, 1 });
    bench.act(ChoosesByKeys { false });
    bench.act(AnswerTask { id, 1, "skipped", "skipped" });
    CHECK(json(bench.answer("pairs")) == R"([{"choice":"terrace"},{"skipped":true}])");
    CHECK(bench.kind<ProductsView>("pairs").header.is_done);
    CHECK(bench.kind<ProductsView>("pairs").header.left == "모두 답했어요");
}

TEST_CASE("each part of a judgement goes where it belongs")
{
    auto bench = opened();
    bench.act(AnswerTask { bench.id("conjoint"), 0, "choice", "1" });
    CHECK(json(bench.answer("conjoint")) == R"([{"choice":1}])");
    bench.act(AnswerTask { bench.id("kano"), 0, "functional", "1" });
    bench.act(AnswerTask { bench.id("kano"), 0, "dysfunctional", "5" });
    CHECK(json(bench.answer("kano")) == R"({"stop":{"functional":1,"dysfunctional":5}})");
    bench.act(AnswerTask { bench.id("statements"), 0, "vote", "agree" });
    bench.act(AnswerTask { bench.id("statements"), 1, "vote", "pass" });
    CHECK(json(bench.answer("statements")) == R"({"bright":"agree","clean":"pass"})");
    auto const concepts = bench.id("concept");
    bench.act(AnswerTask { concepts, 0, "reactions", "like" });
    bench.act(AnswerTask { concepts, 0, "reactions", "sad" });
    bench.act(AnswerTask { concepts, 0, "reactions", "like" });
    bench.act(AnswerTask { concepts, 0, "intent", "4" });
    bench.act(AnswerTask { concepts, 0, "preferred", "rival" });
    CHECK(json(bench.answer("concept")) == R"({"u1":{"reactions":["sad"],"intent":4,"preferred":"rival"}})");
    bench.act(SortCard { bench.id("sort"), "wash", "good" });
    CHECK(bench.kind<CardSortView>("sort").progress == "카드 2장 중 1장을 나눴어요");
    bench.act(SortCard { bench.id("sort"), "wash", "" });
    CHECK(json(bench.answer("sort")) == "null");
}

TEST_CASE("a board in words, before and after a refused Next")
{
    Bench bench;
    bench.open(test::board);
    auto const groups
        = [](std::string const& name, char const* mark) {
              return std::string(R"(  어떤 마음이 드세요?
    [)") + mark + R"(] 좋아요
    [ ] 아쉬워요
  이대로 나온다면 사시겠어요?
    ( ) 1
    ( ) 2
    ( ) 3
    ( ) 4
    ( ) 5
    사지 않을래요 … 꼭 살래요
  하나만 고른다면 어느 쪽인가요?
    ( ) )" + name + R"(
    ( ) 다른 회사
)";
          };
    std::string const first = "  ~ U1 <picture>\n  얇고 조용한 TV\n  두께: 3 cm\n";
    CHECK(in_words(bench.taking().elements)
        == "컨셉 (필수)\n  2개 중 0개 답했어요\n" + first + groups("U1", " ") + "  ~ U2\n" + groups("U2", " "));
    auto const id = bench.id("concept");
    bench.act(AnswerTask { id, 0, "reactions", "like" });
    bench.act(Next {});
    CHECK(bench.kind<BoardView>("concept").first_missing == 0);
    CHECK(bench.element("concept").errors == std::vector<std::string> { "U1, U2에 아직 답하지 않았어요." });
    CHECK(bench.taking().errors->lines.front().words.find("U1, U2에 아직 답하지 않았어요.") != std::string::npos);
    CHECK(bench.state.focus == id);
    bench.act(AnswerTask { id, 0, "intent", "5" });
    bench.act(AnswerTask { id, 0, "preferred", "u1" });
    auto const view = bench.kind<BoardView>("concept");
    CHECK(view.progress == "2개 중 1개 답했어요");
    CHECK(view.first_missing == 1);
    CHECK(view.cards[0].is_answered);
    CHECK(view.cards[0].error.empty());
    CHECK(view.cards[1].error == "아직 답하지 않았어요.");
    CHECK_FALSE(view.cards[1].groups[0].invalid); // a reaction is not needed where more is asked
    CHECK(view.cards[1].groups[1].invalid);
    CHECK(bench.element("concept").errors == std::vector<std::string> { "U2에 아직 답하지 않았어요." });
}

TEST_CASE("every name on a board says which concept it is about, and no two are the same")
{
    Bench bench;
    bench.open(test::board);
    std::set<std::string> names;
    std::size_t count = 0;
    for (auto const& card : bench.kind<BoardView>("concept").cards) {
        for (auto const& group : card.groups) {
            ++count;
            names.insert(group.name);
            CHECK(group.name.find(card.title) == 0);
            for (auto const& option : group.options) {
                auto const& name = option.name.empty() ? option.label : option.name;
                CAPTURE(name);
                ++count;
                names.insert(name);
                CHECK(name.find(card.title) == 0);
                CHECK(name.find(option.label) != std::string::npos); // what is seen can be said
            }
        }
    }
    CHECK(names.size() == count);
    CHECK(names.count("U2: 4, 아마 살 거예요") == 1);
}

TEST_CASE("a board stays where it is, answers as cards do, and keeps what was shown")
{
    Bench bench;
    bench.open(test::board);
    auto const id = bench.id("concept");
    bench.act(ShowTask { id, 1 });
    CHECK_FALSE(std::get<Taking>(bench.state.screen).moved_on);
    for (auto const* concept_name : { "u2", "u1" }) { // in any order
        auto const task = concept_name[1] == '1' ? 0u : 1u;
        bench.act(AnswerTask { id, task, "reactions", "sad" });
        bench.act(AnswerTask { id, task, "intent", "4" });
        bench.act(AnswerTask { id, task, "preferred", task == 0 ? "u1" : "rival" });
        CHECK_FALSE(std::get<Taking>(bench.state.screen).moved_on);
    }
    CHECK(bench.kind<BoardView>("concept").is_done);
    bench.act(AnswerTask { id, 0, "intent", "2" }); // second thoughts
    bench.act(AnswerTask { id, 9, "intent", "2" });
    bench.act(AnswerTask { id, 1, "preferred", "u1" }); // not among its own
    CHECK(json(bench.answer("concept"))
        == R"({"u2":{"reactions":["sad"],"intent":4,"preferred":"rival"},"u1":{"reactions":["sad"],"intent":2,"preferred":"u1"}})");
    bench.act(Complete {});
    REQUIRE(bench.responses.size() == 1);
    auto const response = codec::parse_json(bench.responses.begin()->second.body).value();
    CHECK(json(response.member("tasks").member("concept"))
        == R"({"design":"order","version":0,"total":2,"shown":[["u1"],["u2"]]})");
}

TEST_CASE("prices are typed, and how likely one would buy is asked at two of them")
{
    auto bench = opened();
    auto const id = bench.id("price");
    CHECK(bench.kind<PriceView>("price").groups.empty());
    bench.act(TypeText { .question = id, .item = "cheap", .text = "12000" });
    bench.act(TypeText { .question = id, .item = "expensive", .text = "20000" });
    auto const view = bench.kind<PriceView>("price");
    REQUIRE(view.groups.size() == 2);
    CHECK(view.groups[0].title == "가격이 12,000원일 때 사시겠어요?");
    bench.act(AnswerTask { id, 0, "buyCheap", "4" });
    CHECK(json(bench.answer("price")) == R"({"cheap":12000,"expensive":20000,"buyCheap":4})");
}

TEST_CASE("shares go up and down in steps, never past the whole")
{
    auto bench = opened();
    auto const id = bench.id("sum");
    bench.act(TypeText { .question = id, .item = "safe", .text = "95" });
    bench.act(StepShare { id, "clean", true });
    CHECK(json(bench.answer("sum")) == R"({"safe":95,"clean":5})");
    CHECK(bench.kind<SharesView>("sum").is_exact);
    bench.act(StepShare { id, "clean", true });
    CHECK(json(bench.answer("sum")) == R"({"safe":95,"clean":5})");
    bench.act(StepShare { id, "safe", false });
    CHECK(bench.kind<SharesView>("sum").words == "5 더 나눠 주세요");
}

TEST_CASE("late and forged events change nothing")
{
    auto bench = opened();
    for (auto const* name :
        { "maxdiff", "pairs", "conjoint", "kano", "price", "sum", "statements", "concept", "sort" }) {
        auto const id = bench.id(name);
        for (auto const* part :
            { "best", "choice", "functional", "intent", "preferred", "reactions", "buyCheap", "x" }) {
            for (auto const* option : { "", "nobody", "99", "-1", "0", "6" })
                bench.act(AnswerTask { id, 3, part, option });
            bench.act(AnswerTask { id, 0, part, "nobody" });
        }
        bench.act(ShowTask { id, 1000 });
        bench.act(StepShare { id, "nobody", true });
        bench.act(SortCard { id, "nobody", "good" });
        bench.act(TypeText { .question = id, .item = "nobody", .text = "1" });
        CAPTURE(name);
        CHECK(json(bench.answer(name)) == "null");
    }
}

TEST_CASE("a response holds what was shown beside what was chosen")
{
    auto bench = opened();
    bench.act(AnswerTask { bench.id("maxdiff"), 0, "best", "terrace" });
    bench.act(Complete {});
    REQUIRE(bench.responses.size() == 1);
    auto const response = codec::parse_json(bench.responses.begin()->second.body).value();
    CHECK(json(response.member("tasks").member("maxdiff"))
        == R"({"design":"d7","version":0,"total":2,"shown":[["terrace","books","pc"],["books","pc","light"]],"best":["terrace",null],"worst":[null,null]})");
}
