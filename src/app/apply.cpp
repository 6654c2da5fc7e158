#include "app/apply.h"

#include "app/turn.h"

#include <algorithm>

namespace dure::app {

bool may_reload(State const& state)
{
    auto const* taking = std::get_if<Taking>(&state.screen);
    return (!taking || (is_all_saved(*taking) && !prepares_files(*taking, state.device.now_millis))) && may_leave(state)
        && std::all_of(state.drafts.begin(), state.drafts.end(),
            [](DraftEntry const& entry) { return entry.confirmed == entry.draft.revision; });
}

Effects apply(State& state, Action const& action, Moment const& moment)
{
    state.device.utc_offset_minutes = moment.utc_offset_minutes;
    state.device.now_millis = moment.now_millis;
    Turn turn { state, moment, {} };
    if (auto* taking = turn.taking())
        taking->session.set_now(moment.now_millis);
    action.visit([&](auto const& what) { carry_out(turn, what); });
    finish_if_completed(turn);
    save_what_is_due(turn);
    give_up_storing(turn);
    tell_own_result(turn);
    if (state.wants_reload && may_reload(state)) {
        state.wants_reload = false;
        turn.ask(ReloadPage {});
    }
    return std::move(turn.effects);
}

}
