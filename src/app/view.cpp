#include "app/view.h"

#include "app/format.h"
#include "app/view_parts.h"
#include "base/random.h"

namespace dure::app {

ButtonView button(Language language, Word label, Icon icon, Action action)
{
    return { say(language, label), icon, true, std::move(action) };
}

std::string loadable_picture(std::string const& source)
{
    std::string_view const rest = source;
    if (rest.starts_with("data:image/"))
        return source;
    auto const colon = rest.find(':');
    auto const is_elsewhere = rest.starts_with("//") || rest.find('\\') != std::string_view::npos
        || (colon != std::string_view::npos && rest.find('/') > colon);
    return is_elsewhere ? "" : source;
}

std::string logo_of(survey::Session const& session)
{
    return loadable_picture(session.text(session.definition().logo));
}

namespace {

    survey::Session const* session_of(State const& state)
    {
        if (auto const* taking = std::get_if<Taking>(&state.screen))
            return &taking->session;
        if (auto const* completed = std::get_if<Completed>(&state.screen))
            return &completed->session;
        return nullptr;
    }

    LookView look_view(State const& state)
    {
        LookView look;
        look.theme = state.settings.theme;
        if (look.theme == Theme::system)
            look.theme = state.device.more_contrast ? Theme::high_contrast
                : state.device.dark                 ? Theme::dark
                                                    : Theme::light;
        look.text_percent = state.settings.text_percent;
        look.simple_screen = state.settings.simple_screen;
        look.reduced_motion = state.device.reduced_motion;
        if (auto const* session = session_of(state)) {
            auto const& theme = session->definition().theme;
            look.brand = parse_colour(theme.primary_color);
            for (auto const& [name, value] : theme.variables) {
                if (!look.brand && name == "--sjs-primary-backcolor")
                    look.brand = parse_colour(value);
            }
        }
        return look;
    }

    TopBarView top_bar(State const& state)
    {
        auto const language = state.language;
        TopBarView bar;
        bar.product = say(language, Word::product);
        if (!std::holds_alternative<Home>(state.screen) && may_leave(state))
            bar.home = button(language, Word::home, Icon::home, GoHome {});
        auto const other = language == Language::korean ? Language::english : Language::korean;
        bar.language = button(language, Word::other_language, Icon::language, SwitchLanguage { other });
        bar.settings = button(language, Word::settings, Icon::settings, ShowSettings {});
        return bar;
    }

    struct ScreenOf {
        State const& state;

        ScreenView operator()(Loading const&) const { return LoadingView { say(state.language, Word::loading) }; }
        ScreenView operator()(Home const&) const { return home_view(state); }
        ScreenView operator()(Taking const& taking) const { return taking_view(state, taking); }
        ScreenView operator()(Completed const& completed) const { return completed_view(state, completed); }
        ScreenView operator()(Details const& details) const { return details_view(state, details); }
        ScreenView operator()(Message const& message) const { return message_view(state, message); }
        ScreenView operator()(Planner const& planner) const { return planner_view(state, planner); }
    };

