// The state of a session and the steps that change it, by subject: each group of members lives in a file of its own.
#pragma once

#include "survey/draft_room.h"
#include "survey/plan.h"
#include "survey/session.h"
#include "survey/tasks.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dure::survey {

// A choice taken over from another question: where it is defined.
struct CarriedChoice {
    QuestionIndex origin;
    std::uint32_t index = 0; // `nothing`: the "other" of the origin, shown in the person's words

    bool is_other() const { return index == nothing; }
};

// Which choices, rows and columns are there now; empty vectors mean all of them.
struct ListState {
    std::vector<CarriedChoice> carried;
    std::vector<std::uint8_t> visible, enabled;
    std::vector<std::uint8_t> row_visible, row_enabled, column_visible;
    bool is_empty = false; // nothing to choose from: hideIfChoicesEmpty, hideIfRowsEmpty
};

// The panels or rows of a repeated question.
struct NestedState {
    std::vector<Session> rows;
    std::vector<SlotId> news; // slots of their plan whose values, around them, are new
    Record others; // with fixed rows: what is kept under names of no row
};

// Which panel or row a session inside another one is.
struct InnerPlace {
    struct Engine* around = nullptr; // null: a survey of its own, or a row that was let go
    QuestionIndex question;
    std::uint32_t row = 0;
};

// How an answer is put into other words.
enum class Piping : std::uint8_t {
    as_is,
    literal, // into words whose markup is still to be read: none of the answer's own is
};

struct Engine final : ExpressionHost {
    Engine(std::shared_ptr<Survey const> survey, SessionOptions const& options, InnerPlace const& place = {});
    ~Engine() override;
    Engine(Engine const&) = delete;
    Engine& operator=(Engine const&) = delete;

    // ---- engine_nested.cpp: panels and rows, each an engine inside this one ----
    NestedState* rows_of(QuestionIndex question); // null: asked once
    NestedState const* rows_of(QuestionIndex question) const;
    Engine& row(QuestionIndex question, std::size_t index) const;
    bool is_row_visible(QuestionIndex question, std::size_t index) const;
    bool can_add_row(QuestionIndex question) const;
    bool can_remove_row(QuestionIndex question) const;
    bool add_row(QuestionIndex question);
    bool remove_row(QuestionIndex question, std::size_t index);
    void begin_rows(QuestionIndex question);
    void blank_rows(QuestionIndex question);
    bool append_row(QuestionIndex question);
    void resize_rows(QuestionIndex question, std::size_t count);
    void let_go(Session row);
    Value take_rows(QuestionIndex question, Value const& value);
    Value rows_value(QuestionIndex question) const;
    bool store_rows(QuestionIndex question);
    void change_rows(QuestionIndex question);
    void on_row_changed(QuestionIndex question);
    void run_nested(QuestionIndex question);
    void clear_hidden_rows(QuestionIndex question, std::vector<std::uint8_t> const& before);
    void clear_unused_in_rows(QuestionIndex question);
    void number_rows(QuestionIndex question);
    Record rows_snapshot() const;
    void restore_rows(Record const& saved);

    // ---- engine_inside.cpp: of an engine inside another one ----
    Value const& value_at(SlotId slot) const;
    std::vector<SlotId> fill_places();
    Value place_value(PlaceWord word) const;
    void hear(std::vector<SlotId> const& news);
    void take(Record const& answers);
    void put_over(Record const& answers);
    double now() const { return inner_place.around ? inner_place.around->now() : now_millis; }
    void set_phase(Phase phase);
    void set_language(std::string_view language);

    // ---- engine_nested_checks.cpp ----
    void check_rows(QuestionIndex question, Repeated const& kind, std::vector<Problem>& problems);
    void check_row(QuestionIndex question, std::size_t index, std::vector<Problem>& problems);
    void check_differs(
        QuestionIndex question, std::size_t index, QuestionIndex asked, std::vector<Problem>& problems) const;
    bool show_row_problems(QuestionIndex question);
    void refresh_keys(QuestionIndex question);
    bool is_key(QuestionIndex question, std::string_view inner) const;
    std::string row_name(QuestionIndex question, std::size_t index) const;

