// One struct per kind of question: what is on it, in the chosen language. Part of views.h.
#pragma once

#include "app/ids.h"
#include "app/judgement_views.h"
#include "app/picture_views.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dure::app {

struct TextRun {
    std::string text;
    bool strong = false;
    bool emphasis = false;
    std::string link; // an address; the text shows where it goes
};

enum class TextBlockKind : std::uint8_t {
    paragraph,
    heading, // `level` 1-6
    bullet, // `level` 0 is the outermost list
    numbered, // `number` is shown
};

struct TextBlock {
    TextBlockKind kind = TextBlockKind::paragraph;
    int level = 0;
    int number = 0;
    std::vector<TextRun> runs;
};

// A field to type in. Its words go out as TypeText, or as TypeComment where a view says so.
struct EntryView {
    std::string label; // accessible name; visible only where `shows_label`
    bool shows_label = false;
    std::string value;
    std::string input_type
        = "text"; // HTML's: text, email, number, tel, url, date, time, datetime-local, month, week, color, range
    std::string autocomplete;
    std::string placeholder;
    std::string minimum; // of numbers and dates, as HTML wants them
    std::string maximum;
    std::string step;
    std::vector<std::string> suggestions;
    std::uint32_t max_length = 0; // characters; 0 means none
    std::string counter; // "12 / 200", or empty
    bool invalid = false;
};

struct OptionView {
    Key key;
    std::string label;
    bool chosen = false;
    bool enabled = true;
    std::string image; // image choices: path or data URI
    std::optional<EntryView> entry; // TypeComment with this option; an option that asks for words while it is chosen
};

// radiogroup, checkbox, imagepicker. `several`: checkboxes and ToggleOption; otherwise radios and ChooseOption.
struct ChoiceView {
    bool several = false;
    bool images = false;
    bool shows_labels = true; // of images
    int columns = 1; // wish; a narrow screen uses fewer. 0: as many as fit
    std::vector<OptionView> options; // "none" and "select all" among them
    std::optional<EntryView> other; // TypeComment; present while "other" is chosen
    std::string hint; // "최대 3개까지 고를 수 있어요", or empty
};

// ChooseOption with the chosen key, or an empty key for the placeholder.
struct DropdownView {
    std::string placeholder;
    std::vector<OptionView> options;
    Key chosen; // empty: none
    std::optional<EntryView> other;
};

// ToggleOption.
struct TagboxView {
    std::string placeholder;
    std::vector<OptionView> options;
    std::string chosen_words; // "서울, 부산"
    std::optional<EntryView> other;
    std::string hint;
};

// text with any input type; TypeText.
struct TextView {
    EntryView entry;
};

// TypeText.
struct CommentView {
    EntryView entry;
    int rows = 4;
};

enum class RatingLook : std::uint8_t {
    numbers, // or labels
    stars, // everything up to the chosen one is filled
    smileys, // `mood` 0 (worst) .. 1 (best)
};

struct RatingItem {
    Key key;
    std::string label; // what is seen in `numbers`
    std::string name; // what is read: "5점 중 4점"
    bool chosen = false;
    bool filled = false;
    double mood = 0;
};

// SetRating.
struct RatingView {
    RatingLook look = RatingLook::numbers;
    std::vector<RatingItem> items;
    std::string lowest; // words at the ends, may be empty
    std::string highest;
    bool shows_as_list = false; // labels too long for a row
};

// 0..10, SetRating.
struct NpsView {
    std::vector<RatingItem> items;
    std::string lowest;
    std::string highest;
};

enum class BooleanLook : std::uint8_t {
    buttons, // two radios, yes and no
    checkbox,
};

// SetBoolean.
struct BooleanView {
    BooleanLook look = BooleanLook::buttons;
    std::string yes;
    std::string no;
    std::optional<bool> value;
    std::string label; // of the checkbox
};

struct MatrixColumn {
    Key key;
    std::string label;
};

struct MatrixCell {
    Key column;
    std::string name; // "직원의 친절: 만족"
    std::string label; // this cell's own words, or empty
    bool chosen = false;
};

struct MatrixRow {
    Key key;
    std::string label;
    std::vector<MatrixCell> cells; // in the order of the columns
    bool enabled = true;
    bool invalid = false;
};

// One choice per row, or several. ChooseMatrixCell.
struct MatrixView {
    bool several = false;
    bool shows_header = true;
    std::vector<MatrixColumn> columns;
    std::vector<MatrixRow> rows;
};

struct RankItem {
    Key key;
    std::string label;
    std::string rank; // "1", "2"; empty when unranked
    std::string up_name; // "테라스 위로"
    std::string down_name;
    std::string take_name; // "테라스 고르기"
    std::string leave_name; // "테라스 빼기"
    bool can_go_up = false;
    bool can_go_down = false;
    bool can_be_taken = false;
    bool can_leave = false;
};

// MoveRank, PlaceRank.
struct RankingView {
    std::string hint;
    std::string accept; // button: the order is right as it stands (AcceptRanking); empty once it is an answer
    std::vector<RankItem> ranked;
    std::string unranked_heading; // empty: everything is always ranked
    std::vector<RankItem> unranked;
};

