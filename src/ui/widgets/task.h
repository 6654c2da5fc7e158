// What questions with tasks have in common: where one is among them, and groups of answers to one part.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

// Progress, how many are left, the ways back and ahead.
float task_header(Kit const& kit, Place place, app::ElementView const& element, app::TaskHeader const& header);
float task_groups(Kit const& kit, Place place, app::ElementView const& element, std::uint32_t task,
    std::vector<app::TaskGroup> const& groups);
// The page's own picture on a quiet ground. Without an address: nothing, height 0.
float task_picture(Kit const& kit, Rect rect, std::string_view id, std::string const& address);

}
