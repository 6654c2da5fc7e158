// A survey as its planner wrote it: plain structs that follow SurveyJS's JSON, without its bytes. Expressions are text
// here; survey/survey.h compiles them, survey/session.h runs them.
#pragma once

#include "survey/definition_parts.h"
#include "survey/finding.h"
#include "survey/judgement_kinds.h"
#include "survey/picture_kinds.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dure::survey {

// ---- checks ----

struct NumberCheck {
    std::optional<double> minimum;
    std::optional<double> maximum;
};
struct LengthCheck {
    std::uint32_t minimum = 0;
    std::uint32_t maximum = 0; // 0 means none
    bool allow_digits = true;
};
struct PatternCheck {
    std::string pattern;
    bool ignore_case = false;
};
struct EmailCheck { };
struct ExpressionCheck {
    ExpressionText expression;
};
struct AnswerCountCheck {
    std::uint32_t minimum = 0; // 0 means none
    std::uint32_t maximum = 0;
};
using CheckKind = std::variant<NumberCheck, LengthCheck, PatternCheck, EmailCheck, ExpressionCheck, AnswerCountCheck>;

struct Check {
    CheckKind kind;
    LocalizedText text; // instead of the built-in message
    bool is_warning = false; // notificationType other than "error": shown, does not block
    std::string where;
};

// ---- question kinds ----

struct RadioGroup {
    ChoiceList list;
};
struct Checkbox {
    ChoiceList list;
};
struct Dropdown {
    ChoiceList list;
    LocalizedText placeholder;
};
struct TagBox {
    ChoiceList list;
    LocalizedText placeholder;
};
struct ImagePicker {
    ChoiceList list;
    bool multi_select = false;
    bool show_label = false;
    float image_width = 0; // 0: automatic
    float image_height = 0;
};
struct Ranking {
    ChoiceList list;
    bool select_to_rank = false;
};
struct Boolean {
    LocalizedText label;
    LocalizedText label_true; // empty: built-in "예"/"Yes"
    LocalizedText label_false;
    Value value_true; // undefined: true
    Value value_false; // undefined: false
    enum class Display : std::uint8_t { segmented, toggle, checkbox, radio } display = Display::segmented;
};
struct Rating {
    enum class Look : std::uint8_t { labels, stars, smileys } look = Look::labels;
    double minimum = 1;
    double maximum = 5;
    double step = 1;
    std::vector<Choice> values; // instead of minimum..maximum
    LocalizedText minimum_text;
    LocalizedText maximum_text;
    enum class Display : std::uint8_t { automatic, buttons, dropdown } display = Display::automatic;
};
// Our own: likelihood to recommend, 0-10.
struct Nps {
    LocalizedText minimum_text;
    LocalizedText maximum_text;
};
struct Matrix {
    std::vector<Choice> columns;
    std::vector<Choice> rows;
    std::vector<std::pair<std::pair<Value, Value>, LocalizedText>> cells; // (row, column) -> words
    ExpressionText rows_visible_if; // {item} is the row's value
    ExpressionText columns_visible_if; // {item} is the column's value
    bool is_multiple = false; // cellType "checkbox"
    bool each_row_required = false;
    bool each_row_unique = false;
    bool hide_if_rows_empty = false;
    bool random_rows = false;
};
enum class InputType : std::uint8_t {
    text,
    color,
    date,
    datetime_local,
    email,
    month,
    number,
    password,
    range,
    tel,
    time,
    url,
    week,
};
struct TextField {
    InputType input_type = InputType::text;
    LocalizedText placeholder;
    std::uint32_t max_length = 0; // in characters; 0: as the survey says
    Value minimum; // undefined: none
    Value maximum;
    ExpressionText minimum_expression;
    ExpressionText maximum_expression;
    LocalizedText minimum_error;
    LocalizedText maximum_error;
    LocalizedText step_error;
    std::optional<double> step;
    std::string autocomplete; // HTML's token
    std::uint32_t size = 0; // in characters; 0: as wide as there is room
    std::vector<LocalizedText> suggestions;
};
struct Text {
    TextField field;
};
struct Comment {
    LocalizedText placeholder;
    std::uint32_t max_length = 0; // 0: as the survey says
    std::uint32_t rows = 4;
};
struct MultipleTextItem {
    std::string name;
    LocalizedText title; // empty: the name
    TextField field;
    bool is_required = false;
    LocalizedText required_error;
    ExpressionText default_expression;
    std::vector<Check> checks;
};
struct MultipleText {
    std::vector<MultipleTextItem> items;
    std::uint32_t columns = 1;
};
struct Slider {
    bool is_range = false; // value is a list of two numbers
    double minimum = 0;
    double maximum = 100;
    double step = 1;
    ExpressionText minimum_expression;
    ExpressionText maximum_expression;
    std::vector<Choice> labels; // value = position
    bool show_labels = true;
    LocalizedText label_format; // "{0} km"
    LocalizedText tooltip_format;
};
struct Image {
    LocalizedText link;
    LocalizedText alternative_text;
    float width = 200;
    float height = 150;
};
struct Html {
    LocalizedText html; // reduced to safe structure when shown, see survey/rich_text.h
};
struct Computed { // SurveyJS's "expression": shows a result
    ExpressionText expression;
    LocalizedText format; // "{0} won"
    enum class Style : std::uint8_t { none, decimal, currency, percent, date } style = Style::none;
    std::string currency = "USD";
    int maximum_fraction_digits = -1;
    int minimum_fraction_digits = -1;
    bool use_grouping = true;
    int precision = -1;
};
// Files and photos. The answer is SurveyJS's list of {name, type, content}, see survey/files.h.
struct FileUpload {
    enum class Source : std::uint8_t { file, camera, file_or_camera } source = Source::file;
    std::string accepted_types; // as HTML's accept; empty: any
    bool allow_multiple = false;
    std::uint32_t maximum_files = 0; // 0: none said
    std::uint32_t maximum_bytes = 0; // of one file; 0: none said
    std::uint32_t maximum_image_side = 1600; // pictures become no longer than this, in pixels
    double image_quality = 0.8; // of the JPEG they become, 0-1
    bool shows_previews = true;
    float preview_width = 0; // 0: automatic
    float preview_height = 0;
    bool asks_before_removal = false;
};
// Our own: consent per item, unticked, with the four notices the law asks for. The value is a record item ->
// true/false.
struct ConsentItem {
    std::string name;
    LocalizedText title;
    std::string version;
    LocalizedText purpose;
    LocalizedText collected;
    LocalizedText retention;
    LocalizedText refusal;
    bool is_required = false;
};
struct Consent {
    std::vector<ConsentItem> items;
};
struct Definition;
// Questions asked again for each panel or row: SurveyJS's paneldynamic, matrixdynamic and matrixdropdown. The value is
// the list of their answers, or with fixed rows a record row -> answers.
struct Repeated {
    enum class Kind : std::uint8_t { panels, rows, fixed_rows } kind = Kind::panels;
    std::shared_ptr<Definition const> inner; // one page of what is asked each time; never null once it is read
    std::vector<Choice> fixed_rows;
    ExpressionText rows_visible_if; // {item} is the row's value
    std::uint32_t count = 0; // to begin with
    std::uint32_t minimum = 0;
    std::uint32_t maximum = 100;
    Value default_answers; // of one panel or row, as a record; undefined: none
    bool copies_last = false; // a new one begins with the answers of the one before
    bool may_add = true;
    bool may_remove = true;
    bool asks_before_removal = false;
    std::string key; // the name of an inner question whose answers differ
    std::vector<std::string> unique; // more of them: columns with isUnique
    LocalizedText key_error;
    LocalizedText row_title; // piped inside the panel or row
    LocalizedText row_description;
    LocalizedText add_text; // empty: built-in words
    LocalizedText remove_text;
    LocalizedText empty_text;
};
// A type of SurveyJS this version does not run yet: not shown, its data kept.
struct Unsupported {
    std::string type;
};

