#include "ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dure::ui {

namespace {

    constexpr Colour rgb(std::uint32_t hex)
    {
        return Colour { static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255 };
    }

    constexpr Colour white = rgb(0xFFFFFF);
    constexpr Colour black = rgb(0x000000);
    constexpr Colour ink = rgb(0x0B1512); // text on a light brand colour

    // Celadon and persimmon: the glaze and the fruit.
    constexpr Colour celadon = rgb(0x0B7A63);
    constexpr Colour celadon_night = rgb(0x55CBA8);

    float linear(std::uint8_t channel)
    {
        float const value = static_cast<float>(channel) / 255.0F;
        return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
    }

    // Moves `colour` towards `pole` until it stands out enough against every background.
    template <std::size_t N>
    Colour stand_out(Colour colour, Colour pole, std::array<Colour, N> const& backgrounds, float least)
    {
        for (int step = 0; step <= 50; ++step) {
            Colour const tried = mix(colour, pole, static_cast<float>(step) / 50.0F);
            bool const enough = std::all_of(
                backgrounds.begin(), backgrounds.end(), [&](Colour back) { return contrast(tried, back) >= least; });
            if (enough)
                return tried;
        }
        return pole;
    }

    Palette light_palette()
    {
        Palette p;
        p.page = rgb(0xF4F6F4);
        p.page_glow = rgb(0xE3F1EB);
        p.surface = white;
        p.raised = white;
        p.sunken = rgb(0xF2F5F3);
        p.hairline = rgb(0xE3E8E5);
        p.border = rgb(0x7F8B86);
        p.text = rgb(0x16211D);
        p.text_soft = rgb(0x46534E);
        p.text_faint = rgb(0x5D6A65);
        p.brand = celadon;
        p.accent = rgb(0xF08A4B);
        p.accent_soft = rgb(0xFDF0E7);
        p.accent_text = rgb(0xA4460F);
        p.danger = rgb(0xC62F33);
        p.on_danger = white;
        p.danger_text = rgb(0xB3262B);
        p.danger_soft = rgb(0xFDEEED);
        p.warning_text = rgb(0x7D4F00);
        p.warning_soft = rgb(0xFFF4DA);
        p.success_text = rgb(0x0F6B3F);
        p.success_soft = rgb(0xE6F5EC);
        p.info_text = rgb(0x1F5A96);
        p.info_soft = rgb(0xE9F2FC);
        p.track = rgb(0xDCE3DF);
        p.disabled = rgb(0xE4E9E6);
        p.on_disabled = rgb(0x5F6B66);
        p.focus = rgb(0x1A5FD0);
        p.inverse = rgb(0x1F2A26);
        p.on_inverse = white;
        p.scrim = Colour { 8, 18, 14, 130 };
        p.shadow = Colour { 16, 44, 34, 26 };
        return p;
    }

    Palette dark_palette()
    {
        Palette p;
        p.page = rgb(0x0E1412);
        p.page_glow = rgb(0x13251F);
        p.surface = rgb(0x18201D);
        p.raised = rgb(0x202A26);
        p.sunken = rgb(0x2A3530);
        p.hairline = rgb(0x2A3531);
        p.border = rgb(0x75837D);
        p.text = rgb(0xEDF3F0);
        p.text_soft = rgb(0xBECAC4);
        p.text_faint = rgb(0x9DABA4);
        p.brand = celadon_night;
        p.accent = rgb(0xF49A5F);
        p.accent_soft = rgb(0x33231A);
        p.accent_text = rgb(0xFFB98B);
        p.danger = rgb(0xFF8A85);
        p.on_danger = rgb(0x2B0606);
        p.danger_text = rgb(0xFFA09B);
        p.danger_soft = rgb(0x351D1C);
        p.warning_text = rgb(0xFFCF70);
        p.warning_soft = rgb(0x32280F);
        p.success_text = rgb(0x7FDDA7);
        p.success_soft = rgb(0x15301F);
        p.info_text = rgb(0x9CCBFF);
        p.info_soft = rgb(0x172738);
        p.track = rgb(0x34403B);
        p.disabled = rgb(0x2A332F);
        p.on_disabled = rgb(0x9EABA5);
        p.focus = rgb(0x8FBBFF);
        p.inverse = rgb(0xEDF3F0);
        p.on_inverse = rgb(0x16211D);
        p.scrim = Colour { 0, 0, 0, 170 };
        p.shadow = Colour { 0, 0, 0, 70 };
        return p;
    }

