// Words in several languages: SurveyJS's { "default": …, "ko": …, "en": … }.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dure::survey {

struct LocalizedText {
    std::string fallback; // SurveyJS's "default", and a plain string
    std::vector<std::pair<std::string, std::string>> translations;

    // The words in `language` ("ko-KR" falls back to "ko"), else the default ones, else the first there are.
    std::string const& in(std::string_view language) const;
    bool is_empty() const;

    bool operator==(LocalizedText const&) const = default;
};

}
