#include "app/settings.h"

#include "codec/json.h"

namespace dure::app {

namespace {

    constexpr char const* theme_names[] = { "system", "light", "dark", "high-contrast" };

}

std::string settings_to_json(Settings const& settings)
{
    survey::Record record;
    record.set("format", "dure.settings/1");
    if (settings.language)
        record.set("language", *settings.language == Language::korean ? "ko" : "en");
    record.set("theme", theme_names[static_cast<std::size_t>(settings.theme)]);
    record.set("textPercent", settings.text_percent);
    record.set("simpleScreen", settings.simple_screen);
    return codec::to_json(survey::Value(std::move(record)));
}

Settings settings_from_json(std::string_view bytes)
{
    Settings settings;
    auto const parsed = codec::parse_json(bytes);
    if (!parsed)
        return settings;
    auto const& language = parsed.value().member("language");
    if (language.is_text() && language.text() == "ko")
        settings.language = Language::korean;
    if (language.is_text() && language.text() == "en")
        settings.language = Language::english;
    auto const& theme = parsed.value().member("theme");
    for (std::size_t at = 0; at < std::size(theme_names); ++at) {
        if (theme.is_text() && theme.text() == theme_names[at])
            settings.theme = static_cast<Theme>(at);
    }
    auto const& percent = parsed.value().member("textPercent");
    if (percent.is_number() && percent.number() >= 100 && percent.number() <= 200)
        settings.text_percent = static_cast<int>(percent.number());
    auto const& simple = parsed.value().member("simpleScreen");
    if (simple.is_boolean())
        settings.simple_screen = simple.boolean();
    return settings;
}

}
