#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/messages.h"

#include <algorithm>

namespace dure::survey {

std::vector<PageIndex> Engine::visible_pages() const
{
    std::vector<PageIndex> pages;
    for (std::uint32_t i = 0; i < definition.pages.size(); ++i) {
        if (self_visible[i] && !is_start_page({ i }))
            pages.push_back({ i });
    }
    return pages;
}

bool Engine::is_one_by_one() const
{
    using Mode = Definition::PageMode;
    return definition.page_mode == Mode::question_per_page || definition.page_mode == Mode::input_per_page;
}

std::vector<QuestionIndex> Engine::stops(PageIndex which) const
{
    std::vector<QuestionIndex> found;
    if (which.is_valid())
        collect_visible(definition.pages[which.value], found);
    return found;
}

void Engine::show_container(Container const& container, std::uint8_t depth, std::vector<ShownElement>& shown) const
{
    for (auto const& child : ordered(container)) {
        if (auto const* question = std::get_if<QuestionIndex>(&child)) {
            if (self_visible[element_id(definition, *question)])
                shown.push_back({ ShownElement::Kind::question, definition.questions[question->value].page,
                    definition.questions[question->value].panel, *question, depth });
            continue;
        }
        auto const panel = std::get<PanelIndex>(child);
        if (!self_visible[element_id(definition, panel)])
            continue;
        auto const& what = definition.panels[panel.value];
        shown.push_back({ ShownElement::Kind::panel_open, what.page, panel, {}, depth });
        auto const is_closed
            = what.collapse == Collapse::collapsed ? !expanded.count(panel.value) : collapsed.count(panel.value) > 0;
        if (!is_closed)
            show_container(what, static_cast<std::uint8_t>(depth + 1), shown);
        shown.push_back({ ShownElement::Kind::panel_close, what.page, panel, {}, depth });
    }
}

std::vector<ShownElement> Engine::screen() const
{
    std::vector<ShownElement> shown;
    if (phase == Phase::completed || !page.is_valid())
        return shown;
    auto const show_page = [&](PageIndex which) {
        shown.push_back({ ShownElement::Kind::page_heading, which, {}, {}, 0 });
        show_container(definition.pages[which.value], 0, shown);
    };
    if (phase == Phase::running && definition.page_mode == Definition::PageMode::single_page) {
        for (auto const each : visible_pages())
            show_page(each);
    } else if (phase == Phase::running && is_one_by_one()) {
        shown.push_back({ ShownElement::Kind::page_heading, page, {}, {}, 0 });
        if (stop.is_valid())
            shown.push_back({ ShownElement::Kind::question, page, definition.questions[stop.value].panel, stop, 0 });
    } else {
        show_page(page);
    }
    return shown;
}

// Of collapsed panels too: they are checked all the same.
std::vector<QuestionIndex> Engine::questions_on_screen() const
{
    if (phase == Phase::completed || !page.is_valid())
        return {};
    if (phase == Phase::running && definition.page_mode == Definition::PageMode::single_page) {
        std::vector<QuestionIndex> found;
        for (auto const each : visible_pages())
            collect_visible(definition.pages[each.value], found);
        return found;
    }
    if (phase == Phase::running && is_one_by_one())
        return stop.is_valid() ? std::vector<QuestionIndex> { stop } : std::vector<QuestionIndex> {};
    return stops(page);
}

std::vector<ElementId> Engine::containers_on_screen() const
{
    std::vector<ElementId> found;
    if (is_one_by_one())
        return found;
    auto const is_single = definition.page_mode == Definition::PageMode::single_page && phase == Phase::running;
    for (std::uint32_t i = 0; i < definition.pages.size(); ++i) {
        if (is_single ? !is_start_page({ i }) : page == PageIndex { i })
            found.push_back(i);
    }
    for (std::uint32_t i = 0; i < definition.panels.size(); ++i) {
        auto const on = definition.panels[i].page;
        if (is_single ? !is_start_page(on) : on == page)
            found.push_back(element_id(definition, PanelIndex { i }));
    }
    return found;
}

void Engine::leave()
{
    if (page.is_valid() && entered_at_millis >= 0)
        page_millis[page.value] += std::max(0.0, now_millis - entered_at_millis);
    entered_at_millis = -1;
}

void Engine::enter(PageIndex target, QuestionIndex target_stop)
{
    if (target == page && target_stop == stop && entered_at_millis >= 0)
        return;
    auto const is_other_page = !(target == page) || entered_at_millis < 0;
    // Whoever comes back to a question begins at the first task that is open.
    if (entered_at_millis >= 0) {
        for (auto& [question, tasks] : shown_tasks)
            tasks.current.reset();
    }
    leave();
    page = target;
    stop = target_stop;
    entered_at_millis = now_millis;
    if (target.is_valid()) {
        visited[target.value] = true;
        page_visits[target.value] += is_other_page;
    }
}

// The page may have been hidden by an answer given elsewhere (a trigger, a calculated value); the nearest takes over.
void Engine::mend_place()
{
    if (phase != Phase::running)
        return;
    if (!page.is_valid() || !self_visible[page.value] || is_start_page(page)) {
        auto const pages = visible_pages();
        if (pages.empty()) {
            enter({}, {});
            return;
        }
        auto const after = std::find_if(
            pages.begin(), pages.end(), [&](PageIndex each) { return page.is_valid() && !(each < page); });
        auto const target = !page.is_valid() ? pages.front() : after != pages.end() ? *after : pages.back();
        enter(target, {});
    }
    if (!is_one_by_one())
        return;
    auto const all = stops(page);
    if (std::find(all.begin(), all.end(), stop) != all.end())
        return;
    auto const after
        = std::find_if(all.begin(), all.end(), [&](QuestionIndex each) { return stop.is_valid() && stop < each; });
    enter(page, all.empty() ? QuestionIndex {} : after != all.end() ? *after : all.front());
}

bool Engine::is_first_screen() const
{
    if (phase != Phase::running || definition.page_mode == Definition::PageMode::single_page)
        return true;
    auto const pages = visible_pages();
    if (!pages.empty() && !(pages.front() == page))
        return false;
    if (!is_one_by_one())
        return true;
    auto const all = stops(page);
    return all.empty() || all.front() == stop;
}

bool Engine::is_last_screen() const
{
    if (phase != Phase::running)
        return false;
    if (definition.page_mode == Definition::PageMode::single_page)
        return true;
    auto const completes_here = std::any_of(
        can_complete.begin(), can_complete.end(), [&](auto const& each) { return each.second == page.value; });
    if (completes_here)
        return true;
    auto const pages = visible_pages();
    if (!pages.empty() && !(pages.back() == page))
        return false;
    if (!is_one_by_one())
        return true;
    auto const all = stops(page);
    return all.empty() || all.back() == stop;
}

bool Engine::start()
{
    if (phase != Phase::start_page)
        return true;
    auto const questions_clear = check_and_show(questions_on_screen());
    if (!check_containers(containers_on_screen()) || !questions_clear)
        return false;
    leave();
    phase = Phase::running;
    page = {};
    mend_place();
    return true;
}

Step Engine::next()
{
    if (phase != Phase::running)
        return Step::nowhere;
    if (definition.check_mode != Definition::CheckMode::on_complete) {
        auto const questions_clear = check_and_show(questions_on_screen());
        if (!check_containers(containers_on_screen()) || !questions_clear)
            return Step::blocked;
    }
    check_page_triggers();
    if (phase == Phase::completed)
        return Step::completed;
    if (is_one_by_one()) {
        auto const all = stops(page);
        auto const here = std::find(all.begin(), all.end(), stop);
        if (here != all.end() && here + 1 != all.end()) {
            enter(page, *(here + 1));
            return Step::moved;
        }
    }
    if (definition.page_mode == Definition::PageMode::single_page)
        return Step::nowhere;
    auto const pages = visible_pages();
    auto const here = std::find(pages.begin(), pages.end(), page);
    if (here == pages.end() || here + 1 == pages.end())
        return Step::nowhere;
    auto const target = *(here + 1);
    auto const inside = is_one_by_one() ? stops(target) : std::vector<QuestionIndex> {};
    enter(target, inside.empty() ? QuestionIndex {} : inside.front());
    return Step::moved;
}

Step Engine::previous()
{
    if (phase != Phase::running || is_first_screen())
        return Step::nowhere;
    // Back over a skip goes to where it came from, not to what was skipped.
    while (!skipped_to.empty()) {
        auto const from = skipped_from.back();
        auto const is_here = skipped_to.back().first == page && (!is_one_by_one() || skipped_to.back().second == stop);
        if (!is_here)
            break;
        skipped_from.pop_back();
        skipped_to.pop_back();
        if (from.first.is_valid() && self_visible[from.first.value] && !(from.first == page && from.second == stop)) {
            enter(from.first, from.second);
            mend_place();
            return Step::moved;
        }
    }
    if (is_one_by_one()) {
        auto const all = stops(page);
        auto const here = std::find(all.begin(), all.end(), stop);
        if (here != all.end() && here != all.begin()) {
            enter(page, *(here - 1));
            return Step::moved;
        }
    }
    auto const pages = visible_pages();
    auto const here = std::find(pages.begin(), pages.end(), page);
    if (here == pages.end() || here == pages.begin())
        return Step::nowhere;
    auto const target = *(here - 1);
    auto const inside = is_one_by_one() ? stops(target) : std::vector<QuestionIndex> {};
    enter(target, inside.empty() ? QuestionIndex {} : inside.back());
    return Step::moved;
}

bool Engine::go_to(PageIndex target)
{
    if (phase != Phase::running || !target.is_valid() || !self_visible[target.value] || is_start_page(target))
        return false;
    auto const inside = is_one_by_one() ? stops(target) : std::vector<QuestionIndex> {};
    enter(target, inside.empty() ? QuestionIndex {} : inside.front());
    return true;
}

bool Engine::go_to(QuestionIndex target)
{
    if (phase != Phase::running || !is_shown(element_id(definition, target)))
        return false;
    auto const on = definition.questions[target.value].page;
    if (is_start_page(on))
        return false;
    auto const target_stop = is_one_by_one() ? target : QuestionIndex {};
    if (!(on == page) || !(target_stop == stop)) {
        skipped_from.emplace_back(page, stop);
        skipped_to.emplace_back(on, target_stop);
    }
    enter(on, target_stop);
    return true;
}

Step Engine::complete()
{
    if (phase != Phase::running)
        return Step::nowhere;
    auto const completes_here = std::any_of(
        can_complete.begin(), can_complete.end(), [&](auto const& each) { return each.second == page.value; });
    auto questions = completes_here ? questions_on_screen() : questions_to_check();
    auto clear = check_and_show(questions);
    std::vector<ElementId> containers = containers_on_screen();
    if (!completes_here && !is_one_by_one()) {
        containers.clear();
        for (ElementId id = 0; id < definition.pages.size() + definition.panels.size(); ++id)
            containers.push_back(id);
    }
    clear &= check_containers(containers);
    if (clear) {
        complete_now();
        return Step::completed;
    }
    auto const blocks = [](std::vector<Problem> const& found) {
        return std::any_of(found.begin(), found.end(), [](Problem const& problem) { return !problem.is_warning; });
    };
    auto const is_bad = [&](QuestionIndex question) {
        auto const shown = shown_problems.find(element_id(definition, question));
        return shown != shown_problems.end() && blocks(shown->second);
    };
    auto const here = questions_on_screen();
    if (std::any_of(here.begin(), here.end(), is_bad))
        return Step::blocked;
    auto const first = std::find_if(questions.begin(), questions.end(), is_bad);
    if (first != questions.end()) {
        auto const on = definition.questions[first->value].page;
        if (!is_start_page(on))
            enter(on, is_one_by_one() ? *first : QuestionIndex {});
        return Step::blocked;
    }
    for (auto const each : visible_pages()) {
        if (shown_problems.count(each.value)) {
            go_to(each);
            break;
        }
    }
    return Step::blocked;
}

void Engine::complete_now()
{
    if (phase == Phase::completed)
        return;
    is_completing = true;
    leave();
    // First, so that clearing what nobody saw sets nothing else in motion.
    set_phase(Phase::completed);
    clear_unused_answers();
    completed_at_millis = now_millis;
    shown_problems.clear();
    is_completing = false;
}

Progress Engine::progress() const
{
    Progress progress;
    using Measure = Definition::ProgressKind;
    auto const by_questions = definition.progress_kind == Measure::questions
        || definition.progress_kind == Measure::required_questions
        || definition.progress_kind == Measure::correct_questions
        || definition.page_mode == Definition::PageMode::single_page || is_one_by_one();
    auto const korean = is_korean();
    if (by_questions) {
        auto const only_required = definition.progress_kind == Measure::required_questions;
        for (auto const question : visible_questions()) {
            auto const& what = definition.questions[question.value];
            auto const is_asked = has_answer(what.kind) && !std::holds_alternative<Computed>(what.kind)
                && (!only_required || own_required[element_id(definition, question)]);
            progress.total += is_asked;
            progress.done += is_asked && !is_empty_answer(question);
        }
        progress.text = message(
            Message::questions_progress, korean, { std::to_string(progress.done), std::to_string(progress.total) });
    } else {
        auto const pages = visible_pages();
        auto const here = std::find(pages.begin(), pages.end(), page);
        progress.total = static_cast<std::uint32_t>(pages.size());
        progress.done = here == pages.end() ? 0 : static_cast<std::uint32_t>(here - pages.begin());
        progress.text = message(Message::pages_progress, korean,
            { std::to_string(std::min(progress.done + 1, progress.total)), std::to_string(progress.total) });
    }
    if (phase == Phase::completed)
        progress.done = progress.total;
    if (progress.total > 0)
        progress.fraction = static_cast<float>(progress.done) / static_cast<float>(progress.total);
    if (phase == Phase::completed)
        progress.fraction = 1;
    return progress;
}

}
