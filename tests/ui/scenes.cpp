#include "scenes.h"

#include <cassert>

namespace dure::scenes {

namespace {

    using namespace app;

    struct Say {
        Language language;
        std::string operator()(char const* ko, char const* en) const { return language == Language::korean ? ko : en; }
    };

    ButtonView button(std::string label, Icon icon, Action action)
    {
        return ButtonView { std::move(label), icon, true, std::move(action) };
    }

    AppView frame(Language language, std::uint64_t screen)
    {
        Say const say { language };
        AppView view;
        view.title = say("두레", "Dure");
        view.language = say("ko", "en");
        view.screen = screen;
        view.top_bar.product = say("두레", "Dure");
        view.top_bar.language = button(say("English", "한국어"), Icon::language,
            SwitchLanguage { language == Language::korean ? Language::english : Language::korean });
        view.top_bar.settings = button(say("설정", "Settings"), Icon::settings, ShowSettings {});
        return view;
    }

    AppView home(Language language, bool with_history)
    {
        Say const say { language };
        AppView view = frame(language, with_history ? 2 : 1);
        HomeView home;
        home.headline = say("쓰는 사람이 함께 만들어요", "Made together with the people who use it");
        home.introduction
            = say("설문에 답하고, 더 나은 생각에 한 표를 보태고, 바라는 점을 들려주세요. 답은 이 기기에 바로 저장돼요.",
                "Answer surveys, vote for better ideas, and tell us what you wish for. Your answers are saved on this "
                "device right away.");
        home.samples_heading = say("지금 참여할 수 있어요", "Open now");
        home.samples = {
            { say("내가 바라는 주유소", "The petrol station I want"),
                say("여성 운전자가 직접 말하는 주유소 이야기", "Women drivers tell it as it is"),
                say("약 5분 · 24문항", "About 5 min · 24 questions"), "samples/station/hero.svg",
                button(say("시작하기", "Start"), Icon::next, StartSample { "station" }) },
            { say("U1 텔레비전, 먼저 여쭤봐요", "The U1 television: you first"),
                say("새 텔레비전 생각 세 가지를 보고 골라 주세요",
                    "Look at three ideas for a new television and choose"),
                say("약 2분 · 9문항", "About 2 min · 9 questions"), "samples/tv-u1/u1.svg",
                button(say("시작하기", "Start"), Icon::next, StartSample { "tv-u1" }) },
        };
        home.responses_heading = say("보낸 답변", "Your responses");
        home.responses_empty = say("아직 마친 설문이 없어요.", "You have not finished a survey yet.");
        home.file_heading = say("설문 파일 열기", "Open a survey file");
        home.open_file = { say("파일 고르기", "Choose a file"),
            say("SurveyJS 형식의 JSON 파일을 열 수 있어요. 파일은 이 기기 밖으로 나가지 않아요.",
                "Opens survey files in SurveyJS's JSON. The file never leaves this device."),
            ".json,application/json", true };
        home.storage = say("답변은 이 기기에만 저장돼요.", "Answers are kept on this device only.");
        if (with_history) {
            home.drafts_heading = say("이어서 답하기", "Go on where you stopped");
            home.drafts = { { say("내가 바라는 주유소", "The petrol station I want"),
                say("40% 답했어요", "40% answered"), 0.4, say("11월 22일 오후 6:05에 저장", "Saved 22 Nov, 6:05 pm"),
                button(say("이어서 하기", "Go on"), Icon::resume, ResumeDraft { "a" }),
                button(say("지우기", "Discard"), Icon::trash, DiscardDraft { "a" }) } };
            for (char const* id : { "r1", "r2" }) {
                ResponseRow row;
                row.title = say("U1 텔레비전, 먼저 여쭤봐요", "The U1 television: you first");
                row.when = id[1] == '1' ? say("11월 21일 오전 9:12", "21 Nov, 9:12 am")
                                        : say("11월 20일 오후 1:40", "20 Nov, 1:40 pm");
                row.show = button(say("보기", "Show"), Icon::next, ShowResponse { id });
                row.download = button(say("내려받기", "Download"), Icon::download, DownloadResponse { id });
                row.share = button(say("공유하기", "Share"), Icon::share, ShareResponse { id });
                row.remove = button(say("지우기", "Delete"), Icon::trash, DeleteResponse { id });
                home.responses.push_back(row);
            }
            home.download_all = button(say("모두 내려받기", "Download all"), Icon::download, DownloadAll {});
            home.keep_safely = button(say("더 안전하게 보관하기", "Keep them safer"), Icon::shield, KeepSafely {});
            view.banners.push_back({ Banner::offline, Tone::warning, Icon::offline,
                say("지금은 오프라인이에요. 계속 답할 수 있고, 답은 이 기기에 저장돼요.",
                    "You are offline. You can go on answering; your answers are saved on this device."),
                std::nullopt, std::nullopt });
            view.banners.push_back({ Banner::done, Tone::good, Icon::check, say("파일로 내려받았어요.", "Downloaded."),
                std::nullopt, button(say("닫기", "Close"), Icon::close, Dismiss { Banner::done }) });
        }
        view.body = home;
        return view;
    }

