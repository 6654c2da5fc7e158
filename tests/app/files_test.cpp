// Files and photos: added, refused with a reason, removed, kept; nothing on the screen shows what is in them.
#include "app/element_ids.h"
#include "base/base64.h"
#include "codec/response_json.h"
#include "tests/app/bench.h"
#include "tests/app/screen_words.h"

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::in_words;
using survey::QuestionIndex;

namespace {

constexpr char const* album = R"({"locale":"ko","title":"사진","pages":[
    {"name":"one","elements":[
        {"type":"file","name":"photos","title":"불편했던 곳","sourceType":"file-camera","acceptedTypes":"image/*",
         "allowMultiple":true,"maxFiles":2},
        {"type":"file","name":"paper","title":"영수증","acceptedTypes":".pdf","maxSize":1000,"needConfirmRemoveFile":true}]},
    {"name":"two","elements":[
        {"type":"paneldynamic","name":"places","title":"곳","panelCount":1,"templateElements":[
            {"type":"file","name":"photo","title":"사진"}]},
        {"type":"comment","name":"words","title":"{photos}에 대해"}]}]})";

std::string jpeg(std::size_t bytes = 2000)
{
    return "data:image/jpeg;base64," + base::to_base64("\xFF\xD8\xFF\xE0" + std::string(bytes - 4, 'x'));
}

std::string pdf(std::size_t bytes)
{
    return "data:application/pdf;base64," + base::to_base64(std::string(bytes, 'p'));
}

Bench opened()
{
    Bench bench;
    bench.open(album);
    return bench;
}

FileView photos(Bench const& bench)
{
    return bench.kind<FileView>("photos");
}

}

