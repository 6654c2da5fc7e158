// Questions asked again for each panel or row: shown in words, added, removed and answered.
#include "app/element_ids.h"
#include "tests/app/bench.h"
#include "tests/app/screen_words.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;
using survey::QuestionIndex;

namespace {

constexpr char const* household = R"({"locale":"ko","title":"가족","elements":[
    {"type":"paneldynamic","name":"people","title":"함께 사는 사람","minPanelCount":1,"maxPanelCount":3,
     "confirmDelete":true,"templateTitle":"{panelIndex}번째 사람 {panel.name}","keyName":"name","templateElements":[
        {"type":"text","name":"name","title":"이름","isRequired":true},
        {"type":"radiogroup","name":"job","title":"하는 일","choices":["일","공부"],"visibleIf":"{panel.name} notempty",
         "showOtherItem":true},
        {"type":"matrixdynamic","name":"pets","title":"동물","rowCount":0,"addRowText":"동물 추가","removeRowText":"빼기",
         "columns":[{"name":"kind","title":"종류","choices":["개","고양이"]}]}]},
    {"type":"matrixdropdown","name":"rooms","title":"방","rows":[{"value":"k","text":"부엌"}],
     "columns":[{"name":"size","title":"크기","cellType":"rating","rateMax":3},{"name":"note","title":"메모","cellType":"text"}]}]})";

Bench opened()
{
    Bench bench;
    bench.open(household);
    return bench;
}

// A question inside: by the question around it, the row, and its own place among those asked there.
ElementId inside(Bench const& bench, char const* question, std::size_t row, std::uint32_t asked)
{
    return { asked, way_into("", QuestionIndex { bench.id(question).number }, row) };
}

RepeatedView people(Bench const& bench)
{
    return bench.kind<RepeatedView>("people");
}

}

TEST_CASE("panels and rows in words")
{
    auto bench = opened();
    bench.act(TypeText { inside(bench, "people", 0, 0), "", "민지", true });
    bench.act(AddRow { bench.id("people") });
    auto const pets = inside(bench, "people", 0, 2);
    bench.act(AddRow { pets });
    CHECK(in_words(bench.taking().elements) == R"(함께 사는 사람
  [1번째 사람 민지] <1번 삭제>
    이름 (필수)
      |민지| text
    하는 일
      ( ) 일
      ( ) 공부
      ( ) 기타 (직접 적기)
    동물
      [1번] <빼기 (1번)>
        종류
          select: 하나를 골라 주세요 of 2
      <동물 추가>
  [2번째 사람] <2번 삭제>
    이름 (필수)
      || text
    동물
      아직 적은 것이 없어요.
      <동물 추가>
  <하나 더 추가>
방
  [부엌]
    크기
      1 2 3
    메모
      || text
)");
}

TEST_CASE("what is answered inside is answered in that panel alone, at any depth")
{
    auto bench = opened();
    bench.act(AddRow { bench.id("people") });
    CHECK(bench.view().focus == inside(bench, "people", 1, 0));
    bench.act(TypeText { inside(bench, "people", 1, 0), "", "지우", true });
    bench.act(ChooseOption { inside(bench, "people", 1, 1), "other" });
    bench.act(TypeComment { inside(bench, "people", 1, 1), "", "쉬어요", true });
    auto const pets = inside(bench, "people", 1, 2);
    bench.act(AddRow { pets });
    bench.act(ChooseOption { { 0, way_into(pets.inside, QuestionIndex { 2 }, 0) }, "개" });
    bench.act(SetRating { inside(bench, "rooms", 0, 0), "2" });
    auto const& answer = bench.answer("people");
    REQUIRE(answer.list().size() == 2);
    CHECK(answer.list()[0].record().is_empty());
    CHECK(answer.list()[1].member("name") == survey::Value("지우"));
    CHECK(answer.list()[1].member("job-Comment") == survey::Value("쉬어요"));
    CHECK(answer.list()[1].member("pets").list()[0].member("kind") == survey::Value("개"));
    CHECK(bench.answer("rooms").member("k").member("size") == survey::Value(2.0));
}

