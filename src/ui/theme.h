// The look in numbers: colours with computed contrast, type scale, spacing, radii, shadows, motion. No drawing here.
#pragma once

#include "ui/canvas.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dure::ui {

enum class ThemeKind : std::uint8_t {
    light,
    dark,
    high_contrast,
};

// Every colour a widget may use. Pairs that carry text or meaning are listed by checked_pairs() and tested.
struct Palette {
    Colour page; // behind everything
    Colour page_glow; // decorative tint at the top of the home screen
    Colour surface; // cards, bars
    Colour raised; // dialogs, sheets, toasts
    Colour sunken; // fields and quiet fills
    Colour hairline; // decorative divider, carries no meaning
    Colour border; // edge of a control: 3:1 on surface and page
    Colour text;
    Colour text_soft; // secondary words
    Colour text_faint; // hints; still 4.5:1
    Colour brand; // fill of the main action, as near to the survey's colour as its words allow
    Colour brand_press; // the same while pressed
    Colour on_brand;
    Colour brand_mark; // checks, progress, edges of what is chosen: 3:1 against page and surface
    Colour on_brand_mark;
    Colour brand_text; // words and icons in the brand's colour on surface, page, sunken and brand_soft
    Colour brand_soft; // fill behind a chosen row
    Colour accent; // persimmon: small decoration and celebration
    Colour accent_soft;
    Colour accent_text;
    Colour danger;
    Colour on_danger;
    Colour danger_text;
    Colour danger_soft;
    Colour warning_text;
    Colour warning_soft;
    Colour success_text;
    Colour success_soft;
    Colour info_text;
    Colour info_soft;
    Colour track; // unfilled part of progress and sliders
    Colour disabled; // fill of what cannot be used now
    Colour on_disabled;
    Colour focus; // ring around the focused control: 3:1 on page and surface
    Colour inverse; // toast
    Colour on_inverse;
    Colour scrim; // over the screen behind a dialog
    Colour shadow; // darkest point of a shadow
};

enum class TextKind : std::uint8_t {
    display, // hero of the home screen, thank-you
    title, // title of a screen
    heading, // title of a question
    strong, // label of a button, name of a card
    body, // choices, paragraphs
    caption, // help, hints, meta
    small, // badges, scale ends
};

namespace space {
    // Multiples of 4.
    inline constexpr float xs = 4;
    inline constexpr float s = 8;
    inline constexpr float m = 12;
    inline constexpr float l = 16;
    inline constexpr float xl = 20;
    inline constexpr float xxl = 24;
    inline constexpr float huge = 32;
    inline constexpr float vast = 48;
}

namespace radius {
    inline constexpr float s = 8;
    inline constexpr float m = 12;
    inline constexpr float l = 16;
    inline constexpr float xl = 24;
}

namespace motion {
    inline constexpr float quick_millis = 120;
    inline constexpr float calm_millis = 200;
}

namespace measure {
    inline constexpr float target = 48; // least height of anything to touch
    inline constexpr float row = 56; // least height of a choice
    inline constexpr float button = 56;
    inline constexpr float dense_target = 44; // points of a scale
    inline constexpr float top_bar = 60;
    inline constexpr float reading_width = 680;
    inline constexpr float board_width = 936; // three cards to compare side by side
    inline constexpr float hairline = 1;
    inline constexpr float border = 1.5F;
}

struct Theme {
    ThemeKind kind = ThemeKind::light;
    Palette colours;
    float text_scale = 1; // 1 to 2
    bool shadows = true;

    // What the canvas draws with; it multiplies by the text scale itself.
    TextStyle text(TextKind style, Colour colour) const;
    TextStyle text(TextKind style) const { return text(style, colours.text); }
    // A size that grows with the text, but less: icons, marks, heights of rows.
    float grown(float size) const;
    platform::PageColours page_colours() const;
};

struct ThemeChoice {
    ThemeKind kind = ThemeKind::light;
    std::optional<std::uint32_t> brand; // 0xRRGGBB of the survey; without it the product's own
    float text_scale = 1;
};

Theme make_theme(ThemeChoice const& choice);

std::string to_css(Colour colour);

// Relative luminance and contrast ratio (1 to 21) as WCAG 2.2 defines them.
float luminance(Colour colour);
float contrast(Colour a, Colour b);

struct ColourPair {
    char const* name;
    Colour front;
    Colour back;
    float least; // 4.5 for text, 3 for edges and icons
};

// Every pair the widgets draw.
std::vector<ColourPair> checked_pairs(Palette const& palette);

// The palette as CSS custom properties ("--dure-page: #…;"), for the page's own text and fields.
std::string css_variables(Palette const& palette);

}
