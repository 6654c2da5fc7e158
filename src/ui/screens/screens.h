// One function per screen; each draws into the place and returns the height it took.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float home_screen(Kit const& kit, Place place, app::HomeView const& view);
// `beside_steps`: the pages by title stand to the left of the questions.
float taking_screen(Kit const& kit, Place place, app::TakingView const& view, bool beside_steps);
float completed_screen(Kit const& kit, Place place, app::CompletedView const& view);
float details_screen(Kit const& kit, Place place, app::DetailsView const& view);
float planner_screen(Kit const& kit, Place place, app::PlannerView const& view);
float message_screen(Kit const& kit, Place place, app::MessageView const& view);
float loading_screen(Kit const& kit, Place place, app::LoadingView const& view);
float settings_panel(Kit const& kit, Place place, app::SettingsView const& view, int heading_level);
float confirm_panel(Kit const& kit, Place place, app::ConfirmView const& view, int heading_level);

// How far apart the edges of the window and the words are.
inline float page_margin(float window)
{
    return window < 360 ? space::m : window < 600 ? space::l : space::xxl;
}

}
