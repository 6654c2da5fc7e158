// Every kind of question: shown in words, and answered by the actions its view names.
#include "base/time.h"
#include "codec/response_json.h"
#include "tests/app/bench.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;
using survey::List;
using survey::Value;

namespace {

Bench opened()
{
    Bench bench;
    bench.open(test::every_kind);
    return bench;
}

}

TEST_CASE("every kind of question in words")
{
    CHECK(in_words(opened().taking().elements) == R"(~
  # 읽어 주세요 / 한 번에 하나씩
~
  그림을 보여 드릴 수 없어요.
라디오
  ( ) a
  ( ) b
  ( ) 3
  ( ) 해당 없음
체크
  2개까지 고를 수 있어요. 지금 0개 골랐어요.
  [ ] 모두 고르기
  [ ] x
  [ ] y
  [ ] z
  [ ] 기타 (직접 적기)
목록
  select: 하나를 골라 주세요 of 2
태그
  tags: 
  [ ] t1
  [ ] t2
  [ ] t3
사진
  ( ) p1 <picture>
  ( ) p2 <picture>
예 아니요
  ( ) 예
  ( ) 아니요
~
  [ ] 동의해요
별점
  1 2 3 4 5
척도
  1 2 3 4 5 6 7
  ends: 나빠요 .. 좋아요
추천하시겠어요?
  0 1 2 3 4 5 6 7 8 9 10
  ends: 전혀 추천하지 않아요 .. 꼭 추천할래요
표
  staff: ( ) good ( ) bad
  price: ( ) good ( ) bad
순위
  점 여섯 개를 잡아 끌거나 위아래 버튼으로 순서를 바꿔 주세요.
  ) r1
  ) r2
  ) r3
  accept: 이 순서가 맞아요
고르는 순위
  중요한 순서대로 골라 주세요.
  -) s1
  -) s2
  -) s3
슬라이더
  슬라이더 = 아직 고르지 않았어요
한 줄
  || text 0 / 20
숫자
  || number
긴 글
  || text 0 / 100
여러 칸
  첫째: || text
  둘째: || text
동의
  연구 이용 (필수)
    수집·이용 목적: 개선
    수집 항목: 답변
    보유·이용 기간: 2년
    동의를 거부할 권리와 불이익: 거부할 수 있습니다.
    [ ] 동의합니다
  인용 (선택)
    수집·이용 목적: 보고
    수집 항목: 글
    보유·이용 기간: 1년
    동의를 거부할 권리와 불이익: 거부할 수 있습니다.
    [ ] 동의합니다
합계
  = 1
묶음
  toggle: 묶음 접기
  말해 주세요
    [ ] m
    더 하고 싶은 말: || text
)");
}

TEST_CASE("radio and dropdown hold one value of its own kind")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("radio"), "3" });
    CHECK(bench.answer("radio") == Value(3));
    bench.act(ChooseOption { bench.id("drop"), "two" });
    CHECK(bench.kind<DropdownView>("drop").chosen == "two");
    bench.act(ChooseOption { bench.id("drop"), "" });
    CHECK(bench.answer("drop").is_undefined());
}

TEST_CASE("check boxes keep to their maximum and say how many are chosen")
{
    auto bench = opened();
    for (auto const* key : { "x", "y", "z" })
        bench.act(ToggleOption { bench.id("boxes"), key });
    CHECK(bench.answer("boxes") == Value(List { "x", "y" }));
    CHECK(bench.kind<ChoiceView>("boxes").hint == "2개까지 고를 수 있어요. 지금 2개 골랐어요.");
    bench.act(ToggleOption { bench.id("boxes"), "x" });
    CHECK(bench.answer("boxes") == Value(List { "y" }));
}

TEST_CASE("tags are chosen one after the other and named together")
{
    auto bench = opened();
    bench.act(ToggleOption { bench.id("tags"), "t3" });
    bench.act(ToggleOption { bench.id("tags"), "t1" });
    CHECK(bench.answer("tags") == Value(List { "t3", "t1" }));
    CHECK(bench.kind<TagboxView>("tags").options[2].chosen);
}

TEST_CASE("pictures are chosen by their value and only pictures of this site are loaded")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("pictures"), "p2" });
    CHECK(bench.answer("pictures") == Value("p2"));
    CHECK(bench.kind<ChoiceView>("pictures").options[0].image == "samples/p1.svg");
    CHECK(bench.kind<ImageView>("picture").source.empty());
}

