// Marks on a picture, regions of it, and signatures: shown in words, answered by the actions their views name.
#include "codec/response_json.h"
#include "survey/signature.h"
#include "tests/app/bench.h"
#include "tests/app/screen_words.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;

namespace {

constexpr char const* pictures = R"({
  "id": "pictures", "locale": "ko", "title": "그림",
  "elements": [
    { "type": "hotspot", "name": "spots", "title": "어디가 불편했나요", "imageLink": "plan.svg", "altText": "주유소 그림",
      "imageWidth": 400, "imageHeight": 200, "mode": "both", "maxMarks": 2, "feelings": ["like", "sad"], "askComment": true,
      "regions": [ { "value": "shop", "text": "편의점", "shape": "rect", "x": 0, "y": 0, "width": 0.5, "height": 1 },
                   { "value": "wash", "text": "세차장" } ] },
    { "type": "hotspot", "name": "parts", "title": "어느 곳", "imageLink": "plan.svg", "altText": "주유소 그림", "mode": "regions",
      "maxMarks": 1, "regions": [ { "value": 1, "text": "하나", "shape": "rect", "x": 0, "y": 0, "width": 0.5, "height": 1 },
                                  { "value": 2, "text": "둘", "shape": "rect", "x": 0.5, "y": 0, "width": 0.5, "height": 1 } ] },
    { "type": "imagemap", "name": "map", "title": "지도", "imageLink": "map.png", "altText": "지도", "shape": "rect",
      "areas": [ { "value": "a", "text": "가", "coords": "0,0,100,100" }, { "value": "b", "text": "나", "coords": "100,0,200,100" } ] },
    { "type": "signaturepad", "name": "sign", "title": "서명" }
  ]
})";

Bench opened()
{
    Bench bench;
    bench.open(pictures);
    return bench;
}

std::string answer(Bench const& bench, std::string const& question)
{
    return codec::to_json(bench.answer(question));
}

void tap(Bench& bench, std::string const& question, double x, double y)
{
    bench.act(PointAt { bench.id(question), x, y, 400, 200, 200, 100 });
}

void draw(Bench& bench, std::string const& question, std::vector<std::pair<double, double>> const& way)
{
    auto const id = bench.id(question);
    bench.act(DrawStroke { id, PenPhase::down, way.front().first, way.front().second });
    for (auto const& [x, y] : way)
        bench.act(DrawStroke { id, PenPhase::move, x, y });
    bench.act(DrawStroke { id, PenPhase::up, way.back().first, way.back().second });
}

}

TEST_CASE("every kind of question on a picture in words")
{
    auto bench = opened();
    tap(bench, "spots", 0.25, 0.5);
    CHECK(in_words(bench.taking().elements) == R"(어디가 불편했나요
  그림을 눌러 표시해 주세요. 표시를 다시 누르면 지워져요.
  <picture> 주유소 그림
  2곳까지 표시할 수 있어요. 지금 1곳 표시했어요.
  [x] 편의점
  [ ] 세차장
  표시 1: 편의점 <표시 1 지우기>
  1번 표시는 어떤가요?
    ( ) 좋아요
    ( ) 아쉬워요
  표시 1에 대해 하고 싶은 말: []
  <누르지 않고 표시하기>
어느 곳
  그림이나 아래 목록에서 골라 주세요.
  <picture> 주유소 그림
  ( ) 하나
  ( ) 둘
지도
  그림이나 아래 목록에서 골라 주세요.
  <picture> 지도
  [ ] 가
  [ ] 나
서명
  서명란, 아직 서명하지 않았어요
  여기에 서명해 주세요
  0 lines
  이름을 적어 서명하기: []
)");
}

TEST_CASE("a tap marks a place, one on a mark takes it away, and more than allowed do nothing")
{
    auto bench = opened();
    tap(bench, "spots", 0.25, 0.5);
    tap(bench, "spots", 0.75, 0.5);
    tap(bench, "spots", 0.9, 0.9);
    CHECK(answer(bench, "spots") == R"([{"x":0.25,"y":0.5,"region":"shop"},{"x":0.75,"y":0.5}])");
    tap(bench, "spots", 0.28, 0.55); // 12 px across and 10 down
    CHECK(answer(bench, "spots") == R"([{"x":0.75,"y":0.5}])");
    for (auto const wrong : { -0.2, 1.5, std::nan("") })
        tap(bench, "spots", wrong, 0.1);
    CHECK(answer(bench, "spots") == R"([{"x":0.75,"y":0.5}])");
}

