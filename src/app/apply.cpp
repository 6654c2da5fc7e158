#include "app/apply.h"

#include "app/turn.h"

#include <algorithm>

namespace dure::app {

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
    if (state.wants_reload && (!turn.taking() || is_all_saved(*turn.taking()))) {
        state.wants_reload = false;
        turn.ask(ReloadPage {});
    }
    return std::move(turn.effects);
}

}
