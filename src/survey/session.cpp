#include "survey/session.h"

#include "base/random.h"
#include "survey/answers.h"
#include "survey/engine.h"

namespace dure::survey {

namespace {

    std::vector<Problem> const no_problems;
    Value const undefined;

    std::vector<Problem> const& problems_of(Engine const& engine, ElementId id)
    {
        auto const found = engine.shown_problems.find(id);
        return found == engine.shown_problems.end() ? no_problems : found->second;
    }

    TextField const* item_field(Question const& question, std::string_view item)
    {
        if (auto const* items = std::get_if<MultipleText>(&question.kind)) {
            for (auto const& each : items->items) {
                if (each.name == item)
                    return &each.field;
            }
        }
        return nullptr;
    }

}

Session::Session(std::shared_ptr<Survey const> survey, SessionOptions const& options)
    : m_engine(std::make_unique<Engine>(std::move(survey), options))
{
}
Session::Session(std::unique_ptr<Engine> engine)
    : m_engine(std::move(engine))
{
}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Session Session::restore(std::shared_ptr<Survey const> survey, Snapshot const& snapshot, double now_millis)
{
    SessionOptions options;
    options.seed = snapshot.seed;
    options.now_millis = now_millis;
    options.utc_offset_minutes = snapshot.utc_offset_minutes;
    options.language = snapshot.language;
    auto engine = std::make_unique<Engine>(std::move(survey), options);
    engine->restore(snapshot);
    return Session(std::move(engine));
}

Snapshot Session::snapshot() const
{
    return m_engine->snapshot();
}
Survey const& Session::survey() const
{
    return *m_engine->survey;
}
Definition const& Session::definition() const
{
    return m_engine->definition;
}

void Session::set_now(double now_millis)
{
    m_engine->now_millis = now_millis;
}
void Session::pause()
{
    m_engine->leave();
}
void Session::resume()
{
    if (m_engine->phase != Phase::completed && m_engine->entered_at_millis < 0)
        m_engine->entered_at_millis = m_engine->now_millis;
}
void Session::set_language(std::string_view language)
{
    m_engine->set_language(language);
}
std::string const& Session::language() const
{
    return m_engine->language.empty() ? m_engine->definition.locale : m_engine->language;
}

void Session::set_value(QuestionIndex question, Value value)
{
    m_engine->set_answer(question, std::move(value));
}
void Session::set_comment(QuestionIndex question, std::string_view text)
{
    m_engine->set_comment(question, text);
}
void Session::set_other_text(QuestionIndex question, std::string_view text)
{
    m_engine->set_other_text(question, text);
}
void Session::set_choice_comment(QuestionIndex question, Value const& choice, std::string_view text)
{
    m_engine->set_choice_comment(question, choice, text);
}
void Session::choose(QuestionIndex question, Value const& choice, bool chosen)
{
    m_engine->choose(question, choice, chosen);
}
void Session::set_matrix_cell(QuestionIndex question, Value const& row, Value const& column, bool chosen)
{
    m_engine->set_cell(question, row, column, chosen);
}
void Session::set_task(QuestionIndex question, std::size_t task, std::string_view part, Value value)
{
    m_engine->set_task(question, task, part, std::move(value));
}

void Session::set_part(QuestionIndex question, std::string_view item, std::string_view part, Value value)
{
    m_engine->set_part(question, item, part, std::move(value));
}

void Session::show_task(QuestionIndex question, std::size_t task)
{
    m_engine->show_task(question, task);
}

void Session::set_item(QuestionIndex question, std::string_view item, Value value)
{
    m_engine->set_item(question, item, std::move(value));
}
bool Session::add_file(QuestionIndex question, Value file)
{
    return m_engine->add_file(question, std::move(file));
}
void Session::rank(QuestionIndex question, Value const& choice, std::size_t place)
{
    m_engine->rank(question, choice, place);
}
void Session::clear(QuestionIndex question)
{
    m_engine->clear_answer(question);
}

void Session::set_data(std::string_view name, Value value)
{
    auto const slot = m_engine->plan.find_slot(name);
    if (slot == nothing) {
        if (is_empty(value))
            m_engine->erase_unknown(m_engine->extra_data, name);
        else
            m_engine->store_unknown(m_engine->extra_data, name, std::move(value));
        return;
    }
    auto const& owners = m_engine->plan.slots[slot].questions;
    if (owners.empty())
        m_engine->change(slot, std::move(value), true);
    else
        m_engine->set_answer(owners.front(), std::move(value));
}
void Session::set_variable(std::string_view name, Value value)
{
    auto const slot = m_engine->plan.find_slot(name);
    if (slot == nothing)
        m_engine->store_unknown(m_engine->extra_variables, name, std::move(value));
    else if (m_engine->plan.slots[slot].kind == SlotKind::variable)
        m_engine->change(slot, std::move(value), false);
}

Value const& Session::value(QuestionIndex question) const
{
    return m_engine->answer(question);
}
std::string Session::comment(QuestionIndex question) const
{
    return to_words(m_engine->slots[m_engine->plan.comment_slot[question.value]]);
}
std::string Session::other_text(QuestionIndex question) const
{
    return m_engine->other_text(question);
}
bool Session::is_answered(QuestionIndex question) const
{
    return !m_engine->is_empty_answer(question);
}
double Session::consent_millis(QuestionIndex question, std::string_view item) const
{
    auto const* times = m_engine->consent_times.find(definition().questions[question.value].name);
    auto const* millis = times && times->is_record() ? times->record().find(item) : nullptr;
    return millis && millis->is_number() ? millis->number() : 0;
}
Record Session::data() const
{
    return m_engine->data();
}
Value const& Session::data(std::string_view name) const
{
    auto const slot = m_engine->plan.find_slot(name);
    if (slot == nothing) {
        auto const* extra = m_engine->extra_data.find(name);
        return extra ? *extra : undefined;
    }
    auto const wrapped = m_engine->wrapped.find(slot);
    return wrapped == m_engine->wrapped.end() ? m_engine->slots[slot] : wrapped->second;
}

Phase Session::phase() const
{
    return m_engine->phase;
}
PageIndex Session::current_page() const
{
    return m_engine->page;
}
std::vector<PageIndex> Session::visible_pages() const
{
    return m_engine->visible_pages();
}
std::vector<ShownElement> Session::screen() const
{
    return m_engine->screen();
}
std::vector<QuestionIndex> Session::questions_on_screen() const
{
    return m_engine->questions_on_screen();
}
bool Session::is_first_screen() const
{
    return m_engine->is_first_screen();
}
bool Session::is_last_screen() const
{
    return m_engine->is_last_screen();
}
std::uint64_t Session::screen_id() const
{
    auto const place = (std::uint64_t { m_engine->page.value } << 32) | m_engine->stop.value;
    return base::mix_64(place * 4 + static_cast<std::uint64_t>(m_engine->phase) + 1);
}

bool Session::start()
{
    return m_engine->start();
}
Step Session::next()
{
    return m_engine->next();
}
Step Session::previous()
{
    return m_engine->previous();
}
bool Session::go_to(PageIndex page)
{
    return m_engine->go_to(page);
}
bool Session::go_to(QuestionIndex question)
{
    return m_engine->go_to(question);
}
Step Session::complete()
{
    return m_engine->complete();
}
void Session::complete_now()
{
    m_engine->complete_now();
}
Progress Session::progress() const
{
    return m_engine->progress();
}

bool Session::is_visible(QuestionIndex question) const
{
    return m_engine->is_shown(element_id(definition(), question));
}
bool Session::is_visible(PanelIndex panel) const
{
    return m_engine->is_shown(element_id(definition(), panel));
}
bool Session::is_visible(PageIndex page) const
{
    return m_engine->is_shown(element_id(definition(), page));
}
bool Session::is_enabled(QuestionIndex question) const
{
    return m_engine->is_enabled(element_id(definition(), question));
}
bool Session::is_required(QuestionIndex question) const
{
    return m_engine->own_required[element_id(definition(), question)];
}
bool Session::is_collapsed(PanelIndex panel) const
{
    auto const begins_closed = definition().panels[panel.value].collapse == Collapse::collapsed;
    return begins_closed ? !m_engine->expanded.count(panel.value) : m_engine->collapsed.count(panel.value) > 0;
}
void Session::set_collapsed(PanelIndex panel, bool collapsed)
{
    auto const begins_closed = definition().panels[panel.value].collapse == Collapse::collapsed;
    auto& changed = begins_closed ? m_engine->expanded : m_engine->collapsed;
    if (collapsed == begins_closed)
        changed.erase(panel.value);
    else
        changed.insert(panel.value);
}
std::vector<QuestionIndex> Session::visible_questions() const
{
    return m_engine->visible_questions();
}
std::vector<ElementIndex> Session::elements(PageIndex page) const
{
    return m_engine->ordered(definition().pages[page.value]);
}
std::vector<ElementIndex> Session::elements(PanelIndex panel) const
{
    return m_engine->ordered(definition().panels[panel.value]);
}

Tasks const& Session::tasks(QuestionIndex question) const
{
    return m_engine->tasks(question);
}

bool Session::is_cell_chosen(QuestionIndex question, Value const& row, Value const& column) const
{
    auto const& value = m_engine->answer(question);
    if (!value.is_record())
        return false;
    auto const& cell = value.member(to_words(row));
    if (!cell.is_list())
        return !cell.is_undefined() && is_same(cell, column);
    for (auto const& each : cell.list()) {
        if (is_same(each, column))
            return true;
    }
    return false;
}

Value Session::minimum(QuestionIndex question) const
{
    auto const& kind = definition().questions[question.value].kind;
    if (auto const* text = std::get_if<Text>(&kind))
        return m_engine->limit(text->field.minimum_expression, text->field.minimum);
    if (auto const* slider = std::get_if<Slider>(&kind))
        return m_engine->limit(slider->minimum_expression, slider->minimum);
    return {};
}
Value Session::maximum(QuestionIndex question) const
{
    auto const& kind = definition().questions[question.value].kind;
    if (auto const* text = std::get_if<Text>(&kind))
        return m_engine->limit(text->field.maximum_expression, text->field.maximum);
    if (auto const* slider = std::get_if<Slider>(&kind))
        return m_engine->limit(slider->maximum_expression, slider->maximum);
    return {};
}
Value Session::minimum(QuestionIndex question, std::string_view item) const
{
    auto const* field = item_field(definition().questions[question.value], item);
    return field ? m_engine->limit(field->minimum_expression, field->minimum) : Value();
}
Value Session::maximum(QuestionIndex question, std::string_view item) const
{
    auto const* field = item_field(definition().questions[question.value], item);
    return field ? m_engine->limit(field->maximum_expression, field->maximum) : Value();
}

std::vector<Problem> const& Session::errors(QuestionIndex question) const
{
    return problems_of(*m_engine, element_id(definition(), question));
}
std::vector<Problem> const& Session::errors(PanelIndex panel) const
{
    return problems_of(*m_engine, element_id(definition(), panel));
}
std::vector<Problem> const& Session::errors(PageIndex page) const
{
    return problems_of(*m_engine, element_id(definition(), page));
}
std::vector<QuestionIndex> Session::questions_with_errors() const
{
    std::vector<QuestionIndex> found;
    for (auto const question : m_engine->questions_to_check()) {
        if (!m_engine->check(question).empty())
            found.push_back(question);
    }
    return found;
}
bool Session::check_screen()
{
    auto const questions_clear = m_engine->check_and_show(m_engine->questions_on_screen());
    return m_engine->check_containers(m_engine->containers_on_screen()) && questions_clear;
}

void Session::evaluate_everything()
{
    for (auto& nested : m_engine->nested) {
        for (auto& row : nested.rows)
            row.evaluate_everything();
    }
    m_engine->mark_all();
    m_engine->run_rules();
    m_engine->changed.clear();
}

std::vector<PageParadata> Session::paradata() const
{
    return m_engine->paradata_now();
}
double Session::started_at_millis() const
{
    return m_engine->started_at_millis;
}
double Session::completed_at_millis() const
{
    return m_engine->completed_at_millis;
}
std::uint64_t Session::seed() const
{
    return m_engine->seed;
}
std::uint64_t Session::evaluations() const
{
    return m_engine->evaluation_count;
}

}