TEST_CASE("a region of the list is a mark of its own, and unticking it takes all of its marks away")
{
    auto bench = opened();
    auto const id = bench.id("spots");
    tap(bench, "spots", 0.25, 0.5);
    bench.act(ToggleRegion { id, "wash" });
    CHECK(answer(bench, "spots") == R"([{"x":0.25,"y":0.5,"region":"shop"},{"region":"wash"}])");
    bench.act(ToggleRegion { id, "shop" });
    CHECK(answer(bench, "spots") == R"([{"region":"wash"}])");
    bench.act(ToggleRegion { id, "nowhere" });
    bench.act(RemoveMark { id, 7 });
    bench.act(RemoveMark { id, 0 });
    CHECK(bench.answer("spots").is_undefined());
}

TEST_CASE("one region alone moves to where a person points")
{
    auto bench = opened();
    tap(bench, "parts", 0.1, 0.5);
    CHECK(answer(bench, "parts") == R"([{"region":1}])");
    tap(bench, "parts", 0.9, 0.5);
    CHECK(answer(bench, "parts") == R"([{"region":2}])");
    bench.act(ToggleRegion { bench.id("parts"), "1" });
    CHECK(answer(bench, "parts") == R"([{"region":1}])");
    CHECK(bench.kind<PictureQuestionView>("parts").regions[0].chosen);
}

TEST_CASE("feelings and words belong to their mark, also after another one went")
{
    auto bench = opened();
    auto const id = bench.id("spots");
    tap(bench, "spots", 0.25, 0.5);
    tap(bench, "spots", 0.75, 0.5);
    bench.act(AnswerTask { id, 1, "feeling", "sad" });
    bench.act(AnswerTask { id, 1, "feeling", "furious" });
    bench.act(AnswerTask { id, 9, "feeling", "sad" });
    bench.act(TypeText { id, "1", "어두워요 ", false });
    bench.act(TypeText { id, "5", "없는 표시", true });
    CHECK(bench.kind<PictureQuestionView>("spots").marks[1].comment == "어두워요 ");
    bench.act(RemoveMark { id, 0 });
    CHECK(answer(bench, "spots") == R"([{"x":0.75,"y":0.5,"feeling":"sad","comment":"어두워요"}])");
    CHECK(bench.kind<PictureQuestionView>("spots").marks[0].comment == "어두워요");
    bench.act(TypeText { id, "0", "", true });
    CHECK(answer(bench, "spots") == R"([{"x":0.75,"y":0.5,"feeling":"sad"}])");
}

TEST_CASE("the only mark moves with what was said about it")
{
    Bench bench;
    bench.open(
        R"({ "elements": [ { "type": "hotspot", "name": "spots", "title": "한 곳만", "imageLink": "plan.svg", "altText": "그림",
        "imageWidth": 400, "imageHeight": 200, "mode": "marks", "maxMarks": 1, "askComment": true, "feelings": ["like"] } ] })");
    auto const id = bench.id("spots");
    tap(bench, "spots", 0.25, 0.5);
    bench.act(AnswerTask { id, 0, "feeling", "like" });
    bench.act(TypeText { id, "0", "넓어요", true });
    tap(bench, "spots", 0.75, 0.5);
    CHECK(answer(bench, "spots") == R"([{"x":0.75,"y":0.5,"feeling":"like","comment":"넓어요"}])");
}

TEST_CASE("where the picture cannot be shown, a mark can still be placed by numbers")
{
    Bench bench;
    bench.open(
        R"({ "elements": [ { "type": "hotspot", "name": "spot", "title": "어디", "imageLink": "https://example.com/a.png",
        "altText": "그림", "mode": "marks", "isRequired": true } ] })");
    CHECK(bench.kind<PictureQuestionView>("spot").aim.has_value());
}

TEST_CASE("a mark is placed without pointing, by two numbers and a button")
{
    auto bench = opened();
    auto const id = bench.id("spots");
    bench.act(AimMark { id, AimStep::place, 0 }); // not open: nothing
    CHECK(bench.answer("spots").is_undefined());
    bench.act(AimMark { id, AimStep::toggle, 0 });
    bench.act(AimMark { id, AimStep::across, 30 });
    bench.act(AimMark { id, AimStep::down, 140 });
    CHECK(bench.kind<PictureQuestionView>("spots").aim->words == "왼쪽에서 30%, 위에서 100%");
    bench.act(AimMark { id, AimStep::place, 0 });
    CHECK(answer(bench, "spots") == R"([{"x":0.3,"y":1,"region":"shop"}])");
    bench.act(AimMark { id, AimStep::toggle, 0 });
    CHECK_FALSE(bench.kind<PictureQuestionView>("spots").aim->is_open);
    CHECK_FALSE(bench.kind<PictureQuestionView>("parts").aim);
}

TEST_CASE("an image map is hit where the picture's own pixels say, and not before the page knows them")
{
    auto bench = opened();
    bench.act(PointAt { bench.id("map"), 0.75, 0.5, 400, 200, 0, 0 });
    CHECK(bench.answer("map").is_undefined());
    tap(bench, "map", 0.75, 0.5);
    CHECK(answer(bench, "map") == R"(["b"])");
    bench.act(ToggleOption { bench.id("map"), "a" });
    CHECK(answer(bench, "map") == R"(["b","a"])");
    tap(bench, "map", 0.75, 0.5);
    CHECK(answer(bench, "map") == R"(["a"])");
}