    AppView taking(Language language, std::uint64_t screen, std::vector<ElementView> elements, std::string page)
    {
        Say const say { language };
        AppView view = frame(language, screen);
        view.top_bar.home = button(say("처음으로", "Home"), Icon::home, GoHome {});
        TakingView body;
        body.survey_title = say("내가 바라는 주유소", "The petrol station I want");
        body.page_title = std::move(page);
        body.steps = { { say("반갑습니다", "Welcome"), true, false }, { body.page_title, false, true },
            { say("마지막으로 한마디", "One last word"), false, false } };
        body.progress = ProgressView { 0.375, say("8쪽 중 3쪽", "Page 3 of 8") };
        body.elements = std::move(elements);
        body.save = { SaveState::saved, say("저장됨", "Saved"), std::nullopt, std::nullopt };
        body.previous = button(say("이전", "Back"), Icon::back, Previous {});
        body.next = button(say("다음", "Next"), Icon::next, Next {});
        view.body = body;
        return view;
    }

    AppView start(Language language)
    {
        Say const say { language };
        AppView view = taking(language, 3, start_questions(language), say("반갑습니다", "Welcome"));
        TakingView& body = std::get<TakingView>(view.body);
        body.is_opening = true;
        body.survey_description = say("여성 운전자가 직접 말하는 주유소 이야기", "Women drivers tell it as it is");
        body.logo = "samples/station/logo.svg";
        body.progress = ProgressView { 0.0, say("8쪽 중 1쪽", "Page 1 of 8") };
        body.previous = std::nullopt;
        body.save.state = SaveState::untouched;
        return view;
    }

    AppView errors(Language language)
    {
        Say const say { language };
        std::vector<ElementView> elements = choice_questions(language);
        elements.resize(2);
        std::get<ChoiceView>(elements[0].kind).options[1].chosen = false;
        for (ElementView& one : elements)
            one.errors = { say("답을 골라 주세요.", "Please choose an answer.") };
        AppView view = taking(language, 6, elements, say("평소 이용", "Your visits"));
        TakingView& body = std::get<TakingView>(view.body);
        ErrorSummaryView summary;
        summary.heading = say("2곳을 확인해 주세요", "Please check 2 answers");
        for (ElementView const& one : elements)
            summary.lines.push_back({ one.number + " " + one.title, FocusQuestion { one.id } });
        body.errors = summary;
        return view;
    }

    AppView one_question(Language language)
    {
        Say const say { language };
        std::vector<ElementView> elements = scale_questions(language);
        AppView view = taking(language, 12, { elements.back() }, "");
        TakingView& body = std::get<TakingView>(view.body);
        body.one_at_a_time = true;
        body.is_last_page = true;
        body.next = button(say("제출하기", "Submit"), Icon::check, Complete {});
        return view;
    }