    Palette high_contrast_palette()
    {
        Palette p;
        p.page = black;
        p.page_glow = black;
        p.surface = black;
        p.raised = black;
        p.sunken = black;
        p.hairline = rgb(0xB0B0B0);
        p.border = white;
        p.text = white;
        p.text_soft = white;
        p.text_faint = rgb(0xE6E6E6);
        p.brand = rgb(0xFFE24A);
        p.accent = rgb(0xFFB26B);
        p.accent_soft = black;
        p.accent_text = rgb(0xFFC48C);
        p.danger = rgb(0xFFB0AB);
        p.on_danger = black;
        p.danger_text = rgb(0xFFB0AB);
        p.danger_soft = black;
        p.warning_text = rgb(0xFFE24A);
        p.warning_soft = black;
        p.success_text = rgb(0x9DF5C0);
        p.success_soft = black;
        p.info_text = rgb(0xB5DBFF);
        p.info_soft = black;
        p.track = rgb(0x5A5A5A);
        p.disabled = rgb(0x2A2A2A);
        p.on_disabled = rgb(0xD0D0D0);
        p.focus = rgb(0x7FD8FF);
        p.inverse = white;
        p.on_inverse = black;
        p.scrim = Colour { 0, 0, 0, 200 };
        p.shadow = Colour { 0, 0, 0, 0 };
        return p;
    }

    // A survey's colour may be anything. The hue stays; lightness moves until words on it and its edge can be seen.
    void mix_in_brand(Palette& p, ThemeKind kind)
    {
        bool const is_light = kind == ThemeKind::light;
        Colour const pole = is_light ? black : white;
        if (contrast(p.brand, white) < 4.5F && contrast(p.brand, white) > 2.6F && is_light) {
            // White words look right on a coloured button; darken a little for them, but do not turn yellow into mud.
            p.brand = stand_out(p.brand, black, std::array { white }, 4.5F);
        }
        auto const words_on = [](Colour back) {
            if (contrast(back, white) >= 4.5F)
                return white;
            if (contrast(back, ink) >= 4.5F)
                return ink;
            return contrast(back, white) > contrast(back, black) ? white : black;
        };
        p.on_brand = words_on(p.brand);
        p.brand_press = mix(p.brand, p.on_brand == white ? black : white, 0.14F);
        p.brand_mark = stand_out(p.brand, pole, std::array { p.page, p.surface, p.raised }, 3.0F);
        p.on_brand_mark = words_on(p.brand_mark);
        float amount = is_light ? 0.09F : 0.17F;
        p.brand_soft = mix(p.surface, p.brand, amount);
        while (amount > 0.02F && contrast(p.brand_soft, p.text_faint) < 4.5F) {
            amount -= 0.01F;
            p.brand_soft = mix(p.surface, p.brand, amount);
        }
        p.brand_text
            = stand_out(p.brand, pole, std::array { p.page, p.surface, p.sunken, p.brand_soft, p.raised }, 4.5F);
        if (kind != ThemeKind::high_contrast)
            p.page_glow = mix(p.page, p.brand, is_light ? 0.10F : 0.12F);
    }

}

float luminance(Colour colour)
{
    return 0.2126F * linear(colour.red) + 0.7152F * linear(colour.green) + 0.0722F * linear(colour.blue);
}

float contrast(Colour a, Colour b)
{
    float const first = luminance(a);
    float const second = luminance(b);
    return (std::max(first, second) + 0.05F) / (std::min(first, second) + 0.05F);
}

std::string to_css(Colour colour)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string css = "#";
    auto const add = [&](std::uint8_t channel) {
        css += digits[channel >> 4];
        css += digits[channel & 15];
    };
    add(colour.red);
    add(colour.green);
    add(colour.blue);
    if (colour.alpha != 255)
        add(colour.alpha);
    return css;
}

Theme make_theme(ThemeChoice const& choice)
{
    Theme theme;
    theme.kind = choice.kind;
    theme.text_scale = std::clamp(choice.text_scale, 1.0F, 2.0F);
    theme.shadows = choice.kind != ThemeKind::high_contrast;
    if (choice.kind == ThemeKind::high_contrast) {
        // Someone who asks for high contrast needs it more than the survey needs its colour.
        theme.colours = high_contrast_palette();
    } else {
        theme.colours = choice.kind == ThemeKind::light ? light_palette() : dark_palette();
        theme.colours.brand = choice.brand ? Colour::hex(*choice.brand & 0xFFFFFFU) : theme.colours.brand;
    }
    mix_in_brand(theme.colours, choice.kind);
    return theme;
}

TextStyle Theme::text(TextKind style, Colour colour) const
{
    auto const styled = [&](float size, float line, Weight weight) {
        return TextStyle {
            .size = size, .weight = weight, .colour = colour, .line_height = line / size, .link = colours.brand_text
        };
    };
    // Display sizes grow less: at 200 % a 28 px headline would leave three syllables per line.
    auto const gently = [&](float size, float line) {
        float const less = grown(1000) / 1000 / text_scale;
        return styled(size * less, line * less, Weight::bold);
    };
    switch (style) {
    case TextKind::display:
        return gently(28, 38);
    case TextKind::title:
        return gently(23, 32);
    case TextKind::heading:
        return styled(18, 27, Weight::bold);
    case TextKind::strong:
        return styled(16, 24, Weight::bold);
    case TextKind::body:
        return styled(16, 25, Weight::regular);
    case TextKind::caption:
        return styled(14, 21, Weight::regular);
    case TextKind::small:
        return styled(13, 18, Weight::regular);
    }
    return styled(16, 25, Weight::regular);
}

