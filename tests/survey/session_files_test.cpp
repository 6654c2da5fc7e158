// Files and photos as answers: SurveyJS's shape, limits, wrong data, words, drafts.
#include "base/base64.h"
#include "base/random.h"
#include "base/text.h"
#include "codec/draft_json.h"
#include "survey/files.h"
#include "survey/simulation_answers.h"
#include "tests/survey/session_support.h"

#include <algorithm>

using namespace dure;
using namespace dure::survey;
using namespace dure::tests;

namespace {

std::string url(std::string_view type, std::string_view bytes)
{
    return "data:" + std::string(type) + ";base64," + base::to_base64(bytes);
}

Value file(std::string_view name, std::string content)
{
    Record record;
    record.set("name", name);
    auto const parts = data_url(content);
    record.set("type", parts ? std::string(parts->type) : "");
    record.set("content", std::move(content));
    return record;
}

Value photo(std::string_view name, std::size_t bytes = 100)
{
    return file(name, url("image/jpeg", "\xFF\xD8\xFF\xE0" + std::string(bytes - 4, 'x')));
}

Value pdf(std::string_view name, std::size_t bytes = 100)
{
    return file(name, url("application/pdf", std::string(bytes, 'p')));
}

std::vector<std::string> problems(Session const& session, std::string_view name)
{
    std::vector<std::string> words;
    for (auto const& problem : session.errors(ask(session, name)))
        words.push_back(problem.text);
    return words;
}

FileUpload kind_of(std::string_view properties)
{
    auto const loaded = load(R"({"elements":[{"type":"file","name":"f",)" + std::string(properties) + "}]}");
    return std::get<FileUpload>(loaded.survey->definition().questions.front().kind);
}

}

