#include "base/random.h"
#include "survey/answers.h"
#include "survey/engine.h"

namespace dure::survey {

namespace {

    // The question behind an element id, or not valid.
    QuestionIndex as_question(Definition const& definition, ElementId id)
    {
        auto const first = definition.pages.size() + definition.panels.size();
        return id < first ? QuestionIndex {} : QuestionIndex { static_cast<std::uint32_t>(id - first) };
    }

    // The result of a hidden expression may come and go with it.
    void mark_computed(Engine& engine, QuestionIndex question)
    {
        auto const& kind = engine.definition.questions[question.value].kind;
        if (!std::holds_alternative<Computed>(kind) || !engine.clears_when_hidden(question))
            return;
        auto const& rules = engine.plan.rules;
        for (RuleId rule = 0; rule < rules.size(); ++rule) {
            if (rules[rule].kind == RuleKind::computed && rules[rule].owner == question.value)
                engine.mark(rule);
        }
    }

    bool hides_when_empty(Question const& question)
    {
        if (auto const* list = choice_list(question))
            return list->hide_if_empty;
        auto const* matrix = std::get_if<Matrix>(&question.kind);
        return matrix && matrix->hide_if_rows_empty;
    }

    void for_each_question(Definition const& definition, Container const& container, std::vector<QuestionIndex>& found)
    {
        for (auto const& child : container.elements) {
            if (auto const* question = std::get_if<QuestionIndex>(&child))
                found.push_back(*question);
            else
                for_each_question(definition, definition.panels[std::get<PanelIndex>(child).value], found);
        }
    }

}

void Engine::set_own_visible(ElementId id, bool visible)
{
    if (static_cast<bool>(own_visible[id]) == visible)
        return;
    own_visible[id] = visible;
    update_visible(id);
}

// A question shows if its own condition holds; a panel or page if moreover anything in it shows.
void Engine::update_visible(ElementId id)
{
    while (id != nothing) {
        bool visible = own_visible[id];
        if (auto const question = as_question(definition, id); question.is_valid()) {
            auto const& what = definition.questions[question.value];
            if (auto const list = plan.list_of[question.value]; list != nothing && lists[list].is_empty)
                visible &= !hides_when_empty(what);
            visible &= !std::holds_alternative<Unsupported>(what.kind);
        } else {
            visible &= visible_children[id] > 0;
        }
        if (static_cast<bool>(self_visible[id]) == visible)
            return;
        self_visible[id] = visible;
        auto const parent = plan.parent[id];
        if (parent != nothing)
            visible ? ++visible_children[parent] : --visible_children[parent];
        if (!is_loading)
            on_visibility_changed(id, visible);
        id = parent;
    }
}

// Once, from the leaves up, before anything is counted one by one.
void Engine::count_children()
{
    for (auto id = static_cast<ElementId>(element_count(definition)); id-- > 0;)
        self_visible[id] = false;
    std::fill(visible_children.begin(), visible_children.end(), 0);
    auto const first = definition.pages.size() + definition.panels.size();
    for (auto id = static_cast<ElementId>(first); id < element_count(definition); ++id)
        update_visible(id);
}

void Engine::on_visibility_changed(ElementId id, bool visible)
{
    std::vector<QuestionIndex> inside;
    if (auto const question = as_question(definition, id); question.is_valid()) {
        mark_computed(*this, question);
        if (!visible)
            clear_if_hidden(question, ClearInvisible::on_hidden);
        else if (clears_when_hidden(question) && is_shown(id) && is_empty_answer(question))
            apply_default(question);
        return;
    }
    if (id < definition.pages.size())
        for_each_question(definition, definition.pages[id], inside);
    else
        for_each_question(definition, definition.panels[id - definition.pages.size()], inside);
    for (auto const question : inside) {
        mark_computed(*this, question);
        if (!visible)
            clear_if_hidden(question, ClearInvisible::on_hidden_container);
        else if (clears_when_hidden(question) && is_shown(element_id(definition, question))
            && is_empty_answer(question))
            apply_default(question);
    }
}

ClearInvisible Engine::clear_mode(QuestionIndex question) const
{
    auto const own = definition.questions[question.value].clear_invisible;
    return own == ClearInvisible::inherit ? definition.clear_invisible : own;
}

bool Engine::clears_when_hidden(QuestionIndex question) const
{
    auto const mode = clear_mode(question);
    return mode == ClearInvisible::on_hidden || mode == ClearInvisible::on_hidden_container;
}

void Engine::clear_if_hidden(QuestionIndex question, ClearInvisible reason)
{
    auto const mode = clear_mode(question);
    auto const applies = reason == ClearInvisible::on_hidden
        ? mode == ClearInvisible::on_hidden || mode == ClearInvisible::on_hidden_container
        : mode == ClearInvisible::on_hidden_container;
    if (!applies || !may_clear_hidden(question))
        return;
    clear_answer(question);
    touched[question.value] = false;
}

bool Engine::may_clear_hidden(QuestionIndex question) const
{
    auto const& what = definition.questions[question.value];
    if (is_shown(element_id(definition, question)) || std::holds_alternative<Unsupported>(what.kind))
        return false;
    if (is_start_page(what.page))
        return false;
    // Another question that writes the same value still shows it.
    for (auto const other : plan.slots[plan.answer_slot[question.value]].questions) {
        if (!(other == question) && is_shown(element_id(definition, other)))
            return false;
    }
    return true;
}

bool Engine::is_shown(ElementId id) const
{
    while (id != nothing) {
        if (!self_visible[id])
            return false;
        id = plan.parent[id];
    }
    return true;
}

bool Engine::is_enabled(ElementId id) const
{
    if (is_read_only)
        return false;
    while (id != nothing) {
        if (!own_enabled[id])
            return false;
        id = plan.parent[id];
    }
    auto const* around = inner_place.around;
    return !around || around->is_enabled(element_id(around->definition, inner_place.question));
}

bool Engine::is_start_page(PageIndex which) const
{
    return definition.first_page_is_start_page && which.value == 0 && definition.pages.size() > 1;
}

// Words of an "other" nobody chose.
void Engine::clear_unused_comments()
{
    for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
        QuestionIndex const question { i };
        if (auto const* list = choice_list(definition.questions[i]); list && list->other.is_shown
            && stores_other_as_comment(question) && !is_other_chosen(question) && !definition.questions[i].has_comment
            && owns_comment(question))
            change(plan.comment_slot[i], {}, true);
    }
}