    // ---- engine_nested_words.cpp ----
    std::string row_title(QuestionIndex question, std::size_t index, Piping how = Piping::as_is) const;
    std::string piped_inside(std::string_view name, bool& found) const;
    std::string piped_row(QuestionIndex question, std::string_view path) const;
    std::string rows_text(QuestionIndex question) const;
    std::string answers_text() const; // all that is asked and answered here
    std::optional<std::string_view> own_name(std::string_view name) const; // behind "panel." or "row."

    // ---- engine_rules.cpp: what depends on what ----
    Surroundings surroundings() const;
    Value evaluate(Expression const& expression) const;
    bool is_true(Expression const& expression) const;
    void mark(RuleId rule) { dirty[rule / 64] |= std::uint64_t { 1 } << (rule % 64); }
    void mark_readers(SlotId slot);
    void mark_all();
    void run_rules();
    void run_rule(RuleId rule);
    void run_dirty_rules();
    void refresh_properties();

    // ---- engine_values.cpp: answers ----
    bool store(SlotId slot, Value value, bool in_data);
    void store_unknown(Record& among, std::string_view name, Value value); // what no slot is for
    void erase_unknown(Record& among, std::string_view name);
    DraftShare share_of(SlotId slot, Value const& value, bool is_data) const;
    void change(SlotId slot, Value value, bool in_data);
    void settle(SlotId first);
    void react(SlotId first);
    void catch_up();
    bool has_changed(Expression const& expression, SlotId first) const;
    void run_reaction(Reaction const& reaction, SlotId first);
    void set_answer(QuestionIndex question, Value value);
    void note_consent(QuestionIndex question, Value const& before);
    void set_by_expression(QuestionIndex question, Value const& result);
    Value normalise(QuestionIndex question, Value value) const;
    Value normalise_picture(QuestionIndex question, Value value) const; // engine_pictures.cpp
    Value from_expression(QuestionIndex question, Value const& result) const;
    Value local_date(Date date) const; // "2026-11-22" where the person is; undefined if it is no date
    Value const& answer(QuestionIndex question) const; // as in the data
    bool owns_comment(QuestionIndex question) const;
    void clear_answer(QuestionIndex question, bool keep_comment = false);
    void apply_default(QuestionIndex question);
    bool default_value(QuestionIndex question, Value& value) const;
    void reset_to_default(QuestionIndex question);
    void set_all_defaults();
    Record data() const;

    // ---- engine_files.cpp ----
    FileUpload const* file_kind(SlotId slot) const; // null: no files are kept there
    bool add_file(QuestionIndex question, Value file);

    // ---- engine_visibility.cpp ----
    void set_own_visible(ElementId id, bool visible);
    void update_visible(ElementId id);
    void count_children();
    void on_visibility_changed(ElementId id, bool visible);
    void clear_if_hidden(QuestionIndex question, ClearInvisible reason);
    ClearInvisible clear_mode(QuestionIndex question) const;
    bool clears_when_hidden(QuestionIndex question) const;
    bool is_shown(ElementId id) const; // with all around it
    bool is_enabled(ElementId id) const;
    bool is_start_page(PageIndex page) const;
    bool may_clear_hidden(QuestionIndex question) const;
    void clear_unused_answers();
    void clear_unused_comments();
    std::vector<ElementIndex> ordered(Container const& container) const;
    std::vector<QuestionIndex> visible_questions() const;
    std::vector<QuestionIndex> questions_to_check() const; // all that show but the start page's
    void collect_visible(Container const& container, std::vector<QuestionIndex>& found) const;