    std::string document_title(State const& state, ScreenView const& body)
    {
        auto const product = say(state.language, Word::product);
        auto const with = [&](std::string const& words) { return words.empty() ? product : words + " - " + product; };
        if (auto const* session = session_of(state); session && std::holds_alternative<Taking>(state.screen))
            return with(plain_words(session->survey_title()));
        if (auto const* completed = std::get_if<CompletedView>(&body))
            return with(completed->headline);
        if (auto const* details = std::get_if<DetailsView>(&body))
            return with(details->headline);
        if (auto const* message = std::get_if<MessageView>(&body))
            return with(message->headline);
        if (auto const* planner = std::get_if<PlannerView>(&body))
            return with(planner->headline);
        return product;
    }

}

SettingsView settings_view(State const& state)
{
    auto const language = state.language;
    auto const& settings = state.settings;
    auto const choice = [&](Word label, bool chosen, Action action) {
        return SettingChoice { say(language, label), chosen, std::move(action) };
    };
    SettingsView view;
    view.headline = say(language, Word::settings);
    view.language.label = say(language, Word::language);
    view.language.choices = { choice(Word::korean, language == Language::korean, SwitchLanguage { Language::korean }),
        choice(Word::english, language == Language::english, SwitchLanguage { Language::english }) };
    view.theme.label = say(language, Word::theme);
    auto const theme = [&](Word label, Theme one) { return choice(label, settings.theme == one, SetTheme { one }); };
    view.theme.choices = { theme(Word::theme_system, Theme::system), theme(Word::theme_light, Theme::light),
        theme(Word::theme_dark, Theme::dark), theme(Word::theme_high_contrast, Theme::high_contrast) };
    view.text_size.label = say(language, Word::text_size);
    for (auto const percent : { 100, 125, 150, 175, 200 }) {
        view.text_size.choices.push_back({ say(language, Word::percent, { std::to_string(percent) }),
            settings.text_percent == percent, SetTextScale { percent } });
    }
    view.simple_label = say(language, Word::simple_screen);
    view.simple_hint = say(language, Word::simple_screen_hint);
    view.simple_screen = settings.simple_screen;
    view.storage = storage_words(state);
    view.keep_safely = keep_safely_button(state);
    view.close = button(language, Word::close, Icon::close, CloseSettings {});
    return view;
}

ConfirmView confirm_view(State const& state, Confirming const& confirming)
{
    auto const language = state.language;
    auto headline = Word::confirm_draft_headline;
    auto words = Word::confirm_draft;
    if (confirming.what == Confirming::What::delete_response) {
        headline = Word::confirm_response_headline;
        words = Word::confirm_response;
    } else if (confirming.what == Confirming::What::remove_row) {
        headline = Word::confirm_row_headline;
        words = Word::confirm_row;
    } else if (confirming.what == Confirming::What::remove_file) {
        headline = Word::confirm_file_headline;
    }
    auto const of_file = confirming.what == Confirming::What::remove_file;
    return {
        .headline = say(language, headline, { of_file ? confirming.id : std::to_string(confirming.row.row + 1) }),
        .words = say(language, words),
        .yes = button(language, Word::remove, Icon::trash, ConfirmYes {}),
        .no = button(language, Word::cancel, Icon::close, ConfirmNo {}),
    };
}

namespace {

    std::optional<Word> done_words(DoneWhat done)
    {
        switch (done) {
        case DoneWhat::draft_discarded:
            return Word::done_draft_discarded;
        case DoneWhat::response_deleted:
            return Word::done_response_deleted;
        case DoneWhat::remove_failed:
            return Word::done_remove_failed;
        case DoneWhat::shared:
            return Word::done_shared;
        case DoneWhat::kept_safely:
            return Word::done_kept;
        case DoneWhat::not_kept:
            return Word::done_not_kept;
        case DoneWhat::settings_not_saved:
            return Word::done_settings_not_saved;
        case DoneWhat::not_reloaded:
            return Word::done_not_reloaded;
        case DoneWhat::nothing:
            break;
        }
        return std::nullopt;
    }

}

std::vector<BannerView> banner_views(State const& state)
{
    auto const language = state.language;
    std::vector<BannerView> banners;
    auto const add = [&](Banner banner, Tone tone, Icon icon, Word words) -> BannerView& {
        banners.push_back({ banner, tone, icon, say(language, words), std::nullopt,
            button(language, Word::close, Icon::close, Dismiss { banner }) });
        return banners.back();
    };
    auto const* completed = std::get_if<Completed>(&state.screen);
    if (!state.device.online && !state.offline_dismissed
        && (!completed || completed->store == Completed::Store::stored))
        add(Banner::offline, Tone::calm, Icon::offline, completed ? Word::banner_offline_done : Word::banner_offline);
    if (state.new_version && !state.new_version_dismissed && may_leave(state)) {
        auto& banner = add(Banner::new_version, Tone::calm, Icon::refresh, Word::banner_new_version);
        banner.button = button(language, Word::banner_reload, Icon::refresh, ReloadForNewVersion {});
    }
    if (auto const words = done_words(state.done)) {
        auto const is_bad = state.done != DoneWhat::draft_discarded && state.done != DoneWhat::response_deleted
            && state.done != DoneWhat::shared && state.done != DoneWhat::kept_safely;
        add(Banner::done, is_bad ? Tone::warning : Tone::good, is_bad ? Icon::warning : Icon::check, *words);
    }
    return banners;
}

AppView view(State const& state)
{
    AppView view;
    view.body = std::visit(ScreenOf { state }, state.screen);
    view.title = document_title(state, view.body);
    view.language = code(state.language);
    view.screen = base::mix_64(state.screen_count + 1);
    if (auto const* taking = std::get_if<Taking>(&state.screen))
        view.screen ^= taking->session.screen_id();
    view.focus = state.focus;
    view.focus_request = state.focus_count;
    view.look = look_view(state);
    view.top_bar = top_bar(state);
    view.banners = banner_views(state);
    if (state.shows_settings)
        view.settings = settings_view(state);
    if (state.confirming)
        view.confirm = confirm_view(state, *state.confirming);
    return view;
}

}