TEST_CASE("yes and no, and a tick of one's own")
{
    auto bench = opened();
    CHECK_FALSE(bench.kind<BooleanView>("bool").value);
    bench.act(SetBoolean { bench.id("bool"), false });
    CHECK(bench.answer("bool") == Value(false));
    CHECK(bench.kind<BooleanView>("bool").value == false);
    bench.act(SetBoolean { bench.id("tick"), true });
    CHECK(bench.kind<BooleanView>("tick").value == true);
}

TEST_CASE("stars fill up to the chosen one and a scale is named with its ends")
{
    auto bench = opened();
    bench.act(SetRating { bench.id("stars"), "3" });
    auto const stars = bench.kind<RatingView>("stars");
    CHECK(stars.look == RatingLook::stars);
    CHECK(stars.items[2].chosen);
    CHECK(stars.items[0].filled);
    CHECK_FALSE(stars.items[3].filled);
    CHECK(stars.items[2].name == "5점 만점에 3점");
    CHECK(bench.kind<RatingView>("scale").items[0].name == "7점 만점에 1점, 나빠요");
    CHECK(bench.kind<RatingView>("scale").items[6].name == "7점 만점에 7점, 좋아요");
}

TEST_CASE("recommending is a number from nought to ten")
{
    auto bench = opened();
    bench.act(SetRating { bench.id("nps"), "0" });
    CHECK(bench.answer("nps") == Value(0));
    bench.act(SetRating { bench.id("nps"), "10" });
    CHECK(bench.answer("nps") == Value(10));
    bench.act(SetRating { bench.id("nps"), "11" });
    CHECK(bench.answer("nps") == Value(10));
}

TEST_CASE("a matrix holds one column per row and marks the rows that are missing")
{
    auto bench = opened();
    bench.act(ChooseMatrixCell { bench.id("grid"), "staff", "good" });
    bench.act(ChooseMatrixCell { bench.id("grid"), "staff", "bad" });
    CHECK(bench.answer("grid").member("staff") == Value("bad"));
    bench.act(Complete {});
    auto const grid = bench.kind<MatrixView>("grid");
    CHECK_FALSE(bench.element("grid").errors.empty());
    CHECK(grid.rows[0].cells[1].name == "staff: bad");
}

TEST_CASE("a ranking moves by buttons, by dragging and is accepted as it stands")
{
    auto bench = opened();
    auto const id = bench.id("rank");
    bench.act(AcceptRanking { id });
    CHECK(bench.answer("rank") == Value(List { "r1", "r2", "r3" }));
    CHECK(bench.kind<RankingView>("rank").accept.empty());
    bench.act(MoveRank { id, "r3", RankStep::up });
    CHECK(bench.answer("rank") == Value(List { "r1", "r3", "r2" }));
    bench.act(MoveRank { id, "r1", RankStep::down });
    CHECK(bench.answer("rank") == Value(List { "r3", "r1", "r2" }));
    bench.act(PlaceRank { id, "r2", 0 });
    CHECK(bench.answer("rank") == Value(List { "r2", "r3", "r1" }));
    bench.act(MoveRank { id, "r2", RankStep::up });
    CHECK(bench.answer("rank") == Value(List { "r2", "r3", "r1" }));
    auto const view = bench.kind<RankingView>("rank");
    CHECK(view.ranked[0].label == "r2");
    CHECK_FALSE(view.ranked[0].can_go_up);
    CHECK(view.ranked[1].up_name == "r3 위로");
}

TEST_CASE("a ranking of chosen items takes and leaves them")
{
    auto bench = opened();
    auto const id = bench.id("pick");
    bench.act(MoveRank { id, "s2", RankStep::take });
    bench.act(MoveRank { id, "s1", RankStep::take });
    CHECK(bench.answer("pick") == Value(List { "s2", "s1" }));
    bench.act(MoveRank { id, "s2", RankStep::leave });
    CHECK(bench.answer("pick") == Value(List { "s1" }));
    auto const view = bench.kind<RankingView>("pick");
    CHECK(view.ranked.size() == 1);
    CHECK(view.unranked.size() == 2);
}

TEST_CASE("a slider says that nothing was chosen until it is moved")
{
    auto bench = opened();
    CHECK_FALSE(bench.kind<SliderView>("slide").thumbs[0].chosen);
    CHECK(bench.kind<SliderView>("slide").thumbs[0].value == 50);
    bench.act(SetSlider { bench.id("slide"), 0, 700 });
    CHECK(bench.answer("slide") == Value(100));
    CHECK(bench.kind<SliderView>("slide").thumbs[0].words == "100");
    CHECK(bench.kind<SliderView>("slide").thumbs[0].more == 100);
    CHECK(bench.kind<SliderView>("slide").thumbs[0].less == 90);
    bench.act(SetSlider { bench.id("slide"), 1, 20 });
    CHECK(bench.answer("slide") == Value(100));
}

