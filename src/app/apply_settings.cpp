// Language, look, and what the device tells about itself.
#include "app/turn.h"

#include <algorithm>

namespace dure::app {

namespace {

    void save_settings(Turn& turn)
    {
        turn.state.done = DoneWhat::nothing;
        turn.ask(SaveSettings { settings_to_json(turn.state.settings) });
    }

}

void carry_out(Turn& turn, ShowSettings const&)
{
    turn.state.shows_settings = true;
}

void carry_out(Turn& turn, CloseSettings const&)
{
    turn.state.shows_settings = false;
}

void carry_out(Turn& turn, SwitchLanguage const& action)
{
    auto const is_new = turn.state.language != action.language;
    turn.state.language = action.language;
    if (turn.state.settings.language != action.language) {
        turn.state.settings.language = action.language;
        save_settings(turn);
    }
    if (!is_new)
        return;
    if (auto* taking = turn.taking()) {
        take_typed_words(*taking); // words in a field belong to the person, not to a language
        taking->session.set_language(code(action.language));
        if (taking->saving.revision != 0)
            note_change(turn, Urgency::soon);
    }
    if (auto* completed = std::get_if<Completed>(&turn.state.screen))
        completed->session.set_language(code(action.language));
    read_details_again(turn);
}

void carry_out(Turn& turn, SetTheme const& action)
{
    if (turn.state.settings.theme == action.theme)
        return;
    turn.state.settings.theme = action.theme;
    save_settings(turn);
}

void carry_out(Turn& turn, SetTextScale const& action)
{
    auto const percent = std::clamp(action.percent, 100, 200);
    if (turn.state.settings.text_percent == percent)
        return;
    turn.state.settings.text_percent = percent;
    save_settings(turn);
}

void carry_out(Turn& turn, ToggleSimpleScreen const&)
{
    turn.state.settings.simple_screen = !turn.state.settings.simple_screen;
    save_settings(turn);
}

void carry_out(Turn& turn, KeepSafely const&)
{
    turn.state.asked_to_keep = true;
    turn.state.done = DoneWhat::nothing;
    turn.ask(AskToPersist {});
}

void carry_out(Turn& turn, StorageHealthKnown const& action)
{
    turn.state.device.persisted = action.persisted;
    if (std::exchange(turn.state.asked_to_keep, false))
        turn.state.done = action.persisted ? DoneWhat::kept_safely : DoneWhat::not_kept;
}

void carry_out(Turn& turn, SettingsFailed const&)
{
    turn.state.done = DoneWhat::settings_not_saved;
}

// apply() does it as soon as nothing would go with the page.
void carry_out(Turn& turn, ReloadForNewVersion const&)
{
    if (!may_leave(turn.state))
        return;
    turn.state.wants_reload = true;
    auto const* taking = turn.taking();
    if (taking && taking->saving.under_way == 0)
        carry_out(turn, RetrySave {});
    for (auto const& entry : turn.state.drafts) {
        auto const is_open = taking && taking->draft_id == entry.draft.id;
        if (!is_open && entry.has_failed && entry.confirmed != entry.draft.revision)
            refuse_reload(turn); // nobody tries that one again by itself
    }
}

void carry_out(Turn& turn, Dismiss const& action)
{
    switch (action.banner) {
    case Banner::offline:
        turn.state.offline_dismissed = true;
        break;
    case Banner::new_version:
        turn.state.new_version_dismissed = true;
        break;
    case Banner::done:
        turn.state.done = DoneWhat::nothing;
        break;
    }
}

void carry_out(Turn& turn, ConnectivityChanged const& action)
{
    turn.state.device.online = action.online;
    if (action.online)
        turn.state.offline_dismissed = false;
}

void carry_out(Turn& turn, NewVersionReady const&)
{
    turn.state.new_version = true;
    turn.state.new_version_dismissed = false;
}

void carry_out(Turn& turn, ChoosesByKeys const& action) { turn.state.device.chooses_by_keys = action.by_keys; }

void carry_out(Turn& turn, DevicePreferences const& action)
{
    turn.state.device.dark = action.dark;
    turn.state.device.more_contrast = action.more_contrast;
    turn.state.device.reduced_motion = action.reduced_motion;
    turn.state.device.can_share_files = action.can_share_files;
}

}
