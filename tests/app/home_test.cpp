// The home screen, keeping and deleting, settings.
#include "codec/response_json.h"
#include "tests/app/bench.h"
#include "tests/app/samples.h"
#include "tests/app/screen_words.h"
#include "tests/app/surveys.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace dure;
using namespace dure::app;
using dure::test::Bench;
using dure::test::has;
using dure::test::home;
using dure::test::with_samples;
using dure::test::in_words;

namespace {

void finish_one(Bench& bench)
{
    bench.act(StartSample { "short" });
    bench.act(ChooseOption { bench.id("adult"), "no" });
    bench.act(Next {});
}

}

TEST_CASE("the home screen in words, Korean and English")
{
    auto bench = with_samples();
    bench.begin();
    CHECK(in_words(bench.view()) == R"(title 두레 (ko)
# 만들기 전에, 먼저 듣습니다
답할 때마다 이 기기에 저장돼요. 인터넷이 끊겨도 이어서 답할 수 있어요.
## 설문 참여하기
주유소 · 2분쯤 걸려요
[시작하기]
## 완료한 응답
아직 완료한 응답이 없어요.
## 내 설문 열기
[설문 파일 고르기] SurveyJS 형식의 JSON 파일을 그대로 열 수 있어요.
이 기기에 저장해요. 공간이 부족하면 브라우저가 지울 수도 있어요.
[지워지지 않게 보관하기]
)");
    bench.act(SwitchLanguage { Language::english });
    CHECK(in_words(bench.view()) == R"(title Dure (en)
# We listen before we build
Every answer is saved on this device as you go. You can carry on even without a connection.
## Take a survey
Stations · Two minutes
[Start]
## Finished responses
No finished responses yet.
## Open your own survey
[Choose a survey file] JSON files in SurveyJS format open as they are.
Saved on this device. The browser may clear it when space runs low.
[Protect from clearing]
)");
}

TEST_CASE("a draft is listed with its progress and time, and resumed where it was left")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(StartSample { "short" });
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(Next {});
    bench.act(GoHome {});
    REQUIRE(home(bench).drafts.size() == 1);
    CHECK(home(bench).drafts[0].title == "주유소");
    CHECK(has(home(bench).drafts[0].when, "에 저장됨"));
    CHECK(bench.addresses.back().survey.empty());
    bench.act(home(bench).drafts[0].resume.action);
    CHECK(bench.taking().page_title == "방문");
}

TEST_CASE("starting a sample again begins a new response beside the draft")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(StartSample { "short" });
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.act(StartSample { "short" });
    CHECK(bench.answer("adult").is_undefined());
    bench.act(ChooseOption { bench.id("adult"), "no" });
    bench.act(GoHome {});
    CHECK(home(bench).drafts.size() == 2);
}

TEST_CASE("an address resumes the latest draft of that survey")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(StartSample { "short" });
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.addresses.push_back({ "short", "" });
    bench.reload();
    REQUIRE(bench.shows<TakingView>());
    CHECK(bench.answer("adult") == survey::Value("yes"));
}

TEST_CASE("the storage may answer before the page begins")
{
    auto bench = with_samples();
    bench.act(StorageListed { {}, {}, R"({"format":"dure.settings/1","language":"en","theme":"dark"})" });
    bench.begin("short");
    CHECK(bench.shows<TakingView>());
    CHECK(bench.view().language == "en");
    CHECK(bench.view().look.theme == Theme::dark);
    CHECK(std::none_of(bench.log.begin(), bench.log.end(),
        [](Effect const& effect) { return std::holds_alternative<ListStorage>(effect); }));
}

TEST_CASE("a storage that never answers does not keep the survey from opening")
{
    auto bench = with_samples();
    bench.holds_back = true;
    Begin begin;
    begin.address = "short";
    begin.survey = test::short_survey;
    bench.act(begin);
    CHECK(bench.shows<LoadingView>());
    bench.pass(2000);
    CHECK(bench.shows<TakingView>());
}