float Theme::grown(float size) const
{
    return std::round(size * (1 + (text_scale - 1) * 0.6F));
}

platform::PageColours Theme::page_colours() const
{
    platform::PageColours page;
    page.background = colours.page.packed();
    page.surface = colours.surface.packed();
    page.ink = colours.text.packed();
    page.muted = colours.text_faint.packed();
    page.border = colours.border.packed();
    page.accent = colours.brand_mark.packed();
    page.on_accent = colours.on_brand_mark.packed();
    page.danger = colours.danger_text.packed();
    page.focus = colours.focus.packed();
    page.veil = colours.scrim.packed();
    page.dark = kind != ThemeKind::light;
    return page;
}

std::vector<ColourPair> checked_pairs(Palette const& p)
{
    std::vector<ColourPair> pairs;
    auto const text_on = [&](char const* name, Colour front, std::initializer_list<Colour> backs) {
        for (Colour back : backs)
            pairs.push_back(ColourPair { name, front, back, 4.5F });
    };
    auto const edge_on = [&](char const* name, Colour front, std::initializer_list<Colour> backs) {
        for (Colour back : backs)
            pairs.push_back(ColourPair { name, front, back, 3.0F });
    };
    text_on("text", p.text, { p.page, p.page_glow, p.surface, p.raised, p.sunken, p.brand_soft, p.accent_soft });
    text_on("text on notices", p.text, { p.danger_soft, p.warning_soft, p.success_soft, p.info_soft });
    text_on("text_soft", p.text_soft, { p.page, p.page_glow, p.surface, p.raised, p.sunken, p.brand_soft });
    text_on("text_faint", p.text_faint, { p.page, p.surface, p.raised, p.sunken, p.brand_soft });
    text_on("on_brand", p.on_brand, { p.brand });
    text_on("brand_text", p.brand_text, { p.page, p.surface, p.raised, p.sunken, p.brand_soft });
    text_on("accent_text", p.accent_text, { p.accent_soft, p.surface, p.page });
    text_on("on_danger", p.on_danger, { p.danger });
    text_on("danger_text", p.danger_text, { p.danger_soft, p.surface, p.page, p.raised });
    text_on("warning_text", p.warning_text, { p.warning_soft, p.surface });
    text_on("success_text", p.success_text, { p.success_soft, p.surface, p.page });
    text_on("info_text", p.info_text, { p.info_soft, p.surface });
    text_on("on_disabled", p.on_disabled, { p.disabled });
    text_on("on_inverse", p.on_inverse, { p.inverse });
    edge_on("border", p.border, { p.page, p.surface, p.raised, p.sunken });
    text_on("on_brand_mark", p.on_brand_mark, { p.brand_mark });
    edge_on("brand_mark", p.brand_mark, { p.page, p.surface, p.raised });
    edge_on("danger as an edge", p.danger, { p.surface, p.page });
    edge_on("focus", p.focus, { p.page, p.surface, p.raised, p.brand_soft });
    return pairs;
}

std::string css_variables(Palette const& p)
{
    std::string css;
    auto const add = [&](char const* name, Colour colour) {
        css += "  --dure-";
        css += name;
        css += ": " + to_css(colour) + ";\n";
    };
    add("page", p.page);
    add("page-glow", p.page_glow);
    add("surface", p.surface);
    add("raised", p.raised);
    add("sunken", p.sunken);
    add("hairline", p.hairline);
    add("border", p.border);
    add("text", p.text);
    add("text-soft", p.text_soft);
    add("text-faint", p.text_faint);
    add("brand", p.brand);
    add("brand-press", p.brand_press);
    add("on-brand", p.on_brand);
    add("brand-mark", p.brand_mark);
    add("on-brand-mark", p.on_brand_mark);
    add("brand-text", p.brand_text);
    add("brand-soft", p.brand_soft);
    add("accent", p.accent);
    add("danger", p.danger);
    add("danger-text", p.danger_text);
    add("danger-soft", p.danger_soft);
    add("info-text", p.info_text);
    add("info-soft", p.info_soft);
    add("warning-text", p.warning_text);
    add("warning-soft", p.warning_soft);
    add("success-text", p.success_text);
    add("track", p.track);
    add("disabled", p.disabled);
    add("on-disabled", p.on_disabled);
    add("focus", p.focus);
    add("scrim", p.scrim);
    return css;
}

}
