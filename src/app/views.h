// What the screens show, as plain structs: every word already in the chosen language, every number formatted, every
// decision made. A screen draws a view and queues the actions the view names; it decides nothing else.
#pragma once

#include "app/action_views.h"
#include "app/own_result_views.h"
#include "app/planner_views.h"
#include "app/question_views.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dure::app {

enum class Tone : std::uint8_t {
    calm,
    good,
    warning,
    bad,
};

struct SampleCard {
    std::string title;
    std::string description;
    std::string length; // "약 5분 · 24문항"
    std::string image; // path within the site, or empty
    ButtonView start;
};

struct DraftCard {
    std::string title;
    std::string progress; // "40% 답했어요"
    double fraction = 0;
    std::string when; // "11월 22일 오후 6:05에 저장"
    ButtonView resume;
    ButtonView discard;
};

struct ResponseRow {
    std::string title;
    std::string when;
    ButtonView show;
    ButtonView download;
    std::optional<ButtonView> share;
    ButtonView remove;
};

struct HomeView {
    std::string headline;
    std::string introduction;
    std::string drafts_heading; // a section with an empty heading is not shown
    std::vector<DraftCard> drafts;
    std::string samples_heading;
    std::vector<SampleCard> samples;
    std::string responses_heading;
    std::vector<ResponseRow> responses;
    std::string responses_empty; // words instead of rows
    std::optional<ButtonView> download_all;
    std::optional<ButtonView> results; // of questions of choice
    std::string file_heading;
    FileButtonView open_file;
    std::string storage; // how safely this device keeps things
    std::optional<ButtonView> keep_safely; // asks the browser to persist
};

enum class SaveState : std::uint8_t {
    untouched, // nothing to save yet
    saving,
    saved,
    failed,
};

struct SaveView {
    SaveState state = SaveState::untouched;
    std::string words; // "저장됨", "저장 중…", "저장하지 못했어요. …"
    std::optional<ButtonView> again; // both offered when saving failed
    std::optional<ButtonView> download;
};

struct ProgressView {
    double fraction = 0; // 0..1 of what this person still has to see
    std::string words; // "3 / 8쪽"
};

struct ErrorLine {
    std::string words; // "3. 성별: 답을 골라 주세요."
    FocusQuestion action;
};

struct ErrorSummaryView {
    std::string heading; // "2곳을 확인해 주세요"
    std::vector<ErrorLine> lines;
};

// A page of the survey by its title, for screens with room beside the questions.
struct StepView {
    std::string title;
    bool is_done = false;
    bool is_current = false;
};

struct TakingView {
    std::string survey_title;
    std::string survey_description; // first page only
    std::string logo; // first page only: path or data URI, or empty
    bool is_opening = false; // the first page: opens like a letter, with the survey's title
    std::string page_title;
    std::vector<TextBlock> page_description;
    std::optional<ProgressView> progress;
    std::vector<StepView> steps; // the pages this person will see, as far as is known; empty if they have no titles
    std::optional<ErrorSummaryView> errors;
    std::vector<ElementView> elements;
    std::string required_hint; // "* 표시는 꼭 답해야 하는 질문이에요", if any is required
    SaveView save;
    std::optional<ButtonView> previous;
    ButtonView next; // or the complete button; its label says which
    bool is_last_page = false;
    bool one_at_a_time = false; // one question per screen: it stands in the middle
};

enum class StoreState : std::uint8_t {
    storing,
    stored,
    failed,
};

struct AnswerRow {
    std::string section; // the page's title, where a new page begins
    std::string question;
    std::string answer;
};

struct CompletedView {
    StoreState state = StoreState::storing;
    std::string logo;
    std::string headline; // "고맙습니다" only when stored
    std::vector<TextBlock> words; // the survey's own completed text, when stored; what to do, when failed
    std::vector<AnswerRow> answers; // kept on screen while they are not safely stored
    std::optional<OwnResultView> own; // a moment after it is stored
    std::string receipt; // "접수 번호 01J…"
    std::optional<ButtonView> download;
    std::optional<ButtonView> share;
    std::optional<ButtonView> retry;
    std::optional<ButtonView> home;
};

// A saved response, read again.
struct FactRow {
    std::string label;
    std::string value;
};

struct DetailsView {
    std::string headline;
    std::vector<FactRow> facts;
    std::optional<OwnResultView> own;
    std::string answers_heading;
    std::vector<AnswerRow> answers;
    ButtonView download;
    std::optional<ButtonView> share;
    ButtonView remove;
    ButtonView back;
};

struct LoadingView {
    std::string words;
};

// One sentence with its place, and a way on.
struct MessageView {
    Tone tone = Tone::bad;
    std::string headline;
    std::string words;
    std::string place; // "파일 위치: /pages/0/elements/2", or empty
    std::string detail; // for the planner who opened a file: what exactly is wrong, in English
    std::optional<FileButtonView> open_file;
    std::vector<ButtonView> buttons;
};

struct SettingChoice {
    std::string label;
    bool chosen = false;
    Action action;
};

struct SettingGroup {
    std::string label;
    std::vector<SettingChoice> choices;
};

struct SettingsView {
    std::string headline;
    SettingGroup language;
    SettingGroup theme;
    SettingGroup text_size;
    std::string simple_label;
    std::string simple_hint;
    bool simple_screen = false; // a switch; queues ToggleSimpleScreen
    std::string storage;
    std::optional<ButtonView> keep_safely;
    ButtonView close;
};

struct ConfirmView {
    std::string headline;
    std::string words;
    ButtonView yes;
    ButtonView no;
};

struct BannerView {
    Banner banner = Banner::done;
    Tone tone = Tone::calm;
    Icon icon = Icon::information;
    std::string words;
    std::optional<ButtonView> button;
    std::optional<ButtonView> dismiss;
};

struct TopBarView {
    std::string product; // "두레"
    std::optional<ButtonView> home;
    ButtonView language; // "English" while in Korean, "한국어" while in English
    ButtonView settings;
};

struct LookView {
    Theme theme = Theme::light; // never `system`: already decided
    int text_percent = 100;
    std::optional<std::uint32_t> brand; // 0xRRGGBB of the survey's theme
    bool simple_screen = false;
    bool reduced_motion = false;
};

using ScreenView
    = std::variant<LoadingView, HomeView, TakingView, CompletedView, DetailsView, MessageView, PlannerView>;

struct AppView {
    std::string title; // of the document
    std::string language; // "ko" or "en"
    std::uint64_t screen = 0; // a change means another screen: focus its heading, scroll to the top
    std::optional<ElementId> focus; // put the focus on this question's first control
    std::uint64_t focus_request = 0; // changes when the focus is to be put there (again)
    LookView look;
    TopBarView top_bar;
    std::vector<BannerView> banners;
    ScreenView body;
    std::optional<SettingsView> settings; // a sheet over the screen
    std::optional<ConfirmView> confirm; // a dialog over everything
};

}