    // ---- engine_choices.cpp ----
    void refilter(QuestionIndex question);
    void refilter_choices(ListPlan const& list, ListState& state);
    void refilter_matrix(
        ListPlan const& list, std::vector<Choice> const& rows, std::vector<Choice> const& columns, ListState& state);
    bool item_holds(Expression const& expression, Value const& item);
    void carry_forward(ListPlan const& list, ListState& state);
    void clear_incorrect(QuestionIndex question);
    bool is_choice(QuestionIndex question, Value const& value, bool visible_only) const;
    Choice const* find_choice(QuestionIndex question, Value const& value) const;
    std::size_t active_count(QuestionIndex question) const;
    Choice const& active_choice(QuestionIndex question, std::size_t index) const;
    bool is_active_visible(QuestionIndex question, std::size_t index) const;
    bool is_active_enabled(QuestionIndex question, std::size_t index) const;
    std::vector<std::size_t> choice_order(QuestionIndex question) const;
    bool is_chosen(QuestionIndex question, Value const& choice) const;
    bool stores_other_as_comment(QuestionIndex question) const;
    bool is_other_chosen(QuestionIndex question) const;
    QuestionIndex carried_other(QuestionIndex question) const;
    bool awaits_words(QuestionIndex question, Value const& choice) const;
    std::string other_text(QuestionIndex question) const;
    std::string choice_comment(QuestionIndex question, Value const& choice) const;

    // ---- engine_shown_choices.cpp ----
    std::vector<ShownChoice> choices(QuestionIndex question) const;
    std::vector<ShownChoice> ordinary_choices(QuestionIndex question) const;
    void sort_by_rank(QuestionIndex question, std::vector<ShownChoice>& shown) const;
    void add_special_choices(QuestionIndex question, std::vector<ShownChoice>& shown) const;
    void add_select_all(QuestionIndex question, std::vector<ShownChoice>& shown) const;
    std::vector<ShownItem> matrix_items(QuestionIndex question, bool rows) const;
    std::vector<ShownItem> rating_items(QuestionIndex question) const;

    // ---- engine_choosing.cpp: what a person does ----
    void choose(QuestionIndex question, Value const& choice, bool chosen);
    void choose_of_many(QuestionIndex question, Value const& choice, bool chosen);
    void choose_all(QuestionIndex question, bool chosen);
    void rank(QuestionIndex question, Value const& choice, std::size_t place);
    void set_cell(QuestionIndex question, Value const& row, Value const& column, bool chosen);
    void set_item(QuestionIndex question, std::string_view item, Value value);
    void set_comment(QuestionIndex question, std::string_view text);
    void set_other_text(QuestionIndex question, std::string_view text);
    void set_choice_comment(QuestionIndex question, Value const& choice, std::string_view text);

    // ---- engine_tasks.cpp: what is shown one after another ----
    Tasks const& tasks(QuestionIndex question) const; // made when first asked for
    void set_task(QuestionIndex question, std::size_t task, std::string_view part, Value value);
    void set_part(QuestionIndex question, std::string_view item, std::string_view part, Value value);
    void show_task(QuestionIndex question, std::size_t task);
    Record task_record() const;
    void restore_tasks(Record const& record);

    // ---- engine_triggers.cpp ----
    void check_triggers(std::vector<SlotId> keys, bool on_navigation, SlotId first);
    void run_trigger(std::uint32_t index, bool on_navigation, bool is_invalid);
    bool is_trigger_due(std::uint32_t index) const;
    void fire(std::uint32_t index, bool on_navigation);
    void check_page_triggers();
    std::vector<SlotId> keys_of_page() const; // what leaving it asks triggers about
    void find_completing_triggers(); // after a draft: those whose condition holds on this page
    void set_target(Trigger const& trigger, TriggerPlan const& plan, Value value);

