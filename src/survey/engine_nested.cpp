#include "base/random.h"
#include "survey/answers.h"
#include "survey/engine.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr std::uint32_t rows_at_most = 1000; // of one question, by adding

    std::uint32_t first_count(Repeated const& kind)
    {
        if (kind.kind == Repeated::Kind::fixed_rows)
            return static_cast<std::uint32_t>(kind.fixed_rows.size());
        return std::min({ std::max(kind.count, kind.minimum), kind.maximum, rows_at_most });
    }

    Record const& as_record(Value const& value)
    {
        static Record const empty;
        return value.is_record() ? value.record() : empty;
    }

    // Rows added at the end that hold nothing are told by the next answer a person gives.
    bool is_same_but_for_blanks(Value const& before, Value const& now)
    {
        if (!before.is_list() || !now.is_list() || now.list().size() <= before.list().size())
            return false;
        auto const more = now.list().begin() + static_cast<std::ptrdiff_t>(before.list().size());
        return std::equal(before.list().begin(), before.list().end(), now.list().begin())
            && std::all_of(more, now.list().end(), is_empty);
    }

    List texts_to_list(std::vector<std::string> const& texts)
    {
        List list;
        for (auto const& text : texts)
            list.emplace_back(text);
        return list;
    }

    std::vector<std::string> texts_of(Value const* value)
    {
        std::vector<std::string> texts;
        if (value && value->is_list()) {
            for (auto const& item : value->list())
                texts.push_back(to_words(item));
        }
        return texts;
    }

}

NestedState* Engine::rows_of(QuestionIndex question)
{
    auto const number = plan.nested_of[question.value];
    return number == nothing ? nullptr : &nested[number];
}

NestedState const* Engine::rows_of(QuestionIndex question) const
{
    auto const number = plan.nested_of[question.value];
    return number == nothing ? nullptr : &nested[number];
}

Engine& Engine::row(QuestionIndex question, std::size_t index) const
{
    return *rows_of(question)->rows[index].m_engine;
}

bool Engine::is_row_visible(QuestionIndex question, std::size_t index) const
{
    auto const list = plan.list_of[question.value];
    if (repeated(definition.questions[question.value])->kind == Repeated::Kind::panels)
        return row(question, index).own_visible[0];
    if (list == nothing || index >= lists[list].row_visible.size())
        return true;
    return lists[list].row_visible[index];
}

bool Engine::can_add_row(QuestionIndex question) const
{
    auto const* kind = repeated(definition.questions[question.value]);
    auto const* rows = rows_of(question);
    return rows && kind->kind != Repeated::Kind::fixed_rows && kind->may_add
        && rows->rows.size() < std::min(kind->maximum, rows_at_most) && is_enabled(element_id(definition, question));
}

bool Engine::can_remove_row(QuestionIndex question) const
{
    auto const* kind = repeated(definition.questions[question.value]);
    auto const* rows = rows_of(question);
    return rows && kind->kind != Repeated::Kind::fixed_rows && kind->may_remove && rows->rows.size() > kind->minimum
        && !rows->rows.empty() && is_enabled(element_id(definition, question));
}

bool Engine::add_row(QuestionIndex question)
{
    if (!can_add_row(question) || !append_row(question))
        return false;
    auto const& kind = *repeated(definition.questions[question.value]);
    auto const& rows = rows_of(question)->rows;
    if (kind.copies_last && rows.size() > 1)
        row(question, rows.size() - 1).put_over(row(question, rows.size() - 2).data());
    // As in SurveyJS, a row that holds nothing yet is no part of the answer.
    if (kind.kind == Repeated::Kind::panels || !row(question, rows.size() - 1).data().is_empty())
        on_row_changed(question);
    return true;
}

bool Engine::remove_row(QuestionIndex question, std::size_t index)
{
    if (!can_remove_row(question) || index >= rows_of(question)->rows.size())
        return false;
    auto& rows = rows_of(question)->rows;
    let_go(std::move(rows[index]));
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(index));
    number_rows(question);
    on_row_changed(question);
    return true;
}

// The panels or rows a person finds first, with their defaults.
void Engine::begin_rows(QuestionIndex question)
{
    auto const& what = definition.questions[question.value];
    auto const& kind = *repeated(what);
    if (kind.kind != Repeated::Kind::fixed_rows && !is_empty(what.default_value))
        return;
    resize_rows(question, first_count(kind));
    if (is_loading)
        store_rows(question);
}

// As many as there are to begin with, without any answer.
void Engine::blank_rows(QuestionIndex question)
{
    resize_rows(question, first_count(*repeated(definition.questions[question.value])));
    for (auto& each : rows_of(question)->rows)
        each.m_engine->take({});
}

