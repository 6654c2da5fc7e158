#include "survey/engine.h"

#include "survey/answers.h"

#include <algorithm>

namespace dure::survey {

Engine::Engine(std::shared_ptr<Survey const> of, SessionOptions const& options)
    : survey(std::move(of))
    , definition(survey->definition())
    , plan(survey->plan())
    , seed(options.seed)
    , now_millis(options.now_millis)
    , utc_offset_minutes(options.utc_offset_minutes)
    , language(options.language)
    , is_read_only(options.is_read_only || definition.is_read_only)
    , started_at_millis(options.now_millis)
{
    slots.resize(plan.slots.size());
    stamps.resize(plan.slots.size());
    in_data.resize(plan.slots.size());
    auto const elements = element_count(definition);
    own_visible.resize(elements);
    self_visible.resize(elements);
    own_enabled.resize(elements);
    own_required.resize(elements);
    visible_children.resize(elements);
    for (ElementId id = 0; id < elements; ++id) {
        auto const& what = element(definition, id);
        own_visible[id] = what.is_visible;
        own_enabled[id] = !what.is_read_only;
        own_required[id] = what.is_required;
    }
    lists.resize(plan.lists.size());
    touched.resize(definition.questions.size());
    being_set.resize(definition.questions.size());
    dirty.resize((plan.rules.size() + 63) / 64);
    visited.resize(definition.pages.size());
    page_millis.resize(definition.pages.size());
    page_visits.resize(definition.pages.size());

    is_loading = true;
    for (auto const& list : plan.lists)
        refilter(list.question);
    count_children();
    set_all_defaults();
    mark_all();
    run_rules();
    // Only now is it known which of the defaults belong to questions that do not show.
    for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
        auto const id = element_id(definition, QuestionIndex { i });
        auto const is_hidden
            = clear_mode({ i }) == ClearInvisible::on_hidden_container ? !is_shown(id) : !self_visible[id];
        if (is_hidden && clears_when_hidden({ i }) && may_clear_hidden({ i }))
            store(plan.answer_slot[i], {}, true);
    }
    run_rules();
    is_loading = false;
    auto const defaults = changed;
    changed.clear();
    for (auto const slot : defaults) {
        changed.push_back(slot);
        settle(slot);
    }
    if (definition.first_page_is_start_page && definition.pages.size() > 1 && self_visible[0]) {
        phase = Phase::start_page;
        enter({ 0 }, {});
    } else {
        mend_place();
    }
}

std::vector<PageParadata> Engine::paradata_now() const
{
    std::vector<PageParadata> all;
    for (std::uint32_t i = 0; i < definition.pages.size(); ++i) {
        if (page_visits[i] == 0)
            continue;
        auto millis = page_millis[i];
        if (page == PageIndex { i } && entered_at_millis >= 0)
            millis += std::max(0.0, now_millis - entered_at_millis);
        all.push_back({ definition.pages[i].name, millis, page_visits[i] });
    }
    return all;
}

Snapshot Engine::snapshot() const
{
    Snapshot saved;
    saved.data = data();
    saved.variables = extra_variables;
    saved.consent_times = consent_times;
    for (SlotId slot = 0; slot < slots.size(); ++slot) {
        auto const kind = plan.slots[slot].kind;
        if (!in_data[slot] && !slots[slot].is_undefined() && kind == SlotKind::variable)
            saved.variables.set(plan.slots[slot].name, slots[slot]);
    }
    if (page.is_valid())
        saved.page = definition.pages[page.value].name;
    if (stop.is_valid())
        saved.question = definition.questions[stop.value].name;
    saved.language = language;
    saved.seed = seed;
    saved.started_at_millis = started_at_millis;
    saved.completed_at_millis = completed_at_millis;
    saved.utc_offset_minutes = utc_offset_minutes;
    saved.phase = phase;
    for (std::uint32_t i = 0; i < touched.size(); ++i) {
        if (touched[i])
            saved.touched.push_back(definition.questions[i].name);
    }
    // Only what the person changed: panels that begin closed and were opened count too.
    for (auto const* set : { &collapsed, &expanded }) {
        for (auto const panel : *set)
            saved.collapsed.push_back(definition.panels[panel].name);
    }
    for (std::uint32_t i = 0; i < visited.size(); ++i) {
        if (visited[i])
            saved.visited.push_back(definition.pages[i].name);
    }
    saved.paradata = paradata_now();
    return saved;
}

// The answers are put back as they were, and only what follows from them without changing them is worked out anew.
void Engine::restore(Snapshot const& saved)
{
    started_at_millis = saved.started_at_millis;
    consent_times = saved.consent_times;
    is_loading = true;
    wrapped.clear();
    for (SlotId slot = 0; slot < slots.size(); ++slot) {
        slots[slot] = {};
        in_data[slot] = false;
    }
    for (auto const& [name, value] : saved.data) {
        auto const known = plan.slot_by_name.find(name);
        if (known == plan.slot_by_name.end())
            extra_data.set(name, value);
        else
            store(known->second, value, true);
    }
    for (auto const& [name, value] : saved.variables) {
        auto const known = plan.slot_by_name.find(name);
        if (known == plan.slot_by_name.end())
            extra_variables.set(name, value);
        else
            store(known->second, value, false);
    }
    // No default overrides what the person left empty.
    std::fill(touched.begin(), touched.end(), 1);
    mark_all();
    run_rules();
    for (auto const& list : plan.lists)
        refilter(list.question);
    std::fill(touched.begin(), touched.end(), 0);
    for (auto const& name : saved.touched) {
        if (auto const question = survey->find_question(name); question.is_valid())
            touched[question.value] = 1;
    }
    changed.clear();
    shown_problems.clear();
    is_loading = false;

    for (auto const& name : saved.collapsed) {
        if (auto const panel = survey->find_panel(name); panel.is_valid()) {
            auto const begins_closed = definition.panels[panel.value].collapse == Collapse::collapsed;
            (begins_closed ? expanded : collapsed).insert(panel.value);
        }
    }
    std::fill(page_visits.begin(), page_visits.end(), 0);
    std::fill(page_millis.begin(), page_millis.end(), 0);
    for (auto const& each : saved.paradata) {
        if (auto const index = survey->find_page(each.name); index.is_valid()) {
            page_millis[index.value] = each.millis;
            page_visits[index.value] = each.visits;
        }
    }
    for (auto const& name : saved.visited) {
        if (auto const index = survey->find_page(name); index.is_valid())
            visited[index.value] = true;
    }
    phase = saved.phase;
    completed_at_millis = saved.completed_at_millis;
    page = survey->find_page(saved.page);
    stop = saved.question.empty() ? QuestionIndex {} : survey->find_question(saved.question);
    if (phase == Phase::start_page && !is_start_page(page))
        phase = Phase::running;
    if (phase != Phase::completed)
        entered_at_millis = now_millis;
    mend_place();
}

}