TEST_CASE("photos are offered from camera and folder until there are enough")
{
    auto bench = opened();
    auto const id = bench.id("photos");
    CHECK(in_words(bench.taking().elements) == R"(불편했던 곳
  [camera: 사진 찍기] [사진 고르기]
  2장까지 넣을 수 있어요. 사진은 이 기기에서 작게 줄이고, 찍은 위치 같은 정보는 지워요.
영수증
  [파일 고르기]
  파일 하나는 0.001MB까지예요.
)");
    CHECK(photos(bench).at_once == 2);
    bench.act(PrepareFiles { id, 2 });
    CHECK(photos(bench).status == "사진을 줄이고 있어요. 2장 남았어요.");
    bench.act(AttachFile { id, "a.jpg", jpeg() });
    bench.act(PrepareFiles { id, 1 });
    bench.act(AttachFile { id, "a.jpg", jpeg(450'000) });
    bench.act(PrepareFiles { id, 0 });
    CHECK(in_words({ bench.element("photos") }) == R"(불편했던 곳
  사진을 넣었어요. (2장 중 2장)
  a.jpg 2KB <picture> <a.jpg 지우기>
  a (2).jpg 450KB <picture> <a (2).jpg 지우기>
)");
    bench.act(AttachFile { id, "c.jpg", jpeg() });
    CHECK(photos(bench).problems
        == std::vector<std::string> { "2개까지만 넣을 수 있어서 'c.jpg' 파일은 넣지 않았어요." });
    bench.act(RemoveFile { id, 0 });
    CHECK(photos(bench).files.size() == 1);
    CHECK(photos(bench).files.front().name == "a (2).jpg");
    CHECK(photos(bench).status == "지웠어요.");
    CHECK(photos(bench).problems.empty());
    CHECK(photos(bench).sources.size() == 2);
    bench.act(RemoveFile { id, 5 });
    bench.act(RemoveFile { id, 0 });
    CHECK(bench.answer("photos").is_undefined());
}

TEST_CASE("what cannot be added is said in one sentence, in both languages, and nothing is lost")
{
    auto bench = opened();
    auto const id = bench.id("photos"), paper = bench.id("paper");
    bench.act(AttachFile { id, "good.jpg", jpeg() });
    bench.act(AttachFile { id, "bad.jpg", "data:image/jpeg;base64," + base::to_base64("no picture") });
    bench.act(AttachFile { id, "list.pdf", pdf(10) });
    bench.act(AttachFile { id, "empty.jpg", "" });
    bench.act(RefuseFile { id, "IMG.HEIC", FileTrouble::no_picture });
    bench.act(RefuseFile { id, "place.jpg", FileTrouble::not_cleaned });
    bench.act(AttachFile { paper, "long.pdf", pdf(1001) });
    bench.act(AttachFile { paper, "photo.pdf", jpeg(500) });
    CHECK(bench.answer("photos").list().size() == 1);
    CHECK(bench.answer("paper").is_undefined());
    CHECK(photos(bench).problems
        == std::vector<std::string> { "'bad.jpg' 파일을 읽을 수 없어서 넣지 않았어요.",
            "'list.pdf' 파일은 여기에 넣을 수 없는 형식이라 넣지 않았어요.",
            "'empty.jpg' 파일을 읽을 수 없어서 넣지 않았어요.",
            "'IMG.HEIC' 사진을 이 브라우저에서 열 수 없어서 넣지 않았어요. JPEG나 PNG 사진을 넣어 주세요.",
            "이 브라우저에서는 사진에 담긴 위치 정보를 지울 수 없어서 'place.jpg' 사진을 넣지 않았어요." });
    CHECK(bench.answer("photos").list().front().member("name") == survey::Value("good.jpg"));
    bench.act(SwitchLanguage { Language::english });
    CHECK(bench.kind<FileView>("paper").problems
        == std::vector<std::string> { "'long.pdf' is larger than 0.001 MB, so it was not added.",
            "'photo.pdf' is not a kind of file that can go here, so it was not added." });
}

TEST_CASE("files that together are more than one answer holds are refused with the limit")
{
    auto bench = opened();
    auto const id = bench.id("photos");
    bench.act(AttachFile { id, "a.jpg", jpeg(2'500'000) });
    bench.act(AttachFile { id, "b.jpg", jpeg(2'500'000) });
    CHECK(photos(bench).files.size() == 1);
    CHECK(photos(bench).files.front().size == "2.5MB");
    CHECK(photos(bench).problems
        == std::vector<std::string> {
            "더 담을 자리가 없어서 'b.jpg' 파일을 넣지 않았어요. 답 하나에는 모두 합해 3MB까지 담을 수 있어요." });
}

TEST_CASE("a file is removed only after asking where the survey wants it")
{
    auto bench = opened();
    auto const id = bench.id("paper");
    bench.act(AttachFile { id, "a.pdf", pdf(10) });
    bench.act(RemoveFile { id, 0 });
    REQUIRE(bench.view().confirm);
    CHECK(bench.view().confirm->headline == "'a.pdf' 파일을 지울까요?");
    bench.act(ConfirmNo {});
    CHECK(bench.kind<FileView>("paper").files.size() == 1);
    bench.act(RemoveFile { id, 0 });
    bench.act(ConfirmYes {});
    CHECK(bench.kind<FileView>("paper").files.empty());
}

TEST_CASE("going on waits for photos that are being made ready, and stays where one could not be added")
{
    auto bench = opened();
    auto const id = bench.id("photos");
    bench.act(PrepareFiles { id, 1 });
    CHECK_FALSE(may_reload(bench.state));
    bench.act(Next {});
    CHECK(bench.taking().page_title.empty());
    CHECK(bench.taking().elements.front().title == "불편했던 곳");
    bench.act(AttachFile { id, "a.jpg", jpeg() });
    bench.act(PrepareFiles { id, 0 });
    CHECK(bench.taking().elements.front().title == "곳");
    bench.act(Previous {});
    CHECK(photos(bench).status.empty());
    bench.act(PrepareFiles { id, 1 });
    bench.act(Next {});
    bench.act(RefuseFile { id, "b.jpg", FileTrouble::no_picture });
    bench.act(PrepareFiles { id, 0 });
    CHECK(bench.taking().elements.front().title == "불편했던 곳");
    CHECK(photos(bench).problems.size() == 1);
    bench.act(Next {});
    CHECK(bench.taking().elements.front().title == "곳");
}

TEST_CASE("a page that never tells of its files again does not hold anybody")
{
    auto bench = opened();
    bench.act(PrepareFiles { bench.id("photos"), 1 });
    bench.act(Next {});
    bench.pass(31'000);
    bench.act(Next {});
    CHECK(bench.taking().elements.front().title == "곳");
}

TEST_CASE("photos are saved with the draft and are there after a restart, inside panels too")
{
    auto bench = opened();
    bench.act(AttachFile { bench.id("photos"), "a.jpg", jpeg() });
    bench.act(Next {});
    ElementId const inside { 0, way_into("", QuestionIndex { bench.id("places").number }, 0) };
    bench.act(AttachFile { inside, "b.jpg", jpeg(3000) });
    CHECK(bench.taking().save.state == SaveState::saved);
    bench.reload();
    CHECK(bench.element("words").title == "a.jpg에 대해");
    auto const places = bench.kind<RepeatedView>("places");
    auto const photo = std::get<FileView>(places.rows.front().elements.front().kind);
    REQUIRE(photo.files.size() == 1);
    CHECK(photo.files.front().name == "b.jpg");
    CHECK(picture_of(bench.state, photo.files.front().picture) == jpeg(3000));
    bench.act(RemoveFile { inside, 0 });
    CHECK(bench.answer("places").list().front().member("photo").is_undefined());
}

TEST_CASE("a finished response holds the files, and the list of answers only their names")
{
    auto bench = opened();
    bench.act(AttachFile { bench.id("photos"), "a.jpg", jpeg() });
    bench.act(Next {});
    bench.act(Complete {});
    REQUIRE(bench.responses.size() == 1);
    auto const response = codec::response_from_json(bench.responses.begin()->second.body);
    REQUIRE(response);
    auto const& file = response.value().data.find("photos")->list().front();
    CHECK(file.member("type") == survey::Value("image/jpeg"));
    CHECK(file.member("content") == survey::Value(jpeg()));
    bench.act(GoHome {});
    CHECK(in_words(bench.view()).find("base64") == std::string::npos);
    bench.act(ShowResponse { bench.responses.begin()->first });
    auto const words = in_words(bench.view());
    CHECK(words.find("a.jpg") != std::string::npos);
    CHECK(words.find("base64") == std::string::npos);
}

TEST_CASE("a picture is given only for its own address")
{
    auto bench = opened();
    bench.act(AttachFile { bench.id("photos"), "a.jpg", jpeg() });
    bench.act(AttachFile { bench.id("paper"), "b.pdf", pdf(10) });
    auto const address = photos(bench).files.front().picture;
    CHECK(picture_of(bench.state, address) == jpeg());
    CHECK(bench.kind<FileView>("paper").files.front().picture.empty());
    for (auto const* wrong : { "", "answer:", "answer::0:1:5", "answer::1:0:5", "answer::99:0:5", "answer::-1:0:5",
             "answer:9.9/:0:0:5", "answer::0:x:5", "answer::1e9:0:5", "https://example.com/a.jpg" }) {
        CAPTURE(wrong);
        CHECK(picture_of(bench.state, wrong).empty());
    }
    // Another picture of the same length in its place has another address.
    bench.act(RemoveFile { bench.id("photos"), 0 });
    auto other = jpeg();
    other[600] = other[600] == 'A' ? 'B' : 'A';
    other[532] = other[532] == 'A' ? 'B' : 'A';
    bench.act(AttachFile { bench.id("photos"), "a.jpg", other });
    CHECK(photos(bench).files.size() == 1);
}

TEST_CASE("late events of a page about what is not there do nothing")
{
    auto bench = opened();
    auto const before = bench.count_writes();
    for (auto const& id : { ElementId { 99 }, ElementId { 2 }, ElementId { 0, "7.7/" }, bench.id("places") }) {
        bench.act(PrepareFiles { id, 3 });
        bench.act(AttachFile { id, "a.jpg", jpeg() });
        bench.act(RefuseFile { id, "a.jpg", FileTrouble::too_large });
        bench.act(RemoveFile { id, 0 });
    }
    CHECK(bench.count_writes() == before);
    bench.act(Next {});
    CHECK(bench.taking().elements.front().title == "곳");
    bench.act(GoHome {});
    bench.act(AttachFile { { 0 }, "a.jpg", jpeg() });
    CHECK(bench.shows<HomeView>());
}