TEST_CASE("several fields are answered one by one, with the problem at the field")
{
    auto bench = opened();
    bench.act(TypeText { bench.id("several"), "second", "둘", true });
    CHECK(bench.answer("several").member("second") == Value("둘"));
    bench.act(TypeText { bench.id("several"), "third", "x", true });
    CHECK(bench.answer("several").member("third").is_undefined());
    bench.act(Complete {});
    auto const several = bench.kind<MultipleTextView>("several");
    CHECK_FALSE(several.items[0].errors.empty());
    CHECK(several.items[0].entry.invalid);
    CHECK(several.items[1].errors.empty());
}

TEST_CASE("consent is given item by item, never ticked beforehand, and the answer carries its version")
{
    Bench bench;
    bench.open(R"({ "id": "c", "elements": [ { "type": "consent", "name": "consent", "isRequired": true, "items": [
        { "name": "research", "required": true, "version": "1", "title": "연구" },
        { "name": "quotes", "version": "3", "title": "인용" } ] } ] })");
    for (auto const& item : bench.kind<ConsentView>("consent").items)
        CHECK_FALSE(item.agreed);
    bench.act(Complete {});
    CHECK(bench.shows<TakingView>());
    CHECK(bench.kind<ConsentView>("consent").items[0].invalid);
    CHECK_FALSE(bench.kind<ConsentView>("consent").items[1].invalid);
    bench.act(ToggleConsentItem { bench.id("consent"), "quotes" });
    bench.act(ToggleConsentItem { bench.id("consent"), "quotes" });
    auto const ticked_at = bench.now;
    bench.act(ToggleConsentItem { bench.id("consent"), "research" });
    CHECK(bench.kind<ConsentView>("consent").items[0].agreed);
    bench.pass(60'000);
    bench.reload(); // the time of the ticking comes back with the draft
    bench.act(Complete {});
    REQUIRE(bench.responses.size() == 1);
    auto const response = codec::response_from_json(bench.responses.begin()->second.body).value();
    REQUIRE(response.consents.size() == 2);
    CHECK(response.consents[0].item == "research");
    CHECK(response.consents[0].choice == "yes");
    CHECK(response.consents[0].at == base::format_iso_8601(static_cast<base::Millis>(ticked_at)));
    CHECK(response.consents[1].choice == "no");
    CHECK(response.consents[1].version == "3");
}

TEST_CASE("a computed value follows its answer")
{
    auto bench = opened();
    bench.act(TypeText { bench.id("number"), "", "41", true });
    CHECK(bench.kind<ExpressionView>("sum").value == "42");
}

TEST_CASE("a panel folds, and a question in it appears by its condition")
{
    auto bench = opened();
    bench.act(ChooseOption { bench.id("radio"), "a" });
    CHECK(in_words(bench.taking().elements).find("안쪽") != std::string::npos);
    ElementId panel;
    for (auto const& element : bench.taking().elements) {
        if (std::holds_alternative<PanelView>(element.kind))
            panel = element.id;
    }
    bench.act(TogglePanel { panel });
    CHECK(in_words(bench.taking().elements).find("안쪽") == std::string::npos);
    CHECK(in_words(bench.taking().elements).find("묶음 펼치기") != std::string::npos);
}

TEST_CASE("a comment under a question is kept with it")
{
    auto bench = opened();
    bench.act(TypeComment { bench.id("tell"), "", "그리고 또", true });
    CHECK(bench.element("tell").comment->value == "그리고 또");
    CHECK(bench.session().data("tell-Comment") == Value("그리고 또"));
}

TEST_CASE("the counter counts what is in the field while it is typed")
{
    auto bench = opened();
    bench.act(TypeText { bench.id("words_of_mine"), "", "안녕하세", false });
    CHECK(bench.kind<CommentView>("words_of_mine").entry.counter == "4 / 100");
}

TEST_CASE("a kind of question nobody knows leaves its place empty and does not block")
{
    Bench bench;
    bench.open(R"({ "elements": [ { "type": "hologram", "name": "h", "isRequired": true },
        { "type": "text", "name": "t" } ] })");
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.taking().elements.size() == 1);
    bench.act(Complete {});
    CHECK(bench.shows<CompletedView>());
}
