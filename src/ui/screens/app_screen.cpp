#include "ui/screens/app_screen.h"

#include "ui/screens/screens.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/notices.h"

#include <cmath>

namespace dure::ui {

namespace {

    Theme theme_of(app::LookView const& look)
    {
        ThemeChoice choice;
        choice.kind = look.theme == app::Theme::dark  ? ThemeKind::dark
            : look.theme == app::Theme::high_contrast ? ThemeKind::high_contrast
                                                      : ThemeKind::light;
        choice.brand = look.brand;
        choice.text_scale = static_cast<float>(look.text_percent) / 100;
        return make_theme(choice);
    }

    struct ScreenDrawer {
        Kit const& kit;
        Place place;
        bool beside_steps = false;

        float operator()(app::LoadingView const& view) const { return loading_screen(kit, place, view); }
        float operator()(app::HomeView const& view) const { return home_screen(kit, place, view); }
        float operator()(app::TakingView const& view) const { return taking_screen(kit, place, view, beside_steps); }
        float operator()(app::CompletedView const& view) const { return completed_screen(kit, place, view); }
        float operator()(app::DetailsView const& view) const { return details_screen(kit, place, view); }
        float operator()(app::PlannerView const& view) const { return planner_screen(kit, place, view); }
        float operator()(app::MessageView const& view) const { return message_screen(kit, place, view); }
    };

    // Short screens stand in the middle of the window, long ones begin at the top.
    bool stands_in_the_middle(app::ScreenView const& body)
    {
        if (app::TakingView const* taking = std::get_if<app::TakingView>(&body))
            return taking->one_at_a_time;
        return std::holds_alternative<app::LoadingView>(body) || std::holds_alternative<app::MessageView>(body)
            || std::holds_alternative<app::CompletedView>(body);
    }

    float banners(Kit const& kit, Place place, std::vector<app::BannerView> const& views)
    {
        float const widest = std::min(place.width - 2 * page_margin(place.width), measure::reading_width);
        Column column(Place { place.x + (place.width - widest) / 2, place.y, widest });
        for (app::BannerView const& view : views)
            if (view.banner != app::Banner::done)
                column.add(banner(kit, column.next(space::s), view));
        return column.height();
    }

    // A sheet rises from the bottom of a phone and floats in the middle of anything larger.
    template <typename Panel>
    bool sheet(Kit const& kit, std::string const& id, std::string const& name, float widest, Panel const& panel)
    {
        Canvas& canvas = kit.canvas;
        Palette const& p = kit.colours();
        bool const is_phone = canvas.width() < 600;
        float const width = is_phone ? canvas.width() : std::min(widest, canvas.width() - 2 * space::xxl);
        float const padding = canvas.width() < 360 ? space::l : space::xxl;
        auto const inside = [&](Kit const& inner, float x, float y) {
            return panel(inner, Place { x + padding, y + padding, width - 2 * padding });
        };
        float const height = measured(kit, [&](Kit const& inner) { return inside(inner, 0, 0); }) + 2 * padding;
        if (height > canvas.window_height() - space::huge)
            return false;
        constexpr float room = 28;
        float const x = (canvas.width() - width) / 2;
        float const y = is_phone ? canvas.window_height() - height : (canvas.window_height() - height) / 2;
        Rect const rect { x, y, width, height };
        float const left = std::max(0.0F, x - room);
        Rect const layer { left, y - room, std::min(canvas.width() - left, width + 2 * room),
            std::min(height + 2 * room, canvas.window_height() - y + room) };
        canvas.open_layer(id, layer, Landmark::none, true);
        Node dialog;
        dialog.id = canvas.id(id + "-dialog");
        dialog.role = Role::dialog;
        dialog.rect = rect;
        dialog.name = name;
        dialog.corner_radius = radius::xl;
        canvas.node(dialog);
        if (kit.theme.shadows)
            canvas.shadow(rect, p.shadow, radius::xl, 26, 4);
        canvas.fill(rect, p.raised, radius::xl);
        if (is_phone)
            canvas.fill({ x, y + height - radius::xl, width, radius::xl }, p.raised);
        if (kit.theme.kind == ThemeKind::high_contrast)
            canvas.stroke(rect, p.border, radius::xl, 2);
        inside(kit, x, y);
        dialog.level = 1;
        canvas.node(dialog);
        canvas.close_layer();
        return true;
    }