TEST_CASE("a panel with answers is removed only after asking, and the words typed in the next stay its own")
{
    auto bench = opened();
    bench.act(AddRow { bench.id("people") });
    bench.act(TypeText { inside(bench, "people", 0, 0), "", "하나", true });
    bench.act(TypeText { inside(bench, "people", 1, 0), "", "두", false }); // half a syllable more to come
    bench.act(RemoveRow { bench.id("people"), 0 });
    REQUIRE(bench.view().confirm);
    CHECK(bench.view().confirm->headline == "1번을 지울까요?");
    bench.act(ConfirmNo {});
    CHECK(people(bench).rows.size() == 2);
    bench.act(RemoveRow { bench.id("people"), 0 });
    bench.act(ConfirmYes {});
    REQUIRE(people(bench).rows.size() == 1);
    CHECK(people(bench).rows[0].title == "1번째 사람 두");
    CHECK(std::get<TextView>(people(bench).rows[0].elements[0].kind).entry.value == "두");
    CHECK(people(bench).rows[0].remove.empty()); // one has to stay
    // A late press on what is gone does nothing.
    bench.act(RemoveRow { bench.id("people"), 0 });
    bench.act(RemoveRow { bench.id("people"), 7 });
    bench.act(TypeText { inside(bench, "people", 5, 0), "", "아무", true });
    bench.act(AddRow { { 0, "nonsense" } });
    bench.act(AddRow { { 0, "0.99999999999/" } });
    CHECK(people(bench).rows.size() == 1);
    CHECK(bench.answer("people").list().size() == 1);
}

TEST_CASE("an empty panel goes at once, and there is no button where there may be no more")
{
    auto bench = opened();
    bench.act(AddRow { bench.id("people") });
    bench.act(AddRow { bench.id("people") });
    CHECK(people(bench).rows.size() == 3);
    CHECK(people(bench).add.empty());
    bench.act(RemoveRow { bench.id("people"), 1 });
    CHECK_FALSE(bench.view().confirm);
    CHECK(people(bench).rows.size() == 2);
    CHECK(people(bench).add == "하나 더 추가");
}

TEST_CASE("what is wrong inside is said in the summary with its panel, and gets the focus")
{
    auto bench = opened();
    bench.act(AddRow { bench.id("people") });
    bench.act(TypeText { inside(bench, "people", 0, 0), "", "하나", true });
    bench.act(Next {});
    CHECK(bench.view().focus == inside(bench, "people", 1, 0));
    auto const errors = bench.taking().errors;
    REQUIRE(errors);
    REQUIRE(errors->lines.size() == 1);
    CHECK(errors->lines[0].words == "함께 사는 사람, 2번째 사람, 이름 · 내용을 적어 주세요.");
    CHECK(bench.element("people").errors.empty());
    CHECK(people(bench).rows[1].elements[0].errors.size() == 1);
    bench.act(TypeText { inside(bench, "people", 1, 0), "", "하나", true });
    CHECK(people(bench).rows[1].elements[0].errors
        == std::vector<std::string> { "같은 답이 또 있어요. 서로 다르게 답해 주세요." });
    bench.act(TypeText { inside(bench, "people", 1, 0), "", "둘", true });
    bench.act(Next {});
    CHECK(bench.shows<CompletedView>());
}

TEST_CASE("a closed tab brings back panels, rows and their words")
{
    auto bench = opened();
    bench.act(AddRow { bench.id("people") });
    bench.act(TypeText { inside(bench, "people", 1, 0), "", "둘", true });
    bench.act(AddRow { inside(bench, "people", 1, 2) });
    auto const before = in_words(bench.taking().elements);
    bench.pass(5000);
    bench.reload();
    if (!bench.shows<TakingView>())
        bench.act(ResumeDraft { bench.drafts.begin()->first });
    REQUIRE(bench.shows<TakingView>());
    CHECK(in_words(bench.taking().elements) == before);
}