TEST_CASE("discarding a draft asks first, and only yes deletes it")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(StartSample { "short" });
    bench.act(ChooseOption { bench.id("adult"), "yes" });
    bench.act(GoHome {});
    bench.act(home(bench).drafts[0].discard.action);
    REQUIRE(bench.view().confirm);
    CHECK(bench.view().confirm->headline == "답하던 내용을 지울까요?");
    bench.act(bench.view().confirm->no.action);
    CHECK_FALSE(bench.view().confirm);
    CHECK(home(bench).drafts.size() == 1);
    bench.act(home(bench).drafts[0].discard.action);
    bench.act(bench.view().confirm->yes.action);
    CHECK(home(bench).drafts.empty());
    CHECK(bench.drafts.empty());
    CHECK(bench.view().banners[0].words == "지웠어요.");
    bench.act(bench.view().banners[0].dismiss->action);
    CHECK(bench.view().banners.empty());
}

TEST_CASE("what the device does not delete stays in the list, and that is said")
{
    auto bench = with_samples();
    bench.begin();
    finish_one(bench);
    bench.act(GoHome {});
    bench.remove_failure = base::ErrorCode::storage_refused;
    bench.act(home(bench).responses[0].remove.action);
    bench.act(ConfirmYes {});
    CHECK(home(bench).responses.size() == 1);
    CHECK(has(in_words(bench.view()), "지우지 못했어요"));
}

TEST_CASE("a finished response is listed, read again, downloaded, shared and deleted")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(DevicePreferences { false, false, false, true });
    finish_one(bench);
    bench.act(GoHome {});
    REQUIRE(home(bench).responses.size() == 1);
    auto const row = home(bench).responses[0];
    bench.act(row.show.action);
    REQUIRE(bench.shows<DetailsView>());
    CHECK(has(in_words(bench.view()), "[반가워요] 만 14세 이상이신가요?: 아니요"));
    bench.act(SwitchLanguage { Language::english });
    CHECK(has(in_words(bench.view()), "[Welcome] Are you 14 or older?: No"));
    auto const details = std::get<DetailsView>(bench.view().body);
    bench.act(details.download.action);
    REQUIRE(bench.downloads.size() == 1);
    CHECK(bench.downloads[0].file_name.starts_with("dure-short-"));
    CHECK(codec::response_from_json(bench.downloads[0].bytes).value().data.find("adult")[0] == survey::Value("no"));
    bench.act(details.share->action);
    REQUIRE(bench.shares.size() == 1);
    CHECK(bench.shares[0].bytes == bench.downloads[0].bytes);
    bench.act(details.remove.action);
    bench.act(ConfirmYes {});
    CHECK(bench.shows<HomeView>());
    CHECK(bench.responses.empty());
}

TEST_CASE("sharing is offered only where the device can")
{
    auto bench = with_samples();
    bench.begin();
    finish_one(bench);
    CHECK_FALSE(std::get<CompletedView>(bench.view().body).share);
    bench.act(ShareResponse { bench.responses.begin()->first });
    CHECK(bench.shares.empty());
}

TEST_CASE("all responses to one survey download as one export file that holds the survey")
{
    auto bench = with_samples();
    bench.begin();
    finish_one(bench);
    bench.act(GoHome {});
    finish_one(bench);
    bench.act(GoHome {});
    bench.act(home(bench).download_all->action);
    REQUIRE(bench.downloads.size() == 1);
    auto const file = codec::export_from_json(bench.downloads[0].bytes);
    REQUIRE(file);
    CHECK(file.value().responses.size() == 2);
    CHECK(file.value().survey.member("id") == survey::Value("short"));
}

TEST_CASE("responses to several surveys download line by line in one file")
{
    auto bench = with_samples();
    bench.begin();
    finish_one(bench);
    bench.act(GoHome {});
    bench.open(R"({ "id": "other", "elements": [ { "type": "text", "name": "a" } ] })");
    bench.act(TypeText { bench.id("a"), "", "b", true });
    bench.act(Complete {});
    bench.act(GoHome {});
    bench.act(home(bench).download_all->action);
    REQUIRE(bench.downloads.size() == 1);
    auto const lines = codec::responses_from_jsonl(bench.downloads[0].bytes);
    CHECK(lines.errors.empty());
    CHECK(lines.responses.size() == 2);
}

TEST_CASE("being offline is said once and can be put away")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(ConnectivityChanged { false });
    REQUIRE(bench.view().banners.size() == 1);
    CHECK(has(bench.view().banners[0].words, "인터넷이 끊겼어요"));
    bench.act(bench.view().banners[0].dismiss->action);
    CHECK(bench.view().banners.empty());
    bench.act(ConnectivityChanged { true });
    bench.act(ConnectivityChanged { false });
    CHECK(bench.view().banners.size() == 1);
}