    std::vector<AnswerRow> answer_rows(Say say)
    {
        return {
            { say("평소 이용", "Your visits"),
                say("직접 주유하거나 충전하러 얼마나 자주 가세요?", "How often do you fill up or charge yourself?"),
                say("2주에 한 번쯤", "Every two weeks") },
            { "", say("주유소를 고를 때 무엇을 가장 많이 보세요?", "What decides which station you choose?"),
                say("가격, 가는 길에 가까운 곳", "Price, Close to my way") },
            { say("바라는 점", "Wishes"), say("하나만 더한다면요?", "One more thing?"),
                say("비 오는 날에도 젖지 않는 지붕", "A roof that keeps the rain off") }
        };
    }

    AppView completed(Language language, StoreState state)
    {
        Say const say { language };
        AppView view = frame(language, 7 + static_cast<std::uint64_t>(state));
        CompletedView body;
        body.state = state;
        if (state == StoreState::stored) {
            body.headline = say("고맙습니다", "Thank you");
            TextBlock words;
            words.runs.push_back({ say("들려주신 이야기는 다음 주유소를 만드는 데 그대로 쓰여요.",
                                       "What you told us goes straight into planning the next station."),
                false, false, {} });
            body.words = { words };
            body.receipt = say("접수 번호 01J9-7KQ2", "Receipt 01J9-7KQ2");
            body.home = button(say("처음으로", "Home"), Icon::home, GoHome {});
            body.share = button(say("공유하기", "Share"), Icon::share, ShareResponse {});
        } else {
            body.headline = say("저장하지 못했어요", "Could not be saved");
            TextBlock words;
            words.runs.push_back(
                { say("기기의 저장 공간이 가득 찼어요. 답은 화면에 그대로 있어요. 파일로 내려받아 두세요.",
                      "This device's storage is full. Your answers are still here; please download them."),
                    false, false, {} });
            body.words = { words };
            body.answers = answer_rows(say);
            body.retry = button(say("다시 저장하기", "Try again"), Icon::refresh, RetryStore {});
        }
        body.download = button(say("답변 내려받기", "Download answers"), Icon::download, DownloadResponse {});
        view.body = body;
        return view;
    }

    AppView completed_with_result(Language language)
    {
        Say const say { language };
        AppView view = completed(language, StoreState::stored);
        view.screen = 18;
        CompletedView& body = std::get<CompletedView>(view.body);
        body.words.front().runs.front().text
            = say("처음부터 함께 만들어 주셨어요.", "You are one of the first to have a say in it.");
        body.own = own_result(language);
        return view;
    }

    AppView message(Language language)
    {
        Say const say { language };
        AppView view = frame(language, 14);
        MessageView body;
        body.headline = say("이 파일은 열 수 없어요", "This file cannot be opened");
        body.words = say("설문 파일이 아니거나 일부가 잘못되었어요.", "It is not a survey, or part of it is wrong.");
        body.place = say("파일 위치: /pages/0/elements/2", "Place in the file: /pages/0/elements/2");
        body.buttons = { button(say("처음으로", "Home"), Icon::home, GoHome {}) };
        view.body = body;
        return view;
    }

    AppView details(Language language)
    {
        Say const say { language };
        AppView view = frame(language, 15);
        DetailsView body;
        body.headline = say("내가 바라는 주유소", "The petrol station I want");
        body.facts = { { say("마친 때", "Finished"), say("11월 22일 오후 6:12", "22 Nov, 6:12 pm") },
            { say("접수 번호", "Receipt"), "01J9-7KQ2" } };
        body.answers_heading = say("내 답변", "Your answers");
        body.answers = answer_rows(say);
        body.download = button(say("내려받기", "Download"), Icon::download, DownloadResponse { "r1" });
        body.remove = button(say("이 답변 지우기", "Delete this response"), Icon::trash, DeleteResponse { "r1" });
        body.back = button(say("처음으로", "Home"), Icon::back, GoHome {});
        view.body = body;
        return view;
    }

