// One person's walk through a survey: answers in, what to show out. Deterministic: time and seed come from the caller.
#pragma once

#include "survey/survey.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey {

struct SessionOptions {
    std::uint64_t seed = 0; // of every random order
    double now_millis = 0; // UTC; when the person started
    int utc_offset_minutes = 0; // of the person, for today() and local dates
    std::string language; // "" is the survey's own locale
    bool is_read_only = false;
};

enum class Phase : std::uint8_t {
    start_page, // firstPageIsStartPage: leave with start()
    running,
    completed,
};

enum class Step : std::uint8_t {
    moved,
    blocked, // something on the screen must be mended first; see errors()
    completed, // a trigger completed the survey instead
    nowhere, // there is no next or previous screen
};

// One line of a screen, in reading order. A panel comes as an opening and a closing line around its elements.
struct ShownElement {
    enum class Kind : std::uint8_t { page_heading, panel_open, panel_close, question } kind = Kind::question;
    PageIndex page;
    PanelIndex panel;
    QuestionIndex question;
    std::uint8_t depth = 0; // of panels around it
};

enum class ChoiceRole : std::uint8_t { ordinary, select_all, none, refuse, dont_know, other };

struct ShownChoice {
    Value value;
    std::string text; // piped, in the current language; markup not yet reduced
    std::string image_link;
    ChoiceRole role = ChoiceRole::ordinary;
    bool is_enabled = true;
    bool is_chosen = false;
    bool is_exclusive = false; // of several answers it is the only one
    bool has_comment = false; // shows a text field while chosen: "other" and choices with showCommentArea
    std::string comment;
    std::string comment_placeholder;
    std::uint32_t rank = 0; // 1-based in a ranking that selects, 0: not ranked
};

// A row or column of a matrix, a step of a rating.
struct ShownItem {
    Value value;
    std::string text; // markup not yet reduced
    bool is_enabled = true;
};

struct Problem {
    std::string text; // in the current language
    std::string part; // the row, item or choice it is about; "" for the whole question
    bool is_warning = false;
};

struct Progress {
    std::uint32_t done = 0; // pages left behind, or questions answered
    std::uint32_t total = 0;
    float fraction = 0; // 0..1, never backwards of what `done` and `total` say
    std::string text; // "3 / 8" in the current language
};

struct PageParadata {
    std::string name;
    double millis = 0;
    std::uint32_t visits = 0;

    bool operator==(PageParadata const&) const = default;
};

// A skip over screens, so that "previous" leads back over it. The questions are "" but with one question per page.
struct Skip {
    std::string from_page, from_question;
    std::string to_page, to_question;

    bool operator==(Skip const&) const = default;
};

// All that must survive a killed tab. Plain data: the codec writes it, restore() reads it.
struct Snapshot {
    Record data; // with "-Comment" keys
    Record variables; // values set by triggers that belong to no question
    Record consent_times; // question -> record item -> milliseconds of its latest ticking or unticking
    Record tasks; // question -> what was shown, see survey/tasks.h
    Record rows; // repeated question -> list of what its panels or rows hold beside answers
    std::string page; // name of the current page
    std::string question; // name of the current question with one question per page
    std::string language;
    std::uint64_t seed = 0;
    double started_at_millis = 0;
    double completed_at_millis = 0;
    int utc_offset_minutes = 0;
    Phase phase = Phase::running;
    std::vector<std::string> touched; // questions whose defaults no longer apply
    std::vector<std::string> collapsed; // panels the person closed
    std::vector<std::string> visited; // pages
    std::vector<Skip> skips; // the latest last
    std::vector<PageParadata> paradata;
};

struct Tasks; // survey/tasks.h
struct Engine; // survey/engine.h: the state of a session

class Session {
public:
    Session(std::shared_ptr<Survey const> survey, SessionOptions const& options);
    // Continues a draft: same screen, same answers. Names the survey no longer knows are left in the data.
    static Session restore(std::shared_ptr<Survey const> survey, Snapshot const& snapshot, double now_millis);
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    Snapshot snapshot() const;