TEST_CASE("being offline, the thanks ask nobody to go on")
{
    auto bench = test::opened();
    test::answer_all(bench);
    bench.act(Complete {});
    bench.act(ConnectivityChanged { false });
    REQUIRE(bench.view().banners.size() == 1);
    CHECK(bench.view().banners[0].words == "인터넷이 끊겼어요. 마치신 답은 이 기기에 저장돼 있어요.");
}

TEST_CASE("the settings sheet in words, and every setting is kept")
{
    auto bench = with_samples();
    bench.begin();
    bench.act(ShowSettings {});
    CHECK(has(in_words(bench.view()), R"(=== 설정
언어: (o) 한국어 ( ) English
화면 밝기: (o) 기기 설정대로 ( ) 밝게 ( ) 어둡게 ( ) 고대비
글자 크기: (o) 100% ( ) 125% ( ) 150% ( ) 175% ( ) 200%
[ ] 간단한 화면
)"));
    bench.act(bench.view().settings->theme.choices[3].action);
    bench.act(bench.view().settings->text_size.choices[4].action);
    bench.act(ToggleSimpleScreen {});
    bench.act(bench.view().settings->close.action);
    CHECK_FALSE(bench.view().settings);
    bench.reload();
    CHECK(bench.view().look.theme == Theme::high_contrast);
    CHECK(bench.view().look.text_percent == 200);
    CHECK(bench.view().look.simple_screen);
}

TEST_CASE("the look follows the device until the person says otherwise")
{
    Bench bench;
    bench.begin();
    bench.act(DevicePreferences { true, false, true, false });
    CHECK(bench.view().look.theme == Theme::dark);
    CHECK(bench.view().look.reduced_motion);
    bench.act(DevicePreferences { true, true, false, false });
    CHECK(bench.view().look.theme == Theme::high_contrast);
    bench.act(SetTheme { Theme::light });
    CHECK(bench.view().look.theme == Theme::light);
}

TEST_CASE("a sample's drafts and responses are named in the language one reads now")
{
    auto bench = with_samples();
    bench.site["samples/short.json"] = R"({ "id": "short", "title": { "ko": "주유소", "en": "Stations" }, "pages": [
        { "elements": [ { "type": "boolean", "name": "adult", "title": "Adult?" } ] },
        { "elements": [ { "type": "boolean", "name": "wish" } ] } ] })";
    bench.begin();
    bench.act(StartSample { "short" });
    bench.act(SetBoolean { bench.id("adult"), true });
    bench.act(GoHome {});
    CHECK(home(bench).drafts.front().title == "주유소");
    bench.act(SwitchLanguage { Language::english });
    CHECK(home(bench).drafts.front().title == "Stations");
    bench.act(ResumeDraft { bench.drafts.begin()->first });
    bench.act(ClearAnswer { bench.id("adult") });
    bench.act(GoHome {});
    bench.act(SwitchLanguage { Language::korean });
    CHECK(home(bench).drafts.front().title == "주유소");
}

TEST_CASE("asking the browser to keep things tells the answer")
{
    Bench bench;
    bench.begin();
    bench.act(home(bench).keep_safely->action);
    CHECK_FALSE(home(bench).keep_safely);
    CHECK(has(in_words(bench.view()), "이 기기에 안전하게 보관하고 있어요."));
    CHECK(has(in_words(bench.view()), "브라우저가 지우지 않도록 설정했어요."));
}

TEST_CASE("a short confirmation goes with its screen, and comes anew with the same outcome")
{
    auto bench = with_samples();
    bench.begin();
    finish_one(bench);
    bench.act(GoHome {});
    bench.remove_failure = base::ErrorCode::storage_refused;
    auto const remove = [&] {
        bench.act(home(bench).responses[0].remove.action);
        bench.act(ConfirmYes {});
    };
    remove();
    CHECK(bench.view().banners.size() == 1);
    bench.holds_back = true;
    remove();
    CHECK(bench.view().banners.empty());
    bench.deliver();
    CHECK(bench.view().banners.size() == 1);
    bench.holds_back = false;
    bench.act(StartSample { "short" });
    CHECK(bench.view().banners.empty());
}
