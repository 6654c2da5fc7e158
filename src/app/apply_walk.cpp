// From page to page, and to the end: thanks are said only for what is stored.
#include "app/element_ids.h"
#include "app/response.h"
#include "app/turn.h"
#include "codec/response_json.h"
#include "survey/tasks.h"

#include <algorithm>

namespace dure::app {

namespace {

    // Thanks come first: the screen that says them is drawn before anything is worked out.
    constexpr double own_result_pause_millis = 50;

    bool can_have_own_result(survey::Definition const& definition)
    {
        return definition.own_result.is_shown
            && std::any_of(definition.questions.begin(), definition.questions.end(),
                [](survey::Question const& question) { return survey::has_set_tasks(question.kind); });
    }

    void put_focus(Turn& turn, ElementId element)
    {
        turn.state.focus = element;
        ++turn.state.focus_count;
    }

    bool blocks(std::vector<survey::Problem> const& problems)
    {
        for (auto const& problem : problems) {
            if (!problem.is_warning)
                return true;
        }
        return false;
    }

    // Inside a panel or row, if that is where it is.
    std::optional<ElementId> first_problem(survey::Session const& session, std::string const& inside)
    {
        for (auto const question : session.questions_on_screen()) {
            if (!blocks(session.errors(question)))
                continue;
            for (std::size_t row = 0; row < session.row_count(question); ++row) {
                if (!session.is_row_visible(question, row))
                    continue;
                if (auto found = first_problem(session.row(question, row), way_into(inside, question, row)))
                    return found;
            }
            return ElementId { question.value, inside };
        }
        return std::nullopt;
    }

    void focus_first_problem(Turn& turn, Taking& taking)
    {
        taking.shows_errors = true;
        if (auto const first = first_problem(taking.session, ""))
            put_focus(turn, *first);
    }

    void arrive(Turn& turn, Taking& taking)
    {
        taking.shows_errors = false;
        taking.moved_on.reset();
        taking.files.clear();
        turn.state.focus.reset();
        note_change(turn, Urgency::at_once);
    }