    AppView settings(Language language)
    {
        Say const say { language };
        AppView view = home(language, false);
        SettingsView sheet;
        sheet.headline = say("설정", "Settings");
        sheet.language = { say("언어", "Language"),
            { { "한국어", language == Language::korean, SwitchLanguage { Language::korean } },
                { "English", language == Language::english, SwitchLanguage { Language::english } } } };
        sheet.theme = { say("화면 색", "Colours"),
            { { say("기기 설정", "As the device"), true, SetTheme { Theme::system } },
                { say("밝게", "Light"), false, SetTheme { Theme::light } },
                { say("어둡게", "Dark"), false, SetTheme { Theme::dark } },
                { say("고대비", "High contrast"), false, SetTheme { Theme::high_contrast } } } };
        sheet.text_size = { say("글자 크기", "Text size"), {} };
        for (int percent : { 100, 125, 150, 200 })
            sheet.text_size.choices.push_back(
                { std::to_string(percent) + "%", percent == 100, SetTextScale { percent } });
        sheet.simple_label = say("간단한 화면", "Simple screen");
        sheet.simple_hint = say("그림 없이 글자와 단추만 보여요.", "Only words and buttons, no drawing.");
        sheet.storage = say("답변은 이 기기에만 저장돼요.", "Answers are kept on this device only.");
        sheet.close = button(say("닫기", "Close"), Icon::close, CloseSettings {});
        view.settings = sheet;
        return view;
    }

    AppView confirm(Language language)
    {
        Say const say { language };
        AppView view = home(language, true);
        view.banners.clear();
        view.confirm = ConfirmView { say("이 답변을 지울까요?", "Delete this draft?"),
            say("지금까지 적은 답이 이 기기에서 사라져요. 되돌릴 수 없어요.",
                "The answers so far will be gone from this device. This cannot be undone."),
            button(say("지우기", "Delete"), Icon::trash, ConfirmYes {}),
            button(say("그대로 두기", "Keep it"), Icon::none, ConfirmNo {}) };
        return view;
    }

    AppView loading(Language language)
    {
        AppView view = frame(language, 16);
        view.body = LoadingView { Say { language }("불러오고 있어요", "Loading") };
        return view;
    }

}

namespace {

    AppView planner_page(Language language)
    {
        AppView view = frame(language, 19);
        view.body = planner(language);
        return view;
    }

}

std::vector<Scene> all(Language language)
{
    Say const say { language };
    return {
        { "home", home(language, false) },
        { "home-history", home(language, true) },
        { "start", start(language) },
        { "choices", taking(language, 4, choice_questions(language), say("평소 이용", "Your visits")) },
        { "scales", taking(language, 5, scale_questions(language), say("주유기 앞에서", "At the pump")) },
        { "fields", taking(language, 11, field_questions(language), say("바라는 점", "Wishes")) },
        { "judgements", taking(language, 13, judgement_questions(language), say("골라 보기", "Choosing")) },
        { "board", taking(language, 20, board_questions(language), say("견주어 보기", "Comparing")) },
        { "pictures", taking(language, 15, picture_questions(language), say("그림에 답하기", "On a picture")) },
        { "repeated", taking(language, 17, repeated_questions(language), say("함께 타는 차", "The car you share")) },
        { "files", taking(language, 18, file_questions(language), say("사진과 파일", "Photos and files")) },
        { "errors", errors(language) },
        { "one-question", one_question(language) },
        { "completed", completed(language, StoreState::stored) },
        { "own-result", completed_with_result(language) },
        { "not-stored", completed(language, StoreState::failed) },
        { "message", message(language) },
        { "details", details(language) },
        { "planner", planner_page(language) },
        { "loading", loading(language) },
        { "settings", settings(language) },
        { "confirm", confirm(language) },
    };
}

AppView find(std::string const& name, Language language)
{
    for (Scene& scene : all(language))
        if (scene.name == name)
            return scene.view;
    assert(false && "no such scene");
    return {};
}

}