struct SliderThumb {
    std::string name;
    double value = 0; // where the thumb stands, also when nothing was chosen
    bool chosen = false;
    std::string words; // "60"; "아직 고르지 않았어요" when not chosen
    double minimum = 0; // of this thumb: two thumbs do not pass each other
    double maximum = 100;
    std::string less_name; // of the buttons beside it, which take one step
    std::string more_name;
    double less = 0; // the value after such a step
    double more = 0;
};

struct SliderMark {
    double value = 0;
    std::string label;
};

// SetSlider.
struct SliderView {
    double minimum = 0;
    double maximum = 100;
    double step = 1;
    std::vector<SliderThumb> thumbs; // one, or two for a range
    std::vector<SliderMark> marks;
};

struct MultipleTextItem {
    Key key;
    EntryView entry; // TypeText with the key
    bool required = false;
    std::vector<std::string> errors;
};

struct MultipleTextView {
    int columns = 1;
    std::vector<MultipleTextItem> items;
};

// Four prices to write (TypeText with the part), then how likely one would buy.
struct PriceView {
    std::vector<MultipleTextItem> prices;
    std::string unit; // "원"
    std::vector<TaskGroup> groups; // AnswerTask with task 0
};

// Constant sum: TypeText with the item, or StepShare.
struct SharesView {
    std::vector<ShareItem> items;
    std::vector<MultipleTextItem> fields; // of each item
    std::string unit;
    std::string sum; // "80 / 100"
    std::string words; // "20 더 나눠 주세요"
    bool is_exact = false;
    float fraction = 0;
};

// Opens the camera or the file picker inside the click.
struct FileSourceView {
    std::string label;
    bool is_camera = false;
};

struct FileItemView {
    std::string name;
    std::string size; // "412KB"
    std::string picture; // for picture_of(), or empty
    std::string remove; // label of RemoveFile, with the file's name; empty: it stays
};

// PrepareFiles, AttachFile and RefuseFile as the page makes files ready; RemoveFile.
struct FileView {
    std::vector<FileSourceView> sources; // empty: there may be no more
    FileSourceView only_source; // where there is room for one, or no camera to be expected
    std::string accept; // as HTML's
    std::string hint;
    std::uint32_t at_once = 1; // how many may be chosen together
    std::uint32_t bytes_at_most = 0; // of one that is no picture
    std::uint32_t image_side_at_most = 0;
    double image_quality = 0;
    bool for_photos = false;
    std::vector<FileItemView> files;
    float preview_width = 0; // 0: as it fits
    float preview_height = 0;
    std::string status; // "사진을 넣었어요 (3장 중 2장)"
    bool is_preparing = false;
    std::vector<std::string> problems; // what was not added, and why
};

struct ConsentNotice {
    std::string term; // "수집 목적"
    std::string text;
};

struct ConsentItem {
    Key key;
    std::string title;
    std::string kind; // "필수" or "선택"
    bool required = false;
    std::vector<ConsentNotice> notices; // purpose, items, retention, right to refuse
    std::string agree; // label of the checkbox, never ticked beforehand
    bool agreed = false;
    bool invalid = false;
};

// ToggleConsentItem.
struct ConsentView {
    std::vector<ConsentItem> items;
};

struct ImageView {
    std::string source; // path within the site or data URI
    std::string description;
    float width = 0; // CSS px; 0: natural, at most the column
    float height = 0;
    std::string unavailable; // words instead, where the source may not be loaded
};

struct HtmlView {
    std::vector<TextBlock> blocks;
};

struct ExpressionView {
    std::string value; // formatted
};

// A kind this version does not know: said, never in the way.
struct NoteView {
    std::string words;
};

struct ElementView;

struct PanelView {
    bool can_collapse = false;
    bool collapsed = false;
    std::string toggle_name; // TogglePanel
    std::vector<ElementView> elements;
};

// One panel or row: its own questions under its own title.
struct RepeatedRow {
    std::string title; // plain words
    std::vector<TextBlock> description;
    std::vector<ElementView> elements;
    std::string remove; // label of RemoveRow, with the row's number; empty: it stays
    std::uint32_t row = 0;
};

// AddRow, RemoveRow.
struct RepeatedView {
    std::vector<RepeatedRow> rows;
    std::string add; // label of AddRow; empty: there may be no more
    std::string empty; // words where there are no rows
};

using ElementKind = std::variant<ChoiceView, DropdownView, TagboxView, TextView, CommentView, RatingView, NpsView,
    BooleanView, MatrixView, RankingView, SliderView, MultipleTextView, FileView, ConsentView, ImageView, HtmlView,
    ExpressionView, NoteView, PanelView, MaxDiffView, ProductsView, JudgementView, BoardView, PriceView, SharesView,
    CardSortView, PictureQuestionView, SignatureView, RepeatedView>;

struct ElementView {
    ElementId id;
    std::string number; // "3.", or empty
    std::string title; // plain words; empty: no visible title
    std::vector<TextRun> title_runs; // the same with emphasis
    std::string name; // accessible name, also when the title is hidden
    std::vector<TextBlock> description;
    bool required = false;
    std::string required_word; // "필수", for those who do not see the mark
    bool enabled = true;
    bool read_only = false;
    std::vector<std::string> errors;
    std::optional<EntryView> comment; // TypeComment
    bool same_line = false; // wish to stand beside the element before, where there is room
    ElementKind kind;
};

}