    Survey const& survey() const;
    Definition const& definition() const;

    // Tell the time before acting; expressions of time, paradata and completed_at read it. Also when the person comes
    // back.
    void set_now(double now_millis);
    // Time away (a hidden tab) is not counted as time on the page.
    void pause();
    void resume();

    void set_language(std::string_view language);
    std::string const& language() const; // the one in effect: "ko", "en", …; "" if the survey has only default words

    // ---- answers ----
    // SurveyJS's question.value = …: lists are as in the data; undefined clears. Everything that depends on it follows.
    void set_value(QuestionIndex question, Value value);
    void set_comment(QuestionIndex question, std::string_view text);
    void set_other_text(QuestionIndex question, std::string_view text);
    void set_choice_comment(QuestionIndex question, Value const& choice, std::string_view text);
    // What a person does, with the rules of none/select all/maximum: radio, check box, tag, picture, rating, rank
    // (appends).
    void choose(QuestionIndex question, Value const& choice, bool chosen);
    void set_matrix_cell(QuestionIndex question, Value const& row, Value const& column, bool chosen);
    void set_item(QuestionIndex question, std::string_view item, Value value); // multipletext, consent
    // Adds one more file {name, type, content}. False, with nothing changed, where there is no room for it.
    bool add_file(QuestionIndex question, Value file);
    // The best or worst of a MaxDiff's set, the choice of a pair or of product alternatives: what was not on offer is
    // no answer.
    void set_task(QuestionIndex question, std::size_t task, std::string_view part, Value value);
    // Of a feature (Kano) or a concept: "functional", "intent", …
    void set_part(QuestionIndex question, std::string_view item, std::string_view part, Value value);
    // Looks at another of the tasks that come one after the other; part of a draft, until another screen is entered.
    void show_task(QuestionIndex question, std::size_t task);
    // Moves a choice of a ranking to a 0-based place; an unranked one is ranked there. `place` beyond the end unranks
    // it.
    void rank(QuestionIndex question, Value const& choice, std::size_t place);
    void clear(QuestionIndex question);
    // survey.setValue / setVariable: also names that belong to no question (kiosk id, wave, URL parameters).
    void set_data(std::string_view name, Value value);
    void set_variable(std::string_view name, Value value);

    Value const& value(QuestionIndex question) const; // as SurveyJS's question.value
    std::string comment(QuestionIndex question) const;
    std::string other_text(QuestionIndex question) const;
    bool is_answered(QuestionIndex question) const;
    // When an item of a consent was last ticked or unticked; 0: never.
    double consent_millis(QuestionIndex question, std::string_view item) const;
    // Exactly SurveyJS's survey.data.
    Record data() const;
    Value const& data(std::string_view name) const;

    // ---- panels and rows of a repeated question: each is a session of its own for what is asked inside ----
    // A reference holds until a panel or row is added or removed, or the answer is set as a whole. Inside, questions
    // are numbered by Repeated::inner; only answering, reading and words mean anything there, not moving.
    std::size_t row_count(QuestionIndex question) const; // hidden ones too
    Session& row(QuestionIndex question, std::size_t index);
    Session const& row(QuestionIndex question, std::size_t index) const;
    bool is_row_visible(QuestionIndex question, std::size_t index) const;
    bool can_add_row(QuestionIndex question) const;
    bool can_remove_row(QuestionIndex question) const;
    bool add_row(QuestionIndex question); // at the end; false if there may be no more
    bool remove_row(QuestionIndex question, std::size_t index);

    // ---- where we are ----
    Phase phase() const;
    PageIndex current_page() const;
    std::vector<PageIndex> visible_pages() const; // without the start page
    // What is on the screen now: the current page, the one question of questionPerPage, or everything in singlePage.
    std::vector<ShownElement> screen() const;
    std::vector<QuestionIndex> questions_on_screen() const;
    bool is_first_screen() const;
    bool is_last_screen() const; // show "complete" instead of "next"
    // Changes with every new screen, stable over restore for the same place: an id for focus and scrolling.
    std::uint64_t screen_id() const;