// False where the survey holds no more.
bool Engine::append_row(QuestionIndex question)
{
    auto const& inner = plan.nested[plan.nested_of[question.value]].inner;
    auto& rows = rows_of(question)->rows;
    if (*inner_elements + element_count(inner->definition()) > DefinitionLimits {}.inner_elements)
        return false;
    auto const number = static_cast<std::uint32_t>(rows.size());
    SessionOptions options;
    options.seed = base::mix_64(seed + base::seed_from_text(definition.questions[question.value].name) + number);
    options.now_millis = now();
    options.utc_offset_minutes = utc_offset_minutes;
    options.language = language;
    options.is_read_only = is_read_only;
    auto engine = std::make_unique<Engine>(inner, options, InnerPlace { this, question, number });
    engine->set_phase(phase == Phase::completed ? phase : Phase::running);
    rows.push_back(Session(std::move(engine)));
    auto const& kind = *repeated(definition.questions[question.value]);
    if (kind.default_answers.is_record())
        row(question, number).put_over(kind.default_answers.record());
    return true;
}

void Engine::resize_rows(QuestionIndex question, std::size_t count)
{
    auto& rows = rows_of(question)->rows;
    while (rows.size() > count) {
        let_go(std::move(rows.back()));
        rows.pop_back();
    }
    while (rows.size() < count && append_row(question)) { }
}

// What an answer inside sets in motion may remove the very row it was given in, which is then still at work.
void Engine::let_go(Session row)
{
    row.m_engine->inner_place.around = nullptr;
    if (at_work_inside > 0)
        gone.push_back(std::move(row));
}

// The rows for an answer given as a whole; what the answer then is.
Value Engine::take_rows(QuestionIndex question, Value const& value)
{
    if (at_work_inside == 0)
        gone.clear();
    auto const& kind = *repeated(definition.questions[question.value]);
    auto& state = *rows_of(question);
    auto const put = [&](std::size_t index, Value const& answers) {
        auto& inner = row(question, index);
        if (!(inner.data() == as_record(answers)))
            inner.take(as_record(answers));
    };
    if (kind.kind == Repeated::Kind::fixed_rows) {
        state.others = as_record(value);
        for (std::size_t i = 0; i < state.rows.size(); ++i) {
            auto const name = row_name(question, i);
            put(i, value.is_record() ? value.member(name) : Value());
            state.others.erase(name);
        }
    } else {
        auto const count = value.is_list() ? value.list().size() : std::min(kind.minimum, rows_at_most);
        resize_rows(question, count);
        for (std::size_t i = 0; i < state.rows.size(); ++i)
            put(i, value.is_list() ? value.list()[i] : Value());
    }
    return is_empty(value) ? Value() : rows_value(question);
}

// As survey.data has it: panels count though they are empty, rows only where one of them is filled.
Value Engine::rows_value(QuestionIndex question) const
{
    auto const& kind = *repeated(definition.questions[question.value]);
    auto const& state = *rows_of(question);
    if (kind.kind == Repeated::Kind::fixed_rows) {
        Record record;
        for (std::size_t i = 0; i < state.rows.size(); ++i) {
            if (auto answers = row(question, i).data(); !answers.is_empty())
                record.set(row_name(question, i), std::move(answers));
        }
        for (auto const& [name, other] : state.others)
            record.set(name, other);
        return record.is_empty() ? Value() : Value(std::move(record));
    }
    List list;
    bool is_filled = kind.kind == Repeated::Kind::panels;
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        list.emplace_back(row(question, i).data());
        is_filled |= !list.back().record().is_empty();
    }
    return is_filled && !list.empty() ? Value(std::move(list)) : Value();
}

// What the rows hold becomes the answer. If a draft has no room for it, the rows go back to the answer there was.
bool Engine::store_rows(QuestionIndex question)
{
    auto const slot = plan.answer_slot[question.value];
    auto value = rows_value(question);
    if (value == slots[slot])
        return false;
    auto const is_filled = !is_empty(value);
    value = storable(std::move(value));
    if (is_filled && (is_empty(value) || !room.has_space(shares[slot], share_of(slot, value, true)))) {
        auto const before = slots[slot];
        take_rows(question, before);
        return false;
    }
    from_rows = question;
    return store(slot, std::move(value), true);
}

void Engine::change_rows(QuestionIndex question)
{
    if (!store_rows(question) || is_running_rules || is_loading)
        return;
    settle(plan.answer_slot[question.value]);
    if (inner_place.around && !is_hearing && settle_depth == 0)
        inner_place.around->on_row_changed(inner_place.question);
}