using QuestionKind = std::variant<RadioGroup, Checkbox, Dropdown, TagBox, ImagePicker, Ranking, Boolean, Rating, Nps,
    Matrix, Text, Comment, MultipleText, Slider, Image, Html, Computed, FileUpload, Consent, MaxDiff, Pairs, Conjoint,
    Kano, PriceSensitivity, ConstantSum, Statements, Concept, CardSort, Hotspot, ImageMap, Signature, Repeated,
    Unsupported>;

// ---- elements ----

enum class ClearInvisible : std::uint8_t { inherit, none, on_complete, on_hidden, on_hidden_container };
enum class ErrorLocation : std::uint8_t { inherit, top, bottom };
enum class TitleLocation : std::uint8_t { inherit, top, bottom, left, hidden };
enum class Collapse : std::uint8_t { always_open, expanded, collapsed };

// What pages, panels and questions have in common.
struct Element {
    std::string name;
    std::string where; // JSON pointer
    LocalizedText title;
    LocalizedText description;
    ExpressionText visible_if;
    ExpressionText enable_if;
    ExpressionText required_if;
    LocalizedText required_error;
    bool is_visible = true;
    bool is_required = false;
    bool is_read_only = false;
    bool start_with_new_line = true;
    Collapse collapse = Collapse::always_open;
    TitleLocation title_location = TitleLocation::inherit; // of a container: for its questions
    ErrorLocation error_location = ErrorLocation::inherit;
};