    // A sheet that is taller than the window (large letters on a small phone) takes the page instead, so that it can
    // scroll.
    template <typename Panel> bool fits_window(Kit const& kit, float widest, Panel const& panel)
    {
        float const width = kit.canvas.width() < 600 ? kit.canvas.width() : std::min(widest, kit.canvas.width() - 48);
        float const padding = kit.canvas.width() < 360 ? space::l : space::xxl;
        float const height = measured(kit, [&](Kit const& inner) {
            return panel(inner, Place { 0, 0, width - 2 * padding });
        });
        return height + 2 * padding <= kit.canvas.window_height() - space::huge;
    }

    void draw_page(Kit const& kit, app::AppView const& view)
    {
        Canvas& canvas = kit.canvas;
        app::TakingView const* taking = std::get_if<app::TakingView>(&view.body);
        float const top = top_bar(kit, view.top_bar, taking);
        float const below = taking != nullptr ? bottom_bar_height(kit) : 0;
        bool const has_steps = taking != nullptr && side_steps(kit, *taking, top, below);
        Place const window { 0, 0, canvas.width() };
        float y = top;
        bool const is_home = std::holds_alternative<app::HomeView>(view.body);
        if (is_home) // under the banners too, so that the light falls from the top bar
            canvas.gradient({ 0, top, canvas.width(), kit.is_narrow() ? 400.0F : 560.0F }, kit.colours().page_glow,
                kit.colours().page);
        float const noticed
            = measured(kit, [&](Kit const& inner) { return banners(inner, window.below(y), view.banners); });
        if (noticed > 0) {
            y += space::m;
            banners(kit, window.below(y), view.banners);
            y += noticed;
        }
        y += is_home ? 0 : kit.is_narrow() || taking != nullptr ? space::xxl : space::vast;
        auto const draw = [&](Kit const& inner, float from) {
            return std::visit(ScreenDrawer { inner, window.below(from), has_steps }, view.body);
        };
        if (stands_in_the_middle(view.body)) {
            float const height = measured(kit, [&](Kit const& inner) { return draw(inner, y); });
            float const room = canvas.window_height() - y - below - space::xxl;
            // A little above the middle is where the eye expects it.
            y += std::max(0.0F, std::round((room - height) * 0.42F));
        }
        y += draw(kit, y);
        canvas.content_height(y + below + (is_home ? 0 : space::huge));
        if (taking != nullptr)
            bottom_bar(kit, *taking);
        float covered = below;
        for (app::BannerView const& one : view.banners)
            if (one.banner == app::Banner::done)
                covered = below + toast(kit, below, one);
        canvas.insets(top, covered);
    }

}

void draw_app(Canvas& canvas, app::AppView const& view, app::Actions& actions, ScreenMemory& memory)
{
    Theme const theme = theme_of(view.look);
    canvas.page_title(view.title);
    canvas.page_language(view.language);
    canvas.page_colours(theme.page_colours());
    canvas.simple_screen(view.look.simple_screen);
    Kit kit { .canvas = canvas, .theme = theme, .actions = actions };
    if (view.focus && view.focus_request != memory.focus_request)
        kit.focus = view.focus;
    memory.focus_request = view.focus_request;
    if (auto const by_keys = canvas.changed_by_keys(); by_keys && *by_keys != memory.chooses_by_keys) {
        memory.chooses_by_keys = *by_keys;
        actions.add(app::ChoosesByKeys { *by_keys });
    }

    int heading_level = 2;
    auto const settings
        = [&](Kit const& inner, Place place) { return settings_panel(inner, place, *view.settings, heading_level); };
    auto const confirm
        = [&](Kit const& inner, Place place) { return confirm_panel(inner, place, *view.confirm, heading_level); };
    auto const as_page = [&](std::string const& name, auto const& panel) {
        canvas.screen(std::to_string(view.screen) + name);
        heading_level = 1;
        float const margin = page_margin(canvas.width());
        float const height = panel(kit, Place { margin, margin, canvas.width() - 2 * margin });
        canvas.content_height(height + 2 * margin);
    };
    if (view.confirm && !fits_window(kit, 440, confirm)) {
        as_page("confirm", confirm);
        return;
    }
    if (view.settings && !view.confirm && !fits_window(kit, 480, settings)) {
        as_page("settings", settings);
        return;
    }
    canvas.screen(std::to_string(view.screen));
    draw_page(kit, view);
    if (view.settings && fits_window(kit, 480, settings))
        sheet(kit, "settings", view.settings->headline, 480, settings);
    if (view.confirm)
        sheet(kit, "confirm", view.confirm->headline, 440, confirm);
}

}
