#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/messages.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr std::size_t problems_at_most = 200; // of one repeated question

    // As they read: 1 and "1" are the same. Without copies where both are texts.
    bool reads_same(Value const& left, Value const& right)
    {
        if (left.is_text() && right.is_text())
            return left.text() == right.text();
        if (left.is_list() || left.is_record() || right.is_list() || right.is_record())
            return is_same(left, right);
        return to_words(left) == to_words(right);
    }

}

// The answers of a row stand under this name; lists count from 0.
std::string Engine::row_name(QuestionIndex question, std::size_t index) const
{
    auto const& kind = *repeated(definition.questions[question.value]);
    return index < kind.fixed_rows.size() ? to_words(kind.fixed_rows[index].value) : std::to_string(index);
}

bool Engine::is_key(QuestionIndex question, std::string_view inner) const
{
    auto const& kind = *repeated(definition.questions[question.value]);
    return kind.key == inner || std::find(kind.unique.begin(), kind.unique.end(), inner) != kind.unique.end();
}

void Engine::check_rows(QuestionIndex question, Repeated const& kind, std::vector<Problem>& problems)
{
    auto const& state = *rows_of(question);
    if (kind.kind == Repeated::Kind::rows && kind.minimum > 0 && own_required[element_id(definition, question)]) {
        std::size_t filled = 0;
        for (std::size_t i = 0; i < state.rows.size(); ++i)
            filled += !row(question, i).data().is_empty();
        if (filled < kind.minimum)
            problems.push_back({ message(Message::rows_at_least, is_korean(), { std::to_string(kind.minimum) }), {} });
    }
    ++at_work_inside;
    for (std::size_t i = 0; i < state.rows.size() && problems.size() < problems_at_most; ++i) {
        if (is_row_visible(question, i))
            check_row(question, i, problems);
    }
    --at_work_inside;
}

// Each problem inside is one of the whole, with its row and question as the part.
void Engine::check_row(QuestionIndex question, std::size_t index, std::vector<Problem>& problems)
{
    auto& inner = row(question, index);
    auto const name = row_name(question, index) + ".";
    for (auto const asked : inner.visible_questions()) {
        for (auto& problem : inner.check(asked)) {
            problem.part = name + inner.definition.questions[asked.value].name
                + (problem.part.empty() ? "" : "." + problem.part);
            problems.push_back(std::move(problem));
        }
    }
    for (std::uint32_t i = 0; i < inner.definition.panels.size(); ++i) {
        if (auto problem = inner.check_container(element_id(inner.definition, PanelIndex { i }))) {
            problem->part = name + inner.definition.panels[i].name;
            problems.push_back(std::move(*problem));
        }
    }
}

// Of panels, the later of two with the same answer is in error; of rows, both.
void Engine::check_differs(
    QuestionIndex question, std::size_t index, QuestionIndex asked, std::vector<Problem>& problems) const
{
    auto const& kind = *repeated(definition.questions[question.value]);
    auto const& own = row(question, index);
    auto const& value = own.answer(asked);
    if (is_empty(value) || !is_key(question, own.definition.questions[asked.value].name))
        return;
    auto const end = kind.kind == Repeated::Kind::panels ? index : rows_of(question)->rows.size();
    for (std::size_t i = 0; i < end; ++i) {
        auto const& other = row(question, i);
        if (i == index || !is_row_visible(question, i) || !other.is_shown(element_id(other.definition, asked))
            || !reads_same(other.answer(asked), value))
            continue;
        problems.push_back(
            { kind.key_error.is_empty() ? message(Message::must_differ, is_korean()) : text(kind.key_error), {} });
        return;
    }
}

// False if anything inside blocks.
bool Engine::show_row_problems(QuestionIndex question)
{
    auto const& state = *rows_of(question);
    bool is_clear = true;
    ++at_work_inside;
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        auto& inner = row(question, i);
        if (!is_row_visible(question, i)) {
            inner.shown_problems.clear();
            continue;
        }
        std::vector<ElementId> panels;
        for (std::uint32_t panel = 0; panel < inner.definition.panels.size(); ++panel)
            panels.push_back(element_id(inner.definition, PanelIndex { panel }));
        is_clear &= inner.check_and_show(inner.visible_questions());
        is_clear &= inner.check_containers(panels);
    }
    --at_work_inside;
    return is_clear;
}

// An answer that differs now may have been the same as that of another row.
void Engine::refresh_keys(QuestionIndex question)
{
    auto const& state = *rows_of(question);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        auto& inner = row(question, i);
        if (inner.shown_problems.empty())
            continue;
        for (std::uint32_t asked = 0; asked < inner.definition.questions.size(); ++asked) {
            if (is_key(question, inner.definition.questions[asked].name))
                inner.refresh_problems({ asked });
        }
    }
}

}