// A person has answered inside, or a row came or went.
void Engine::on_row_changed(QuestionIndex question)
{
    if (is_loading)
        return;
    ++at_work_inside;
    touched[question.value] = true;
    ++being_set[question.value];
    change_rows(question);
    --being_set[question.value];
    refresh_keys(question);
    refresh_problems(question); // what was answered has been checked inside, if the survey wants it checked at once
    --at_work_inside;
}

void Engine::run_nested(QuestionIndex question)
{
    auto& state = *rows_of(question);
    auto const news = std::exchange(state.news, {});
    ++at_work_inside;
    for (std::size_t i = 0; i < state.rows.size(); ++i)
        row(question, i).hear(news);
    --at_work_inside;
    auto const is_gone = clears_when_hidden(question) && may_clear_hidden(question);
    if (!is_gone && !is_same_but_for_blanks(slots[plan.answer_slot[question.value]], rows_value(question)))
        store_rows(question);
}

void Engine::clear_hidden_rows(QuestionIndex question, std::vector<std::uint8_t> const& before)
{
    number_rows(question);
    if (!clears_when_hidden(question))
        return;
    auto& state = *rows_of(question);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        if (!is_row_visible(question, i) && (i >= before.size() || before[i]))
            row(question, i).take({});
    }
    change_rows(question);
}

// Cells that do not show keep what they hold, as in SurveyJS; panels and rows that do not show hold nothing.
void Engine::clear_unused_in_rows(QuestionIndex question)
{
    auto& state = *rows_of(question);
    auto const is_panel = repeated(definition.questions[question.value])->kind == Repeated::Kind::panels;
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        auto& inner = row(question, i);
        auto const was_hearing = std::exchange(inner.is_hearing, true);
        if (!is_row_visible(question, i) && clear_mode(question) != ClearInvisible::none)
            inner.take({});
        else if (is_panel)
            inner.clear_unused_answers();
        else
            inner.clear_unused_comments();
        inner.is_hearing = was_hearing;
    }
    change_rows(question);
}

// After rows came, went or were hidden: who reads its number hears of it.
void Engine::number_rows(QuestionIndex question)
{
    auto& state = *rows_of(question);
    ++at_work_inside;
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        auto& inner = row(question, i);
        inner.inner_place.row = static_cast<std::uint32_t>(i);
        if (auto const news = inner.fill_places(); !news.empty())
            inner.hear(news);
    }
    --at_work_inside;
}

Record Engine::rows_snapshot() const
{
    Record all;
    for (auto const& each : plan.nested) {
        List list;
        for (auto const& session : rows_of(each.question)->rows) {
            auto const saved = session.m_engine->snapshot();
            Record one;
            if (!saved.touched.empty())
                one.set("touched", texts_to_list(saved.touched));
            if (!saved.collapsed.empty())
                one.set("collapsed", texts_to_list(saved.collapsed));
            if (!saved.consent_times.is_empty())
                one.set("consentTimes", saved.consent_times);
            if (!saved.rows.is_empty())
                one.set("rows", saved.rows);
            list.emplace_back(std::move(one));
        }
        all.set(definition.questions[each.question.value].name, std::move(list));
    }
    return all;
}

// Once their answers are there.
void Engine::restore_rows(Record const& all)
{
    for (auto const& each : plan.nested) {
        auto const* saved = all.find(definition.questions[each.question.value].name);
        auto& rows = rows_of(each.question)->rows;
        if (!saved || !saved->is_list())
            continue;
        // Rows that hold nothing are not known from the answers.
        auto const known = rows.size();
        auto const is_fixed = repeated(definition.questions[each.question.value])->kind == Repeated::Kind::fixed_rows;
        auto const is_answered = !slots[plan.answer_slot[each.question.value]].is_undefined();
        if (!is_fixed && (!is_answered || saved->list().size() > known))
            resize_rows(each.question, saved->list().size());
        for (auto i = known; i < rows.size(); ++i)
            rows[i].m_engine->take({});
        for (std::size_t i = 0; i < std::min(rows.size(), saved->list().size()); ++i) {
            auto const& one = as_record(saved->list()[i]);
            Snapshot snapshot;
            snapshot.collapsed = texts_of(one.find("collapsed"));
            auto& inner = *rows[i].m_engine;
            inner.restore_places(snapshot);
            std::fill(inner.touched.begin(), inner.touched.end(), 0);
            for (auto const& name : texts_of(one.find("touched"))) {
                if (auto const question = inner.survey->find_question(name); question.is_valid())
                    inner.touched[question.value] = 1;
            }
            if (auto const* times = one.find("consentTimes"))
                inner.consent_times = as_record(*times);
            if (auto const* deeper = one.find("rows"))
                inner.restore_rows(as_record(*deeper));
        }
    }
}

}