struct Question : Element {
    QuestionKind kind;
    std::string value_name; // the key in the data; equals the name unless valueName says otherwise
    Value default_value;
    ExpressionText default_expression;
    ExpressionText set_value_if;
    ExpressionText set_value_expression;
    ExpressionText reset_value_if;
    std::vector<Check> checks;
    bool has_comment = false; // showCommentArea
    LocalizedText comment_text;
    LocalizedText comment_placeholder;
    bool show_number = true;
    bool use_display_values_in_titles = true;
    ClearInvisible clear_invisible = ClearInvisible::inherit;
    PageIndex page;
    PanelIndex panel; // innermost; not valid: directly on the page
};

struct Container : Element {
    std::vector<ElementIndex> elements;
    bool random_order = false;
};

struct Panel : Container {
    PageIndex page;
    PanelIndex parent;
    bool show_number = false;
};

struct Page : Container { };

// ---- survey ----

struct CalculatedValue {
    std::string name;
    ExpressionText expression;
    bool include_into_result = false;
};

struct Trigger {
    enum class Action : std::uint8_t { complete, set_value, copy_value, skip, run_expression } action = Action::complete;
    ExpressionText condition;
    std::string target; // setToName or gotoName
    std::string source; // fromName
    Value value; // setValue
    bool value_is_variable = false;
    bool copy_display_value = false;
    ExpressionText run_expression;
    std::string where;
};

struct ConditionalText {
    ExpressionText condition;
    LocalizedText html;
};

struct Theme {
    std::string primary_color; // "#rrggbb" or empty
    std::vector<std::pair<std::string, std::string>> variables; // cssVariables as written
};

// "Your result", after the thanks: what a person's own choices say.
struct OwnResult {
    bool is_shown = true;
    bool shows_people = true; // how many think alike, where a question ships a population
    std::vector<std::string> questions; // by name; empty: all that can have a result
};

struct Definition {
    enum class PageMode : std::uint8_t { standard, single_page, question_per_page, input_per_page };
    enum class ProgressKind : std::uint8_t { pages, questions, required_questions, correct_questions, buttons };
    enum class CheckMode : std::uint8_t { on_next_page, on_value_changed, on_complete };
    enum class Numbers : std::uint8_t { off, on, on_page };
    enum class ProgressLocation : std::uint8_t { automatic, top, bottom, both };

    std::string id;
    std::string locale; // "" is the default language
    LocalizedText title;
    LocalizedText description;
    LocalizedText logo;
    Theme theme;

    std::vector<Page> pages;
    std::vector<Panel> panels;
    std::vector<Question> questions;

    std::vector<CalculatedValue> calculated_values;
    std::vector<Trigger> triggers;

    LocalizedText completed_html;
    std::vector<ConditionalText> completed_html_on_condition;
    OwnResult own_result;

    PageMode page_mode = PageMode::standard;
    CheckMode check_mode = CheckMode::on_next_page;
    ClearInvisible clear_invisible = ClearInvisible::on_complete;
    Numbers question_numbers = Numbers::off;
    ErrorLocation error_location = ErrorLocation::top;
    TitleLocation title_location = TitleLocation::top;
    ProgressKind progress_kind = ProgressKind::pages;
    ProgressLocation progress_location = ProgressLocation::automatic;
    bool show_progress = false;
    bool first_page_is_start_page = false;
    bool show_previous_button = true;
    bool show_title = true;
    bool show_page_titles = true;
    bool auto_advance = false;
    bool random_questions = false; // questionOrder
    bool is_read_only = false;
    bool store_others_as_comment = true;
    std::uint32_t max_text_length = 0;
    std::uint32_t max_comment_length = 0;
    std::string required_mark = "*";

    LocalizedText start_text; // words on buttons; empty: built-in
    LocalizedText previous_text;
    LocalizedText next_text;
    LocalizedText complete_text;

    std::vector<std::string> languages; // every language its words are written in, "default" left out
};

struct DefinitionLimits {
    std::size_t pages = 2'000;
    std::size_t elements = 10'000;
    std::size_t nesting = 16;
    std::size_t inner_elements = 20'000; // of a session: elements of repeated questions times their panels or rows
    std::size_t choices_per_list = 5'000;
    std::size_t choices_in_all = 100'000;
    std::size_t expressions = 40'000;
    std::size_t findings = 200;
    std::size_t text_bytes = 256 * 1024; // of one string
};

// The question's list of choices, or null for a kind that has none.
ChoiceList const* choice_list(Question const& question);
// SurveyJS's name of the kind: "radiogroup", …
char const* type_name(QuestionKind const& kind);
// Null for a kind whose questions are asked once.
inline Repeated const* repeated(Question const& question)
{
    return std::get_if<Repeated>(&question.kind);
}
// html, image: nothing to answer.
bool has_answer(QuestionKind const& kind);
// An answer is a list of choices.
bool is_multiple(QuestionKind const& kind);

}