    void after_step(Turn& turn, Taking& taking, survey::Step step, std::uint64_t screen_before)
    {
        switch (step) {
        case survey::Step::moved:
            arrive(turn, taking);
            break;
        case survey::Step::blocked:
            // Completing may lead back to an earlier page with a problem.
            if (taking.session.screen_id() != screen_before)
                note_change(turn, Urgency::at_once);
            focus_first_problem(turn, taking);
            break;
        case survey::Step::completed: // finish_if_completed() sees to it
        case survey::Step::nowhere:
            break;
        }
    }

}

void carry_out(Turn& turn, Next const&)
{
    auto* taking = turn.taking();
    if (!taking || waits_for_files(turn, Taking::After::next))
        return;
    take_typed_words(*taking);
    auto& session = taking->session;
    auto const screen = session.screen_id();
    if (session.phase() == survey::Phase::start_page) {
        after_step(turn, *taking, session.start() ? survey::Step::moved : survey::Step::blocked, screen);
        return;
    }
    after_step(turn, *taking, session.is_last_screen() ? session.complete() : session.next(), screen);
}

void carry_out(Turn& turn, Previous const&)
{
    auto* taking = turn.taking();
    if (!taking || waits_for_files(turn, Taking::After::previous))
        return;
    take_typed_words(*taking);
    auto const screen = taking->session.screen_id();
    after_step(turn, *taking, taking->session.previous(), screen);
}

void carry_out(Turn& turn, Complete const&)
{
    auto* taking = turn.taking();
    if (!taking || taking->session.phase() != survey::Phase::running || waits_for_files(turn, Taking::After::complete))
        return;
    take_typed_words(*taking);
    auto const screen = taking->session.screen_id();
    after_step(turn, *taking, taking->session.complete(), screen);
}

void carry_out(Turn& turn, GoHome const&)
{
    if (!may_leave(turn.state))
        return;
    if (turn.taking())
        save_before_leaving(turn);
    show_home(turn);
}

void carry_out(Turn& turn, FocusQuestion const& action)
{
    if (turn.taking())
        put_focus(turn, action.question);
}

void go_on_after_choice(Turn& turn, survey::QuestionIndex question)
{
    auto& session = turn.taking()->session;
    auto const& definition = session.definition();
    auto const& what = definition.questions[question.value];
    if (!definition.auto_advance || turn.state.device.chooses_by_keys || what.has_comment
        || session.phase() != survey::Phase::running || session.is_last_screen())
        return;
    for (auto const other : session.questions_on_screen()) {
        if (!(other == question) && survey::has_answer(definition.questions[other.value].kind))
            return;
    }
    carry_out(turn, Next {});
}

bool may_leave(State const& state)
{
    auto const* completed = std::get_if<Completed>(&state.screen);
    return !completed || completed->store == Completed::Store::stored
        || (completed->failure && completed->failure->code == base::ErrorCode::conflict);
}

void give_up_storing(Turn& turn)
{
    auto* completed = std::get_if<Completed>(&turn.state.screen);
    if (!completed || completed->store != Completed::Store::storing
        || turn.moment.now_millis - completed->since_millis < patience_millis)
        return;
    completed->store = Completed::Store::failed;
    ++turn.state.screen_count;
}

void finish_if_completed(Turn& turn)
{
    auto* taking = turn.taking();
    if (!taking || taking->session.phase() != survey::Phase::completed)
        return;
    take_typed_words(*taking);
    auto response = make_finished(taking->opened, taking->session, taking->draft_id);
    auto answers = answer_rows(taking->session);
    turn.ask(StoreResponse { response, survey_to_keep(turn, taking->opened, taking->session) });
    turn.state.wants_reload = false; // the thanks are still to be read
    Completed completed { .opened = std::move(taking->opened),
        .session = std::move(taking->session),
        .response = std::move(response),
        .store = Completed::Store::storing,
        .failure = std::nullopt,
        .answers = std::move(answers),
        .since_millis = turn.moment.now_millis,
        .own_due_millis = std::nullopt,
        .own = std::nullopt };
    show(turn, std::move(completed));
}

void tell_own_result(Turn& turn)
{
    auto* completed = std::get_if<Completed>(&turn.state.screen);
    if (!completed || !completed->own_due_millis || *completed->own_due_millis > turn.moment.now_millis)
        return;
    completed->own_due_millis.reset();
    if (auto const response = codec::response_from_json(completed->response.body))
        completed->own = own_result(completed->session, response.value(), turn.state.language);
}

void carry_out(Turn& turn, RetryStore const&)
{
    auto* completed = std::get_if<Completed>(&turn.state.screen);
    if (!completed || completed->store != Completed::Store::failed)
        return;
    completed->store = Completed::Store::storing;
    completed->failure.reset();
    completed->since_millis = turn.moment.now_millis;
    completed->without_survey = false;
    turn.ask(StoreResponse { completed->response, survey_to_keep(turn, completed->opened, completed->session) });
}

void carry_out(Turn& turn, ResponseStored const& action)
{
    auto* completed = std::get_if<Completed>(&turn.state.screen);
    if (!completed || completed->response.id != action.response_id || completed->store == Completed::Store::stored)
        return;
    completed->store = Completed::Store::stored;
    completed->failure.reset();
    if (can_have_own_result(completed->session.definition()))
        completed->own_due_millis = turn.moment.now_millis + own_result_pause_millis;
    if (!completed->without_survey)
        note_survey_kept(turn.state, completed->response.survey_hash);
    ++turn.state.screen_count; // the thanks are a new screen: its heading gets the focus
    std::erase_if(turn.state.drafts, [&](DraftEntry const& entry) { return entry.draft.id == action.response_id; });
    std::erase_if(turn.state.responses, [&](auto const& response) { return response.id == action.response_id; });
    turn.state.responses.insert(turn.state.responses.begin(), completed->response);
    turn.ask(ReleaseDraft { action.response_id });
    turn.ask(ShowAddress {});
}

void carry_out(Turn& turn, ResponseFailed const& action)
{
    auto* completed = std::get_if<Completed>(&turn.state.screen);
    if (!completed || completed->response.id != action.response_id || completed->store != Completed::Store::storing)
        return;
    if (action.error.code == base::ErrorCode::storage_full && !is_survey_kept(turn.state, completed->opened.hash)
        && !std::exchange(completed->without_survey, true)) {
        completed->since_millis = turn.moment.now_millis;
        turn.ask(StoreResponse { completed->response, std::nullopt });
        return;
    }
    completed->store = Completed::Store::failed;
    completed->failure = action.error;
    if (action.error.code == base::ErrorCode::conflict) { // another tab has finished it
        std::erase_if(turn.state.drafts, [&](DraftEntry const& entry) { return entry.draft.id == action.response_id; });
        turn.ask(ReleaseDraft { action.response_id });
        turn.ask(ShowAddress {});
        turn.ask(ListStorage {});
    }
    ++turn.state.screen_count;
}

}