    // ---- engine_checks.cpp ----
    std::vector<Problem> check(QuestionIndex question);
    void check_list(QuestionIndex question, std::vector<Problem>& problems) const;
    void check_matrix(QuestionIndex question, Matrix const& matrix, std::vector<Problem>& problems) const;
    void check_field(
        TextField const& field, Value const& value, std::string const& part, std::vector<Problem>& problems) const;
    void check_length(
        Value const& value, std::uint32_t maximum, std::string const& part, std::vector<Problem>& problems) const;
    void check_items(QuestionIndex question, MultipleText const& items, std::vector<Problem>& problems) const;
    void check_tasks(QuestionIndex question, std::vector<Problem>& problems) const;
    std::string words_of_missing(QuestionIndex question) const;
    void check_prices(QuestionIndex question, PriceSensitivity const& kind, std::vector<Problem>& problems) const;
    void check_sum(QuestionIndex question, ConstantSum const& kind, std::vector<Problem>& problems) const;
    void check_sorting(QuestionIndex question, CardSort const& kind, std::vector<Problem>& problems) const;
    void check_judgement(QuestionIndex question, std::vector<Problem>& problems) const;
    void check_picture(QuestionIndex question, std::vector<Problem>& problems) const; // engine_pictures.cpp
    void check_consent(QuestionIndex question, Consent const& consent, std::vector<Problem>& problems) const;
    void check_files(QuestionIndex question, FileUpload const& kind, std::vector<Problem>& problems) const;
    void run_check(
        Check const& check, Value const& value, std::string const& part, std::vector<Problem>& problems) const;
    bool is_valid(QuestionIndex question);
    bool is_empty_answer(QuestionIndex question) const;
    void refresh_problems(QuestionIndex question);
    bool check_and_show(std::vector<QuestionIndex> const& questions);
    bool check_containers(std::vector<ElementId> const& containers);
    std::optional<Problem> check_container(ElementId container) const;
    void refresh_all_problems();
    Value limit(ExpressionText const& expression, Value const& fixed) const;

    // ---- engine_words.cpp ----
    std::string const& words(LocalizedText const& text) const;
    std::string piped(std::string const& text, Piping how = Piping::as_is) const;
    std::string text(LocalizedText const& text, Piping how = Piping::as_is) const { return piped(words(text), how); }
    std::string piped_value(std::string_view name, bool& found) const;
    std::string piped_answer(std::string_view name, bool& found) const;
    std::string display(QuestionIndex question, Value const& value) const;
    std::string display_choice(QuestionIndex question, Value const& value) const;
    std::string choice_text(Choice const& choice, Piping how = Piping::as_is) const;
    std::string active_text(QuestionIndex question, std::size_t index, Piping how = Piping::as_is) const;
    std::string computed_text(Computed const& kind, Value const& value) const;
    std::string judgement_text(QuestionIndex question, Value const& value) const;
    std::string marks_text(Hotspot const& kind, Value const& value) const; // engine_pictures.cpp
    std::string signature_text(Signature const& kind, Value const& value) const;
    std::string consent_text(Consent const& kind, Value const& value) const;
    std::string title(ElementId id, Piping how = Piping::as_is) const;
    std::string number(QuestionIndex question) const;
    std::string completed_text() const;
    bool is_korean() const;

    // ---- engine_host.cpp ----
    Value property(ElementId id, std::string_view name) const; // `nothing`: of the survey
    std::optional<Value> call(std::string_view function, std::span<Value const> arguments) const override;

    // ---- engine_flow.cpp ----
    std::vector<PageIndex> visible_pages() const;
    bool is_one_by_one() const;
    std::vector<ElementId> containers_on_screen() const;
    std::vector<ShownElement> screen() const;
    void show_container(Container const& container, std::uint8_t depth, std::vector<ShownElement>& shown) const;
    std::vector<QuestionIndex> questions_on_screen() const;
    std::vector<QuestionIndex> stops(PageIndex page) const; // what questionPerPage stops at
    void enter(PageIndex target, QuestionIndex stop);
    void leave();
    void mend_place(); // the page we are on may have gone
    bool is_first_screen() const;
    bool is_last_screen() const;
    bool start();
    Step next();
    Step previous();
    Step complete();
    void complete_now();
    Progress progress() const;
    bool go_to(PageIndex target);
    bool go_to(QuestionIndex target);
    std::vector<PageParadata> paradata_now() const;
    Snapshot snapshot() const;
    std::string name_of(PageIndex which) const; // "" for none
    std::string name_of(QuestionIndex which) const;
    void restore(Snapshot const& snapshot);
    void restore_answers(Snapshot const& snapshot);
    void restore_places(Snapshot const& snapshot);