TEST_CASE("strokes make a signature, the last one can be undone, and all is there after a reload")
{
    auto bench = opened();
    auto const id = bench.id("sign");
    draw(bench, "sign", { { 10, 10 }, { 50, 60 }, { 90, 10 } });
    draw(bench, "sign", { { 100, 50 } });
    auto view = bench.kind<SignatureView>("sign");
    CHECK(view.lines.size() == 2);
    CHECK(view.name == "서명란, 서명했어요");
    CHECK(view.placeholder.empty());
    bench.reload();
    view = bench.kind<SignatureView>("sign");
    CHECK(view.lines.size() == 2);
    CHECK(view.picture.empty());
    bench.act(UndoStroke { id });
    CHECK(bench.kind<SignatureView>("sign").lines.size() == 1);
    bench.act(UndoStroke { id });
    CHECK(bench.answer("sign").is_undefined());
    bench.act(UndoStroke { id });
    CHECK(bench.kind<SignatureView>("sign").placeholder == "여기에 서명해 주세요");
}

TEST_CASE("a stroke shows while it is drawn, and one that is broken off leaves nothing")
{
    auto bench = opened();
    auto const id = bench.id("sign");
    bench.act(DrawStroke { id, PenPhase::move, 5, 5 }); // nobody put the pen down
    bench.act(DrawStroke { id, PenPhase::down, 10, 10 });
    bench.act(DrawStroke { id, PenPhase::move, 500, -10 });
    CHECK(bench.kind<SignatureView>("sign").lines.size() == 1);
    CHECK(bench.answer("sign").is_undefined());
    bench.act(DrawStroke { id, PenPhase::cancelled, 0, 0 });
    bench.act(DrawStroke { id, PenPhase::up, 20, 20 });
    CHECK(bench.kind<SignatureView>("sign").lines.empty());
    draw(bench, "sign", { { 10, 10 } });
    CHECK(bench.kind<SignatureView>("sign").lines.size() == 1);
    bench.act(ClearAnswer { id });
    CHECK(bench.kind<SignatureView>("sign").lines.empty());
}

TEST_CASE("a name that is typed is a signature too, until something is drawn or it is taken away")
{
    auto bench = opened();
    auto const id = bench.id("sign");
    bench.act(TypeText { id, "", "홍길", false });
    CHECK(bench.answer("sign").is_undefined());
    bench.act(TypeText { id, "", "홍길동", true });
    auto view = bench.kind<SignatureView>("sign");
    CHECK(view.typed == "홍길동");
    CHECK(view.picture.starts_with("data:image/svg+xml;base64,"));
    CHECK(view.undo.empty());
    bench.reload();
    CHECK(bench.kind<SignatureView>("sign").typed == "홍길동");
    draw(bench, "sign", { { 10, 10 }, { 90, 10 } });
    view = bench.kind<SignatureView>("sign");
    CHECK(view.typed.empty());
    CHECK(view.picture.empty());
    bench.act(TypeText { id, "", "나", true });
    bench.act(TypeText { id, "", "", true });
    CHECK(bench.answer("sign").is_undefined());
}

TEST_CASE("a signature that has no room for more says so and keeps what it has")
{
    auto bench = opened();
    auto const id = bench.id("sign");
    draw(bench, "sign", { { 10, 10 }, { 90, 10 } });
    auto const before = bench.answer("sign");
    for (int stroke = 0; stroke < 12 && bench.kind<SignatureView>("sign").note.empty(); ++stroke) {
        bench.act(DrawStroke { id, PenPhase::down, 0, 0 });
        for (int i = 0; i < 1500; ++i)
            bench.act(DrawStroke { id, PenPhase::move, (i * 37) % 300 + 0.5, (i * 91) % 200 + 0.25 });
        bench.act(DrawStroke { id, PenPhase::up, 0, 0 });
    }
    CHECK(bench.kind<SignatureView>("sign").note == "더 그릴 수 없어요. 서명을 지우고 다시 해 주세요.");
    CHECK(survey::is_signature(bench.answer("sign")));
    CHECK_FALSE(bench.answer("sign") == before);
}

TEST_CASE("what cannot be changed takes no mark and no stroke")
{
    Bench bench;
    bench.open(R"({"locale":"ko","readOnly":true,"elements":[{"type":"hotspot","name":"spots","imageLink":"a.svg"},
        {"type":"signature","name":"sign"}]})");
    tap(bench, "spots", 0.5, 0.5);
    draw(bench, "sign", { { 10, 10 }, { 90, 10 } });
    CHECK(bench.answer("spots").is_undefined());
    CHECK(bench.answer("sign").is_undefined());
}
