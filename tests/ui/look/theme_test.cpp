#include "tests/source_folder.h"
#include "ui/theme.h"

#include <cstdio>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

using namespace dure::ui;

TEST_CASE("contrast is what WCAG says for known pairs")
{
    CHECK(contrast(Colour::hex(0x000000), Colour::hex(0xFFFFFF)) == doctest::Approx(21));
    CHECK(contrast(Colour::hex(0x777777), Colour::hex(0xFFFFFF)) == doctest::Approx(4.48).epsilon(0.005));
    CHECK(contrast(Colour::hex(0x123456), Colour::hex(0x123456)) == doctest::Approx(1));
}

TEST_CASE("every pair of colours the widgets use can be told apart, whatever colour a survey brings")
{
    std::vector<std::optional<std::uint32_t>> brands { std::nullopt };
    for (std::uint32_t red : { 0x00U, 0x55U, 0xAAU, 0xFFU })
        for (std::uint32_t green : { 0x00U, 0x55U, 0xAAU, 0xFFU })
            for (std::uint32_t blue : { 0x00U, 0x55U, 0xAAU, 0xFFU })
                brands.push_back((red << 16) | (green << 8) | blue);
    for (ThemeKind kind : { ThemeKind::light, ThemeKind::dark, ThemeKind::high_contrast })
        for (std::optional<std::uint32_t> brand : brands) {
            Theme const theme = make_theme({ kind, brand, 1 });
            for (ColourPair const& pair : checked_pairs(theme.colours)) {
                CAPTURE(static_cast<int>(kind));
                CAPTURE(brand.value_or(0xFFFFFFFFU));
                CAPTURE(pair.name);
                CAPTURE(to_css(pair.front));
                CAPTURE(to_css(pair.back));
                CHECK(contrast(pair.front, pair.back) >= pair.least);
            }
        }
}

TEST_CASE("a survey's colour stays its own hue where its words can be read on it")
{
    Theme const red = make_theme({ ThemeKind::light, 0xE4002B, 1 });
    CHECK(red.colours.brand == Colour::hex(0xE4002B));
    Theme const yellow = make_theme({ ThemeKind::light, 0xFEE500, 1 });
    CHECK(yellow.colours.brand == Colour::hex(0xFEE500));
    CHECK(contrast(yellow.colours.on_brand, yellow.colours.brand) >= 4.5F);
}

TEST_CASE("the page's style sheet has the same colours as the drawn screens")
{
    std::ifstream file(dure::tests::in_source_folder("web/theme.css"));
    REQUIRE(file.good());
    std::stringstream text;
    text << file.rdbuf();
    std::string const css = text.str();
    for (ThemeKind kind : { ThemeKind::light, ThemeKind::dark, ThemeKind::high_contrast }) {
        CAPTURE(static_cast<int>(kind));
        CHECK(css.find(css_variables(make_theme({ kind, std::nullopt, 1 }).colours)) != std::string::npos);
    }
}
