#include "survey/localized.h"

namespace dure::survey {

namespace {

    std::string const* find_language(LocalizedText const& text, std::string_view language)
    {
        for (auto const& [code, words] : text.translations) {
            if (code == language)
                return &words;
        }
        return nullptr;
    }

}

std::string const& LocalizedText::in(std::string_view language) const
{
    if (!language.empty()) {
        if (auto const* words = find_language(*this, language))
            return *words;
        if (auto const dash = language.find_first_of("-_"); dash != std::string_view::npos) {
            if (auto const* words = find_language(*this, language.substr(0, dash)))
                return *words;
        }
    }
    if (!fallback.empty() || translations.empty())
        return fallback;
    // Without default words English serves more readers than whatever happens to come first.
    if (auto const* words = find_language(*this, "en"))
        return *words;
    return translations.front().second;
}

bool LocalizedText::is_empty() const
{
    if (!fallback.empty())
        return false;
    for (auto const& [code, words] : translations) {
        if (!words.empty())
            return false;
    }
    return true;
}

}