// At the end: answers to questions nobody saw, words of an "other" nobody chose, choices that are gone.
void Engine::clear_unused_answers()
{
    clear_unused_comments();
    for (auto const& each : plan.nested)
        clear_unused_in_rows(each.question);
    for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
        QuestionIndex const question { i };
        if (clear_mode(question) == ClearInvisible::none)
            continue;
        if (may_clear_hidden(question))
            clear_answer(question);
        clear_incorrect(question);
    }
}

std::vector<ElementIndex> Engine::ordered(Container const& container) const
{
    auto elements = container.elements;
    if (container.random_order || definition.random_questions) {
        base::Random random(seed, base::seed_from_text(container.name));
        random.shuffle(elements);
    }
    return elements;
}

void Engine::collect_visible(Container const& container, std::vector<QuestionIndex>& found) const
{
    for (auto const& child : ordered(container)) {
        if (auto const* question = std::get_if<QuestionIndex>(&child)) {
            if (self_visible[element_id(definition, *question)])
                found.push_back(*question);
            continue;
        }
        auto const panel = std::get<PanelIndex>(child);
        if (self_visible[element_id(definition, panel)])
            collect_visible(definition.panels[panel.value], found);
    }
}

std::vector<QuestionIndex> Engine::visible_questions() const
{
    std::vector<QuestionIndex> found;
    for (std::uint32_t i = 0; i < definition.pages.size(); ++i) {
        if (self_visible[i])
            collect_visible(definition.pages[i], found);
    }
    return found;
}

std::vector<QuestionIndex> Engine::questions_to_check() const
{
    std::vector<QuestionIndex> found;
    for (auto const each : visible_pages())
        collect_visible(definition.pages[each.value], found);
    return found;
}

}
