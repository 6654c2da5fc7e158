#include "survey/engine.h"

#include "survey/answers.h"

#include <algorithm>

namespace dure::survey {

Engine::Engine(std::shared_ptr<Survey const> of, SessionOptions const& options, InnerPlace const& inner)
    : survey(std::move(of))
    , definition(survey->definition())
    , plan(survey->plan())
    , inner_place(inner)
    , inner_elements(inner.around ? inner.around->inner_elements : std::make_shared<std::size_t>(0))
    , seed(options.seed)
    , now_millis(options.now_millis)
    , utc_offset_minutes(options.utc_offset_minutes)
    , language(options.language)
    , is_read_only(options.is_read_only || definition.is_read_only)
    , started_at_millis(options.now_millis)
{
    slots.resize(plan.slots.size());
    shares.resize(plan.slots.size());
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

    nested.resize(plan.nested.size());
    if (inner_place.around) {
        *inner_elements += elements;
        elsewhere.resize(plan.slots.size());
        for (auto const& [outside, inside] : plan.around)
            elsewhere[inside] = &inner_place.around->value_at(outside);
        fill_places();
    }

    is_loading = true;
    for (auto const& list : plan.lists)
        refilter(list.question);
    count_children();
    for (auto const& each : plan.nested)
        begin_rows(each.question);
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

Engine::~Engine()
{
    if (!elsewhere.empty())
        *inner_elements -= element_count(definition);
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
    saved.tasks = task_record();
    saved.rows = rows_snapshot();
    for (SlotId slot = 0; slot < slots.size(); ++slot) {
        auto const kind = plan.slots[slot].kind;
        if (!in_data[slot] && !slots[slot].is_undefined() && kind == SlotKind::variable)
            saved.variables.set(plan.slots[slot].name, slots[slot]);
    }
    saved.page = name_of(page);
    saved.question = name_of(stop);
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
    for (std::size_t i = 0; i < skipped_to.size(); ++i) {
        auto const& [from, from_stop] = skipped_from[i];
        auto const& [to, to_stop] = skipped_to[i];
        saved.skips.push_back({ name_of(from), name_of(from_stop), name_of(to), name_of(to_stop) });
    }
    saved.paradata = paradata_now();
    return saved;
}

std::string Engine::name_of(PageIndex which) const
{
    return which.is_valid() ? definition.pages[which.value].name : std::string();
}

std::string Engine::name_of(QuestionIndex which) const
{
    return which.is_valid() ? definition.questions[which.value].name : std::string();
}

namespace {

    // An answer to a task that was never shown can be seen nowhere and would stop its person for good: where a draft's
    // tasks had to be made anew it is forgotten with them. Nothing: every answer was on offer.
    std::optional<Snapshot> without_unshown(Engine const& engine, Snapshot const& saved)
    {
        std::optional<Snapshot> mended;
        for (std::uint32_t i = 0; i < engine.definition.questions.size(); ++i) {
            auto const& what = engine.definition.questions[i];
            QuestionIndex const question { i };
            if (!has_set_tasks(what.kind) || !saved.data.find(what.value_name))
                continue;
            auto const& value = engine.answer(question);
            if (!value.is_list())
                continue;
            // The next of an adaptive question come one after the other, each from the answers before it.
            auto count = engine.tasks(question).shown.size();
            while (engine.tasks(question).shown.size() > count && count < value.list().size())
                count = engine.tasks(question).shown.size();
            auto const& tasks = engine.tasks(question);
            List kept;
            for (std::size_t task = 0; task < std::min(value.list().size(), tasks.shown.size()); ++task)
                kept.push_back(is_on_offer(what.kind, tasks, value, task) ? value.list()[task] : Value(Record()));
            while (!kept.empty() && is_empty(kept.back()))
                kept.pop_back();
            if (is_same(Value(kept), value))
                continue;
            if (!mended)
                mended = saved;
            if (kept.empty())
                mended->data.erase(what.value_name);
            else
                mended->data.set(what.value_name, Value(std::move(kept)));
        }
        return mended;
    }

}

void Engine::restore(Snapshot const& saved)
{
    started_at_millis = saved.started_at_millis;
    consent_times = saved.consent_times;
    restore_tasks(saved.tasks);
    is_loading = true;
    restore_answers(saved);
    if (saved.phase != Phase::completed) {
        if (auto const mended = without_unshown(*this, saved))
            restore_answers(*mended);
    }
    changed.clear();
    shown_problems.clear();
    is_loading = false;
    restore_places(saved);
    set_phase(saved.phase);
    completed_at_millis = saved.completed_at_millis;
    page = survey->find_page(saved.page);
    stop = saved.question.empty() ? QuestionIndex {} : survey->find_question(saved.question);
    if (phase == Phase::start_page && !is_start_page(page))
        phase = Phase::running;
    if (phase != Phase::completed)
        entered_at_millis = now_millis;
    mend_place();
    find_completing_triggers();
}

// The answers are put back as they were, and only what follows from them without changing them is worked out anew.
void Engine::restore_answers(Snapshot const& saved)
{
    wrapped.clear();
    room = {};
    std::fill(shares.begin(), shares.end(), DraftShare());
    for (SlotId slot = 0; slot < slots.size(); ++slot) {
        slots[slot] = {};
        in_data[slot] = false;
    }
    fill_places();
    for (auto const& each : plan.nested)
        blank_rows(each.question);
    auto const put_back = [&](Record const& values, Record& unknown, bool is_data) {
        for (auto const& [name, value] : values) {
            auto const known = plan.slot_by_name.find(name);
            if (known == plan.slot_by_name.end())
                store_unknown(unknown, name, value);
            else
                store(known->second, value, is_data);
        }
    };
    put_back(saved.data, extra_data, true);
    put_back(saved.variables, extra_variables, false);
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
    restore_rows(saved.rows);
}

// Where the person has been, and which panels are open.
void Engine::restore_places(Snapshot const& saved)
{
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
    // The session that began before the draft was put back may have skipped on its own defaults.
    skipped_from.clear();
    skipped_to.clear();
    auto const find_stop
        = [&](std::string const& name) { return name.empty() ? QuestionIndex {} : survey->find_question(name); };
    for (auto const& skip : saved.skips) {
        auto const to = survey->find_page(skip.to_page);
        if (!to.is_valid())
            continue;
        skipped_from.emplace_back(survey->find_page(skip.from_page), find_stop(skip.from_question));
        skipped_to.emplace_back(to, find_stop(skip.to_question));
    }
}

}