    std::shared_ptr<Survey const> survey;
    Definition const& definition;
    Plan const& plan;

    InnerPlace inner_place;
    std::vector<Value const*> elsewhere; // by slot: where a value of the survey around lies; null: it is no such slot
    std::vector<NestedState> nested; // by nested plan
    std::shared_ptr<std::size_t> inner_elements; // of all panels and rows there are, at any depth
    std::vector<Session> gone; // rows that were let go while they may still be at work
    int at_work_inside = 0; // calls in progress that work in rows or come from one
    QuestionIndex from_rows; // whose rows are where the value being stored comes from
    bool is_hearing = false; // what changes now, the engine around asks for by itself

    std::vector<Value> slots;
    std::vector<std::uint64_t> stamps; // when a slot last became filled: the order of the data
    std::vector<std::uint8_t> in_data;
    std::uint64_t last_stamp = 0;
    std::vector<DraftShare> shares; // by slot
    DraftRoom room;
    std::unordered_map<SlotId, Value> wrapped; // answers with comments on choices; the slot holds the bare choice
    Record extra_data; // names no question and no expression knows
    Record extra_variables;

    std::vector<std::uint8_t> own_visible, self_visible, own_enabled, own_required; // by element
    std::vector<std::uint32_t> visible_children;
    std::vector<ListState> lists;
    std::vector<std::uint8_t> touched; // by question: a default expression no longer applies
    std::vector<std::uint8_t> being_set; // by question
    mutable std::map<std::uint32_t, Tasks> shown_tasks; // by question
    Record consent_times; // question -> record item -> milliseconds of its latest ticking or unticking
    std::unordered_map<ElementId, std::vector<Problem>> shown_problems;

    std::vector<std::uint64_t> dirty; // a bit for each rule
    bool is_running_rules = false;
    bool is_loading = false;
    bool is_completing = false;
    int settle_depth = 0;
    std::size_t reactions_left = 0; // of the outermost change under way
    std::uint64_t evaluations_end = 0; // of the same: no reaction is set off beyond this count
    std::map<QuestionIndex, std::set<SlotId>> postponed; // reactions still to run, and which changes they wait for
    std::set<SlotId> catching_up_on;
    std::vector<SlotId> changed; // keys of the change under way
    bool has_changed_keys = false;

    bool is_running_triggers = false;
    std::vector<SlotId> trigger_keys;
    std::set<std::pair<std::uint32_t, std::uint32_t>> can_complete; // (trigger, page)
    std::vector<std::pair<PageIndex, QuestionIndex>> skipped_from;
    std::vector<std::pair<PageIndex, QuestionIndex>> skipped_to;

    Phase phase = Phase::running;
    PageIndex page;
    QuestionIndex stop; // the current question of questionPerPage
    std::set<std::uint32_t> collapsed, expanded; // panels, against their definition
    std::vector<std::uint8_t> visited; // by page

    std::uint64_t seed = 0;
    double now_millis = 0;
    int utc_offset_minutes = 0;
    std::string language;
    bool is_read_only = false;
    double started_at_millis = 0;
    double completed_at_millis = 0;
    double entered_at_millis = -1; // -1: paused or not on a page
    std::vector<double> page_millis;
    std::vector<std::uint32_t> page_visits;
    mutable std::uint64_t evaluation_count = 0;
};

}