TEST_CASE("a file question has SurveyJS's properties and ours, and says what it cannot do")
{
    auto const kind = kind_of(R"("sourceType":"file-camera","acceptedTypes":"image/*","allowMultiple":true,"maxFiles":3,
        "maxSize":200000,"maxImageSide":800,"imageQuality":0.6,"allowImagesPreview":false,"imageWidth":"120px",
        "imageHeight":90,"needConfirmRemoveFile":true)");
    CHECK(kind.source == FileUpload::Source::file_or_camera);
    CHECK(most_files(kind) == 3);
    CHECK(most_bytes(kind) == 200'000);
    CHECK(kind.maximum_image_side == 800);
    CHECK(kind.image_quality == 0.6);
    CHECK_FALSE(kind.shows_previews);
    CHECK(kind.preview_width == 120);
    CHECK(kind.preview_height == 90);
    CHECK(kind.asks_before_removal);
    CHECK(asks_for_photos(kind));
    CHECK(most_files(kind_of(R"("maxFiles":9)")) == 1);
    CHECK(kind_of(R"("sourceType":"camera")").accepted_types == "image/*");
    CHECK(is_accepted(kind_of(R"("acceptedCategories":["document","image"])"), "a.pdf", "application/pdf"));

    auto const loaded = load(R"({"elements":[{"type":"file","name":"f","storeDataAsText":false,"waitForUpload":true,
        "maxSize":9000000,"maxImageSide":9,"imageQuality":7}]})");
    auto const& bounded = std::get<FileUpload>(loaded.survey->definition().questions.front().kind);
    CHECK(bounded.maximum_image_side == 64);
    CHECK(bounded.image_quality == 0.95);
    CHECK(most_bytes(bounded) == file_bytes_at_most);
    std::vector<std::string> said;
    for (auto const& finding : loaded.findings)
        said.push_back(finding.where);
    for (auto const* where : { "/elements/0/storeDataAsText", "/elements/0/maxSize", "/elements/0/maxImageSide",
             "/elements/0/imageQuality", "/elements/0/waitForUpload" }) {
        CAPTURE(where);
        CHECK(std::find(said.begin(), said.end(), where) != said.end());
    }
    CHECK(said.size() == 5);
}

TEST_CASE("accepted types are read as a browser reads them")
{
    auto const photos = kind_of(R"("acceptedTypes":"image/png, .JPG")");
    CHECK(is_accepted(photos, "a.png", "image/png"));
    CHECK(is_accepted(photos, "a.jpg", ""));
    CHECK(is_accepted(photos, "screen.PNG", "image/jpeg")); // made smaller on the way
    CHECK_FALSE(is_accepted(photos, "a.gif", "image/gif"));
    CHECK_FALSE(is_accepted(photos, "png", ""));
    CHECK(asks_for_photos(photos));
    auto const mixed = kind_of(R"("acceptedTypes":".pdf,image/*")");
    CHECK(is_accepted(mixed, "a.heic", ""));
    CHECK(is_accepted(mixed, "a", "application/pdf"));
    CHECK_FALSE(is_accepted(mixed, "a.exe", "application/x-msdownload"));
    CHECK_FALSE(asks_for_photos(mixed));
    auto const any = kind_of(R"("acceptedTypes":" ")");
    CHECK(is_accepted(any, "whatever", ""));
    CHECK_FALSE(asks_for_photos(any));
}

TEST_CASE("a picture is one by its first bytes, whatever it is called")
{
    CHECK(is_picture(url("image/jpeg", "\xFF\xD8\xFF\xE0 and so on")));
    CHECK(is_picture(url("image/png", "\x89PNG\r\n\x1A\n and so on")));
    CHECK_FALSE(is_picture(url("image/png", "\xFF\xD8\xFF\xE0 and so on")));
    CHECK_FALSE(is_picture(url("image/svg+xml", "<svg onload='x()'/>")));
    CHECK_FALSE(is_picture(url("text/html", "\xFF\xD8\xFF\xE0")));
    CHECK_FALSE(is_picture("https://example.com/a.jpg"));
    CHECK_FALSE(is_picture("data:image/jpeg,%FF%D8%FF"));
    CHECK_FALSE(is_picture("data:;base64,"));
}

TEST_CASE("files are added until there are enough, and one file takes the place of none")
{
    auto session = begin_session(R"({"elements":[
        {"type":"file","name":"many","allowMultiple":true,"maxFiles":2},{"type":"file","name":"one"}]})");
    auto const many = ask(session, "many"), one = ask(session, "one");
    CHECK(session.add_file(many, photo("a.jpg")));
    CHECK(session.add_file(many, pdf("b.pdf")));
    CHECK_FALSE(session.add_file(many, pdf("c.pdf")));
    CHECK(session.display_text(many) == "a.jpg, b.pdf");
    CHECK(session.add_file(one, photo("a.jpg")));
    CHECK(session.add_file(one, photo("b.jpg")));
    CHECK(session.display_text(one) == "b.jpg");
    CHECK_FALSE(session.add_file(one, Value("a.jpg")));
    CHECK(session.display_text(one) == "b.jpg");
    auto const& kept = session.value(many).list().front().record();
    std::vector<std::string> members;
    for (auto const& [name, value] : kept)
        members.push_back(name);
    CHECK(members == std::vector<std::string> { "name", "type", "content" });
}

TEST_CASE("what does not fit is refused whole, and what was there stays")
{
    auto session = begin_session(R"({"elements":[{"type":"file","name":"f","allowMultiple":true},
        {"type":"paneldynamic","name":"p","panelCount":2,"templateElements":[{"type":"file","name":"f"}]}]})");
    auto const question = ask(session, "f");
    CHECK(session.add_file(question, photo("a.jpg", 2'000'000)));
    CHECK_FALSE(session.add_file(question, photo("b.jpg", 2'000'000)));
    CHECK(session.display_text(question) == "a.jpg");
    // Panels share the room of one answer.
    auto const panels = ask(session, "p");
    auto const inside = ask(session.row(panels, 0), "f");
    CHECK(session.row(panels, 0).add_file(inside, photo("a.jpg", 2'000'000)));
    CHECK_FALSE(session.row(panels, 1).add_file(inside, photo("b.jpg", 2'000'000)));
    CHECK(session.row(panels, 0).display_text(inside) == "a.jpg");
    CHECK(session.row(panels, 1).value(inside).is_undefined());
    CHECK(session.row(panels, 1).add_file(inside, photo("c.jpg")));
    CHECK(session.data("p").list()[1].member("f").list().size() == 1);
}

TEST_CASE("all answers together have room for some photos, and the one too many changes nothing")
{
    std::string elements;
    for (int i = 0; i < 20; ++i)
        elements += (i ? "," : "") + std::string(R"({"type":"file","name":"f)") + std::to_string(i) + "\"}";
    auto session = begin_session("{\"elements\":[" + elements + "]}");
    int taken = 0;
    for (int i = 0; i < 20; ++i)
        taken += session.add_file(ask(session, "f" + std::to_string(i)), photo("a.jpg", 2'500'000));
    CHECK(taken == 10); // 33 MB as base64
    CHECK(session.data().size() == 10);
    CHECK(codec::draft_from_json(codec::draft_to_json(session.snapshot())).is_ok());
}

TEST_CASE("an answer that is no list of files is cleaned or not taken")
{
    auto session = begin_session(R"({"elements":[{"type":"file","name":"f","allowMultiple":true}]})");
    auto const question = ask(session, "f");
    set(session, "f", photo("a.jpg"));
    CHECK(session.display_text(question) == "a.jpg");
    for (auto const& wrong : { Value("a.jpg"), Value(3), Value(true), Value(List { Value("x"), Value(2) }),
             Value(List { file("no content.jpg", "") }) }) {
        set(session, "f", wrong);
        CHECK(session.display_text(question) == "a.jpg");
    }
    auto odd = photo("/home/kim/secret folder/b.jpg").record();
    odd.set("lastModified", 5);
    set(session, "f", List { Value("x"), Value(std::move(odd)), Value(7) });
    CHECK(session.display_text(question) == "b.jpg");
    CHECK(session.value(question).list().front().record().size() == 3);
    set(session, "f", List { file("C:\\Users\\kim\\c\x01.jpg", url("image/jpeg", "\xFF\xD8\xFF")) });
    CHECK(session.display_text(question) == "c.jpg");
    set(session, "f", {});
    CHECK(session.value(question).is_undefined());
    session.set_data("f", "nothing of the kind");
    CHECK(session.value(question).is_undefined());

    // From a draft, where anything may stand.
    Snapshot snapshot;
    snapshot.data.set("f", List { Value(1), photo("d.jpg") });
    auto const restored = Session::restore(load(R"({"elements":[{"type":"file","name":"f"}]})").survey, snapshot, 0);
    CHECK(restored.display_text(ask(restored, "f")) == "d.jpg");
}

TEST_CASE("what is wrong with a file is said in both languages")
{
    char const* const survey = R"({"locale":"LANG","elements":[
        {"type":"file","name":"need","isRequired":true},
        {"type":"file","name":"photo","isRequired":true,"acceptedTypes":"image/*"},
        {"type":"file","name":"small","maxSize":100000,"allowMultiple":true,"maxFiles":2,"acceptedTypes":".pdf,image/*"}]})";
    auto const found = [&](std::string const& language) {
        auto session = begin_session(base::replace_all(survey, "LANG", language));
        set(session, "small",
            List { pdf("a.pdf", 100'001), file("b.txt", url("text/plain", "b")), file("c.jpg", url("image/jpeg", "c")),
                file("d.pdf", "https://example.com/d.pdf") });
        CHECK_FALSE(session.check_screen());
        std::vector<std::string> all = problems(session, "need");
        for (auto const* name : { "photo", "small" }) {
            auto const more = problems(session, name);
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    };
    CHECK(found("ko")
        == std::vector<std::string> { "파일을 넣어 주세요.", "사진을 넣어 주세요.", "2개까지만 넣어 주세요.",
            "'a.pdf' 파일이 0.1MB보다 커요.", "'b.txt' 파일은 여기에 넣을 수 없는 형식이에요.",
            "'c.jpg' 파일은 비었거나 읽을 수 없어요. 지우고 다시 넣어 주세요.",
            "'d.pdf' 파일은 비었거나 읽을 수 없어요. 지우고 다시 넣어 주세요." });
    CHECK(found("en")
        == std::vector<std::string> { "Please add a file.", "Please add a photo.", "Please add at most 2.",
            "'a.pdf' is larger than 0.1 MB.", "'b.txt' is not a kind of file that can go here.",
            "'c.jpg' is empty or cannot be read. Please remove it and add it again.",
            "'d.pdf' is empty or cannot be read. Please remove it and add it again." });
}

TEST_CASE("a file is named by its name wherever answers are put into words")
{
    auto session = begin_session(R"({"elements":[{"type":"file","name":"f","allowMultiple":true},
        {"type":"text","name":"t","title":"{f} | {f[0].name} | {f[0].content} | {f[1]}"},
        {"type":"paneldynamic","name":"p","panelCount":1,"templateElements":[{"type":"file","name":"f"}]},
        {"type":"text","name":"u","title":"{p} | {p[0].f} | {p[0].f[0].content}"},
        {"type":"comment","name":"shown","visibleIf":"{f.length} > 1 and {f[1].name} = 'b.pdf'"}]})");
    session.add_file(ask(session, "f"), photo("a.jpg"));
    CHECK_FALSE(session.is_visible(ask(session, "shown")));
    session.add_file(ask(session, "f"), pdf("b.pdf"));
    CHECK(session.is_visible(ask(session, "shown")));
    CHECK(session.title(ask(session, "t")) == "a.jpg, b.pdf | a.jpg |  | b.pdf");
    auto const panel = ask(session, "p");
    session.row(panel, 0).add_file(ask(session.row(panel, 0), "f"), photo("c.jpg"));
    auto const words = session.title(ask(session, "u"));
    CHECK(words.find("c.jpg") != std::string::npos);
    CHECK(words.find("base64") == std::string::npos);
}

TEST_CASE("files come back from a draft, also those inside panels")
{
    char const* const survey = R"({"elements":[{"type":"file","name":"f","allowMultiple":true},
        {"type":"paneldynamic","name":"p","panelCount":1,"templateElements":[{"type":"file","name":"g"}]}]})";
    auto session = begin_session(survey);
    session.add_file(ask(session, "f"), photo("a.jpg", 5000));
    session.add_file(ask(session, "f"), photo("b.jpg", 70'000));
    auto const panel = ask(session, "p");
    session.row(panel, 0).add_file(ask(session.row(panel, 0), "g"), photo("c.jpg"));
    auto const snapshot = codec::draft_from_json(codec::draft_to_json(session.snapshot()));
    REQUIRE(snapshot.is_ok());
    auto const again = Session::restore(load(survey).survey, snapshot.value(), 0);
    CHECK(data(again) == data(session));
    CHECK(again.value(ask(again, "f")).list().size() == 2);
}

TEST_CASE("a name takes the ending of what the picture has become, and stays unlike the others")
{
    auto const others = Value(List { photo("a.jpg"), photo("a (2).jpg") });
    CHECK(fitting_name("IMG_1.HEIC", "image/jpeg", {}) == "IMG_1.jpg");
    CHECK(fitting_name("b.jpeg", "image/jpeg", others) == "b.jpeg");
    CHECK(fitting_name("a.png", "image/jpeg", others) == "a (3).jpg");
    CHECK(fitting_name("photo", "image/png", {}) == "photo.png");
    CHECK(fitting_name("v1.2", "image/jpeg", {}) == "v1.2.jpg");
    CHECK(fitting_name("list.pdf", "application/pdf", others) == "list.pdf");
    CHECK(fitting_name("", "text/plain", {}) == "file");
    auto const long_name = fitting_name(std::string(400, 'n') + ".jpg", "image/jpeg", {});
    CHECK(long_name.size() <= 255);
    CHECK(long_name.ends_with(".jpg"));
}

TEST_CASE("simulated people add files that the question takes")
{
    base::Random random(7);
    for (auto const* accepts : { "", "image/*", "image/jpeg", ".png", ".pdf", "text/plain,.csv", "video/*" }) {
        CAPTURE(accepts);
        auto const kind = kind_of(R"("acceptedTypes":")" + std::string(accepts) + "\"");
        auto const made = simulated_file(kind, random);
        REQUIRE(made.is_record());
        CHECK(fault_of(kind, made) == FileFault::none);
    }
    CHECK(simulated_file(kind_of(R"("acceptedTypes":".zip")"), random).is_undefined());
}
