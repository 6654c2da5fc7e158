// What questions with tasks have in common: where one is among them, and groups of answers to one part.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

// Progress, how many are left, the ways back and ahead.
float task_header(Kit const& kit, Place place, app::ElementView const& element, app::TaskHeader const& header);
void task_progress(Kit const& kit, Rect rect, float fraction);
// The words of the group stand above it, as a heading of that level, and are its name.
float task_group(Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task,
    app::TaskGroup const& group, int level = 3);
float task_groups(Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task,
    std::vector<app::TaskGroup> const& groups);
// The page's own picture on a quiet ground. Without an address: nothing, height 0.
float task_picture(Kit const& kit, Rect rect, std::string_view id, std::string const& address);

}
