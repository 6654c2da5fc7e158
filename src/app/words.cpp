#include "app/words.h"

#include <array>
#include <cassert>
#include <iterator>

namespace dure::app {

namespace {

    struct Row {
        std::string_view korean;
        std::string_view english;
    };

    constexpr Row rows[] = {
#define DURE_WORD_ROW(name, korean, english) { korean, english },
        DURE_WORDS(DURE_WORD_ROW)
#undef DURE_WORD_ROW
    };
    static_assert(std::size(rows) == static_cast<std::size_t>(Word::count));

    std::string_view find(Language language, Word word)
    {
        assert(word < Word::count);
        auto const& row = rows[static_cast<std::size_t>(word)];
        return language == Language::korean ? row.korean : row.english;
    }

}

std::string say(Language language, Word word)
{
    return std::string(find(language, word));
}

std::string say(Language language, Word word, std::initializer_list<std::string_view> parts)
{
    auto const pattern = find(language, word);
    std::string words;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}') {
            auto const index = static_cast<std::size_t>(pattern[at + 1] - '0');
            if (index < parts.size()) {
                words += *(parts.begin() + index);
                at += 2;
                continue;
            }
        }
        words += pattern[at];
    }
    return words;
}

std::string_view code(Language language)
{
    return language == Language::korean ? "ko" : "en";
}

}
