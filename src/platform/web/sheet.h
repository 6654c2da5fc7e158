// Which part of a document the canvas holds. It is taller than the window, so that scrolling mostly needs no drawing.
#pragma once

#include <algorithm>
#include <cmath>

namespace dure::platform {

struct Sheet {
    float top = 0;
    float height = 0;
    float spare = 0; // CSS px beyond the window that must have pixels before the next scroll event

    bool operator==(Sheet const&) const = default;
};

// The largest part in windows. More costs memory and the compositor's time for every change.
inline constexpr float sheet_windows = 2.5F;

inline Sheet plan_sheet(Sheet const& before, float content_height, float window_height, float scroll_y)
{
    // In steps: a line more or less must not make a new canvas.
    float const step = std::max(64.0F, std::ceil(window_height / 4));
    float const longest = std::ceil(window_height * sheet_windows / step) * step;
    float const whole = std::ceil(std::max(content_height, window_height) / step) * step;
    if (whole <= longest)
        return { 0, whole, 0 };
    Sheet sheet { before.top, longest, window_height / 4 };
    float const lowest = content_height - longest;
    scroll_y = std::clamp(scroll_y, 0.0F, content_height - window_height);
    bool const near_top = scroll_y < sheet.top + sheet.spare && sheet.top > 0;
    bool const near_bottom = scroll_y + window_height > sheet.top + longest - sheet.spare && sheet.top < lowest;
    // Multiples of eight fall on whole device pixels at every usual ratio.
    if (near_top || near_bottom || before.height != longest)
        sheet.top = std::floor(std::clamp(scroll_y - (longest - window_height) / 2, 0.0F, lowest + 8) / 8) * 8;
    return sheet;
}

}