    bool start(); // leaves the start page; false if something on it must be mended
    Step next(); // checks the screen first
    Step previous();
    bool go_to(PageIndex page); // false if it is not visible; does not check
    bool go_to(QuestionIndex question);
    Step complete(); // checks every visible page; on `blocked` the first with a problem becomes current
    void complete_now(); // as a complete trigger does: no checks
    Progress progress() const;

    // ---- state of elements ----
    bool is_visible(QuestionIndex question) const; // itself and every container around it
    bool is_visible(PanelIndex panel) const;
    bool is_visible(PageIndex page) const;
    bool is_enabled(QuestionIndex question) const; // not read-only, enableIf holds here and around
    bool is_required(QuestionIndex question) const;
    bool is_collapsed(PanelIndex panel) const;
    void set_collapsed(PanelIndex panel, bool collapsed);
    std::vector<QuestionIndex> visible_questions() const; // of the whole survey, in order
    std::vector<ElementIndex> elements(PageIndex page) const; // all of it, in the order shown to this person
    std::vector<ElementIndex> elements(PanelIndex panel) const;

    // ---- words, piped and in the current language; markup not yet reduced, see rich_text.h. What a person answered is
    // put in so that none of its marks are read: <b> in an answer stays <b> ----
    std::string title(QuestionIndex question) const; // the name if there is no title
    std::string title(PanelIndex panel) const;
    std::string title(PageIndex page) const;
    std::string description(QuestionIndex question) const;
    std::string description(PanelIndex panel) const;
    std::string description(PageIndex page) const;
    std::string survey_title() const;
    std::string survey_description() const;
    std::string number(QuestionIndex question) const; // "3." or ""
    std::string html(QuestionIndex question) const; // of an html element
    std::string completed_text() const; // by condition, else the survey's, else built-in thanks
    std::string text_with_marks(LocalizedText const& words) const; // any other words of the definition
    std::string text(LocalizedText const& words) const; // the same for words without markup, such as placeholders
    std::string row_title(QuestionIndex question, std::size_t index) const; // "" if the survey gives none
    std::string display_text(QuestionIndex question) const; // the answer in words, as piping shows it

    // ---- what can be chosen ----
    std::vector<ShownChoice> choices(QuestionIndex question) const; // visible, in order, special items last
    std::vector<ShownItem> rows(QuestionIndex question) const; // of a matrix
    std::vector<ShownItem> columns(QuestionIndex question) const;
    std::vector<ShownItem> rating_items(QuestionIndex question) const; // rating and nps
    bool is_cell_chosen(QuestionIndex question, Value const& row, Value const& column) const;
    Tasks const& tasks(QuestionIndex question) const; // what is shown one after another; survey/tasks.h
    Value minimum(QuestionIndex question) const; // of text and slider, with minValueExpression; undefined: none
    Value maximum(QuestionIndex question) const;
    Value minimum(QuestionIndex question, std::string_view item) const; // of multipletext
    Value maximum(QuestionIndex question, std::string_view item) const;

    // ---- checks ----
    // What was found when the person last tried to go on; kept current as the answer changes.
    std::vector<Problem> const& errors(QuestionIndex question) const;
    std::vector<Problem> const& errors(PanelIndex panel) const;
    std::vector<Problem> const& errors(PageIndex page) const;
    // Checks without showing or moving: every visible question with a problem, warnings included; not the start page's.
    std::vector<QuestionIndex> questions_with_errors() const;
    bool check_screen(); // shows what is wrong on this screen; true if nothing blocks

    // Every rule again, not only what depends on a change. Changes nothing unless the incremental way went wrong.
    void evaluate_everything();

    // ---- paradata ----
    std::vector<PageParadata> paradata() const; // up to now
    double started_at_millis() const;
    double completed_at_millis() const;
    std::uint64_t seed() const;

    // Evaluations of expressions so far: what tests and benchmarks count.
    std::uint64_t evaluations() const;

private:
    friend struct Engine;
    explicit Session(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

}
